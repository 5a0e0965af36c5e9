"""The register of enterprises as use cases: look, change, remove, take in a list, find who fits a tender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from ..domain.enterprises.enterprise import Enterprise
from .ports import Clock
from .register_ports import (
    Batch,
    BatchUndone,
    EnterpriseQuery,
    EnterpriseRow,
    EnterpriseStore,
    InvitedBefore,
    KeptEnterprise,
)


class Register:
    """The register on a store. Only used on the store's thread; every method may raise StorageProblem."""

    def __init__(self, store: EnterpriseStore, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def rows(self, query: EnterpriseQuery) -> Sequence[EnterpriseRow]:
        """One page of the list."""
        return self._store.enterprise_rows(query)

    def count(self, query: EnterpriseQuery) -> int:
        """How many rows the query has without its limit."""
        return self._store.count_enterprises(query)

    def load(self, identifier: str) -> KeptEnterprise:
        """One enterprise. Raises KeyError when it does not exist."""
        return self._store.enterprise(identifier)

    def everything(self) -> Sequence[Enterprise]:
        """The whole register in the order of the names."""
        return self._store.enterprises()

    def save(self, enterprise: Enterprise, version: int = 0) -> KeptEnterprise:
        """Keep one; without an id it is new and gets one. Raises ConflictProblem."""
        known = enterprise if enterprise.id else replace(enterprise, id=uuid4().hex)
        return self._store.save_enterprise(known, version, self._clock())

    def remove(self, identifiers: Sequence[str]) -> None:
        """Throw these away, and what the program kept to bring them back."""
        self._store.remove_enterprises(identifiers)

    def take_in(self, file_name: str, enterprises: Sequence[Enterprise], base: Mapping[str, int]) -> Batch:
        """Keep a whole list, all or nothing; those without an id are new. Raises ConflictProblem."""
        known = [item if item.id else replace(item, id=uuid4().hex) for item in enterprises]
        return self._store.save_batch(uuid4().hex, file_name, known, self._clock(), base)

    def undo(self, batch_id: str) -> BatchUndone:
        """Take a whole import back. Raises KeyError when there is no such import, or it was taken back already."""
        return self._store.undo_batch(batch_id, self._clock())

    def batches(self) -> Sequence[Batch]:
        """The imports, newest first."""
        return self._store.batches()

    def invited_before(self, other_than: str = "") -> Sequence[InvitedBefore]:
        """Every invitation in other tenders that are no examples, newest first."""
        return self._store.invited_before(other_than)
