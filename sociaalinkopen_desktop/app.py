"""Builds the program with its window: the one place that knows all rooms.

Nothing heavy is imported before the window is painted: the store, the PDF writer and the notice reader come later,
on the thread that uses them.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .config.display import EXIT_NO_DISPLAY, display_problem
from .config.log_setup import set_up_log
from .config.paths import DATA_FILE, data_folder, resource
from .config.settings import Settings, read_settings, save_settings

TABLES = ("profiles", "bouwblokken.json")
EXAMPLE_PACK = ("packs", "voorbeeld.json")

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from .ui.main_window import MainWindow, Surroundings
    from .ui.services import Services


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window. Returns 69, with a Dutch sentence, when there is no screen."""
    asked = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    problem = display_problem(os.environ, sys.platform)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return EXIT_NO_DISPLAY
    from .ui.collecting import collect_here

    folder = data_folder(asked.data_map)
    set_up_log(folder)
    app = make_application(read_settings(folder))
    window = make_window(folder, asked.data_map)
    _crash_hook(window)
    window.show()
    _after_first_paint(window, asked.bestand)
    collect_here(window)
    return app.exec()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sociaalinkopen-desktop", add_help=False)
    parser.add_argument("bestand", nargs="?", type=Path, help="aankondiging of dossier om mee te beginnen")
    parser.add_argument("--data-map", type=Path, help="map met uw gegevens, anders de vaste plek")
    parser.add_argument("-h", "--help", action="help", help="toon deze hulp")
    return parser


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

    from .ui.theme import apply_theme

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


def make_window(folder: Path, chosen: Path | None = None) -> "MainWindow":
    """The main window on the data in `folder`; nothing is opened yet."""
    from .ui.main_window import MainWindow
    from .ui.services import ServiceDoor

    window = MainWindow(ServiceDoor(lambda: open_services(folder)), read_settings(folder), surroundings(folder))
    window.resize(1280, 800)
    return window


def surroundings(folder: Path) -> "Surroundings":
    """What the window needs from outside."""
    from PySide6.QtCore import QStandardPaths

    from .ui.main_window import Surroundings
    from .ui.messages import WindowMessages

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Surroundings(
        today=today,
        time_words=lambda: f"{now().astimezone():%H:%M}",
        data_folder=folder,
        documents_folder=Path(documents or folder),
        keep_settings=lambda settings: save_settings(settings, folder),
        messages=WindowMessages(),
        about=_about,
    )


def open_services(folder: Path) -> "Services":
    """Open the data file and read the criteria. Runs on the store's thread; may raise StorageProblem."""
    from .application.dossiers import Dossiers
    from .application.exporting import Exporter
    from .application.library import Library, PacksOnShelf, ProfileText
    from .application.packs import Extend, PackFormat, Packs
    from .application.rejudging import Effect, effect_of
    from .application.splitting import splitting_of
    from .content.compiled import read_compiled
    from .db.store import open_store
    from .domain.assessment import Assessment
    from .domain.catalogue_search import CatalogueFilter
    from .domain.document import Document
    from .domain.policy_in_force import started
    from .domain.tender import Tender
    from .exchange.bouwblok_csv import read_bouwblok_csv
    from .exchange.examples import examples, read_example
    from .exchange.icalendar import write_calendar
    from .exchange.pack_file import id_in, pack_json, parse_pack, parse_plain, read_pack_text, write_pack
    from .exchange.profile_file import parsed_profile, profile_json, read_profile, write_profile
    from .exchange.reading import read_any
    from .ui.services import Example, PackFiles, PolicyFiles, Services

    def write_pdf(document: Document, target: Path) -> None:
        from .reports.pdf import write_pdf as write  # heavy: when the first document is made

        write(document, target)

    def make_pdf(tender: Tender, assessment: Assessment) -> bytes:
        from .reports.pdf import pdf_bytes

        return pdf_bytes(exporter.justification(tender, assessment))

    def make_catalogue_pdf(organisation: str, wanted: CatalogueFilter) -> bytes:
        from .reports.pdf import pdf_bytes

        return pdf_bytes(exporter.catalogue_overview(organisation, wanted))

    store = open_store(folder / DATA_FILE, now)
    catalogue = read_compiled(resource("catalogue.json"))
    kept_as = ProfileText(read=lambda text: parsed_profile(text, "Beleidsprofiel"), write=profile_json)
    library = Library(catalogue, store, kept_as, now, today)

    def effect_of_packs(extend: Extend) -> Effect:
        return effect_of(store, library.assessor, library.judge_extended(extend))

    def use_packs(extend: Extend) -> None:
        effect = effect_of_packs(extend)
        library.use_packs(extend)
        store.recount({change.id: change.counts for change in effect.changes})

    packs = Packs(
        PacksOnShelf(store),
        PackFormat(parse=parse_pack, written=pack_json, id_of=id_in, plain=parse_plain),
        catalogue,
        effect=effect_of_packs,
        use=use_packs,
        clock=now,
    )
    library.use_packs(packs.extend())
    exporter = Exporter(library, write_pdf, lambda: now().astimezone(), __version__)
    return Services(
        dossiers=Dossiers(store, library, now),
        assessor=library,
        library=library,
        policy_files=PolicyFiles(
            read=lambda path: read_profile(path, catalogue.norms),
            write=write_profile,
            read_blocks=read_bouwblok_csv,
            example_tables=lambda: read_profile(resource(*TABLES), catalogue.norms).bouwblok_tables,
        ),
        packs=packs,
        pack_files=PackFiles(
            read=read_pack_text, write=write_pack, example=lambda: read_pack_text(resource(*EXAMPLE_PACK))
        ),
        begin=lambda tender: started(tender, library.profile, library.day(tender)),
        splitting=lambda tender: splitting_of(tender, store, library.norms(library.day(tender)), today()),
        read_file=read_any,
        read_example=lambda key: read_example(resource("examples"), key),
        examples=tuple(Example(item.key, item.title, item.description) for item in examples(resource("examples"))),
        make_pdf=make_pdf,
        save_pdf=lambda tender, assessment, target: exporter.export_pdf(tender, target, assessment),
        save_calendar=lambda tender, planning, target: write_calendar(tender, planning, now(), target),
        make_catalogue_pdf=make_catalogue_pdf,
        save_catalogue_pdf=lambda organisation, wanted, target: exporter.export_catalogue(target, organisation, wanted),
        close=store.close,
    )


def _after_first_paint(window: "MainWindow", path: Path | None) -> None:
    """Open the data once the window stands on the screen: loading beside the painting would make it twice as slow."""
    from PySide6.QtCore import Qt

    def start() -> None:
        window.open_store((lambda: window.desk.start_from_file(path)) if path is not None else None)

    # What is loaded now stays until the end: looking it over for garbage would cost a pause of 50 ms while one types.
    window.ready.connect(gc.freeze)
    window.painted.connect(start, Qt.ConnectionType.QueuedConnection)


def _crash_hook(window: "MainWindow") -> None:
    from .ui.crash_dialog import install_crash_hook

    def save_first() -> None:
        window.autosave.flush()
        window.tasks.wait()

    install_crash_hook(save_first, lambda: window, __version__)


def _about(parent: "QWidget") -> None:
    from importlib import metadata

    from .ui.dialogs.about import AboutDialog

    parts = ("PySide6-Essentials", "SQLAlchemy", "alembic", "reportlab", "pypdfium2", "qtawesome")
    versions = []
    for part in parts:
        try:
            versions.append((part, metadata.version(part)))
        except metadata.PackageNotFoundError:
            continue
    AboutDialog(__version__, versions, parent).open()
