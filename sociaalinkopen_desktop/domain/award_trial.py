"""The model that turns bids into a ranking, and the invented bids and opinions to try it with (step 6).

A part of the award that is filled in to learn from: nothing here has to be filled in, and nothing is judged.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from .choices import Choice
from .fields import About
from .quantities import Unit

LOWEST_AMOUNT = -100_000_000_000
"""A price may be below zero: who pays for old paper bids a price that the buyer receives."""


class ScoringModel(Choice):
    """How price and quality come together (art. 2.114, 2.115 and 2.115a)."""

    WEIGHTED = "weighted", "Punten voor prijs en kwaliteit"
    VALUE = "value", "Gunnen op waarde: kwaliteit telt in euro's"
    LOWEST_PRICE = "lowest_price", "Alleen de laagste prijs"
    LIFETIME_COST = "lifetime_cost", "Alleen de laagste kosten over de levensduur"


class PriceFormula(Choice):
    """How a price becomes points. The first three look at other bids (relative), the last two do not (absolute)."""

    RATIO = "ratio", "Laagste prijs gedeeld door de prijs"
    DIFFERENCE = "difference", "Verschil met de laagste prijs"
    LOWEST_TO_HIGHEST = "lowest_to_highest", "Tussen de laagste en de hoogste prijs"
    BANDWIDTH = "bandwidth", "Tussen twee vaste prijzen"
    ANCHOR = "anchor", "Rond één vaste ankerprijs"

    @property
    def is_relative(self) -> bool:
        """Whether the points of a bid depend on the prices of others."""
        return self in (PriceFormula.RATIO, PriceFormula.DIFFERENCE, PriceFormula.LOWEST_TO_HIGHEST)


class ScaleKind(Choice):
    """The figures that an assessor may give."""

    TEN = "ten", "Cijfer van 0 tot en met 10"
    EVEN = "even", "0, 2, 4, 6, 8 of 10 punten"
    WORDS = "words", "Onvoldoende, voldoende, goed of zeer goed"
    PERCENT = "percent", "0 tot en met 100 %"


class TieRule(Choice):
    """What happens when two bids end equal and one of them must win."""

    QUALITY = "quality", "De hoogste kwaliteit wint"
    LOT = "lot", "Loten"


class PairVerdict(Choice):
    """What an assessor thinks of two criteria beside each other."""

    FIRST_MUCH = "first_much", "De eerste veel belangrijker"
    FIRST = "first", "De eerste belangrijker"
    EQUAL = "equal", "Even belangrijk"
    SECOND = "second", "De tweede belangrijker"
    SECOND_MUCH = "second_much", "De tweede veel belangrijker"


@dataclass(frozen=True, kw_only=True)
class SubCriterion:
    """A part of a quality criterion that gets a score of its own. Weights are percentages of the criterion."""

    name: Annotated[str, About("Subcriterium", "Korte naam, bijvoorbeeld 'Samenwerking'.")] = ""
    weight_percent: Annotated[
        Decimal | None, About("Gewicht binnen het criterium", "Alle gewichten samen zijn 100.", Unit.PERCENT)
    ] = None
    question: Annotated[str, About("Vraag", "Wat moet de inschrijver hierover schrijven?", long=True)] = ""
    key: Annotated[str, About("Kenmerk", "Waaraan het programma dit deel herkent.", hidden=True)] = ""


@dataclass(frozen=True, kw_only=True)
class BidScore:
    """The score of one invented bid on one criterion or subcriterion."""

    key: Annotated[str, About("Kenmerk", "Het criterium of subcriterium waar de score bij hoort.", hidden=True)] = ""
    score: Annotated[Decimal | None, About("Score", "Volgens de schaal die u koos.", maximum=1000)] = None


@dataclass(frozen=True, kw_only=True)
class Bid:
    """A bid: an invented one to try the model with, or one that was received."""

    name: Annotated[
        str, About("Naam", "Van de inschrijver. Bij een proef een verzonnen naam, zoals 'Inschrijver A'.")
    ] = ""
    price: Annotated[
        Decimal | None, About("Prijs", "Wat u betaalt, zonder btw.", Unit.EUR_EXCL_VAT, minimum=LOWEST_AMOUNT)
    ] = None
    yearly_cost: Annotated[
        Decimal | None, About("Kosten per jaar", "Energie, onderhoud en gebruik.", Unit.EUR_EXCL_VAT)
    ] = None
    residual_value: Annotated[
        Decimal | None, About("Restwaarde", "Wat het aan het eind nog opbrengt.", Unit.EUR_EXCL_VAT)
    ] = None
    environmental_cost: Annotated[
        Decimal | None,
        About("MKI", "De milieukosten in euro's. Een negatieve MKI mag.", Unit.EUR_EXCL_VAT, minimum=LOWEST_AMOUNT),
    ] = None
    scores: Annotated[tuple[BidScore, ...], About("Scores", "Eén per criterium of subcriterium.")] = ()

    def score_of(self, key: str) -> Decimal | None:
        """The score for a criterion or subcriterion; None when it has none yet."""
        return next((item.score for item in self.scores if item.key == key), None)


@dataclass(frozen=True, kw_only=True)
class PairChoice:
    """One opinion about two criteria."""

    first: Annotated[str, About("Eerste criterium", "Het kenmerk van het eerste.", hidden=True)] = ""
    second: Annotated[str, About("Tweede criterium", "Het kenmerk van het tweede.", hidden=True)] = ""
    verdict: Annotated[PairVerdict, About("Oordeel", "Welk van de twee is belangrijker?")] = PairVerdict.EQUAL


@dataclass(frozen=True, kw_only=True)
class PairOpinion:
    """What one assessor thinks of all pairs."""

    function: Annotated[str, About("Functie", "De functie van de beoordelaar, geen naam.")] = ""
    choices: Annotated[tuple[PairChoice, ...], About("Keuzes", "Eén per paar van criteria.")] = ()


@dataclass(frozen=True, kw_only=True)
class AwardTrial:
    """The model, and what it is tried with."""

    model: Annotated[
        ScoringModel | None, About("Rekenmodel", "Hoe komen prijs en kwaliteit samen tot één uitkomst?")
    ] = None
    formula: Annotated[
        PriceFormula | None,
        About(
            "Prijsformule", "Hoe wordt een prijs een aantal punten? Bij een vaste formule telt geen andere prijs mee."
        ),
    ] = None
    floor_price: Annotated[
        Decimal | None,
        About("Ondergrens", "Bij deze prijs of lager: alle prijspunten.", Unit.EUR_EXCL_VAT, minimum=LOWEST_AMOUNT),
    ] = None
    ceiling_price: Annotated[
        Decimal | None,
        About("Bovengrens", "Bij deze prijs of hoger: geen prijspunten.", Unit.EUR_EXCL_VAT, minimum=LOWEST_AMOUNT),
    ] = None
    anchor_price: Annotated[
        Decimal | None,
        About("Ankerprijs", "Bij deze prijs: de helft van de prijspunten. Bij het dubbele: geen.", Unit.EUR_EXCL_VAT),
    ] = None
    scale: Annotated[ScaleKind | None, About("Schaal", "Welke scores mogen de beoordelaars geven?")] = None
    decimals: Annotated[
        int | None, About("Afronden op", "Cijfers achter de komma. Leeg: niet afronden.", maximum=6)
    ] = None
    tie_rule: Annotated[
        TieRule | None, About("Gelijke stand", "Wie wint als twee inschrijvers gelijk eindigen? Zet dit in de stukken.")
    ] = None
    lifetime_years: Annotated[int | None, About("Levensduur", "Over hoeveel jaren rekent u?", Unit.YEARS)] = None
    discount_percent: Annotated[
        Decimal | None, About("Rente", "Latere kosten tellen hierdoor minder mee. Leeg: geen rente.", Unit.PERCENT)
    ] = None
    bids: Annotated[
        tuple[Bid, ...], About("Biedingen", "Verzonnen om het model te proeven, of ontvangen inschrijvingen.")
    ] = ()
    bids_are_received: Annotated[
        bool,
        About("De biedingen zijn echt", "De biedingen bij de proef zijn ontvangen inschrijvingen, niet verzonnen."),
    ] = False
    opinions: Annotated[
        tuple[PairOpinion, ...], About("Meningen over gewichten", "Per functie: welk criterium is belangrijker?")
    ] = ()
