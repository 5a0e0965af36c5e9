"""Navigation rail: the pages of the program, icon above the word when narrow, beside it when there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS_ROW
from .layouts import row
from .mark import Mark
from .nav_column import NavButton, NavColumn
from .text import Label

NARROW, WIDE, WIDE_FROM = 124, 232, 1600


@dataclass(frozen=True, slots=True)
class RailItem:
    """One page. A "\\n" in `words` says where the narrow rail breaks them; `foot` puts it at the bottom."""

    key: str
    words: str
    glyph: str
    foot: bool = False


class RailButton(NavButton):
    """One page in the rail."""

    def __init__(self, item: RailItem, parent: QWidget | None = None) -> None:
        super().__init__(item.key, "huidige pagina", parent)
        self.item = item
        self.wide = self.tight = False
        self.set_spoken(self.spoken())

    def spoken(self) -> str:
        """The words as one line."""
        return self.item.words.replace("-\n", "").replace("\n", " ")

    def sizeHint(self) -> QSize:
        style = look()
        if self.wide:
            least = style.metrics("body").height() + (8 if self.tight else 20)
            return QSize(style.px(WIDE), least if self.tight else max(40, least))
        lines = self.item.words.count("\n") + 1
        icon = style.px(16) + 8 if self.tight else style.px(20) + 18
        return QSize(style.px(NARROW), icon + lines * style.metrics("caption").height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p, on = look(), QPainter(self), self.is_current
        c, rect = style.c, self.rect().adjusted(8, 2, -8, -2)
        if on:
            rounded(p, rect, RADIUS_ROW, c.soft, c.accent if style.outlined else None)
            rounded(p, QRect(rect.x(), rect.y() + 10, 3, rect.height() - 20), 1.5, c.accent)
        elif self.underMouse():
            rounded(p, rect, RADIUS_ROW, c.hover, c.field_line if style.outlined else None)
        ink = c.accent if on else c.muted
        glyph = self.item.glyph + ("-fill" if on else "")
        if self.wide:
            p.setFont(style.font("strong" if on else "body"))
            p.setPen(ink if on else c.text)
            wide = style.draw_glyph(p, rect.x() + 14, rect.center().y() + 1, glyph, ink, 20)
            room = rect.adjusted(14 + wide + 12, 0, -4, 0)
            words = p.fontMetrics().elidedText(self.spoken(), Qt.TextElideMode.ElideRight, room.width())
            p.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        else:
            p.setFont(style.font("caption-strong" if on else "caption"))
            p.setPen(ink)
            size, above = (16, 1) if self.tight else (20, 7)
            high = style.px(size)
            style.draw_glyph(p, rect.center().x() + 1 - high // 2, rect.y() + above + high // 2, glyph, ink, size)
            room = QRect(0, rect.y() + high + above + 2, self.width(), rect.height())
            p.drawText(room, Qt.AlignmentFlag.AlignHCenter, self.item.words)
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_ROW)
        p.end()


class Rail(NavColumn):
    """The pages of `items` below each other, those for the foot at the bottom; when wide the name of the program."""

    def __init__(self, items: Sequence[RailItem], program: str, parent: QWidget | None = None) -> None:
        super().__init__("Hoofdmenu", parent)
        self._wide = False
        self._buttons = {item.key: RailButton(item, self) for item in items}
        self._mark, self._program = Mark(28), Label(program, "strong")
        self._head = row(self._mark, self._program, margins=(0, 2, 0, 10), gap=10)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 12)
        box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        box.setSpacing(2)
        box.addLayout(self._head)
        for foot in (False, True):
            for item in items:
                if item.foot == foot:
                    box.addWidget(self._buttons[item.key])
            if not foot:
                box.addStretch(1)
        self._order = [self._buttons[item.key] for foot in (False, True) for item in items if item.foot == foot]
        self.use_places(self._order)
        self.set_wide(False)

    def button(self, key: str) -> RailButton:
        return self._buttons[key]

    def set_wide(self, wide: bool) -> None:
        """Icons beside the words (from WIDE_FROM pixels of window) or above them."""
        self._wide = wide
        for button in self._buttons.values():
            button.wide = wide
            button.updateGeometry()
            button.update()
        self._program.setVisible(wide)
        self._head.setAlignment(Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignHCenter)
        self._head.setContentsMargins(22 if wide else 0, 4 if wide else 2, 0, 12 if wide else 10)
        self.setFixedWidth(self._needed_width())

    def minimumSizeHint(self) -> QSize:
        """As low as the tight form without the mark: large text makes the buttons closer, not the window higher."""
        return QSize(self._needed_width(), 40 + self._height(tight=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Put the buttons closer together where there is too little room for all of them; the mark gives way last."""
        head = look().px(28) + 40
        tight = self.height() < head + self._height(tight=False)
        self._mark.setVisible(not tight or self.height() >= head + self._height(tight=True))
        for button in self._order:
            if button.tight != tight:
                button.tight = tight
                button.updateGeometry()
                button.update()

    def _height(self, *, tight: bool) -> int:
        before = [button.tight for button in self._order]
        for button in self._order:
            button.tight = tight
        high = sum(button.sizeHint().height() + 2 for button in self._order)
        for button, was in zip(self._order, before, strict=True):
            button.tight = was
        return high

    def restyle(self) -> None:
        self.set_wide(self._wide)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        c, p = look().c, QPainter(self)
        p.fillRect(self.rect(), c.sunken)
        p.fillRect(QRect(self.width() - 1, 0, 1, self.height()), c.line)
        p.end()

    def _needed_width(self) -> int:
        """The designed width, or more when the font needs it: the words never touch the edge."""
        if self._wide:
            strong = look().metrics("strong")
            words = max(strong.horizontalAdvance(button.spoken()) for button in self._buttons.values())
            return max(WIDE, words + look().px(20) + 54)
        strong = look().metrics("caption-strong")
        lines = (line for button in self._buttons.values() for line in button.item.words.split("\n"))
        return max(NARROW, max(strong.horizontalAdvance(line) for line in lines) + 28)
