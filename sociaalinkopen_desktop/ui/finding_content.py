"""From a finding to what its card says: pill, title, explanation, values, source, and what can be done about it."""

from __future__ import annotations

from ..domain import dutch
from ..domain.assessment import Finding, Status
from ..domain.catalogue import Kind, cited
from ..domain.norms import Certainty
from .widgets.finding_card import FindingAction, FindingContent

PILL_OF = {
    Status.MET: "met",
    Status.NOT_MET: "not_met",
    Status.TO_EXPLAIN: "to_justify",
    Status.EXPLAINED: "justified",
    Status.OPEN: "undecided",
    Status.NOT_APPLICABLE: "not_applicable",
    Status.OPPORTUNITY: "opportunity",
}

APPLY = FindingAction("apply", "Pas toe", "check", solves=True)
EXPLAIN = FindingAction("explain", "Motiveer", "pencil-simple", solves=True)
EDIT_REASON = FindingAction("explain", "Bekijk motivering", "pencil-simple", solves=True)
ANSWER = FindingAction("answer", "Beantwoord", "chat-text", solves=True)
GO = FindingAction("go", "Ga naar veld", "arrow-bend-down-left")
FILL_IN = FindingAction("go", "Ga naar veld", "arrow-bend-down-left", solves=True)
WAIVE = FindingAction("waive", "Niet van toepassing, want…", "minus-circle")
TAKE_BACK = FindingAction("take_back", "Toch van toepassing", "arrow-counter-clockwise", solves=True)
WHY = FindingAction("why", "Waarom dit punt?", "question")
TEXTS = FindingAction("texts", "Kies een tekst", "books")

FOR_CRITERION = "clauses."
"""A path that starts so leads to the texts for the criterion named behind it."""


def content_of(finding: Finding, *, has_texts: bool = False) -> FindingContent:
    """What the card of this finding shows; `has_texts` says that there are texts to choose from for its criterion."""
    actions, more = _actions(finding)
    if has_texts and finding.status in (Status.NOT_MET, Status.TO_EXPLAIN, Status.OPEN, Status.OPPORTUNITY):
        before = 2 if APPLY in actions else len([action for action in actions[:1] if action.solves])
        actions = (*actions[:before], TEXTS, *actions[before:])
    return FindingContent(
        pill=PILL_OF[finding.status],
        title=finding.criterion.title,
        why=finding.message,
        values=finding.values,
        source=source_of(finding),
        actions=actions[:2],
        more=(*actions[2:], *more, WHY),
    )


def source_of(finding: Finding) -> str:
    """The articles with the day of their text, and a warning when the fact is not certain."""
    bases = finding.criterion.legal_basis
    words = "; ".join(cited(bases, short=True))
    dated = next((basis.text_of for basis in bases if basis.text_of), None)
    if dated:
        words += f" · stand {dutch.day(dated)}"
    if finding.criterion.certainty is not Certainty.SURE:
        words += " · nog te bevestigen"
    return words


def explanation_of(finding: Finding) -> tuple[tuple[str, str], ...]:
    """Why the point matters, what to do, and what the program cannot see."""
    criterion = finding.criterion
    rows = (
        ("Waarom", criterion.why),
        ("Wat u kunt doen", criterion.remedy),
        ("Voorbeeldtekst", criterion.proposed_clause),
        ("Let op", criterion.known_limits),
        ("Zekerheid", criterion.certainty.label),
    )
    return tuple((label, text.strip()) for label, text in rows if text.strip())


Actions = tuple[FindingAction, ...]


def _actions(finding: Finding) -> tuple[Actions, Actions]:
    """What can be done, the best first; and what is needed less often."""
    criterion, status = finding.criterion, finding.status
    if finding.answer is not None and status is Status.NOT_APPLICABLE:
        return (TAKE_BACK,), ()
    go = (GO,) if finding.path else ()
    apply = (APPLY,) if finding.verdict.proposal is not None else ()
    if criterion.kind is Kind.QUESTION and status is not Status.NOT_APPLICABLE:
        explain = (EXPLAIN,) if status is Status.TO_EXPLAIN else ()
        return (*explain, ANSWER, *go), (WAIVE,)
    match status:
        case Status.TO_EXPLAIN:
            return (*apply, EXPLAIN, *go), (WAIVE,)
        case Status.EXPLAINED:
            return (EDIT_REASON, *go), ()
        case Status.NOT_MET | Status.OPPORTUNITY:
            return (*apply, *go), (WAIVE,)
        case Status.OPEN:
            return ((FILL_IN,) if finding.path else ()), (WAIVE,)
        case Status.NOT_APPLICABLE:
            return (), ()
    return go, ()
