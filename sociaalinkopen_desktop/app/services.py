"""The use cases on the open data file, with everything from the outer rooms they work with.

Loaded on the store's thread, when the rows of the list stand there; what only an export needs is loaded when one is
made.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from .. import __version__
from ..application.advice_text import advice_of
from ..application.checklists import ChecklistDesk
from ..application.definitive import Definitives
from ..application.dossiers import Dossiers
from ..application.exporting import Exporter, Origins
from ..application.house_style import house_style_of
from ..application.library import Library, PacksOnShelf, ProfileText
from ..application.meetings import Meetings
from ..application.packs import Extend, PackFormat, Packs
from ..application.ports import Clock
from ..application.register import Register
from ..application.register_import import ColumnMemory, RegisterImport
from ..application.rejudging import Effect, effect_of
from ..application.splitting import splitting_of
from ..config.paths import DATA_FILE, resource
from ..config.settings import read_settings
from ..content.checklists import read_compiled_checklists
from ..content.clauses import read_compiled_clauses
from ..content.compiled import read_compiled
from ..content.guidance import read_guidance
from ..content.obstacles import read_obstacles
from ..db.enterprises import SqliteRegister
from ..db.meetings import SqliteMeetings
from ..db.store import SqliteTenderStore
from ..domain.assessment import Assessment
from ..domain.catalogue import Catalogue
from ..domain.cpv import CpvTable
from ..domain.document import Document
from ..domain.documents import FileFormat
from ..domain.guidance import Guidance
from ..domain.justification import PackUsed
from ..domain.policy_in_force import profile_fingerprint, started
from ..domain.quick_start import QuickAnswers, QuickStart
from ..domain.quick_start import begin as begin_quickly
from ..domain.tender import Tender
from ..exchange.bouwblok_csv import read_bouwblok_csv
from ..exchange.cpv_file import cpv_table_or_nothing
from ..exchange.examples import examples, read_example
from ..exchange.form_file import read_form
from ..exchange.icalendar import write_calendar
from ..exchange.pack_file import id_in, pack_json, parse_pack, parse_plain, read_pack_text, write_pack
from ..exchange.places_file import places_or_nothing
from ..exchange.profile_file import parsed_profile, profile_json, read_profile, write_profile
from ..exchange.reading import read_any
from ..exchange.tender_file import write_tender
from ..reports.writers import WRITERS
from ..ui.services import Example, PackFiles, PolicyFiles, Services
from .register_files import register_files

TABLES = ("profiles", "bouwblokken.json")
EXAMPLE_PACK = ("packs", "voorbeeld.json")


def make_services(store: SqliteTenderStore, folder: Path, now: Clock) -> Services:
    """Read the criteria, and make everything that works on the store in `folder`; `now` gives the time with its zone.

    May raise StorageProblem.
    """

    def today() -> date:
        return now().astimezone().date()

    catalogue = read_compiled(resource("catalogue.json"))
    kept_as = ProfileText(read=lambda text: parsed_profile(text, "Beleidsprofiel"), write=profile_json)
    library = Library(catalogue, store, kept_as, now, today)
    packs = _packs(catalogue, store, library, now)
    library.use_packs(packs.extend())
    guidance = read_guidance(resource("guidance.json"))
    cpv_table = cache(lambda: cpv_table_or_nothing(resource("cpv")))
    exporter = _exporter(folder, library, packs, cpv_table, now)
    definitives = Definitives(store, exporter, now)

    register = Register(SqliteRegister(store, folder / DATA_FILE), now)

    def swap(action: Callable[[], None]) -> None:
        store.swap(action)
        library.reload()
        library.use_packs(packs.extend())

    return Services(
        dossiers=Dossiers(store, library, now, definitives),
        register=register,
        register_import=RegisterImport(register, ColumnMemory(store, now)),
        register_files=register_files(today),
        meetings=Meetings(SqliteMeetings(store, folder / DATA_FILE), now),
        assessor=library,
        library=library,
        policy_files=_policy_files(catalogue),
        packs=packs,
        pack_files=_pack_files(),
        clauses=read_compiled_clauses(resource("clauses.json")),
        checklists=_checklists(folder, now),
        cpv_table=cpv_table,
        places=cache(lambda: places_or_nothing(resource("places"))),
        begin=lambda tender: started(tender, library.profile, library.day(tender)),
        guidance=guidance,
        obstacles=read_obstacles(resource("obstacles.json")),
        quick_start=_quick_start(guidance, library, today),
        splitting=lambda tender: splitting_of(tender, store, library.norms(library.day(tender)), today()),
        read_file=read_any,
        read_example=lambda key: read_example(resource("examples"), key, today()),
        examples=tuple(
            Example(item.key, item.title, item.description, item.facts) for item in examples(resource("examples"))
        ),
        make_document=exporter.document,
        write_document=exporter.write,
        finalise=definitives.finalise,
        definitives=definitives,
        make_pdf=lambda tender, assessment: _pdf(exporter.justification(tender, assessment)),
        save_pdf=lambda tender, assessment, target: exporter.export_pdf(tender, target, assessment),
        save_lists=_list_writer(library, today),
        save_calendar=lambda tender, planning, target: write_calendar(tender, planning, now(), target),
        make_catalogue_pdf=lambda organisation, wanted: _pdf(exporter.catalogue_overview(organisation, wanted)),
        save_catalogue_pdf=lambda organisation, wanted, target: exporter.export_catalogue(target, organisation, wanted),
        make_list_pdf=_pdf,
        save_list_pdf=_save_pdf,
        save_tender=write_tender,
        close=store.close,
        swap=swap,
    )


# -- policy and packs ---------------------------------------------------------------------------------------------
def _packs(catalogue: Catalogue, store: SqliteTenderStore, library: Library, now: Clock) -> Packs:
    """The municipality's own criteria; a change of them counts at once, in the list of tenders too."""

    def effect_of_packs(extend: Extend) -> Effect:
        return effect_of(store, library.assessor, library.judge_extended(extend))

    def use_packs(extend: Extend) -> None:
        effect = effect_of_packs(extend)
        library.use_packs(extend)
        store.recount({change.id: change.counts for change in effect.changes})

    return Packs(
        PacksOnShelf(store),
        PackFormat(parse=parse_pack, written=pack_json, id_of=id_in, plain=parse_plain),
        catalogue,
        effect=effect_of_packs,
        use=use_packs,
        clock=now,
    )


