"""What the style draws of single controls, in the colours and fonts of a `Look`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QWidget

from .drawing import focus_ring, rounded
from .tokens import RADIUS

if TYPE_CHECKING:
    from .theme import Look

_S = QStyle.StateFlag
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CELL_LEFT, CELL_RIGHT = 16, 12  # the same as in the cells below a table head
_CALENDAR_DAYS = "qt_calendar_calendarview"  # Qt's own name for the grid of days


def property_of(widget: QWidget | None, name: str) -> Any:
    """Return a dynamic property, or None when it is not set."""
    return None if widget is None else widget.property(name)


def is_calendar(widget: QWidget | None) -> bool:
    """Tell whether this is the grid of days of a calendar."""
    return widget is not None and widget.objectName() == _CALENDAR_DAYS


def draw_field(look: Look, option: Any, p: QPainter, widget: QWidget | None) -> None:
    c, state = look.c, option.state
    bad = bool(property_of(widget, "bad"))
    enabled = bool(state & _S.State_Enabled)
    over = enabled and bool(state & _S.State_MouseOver)
    line = c.bad if bad else c.text if over else c.field_line
    rounded(p, option.rect, RADIUS, c.surface if enabled else c.sunken, line, 2 if bad else 1)
    if state & _S.State_HasFocus:
        focus_ring(p, option.rect, c.focus, c.focus_gap)


def draw_item_ground(look: Look, option: Any, p: QPainter, widget: QWidget | None) -> None:
    c = look.c
    if option.state & _S.State_Selected and is_calendar(widget):
        rounded(p, option.rect.adjusted(2, 1, -2, -1), RADIUS, c.accent)
    elif option.state & _S.State_Selected:
        p.fillRect(option.rect, c.soft)
        if look.outlined:
            rounded(p, option.rect, 0, None, c.accent)
    elif option.state & _S.State_MouseOver and option.state & _S.State_Enabled:
        p.fillRect(option.rect, c.hover)
    elif option.backgroundBrush.style() != Qt.BrushStyle.NoBrush:
        p.fillRect(option.rect, option.backgroundBrush)


def draw_button(look: Look, option: Any, p: QPainter, widget: QWidget | None) -> None:
    c, state, rect = look.c, option.state, option.rect
    kind = kind_of(option, widget)
    enabled = bool(state & _S.State_Enabled)
    over = enabled and bool(state & _S.State_MouseOver)
    down, on = bool(state & _S.State_Sunken), is_on(option, widget)
    radius = rect.height() / 2 if kind == "chip" else RADIUS
    if not enabled and kind != "quiet":
        rounded(p, rect, radius, c.sunken, c.line)
    elif kind == "primary":
        rounded(p, rect, radius, c.accent_hover if over or down else c.accent)
    elif kind == "chip":
        line = c.accent if on else c.field_line if over or look.outlined else c.line
        rounded(p, rect, radius, c.soft if on else c.hover if over else c.surface, line)
    elif kind == "quiet":
        if down or on or over:
            rounded(p, rect, radius, c.soft if down or on else c.hover, c.accent if look.outlined else None)
    elif kind == "on_text":
        if over or down:
            rounded(p, rect, radius, None, c.on_text)
    else:
        rounded(
            p,
            rect,
            radius,
            c.soft if on else c.sunken if down else c.hover if over else c.surface,
            c.accent if on else c.text if over and look.outlined else c.field_line,
        )
    if state & _S.State_HasFocus and look.shows_focus:
        if kind == "on_text":
            focus_ring(p, rect, c.on_text, c.text, radius)
        else:
            focus_ring(p, rect, c.focus, c.focus_gap, radius)


def kind_of(option: Any, widget: QWidget | None) -> str:
    kind = property_of(widget, "kind")
    if kind is None and option.features & option.ButtonFeature.DefaultButton:
        return "primary"  # the proposed answer of a message box
    return str(kind or "secondary")


def is_on(option: Any, widget: QWidget | None) -> bool:
    """Whether a button shows that it is chosen: one of several, or by itself (`Button.set_on`)."""
    return bool(option.state & _S.State_On) or bool(property_of(widget, "on"))


def draw_tool_button(look: Look, option: Any, p: QPainter) -> None:
    c, state = look.c, option.state
    if state & _S.State_Enabled and state & (_S.State_MouseOver | _S.State_Sunken | _S.State_On):
        rounded(p, option.rect, RADIUS, c.soft if state & (_S.State_Sunken | _S.State_On) else c.hover)
    if state & _S.State_HasFocus and look.shows_focus:
        focus_ring(p, option.rect, c.focus, c.focus_gap)


def draw_check_mark(look: Look, option: Any, p: QPainter) -> None:
    c, state, rect = look.c, option.state, option.rect
    on, partly = bool(state & _S.State_On), bool(state & _S.State_NoChange)
    over = bool(state & _S.State_MouseOver) and bool(state & _S.State_Enabled)
    edge = c.accent if on or partly else c.text if over else c.field_line
    rounded(p, rect, 4, c.accent_hover if on and over else c.accent if on or partly else c.surface, edge)
    if on or partly:
        size = 14
        x = rect.center().x() + 1 - look.px(size) // 2
        name = "check-bold" if on else "minus-bold"
        look.draw_glyph(p, x, rect.center().y() + 1, name, "on_accent", size)


def draw_radio_mark(look: Look, option: Any, p: QPainter) -> None:
    c, state, rect = look.c, option.state, option.rect
    on = bool(state & _S.State_On)
    edge = c.accent if on else c.text if state & _S.State_MouseOver else c.field_line
    rounded(p, rect, rect.height() / 2, c.surface, edge, 2 if on else 1)
    if on:
        inset = rect.height() // 4 + 1
        inner = rect.adjusted(inset, inset, -inset, -inset)
        rounded(p, inner, inner.height() / 2, c.accent)


def draw_button_label(look: Look, option: Any, p: QPainter, widget: QWidget | None, mnemonic: int) -> None:
    c, rect = look.c, option.rect
    kind, on = kind_of(option, widget), is_on(option, widget)
    if not option.state & _S.State_Enabled:
        ink = c.muted
    elif kind == "primary":
        ink = c.on_accent
    elif kind == "quiet" or (on and kind != "chip"):
        ink = c.accent
    elif kind == "on_text":
        ink = c.on_text
    else:
        ink = c.text
    own = property_of(widget, "tone")
    name = property_of(widget, "glyph")
    mark_ink: QColor = c.tone(own) if own else ink
    gap, size = 6, 14 if property_of(widget, "small") and option.text else 16
    words = p.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), option.text).width() if option.text else 0
    mark = look.px(size) if name else 0
    whole = min(rect.width() - 8, words + mark + (gap if name and words else 0))
    x = rect.x() + (rect.width() - whole) // 2
    middle = rect.center().y() + 1
    p.setPen(ink)
    after = bool(property_of(widget, "glyph_after"))
    if name and not after:
        look.draw_glyph(p, x, middle, name, mark_ink, size)
        x += mark + gap
    if words:
        room = QRect(x, rect.y(), whole - (mark + gap if name else 0) + 2, rect.height())
        flags = int(Qt.TextFlag.TextShowMnemonic)
        shown = p.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room.width(), flags)
        p.drawText(room, int(LEFT) | mnemonic, shown)
    if name and after:
        look.draw_glyph(p, x + words + gap, middle, name, mark_ink, size)


def draw_header_label(look: Look, option: Any, p: QPainter) -> None:
    c = look.c
    sorted_by = option.sortIndicator != option.SortIndicator.None_
    p.setFont(look.font("caption-strong"))
    p.setPen(c.text if sorted_by else c.muted)
    rect = option.rect.adjusted(CELL_LEFT, 0, -CELL_RIGHT, -1)
    right = bool(option.textAlignment & Qt.AlignmentFlag.AlignRight)
    room = rect.width() - (look.px(14) if sorted_by else 0)
    words = look.metrics("caption-strong").elidedText(option.text, Qt.TextElideMode.ElideRight, room)
    p.drawText(rect, RIGHT if right else LEFT, words)
    if sorted_by:
        name = "caret-up-bold" if option.sortIndicator == option.SortIndicator.SortDown else "caret-down-bold"
        wide = look.metrics("caption-strong").horizontalAdvance(words)
        x = rect.right() - wide - look.px(14) if right else rect.left() + wide + 4
        look.draw_glyph(p, x, rect.center().y() + 1, name, "accent", 11)


def draw_combo_label(look: Look, option: Any, p: QPainter, widget: QWidget | None) -> None:
    c, rect = look.c, option.rect.adjusted(10, 0, -look.px(28), 0)
    placeholder = widget is not None and widget.property("currentIndex") == -1
    p.setPen(c.muted if placeholder or not option.state & _S.State_Enabled else c.text)
    words = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, rect.width())
    p.drawText(rect, LEFT, words)


def draw_menu_item(look: Look, option: Any, p: QPainter) -> None:
    c, rect = look.c, option.rect
    kinds = option.MenuItemType
    if option.menuItemType == kinds.Separator:
        p.fillRect(QRect(rect.x() + 8, rect.center().y(), rect.width() - 16, 1), c.line)
        return
    chosen = bool(option.state & _S.State_Selected) and bool(option.state & _S.State_Enabled)
    if chosen:
        rounded(p, rect, RADIUS - 2, c.soft, c.accent if look.outlined else None)
    middle = rect.center().y() + 1
    x = rect.x() + 10
    if option.checkType != option.CheckType.NotCheckable and option.checked:
        look.draw_glyph(p, x, middle, "check-bold", "accent", 14)
    elif not option.icon.isNull():
        size = look.px(16)
        option.icon.paint(
            p,
            QRect(x, middle - size // 2, size, size),
            Qt.AlignmentFlag.AlignCenter,
            QIcon.Mode.Normal if option.state & _S.State_Enabled else QIcon.Mode.Disabled,
        )
    if option.menuHasCheckableItems or option.maxIconWidth > 0 or not option.icon.isNull():
        x += look.px(16) + 8
    words, _, keys = option.text.partition("\t")
    p.setFont(option.font)
    p.setPen(c.text if option.state & _S.State_Enabled else c.muted)
    room = QRect(x, rect.y(), rect.right() - x - 10, rect.height())
    p.drawText(room, int(LEFT) | int(Qt.TextFlag.TextHideMnemonic), words)
    if keys:
        p.setPen(c.muted)
        p.drawText(room, RIGHT, keys)
    if option.menuItemType == kinds.SubMenu:
        look.draw_glyph(p, rect.right() - look.px(18), middle, "caret-right-bold", "muted", 12)


def draw_progress(look: Look, option: Any, p: QPainter) -> None:
    c, rect = look.c, option.rect
    bar = QRect(rect.x(), rect.center().y() - 3, rect.width(), 8)
    rounded(p, bar, 4, c.sunken, c.field_line)
    span = option.maximum - option.minimum
    if span <= 0:  # how long is not known: a full, hatched bar
        rounded(p, bar, 4, c.soft, c.accent)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(c.accent)
        for x in range(bar.left() + 8, bar.right() - 12, 24):
            p.drawPolygon(
                QPolygonF(
                    [
                        QPoint(x, bar.bottom()),
                        QPoint(x + 8, bar.bottom()),
                        QPoint(x + 14, bar.top() + 1),
                        QPoint(x + 6, bar.top() + 1),
                    ]
                )
            )
        return
    done = round(bar.width() * (option.progress - option.minimum) / span)
    if done > 0:
        rounded(p, QRect(bar.x(), bar.y(), max(8, done), 8), 4, c.accent)
