"""DateEdit: a date typed as d-m-jjjj, or picked in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QFrame,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..theme import look
from ..tokens import AMOUNT_WIDTH
from ..typed import Typed, format_date, read_date
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
            self._popup = CalendarPopup(self)
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


class CalendarPopup(QFrame):
    """A month with week numbers, weeks from Monday. `picked(object)` carries a datetime.date."""

    picked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._field = field
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._calendar = QCalendarWidget(self)
        self._calendar.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._calendar.setGridVisible(False)
        self._calendar.setAccessibleName("Kalender")
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._calendar)
        self.restyle()

    def restyle(self) -> None:
        style, c = look(), look().c
        self._calendar.setFont(style.font("caption"))
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(c.text)
        head.setForeground(c.muted)
        head.setBackground(c.surface)
        head.setFont(style.font("caption"))
        self._calendar.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self._calendar.setWeekdayTextFormat(day, plain)
        bar = self._calendar.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:  # Qt draws it in the colour of a choice, but it is none
            bar.setPalette(_with(c.surface, c.text))
        for name, glyph, words in (
            ("qt_calendar_prevmonth", "caret-left", "Vorige maand"),
            ("qt_calendar_nextmonth", "caret-right", "Volgende maand"),
        ):
            button = self._calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(style.icon(glyph, "text"))
                button.setAccessibleName(words)
                button.setToolTip(words)
        view = self._calendar.findChild(QTableView, "qt_calendar_calendarview")
        if view is not None:
            view.setFrameShape(QFrame.Shape.NoFrame)
            view.setPalette(_with(c.accent, c.on_accent))
            for header in (view.horizontalHeader(), view.verticalHeader()):
                header.setMinimumSectionSize(style.px(30))
                header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._calendar.setMinimumSize(style.px(288), style.px(240))

    def open_at(self, day: date, earliest: date, latest: date) -> None:
        self._calendar.setDateRange(
            QDate(earliest.year, earliest.month, earliest.day), QDate(latest.year, latest.month, latest.day)
        )
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        below = self._field.mapToGlobal(QPoint(0, self._field.height() + 4))
        screen = self._field.screen().availableGeometry()
        x = max(screen.left(), min(below.x(), screen.right() - self.width()))
        y = below.y()
        if y + self.height() > screen.bottom():  # no room below: above the field
            y -= self._field.height() + 8 + self.height()
        self.move(x, y)
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))


def _with(highlight: QColor, words: QColor) -> QPalette:
    """Return the palette of the program with another ground and words for what is highlighted."""
    made = QPalette(QApplication.palette())
    made.setColor(QPalette.ColorRole.Highlight, highlight)
    made.setColor(QPalette.ColorRole.HighlightedText, words)
    return made
