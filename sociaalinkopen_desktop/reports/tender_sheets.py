"""The lists of a tender as sheets: what the assessment found, and the days with their legal terms."""

from datetime import date
from pathlib import Path

from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.assessment import Assessment, Finding, Status
from sociaalinkopen_desktop.domain.norms import NoNormOnDate, Norms
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.terms import PlannedTerm, plan
from sociaalinkopen_desktop.domain.verdicts import MissingFact
from sociaalinkopen_desktop.reports.sheet import Sheet, Value, write_xlsx

FINDING_HEADS = ("Punt", "Waarover", "Oordeel", "Soort", "Houdt publicatie tegen", "Uitleg", "Uw reden", "Bron", "Veld")
DAY_HEADS = ("Stap", "Gekozen dag")
TERM_HEADS = ("Stap", "Termijn", "Grens", "Soort grens", "Gekozen dag", "Oordeel", "Toelichting")


def sheets_of(tender: Tender, assessment: Assessment, norms: Norms) -> tuple[Sheet, ...]:
    """The findings, the chosen days, and the legal terms as far as they can be counted."""
    return (findings_sheet(assessment), days_sheet(tender), terms_sheet(tender, norms))


def findings_sheet(assessment: Assessment) -> Sheet:
    """One row for each finding, in the order of the assessment; what does not apply is left out."""
    shown = (item for item in assessment.findings if item.status is not Status.NOT_APPLICABLE)
    return Sheet(title="Bevindingen", heads=FINDING_HEADS, rows=tuple(_finding_row(item) for item in shown))


def days_sheet(tender: Tender) -> Sheet:
    """One row for each day in the planning of the tender that is filled in, earliest first."""
    filled: list[tuple[date, str]] = []
    for field in fields.fields_of(type(tender.schedule)):
        value = fields.get(tender, f"schedule.{field.name}")
        if isinstance(value, date):
            filled.append((value, field.about.label))
    rows = tuple((label, value) for value, label in sorted(filled))
    return Sheet(title="Planning", heads=DAY_HEADS, rows=rows)


def terms_sheet(tender: Tender, norms: Norms) -> Sheet:
    """One row for each term that the law asks of the chosen procedure; none while that cannot be counted."""
    try:
        planned = plan(tender, norms)
    except (MissingFact, NoNormOnDate):
        planned = ()
    return Sheet(title="Wettelijke termijnen", heads=TERM_HEADS, rows=tuple(_term_row(term) for term in planned))


def write_lists(tender: Tender, assessment: Assessment, norms: Norms, made_on: date, target: Path) -> Path:
    """Write the lists of a tender as one workbook, whole or not at all; returns where. Raises `ReportProblem`."""
    title = " – ".join(part for part in ("Bevindingen en planning", tender.subject.title.strip()) if part)
    write_xlsx(sheets_of(tender, assessment, norms), title, made_on, target)
    return target


def _finding_row(finding: Finding) -> tuple[Value, ...]:
    criterion = finding.criterion
    return (
        criterion.id,
        criterion.title,
        finding.status.label,
        criterion.severity.label,
        "ja" if finding.blocks else "nee",
        finding.message,
        _reason(finding),
        "\n".join(str(basis) for basis in criterion.legal_basis),
        fields.label_of(Tender, finding.path) if finding.path else None,
    )


def _reason(finding: Finding) -> str | None:
    if finding.deviation is not None:
        told = finding.deviation
        return "\n".join(part.strip() for part in (told.why, told.how_far, told.why_here) if part.strip()) or None
    if finding.answer is not None:
        return finding.answer.reason.strip() or None
    return None


def _term_row(term: PlannedTerm) -> tuple[Value, ...]:
    verdict = "Nog te plannen" if term.is_kept is None else "Voldoet" if term.is_kept else "Voldoet niet"
    return (
        f"{term.label} (advies)" if term.is_advice else term.label,
        str(term.required) if term.required else "redelijk",
        term.limit,
        ("vanaf" if term.earliest else "uiterlijk") if term.limit else None,
        term.chosen,
        verdict,
        term.note or None,
    )
