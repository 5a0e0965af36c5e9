"""What reading a list would do to the register: an `ImportPlan`, to look at and choose in before anything changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from .. import dutch
from ..choices import Choice
from ..cpv import CpvList
from .enterprise import Enterprise, EnterpriseSource
from .importing_cells import CellFault, RowReader, RowReading
from .importing_file import GoOn, ListRow, ListSheet, Stopped, go_on_always
from .importing_merge import DifferenceKind, FieldDifference, applied, combined, differences, merged, usual
from .importing_same import SameFinder

_TELL_EVERY = 100


class RowState(Choice):
    """What happens with a row."""

    NEW = "new", "Nieuw"
    MERGED = "merged", "Samengevoegd"
    UNCHANGED = "unchanged", "Ongewijzigd"
    DOUBLE = "double", "Dubbel in de lijst"
    FAULTY = "faulty", "Fout, komt niet mee"
    SKIPPED = "skipped", "Overgeslagen"


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """One row of the list and what would become of it.

    `ours` is the enterprise of the register that it means. `taken` are the keys of the differences that go in.
    `stops` keep the row out; `skipped_fields` only cost a field. `note` says what else there is to know.
    """

    line: int
    name: str
    town: str = ""
    kvk: str = ""
    values: Mapping[str, Any]
    ours: Enterprise | None = None
    differences: tuple[FieldDifference, ...] = ()
    taken: frozenset[str] = frozenset()
    stops: tuple[CellFault, ...] = ()
    skipped_fields: tuple[CellFault, ...] = ()
    note: str = ""
    is_double: bool = False
    is_skipped: bool = False

    @property
    def state(self) -> RowState:
        """What happens with it, as it was chosen."""
        if self.stops:
            return RowState.FAULTY
        if self.is_double:
            return RowState.DOUBLE
        if self.is_skipped:
            return RowState.SKIPPED
        if self.ours is None:
            return RowState.NEW
        return RowState.MERGED if self.taken else RowState.UNCHANGED

    @property
    def conflicts(self) -> int:
        """In how many fields register and list say something else."""
        return sum(1 for item in self.differences if item.kind is DifferenceKind.CONFLICT)

    @property
    def reason(self) -> str:
        """Why it is so, in a sentence or two; "" when the state says it all."""
        said: list[str] = [f"{fault.column}: {fault.sentence}" for fault in (*self.stops, *self.skipped_fields)]
        if self.note:
            said.append(self.note)
        if self.state is RowState.MERGED:
            labels = [item.label for item in self.differences if item.key in self.taken]
            said.append(f"Neemt over: {dutch.listed(list(dict.fromkeys(labels)))}.")
        kept = sum(1 for item in self.differences if item.key not in self.taken)
        if kept and not self.stops and not self.is_double and not self.is_skipped:
            said.append(f"{dutch.counted(kept, 'veld verschilt', 'velden verschillen')}; uw eigen gegevens blijven.")
        return " ".join(said)


@dataclass(frozen=True, kw_only=True)
class PlanOptions:
    """What goes with every new enterprise of the list: where it came from, and the name of the list with its date."""

    source: EnterpriseSource | None = None
    source_note: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """The rows of one list, in its order. Equal input gives an equal plan; nothing is changed by making one."""

    rows: tuple[PlannedRow, ...]
    options: PlanOptions = PlanOptions()

    @cached_property
    def counts(self) -> Mapping[RowState, int]:
        """How many rows there are of each state; 0 for a state that has none."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in RowState}

    def to_take(self) -> tuple[Enterprise, ...]:
        """What goes into the register: the new ones without an id, the others with the id that they have there."""
        made = []
        for row in self.rows:
            if row.state is RowState.NEW:
                made.append(_new(row.values, self.options))
            elif row.state is RowState.MERGED and row.ours is not None:
                made.append(merged(row.ours, row.differences, row.taken))
        return tuple(made)

    def bases(self) -> tuple[Enterprise, ...]:
        """The enterprises of the register that change, as they were when the plan was made."""
        return tuple(row.ours for row in self.rows if row.ours is not None and row.state is RowState.MERGED)

    def with_taken(self, at: int, key: str, take: bool) -> "ImportPlan":
        """The same, but one difference of the row at this place is taken over or not."""
        row = self.rows[at]
        return self._with(at, replace(row, taken=row.taken | {key} if take else row.taken - {key}))

    def with_skipped(self, at: int, skip: bool) -> "ImportPlan":
        """The same, but the row at this place stays out or not."""
        return self._with(at, replace(self.rows[at], is_skipped=skip))

    def with_conflicts(self, take: bool) -> "ImportPlan":
        """The same, but of every difference the list wins (or ours stays)."""
        rows = []
        for row in self.rows:
            keys = {item.key for item in row.differences if item.kind is DifferenceKind.CONFLICT}
            rows.append(replace(row, taken=row.taken | keys if take else row.taken - keys) if keys else row)
        return replace(self, rows=tuple(rows))

    def _with(self, at: int, row: PlannedRow) -> "ImportPlan":
        return replace(self, rows=(*self.rows[:at], row, *self.rows[at + 1 :]))


