"""The two bars above a preview: where one is and how large it is shown, and what is sought in the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ..theme import look
from ..widgets.buttons import Button
from ..widgets.choices import ChoiceBox
from ..widgets.layouts import Flow, row
from ..widgets.line_edits import IntegerEdit
from ..widgets.page_layout import FIT_PAGE, FIT_WIDTH, STEPS
from ..widgets.search_field import SearchField
from ..widgets.text import Label

ZOOMS = ((FIT_WIDTH, "Breedte"), (FIT_PAGE, "Hele pagina"), *((step, f"{step}\u00a0%") for step in STEPS))
FEW_CHAPTERS = 8
TO_GRAY, TO_COLOUR = "Toon en druk af in zwart-wit", "Toon en druk weer af in kleur"


@dataclass(frozen=True)
class Place:
    """A heading to go to: its words and its depth, 0 for a chapter."""

    words: str
    level: int
    go: Callable[[], object]


class _PageNumber(IntegerEdit):
    """The number of the page; only Enter or leaving goes there, so that "12" does not pass page 1."""

    entered = Signal(int)
    designed_width = 52

    def __init__(self) -> None:
        super().__init__(minimum=1)
        self.setAccessibleName("Paginanummer")
        self.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        if self.value() is not None:
            self.entered.emit(self.value())


class PageBar(QWidget):
    """`turned(int)`: a page on (1) or back (-1). `number_entered(int)`: to that page, from 1. `zoom_chosen(int)`.

    `zoom_stepped(int)`: larger (1) or smaller (-1). `gray_chosen(bool)`: as on a printer without colours.
    """

    turned = Signal(int)
    number_entered = Signal(int)
    zoom_chosen = Signal(int)
    zoom_stepped = Signal(int)
    gray_chosen = Signal(bool)
    search_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Voorbeeld: pagina en grootte")
        self._places: Sequence[Place] = ()
        self._pages = 0
        self.back = Button("", "quiet", "caret-up", small=True, name="Vorige pagina")
        self.on = Button("", "quiet", "caret-down", small=True, name="Volgende pagina")
        self.number = _PageNumber()
        self._whole = Label("", "body", "muted")
        self.smaller = Button("", "quiet", "minus", small=True, name="Kleiner (Ctrl+- met de pagina actief)")
        self.larger = Button("", "quiet", "plus", small=True, name="Groter (Ctrl++ met de pagina actief)")
        self.zoom = ChoiceBox(ZOOMS, width=124)
        self.zoom.setAccessibleName("Grootte van de pagina")
        self.zoom.setToolTip(
            "Klik op de pagina; daarna werken Ctrl++ en Ctrl+- op de pagina, en Ctrl+0 is hele breedte"
        )
        self.zoom.set_value(FIT_WIDTH)
        self.contents = Button("", "quiet", "list-bullets", small=True, name="Inhoud van het document")
        self.search = Button("", "quiet", "magnifying-glass", small=True, name="Zoek in het document (Ctrl+F)")
        self.gray = Button("", "quiet", "circle-half", small=True, name=TO_GRAY)
        flow = Flow(gap=4, line_gap=2)
        parts = (self.back, self.number, self._whole, self.on, self.smaller, self.zoom, self.larger)
        for part in (*parts, self.contents, self.search, self.gray):
            flow.addWidget(part)
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.number.entered.connect(self.number_entered)
        self.zoom.edited.connect(lambda zoom: self.zoom_chosen.emit(zoom))
        self.smaller.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_stepped.emit(1))
        self.contents.clicked.connect(lambda: self.open_contents())
        self.search.clicked.connect(self.search_asked)
        self.gray.clicked.connect(lambda: self.set_gray(not self.gray.is_on))
        self.show_place(0, 0)
        self.show_contents(())

    def set_gray(self, gray: bool) -> None:
        """Show and print without colours, or with them again."""
        self.gray.set_on(gray)
        self.gray.setAccessibleName(TO_COLOUR if gray else TO_GRAY)
        self.gray.setToolTip(self.gray.accessibleName())
        self.gray_chosen.emit(gray)

    def show_place(self, page: int, pages: int) -> None:
        """Say which page is read (from 1) and how many there are; (0, 0) while there is nothing."""
        self._pages = pages
        self.setEnabled(pages > 0)
        if not self.number.hasFocus() or not self.number.isModified():
            self.number.reset(page or None)
        self._whole.setText(f"van {pages}" if pages else "")
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < pages)

    def show_zoom(self, zoom: int) -> None:
        """Say how large the pages are shown."""
        self.zoom.set_value(zoom)

    def show_contents(self, places: Sequence[Place]) -> None:
        """The headings to go to; without any the button goes."""
        self._places = places
        self.contents.setVisible(bool(places))

    def open_contents(self) -> QMenu:
        """Open the menu with the chapters; of a short document with what is below them too."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Inhoud van het document")
        deepest = 1 if sum(place.level == 0 for place in self._places) <= FEW_CHAPTERS else 0
        for place in self._places:
            if place.level > deepest:
                continue
            words = look().metrics().elidedText(place.words, Qt.TextElideMode.ElideRight, look().px(420))
            action = menu.addAction(("      " * place.level + words).replace("&", "&&"))
            action.triggered.connect(lambda _on=False, go=place.go: go())
        menu.popup(self.contents.mapToGlobal(QPoint(0, self.contents.height() + 2)))
        return menu


class _Find(SearchField):
    """The words that are sought; Enter goes on to the next, Shift+Enter back."""

    asked = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tell()
            self.asked.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """`sought(str)`: other words. `went(int)`: to the next place (1) or the one before (-1). `left()`: closed."""

    sought = Signal(str)
    went = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Zoeken in het document")
        self.field = _Find("Zoek in dit document", "Zoek in dit document", grows=True)
        self.count = Label("", "caption", "muted")
        self.back = Button("", "quiet", "caret-up", small=True, name="Vorige vindplaats (Shift+F3)")
        self.on = Button("", "quiet", "caret-down", small=True, name="Volgende vindplaats (F3)")
        self.close_button = Button("", "quiet", "x", small=True, name="Zoeken sluiten")
        self.setLayout(row(self.field, self.count, self.back, self.on, self.close_button, gap=4))
        self.field.searched.connect(self.sought)
        self.field.asked.connect(self.went)
        self.field.left.connect(self.left)
        self.back.clicked.connect(lambda: self.went.emit(-1))
        self.on.clicked.connect(lambda: self.went.emit(1))
        self.close_button.clicked.connect(self.left)
        self.show_count(0, 0)

    def show_count(self, at: int, whole: int) -> None:
        """Say which place is shown (from 1) of how many, on screen and to a screen reader."""
        if not self.field.words():
            words = ""
        elif not whole:
            words = "Niet gevonden"
        else:
            words = f"{at} van {whole}"
        if words != self.count.text():
            self.count.setText(words)
            if self.isVisible() and words:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.back.setEnabled(whole > 0)
        self.on.setEnabled(whole > 0)
