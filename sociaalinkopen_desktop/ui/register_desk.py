"""What happens with the register: rows of the list, one enterprise kept as it is typed, its history, and reminders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..application.register_ports import EnterpriseQuery, EnterpriseRow, KeptEnterprise
from ..domain.choices import Recognition
from ..domain.enterprises.enterprise import Enterprise, EnterpriseKind
from ..domain.enterprises.recognition import ProofTerms, terms_of
from .enterprise_editor import EnterpriseEditor, new_enterprise
from .kept_desk import ItemDesk
from .models.enterprise_list import ALL, ENDS_SOON, EXPIRED, LAST_IMPORT, PROOFS, TO_VERIFY, first_query, with_chip
from .register_bulk import RegisterBulk
from .register_history import History, history_of
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

if TYPE_CHECKING:
    from .pages.enterprise import EnterprisePage


@dataclass(frozen=True)
class Listing:
    """What the list shows: the first rows out of `total`, the number per chip, and by what it was reckoned."""

    rows: Sequence[EnterpriseRow]
    total: int
    counts: dict[str, int]
    terms: ProofTerms
    batch: str


@dataclass(frozen=True)
class Reminder:
    """How many recognitions have ended, and how many will within so many months."""

    expired: int = 0
    ends_soon: int = 0
    months: int = 0


class RegisterDesk(ItemDesk):
    """Runs the use cases of the register beside the window, one after the other.

    For the list: `listed(Listing)`, `more(rows, offset)`, `choices_counted(kinds, recognitions)`. For the page of one:
    `opening(ProofTerms)`: an enterprise is about to come in the editor, `opened(Enterprise)`: it is there;
    `history_found(History)`: what we did with it before; `left()`: it is no more. `reminded(Reminder)` is for the start
    page.
    """

    listed = Signal(object)
    more = Signal(object, int)
    choices_counted = Signal(object, object)
    opening = Signal(object)
    opened = Signal(object)
    history_found = Signal(object)
    reminded = Signal(object)
    left = Signal()

    editor: EnterpriseEditor
    page: EnterprisePage | None

    def __init__(
        self,
        door: ServiceDoor,
        tasks: Tasks,
        today: Callable[[], date],
        time_words: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(door, tasks, EnterpriseEditor(), time_words, parent)
        self._today = today
        self._asked = 0  # how often the list was asked for; only the last question is answered
        self._chip, self._query = ALL, first_query()
        self.bulk = RegisterBulk(door, tasks, self)

    # -- keeping, as the window asks of every desk ------------------------------------------------------------------
    def flush(self) -> None:
        """The page is left: keep what is not kept yet. One in which nothing stands is not kept at all."""
        if self.editor.enterprise.id and self.editor.is_blank:
            self._drop_blank()
        else:
            self.keeper.flush()

    def leave(self) -> None:
        """The store is about to be closed: what is in the editor goes no further."""
        if self.editor.enterprise.id and self.editor.is_blank:
            self._drop_blank()
        self.keeper.release()

    def begin_anew(self) -> None:
        """Another data file lies there: nothing of the register as it was is shown or undone any more."""
        self.keeper.release()
        self.editor.open(Enterprise())
        self.bulk.history.clear()
        self._chip, self._query = ALL, first_query()

    # -- the list -------------------------------------------------------------------------------------------------
    def list_enterprises(self, query: EnterpriseQuery, chip: str) -> None:
        """Ask for the first rows of a query under a chip, and how many there are under each chip."""
        today, self._chip, self._query = self._today(), chip, query
        self._asked = asked = self._asked + 1

        def work(services: Services) -> Listing | None:
            if asked != self._asked:  # another letter was typed since: its answer is on the way
                return None
            terms, register = terms_of(services.assessor.norms(today)), services.register
            batch = next((item.id for item in register.batches() if not item.undone), "")
            asked_for = {key: with_chip(query, key, today, terms, batch) for key in _chips(batch)}
            shown = asked_for.get(chip, asked_for[ALL])
            rows = register.rows(shown)
            if asked != self._asked:
                return None
            counts = {key: register.count(each) for key, each in asked_for.items()}
            return Listing(rows, counts.get(chip, counts[ALL]), counts, terms, batch)

        def show(found: Listing | None) -> None:
            if found is not None:
                self.listed.emit(found)

        self._run(work, show, "De lijst is niet te lezen")

    def list_more(self, query: EnterpriseQuery) -> None:
        """Ask for the rows from `query.offset` on."""
        self._run(
            lambda services: services.register.rows(query),
            lambda rows: self.more.emit(rows, query.offset),
            "De lijst is niet te lezen",
        )

    def count_choices(self, query: EnterpriseQuery) -> None:
        """Count how many of each kind and with each recognition the list would have."""

        def work(services: Services) -> tuple[dict[EnterpriseKind, int], dict[Recognition, int]]:
            count = services.register.count
            kinds = {kind: count(replace(query, kinds=(kind,))) for kind in EnterpriseKind}
            return kinds, {item: count(replace(query, recognitions=(item,))) for item in PROOFS}

        self._run(work, lambda found: self.choices_counted.emit(*found), "De lijst is niet te lezen")

    def refresh(self) -> None:
        """Fetch the rows of the list again, as they were asked for last."""
        self.list_enterprises(self._query, self._chip)

    # -- one enterprise -------------------------------------------------------------------------------------------
    def open(self, identifier: str) -> None:
        """Open one to look at and change."""
        self.flush()

        def work(services: Services) -> tuple[KeptEnterprise, ProofTerms]:
            return services.register.load(identifier), self._terms(services)

        def show(found: tuple[KeptEnterprise, ProofTerms]) -> None:
            self._show(*found)

        self._run(
            work, show, "Deze onderneming is niet te openen", gone="Zij staat niet meer in de lijst. Ververs de lijst."
        )

    def start(self) -> None:
        """Begin a new one. It is kept from the first letter on."""
        self.flush()
        self._run(self._terms, self._show_new, "De onderneming is niet te maken")

    def remove_open(self) -> None:
        """Throw the open one away for good: also what imports and the history of the list remember of it."""
        identifier = self.editor.enterprise.id
        self.keeper.release()
        self.editor.open(Enterprise())
        self.bulk.forget(identifier)

        def done(_done: object) -> None:
            self.left.emit()
            self.said.emit("De onderneming is verwijderd. Er is niets van haar bewaard", "", None)

        self._run(lambda services: self._remove(services, identifier), done, "De onderneming is niet verwijderd")

    def find_history(self) -> None:
        """Look up for which tenders the open one was invited, and at which meetings it was."""
        identifier = self.editor.enterprise.id

        def show(found: History) -> None:
            if identifier == self.editor.enterprise.id:
                self.history_found.emit(found)

        self._run(lambda services: history_of(services, identifier), show, "De geschiedenis is niet te lezen")

    # -- reminders ------------------------------------------------------------------------------------------------
    def remind(self) -> None:
        """Count the recognitions that have ended or soon will, of what the officer counts on."""
        today = self._today()

        def work(services: Services) -> Reminder:
            terms, query = terms_of(services.assessor.norms(today)), EnterpriseQuery()
            expired, soon = (
                services.register.count(with_chip(query, chip, today, terms, "")) for chip in (EXPIRED, ENDS_SOON)
            )
            return Reminder(expired, soon, terms.warning_months)

        # What cannot be read is told by the list of tenders on the same page.
        self._tasks.run(self._door.use(work), self.reminded.emit, lambda _error: None)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _terms(self, services: Services) -> ProofTerms:
        return terms_of(services.assessor.norms(self._today()))

    def _drop_blank(self) -> None:
        """Take away what was kept of one in which nothing stands any more; typing on makes it a new one."""
        enterprise = self.editor.enterprise
        self.keeper.follow(enterprise, 0)
        self._tasks.run(
            self._door.use(lambda services: self._remove(services, enterprise.id)), None, lambda _error: None
        )

    def _remove(self, services: Services, identifier: str) -> None:
        services.register.remove([identifier])
        self.keeper.forget(identifier)

    def _keep(self, enterprise: Enterprise, version: int) -> int:
        kept: KeptEnterprise = self._door.use(lambda services: services.register.save(enterprise, version))()
        return kept.version

    def _show(self, kept: KeptEnterprise, terms: ProofTerms) -> None:
        self._put_in_editor(kept.enterprise, kept.version, terms)
        self.find_history()

    def _show_new(self, terms: ProofTerms) -> None:
        self._put_in_editor(new_enterprise(), 0, terms)
        self.history_found.emit(History())

    def _put_in_editor(self, enterprise: Enterprise, version: int, terms: ProofTerms) -> None:
        self.opening.emit(terms)
        self.editor.open(enterprise)
        self.keeper.follow(enterprise, version)
        self.opened.emit(enterprise)

    def _on_conflict(self, enterprise: Enterprise) -> None:
        ours = replace(enterprise, id=new_enterprise().id, name=f"{enterprise.name.strip()} (mijn versie)".strip())
        words = "Deze onderneming is ook ergens anders gewijzigd. Uw versie staat er nu naast"

        def work(services: Services) -> tuple[KeptEnterprise, ProofTerms]:
            return services.register.save(ours), self._terms(services)

        def show(found: tuple[KeptEnterprise, ProofTerms]) -> None:
            self._show(*found)
            self.said.emit(words, "", None)

        self._run(work, show, "Uw versie is niet bewaard")


def _chips(batch: str) -> tuple[str, ...]:
    return (ALL, EXPIRED, ENDS_SOON, TO_VERIFY, *((LAST_IMPORT,) if batch else ()))
