"""Why a route to social enterprises may be taken or not, and whether it is wise: sentences with source and certainty.

The rules are those of the checks VO-04, VO-07, WET-68, WET-69 and WET-71, tried on the tender as it would become.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from . import dutch, fields
from .assessment import Check
from .checks.law_reserved import (
    public_service_contract_is_short,
    public_service_is_one_of_the_list,
    reservation_makes_social_return_double,
)
from .checks.reserved_contract import own_sw_bedrijf_is_in_house, reservation_leaves_competition
from .checks.sectors import SOCIAL_SECTORS, is_in
from .choices import Choice, ContractNature
from .norms import Certainty, Norms, NormUsed
from .tender import Tender
from .thresholds import is_above_threshold, threshold_for
from .verdicts import MissingFact, Outcome, Verdict

GROUP = "ambition.reservation"
SHARE = "reserved.minimum_share_percent"
YEARS = "reserved.public_service_maximum_years"
BACK = "reserved.public_service_lookback_years"
IN_HOUSE_SHARE = "in_house.minimum_activities_percent"


class Says(Choice):
    """What a reason says; as a verdict over all reasons it is the heaviest one."""

    YES = "yes", "Ja"
    OPEN = "open", "Nog een vraag"
    NO = "no", "Nee"


@dataclass(frozen=True, kw_only=True)
class RouteReason:
    """One reason in a sentence with its source; `path` is the field to fill in or to look at, "" when there is none.

    `is_question` says that the field is still empty; `is_condition` that it is no verdict but something to keep to.
    """

    says: Says
    sentence: str
    source: str
    certainty: Certainty = Certainty.SURE
    path: str = ""
    is_question: bool = False
    is_condition: bool = False

    @property
    def remark(self) -> str:
        """Where it comes from; what is unsure says so."""
        return self.source if self.certainty is Certainty.SURE else f"{self.source} · nog te bevestigen"


def by_size(tender: Tender) -> tuple[int, ...]:
    """The places of the lots, smallest first; those without a value come last."""
    known = [(lot.estimated_value, at) for at, lot in enumerate(tender.lots) if lot.estimated_value is not None]
    unknown = [at for at, lot in enumerate(tender.lots) if lot.estimated_value is None]
    return (*(at for _value, at in sorted(known)), *unknown)


def is_above(tender: Tender, norms: Norms) -> bool | MissingFact:
    """Whether the estimate is the European threshold or more, or the fact that is lacking. Raises NoNormOnDate."""
    try:
        return is_above_threshold(tender, norms)
    except MissingFact as lacking:
        return lacking


# -- may it -----------------------------------------------------------------------------------------------------------
def may_sheltered(tender: Tender, trial: Tender, norms: Norms) -> Iterator[RouteReason]:
    """Art. 2.82: above the threshold, for enterprises with the share of workers and the aim of the law."""
    yield _threshold_reason(tender, norms)
    yield from _group_and_proof(norms)
    if tender.subject.is_social_or_specific_service and tender.subject.nature is ContractNature.SERVICES:
        yield RouteReason(
            says=Says.YES,
            sentence="De lichte procedure noemt dit artikel niet. De praktijk gebruikt het daar wel.",
            source="Aanbestedingswet 2012, art. 2.39 lid 2",
            certainty=Certainty.LIKELY,
            is_condition=True,
        )


def _group_and_proof(norms: Norms) -> Iterator[RouteReason]:
    """Who counts, and how it may be shown; the law names the share, not the label."""
    used = _used(norms, SHARE)
    yield _law(
        f"Ten minste {used.quantity} van de werknemers is gehandicapt of kansarm. Hen aan werk helpen is het hoofddoel "
        "van de onderneming.",
        used,
        is_condition=True,
    )
    yield RouteReason(
        says=Says.YES,
        sentence="Bewijs kan zijn: PSO 30+, een verklaring van een accountant, of iets gelijkwaardigs. Vraag het pas "
        "van de winnaar. Wie als kansarm telt, staat niet in de wet.",
        source="praktijk; de wet noemt het aandeel en geen keurmerk",
        certainty=Certainty.LIKELY,
        is_condition=True,
    )


def may_public_service(tender: Tender, trial: Tender, norms: Norms) -> Iterator[RouteReason]:
    """Art. 2.82a: services of the list, a short term, not again to the same organisation, four conditions."""
    yield _threshold_reason(tender, norms)
    used, back = _used(norms, YEARS), _used(norms, BACK)
    if tender.subject.nature is None:
        yield _open("subject.nature", "Dit kan alleen bij diensten.")
    listed = _try(public_service_is_one_of_the_list, trial, norms)
    if isinstance(listed, MissingFact):
        yield _open(listed.path, "Alleen bepaalde diensten staan op de lijst.")
    elif listed.outcome is not Outcome.NOT_APPLICABLE:
        fits = listed.outcome is Outcome.MET
        words = f"CPV-code {listed.values['code']} staat {'' if fits else 'niet '}op de lijst van diensten."
        yield _law(words, used, says=Says.YES if fits else Says.NO, path="subject.main_cpv")
    term = tender.value.longest_duration_months
    if term is None:
        yield _open("value.duration_months", f"Met verlengingen mag het ten hoogste {used.quantity} zijn.")
    else:
        verdict = _try(public_service_contract_is_short, trial, norms)
        fits = isinstance(verdict, MissingFact) or verdict.outcome is not Outcome.NOT_MET or verdict.reason == "again"
        told = dutch.counted(term, "maand", "maanden")
        words = f"Met verlengingen duurt het {told}; ten hoogste {used.quantity} mag."
        yield _law(words, used, says=Says.YES if fits else Says.NO, path="value.duration_months")
    yield from _not_again(tender, back)
    yield _law(
        "De stukken vragen vier dingen: een taak van algemeen belang, winst terug in dat doel, zeggenschap van "
        f"medewerkers of deelnemers, en de laatste {back.quantity} niet zo gekregen.",
        used,
        is_condition=True,
    )


def _not_again(tender: Tender, back: NormUsed) -> Iterator[RouteReason]:
    path = f"{GROUP}.had_service_before"
    match tender.ambition.reservation.had_service_before:
        case None:
            yield _open(path, "Is dat zo, dan mag zij haar niet nog eens zo krijgen.")
        case True:
            words = f"De beoogde organisatie kreeg deze dienst de laatste {back.quantity} al zo van u."
            yield _law(words, back, says=Says.NO, path=path)
        case False:
            words = f"De beoogde organisatie kreeg deze dienst de laatste {back.quantity} niet zo van u."
            yield _law(words, back, path=path)


def may_below(tender: Tender, trial: Tender, norms: Norms) -> Iterator[RouteReason]:
    """Below the threshold: no article of its own; whom to invite is chosen with objective reasons (art. 1.4)."""
    yield _threshold_reason(tender, norms, below=True)
    source = "Aanbestedingswet 2012, art. 1.4, 1.12 en 1.15"
    path = "procedure.has_cross_border_interest"
    match tender.procedure.has_cross_border_interest:
        case None:
            yield _open(path, "Dan moet iedereen gelijk kunnen meedoen.")
        case True:
            yield RouteReason(
                says=Says.OPEN,
                sentence="Er is grensoverschrijdend belang. Maak de opdracht dan bekend, en laat een jurist meekijken.",
                source=source,
                certainty=Certainty.LIKELY,
                path=path,
            )
        case False:
            yield RouteReason(
                says=Says.YES,
                sentence="U kiest zelf wie u uitnodigt, als u met feiten uitlegt waarom. Een eigen artikel is er niet; "
                "volg art. 2.82 als voorbeeld.",
                source=source,
                certainty=Certainty.LIKELY,
            )
    yield from _group_and_proof(norms)
    if tender.procedure.procedure is None:
        yield _open("procedure.procedure", "Onderhands of met aankondiging maakt verschil.")


def may_in_house(tender: Tender, trial: Tender, norms: Norms) -> Iterator[RouteReason]:
    """Art. 2.24a: control, most of the work for the municipality, no private share; each told once it is known."""
    used = _used(norms, IN_HOUSE_SHARE)
    reservation = tender.ambition.reservation
    verdict = _try(own_sw_bedrijf_is_in_house, trial, norms)
    if isinstance(verdict, Verdict) and verdict.outcome is Outcome.NOT_MET:
        words = {
            "no_control": "De gemeente stuurt dit bedrijf niet aan als een eigen dienst.",
            "private_capital": "Een privé-partij heeft een aandeel in dit bedrijf.",
        }.get(verdict.reason, f"Niet meer dan {used.quantity} van het werk is voor de gemeente.")
        yield _law(words, used, says=Says.NO, path=verdict.path)
        return
    if isinstance(verdict, Verdict):
        share = dutch.percent(reservation.activities_percent or 0)
        words = f"U stuurt het bedrijf aan, {share} van het werk is voor de gemeente, en er is geen privé-aandeel."
        yield _law(words, used)
        return
    for path, why in (
        (f"{GROUP}.has_control", "Alleen dan is het als een eigen dienst."),
        (f"{GROUP}.activities_percent", f"Dat moet meer zijn dan {used.quantity}."),
        (f"{GROUP}.has_private_capital", "Zijn die er, dan mag het niet."),
    ):
        if fields.get(tender, path) is None:
            yield _open(path, why, source=used.reference.title)


def _threshold_reason(tender: Tender, norms: Norms, *, below: bool = False) -> RouteReason:
    above = is_above(tender, norms)
    if isinstance(above, MissingFact):
        return _open(above.path, "Boven of onder de Europese drempel maakt verschil.")
    amount = threshold_for(tender, norms)
    used = next(item for item in norms.used.values() if item.quantity == amount and item.name.startswith("thresholds."))
    told = dutch.euro(tender.estimated_value or 0)
    words = f"De raming van {told} ligt {'op of boven' if above else 'onder'} de drempel van {amount}."
    return RouteReason(
        says=Says.YES if above is not below else Says.NO,
        sentence=words,
        source=f"{used.reference.title}; vanaf {dutch.day(used.valid_from)}",
        certainty=used.certainty,
        path="value.base_value",
    )


# -- is it wise -------------------------------------------------------------------------------------------------------
def wise(tender: Tender, trial: Tender, norms: Norms) -> Iterator[RouteReason]:
    """Candidates, market, a lot that would do, and social return that would be double."""
    yield from _competition(tender, trial, norms)
    yield from _market(tender)
    yield from _smaller(tender)
    double = _try(reservation_makes_social_return_double, trial, norms)
    if isinstance(double, Verdict) and double.outcome is Outcome.NOT_MET:
        yield RouteReason(
            says=Says.OPEN,
            sentence="U vraagt ook social return. Een sociale onderneming heeft de doelgroep al: dat is dubbel.",
            source="eigen afweging, art. 1.10 en 2.80 Aanbestedingswet 2012",
            certainty=Certainty.LIKELY,
            path="ambition.social_return.is_applied",
        )


def _competition(tender: Tender, trial: Tender, norms: Norms) -> Iterator[RouteReason]:
    path, verdict = f"{GROUP}.candidates", _try(reservation_leaves_competition, trial, norms)
    found = tender.market.register_matches
    if isinstance(verdict, MissingFact):
        if verdict.path == path:
            hint = f" Uw zoektocht vond er {dutch.number(found)}." if found is not None else ""
            yield _open(
                path, f"Met één kandidaat is er geen keuze.{hint}", source="art. 2.82: mededinging blijft nodig"
            )
        return
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return
    candidates = verdict.values["candidates"]
    if verdict.outcome is Outcome.MET:
        words, says = f"Mogelijke kandidaten: {candidates}. Zij kunnen met elkaar wedijveren.", Says.YES
    else:
        words, says = f"Mogelijke kandidaten: {candidates}. Dat is te weinig voor een echte keuze.", Says.NO
    yield RouteReason(says=says, sentence=words, source="uw schatting, uit dit dossier", path=path)


def _market(tender: Tender) -> Iterator[RouteReason]:
    path, source = "subject.main_cpv", "lijst van markten in dit programma"
    try:
        social = is_in(tender, SOCIAL_SECTORS)
    except MissingFact:
        yield _open(path, "Daarmee ziet u of sociale ondernemingen dit leveren.")
        return
    if social:
        sentence = "In deze markt werken sociale ondernemingen en sw-bedrijven."
        yield RouteReason(says=Says.YES, sentence=sentence, source=source, certainty=Certainty.LIKELY, path=path)
    else:
        sentence = "Voor deze markt kennen wij geen sociale ondernemingen. Zoek eerst in een register."
        yield RouteReason(
            says=Says.OPEN, sentence=sentence, source=source, certainty=Certainty.LIKELY, path="market.register_matches"
        )


def _smaller(tender: Tender) -> Iterator[RouteReason]:
    """A lot that would suit better than the whole."""
    order = by_size(tender)
    if len(order) < 2 or tender.lots[order[0]].estimated_value is None:
        return
    lot = tender.lots[order[0]]
    name = lot.title.strip() or f"perceel {order[0] + 1}"
    sentence = f"Eén perceel voorbehouden kan ook. Het kleinste is {name}, {dutch.euro(lot.estimated_value or 0)}."
    yield RouteReason(says=Says.YES, sentence=sentence, source="uw percelen, uit dit dossier", path="lots")


# -- small parts ------------------------------------------------------------------------------------------------------
def _try(check: Check, trial: Tender, norms: Norms) -> Verdict | MissingFact:
    try:
        return check(trial, norms)
    except MissingFact as lacking:
        return lacking


def _used(norms: Norms, name: str) -> NormUsed:
    norms.quantity(name)
    return norms.used[name]


def _law(
    sentence: str, used: NormUsed, says: Says = Says.YES, path: str = "", *, is_condition: bool = False
) -> RouteReason:
    return RouteReason(
        says=says,
        sentence=sentence,
        source=used.reference.title,
        certainty=used.certainty,
        path=path,
        is_condition=is_condition,
    )


def _open(path: str, why: str, source: str = "nog te beantwoorden") -> RouteReason:
    sentence = f"Nog niet ingevuld: {fields.label_of(Tender, path)}. {why}"
    return RouteReason(says=Says.OPEN, sentence=sentence, source=source, path=path, is_question=True)
