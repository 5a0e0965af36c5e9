"""The closed lists of the field: each choice has a stable English key and a Dutch label.

Keys follow eForms code lists and Directive 2014/24/EU where these have a word; national practice keeps its
Dutch word (onderhands). Keys are stored in files and databases: never rename one without a migration.
"""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A text key with a Dutch label: `Procedure.OPEN == "open"` and `Procedure.OPEN.label == "Europees openbaar"`."""

    label: str

    def __new__(cls, key: str, label: str) -> Self:
        made = str.__new__(cls, key)
        made._value_ = key
        made.label = label
        return made


class Phase(Choice):
    """Where the purchase stands."""

    PREPARATION = "preparation", "Voorbereiding"
    REVIEW = "review", "Toetsing"
    PUBLISHED = "published", "Gepubliceerd"
    AWARD = "award", "Gunning"
    EXECUTION = "execution", "In uitvoering"
    CLOSED = "closed", "Afgerond"


class DossierKind(Choice):
    """What this file is about; only a tender is judged by procurement law."""

    TENDER = "tender", "Aanbesteding"
    SUBSIDY = "subsidy", "Subsidie"
    PERMIT = "permit", "Vergunning"


class ContractNature(Choice):
    """Main nature of the contract (eForms BT-23)."""

    WORKS = "works", "Werken"
    SUPPLIES = "supplies", "Leveringen"
    SERVICES = "services", "Diensten"


class PolicyDomain(Choice):
    """The field of municipal work; Jeugd and Wmo have price rules of their own."""

    GENERAL = "general", "Algemeen"
    WMO = "wmo", "Wmo"
    YOUTH_CARE = "youth_care", "Jeugd"
    PARTICIPATION = "participation", "Participatie"


class Procedure(Choice):
    """How the contract is put on the market (eForms BT-105 above the threshold, Gids § 3.4 below it)."""

    SINGLE_ONDERHANDS = "single_onderhands", "Enkelvoudig onderhands"
    MEERVOUDIG_ONDERHANDS = "meervoudig_onderhands", "Meervoudig onderhands"
    NATIONAL_OPEN = "national_open", "Nationaal openbaar"
    NATIONAL_RESTRICTED = "national_restricted", "Nationaal niet-openbaar"
    OPEN = "open", "Europees openbaar"
    RESTRICTED = "restricted", "Europees niet-openbaar"
    NEGOTIATED_WITH_CALL = "neg-w-call", "Mededingingsprocedure met onderhandeling"
    NEGOTIATED_WITHOUT_CALL = "neg-wo-call", "Onderhandeling zonder aankondiging"
    COMPETITIVE_DIALOGUE = "comp-dial", "Concurrentiegerichte dialoog"
    INNOVATION_PARTNERSHIP = "innovation", "Innovatiepartnerschap"
    SOCIAL_AND_SPECIFIC = "sas", "Procedure voor sociale en andere specifieke diensten"
    IN_HOUSE = "in_house", "Quasi-inbesteden"
    MINI_COMPETITION = "mini_competition", "Minicompetitie binnen een raamovereenkomst"

    @property
    def is_european(self) -> bool:
        """Whether this procedure starts with a European notice under part 2 of the law."""
        return self in {
            Procedure.OPEN,
            Procedure.RESTRICTED,
            Procedure.NEGOTIATED_WITH_CALL,
            Procedure.COMPETITIVE_DIALOGUE,
            Procedure.INNOVATION_PARTNERSHIP,
        }

    @property
    def is_onderhands(self) -> bool:
        """Whether the buyer himself chooses whom to ask, without a notice."""
        return self in {Procedure.SINGLE_ONDERHANDS, Procedure.MEERVOUDIG_ONDERHANDS}


class Regime(Choice):
    """Which body of rules applies (Aw 2012 parts 1 and 2; the six regimes)."""

    EUROPEAN = "E", "Europees: boven de drempel"
    SOCIAL_AND_SPECIFIC = "S", "Sociale en andere specifieke diensten boven de drempel"
    CROSS_BORDER = "G", "Onder de drempel, met duidelijk grensoverschrijdend belang"
    NATIONAL = "N", "Nationaal, met vrijwillige aankondiging"
    MEERVOUDIG = "M", "Meervoudig onderhands"
    SINGLE = "1", "Enkelvoudig onderhands"


class Theme(Choice):
    """The six themes of socially responsible procurement (Manifest MVOI)."""

    ENVIRONMENT = "environment", "Milieu en biodiversiteit"
    CLIMATE = "climate", "Klimaat"
    CIRCULAR = "circular", "Circulair, ook biobased"
    SUPPLY_CHAIN = "supply_chain", "Ketenverantwoordelijkheid"
    DIVERSITY = "diversity", "Diversiteit en inclusie"
    SOCIAL_RETURN = "social_return", "Social return"


class CriterionTheme(Choice):
    """The shelves of the catalogue."""

    GENERAL = "general", "Algemeen"
    MARKET = "market", "Markt"
    SOCIAL_PROCUREMENT = "social_procurement", "Sociaal inkopen"
    RESERVED_CONTRACT = "reserved_contract", "Voorbehouden opdracht"
    SOCIAL_RETURN = "social_return", "Social return"
    SUPPLY_CHAIN = "supply_chain", "Ketenverantwoordelijkheid"
    DIVERSITY = "diversity", "Diversiteit en inclusie"
    ACCESSIBILITY = "accessibility", "Toegankelijkheid"
    CIRCULAR = "circular", "Circulair"
    CLIMATE = "climate", "Klimaat"
    BIOBASED = "biobased", "Biobased"
    ENVIRONMENT = "environment", "Milieu en biodiversiteit"
    SME_AND_LOTS = "sme_and_lots", "Mkb en percelen"
    PROPORTIONALITY = "proportionality", "Proportionaliteit"
    AWARD = "award", "Gunnen"
    CONTRACT_MANAGEMENT = "contract_management", "Contractmanagement"
    EVALUATION = "evaluation", "Evaluatie en impact"


class ReservedParticipation(Choice):
    """Reserved participation (eForms BT-71; art. 2.82 and 2.82a)."""

    NONE = "none", "Geen voorbehoud"
    SHELTERED = "res-ws", "Sociale werkplaatsen en sociale ondernemingen (art. 2.82)"
    PUBLIC_SERVICE = "res-pub-ser", "Organisaties met een taak van algemeen belang (art. 2.82a)"


class SocialReturnForm(Choice):
    """The legal shape in which social return is asked."""

    PERFORMANCE_CONDITION = "performance_condition", "Uitvoeringsvoorwaarde"
    AWARD_CRITERION = "award_criterion", "Gunningscriterium"
    COMBINATION = "combination", "Combinatie van beide"


class SocialReturnBasis(Choice):
    """What the social-return percentage is taken of."""

    CONTRACT_VALUE = "contract_value", "Opdrachtsom"
    WAGE_SUM = "wage_sum", "Loonsom"
    INVOICED_TURNOVER = "invoiced_turnover", "Gefactureerde omzet"


class SocialReturnMethod(Choice):
    """How efforts are counted."""

    BOUWBLOKKEN = "bouwblokken", "Bouwblokken"
    REALISED_COST = "realised_cost", "Werkelijke kosten"
    TAILORED = "tailored", "Maatwerk"


class SocialReturnEffort(Choice):
    """Ways in which a contractor may fulfil social return."""

    WORK = "work", "Werken"
    LEARNING = "learning", "Leren"
    SOCIAL_PURCHASING = "social_purchasing", "Inkopen bij sociale ondernemingen"
    DEVELOPMENT = "development", "Ontwikkelen van medewerkers"
    COMMUNITY = "community", "Maatschappelijke activiteit"


class SanctionKind(Choice):
    """What follows when promised social return is not delivered."""

    NONE = "none", "Geen"
    RECOVERY_PLAN = "recovery_plan", "Herstelplan en nieuwe termijn"
    WITHHOLD = "withhold", "Inhouden van het niet-ingevulde bedrag"
    SURCHARGE = "surcharge", "Inhouden met opslag"


class ChainRisk(Choice):
    """Risk categories of the international social conditions (ISV)."""

    NONE = "none", "Geen risicocategorie"
    WORKWEAR = "workwear", "Bedrijfskleding"
    CATERING = "catering", "Catering en voeding"
    ICT = "ict", "ICT-hardware"
    CONNECTIVITY = "connectivity", "Netwerken en telefonie"
    ENERGY = "energy", "Energie en zonnepanelen"
    WASTE = "waste", "Afval en grondstoffen"
    OFFICE = "office", "Kantoor en drukwerk"
    NATURAL_STONE = "natural_stone", "Natuursteen"
    OTHER = "other", "Ander risicoproduct"


class ChainForm(Choice):
    """How chain responsibility is asked."""

    NONE = "none", "Niet gevraagd"
    PERFORMANCE_CONDITION = "performance_condition", "Uitvoeringsvoorwaarde"
    REQUIREMENT = "requirement", "Eis"
    AWARD_CRITERION = "award_criterion", "Gunningscriterium"


class AmbitionLevel(Choice):
    """Levels of the MVI criteria."""

    BASIC = "basic", "Basis"
    SIGNIFICANT = "significant", "Significant"
    AMBITIOUS = "ambitious", "Ambitieus"


class RLadder(Choice):
    """The order of preference before buying new."""

    REFUSE = "refuse", "Niet kopen"
    SHARE = "share", "Delen of huren"
    REUSE = "reuse", "Hergebruiken of langer gebruiken"
    REPAIR = "repair", "Repareren of reviseren"
    RECYCLE = "recycle", "Kopen van gerecycled materiaal"
    BUY_NEW = "buy_new", "Nieuw kopen"


class SelectionCriterionKind(Choice):
    """Kinds of selection criteria (Directive art. 58)."""

    SUITABILITY = "suitability", "Beroepsbevoegdheid"
    FINANCIAL = "financial", "Financiële en economische draagkracht"
    TECHNICAL = "technical", "Technische bekwaamheid en beroepsbekwaamheid"
    CERTIFICATE = "certificate", "Certificaat of kwaliteitsnorm"


class AwardMethod(Choice):
    """Ground for award (art. 2.114)."""

    BEST_PRICE_QUALITY_RATIO = "best_price_quality_ratio", "Beste prijs-kwaliteitverhouding"
    LOWEST_COST = "lowest_cost", "Laagste kosten, berekend over de levensduur"
    LOWEST_PRICE = "lowest_price", "Laagste prijs"


class AwardCriterionKind(Choice):
    """eForms BT-539."""

    PRICE = "price", "Prijs"
    COST = "cost", "Kosten"
    QUALITY = "quality", "Kwaliteit"


class ClauseKind(Choice):
    """Where a demand stands in the documents."""

    PERFORMANCE_CONDITION = "performance_condition", "Uitvoeringsvoorwaarde"
    TECHNICAL_SPECIFICATION = "technical_specification", "Technische specificatie"
    CONTRACT_CLAUSE = "contract_clause", "Contractbepaling"


class DocumentState(Choice):
    """Whether a document is still a draft."""

    DRAFT = "draft", "Concept"
    FINAL = "final", "Definitief"


class Liability(Choice):
    """How far the contractor's liability goes (Gids 3.9 D)."""

    UNLIMITED = "unlimited", "Onbeperkt"
    CAPPED = "capped", "Begrensd tot een bedrag"
    STANDARD_TERMS = "standard_terms", "Volgens paritaire voorwaarden"


