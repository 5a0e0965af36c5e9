"""The log of revisions on screen: what is in it, and what changed since, to record with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.dossier import Revision
from ...domain.revising import change_lines, recorded, told
from ...domain.tender import Tender
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.hint import Hint
from ..widgets.inputs import LongTextEdit
from ..widgets.layouts import Flow, holder
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable

COLUMNS = (TextColumn("Herziening", 3), TextColumn("Wat is gewijzigd", 6), TextColumn("Waarom", 4))
MOST_LINES = 12


class RevisionsCard(Card):
    """Hidden until the tender was published. `said(words, action words, action)` is for the undo bar."""

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("Herzieningen na publicatie", parent=parent)
        self._editor, self._today = editor, today
        self._base: Tender | None = None
        self._lines: tuple[str, ...] = ()
        self._table = TextTable(COLUMNS, name="Herzieningen")
        self._since = Label("", wrap=True)
        self._changes = Label("", "caption", "muted", wrap=True)
        self._reason = LongTextEdit(lines=2, most_lines=6)
        self._reason_row = FieldRow("Waarom", self._reason, explain="Bijvoorbeeld: een vraag in de nota.")
        self._missing = Hint()
        self._record = Button("-", "secondary", "check", small=True)
        self._record.clicked.connect(self.record)
        buttons = Flow()
        buttons.addWidget(self._record)
        self._buttons = holder(buttons)
        self._reason.edited.connect(lambda _text: self._missing.show_words(""))
        self.add(self._table, self._since, self._changes, self._reason_row, self._missing, self._buttons)
        self.hide()

    # -- for tests ------------------------------------------------------------------------------------------------
    def table(self) -> TextTable:
        return self._table

    def reason_field(self) -> LongTextEdit:
        return self._reason

    def record_button(self) -> Button:
        return self._record

    def words(self) -> tuple[str, str, str]:
        """What is said about the changes since, the changes themselves, and what is missing."""
        return self._since.text(), self._changes.text(), self._missing.words()

    # -- showing --------------------------------------------------------------------------------------------------
    def show_tender(self, tender: Tender, base: Tender | None) -> None:
        """Show the log; `base` is the tender as it was at the last revision, None while that is being kept."""
        self._base = base
        self.setVisible(bool(tender.revisions))
        if not tender.revisions:
            return
        self._table.set_rows([_row(item) for item in reversed(tender.revisions)])
        self._lines = change_lines(base, tender) if base is not None else ()
        last = told(tender.revisions[-1].number)
        number = len(self._lines)
        words = "is 1 punt" if number == 1 else f"zijn {number} punten"
        if base is None:
            self._since.setText(f"De versie van '{last}' wordt nog bewaard.")
        elif not number:
            self._since.setText(f"Sinds '{last}' is er niets gewijzigd.")
        else:
            self._since.setText(f"Sinds '{last}' {words} gewijzigd. Leg dit vast, dan staat het in de motivering.")
        shown = [f"•  {line}" for line in self._lines[:MOST_LINES]]
        if number > MOST_LINES:
            shown.append(f"En nog {number - MOST_LINES}.")
        self._changes.setText("\n".join(shown))
        for part in (self._changes, self._reason_row, self._buttons):
            part.setVisible(bool(number))
        if not number:
            self._missing.show_words("")
        next_number = max(item.number for item in tender.revisions) + 1
        self._record.setText(f"Leg vast als herziening {next_number}")

    def drop_typing(self) -> None:
        """Another tender is shown."""
        self._reason.reset("")
        self._missing.show_words("")

    def record(self) -> None:
        """Write the changes with their reason in the log, as one step."""
        if not self._lines:
            return
        reason = self._reason.value()
        if not reason.strip():
            self._missing.show_words("Schrijf kort waarom. Een lezer van het dossier wil dat weten.")
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        made = recorded(self._editor.tender, self._lines, reason, self._today())
        words = f"{told(made.revisions[-1].number)} vastgelegd"
        self._reason.reset("")
        self._editor.replace(made, words)
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self._editor.undo_stack.undo)


def _row(item: Revision) -> tuple[TextCell, ...]:
    return (
        TextCell(told(item.number), dutch.day(item.made_on) if item.made_on else "", strong=True),
        TextCell(item.changes.strip() or "–"),
        TextCell(item.reason.strip() or "–", tone="muted"),
    )
