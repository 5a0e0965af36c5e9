"""An assessment as lines of text, for the command line."""

from collections.abc import Iterator

from ..domain import dutch
from ..domain.assessment import Assessment, Finding, Status
from ..domain.catalogue import Basis, cited
from ..domain.comparison import Comparison
from ..domain.fields import label_of
from ..domain.steps import step_of
from ..domain.tender import Tender

SHOWN = (Status.NOT_MET, Status.TO_EXPLAIN, Status.OPEN, Status.OPPORTUNITY, Status.EXPLAINED)


def summary_lines(tender: Tender, assessment: Assessment) -> Iterator[str]:
    """The findings that ask for something, by the authority they rest on; then one line for what is in order."""
    yield tender.subject.title.strip() or "Aanbesteding zonder titel"
    yield f"Getoetst aan het recht van {dutch.day(assessment.day)}, criteria versie {assessment.catalogue_version}."
    if assessment.profile:
        yield f"Beleidsprofiel: {assessment.profile}."
    for basis in Basis:
        found = [
            item
            for status in SHOWN
            for item in assessment.findings
            if item.criterion.basis is basis and item.status is status
        ]
        if found:
            yield ""
            yield basis.label
            for item in found:
                yield from _finding_lines(item)
    yield ""
    met, waived = assessment.count(Status.MET), assessment.count(Status.NOT_APPLICABLE)
    yield (
        f"{met} {'punt voldoet' if met == 1 else 'punten voldoen'}, "
        f"{waived} {'geldt' if waived == 1 else 'gelden'} hier niet."
    )
    if assessment.blocking:
        number = len(assessment.blocking)
        points = "punt" if number == 1 else "punten"
        yield f"Nog niet klaar voor publicatie: {number} {points} eerst oplossen of motiveren."
    else:
        yield "Geen wettelijk punt houdt publicatie tegen."


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """What changes from one day to another, taken together by why."""
    yield comparison.sentence
    if comparison.unknown_sentence:
        yield comparison.unknown_sentence
    for reason, changes in comparison.by_reason:
        yield ""
        yield reason
        for change in changes:
            yield f"  {change.criterion.id} {change.criterion.title}"
            yield f"      {change.before_words} -> {change.after_words}"
    for sentence in comparison.other_numbers:
        yield ""
        yield f"Zonder gevolg. {sentence}"


def _finding_lines(item: Finding) -> Iterator[str]:
    yield f"  [{item.status.label}] {item.criterion.id} {item.criterion.title}"
    yield f"      {item.message}"
    if item.status is not Status.EXPLAINED:
        yield f"      Wat u kunt doen: {item.criterion.remedy.strip()}"
    if item.path:
        yield f"      Veld: {label_of(Tender, item.path)} (stap {step_of(item.path).number})"
    yield f"      Bron: {'; '.join(cited(item.criterion.legal_basis))}"
