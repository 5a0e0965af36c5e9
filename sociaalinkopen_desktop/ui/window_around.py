"""What stands around the content of an open tender, joined to the window: versions, attachments, notes, agreements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..domain.choices import DocumentState
from ..domain.steps import Step
from .definitive_desk import DefinitiveDesk
from .document_tools import DocumentTools
from .pages.attachments_card import AttachmentTools
from .pages.checklists_card import ChecklistsCard, ChecklistTools, pdf_in
from .step_foot import FootTools
from .versions_desk import VersionsDesk

if TYPE_CHECKING:
    from .main_window import MainWindow
    from .workspace import Workspace


def attachment_tools(window: MainWindow) -> AttachmentTools:
    """What the card with attachments asks."""
    return AttachmentTools(
        messages=window.around.messages,
        folder=lambda: window.around.documents_folder,
        open_folder=window.open_folder,
        today=window.around.today,
    )


def document_tools(window: MainWindow) -> DocumentTools:
    """What the page of documents asks."""
    services = window.services
    desk = DefinitiveDesk(window.door, window.tasks, window.autosave.flush, window)
    desk.failed.connect(lambda title, words: window.around.messages.tell(window, title, words))
    return DocumentTools(
        document=lambda kind, tender, judged: services.make_document(kind, tender, judged, DocumentState.DRAFT),
        pdf=services.make_list_pdf,
        write=services.write_document,
        write_lists=services.save_lists,
        definitives=desk,
        tasks=window.background,
        drawing=window.drawing,
        messages=window.around.messages,
        folder=window.export_folder,
        open_folder=window.open_folder,
    )


def checklists_card(window: MainWindow) -> ChecklistsCard:
    """Checklists to print, to send out and to read back."""
    services = window.services
    tools = ChecklistTools(
        desk=services.checklists,
        pdf=services.make_list_pdf,
        assess=services.assessor.assess,
        tasks=window.background,
        messages=window.around.messages,
        folder=window.export_folder,
        open_folder=window.open_folder,
    )
    card = ChecklistsCard(window.editor, tools)
    card.said.connect(window.say)
    return card


def take_form(window: MainWindow, files: Sequence[str]) -> bool:
    """Lay a dropped PDF beside the open tender, as a form that came back; False when no tender is on screen."""
    work, path = window.open_workspace(), pdf_in(files)
    card = work.documents.findChild(ChecklistsCard) if work is not None else None
    if work is None or card is None or path is None:
        return False
    work.go_to_step(Step.DOCUMENTS)
    card.read_form(path)
    return True


def foot_tools(window: MainWindow) -> FootTools:
    """What the foot of a step asks."""
    return FootTools(today=window.around.today, asks_sign_off=lambda: window.settings.asks_sign_off)


def versions_desk(window: MainWindow) -> VersionsDesk:
    """Fetches and keeps versions."""
    desk = VersionsDesk(window.door, window.tasks, window.autosave.flush, window)
    desk.failed.connect(lambda title, words: window.around.messages.tell(window, title, words))
    return desk


def join_versions(window: MainWindow, work: Workspace) -> None:
    """What is kept may be a version too."""
    window.autosave.saved.connect(lambda _stored: work.versions.refresh())
