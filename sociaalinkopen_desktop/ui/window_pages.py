"""The pages of the window, each made when it is first shown and joined to what it asks for.

Here it stands which signal of a page leads where; the window itself only places pages and keeps what they share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..domain.assessment import Assessment
from ..domain.norms import Norms
from ..domain.tender import Tender
from .knowledge_export import KnowledgeExport, OverviewMaker
from .packs_desk import PacksDesk
from .pages.documents import DocumentsPage
from .pages.knowledge import KnowledgePage
from .pages.new_tender import NewTenderPage
from .pages.planning_card import PlanningTools
from .pages.settings import SettingsPage
from .pages.start import StartPage
from .policy_desk import PolicyDesk
from .reason_help import ReasonHelp
from .services import Services
from .splitting_note import SplittingWatch
from .step_cards import WorkspaceTools
from .workspace import Workspace

if TYPE_CHECKING:
    from .main_window import MainWindow


def make_start_page(window: MainWindow) -> StartPage:
    """What needs attention today; the first steps when there is nothing yet."""
    page = StartPage(window.settings.organisation)
    page.open_requested.connect(window.desk.open)
    page.new_requested.connect(window.show_new)
    page.example_requested.connect(window.open_first_example)
    page.list_requested.connect(window.show_filtered)
    page.knowledge_requested.connect(window.show_numbers)
    page.organisation_given.connect(lambda name: window.apply_settings(replace(window.settings, organisation=name)))
    return page


def make_new_page(window: MainWindow) -> NewTenderPage:
    """The ways to start a tender."""
    page = NewTenderPage([(item.key, item.title, item.description) for item in window.services.examples])
    page.blank_requested.connect(window.start_blank)
    page.example_requested.connect(window.desk.start_example)
    page.duplicate_requested.connect(window.desk.duplicate)
    page.file_requested.connect(window.ask_file)
    page.file_dropped.connect(window.desk.start_from_file)
    page.cancelled.connect(lambda: window.go_to("tenders"))
    page.earlier_wanted.connect(window.desk.find_earlier)
    window.desk.earlier_found.connect(lambda rows: page.show_earlier(rows, window.around.today()))
    return page


def make_knowledge_page(window: MainWindow) -> KnowledgePage:
    """What is judged on, with everything needed to print it."""
    around = window.around
    page = KnowledgePage(window.services.assessor.catalogue, around.today())
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
    desk.rules_changed.connect(window.on_rules_changed)
    desk.settled.connect(window.on_settled)
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
    desk.rules_changed.connect(window.on_rules_changed)
    desk.settled.connect(window.on_settled)
    window.packs = desk
    return desk.page


def make_settings_page(window: MainWindow) -> SettingsPage:
    """The user's own settings."""
    page = SettingsPage(window.settings, window.around.data_folder, window.choose_folder)
    page.changed.connect(window.apply_settings)
    page.open_data_folder.connect(lambda: window.open_folder(window.around.data_folder))
    page.about_requested.connect(lambda: window.around.about(window))
    return page


MAKERS: dict[str, Callable[[MainWindow], QWidget]] = {
    "start": make_start_page,
    "new": make_new_page,
    "knowledge": make_knowledge_page,
    "policy": make_policy_page,
    "packs": make_packs_page,
    "settings": make_settings_page,
}


def make_workspace(window: MainWindow) -> Workspace:
    """The open tender with its steps, its Toets and its documents."""
    documents = DocumentsPage(
        _Maker(window.services),
        window.background,
        window.around.messages,
        window.export_folder,
        window.open_folder,
    )
    documents.said.connect(window.say)
    assess = window.services.assessor.assess
    work = Workspace(window.editor, assess, documents, _workspace_tools(window, window.services))
    work.back_requested.connect(lambda: window.go_to("tenders"))
    work.left_page.connect(window.autosave.flush)
    window.splitting = SplittingWatch(window.editor, window.door, window.tasks, work.page, window)
    return work


def _workspace_tools(window: MainWindow, services: Services) -> WorkspaceTools:
    assessor = services.assessor

    def norms_for(tender: Tender) -> Norms:
        return assessor.norms(assessor.day(tender))

    return WorkspaceTools(
        assess_on=assessor.assess,
        help=ReasonHelp(lambda: norms_for(window.editor.tender), window.desk.earlier_reasons),
        norms=norms_for,
        profile=lambda: services.library.profile,
        planning=PlanningTools(
            norms=norms_for,
            today=window.around.today,
            save_calendar=services.save_calendar,
            tasks=window.background,
            messages=window.around.messages,
            folder=window.export_folder,
            open_folder=window.open_folder,
        ),
    )


class _Maker:
    """The documents, as the page of documents wants them."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def pdf(self, tender: Tender, assessment: Assessment) -> bytes:
        return self._services.make_pdf(tender, assessment)

    def save(self, tender: Tender, assessment: Assessment, target: Path) -> Path:
        return self._services.save_pdf(tender, assessment, target)
