"""The help beside the work: a field to seek in, the list of topics, and the topic itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.help import HelpBook, Topic
from ..models.help_rows import HelpRows
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.help_list import HelpList
from ..widgets.help_text import FieldHelp, HelpText
from ..widgets.layouts import Flow, column, holder, row
from ..widgets.page_stack import PageStack
from ..widgets.search_field import SearchField
from ..widgets.text import Label

_GRIP = 7
_STEP = 40  # pixels that the pane grows with a key

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_OWN_KEYS = frozenset(
    {
        (Key.Key_Escape, Modifier.NoModifier),
        (Key.Key_Left, Modifier.AltModifier),
        (Key.Key_F, Modifier.ControlModifier),
        (Key.Key_P, Modifier.ControlModifier),
        (Key.Key_Left, Modifier.AltModifier | Modifier.ShiftModifier),
        (Key.Key_Right, Modifier.AltModifier | Modifier.ShiftModifier),
    }
)
"""Keys that mean something in the help while it has the focus, whatever they do elsewhere in the window."""


class HelpPane(QWidget):
    """Shows topics of `book`.

    `closed()`: the user is done. `print_requested(str)`: one topic on paper. `manual_requested()`: all of it as PDF.
    `widened(int)`: make it so many pixels wider, or narrower below zero. `chosen()`: the user went to a topic herself.
    """

    closed = Signal()
    print_requested = Signal(str)
    manual_requested = Signal()
    widened = Signal(int)
    chosen = Signal()

    def __init__(self, book: HelpBook, pictures: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._before: list[str] = []
        self.setAccessibleName("Hulp")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.grip = Grip(self)
        self.rows = HelpRows(book, self)
        self.search = SearchField("Zoek in de hulp", "Zoek in de hulp", grows=True)
        self.search.installEventFilter(self)
        self.list = HelpList(self.rows)
        self.nothing = Label("", tone="muted", wrap=True)
        self.text = HelpText(book, pictures)
        self.close_button = Button("", "quiet", "x", small=True, name="Hulp sluiten (Esc)")
        self.back_button = Button("Vorige", "quiet", "caret-left", small=True)
        self.back_button.setToolTip("Het onderwerp hiervoor (Alt+pijl links)")
        self.all_button = Button("Alle onderwerpen", "quiet", "list", small=True)
        self.print_button = Button("Afdrukken", "quiet", "printer", small=True)
        self.manual_button = Button("Handleiding als PDF", "quiet", "download-simple", small=True)
        self.pages = PageStack()
        listed = holder(column(self.nothing, self.list, gap=0))
        for page in (listed, self.text):
            self.pages.addWidget(page)
        self._tools = Flow(gap=0, line_gap=0)
        for button in (self.back_button, self.all_button, self.print_button, self.manual_button):
            self._tools.addWidget(button)
        self._tool_box = holder(self._tools)
        head = row(Label("Hulp", "section"), None, self.close_button, margins=(0, 0, 0, 0))
        inner = column(head, self.search, self._tool_box, self.pages, gap=8, margins=(12, 18, 12, 12))
        inner.setStretchFactor(self.pages, 1)
        both = row(self.grip, gap=0)
        both.addLayout(inner, 1)
        self.setLayout(both)
        self._connect()
        self.show_list()

    def _connect(self) -> None:
        self.grip.dragged.connect(self.widened)
        self.search.searched.connect(self._seek)
        self.search.downwards.connect(self._to_list)
        self.list.opened.connect(self._choose)
        self.list.upwards.connect(self.focus_search)
        self.text.link_asked.connect(self._choose)
        self.text.larger_asked.connect(self.widened)
        self.close_button.clicked.connect(self.closed)
        self.back_button.clicked.connect(self.go_back)
        self.all_button.clicked.connect(self._show_all)
        self.print_button.clicked.connect(self._print)
        self.manual_button.clicked.connect(self.manual_requested)

    # -- showing --------------------------------------------------------------------------------------------------
    def topic(self) -> Topic | None:
        """The topic that can be read now; None while the list is shown."""
        return self.text.topic() if self.pages.currentWidget() is self.text else None

    def show_topic(self, identifier: str, field: FieldHelp | None = None) -> None:
        """Show what belongs to where the user is; going back begins here. Raises KeyError for an unknown topic."""
        self._before.clear()
        self.search.show_words("")
        self.rows.seek("")
        self._show(identifier, field)

    def show_list(self) -> None:
        """Show all topics, or what was found."""
        self.pages.setCurrentIndex(0)
        self._enable()

    def focus_text(self) -> None:
        """Put the focus in what can be read."""
        shown = self.text if self.topic() is not None else self.list
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Put the focus in the field to seek in."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go_back(self) -> None:
        """Show the topic before this one; when there is none the help closes."""
        if self.pages.currentIndex() == 0 and self.text.topic() is not None:
            self.search.show_words("")
            self.rows.seek("")
            self.pages.setCurrentWidget(self.text)
            self.focus_text()
            self._enable()
        elif self._before:
            self._show(self._before.pop())
            self.focus_text()
        else:
            self.closed.emit()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _show(self, identifier: str, field: FieldHelp | None = None, words: str = "") -> None:
        self.text.show_topic(self._book.topic(identifier), field, words)
        self.pages.setCurrentWidget(self.text)
        self._enable()

    def _choose(self, identifier: str) -> None:
        now = self.text.topic()
        if now is not None and now.id != identifier:
            self._before.append(now.id)
        self._show(identifier, words=self.search.words())
        self.chosen.emit()
        self.focus_text()

    def _seek(self, words: str) -> None:
        self.rows.seek(words)
        hits = bool(self.rows.rows)
        self.nothing.setText("" if hits else f"Niets gevonden met “{words}”. Probeer een ander of korter woord.")
        self.nothing.setVisible(not hits)
        self.list.setVisible(hits)
        self.list.scrollToTop()
        self.show_list()
        if words:
            self.chosen.emit()

    def _to_list(self) -> None:
        self.show_list()
        if self.rows.rows:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_all(self) -> None:
        self.search.show_words("")
        self._seek("")
        now = self.text.topic()
        self.list.stand_on(now.id if now is not None else "")
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chosen.emit()

    def _print(self) -> None:
        now = self.topic()
        if now is not None:
            self.print_requested.emit(now.id)

    def _enable(self) -> None:
        shown = self.topic()
        self.print_button.setVisible(shown is not None)
        self.manual_button.setVisible(shown is None)
        self.all_button.setVisible(shown is not None)
        is_list = shown is None and self.text.topic() is not None
        self.back_button.setVisible(bool(self._before) or is_list)
        self._fit()

    # -- keys and looks -------------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field opens the best topic."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.search and is_press and event.key() in (Key.Key_Return, Key.Key_Enter):  # type: ignore[attr-defined]
            self.search.tell()
            if self.search.words() and self.rows.rows:
                self.list.open_current()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Modifier.ShiftModifier)
        match event.key() if _is_own(event) else None:
            case Key.Key_Escape:
                self.closed.emit()
            case Key.Key_Left | Key.Key_Right if shifted:
                self.widened.emit(_STEP if event.key() == Key.Key_Left else -_STEP)
            case Key.Key_Left:
                self.go_back()
            case Key.Key_F:
                self.focus_search()
            case Key.Key_P:
                self._print()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """The buttons take as many lines as they need."""
        room = max(1, self.width() - _GRIP - 24)
        self._tool_box.setFixedHeight(self._tools.heightForWidth(room))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), look().px(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground of its own, and a line between it and the work."""
        p = QPainter(self)
        p.fillRect(self.rect(), look().c.surface)
        p.fillRect(0, 0, 1, self.height(), look().c.line)
        p.end()


class Grip(QWidget):
    """The edge that can be dragged; `dragged(int)`: so many pixels wider. The keyboard has keys of its own for it."""

    dragged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from: QPoint | None = None
        self.setFixedWidth(_GRIP)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAccessibleName("Rand van de hulp")
        self.setToolTip("Sleep om de hulp breder of smaller te maken (Alt+Shift+pijl)")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            now = event.globalPosition().toPoint()
            by, self._from = self._from.x() - now.x(), now
            if by:
                self.dragged.emit(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three dots in the middle say that it can be dragged."""
        p, style = QPainter(self), look()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(style.c.field_line)
        for at in (-8, 0, 8):
            p.drawEllipse(2, self.height() // 2 + at, 3, 3)
        p.end()


def _is_own(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Modifier.KeypadModifier
    return (Key(event.key()), modifiers) in _OWN_KEYS
