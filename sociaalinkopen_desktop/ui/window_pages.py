"""The pages of the window, each made when it is first shown and joined to what it asks for.

Here it stands which signal of a page leads where; the window itself only places pages and keeps what they share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..application.ports import Summary
from ..domain.cpv_search import CpvIndex
from ..domain.norms import Norms
from ..domain.tender import Tender
from .cpv_tools import CpvTools
from .guide_cards import HelpTools, start_quickly
from .knowledge_export import KnowledgeExport, OverviewMaker
from .models.palette import tenders_in
from .packs_desk import PacksDesk
from .pages.documents import DocumentsPage
from .pages.knowledge import KnowledgePage
from .pages.new_tender import NewTenderPage
from .pages.new_tender_examples import ExampleLine
from .pages.planning_card import PlanningTools
from .pages.shortcuts import ShortcutsPage
from .pages.start import StartPage
from .policy_desk import PolicyDesk
from .reason_help import ReasonHelp
from .services import Services
from .settings_joining import make_settings_page
from .splitting_note import SplittingWatch
from .step_cards import WorkspaceTools
from .window_around import attachment_tools, checklists_card, document_tools, foot_tools, join_versions, versions_desk
from .window_enterprise_lists import make_enterprise_import_page
from .window_lists import print_list_shown, print_planning, save_list_shown
from .window_market import market_tools
from .window_meetings import make_meeting_page, make_meetings_page
from .window_obstacles import has_tender, join_knowledge, obstacle_tools
from .window_register import make_enterprise_page, make_enterprises_page
from .window_register import show_filtered as show_enterprises
from .window_store import rules_changed
from .window_tender import ask_file
from .workspace import Workspace

if TYPE_CHECKING:
    from .main_window import MainWindow


def make_start_page(window: MainWindow) -> StartPage:
    """What needs attention today; the first steps when there is nothing yet."""
    page = StartPage(window.settings.organisation, is_introduced=window.settings.is_introduced)
    page.open_requested.connect(window.desk.open)
    page.new_requested.connect(window.show_new)
    page.example_requested.connect(window.open_first_example)
    page.list_requested.connect(lambda chip: _show_filtered(window, chip))
    page.enterprises_requested.connect(lambda chip: show_enterprises(window, chip))
    window.register.reminded.connect(page.show_reminder)
    window.meetings.reminded.connect(page.show_meetings)
    page.meeting_requested.connect(window.meetings.open)
    page.search_requested.connect(window.open_palette)
    page.knowledge_requested.connect(window.show_numbers)
    page.profile_requested.connect(lambda: _read_profile(window))
    page.introduced.connect(lambda: window.apply_settings(replace(window.settings, is_introduced=True)))
    page.organisation_given.connect(lambda name: window.apply_settings(replace(window.settings, organisation=name)))
    window.desk.overviewed.connect(lambda rows: _show_overview(window, page, rows))
    return page


def _show_overview(window: MainWindow, page: StartPage, rows: Sequence[Summary]) -> None:
    page.show_rows(rows, window.around.today(), tenders_in(window.settings.recent))
    if window.stack.currentWidget() is page:
        page.take_focus()


def _show_filtered(window: MainWindow, chip: str) -> None:
    """Show the tenders that one filter of the list leaves, by its key."""
    window.go_to("tenders")
    window.list_page.show_filter(chip)


def _read_profile(window: MainWindow) -> None:
    """Show the policy, and ask for a file with a profile."""
    window.go_to("policy")
    if window.policy is not None:
        window.policy.page.import_requested.emit()


def make_new_page(window: MainWindow) -> NewTenderPage:
    """The ways to start a tender."""
    examples = [ExampleLine(item.key, item.title, item.description, item.facts) for item in window.services.examples]
    page = NewTenderPage(examples, window.services.guidance.families)
    page.quick_requested.connect(lambda answers: start_quickly(window, answers))
    page.blank_requested.connect(window.start_blank)
    page.example_requested.connect(window.desk.start_example)
    page.duplicate_requested.connect(window.desk.duplicate)
    page.file_requested.connect(lambda: ask_file(window))
    page.file_dropped.connect(window.desk.start_from_file)
    page.cancelled.connect(lambda: window.go_to("tenders"))
    page.earlier_wanted.connect(window.desk.find_earlier)
    window.desk.earlier_found.connect(lambda rows: page.show_earlier(rows, window.around.today()))
    return page


def make_knowledge_page(window: MainWindow) -> KnowledgePage:
    """What is judged on, with everything needed to print it."""
    around = window.around
    page = KnowledgePage(
        window.services.assessor.catalogue,
        around.today(),
        obstacles=window.services.obstacles,
        has_tender=lambda: has_tender(window),
    )
    join_knowledge(window, page)
    export = KnowledgeExport(
        OverviewMaker(window.services, lambda: window.settings.organisation),
        window.background,
        around.messages,
        window.export_folder,
        window.open_folder,
        around.today,
        window,
    )
    export.said.connect(window.say)
    export.busy.connect(page.set_busy)
    page.save_requested.connect(export.save)
    page.print_requested.connect(export.print_out)
    window.knowledge = page
    return page


def make_policy_page(window: MainWindow) -> QWidget:
    """The policy profile; its desk keeps it and puts it in force."""
    around = window.around
    desk = PolicyDesk(
        window.door, window.services, window.tasks, window.background, around.today, around.time_words, window
    )
    desk.connect_files(around.messages, window.export_folder, window.open_folder)
    desk.said.connect(window.say)
    desk.failed.connect(lambda title, words: around.messages.tell(window, title, words))
    desk.rules_changed.connect(lambda: rules_changed(window))
    desk.settled.connect(window.keeping.settled)
    window.policy = desk
    return desk.page


def make_packs_page(window: MainWindow) -> QWidget:
    """The own criteria; their desk keeps them and lets them count."""
    around = window.around
    desk = PacksDesk(
        window.door,
        window.services,
        window.tasks,
        window.background,
        around.today,
        window.settings.organisation,
        window,
    )
    desk.connect_files(around.messages, window.export_folder, window.open_folder)
    desk.said.connect(window.say)
    desk.failed.connect(lambda title, words: around.messages.tell(window, title, words))
    desk.rules_changed.connect(lambda: rules_changed(window))
    desk.settled.connect(window.keeping.settled)
    window.packs = desk
    return desk.page


def make_shortcuts_page(window: MainWindow) -> ShortcutsPage:
    """Every key, to read and to print."""
    page = ShortcutsPage()
    page.print_requested.connect(lambda: print_list_shown(window))
    page.save_requested.connect(lambda: save_list_shown(window))
    return page


MAKERS: dict[str, Callable[[MainWindow], QWidget]] = {
    "start": make_start_page,
    "new": make_new_page,
    "knowledge": make_knowledge_page,
    "policy": make_policy_page,
    "packs": make_packs_page,
    "enterprises": make_enterprises_page,
    "enterprise": make_enterprise_page,
    "enterprise_import": make_enterprise_import_page,
    "meetings": make_meetings_page,
    "meeting": make_meeting_page,
    "settings": make_settings_page,
    "shortcuts": make_shortcuts_page,
}


def make_workspace(window: MainWindow) -> Workspace:
    """The open tender with its steps, its Toets and its documents."""
    documents = DocumentsPage(document_tools(window))
    documents.said.connect(window.say)
    checklists = checklists_card(window)
    checklists.looked.connect(documents.show_pages)
    documents.add_card(checklists)
    assess = window.services.assessor.assess
    work = Workspace(window.editor, assess, documents, _workspace_tools(window, window.services))
    work.back_requested.connect(lambda: window.go_to("tenders"))
    work.left_page.connect(window.autosave.flush)
    join_versions(window, work)
    window.splitting = SplittingWatch(window.editor, window.door, window.tasks, work.page, window)
    return work


def _workspace_tools(window: MainWindow, services: Services) -> WorkspaceTools:
    assessor = services.assessor

    def norms_for(tender: Tender) -> Norms:
        return assessor.norms(assessor.day(tender))

    def go_to(path: str) -> None:
        if window.workspace is not None:
            window.workspace.go_to_field(path)

    return WorkspaceTools(
        assess_on=assessor.assess,
        help=ReasonHelp(lambda: norms_for(window.editor.tender), window.desk.earlier_reasons, obstacle_tools(window)),
        norms=norms_for,
        profile=lambda: services.library.profile,
        attachments=attachment_tools(window),
        foot=foot_tools(window),
        versions=versions_desk(window),
        planning=PlanningTools(
            norms=norms_for,
            today=window.around.today,
            save_calendar=services.save_calendar,
            print_out=lambda tender, planning: print_planning(window, tender, planning),
            tasks=window.background,
            messages=window.around.messages,
            folder=window.export_folder,
            open_folder=window.open_folder,
        ),
        clauses=services.clauses,
        cpv=cpv_tools(window, services),
        go_to=go_to,
        guided=HelpTools(services.guidance, window.desk.begun),
        market=market_tools(window),
    )


def cpv_tools(window: MainWindow, services: Services) -> CpvTools:
    """What fields for CPV codes ask: the list of all codes, and those this user chose or keeps at hand."""
    table = services.cpv_table

    def keep(recent: tuple[str, ...], favourites: tuple[str, ...]) -> None:
        window.apply_settings(replace(window.settings, cpv_recent=recent, cpv_favourites=favourites))

    return CpvTools(
        table=table,
        index=cache(lambda: CpvIndex(table())),
        recent=lambda: window.settings.cpv_recent,
        favourites=lambda: window.settings.cpv_favourites,
        keep=keep,
    )
