"""The frame: the rail left, one page right. It places things and passes on what they say; the desk does the work.

What the window does stands in window_*.py beside it: its actions, its pages, keeping, the open tender, the settings.
The first picture is the frame alone. Everything else is loaded and made when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from .tasks import Tasks
from .theme import look
from .widgets.page_stack import PageStack
from .widgets.rail import WIDE_FROM, Rail, RailItem

if TYPE_CHECKING:  # everything but the frame is loaded when it is first used: the window is there in half the time
    from PySide6.QtGui import QAction

    from ..config.settings import Settings
    from ..domain.tender import Tender
    from .autosave import Autosave
    from .backup_desk import BackupDesk
    from .bulk import BulkDesk
    from .desk import Desk
    from .enterprise_import_desk import EnterpriseImportDesk
    from .help_desk import HelpDesk
    from .list_export import ListExport
    from .meeting_desk import MeetingDesk
    from .packs_desk import PacksDesk
    from .pages.knowledge import KnowledgePage
    from .pages.tender_list import TenderListPage
    from .palette import Palette, PaletteSource
    from .policy_desk import PolicyDesk
    from .register_desk import RegisterDesk
    from .service_door import ServiceDoor
    from .services import Services
    from .session_keeper import SessionKeeper
    from .splitting_note import SplittingWatch
    from .surroundings import Surroundings
    from .tender_editor import TenderEditor
    from .widgets.undo_bar import UndoBar
    from .window_keeping import Keeping
    from .workspace import Workspace

PROGRAM = "Sociaal Inkopen Desktop"
RAIL = (
    RailItem("start", "Start", "house"),
    RailItem("tenders", "Aanbestedingen", "files"),
    RailItem("enterprises", "Sociale\nondernemingen", "storefront"),
    RailItem("meetings", "Meet the\nmarket", "users-three"),
    RailItem("knowledge", "Kennisbank", "book-open"),
    RailItem("policy", "Beleid", "sliders-horizontal"),
    RailItem("packs", "Eigen criteria", "stack"),
    RailItem("help", "Hulp", "question", foot=True),
    RailItem("settings", "Instellingen", "gear-six", foot=True),
)

UNDER = {
    "new": "tenders",
    "shortcuts": "settings",
    "enterprise": "enterprises",
    "enterprise_import": "enterprises",
    "meeting": "meetings",
}
"""The entry of the rail to which a page belongs that has none of its own."""
NEED_STORE = ("knowledge", "policy", "packs", "enterprises", "enterprise", "enterprise_import", "meetings", "meeting")
"""The pages that cannot be there before the data file is open."""


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
        self._was_painted = False
        self.tasks, self.background, self.drawing = Tasks(self), Tasks(self), Tasks(self)
        self.workspace: Workspace | None = None
        self.policy: PolicyDesk | None = None
        self.packs: PacksDesk | None = None
        self.knowledge: KnowledgePage | None = None
        self.enterprise_import: EnterpriseImportDesk | None = None
        self.splitting: SplittingWatch | None = None
        self._backups: BackupDesk | None = None
        self._helper: HelpDesk | None = None
        self._register: RegisterDesk | None = None
        self._meetings: MeetingDesk | None = None
        self.palette_sources: list[PaletteSource] = []
        self.palette_box: Palette | None = None

        self.rail = Rail(RAIL, "Sociaal Inkopen")
        self.stack = PageStack()
        self._pages: dict[str, QWidget] = {}
        self.actions_by_name: dict[str, QAction] = {}
        inner = QWidget()
        box = self._beside = QHBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.rail)
        box.addWidget(self.stack, 1)
        self.setCentralWidget(inner)
        self.rail.chosen.connect(self.go_to)
        look().changed.connect(self._fit_rail)
        self.rail.set_current("tenders")

    # -- what the frame holds ------------------------------------------------------------------------------------
    def furnish(self) -> None:
        """Make the list of tenders and what works behind it; nothing when that was done."""
        if not self.actions_by_name:
            from .window_furnishing import furnish

            self.actions_by_name = furnish(self)

    @cached_property
    def list_page(self) -> TenderListPage:
        """The list of tenders."""
        from .pages.tender_list import TenderListPage

        page = TenderListPage(self.settings.organisation)
        self._pages["tenders"] = page
        self.stack.addWidget(page)
        return page

    @cached_property
    def editor(self) -> TenderEditor:
        """The open tender, with its history."""
        from .tender_editor import TenderEditor

        return TenderEditor(self, self.around.today)

    @cached_property
    def autosave(self) -> Autosave:
        """Keeps the open tender."""
        from .autosave import Autosave
        from .window_keeping import keep_with

        return Autosave(self.editor, self.tasks, keep_with(self.door), self)

    @cached_property
    def desk(self) -> Desk:
        """Does what the officer asks with tenders."""
        from .desk import Desk

        return Desk(self.door, self.tasks, self.editor, self.autosave, self.around.today, self)

    @cached_property
    def keeping(self) -> Keeping:
        """Keeps everything that was changed."""
        from .window_keeping import Keeping

        return Keeping(self)

    @cached_property
    def session(self) -> SessionKeeper:
        """Knows whether the program ended by accident the last time."""
        from .session_keeper import SessionKeeper

        return SessionKeeper(self.around.data_folder, self.door, self.tasks, self.around.today, self)

    @cached_property
    def bulk(self) -> BulkDesk:
        """Changes several tenders at once."""
        from .bulk import BulkDesk

        return BulkDesk(self.door, self.tasks, self.editor, self.autosave, self)

    @cached_property
    def lists(self) -> ListExport:
        """Lists as PDF and on paper."""
        from .list_export import ListExport

        messages = self.around.messages
        return ListExport(
            self.door, self.tasks, self.background, messages, self.export_folder, self.open_folder, self
        )  # fmt: skip

    @cached_property
    def undo_bar(self) -> UndoBar:
        """Tells what was done on the pages that have no bar of their own."""
        from .widgets.undo_bar import UndoBar

        return UndoBar(self.stack, left=28)

    @property
    def services(self) -> Services:
        """The use cases. Raises RuntimeError before the data file is open."""
        if self._services is None:
            raise RuntimeError("the data file is not open yet")
        return self._services

    @property
    def is_open(self) -> bool:
        """Whether the data file is open."""
        return self._services is not None

    def use_services(self, services: Services) -> None:
        """Work with the data file that was opened."""
        self._services = services

    def open_store(self, then: Callable[[], object] | None = None) -> None:
        """Open the data file beside the window, and show what is in it."""
        from .window_store import open_store

        self.furnish()
        open_store(self, then)

    # -- finding --------------------------------------------------------------------------------------------------
    def open_palette(self, words: str = "") -> None:
        """Show the palette, with these words in its field; it goes away when it is open already."""
        if self.palette_box is None:
            from .window_palette import make_palette

            self.palette_box = make_palette(self)
        self.palette_box.open(words)

    def open_workspace(self) -> Workspace | None:
        """The open tender, when it is on screen."""
        return self.workspace if self.stack.currentWidget() is self.workspace else None

    def refresh_list(self) -> None:
        """Fetch the rows of the list again."""
        self.desk.list_tenders(self.list_page.query())

    # -- pages ----------------------------------------------------------------------------------------------------
    def go_to(self, key: str) -> None:
        """Show a page of the rail, or the help beside the page that is there.

        Nothing happens while the page cannot be there yet.
        """
        if key == "help":
            self.rail.set_current(self._key_shown())
            self.helper.ask()
            return
        if key in NEED_STORE and not self.is_open:
            self.rail.set_current(self._key_shown())
            return
        self.keep_all()
        self.undo_bar.dismiss()
        page = self.page(key)
        self.stack.setCurrentWidget(page)
        self.rail.set_current(UNDER.get(key, key))
        self.setWindowTitle(PROGRAM)
        if key == "tenders":
            self.refresh_list()
            self.list_page.focus_table()
        elif key == "enterprises":
            from .window_register import entered

            entered(self, page)
        elif key == "meetings":
            from .window_meetings import entered as entered_meetings

            entered_meetings(self, page)
        elif key == "enterprise_import" and self.enterprise_import is not None:
            self.enterprise_import.entered()
        elif key == "start":
            from .models.palette import tenders_in

            self.desk.overview(tenders_in(self.settings.recent))
            self.register.remind()
            self.meetings.remind()
        elif key == "packs" and self.packs is not None:
            self.packs.refresh()
        elif key == "settings":
            from .pages.settings import SettingsPage

            if isinstance(page, SettingsPage):
                page.set_settings(self.settings)

    def show_new(self) -> None:
        """Show the ways to start a tender."""
        from .window_tender import show_new

        show_new(self)

    def say(
        self, words: str, action_words: str = "", action: Callable[[], object] | None = None, *, glyph: str = ""
    ) -> None:
        """Show a message in the undo bar of what is on screen; `glyph` is another sign than the one of "done"."""
        work = self.open_workspace()
        bar = work.undo_bar if work is not None else self.undo_bar
        bar.show_message(words, action_words, action, glyph=glyph or "check-circle-fill")

    def _key_shown(self) -> str:
        key = self.page_key()
        return UNDER.get(key, key)

    def add_beside(self, pane: QWidget) -> None:
        """Put something at the right of the page."""
        self._beside.addWidget(pane)

    def page_key(self) -> str:
        """The name of the page that is shown; "tenders" also stands for an open tender."""
        shown = self.stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "tenders")

    def page(self, key: str) -> QWidget:
        """The page with that key, made when it is first asked for."""
        if key == "tenders":
            return self.list_page
        if key not in self._pages:
            from . import window_pages

            self._pages[key] = window_pages.MAKERS[key](self)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def page_if_made(self, key: str) -> QWidget | None:
        """The page with that key, when it was ever shown."""
        return self._pages.get(key)

    def forget_page(self, key: str) -> None:
        """Throw a page away, so that it is made anew when it is shown again."""
        page = self._pages.pop(key, None)
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    @property
    def backups(self) -> BackupDesk:
        """The backups; nothing is made by itself before it is told to watch."""
        if self._backups is None:
            from .settings_joining import make_backup_desk

            self._backups = make_backup_desk(self)
        return self._backups

    @property
    def helper(self) -> HelpDesk:
        """The help beside the page."""
        if self._helper is None:
            from .help_desk import HelpDesk

            self._helper = HelpDesk(self)
        return self._helper

    @property
    def register(self) -> RegisterDesk:
        """The register of enterprises."""
        if self._register is None:
            from .window_register import make_register_desk

            self._register = make_register_desk(self)
        return self._register

    @property
    def register_if_made(self) -> RegisterDesk | None:
        """The register, when it was ever used."""
        return self._register

    @property
    def meetings(self) -> MeetingDesk:
        """The meetings."""
        if self._meetings is None:
            from .window_meetings import make_meeting_desk

            self._meetings = make_meeting_desk(self)
        return self._meetings

    @property
    def meetings_if_made(self) -> MeetingDesk | None:
        """The meetings, when they were ever used."""
        return self._meetings

    def keep_all(self) -> None:
        """Hand over everything that is not kept yet."""
        self.keeping.flush()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab comes by here from everywhere, and goes on in the order of reading."""
        from .widgets.focus_order import next_stop

        target = next_stop(self, self.focusWidget(), forward)
        if target is not None:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            target.setFocus(reason)
        return target is not None

    def begin_introduction(self) -> None:
        """Show the first steps to who has not had them: she gave no name yet."""
        if not self.settings.is_introduced and not self.settings.organisation:
            self.go_to("start")

    def show_numbers(self) -> None:
        """Show the numbers that are in force."""
        from .pages.knowledge import KnowledgePage

        self.go_to("knowledge")
        page = self._pages["knowledge"]
        if isinstance(page, KnowledgePage):
            page.show_numbers()

    def export_folder(self) -> Path:
        """Where documents go, unless the officer says otherwise each time."""
        return Path(self.settings.export_folder) if self.settings.export_folder else self.around.documents_folder

    def start_blank(self, title: str) -> None:
        """Begin an empty tender, with what the settings already know."""
        from .window_tender import start_blank

        start_blank(self, title)

    def open_example_register(self) -> None:
        """Put the example list in the register of enterprises."""
        from .window_enterprise_lists import open_example_register

        open_example_register(self)

    def open_first_example(self) -> None:
        """Begin with the first example, if there is one."""
        from .window_tender import open_first_example

        open_first_example(self)

    def show_title(self, tender: Tender) -> None:
        """Show what is open in the bar of the window."""
        title = tender.subject.title.strip()
        self.setWindowTitle(f"{title} – {PROGRAM}" if title else PROGRAM)

    # -- settings -------------------------------------------------------------------------------------------------
    def apply_settings(self, settings: Settings) -> None:
        """Keep the settings, and show their look and name at once."""
        from .window_settings import apply_settings

        apply_settings(self, settings)

    def use_settings(self, settings: Settings) -> None:
        """Take other settings, also on their page when it is there."""
        from .window_settings import use_settings

        use_settings(self, settings)

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the computer's own file browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # -- window ---------------------------------------------------------------------------------------------------
    def come_forward(self, path: str = "") -> None:
        """Another start asked for this window, with a file to begin with, or ""."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if path:
            self.desk.start_from_file(Path(path))

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything first; only then the window may go."""
        event.setAccepted(self.keeping.may_close())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return
        if self.open_workspace() is not None:
            from .window_around import take_form

            if take_form(self, [str(path) for path in paths]):
                return
        self.desk.start_from_file(paths[0])
