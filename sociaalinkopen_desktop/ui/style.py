"""The style: Fusion, with our own fields, buttons, marks, menus, table heads, scroll bars and focus rings.

What a widget is follows from dynamic properties, so that no subclass per kind is needed:

- ``kind`` of a push button: ``primary``, ``secondary`` (also when unset), ``quiet``, ``chip``, ``on_text`` (undo bar)
- ``small``: 28 instead of 32 high, in the small font
- ``glyph``: name of an icon before the words; ``glyph_after``: true puts it behind them; ``tone``: its colour
- ``on``: chosen, without being checkable: a screen reader would call that a check box
- ``bad``: the value of this field is wrong
- ``field``: a frame (text area) that is drawn as a field
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QMenu,
    QProxyStyle,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)

from . import style_parts as parts
from .drawing import focus_ring, rounded
from .tokens import RADIUS_ROW

if TYPE_CHECKING:
    from .theme import Look

_P, _C, _X = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl
_S, _M, _H, _T = QStyle.StateFlag, QStyle.PixelMetric, QStyle.StyleHint, QStyle.ContentsType

_MESSAGE_ICONS = {
    QStyle.StandardPixmap.SP_MessageBoxInformation: ("info", "accent"),
    QStyle.StandardPixmap.SP_MessageBoxQuestion: ("question", "accent"),
    QStyle.StandardPixmap.SP_MessageBoxWarning: ("warning", "why"),
    QStyle.StandardPixmap.SP_MessageBoxCritical: ("x-circle", "bad"),
}


class LookStyle(QProxyStyle):
    """Draws with the colours and fonts of `look`, whatever they are at that moment."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self.look = look
        self._metrics = {
            _M.PM_ScrollBarExtent: 12,
            _M.PM_ScrollBarSliderMin: 32,
            _M.PM_CheckBoxLabelSpacing: 8,
            _M.PM_RadioButtonLabelSpacing: 8,
            _M.PM_ButtonShiftHorizontal: 0,
            _M.PM_ButtonShiftVertical: 0,
            _M.PM_HeaderMargin: 0,
            _M.PM_MenuPanelWidth: 1,
            _M.PM_MenuHMargin: 5,
            _M.PM_MenuVMargin: 5,
            _M.PM_ToolTipLabelFrameWidth: 8,
            _M.PM_FocusFrameHMargin: 8,
        }
        self._hints = {
            _H.SH_ComboBox_Popup: 0,
            _H.SH_EtchDisabledText: 0,
            _H.SH_Widget_Animation_Duration: 0,
            _H.SH_DialogButtonBox_ButtonsHaveIcons: 0,
            _H.SH_ItemView_ActivateItemOnSingleClick: 0,
            _H.SH_MessageBox_CenterButtons: 0,
            _H.SH_Menu_SubMenuPopupDelay: 100,
        }

    def polish(self, target: Any) -> Any:
        """Menus get round corners: what lies outside them shows through."""
        if isinstance(target, QMenu) and not target.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            target.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        return super().polish(target)

    # -- sizes ----------------------------------------------------------------------------------------------------
    def pixelMetric(self, metric: QStyle.PixelMetric, option: Any = None, widget: QWidget | None = None) -> int:
        made = self._metrics.get(metric)
        if made is not None:
            return made
        if metric in (
            _M.PM_IndicatorWidth,
            _M.PM_IndicatorHeight,
            _M.PM_ExclusiveIndicatorWidth,
            _M.PM_ExclusiveIndicatorHeight,
        ):
            return self.look.px(18)
        if metric in (_M.PM_SmallIconSize, _M.PM_LineEditIconSize, _M.PM_ButtonIconSize):
            return self.look.px(16)
        if metric == _M.PM_MessageBoxIconSize:
            return self.look.px(32)
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self, hint: QStyle.StyleHint, option: Any = None, widget: QWidget | None = None, data: Any = None
    ) -> int:
        made = self._hints.get(hint)
        return super().styleHint(hint, option, widget, data) if made is None else made

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: Any, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        if kind == _T.CT_PushButton:
            return self._button_size(option, size, widget)
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind in (_T.CT_LineEdit, _T.CT_ComboBox):
            made.setHeight(max(self.look.control_height(), made.height()))
        elif kind == _T.CT_MenuItem:
            if option.menuItemType == option.MenuItemType.Separator:
                return QSize(made.width(), 9)
            return QSize(made.width() + self.look.px(40), max(self.look.px(32), made.height()))
        elif kind == _T.CT_ItemViewItem:
            made.setHeight(max(self.look.px(32), made.height()))
        elif kind == _T.CT_ProgressBar:
            made.setHeight(8)
        elif kind == _T.CT_HeaderSection:
            made = QSize(made.width() + parts.CELL_LEFT + parts.CELL_RIGHT, max(self.look.px(34), made.height()))
        return made

    def _button_size(self, option: Any, size: QSize, widget: QWidget | None) -> QSize:
        small, chip = bool(parts.property_of(widget, "small")), parts.property_of(widget, "kind") == "chip"
        high = self.look.control_height(small)
        glyph = parts.property_of(widget, "glyph")
        if not option.text:
            return QSize(high, high)
        wide = size.width() + (24 if chip else 20 if small else 28)
        if glyph:
            wide += self.look.px(16) + 6
        return QSize(wide, max(high, size.height()))

    def subControlRect(
        self, control: QStyle.ComplexControl, option: Any, sub: QStyle.SubControl, widget: QWidget | None = None
    ) -> QRect:
        if control == _X.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return self._scroll_part(option, sub)
        if control == _X.CC_ComboBox and sub == QStyle.SubControl.SC_ComboBoxListBoxPopup:
            return option.rect.adjusted(0, 0, 0, 4)
        return super().subControlRect(control, option, sub, widget)  # type: ignore[arg-type]

    def subElementRect(self, element: QStyle.SubElement, option: Any, widget: QWidget | None = None) -> QRect:
        if element in (QStyle.SubElement.SE_CheckBoxFocusRect, QStyle.SubElement.SE_RadioButtonFocusRect):
            return option.rect
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

    def _scroll_part(self, option: QStyleOptionSlider, sub: QStyle.SubControl) -> QRect:
        part, rect = QStyle.SubControl, option.rect
        if sub in (part.SC_ScrollBarAddLine, part.SC_ScrollBarSubLine):
            return QRect()
        upright = option.orientation == Qt.Orientation.Vertical
        length = rect.height() if upright else rect.width()
        span = option.maximum - option.minimum
        size = max(32, length * option.pageStep // max(1, span + option.pageStep)) if span > 0 else length
        size = min(size, length)
        at = QStyle.sliderPositionFromValue(
            option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
        )

        def stretch(start: int, end: int) -> QRect:
            if upright:
                return QRect(rect.x(), rect.y() + start, rect.width(), end - start)
            return QRect(rect.x() + start, rect.y(), end - start, rect.height())

        if sub == part.SC_ScrollBarSlider:
            return stretch(at, at + size)
        if sub == part.SC_ScrollBarSubPage:
            return stretch(0, at)
        if sub == part.SC_ScrollBarAddPage:
            return stretch(at + size, length)
        return rect

    # -- single shapes --------------------------------------------------------------------------------------------
    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: Any, p: QPainter, widget: QWidget | None = None
    ) -> None:
        c = self.look.c
        if element == _P.PE_PanelLineEdit:
            parts.draw_field(self.look, option, p, widget)
        elif element == _P.PE_FrameLineEdit:
            pass  # the panel has drawn the edge
        elif element == _P.PE_Frame and parts.property_of(widget, "field"):
            parts.draw_field(self.look, option, p, widget)
        elif element == _P.PE_FrameMenu:
            pass  # the panel has drawn the edge
        elif element == _P.PE_Frame:
            rounded(p, option.rect, 0, None, c.field_line)
        elif element == _P.PE_PanelMenu:
            rounded(p, option.rect, RADIUS_ROW, c.surface, c.field_line)
        elif element == _P.PE_PanelTipLabel:
            p.fillRect(option.rect, c.text)
        elif element == _P.PE_PanelItemViewRow:  # lies below the cells and shows between them at 125 and 150 %
            chosen = option.state & _S.State_Selected and not parts.is_calendar(widget)
            p.fillRect(option.rect, c.soft if chosen else c.surface)
        elif element == _P.PE_PanelItemViewItem:
            parts.draw_item_ground(self.look, option, p, widget)
        elif element == _P.PE_PanelScrollAreaCorner:
            p.fillRect(option.rect, c.surface)
        elif element == _P.PE_IndicatorArrowDown and isinstance(widget, QToolButton):
            pass  # the month of the calendar: the arrow would lie over the word
        elif element == _P.PE_FrameFocusRect:
            if isinstance(widget, QCheckBox | QRadioButton):
                focus_ring(p, option.rect, c.focus, c.focus_gap)
            elif not isinstance(widget, QAbstractItemView | QPushButton):
                focus_ring(p, option.rect, c.focus, c.focus_gap, 4)
        elif element == _P.PE_PanelButtonCommand:
            parts.draw_button(self.look, option, p, widget)
        elif element == _P.PE_PanelButtonTool:
            parts.draw_tool_button(self.look, option, p)
        elif element in (_P.PE_IndicatorCheckBox, _P.PE_IndicatorItemViewItemCheck):
            parts.draw_check_mark(self.look, option, p)
        elif element == _P.PE_IndicatorRadioButton:
            parts.draw_radio_mark(self.look, option, p)
        elif element == _P.PE_IndicatorHeaderArrow:
            pass  # drawn beside the words
        else:
            super().drawPrimitive(element, option, p, widget)

    # -- parts with words -----------------------------------------------------------------------------------------
    def drawControl(
        self, element: QStyle.ControlElement, option: Any, p: QPainter, widget: QWidget | None = None
    ) -> None:
        c = self.look.c
        if element == _C.CE_PushButtonLabel:
            self._button_label(option, p, widget)
        elif element == _C.CE_CheckBoxLabel:
            p.setPen(c.text if option.state & _S.State_Enabled else c.muted)
            flags = int(parts.LEFT) | int(Qt.TextFlag.TextWordWrap) | self._mnemonic(option, widget)
            p.drawText(option.rect, flags, option.text)
        elif element == _C.CE_HeaderSection:
            p.fillRect(option.rect, c.surface)
            if option.state & _S.State_MouseOver and option.state & _S.State_Enabled:
                p.fillRect(option.rect, c.hover)
            p.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.line)
        elif element == _C.CE_HeaderEmptyArea:
            p.fillRect(option.rect, c.surface)
            p.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.line)
        elif element == _C.CE_HeaderLabel:
            parts.draw_header_label(self.look, option, p)
        elif element == _C.CE_ComboBoxLabel:
            if option.editable:
                super().drawControl(element, option, p, widget)
            else:
                parts.draw_combo_label(self.look, option, p, widget)
        elif element == _C.CE_MenuItem:
            parts.draw_menu_item(self.look, option, p)
        elif element == _C.CE_MenuEmptyArea:
            pass  # the panel lies below it, with its round corners
        elif element == _C.CE_ProgressBar:
            parts.draw_progress(self.look, option, p)
        else:
            super().drawControl(element, option, p, widget)

    def _button_label(self, option: Any, p: QPainter, widget: QWidget | None) -> None:
        if option.icon.isNull() or parts.property_of(widget, "glyph"):
            parts.draw_button_label(self.look, option, p, widget, self._mnemonic(option, widget))
        else:  # a plain button of somebody else, with an icon of its own
            super().drawControl(_C.CE_PushButtonLabel, option, p, widget)

    def _mnemonic(self, option: Any, widget: QWidget | None) -> int:
        shown = self.styleHint(_H.SH_UnderlineShortcut, option, widget)
        return int(Qt.TextFlag.TextShowMnemonic) if shown else int(Qt.TextFlag.TextHideMnemonic)

    def drawComplexControl(
        self, control: QStyle.ComplexControl, option: Any, p: QPainter, widget: QWidget | None = None
    ) -> None:
        c = self.look.c
        if control == _X.CC_ComboBox:
            parts.draw_field(self.look, option, p, widget)
            x = option.rect.right() - self.look.px(24)
            self.look.draw_glyph(p, x, option.rect.center().y() + 1, "caret-down-bold", "muted", 12)
        elif control == _X.CC_ScrollBar:
            handle = self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            if option.maximum > option.minimum:
                full = bool(option.state & _S.State_MouseOver) or option.activeSubControls or self.look.outlined
                ink = QColor(c.field_line)
                ink.setAlpha(255 if full else 120)
                rounded(p, handle.adjusted(3, 3, -3, -3), 3, ink)
        else:
            super().drawComplexControl(control, option, p, widget)

    def standardIcon(self, icon: QStyle.StandardPixmap, option: Any = None, widget: QWidget | None = None) -> QIcon:
        known = _MESSAGE_ICONS.get(icon)
        return self.look.icon(*known, 32) if known else super().standardIcon(icon, option, widget)
