"""Minimum terms of a procedure and how days are counted.

Counting (Regulation 1182/71 art. 3, Algemene termijnenwet): calendar days; the day of the event does not count; a term
that would end on a Saturday, Sunday or holiday ends on the next working day. Counting back from a deadline nothing
moves; one day more is advised, because the deadline may lie early on its day, but the law does not ask it.
Terms of more than twelve weeks or in months would count otherwise; there are none here.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import dutch
from .choices import Choice, ContractNature, Procedure
from .holidays import day_off, next_working_day
from .norms import Norms
from .quantities import Quantity, days
from .tender import Tender

DAY = timedelta(days=1)
MARGIN_DAYS = 1  # counting back, the deadline may lie early on its day
TWO_STEPS = frozenset(
    {
        Procedure.RESTRICTED,
        Procedure.NEGOTIATED_WITH_CALL,
        Procedure.COMPETITIVE_DIALOGUE,
        Procedure.INNOVATION_PARTNERSHIP,
        Procedure.NATIONAL_RESTRICTED,
    }
)
LIKE_RESTRICTED = frozenset({Procedure.RESTRICTED, Procedure.NEGOTIATED_WITH_CALL})
PRIOR_INFORMATION = "terms.open_prior_information"
MAY_BE_ACCELERATED = LIKE_RESTRICTED | {Procedure.OPEN}


class TermKind(Choice):
    """The steps of a procedure that have a date."""

    PARTICIPATION = "participation", "Aanmelden"
    INFORMATION = "information", "Laatste nota van inlichtingen"
    SUBMISSION = "submission", "Inschrijven"
    STANDSTILL = "standstill", "Opschortende termijn"
    AWARD_NOTICE = "award_notice", "Aankondiging van de gegunde opdracht"


@dataclass(frozen=True, kw_only=True)
class PlannedTerm:
    """One line of the planning: what is asked, counted from which day, and which day was chosen.

    `required` is None when there is no minimum in numbers; `earliest` or `latest` (never both) is the first or last day
    that keeps the term, None as long as `since` is not known. `is_advice` marks a term that the law does not demand.
    `latest` may be `margin_days` before the last day that the law allows; a day within the margin still keeps the term.
    """

    kind: TermKind
    required: Quantity | None
    norms: tuple[str, ...]
    since: date | None
    since_path: str
    chosen: date | None
    path: str
    earliest: date | None = None
    latest: date | None = None
    is_advice: bool = False
    note: str = ""
    margin_days: int = 0

    @property
    def label(self) -> str:
        """The Dutch name of the step."""
        return self.kind.label

    @property
    def limit(self) -> date | None:
        """The first or the last day that keeps the term, whichever this step has."""
        return self.earliest or self.latest

    @property
    def is_kept(self) -> bool | None:
        """Whether the chosen day keeps the term; None while a day is missing or no minimum exists."""
        if self.chosen is None or self.limit is None:
            return None
        if self.latest:
            return self.chosen <= self.latest + self.margin_days * DAY
        return self.chosen >= self.limit

    @property
    def is_just_kept(self) -> bool:
        """Whether the chosen day keeps the term, but without the margin."""
        return bool(self.is_kept and self.latest and self.chosen and self.chosen > self.latest)


def last_day(since: date, length: int) -> date:
    """The last day of a term of `length` days after an event on `since`; never a Saturday, Sunday or holiday.

    A term of three days or more holds at least two working days (art. 2 Algemene termijnenwet).
    """
    last = next_working_day(since + length * DAY)
    if length < 3:
        return last
    while sum(not day_off(since + step * DAY) for step in range(1, (last - since).days + 1)) < 2:
        last = next_working_day(last + DAY)
    return last


def latest_day_before(deadline: date, length: int) -> date:
    """The last safe day for something that must be done `length` days before the deadline: with one day of margin."""
    return deadline - (length + MARGIN_DAYS) * DAY


def plan(tender: Tender, norms: Norms) -> tuple[PlannedTerm, ...]:
    """Every dated step of the chosen procedure, in the order of the work; empty while no procedure was chosen."""
    procedure = tender.procedure.procedure
    if procedure is None or procedure is Procedure.IN_HOUSE:
        return ()
    return tuple(_steps(tender, norms, procedure))


def planned(tender: Tender, norms: Norms, kind: TermKind) -> PlannedTerm | None:
    """One step of the plan, with only the norms of that step on the record; None when there is no such step."""
    found = next((term for term in plan(tender, norms.recording()) if term.kind is kind), None)
    for name in found.norms if found else ():
        norms.quantity(name)
    return found


def _steps(tender: Tender, norms: Norms, procedure: Procedure) -> Iterator[PlannedTerm]:
    schedule = tender.schedule
    if procedure in TWO_STEPS:
        yield _forward(
            norms,
            TermKind.PARTICIPATION,
            _request_norms(tender, procedure),
            ("schedule.dispatch_date", schedule.dispatch_date),
            ("schedule.participation_deadline", schedule.participation_deadline),
        )
    information = _information_norms(tender, procedure)
    if information:
        yield _backward(tender, norms, information)
    names = _submission_norms(tender, norms, procedure)
    yield _forward(
        norms,
        TermKind.SUBMISSION,
        names,
        ("schedule.invitation_date", schedule.invitation_date)
        if procedure in TWO_STEPS
        else ("schedule.dispatch_date", schedule.dispatch_date),
        ("schedule.submission_deadline", schedule.submission_deadline),
        note=_submission_note(norms, procedure, names),
    )
    if procedure.is_european or procedure is Procedure.SOCIAL_AND_SPECIFIC:
        yield _standstill(tender, norms, is_advice=not procedure.is_european)
        yield _award_notice(tender, norms)


def _request_norms(tender: Tender, procedure: Procedure) -> tuple[str, ...]:
    if procedure in LIKE_RESTRICTED:
        return (f"terms.restricted_request{'_accelerated' if _accelerated(tender, procedure) else ''}",)
    if procedure is Procedure.NATIONAL_RESTRICTED:
        return ("terms.national_works_request",) if _is_works(tender) else ()
    return ("terms.dialogue_request",)


def _submission_norms(tender: Tender, norms: Norms, procedure: Procedure) -> tuple[str, ...]:
    if procedure is Procedure.OPEN:
        return _european_norms(tender, norms, procedure, "terms.open")
    if procedure in LIKE_RESTRICTED:
        return _european_norms(tender, norms, procedure, "terms.restricted_tender")
    if procedure is Procedure.NATIONAL_OPEN and _is_works(tender):
        return ("terms.national_works_open",)
    if procedure is Procedure.NATIONAL_RESTRICTED and _is_works(tender):
        return ("terms.national_works_tender",)
    return ()


def _european_norms(tender: Tender, norms: Norms, procedure: Procedure, name: str) -> tuple[str, ...]:
    if _accelerated(tender, procedure):
        return (f"{name}_accelerated",)
    # Art. 2.71 lid 5 and 6; whether the shorter electronic term comes off as well is not clear, so it does not.
    if _has_prior_information(tender, norms):
        name = PRIOR_INFORMATION
    elif tender.procedure.is_electronic:
        return (f"{name}_electronic",)
    return (name,) if tender.procedure.is_electronic else (name, "terms.not_electronic_extra")


def _submission_note(norms: Norms, procedure: Procedure, names: tuple[str, ...]) -> str:
    notes = []
    if PRIOR_INFORMATION in names:
        floor = norms.quantity("terms.open_prior_information_floor")
        notes.append(f"De vooraankondiging maakt de termijn korter; minder dan {floor} mag nooit.")
    if procedure in LIKE_RESTRICTED:
        # Art. 2.74a: a decentral authority may agree on another term with everybody it selected.
        notes.append("Korter mag als alle geselecteerde ondernemers akkoord zijn.")
    return _joined(*notes)


def _information_norms(tender: Tender, procedure: Procedure) -> tuple[str, ...]:
    if procedure.is_european or procedure is Procedure.SOCIAL_AND_SPECIFIC:
        return (f"terms.additional_information{'_accelerated' if _accelerated(tender, procedure) else ''}",)
    if procedure in (Procedure.NATIONAL_OPEN, Procedure.NATIONAL_RESTRICTED) and _is_works(tender):
        return ("terms.national_works_information",)
    return ()


def _accelerated(tender: Tender, procedure: Procedure) -> bool:
    return tender.procedure.is_accelerated and procedure in MAY_BE_ACCELERATED


def _is_works(tender: Tender) -> bool:
    return tender.subject.nature is ContractNature.WORKS


def _has_prior_information(tender: Tender, norms: Norms) -> bool:
    """Whether a prior information notice was sent in time to count (art. 2.71 lid 6)."""
    sent, dispatch = tender.schedule.prior_information_date, tender.schedule.dispatch_date
    if sent is None or dispatch is None:
        return False
    first = sent + norms.whole("terms.prior_information_earliest") * DAY
    return first <= dispatch <= months_later(sent, norms.whole("terms.prior_information_latest"))


def months_later(day: date, months: int) -> date:
    """The same day of the month that many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _forward(
    norms: Norms,
    kind: TermKind,
    names: tuple[str, ...],
    since: tuple[str, date | None],
    chosen: tuple[str, date | None],
    note: str = "",
) -> PlannedTerm:
    length = sum(norms.whole(name) for name in names)
    earliest = last_day(since[1], length) if names and since[1] else None
    return PlannedTerm(
        kind=kind,
        required=days(length) if names else None,
        norms=names,
        since=since[1],
        since_path=since[0],
        chosen=chosen[1],
        path=chosen[0],
        earliest=earliest,
        note=_joined(_why_moved(since[1], length, earliest), note if names else "Er is geen minimum in dagen."),
    )


