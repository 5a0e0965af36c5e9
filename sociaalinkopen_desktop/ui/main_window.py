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
    from ..domain.tender import Tender
    from .packs_desk import PacksDesk
    from .pages.knowledge import KnowledgePage
    from .policy_desk import PolicyDesk
    from .splitting_note import SplittingWatch
    from .workspace import Workspace

PROGRAM = "Sociaal Inkopen Desktop"
FILES = "Aankondiging of dossier (*.xml *.json);;Alle bestanden (*)"
RAIL = (
    RailItem("start", "Start", "house"),
    RailItem("tenders", "Aanbestedingen", "files"),
    RailItem("knowledge", "Kennisbank", "book-open"),
    RailItem("policy", "Beleid", "sliders-horizontal"),
    RailItem("packs", "Eigen criteria", "stack"),
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
        self.around, self.settings, self.door = around, settings, door
        self._services: Services | None = None
        self._closing = self._was_painted = False
        self.tasks, self.background = Tasks(self), Tasks(self)
        self.editor = TenderEditor(self)
        self.autosave = Autosave(self.editor, self.tasks, self._keep, self)
        self.desk = Desk(door, self.tasks, self.editor, self.autosave, around.today, self)
        self.workspace: Workspace | None = None
        self.policy: PolicyDesk | None = None
        self.packs: PacksDesk | None = None
        self.knowledge: KnowledgePage | None = None
        self.splitting: SplittingWatch | None = None

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
        page.example_requested.connect(self.open_first_example)
        page.duplicate_requested.connect(desk.duplicate)
        page.delete_requested.connect(lambda identifier: desk.throw_away(identifier, self.refresh_list))
        desk.listed.connect(lambda rows, total, counts: page.show_rows(rows, total, counts, self.around.today()))
        desk.more.connect(page.append_rows)
        desk.overviewed.connect(self._show_overview)
        desk.opened.connect(self._on_opened)
        desk.said.connect(self.say)
        desk.failed.connect(lambda title, words: self.around.messages.tell(self, title, words))
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

    @property
    def services(self) -> Services:
        """The use cases. Raises RuntimeError before the data file is open."""
        if self._services is None:
            raise RuntimeError("the data file is not open yet")
        return self._services

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
            if self.around.messages.ask(self, "Uw gegevens zijn niet te openen", error.sentence, "Probeer opnieuw"):
                self.open_store(then)

        self.tasks.run(self.door.use(everything), opened, failed)
        self.refresh_list()
        self.list_page.focus_table()

    def refresh_list(self) -> None:
        """Fetch the rows of the list again."""
        self.desk.list_tenders(self.list_page.query())

    # -- pages ----------------------------------------------------------------------------------------------------
    def go_to(self, key: str) -> None:
        """Show a page of the rail; nothing happens while the page cannot be there yet."""
        if key in ("knowledge", "policy", "packs") and self._services is None:
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
        elif key == "packs" and self.packs is not None:
            self.packs.refresh()
        elif key == "settings":
            from .pages.settings import SettingsPage

            if isinstance(page, SettingsPage):
                page.set_settings(self.settings)

    def show_new(self) -> None:
        """Show the ways to start a tender."""
        if self._services is None:
            return
        from .pages.new_tender import NewTenderPage

        page = self._page("new")
        self.stack.setCurrentWidget(page)
        self.rail.set_current("tenders")
        if isinstance(page, NewTenderPage):
            page.begin()

    def ask_file(self) -> None:
        """Ask for a notice or a tender file, and start from it."""
        path = self.around.messages.file_to_open(
            self, "Beginnen met een bestand", FILES, str(self.around.documents_folder)
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
            from . import window_pages

            self._add_page(key, window_pages.MAKERS[key](self))
        return self._pages[key]

    def _add_page(self, key: str, page: QWidget) -> None:
        self._pages[key] = page
        self.stack.addWidget(page)

    def on_rules_changed(self) -> None:
        """Tenders are judged by other numbers from now on: show nothing that was judged by the old ones."""
        if self.workspace is not None:
            self.workspace.reassess()
        old, self.knowledge = self._pages.pop("knowledge", None), None
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    def _show_overview(self, rows: Sequence[Summary]) -> None:
        from .pages.start import StartPage

        page = self._pages.get("start")
        if isinstance(page, StartPage):
            page.show_rows(rows, self.around.today())

    def show_filtered(self, chip: str) -> None:
        """Show the tenders that one filter of the list leaves, by its key."""
        self.go_to("tenders")
        self.list_page.show_filter(chip)

    def show_numbers(self) -> None:
        """Show the numbers that are in force."""
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
            from .window_pages import make_workspace

            self.workspace = make_workspace(self)
            self._on_save_state(self.autosave.state, "")
            self.stack.addWidget(self.workspace)
        return self.workspace

    def export_folder(self) -> Path:
        """Where documents go, unless the officer says otherwise each time."""
        return Path(self.settings.export_folder) if self.settings.export_folder else self.around.documents_folder

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

    def start_blank(self, title: str) -> None:
        """Begin an empty tender, with what the settings already know."""
        from ..domain.tender import Tender

        tender = Tender()
        subject = replace(tender.subject, title=title.strip(), buyer=self.settings.organisation)
        begun = replace(tender, subject=subject)
        self.desk.start(self._services.begin(begun) if self._services is not None else begun)

    def open_first_example(self) -> None:
        """Begin with the first example, if there is one."""
        if self._services is not None and self._services.examples:
            self.desk.start_example(self._services.examples[0].key)

    def _on_changed(self, tender: Tender) -> None:
        title = tender.subject.title.strip()
        self.setWindowTitle(f"{title} – {PROGRAM}" if title else PROGRAM)

    # -- keeping --------------------------------------------------------------------------------------------------
    def _keep(self, tender: Tender, version: int) -> Stored:
        return self.door.use(lambda services: services.dossiers.keep(tender, version))()

    def _on_save_state(self, state: SaveState, sentence: str) -> None:
        words = {
            SaveState.SAVED: f"Alles bewaard · {self.around.time_words()}",
            SaveState.CHANGED: "Wordt bewaard",
            SaveState.FAILED: sentence,
        }[state]
        if self.workspace is not None:
            self.workspace.show_save_state(state, words)
        if self._closing and state is SaveState.SAVED:
            self.close()

    def _flush(self) -> None:
        self.autosave.flush()
        for desk in self._desks():
            desk.flush()

    def on_settled(self) -> None:
        """Something is kept that was not: close now, if closing waited for it."""
        if self._closing:
            self.close()

    def _desks(self) -> list[PolicyDesk | PacksDesk]:
        """What keeps something beside the open tender, as far as it was ever shown."""
        return [desk for desk in (self.policy, self.packs) if desk is not None]

    def _undo_stack(self) -> QUndoStack:
        """The history of what is on screen: of a desk, or else of the open tender."""
        shown = self.stack.currentWidget()
        return next((desk.undo_stack for desk in self._desks() if desk.page is shown), self.editor.undo_stack)

    def _on_conflict(self, tender: Tender) -> None:
        self.autosave.release()
        self.desk.keep_as_copy(tender)
        self.say("Iemand anders wijzigde deze aanbesteding ook. Uw versie staat er nu als kopie naast")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything first; only then the window may go."""
        desks = self._desks()
        if not self.autosave.pending and not any(desk.pending for desk in desks):
            for desk in desks:
                desk.leave()
            self.background.wait()
            self.tasks.run(self.door.shut)
            self.tasks.wait()
            event.accept()
            return
        states = {self.autosave.state, *(desk.state for desk in desks)}
        if self._closing and SaveState.FAILED in states:
            leave = self.around.messages.ask(
                self,
                "Niet alles is bewaard",
                "Bewaren lukt niet. Als u nu sluit, gaan uw laatste wijzigingen verloren.",
                "Toch sluiten",
            )
            if leave:
                for desk in desks:
                    desk.leave()
                event.accept()
                return
        self._closing = True
        event.ignore()
        self._flush()

    # -- settings -------------------------------------------------------------------------------------------------
    def apply_settings(self, settings: Settings) -> None:
        """Keep the settings, and show their look and name at once."""
        before, self.settings = self.settings, settings
        self.around.keep_settings(settings)
        if (before.theme, before.text_percent) != (settings.theme, settings.text_percent):
            look().use(settings.theme, settings.text_percent / 100)
            self._fit_rail()
        self.list_page.set_organisation(settings.organisation)

    def _change_text(self, by: int) -> None:
        percent = min(200, max(100, self.settings.text_percent + by))
        self.apply_settings(replace(self.settings, text_percent=percent))

    def choose_folder(self, now: str) -> Path | None:
        """Ask for the folder of the documents, beginning at ``now``; None when the officer stops."""
        return self.around.messages.folder(self, "Map voor documenten", now or str(self.around.documents_folder))

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the computer's own file browser."""
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
