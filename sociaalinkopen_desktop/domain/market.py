"""How the winner is chosen (step 6) and who could deliver (step 7)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from .award_trial import AwardTrial, SubCriterion
from .choices import AmbitionLevel, AwardCriterionKind, AwardFeature, AwardMethod, Recognition, Theme
from .fields import About
from .quantities import Unit


@dataclass(frozen=True, kw_only=True)
class AwardCriterion:
    """One award criterion besides or including price (Directive art. 67). Weights are points out of 100."""

    name: Annotated[str, About("Criterium", "Korte naam, bijvoorbeeld 'Plan van aanpak'.")] = ""
    kind: Annotated[AwardCriterionKind, About("Soort", "Prijs, kosten of kwaliteit.")] = AwardCriterionKind.QUALITY
    weight_percent: Annotated[Decimal | None, About("Gewicht", "Alle gewichten samen zijn 100.", Unit.PERCENT)] = None
    theme: Annotated[Theme | None, About("Thema", "Beloont dit een sociaal of duurzaam doel?")] = None
    question: Annotated[str, About("Vraag aan de inschrijver", "Wat moet hij beschrijven of invullen?", long=True)] = ""
    proof: Annotated[str, About("Bewijs", "Waaruit blijkt dat het klopt?", long=True)] = ""
    scale: Annotated[str, About("Meetlat", "Wanneer geeft u veel of weinig punten?", long=True)] = ""
    link_to_subject: Annotated[
        str, About("Verband met de opdracht", "Waarom gaat dit over wat u koopt?", long=True)
    ] = ""
    level: Annotated[AmbitionLevel | None, About("Niveau", "Basis, significant of ambitieus.")] = None
    criterion: Annotated[str, About("Helpt bij punt", "De code van het punt uit de Toets, zoals 'SR-14'.")] = ""
    clause_id: Annotated[str, About("Begonnen met tekst", "De code uit de bibliotheek.", hidden=True)] = ""
    minimum_score_percent: Annotated[
        Decimal | None,
        About("Minimumscore", "Wie hieronder scoort, valt af. In procenten van de hoogste score.", Unit.PERCENT),
    ] = None
    maximum_value: Annotated[
        Decimal | None,
        About("Hoogste waarde", "Alleen bij gunnen op waarde: wat de beste score u waard is.", Unit.EUR_EXCL_VAT),
    ] = None
    sub_criteria: Annotated[tuple[SubCriterion, ...], About("Subcriteria", "Delen met een eigen score.")] = ()
    key: Annotated[str, About("Kenmerk", "Waaraan het programma dit criterium herkent.", hidden=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Award:
    """Method and criteria for the award (art. 2.114 and 2.115)."""

    method: Annotated[AwardMethod | None, About("Gunningsgrond", "Prijs en kwaliteit samen is de regel.")] = None
    lowest_price_reason: Annotated[
        str, About("Waarom geen prijs-kwaliteit", "Deze uitleg moet in de stukken staan (art. 2.114 lid 4).", long=True)
    ] = ""
    criteria: Annotated[tuple[AwardCriterion, ...], About("Gunningscriteria", "Ook de prijs staat in deze lijst.")] = ()
    no_weights_reason: Annotated[
        str, About("Waarom geen gewichten", "Alleen als u de criteria op volgorde zet (art. 2.115 lid 5).", long=True)
    ] = ""
    no_social_criterion_reason: Annotated[
        str, About("Waarom geen sociaal criterium", "Waarom levert sociale inzet geen punten op?", long=True)
    ] = ""
    has_cost_breakdown: Annotated[
        bool | None, About("Opbouw van de prijs gevraagd", "Ziet u straks waar de prijs uit bestaat?")
    ] = None
    features: Annotated[
        tuple[AwardFeature, ...],
        About("Bijzonderheden van de gunning", "Kies alles wat in de stukken staat, of 'geen van deze'."),
    ] = ()
    verifies_promises: Annotated[
        bool | None,
        About("Beloften worden gecontroleerd", "Kunt en zult u nagaan of een aanbod klopt, ook bij twijfel?"),
    ] = None
    allows_variants: Annotated[
        bool | None, About("Varianten toegestaan", "Mag een inschrijver een andere oplossing aanbieden?")
    ] = None
    variant_requirements: Annotated[
        str, About("Minimumeisen aan een variant", "Waaraan moet een andere oplossing ten minste voldoen?", long=True)
    ] = ""
    cost_method: Annotated[
        str,
        About(
            "Rekenwijze voor de kosten",
            "Welke gegevens levert een inschrijver, en hoe rekent u daarmee? (art. 2.115a)",
            long=True,
        ),
    ] = ""
    has_tariff_research: Annotated[
        bool | None,
        About("Tarief onderzocht", "Alleen Jeugd en Wmo: is met cijfers onderbouwd dat het tarief de kosten dekt?"),
    ] = None
    tariffs_cover_costs: Annotated[
        bool | None,
        About("Tarief dekt de kosten", "Alleen Jeugd en Wmo: kan een goede aanbieder hiervan werken?"),
    ] = None
    assessors: Annotated[
        str,
        About("Wie beoordeelt", "De functies van de beoordelaars, bijvoorbeeld 'inkoper en beheerder groen'."),
    ] = ""
    lowest_offer: Annotated[
        Decimal | None,
        About("Laagste inschrijving", "De laagste prijs die binnenkwam, zonder btw.", Unit.EUR_EXCL_VAT),
    ] = None
    has_low_tender: Annotated[
        bool | None, About("Heel lage inschrijving", "Lijkt een inschrijving te laag voor goed werk?")
    ] = None
    low_tender_was_questioned: Annotated[
        bool | None, About("Toelichting gevraagd", "Vroeg u die inschrijver om uitleg over prijs en kosten?")
    ] = None
    trial: Annotated[AwardTrial, About("Proef van de gunning", "Het rekenmodel en verzonnen biedingen.")] = AwardTrial()

    @property
    def price_weight(self) -> Decimal | None:
        """Points for price and cost together; None when no such criterion has a weight."""
        weights = [
            item.weight_percent
            for item in self.criteria
            if item.kind is not AwardCriterionKind.QUALITY and item.weight_percent is not None
        ]
        return sum(weights, Decimal(0)) if weights else None


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """An enterprise that is asked to tender in an onderhandse procedure."""

    supplier: Annotated[str, About("Onderneming", "Naam van het bedrijf.")] = ""
    enterprise_id: Annotated[str, About("Nummer in het register", "Maakt het programma zelf.", hidden=True)] = ""
    is_social: Annotated[bool, About("Sociale onderneming", "Is dit een sociale onderneming of sw-bedrijf?")] = False
    reason: Annotated[
        str, About("Waarom gevraagd", "Geschikt, ervaring, capaciteit, erkenning, regio of beurtrol.")
    ] = ""
    recognition: Annotated[Recognition, About("Erkenning", "Waaruit blijkt dat het sociaal is?")] = Recognition.NONE
    valid_until: Annotated[date | None, About("Erkenning geldig tot", "Staat op het bewijs.")] = None
    checked_on: Annotated[
        date | None, About("Erkenning bekeken op", "De dag waarop u het bewijs zelf zag, als er geen einddatum is.")
    ] = None


@dataclass(frozen=True, kw_only=True)
class RegisterSearch:
    """That somebody looked in the register, also when nobody was found."""

    day: Annotated[date | None, About("Gezocht op", "De dag van het zoeken.")] = None
    sought: Annotated[str, About("Waarop", "De CPV-codes, woorden en de plaats.")] = ""
    found: Annotated[int | None, About("Gevonden", "Hoeveel ondernemingen pasten.", Unit.COUNT)] = None
    known: Annotated[int | None, About("In het register", "Uit hoeveel ondernemingen.", Unit.COUNT)] = None
    names: Annotated[tuple[str, ...], About("Best passend", "De eerste namen, op volgorde.")] = ()


@dataclass(frozen=True, kw_only=True)
class ConsultationAnswer:
    """What one participant answered to one question; `question` counts from 1, None is about the whole."""

    participant: Annotated[str, About("Deelnemer", "De organisatie en de functie, geen naam van een persoon.")] = ""
    is_anonymous: Annotated[bool, About("Naam weglaten", "Dan staat in het verslag 'Deelnemer' met een nummer.")] = (
        False
    )
    question: Annotated[
        int | None, About("Bij vraag", "Het nummer van de vraag. Leeg: over het geheel.", minimum=1, maximum=200)
    ] = None
    answer: Annotated[str, About("Antwoord", "Kort, in eigen woorden van de deelnemer.", long=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """A market consultation (art. 2.25 Aw 2012): the market is asked for advice before anything is asked for."""

    purpose: Annotated[str, About("Doel van de consultatie", "Wat wilt u van de markt weten?", long=True)] = ""
    published_in: Annotated[
        str, About("Hoe aangekondigd", "Bijvoorbeeld: op TenderNed en op onze website. Zo kan iedereen meedoen.")
    ] = ""
    opens_on: Annotated[date | None, About("Reageren vanaf", "De eerste dag.")] = None
    closes_on: Annotated[date | None, About("Reageren tot en met", "De laatste dag.")] = None
    reply_to: Annotated[str, About("Antwoord naar", "Een algemeen adres, geen naam van een persoon.")] = ""
    questions: Annotated[
        tuple[str, ...], About("Vragen aan de markt", "Eén per regel. Iedereen krijgt dezelfde vragen.")
    ] = ()
    answers: Annotated[
        tuple[ConsultationAnswer, ...], About("Antwoorden uit de markt", "Per deelnemer en per vraag.")
    ] = ()
    summary: Annotated[
        str, About("Samenvatting van de antwoorden", "Wat zegt de markt? Geen bedrijfsgeheimen.", long=True)
    ] = ""
    what_we_do: Annotated[
        str, About("Wat wij ermee doen", "Wat verandert er in de opdracht, en wat niet?", long=True)
    ] = ""
    report_made_on: Annotated[date | None, About("Verslag gemaakt op", "De dag van het verslag.")] = None


@dataclass(frozen=True, kw_only=True)
class SharedInformation:
    """What some enterprises were told before the tender, and every tenderer must be able to read (art. 2.51)."""

    day: Annotated[date | None, About("Datum", "De dag waarop u dit vertelde.")] = None
    occasion: Annotated[str, About("Waar", "Bijvoorbeeld: Meet the market groen.")] = ""
    what: Annotated[str, About("Wat wij vertelden", "Ook wat u uitdeelde of liet zien.", long=True)] = ""
    to_whom: Annotated[
        str, About("Aan wie", "Welke ondernemingen waren erbij? Dit komt niet in de stukken.", long=True)
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Market:
    """Market research and invitations."""

    register_search_date: Annotated[date | None, About("Gezocht naar sociale aanbieders", "De dag waarop u zocht.")] = (
        None
    )
    register_matches: Annotated[int | None, About("Gevonden aanbieders", "Nul is ook een antwoord.", Unit.COUNT)] = None
    register_sources: Annotated[
        tuple[str, ...], About("Waar gezocht", "Registers, sw-bedrijf, netwerk. Eén per regel.")
    ] = ()
    searches: Annotated[
        tuple[RegisterSearch, ...], About("Gezocht in het register", "Elke keer dat er is gezocht.")
    ] = ()
    estimated_suppliers: Annotated[
        int | None, About("Aanbieders in de markt", "Hoeveel ondernemers kunnen dit leveren?", Unit.COUNT)
    ] = None
    consultation_date: Annotated[
        date | None, About("Marktconsultatie", "De dag waarop u de markt om advies vroeg.")
    ] = None
    no_consultation_reason: Annotated[
        str, About("Waarom geen marktconsultatie", "Bijvoorbeeld: bekende markt, eenvoudige opdracht.", long=True)
    ] = ""
    has_consultation_report: Annotated[
        bool | None, About("Verslag bij de stukken", "Staat het verslag voor iedereen bij de stukken?")
    ] = None
    meet_the_market_date: Annotated[
        date | None, About("Meet the market", "De dag waarop u sociale ondernemers ontmoet.")
    ] = None
    consultation: Annotated[
        Consultation, About("Consultatie uitgewerkt", "Vragen aan de markt, en wat u ermee doet.")
    ] = Consultation()
    shared_information: Annotated[
        tuple[SharedInformation, ...],
        About("Vooraf verteld", "Wat ondernemers al van u hoorden. Het komt ook in de stukken (art. 2.51)."),
    ] = ()
    invitations: Annotated[
        tuple[Invitation, ...], About("Uitgenodigde ondernemingen", "Alleen bij een onderhandse procedure.")
    ] = ()
    incumbent_has_advantage: Annotated[
        bool | None,
        About(
            "Iemand heeft een voorsprong",
            "Heeft de huidige leverancier, of wie meehielp bij de voorbereiding, kennis die anderen missen?",
        ),
    ] = None
    advantage_measures: Annotated[
        str, About("Maatregelen tegen de voorsprong", "Bijvoorbeeld: dezelfde informatie voor iedereen.", long=True)
    ] = ""
    advantage_is_neutralised: Annotated[
        bool | None,
        About("Voorsprong weggenomen", "Kunt u laten zien dat anderen nu dezelfde kans hebben?"),
    ] = None
    invitation_reason: Annotated[
        str, About("Hoe gekozen", "Met welke objectieve redenen koos u deze ondernemingen? (art. 1.4 lid 1)", long=True)
    ] = ""
    no_social_reason: Annotated[
        str, About("Waarom geen sociale onderneming", "Alleen als er geen op de lijst staat.", long=True)
    ] = ""
