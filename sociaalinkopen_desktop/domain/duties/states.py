"""The duties of a tender by the law of one day: every duty of the catalogue once, in its order."""

from collections.abc import Sequence
from dataclasses import dataclass

from .. import dutch
from ..assessment import Finding
from ..catalogue import Catalogue, Duty
from ..choices import DossierKind, Regime
from ..fields import label_of
from ..norms import NoNormOnDate, Norms
from ..tender import Tender
from ..thresholds import regime_of
from ..verdicts import MissingFact
from . import afterwards, award, preparation, requirements
from .answers import DutyAnswer, DutyStatus, Judge, does_not_arise, registered, undecided

__all__ = ["DUTIES", "DutyState", "DutyStatus", "duties_of"]

THEMES = (preparation, requirements, award, afterwards)
"""The modules that fill the table of functions when they are imported."""

DUTIES: dict[str, Judge] = registered


@dataclass(frozen=True, kw_only=True)
class DutyState:
    """A duty and how it stands for one tender.

    `reason` is a Dutch sentence (why it does not arise, or what is missing); `fields` are the paths that fulfil it,
    `missing` those of them, or those before them, that still have to be filled in.
    """

    duty: Duty
    status: DutyStatus
    reason: str
    fields: tuple[str, ...]
    missing: tuple[str, ...]


def duties_of(tender: Tender, norms: Norms, catalogue: Catalogue, findings: Sequence[Finding]) -> tuple[DutyState, ...]:
    """How each duty in force stands on the day of the norms. `findings` are those of the assessment on that day.

    The norms that were read are added to the record of `norms`.
    """
    regime, gap = _regime(tender, norms)
    states = []
    for item in catalogue.duties:
        if item.holds_on(norms.day):
            answer = _answer(item, tender, norms, findings, regime, gap)
            states.append(
                DutyState(
                    duty=item,
                    status=answer.status,
                    reason=answer.reason,
                    fields=answer.fields,
                    missing=answer.missing,
                )
            )
    return tuple(states)


def _answer(
    item: Duty,
    tender: Tender,
    norms: Norms,
    findings: Sequence[Finding],
    regime: Regime | None,
    gap: DutyAnswer,
) -> DutyAnswer:
    if tender.subject.dossier_kind is not DossierKind.TENDER:
        return does_not_arise(f"Dit dossier is een {tender.subject.dossier_kind.label.lower()}.")
    if regime is not None and regime not in item.regimes:
        return does_not_arise("Geldt niet onder het regime van deze opdracht.")
    try:
        answer = DUTIES[item.id](tender, norms, findings)
    except MissingFact as missing:
        answer = _missing(missing)
    except NoNormOnDate as unknown:
        answer = _unknown(unknown)
    is_for_all = set(item.regimes) == set(Regime)
    if regime is None and not is_for_all and answer.status is not DutyStatus.DOES_NOT_ARISE:
        return gap
    return answer


def _regime(tender: Tender, norms: Norms) -> tuple[Regime | None, DutyAnswer]:
    """The body of rules; or None and what to say of duties that do not hold under each of them."""
    try:
        return regime_of(tender, norms), undecided("")
    except MissingFact as missing:
        return None, _missing(missing)
    except NoNormOnDate as unknown:
        return None, _unknown(unknown)


def _missing(missing: MissingFact) -> DutyAnswer:
    return undecided(f"Vul eerst in: {label_of(Tender, missing.path)}.", missing.path)


def _unknown(unknown: NoNormOnDate) -> DutyAnswer:
    return undecided(f"Voor {dutch.day(unknown.day)} is niet bekend: {unknown.description.rstrip('.')}.")
