"""Is nobody kept out without a good reason: exclusion, suitability, proof, place and partners?"""

import re
from decimal import Decimal

from ..choices import AwardFeature, ContractNature, MarketLimit, Regime, SelectionCriterionKind
from ..norms import Norms
from ..quantities import count, months, percentage
from ..tender import Tender
from ..thresholds import directive_may_hold, guide_may_hold, likely_regime, part_two_may_hold
from ..verdicts import Proposal, Verdict, met, met_if, need, not_applicable, not_met
from .parts import all_yes, free_of
from .register import check
from .wording import EXPLANATION, long_enough

LIMITS = "requirements.limits"
SAME = re.compile(
    r"\bidentieke?\b"
    r"|\b(?:gelijke|dezelfde|hetzelfde|eenzelfde) (?:opdracht|werk|werkzaamheden|project|dienst|levering|contract)\w*",
    re.IGNORECASE,
)
LABEL_CONDITIONS = ("is_linked_to_subject", "is_open_and_independent", "equivalent_allowed")
PROOFS = {
    "requirements.register_extract_months": "proof.register_extract_months",
    "requirements.tax_statement_months": "proof.tax_statement_months",
    "requirements.conduct_statement_months": "proof.conduct_statement_months",
}


@check("WET-40")
def exclusion_grounds_matter_here(tender: Tender, norms: Norms) -> Verdict:
    """Only the optional grounds that matter for this contract, each with its reason (Gids 3.5 A)."""
    grounds = tender.requirements.exclusion_grounds
    if not grounds or not guide_may_hold(tender, norms):
        return not_applicable()
    path = "requirements.exclusion_grounds"
    asked, most = count(len(grounds)), norms.quantity("policy.exclusion.maximum_grounds")
    if asked.amount > most.amount:
        return not_met(path, reason="too_many", asked=asked, most=most)
    return long_enough(tender, norms, *(f"{path}.{index}.reason" for index in range(len(grounds))))


@check("WET-41")
def demands_answer_a_risk(tender: Tender, norms: Norms) -> Verdict:
    """Each demand on the tenderer goes back to a real risk or a needed skill (Gids 3.5 B, art. 2.90 lid 8)."""
    criteria = tender.requirements.criteria
    if not criteria or not guide_may_hold(tender, norms):
        return not_applicable()
    return long_enough(tender, norms, *(f"requirements.criteria.{index}.risk" for index in range(len(criteria))))


@check("WET-42")
def certificates_leave_room_for_equals(tender: Tender, norms: Norms) -> Verdict:
    """Other proof of quality or environmental care counts as well (art. 2.96, 2.97 and 2.78b)."""
    certificates = _certificates(tender)
    if not certificates:
        return not_applicable()
    if not part_two_may_hold(tender, norms):
        return not_applicable(reason="below_threshold")
    for index in certificates:
        path = f"requirements.criteria.{index}.equivalent_allowed"
        if not need(tender, path):
            title = tender.requirements.criteria[index].title.strip() or "zonder naam"
            return not_met(path, Proposal(path=path, value=True), title=title)
    return met("requirements.criteria")


@check("WET-43")
def equals_count_below_the_threshold_too(tender: Tender, norms: Norms) -> Verdict:
    """A certificate, label or brand without "of gelijkwaardig" is out of proportion anywhere (art. 1.10, 1.13, 1.16).

    In a European procedure the articles on each of these say it.
    """
    asked = tender.requirements
    paths = [f"requirements.criteria.{index}.equivalent_allowed" for index in _certificates(tender)]
    paths += [f"requirements.labels.{index}.equivalent_allowed" for index in range(len(asked.labels))]
    paths += ["requirements.brand_equivalent"] if asked.names_brand else []
    if not paths or likely_regime(tender, norms) in (Regime.EUROPEAN, Regime.SINGLE):
        return not_applicable()
    return all_yes(tender, *paths)


@check("WET-44")
def competence_is_comparable_not_the_same(tender: Tender, norms: Norms) -> Verdict:
    """References show a skill in comparable work, never in the same contract (Gids 3.5 F, art. 2.93 lid 3)."""
    references = tender.requirements.references
    if not references or not guide_may_hold(tender, norms):
        return not_applicable()
    if MarketLimit.ONE_REFERENCE_FOR_ALL in tender.requirements.limits:
        return not_met(LIMITS, reason="all_in_one")
    for index in range(len(references)):
        path = f"requirements.references.{index}"
        if references[index].accepts_comparable is False:
            proposal = Proposal(path=f"{path}.accepts_comparable", value=True)
            return not_met(proposal.path, proposal, reason="only_the_same")
        word = SAME.search(need(tender, f"{path}.core_competence"))
        if word:
            return not_met(f"{path}.core_competence", word=word.group())
        need(tender, f"{path}.accepts_comparable")
    return met("requirements.references")


