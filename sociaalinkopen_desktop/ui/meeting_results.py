"""What a meeting taught us goes on to the register and to the tenders: first shown, then done, and to be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ..domain import dutch
from ..domain.enterprises.enterprise import Enterprise
from ..domain.meeting.following import (
    as_enterprise,
    enterprise_after,
    newcomers,
    tender_after,
    with_information_added,
    with_register_id,
)
from ..domain.meeting.meeting import LinkedTender, Meeting
from ..domain.tender import Tender
from .meeting_editor import MeetingEditor
from .messages import sentences_of
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks
from .tender_editor import TenderEditor

UNDO = "Ongedaan maken"
CHANGED_SINCE = "Het is intussen verder gewijzigd. Daarom is het niet teruggezet."


@dataclass(frozen=True)
class RegisterProposal:
    """What would change in the register: pairs of before and after, and newcomers with their key in the meeting."""

    meeting: Meeting
    changes: Sequence[tuple[Enterprise, Enterprise]] = ()
    added: Sequence[tuple[str, Enterprise]] = ()
    gone: int = 0

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Of each enterprise its name, and what changes."""
        changed = [(after.name.strip() or "Zonder naam", _difference(before, after)) for before, after in self.changes]
        new = [
            (item.name.strip() or "Zonder naam", "Nieuw in het register, nog na te kijken.")
            for _key, item in self.added
        ]
        return (*changed, *new)


class MeetingResults(QObject):
    """`proposed(RegisterProposal)`: look before it is done; None once it is.

    `said(words, action words, action)` is for the undo bar, `failed(title, sentence)` for a box. `register_changed()`
    comes when the register is another one.
    """

    proposed = Signal(object)
    said = Signal(str, str, object)
    failed = Signal(str, str)
    register_changed = Signal()

    def __init__(
        self,
        editor: MeetingEditor,
        tenders: TenderEditor,
        door: ServiceDoor,
        tasks: Tasks,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._tenders, self._door, self._tasks, self._today = editor, tenders, door, tasks, today

    # -- the register ---------------------------------------------------------------------------------------------
    def propose(self) -> None:
        """Look up what would change in the register."""
        meeting = self._editor.meeting

        def work(services: Services) -> RegisterProposal:
            changes, gone = [], 0
            for identifier in dict.fromkeys(item.enterprise_id for item in meeting.enterprises if item.enterprise_id):
                try:
                    before = services.register.load(identifier).enterprise
                except KeyError:
                    gone += 1
                    continue
                after = enterprise_after(before, meeting)
                if after != before:
                    changes.append((before, after))
            added = [(item.key, as_enterprise(item, meeting, uuid4().hex)) for item in newcomers(meeting)]
            return RegisterProposal(meeting, tuple(changes), tuple(added), gone)

        self._run(work, self.proposed.emit, "Het register is niet te lezen")

    def take_over(self, proposal: RegisterProposal) -> None:
        """Write what was shown in the register; enterprises that are new get their number in the meeting too."""

        def work(services: Services) -> None:
            for before, _after in proposal.changes:
                kept = services.register.load(before.id)
                services.register.save(enterprise_after(kept.enterprise, proposal.meeting), kept.version)
            for _key, item in proposal.added:
                services.register.save(item)

        def done(_none: object) -> None:
            meeting = self._editor.meeting
            for key, item in proposal.added:
                meeting = with_register_id(meeting, key, item.id)
            self._editor.replace(meeting, "Overgenomen in het register")
            back = only_once(self._editor.undo_stack) if proposal.added else None
            count = dutch.counted(len(proposal.lines), "onderneming", "ondernemingen")
            self.proposed.emit(None)
            self.register_changed.emit()
            self.said.emit(f"{count} bijgewerkt in het register", UNDO, lambda: self._take_back(proposal, back))

        self._run(work, done, "Het register is niet bijgewerkt")

    def _take_back(self, proposal: RegisterProposal, back: Callable[[], object] | None) -> None:
        def work(services: Services) -> int:
            left = 0
            for before, after in proposal.changes:
                kept = services.register.load(before.id)
                if kept.enterprise == after:
                    services.register.save(before, kept.version)
                else:
                    left += 1
            services.register.remove([item.id for _key, item in proposal.added])
            return left

        def done(left: int) -> None:
            if back is not None:
                back()
            self.register_changed.emit()
            words = f"Teruggezet, behalve {left}: die is verder gewijzigd" if left else "Het register is weer als eerst"
            self.said.emit(words, "", None)

        self._run(work, done, "Terugzetten is niet gelukt")

    # -- the tenders ----------------------------------------------------------------------------------------------
    def put_in_tender(self, link: LinkedTender) -> None:
        """Put the day and what was told in a tender, and mark it here as added to its documents."""
        meeting, name = self._editor.meeting, link.title.strip() or "de aanbesteding"
        words = f"Datum en informatie staan nu in ‘{name}’"

        def mark() -> Callable[[], object]:
            self._editor.replace(with_information_added(meeting, link.tender_id, self._today()), "Bij de stukken gezet")
            return only_once(self._editor.undo_stack)

        if self._tenders.tender.id == link.tender_id:
            self._tenders.replace(tender_after(self._tenders.tender, meeting), "Bijeenkomst overgenomen")
            there, here = only_once(self._tenders.undo_stack), mark()
            self.said.emit(words, UNDO, lambda: (there(), here()))
            return

        def work(services: Services) -> tuple[Tender, Tender]:
            stored = services.dossiers.open(link.tender_id)
            after = tender_after(stored.tender, meeting)
            if after != stored.tender:
                after = services.dossiers.keep(after, stored.version).tender
            return stored.tender, after

        def done(pair: tuple[Tender, Tender]) -> None:
            here = mark()

            def back() -> None:
                self._restore(*pair)
                here()

            self.said.emit(words, UNDO, back)

        self._run(work, done, "De aanbesteding is niet bijgewerkt", "Deze aanbesteding staat niet meer in de lijst.")

    def _restore(self, before: Tender, after: Tender) -> None:
        def work(services: Services) -> bool:
            stored = services.dossiers.open(before.id)
            if stored.tender == after:
                services.dossiers.keep(before, stored.version)
            return stored.tender == after

        def done(is_back: bool) -> None:
            self.said.emit("De aanbesteding is weer als eerst" if is_back else CHANGED_SINCE, "", None)

        self._run(work, done, "Terugzetten is niet gelukt", "Deze aanbesteding staat niet meer in de lijst.")

    def _run(
        self, action: Callable[[Services], Any], done: Callable[[Any], object], title: str, gone: str = ""
    ) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, KeyError):
                self.failed.emit(title, gone or "Een onderneming staat niet meer in het register. Probeer het opnieuw.")
            else:
                self.failed.emit(title, sentences_of(error))

        self._tasks.run(self._door.use(action), done, failed)


def only_once(stack: QUndoStack) -> Callable[[], object]:
    """Undo the newest step of a history, as long as nothing came after it."""
    at = stack.index()
    return lambda: stack.undo() if stack.index() == at and stack.canUndo() else None


def _difference(before: Enterprise, after: Enterprise) -> str:
    known = set(before.experiences)
    new = sum(item not in known for item in after.experiences)
    parts = [dutch.counted(new, "ervaring", "ervaringen") + " erbij"] if new else []
    if after.last_contact != before.last_contact and after.last_contact is not None:
        parts.append(f"laatste contact {dutch.day(after.last_contact)}")
    if after.source_note != before.source_note or after.source is not before.source:
        parts.append("vermeld waar u haar van kent")
    return ", ".join(parts) or "bijgewerkt"
