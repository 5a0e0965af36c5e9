"""What the page of documents asks from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from .messages import Messages
from .tasks import Tasks

if TYPE_CHECKING:
    from ..application.definitive import Definitive, DefinitiveState
    from ..domain.assessment import Assessment
    from ..domain.document import Document
    from ..domain.documents import DocumentKind, FileFormat
    from ..domain.tender import Tender


class Definitives(Protocol):
    """Definitive documents; each method answers through `show`, later."""

    def states(self, tender: Tender, show: Callable[[Mapping[DocumentKind, DefinitiveState]], object]) -> None: ...

    def finalise(self, kind: DocumentKind, identifier: str, show: Callable[[Definitive], object]) -> None: ...

    def document(self, definitive: Definitive, show: Callable[[Document], object]) -> None: ...


@dataclass(frozen=True)
class DocumentTools:
    """What the page asks from outside. What makes or writes may raise Problem, and runs beside the window.

    `tasks` make and write documents, `drawing` draws their pages; both are threads of their own.
    """

    document: Callable[[DocumentKind, Tender, Assessment], Document]
    pdf: Callable[[Document], bytes]
    write: Callable[[Document, Path, FileFormat], object]
    write_lists: Callable[[Tender, Assessment, Path], object]
    definitives: Definitives
    tasks: Tasks
    drawing: Tasks
    messages: Messages
    folder: Callable[[], Path]
    open_folder: Callable[[Path], object]
