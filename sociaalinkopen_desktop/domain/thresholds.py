"""Above or below the European threshold, which body of rules that gives, and the exemption for small lots.

Amounts are excl. btw. "From the threshold on" includes the threshold itself (art. 2.1-2.3 and 2.6a Aw 2012).
"""

from dataclasses import dataclass
from decimal import Decimal

from .choices import ContractNature, Procedure, Regime
from .norms import Norms
from .quantities import Quantity, euros, percentage
from .tender import Tender
from .verdicts import MissingFact, need, need_value, worked_out_once

PRESUMED = {
    Procedure.SOCIAL_AND_SPECIFIC: Regime.SOCIAL_AND_SPECIFIC,
    Procedure.SINGLE_ONDERHANDS: Regime.SINGLE,
    Procedure.MEERVOUDIG_ONDERHANDS: Regime.MEERVOUDIG,
    Procedure.MINI_COMPETITION: Regime.MEERVOUDIG,
    Procedure.NEGOTIATED_WITHOUT_CALL: Regime.SINGLE,
}


@worked_out_once
def threshold_for(tender: Tender, norms: Norms) -> Quantity:
    """The European threshold that fits the nature of the contract, for a municipality.

    Raises MissingFact (nature, or whether it is a social or specific service) and NoNormOnDate.
    """
    nature = need(tender, "subject.nature")
    if nature is ContractNature.WORKS:
        return norms.quantity("thresholds.eu.works")
    if nature is ContractNature.SERVICES and need(tender, "subject.is_social_or_specific_service"):
        return norms.quantity("thresholds.eu.social_services")
    return norms.quantity("thresholds.eu.supplies_services")


@worked_out_once
def is_above_threshold(tender: Tender, norms: Norms) -> bool:
    """Whether the estimated value is the threshold or more. Raises MissingFact and NoNormOnDate."""
    return bool(need_value(tender) >= threshold_for(tender, norms).amount)


@worked_out_once
def regime_of(tender: Tender, norms: Norms) -> Regime:
    """Which of the six bodies of rules applies (Aw 2012 parts 1 and 2).

    Where no value is known (a notice may leave it out) the choice of a European procedure says that part 2 is followed.
    Raises MissingFact for a value, nature, procedure or (below the threshold) cross-border interest not yet known,
    and NoNormOnDate when no threshold is known on that day.
    """
    procedure = need(tender, "procedure.procedure")
    if procedure is Procedure.IN_HOUSE:
        # Art. 2.24a takes it out of part 2; what is left are the rules that hold for every contract.
        return Regime.SINGLE
    if tender.estimated_value is None and procedure.is_european:
        return Regime.EUROPEAN
    if tender.estimated_value is None and procedure is Procedure.SOCIAL_AND_SPECIFIC:
        return Regime.SOCIAL_AND_SPECIFIC
    if is_above_threshold(tender, norms):
        # Art. 2.38 lid 2: the light procedure is the rule for these services, unless the buyer chooses otherwise.
        is_light = tender.subject.is_social_or_specific_service and tender.subject.nature is ContractNature.SERVICES
        return Regime.SOCIAL_AND_SPECIFIC if is_light and not procedure.is_european else Regime.EUROPEAN
    if need(tender, "procedure.has_cross_border_interest"):
        return Regime.CROSS_BORDER
    if procedure in (Procedure.SINGLE_ONDERHANDS, Procedure.NEGOTIATED_WITHOUT_CALL):
        return Regime.SINGLE
    if procedure in (Procedure.MEERVOUDIG_ONDERHANDS, Procedure.MINI_COMPETITION):
        return Regime.MEERVOUDIG
    # A notice that nobody was obliged to send (art. 1.11).
    return Regime.NATIONAL


