"""Builds the program with its window: the one place that knows all rooms.

Nothing heavy is imported before the window is painted: the store, the PDF writer and the notice reader come later,
on the thread that uses them. What is built on the open data file stands in services.py.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..config.data_place import Place, ask_to_move, has_moved, place_of
from ..config.disk import disk_of
from ..config.display import EXIT_NO_DISPLAY, display_problem
from ..config.log_setup import set_up_log
from ..config.paths import DATA_FILE, data_folder, resource
from ..config.settings import Settings, backup_place, read_settings, save_settings
from .about import about as _about
from .opening import Opening

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ..application.backups import Backups
    from ..domain.help import HelpBook
    from ..domain.house_style import LogoKind
    from ..ui.main_window import MainWindow
    from ..ui.one_instance import Holder
    from ..ui.service_door import ServiceDoor
    from ..ui.services import Services
    from ..ui.surroundings import SettingsFiles, Surroundings


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window. Returns 69, with a Dutch sentence, when there is no screen."""
    asked = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    problem = display_problem(os.environ, sys.platform)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return EXIT_NO_DISPLAY
    if asked.zelftest:
        from .trying import try_window

        return try_window(_window_to_try, lambda window: _after_first_paint(window, None))
    from ..ui.collecting import collect_here
    from ..ui.one_instance import Instance

    fixed = data_folder(asked.data_map)
    place, told = settled_place(fixed)
    folder = place.folder
    set_up_log(folder)
    _name_for_taskbar()
    app = make_application(read_settings(folder))
    from ..ui.crash_hook import install_crash_hook

    install_crash_hook(lambda: None, lambda: None, __version__)
    instance = Instance(folder)
    holder = instance.take()
    if holder is not None:
        if not _goes_on(holder, folder, asked.bestand):
            return 0
        instance.take_over(holder)
    window = make_window(folder, fixed, must_exist=place.is_moved)
    _crash_hook(window)
    window.ready.connect(lambda: window.backups.watch())
    told = told or disk_of(folder).advice
    if told:
        window.ready.connect(lambda: window.say(told))
    window.ready.connect(partial(_tell_news, window))
    window.ready.connect(instance.listen)
    instance.asked.connect(window.come_forward)
    window.show()
    _after_first_paint(window, asked.bestand)
    collect_here(window)
    code = app.exec()
    instance.leave()
    return code


def _name_for_taskbar() -> None:
    """Windows puts windows of one program together in the taskbar by this name, and lets the user pin it."""
    if sys.platform == "win32":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("SociaalInkopen.Desktop")


def _goes_on(holder: "Holder", folder: Path, path: Path | None) -> bool:
    """Whether to open a window although another program has the data. Normally that one comes to the front instead."""
    from ..ui.messages import WindowMessages
    from ..ui.one_instance import hand_over

    if holder.is_here and hand_over(folder, path):
        return False
    question = (
        f"{holder.words} Met twee tegelijk in dezelfde gegevens werken kan, maar wie het laatst bewaart, krijgt een "
        "kopie naast het werk van de ander. Sluit liever eerst het andere venster."
    )
    if not holder.is_here:
        question += " Weet u dat het programma daar niet meer open is? Dan kunt u gerust openen."
    return WindowMessages().ask(None, "Uw gegevens zijn al open", question, "Toch openen")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sociaalinkopen-desktop", add_help=False)
    parser.add_argument("bestand", nargs="?", type=Path, help="aankondiging of dossier om mee te beginnen")
    parser.add_argument("--data-map", type=Path, help="map met uw gegevens, anders de vaste plek")
    parser.add_argument("--zelftest", action="store_true", help="open het venster op een voorbeeld en sluit weer")
    parser.add_argument("-h", "--help", action="help", help="toon deze hulp")
    return parser


