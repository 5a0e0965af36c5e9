"""A whole planning of a purchase, counted forwards from the notice or backwards from the wished start of the contract.

The legal terms come from `terms`; what the law leaves open (evaluating, deciding, margins) are policy norms. Every day
on which the buyer or a tenderer must do something is a working day; only the wished start of the contract may be any.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from . import dutch, fields
from .choices import Choice, Procedure
from .holidays import day_off, next_working_day
from .norms import Norms
from .quantities import Quantity, days
from .tender import Tender
from .terms import DAY, PRIOR_INFORMATION, TWO_STEPS, PlannedTerm, TermKind, last_day, latest_day_before, plan
from .verdicts import need

POLICY = "policy.planning"
LONGEST_SEARCH = 900
"""How many days before the wished start a planning may begin; the longest takes well over half a year."""
DECEMBER = 12
NO_NUMBER = "De wet noemt hier geen dagen."
WITHOUT_QUESTIONS = frozenset({Procedure.SINGLE_ONDERHANDS, Procedure.NEGOTIATED_WITHOUT_CALL, Procedure.IN_HOUSE})
WITHOUT_STANDSTILL = WITHOUT_QUESTIONS | {Procedure.MINI_COMPETITION}  # art. 2.127 lid 4 for the last one


class StepKind(Choice):
    """The steps of a planning, in the order of the work."""

    PREPARATION = "preparation", "Start van de voorbereiding"
    DOCUMENTS = "documents", "Stukken klaar"
    DISPATCH = "dispatch", "Aankondiging of uitnodiging verzonden"
    PARTICIPATION = "participation", "Uiterste dag voor aanmelden"
    INVITATION = "invitation", "Uitnodiging tot inschrijving"
    QUESTIONS = "questions", "Uiterste dag voor vragen"
    INFORMATION = "information", "Laatste nota van inlichtingen"
    SUBMISSION = "submission", "Uiterste dag van inschrijving"
    EVALUATION = "evaluation", "Beoordeling klaar"
    DECISION = "decision", "Mededeling van de gunning"
    STANDSTILL = "standstill", "Laatste dag van de wachttijd"
    CONTRACT = "contract", "Start van het contract"


PATHS = {
    StepKind.PREPARATION: "schedule.preparation_start",
    StepKind.DISPATCH: "schedule.dispatch_date",
    StepKind.PARTICIPATION: "schedule.participation_deadline",
    StepKind.INVITATION: "schedule.invitation_date",
    StepKind.QUESTIONS: "schedule.questions_deadline",
    StepKind.INFORMATION: "schedule.information_note_date",
    StepKind.SUBMISSION: "schedule.submission_deadline",
    StepKind.DECISION: "schedule.award_decision_date",
    StepKind.CONTRACT: "schedule.contract_start",
}


class NoPlanning(Exception):
    """There is no planning that fits; `sentence` says in Dutch why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, kw_only=True)
class PlanStep:
    """One day of the planning.

    `required` is the legal term that leads to this day, None where the law names no number; `extra` are the days that
    policy adds or sets. `path` is the field to write, "" when there is none; `chosen` what the tender has now.
    """

    kind: StepKind
    day: date
    required: Quantity | None = None
    extra: Quantity | None = None
    note: str = ""
    path: str = ""
    chosen: date | None = None

    @property
    def label(self) -> str:
        """The Dutch name of the step."""
        return self.kind.label

    @property
    def differs(self) -> bool:
        """Whether another day was chosen, or none, in a field that this step has."""
        return bool(self.path) and self.chosen != self.day


@dataclass(frozen=True, kw_only=True)
class Planning:
    """The steps in order, with what to look at. `standstill_days` is the waiting time that was counted with, if any."""

    steps: tuple[PlanStep, ...]
    warnings: tuple[str, ...]
    standstill_days: int | None = None

    def day_of(self, kind: StepKind) -> date | None:
        """The day of a step; None when this procedure has no such step."""
        return next((step.day for step in self.steps if step.kind is kind), None)

    def applied(self, tender: Tender) -> Tender:
        """The tender with these days in its schedule; days of steps that the procedure lacks stay as they are."""
        for step in self.steps:
            if step.path:
                tender = fields.replaced(tender, step.path, step.day)
        if self.standstill_days is not None and tender.schedule.standstill_days is None:
            tender = fields.replaced(tender, "schedule.standstill_days", self.standstill_days)
        return tender


