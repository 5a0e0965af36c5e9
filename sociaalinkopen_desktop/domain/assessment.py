"""Judge a tender: every criterion of the day, one finding each, in a stable order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeGuard

from . import dutch, fields
from .catalogue import Basis, Catalogue, Criterion, Kind, Severity
from .choices import AnswerOutcome, Choice, DossierKind
from .norms import NoNormOnDate, Norms, NormUsed
from .quantities import Quantity
from .tender import Answer, Deviation, Tender
from .verdicts import MissingFact, Outcome, Shown, Verdict, not_applicable, undecided

Check = Callable[[Tender, Norms], Verdict]


class Status(Choice):
    """What the officer reads: the outcome, the weight of the criterion and her own reason taken together."""

    NOT_MET = "not_met", "Voldoet niet"
    TO_EXPLAIN = "to_explain", "Motiveren"
    OPEN = "open", "Nog te beantwoorden"
    OPPORTUNITY = "opportunity", "Kans"
    EXPLAINED = "explained", "Gemotiveerd"
    MET = "met", "Voldoet"
    NOT_APPLICABLE = "not_applicable", "Niet van toepassing"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The judgement on one criterion, with everything needed to show, print and reproduce it.

    `unknown_norm` tells which number is not known on the day, when that is why nothing could be judged.
    """

    criterion: Criterion
    outcome: Outcome
    status: Status
    message: str
    path: str
    values: tuple[tuple[str, str], ...]
    norms: tuple[NormUsed, ...]
    verdict: Verdict
    answer: Answer | None = None
    deviation: Deviation | None = None
    failed: bool = False
    unknown_norm: str = ""

    @property
    def blocks(self) -> bool:
        """Whether this finding stops the tender from being ready for publication."""
        return self.criterion.blocks and self.status in (Status.NOT_MET, Status.TO_EXPLAIN)


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """All findings on one tender by the law of one day. `profile` names the policy profile that was used, if any."""

    day: date
    catalogue_version: str
    catalogue_fingerprint: str
    findings: tuple[Finding, ...]
    profile: str = ""

    @property
    def norms(self) -> tuple[NormUsed, ...]:
        """Every norm that was read, by name."""
        used = {norm.name: norm for finding in self.findings for norm in finding.norms}
        return tuple(used[name] for name in sorted(used))

    @cached_property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that must be solved or explained before publication."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @cached_property
    def questions(self) -> tuple[Finding, ...]:
        """What the officer still has to fill in or answer, each field once."""
        return tuple(item for item in without_repeats(self.findings) if item.status is Status.OPEN)

    def count(self, status: Status) -> int:
        """How many findings have that status."""
        return sum(finding.status is status for finding in self.findings)

    def finding(self, criterion: str) -> Finding:
        """The finding on that criterion. Raises KeyError when it was not judged."""
        for item in self.findings:
            if item.criterion.id == criterion:
                return item
        raise KeyError(criterion)


def without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, but each missing field only once: one answer settles all points that wait for it.

    Questions of the catalogue stay, each is answered by itself.
    """
    asked: set[str] = set()
    kept = []
    for finding in findings:
        if finding.status is Status.OPEN and finding.criterion.kind is not Kind.QUESTION and finding.path:
            if finding.path in asked:
                continue
            asked.add(finding.path)
        kept.append(finding)
    return tuple(kept)


def assess(
    tender: Tender,
    catalogue: Catalogue,
    checks: Mapping[str, Check],
    day: date,
    on_failure: Callable[[str, Exception], None] | None = None,
) -> Assessment:
    """Judge `tender` by every criterion that holds on `day`, in the order of the catalogue.

    A check that breaks is reported to `on_failure` and becomes an open finding, so that the others still count;
    without `on_failure` the exception goes on (as it should in tests).
    """
    norms = Norms(catalogue.norms, day)
    # By criterion, once, the first of each counting: asking the tender would go through its answers 180 times.
    answers = {item.criterion: item for item in reversed(tender.answers)}
    deviations = {item.criterion: item for item in reversed(tender.deviations)}
    return assessed(
        catalogue,
        day,
        (
            finding_on(
                criterion,
                tender,
                checks,
                norms.recording(),
                answers.get(criterion.id),
                deviations.get(criterion.id),
                on_failure,
            )
            for criterion in catalogue.criteria
            if criterion.holds_on(day)
        ),
    )


def assessed(catalogue: Catalogue, day: date, findings: Iterable[Finding]) -> Assessment:
    """The findings by a catalogue on a day, as one assessment."""
    return Assessment(
        day=day,
        catalogue_version=catalogue.version,
        catalogue_fingerprint=catalogue.fingerprint,
        findings=tuple(findings),
        profile=catalogue.profile,
    )


def finding_on(
    criterion: Criterion,
    tender: Tender,
    checks: Mapping[str, Check],
    norms: Norms,
    answer: Answer | None,
    deviation: Deviation | None,
    on_failure: Callable[[str, Exception], None] | None,
) -> Finding:
    """Judge `tender` by one criterion, with the officer's `answer` and `deviation` on it; `norms` begins empty."""
    failed, unknown_norm = False, ""
    try:
        verdict = _judge(criterion, tender, checks, norms, answer)
        shown = {name: text_of(value) for name, value in verdict.values.items()}
        message = _message(criterion, verdict, shown, tender, answer)
    except MissingFact as missing:
        verdict, shown = undecided(missing.path), {}
        message = _message(criterion, verdict, shown, tender, answer)
    except NoNormOnDate as missing_norm:
        unknown_norm = missing_norm.description
        verdict, shown = undecided(""), {}
        message = (
            f"Voor {dutch.day(missing_norm.day)} is niet bekend: {missing_norm.description.rstrip('.')}. "
            "Het programma raadt dit niet. Kijk het na en kies zelf."
        )
    except Exception as error:
        if on_failure is None:
            raise
        on_failure(criterion.id, error)
        failed = True
        verdict, shown = undecided(""), {}
        message = "Dit punt kon door een fout in het programma niet worden getoetst. Beoordeel het zelf."
    return Finding(
        criterion=criterion,
        outcome=verdict.outcome,
        status=status_of(criterion, verdict.outcome, deviation),
        message=message,
        path=verdict.path or next(iter(criterion.requires), ""),
        values=tuple((label, shown[name]) for name, label in criterion.value_labels.items() if name in shown),
        norms=tuple(norms.used.values()),
        verdict=verdict,
        answer=answer,
        deviation=deviation,
        failed=failed,
        unknown_norm=unknown_norm,
    )


