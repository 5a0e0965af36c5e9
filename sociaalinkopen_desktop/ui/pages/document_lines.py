"""The documents of a tender as lines of a list: what each is, in which group it stands, and how it is with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...domain.documents import MAKERS, DocumentKind, FileFormat, kinds_for, other_kinds
from ...domain.tender import Tender

LISTS, LISTS_TITLE = "lijsten", "Bevindingen en planning"
"""The key of the workbook; the others are keys of `DocumentKind`."""
FILE, PAPERS, BOARD, AFTERWARDS, TABLES = (
    "Voor het dossier",
    "Voor de stukken",
    "Voor het bestuur",
    "Na de inschrijving",
    "Voor een rekenblad",
)
GROUPS = (FILE, PAPERS, BOARD, AFTERWARDS, TABLES)
GROUP_OF: Mapping[DocumentKind, str] = {
    DocumentKind.PUBLIC_ANNEX: PAPERS,
    DocumentKind.CONSULTATION_QUESTIONS: PAPERS,
    DocumentKind.CONSULTATION_REPORT: PAPERS,
    DocumentKind.NOTICE_HELP: PAPERS,
    DocumentKind.BOARD_ADVICE: BOARD,
    DocumentKind.AWARD_ADVICE: AFTERWARDS,
    DocumentKind.AWARD_REPORT: AFTERWARDS,
}
FORMAT_WORDS = {
    FileFormat.PDF: "PDF",
    FileFormat.DOCX: "Word",
    FileFormat.ODT: "OpenDocument",
    FileFormat.HTML: "webpagina",
}
EVERY_FORMAT = "PDF · Word · ODT · web"


@dataclass(frozen=True)
class DocumentLine:
    """One document in the list. `pill` and `state` tell how it stands; `applies` is False for what is not offered."""

    key: str
    title: str
    about: str
    files: str
    group: str
    glyph: str = "file-pdf"
    pill: str = ""
    pill_words: str = ""
    state: str = ""
    applies: bool = True


def lines_of(tender: Tender, states: Mapping[DocumentKind, tuple[bool, str]]) -> tuple[DocumentLine, ...]:
    """Every document that can be made of this tender, in groups, with at the end what does not apply by default.

    `states` has for each definitive document whether the tender changed since, and the sentence that says so.
    """
    kinds = [(kind, True) for kind in kinds_for(tender)] + [(kind, False) for kind in other_kinds(tender)]
    lines = [_line(kind, applies, states.get(kind)) for kind, applies in kinds]
    lines.append(
        DocumentLine(
            key=LISTS,
            title=LISTS_TITLE,
            about="De uitkomsten van de toets, uw planning en de wettelijke termijnen, om te filteren of te rekenen.",
            files="Excel",
            group=TABLES,
            glyph="table",
        )
    )
    return tuple(sorted(lines, key=lambda line: (not line.applies, GROUPS.index(line.group))))


def _line(kind: DocumentKind, applies: bool, state: tuple[bool, str] | None) -> DocumentLine:
    pill, words = (
        ("draft", "") if state is None else ("outdated", "Gewijzigd") if state[0] else ("current", "Definitief")
    )
    return DocumentLine(
        key=kind.value,
        title=kind.label,
        about=MAKERS[kind].about,
        files=EVERY_FORMAT,
        group=GROUP_OF.get(kind, FILE),
        pill=pill,
        pill_words=words,
        state=state[1] if state else "",
        applies=applies,
    )
