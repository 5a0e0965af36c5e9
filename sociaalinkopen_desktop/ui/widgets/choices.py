"""Fields in which one picks instead of types: a list, a check box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QWidget,
)

from ..theme import look


class ChoiceBox(QComboBox):
    """One out of a list. `choices` are (value, words) pairs; no choice is None and shows `placeholder`.

    `none_words` adds a first line that means no choice and is shown instead of the placeholder. The wheel never
    changes a choice unless the list has the focus.
    """

    edited = Signal(object)
    problem = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[Any, str]] = (),
        *,
        placeholder: str = "Maak een keuze",
        none_words: str = "",
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._none_words, self._width = none_words, width
        self._value: Any = None
        self._has_delegate = False
        self.setPlaceholderText(placeholder)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(12)
        self.set_choices(choices)
        self.activated.connect(self._take)
        self.restyle()

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer another list; the value stays when it is in there."""
        pairs = [(None, self._none_words), *choices] if self._none_words else list(choices)
        words = [text for _value, text in pairs]
        values = [value for value, _text in pairs]
        if values == self._values and words == [self.itemText(i) for i in range(self.count())]:
            return
        self._values = values
        self.blockSignals(True)
        self.clear()
        self.addItems(words)
        self.blockSignals(False)
        self._show(self._value)

    def value(self) -> Any:
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a choice without emitting. One that is not in the list shows as no choice; it is kept all the same."""
        self._value = value
        self._show(value)

    reset = set_value

    def restyle(self) -> None:
        self.setFont(look().font())
        if self._width:
            self.setMaximumWidth(look().px(self._width))
            self.setMinimumWidth(look().px(min(self._width, 88)))
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        else:
            self.setMinimumContentsLength(8)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        made = super().sizeHint()
        return QSize(look().px(self._width), made.height()) if self._width else made

    def _show(self, value: Any) -> None:
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _take(self, at: int) -> None:
        value = self._values[at]
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def showPopup(self) -> None:
        """The list is made when it is first opened: a delegate makes it at once, and a form has many lists."""
        if not self._has_delegate:
            self._has_delegate = True
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CheckBox(QCheckBox):
    """Yes or not, with words behind it that break into lines when there is little room."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.setAccessibleName(words)
        self._told = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._take)
        self.restyle()

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        self._told = bool(value)
        self.setChecked(self._told)

    reset = set_value

    def restyle(self) -> None:
        self.setFont(look().font())

    def _take(self, on: bool) -> None:
        if on != self._told:
            self._told = on
            self.edited.emit(on)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = width - self._before_words() - 4
        flags = int(Qt.TextFlag.TextWordWrap)
        high = self.fontMetrics().boundingRect(0, 0, max(40, words), 10_000, flags, self.text()).height()
        return max(look().px(18) + 6, high + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.heightForWidth(max(look().px(120), self.width())))

    def sizeHint(self) -> QSize:
        wide = self._before_words() + self.fontMetrics().horizontalAdvance(self.text()) + 10
        return QSize(wide, self.heightForWidth(wide))

    def _before_words(self) -> int:
        return look().px(18) + 8 + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave room for the focus ring around the mark and the words, and keep the mark at the first line."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        p, style = QPainter(self), self.style()
        size = look().px(18)
        first = self.fontMetrics().height()
        one_line = self.heightForWidth(self.width()) <= max(size + 6, first + 8)
        whole = self.rect()
        top = (whole.height() - size) // 2 if one_line else 4 + max(0, (first - size) // 2)
        option.rect = QRect(4, top, size, size)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, p, self)
        option.rect = whole.adjusted(self._before_words(), 0 if one_line else 4, -2, 0 if one_line else -4)
        style.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option, p, self)
        if self.hasFocus() and look().shows_focus:
            option.rect = whole
            style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, p, self)
        p.end()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)