def _judge(
    criterion: Criterion, tender: Tender, checks: Mapping[str, Check], norms: Norms, answer: Answer | None
) -> Verdict:
    if tender.subject.dossier_kind is not DossierKind.TENDER:
        return not_applicable()
    if _waives(answer):
        return not_applicable()
    verdict = checks[criterion.id](tender, norms) if criterion.id in checks else undecided("")
    if criterion.kind is not Kind.QUESTION or verdict.outcome is not Outcome.UNDECIDED or answer is None:
        return verdict
    # A question: the check only says whether it applies; the officer's own answer decides.
    if not answer.reason.strip() or answer.outcome is AnswerOutcome.NOT_APPLICABLE:
        return verdict
    outcome = Outcome.ANSWERED if answer.outcome is AnswerOutcome.YES else Outcome.NOT_MET
    return Verdict(outcome=outcome, values=verdict.values, path=verdict.path)


def _waives(answer: Answer | None) -> TypeGuard[Answer]:
    """Whether the officer said, with a reason, that a criterion does not apply."""
    return answer is not None and answer.outcome is AnswerOutcome.NOT_APPLICABLE and bool(answer.reason.strip())


def status_of(criterion: Criterion, outcome: Outcome, deviation: Deviation | None) -> Status:
    """The word for the officer that goes with an outcome."""
    match outcome:
        case Outcome.MET | Outcome.ANSWERED:
            return Status.MET
        case Outcome.NOT_APPLICABLE:
            return Status.NOT_APPLICABLE
        case Outcome.UNDECIDED:
            return Status.OPEN
        case Outcome.NOT_MET:  # pragma: no branch
            if criterion.basis is Basis.OPPORTUNITY or criterion.severity is Severity.OPPORTUNITY:
                return Status.OPPORTUNITY
            if not criterion.may_be_explained:
                return Status.NOT_MET
            if deviation is not None and deviation.is_complete:
                return Status.EXPLAINED
            return Status.TO_EXPLAIN


def _message(
    criterion: Criterion, verdict: Verdict, shown: Mapping[str, str], tender: Tender, answer: Answer | None
) -> str:
    if tender.subject.dossier_kind is not DossierKind.TENDER:
        kind = tender.subject.dossier_kind.label.lower()
        return f"Dit dossier is een {kind} en geen aanbesteding. De regels voor aanbesteden gelden hier niet."
    if verdict.outcome is Outcome.NOT_APPLICABLE and _waives(answer):
        return f"Niet van toepassing: {answer.reason.strip()}"
    template = criterion.reasons.get(verdict.reason) or criterion.message.get(verdict.outcome.value)
    if template is None:
        if verdict.outcome is Outcome.UNDECIDED and verdict.path:
            return f"Vul in: {fields.label_of(Tender, verdict.path)}."
        return verdict.outcome.label + "."
    return template.format(**shown)


def text_of(value: Shown) -> str:
    """The Dutch text of a value in a message."""
    match value:
        case Quantity():
            return str(value)
        case Choice():
            return value.label
        case date():
            return dutch.day(value)
    return value
