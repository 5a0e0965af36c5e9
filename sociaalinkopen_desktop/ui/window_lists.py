"""Lists of the window on paper, and what the list of tenders asks of the desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..domain import dutch
from .actions import Place
from .bulk import Chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..domain.choices import Phase
    from ..domain.document import Document
    from ..domain.list_document import Paper
    from ..domain.planning import Planning
    from ..domain.tender import Tender
    from .main_window import MainWindow
    from .services import Services
    from .workspace import Workspace


def join_list(window: MainWindow) -> None:
    """Join what is asked of one or more chosen tenders to the desk that does it."""
    page, bulk = window.list_page, window.bulk

    def change_phase(chosen: Chosen, phase: Phase) -> None:
        bulk.change_phase(chosen, phase)

    page.delete_requested.connect(lambda identifier: bulk.throw_away(Chosen(1, (identifier,))))
    page.several_deleted.connect(bulk.throw_away)
    page.several_duplicated.connect(bulk.duplicate)
    page.phase_requested.connect(change_phase)
    page.print_requested.connect(lambda chosen: window.lists.print_out(_tenders(window, chosen)))
    page.file_requested.connect(lambda chosen: _keep_files(window, chosen))
    page.stop_requested.connect(bulk.stop)
    bulk.progress.connect(page.show_progress)
    bulk.changed.connect(window.refresh_list)
    bulk.said.connect(window.say)
    bulk.failed.connect(lambda title, words: window.around.messages.tell(window, title, words))
    window.lists.said.connect(window.say)


def places_of(window: MainWindow) -> set[Place]:
    """Where the actions apply that can be done now."""
    shown, stack = window.stack.currentWidget(), window.keeping.history()
    places = {Place.UNDO} if stack.canUndo() else set()
    places |= {Place.REDO} if stack.canRedo() else set()
    if shown in (window.list_page, window.knowledge, window.page_if_made("enterprises")):
        places |= {Place.SEARCH, Place.PRINT, Place.SAVE}
    elif window.page_key() in ("enterprise", "meetings", "meeting"):
        places |= {Place.PRINT, Place.SAVE}
    elif window.open_workspace() is not None:
        places |= {Place.TENDER, Place.PRINT, Place.SAVE}
        if window.workspace is not None and window.workspace.shows_documents:
            places |= {Place.SEARCH}
    elif _is_keys(window):
        places |= {Place.PRINT, Place.SAVE}
    return places


def print_list_shown(window: MainWindow) -> bool:
    """Print the list that is on screen; False when what is there is no list."""
    made = _shown(window)
    if made is not None:
        window.lists.print_out(made)
    return made is not None


def save_list_shown(window: MainWindow) -> bool:
    """Keep the list that is on screen as PDF; False when what is there is no list.

    In an open tender the document of the tender comes first: that is what one wants to keep.
    """
    made = None if window.open_workspace() is not None else _shown(window)
    if made is not None:
        window.lists.save(made)
    return made is not None


def print_planning(window: MainWindow, tender: Tender, planning: Planning) -> None:
    """Print a planning of the open tender."""
    from ..domain.list_document import planning_list

    document = planning_list(tender, planning, _paper(window))
    window.lists.print_out(lambda _services: document)


def print_rows(window: MainWindow, path: str) -> None:
    """Print the rows of a list of the open tender."""
    from ..domain.list_document import rows_list

    document = rows_list(window.editor.tender, path, _paper(window))
    window.lists.print_out(lambda _services: document)


def printable_lists(work: Workspace) -> Sequence[tuple[str, str]]:
    """The lists with rows on the step that is shown: path and what it is called."""
    from ..domain import fields
    from ..domain.tender import Tender
    from .form import FormPage

    page = work.page(work.step)
    if not isinstance(page, FormPage):
        return ()
    return [(path, fields.describe(Tender, path).about.label) for path in page.lists_shown()]


# -- inside -------------------------------------------------------------------------------------------------------
def _shown(window: MainWindow) -> Callable[[Services], Document] | None:
    """How to make the list that is on screen; None when there is none."""
    if window.stack.currentWidget() is window.list_page:
        page = window.list_page
        several = page.several()
        return _tenders(window, several if several.count > 1 else page.shown())
    if _is_keys(window):
        from .pages.shortcuts import keys_document

        document = keys_document(_paper(window))
        return lambda _services: document
    if window.register_if_made is not None:
        from .window_register import list_shown

        if (made := list_shown(window)) is not None:
            return made
    if window.meetings_if_made is not None:
        from .window_meetings import list_shown as meetings_shown

        if (made := meetings_shown(window)) is not None:
            return made
    work = window.open_workspace()
    return _shown_in(window, work) if work is not None else None


def _shown_in(window: MainWindow, work: Workspace) -> Callable[[Services], Document] | None:
    """The findings on step 8, the planning on step 3; every other step prints the document of the tender."""
    from ..domain.list_document import findings_list, planning_list
    from ..domain.steps import Step
    from .pages.planning_card import PlanningCard

    tender, paper = window.editor.tender, _paper(window)
    if work.step is Step.ASSESSMENT and work.assessment is not None:
        findings = work.assessment_page.list
        shown = findings.shown()
        if hidden := findings.count() - len(shown):
            words = dutch.counted(hidden, "punt dat voldoet of niet geldt", "punten die voldoen of niet gelden")
            paper = _paper(window, (("Niet in deze lijst", words),))
        listed = findings_list(tender, work.assessment, shown, paper)
        return lambda _services: listed
    if work.step is Step.PROCEDURE:
        card = work.page(Step.PROCEDURE).findChild(PlanningCard)
        planning = card.planning() if card is not None else None
        if planning is not None:
            planned = planning_list(tender, planning, paper)
            return lambda _services: planned
    return None


def _keep_files(window: MainWindow, chosen: Chosen) -> None:
    from .tender_files import keep_chosen

    keep_chosen(window, chosen)


def _tenders(window: MainWindow, chosen: Chosen) -> Callable[[Services], Document]:
    """The chosen tenders as a document, gathered on the thread of the store."""
    from ..domain.list_document import tender_list

    page = window.list_page
    whole = chosen.count == page.model.rowCount()
    selection = page.filters.told() if whole else (("Keuze", f"{chosen.count} van de {page.model.rowCount()}"),)
    paper = _paper(window, (*selection, ("Volgorde", page.filters.order())))
    return lambda services: tender_list(services.dossiers.rows_of(chosen.among(services)), paper)


def _paper(window: MainWindow, selection: tuple[tuple[str, str], ...] = ()) -> Paper:
    from ..domain.list_document import Paper

    return Paper(organisation=window.settings.organisation, made_on=window.around.today(), selection=selection)


def _is_keys(window: MainWindow) -> bool:
    return window.stack.currentWidget() is window.page_if_made("shortcuts")
