"""The calendar below a field for a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextCharFormat
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

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import GRID, RADIUS, RADIUS_ROW
from .buttons import Button


class CalendarPopup(QFrame):
    """A month with week numbers, weeks from Monday, and a way to the day of today. `picked(object)`: a datetime.date.

    `today` tells which day has a ring around it.
    """

    picked = Signal(object)

    def __init__(self, field: QWidget, today: Callable[[], date]) -> None:
        super().__init__(field, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._field, self._today = field, today
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # what lies outside the round corners
        self._calendar = _Month(self)
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        self._to_today = Button("Vandaag", "quiet", small=True)
        self._to_today.clicked.connect(lambda: self._choose(_qdate(self._today())))
        box = QVBoxLayout(self)
        box.setContentsMargins(GRID, GRID, GRID, GRID)
        box.setSpacing(4)
        box.addWidget(self._calendar)
        box.addWidget(self._to_today, 0, Qt.AlignmentFlag.AlignHCenter)
        self.restyle()

    def restyle(self) -> None:
        self._calendar.restyle()

    def today_button(self) -> Button:
        """The button for the day of today."""
        return self._to_today

    def open_at(self, day: date, earliest: date, latest: date) -> None:
        """Show the month of a day below the field; days outside the two others cannot be picked."""
        now = self._today()
        self._calendar.today = _qdate(now)
        self._calendar.setDateRange(_qdate(earliest), _qdate(latest))
        self._calendar.setSelectedDate(_qdate(day))
        self._to_today.setVisible(earliest <= now <= latest)
        self._to_today.setAccessibleName(f"Vandaag, {now.day}-{now.month}-{now.year}")
        self.adjustSize()
        below = self._field.mapToGlobal(QPoint(0, self._field.height() + 4))
        screen = self._field.screen().availableGeometry()
        x = max(screen.left(), min(below.x(), screen.right() - self.width()))
        y = below.y()
        if y + self.height() > screen.bottom():  # no room below: above the field
            y -= self._field.height() + 8 + self.height()
        self.move(x, max(screen.top(), y))
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        c, p = look().c, QPainter(self)
        rounded(p, self.rect(), RADIUS_ROW, c.surface, c.field_line)
        p.end()

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))


class _Month(QCalendarWidget):
    """The days in the colours and the shapes of the program: chosen is filled, today has a ring."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.today = QDate()
        self.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        self.setAccessibleName("Kalender")

    def restyle(self) -> None:
        style, c = look(), look().c
        self.setFont(style.font("caption"))
        self.setPalette(_with(c.surface, c.text))
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(c.muted)
        head.setForeground(c.muted)
        head.setBackground(c.surface)
        head.setFont(style.font("caption"))
        self.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, plain)
        for name, glyph, words in (
            ("qt_calendar_prevmonth", "caret-left", "Vorige maand"),
            ("qt_calendar_nextmonth", "caret-right", "Volgende maand"),
        ):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(style.icon(glyph, "muted"))
                button.setAccessibleName(words)
                button.setToolTip(words)
                button.setFixedSize(style.control_height(small=True), style.control_height(small=True))
        for name, words in (("qt_calendar_monthbutton", "Maand kiezen"), ("qt_calendar_yearbutton", "Jaar kiezen")):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setFont(style.font("strong"))
                button.setToolTip(words)
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:  # Qt draws it in the colour of a choice, but it is none
            bar.setPalette(_with(c.surface, c.text))
        view = self.findChild(QTableView, "qt_calendar_calendarview")
        if view is not None:
            view.setFrameShape(QFrame.Shape.NoFrame)
            for header in (view.horizontalHeader(), view.verticalHeader()):
                header.setMinimumSectionSize(style.px(30))
                header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumSize(style.px(288), style.px(240))

    def paintCell(self, p: QPainter, rect: QRect, day: QDate | date) -> None:
        """Draw one day; those of other months step back."""
        style, c = look(), look().c
        day = day if isinstance(day, QDate) else _qdate(day)
        inside = day.month() == self.monthShown() and self.minimumDate() <= day <= self.maximumDate()
        chosen, is_today = day == self.selectedDate(), day == self.today
        p.save()
        p.fillRect(rect, c.surface)
        box = rect.adjusted(2, 1, -2, -1)
        if chosen:
            rounded(p, box, RADIUS, c.accent)
        if is_today:
            ring, ink = (box.adjusted(2, 2, -2, -2), c.on_accent) if chosen else (box, c.accent)
            rounded(p, ring, RADIUS, None, ink, 1.5)
        elif chosen and style.outlined:
            focus_ring(p, box, c.focus, c.focus_gap)
        strong = chosen or is_today or (inside and style.outlined)  # there muted is hardly less than text
        p.setFont(style.font("caption-strong" if strong else "caption"))
        p.setPen(c.on_accent if chosen else c.accent if is_today else c.text if inside else c.muted)
        p.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        p.restore()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _with(highlight: QColor, words: QColor) -> QPalette:
    """Return the palette of the program with another ground and words for what is highlighted."""
    made = QPalette(QApplication.palette())
    made.setColor(QPalette.ColorRole.Highlight, highlight)
    made.setColor(QPalette.ColorRole.HighlightedText, words)
    return made
