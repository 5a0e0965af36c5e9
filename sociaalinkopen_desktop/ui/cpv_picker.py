"""The picker of CPV codes: a panel over the window to search in, or to walk through the whole list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QSizePolicy,
    QStackedWidget,
    QTreeView,
    QWidget,
)

from ..domain.cpv import CpvCode, digits_of, is_annex_xiv, nature_of
from ..domain.cpv_search import LIMIT
from .cpv_lines import CpvDelegate
from .cpv_tools import CpvTools
from .drawing import rounded
from .models.cpv import CpvLine, CpvListModel, CpvTreeModel
from .theme import look
from .tokens import RADIUS_CARD
from .widgets.buttons import Button
from .widgets.layouts import Flow, column, holder, row
from .widgets.search_field import SearchField
from .widgets.segment import Segment
from .widgets.text import Label

FOUND, TREE = "found", "tree"
_WIDTH, _HEIGHT, _LEAST_HEIGHT, _MARGIN, _GAP = 720, 520, 320, 12, 4
_WORDS = "Typ een woord of een deel van een code. Hieronder staan voorbeelden."
_NOTHING = "Niets gevonden. Probeer een ander woord, of blader door de hele lijst."
_NO_LIST = "De lijst met codes is niet te lezen. Installeer het programma opnieuw. Zelf een code typen kan wel."


class CpvPicker(QWidget):
    """Lies over the window below `anchor`; the rest of the window stays usable.

    `picked(str)`: a code of eight digits was chosen. `closed(bool)`: it is gone; True asks for the focus back.
    """

    picked = Signal(str)
    closed = Signal(bool)

    def __init__(self, tools: CpvTools, anchor: QWidget, sought: str = "", chosen: Iterable[str] = ()) -> None:
        super().__init__(anchor.window())
        self._tools, self._anchor = tools, anchor
        self._chosen = tuple(digits_of(code) for code in chosen)
        self._is_closed = False
        self.setAccessibleName("CPV-code zoeken")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.search = SearchField("Bijvoorbeeld schoonmaak, kerstpakket of 7731", "Zoek een CPV-code", grows=True)
        self.ways = Segment(((FOUND, "Zoeken"), (TREE, "Hele lijst")))
        self.ways.setAccessibleName("Zoeken of bladeren")
        self.ways.set_value(FOUND)
        self._count = Label("", "caption", "muted", wrap=True)
        self._model = CpvListModel(self)
        self.list = _view(QListView(), "Gevonden codes")
        self.list.setModel(self._model)
        self._list_lines = CpvDelegate(self.list, two_lines=True)
        self.list.setItemDelegate(self._list_lines)
        self.tree = QTreeView()
        _view(self.tree, "Hele lijst met codes")
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self._tree_lines = CpvDelegate(self.tree, two_lines=False)
        self.tree.setItemDelegate(self._tree_lines)
        self._tree_model: CpvTreeModel | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.tree)
        self._about = Label("", "caption", "muted", wrap=True)
        self.star = Button("Favoriet", "quiet", "star", small=True)
        self.choose = Button("Kies deze code", "primary", small=True)
        self.shut = Button("", "quiet", "x", small=True, name="Sluiten (Esc)")
        self._lay_out()
        self._connect()
        self._show_found("")
        if sought:
            self.search.show_words(sought)

    def _lay_out(self) -> None:
        head = row(Label("CPV-code zoeken", "section"), None, self.shut)
        ways = Flow(gap=12, line_gap=4)
        ways.addWidget(self.ways)
        self._count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot = Flow(gap=8, line_gap=4)
        for button in (self.choose, self.star):
            foot.addWidget(button)
        box = column(
            head, self.search, row(holder(ways), self._count, gap=12), self._stack, self._about, holder(foot), gap=8,
            margins=(16, 12, 16, 14),
        )  # fmt: skip
        box.setStretchFactor(self._stack, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._show_found(self.search.words()))
        self.search.installEventFilter(self)
        for view, lines in ((self.list, self._list_lines), (self.tree, self._tree_lines)):
            view.installEventFilter(self)
            view.doubleClicked.connect(lambda _index: self._on_choose())
            lines.starred.connect(self._on_star)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_current())
        self.ways.edited.connect(self._on_way)
        self.star.clicked.connect(lambda: self._on_star(""))
        self.choose.clicked.connect(self._on_choose)
        self.shut.clicked.connect(lambda: self.dismiss())
        self.star.setToolTip("Bij uw favorieten zetten of eraf halen (Ctrl+B)")
        self.window().installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # -- opening and closing --------------------------------------------------------------------------------------
    def open(self) -> None:
        """Show the panel with the focus in the search field."""
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.search.selectAll()

    def dismiss(self, back: bool = True) -> None:
        """Close the panel; `back` gives the focus back to the field."""
        if self._is_closed:
            return
        self._is_closed = True
        self.window().removeEventFilter(self)
        self.hide()
        self.closed.emit(back)
        self.deleteLater()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The focus went elsewhere in the window: the panel is no longer needed."""
        if now is not None and self.isVisible() and now is not self and not self.isAncestorOf(now):
            self.dismiss(back=False)

    def _place(self) -> None:
        """Below the field or above it, where there is more room; over it in a window that is too low for either."""
        style, window = look(), self.window()
        room = window.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        wide, high = min(style.px(_WIDTH), room.width()), min(style.px(_HEIGHT), room.height())
        field = QRect(self._anchor.mapTo(window, QPoint(0, 0)), self._anchor.size())
        x = max(room.left(), min(field.x(), room.right() - wide + 1))
        below, above = room.bottom() - field.bottom() - _GAP, field.top() - _GAP - room.top()
        if max(below, above) >= style.px(_LEAST_HEIGHT):
            is_below = below >= min(high, above)
            high = min(high, below if is_below else above)
            y = field.bottom() + 1 + _GAP if is_below else field.top() - _GAP - high
        else:
            y = room.bottom()
        y = max(room.top(), min(y, room.bottom() - high + 1))  # the field may be scrolled out of sight
        self.setGeometry(QRect(x, y, wide, high))

    # -- showing --------------------------------------------------------------------------------------------------
    def current(self) -> CpvCode | None:
        """The code that is marked in what is shown now."""
        if self.ways.value() == TREE:
            return self._tree_model.code_at(self.tree.currentIndex()) if self._tree_model is not None else None
        line = self._model.line(self.list.currentIndex().row())
        return line.code if line is not None else None

    def lines(self) -> list[CpvLine]:
        """The lines of the list that is shown while searching."""
        made = (self._model.line(at) for at in range(self._model.rowCount()))
        return [line for line in made if line is not None]

    def told(self) -> str:
        """What stands above the list: how many were found, or what to do."""
        return self._count.text()

    def _show_found(self, words: str) -> None:
        if self.ways.value() != FOUND:
            self.ways.set_value(FOUND)
            self._stack.setCurrentWidget(self.list)
        lines = self._searched(words) if words else self._at_hand()
        self._model.show_lines(lines)
        self._count.setText(self._told(words, len(lines)))
        if lines and (words or self._has_own()):  # an example is not chosen by Enter alone
            self._mark(self._model.index(0))
        self._show_current()

    def _searched(self, words: str) -> list[CpvLine]:
        favourites, codes = self._tools.favourites(), self._tools.table().codes
        return [self._line(hit.code, codes.path(hit.code.code), favourites) for hit in self._tools.index().find(words)]

    def _at_hand(self) -> list[CpvLine]:
        """What this user keeps at hand or chose before, while nothing is sought; examples when there is none of it."""
        favourites, recent, table = self._tools.favourites(), self._tools.recent(), self._tools.table()
        found = []
        for code in dict.fromkeys((*favourites, *recent)) or table.examples:
            item = table.codes.get(code)
            if item is not None:
                words = "Favoriet" if code in favourites else "Onlangs gekozen" if code in recent else "Voorbeeld"
                path = table.codes.path(code)
                found.append(self._line(item, f"{words} · {path}" if path else words, favourites))
        return found

    def _line(self, code: CpvCode, second: str, favourites: tuple[str, ...]) -> CpvLine:
        return CpvLine(code, second or "Hoofdgroep", code.code in favourites, code.code in self._chosen)

    def _told(self, words: str, number: int) -> str:
        if not self._tools.table().codes.codes:
            return _NO_LIST
        if not words:
            return "Uw favorieten en wat u eerder koos." if self._has_own() else _WORDS
        if number >= LIMIT:
            return f"De eerste {LIMIT} codes. Typ verder om minder te zien."
        return _NOTHING if not number else "1 code gevonden" if number == 1 else f"{number} codes gevonden"

    def _has_own(self) -> bool:
        """Whether this user keeps codes at hand or chose one before."""
        return bool(self._tools.favourites() or self._tools.recent())

    def _show_current(self) -> None:
        code = self.current()
        self.star.setEnabled(code is not None)
        self.choose.setEnabled(code is not None)
        is_favourite = code is not None and code.code in self._tools.favourites()
        self.star.set_on(is_favourite)
        self.star.set_glyph("star-fill" if is_favourite else "star")
        self.star.setText("Uit favorieten halen" if is_favourite else "Bij favorieten zetten")
        self._about.setText(self._about_code(code) if code is not None else "")

    def _about_code(self, code: CpvCode) -> str:
        nature, sector = nature_of(code.code), self._tools.table().sector_of(code.code)
        parts = [code.told, nature.label if nature is not None else ""]
        if is_annex_xiv(code.code):
            parts.append("Sociale of andere specifieke dienst (nog te bevestigen)")
        if sector is not None:
            parts.append("Vaak sociale ondernemingen actief")
        return " · ".join(part for part in parts if part)

    def _mark(self, index: QModelIndex) -> None:
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_way(self, way: str) -> None:
        code = self.current_in_list()
        if way == TREE:
            self._grow_tree()
            self._stack.setCurrentWidget(self.tree)
            self._count.setText("Pijl rechts opent een groep, Enter kiest.")
            if self._tree_model is not None:
                at = self._tree_model.index_of(code.code) if code is not None else self._tree_model.index(0, 0)
                self.tree.setCurrentIndex(at)
                self.tree.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._show_current()
        else:
            self._stack.setCurrentWidget(self.list)
            self._show_found(self.search.words())

    def current_in_list(self) -> CpvCode | None:
        """The code that is marked in the list, also while the tree is shown."""
        line = self._model.line(self.list.currentIndex().row())
        return line.code if line is not None else None

    def _grow_tree(self) -> None:
        if self._tree_model is None:
            self._tree_model = CpvTreeModel(self._tools.table().codes, self)
            self.tree.setModel(self._tree_model)
            self.tree.selectionModel().currentChanged.connect(lambda _now, _before: self._show_current())
        self._tree_model.mark(self._tools.favourites(), self._chosen)

    def _on_star(self, code: str) -> None:
        current = self.current()
        wanted = code or (current.code if current is not None else "")
        if not wanted:
            return
        is_favourite = wanted not in self._tools.favourites()
        self._tools.set_favourite(wanted, is_favourite)
        for at, line in enumerate(self.lines()):
            if line.code.code == wanted:
                self._model.put(at, CpvLine(line.code, line.second, is_favourite, line.is_chosen))
        if self._tree_model is not None:
            self._tree_model.mark(self._tools.favourites(), self._chosen)
            self.tree.viewport().update()
        self._show_current()

    def _on_choose(self) -> None:
        code = self.current()
        if code is None or self._is_closed:
            return
        self._tools.remember(code.code)
        self.picked.emit(code.code)
        self.dismiss()

    # -- keys and sizes -------------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window():
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and (event.key() == Qt.Key.Key_Escape or _is_star(event)):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._takes(watched, event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif _is_star(event):
            self._on_star("")
        else:
            super().keyPressEvent(event)

    def _takes(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_choose()
            return True
        if _is_star(event):
            self._on_star("")
            return True
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        if watched is self.search and key in moves and not event.modifiers():
            if self.ways.value() == TREE:
                self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            elif self._model.rowCount():
                at = self.list.currentIndex().row() + moves[Qt.Key(key)]
                self._mark(self._model.index(max(0, min(at, self._model.rowCount() - 1))))
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        rounded(p, self.rect(), RADIUS_CARD, style.c.surface, style.c.field_line)
        p.end()


def _is_star(event: QKeyEvent) -> bool:
    """Whether these are the keys that keep a code at hand: Ctrl+B."""
    return event.key() == Qt.Key.Key_B and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _view(view: QAbstractItemView, name: str) -> QAbstractItemView:
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
    return view