def plan_forwards(tender: Tender, norms: Norms, dispatch: date, today: date | None = None) -> Planning:
    """The earliest planning that begins with the notice or invitation on `dispatch`, or the working day after it.

    `today` lets the planning warn for days gone by. Raises MissingFact without a procedure, NoPlanning for one without
    a tender (quasi-inbesteden), and NoNormOnDate.
    """
    steps = _steps(tender, norms, next_working_day(dispatch))
    return _planning(tender, norms, steps, today)


def plan_backwards(tender: Tender, norms: Norms, start: date, today: date | None = None) -> Planning:
    """The planning that sends the notice as late as possible for a contract that starts on `start`.

    Raises as `plan_forwards` does, and NoPlanning when no day of dispatch fits.
    """
    for back in range(1, LONGEST_SEARCH):
        dispatch = start - back * DAY
        if day_off(dispatch):
            continue
        steps = _steps(tender, norms, dispatch)
        if steps[-1].day <= start:
            note = " ".join(filter(None, (_why_off(start), steps[-1].note)))
            wished = replace(steps[-1], day=start, note=note)
            return _planning(tender, norms, (*steps[:-1], wished), today)
    raise NoPlanning(f"Voor een start op {dutch.day(start)} past geen planning. Kies een latere dag.")


def working_days(first: date, last: date) -> int:
    """How many working days there are from the day after `first` up to and including `last`."""
    return len(_working_days_after(first, last))


def _working_days_after(first: date, last: date) -> list[date]:
    days_between = (first + count * DAY for count in range(1, (last - first).days + 1))
    return [day for day in days_between if not day_off(day)]


def _steps(tender: Tender, norms: Norms, dispatch: date) -> tuple[PlanStep, ...]:
    procedure = need(tender, "procedure.procedure")
    if procedure is Procedure.IN_HOUSE:
        raise NoPlanning("Bij quasi-inbesteden is er geen aanbesteding. Daarom is er niets te plannen.")
    return tuple(_forwards(tender, norms, procedure, dispatch))


def _forwards(tender: Tender, norms: Norms, procedure: Procedure, dispatch: date) -> Iterator[PlanStep]:
    """Every step from a day of dispatch on; that day is a working day."""
    legal = _legal_terms(tender, norms, dispatch)
    documents = _working_day_before(dispatch)
    preparation = norms.whole(f"{POLICY}.preparation_days")
    yield PlanStep(
        kind=StepKind.PREPARATION, day=_back_to_working_day(documents - preparation * DAY), extra=days(preparation)
    )
    yield PlanStep(kind=StepKind.DOCUMENTS, day=documents)
    yield PlanStep(kind=StepKind.DISPATCH, day=dispatch)
    invited = dispatch
    if procedure in TWO_STEPS:
        deadline = _deadline(norms, StepKind.PARTICIPATION, legal.get(TermKind.PARTICIPATION), dispatch)
        selection = norms.whole(f"{POLICY}.selection_days")
        invited = next_working_day(deadline.day + selection * DAY)
        yield deadline
        yield PlanStep(kind=StepKind.INVITATION, day=invited, extra=days(selection))
    submission = _deadline(norms, StepKind.SUBMISSION, legal.get(TermKind.SUBMISSION), invited)
    if procedure not in WITHOUT_QUESTIONS:
        answers = legal.get(TermKind.INFORMATION)
        if submission.required is None:
            submission = _with_time_for_questions(norms, answers, invited, submission)
        yield from _questions(norms, answers, submission.day)
    yield submission
    evaluation, decision = norms.whole(f"{POLICY}.evaluation_days"), norms.whole(f"{POLICY}.decision_days")
    evaluated = next_working_day(submission.day + evaluation * DAY)
    decided = next_working_day(evaluated + decision * DAY)
    yield PlanStep(kind=StepKind.EVALUATION, day=evaluated, extra=days(evaluation))
    yield PlanStep(kind=StepKind.DECISION, day=decided, extra=days(decision))
    ready = decided
    if procedure not in WITHOUT_STANDSTILL:
        waiting = _standstill(tender, norms, procedure, decided)
        ready = waiting.day
        yield waiting
    start = norms.whole(f"{POLICY}.start_days")
    yield PlanStep(
        kind=StepKind.CONTRACT,
        day=next_working_day(ready + DAY + start * DAY),
        extra=days(start),
        note="Tekenen kan vanaf de dag na de wachttijd." if ready != decided else "",
    )


