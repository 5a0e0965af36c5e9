"""Card of step 2: which lots may stay outside the European procedure, and what room is left (art. 2.18 and 2.19)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain import dutch, fields
from ...domain.lots import LotLine, LotState, LotSum, lot_sum, name_of, with_exemption
from ...domain.norms import NoNormOnDate, Norms
from ...domain.tender import Tender
from ...domain.verdicts import MissingFact
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.hairline import Hairline
from ..widgets.hint import Hint
from ..widgets.layouts import Flow, column, holder, row, set_shown
from ..widgets.pill import Pill
from ..widgets.text import Label

_UNDO = "Ongedaan maken  Ctrl+Z"
_EXPLAIN = (
    "Boven de Europese drempel mag u kleine percelen los inkopen (art. 2.18 en 2.19 Aanbestedingswet 2012). "
    "Zo krijgen kleine en sociale ondernemingen een kans."
)
_THEN = "Dan rekent het programma de regeling uit."
_PILLS = {
    LotState.EXEMPT: "met",
    LotState.EXEMPT_TOO_LARGE: "not_met",
    LotState.EXEMPT_TOO_MUCH: "not_met",
    LotState.CAN: "opportunity",
    LotState.NO_ROOM: "not_applicable",
    LotState.TOO_LARGE: "not_applicable",
}


@dataclass(frozen=True)
class LotsTools:
    """What the card asks from outside: the norms for a tender, and the way to a field."""

    norms: Callable[[Tender], Norms]
    go_to: Callable[[str], object]


class LotsCard(Card):
    """Counts at every change; only its buttons change the tender. Hidden while there are no lots.

    `said(words, action words, action)` is for the undo bar.
    """

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: LotsTools, parent: QWidget | None = None) -> None:
        super().__init__("Percelenregeling", parent=parent)
        self._editor, self._tools = editor, tools
        self._made_from: tuple[object, ...] | None = None
        self._sum: LotSum | None = None
        self._missing = ""
        self._lines: list[_LotLine] = []
        self._sentence = Label("", tone="muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._totals = Label("", "strong", wrap=True)
        self._over = Hint(tone="bad", glyph="x-circle-fill")
        self._go = Button("Ga naar veld", "secondary", "arrow-right", small=True, glyph_after=True)
        self._all = Button("Zet alles wat past erbij", "secondary", "check", small=True)
        buttons = Flow(gap=8, line_gap=4)
        for button in (self._all, self._go):
            buttons.addWidget(button)
        self._buttons = holder(buttons)
        self.add(self._sentence, self._list, self._totals, self._over, self._buttons)
        self._go.clicked.connect(lambda: tools.go_to(self._missing))
        self._all.clicked.connect(self._on_all)
        editor.opened.connect(self._on_changed)
        editor.changed.connect(self._on_changed)
        self._on_changed(editor.tender)

    # -- for tests and the page -----------------------------------------------------------------------------------
    def sentence(self) -> str:
        """What stands above the lots."""
        return self._sentence.text()

    def totals(self) -> str:
        """What all exempted lots are together, and what room is left."""
        return self._totals.text() if not self._totals.isHidden() else ""

    def over(self) -> str:
        """What is too much, or ""."""
        return self._over.words()

    def texts(self) -> list[tuple[str, str, str]]:
        """Name, value and state of each lot that is shown."""
        return [line.texts() for line in self._lines if not line.isHidden()]

    def button(self, index: int) -> Button:
        """The button of a lot."""
        return self._lines[index].button

    def all_button(self) -> Button:
        return self._all

    def go_button(self) -> Button:
        return self._go

    # -- counting -------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count()

    def _on_changed(self, tender: Tender) -> None:
        set_shown(self, bool(tender.lots))
        if self.isVisible():
            self._count()

    def _count(self) -> None:
        """Count again when something changed that the sum follows from: not at every key in a text."""
        tender = self._editor.tender
        norms = self._tools.norms(tender)
        subject = tender.subject
        made_from = (
            tender.lots, tender.value, subject.nature, subject.is_social_or_specific_service, norms.day,
        )  # fmt: skip
        if made_from == self._made_from:
            return
        self._made_from, self._sum, self._missing = made_from, None, ""
        try:
            self._sum = lot_sum(tender, norms)
            sentence = _EXPLAIN if self._is_shown(self._sum) else _not_needed(tender)
        except MissingFact as missing:
            self._missing, sentence = missing.path, _asked(tender, missing.path)
        except NoNormOnDate as unknown:
            sentence = (
                f"Voor {dutch.day(unknown.day)} is niet bekend: {unknown.description.rstrip('.')}. "
                "Daarom is er geen berekening. Kies een andere peildatum."
            )
        self._show(sentence)

    @staticmethod
    def _is_shown(found: LotSum) -> bool:
        return found.is_needed or any(line.is_exempt for line in found.lines)

    def _show(self, sentence: str) -> None:
        found = self._sum if self._sum is not None and self._is_shown(self._sum) else None
        self._sentence.setText(sentence)
        lines = found.lines if found is not None else ()
        while len(self._lines) < len(lines):
            made = _LotLine()
            made.pressed.connect(self._on_pressed)
            self._lines.append(made)
            self._list.addWidget(made)
        for at, widget in enumerate(self._lines):
            widget.setVisible(at < len(lines))
            if at < len(lines):
                widget.show_line(lines[at])
        self._totals.setVisible(found is not None)
        self._totals.setText(_totals(found) if found is not None else "")
        self._over.show_words(_over(found) if found is not None else "")
        fitting = found.fitting if found is not None and found.is_needed and found.is_within else ()
        self._all.setVisible(len(fitting) > 1)
        self._go.setVisible(bool(self._missing))
        self._buttons.setVisible(len(fitting) > 1 or bool(self._missing))

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_pressed(self, index: int, is_exempt: bool) -> None:
        name = name_of(self._editor.tender.lots[index], index)
        words = f"{name} {'valt nu buiten' if is_exempt else 'hoort weer bij'} de Europese procedure"
        self._mark((index,), is_exempt, words)

    def _on_all(self) -> None:
        if self._sum is not None:
            many = len(self._sum.fitting)
            self._mark(self._sum.fitting, True, f"{many} percelen vallen nu buiten de Europese procedure")

    def _mark(self, indexes: Sequence[int], is_exempt: bool, words: str) -> None:
        self._editor.replace(with_exemption(self._editor.tender, indexes, is_exempt), words)
        self.said.emit(words, _UNDO, self._editor.undo_stack.undo)


class _LotLine(QWidget):
    """One lot: name, value, a pill with what the rule means for it, and a button: `pressed(index, is_exempt)`."""

    pressed = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self._line: LotLine | None = None
        self._name, self._value = Label("", "strong", wrap=True), Label("")
        self._pill = Pill("not_applicable", "")
        self.button = Button("Los inkopen", "secondary", small=True)
        self.button.clicked.connect(self._press)
        flow = Flow(gap=12, line_gap=4)
        flow.addWidget(self._pill)
        flow.addWidget(self.button)
        self.setLayout(column(Hairline(upright=False), row(self._name, self._value), holder(flow), gap=6))

    def show_line(self, line: LotLine) -> None:
        """Show this lot."""
        self._line = line
        self._name.setText(line.name)
        self._value.setText(f"{dutch.euro(line.value)} excl. btw")
        self._pill.set_state(_PILLS[line.state], line.state.label)
        can_press = line.is_exempt or line.state is LotState.CAN
        self.button.setVisible(can_press)
        words = "Haal uit de regeling" if line.is_exempt else "Los inkopen"
        self.button.setText(words)
        self.button.setAccessibleName(f"{words}: {line.name}")
        self.button.updateGeometry()

    def texts(self) -> tuple[str, str, str]:
        """Name, value and state, as they are shown."""
        state = self._line.state.label if self._line is not None else ""
        return self._name.text(), self._value.text(), state

    def _press(self) -> None:
        if self._line is not None:
            self.pressed.emit(self._line.index, not self._line.is_exempt)


def _not_needed(tender: Tender) -> str:
    value = tender.estimated_value
    words = f" ({dutch.euro(value)})" if value is not None else ""
    return f"De raming{words} ligt onder de Europese drempel. U hebt de percelenregeling niet nodig."


def _asked(tender: Tender, path: str) -> str:
    parts = path.split(".")
    if parts[0] == "lots" and len(parts) > 2:
        index = int(parts[1])
        return f"Vul eerst de waarde in van {name_of(tender.lots[index], index)}. {_THEN}"
    return f"Vul eerst in: {fields.label_of(Tender, path)}. {_THEN}"


def _totals(found: LotSum) -> str:
    return (
        f"Buiten de procedure: {found.exempt_value} van ten hoogste {found.ceiling} "
        f"({found.share_limit} van {found.total}). Nog ruimte: {found.room}. "
        f"Een perceel moet minder dan {found.limit} waard zijn."
    )


def _over(found: LotSum) -> str:
    large = [line.name for line in found.lines if line.state is LotState.EXEMPT_TOO_LARGE]
    words = []
    if large:
        verb = "is" if len(large) == 1 else "zijn"
        words.append(f"{dutch.listed(large)} {verb} te groot: een perceel moet minder dan {found.limit} waard zijn.")
    if found.excess.amount:
        words.append(f"Samen is het {found.excess} te veel. Haal een perceel uit de regeling.")
    return " ".join(words)
