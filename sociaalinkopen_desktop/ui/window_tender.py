"""The open tender in the window: the ways to begin one, and what is shown when one is opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ..application.ports import Stored
from .window_settings import keep_recent

if TYPE_CHECKING:  # nothing of the tender is loaded before one is opened
    from .main_window import MainWindow
    from .workspace import Workspace

FILES = "Aankondiging of dossier (*.xml *.json *.sociaalinkopen);;Alle bestanden (*)"


def show_new(window: MainWindow) -> None:
    """Show the ways to start a tender, as soon as the data file is open."""
    if not window.is_open:
        window.ready.connect(window.show_new, Qt.ConnectionType.SingleShotConnection)
        return
    from .pages.new_tender import NewTenderPage

    page = window.page("new")
    window.stack.setCurrentWidget(page)
    window.rail.set_current("tenders")
    if isinstance(page, NewTenderPage):
        page.begin()


def ask_file(window: MainWindow) -> None:
    """Ask for a notice or a tender file, and start from it."""
    around = window.around
    path = around.messages.file_to_open(window, "Beginnen met een bestand", FILES, str(around.documents_folder))
    if path is not None:
        window.desk.start_from_file(path)


def start_blank(window: MainWindow, title: str) -> None:
    """Begin an empty tender, with what the settings already know."""
    from ..domain.tender import Tender

    tender = Tender()
    subject = replace(tender.subject, title=title.strip(), buyer=window.settings.organisation)
    begun = replace(tender, subject=subject)
    window.desk.start(window.services.begin(begun) if window.is_open else begun)


def open_first_example(window: MainWindow) -> None:
    """Begin with the first example, if there is one."""
    if window.is_open and window.services.examples:
        window.desk.start_example(window.services.examples[0].key)


def show_opened(window: MainWindow, stored: Stored) -> None:
    """Show the tender that was opened, at its first step."""
    from ..domain.steps import Step
    from .models.palette import remembered

    window.undo_bar.dismiss()  # what it says is about the list
    keep_recent(window, remembered(window.settings.recent, f"tender:{stored.tender.id}"))

    work = _workspace(window)
    window.stack.setCurrentWidget(work)
    window.rail.set_current("tenders")
    work.go_to_step(Step.SUBJECT)
    if not stored.tender.subject.title.strip():
        work.go_to_field("subject.title")


def _workspace(window: MainWindow) -> Workspace:
    if window.workspace is None:
        from .window_pages import make_workspace

        window.workspace = make_workspace(window)
        window.keeping.show_state(window.autosave.state, "")
        window.stack.addWidget(window.workspace)
    return window.workspace
