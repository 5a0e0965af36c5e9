"""What is asked of tenderers and of the performance (step 5), and how the contract is kept."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from .choices import (
    AmbitionLevel,
    ClauseKind,
    ContractClause,
    ContractMomentKind,
    Liability,
    MarketLimit,
    RiskBearer,
    SelectionCriterionKind,
    SelectionUse,
    StandardTerms,
    Theme,
)
from .fields import About
from .quantities import Unit


@dataclass(frozen=True, kw_only=True)
class ExclusionGround:
    """An optional ground for exclusion (Directive art. 57; art. 2.87)."""

    title: Annotated[str, About("Uitsluitingsgrond", "De grond uit de eigen verklaring.")] = ""
    reason: Annotated[str, About("Waarom bij deze opdracht", "Waarom is deze grond hier belangrijk?")] = ""
    code: Annotated[str, About("Code", "De code uit de aankondiging, als die er is.")] = ""


@dataclass(frozen=True, kw_only=True)
class SelectionCriterion:
    """A demand on the tenderer (Directive art. 58)."""

    kind: Annotated[SelectionCriterionKind, About("Soort eis", "Bevoegdheid, geld, ervaring of certificaat.")] = (
        SelectionCriterionKind.TECHNICAL
    )
    title: Annotated[str, About("Eis", "Kort, zoals die in de stukken staat.")] = ""
    risk: Annotated[str, About("Welk risico dekt dit", "Welk gevaar of welke kunde is de reden?")] = ""
    equivalent_allowed: Annotated[bool | None, About("Gelijkwaardig mag", "Telt gelijkwaardig bewijs ook?")] = None
    calculation: Annotated[
        str, About("Rekenwijze", "Alleen bij een eis over geld: met welke cijfers rekent u, en hoe? (art. 2.90 lid 7)")
    ] = ""
    use: Annotated[SelectionUse, About("Gebruik", "Een selectiecriterium kan alleen als u eerst selecteert.")] = (
        SelectionUse.REQUIREMENT
    )
    text: Annotated[str, About("Tekst", "Zoals die in de stukken komt.", long=True)] = ""
    verification: Annotated[str, About("Bewijs", "Waaruit blijkt dat een ondernemer voldoet?", long=True)] = ""
    theme: Annotated[Theme | None, About("Thema", "Bij welk thema hoort dit?")] = None
    level: Annotated[AmbitionLevel | None, About("Niveau", "Basis, significant of ambitieus.")] = None
    criterion: Annotated[str, About("Helpt bij punt", "De code van het punt uit de Toets, zoals 'SR-05'.")] = ""
    clause_id: Annotated[str, About("Begonnen met tekst", "De code uit de bibliotheek.", hidden=True)] = ""


@dataclass(frozen=True, kw_only=True)
class ReferenceRequirement:
    """One core competence with the references asked for it (Gids 3.5 F and G)."""

    core_competence: Annotated[
        str, About("Kerncompetentie", "Wat moet een inschrijver kunnen? Niet: een gelijke opdracht.")
    ] = ""
    references_required: Annotated[
        int | None, About("Aantal referenties", "Voor deze kerncompetentie.", Unit.COUNT)
    ] = None
    minimum_value: Annotated[
        Decimal | None, About("Waarde per referentie", "De kleinste opdracht die telt, zonder btw.", Unit.EUR_EXCL_VAT)
    ] = None
    minimum_percent: Annotated[
        Decimal | None,
        About(
            "Waarde als deel van de raming", "Alleen als de stukken een percentage noemen.", Unit.PERCENT, maximum=1000
        ),
    ] = None
    period_years: Annotated[int | None, About("Niet ouder dan", "Hoe oud mag de referentie zijn?", Unit.YEARS)] = None
    accepts_comparable: Annotated[
        bool | None,
        About("Vergelijkbaar werk telt", "Telt ook werk dat hierop lijkt, bijvoorbeeld uit een andere sector?"),
    ] = None


@dataclass(frozen=True, kw_only=True)
class LabelRequirement:
    """A label asked as proof (Directive art. 43; art. 2.78a)."""

    name: Annotated[str, About("Keurmerk", "De naam van het keurmerk.")] = ""
    equivalent_allowed: Annotated[bool | None, About("Gelijkwaardig mag", "Een ander keurmerk of bewijs telt ook.")] = (
        None
    )
    is_linked_to_subject: Annotated[
        bool | None, About("Past bij de opdracht", "Gaan alle eisen van het keurmerk over wat u koopt?")
    ] = None
    is_open_and_independent: Annotated[
        bool | None,
        About(
            "Open en onafhankelijk",
            "Objectieve eisen, open tot stand gekomen, voor iedereen te halen, en van een onafhankelijke partij.",
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Requirements:
    """Exclusion, suitability, references, labels and specifications."""

    exclusion_grounds: Annotated[
        tuple[ExclusionGround, ...], About("Uitsluitingsgronden", "Alleen de gronden die bij deze opdracht horen.")
    ] = ()
    has_turnover_requirement: Annotated[
        bool | None, About("Omzeteis stellen", "Moet een inschrijver een bepaalde omzet hebben?")
    ] = None
    turnover_requirement: Annotated[Decimal | None, About("Minimale jaaromzet", "Zonder btw.", Unit.EUR_EXCL_VAT)] = (
        None
    )
    turnover_factor: Annotated[
        Decimal | None,
        About("Omzet als aantal keer de waarde", "Alleen als de stukken het zo noemen, bijvoorbeeld 3.", Unit.FACTOR),
    ] = None
    turnover_reason: Annotated[
        str, About("Waarom een omzeteis", "Zonder zwaar argument mag een omzeteis niet (art. 2.90 lid 3).", long=True)
    ] = ""
    criteria: Annotated[
        tuple[SelectionCriterion, ...], About("Andere eisen aan de inschrijver", "Vraag alleen wat nodig is.")
    ] = ()
    references: Annotated[tuple[ReferenceRequirement, ...], About("Referenties", "Eén kerncompetentie per regel.")] = ()
    labels: Annotated[tuple[LabelRequirement, ...], About("Keurmerken", "Keurmerken waar u om vraagt.")] = ()
    requires_pso: Annotated[
        bool | None, About("PSO als eis", "Moet een inschrijver het PSO-keurmerk hebben om mee te doen?")
    ] = None
    proof_with_tender: Annotated[
        bool | None,
        About("Bewijs meteen bij inschrijving", "De eigen verklaring is eerst genoeg; bewijs vraagt u van de winnaar."),
    ] = None
    security_percent: Annotated[
        Decimal | None, About("Zekerheid", "Bankgarantie als deel van de opdracht.", Unit.PERCENT)
    ] = None
    has_prepayment: Annotated[
        bool | None, About("Vooruitbetaling", "Dekt de zekerheid een bedrag dat u vooruit betaalt?")
    ] = None
    forbids_subcontracting: Annotated[
        bool | None, About("Verbod op onderaanneming", "Mag de winnaar geen werk uitbesteden?")
    ] = None
    subcontracting_maximum_percent: Annotated[
        Decimal | None,
        About("Grens aan onderaanneming", "Welk deel mag de winnaar ten hoogste uitbesteden?", Unit.PERCENT),
    ] = None
    subcontracting_is_general: Annotated[
        bool | None,
        About("Grens geldt voor al het werk", "Of geldt zij alleen voor taken die u als essentieel benoemt?"),
    ] = None
    limits: Annotated[
        tuple[MarketLimit, ...],
        About("Eisen die ondernemers buitensluiten", "Kies alles wat in de stukken staat, of 'geen van deze'."),
    ] = ()
    local_reason: Annotated[
        str,
        About(
            "Waarom een plek in de streek",
            "Waarom kan het werk niet goed van verder weg worden gedaan?",
            long=True,
        ),
    ] = ""
    register_extract_months: Annotated[
        int | None,
        About("Leeftijd uittreksel Handelsregister", "Hoe oud mag het zijn? Leeg als u het niet vraagt.", Unit.MONTHS),
    ] = None
    tax_statement_months: Annotated[
        int | None,
        About("Leeftijd verklaring Belastingdienst", "Hoe oud mag zij zijn? Leeg als u haar niet vraagt.", Unit.MONTHS),
    ] = None
    conduct_statement_months: Annotated[
        int | None,
        About(
            "Leeftijd gedragsverklaring aanbesteden",
            "Hoe oud mag zij zijn? Leeg als u haar niet vraagt.",
            Unit.MONTHS,
        ),
    ] = None
    names_brand: Annotated[bool | None, About("Merk of type genoemd", "Staat er een merk of type in de eisen?")] = None
    brand_equivalent: Annotated[
        bool | None, About("Met 'of gelijkwaardig'", "Staat er 'of gelijkwaardig' achter het merk?")
    ] = None
    brand_reason: Annotated[
        str,
        About("Waarom een merk", "Waarom lukt het niet om het product zonder merk te beschrijven?", long=True),
    ] = ""
    asks_design: Annotated[
        bool | None, About("Ontwerp gevraagd", "Moet een inschrijver al werk doen voor de inschrijving?")
    ] = None
    design_fee: Annotated[Decimal | None, About("Vergoeding voor het ontwerp", "Zonder btw.", Unit.EUR_EXCL_VAT)] = None


@dataclass(frozen=True, kw_only=True)
class PerformanceCondition:
    """A condition for performing the contract (Directive art. 70; art. 2.80)."""

    title: Annotated[str, About("Voorwaarde", "Korte naam.")] = ""
    text: Annotated[str, About("Tekst", "Zoals die in de stukken komt.", long=True)] = ""
    kind: Annotated[ClauseKind, About("Plaats", "Waar staat deze tekst?")] = ClauseKind.PERFORMANCE_CONDITION
    theme: Annotated[Theme | None, About("Thema", "Bij welk thema hoort dit?")] = None
    verification: Annotated[str, About("Bewijs", "Hoe laat de opdrachtnemer zien dat hij het doet?", long=True)] = ""
    level: Annotated[AmbitionLevel | None, About("Niveau", "Basis, significant of ambitieus.")] = None
    link_to_subject: Annotated[
        str, About("Verband met de opdracht", "Waarom gaat dit over wat u koopt?", long=True)
    ] = ""
    criterion: Annotated[str, About("Helpt bij punt", "De code van het punt uit de Toets, zoals 'SR-05'.")] = ""
    clause_id: Annotated[str, About("Begonnen met tekst", "De code uit de bibliotheek.", hidden=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Performance:
    """Conditions for the performance and the duties of labour and environmental law."""

    conditions: Annotated[
        tuple[PerformanceCondition, ...], About("Uitvoeringsvoorwaarden", "Wat geldt er tijdens het werk?")
    ] = ()
    has_labour_law_clause: Annotated[
        bool | None, About("Bepaling over arbeidsrecht", "Cao, veilig werk en milieuregels, ook voor onderaannemers.")
    ] = None
    labour_law_body: Annotated[
        str,
        About(
            "Waar vinden inschrijvers de regels",
            "Het orgaan met uitleg over belasting, milieu en arbeid (art. 2.81 lid 1).",
        ),
    ] = ""
    has_labour_law_declaration: Annotated[
        bool | None,
        About(
            "Verklaring van inschrijvers",
            "Zij verklaren dat zij rekenen met milieu-, sociaal en arbeidsrecht (art. 2.81 lid 2).",
        ),
    ] = None
    reports_labour_breach: Annotated[
        bool | None,
        About(
            "Melden bij de Arbeidsinspectie",
            "Is geregeld dat u een schending van arbeidsrecht meldt? (art. 2.81a)",
        ),
    ] = None
    is_on_site: Annotated[
        bool | None, About("Werk onder uw toezicht", "Werkt de dienstverlener op uw locatie, onder uw toezicht?")
    ] = None
    asks_subcontractor_names: Annotated[
        bool | None,
        About("Namen van onderaannemers", "Vraagt u hun naam, contact en vertegenwoordiger voor de start?"),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """A target that is measured during the contract."""

    name: Annotated[str, About("Doel", "Wat meet u?")] = ""
    target: Annotated[str, About("Streefwaarde", "Wanneer is het goed?")] = ""


@dataclass(frozen=True, kw_only=True)
class ContractMoment:
    """A planned meeting during the contract."""

    kind: Annotated[ContractMomentKind, About("Soort gesprek", "Waar gaat het gesprek over?")] = (
        ContractMomentKind.PROGRESS
    )
    planned_on: Annotated[date | None, About("Datum", "Wanneer is het gesprek?")] = None


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Something the contractor promised in the tender."""

    text: Annotated[str, About("Toezegging", "Wat is beloofd?")] = ""
    due_on: Annotated[date | None, About("Klaar op", "Wanneer moet het er zijn?")] = None


