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
    OPEN_HOUSE = "open_house", "Toelating van iedereen die voldoet (open house)"


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

    EUROPEAN = "E", "Europees: deel 2 van de wet"
    SOCIAL_AND_SPECIFIC = "S", "Sociale en andere specifieke diensten: lichte procedure"
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


class PriceForm(Choice):
    """How the price is made up: it decides how the value is estimated (art. 2.15-2.21)."""

    TOTAL = "total", "Eén totaalprijs of een vast maximum"
    PERIODIC = "periodic", "Een bedrag per maand, zonder totaalprijs"
    LEASE = "lease", "Lease, huur of huurkoop"
    RECURRING = "recurring", "Losse bestellingen die elk jaar terugkomen"


class SpecialGround(Choice):
    """The circumstances in which part 2 of the law allows more than an open or restricted procedure."""

    ADAPTATION = "adaptation", "Een bestaande oplossing moet worden aangepast"
    DESIGN_OR_INNOVATION = "design_or_innovation", "Er is een ontwerp of iets nieuws nodig"
    COMPLEXITY = "complexity", "De opdracht is ingewikkeld of heeft bijzondere risico's"
    NO_PRECISE_SPECIFICATION = "no_precise_specification", "De eisen zijn niet precies te beschrijven"
    IRREGULAR_TENDERS = "irregular_tenders", "Eerder kwamen alleen ongeldige of te dure inschrijvingen"
    NOT_ON_THE_MARKET = "not_on_the_market", "Wat nodig is, bestaat nog niet"
    NO_SUITABLE_TENDERS = "no_suitable_tenders", "Eerder kwam geen enkele geschikte inschrijving"
    SINGLE_SUPPLIER = "single_supplier", "Maar één ondernemer kan dit, door techniek, kunst of recht"
    UNFORESEEN_URGENCY = "unforeseen_urgency", "Dwingende spoed die niemand kon voorzien"
    ADDITIONAL_SUPPLIES = "additional_supplies", "Extra leveringen van de huidige leverancier"
    FAVOURABLE_PURCHASE = "favourable_purchase", "Gunstige koop bij faillissement, vereffening of beurs"
    REPETITION = "repetition", "Herhaling die in de eerste opdracht was aangekondigd"
    CONTEST = "contest", "Vervolg op een prijsvraag"
    RESEARCH = "research", "Levering alleen voor onderzoek of proef"


class MarketLimit(Choice):
    """Demands that keep tenderers out for another reason than their ability."""

    NONE = "none", "Geen van deze"
    LOCAL_OFFICE = "local_office", "Vestiging in de streek of in Nederland, al bij de inschrijving"
    LOCAL_DURING_CONTRACT = "local_during_contract", "Vestiging in de streek tijdens de uitvoering"
    LOCAL_EXPERIENCE = "local_experience", "Alleen ervaring uit de streek of bij de eigen organisatie telt"
    NATIONAL_ORIGIN = "national_origin", "Alleen producten, materiaal of mensen uit Nederland"
    STANDARD_ONLY = "standard_only", "Een norm of methode zonder 'of gelijkwaardig'"
    NO_OTHERS_CAPACITY = "no_others_capacity", "Een inschrijver mag zich niet beroepen op een ander bedrijf"
    NO_COMBINATIONS = "no_combinations", "Samen inschrijven als combinatie mag niet"
    LINKED_COMPANIES = "linked_companies", "Verbonden bedrijven mogen nooit allebei inschrijven"
    LEGAL_FORM = "legal_form", "Een rechtsvorm is al bij de inschrijving verplicht"
    ONE_REFERENCE_FOR_ALL = "one_reference_for_all", "Alle kerncompetenties moeten uit één opdracht blijken"
    TAILORED = "tailored", "Een eis past in de praktijk bij één ondernemer"


class MotivationDuty(Choice):
    """What the law wants explained, and where the documents may turn out to be silent."""

    PROCEDURE = "procedure", "De keuze van de procedure"
    INVITED = "invited", "De keuze van de ondernemers"
    MERGING_MARKET = "merging_market", "Samenvoegen: gevolg voor de markt en het mkb"
    MERGING_ORGANISATION = "merging_organisation", "Samenvoegen: gevolg en risico voor beide kanten"
    MERGING_COHERENCE = "merging_coherence", "Samenvoegen: samenhang van de delen"
    NO_LOTS = "no_lots", "Geen percelen"
    NOT_BEST_RATIO = "not_best_ratio", "Gunnen op laagste prijs of kosten"
    TURNOVER = "turnover", "Een omzeteis"
    LONG_FRAMEWORK = "long_framework", "Een raamovereenkomst langer dan vier jaar"


class TenderRule(Choice):
    """Rules of the game in the procurement documents that may go too far."""

    NONE = "none", "Geen van deze"
    LOSS_OF_RIGHTS = "loss_of_rights", "Wie niet op tijd vraagt of klaagt, verliest altijd zijn rechten"
    FORM_EXCLUSION = "form_exclusion", "Elke vormfout betekent uitsluiting, zonder herstel"
    NO_SUSPENSION = "no_suspension", "Een klacht schort de procedure nooit op"
    PAID_DOCUMENTS = "paid_documents", "Ondernemers betalen voor de stukken"


