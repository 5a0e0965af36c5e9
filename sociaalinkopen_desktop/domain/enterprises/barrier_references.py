"""References that are asked, against the work that the register knows of an enterprise."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from .. import dutch
from ..checks.parts import smallest_part
from ..checks.sme_and_lots import references_are_in_proportion
from ..choices import ContractNature
from ..norms import NoNormOnDate, Norms
from ..requirements import ReferenceRequirement
from ..tender import Tender
from ..thresholds import part_two_may_hold
from ..verdicts import MissingFact, Proposal
from .demand import Demand, Standing, proposal_of
from .enterprise import Enterprise, Reference
from .matching_index import GROUP
from .matching_need import whole_codes

PATH = "requirements.references"


def references(tender: Tender, norms: Norms) -> Iterator[Demand]:
    """A demand per core competence that asks for at least one reference."""
    asked = tender.requirements.references
    within_norms = proposal_of(references_are_in_proportion, tender, norms, PATH)
    for index, item in enumerate(asked):
        if not item.references_required:
            continue
        path = f"{PATH}.{index}"
        proposal, lighter = _lighter(tender, norms, index, item, within_norms)
        yield Demand(
            key=f"references.{index}",
            title=_title(item),
            path=path,
            criterion="MKB-10" if proposal is not None and proposal.path.endswith("period_years") else "MKB-04",
            standing=_standing(tender, norms, item),
            lighter=lighter,
            proposal=proposal,
        )


def _title(item: ReferenceRequirement) -> str:
    number = item.references_required or 0
    words = dutch.counted(number, "referentie", "referenties")
    competence = item.core_competence.strip()
    parts = [f"{words} voor '{competence}'" if competence else words]
    if item.minimum_value:
        parts.append(f"van ten minste {dutch.euro(item.minimum_value)}")
    elif item.minimum_percent:
        parts.append(f"van ten minste {dutch.percent(item.minimum_percent)} van de raming")
    if item.period_years:
        parts.append(f"niet ouder dan {dutch.number(item.period_years)} jaar")
    return ", ".join(parts)


def _standing(tender: Tender, norms: Norms, item: ReferenceRequirement) -> Callable[[Enterprise], Standing]:
    least, codes = _least_value(tender, item), whole_codes((tender.subject.main_cpv, *tender.subject.additional_cpvs))
    groups = tuple({code[:GROUP] for code in codes})
    asked = item.references_required or 0

    def standing(enterprise: Enterprise) -> Standing:
        """Out only when enough work is on record and too little of it can count; else more may exist than is known."""
        found = [_counts(one, item, least, norms.day.year, groups) for one in enterprise.references]
        if found.count(True) >= asked:
            return Standing.CAN
        possible = len(found) - found.count(False)
        return Standing.OUT if len(found) >= asked > possible else Standing.UNKNOWN

    return standing


def _least_value(tender: Tender, item: ReferenceRequirement) -> Decimal | None:
    """The amount that a reference must have; 0 when none is asked, None when it cannot be computed."""
    if item.minimum_value is not None:
        return item.minimum_value
    if not item.minimum_percent:
        return Decimal(0)
    try:
        return smallest_part(tender) * item.minimum_percent / 100
    except MissingFact:
        return None


def _counts(
    one: Reference, item: ReferenceRequirement, least: Decimal | None, year: int, groups: tuple[str, ...]
) -> bool | None:
    """Whether this work counts; None when the register does not say enough. What it is about a code only suggests."""
    known = True
    if item.period_years:
        if one.year is not None and one.year < year - item.period_years:
            return False
        known = one.year is not None and one.year > year - item.period_years
    if least is None:
        known = False
    elif least:
        if one.value is not None and one.value < least:
            return False
        known = known and one.value is not None
    same_field = bool(groups) and any(code.startswith(groups) for code in whole_codes((one.cpv,)))
    return True if known and same_field else None


def _lighter(
    tender: Tender, norms: Norms, index: int, item: ReferenceRequirement, within_norms: Proposal | None
) -> tuple[Proposal | None, str]:
    """What would keep fewer out: back to what the Gids allows, else older work that may count too, else a sentence."""
    path = f"{PATH}.{index}"
    if within_norms is not None and within_norms.path.startswith(f"{path}."):
        return within_norms, _told(within_norms)
    longest = _longest(tender, norms)
    if longest is not None and item.period_years is not None and item.period_years < longest:
        text = f"Laat werk tot {longest} jaar terug meetellen. Zo ver terug mag u kijken."
        return Proposal(path=f"{path}.period_years", value=longest), text
    return None, (
        "Vraag alleen een referentie als het werk zonder ervaring misgaat. Laat ook een deel van een opdracht, "
        "een proef of vergelijkbaar werk meetellen."
    )


def _told(proposal: Proposal) -> str:
    if proposal.path.endswith("references_required"):
        return f"Vraag {dutch.counted(proposal.value, 'referentie', 'referenties')} voor deze kerncompetentie."
    if proposal.path.endswith("minimum_percent"):
        return f"Verlaag de waarde naar {dutch.percent(proposal.value)} van de raming."
    return f"Verlaag de waarde per referentie naar {dutch.euro(proposal.value)}."


def _longest(tender: Tender, norms: Norms) -> int | None:
    """How many years back work may be asked for (art. 2.93); None where that article does not hold or is not known."""
    try:
        if tender.subject.nature is None or not part_two_may_hold(tender, norms):
            return None
        works = tender.subject.nature is ContractNature.WORKS
        return norms.whole(f"selection.reference_years_{'works' if works else 'other'}")
    except NoNormOnDate:
        return None
