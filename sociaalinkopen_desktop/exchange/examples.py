"""Worked examples that travel with the program: tender files in a folder, each clearly marked as an example.

Their days were written for one day. Whoever opens an example later gets the same planning moved on by whole weeks, so
that it never lies in the past and every weekday stays what it was.
"""

import re
from dataclasses import dataclass, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

from ..domain import dutch, fields
from ..domain.tender import Tender
from .tender_file import read_tender

T = TypeVar("T")

WRITTEN_FOR = date(2026, 11, 24)
"""The day of today for which the days in the examples were chosen."""
FIRST = "groenonderhoud"
"""The example that comes first: it shows every kind of outcome, also what does not fit."""
_WEEK = 7
_YEAR = re.compile(r"\b20\d\d\b")
_DAYS_IN_YEAR = 365.25


@dataclass(frozen=True)
class ExampleFile:
    """An example by its key (the name of its file). `facts` is one line: nature, value and procedure."""

    key: str
    title: str
    description: str
    facts: str = ""


def examples(folder: Path) -> tuple[ExampleFile, ...]:
    """The examples in a folder: the one that shows most, then by name of file."""
    found = []
    for path in sorted(folder.glob("*.json"), key=lambda path: (path.stem != FIRST, path.stem)):
        tender = read_tender(path)
        found.append(ExampleFile(path.stem, tender.subject.title, tender.subject.social_purpose, _facts(tender)))
    return tuple(found)


def read_example(folder: Path, key: str, today: date = WRITTEN_FOR) -> Tender:
    """The example with that key, with its days as they would be if it were written for `today`.

    Raises InputProblem when it is damaged or absent.
    """
    tender = replace(read_tender(folder / f"{key}.json"), is_example=True)
    weeks = max(0, (today - WRITTEN_FOR).days) // _WEEK
    return _moved_on(tender, timedelta(weeks=weeks)) if weeks else tender


def _moved_on(tender: Tender, by: timedelta) -> Tender:
    """Every day later by `by`; a year in the title or the reference goes along."""
    later = _later(tender, by)
    years = round(by.days / _DAYS_IN_YEAR)
    subject = replace(
        later.subject,
        title=_in_later_year(later.subject.title, years),
        reference=_in_later_year(later.subject.reference, years),
    )
    return replace(later, subject=subject)


def _later(group: T, by: timedelta) -> T:
    changes: dict[str, Any] = {}
    for field in fields.fields_of(type(group)):
        value = getattr(group, field.name)
        if isinstance(value, date):
            changes[field.name] = value + by
        elif is_dataclass(value):
            changes[field.name] = _later(value, by)
        elif field.is_group and field.many:
            changes[field.name] = tuple(_later(row, by) for row in value)
    return cast("T", replace(cast("Any", group), **changes))


def _in_later_year(words: str, years: int) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + years), words)


def _facts(tender: Tender) -> str:
    nature, procedure, value = tender.subject.nature, tender.procedure.procedure, tender.estimated_value
    parts = (
        nature.label if nature is not None else "",
        f"{dutch.euro(value)} excl. btw" if value is not None else "",
        procedure.label if procedure is not None else "",
    )
    return " · ".join(part for part in parts if part)
