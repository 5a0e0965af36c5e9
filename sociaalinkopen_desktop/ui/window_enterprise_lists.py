"""Lists of enterprises in the window: the page that takes them in, the examples, and the register as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..application.register_ports import Batch
from ..domain import dutch
from .enterprise_import_desk import EnterpriseImportDesk, undone_words
from .messages import sentences_of

if TYPE_CHECKING:
    from ..application.register_ports import BatchUndone
    from ..domain.enterprises.enterprise import Enterprise
    from .main_window import MainWindow
    from .services import Services

FILE_NAME = "sociale ondernemingen"
KINDS = "Excel (*.xlsx);;CSV (*.csv)"


def make_enterprise_import_page(window: MainWindow) -> QWidget:
    """The page that takes lists in, with its desk."""
    around = window.around
    desk = EnterpriseImportDesk(window.door, window.services, window.tasks, window.background, around.today, window)
    desk.connect_files(around.messages, window.export_folder, window.open_folder)
    desk.said.connect(window.say)
    desk.failed.connect(lambda title, words: around.messages.tell(window, title, words))
    desk.taken_in.connect(lambda: _register_changed(window))
    desk.page.left.connect(lambda: window.go_to("enterprises"))
    desk.page.export_asked.connect(lambda: export_register(window))
    window.enterprise_import = desk
    return desk.page


def open_example_register(window: MainWindow) -> None:
    """Put the example list in the register; what is there already stays as it is."""

    def take(services: Services) -> Batch | None:
        example = services.register_files.example()
        return services.register_import.open_examples(example, services.cpv_table().codes)

    def taken(batch: Batch | None) -> None:
        _register_changed(window)
        if batch is None:
            window.say("De voorbeelden staan al in uw register")
            return
        number = dutch.counted(batch.added + batch.changed, "onderneming", "ondernemingen")
        window.say(f"{number} als voorbeeld ingelezen", "Ongedaan maken", lambda: undo_list(window, batch.id))

    window.tasks.run(
        window.door.use(take), taken, lambda error: _tell(window, "De voorbeelden zijn niet te openen", error)
    )


def undo_list(window: MainWindow, batch_id: str) -> None:
    """Take a list back, and say what stays."""

    def undone(done: BatchUndone) -> None:
        _register_changed(window)
        window.say(undone_words(done))

    def failed(error: BaseException) -> None:
        if isinstance(error, KeyError):
            window.say("Deze lijst was al teruggedraaid")
        else:
            _tell(window, "Er is niets teruggedraaid", error)

    window.tasks.run(window.door.use(lambda services: services.register.undo(batch_id)), undone, failed)


def export_register(window: MainWindow) -> None:
    """Keep the whole register as a file, where the officer says."""
    messages, name = window.around.messages, f"{FILE_NAME} {dutch.day(window.around.today())}.xlsx"
    target = messages.file_to_save(window, "Het register bewaren", window.export_folder() / name, KINDS)
    if target is None:
        return
    path = target if target.suffix.lower() in (".xlsx", ".csv") else target.with_name(f"{target.name}.xlsx")

    def write(enterprises: Sequence[Enterprise]) -> None:
        services = window.services
        window.background.run(lambda: services.register_files.write(enterprises, path), written, failed)

    def written(where: Path) -> None:
        window.say(f"Bewaard: {where.name}", "Open map", lambda: window.open_folder(where.parent))

    def failed(error: BaseException) -> None:
        _tell(window, "De lijst is niet bewaard", error)

    window.tasks.run(window.door.use(lambda services: services.register.everything()), write, failed)


# -- inside -------------------------------------------------------------------------------------------------------
def _register_changed(window: MainWindow) -> None:
    """The list of the register, when it was ever shown, asks for its rows again."""
    window.register.refresh()
    desk = window.enterprise_import
    if desk is not None and window.page_key() != "enterprise_import":
        desk.refresh()


def _tell(window: MainWindow, title: str, error: BaseException) -> None:
    window.around.messages.tell(window, title, sentences_of(error))
