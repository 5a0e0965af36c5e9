"""Did it work, and what is learnt from it?"""

from datetime import timedelta

from ..choices import ChainForm, Phase, ReservationScope, Theme
from ..norms import Norms
from ..quantities import count
from ..tender import Tender
from ..terms import months_later
from ..verdicts import Proposal, Verdict, met, need, not_applicable, not_met
from .register import check
from .wording import EXPLANATION, long_enough

RESULTS = "contract.results"


@check("EV-01")
def contract_is_evaluated_in_time(tender: Tender, norms: Norms) -> Verdict:
    """After the end: a short evaluation, soon enough to remember."""
    if tender.phase is not Phase.CLOSED:
        return not_applicable()
    end = months_later(need(tender, "schedule.contract_start"), need(tender, "value.duration_months"))
    latest = end + timedelta(days=norms.whole("policy.evaluation.days"))
    path = "contract.evaluation_date"
    evaluated = need(tender, path)
    if evaluated > latest:
        return not_met(path, Proposal(path=path, value=latest), evaluated=evaluated, latest=latest)
    return met(path, evaluated=evaluated, latest=latest)


@check("EV-02")
def results_are_counted_and_told(tender: Tender, norms: Norms) -> Verdict:
    """After the end of a social contract: people placed, how long, what they bought socially, and one story."""
    if tender.phase is not Phase.CLOSED or not _is_social(tender):
        return not_applicable()
    placed = count(need(tender, f"{RESULTS}.placements"))
    for name in ("lasting_placements", "outflow"):
        path = f"{RESULTS}.{name}"
        part = count(need(tender, path))
        if part.amount > placed.amount:
            return not_met(path, reason="do_not_add_up", part=part, placed=placed)
    need(tender, f"{RESULTS}.social_spend")
    path = f"{RESULTS}.story"
    return long_enough(tender, norms, path, norm=EXPLANATION, then=met(path, placed=placed))


@check("EV-03")
def themes_can_be_reported(tender: Tender, norms: Norms) -> Verdict:
    """Each theme that is used has a form: a demand, condition or criterion that the national monitor can count."""
    applied = [item.theme for item in tender.ambition.themes if item.is_applied]
    if not applied:
        return not_applicable()
    for theme in applied:
        if not _is_worked_out(tender, theme):
            return not_met("performance.conditions", theme=theme)
    return met("ambition.themes", themes=count(len(applied)))


@check("EV-04")
def lesson_of_last_time_is_used(tender: Tender, norms: Norms) -> Verdict:
    """When there was a contract before: what is done differently now."""
    if not tender.subject.previous_contract.strip():
        return not_applicable()
    return long_enough(tender, norms, "subject.lesson_applied")


def _is_social(tender: Tender) -> bool:
    """Whether people with a distance to work are part of the contract, by social return, reservation or choice."""
    return bool(
        tender.ambition.social_return.is_applied
        or tender.ambition.reservation.scope in (ReservationScope.WHOLE, ReservationScope.LOTS)
        or any(invitation.is_social for invitation in tender.market.invitations)
    )


def _is_worked_out(tender: Tender, theme: Theme) -> bool:
    """Whether a theme stands in a condition, a criterion or one of the fields made for it."""
    themes = {row.theme for row in tender.performance.conditions} | {row.theme for row in tender.award.criteria}
    if theme in themes:
        return True
    green, access = tender.ambition.green, tender.ambition.accessibility
    chain = tender.ambition.supply_chain
    labels = tender.requirements.labels
    forms: dict[Theme, tuple[object, ...]] = {
        Theme.SOCIAL_RETURN: (_is_social(tender),),
        Theme.SUPPLY_CHAIN: (chain.form not in (None, ChainForm.NONE), labels),
        Theme.DIVERSITY: (access.is_required, access.requires_wcag),
        Theme.CLIMATE: (green.uses_co2_ladder, green.requires_energy_label, green.zero_emission_percent),
        Theme.CIRCULAR: (
            green.refurbished_allowed,
            green.has_take_back_clause,
            green.has_lifetime_cost_sheet,
            green.uses_mki,
            green.biobased.strip(),
        ),
        Theme.ENVIRONMENT: (
            green.criteria_count,
            green.biodiversity.strip(),
            green.requires_waste_plan,
            green.prefers_plant_based,
            labels,
        ),
    }
    return any(forms[theme])