def _policy_files(catalogue: Catalogue) -> PolicyFiles:
    return PolicyFiles(
        read=lambda path: read_profile(path, catalogue.norms),
        write=write_profile,
        read_blocks=read_bouwblok_csv,
        example_tables=lambda: read_profile(resource(*TABLES), catalogue.norms).bouwblok_tables,
    )


def _pack_files() -> PackFiles:
    return PackFiles(read=read_pack_text, write=write_pack, example=lambda: read_pack_text(resource(*EXAMPLE_PACK)))


# -- beginning ----------------------------------------------------------------------------------------------------
def _quick_start(
    guidance: Guidance, library: Library, today: Callable[[], date]
) -> Callable[[QuickAnswers], QuickStart]:
    def quick_start(answers: QuickAnswers) -> QuickStart:
        family = guidance.family(answers.family)
        return begin_quickly(answers, family, library.norms(today()), library.profile, today())

    return quick_start


# -- documents ----------------------------------------------------------------------------------------------------
def _exporter(folder: Path, library: Library, packs: Packs, cpv_table: Callable[[], CpvTable], now: Clock) -> Exporter:
    """What makes documents, in the house style of the settings in `folder`."""

    def origins() -> Origins:
        found = [item.pack for item in packs.installed() if item.pack]
        used = [PackUsed(title=pack.title, version=pack.version, fingerprint=pack.fingerprint) for pack in found]
        return Origins(packs=tuple(used), profile_fingerprint=profile_fingerprint(library.profile))

    return Exporter(
        library,
        WRITERS,
        lambda: now().astimezone(),
        __version__,
        lambda: house_style_of(read_settings(folder), folder),
        lambda: cpv_table().codes,
        origins,
        lambda: advice_of(read_settings(folder)),
    )


def _checklists(folder: Path, now: Clock) -> ChecklistDesk:
    return ChecklistDesk(
        library=cache(lambda: read_compiled_checklists(resource("checklists.json"))),
        read=read_form,
        write=WRITERS[FileFormat.PDF],
        clock=lambda: now().astimezone(),
        house_style=lambda: house_style_of(read_settings(folder), folder),
    )


def _list_writer(library: Library, today: Callable[[], date]) -> Callable[[Tender, Assessment, Path], Path]:
    def save_lists(tender: Tender, assessment: Assessment, target: Path) -> Path:
        from ..reports.tender_sheets import write_lists

        return write_lists(tender, assessment, library.norms(assessment.day), today(), target)

    return save_lists


def _pdf(document: Document) -> bytes:
    from ..reports.pdf import pdf_bytes

    return pdf_bytes(document)


def _save_pdf(document: Document, target: Path) -> Path:
    WRITERS[FileFormat.PDF](document, target)
    return target
