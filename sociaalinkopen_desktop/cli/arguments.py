"""Which commands there are, and what each takes."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from .. import __version__
from ..domain.documents import DocumentKind, FileFormat
from .checklists import checklist, read_back
from .data import backup, take_in
from .documents import catalogue, check, export, manual
from .dutch_parser import DutchParser, add_help
from .enterprises import enterprises
from .trials import demo, try_parts

Add = Callable[[str, Callable[[argparse.Namespace], int], str], DutchParser]


def make_parser() -> DutchParser:
    """The parser of the command line; what it reads has the command to run as `command`."""
    parser = DutchParser(
        prog="sociaalinkopen", description="Toets en motiveer een aanbesteding, zonder venster.", add_help=False
    )
    add_help(parser)
    parser.add_argument("--versie", action="version", version=__version__, help="toon de versie")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True, dest="opdracht")

    def add(name: str, command: Callable[[argparse.Namespace], int], text: str) -> DutchParser:
        made: DutchParser = commands.add_parser(name, help=text, description=text, add_help=False)
        add_help(made)
        made.set_defaults(command=command)
        return made

    _add_check(add)
    _add_export(add)
    _add_overviews(add)
    _add_checklists(add)
    _add_data(add)
    _add_trials(add)
    return parser


def _add_check(add: Add) -> None:
    made = add("toets", check, "toets een aanbesteding; code 1 als een wettelijk punt publicatie tegenhoudt")
    made.add_argument("bestand", metavar="BESTAND", type=Path, help="aanbesteding in JSON")
    made.add_argument("--json", action="store_true", help="schrijf de uitkomsten als JSON")
    made.add_argument("--peildatum", metavar="DATUM", type=date.fromisoformat, help="toets aan het recht van deze dag")
    made.add_argument(
        "--vergelijk", metavar="DATUM", type=date.fromisoformat, help="vertel wat verandert naar het recht van deze dag"
    )
    _take_profile(made)


def _add_export(add: Add) -> None:
    made = add("exporteer", export, "schrijf de motivering of een ander document over een aanbesteding")
    made.add_argument("bestand", metavar="BESTAND", type=Path, help="aanbesteding in JSON")
    place = made.add_mutually_exclusive_group(required=True)
    place.add_argument("--pdf", metavar="DOEL", type=Path, help="waar de PDF komt")
    place.add_argument(
        "-o", metavar="DOEL", dest="doel", type=Path, help="waar het bestand komt; het einde zegt de vorm"
    )
    place.add_argument("--alles", metavar="MAP", type=Path, help="zet elk document dat past in deze map")
    made.add_argument(
        "--soort",
        metavar="SOORT",
        default=DocumentKind.JUSTIFICATION.value,
        choices=tuple(kind.value for kind in DocumentKind),
        help=f"welk document: {', '.join(kind.value for kind in DocumentKind)}",
    )
    made.add_argument(
        "--vorm",
        metavar="VORM",
        choices=tuple(form.value for form in FileFormat),
        help=f"welk bestand: {', '.join(form.value for form in FileFormat)}",
    )
    made.add_argument("--definitief", action="store_true", help="zonder 'Concept' en met een controlegetal")
    made.add_argument("--peildatum", metavar="DATUM", type=date.fromisoformat, help="toets aan het recht van deze dag")
    _take_profile(made)
    _take_folder(made)


def _add_overviews(add: Add) -> None:
    overview = add("catalogus", catalogue, "schrijf als PDF waarop het programma toetst: elk punt en elk getal")
    overview.add_argument("--pdf", metavar="DOEL", type=Path, required=True, help="waar de PDF komt")
    _take_profile(overview)
    guide = add("handleiding", manual, "schrijf de handleiding van het programma als PDF")
    guide.add_argument("--pdf", metavar="DOEL", type=Path, required=True, help="waar de PDF komt")


def _add_checklists(add: Add) -> None:
    sheet = add("checklist", checklist, "schrijf een checklist als PDF, om af te drukken of in te vullen")
    sheet.add_argument("bestand", metavar="BESTAND", type=Path, help="aanbesteding in JSON")
    sheet.add_argument("--soort", metavar="SOORT", required=True, help="welke checklist, bijvoorbeeld: start")
    how_full = sheet.add_mutually_exclusive_group()
    how_full.add_argument("--leeg", action="store_true", help="vul niets in")
    how_full.add_argument("--half", action="store_true", help="vul alleen in wat zeker is")
    sheet.add_argument("--invulbaar", action="store_true", help="maak een formulier dat u weer kunt inlezen")
    sheet.add_argument("--pdf", metavar="DOEL", type=Path, required=True, help="waar de PDF komt")
    _take_profile(sheet)
    _take_folder(sheet)
    back = add("inlezen", read_back, "lees een ingevulde checklist in, en toon wat zij verandert")
    back.add_argument("bestand", metavar="BESTAND", type=Path, help="aanbesteding in JSON")
    back.add_argument("formulier", metavar="FORMULIER", type=Path, help="ingevuld formulier in PDF")
    back.add_argument("-o", metavar="DOEL", dest="doel", type=Path, required=True, help="waar de aanbesteding komt")


def _add_data(add: Add) -> None:
    notice = add("importeer", take_in, "maak van een aankondiging (eForms XML) een aanbesteding in JSON")
    notice.add_argument("aankondiging", metavar="AANKONDIGING", type=Path, help="aankondiging in eForms XML")
    notice.add_argument(
        "-o", metavar="BESTAND", dest="doel", type=Path, required=True, help="waar de aanbesteding komt"
    )

    copies = add("reservekopie", backup, "maak een reservekopie van uw gegevens, toon ze, of zet er een terug")
    copies.add_argument("actie", metavar="maak|lijst|terugzetten", choices=("maak", "lijst", "terugzetten"))
    copies.add_argument("bestand", metavar="BESTAND", nargs="?", type=Path, help="welke kopie u terugzet")
    copies.add_argument("--ja", action="store_true", help="zet echt terug; anders ziet u alleen wat zou veranderen")
    _take_folder(copies)

    lists = add("ondernemingen", enterprises, "lees een lijst met sociale ondernemingen in, of bewaar uw register")
    lists.add_argument("actie", metavar="importeer|exporteer", choices=("importeer", "exporteer"))
    lists.add_argument("bestand", metavar="BESTAND", type=Path, help="de lijst: XLSX of CSV")
    lists.add_argument("--ja", action="store_true", help="lees echt in; anders ziet u alleen wat zou veranderen")
    _take_folder(lists)


def _add_trials(add: Add) -> None:
    add("zelftest", try_parts, "probeer elk onderdeel van het programma; code 1 als iets niet werkt")
    example = add("demo", demo, "toets het voorbeeld en schrijf de motivering")
    example.add_argument(
        "--map", metavar="MAP", dest="folder", type=Path, default=Path("uitvoer"), help="waar de PDF komt"
    )


def _take_profile(command: DutchParser) -> None:
    command.add_argument(
        "--profiel",
        metavar="BESTAND",
        type=Path,
        help="beleidsprofiel van uw gemeente in JSON, anders het voorbeeld",
    )


def _take_folder(command: DutchParser) -> None:
    command.add_argument(
        "--data-map", metavar="MAP", dest="data_folder", type=Path, help="map met uw gegevens en instellingen"
    )
