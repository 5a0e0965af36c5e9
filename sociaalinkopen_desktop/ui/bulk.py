"""Several tenders at once: change their phase or throw them away, in batches beside the window, each one undo step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ..application.ports import Query
from ..domain import dutch
from ..domain.choices import Phase
from .autosave import Autosave
from .batches import Batches, BatchStep
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks
from .tender_editor import TenderEditor

if TYPE_CHECKING:
    from ..application.dossiers import PhaseChange
    from ..domain.tender import Tender

MOST_TOLD = 5


@dataclass(frozen=True)
class Chosen:
    """Chosen tenders: their ids when all are known, else their places in the list of a query."""

    count: int
    ids: tuple[str, ...] = ()
    query: Query = Query()
    places: tuple[range, ...] = ()

    def among(self, services: Services) -> Sequence[str]:
        """The ids, looked up when they are not known. Runs on the thread of the store; may raise StorageProblem."""
        if self.ids or not self.places:
            return self.ids
        everything = services.dossiers.ids(self.query)
        return [everything[at] for places in self.places for at in places if at < len(everything)]


class BulkDesk(Batches):
    """Changes of several tenders. What is open in the editor follows."""

    def __init__(
        self, door: ServiceDoor, tasks: Tasks, editor: TenderEditor, autosave: Autosave, parent: QObject | None = None
    ) -> None:
        super().__init__(door, tasks, parent)
        self._editor, self._autosave = editor, autosave

    def change_phase(self, chosen: Chosen, phase: Phase) -> None:
        """Give all chosen tenders this phase, as one step that can be undone."""

        def done(change: PhaseChange) -> None:
            self._tell_untouched(change.untouched)
            if change.before:
                number = dutch.counted(len(change.before), "aanbesteding", "aanbestedingen")
                words = f"{number} naar fase {phase.label}"
                self.push(_PhaseStep(self, change, words))
            elif not change.untouched:
                self.said.emit(f"Alles stond al op {phase.label}", "", None)
            self.changed.emit()

        self._with_ids(chosen, lambda ids: self.put_phases(dict.fromkeys(ids, phase), done))

    def throw_away(self, chosen: Chosen) -> None:
        """Delete all chosen tenders, as one step that can be undone."""

        def done(gone: list[Tender]) -> None:
            if gone:
                words = _deleted(gone)
                self.push(_DeleteStep(self, gone, words))
            self.changed.emit()

        self._with_ids(chosen, lambda ids: self.delete(ids, done))

    def duplicate(self, chosen: Chosen) -> None:
        """Copy all chosen tenders; undoing throws the copies away."""

        def done(copies: list[str]) -> None:
            words = dutch.counted(len(copies), "kopie", "kopieën") + " gemaakt. De datums zijn leeg"
            if copies:
                self.push(_CopyStep(self, copies, words))
            self.changed.emit()

        def copy(services: Services, ids: Sequence[str]) -> list[str]:
            made = []
            for identifier in ids:
                try:
                    made.append(services.dossiers.duplicate(identifier).tender.id)
                except KeyError:
                    continue  # gone meanwhile
            return made

        self._with_ids(chosen, lambda ids: self.in_batches(ids, copy, [], done, "Niet alle kopieën zijn gemaakt"))

    # -- for the steps --------------------------------------------------------------------------------------------
    def put_phases(
        self,
        phases: Mapping[str, Phase],
        done: Callable[[PhaseChange], object],
        only_from: Mapping[str, Phase] | None = None,
    ) -> None:
        """Give each tender its phase, with `only_from` when it has that phase now; `done` is told what changed."""
        from ..application.dossiers import PhaseChange

        def finished(change: PhaseChange) -> None:
            self._follow_open(change.after)
            done(change)

        self._autosave.flush()
        self.in_batches(
            list(phases),
            lambda services, ids: services.dossiers.change_phase({each: phases[each] for each in ids}, only_from),
            PhaseChange(before={}, after={}),
            finished,
            "Niet elke fase is gewijzigd",
        )

    def delete(self, ids: Sequence[str], done: Callable[[list[Tender]], object]) -> None:
        """Throw tenders away; `done` is told which."""
        self._autosave.flush()
        self.in_batches(
            ids,
            lambda services, part: list(services.dossiers.throw_away_all(part)),
            [],
            done,
            "Niet alles is verwijderd",
        )

    def put_back(self, tenders: Sequence[Tender]) -> None:
        """Bring thrown away tenders back under their own numbers."""

        def back(services: Services, part: Sequence[Tender]) -> list[Tender]:
            return [services.dossiers.put_back(tender).tender for tender in part]

        self.in_batches(tenders, back, [], lambda _back: self.changed.emit(), "Terugzetten is niet gelukt")

    def tell_undone(self, change: PhaseChange) -> None:
        """The phases are back, or forward again: show the list, and tell what stayed behind."""
        self._tell_untouched(change.untouched)
        self.changed.emit()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _with_ids(self, chosen: Chosen, go_on: Callable[[Sequence[str]], object]) -> None:
        self.run(chosen.among, go_on, "De lijst is niet te lezen")

    def _follow_open(self, changed: Mapping[str, Phase]) -> None:
        """The tender in the editor was changed too: show it as it is now."""
        identifier = self._editor.tender.id
        if identifier in changed and not self._autosave.pending:

            def show(stored: Any) -> None:
                if self._editor.tender.id == identifier and not self._autosave.pending:
                    self._autosave.follow(stored)
                    self._editor.open(stored.tender)

            self.run(lambda services: services.dossiers.open(identifier), show, "De aanbesteding is niet te openen")

    def _tell_untouched(self, sentences: Sequence[str]) -> None:
        if sentences:
            more = len(sentences) - MOST_TOLD
            told = list(sentences[:MOST_TOLD]) + ([f"En nog {more} andere."] if more > 0 else [])
            self.failed.emit("Niet elke fase is gewijzigd", "\n".join(told))


class _Step(BatchStep):
    """One action on the list of tenders."""

    def __init__(self, desk: BulkDesk, words: str) -> None:
        super().__init__(words)
        self._desk = desk


class _PhaseStep(_Step):
    """Phases of tenders. Undo leaves alone what was given yet another phase since."""

    def __init__(self, desk: BulkDesk, change: PhaseChange, words: str) -> None:
        super().__init__(desk, words)
        self._change = change

    def undo(self) -> None:
        self._desk.put_phases(self._change.before, self._desk.tell_undone, self._change.after)

    def again(self) -> None:
        self._desk.put_phases(self._change.after, self._desk.tell_undone, self._change.before)


class _DeleteStep(_Step):
    def __init__(self, desk: BulkDesk, gone: Sequence[Tender], words: str) -> None:
        super().__init__(desk, words)
        self._gone = tuple(gone)

    def undo(self) -> None:
        self._desk.put_back(self._gone)

    def again(self) -> None:
        self._desk.delete([tender.id for tender in self._gone], lambda _gone: self._desk.changed.emit())


class _CopyStep(_Step):
    def __init__(self, desk: BulkDesk, copies: Sequence[str], words: str) -> None:
        super().__init__(desk, words)
        self._ids: Sequence[str] = tuple(copies)
        self._gone: Sequence[Tender] = ()

    def undo(self) -> None:
        def keep(gone: list[Tender]) -> None:
            self._gone = tuple(gone)
            self._desk.changed.emit()

        self._desk.delete(self._ids, keep)

    def again(self) -> None:
        self._desk.put_back(self._gone)


def _deleted(gone: Sequence[Tender]) -> str:
    if len(gone) == 1:
        return f"Verwijderd: {gone[0].subject.title.strip() or 'Aanbesteding zonder titel'}"
    return f"{dutch.number(len(gone))} aanbestedingen verwijderd"
