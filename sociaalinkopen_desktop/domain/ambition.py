"""Social and sustainable ambition (step 4): themes, social return, reservation, chain, green, accessibility."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from .choices import (
    AmbitionLevel,
    ChainForm,
    ChainRisk,
    ReservationScope,
    ReservedParticipation,
    RLadder,
    SanctionKind,
    SocialReturnBasis,
    SocialReturnEffort,
    SocialReturnForm,
    SocialReturnMethod,
    SupplierKind,
    Theme,
    VehicleKind,
    YearlyRhythm,
)
from .fields import About
from .policy import BlockUnit
from .quantities import Unit


@dataclass(frozen=True, kw_only=True)
class ThemeChoice:
    """For one theme: used in this contract or not, and why."""

    theme: Annotated[Theme, About("Thema", "Eén van de zes thema's van maatschappelijk verantwoord inkopen.")] = (
        Theme.ENVIRONMENT
    )
    is_applied: Annotated[bool | None, About("Toepassen", "Doet dit thema mee in deze opdracht?")] = None
    reason: Annotated[str, About("Reden", "Waarom wel of niet? Eén zin is genoeg.")] = ""


@dataclass(frozen=True, kw_only=True)
class MixRow:
    """One way in which the obligation could be met: a bouwblok as it was in the table, or a description of one's own.

    The value is kept with the row, so that a later table changes nothing in what was proposed.
    """

    name: Annotated[str, About("Invulling", "Een bouwblok uit de tabel, of uw eigen omschrijving.")] = ""
    unit: Annotated[BlockUnit, About("Waarde geldt", "Waarvoor de waarde telt.")] = BlockUnit.INVOICE
    value: Annotated[
        Decimal | None, About("Waarde", "Uit de tabel, of het bedrag van de factuur.", Unit.EUR_EXCL_VAT)
    ] = None
    number: Annotated[int | None, About("Aantal", "Mensen, dagen, uren of keren.", Unit.COUNT)] = 1
    months: Annotated[int | None, About("Maanden", "Hoe lang de inzet duurt.", Unit.MONTHS)] = None
    hours_per_week: Annotated[
        Decimal | None, About("Uren per week", "Leeg: een volle werkweek.", Unit.HOURS, maximum=60)
    ] = None
    longest_months: Annotated[int | None, About("Telt ten hoogste", "Langer telt niet mee.", Unit.MONTHS)] = None
    counted_percent: Annotated[
        Decimal | None, About("Deel dat telt", "Alleen bij een factuur. Leeg: het hele bedrag telt.", Unit.PERCENT)
    ] = None


@dataclass(frozen=True, kw_only=True)
class SocialReturn:
    """Social return: work or training for people with a distance to the labour market."""

    is_applied: Annotated[
        bool | None,
        About("Social return vragen", "Vraagt u de opdrachtnemer om mensen met een afstand tot werk in te zetten?"),
    ] = None
    not_applied_reason: Annotated[
        str, About("Waarom geen social return", "Bijvoorbeeld: weinig arbeid, korte opdracht, veiligheid.", long=True)
    ] = ""
    alternative: Annotated[
        str, About("Wat dan wel", "Bijvoorbeeld kopen bij een sociale onderneming of eisen aan de herkomst.", long=True)
    ] = ""
    form: Annotated[SocialReturnForm | None, About("Vorm", "Als voorwaarde, of om punten mee te verdienen?")] = None
    basis: Annotated[SocialReturnBasis | None, About("Percentage van", "Waarvan neemt u het percentage?")] = None
    percentage: Annotated[Decimal | None, About("Percentage", "Hoogte volgens uw eigen beleid.", Unit.PERCENT)] = None
    wage_share_percent: Annotated[
        Decimal | None, About("Aandeel arbeid", "Welk deel van de kosten is loon? Een schatting is goed.", Unit.PERCENT)
    ] = None
    efforts: Annotated[
        tuple[SocialReturnEffort, ...], About("Manieren van invullen", "Waaruit mag de opdrachtnemer kiezen?")
    ] = ()
    method: Annotated[SocialReturnMethod | None, About("Rekenwijze", "Hoe telt u de inzet?")] = None
    bouwblok_version: Annotated[
        str, About("Tabel met bouwblokken", "Regio en versie, bijvoorbeeld 'Arbeidsmarktregio Voorbeeld, versie 3'.")
    ] = ""
    bouwblok_date: Annotated[date | None, About("Ingangsdatum van de tabel", "De dag waarop deze versie geldt.")] = None
    clause_text: Annotated[
        str, About("Tekst in de stukken", "De bepaling over social return zoals die in de stukken komt.", long=True)
    ] = ""
    is_published: Annotated[
        bool | None,
        About("Staat in de stukken", "Lezen ondernemers de voorwaarde in de aankondiging of de stukken?"),
    ] = None
    names_target_group: Annotated[
        bool | None, About("Doelgroep genoemd", "Staat in de tekst wie tot de doelgroep hoort?")
    ] = None
    explains_what_counts: Annotated[
        bool | None, About("Uitgelegd wat meetelt", "Staat in de tekst welke inzet telt, en hoe u die berekent?")
    ] = None
    has_upper_limit: Annotated[
        bool | None, About("Grens genoemd", "Alleen bij punten: staat er tot welke inzet u punten geeft?")
    ] = None
    placements: Annotated[
        int | None, About("Plaatsingen", "Hoeveel mensen moet de opdrachtnemer plaatsen? Leeg bij geen.", Unit.COUNT)
    ] = None
    placement_months: Annotated[int | None, About("Duur van een plaatsing", "Voor elke persoon.", Unit.MONTHS)] = None
    placement_hours: Annotated[Decimal | None, About("Uren per week", "Voor elke persoon.", Unit.HOURS, maximum=60)] = (
        None
    )
    demands_outflow: Annotated[
        bool | None,
        About("Vaste baan na afloop geëist", "Moet de opdrachtnemer beloven dat iemand daarna werk houdt?"),
    ] = None
    contact: Annotated[str, About("Contactpunt", "Naam van de functie of het team, met telefoon of e-mail.")] = ""
    first_contact_days: Annotated[int | None, About("Eerste gesprek binnen", "Na de gunning.", Unit.DAYS)] = None
    coordinator_consulted_on: Annotated[
        date | None, About("Overleg met de coördinator", "De dag waarop de coördinator social return meekeek.")
    ] = None
    sanction: Annotated[SanctionKind | None, About("Bij tekort", "Wat gebeurt er als de inzet achterblijft?")] = None
    sanction_factor: Annotated[
        Decimal | None, About("Opslag bij tekort", "Eén betekent: precies het bedrag dat ontbreekt.", Unit.FACTOR)
    ] = None
    recovery_days: Annotated[
        int | None, About("Hersteltermijn", "Zo veel dagen krijgt de opdrachtnemer om bij te sturen.", Unit.DAYS)
    ] = None
    has_pso_discount: Annotated[
        bool, About("Korting voor PSO", "Een houder van het PSO-keurmerk hoeft minder te doen.")
    ] = False
    pso_equivalent_allowed: Annotated[bool, About("Gelijkwaardig bewijs mag", "Een ander bewijs dan PSO telt ook.")] = (
        False
    )
    mix: Annotated[tuple[MixRow, ...], About("Mogelijke invulling", "Een voorstel, geen eis aan inschrijvers.")] = ()


@dataclass(frozen=True, kw_only=True)
class Reservation:
    """Reserved contract (art. 2.82, 2.82a) and award to the own sw-bedrijf (art. 2.24a)."""

    scope: Annotated[
        ReservationScope | None,
        About("Voorbehouden", "Mag alleen een sociale werkplaats of sociale onderneming meedoen?"),
    ] = None
    participation: Annotated[
        ReservedParticipation,
        About("Grond voor het voorbehoud", "Art. 2.82 is voor sociale werkplaatsen, 2.82a voor bepaalde diensten."),
    ] = ReservedParticipation.NONE
    not_reserved_reason: Annotated[str, About("Waarom geen voorbehoud", "Wat vond u bij het afwegen?", long=True)] = ""
    candidates: Annotated[
        int | None,
        About("Mogelijke kandidaten", "Hoeveel ondernemingen kunnen aan het voorbehoud voldoen?", Unit.COUNT),
    ] = None
    is_stated_in_notice: Annotated[
        bool | None, About("Staat in de aankondiging", "Het voorbehoud telt alleen als het in de aankondiging staat.")
    ] = None
    notice_text: Annotated[
        str, About("Tekst in de aankondiging", "Noem het artikel, de groep en het aandeel van 30 %.", long=True)
    ] = ""
    minimum_share_percent: Annotated[
        Decimal | None,
        About("Aandeel uit de doelgroep", "Welk deel van de werknemers moet uit de doelgroep komen?", Unit.PERCENT),
    ] = None
    requires_main_aim: Annotated[
        bool | None,
        About("Hoofddoel is integratie", "Vraagt u dat mensen helpen aan werk het hoofddoel van de onderneming is?"),
    ] = None
    asks_public_service_conditions: Annotated[
        bool | None,
        About(
            "Vier voorwaarden van art. 2.82a",
            "Algemeen belang, winst terug in dat doel, zeggenschap van betrokkenen, niet eerder zo gekregen.",
        ),
    ] = None
    had_service_before: Annotated[
        bool | None,
        About(
            "Kreeg deze dienst al eerder zo",
            "Kreeg de beoogde organisatie deze dienst de laatste drie jaar al van u met dit artikel?",
        ),
    ] = None
    proof_options: Annotated[
        tuple[str, ...],
        About("Bewijs dat telt", "Bijvoorbeeld 'PSO 30+', 'verklaring van de accountant'. Eén per regel."),
    ] = ()
    equivalent_allowed: Annotated[
        bool | None, About("Ander bewijs mag ook", "Gelijkwaardig bewijs moet u aannemen.")
    ] = None
    is_sheltered_execution: Annotated[
        bool | None,
        About("Uitvoering in beschut werk", "Het werk gebeurt binnen een programma voor beschermde arbeid."),
    ] = None
    intended_supplier: Annotated[
        SupplierKind | None, About("Beoogde leverancier", "Hebt u bij een rechtstreekse opdracht iemand op het oog?")
    ] = None
    has_control: Annotated[
        bool | None, About("Toezicht als op eigen dienst", "Bepaalt de gemeente de koers van het sw-bedrijf?")
    ] = None
    activities_percent: Annotated[
        Decimal | None,
        About("Werk voor de gemeente", "Welk deel van het werk doet het sw-bedrijf voor de gemeente?", Unit.PERCENT),
    ] = None
    has_private_capital: Annotated[
        bool | None, About("Privé-aandelen", "Heeft een privé-partij een aandeel in het sw-bedrijf?")
    ] = None


@dataclass(frozen=True, kw_only=True)
class SupplyChain:
    """International social conditions (ISV)."""

    risk: Annotated[
        ChainRisk | None,
        About("Risico in de keten", "In welke groep met risico op kinderarbeid of dwangarbeid valt het product?"),
    ] = None
    form: Annotated[ChainForm | None, About("Hoe vraagt u ketenzorg", "Past bij de omvang van de opdracht.")] = None
    no_form_reason: Annotated[str, About("Waarom geen ketenzorg", "Alleen bij een risicogroep.", long=True)] = ""
    plan_months: Annotated[int | None, About("Plan klaar binnen", "Na de start van het contract.", Unit.MONTHS)] = None
    reporting: Annotated[YearlyRhythm | None, About("Verslag over de keten", "Hoe vaak komt er een verslag?")] = None


@dataclass(frozen=True, kw_only=True)
class Green:
    """Circular, climate, biobased and environment."""

    product_group: Annotated[
        str, About("Productgroep", "De groep in de MVI-criteriatool, bijvoorbeeld 'Groenvoorzieningen'.")
    ] = ""
    level: Annotated[AmbitionLevel | None, About("Niveau", "Basis, significant of ambitieus.")] = None
    criteria_count: Annotated[
        int | None, About("Aantal gekozen criteria", "Drie tot vijf per thema is genoeg.", Unit.COUNT)
    ] = None
    circular_ambition: Annotated[AmbitionLevel | None, About("Ambitie circulair", "Hoe ver wilt u gaan?")] = None
    r_ladder: Annotated[
        RLadder | None, About("Beste keuze voor het milieu", "Is kopen echt nodig? Begin bovenaan in de lijst.")
    ] = None
    refurbished_examined: Annotated[
        bool | None, About("Tweedehands onderzocht", "Is er gekeken naar gebruikt of gereviseerd materiaal?")
    ] = None
    refurbished_allowed: Annotated[
        bool | None, About("Gereviseerd mag", "Mag een leverancier gebruikt of gereviseerd materiaal aanbieden?")
    ] = None
    refurbished_reason: Annotated[str, About("Waarom alleen nieuw", "Alleen als gereviseerd niet mag.", long=True)] = ""
    has_take_back_clause: Annotated[
        bool | None, About("Terugname geregeld", "Neemt de leverancier het na gebruik terug?")
    ] = None
    has_lifetime_cost_sheet: Annotated[
        bool | None, About("Kosten over de levensduur berekend", "Aanschaf, energie, onderhoud, afvoer en restwaarde.")
    ] = None
    biobased: Annotated[
        str,
        About(
            "Biobased of hernieuwbaar",
            "Welke eis of wens geldt voor hernieuwbaar materiaal? Leeg als die er niet is.",
            long=True,
        ),
    ] = ""
    climate_effect: Annotated[
        str,
        About(
            "Effect op het klimaat", "Waar komt de meeste uitstoot vandaan: vervoer, energie of materiaal?", long=True
        ),
    ] = ""
    includes_vehicles: Annotated[
        bool | None, About("Voertuigen in de opdracht", "Koopt, huurt of gebruikt u voertuigen in deze opdracht?")
    ] = None
    vehicle_kind: Annotated[VehicleKind | None, About("Soort voertuigen", "Kies de soort die het meeste voorkomt.")] = (
        None
    )
    zero_emission_percent: Annotated[
        Decimal | None,
        About("Uitstootvrij vervoer", "Welk deel van de voertuigen of ritten is zonder uitstoot?", Unit.PERCENT),
    ] = None
    uses_co2_ladder: Annotated[
        bool | None, About("CO2-Prestatieladder", "Krijgen inschrijvers voordeel voor de ladder?")
    ] = None
    uses_mki: Annotated[
        bool | None,
        About("Milieukostenindicator (MKI)", "Telt de milieuschade in euro's mee, als eis of voor punten?"),
    ] = None
    requires_energy_label: Annotated[
        bool | None,
        About("Eis aan energielabel", "Vraagt u zuinige apparaten of installaties, of duurzaam opgewekte stroom?"),
    ] = None
    requires_waste_plan: Annotated[bool | None, About("Plan tegen verspilling", "Bijvoorbeeld bij catering.")] = None
    prefers_plant_based: Annotated[
        bool | None, About("Plantaardig als standaard", "Bij catering: plantaardig, tenzij.")
    ] = None
    biodiversity: Annotated[
        str, About("Natuur en milieu", "Wat doet de opdracht voor planten, dieren, water en bodem?", long=True)
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Accessibility:
    """Design for all users (art. 2.75 lid 4 en 5)."""

    used_by_natural_persons: Annotated[
        bool | None, About("Gebruikt door mensen", "Gebruiken inwoners of medewerkers het resultaat?")
    ] = None
    is_required: Annotated[
        bool | None, About("Toegankelijkheid geëist", "Staat in de eisen dat iedereen het kan gebruiken?")
    ] = None
    exception_reason: Annotated[
        str, About("Waarom niet geëist", "Alleen met een goede reden mag dit ontbreken.", long=True)
    ] = ""
    has_digital_channel: Annotated[
        bool | None, About("Website of app", "Hoort er een website, app of digitaal loket bij?")
    ] = None
    requires_wcag: Annotated[
        bool | None, About("WCAG geëist", "Voldoet het digitale deel aan EN 301 549 (WCAG 2.1 AA)?")
    ] = None
    user_panel_date: Annotated[
        date | None, About("Bekeken door ervaringsdeskundigen", "De dag waarop mensen met een beperking meekeken.")
    ] = None


@dataclass(frozen=True, kw_only=True)
class Ambition:
    """Everything social and sustainable in the contract."""

    themes: Annotated[
        tuple[ThemeChoice, ...], About("Thema's", "Kies voor elk van de zes thema's of u het toepast.")
    ] = tuple(ThemeChoice(theme=theme) for theme in Theme)
    social_return: Annotated[SocialReturn, About("Social return")] = SocialReturn()
    reservation: Annotated[Reservation, About("Voorbehouden opdracht")] = Reservation()
    supply_chain: Annotated[SupplyChain, About("Keten")] = SupplyChain()
    green: Annotated[Green, About("Groen")] = Green()
    accessibility: Annotated[Accessibility, About("Toegankelijkheid")] = Accessibility()