def make_plan(
    sheet: ListSheet,
    mapping: Sequence[str],
    register: Sequence[Enterprise],
    cpv: CpvList,
    options: PlanOptions = PlanOptions(),  # frozen
    go_on: GoOn = go_on_always,
) -> ImportPlan:
    """What reading this sheet would do. `mapping`: the key of our column for each of its columns, "" for none.

    Raises Stopped when `go_on` says no.
    """
    reader, finder = RowReader(sheet.heads, mapping, cpv), SameFinder(register)
    planner = _Planner(finder)
    for at, row in enumerate(sheet.rows):
        if at % _TELL_EVERY == 0 and not go_on(at, len(sheet.rows)):
            raise Stopped
        planner.take(reader.read(row))
    return ImportPlan(rows=tuple(planner.rows), options=options)


def fault_rows(sheet: ListSheet, plan: ImportPlan) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The rows that stay out, as they are in the list, with line and reason behind them: heads and rows."""
    by_line: dict[int, ListRow] = {row.line: row for row in sheet.rows}
    heads = (*sheet.heads, "Regel in het bestand", "Wat er mis is")
    rows = tuple(
        (*by_line[row.line].cells, str(row.line), " ".join(f"{fault.column}: {fault.sentence}" for fault in row.stops))
        for row in plan.rows
        if row.state is RowState.FAULTY
    )
    return heads, rows


class _Planner:
    """Puts rows in the plan one by one; a row about an enterprise that was there before goes in with that one."""

    def __init__(self, finder: SameFinder) -> None:
        self.rows: list[PlannedRow] = []
        self._finder = finder
        self._of_ours: dict[str, int] = {}  # where the row stands that means this enterprise of the register
        self._new = SameFinder()  # each new one under the place of its row, as its id

    def take(self, reading: RowReading) -> None:
        if reading.stops:
            self.rows.append(_planned(reading.line, reading.values, None, reading))
            return
        ours = self._finder.find(reading.values)
        before = self._place_before(ours, reading.values)
        if before is not None:
            self._join(before, reading)
            return
        at = len(self.rows)
        self.rows.append(_planned(reading.line, reading.values, ours, reading))
        if ours is not None:
            self._of_ours[ours.id] = at
        else:
            self._new.add(_key_of(reading.values, at))

    def _place_before(self, ours: Enterprise | None, values: Mapping[str, Any]) -> int | None:
        if ours is not None:
            return self._of_ours.get(ours.id)
        found = self._new.find({**values, "id": ""})
        return None if found is None else int(found.id)

    def _join(self, at: int, reading: RowReading) -> None:
        first = self.rows[at]
        values, lost = combined(first.values, reading.values)
        made = _planned(first.line, values, first.ours, None)
        self.rows[at] = replace(made, skipped_fields=first.skipped_fields, note=first.note)
        if first.ours is None:
            self._new.add(_key_of(values, at))
        told = f"Zelfde onderneming als regel {first.line}, daarmee samengevoegd."
        if lost:
            told += f" Daar staat iets anders bij {dutch.listed(list(lost))}; de eerste regel geldt."
        planned = _planned(reading.line, reading.values, None, reading)
        self.rows.append(replace(planned, is_double=True, note=told))


def _planned(line: int, values: Mapping[str, Any], ours: Enterprise | None, reading: RowReading | None) -> PlannedRow:
    found = differences(ours, values) if ours is not None else ()
    return PlannedRow(
        line=line,
        name=values.get("name", ""),
        town=values.get("town", ""),
        kvk=values.get("kvk", ""),
        values=values,
        ours=ours,
        differences=found,
        taken=usual(found),
        stops=reading.stops if reading else (),
        skipped_fields=reading.skipped if reading else (),
    )


def _key_of(values: Mapping[str, Any], at: int) -> Enterprise:
    return Enterprise(
        id=str(at),
        name=values.get("name", ""),
        kvk=values.get("kvk", ""),
        town=values.get("town", ""),
        is_example=bool(values.get("is_example")),
    )


def _new(values: Mapping[str, Any], options: PlanOptions) -> Enterprise:
    """A new enterprise; an id that it has elsewhere is not ours."""
    made = applied(Enterprise(), {path: value for path, value in values.items() if path != "id"})
    if made.source is None and not made.source_note:
        made = replace(made, source=options.source, source_note=options.source_note)
    return made