class AwardFeature(Choice):
    """Properties of the award that the law or the courts do not accept."""

    NONE = "none", "Geen van deze"
    LOCATION = "location", "Punten voor de plaats van vestiging"
    INCUMBENT_PREFERENCE = "incumbent_preference", "Voorrang voor de huidige leverancier"
    COMPANY_EXPERIENCE = "company_experience", "Punten voor de ervaring van het bedrijf"
    COMPANY_POLICY = "company_policy", "Punten voor het beleid van het hele bedrijf"
    BEYOND_CONTRACT = "beyond_contract", "Punten voor meer dan u koopt of voor andere klanten"
    NAMED_LABEL = "named_label", "Punten voor een keurmerk of certificaat, zonder gelijkwaardig bewijs"
    NOT_VERIFIABLE = "not_verifiable", "Punten voor iets wat u niet kunt controleren"
    NO_LIMIT = "no_limit", "Hoe meer, hoe beter: zonder grens of uitleg wat meetelt"
    HIDDEN_SUBCRITERIA = "hidden_subcriteria", "Subcriteria of gewichten die niet in de stukken staan"
    CHANGED_LATER = "changed_later", "Criteria of gewichten kunnen na de aankondiging nog wijzigen"


class ContractClause(Choice):
    """Clauses of the draft contract that may be out of proportion."""

    NONE = "none", "Geen van deze"
    LIABILITY_EXCEPTIONS = "liability_exceptions", "De grens aan de aansprakelijkheid vervalt in ruime gevallen"
    ALL_RISKS = "all_risks", "Alle risico's liggen bij de opdrachtnemer"
    DOUBLE_SECURITY = "double_security", "Meer dan één zekerheid voor hetzelfde risico"
    SECURITY_FROM_ALL = "security_from_all", "Zekerheid van iedere inschrijver in plaats van de winnaar"
    INSURANCE_CESSION = "insurance_cession", "Uitkeringen van verzekeringen gaan naar de opdrachtgever"
    WAGE_ABROAD = "wage_abroad", "Nederlands loon voor werk dat geheel in een ander land gebeurt"
    WAGE_WITHOUT_LAW = "wage_without_law", "Een minimumloon dat niet in de wet of een algemeen geldende cao staat"


class StandardTerms(Choice):
    """Terms that buyers and sellers of a sector drew up together (Gids 3.9 C)."""

    NONE_EXIST = "none_exist", "Die zijn er niet voor dit soort opdracht"
    UAV_2012 = "uav_2012", "UAV 2012"
    UAV_GC_2005 = "uav_gc_2005", "UAV-GC 2005"
    DNR_2011 = "dnr_2011", "DNR 2011"
    OTHER = "other", "Andere voorwaarden van de branche"
    NOT_USED = "not_used", "Die zijn er, maar u gebruikt ze niet"


class RiskBearer(Choice):
    """Who bears a risk of the contract."""

    BUYER = "buyer", "Opdrachtgever"
    CONTRACTOR = "contractor", "Opdrachtnemer"
    SHARED = "shared", "Samen"


class SocialReturnForm(Choice):
    """The legal shape in which social return is asked."""

    PERFORMANCE_CONDITION = "performance_condition", "Uitvoeringsvoorwaarde"
    AWARD_CRITERION = "award_criterion", "Gunningscriterium"
    COMBINATION = "combination", "Combinatie van beide"
    SELECTION_CRITERION = "selection_criterion", "Eis om te mogen meedoen"


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


class VehicleKind(Choice):
    """The groups for which the rules on clean vehicles set a share of their own (Directive 2009/33/EC)."""

    LIGHT = "light", "Personenauto's en bestelauto's"
    BUS = "bus", "Bussen voor openbaar vervoer"
    TRUCK = "truck", "Vrachtauto's"


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


class ClausePlace(Choice):
    """Where a text can stand in the documents; the place decides which rules of law hold for it.

    The last three are the places of a `ClauseKind`, under the same keys.
    """

    SUITABILITY = "suitability", "Geschiktheidseis"
    SELECTION = "selection", "Selectiecriterium"
    AWARD = "award", "Gunningscriterium"
    TECHNICAL_SPECIFICATION = "technical_specification", "Technische specificatie"
    PERFORMANCE_CONDITION = "performance_condition", "Uitvoeringsvoorwaarde"
    CONTRACT_CLAUSE = "contract_clause", "Contractbepaling"


class SelectionUse(Choice):
    """What a selection criterion is for: who may take part, or who is chosen from those who ask to (art. 2.99)."""

    REQUIREMENT = "requirement", "Geschiktheidseis: wie mag meedoen"
    RANKING = "ranking", "Selectiecriterium: wie u kiest uit de aanmeldingen"


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
