"""Did it work, and what is learnt from it?"""

from calendar import monthrange
from datetime import date, timedelta

from ..choices import Phase
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Proposal, Verdict, met, need, not_applicable, not_met
from .register import check
from .wording import long_enough


@check("EV-01")
def contract_is_evaluated_in_time(tender: Tender, norms: Norms) -> Verdict:
    """After the end: a short evaluation, soon enough to remember."""
    if tender.phase is not Phase.CLOSED:
        return not_applicable()
    end = _months_later(need(tender, "schedule.contract_start"), need(tender, "value.duration_months"))
    latest = end + timedelta(days=norms.whole("policy.evaluation.days"))
    path = "contract.evaluation_date"
    evaluated = need(tender, path)
    if evaluated > latest:
        return not_met(path, Proposal(path=path, value=latest), evaluated=evaluated, latest=latest)
    return met(path, evaluated=evaluated, latest=latest)


@check("EV-04")
def lesson_of_last_time_is_used(tender: Tender, norms: Norms) -> Verdict:
    """When there was a contract before: what is done differently now."""
    if not tender.subject.previous_contract.strip():
        return not_applicable()
    return long_enough(tender, norms, "subject.lesson_applied")


def _months_later(start: date, months: int) -> date:
    """The same day of the month, or its last day when the month is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
