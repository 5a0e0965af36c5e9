"""Makes the document that is looked at, beside the window: one at a time, and of what was asked meanwhile the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from .tasks import Tasks

if TYPE_CHECKING:
    from ..domain.document import Document

MOST_KEPT = 6


@dataclass(frozen=True)
class Wanted:
    """A document to look at. `key` says which one it is, whatever its content; `make` makes the content anew."""

    key: str
    make: Callable[[], Document]


class PreviewMaker(QObject):
    """`made(key, Document, pdf)` tells what came of the last question; `unchanged(key)` that it is as it was made.

    `failed(key, error)` tells that it cannot be made. Who asks for what was made before gets that at once.
    """

    made = Signal(str, object, object)
    unchanged = Signal(str)
    failed = Signal(str, object)

    def __init__(self, pdf_of: Callable[[Document], bytes], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pdf_of, self._tasks = pdf_of, tasks
        self._kept: dict[str, tuple[Document, bytes]] = {}
        self._next: Wanted | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a document is being made."""
        return self._busy

    def kept(self, key: str) -> tuple[Document, bytes] | None:
        """The document with that key as it was made last."""
        return self._kept.get(key)

    def ask(self, wanted: Wanted) -> None:
        """Make this one; a question that waits is forgotten."""
        self._next = wanted
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None:
            return
        self._busy = True
        before = self._kept.get(wanted.key)

        def work() -> tuple[Document, bytes] | None:
            document = wanted.make()
            if before is not None and before[0] == document:
                return None
            return document, self._pdf_of(document)

        self._tasks.run(
            work, lambda made: self._on_made(wanted.key, made), lambda error: self._on_failed(wanted.key, error)
        )

    def _on_made(self, key: str, made: tuple[Document, bytes] | None) -> None:
        self._busy = False
        if made is not None:
            self._kept.pop(key, None)
            self._kept[key] = made
            for oldest in list(self._kept)[:-MOST_KEPT]:
                del self._kept[oldest]
        if self._next is None:
            if made is None:
                self.unchanged.emit(key)
            else:
                self.made.emit(key, *made)
        self._begin()

    def _on_failed(self, key: str, error: BaseException) -> None:
        self._busy = False
        if self._next is None:
            self.failed.emit(key, error)
        self._begin()
