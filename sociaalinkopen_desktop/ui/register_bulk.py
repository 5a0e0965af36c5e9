"""Several enterprises at once: change their state or throw them away, in batches, each one undo step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..application.register_ports import EnterpriseQuery, EnterpriseRow
from ..domain import dutch
from ..domain.enterprises.enterprise import Enterprise, EnterpriseState
from .batches import Batches, BatchStep
from .models.enterprise_list import name_shown
from .services import Services

PAGE = 2000
"""Rows asked at once when a long list was chosen: in between the window gets its turn."""

Moved = list[tuple[str, EnterpriseState]]
"""Of each enterprise that changed, the state it had."""


@dataclass(frozen=True)
class ChosenEnterprises:
    """Chosen enterprises: their ids when all are known, else their places in the list of a query."""

    count: int
    ids: tuple[str, ...] = ()
    query: EnterpriseQuery = EnterpriseQuery()
    places: tuple[range, ...] = ()

    def among(self, services: Services) -> Sequence[str]:
        """The ids, looked up when they are not known. Runs on the thread of the store; may raise StorageProblem."""
        return self.ids or [row.id for row in self._looked_up(services)]

    def rows(self, services: Services) -> Sequence[EnterpriseRow]:
        """The rows themselves, in the order of the list; as `among`."""
        if not self.ids:
            return list(self._looked_up(services))
        found = {row.id: row for row in _pages(services, self.query, range(sys.maxsize))}
        return [found[identifier] for identifier in self.ids if identifier in found]

    def _looked_up(self, services: Services) -> Iterator[EnterpriseRow]:
        for places in self.places:
            yield from _pages(services, self.query, places)


class RegisterBulk(Batches):
    """Changes of several enterprises."""

    def change_state(self, chosen: ChosenEnterprises, state: EnterpriseState) -> None:
        """Give all chosen enterprises this state, as one step that can be undone."""

        def done(moved: Moved) -> None:
            if moved:
                number = dutch.counted(len(moved), "onderneming", "ondernemingen")
                self.push(_StateStep(self, moved, state, f"{number} op ‘{state.label}’ gezet"))
            else:
                self.said.emit(f"Alles stond al op ‘{state.label}’", "", None)
            self.changed.emit()

        self._with_ids(chosen, lambda ids: self.put_states(dict.fromkeys(ids, state), done))

    def throw_away(self, chosen: ChosenEnterprises) -> None:
        """Remove all chosen enterprises, as one step that can be undone until the program closes."""

        def done(gone: list[Enterprise]) -> None:
            if gone:
                self.push(_RemoveStep(self, gone, _removed(gone)))
            self.changed.emit()

        self._with_ids(chosen, lambda ids: self.remove(ids, done))

    # -- for the steps --------------------------------------------------------------------------------------------
    def put_states(
        self,
        states: Mapping[str, EnterpriseState],
        done: Callable[[Moved], object],
        only_from: EnterpriseState | None = None,
    ) -> None:
        """Give each enterprise its state, with `only_from` when it has that one now; `done` is told which changed."""

        def put(services: Services, ids: Sequence[str]) -> Moved:
            moved: Moved = []
            for identifier in ids:
                try:
                    kept = services.register.load(identifier)
                except KeyError:
                    continue  # gone meanwhile
                before, after = kept.enterprise.state, states[identifier]
                if before is not after and only_from in (None, before):
                    services.register.save(replace(kept.enterprise, state=after), kept.version)
                    moved.append((identifier, before))
            return moved

        self.in_batches(list(states), put, [], done, "Niet elke stand is gewijzigd")

    def remove(self, ids: Sequence[str], done: Callable[[list[Enterprise]], object]) -> None:
        """Throw enterprises away; `done` is told which."""

        def away(services: Services, part: Sequence[str]) -> list[Enterprise]:
            gone = []
            for identifier in part:
                try:
                    gone.append(services.register.load(identifier).enterprise)
                except KeyError:
                    continue
            services.register.remove([item.id for item in gone])
            return gone

        self.in_batches(ids, away, [], done, "Niet alles is verwijderd")

    def put_back(self, enterprises: Sequence[Enterprise]) -> None:
        """Bring removed enterprises back under their own numbers."""

        def back(services: Services, part: Sequence[Enterprise]) -> list[str]:
            return [services.register.save(item).enterprise.id for item in part]

        self.in_batches(enterprises, back, [], lambda _back: self.changed.emit(), "Terugzetten is niet gelukt")

    def forget(self, identifier: str) -> None:
        """One was removed for good: no undo may bring back what was known of it."""
        for at in range(self.history.count()):
            step = self.history.command(at)
            if isinstance(step, _RemoveStep) and step.holds(identifier):
                self.history.clear()
                return

    def _with_ids(self, chosen: ChosenEnterprises, go_on: Callable[[Sequence[str]], object]) -> None:
        self.run(chosen.among, go_on, "De lijst is niet te lezen")


class _StateStep(BatchStep):
    """States of enterprises. Undo leaves alone what was given yet another state since."""

    def __init__(self, desk: RegisterBulk, moved: Moved, state: EnterpriseState, words: str) -> None:
        super().__init__(words)
        self._desk, self._before, self._state = desk, dict(moved), state

    def undo(self) -> None:
        self._desk.put_states(self._before, self._told, self._state)

    def again(self) -> None:
        self._desk.put_states(dict.fromkeys(self._before, self._state), self._told)

    def _told(self, _moved: Moved) -> None:
        self._desk.changed.emit()


class _RemoveStep(BatchStep):
    """Enterprises that were thrown away; this is the only place where they still are."""

    def __init__(self, desk: RegisterBulk, gone: Sequence[Enterprise], words: str) -> None:
        super().__init__(words)
        self._desk, self._gone = desk, tuple(gone)

    def holds(self, identifier: str) -> bool:
        """Whether this one is among them."""
        return any(item.id == identifier for item in self._gone)

    def undo(self) -> None:
        self._desk.put_back(self._gone)

    def again(self) -> None:
        self._desk.remove([item.id for item in self._gone], lambda _gone: self._desk.changed.emit())


def _pages(services: Services, query: EnterpriseQuery, places: range) -> Iterator[EnterpriseRow]:
    """The rows of a list at these places, as far as there are any."""
    for start in range(places.start, places.stop, PAGE):
        limit = min(PAGE, places.stop - start)
        rows = services.register.rows(replace(query, offset=start, limit=limit))
        yield from rows
        if len(rows) < limit:
            return


def _removed(gone: Sequence[Enterprise]) -> str:
    if len(gone) == 1:
        return f"Verwijderd: {name_shown(gone[0].name)}"
    return f"{dutch.number(len(gone))} ondernemingen verwijderd"
