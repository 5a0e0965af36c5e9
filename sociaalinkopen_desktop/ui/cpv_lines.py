"""How a line with a CPV code is drawn, in the list of what was found and in the tree: code, label, path and a star."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .drawing import focus_ring
from .models.cpv import LINE, CpvLine
from .theme import look

Index = QModelIndex | QPersistentModelIndex
_LEFT, _STAR = 12, 32
_SAMPLE = "00000000-0"


class CpvDelegate(QStyledItemDelegate):
    """Draws `CpvLine`s, each as high as its fonts ask. `starred(str)`: somebody pressed the star of a code."""

    starred = Signal(str)

    def __init__(self, view: QAbstractItemView, *, two_lines: bool) -> None:
        super().__init__(view)
        self._view, self._two_lines = view, two_lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        style = look()
        words = style.metrics("strong").height()
        return QSize(80, words + (style.metrics("caption").height() + 12 if self._two_lines else 12))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, CpvLine):
            return
        style, rect = look(), option.rect
        c, chosen = style.c, bool(option.state & QStyle.StateFlag.State_Selected)
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        p.fillRect(rect, c.soft if chosen else c.hover if over else c.surface)
        if self._two_lines:
            p.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), c.line)
        if chosen and self._two_lines:
            p.fillRect(QRect(rect.x(), rect.y(), 4, rect.height()), c.accent)
        self._words(p, rect.adjusted(_LEFT, 0, -style.px(_STAR), -1), line)
        star = self._star(rect)
        at = star.center().x() - style.px(16) // 2
        if line.is_favourite or chosen or over:
            glyph, tone = ("star-fill", "accent") if line.is_favourite else ("star", "muted")
            style.draw_glyph(p, at, star.center().y() + 1, glyph, tone, 16)
        if chosen and self._view.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, 0)
        p.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            line = index.data(LINE)
            if isinstance(line, CpvLine) and self._star(option.rect).contains(event.position().toPoint()):
                self.starred.emit(line.code.code)
                return True
        return super().editorEvent(event, model, option, index)

    def _words(self, p: QPainter, rect: QRect, line: CpvLine) -> None:
        style = look()
        strong, body, caption = style.metrics("strong"), style.metrics("body"), style.metrics("caption")
        first = QRect(rect.x(), rect.y(), rect.width(), rect.height())
        if self._two_lines:
            top = rect.y() + (rect.height() - strong.height() - caption.height()) // 2
            first = QRect(rect.x(), top, rect.width(), strong.height())
            self._text(p, first.translated(0, strong.height()), line.second, "caption", "muted")
        digits = strong.horizontalAdvance(_SAMPLE) + style.px(10)
        self._text(p, first, line.code.number, "strong", "accent")
        rest = first.adjusted(digits, 0, 0, 0)
        if line.is_chosen:
            mark = "gekozen"
            wide = caption.horizontalAdvance(mark) + 8
            self._text(p, QRect(rest.right() - wide + 8, rest.y(), wide, rest.height()), mark, "caption-strong", "ok")
            rest = rest.adjusted(0, 0, -wide, 0)
        label = body.elidedText(line.code.label, Qt.TextElideMode.ElideRight, rest.width())
        self._text(p, rest, label, "body", "text")

    def _text(self, p: QPainter, rect: QRect, words: str, role: str, tone: str) -> None:
        style = look()
        p.setFont(style.font(role))
        p.setPen(style.c.tone(tone))
        shown = style.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        p.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, shown)

    def _star(self, rect: QRect) -> QRect:
        wide = look().px(_STAR)
        return QRect(rect.right() - wide + 1, rect.y(), wide, rect.height())
