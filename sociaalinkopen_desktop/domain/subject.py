"""What is bought, how much it is worth, in which lots, by which procedure and when (steps 1, 2 and 3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from .choices import (
    ContractNature,
    DossierKind,
    MotivationDuty,
    PolicyDomain,
    PriceForm,
    Procedure,
    ReservedParticipation,
    SpecialGround,
    TenderRule,
)
from .fields import About
from .quantities import Unit

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The subject of the contract and its place in the organisation."""

    dossier_kind: Annotated[
        DossierKind,
        About("Soort dossier", "Een subsidie of vergunning is geen overheidsopdracht en valt buiten de toets."),
    ] = DossierKind.TENDER
    title: Annotated[
        str,
        About(
            "Titel", "Een korte naam die een leverancier meteen begrijpt, bijvoorbeeld 'Onderhoud groen wijk Noord'."
        ),
    ] = ""
    reference: Annotated[str, About("Kenmerk", "Het zaak- of dossiernummer van uw organisatie.")] = ""
    buyer: Annotated[str, About("Aanbestedende dienst", "De gemeente of organisatie die de opdracht geeft.")] = ""
    department: Annotated[
        str,
        About(
            "Afdeling", "De afdeling die de opdracht nodig heeft. Dit helpt om splitsen van opdrachten te herkennen."
        ),
    ] = ""
    description: Annotated[
        str,
        About(
            "Omschrijving",
            "Wat moet er gebeuren of geleverd worden, waar en voor wie? Twee tot vijf zinnen.",
            long=True,
        ),
    ] = ""
    nature: Annotated[
        ContractNature | None,
        About("Soort opdracht", "Koopt u van alles wat? Kies het deel dat het meeste geld kost (art. 2.12a)."),
    ] = None
    is_social_or_specific_service: Annotated[
        bool | None,
        About(
            "Sociale of andere specifieke dienst",
            "Zorg, onderwijs, catering, beveiliging en andere diensten van bijlage XIV hebben een hogere drempel.",
        ),
    ] = None
    policy_domain: Annotated[
        PolicyDomain, About("Werkveld", "Voor Jeugd en Wmo gelden extra regels over een reële prijs.")
    ] = PolicyDomain.GENERAL
    main_cpv: Annotated[
        str, About("Hoofdcode CPV", "Acht cijfers uit de Europese lijst, bijvoorbeeld 77310000 voor groenonderhoud.")
    ] = ""
    additional_cpvs: Annotated[
        tuple[str, ...],
        About("Andere CPV-codes", "Codes voor andere onderdelen van de opdracht, gescheiden door een komma."),
    ] = ()
    place: Annotated[str, About("Plaats van uitvoering", "De plaats of de NUTS-code waar het werk gebeurt.")] = ""
    internal_client: Annotated[
        str,
        About(
            "Ambtelijk opdrachtgever", "De functie die de sociale ambitie draagt, bijvoorbeeld 'hoofd Openbare Ruimte'."
        ),
    ] = ""
    ambition_agreed_on: Annotated[
        date | None, About("Akkoord op de ambitie", "De dag waarop de opdrachtgever ja zei tegen de sociale doelen.")
    ] = None
    social_purpose: Annotated[
        str, About("Maatschappelijk doel", "Eén zin: wat wordt er in de gemeente beter door deze inkoop?", long=True)
    ] = ""
    policy_reference: Annotated[
        str, About("Beleidsstuk", "Het stuk waar dit doel in staat, met paragraaf, bijvoorbeeld 'Coalitieakkoord § 3'.")
    ] = ""
    previous_contract: Annotated[
        str, About("Vorige opdracht", "Het kenmerk of de naam van de opdracht die nu afloopt. Leeg als die er niet is.")
    ] = ""
    lesson_applied: Annotated[
        str,
        About("Les van de vorige keer", "Wat ging de vorige keer goed of fout, en wat doet u nu anders?", long=True),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class ContractValue:
    """Money and duration. All amounts excl. btw."""

    base_value: Annotated[
        Decimal | None,
        About(
            "Waarde zonder opties", "Wat u verwacht te betalen over de vaste looptijd, zonder btw.", Unit.EUR_EXCL_VAT
        ),
    ] = None
    options_value: Annotated[
        Decimal | None,
        About(
            "Waarde van opties", "Extra werk dat u later mag bestellen en dat in de stukken staat.", Unit.EUR_EXCL_VAT
        ),
    ] = None
    extensions_value: Annotated[
        Decimal | None,
        About("Waarde van verlengingen", "Wat u betaalt als u alle verlengingen gebruikt.", Unit.EUR_EXCL_VAT),
    ] = None
    duration_months: Annotated[int | None, About("Vaste looptijd", "Zonder verlengingen.", Unit.MONTHS)] = None
    extension_months: Annotated[int | None, About("Verlengingen samen", "Alle verlengingen opgeteld.", Unit.MONTHS)] = (
        None
    )
    price_form: Annotated[
        PriceForm | None,
        About("Hoe betaalt u", "Dit bepaalt hoe u de waarde raamt (art. 2.15 tot en met 2.21)."),
    ] = None
    is_open_ended: Annotated[
        bool, About("Onbepaalde tijd", "Het contract heeft geen einddatum of loopt vanzelf door.")
    ] = False
    monthly_value: Annotated[
        Decimal | None,
        About("Bedrag per maand", "Wat u gemiddeld per maand betaalt, zonder btw.", Unit.EUR_EXCL_VAT),
    ] = None
    residual_value: Annotated[
        Decimal | None,
        About("Restwaarde", "Wat het geleasede of gehuurde aan het einde nog waard is.", Unit.EUR_EXCL_VAT),
    ] = None
    last_year_value: Annotated[
        Decimal | None,
        About(
            "Betaald in het vorige jaar",
            "Alle soortgelijke bestellingen van de vorige twaalf maanden of het vorige boekjaar.",
            Unit.EUR_EXCL_VAT,
        ),
    ] = None
    supplied_value: Annotated[
        Decimal | None,
        About(
            "Zelf geleverd bij een werk",
            "Materiaal en diensten die u zelf aan de aannemer geeft. Telt mee in de raming (art. 2.16).",
            Unit.EUR_EXCL_VAT,
        ),
    ] = None
    tenderer_fees: Annotated[
        Decimal | None,
        About(
            "Prijzen en vergoedingen",
            "Alles wat u aan inschrijvers of deelnemers betaalt. Telt mee in de raming (art. 2.15 en 2.22).",
            Unit.EUR_EXCL_VAT,
        ),
    ] = None
    valuation_method: Annotated[
        str,
        About(
            "Hoe is de waarde geraamd",
            "Bijvoorbeeld: facturen van vorig jaar, offertes, kengetallen. Noem de bron.",
            long=True,
        ),
    ] = ""
    not_split_reason: Annotated[
        str,
        About(
            "Waarom is dit niet gesplitst",
            "Zijn er soortgelijke opdrachten in hetzelfde jaar? Leg uit waarom die los staan (art. 2.14).",
            long=True,
        ),
    ] = ""
    lifetime_years: Annotated[int | None, About("Levensduur", "Hoe lang gaat het gekochte mee?", Unit.YEARS)] = None
    deliveries_per_year: Annotated[
        int | None, About("Leveringen per jaar", "Hoe vaak wordt er bezorgd?", Unit.COUNT)
    ] = None

    @cached_property
    def estimated_value(self) -> Decimal | None:
        """Base, options, extensions (art. 2.15 lid 2), own supplies (2.16) and fees; None while the base is unknown."""
        if self.base_value is None:
            return None
        others = (self.options_value, self.extensions_value, self.supplied_value, self.tenderer_fees)
        return self.base_value + sum((value for value in others if value is not None), ZERO)

    @property
    def longest_duration_months(self) -> int | None:
        """Fixed term and all extensions together; None while the fixed term is unknown."""
        if self.duration_months is None:
            return None
        return self.duration_months + (self.extension_months or 0)


@dataclass(frozen=True, kw_only=True)
class Lot:
    """One lot (perceel)."""

    title: Annotated[str, About("Naam van het perceel", "Bijvoorbeeld 'Wijk Oost' of 'Papier'.")] = ""
    description: Annotated[str, About("Omschrijving van het perceel", "Wat hoort bij dit perceel?", long=True)] = ""
    estimated_value: Annotated[
        Decimal | None, About("Waarde van het perceel", "Met opties en verlengingen, zonder btw.", Unit.EUR_EXCL_VAT)
    ] = None
    cpv: Annotated[str, About("CPV van het perceel", "Leeg als de hoofdcode geldt.")] = ""
    reserved: Annotated[
        ReservedParticipation,
        About("Voorbehoud voor dit perceel", "Mag alleen een bepaalde groep ondernemers meedoen?"),
    ] = ReservedParticipation.NONE
    uses_small_lot_exemption: Annotated[
        bool,
        About("Percelenregeling", "Dit kleine perceel mag buiten de Europese procedure blijven (art. 2.18 en 2.19)."),
    ] = False


@dataclass(frozen=True, kw_only=True)
class LotDivision:
    """Whether and why the contract is merged or not divided (art. 1.5)."""

    is_merged: Annotated[
        bool | None, About("Opdrachten samengevoegd", "Zijn opdrachten die los kunnen toch samen genomen?")
    ] = None
    merged_market: Annotated[
        str, About("Gevolg voor de markt", "Kunnen mkb en sociale ondernemingen nog meedoen?", long=True)
    ] = ""
    merged_organisation: Annotated[
        str, About("Gevolg voor de organisatie", "Wat betekent samenvoegen voor u en voor de inschrijvers?", long=True)
    ] = ""
    merged_coherence: Annotated[str, About("Samenhang", "Waarom horen deze onderdelen bij elkaar?", long=True)] = ""
    not_divided_reason: Annotated[
        str,
        About("Waarom geen percelen", "Delen in percelen is de regel. Leg uit waarom dat hier niet past.", long=True),
    ] = ""
    maximum_lots_per_tenderer: Annotated[
        int | None, About("Hoogste aantal percelen per inschrijver", "Leeg als er geen grens is.", Unit.COUNT)
    ] = None
    maximum_lots_rule: Annotated[
        str,
        About(
            "Verdeling bij te veel gewonnen percelen",
            "Welk perceel krijgt een inschrijver die er meer wint dan de grens? Dit staat in de stukken.",
            long=True,
        ),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class ProcedureChoice:
    """The chosen procedure, and the six questions of voorschrift 3.4 A as separate answers."""

    procedure: Annotated[Procedure | None, About("Procedure", "Hoe brengt u de opdracht op de markt?")] = None
    has_cross_border_interest: Annotated[
        bool | None,
        About(
            "Duidelijk grensoverschrijdend belang",
            "Kan een bedrijf uit een ander EU-land echt interesse hebben? Kijk naar waarde, plaats en soort werk.",
        ),
    ] = None
    reason: Annotated[
        str,
        About(
            "Waarom deze procedure",
            "Noem waarde, soort opdracht, aantal aanbieders en kosten voor beide kanten.",
            long=True,
        ),
    ] = ""
    size: Annotated[str, About("Omvang", "Wat zegt de omvang over de procedure?", long=True)] = ""
    transaction_costs: Annotated[
        str, About("Kosten van de procedure", "Wat kost deze procedure u en de inschrijvers?", long=True)
    ] = ""
    number_of_tenderers: Annotated[
        str, About("Aantal mogelijke inschrijvers", "Hoeveel ondernemers kunnen dit?", long=True)
    ] = ""
    desired_result: Annotated[str, About("Gewenst resultaat", "Wat moet er aan het eind zijn bereikt?", long=True)] = ""
    complexity: Annotated[str, About("Complexiteit", "Hoe ingewikkeld is de opdracht?", long=True)] = ""
    market_character: Annotated[
        str,
        About(
            "Soort opdracht en markt",
            "Wat voor markt is het? Veel of weinig aanbieders, landelijk of lokaal?",
            long=True,
        ),
    ] = ""
    lighter_than_policy_reason: Annotated[
        str,
        About(
            "Afwijking van eigen beleid",
            "Kiest u een lichtere procedure dan uw beleid noemt? Leg uit waarom en wie akkoord is.",
            long=True,
        ),
    ] = ""
    is_framework: Annotated[bool, About("Raamovereenkomst", "U spreekt voorwaarden af en bestelt later.")] = False
    framework_maximum: Annotated[
        Decimal | None,
        About("Hoogste waarde van de raamovereenkomst", "Dit bedrag moet in de aankondiging staan.", Unit.EUR_EXCL_VAT),
    ] = None
    states_framework_maximum: Annotated[
        bool | None,
        About("Maximum staat in de stukken", "Lezen ondernemers hoeveel u ten hoogste bestelt, in geld of aantallen?"),
    ] = None
    framework_parties: Annotated[
        int | None, About("Partijen in de raamovereenkomst", "Met hoeveel ondernemers sluit u haar?", Unit.COUNT)
    ] = None
    division_key: Annotated[
        str,
        About(
            "Verdeling van bestellingen",
            "Hoe kiest u bij een bestelling tussen de partijen? Dit staat in de stukken.",
            long=True,
        ),
    ] = ""
    demands_availability: Annotated[
        bool | None,
        About("Beschikbaarheid geëist", "Moet een partij mensen of materieel vrijhouden voor uw bestellingen?"),
    ] = None
    pays_availability: Annotated[
        bool | None,
        About("Vergoeding of zekere omzet", "Krijgt een partij daar een vergoeding of gegarandeerde omzet voor?"),
    ] = None
    special_ground: Annotated[
        SpecialGround | None,
        About(
            "Grond voor deze procedure",
            "Alleen bij dialoog, onderhandeling of innovatie: welk geval uit de wet is dit?",
        ),
    ] = None
    selected_number: Annotated[
        int | None,
        About("Aantal geselecteerden", "Hoeveel ondernemers mogen na de selectie inschrijven?", Unit.COUNT),
    ] = None
    has_selection_rules: Annotated[
        bool | None,
        About("Regels voor de selectie bekend", "Staan het aantal en de manier van kiezen in de aankondiging?"),
    ] = None
    rules: Annotated[
        tuple[TenderRule, ...],
        About("Spelregels in de stukken", "Wat staat er in de stukken? Kies alles wat klopt, of 'geen van deze'."),
    ] = ()
    applies_arw: Annotated[
        bool | None,
        About("ARW 2016 toegepast", "Alleen bij een werk onder de drempel: volgt u het hele reglement?"),
    ] = None
    arw_deviation_reason: Annotated[
        str,
        About("Waarom anders dan het ARW 2016", "Deze uitleg hoort in de aanbestedingsstukken.", long=True),
    ] = ""
    missing_reasons: Annotated[
        tuple[MotivationDuty, ...],
        About(
            "Uitleg die ontbreekt",
            "Alleen als u bestaande stukken nakijkt: waarover staat daarin geen uitleg?",
        ),
    ] = ()
    complaint_contact: Annotated[
        str, About("Klachtenmeldpunt", "Waar kan een ondernemer klagen? Een functie of mailadres.")
    ] = ""
    framework_longer_reason: Annotated[
        str,
        About(
            "Waarom langer dan vier jaar",
            "Alleen voor een raamovereenkomst die langer duurt (art. 2.140 lid 3).",
            long=True,
        ),
    ] = ""
    is_joint_procurement: Annotated[
        bool, About("Gezamenlijke inkoop", "U koopt samen met andere gemeenten of organisaties.")
    ] = False
    is_electronic: Annotated[
        bool, About("Alle stukken digitaal", "Alle stukken staan vanaf de aankondiging digitaal klaar.")
    ] = True
    not_electronic_reason: Annotated[
        str,
        About(
            "Waarom niet alles digitaal",
            "Welke stukken of inschrijvingen gaan op papier, en waarom? (art. 2.52a)",
            long=True,
        ),
    ] = ""
    is_accelerated: Annotated[bool, About("Versnelde procedure", "De korte termijnen voor spoed (art. 2.74).")] = False
    accelerated_reason: Annotated[str, About("Waarom spoed", "Waarom kan de gewone termijn echt niet?", long=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The dates of the procedure."""

    preparation_start: Annotated[date | None, About("Start van de voorbereiding", "De dag waarop de inkoop begon.")] = (
        None
    )
    prior_information_date: Annotated[
        date | None,
        About(
            "Vooraankondiging",
            "De dag waarop u een vooraankondiging verzond met alles wat al bekend was. Leeg als die er niet is.",
        ),
    ] = None
    dispatch_date: Annotated[
        date | None,
        About("Verzending van de aankondiging", "Zonder aankondiging: de dag waarop u de ondernemers uitnodigt."),
    ] = None
    participation_deadline: Annotated[
        date | None, About("Uiterste dag voor aanmelden", "Alleen bij een procedure met selectie vooraf.")
    ] = None
    invitation_date: Annotated[
        date | None, About("Uitnodiging tot inschrijving", "Alleen bij een procedure met selectie vooraf.")
    ] = None
    questions_deadline: Annotated[
        date | None, About("Uiterste dag voor vragen", "Tot wanneer mogen ondernemers vragen stellen?")
    ] = None
    question_rounds: Annotated[
        int | None,
        About("Rondes met vragen", "Hoe vaak kunnen ondernemers vragen stellen en antwoord krijgen?", Unit.COUNT),
    ] = None
    has_substantial_change: Annotated[
        bool | None,
        About("Wezenlijk gewijzigd", "Zijn de stukken na de aankondiging op een belangrijk punt gewijzigd?"),
    ] = None
    deadline_was_extended: Annotated[
        bool | None, About("Termijn verlengd", "Kregen ondernemers door die wijziging meer tijd?")
    ] = None
    information_note_date: Annotated[
        date | None, About("Laatste nota van inlichtingen", "De dag waarop u de laatste antwoorden geeft.")
    ] = None
    submission_deadline: Annotated[
        date | None, About("Uiterste dag van inschrijving", "De laatste dag waarop een inschrijving binnen mag komen.")
    ] = None
    award_decision_date: Annotated[
        date | None, About("Mededeling van de gunning", "De dag waarop u alle inschrijvers de keuze laat weten.")
    ] = None
    standstill_days: Annotated[
        int | None,
        About("Wachttijd na de mededeling", "Zo lang wacht u met tekenen (opschortende termijn).", Unit.DAYS),
    ] = None
    contract_start: Annotated[date | None, About("Start van het contract", "De eerste dag van uitvoering.")] = None
    has_consulting_hour: Annotated[
        bool, About("Vragenuur", "Een moment waarop ondernemers uitleg krijgen over de stukken.")
    ] = False
    has_site_visit: Annotated[bool, About("Schouw", "Ondernemers kunnen de plek van het werk bekijken.")] = False
