"""The model and what it teaches, in plain Dutch sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from .. import dutch
from ..award_trial import PriceFormula, ScoringModel, TieRule
from .breakeven import BreakEven, point_price
from .insights import Reversal, Sensitivity, WhatIf
from .model import WHOLE, Model, Offer
from .prices import ZERO
from .ranking import Outcome, Result, why_invalid

LARGE = 100
"""From this amount on, cents only distract."""

FORMULAS = {
    PriceFormula.RATIO: "De laagste prijs krijgt alle {most} prijspunten. Een andere prijs krijgt: laagste prijs ÷ "
    "prijs × {most}.",
    PriceFormula.DIFFERENCE: "De laagste prijs krijgt alle {most} prijspunten. Een andere prijs krijgt: "
    "(2 − prijs ÷ laagste prijs) × {most}. Het dubbele van de laagste prijs of meer krijgt 0 punten.",
    PriceFormula.LOWEST_TO_HIGHEST: "De laagste prijs krijgt alle {most} prijspunten en de hoogste prijs 0 punten. "
    "Daartussen dalen de punten gelijk op met de prijs.",
    PriceFormula.BANDWIDTH: "Een prijs van {floor} of lager krijgt alle {most} prijspunten, een prijs van {ceiling} "
    "of hoger 0 punten. Daartussen dalen de punten gelijk op met de prijs.",
    PriceFormula.ANCHOR: "Een prijs van {anchor} krijgt de helft van de {most} prijspunten. Bij {double} of meer zijn "
    "het er 0. De punten dalen gelijk op met de prijs.",
}
RELATIVE = (
    "Deze formule kijkt naar de prijzen van anderen. Een inschrijver weet zijn punten dus niet vooraf, en de volgorde "
    "kan veranderen als er één afvalt."
)
ABSOLUTE = (
    "Deze formule kijkt niet naar andere prijzen. Een inschrijver kan zijn punten vooraf uitrekenen, en de volgorde "
    "verandert niet als er één afvalt."
)
TIES = {
    TieRule.QUALITY: "Bij een gelijke stand wint wie de meeste punten of waarde heeft voor kwaliteit. Is ook dat "
    "gelijk, schrijf dan op dat het lot beslist.",
    TieRule.LOT: "Bij een gelijke stand beslist het lot. Schrijf op hoe en waar u loot.",
}
NO_TIE_RULE = "Schrijf in de stukken wat er gebeurt bij een gelijke stand: de hoogste kwaliteit wint, of u loot."
NO_TIE_RULE_FOR_PRICES = "Schrijf in de stukken wat er gebeurt bij een gelijke stand, bijvoorbeeld dat u loot."
INVENTED = "De biedingen zijn verzonnen om het model te proeven. Zij zeggen niets over echte ondernemingen."


@dataclass(frozen=True, kw_only=True)
class Insight:
    """One thing to know. `tone` is "text", or "why" for what asks attention."""

    sentence: str
    tone: str = "text"


def amount(value: Decimal) -> str:
    """An amount without cents when it is large: "€ 1.250", "€ 12,50"."""
    return dutch.euro(round(value) if abs(value) >= LARGE else value)


def up_to(value: Decimal) -> str:
    """A limit, rounded down so that it still holds."""
    if abs(value) < LARGE:
        return dutch.euro(value)
    return dutch.euro(value.to_integral_value(ROUND_FLOOR))


def method_words(model: Model) -> tuple[str, ...]:
    """How the winner follows from the bids: sentences for the documents and the justification."""
    rounding = () if model.decimals is None else (_rounding(model.decimals),)
    ties = (TIES[model.tie_rule] if model.tie_rule else NO_TIE_RULE,)
    match model.method:
        case ScoringModel.WEIGHTED:
            quality = (
                f"Een criterium voor kwaliteit krijgt: score ÷ {dutch.number(model.scale.highest)} × gewicht. "
                "De meeste punten samen winnen."
            )
            return (
                formula_words(model),
                RELATIVE if model.formula.is_relative else ABSOLUTE,
                quality,
                *rounding,
                *ties,
            )
        case ScoringModel.VALUE:
            return (
                "De beoordelingsprijs is de prijs min de waarde van de kwaliteit. De laagste beoordelingsprijs wint; "
                "u betaalt de prijs die is geboden.",
                f"De waarde van een criterium is: score ÷ {dutch.number(model.scale.highest)} × de hoogste waarde.",
                "De beoordelingsprijs mag lager zijn dan € 0. De volgorde blijft dan dezelfde.",
                *rounding,
                *ties,
            )
        case ScoringModel.LIFETIME_COST:
            return (
                "De laagste kosten over de levensduur winnen: aanschaf + kosten per jaar − restwaarde.",
                TIES[TieRule.LOT],
            )
        case ScoringModel.LOWEST_PRICE:  # pragma: no branch
            return ("De laagste prijs wint.", TIES[TieRule.LOT])


def formula_words(model: Model) -> str:
    """What the price formula does, with the numbers of this model filled in."""
    return FORMULAS[model.formula].format(
        most=dutch.number(model.price_weight),
        floor=amount(model.fixed.floor),
        ceiling=amount(model.fixed.ceiling),
        anchor=amount(model.fixed.anchor),
        double=amount(2 * model.fixed.anchor),
    )


def headline(model: Model, outcome: Outcome) -> tuple[str, str]:
    """The one sentence that carries the page, and a second one that explains it."""
    if outcome.problem:
        return "Er is nog niets te rekenen", outcome.problem
    prices = [item.price for item in outcome.ranking if item.price is not None]
    if not prices:
        return "Er is nog geen bieding die telt", "Vul per bieding een prijs in, en bij elk criterium een score."
    if model.method is ScoringModel.WEIGHTED:
        price = point_price(model, prices, min(prices))
        if price is None:
            return "De prijs weegt bijna niets", "Eén punt kwaliteit is meer waard dan het hele verschil in prijs."
        average = sum(prices, ZERO) / len(prices)
        around = point_price(model, prices, average)
        second = f"Wie één punt meer heeft voor kwaliteit, mag {amount(price)} duurder zijn dan de laagste prijs."
        if around is not None and amount(around) != amount(price):
            second += f" Rond de gemiddelde prijs van {amount(average)} is dat {amount(around)}."
        return f"Eén kwaliteitspunt kost {amount(price)}", second
    if model.method is ScoringModel.VALUE:
        most = sum((item.value for item in model.qualities), ZERO)
        step = most / model.scale.highest
        return (
            f"De beste kwaliteit is {amount(most)} waard",
            f"Eén stap van 1 op de schaal, op elk criterium, is {amount(step)} waard.",
        )
    return "Alleen het bedrag telt", "Kwaliteit en sociale inzet geven hier geen voorsprong. Regel die met eisen."


def insights(
    model: Model,
    offers: Sequence[Offer],
    outcome: Outcome,
    limits: Sequence[BreakEven],
    turned: Sequence[Reversal],
    varied: Sensitivity | None,
    idle: Sequence[str],
) -> tuple[Insight, ...]:
    """What the bids teach, most telling first."""
    return (
        *_on_winner(model, outcome, limits),
        *(_varied(model, varied) if varied is not None else ()),
        *(_turned(item) for item in turned),
        *(_idle(name) for name in idle),
        *_outside_band(model, offers),
        *_on_weights(model),
    )


def limit_words(limit: BreakEven) -> str:
    """Up to which price a bid wins, for a table."""
    if limit.price is not None:
        return up_to(limit.price)
    return "elke prijs" if limit.always else "geen enkele prijs"


def what_if_words(found: WhatIf, number: int) -> tuple[str, str]:
    """Where the social enterprise ends among `number` bids, and how much dearer it may be."""
    place = _place(found.result, number)
    base = found.base.name
    if found.break_even.always:
        return place, "Zij wint bij elke prijs: de prijs kan het verschil in kwaliteit niet goedmaken."
    if found.most_percent is None or found.break_even.price is None:
        return place, "Met deze score wint zij bij geen enkele prijs."
    percent = rounded_percent(found.most_percent)
    limit = up_to(found.break_even.price)
    if found.most_percent < 0:
        return place, f"Zij wint pas als zij {percent} goedkoper is dan {base}: bij {limit} of minder."
    return (
        place,
        f"Zij wint of eindigt gelijk zolang zij hoogstens {percent} duurder is dan {base}: tot en met {limit}.",
    )


def rounded_percent(value: Decimal) -> str:
    """A percentage with one decimal, rounded down so that it still holds, without its sign."""
    return dutch.percent(abs(value.quantize(Decimal("0.1"), ROUND_FLOOR)))


def stretch_words(varied: Sensitivity) -> tuple[tuple[str, str], ...]:
    """From where to where who wins, for a table: ("0 tot 45 %", "Inschrijver A")."""
    return tuple(
        (f"{_whole(item.begin)} tot {dutch.percent(_one(item.end))}", dutch.listed(item.winners))
        for item in varied.stretches
    )


def _place(result: Result, number: int) -> str:
    if result.rank == 1:
        return f"Zij wint, met {number} biedingen." if number > 1 else "Zij wint."
    return f"Zij eindigt op plaats {result.rank} van {number}."


def _on_winner(model: Model, outcome: Outcome, limits: Sequence[BreakEven]) -> Iterator[Insight]:
    winners = outcome.winners
    unsaid = NO_TIE_RULE if model.counts_quality else NO_TIE_RULE_FOR_PRICES
    if len(winners) > 1:
        names = dutch.listed([item.name for item in winners])
        rule = "Dan beslist het lot." if model.tie_rule else unsaid
        yield Insight(sentence=f"{names} eindigen gelijk. {rule}", tone="why")
    elif not model.tie_rule and outcome.ranking:
        yield Insight(sentence=unsaid, tone="why")
    found = {item.name: item for item in limits}
    for item in outcome.ranking[:2]:
        limit = found.get(item.name)
        if limit is None or len(outcome.ranking) < 2:
            continue
        if limit.price is not None:
            yield Insight(sentence=f"{item.name} wint bij een prijs tot en met {up_to(limit.price)}.")
        elif limit.always:
            yield Insight(sentence=f"{item.name} wint bij elke prijs. De prijs telt dan niet mee.", tone="why")
        else:
            yield Insight(sentence=f"{item.name} wint bij geen enkele prijs: het verschil in kwaliteit is te groot.")


def _varied(model: Model, varied: Sensitivity) -> Iterator[Insight]:
    if len(varied.stretches) == 1:
        winners = varied.stretches[0].winners
        said = (
            "Telt de prijs voor niets of voor alles"
            if model.has_points
            else "Is kwaliteit u niets of het dubbele waard"
        )
        verb = "wint" if len(winners) == 1 else "winnen"
        yield Insight(sentence=f"{said}: steeds {verb} {dutch.listed(winners)}. Het gewicht maakt hier niets uit.")
        return
    for item in varied.stretches[1:]:
        names, verb = dutch.listed(item.winners), "wint" if len(item.winners) == 1 else "winnen"
        if model.has_points:
            yield Insight(sentence=f"Telt de prijs voor {dutch.percent(_one(item.begin))} of meer, dan {verb} {names}.")
        else:
            share = dutch.percent(_one(item.begin))
            yield Insight(sentence=f"Is kwaliteit u {share} of meer waard van wat u nu invult, dan {verb} {names}.")


def _turned(item: Reversal) -> Insight:
    if item.winner_changes:
        said = f"dan wint van de anderen niet meer {item.before[0]}, maar {item.after[0]}"
    else:
        said = "dan verandert de volgorde van de anderen"
    return Insight(
        sentence=f"Valt {item.dropped} af, {said}. Dat komt door de formule. Met vaste prijzen gebeurt het niet.",
        tone="why",
    )


def _idle(name: str) -> Insight:
    return Insight(
        sentence=f"{name} beslist hier nooit wie wint, ook niet met de hoogste score of met score 0. "
        "Laat het zwaarder tellen, of vraag het als eis.",
        tone="why",
    )


def _outside_band(model: Model, offers: Sequence[Offer]) -> Iterator[Insight]:
    if model.method is not ScoringModel.WEIGHTED or model.formula is not PriceFormula.BANDWIDTH:
        return
    for offer in offers:
        if offer.price is None or why_invalid(model, offer):
            continue
        if offer.price < model.fixed.floor:
            yield Insight(sentence=f"{offer.name} biedt onder de ondergrens. Nog goedkoper geeft geen extra punten.")
        elif offer.price > model.fixed.ceiling:
            yield Insight(sentence=f"{offer.name} biedt boven de bovengrens en krijgt 0 prijspunten.", tone="why")


def _on_weights(model: Model) -> Iterator[Insight]:
    if model.has_points:
        total = model.price_weight + sum((item.weight for item in model.qualities), ZERO)
        if total != WHOLE:
            yield Insight(
                sentence=f"De gewichten zijn samen {dutch.percent(total)}. Maak er {dutch.percent(WHOLE)} van.",
                tone="why",
            )
        if model.is_assumed:
            yield Insight(
                sentence="U koos nog geen prijsformule. Er is gerekend met de laagste prijs gedeeld door de prijs.",
                tone="why",
            )


def _rounding(decimals: int) -> str:
    figures = {0: "hele getallen", 1: "1 cijfer achter de komma"}
    words = figures.get(decimals, f"{decimals} cijfers achter de komma")
    return f"Elk onderdeel wordt afgerond op {words}, voordat alles wordt opgeteld."


def _one(value: Decimal) -> Decimal:
    return round(value, 1)


def _whole(value: Decimal) -> str:
    return dutch.number(_one(value))