def _legal_terms(tender: Tender, norms: Norms, dispatch: date) -> dict[TermKind, PlannedTerm]:
    """The terms of the law for this procedure; a prior information notice counts only for some days of dispatch."""
    dated = fields.replaced(tender, "schedule.dispatch_date", dispatch)
    return {term.kind: term for term in plan(dated, norms)}


def _deadline(norms: Norms, kind: StepKind, term: PlannedTerm | None, since: date) -> PlanStep:
    """The last day of a term for tenderers: the legal minimum with the margin, or what policy sets."""
    if term is None or term.required is None:
        length = norms.whole(f"{POLICY}.{'request' if kind is StepKind.PARTICIPATION else 'submission'}_days")
        return PlanStep(kind=kind, day=last_day(since, length), extra=days(length), note=NO_NUMBER)
    margin = norms.whole(f"{POLICY}.margin_days")
    length = int(term.required.amount) + margin
    notes = [_moved(since, length)]
    if PRIOR_INFORMATION in term.norms:
        notes.append("De vooraankondiging maakt deze termijn korter.")
    return PlanStep(
        kind=kind,
        day=last_day(since, length),
        required=term.required,
        extra=days(margin),
        note=" ".join(filter(None, notes)),
    )


def _with_time_for_questions(norms: Norms, answers: PlannedTerm | None, since: date, submission: PlanStep) -> PlanStep:
    """A deadline that the law leaves open, moved on until there is time for questions before the last answers."""
    least = norms.whole(f"{POLICY}.least_question_days")
    day = submission.day
    while working_days(since, next(_questions(norms, answers, day)).day) < least:
        day = next_working_day(day + DAY)
    return replace(submission, day=day, extra=days((day - since).days))


def _questions(norms: Norms, term: PlannedTerm | None, deadline: date) -> Iterator[PlanStep]:
    """Counted back from the deadline: the last answers, and the last day for questions before them."""
    required = term.required if term is not None else None
    length = int(required.amount) if required is not None else norms.whole(f"{POLICY}.information_days")
    note = _back_to_working_day(latest_day_before(deadline, length))
    answer = norms.whole(f"{POLICY}.answer_days")
    yield PlanStep(kind=StepKind.QUESTIONS, day=_back_to_working_day(note - answer * DAY), extra=days(answer))
    yield PlanStep(
        kind=StepKind.INFORMATION,
        day=note,
        required=required,
        extra=None if required is not None else days(length),
        note="Met één dag speling." if required is not None else NO_NUMBER,
    )


def _waiting_days(tender: Tender, norms: Norms, procedure: Procedure) -> int:
    """The legal waiting time or a longer one of one's own; where the law asks none, what was chosen, else as much."""
    legal, own = norms.whole("terms.standstill"), tender.schedule.standstill_days
    if procedure.is_european:
        return max(legal, own or 0)
    return legal if own is None else own


def _standstill(tender: Tender, norms: Norms, procedure: Procedure, decided: date) -> PlanStep:
    length = _waiting_days(tender, norms, procedure)
    day = last_day(decided, length) if length else decided
    if not procedure.is_european:
        note = "De wet vraagt deze wachttijd hier niet; zij is wel aan te raden."
        return PlanStep(kind=StepKind.STANDSTILL, day=day, extra=days(length), note=note)
    legal = norms.quantity("terms.standstill")
    longer = length - int(legal.amount)
    return PlanStep(
        kind=StepKind.STANDSTILL,
        day=day,
        required=legal,
        extra=days(longer) if longer else None,
        note=_moved(decided, length),
    )


def _planning(tender: Tender, norms: Norms, steps: tuple[PlanStep, ...], today: date | None) -> Planning:
    waits = any(step.kind is StepKind.STANDSTILL for step in steps)
    made = Planning(
        steps=tuple(_joined_to_field(tender, step) for step in steps),
        warnings=(),
        standstill_days=_waiting_days(tender, norms, need(tender, "procedure.procedure")) if waits else None,
    )
    return replace(made, warnings=tuple(_warnings(norms, made, today)))


def _joined_to_field(tender: Tender, step: PlanStep) -> PlanStep:
    """The step with its field; when the preparation began is a fact, which a planning leaves alone."""
    path = PATHS.get(step.kind, "")
    if not path:
        return step
    chosen = fields.get(tender, path)
    settled = step.kind is StepKind.PREPARATION and chosen is not None
    return replace(step, path="" if settled else path, chosen=chosen)


