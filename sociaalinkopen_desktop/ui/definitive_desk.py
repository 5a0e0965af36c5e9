"""Definitive documents of the open tender: made, told and fetched on the thread of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .answering_desk import AnsweringDesk
from .services import Services

if TYPE_CHECKING:
    from ..application.definitive import Definitive, DefinitiveState
    from ..domain.document import Document
    from ..domain.documents import DocumentKind
    from ..domain.tender import Tender


class DefinitiveDesk(AnsweringDesk):
    """The definitive documents of a tender: told, made and fetched."""

    def states(self, tender: Tender, show: Callable[[Mapping[DocumentKind, DefinitiveState]], object]) -> None:
        """The newest definitive document of each kind, with what changed in the tender since."""

        def work(services: Services) -> dict[DocumentKind, DefinitiveState]:
            newest: dict[DocumentKind, DefinitiveState] = {}
            for state in services.definitives.states(tender):
                newest.setdefault(state.definitive.kind, state)
            return newest

        self._run(work, show, "De definitieve documenten zijn niet te lezen")

    def finalise(self, kind: DocumentKind, identifier: str, show: Callable[[Definitive], object]) -> None:
        """Make a document definitive; what was just typed is in it."""
        self._flush()
        self._run(lambda services: services.finalise(kind, identifier), show, "Het document is niet definitief gemaakt")

    def document(self, definitive: Definitive, show: Callable[[Document], object]) -> None:
        """The content of a definitive document, as it was."""
        self._run(lambda services: services.definitives.document(definitive), show, "Dit document is niet te lezen")
