"""A row of a list as values of an Enterprise, and an enterprise as the cells of a row: the two ways of one table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from .. import dutch, fields
from ..choices import Recognition
from ..cpv import CpvList
from . import importing_groups as groups
from . import importing_values as values
from .enterprise import (
    Enterprise,
    EnterpriseKind,
    EnterpriseSource,
    EnterpriseState,
    ImpactArea,
    RecognitionProof,
)
from .importing_columns import BY_KEY, COLUMNS, LISTS, OF_RECOGNITION, ColumnKind, ListColumn
from .importing_file import ListRow, plain
from .importing_values import NoValue

Out = str | int | Decimal | date | None
"""What a cell of our own list holds."""

_WORDS: Mapping[str, tuple[tuple[str, Any], ...]] = {
    "kind": (
        ("sw", EnterpriseKind.SW_BEDRIJF),
        ("participatiebedrijf", EnterpriseKind.SW_BEDRIJF),
        ("sociale werkvoorziening", EnterpriseKind.SW_BEDRIJF),
        ("cooperatie", EnterpriseKind.COOPERATIVE),
        ("soci\\w+ ondernem\\w+", EnterpriseKind.SOCIAL_ENTERPRISE),
        ("social enterprise", EnterpriseKind.SOCIAL_ENTERPRISE),
        ("regulier\\w*", EnterpriseKind.REGULAR),
        ("gewoon", EnterpriseKind.REGULAR),
    ),
    "state": (
        ("actief", EnterpriseState.ACTIVE),
        ("te controleren", EnterpriseState.TO_VERIFY),
        ("gestopt|failliet|inactief|opgeheven", EnterpriseState.LAPSED),
    ),
    "source": (
        ("buy social", EnterpriseSource.BUY_SOCIAL),
        ("pso", EnterpriseSource.PSO_REGISTER),
        ("cso", EnterpriseSource.CSO_REGISTER),
        ("meet the market", EnterpriseSource.MEET_THE_MARKET),
        ("collega", EnterpriseSource.COLLEAGUE),
    ),
    "impact_areas": (
        ("arbeid\\w*|werk", ImpactArea.LABOUR),
        ("zorg|gezondheid", ImpactArea.CARE),
        ("cohesie|buurt|wijk", ImpactArea.COHESION),
        ("circulair\\w*|hergebruik|afval", ImpactArea.CIRCULAR),
        ("energie|klimaat", ImpactArea.ENERGY),
        ("voedsel|voeding", ImpactArea.FOOD),
        ("fair\\w*|eerlijke handel", ImpactArea.FAIR_CHAIN),
    ),
}


@dataclass(frozen=True, kw_only=True)
class CellFault:
    """A cell that was not understood: the line, the head above it, what stands there, and why not. All Dutch."""

    line: int
    column: str
    cell: str
    sentence: str

    def __str__(self) -> str:
        return f"Regel {self.line}, {self.column}: {self.sentence}"


@dataclass(frozen=True, kw_only=True)
class RowReading:
    """What a row says: values by their path in an Enterprise (without what is empty), and what is wrong with it.

    `stops` are the faults by which the row is no enterprise; the others cost only their own field.
    """

    line: int
    values: Mapping[str, Any]
    stops: tuple[CellFault, ...] = ()
    skipped: tuple[CellFault, ...] = ()

    @property
    def name(self) -> str:
        return str(self.values.get("name", ""))


class RowReader:
    """Reads the rows of one list: which of our columns each of its columns is, by key ("" is left out)."""

    def __init__(self, heads: Sequence[str], mapping: Sequence[str], cpv: CpvList) -> None:
        self._places = [
            (at, BY_KEY[key], heads[at].strip() or f"Kolom {at + 1}") for at, key in enumerate(mapping) if key
        ]
        self._cpv = cpv

    def read(self, row: ListRow) -> RowReading:
        """What the row says."""
        found: dict[str, Any] = {}
        parts: dict[str, Any] = {}
        stops: list[CellFault] = []
        skipped: list[CellFault] = []
        for at, column, head in self._places:
            cell = row.cells[at] if at < len(row.cells) else ""
            if not cell.strip():
                continue
            value, wrong = _read(column, cell, self._cpv, head)
            faults = [CellFault(line=row.line, column=head, cell=cell, sentence=sentence) for sentence in wrong]
            (stops if column.kind in (ColumnKind.NAME, ColumnKind.KVK) else skipped).extend(faults)
            if is_empty(value):
                continue
            if column.key.startswith(OF_RECOGNITION):
                parts[column.key.removeprefix(OF_RECOGNITION)] = value
            elif column.kind in LISTS and column.key in found:
                found[column.key] = tuple(dict.fromkeys((*found[column.key], *value)))
            else:
                found[column.key] = value
        if not found.get("name") and not any(fault.column == self._head_of("name") for fault in stops):
            sentence = "de naam ontbreekt. Vul haar in of haal de regel weg."
            stops.append(CellFault(line=row.line, column=self._head_of("name"), cell="", sentence=sentence))
        if parts:
            self._complete(row.line, found, parts, skipped)
        return RowReading(line=row.line, values=found, stops=tuple(stops), skipped=tuple(skipped))

    def _head_of(self, key: str) -> str:
        return next((head for _at, column, head in self._places if column.key == key), BY_KEY[key].head)

    def _complete(self, line: int, found: dict[str, Any], parts: dict[str, Any], skipped: list[CellFault]) -> None:
        """Put step, days and proof with the recognition that they are of."""
        proofs: tuple[RecognitionProof, ...] = found.get("recognitions", ())
        if not proofs and "step" in parts:
            proofs = (RecognitionProof(kind=Recognition.PSO),)
        if len(proofs) == 1:
            made = replace(proofs[0], **parts)
            if made.kind is Recognition.PSO and made.step is not None and made.step.value == "step_30_plus":
                made = replace(made, kind=Recognition.PSO_30_PLUS)
            found["recognitions"] = (made,)
            return
        why = (
            "het is niet duidelijk bij welke erkenning dit hoort. Kies een kolom met de erkenning."
            if not proofs
            else "er staan meer erkenningen in deze regel, dus dit is niet overgenomen."
        )
        column = next(column.head for column in COLUMNS if column.key == f"{OF_RECOGNITION}{next(iter(parts))}")
        skipped.append(CellFault(line=line, column=column, cell="", sentence=why))


def is_empty(value: object) -> bool:
    """Whether a value says nothing."""
    return value is None or value == "" or value == ()


def _read(column: ListColumn, cell: str, cpv: CpvList, head: str) -> tuple[Any, tuple[str, ...]]:
    """The value of a cell and what is wrong with it."""
    try:
        match column.kind:
            case ColumnKind.CPV:
                return values.codes(cell, cpv)
            case ColumnKind.RECOGNITIONS:
                return groups.recognitions_under(head, cell)
            case ColumnKind.GROUPS:
                return groups.groups(cell)
            case ColumnKind.REFERENCES:
                return groups.references(cell)
            case ColumnKind.CHOICES:
                return _choices(column, cell)
            case _:
                return _one(column, cell), ()
    except NoValue as problem:
        return None, (problem.sentence,)


_WORDS_KINDS = frozenset({ColumnKind.TEXT, ColumnKind.LONG, ColumnKind.TEXTS})
_LONGEST_VALUE = 200


def _one(column: ListColumn, cell: str) -> Any:
    kind = column.kind
    if kind is ColumnKind.NAME:
        return values.text(cell, values.LONGEST_NAME)
    if kind not in _WORDS_KINDS:
        cell = values.text(cell, _LONGEST_VALUE)  # a number or a day is short
    if kind is not ColumnKind.TEXT and kind is not ColumnKind.LONG and values.says_nothing(cell):
        return None
    match kind:
        case ColumnKind.LONG:
            return values.long_text(cell)
        case ColumnKind.KVK:
            return values.kvk(cell)
        case ColumnKind.EMAIL:
            return values.email(cell)
        case ColumnKind.CHOICE:
            return values.choice(cell, fields.describe(Enterprise, column.key).kind, _WORDS.get(column.key, ()))
        case ColumnKind.YES_NO:
            return values.yes_no(cell)
        case ColumnKind.DAY:
            return values.day(cell)
        case ColumnKind.MONEY:
            return values.money(cell)
        case ColumnKind.PERCENT:
            return values.percent(cell)
        case ColumnKind.WHOLE:
            return values.whole(cell, 1000)
        case ColumnKind.NUMBER:
            return _number_of_places(cell)
        case ColumnKind.STEP:
            return groups.step(cell)
        case ColumnKind.TEXTS:
            return values.items(cell)[: values.MOST_ITEMS]
        case _:
            return values.text(cell)


def _number_of_places(cell: str) -> Decimal:
    found = values.number(cell.lower().replace("fte", "").strip())
    if found > 100_000:
        raise NoValue(f"'{values.short(cell)}' is te groot.")
    return found


def _choices(column: ListColumn, cell: str) -> tuple[Any, tuple[str, ...]]:
    kind = fields.describe(Enterprise, column.key).kind
    found: list[Any] = []
    wrong: list[str] = []
    whole = next((item for item in kind if plain(item.label) == plain(cell)), None)
    for part in (cell,) if whole is not None else values.items(cell, ";|/"):
        try:
            item = values.choice(part, kind, _WORDS.get(column.key, ()))
        except NoValue as problem:
            wrong.append(problem.sentence)
            continue
        if item not in found:
            found.append(item)
    return tuple(found), tuple(wrong)


# -- and back -----------------------------------------------------------------------------------------------------
def cell_of(key: str, enterprise: Enterprise) -> Out:
    """What the cell of an enterprise holds in our own list; None for nothing."""
    value = fields.get(enterprise, key)
    column = BY_KEY[key]
    if is_empty(value):
        return None
    match column.kind:
        case ColumnKind.RECOGNITIONS:
            return groups.recognition_lines(value) or None
        case ColumnKind.GROUPS:
            return groups.group_lines(value)
        case ColumnKind.REFERENCES:
            return groups.reference_lines(value) or None
        case ColumnKind.CPV | ColumnKind.TEXTS:
            return values.joined([str(item) for item in value])
        case ColumnKind.CHOICES:
            return values.joined([item.label for item in value], ";|/")
        case ColumnKind.CHOICE:
            return str(value.label)
        case ColumnKind.YES_NO:
            return _yes_no(key, value)
        case ColumnKind.PERCENT:
            return dutch.percent(value).replace(dutch.NBSP, " ")
    return value  # type: ignore[no-any-return]


def shown(key: str, value: object) -> str:
    """A value as a reader sees it, on one line; "" for nothing."""
    if is_empty(value):
        return ""
    cell = cell_of(key, fields.replaced(Enterprise(), key, value))
    match cell:
        case None:
            return ""
        case date():
            return dutch.day(cell)
        case Decimal() | int():
            money = BY_KEY[key].kind is ColumnKind.MONEY
            return dutch.euro(cell) if money else dutch.number(cell)
    return " · ".join(line for line in (values.tidy(part) for part in cell.split("\n")) if line)


def _yes_no(key: str, value: bool) -> str | None:
    if key == "is_example" and not value:
        return None
    return "ja" if value else "nee"
