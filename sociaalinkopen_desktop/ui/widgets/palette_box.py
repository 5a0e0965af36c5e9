"""The box of the palette: a field, and below it what was found, in groups. The focus stays in the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ..drawing import rounded
from ..models.palette import Entry, Group
from ..theme import look
from ..tokens import RADIUS_ROW
from .text import Label, keep_together
from .typed_edit import asks_palette

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_WIDTH, _TOP, _PAD = 680, 56, 8
HINT = "Pijltjes kiezen · Enter doet het · Esc sluit"


class _Rows(QAbstractListModel):
    """Groups as rows: a head is a str, a line is an Entry."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()
        self.rows: list[str | Entry] = []

    def show(self, groups: Sequence[Group]) -> None:
        self.beginResetModel()
        self.groups, self.rows = tuple(groups), []
        for group in groups:
            more = f" · nog {group.more}, typ verder" if group.more else ""
            self.rows += [f"{group.heading}{more}", *group.entries]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (_DISPLAY, _ACCESSIBLE):
            return row if isinstance(row, str) else said_of(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def said_of(entry: Entry) -> str:
    """What a screen reader says of an entry."""
    return ", ".join(part for part in (entry.title, entry.second, entry.keys) if part)


class _Lines(QStyledItemDelegate):
    """Paints heads and lines; a line has one or two lines of words, its keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.high(index.data(ROW)))

    def high(self, row: str | Entry) -> int:
        style = look()
        if isinstance(row, str):
            return style.metrics("caption-strong").height() + 14
        second = style.metrics("caption").height() if row.second else 0
        return max(style.px(36), style.metrics("body").height() + second + 12)

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style, row = look(), index.data(ROW)
        c, rect = style.c, option.rect
        if isinstance(row, str):
            p.setFont(style.font("caption-strong"))
            p.setPen(c.muted)
            low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            p.drawText(rect.adjusted(12, 4, -12, 0), int(low), row)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            edge = c.accent if style.outlined and chosen else None
            rounded(p, rect.adjusted(2, 1, -2, -1), RADIUS_ROW, c.soft if chosen else c.hover, edge)
        if chosen:
            p.fillRect(QRect(rect.x() + 2, rect.y() + 8, 3, rect.height() - 16), c.accent)
        x = rect.x() + 14
        wide = style.draw_glyph(p, x, rect.center().y() + 1, row.glyph, "accent" if chosen else "muted", 18)
        room = rect.adjusted(14 + wide + 10, 0, -14, 0)
        room.setRight(self._keys(p, room, row.keys))
        first = style.metrics("body").height()
        second = style.metrics("caption").height() if row.second else 0
        top = rect.y() + (rect.height() - first - second) // 2
        self._words(p, QRect(room.x(), top, room.width(), first), row.title, "strong" if chosen else "body", "text")
        if row.second:
            below = QRect(room.x(), top + first, room.width(), second)
            self._words(p, below, row.second, "caption", "muted")

    def _keys(self, p: QPainter, room: QRect, keys: str) -> int:
        """Draw the keys in a frame at the right; return where they begin."""
        if not keys:
            return room.right()
        style = look()
        metrics = style.metrics("caption")
        wide, high = metrics.horizontalAdvance(keys) + 14, metrics.height() + 6
        box = QRect(room.right() - wide + 1, room.center().y() + 1 - high // 2, wide, high)
        rounded(p, box, 4, style.c.surface, style.c.field_line)
        p.setFont(style.font("caption"))
        p.setPen(style.c.muted)
        p.drawText(box, int(Qt.AlignmentFlag.AlignCenter), keys)
        return box.x() - 10

    def _words(self, p: QPainter, rect: QRect, words: str, role: str, tone: str) -> None:
        style = look()
        p.setFont(style.font(role))
        p.setPen(style.c.tone(tone))
        shown = style.metrics(role).elidedText(keep_together(words), Qt.TextElideMode.ElideRight, max(0, rect.width()))
        p.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class _Field(QLineEdit):
    """The field: arrows, page keys and Enter go to the list below."""

    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()
    lost = Signal()

    def event(self, event: QEvent) -> bool:
        # Esc and Tab belong to the palette while it is open, not to what lies below it.
        if asks_palette(event):
            event.ignore()
            return False
        key = event.key() if isinstance(event, QKeyEvent) else Qt.Key.Key_unknown
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.stepped.emit(1 if key == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.lost.emit()


class PaletteBox(QFrame):
    """`typed(str)`: the words in the field. `chosen(Entry)`: Enter or a click. `left()`: it went away by itself."""

    typed = Signal(str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.was_moved = False  # whether the user went to another line since the last words
        self.setAccessibleName("Snel zoeken")
        self.field = _Field()
        self.field.setPlaceholderText("Typ wat u zoekt of wilt doen")
        self.field.setAccessibleName("Zoek een opdracht, veld, aanbesteding of criterium")
        self.field.setMaxLength(200)
        self._glass = QAction(self.field)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._rows = _Rows(self)
        self._lines = _Lines(self)
        self.list = QListView()
        self.list.setAccessibleName("Gevonden")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(self._lines)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Label("", tone="muted", wrap=True)
        self.nothing.setContentsMargins(14, 8, 14, 8)
        self.nothing.hide()
        self.hint = Label(HINT, "caption", "muted")
        self.hint.setContentsMargins(14, 4, 14, 6)
        self.hint.setMinimumWidth(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(_PAD, _PAD, _PAD, 4)
        box.setSpacing(6)
        for part in (self.field, self.list, self.nothing, self.hint):
            box.addWidget(part)
        self.field.textChanged.connect(self.typed)
        self.field.stepped.connect(self._step)
        self.field.entered.connect(self._enter)
        self.field.escaped.connect(self.leave)
        self.field.lost.connect(self._leave_later)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        window.installEventFilter(self)
        self.restyle()
        self.hide()

    def open(self, words: str) -> None:
        """Come up with these words in the field, without telling that they were typed."""
        self.field.blockSignals(True)
        self.field.setText(words)
        self.field.blockSignals(False)
        self._rows.show(())
        self.was_moved = False
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go away; does nothing when it is away already."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    def groups(self) -> Sequence[Group]:
        """What is shown."""
        return self._rows.groups

    def current(self) -> Entry | None:
        """The line that Enter chooses."""
        at = self.list.currentIndex().row()
        row = self._rows.rows[at] if 0 <= at < len(self._rows.rows) else None
        return row if isinstance(row, Entry) else None

    def show_groups(self, groups: Sequence[Group], words: str, *, first: bool) -> None:
        """Show these groups. With `first` the first line is the current one, else the current line stays."""
        before = None if first else self.current()
        if tuple(groups) != self._rows.groups:
            self._rows.show(groups)
        keys = [row.key if isinstance(row, Entry) else "" for row in self._rows.rows]
        at = keys.index(before.key) if before is not None and before.key in keys else 1
        if at < len(keys):
            self.list.setCurrentIndex(self._rows.index(at))
        self.list.setVisible(bool(keys))
        self.nothing.setVisible(not keys)
        self.nothing.setText(f"Niets gevonden met “{words}”. Probeer een ander woord." if words else "")
        if at == 1:
            self.list.scrollToTop()
        self._place()
        self._announce()

    def restyle(self) -> None:
        style = look()
        self.field.setFont(style.font())
        self._glass.setIcon(style.icon("magnifying-glass"))
        self._lines.sizeHintChanged.emit(QModelIndex())
        self._place()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _step(self, by: int) -> None:
        """Go so many lines on; heads are passed over, and the end joins the beginning."""
        lines = [at for at, row in enumerate(self._rows.rows) if isinstance(row, Entry)]
        if not lines:
            return
        self.was_moved = True
        now = self.list.currentIndex().row()
        place = lines.index(now) if now in lines else -1 if by > 0 else 0
        to = (place + by) % len(lines) if abs(by) == 1 else min(len(lines) - 1, max(0, place + by))
        self.list.setCurrentIndex(self._rows.index(lines[to]))
        self.list.scrollTo(self._rows.index(0 if to == 0 else lines[to]))
        self._announce()

    def _enter(self) -> None:
        self._choose(self.list.currentIndex().row())

    def _choose(self, at: int) -> None:
        row = self._rows.rows[at] if 0 <= at < len(self._rows.rows) else None
        if isinstance(row, Entry):
            self.chosen.emit(row)

    def _announce(self) -> None:
        now = self.current()
        if now is not None and self.isVisible():
            self.field.setAccessibleDescription(said_of(now))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said_of(now)))

    def _leave_later(self) -> None:
        if self.isVisible() and not self.field.hasFocus():
            self.hide()

    def _place(self) -> None:
        style, over = look(), self._over
        wide = min(style.px(_WIDTH), over.width() - 48)
        top = min(style.px(_TOP), over.height() // 12)
        most = max(style.px(120), over.height() - top - 24)
        lines = sum(self._lines.high(row) for row in self._rows.rows)
        rest = self.field.sizeHint().height() + self.hint.sizeHint().height() + _PAD + 4 + 12
        if not self._rows.rows:
            rest += self.nothing.heightForWidth(max(40, wide - 2 * _PAD))
        high = min(most, rest + lines + 2)
        self.setGeometry(QRect(QPoint((over.width() - wide) // 2, top), QSize(wide, high)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        c, p = look().c, QPainter(self)
        rounded(p, self.rect(), 10, c.surface, c.field_line)
        p.end()