class ContractMomentKind(Choice):
    """Meetings planned during the contract."""

    START = "start", "Startgesprek"
    PROGRESS = "progress", "Voortgang"
    SOCIAL_RETURN = "social_return", "Social return"
    SUPPLY_CHAIN = "supply_chain", "Ketengesprek"
    EVALUATION = "evaluation", "Evaluatie"


class YearlyRhythm(Choice):
    """How often something is reported."""

    QUARTERLY = "quarterly", "Elk kwartaal"
    HALF_YEARLY = "half_yearly", "Elk half jaar"
    YEARLY = "yearly", "Elk jaar"


class ReservationScope(Choice):
    """How much of the contract is reserved."""

    WHOLE = "whole", "De hele opdracht"
    LOTS = "lots", "Eén of meer percelen"
    NONE = "none", "Niet voorbehouden"


class SupplierKind(Choice):
    """Whom the buyer has in mind for a direct award."""

    SW_BEDRIJF = "sw_bedrijf", "Eigen sw-bedrijf"
    SOCIAL_ENTERPRISE = "social_enterprise", "Sociale onderneming"
    OTHER = "other", "Andere onderneming"


class Recognition(Choice):
    """Proof that an enterprise is social."""

    NONE = "none", "Geen erkenning"
    PSO = "pso", "PSO"
    PSO_30_PLUS = "pso_30_plus", "PSO 30+"
    CODE_SOCIALE_ONDERNEMINGEN = "cso", "Code Sociale Ondernemingen"
    B_CORP = "b_corp", "B Corp"
    SW_BEDRIJF = "sw_bedrijf", "Sw-bedrijf"
    OWN_STATEMENT = "own_statement", "Eigen verklaring"


class AnswerOutcome(Choice):
    """What the officer says to a question of the catalogue."""

    YES = "yes", "Ja"
    NO = "no", "Nee"
    NOT_APPLICABLE = "not_applicable", "Niet van toepassing"
