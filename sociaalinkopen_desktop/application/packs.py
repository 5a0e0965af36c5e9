"""Keep packs with a municipality's own criteria: add, replace, remove, and say beforehand what that would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from ..domain.assessment import Check, Status
from ..domain.catalogue import Catalogue
from ..domain.packs.difference import Difference, difference
from ..domain.packs.pack import Pack, with_packs
from .ports import Clock, InputProblem, PackShelf
from .rejudging import Effect, PointChange

Checks = Mapping[str, Check]
Extend = Callable[[Catalogue, Checks], tuple[Catalogue, Checks]]
"""Adds the criteria of packs to a catalogue and its checks; the same as in `library`."""


@dataclass(frozen=True)
class PackFormat:
    """How packs are written. `parse(text, catalogue, name)` raises InputProblem; `written` gives the text of a pack;
    `id_of` guesses the id in a text that does not parse, empty when it cannot. `plain` gives what stands in a text
    before it is checked, for a draft; it raises InputProblem as well."""

    parse: Callable[[str, Catalogue, str], Pack]
    written: Callable[[Mapping[str, Any]], str]
    id_of: Callable[[str], str]
    plain: Callable[[str], Any]


@dataclass(frozen=True)
class Installed:
    """One pack on the shelf. One that is no longer in order has `faults`, no `pack`, and is not judged by."""

    id: str
    text: str
    pack: Pack | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """What would happen; nothing has happened yet. `after` None means that the pack goes."""

    id: str
    before: Installed | None
    after: Pack | None
    text: str
    difference: Difference
    effect: Effect


@dataclass(frozen=True)
class Undo:
    """What to put back: the text that was there, or nothing."""

    id: str
    text: str | None


@dataclass(frozen=True)
class Packs:
    """The packs of one data file. Methods may raise StorageProblem.

    `effect` tells what judging with other packs would do to the tenders under way; `use` makes that so, and is called
    after every change.
    """

    shelf: PackShelf
    form: PackFormat
    catalogue: Catalogue
    effect: Callable[[Extend], Effect]
    use: Callable[[Extend], object]
    clock: Clock
    _read: dict[str, Installed] = field(default_factory=dict)

    def installed(self) -> tuple[Installed, ...]:
        """Every pack on the shelf, by title; those that are not in order come first."""
        texts = self.shelf.packs()
        found = [self._installed(text) for text in texts]
        for text in self._read.keys() - set(texts):
            self._read.pop(text, None)
        return tuple(sorted(found, key=lambda item: (item.pack.title.casefold() if item.pack else "", item.id)))

    def extend(self) -> Extend:
        """What adds the packs of this moment that are in order to a catalogue and its checks."""
        return _extend([item.pack for item in self.installed() if item.pack])

    def propose(self, text: str, name: str = "Pakket") -> Proposal:
        """What adding the pack in a text would change. Raises InputProblem with one line for every fault."""
        return self.propose_plain(self.form.parse(text, self.catalogue, name).plain)

    def propose_plain(self, plain: Mapping[str, Any]) -> Proposal:
        """The same for a pack that was made or edited in the program."""
        text = self.form.written(plain)
        after = self.form.parse(text, self.catalogue, "Pakket")
        before = self._by_id(after.id)
        old = before.pack if before else None
        return Proposal(after.id, before, after, text, difference(old, after), self._effect(after.id, after))

    def propose_removal(self, pack_id: str) -> Proposal:
        """What removing a pack would change. Raises KeyError when there is none with that id."""
        before = self._by_id(pack_id)
        if before is None:
            raise KeyError(pack_id)
        return Proposal(pack_id, before, None, "", difference(before.pack, None), self._effect(pack_id, None))

    def carry_out(self, proposal: Proposal) -> Undo:
        """Do what was proposed. The pack that lies on the shelf at that moment is what undo puts back."""
        return self._put(proposal.id, proposal.text if proposal.after is not None else None)

    def undo(self, undo: Undo) -> Undo:
        """Put back what was there; returns the way forth again."""
        return self._put(undo.id, undo.text)

    # -- what is being made ---------------------------------------------------------------------------------------
    def drafts(self) -> dict[str, dict[str, Any]]:
        """The packs that are being made, by the id of the pack they began as; "" for a new one. Unreadable: none."""
        found = {}
        for key, text in self.shelf.drafts().items():
            with suppress(InputProblem):
                found[key] = self.form.plain(text)
        return found

    def keep_draft(self, pack_id: str, plain: Mapping[str, Any] | None) -> None:
        """Keep what is being made of a pack; None when nothing is being made of it any more."""
        self.shelf.keep_draft(pack_id, "" if plain is None else self.form.written(plain), self.clock())

    # -- inside ---------------------------------------------------------------------------------------------------
    def _put(self, pack_id: str, text: str | None) -> Undo:
        before = self._by_id(pack_id)
        if text is not None:
            self.shelf.put(pack_id, text, self.clock())
        else:
            self.shelf.remove(pack_id)
        self.use(self.extend())
        return Undo(pack_id, before.text if before else None)

    def _installed(self, text: str) -> Installed:
        if text not in self._read:
            try:
                pack = self.form.parse(text, self.catalogue, "Pakket")
                self._read[text] = Installed(pack.id, text, pack)
            except InputProblem as problem:
                self._read[text] = Installed(self.form.id_of(text), text, None, problem.sentences)
        return self._read[text]

    def _by_id(self, pack_id: str) -> Installed | None:
        return next((item for item in self.installed() if item.id == pack_id), None)

    def _effect(self, pack_id: str, after: Pack | None) -> Effect:
        """What changes for the tenders under way, without what nobody would see."""
        others = [item.pack for item in self.installed() if item.pack and item.id != pack_id]
        effect = self.effect(_extend([*others, after] if after else others))
        changes = [
            replace(change, points=points)
            for change in effect.changes
            if (points := tuple(point for point in change.points if _is_seen(point)))
        ]
        return replace(effect, changes=tuple(changes))


def _extend(packs: Sequence[Pack]) -> Extend:
    return lambda catalogue, checks: with_packs(catalogue, checks, packs)


def _is_seen(point: PointChange) -> bool:
    """A point that does not apply is not shown, so its coming or going changes nothing on screen."""
    return not {point.before, point.after} <= {None, Status.NOT_APPLICABLE}