def _backward(tender: Tender, norms: Norms, names: tuple[str, ...]) -> PlannedTerm:
    length = sum(norms.whole(name) for name in names)
    deadline = tender.schedule.submission_deadline
    return PlannedTerm(
        kind=TermKind.INFORMATION,
        required=days(length),
        norms=names,
        since=deadline,
        since_path="schedule.submission_deadline",
        chosen=tender.schedule.information_note_date,
        path="schedule.information_note_date",
        latest=latest_day_before(deadline, length) if deadline else None,
        margin_days=MARGIN_DAYS,
    )


def _standstill(tender: Tender, norms: Norms, *, is_advice: bool) -> PlannedTerm:
    """Signing may start on the day after the term; a longer waiting time of one's own counts as well."""
    name = "terms.standstill"
    length = max(norms.whole(name), tender.schedule.standstill_days or 0)
    since = tender.schedule.award_decision_date
    last = last_day(since, length) if since else None
    return PlannedTerm(
        kind=TermKind.STANDSTILL,
        required=days(length),
        norms=(name,),
        since=since,
        since_path="schedule.award_decision_date",
        chosen=tender.schedule.contract_start,
        path="schedule.contract_start",
        earliest=last + DAY if last else None,
        is_advice=is_advice,
        note=_joined(
            _why_moved(since, length, last),
            "De wet vraagt deze wachttijd hier niet; zij is wel aan te raden." if is_advice else "",
        ),
    )


def _award_notice(tender: Tender, norms: Norms) -> PlannedTerm:
    """A duty of the buyer: counted from the earliest day it can start, and not moved to a later one."""
    name = "terms.award_notice"
    since = tender.schedule.award_decision_date
    length = norms.whole(name)
    return PlannedTerm(
        kind=TermKind.AWARD_NOTICE,
        required=days(length),
        norms=(name,),
        since=since,
        since_path="schedule.award_decision_date",
        chosen=None,
        path="schedule.award_decision_date",
        latest=since + length * DAY if since else None,
    )


def _why_moved(since: date | None, length: int, last: date | None) -> str:
    if since is None or last is None:
        return ""
    counted = since + length * DAY
    reason = day_off(counted)
    return (
        f"Dag {length} ({dutch.day(counted)}) valt op {reason}; de termijn loopt tot en met {dutch.day(last)}."
        if reason
        else ""
    )


def _joined(*notes: str) -> str:
    return " ".join(note for note in notes if note)
