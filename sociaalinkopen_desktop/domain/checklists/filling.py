"""What a checklist says before anybody writes on it, line by line, and where that comes from."""

from dataclasses import dataclass

from ..assessment import Assessment, Finding, Status
from ..catalogue import CriterionPhase, Kind
from ..choices import AnswerOutcome, Phase
from ..norms import Certainty
from ..tender import Tender
from .checklist import Binding, Checklist, FormKind, Line
from .marking import ANSWER, DAY, NOTE, STATES, asks_state, mark_of, row_count, said

FROM_TENDER = "Uit het dossier"
FROM_CHECKLIST = "Eerder op deze checklist ingevuld"
_STATE_OF = {
    Status.MET: AnswerOutcome.YES,
    Status.EXPLAINED: AnswerOutcome.YES,
    Status.NOT_MET: AnswerOutcome.NO,
    Status.TO_EXPLAIN: AnswerOutcome.NO,
    Status.NOT_APPLICABLE: AnswerOutcome.NOT_APPLICABLE,
}


# From which phase of a purchase on the points of a later part of it can be judged.
_BEGINS = {
    CriterionPhase.AWARD: Phase.AWARD,
    CriterionPhase.CONTRACT: Phase.AWARD,
    CriterionPhase.EXECUTION: Phase.EXECUTION,
}


@dataclass(frozen=True, kw_only=True)
class FilledLine:
    """A line with what is known of it. `number` is "2.3": its part and its place there; `why` where it comes from.

    `words` is the value of a line without boxes. `rows` has the cells of each row as words.
    """

    line: Line
    number: str
    state: AnswerOutcome | None = None
    why: str = ""
    words: str = ""
    note: str = ""
    day: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def filled(
    checklist: Checklist, tender: Tender, assessment: Assessment, kind: FormKind = FormKind.FILLED
) -> tuple[FilledLine, ...]:
    """Every line of the checklist, in order.

    FILLED has all that the tender and the Toets say. HALF has only what is certain: what the officer filled in herself,
    and what the program counted by a rule that is certain. BLANK has nothing.
    """
    findings = {item.criterion.id: item for item in assessment.findings}
    lines = []
    for at, part in enumerate(checklist.parts, 1):
        for place, line in enumerate(part.lines, 1):
            number = f"{at}.{place}"
            if kind is FormKind.BLANK:
                count = max(line.rows, 1) if line.binding is Binding.ROWS else 0
                empty = FilledLine(line=line, number=number, rows=((("",) * len(line.columns)),) * count)
            else:
                finding = findings.get(line.target) if line.binding in (Binding.FINDING, Binding.ANSWER) else None
                empty = _filled(checklist, line, tender, number, finding if _counts(finding, kind) else None)
            lines.append(empty)
    return tuple(lines)


def _is_too_early(finding: Finding, tender: Tender) -> bool:
    """Whether a point only does not apply because its time is yet to come: a sheet for then must not say so."""
    begins = _BEGINS.get(finding.criterion.phase)
    order = list(Phase)
    waits = begins is not None and order.index(tender.phase) < order.index(begins)
    return waits and finding.status is Status.NOT_APPLICABLE


def _counts(finding: Finding | None, kind: FormKind) -> bool:
    if finding is None or finding.failed or finding.unknown_norm:
        return False
    criterion = finding.criterion
    return kind is FormKind.FILLED or (criterion.certainty is Certainty.SURE and criterion.kind is Kind.AUTOMATIC)


def _filled(checklist: Checklist, line: Line, tender: Tender, number: str, finding: Finding | None) -> FilledLine:
    if line.binding is Binding.ROWS:
        rows = tuple(
            tuple(said(tender, checklist, line, f"{row}.{column}") for column in range(len(line.columns)))
            for row in range(1, row_count(tender, line) + 1)
        )
        return FilledLine(line=line, number=number, rows=rows)
    answer = said(tender, checklist, line, ANSWER)
    note, day = said(tender, checklist, line, NOTE), said(tender, checklist, line, DAY)
    if line.is_open:
        return FilledLine(line=line, number=number, note=note, day=day, why=FROM_CHECKLIST if note else "")
    if not asks_state(line):
        return FilledLine(line=line, number=number, words=answer, note=note, day=day, why=FROM_TENDER if answer else "")
    state, why = STATES.get(answer), ""
    if state is not None:
        mark = mark_of(tender, checklist.id, line.key)
        why = FROM_CHECKLIST if mark is not None and mark.state is state else FROM_TENDER
    elif finding is not None and finding.status in _STATE_OF and not _is_too_early(finding, tender):
        state, why = _STATE_OF[finding.status], f"Toets: {finding.status.label.lower()}"
    return FilledLine(line=line, number=number, state=state, why=why, note=note, day=day)
