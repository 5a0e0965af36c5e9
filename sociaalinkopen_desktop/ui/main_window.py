"""The frame: the rail left, one page right. It places things and passes on what they say; the desk does the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from ..application.ports import Problem, Stored, Summary
from ..config.settings import Settings
from .actions import install
from .autosave import Autosave, SaveState
from .desk import Desk
from .messages import Messages
from .pages.tender_list import TenderListPage
from .services import ServiceDoor, Services, everything
from .tasks import Tasks
from .tender_editor import TenderEditor
from .theme import look
from .widgets.page_stack import PageStack
from .widgets.rail import WIDE_FROM, Rail, RailItem
from .widgets.undo_bar import UndoBar

if TYPE_CHECKING:  # everything but the list is loaded when it is first shown: the window is there in half the time
    from ..domain.assessment import Assessment
    from ..domain.norms import Norms
    from ..domain.tender import Tender
    from .knowledge_export import KnowledgeExport
    from .pages.knowledge import KnowledgePage
    from .policy_desk import PolicyDesk
    from .workspace import Workspace, WorkspaceTools

PROGRAM = "Sociaal Inkopen Desktop"
FILES = "Aankondiging of dossier (*.xml *.json);;Alle bestanden (*)"
RAIL = (
    RailItem("start", "Start", "house"),
    RailItem("tenders", "Aanbestedingen", "files"),
    RailItem("knowledge", "Kennisbank", "book-open"),
    RailItem("policy", "Beleid", "sliders-horizontal"),
    RailItem("settings", "Instellingen", "gear-six", foot=True),
)


@dataclass(frozen=True)
class Surroundings:
    """What the window needs from outside: the clock, the place of the data, the settings and who keeps them."""

    today: Callable[[], date]
    time_words: Callable[[], str]
    data_folder: Path
    documents_folder: Path
    keep_settings: Callable[[Settings], None]
    messages: Messages
    about: Callable[[QWidget], None]


class MainWindow(QMainWindow):
    """`painted()` comes once, at the first picture; `ready()` tells that the store is open."""

    painted = Signal()
    ready = Signal()

    def __init__(self, door: ServiceDoor, settings: Settings, around: Surroundings) -> None:
        super().__init__()
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        self._around, self._settings, self._door = around, settings, door
        self._services: Services | None = None
        self._closing = self._was_painted = False
        self.tasks, self.background = Tasks(self), Tasks(self)
        self.editor = TenderEditor(self)
        self.autosave = Autosave(self.editor, self.tasks, self._keep, self)
        self.desk = Desk(door, self.tasks, self.editor, self.autosave, around.today, self)
        self.workspace: Workspace | None = None
        self.policy: PolicyDesk | None = None
        self.knowledge: KnowledgePage | None = None

        self.rail = Rail(RAIL, "Sociaal Inkopen")
        self.stack = PageStack()
        self.list_page = TenderListPage(settings.organisation)
        self._pages: dict[str, QWidget] = {"tenders": self.list_page}
        self.stack.addWidget(self.list_page)
        inner = QWidget()
        box = QHBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.rail)
        box.addWidget(self.stack, 1)
        self.setCentralWidget(inner)
        self.undo_bar = UndoBar(self.stack, left=28)
        self._connect()
        self.rail.set_current("tenders")

    def _connect(self) -> None:
        desk, page = self.desk, self.list_page
        self.rail.chosen.connect(self.go_to)
        page.query_changed.connect(desk.list_tenders)
        page.window_wanted.connect(desk.list_more)
        page.open_requested.connect(desk.open)
        page.new_requested.connect(self.show_new)
        page.from_file_requested.connect(self.ask_file)
        page.example_requested.connect(self._open_first_example)
        page.duplicate_requested.connect(desk.duplicate)
        page.delete_requested.connect(lambda identifier: desk.throw_away(identifier, self.refresh_list))
        desk.listed.connect(lambda rows, total, counts: page.show_rows(rows, total, counts, self._around.today()))
        desk.more.connect(page.append_rows)
        desk.overviewed.connect(self._show_overview)
        desk.opened.connect(self._on_opened)
        desk.said.connect(self.say)
        desk.failed.connect(lambda title, words: self._around.messages.tell(self, title, words))
        self.autosave.state_changed.connect(self._on_save_state)
        self.autosave.conflict.connect(self._on_conflict)
        self.editor.changed.connect(self._on_changed)
        self.actions_by_name = install(
            self,
            {
                "new": self.show_new,
                "open_file": self.ask_file,
                "undo": lambda: self._undo_stack().undo(),
                "redo": lambda: self._undo_stack().redo(),
                "panel": self._toggle_panel,
                "next_step": lambda: self._in_workspace(lambda work: work.next_step()),
                "previous_step": lambda: self._in_workspace(lambda work: work.next_step(-1)),
                "save_pdf": self._save_shown,
                "print": self._print_shown,
                "back": lambda: self.go_to("tenders"),
                "larger": lambda: self._change_text(25),
                "smaller": lambda: self._change_text(-25),
                "quit": self.close,
            },
        )

    # -- starting -------------------------------------------------------------------------------------------------
    def open_store(self, then: Callable[[], object] | None = None) -> None:
        """Open the data file beside the window, and show what is in it."""

        def opened(services: Services) -> None:
            self._services = services
            if then is not None:
                then()
            self.ready.emit()

        def failed(error: BaseException) -> None:
            if not isinstance(error, Problem):
                raise error
            if self._around.messages.ask(self, "Uw gegevens zijn niet te openen", error.sentence, "Probeer opnieuw"):
                self.open_store(then)

        self.tasks.run(self._door.use(everything), opened, failed)
        self.refresh_list()
        self.list_page.focus_table()

    def refresh_list(self) -> None:
        """Fetch the rows of the list again."""
        self.desk.list_tenders(self.list_page.query())

    # -- pages ----------------------------------------------------------------------------------------------------
    def go_to(self, key: str) -> None:
        """Show a page of the rail; nothing happens while the page cannot be there yet."""
        if key in ("knowledge", "policy") and self._services is None:
            self.rail.set_current(self._key_shown())
            return
        self._flush()
        self.undo_bar.dismiss()
        page = self._page(key)
        self.stack.setCurrentWidget(page)
        self.rail.set_current(key)
        self.setWindowTitle(PROGRAM)
        if key == "tenders":
            self.refresh_list()
            self.list_page.focus_table()
        elif key == "start":
            self.desk.overview()
        elif key == "settings":
            from .pages.settings import SettingsPage

            if isinstance(page, SettingsPage):
                page.set_settings(self._settings)

    def show_new(self) -> None:
        """Show the ways to start a tender."""
        from .pages.new_tender import NewTenderPage

        services = self._services
        if services is None:
            return
        page = self._pages.get("new")
        if not isinstance(page, NewTenderPage):
            page = NewTenderPage([(item.key, item.title, item.description) for item in services.examples])
            page.blank_requested.connect(self._start_blank)
            page.example_requested.connect(self.desk.start_example)
            page.duplicate_requested.connect(self.desk.duplicate)
            page.file_requested.connect(self.ask_file)
            page.file_dropped.connect(self.desk.start_from_file)
            page.cancelled.connect(lambda: self.go_to("tenders"))
            page.earlier_wanted.connect(self.desk.find_earlier)
            self.desk.earlier_found.connect(lambda rows, page=page: page.show_earlier(rows, self._around.today()))
            self._add_page("new", page)
        self.stack.setCurrentWidget(page)
        self.rail.set_current("tenders")
        page.begin()

    def ask_file(self) -> None:
        """Ask for a notice or a tender file, and start from it."""
        path = self._around.messages.file_to_open(
            self, "Beginnen met een bestand", FILES, str(self._around.documents_folder)
        )
        if path is not None:
            self.desk.start_from_file(path)

    def say(self, words: str, action_words: str = "", action: Callable[[], object] | None = None) -> None:
        """Show a message in the undo bar of what is on screen."""
        work = self.workspace
        bar = work.undo_bar if work is not None and self.stack.currentWidget() is work else self.undo_bar
        bar.show_message(words, action_words, action)

    def _key_shown(self) -> str:
        shown = self.stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown and key != "new"), "tenders")

    def _page(self, key: str) -> QWidget:
        if key not in self._pages:
            self._add_page(
                key,
                {
                    "start": self._start_page,
                    "knowledge": self._knowledge,
                    "policy": self._policy,
                    "settings": self._setup,
                }[key](),
            )
        return self._pages[key]

    def _add_page(self, key: str, page: QWidget) -> None:
        self._pages[key] = page
        self.stack.addWidget(page)

    def _start_page(self) -> QWidget:
        from .pages.start import StartPage

        page = StartPage(self._settings.organisation)
        page.open_requested.connect(self.desk.open)
        page.new_requested.connect(self.show_new)
        page.example_requested.connect(self._open_first_example)
        page.list_requested.connect(self._show_filtered)
        page.knowledge_requested.connect(self._show_numbers)
        page.organisation_given.connect(lambda name: self._apply(replace(self._settings, organisation=name)))
        return page

    def _knowledge(self) -> QWidget:
        from .pages.knowledge import KnowledgePage

        if self._services is None:
            raise RuntimeError("the knowledge page needs the catalogue")
        page = KnowledgePage(self._services.assessor.catalogue, self._around.today())
        export = self._knowledge_export(self._services)
        page.save_requested.connect(export.save)
        page.print_requested.connect(export.print_out)
        export.busy.connect(page.set_busy)
        self.knowledge = page
        return page

    def _knowledge_export(self, services: Services) -> KnowledgeExport:
        from .knowledge_export import KnowledgeExport, OverviewMaker

        around = self._around
        export = KnowledgeExport(
            OverviewMaker(services, lambda: self._settings.organisation),
            self.background,
            around.messages,
            self._export_folder,
            self._open_folder,
            around.today,
            self,
        )
        export.said.connect(self.say)
        return export

    def _policy(self) -> QWidget:
        from .policy_desk import PolicyDesk

        if self._services is None:
            raise RuntimeError("the policy page needs the numbers")
        around = self._around
        self.policy = desk = PolicyDesk(
            self._door, self._services, self.tasks, self.background, around.today, around.time_words, self
        )
        desk.connect_files(around.messages, self._export_folder, self._open_folder)
        desk.said.connect(self.say)
        desk.failed.connect(lambda title, words: around.messages.tell(self, title, words))
        desk.rules_changed.connect(self._on_rules_changed)
        desk.settled.connect(self._on_settled)
        return desk.page

    def _on_rules_changed(self) -> None:
        """Tenders are judged by other numbers from now on: show nothing that was judged by the old ones."""
        if self.workspace is not None:
            self.workspace.reassess()
        old, self.knowledge = self._pages.pop("knowledge", None), None
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    def _setup(self) -> QWidget:
        from .pages.settings import SettingsPage

        page = SettingsPage(self._settings, self._around.data_folder, self._choose_folder)
        page.changed.connect(self._apply)
        page.open_data_folder.connect(lambda: self._open_folder(self._around.data_folder))
        page.about_requested.connect(lambda: self._around.about(self))
        return page

    def _show_overview(self, rows: Sequence[Summary]) -> None:
        from .pages.start import StartPage

        page = self._pages.get("start")
        if isinstance(page, StartPage):
            page.show_rows(rows, self._around.today())

    def _show_filtered(self, chip: str) -> None:
        self.go_to("tenders")
        self.list_page.show_filter(chip)

    def _show_numbers(self) -> None:
        from .pages.knowledge import KnowledgePage

        self.go_to("knowledge")
        page = self._pages["knowledge"]
        if isinstance(page, KnowledgePage):
            page.show_numbers()

    # -- the open tender ------------------------------------------------------------------------------------------
    def _on_opened(self, stored: Stored) -> None:
        from ..domain.steps import Step

        work = self._workspace()
        self.stack.setCurrentWidget(work)
        self.rail.set_current("tenders")
        work.go_to_step(Step.SUBJECT)
        if not stored.tender.subject.title.strip():
            work.go_to_field("subject.title")

    def _workspace(self) -> Workspace:
        if self.workspace is None:
            from .pages.documents import DocumentsPage
            from .splitting_note import SplittingWatch
            from .workspace import Workspace

            if self._services is None:
                raise RuntimeError("a tender cannot be open before the store is")
            documents = DocumentsPage(
                _Maker(self._services),
                self.background,
                self._around.messages,
                self._export_folder,
                self._open_folder,
            )
            tools = self._workspace_tools(self._services)
            self.workspace = Workspace(self.editor, self._services.assessor.assess, documents, tools)
            self.workspace.back_requested.connect(lambda: self.go_to("tenders"))
            self.workspace.left_page.connect(self.autosave.flush)
            documents.said.connect(self.say)
            self._on_save_state(self.autosave.state, "")
            self.stack.addWidget(self.workspace)
            self.splitting = SplittingWatch(self.editor, self._door, self.tasks, self.workspace.page, self)
        return self.workspace

    def _workspace_tools(self, services: Services) -> WorkspaceTools:
        from .pages.planning_card import PlanningTools
        from .reason_help import ReasonHelp
        from .workspace import WorkspaceTools

        assessor = services.assessor

        def norms_for(tender: Tender) -> Norms:
            return assessor.norms(assessor.day(tender))

        return WorkspaceTools(
            assess_on=assessor.assess,
            help=ReasonHelp(lambda: norms_for(self.editor.tender), self.desk.earlier_reasons),
            planning=PlanningTools(
                norms=norms_for,
                today=self._around.today,
                save_calendar=services.save_calendar,
                tasks=self.background,
                messages=self._around.messages,
                folder=self._export_folder,
                open_folder=self._open_folder,
            ),
        )

    def _export_folder(self) -> Path:
        return Path(self._settings.export_folder) if self._settings.export_folder else self._around.documents_folder

    def _in_workspace(self, action: Callable[[Workspace], object]) -> None:
        if self.workspace is not None and self.stack.currentWidget() is self.workspace:
            action(self.workspace)

    def _save_shown(self) -> None:
        """Ctrl+S: the document that belongs to what is on screen."""
        self._in_workspace(self._save_pdf)
        if self.knowledge is not None and self.stack.currentWidget() is self.knowledge:
            self.knowledge.save_button.click()

    def _print_shown(self) -> None:
        self._in_workspace(self._print)
        if self.knowledge is not None and self.stack.currentWidget() is self.knowledge:
            self.knowledge.print_button.click()

    def _toggle_panel(self) -> None:
        self._in_workspace(lambda work: work.panel.set_folded(not work.panel.folded))

    def _save_pdf(self, work: Workspace) -> None:
        from ..domain.steps import Step

        work.go_to_step(Step.DOCUMENTS)
        work.documents.save()

    def _print(self, work: Workspace) -> None:
        from ..domain.steps import Step

        work.go_to_step(Step.DOCUMENTS)
        work.documents.print_pages()

    def _start_blank(self, title: str) -> None:
        from ..domain.tender import Tender

        tender = Tender()
        subject = replace(tender.subject, title=title.strip(), buyer=self._settings.organisation)
        begun = replace(tender, subject=subject)
        self.desk.start(self._services.begin(begun) if self._services is not None else begun)

    def _open_first_example(self) -> None:
        if self._services is not None and self._services.examples:
            self.desk.start_example(self._services.examples[0].key)

    def _on_changed(self, tender: Tender) -> None:
        title = tender.subject.title.strip()
        self.setWindowTitle(f"{title} – {PROGRAM}" if title else PROGRAM)

    # -- keeping --------------------------------------------------------------------------------------------------
    def _keep(self, tender: Tender, version: int) -> Stored:
        return self._door.use(lambda services: services.dossiers.keep(tender, version))()

    def _on_save_state(self, state: SaveState, sentence: str) -> None:
        words = {
            SaveState.SAVED: f"Alles bewaard · {self._around.time_words()}",
            SaveState.CHANGED: "Wordt bewaard",
            SaveState.FAILED: sentence,
        }[state]
        if self.workspace is not None:
            self.workspace.show_save_state(state, words)
        if self._closing and state is SaveState.SAVED:
            self.close()

    def _flush(self) -> None:
        self.autosave.flush()
        if self.policy is not None:
            self.policy.flush()

    def _on_settled(self) -> None:
        if self._closing:
            self.close()

    def _undo_stack(self) -> QUndoStack:
        """The history of what is on screen: the policy profile, or the open tender."""
        policy = self.policy
        shows_policy = policy is not None and self.stack.currentWidget() is policy.page
        return policy.editor.undo_stack if policy is not None and shows_policy else self.editor.undo_stack

    def _on_conflict(self, tender: Tender) -> None:
        self.autosave.release()
        self.desk.keep_as_copy(tender)
        self.say("Iemand anders wijzigde deze aanbesteding ook. Uw versie staat er nu als kopie naast")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything first; only then the window may go."""
        policy = self.policy
        if not self.autosave.pending and (policy is None or not policy.pending):
            if policy is not None:
                policy.leave()
            self.background.wait()
            self.tasks.run(self._door.shut)
            self.tasks.wait()
            event.accept()
            return
        states = {self.autosave.state, policy.state if policy is not None else SaveState.SAVED}
        if self._closing and SaveState.FAILED in states:
            leave = self._around.messages.ask(
                self,
                "Niet alles is bewaard",
                "Bewaren lukt niet. Als u nu sluit, gaan uw laatste wijzigingen verloren.",
                "Toch sluiten",
            )
            if leave:
                if policy is not None:
                    policy.leave()
                event.accept()
                return
        self._closing = True
        event.ignore()
        self._flush()

    # -- settings -------------------------------------------------------------------------------------------------
    def _apply(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        self._around.keep_settings(settings)
        if (before.theme, before.text_percent) != (settings.theme, settings.text_percent):
            look().use(settings.theme, settings.text_percent / 100)
            self._fit_rail()
        self.list_page.set_organisation(settings.organisation)

    def _change_text(self, by: int) -> None:
        percent = min(200, max(100, self._settings.text_percent + by))
        self._apply(replace(self._settings, text_percent=percent))

    def _choose_folder(self, now: str) -> Path | None:
        return self._around.messages.folder(self, "Map voor documenten", now or str(self._around.documents_folder))

    def _open_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # -- window ---------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        self.rail.set_wide(self.width() >= look().px(WIDE_FROM))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.desk.start_from_file(paths[0])


class _Maker:
    """The documents, as the page of documents wants them."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def pdf(self, tender: Tender, assessment: Assessment) -> bytes:
        return self._services.make_pdf(tender, assessment)

    def save(self, tender: Tender, assessment: Assessment, target: Path) -> Path:
        return self._services.save_pdf(tender, assessment, target)
