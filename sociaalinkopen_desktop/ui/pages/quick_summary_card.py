"""Card at the top of step 1 after the quick start: what the program chose, why, and where to change it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.quick_start import MadeChoice
from ...domain.tender import Tender
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import column, holder, row
from ..widgets.text import Glyph, Label

AT_FIRST = 5
"""So many choices are shown before one asks for all of them."""


class QuickSummaryCard(Card):
    """Shown for a tender that the quick start made, until the officer closes it. `go_to(str)`: show that field.

    `begun(id)` gives the choices of the quick start for the tender with that id; none for any other.
    """

    go_to = Signal(str)

    def __init__(
        self, editor: TenderEditor, begun: Callable[[str], tuple[MadeChoice, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__("Wat het programma koos en waarom", parent=parent)
        self._begun = begun
        self._closed: set[str] = set()
        self._shown = ""
        self._links: list[Button] = []
        self._lines: list[QWidget] = []
        self._close = Button("Sluit", "quiet", "x", small=True, name="Sluit het overzicht van de snelle start")
        self._close.clicked.connect(self._on_close)
        self.add_to_head(self._close)
        self._intro = Label("", tone="muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._more = Button("Toon alles", "quiet", "caret-down", small=True)
        self._more.clicked.connect(self._show_all)
        self.add(self._intro, self._rows, row(self._more, None))
        editor.opened.connect(self.show_tender)
        self.show_tender(editor.tender)

    # -- for tests and the page -----------------------------------------------------------------------------------
    def links(self) -> list[Button]:
        """The buttons that lead to the fields, in order."""
        return self._links

    def close_button(self) -> Button:
        return self._close

    def more_button(self) -> Button:
        """Shows the choices that are left out at first; hidden when there are none."""
        return self._more

    def show_tender(self, tender: Tender) -> None:
        """Show the choices made for this tender; nothing when there are none, or when they were closed."""
        choices = self._begun(tender.id) if tender.id and tender.id not in self._closed else ()
        if tender.id != self._shown:
            self._shown = tender.id
            self._fill(choices)
        if self.parentWidget() is not None or not choices:  # without a parent it would be a window of its own
            self.setVisible(bool(choices))

    def _on_close(self) -> None:
        self._closed.add(self._shown)
        self.hide()

    def _fill(self, choices: tuple[MadeChoice, ...]) -> None:
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._links, self._lines = [], []
        filled = [choice for choice in choices if not choice.is_advice]
        advice = [choice for choice in choices if choice.is_advice]
        self._intro.setText(_intro(len(filled), len(advice)))
        for place, choice in enumerate((*filled, *advice)):
            line = self._row(choice)
            self._lines.append(line)
            self._rows.addWidget(line)
            if place >= AT_FIRST and len(choices) > AT_FIRST + 1:
                line.hide()
        self._more.setText(f"Toon alle {len(choices)}")
        self._more.setVisible(len(choices) > AT_FIRST + 1)

    def _show_all(self) -> None:
        for line in self._lines:
            line.show()
        self._links[AT_FIRST].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._more.hide()

    def _row(self, choice: MadeChoice) -> QWidget:
        words = f"Tip: {_lower(choice.label)}" if choice.is_advice else f"{choice.label}: {choice.words}"
        glyph = Glyph("lightbulb", "accent", 16) if choice.is_advice else Glyph("check", "ok", 16)
        link = Button("Ga naar veld", "quiet", small=True)
        link.setAccessibleName(f"Ga naar {choice.label}")
        link.clicked.connect(lambda _on=False, path=choice.path: self.go_to.emit(path))
        self._links.append(link)
        told = column(Label(words, "strong", wrap=True), Label(choice.reason, "caption", "muted", wrap=True), gap=2)
        line = row(gap=10)
        line.addLayout(column(glyph, None, margins=(0, 1, 0, 0)))
        line.addLayout(told, 1)
        line.addLayout(column(link, None))
        return holder(line)


def _intro(filled: int, advice: int) -> str:
    made = {0: "Er is nog niets ingevuld", 1: "Eén veld is ingevuld"}.get(filled, f"{filled} velden zijn ingevuld")
    tips = {0: "", 1: ", en er is één tip"}.get(advice, f", en er zijn {advice} tips")
    return f"{made}{tips}. U kunt alles wijzigen."


def _lower(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
