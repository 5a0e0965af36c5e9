"""The commands that judge a tender and write documents about it."""

import argparse
import sys
from functools import partial
from pathlib import Path

from .. import __version__
from ..application.exporting import Exporter
from ..application.exporting_several import Order, export_sentence, export_several
from ..application.ports import ExportProblem, InputProblem
from ..application.summary import comparison_lines, summary_lines
from ..config.paths import resource
from ..domain import dutch
from ..domain.assessment import Assessment
from ..domain.choices import DocumentState
from ..domain.comparison import compare
from ..domain.document import Document
from ..domain.documents import DocumentKind, FileFormat, gaps_in, kinds_for
from ..domain.documents.sealing import checksum_on, sealed
from ..domain.justification.build import file_name
from ..domain.justification.sources import grouped
from ..domain.tender import Tender
from ..exchange.tender_file import read_tender
from .building import BLOCKED, DONE, WRONG_INPUT, assessed, make_assessor, make_exporter, now, refuse_overwriting


def check(asked: argparse.Namespace) -> int:
    """toets: judge a tender file; BLOCKED when a finding holds up publication."""
    tender = read_tender(asked.bestand)
    assessor = make_assessor(asked.profiel)
    assessment = assessed(assessor, tender, asked.peildatum)
    if asked.vergelijk is not None:
        for line in comparison_lines(compare(assessment, assessed(assessor, tender, asked.vergelijk))):
            print(line)
    elif asked.json:
        from ..exchange.findings_json import findings_json

        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever this computer uses for text
        print(findings_json(tender, assessment), end="")
    else:
        for line in summary_lines(tender, assessment):
            print(line)
    return BLOCKED if assessment.blocking else DONE


def export(asked: argparse.Namespace) -> int:
    """exporteer: write the justification or another document about a tender."""
    if asked.alles is not None:
        return _export_all(asked)
    tender = read_tender(asked.bestand)
    target: Path = asked.pdf or asked.doel
    form = _form_of(asked, target)
    for source in filter(None, (asked.bestand, asked.profiel)):
        refuse_overwriting(source, target)
    assessor = make_assessor(asked.profiel)
    assessment = assessed(assessor, tender, asked.peildatum)
    exporter = make_exporter(assessor, asked.data_folder, asked.profiel)
    kind = _kind_of(asked.soort)
    document = _document(exporter, kind, tender, assessment, asked.definitief)
    exporter.write(document, target, form)
    print(f"{'De motivering' if kind is DocumentKind.JUSTIFICATION else kind.label} staat in {target}")
    if asked.definitief:
        gaps = gaps_in(document)
        if gaps:
            print(f"Let op: {dutch.counted(gaps, 'plek is', 'plekken zijn')} nog niet ingevuld.")
        print(f"Controlegetal: {grouped(checksum_on(document))}")
    return DONE


def _document(
    exporter: Exporter, kind: DocumentKind, tender: Tender, assessment: Assessment, definitive: bool
) -> Document:
    state = DocumentState.FINAL if definitive else DocumentState.DRAFT
    document = exporter.document(kind, tender, assessment, state)
    return sealed(document) if definitive else document


def _export_all(asked: argparse.Namespace) -> int:
    """Every document that fits the tender, and its lists, in one folder; code 2 when one of them could not be made."""
    from ..reports.tender_sheets import write_lists

    tender = read_tender(asked.bestand)
    assessor = make_assessor(asked.profiel)
    assessment = assessed(assessor, tender, asked.peildatum)
    exporter = make_exporter(assessor, asked.data_folder, asked.profiel)
    form = FileFormat(asked.vorm) if asked.vorm else FileFormat.PDF  # type: ignore[call-arg]
    day = now().astimezone().date()

    def order(kind: DocumentKind) -> Order:
        return Order(
            words=kind.label,
            file_name=file_name(tender, kind.value, form.value),
            write=lambda target: exporter.write(
                _document(exporter, kind, tender, assessment, asked.definitief), target, form
            ),
        )

    lists = Order(
        words="Bevindingen en planning",
        file_name=file_name(tender, "bevindingen en planning", "xlsx"),
        write=lambda target: write_lists(tender, assessment, assessor.norms(assessment.day), day, target),
    )
    try:
        asked.alles.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise ExportProblem(f"De map {asked.alles} is niet te maken. Kies een andere map.") from None
    orders = [*(order(kind) for kind in kinds_for(tender)), lists]
    outcomes = export_several(orders, asked.alles)
    for outcome in outcomes:
        print(f"{outcome.order.words}: {outcome.path.name if outcome.path else outcome.problem}")
    print(f"{export_sentence(outcomes, len(orders))} in {asked.alles}")
    return WRONG_INPUT if any(outcome.problem for outcome in outcomes) else DONE


def catalogue(asked: argparse.Namespace) -> int:
    """catalogus: write every criterion and number that is judged by."""
    if asked.profiel is not None:
        refuse_overwriting(asked.profiel, asked.pdf)
    target = make_exporter(make_assessor(asked.profiel)).export_catalogue(asked.pdf)
    print(f"Het overzicht staat in {target}")
    return DONE


def manual(asked: argparse.Namespace) -> int:
    """handleiding: write the help of the window as a document."""
    from ..content.help import FILE_NAME, read_help, read_picture
    from ..domain.help_document import Edition, manual

    edition = Edition(made_on=now().astimezone().date(), version=__version__)
    document = manual(read_help(resource(FILE_NAME)), edition, partial(read_picture, resource("help")))
    target = make_exporter(make_assessor()).write(document, asked.pdf)
    print(f"De handleiding staat in {target}")
    return DONE


def _kind_of(word: str) -> DocumentKind:
    return next(kind for kind in DocumentKind if kind.value == word)


def _form_of(asked: argparse.Namespace, target: Path) -> FileFormat:
    """The kind of file: what was asked, or else what the name ends on. Raises InputProblem when these disagree."""
    if asked.pdf is not None and asked.vorm not in (None, FileFormat.PDF.value):
        raise InputProblem(["Bij --pdf hoort een PDF. Gebruik -o en --vorm voor een ander bestand."])
    known = {form.value: form for form in FileFormat}
    ending = target.suffix.lower().lstrip(".")
    wanted = FileFormat.PDF.value if asked.pdf is not None else asked.vorm or ending
    if wanted not in known:
        raise InputProblem(
            [f"Aan de naam {target.name} is niet te zien welk bestand u wilt. Kies met --vorm: {', '.join(known)}."]
        )
    return known[wanted]
