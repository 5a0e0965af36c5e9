"""Step 7 of the open tender and the tenders that fit an enterprise, joined to the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..domain.choices import DocumentState
from ..domain.steps import Step
from .fitting_desk import FittingDesk
from .form import FormPage
from .market_tools import MarketTools
from .matching_desk import Basis, MatchingDesk
from .models.palette import Entry
from .pages.barrier_card import BarrierCard
from .pages.consultation_card import ConsultationCard
from .pages.fitting_card import FittingCard
from .pages.inviting_card import InvitingCard
from .pages.matching_card import MatchingCard

if TYPE_CHECKING:
    from ..application.register_ports import MeetingRow
    from ..domain.document import Document
    from ..domain.documents import DocumentKind
    from ..domain.norms import Norms
    from ..domain.tender import Tender
    from .main_window import MainWindow
    from .pages.enterprise import EnterprisePage
    from .services import Services
    from .widgets.card import Card

MEETINGS = "meetings"


def market_tools(window: MainWindow) -> MarketTools:
    """What the cards of step 7 ask."""
    services, assessor = window.services, window.services.assessor

    def norms_for(tender: Tender) -> Norms:
        return assessor.norms(assessor.day(tender))

    basis = Basis(
        norms=norms_for,
        home=lambda: home_of(window),
        today=window.around.today,
        catalogue=lambda: services.assessor.catalogue,
    )
    desk = MatchingDesk(window.editor, window.door, window.tasks, window.background, basis, window)
    window.register.listed.connect(lambda _listing: desk.check_register())
    window.register.settled.connect(desk.check_register)

    def go_to(path: str) -> None:
        if window.workspace is not None:
            window.workspace.go_to_field(path)

    return MarketTools(
        desk=desk,
        today=window.around.today,
        home=lambda: window.settings.municipality,
        keep_home=lambda name: window.apply_settings(replace(window.settings, municipality=name)),
        open_enterprise=lambda key: window.register.open(key),
        import_list=lambda: window.go_to("enterprise_import"),
        example_list=window.open_example_register,
        go_to=go_to,
        save_document=lambda kind: save_document(window, kind),
        find_meetings=lambda show: find_meetings(window, show),
        open_meetings=_meetings_page(window),
    )


def home_of(window: MainWindow) -> str:
    """Where the buyer is: what was chosen, else the name of the organisation."""
    return window.settings.municipality.strip() or window.settings.organisation


def save_document(window: MainWindow, kind: DocumentKind) -> None:
    """Make a document of the open tender as it is now, and keep it where the officer says."""
    tender = window.editor.tender

    def gather(services: Services) -> Document:
        return services.make_document(kind, tender, None, DocumentState.DRAFT)

    window.lists.save(gather)


def find_meetings(window: MainWindow, show: Callable[[Sequence[MeetingRow]], object]) -> None:
    """Look up the meetings that are about the open tender. What cannot be read is told on their own page."""
    tender_id = window.editor.tender.id

    def look(services: Services) -> Sequence[MeetingRow]:
        rows = services.meetings.rows()
        return [
            row
            for row in rows
            if any(item.tender_id == tender_id for item in services.meetings.load(row.id).meeting.tenders)
        ]

    def found(rows: Sequence[MeetingRow]) -> None:
        if window.editor.tender.id == tender_id:
            show(rows)

    window.tasks.run(window.door.use(look), found, lambda _error: found(()))


def add_fitting_card(window: MainWindow, page: EnterprisePage, after: str) -> None:
    """Put the tenders that fit on the page of one enterprise."""
    desk = FittingDesk(
        window.register.editor, window.door, window.tasks, window.background, lambda: home_of(window), window
    )
    card = FittingCard(desk)
    card.tender_requested.connect(page.tender_requested)
    page.put_card(card, after)


def market_actions(window: MainWindow) -> Iterator[Entry]:
    """What the palette can do in step 7 of the open tender."""
    work = window.open_workspace()
    if work is None:
        return
    yield _entry(
        window, "matches", "Wie kan dit leveren?", MatchingCard, "magnifying-glass", "zoeken leverancier match"
    )
    yield _entry(window, "barriers", "Wie valt er af?", BarrierCard, "funnel", "drempel eis belemmering")
    if window.editor.tender.procedure.procedure is not None and window.editor.tender.procedure.procedure.is_onderhands:
        yield _entry(window, "inviting", "Wie nodigt u uit?", InvitingCard, "envelope", "uitnodigen onderhands lijst")
    yield _entry(window, "consultation", "Marktconsultatie", ConsultationCard, "chats", "vragen antwoorden verslag")
    yield Entry(
        "market:record",
        "Zoektocht in het register vastleggen",
        lambda: _record(window),
        second=f"Stap {Step.MARKET.number}",
        glyph="check",
        also="MK-01 zoeken aanbieders",
    )


def show_card(window: MainWindow, kind: type[Card]) -> None:
    """Show a card of step 7, opened, at the top of the page."""
    work = window.open_workspace()
    if work is None:
        return
    work.go_to_step(Step.MARKET)
    page = work.page(Step.MARKET)
    card = page.findChild(kind)
    if isinstance(page, FormPage) and isinstance(card, kind):
        page.show_card(card)


def _record(window: MainWindow) -> None:
    """Show who fits, and keep the search once it is there."""
    show_card(window, MatchingCard)
    work = window.open_workspace()
    card = work.page(Step.MARKET).findChild(MatchingCard) if work is not None else None
    if isinstance(card, MatchingCard):
        card.record_when_found()


def _entry(window: MainWindow, key: str, words: str, kind: type[Card], glyph: str, also: str) -> Entry:
    return Entry(
        f"market:{key}", words, lambda: show_card(window, kind), second=f"Stap {Step.MARKET.number}", glyph=glyph,
        also=also,
    )  # fmt: skip


def _meetings_page(window: MainWindow) -> Callable[[], object] | None:
    from .window_pages import MAKERS  # here: that module makes the tools

    return (lambda: window.go_to(MEETINGS)) if MEETINGS in MAKERS else None