def _window_to_try(folder: Path) -> "tuple[QApplication, MainWindow]":
    """The application and its window on a folder of its own."""
    return make_application(Settings(theme="light")), make_window(folder)


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The day on this computer."""
    return now().astimezone().date()


def make_application(settings: Settings) -> "QApplication":
    """The Qt application in Dutch, with our look."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from ..ui.theme import apply_theme

    made = QApplication.instance()
    app = made if isinstance(made, QApplication) else QApplication(["sociaalinkopen"])
    app.setApplicationName("SociaalInkopen")
    app.setApplicationDisplayName("Sociaal Inkopen Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("sociaalinkopen")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    translator = QTranslator(app)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    apply_theme(app, settings.theme, settings.text_percent / 100)
    return app


def settled_place(fixed: Path) -> tuple[Place, str]:
    """Where the data are. When the user wanted them in another folder they move now, before anything opens them.

    With a Dutch sentence on what came of the moving; empty when nothing was to be moved.
    """
    place = place_of(fixed)
    if place.wanted is None:
        return place, ""
    from ..application.moving import move
    from ..application.ports import StorageProblem
    from ..db.backup_files import SqliteBackupFiles

    try:
        move(place.folder, place.wanted, DATA_FILE, SqliteBackupFiles)
        has_moved(fixed, place.wanted)
    except StorageProblem as problem:
        with suppress(OSError):
            ask_to_move(fixed, None)
        return place_of(fixed), f"Uw gegevens zijn niet verplaatst. {problem.sentence}"
    except OSError:
        return place, "Uw gegevens zijn niet verplaatst: de oude map kan niet worden bijgewerkt."
    return place_of(fixed), f"Uw gegevens staan nu in {place.wanted}. De oude map is blijven staan"


def make_window(folder: Path, fixed: Path | None = None, *, must_exist: bool = False) -> "MainWindow":
    """The main window on the data in `folder`; nothing is opened yet.

    `fixed` is the folder that says where the data are. `must_exist`: they were moved to `folder`, so that an empty
    folder means that its disk is not there, and no new data file may be made.
    """
    from ..ui.main_window import MainWindow

    door = service_door(folder, must_exist=must_exist)
    window = MainWindow(door, read_settings(folder), surroundings(folder, fixed))
    window.resize(1280, 800)
    return window


def settings_files(folder: Path, fixed: Path | None = None) -> "SettingsFiles":
    """What the settings do on the disk; `fixed` is the folder that says where the data are."""
    from ..ui.surroundings import SettingsFiles

    fixed = fixed or folder

    # What is imported in a function here is first needed on the page of settings, not for the first picture.
    def read_logo(path: Path) -> "tuple[bytes, LogoKind]":
        from ..exchange.logo_file import read_logo as read
        from ..ui.logo_drawing import redrawn

        return redrawn(*read(path))

    def keep_logo(content: bytes, kind: "LogoKind") -> str:
        from ..application.house_style import keep_logo as keep

        return keep(content, kind, folder)

    def logo(name: str) -> bytes | None:
        from ..application.house_style import logo_in

        return logo_in(folder, name)[0]

    def move_next_time(target: Path | None) -> str:
        from ..application.moving import why_not

        problem = why_not(folder, target, DATA_FILE) if target is not None else ""
        if not problem:
            try:
                ask_to_move(fixed, target)
            except OSError:
                return f"Dit is niet te onthouden: u mag niet schrijven in {fixed}."
        return problem

    return SettingsFiles(
        backups=lambda: backups_of(folder),
        read_logo=read_logo,
        keep_logo=keep_logo,
        logo=logo,
        ask_to_move=move_next_time,
        wanted=lambda: place_of(fixed).wanted,
    )


def backups_of(folder: Path) -> "Backups":
    """The copies of the data file in `folder`, in the folder that the settings name at that moment."""
    from ..application.backups import Backups
    from ..db.backup_files import SqliteBackupFiles

    return Backups(SqliteBackupFiles(folder / DATA_FILE), lambda: backup_place(read_settings(folder), folder), now)


def surroundings(folder: Path, fixed: Path | None = None) -> "Surroundings":
    """What the window needs from outside."""
    from PySide6.QtCore import QStandardPaths

    from ..ui.messages import WindowMessages
    from ..ui.surroundings import Surroundings

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Surroundings(
        today=today,
        time_words=lambda: f"{now().astimezone():%H:%M}",
        data_folder=folder,
        documents_folder=Path(documents or folder),
        keep_settings=lambda settings: save_settings(settings, folder),
        messages=WindowMessages(),
        about=_about,
        files=settings_files(folder, fixed),
        help_book=help_book,
        help_picture=help_picture,
    )


def help_book() -> "HelpBook":
    """The help, read anew. Raises ContentProblem when its file is missing or damaged."""
    from ..content.help import FILE_NAME, read_help

    return read_help(resource(FILE_NAME))


def help_picture(name: str) -> bytes:
    """A picture of the help as PNG, by its name; b"" when it cannot be read."""
    from ..content.help import read_picture

    return read_picture(resource("help"), name)


def service_door(folder: Path, *, must_exist: bool = False) -> "ServiceDoor":
    """The way to the data file in `folder`, which is not opened yet. `must_exist` as in `make_window`."""
    from ..ui.service_door import ServiceDoor

    opening = Opening(folder, lambda: now(), must_exist=must_exist)
    return ServiceDoor(opening.services, opening.store)


def open_services(folder: Path) -> "Services":
    """Open the data file and read the criteria. Runs on the store's thread; may raise StorageProblem."""
    return Opening(folder, lambda: now()).services()


def _after_first_paint(window: "MainWindow", path: Path | None) -> None:
    """Once the frame stands on the screen, make the list in it, and open the data once that is painted too.

    Loading beside the painting would make it twice as slow.
    """
    from PySide6.QtCore import Qt, QTimer

    def open_data() -> None:
        window.open_store((lambda: window.desk.start_from_file(path)) if path is not None else None)

    def start() -> None:
        window.furnish()
        QTimer.singleShot(0, window, open_data)

    # What is loaded now stays until the end: looking it over for garbage would cost a pause of 50 ms while one types.
    window.ready.connect(gc.freeze)
    if path is None:
        window.ready.connect(window.begin_introduction)
    window.painted.connect(start, Qt.ConnectionType.QueuedConnection)


def _tell_news(window: "MainWindow") -> None:
    from .news import tell_news

    tell_news(window)


def _crash_hook(window: "MainWindow") -> None:
    from ..ui.crash_hook import install_crash_hook, load_dialog

    install_crash_hook(lambda: window.keeping.keep_now(), lambda: window, __version__)
    window.ready.connect(load_dialog)