@dataclass(frozen=True, kw_only=True)
class ContractRisk:
    """A risk of the contract and who bears it (Gids 3.9 A)."""

    risk: Annotated[str, About("Risico", "Wat kan er misgaan?")] = ""
    bearer: Annotated[RiskBearer | None, About("Wie draagt het", "Wie kan het het best voorkomen of verzekeren?")] = (
        None
    )
    reason: Annotated[str, About("Waarom", "Waarom ligt het risico daar goed?")] = ""


@dataclass(frozen=True, kw_only=True)
class Results:
    """What came of the social promises, in numbers and one story; never the names of people."""

    measured_on: Annotated[date | None, About("Stand op", "De dag van de laatste telling of rapportage.")] = None
    social_return_value: Annotated[
        Decimal | None,
        About("Social return tot nu toe", "De waarde van alle inzet die de coördinator goedkeurde.", Unit.EUR_EXCL_VAT),
    ] = None
    placements: Annotated[
        int | None, About("Mensen geplaatst", "Hoeveel mensen kregen werk of een leerplek? Nul mag.", Unit.COUNT)
    ] = None
    lasting_placements: Annotated[
        int | None, About("Langer dan een half jaar", "Hoeveel van hen bleven zes maanden of langer?", Unit.COUNT)
    ] = None
    outflow: Annotated[
        int | None, About("Daarna aan het werk", "Hoeveel van hen vonden daarna een gewone baan?", Unit.COUNT)
    ] = None
    social_spend: Annotated[
        Decimal | None,
        About("Gekocht bij sociale ondernemingen", "Het bedrag van de facturen, zonder btw.", Unit.EUR_EXCL_VAT),
    ] = None
    story: Annotated[
        str,
        About("Verhaal bij de cijfers", "Wat veranderde er voor mensen? Schrijf het zonder namen.", long=True),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Contract:
    """The agreement and how it is looked after."""

    owner: Annotated[str, About("Contracteigenaar", "De functie die het contract bewaakt.")] = ""
    kpis: Annotated[tuple[Kpi, ...], About("Meetbare doelen", "Wat volgt u tijdens het contract?")] = ()
    moments: Annotated[tuple[ContractMoment, ...], About("Gesprekken", "Wanneer spreekt u de opdrachtnemer?")] = ()
    promises: Annotated[tuple[Promise, ...], About("Toezeggingen", "Wat beloofde de winnaar?")] = ()
    payment_days: Annotated[int | None, About("Betaaltermijn", "Na ontvangst van de factuur.", Unit.DAYS)] = None
    liability: Annotated[Liability | None, About("Aansprakelijkheid", "Hoe ver gaat de aansprakelijkheid?")] = None
    liability_cap: Annotated[
        Decimal | None, About("Hoogste bedrag", "Tot dit bedrag is de opdrachtnemer aansprakelijk.", Unit.EUR_EXCL_VAT)
    ] = None
    penalty_maximum_percent: Annotated[
        Decimal | None,
        About(
            "Boetes samen ten hoogste",
            "Deel van de opdrachtwaarde. Leeg als er geen boetes in het contract staan.",
            Unit.PERCENT,
        ),
    ] = None
    clauses: Annotated[
        tuple[ContractClause, ...],
        About("Zware bepalingen", "Kies alles wat in het conceptcontract staat, of 'geen van deze'."),
    ] = ()
    risks: Annotated[tuple[ContractRisk, ...], About("Risico's", "De grootste risico's. Eén per regel.")] = ()
    allows_text_proposals: Annotated[
        bool | None,
        About("Tekstvoorstellen mogelijk", "Kunnen inschrijvers voor de laatste nota een andere tekst voorstellen?"),
    ] = None
    standard_terms: Annotated[
        StandardTerms | None,
        About("Voorwaarden van de branche", "Voorwaarden die opdrachtgevers en ondernemers samen maakten."),
    ] = None
    deviates_from_standard_terms: Annotated[
        bool | None, About("Afwijking van die voorwaarden", "Schrapt of wijzigt u bepalingen?")
    ] = None
    standard_terms_reason: Annotated[
        str,
        About("Waarom anders", "Waarom wijkt u af van de voorwaarden, of gebruikt u ze niet?", long=True),
    ] = ""
    retention_years: Annotated[
        int | None, About("Dossier bewaren", "Na de gunning. Een langer contract bewaart u langer.", Unit.YEARS)
    ] = None
    excludes_withdrawal_compensation: Annotated[
        bool | None,
        About(
            "Vergoeding bij intrekken uitgesloten", "Staat er dat u nooit iets betaalt als u de aanbesteding intrekt?"
        ),
    ] = None
    renewal_assessment: Annotated[
        str, About("Oordeel voor verlengen", "Waar kijkt u naar voordat u verlengt?", long=True)
    ] = ""
    modification_value: Annotated[
        Decimal | None,
        About(
            "Wijzigingen samen",
            "Wat alle wijzigingen na de start kosten, zonder btw. Leeg als er geen zijn.",
            Unit.EUR_EXCL_VAT,
        ),
    ] = None
    results: Annotated[Results, About("Resultaat")] = Results()
    evaluation_date: Annotated[date | None, About("Evaluatie", "Wanneer kijkt u terug op de inkoop?")] = None
