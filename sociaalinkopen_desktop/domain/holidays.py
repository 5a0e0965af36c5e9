"""Dutch holidays, for terms that end on one.

The days of art. 3 Algemene termijnenwet, with Goede Vrijdag, which it treats alike. Sundays need no entry.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from . import dutch

SATURDAY, SUNDAY = 5, 6


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, short = century // 4, century % 4
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * short + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> Mapping[date, str]:
    """The holidays of a year with their Dutch names, in order (from 2014, when Koningsdag began)."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= timedelta(days=1)
    days = {
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday - timedelta(days=2): "Goede Vrijdag",
        sunday + timedelta(days=1): "tweede paasdag",
        kings_day: "Koningsdag",
        date(year, 5, 5): "Bevrijdingsdag",
        sunday + timedelta(days=39): "Hemelvaartsdag",
        sunday + timedelta(days=50): "tweede pinksterdag",
        date(year, 12, 25): "eerste kerstdag",
        date(year, 12, 26): "tweede kerstdag",
    }
    return MappingProxyType(dict(sorted(days.items())))


def day_off(day: date) -> str:
    """Why nobody works on that day ("zondag", "Koningsdag"), or "" on a working day."""
    if day in holidays(day.year):
        return holidays(day.year)[day]
    return dutch.WEEKDAYS[day.weekday()] if day.weekday() in (SATURDAY, SUNDAY) else ""


def next_working_day(day: date) -> date:
    """That day itself when it is a working day, else the first one after it."""
    while day_off(day):
        day += timedelta(days=1)
    return day
