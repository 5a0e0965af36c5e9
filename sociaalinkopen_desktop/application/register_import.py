"""Take a list of enterprises into the register: which columns it has, what would change, and then all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.cpv import CpvList
from ..domain.enterprises.enterprise import Enterprise, EnterpriseSource
from ..domain.enterprises.importing import ImportPlan, PlanOptions, RowState, make_plan
from ..domain.enterprises.importing_columns import Choices, guessed, is_our_own, signature, usable
from ..domain.enterprises.importing_file import ListFile, ListSheet
from .ports import Clock, ConflictProblem, Shelf
from .register import Register
from .register_ports import Batch

COLUMNS = "enterprise_columns"
MOST_REMEMBERED = 50
EXAMPLES_NAME = "Voorbeeldlijst"

_CHANGED = (
    "‘{name}’ is intussen gewijzigd of verwijderd. Er is niets ingelezen. "
    "Kies het bestand opnieuw; dan ziet u de verschillen met wat er nu staat."
)


@dataclass(frozen=True)
class ColumnMemory:
    """How the officer divided the columns of lists before, by the heads of those lists. May raise StorageProblem."""

    store: Shelf
    clock: Clock

    def recall(self, heads: Sequence[str]) -> Choices | None:
        """The mapping of a list with these heads; None when there never was one, or it cannot be read."""
        key = signature(heads)
        kept = next((item.content for item in self.store.shelf(COLUMNS) if item.key == key), None)
        if kept is None:
            return None
        found = usable(kept.split("\n"), heads)
        return found if any(found) else None

    def remember(self, heads: Sequence[str], mapping: Choices) -> None:
        """Keep the mapping of a list with these heads; the oldest lists are forgotten when there are many."""
        self.store.put_on_shelf(COLUMNS, signature(heads), "\n".join(mapping), self.clock())
        kept = sorted(self.store.shelf(COLUMNS), key=lambda item: item.saved_at)
        for item in kept[: max(0, len(kept) - MOST_REMEMBERED)]:
            self.store.take_off_shelf(COLUMNS, item.key)


@dataclass(frozen=True)
class RegisterImport:
    """The use case. Only used on the store's thread; every method may raise StorageProblem."""

    register: Register
    memory: ColumnMemory

    def columns(self, heads: Sequence[str]) -> tuple[Choices, bool]:
        """The mapping for a list with these heads, and whether it is the one that was used before."""
        known = None if is_our_own(heads) else self.memory.recall(heads)
        return (known, True) if known is not None else (guessed(heads), False)

    def take_in(self, file_name: str, sheet: ListSheet, mapping: Choices, plan: ImportPlan) -> Batch:
        """Do what was planned, all or nothing, and remember the columns.

        Raises ConflictProblem, and changes nothing, when an enterprise changed since the plan was made.
        """
        base = {item.id: self._version(item) for item in plan.bases()}
        batch = self.register.take_in(file_name, plan.to_take(), base)
        self.memory.remember(sheet.heads, mapping)
        return batch

    def open_examples(self, file: ListFile, cpv: CpvList) -> Batch | None:
        """Take in the example list that came with the program; None when all of it is there already."""
        sheet = file.sheets[file.first]
        options = PlanOptions(source=EnterpriseSource.OTHER)
        plan = make_plan(sheet, guessed(sheet.heads), self.register.everything(), cpv, options)
        if not plan.counts[RowState.NEW] + plan.counts[RowState.MERGED]:
            return None
        return self.register.take_in(EXAMPLES_NAME, plan.to_take(), {i.id: self._version(i) for i in plan.bases()})

    def _version(self, known: Enterprise) -> int:
        """The version of an enterprise that is still as it was."""
        try:
            kept = self.register.load(known.id)
        except KeyError:
            kept = None
        if kept is None or kept.enterprise != known:
            raise ConflictProblem(_CHANGED.format(name=known.name))
        return kept.version
