"""Is the social return that is asked in proportion? Sentences from facts, each with its source, never an order.

The rules are those of the checks SR-03, SR-05, SR-10 and WET-74, so that this and the Toets never disagree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import dutch, fields
from .assessment import Check
from .checks.law_social import social_return_fits_the_contract
from .checks.social_return import (
    coordinator_looked_before_publication,
    effort_can_be_delivered,
    percentage_fits_the_labour,
)
from .choices import Choice, ContractNature, SocialReturnBasis
from .norms import Certainty, Norms
from .quantities import Quantity, months
from .social_return import GROUP, NORM, Obligation, decimals
from .tender import Tender
from .verdicts import MissingFact, Outcome, Verdict

SHORT = 3
"""So many names fit in a sentence; the others are counted."""


class Fit(Choice):
    """How the demand relates to the contract; none of these stops anything."""

    FITS = "fits", "Past"
    LOOK = "look", "Kijk na"
    HEAVY = "heavy", "Te zwaar"


@dataclass(frozen=True, kw_only=True)
class FitReason:
    """One reason in a sentence; `path` is the field to look at, "" when there is none."""

    fit: Fit
    sentence: str
    source: str
    certainty: Certainty = Certainty.SURE
    path: str = ""

    @property
    def remark(self) -> str:
        """Where it comes from; what is unsure says so."""
        return self.source if self.certainty is Certainty.SURE else f"{self.source} · nog te bevestigen"


def fit_of(tender: Tender, norms: Norms, found: Obligation) -> tuple[FitReason, ...]:
    """Why the demand is in proportion or not, worst first. Raises NoNormOnDate."""
    reasons = (
        *_percentage(tender, norms),
        *_labour(tender, norms, found),
        *_whole(tender, norms),
        *_term(tender, norms),
        *_size(tender, norms, found),
        *_coordinator(tender, norms),
    )
    order = {Fit.HEAVY: 0, Fit.LOOK: 1, Fit.FITS: 2}
    return tuple(sorted(reasons, key=lambda reason: order[reason.fit]))


def worst(reasons: Iterable[FitReason]) -> Fit:
    """The verdict over all reasons: the heaviest one."""
    fits = {reason.fit for reason in reasons}
    return next((fit for fit in (Fit.HEAVY, Fit.LOOK) if fit in fits), Fit.FITS)


def fit_at(norms: Norms, tender: Tender, found: Obligation) -> Fit:
    """The verdict on the percentage alone, for the table that compares: SR-03 and SR-05 with that percentage."""
    trial = fields.replaced(tender, f"{GROUP}.percentage", found.percentage)
    return worst((*_percentage(trial, norms), *_labour(trial, norms, found)))


def _percentage(tender: Tender, norms: Norms) -> Iterator[FitReason]:
    """SR-03: with little labour a lower ceiling; above the usual percentage (WET-74) it is too heavy."""
    path = f"{GROUP}.percentage"
    if tender.ambition.social_return.basis is SocialReturnBasis.WAGE_SUM:
        sentence = "U vraagt een deel van de loonsom. Dat volgt vanzelf hoeveel werk er in de opdracht zit."
        yield FitReason(fit=Fit.FITS, sentence=sentence, source="de grondslag die u koos", path=f"{GROUP}.basis")
        return
    verdict = _verdict(percentage_fits_the_labour, tender, norms)
    if isinstance(verdict, MissingFact):
        yield _open(verdict, "Daarmee ziet u of het percentage bij het werk past.")
        return
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return
    asked, ceiling, labour = verdict.values["asked"], verdict.values["ceiling"], verdict.values["labour"]
    usual = norms.value(f"{NORM}.percent_normal")
    if verdict.outcome is Outcome.MET:
        fit, tail = Fit.FITS, f"Bij {labour} arbeid past ten hoogste {ceiling}."
    else:
        is_above = isinstance(asked, Quantity) and asked.amount > usual
        fit = Fit.HEAVY if is_above else Fit.LOOK
        tail = f"Bij {labour} arbeid is {ceiling} gewoon. De kosten komen terug in de prijs."
    yield _reason(fit, f"U vraagt {asked}. {tail}", norms, path, f"{NORM}.percent_low", f"{NORM}.percent_normal")


def _labour(tender: Tender, norms: Norms, found: Obligation) -> Iterator[FitReason]:
    """SR-05: the years of work that are asked against those that the contract can pay."""
    verdict = _verdict(effort_can_be_delivered, tender, norms)
    path = f"{GROUP}.wage_share_percent"
    if isinstance(verdict, MissingFact):
        if verdict.path != path:
            yield _open(verdict, "Daarmee ziet u hoeveel werk er in de opdracht zit.")
        elif tender.ambition.social_return.basis is SocialReturnBasis.WAGE_SUM:
            yield _open(verdict, "Zonder dit deel is de loonsom niet bekend.")
        return
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return
    if found.share_of_wages is None:
        if verdict.outcome is not Outcome.MET:
            words = "U vulde in dat er geen arbeid in deze opdracht zit. Dan is er ook geen plek uit te betalen."
            yield _reason(Fit.HEAVY, words, norms, path, f"{NORM}.placement_share_percent")
        return
    share = dutch.percent(round(found.share_of_wages, 1))
    words = f"Dit is {share} van de loonkosten in de opdracht."
    if found.places is not None and found.workers is not None:
        words += (
            f" Het gaat om {decimals(found.places)} plek naast ongeveer {decimals(round(found.workers, 1))} "
            "voltijds werknemers."
        )
    if verdict.outcome is Outcome.MET:
        yield _reason(Fit.FITS, words, norms, path, f"{NORM}.placement_share_percent")
        return
    words += f" Uw grens is {verdict.values['share']} van de plekken."
    yield _reason(Fit.HEAVY, words, norms, f"{GROUP}.percentage", f"{NORM}.placement_share_percent")


def _whole(tender: Tender, norms: Norms) -> Iterator[FitReason]:
    """WET-74: placements that cost too much or outlast the contract, and a promise about what comes after it."""
    group = tender.ambition.social_return
    if not group.placements and not group.demands_outflow:
        return
    verdict = _verdict(social_return_fits_the_contract, tender, norms)
    if isinstance(verdict, MissingFact):
        yield _open(verdict, "Daarmee ziet u of de plaatsingen passen.")
        return
    told = verdict.values
    match verdict.reason:
        case "outflow":
            words = "U eist een vaste baan na afloop. Dat heeft de opdrachtnemer niet in de hand."
        case "too_long":
            words = f"Een plaatsing duurt {told['length']}, het contract {told['term']}."
        case "too_costly":
            words = f"De plaatsingen kosten ten minste {told['cost']}. Bij deze opdracht past {told['room']}."
        case "placements_fit":
            words = f"De plaatsingen kosten ten minste {told['cost']}. Dat past binnen {told['room']}."
        case _:
            return
    fit = Fit.FITS if verdict.outcome is Outcome.MET else Fit.HEAVY
    source = "Gids Proportionaliteit, paragraaf 3.5.6, met de kosten uit uw beleid"
    yield FitReason(fit=fit, sentence=words, source=source, certainty=Certainty.LIKELY, path=verdict.path)


def _term(tender: Tender, norms: Norms) -> Iterator[FitReason]:
    path, name = "value.duration_months", f"{NORM}.minimum_months"
    term = tender.value.duration_months
    shortest = norms.quantity(name)
    if term is None:
        yield _open(MissingFact(path), "Daarmee ziet u of er tijd is voor een plaatsing.")
    elif term < shortest.amount:
        sentence = f"De opdracht duurt {months(term)}. Onder {shortest} is een plaatsing moeilijk te vinden."
        yield _reason(Fit.LOOK, sentence, norms, path, name)
    else:
        yield _reason(Fit.FITS, f"De opdracht duurt {months(term)}. Dat is lang genoeg.", norms, path, name)


def _size(tender: Tender, norms: Norms, found: Obligation) -> Iterator[FitReason]:
    """Contracts and lots under the amount from which the policy weighs social return; supplies hold little labour."""
    name = f"{NORM}.threshold"
    threshold = norms.quantity(name)
    value = tender.estimated_value
    if tender.subject.nature is ContractNature.SUPPLIES:
        sentence = "Dit is een levering. Daarin zit weinig werk; kopen bij een sociale onderneming past vaak beter."
        yield FitReason(
            fit=Fit.LOOK, sentence=sentence, source="soort opdracht, uit dit dossier", path="subject.nature"
        )
    if value is not None and value < threshold.amount:
        sentence = f"De raming ligt onder {threshold}. Uw beleid vraagt hier geen social return."
        yield _reason(Fit.LOOK, sentence, norms, "value.base_value", name)
        return
    small = [part.name for part in found.lots if part.value < threshold.amount]
    if small:
        told = small[:SHORT] if len(small) <= SHORT else [*small[:SHORT], f"{len(small) - SHORT} andere"]
        one = "Dit perceel is" if len(small) == 1 else "Deze percelen zijn"
        sentence = f"{one} kleiner dan {threshold}: {dutch.listed(told)}. Vraag daar minder, of niets."
        yield _reason(Fit.LOOK, sentence, norms, "lots", name)


def _coordinator(tender: Tender, norms: Norms) -> Iterator[FitReason]:
    path, source = f"{GROUP}.coordinator_consulted_on", "uit dit dossier"
    verdict = _verdict(coordinator_looked_before_publication, tender, norms)
    if isinstance(verdict, MissingFact):
        sentence = "Leg de berekening voor aan de coördinator social return. Die weet wat haalbaar is."
        yield FitReason(fit=Fit.LOOK, sentence=sentence, source="nog geen overleg ingevuld", path=path)
    elif verdict.outcome is Outcome.MET:
        sentence = f"De coördinator keek mee op {_day(tender)}."
        yield FitReason(fit=Fit.FITS, sentence=sentence, source=source, path=path)
    elif verdict.outcome is Outcome.NOT_MET:
        sentence = f"De coördinator keek pas mee op {_day(tender)}, na de aankondiging."
        yield FitReason(fit=Fit.LOOK, sentence=sentence, source=source, path=path)


def _verdict(check: Check, tender: Tender, norms: Norms) -> Verdict | MissingFact:
    """What a check says, as if social return were asked; or the fact that it lacks."""
    asking = fields.replaced(tender, f"{GROUP}.is_applied", True)
    try:
        return check(asking, norms)
    except MissingFact as lacking:
        return lacking


def _day(tender: Tender) -> str:
    consulted = tender.ambition.social_return.coordinator_consulted_on
    return dutch.day(consulted) if consulted is not None else ""


def _open(lacking: MissingFact, why: str) -> FitReason:
    label = fields.label_of(Tender, lacking.path)
    sentence = f"Nog niet ingevuld: {label}. {why}"
    return FitReason(fit=Fit.LOOK, sentence=sentence, source="nog te beantwoorden", path=lacking.path)


def _reason(fit: Fit, sentence: str, norms: Norms, path: str, *names: str) -> FitReason:
    """A reason that rests on policy numbers: their source, and unsure as soon as one of them is."""
    used = [norms.used[name] for name in names if name in norms.used]
    sources = dict.fromkeys(item.reference.title.partition(". ")[0].rstrip(".") for item in used)
    unsure = next((item.certainty for item in used if item.certainty is not Certainty.SURE), Certainty.SURE)
    return FitReason(fit=fit, sentence=sentence, source="; ".join(sources), certainty=unsure, path=path)
