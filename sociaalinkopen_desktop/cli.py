"""The command line: the same use cases as the window, without Qt.

    toets BESTAND [--json] [--peildatum JJJJ-MM-DD]    judge a tender file
          [--vergelijk JJJJ-MM-DD]                     or tell what changes by the law of another day
    exporteer BESTAND --pdf DOEL [--peildatum ...]     write the justification
    catalogus --pdf DOEL [--profiel BESTAND]           write every criterion and number that is judged by
    importeer AANKONDIGING.xml -o BESTAND              turn an eForms notice into a tender file
    zelftest                                           try every part of the program
    demo [--map MAP]                                   judge the example and write its PDF

toets and exporteer take --profiel BESTAND: the policy profile of the municipality; without it the example holds.
Exit codes: 0 done, 1 findings that block publication, 2 wrong input, 69 no screen (given by the window only).
"""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from . import __version__
from .application.assessing import Assessor
from .application.dossiers import Dossiers
from .application.exporting import Exporter
from .application.library import judge_with
from .application.ports import ExportProblem, InputProblem, Problem, Query
from .application.summary import comparison_lines, summary_lines
from .config.paths import resource
from .content.compiled import read_compiled
from .domain import dutch
from .domain.assessment import Assessment
from .domain.comparison import compare
from .domain.justification.build import file_name
from .domain.policy import example_profile
from .domain.tender import Tender
from .exchange.profile_file import read_profile
from .exchange.tender_file import read_tender, write_tender

DONE, BLOCKED, WRONG_INPUT = 0, 1, 2
EXAMPLE = ("examples", "groenonderhoud.json")


class DutchParser(argparse.ArgumentParser):
    """argparse that complains in Dutch and leaves with exit code 2."""

    TOLD = (
        (r"unrecognized arguments: (.*)", r"'\1' hoort hier niet."),
        (r"the following arguments are required: (.*)", r"Er ontbreekt: \1."),
        (r"argument .*: invalid choice: '?(.*?)'? \(choose.*", r"'\1' is geen opdracht van dit programma."),
        (r"argument (.*): expected one argument", r"Achter \1 hoort een waarde."),
        (r"argument (.*): invalid .* value: '(.*)'", r"'\2' kan niet bij \1. Schrijf een datum als 2026-11-24."),
    )

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "gebruik:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, told in self.TOLD:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, told, message, flags=re.DOTALL)
                break
        else:
            message = "Deze opdracht klopt niet."
        self.exit(WRONG_INPUT, f"{message} Hulp: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; prints Dutch lines and returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a sign must not stop the command
    asked = _parser().parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace], int] = asked.command
        code = command(asked)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader stopped early, as `| head` does; without a place to go Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except InputProblem as problem:
        for sentence in problem.sentences:
            print(sentence, file=sys.stderr)
    except Problem as problem:
        print(problem.sentence, file=sys.stderr)
    return WRONG_INPUT


def _parser() -> DutchParser:
    parser = DutchParser(
        prog="sociaalinkopen", description="Toets en motiveer een aanbesteding, zonder venster.", add_help=False
    )
    _add_help(parser)
    parser.add_argument("--versie", action="version", version=__version__, help="toon de versie")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True, dest="opdracht")

    def add(name: str, command: Callable[[argparse.Namespace], int], text: str) -> DutchParser:
        made: DutchParser = commands.add_parser(name, help=text, description=text, add_help=False)
        _add_help(made)
        made.set_defaults(command=command)
        return made

    check = add("toets", _check, "toets een aanbesteding; code 1 als een wettelijk punt publicatie tegenhoudt")
    check.add_argument("bestand", metavar="BESTAND", type=Path, help="aanbesteding in JSON")
    check.add_argument("--json", action="store_true", help="schrijf de uitkomsten als JSON")
    check.add_argument("--peildatum", metavar="DATUM", type=date.fromisoformat, help="toets aan het recht van deze dag")
    check.add_argument(
        "--vergelijk", metavar="DATUM", type=date.fromisoformat, help="vertel wat verandert naar het recht van deze dag"
    )

    export = add("exporteer", _export, "schrijf de motivering als PDF")
    export.add_argument("bestand", metavar="BESTAND", type=Path, help="aanbesteding in JSON")
    export.add_argument("--pdf", metavar="DOEL", type=Path, required=True, help="waar de PDF komt")
    export.add_argument(
        "--peildatum", metavar="DATUM", type=date.fromisoformat, help="toets aan het recht van deze dag"
    )
    overview = add("catalogus", _catalogue, "schrijf als PDF waarop het programma toetst: elk punt en elk getal")
    overview.add_argument("--pdf", metavar="DOEL", type=Path, required=True, help="waar de PDF komt")
    for command in (check, export, overview):
        command.add_argument(
            "--profiel",
            metavar="BESTAND",
            type=Path,
            help="beleidsprofiel van uw gemeente in JSON, anders het voorbeeld",
        )

    take_in = add("importeer", _import, "maak van een aankondiging (eForms XML) een aanbesteding in JSON")
    take_in.add_argument("aankondiging", metavar="AANKONDIGING", type=Path, help="aankondiging in eForms XML")
    take_in.add_argument(
        "-o", metavar="BESTAND", dest="doel", type=Path, required=True, help="waar de aanbesteding komt"
    )

    add("zelftest", _self_test, "probeer elk onderdeel van het programma")
    demo = add("demo", _demo, "toets het voorbeeld en schrijf de motivering")
    demo.add_argument(
        "--map", metavar="MAP", dest="folder", type=Path, default=Path("uitvoer"), help="waar de PDF komt"
    )
    return parser


