"""The named facts that a pack may ask about: the fields of a tender, by path, with their Dutch names and their sort."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from .. import fields
from ..choices import Choice
from ..fields import About, Field
from ..quantities import Unit
from ..tender import Tender

# What the program keeps for itself; the answers of the officer are judged by the program, not by a pack.
_NOT_FOR_PACKS = frozenset(
    {"id", "is_example", "assessment_date", "answers", "deviations", "import_remarks", "award.trial"}
)


class Sort(Choice):
    """What kind of value a fact has; it decides which comparisons make sense."""

    NUMBER = "number", "getal"
    DATE = "date", "datum"
    YES_NO = "yes_no", "ja of nee"
    CHOICE = "choice", "keuze uit een lijst"
    TEXT = "text", "tekst"
    LIST = "list", "lijst met keuzes of teksten"
    ROWS = "rows", "lijst met regels"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One fact. `read` gets its value from a tender (or a row); `place` is the field to fill in when it is missing.

    `bounds` are those of a number; `rows` are the facts of one row, by name, for the sort ROWS.
    """

    path: str
    name: str
    group: str
    sort: Sort
    field: Field
    place: str
    read: Callable[[Any], Any]
    bounds: tuple[int, int] = (0, 0)
    rows: Mapping[str, "Fact"] = default(default_factory=dict)

    @property
    def full_name(self) -> str:
        """The name with the group it stands in; no two facts have the same."""
        return f"{self.name} ({self.group})" if self.group else self.name


@cache
def facts() -> Mapping[str, Fact]:
    """Every fact of a tender by its path, in the order of the steps."""
    found: dict[str, Fact] = {}
    _collect(Tender, "", (), found)
    total = Field(
        "estimated_value",
        About("Geraamde waarde", "Waarde, opties en verlengingen samen; anders de percelen.", Unit.EUR_EXCL_VAT),
        Decimal,
        many=False,
        optional=True,
        default=None,
    )
    found[total.name] = Fact(
        path=total.name,
        name=total.about.label,
        group="alles samen",
        sort=Sort.NUMBER,
        field=total,
        place="value.base_value",
        read=attrgetter(total.name),
        bounds=total.bounds or (0, 0),
    )
    return found


def place_of(path: str) -> str:
    """The field of the tender to go to for a fact."""
    return facts()[path].place


def _collect(group: type[Any], prefix: str, groups: tuple[str, ...], found: dict[str, Fact]) -> None:
    for item in fields.fields_of(group):
        path = f"{prefix}{item.name}"
        if path in _NOT_FOR_PACKS:
            continue
        if item.is_group and not item.many:
            _collect(item.kind, f"{path}.", (*groups, item.about.label), found)
        else:
            found[path] = _fact(item, path, groups)


def _fact(item: Field, path: str, groups: tuple[str, ...]) -> Fact:
    rows: dict[str, Fact] = {}
    if item.is_group:
        rows = {
            row.name: _fact(row, row.name, ())
            for row in fields.fields_of(item.kind)
            if not row.is_group and not row.about.hidden
        }
    return Fact(
        path=path,
        name=item.about.label,
        group=" › ".join(groups),
        sort=_sort(item),
        field=item,
        place=path,
        read=attrgetter(path),
        bounds=item.bounds or (0, 0),
        rows=rows,
    )


def _sort(item: Field) -> Sort:
    if item.many:
        return Sort.ROWS if item.is_group else Sort.LIST
    if fields.is_choice(item.kind):
        return Sort.CHOICE
    sorts: Mapping[type[Any], Sort] = {
        bool: Sort.YES_NO,
        date: Sort.DATE,
        int: Sort.NUMBER,
        Decimal: Sort.NUMBER,
        str: Sort.TEXT,
    }
    return sorts[item.kind]