@check("WET-45")
def proof_may_have_the_age_of_the_law(tender: Tender, norms: Norms) -> Verdict:
    """Who asks for newer proof than art. 2.89 says, makes tenderers ask for it again without need."""
    asked = {path: norm for path, norm in PROOFS.items() if _months(tender, path) is not None}
    if not asked or not part_two_may_hold(tender, norms):
        return not_applicable()
    for path, norm in asked.items():
        age, usual = months(_months(tender, path) or 0), norms.quantity(norm)
        if age.amount < usual.amount:
            return not_met(path, Proposal(path=path, value=int(usual.amount)), age=age, usual=usual)
    return met(next(iter(asked)))


@check("WET-46")
def others_may_lend_their_ability(tender: Tender, norms: Norms) -> Verdict:
    """A tenderer may rely on the means and experience of others (art. 2.92 and 2.94)."""
    if not part_two_may_hold(tender, norms):
        return not_applicable()
    return free_of(tender, LIMITS, MarketLimit.NO_OTHERS_CAPACITY)


@check("WET-47")
def combinations_may_tender(tender: Tender, norms: Norms) -> Verdict:
    """Together, without a legal form before they win (art. 2.52), and linked ones if they act apart (C-538/07)."""
    if not part_two_may_hold(tender, norms):
        return not_applicable()
    return free_of(tender, LIMITS, MarketLimit.NO_COMBINATIONS, MarketLimit.LEGAL_FORM, MarketLimit.LINKED_COMPANIES)


@check("WET-48")
def subcontracting_has_no_general_limit(tender: Tender, norms: Norms) -> Verdict:
    """No general limit on subcontracting, only for essential tasks (Directive art. 63 and 71; C-63/18, C-406/14)."""
    asked = tender.requirements
    if not part_two_may_hold(tender, norms):
        return not_applicable()
    if asked.subcontracting_maximum_percent is None and not need(tender, "requirements.forbids_subcontracting"):
        return met("requirements.forbids_subcontracting", reason="free")
    most = percentage(Decimal(0) if asked.forbids_subcontracting else asked.subcontracting_maximum_percent or 0)
    path = "requirements.subcontracting_is_general"
    return not_met(path, most=most) if need(tender, path) else met(path)


@check("WET-49")
def place_of_business_does_not_count(tender: Tender, norms: Norms) -> Verdict:
    """No advantage for a place (art. 1.4, 1.8, 1.12, 1.15; C-234/03); a place during the work only if it is needed."""
    if AwardFeature.LOCATION in tender.award.features:
        return free_of(tender, "award.features", AwardFeature.LOCATION)
    unwanted = (MarketLimit.LOCAL_OFFICE, MarketLimit.LOCAL_EXPERIENCE, MarketLimit.NATIONAL_ORIGIN)
    verdict = free_of(tender, LIMITS, *unwanted)
    if verdict.proposal is not None or MarketLimit.LOCAL_DURING_CONTRACT not in tender.requirements.limits:
        return verdict
    path = "requirements.local_reason"
    needed = met(path, reason="needed")
    return long_enough(tender, norms, path, norm=EXPLANATION, then=needed, reason="too_short")


@check("WET-50")
def label_itself_is_sound(tender: Tender, norms: Norms) -> Verdict:
    """A label may be asked by name when all five conditions hold (art. 2.78a lid 1)."""
    labels = tender.requirements.labels
    if not labels or not directive_may_hold(tender, norms):
        return not_applicable()
    rows = [f"requirements.labels.{index}" for index in range(len(labels))]
    return all_yes(tender, *(f"{row}.{name}" for row in rows for name in LABEL_CONDITIONS))


@check("WET-51")
def brand_is_needed(tender: Tender, norms: Norms) -> Verdict:
    """A brand only where no other description is precise enough, with the reason (art. 2.76 lid 3)."""
    if not need(tender, "requirements.names_brand") or not directive_may_hold(tender, norms):
        return not_applicable()
    path = "requirements.brand_reason"
    return long_enough(tender, norms, path, then=met(path))


@check("WET-52")
def names_of_subcontractors_are_known(tender: Tender, norms: Norms) -> Verdict:
    """Works, and services on the buyer's site: who are the subcontractors, before the start (art. 2.79)."""
    nature = need(tender, "subject.nature")
    if nature is ContractNature.SUPPLIES or not part_two_may_hold(tender, norms):
        return not_applicable()
    if nature is ContractNature.SERVICES and not need(tender, "performance.is_on_site"):
        return not_applicable(reason="elsewhere")
    path = "performance.asks_subcontractor_names"
    return met_if(need(tender, path), path, proposal=Proposal(path=path, value=True))


@check("WET-75")
def standard_leaves_room_for_equals(tender: Tender, norms: Norms) -> Verdict:
    """A standard is always followed by "of gelijkwaardig" (art. 2.76 lid 2)."""
    if not directive_may_hold(tender, norms):
        return not_applicable()
    return free_of(tender, LIMITS, MarketLimit.STANDARD_ONLY)


def _certificates(tender: Tender) -> list[int]:
    """The places of the demands that ask for a certificate or quality standard."""
    kinds = [item.kind for item in tender.requirements.criteria]
    return [index for index, kind in enumerate(kinds) if kind is SelectionCriterionKind.CERTIFICATE]


def _months(tender: Tender, path: str) -> int | None:
    """The age of a proof that is asked, or None."""
    value: int | None = getattr(tender.requirements, path.rpartition(".")[2])
    return value
