"""DateEdit: a date typed as d-m-jjjj, or picked in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ..theme import look
from ..tokens import AMOUNT_WIDTH
from ..typed import Typed, format_date, read_date
from .calendar_popup import CalendarPopup
from .typed_edit import TypedEdit


def today() -> date:
    """The day on this computer."""
    return datetime.now().astimezone().date()


class DateEdit(TypedEdit):
    """A date; its value is a datetime.date or None. Alt+Down or F4 opens the calendar.

    `first_shown` tells which day the calendar opens at while the field is empty.
    """

    designed_width = AMOUNT_WIDTH

    def __init__(
        self,
        *,
        earliest: date = date(1950, 1, 1),
        latest: date = date(2199, 12, 31),
        first_shown: Callable[[], date] = today,
        parent: QWidget | None = None,
    ) -> None:
        self._earliest, self._latest, self._first_shown = earliest, latest, first_shown
        self._popup: CalendarPopup | None = None
        self._opener: QToolButton | None = None
        super().__init__(parent)
        self.setPlaceholderText("d-m-jjjj")
        self._opener = QToolButton(self)
        self._opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field itself opens it with Alt+Down
        self._opener.setCursor(Qt.CursorShape.PointingHandCursor)
        self._opener.setAccessibleName("Kalender openen")
        self._opener.setToolTip("Kalender (Alt+Pijl omlaag)")
        self._opener.clicked.connect(self.open_calendar)
        self.restyle()

    def read(self, text: str) -> Typed:
        return read_date(text, self._earliest, self._latest)

    def write(self, value: Any) -> str:
        return "" if value is None else format_date(value)

    def open_calendar(self) -> None:
        """Show the calendar below the field, at the date typed."""
        if self._popup is None:
            self._popup = CalendarPopup(self, today)
            self._popup.picked.connect(self._pick)
        self._popup.open_at(self.value() or self._first_shown(), self._earliest, self._latest)

    def calendar(self) -> CalendarPopup | None:
        """The calendar, once it has been opened."""
        return self._popup

    def restyle(self) -> None:
        super().restyle()
        if self._opener is not None:
            self._opener.setIcon(look().icon("calendar-blank", "muted"))
            size = max(24, self.sizeHint().height() - 8)
            self._opener.setFixedSize(size, size)
            self.setTextMargins(6, 0, size + 2, 0)
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        if self._opener is not None:
            size = self._opener.width()
            self._opener.move(self.width() - size - 4, (self.height() - size) // 2)

    def _pick(self, day: date) -> None:
        self.setText(self.write(day))
        self._take(Typed(day))
        self.setFocus(Qt.FocusReason.PopupFocusReason)