# -- what to look at --------------------------------------------------------------------------------------------------
def _warnings(norms: Norms, planning: Planning, today: date | None) -> Iterator[str]:
    preparation = planning.steps[0]
    dispatch, submission = planning.day_of(StepKind.DISPATCH), planning.day_of(StepKind.SUBMISSION)
    invited = planning.day_of(StepKind.INVITATION) or dispatch
    if dispatch is None or submission is None or invited is None:
        return
    if today is not None and dispatch < today:
        yield f"De aankondiging moet op {dutch.day(dispatch)} weg, en die dag is voorbij. Kies een latere start."
    elif today is not None and preparation.chosen is None and preparation.day < today:
        yield (
            f"De voorbereiding moet op {dutch.day(preparation.day)} beginnen, en die dag is voorbij. "
            "Kies een latere start, of maak de stukken sneller."
        )
    yield from _few_days(norms, planning, invited, submission)
    for period in _quiet_periods(norms):
        yield from _in_period(period, planning, invited, submission)


def _few_days(norms: Norms, planning: Planning, invited: date, submission: date) -> Iterator[str]:
    least, found = norms.whole(f"{POLICY}.least_working_days"), working_days(invited, submission)
    if found < least:
        yield f"Ondernemers hebben {_counted(found)} om in te schrijven. Geef er liever ten minste {least}."
    questions = planning.day_of(StepKind.QUESTIONS)
    if questions is not None:
        least, found = norms.whole(f"{POLICY}.least_question_days"), working_days(invited, questions)
        if found < least:
            yield f"Ondernemers hebben {_counted(found)} om vragen te stellen. Geef er liever ten minste {least}."


@dataclass(frozen=True)
class _Period:
    """A time of the year in which many people are away: its name with its days, and whether a day falls in it."""

    name: str
    holds: Callable[[date], bool]


def _quiet_periods(norms: Norms) -> tuple[_Period, ...]:
    first, last = norms.whole(f"{POLICY}.summer_first_week"), norms.whole(f"{POLICY}.summer_last_week")
    december, january = norms.whole(f"{POLICY}.christmas_first_day"), norms.whole(f"{POLICY}.christmas_last_day")
    return (
        _Period(
            f"de zomervakantie of de bouwvak (week {first} tot en met {last})",
            lambda day: first <= day.isocalendar().week <= last,
        ),
        _Period(
            f"de kerstvakantie ({december} december tot en met {january} januari)",
            lambda day: (day.month == DECEMBER and day.day >= december) or (day.month == 1 and day.day <= january),
        ),
    )


def _in_period(period: _Period, planning: Planning, invited: date, submission: date) -> Iterator[str]:
    """Where tenderers have less time than it seems, or the officer has nobody to decide."""
    lost = sum(period.holds(day) for day in _working_days_after(invited, submission))
    if lost:
        yield (
            f"Van de tijd om in te schrijven {'valt' if lost == 1 else 'vallen'} {_counted(lost)} in {period.name}. "
            "Geef meer tijd, of begin eerder of later."
        )
    busy = [
        f"{step.label} ({dutch.day(step.day)})"
        for step in planning.steps
        if step.kind in (StepKind.EVALUATION, StepKind.DECISION) and period.holds(step.day)
    ]
    if busy:
        verb = "valt" if len(busy) == 1 else "vallen"
        yield f"{dutch.listed(busy)} {verb} in {period.name}. Kijk of de beoordelaars er dan zijn."
    decided, waited = planning.day_of(StepKind.DECISION), planning.day_of(StepKind.STANDSTILL)
    if decided is not None and waited is not None and waited > decided:
        waiting = _working_days_after(decided, waited)
        if sum(period.holds(day) for day in waiting) * 2 > len(waiting):
            yield f"De wachttijd valt voor het grootste deel in {period.name}. Wacht liever langer."


def _counted(number: int) -> str:
    return "1 werkdag" if number == 1 else f"{number} werkdagen"


# -- working days -----------------------------------------------------------------------------------------------------
def _working_day_before(day: date) -> date:
    return _back_to_working_day(day - DAY)


def _back_to_working_day(day: date) -> date:
    while day_off(day):
        day -= DAY
    return day


def _moved(since: date, length: int) -> str:
    counted = since + length * DAY
    reason = day_off(counted)
    return f"Dag {length} ({dutch.day(counted)}) valt op {reason} en schuift door." if reason else ""


def _why_off(day: date) -> str:
    reason = day_off(day)
    return f"Deze dag is {'een ' if reason in ('zaterdag', 'zondag') else ''}{reason}." if reason else ""