@worked_out_once
def likely_regime(tender: Tender, norms: Norms) -> Regime | None:
    """The body of rules as far as it can be known: None while no procedure is chosen.

    Where the value or nature is missing, a procedure is taken to be rightly chosen: a European one for a contract above
    the threshold. For demands that are unlawful or unreasonable in themselves; a sum that decides needs `regime_of`.
    Raises NoNormOnDate.
    """
    procedure = tender.procedure.procedure
    if procedure is None:
        return None
    try:
        return regime_of(tender, norms)
    except MissingFact:
        pass
    try:
        above = is_above_threshold(tender, norms)
    except MissingFact:
        above = procedure.is_european or procedure is Procedure.NEGOTIATED_WITHOUT_CALL
    if above:
        return Regime.EUROPEAN
    return PRESUMED.get(procedure, Regime.NATIONAL)


def part_two_may_hold(tender: Tender, norms: Norms) -> bool:
    """Whether part 2 of the law holds in full, or may still turn out to hold. Raises NoNormOnDate."""
    return likely_regime(tender, norms) in (Regime.EUROPEAN, None)


def directive_may_hold(tender: Tender, norms: Norms) -> bool:
    """Whether a European procedure or the light one for social services applies, or may still. Raises NoNormOnDate."""
    return likely_regime(tender, norms) in (Regime.EUROPEAN, Regime.SOCIAL_AND_SPECIFIC, None)


def guide_may_hold(tender: Tender, norms: Norms) -> bool:
    """Whether the Gids Proportionaliteit holds: for all but a contract with one invited enterprise (art. 1.16)."""
    return likely_regime(tender, norms) is not Regime.SINGLE


@dataclass(frozen=True, kw_only=True)
class SmallLots:
    """The sum of art. 2.18 lid 3 and 2.19 lid 3: small lots may stay outside the European procedure.

    Lots are named by their index. `limit` is per lot (a lot must be below it: the directive is stricter than the Aw),
    `share_limit` for all of them together.
    """

    limit: Quantity
    share_limit: Quantity
    total: Quantity
    exempt: tuple[int, ...]
    exempt_value: Quantity
    exempt_share: Quantity
    too_large: tuple[int, ...]
    fitting: tuple[int, ...]

    @property
    def room(self) -> Quantity:
        """What may still be exempted; zero when the share is used up or exceeded."""
        ceiling = self.total.amount * self.share_limit.amount / 100
        return euros(max(ceiling - self.exempt_value.amount, Decimal(0)))

    @property
    def is_within(self) -> bool:
        """Whether every exempt lot is small enough, and all of them together are at most the share."""
        return not self.too_large and self.exempt_value.amount * 100 <= self.total.amount * self.share_limit.amount


def small_lots(tender: Tender, norms: Norms) -> SmallLots:
    """The exemption for small lots, applied to the lots of this tender.

    `exempt` are the lots for which the officer uses it, `too_large` those of them that are not small, `fitting` other
    lots that could still be added, smallest first. Raises MissingFact for no lots, a lot without value or no nature.
    """
    works = need(tender, "subject.nature") is ContractNature.WORKS
    limit = norms.quantity("lots.small_works" if works else "lots.small_supplies_services")
    share_limit = norms.quantity("lots.small_share_percent")
    need(tender, "lots")
    values = [Decimal(need(tender, f"lots.{index}.estimated_value")) for index in range(len(tender.lots))]
    total = sum(values, Decimal(0))
    exempt = tuple(index for index, lot in enumerate(tender.lots) if lot.uses_small_lot_exemption)
    exempt_value = sum((values[index] for index in exempt), Decimal(0))
    left = total * share_limit.amount / 100 - exempt_value
    fitting = []
    for index in sorted(range(len(values)), key=lambda place: values[place]):
        if index not in exempt and values[index] < limit.amount and values[index] <= left:
            fitting.append(index)
            left -= values[index]
    return SmallLots(
        limit=limit,
        share_limit=share_limit,
        total=euros(total),
        exempt=exempt,
        exempt_value=euros(exempt_value),
        exempt_share=percentage(round(exempt_value * 100 / total, 1) if total else Decimal(0)),
        too_large=tuple(index for index in exempt if values[index] >= limit.amount),
        fitting=tuple(fitting),
    )