def _add_help(parser: DutchParser) -> None:
    parser._positionals.title = "wat u opgeeft"
    parser._optionals.title = "keuzes"
    parser.add_argument("-h", "--help", action="help", help="toon deze hulp")


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def _assessor(profile: Path | None = None) -> Assessor:
    """The assessor with a policy profile, or else with the example. Raises InputProblem for a file that is none."""
    catalogue = read_compiled(resource("catalogue.json"))
    chosen = example_profile() if profile is None else read_profile(profile, catalogue.norms)
    return judge_with(catalogue, chosen, lambda: now().astimezone().date())


def _exporter(assessor: Assessor) -> Exporter:
    from .reports.pdf import write_pdf  # heavy: only when a PDF is asked for

    return Exporter(assessor, write_pdf, lambda: now().astimezone(), __version__)


def _assessed(assessor: Assessor, tender: Tender, day: date | None) -> Assessment:
    """The assessment. Raises InputProblem for a day so long ago that nothing can be judged: that is no good news."""
    assessment = assessor.assess(tender, day)
    if not assessment.findings:
        told = dutch.day(assessment.day)
        raise InputProblem([f"Voor {told} kent het programma nog geen criteria. Kies een latere peildatum."])
    return assessment


def _refuse_overwriting(source: Path, target: Path) -> None:
    """Raises ExportProblem when the result would take the place of what it is made from."""
    if target.exists() and target.samefile(source):
        raise ExportProblem(f"{target} is het bestand dat u inleest. Kies een andere naam voor het resultaat.")


def _check(asked: argparse.Namespace) -> int:
    tender = read_tender(asked.bestand)
    assessor = _assessor(asked.profiel)
    assessment = _assessed(assessor, tender, asked.peildatum)
    if asked.vergelijk is not None:
        for line in comparison_lines(compare(assessment, _assessed(assessor, tender, asked.vergelijk))):
            print(line)
    elif asked.json:
        from .exchange.findings_json import findings_json

        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever this computer uses for text
        print(findings_json(tender, assessment), end="")
    else:
        for line in summary_lines(tender, assessment):
            print(line)
    return BLOCKED if assessment.blocking else DONE


def _export(asked: argparse.Namespace) -> int:
    tender = read_tender(asked.bestand)
    _refuse_overwriting(asked.bestand, asked.pdf)
    if asked.profiel is not None:
        _refuse_overwriting(asked.profiel, asked.pdf)
    assessor = _assessor(asked.profiel)
    assessment = _assessed(assessor, tender, asked.peildatum)
    target = _exporter(assessor).export_pdf(tender, asked.pdf, assessment)
    print(f"De motivering staat in {target}")
    return DONE


def _catalogue(asked: argparse.Namespace) -> int:
    if asked.profiel is not None:
        _refuse_overwriting(asked.profiel, asked.pdf)
    target = _exporter(_assessor(asked.profiel)).export_catalogue(asked.pdf)
    print(f"Het overzicht staat in {target}")
    return DONE


def _import(asked: argparse.Namespace) -> int:
    from .exchange.eforms import read_notice

    notice = read_notice(asked.aankondiging)
    _refuse_overwriting(asked.aankondiging, asked.doel)
    write_tender(notice.tender, asked.doel)
    print(f"De aanbesteding staat in {asked.doel}")
    if notice.remarks:
        print("Niet overgenomen of na te kijken:")
        for remark in notice.remarks:
            print(f"  - {remark}")
    return DONE


def _demo(asked: argparse.Namespace) -> int:
    try:
        asked.folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise ExportProblem(f"De map {asked.folder} is niet te maken. Kies een andere map met --map.") from None
    tender = read_tender(resource(*EXAMPLE))
    assessor = _assessor()
    assessment = assessor.assess(tender)
    for line in summary_lines(tender, assessment):
        print(line)
    target = _exporter(assessor).export_pdf(tender, asked.folder / file_name(tender, "motivering"), assessment)
    print()
    print(f"De motivering van dit voorbeeld staat in {target.resolve()}")
    return DONE


def _self_test(asked: argparse.Namespace) -> int:
    from .db.store import open_store

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        assessor = _assessor()
        print(f"Criteria gelezen: {len(assessor.catalogue.criteria)} punten, versie {assessor.catalogue.version}.")
        tender = read_tender(resource(*EXAMPLE))
        assessment = assessor.assess(tender)
        print(f"Voorbeeld getoetst: {len(assessment.findings)} uitkomsten.")
        store = open_store(folder / "zelftest.sqlite", now)
        try:
            dossiers = Dossiers(store, assessor, now)
            kept = dossiers.start(tender)
            same = dossiers.open(kept.tender.id).tender == kept.tender
            listed = len(dossiers.find(Query())[0]) == 1
        finally:
            store.close()
        if not (same and listed):
            print("De gegevens kwamen niet gelijk terug uit het gegevensbestand.", file=sys.stderr)
            return BLOCKED
        print("Gegevensbestand gemaakt, aanbesteding bewaard en gelijk teruggelezen.")
        target = _exporter(assessor).export_pdf(tender, folder / "zelftest.pdf", assessment)
        print(f"PDF gemaakt: {target.stat().st_size // 1024} kB.")
    print("Alles werkt.")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
