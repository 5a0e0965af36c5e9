"""One enterprise in the register (criteria research § 4.3): what it delivers, where, how large, and its proofs.

Only facts of the organisation and a business contact are kept. Nobody's name is needed: a function and a shared
mailbox reach the enterprise as well, and the register never keeps who works there, only how many.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from ..choices import Choice, Recognition
from ..fields import About
from ..policy import PsoStep
from ..quantities import Unit


class EnterpriseKind(Choice):
    """What sort of organisation it is."""

    SOCIAL_ENTERPRISE = "social_enterprise", "Sociale onderneming"
    SW_BEDRIJF = "sw_bedrijf", "Sw-bedrijf of participatiebedrijf"
    COOPERATIVE = "cooperative", "Sociale coöperatie"
    REGULAR = "regular", "Gewone onderneming"


class ImpactArea(Choice):
    """What the enterprise is for, after the fields of the Code Sociale Ondernemingen."""

    LABOUR = "labour", "Werk voor wie het moeilijk vindt"
    CARE = "care", "Zorg en gezondheid"
    COHESION = "cohesion", "Buurt en samenleven"
    CIRCULAR = "circular", "Minder afval, hergebruik"
    ENERGY = "energy", "Energie en klimaat"
    FOOD = "food", "Voedsel"
    FAIR_CHAIN = "fair_chain", "Eerlijke handel"


class TargetGroup(Choice):
    """Groups of people with a distance to the labour market, as tables of social return name them."""

    PARTICIPATION_ACT = "participation_act", "Participatiewet"
    WSW = "wsw", "Wsw-indicatie of beschut werk"
    WAJONG = "wajong", "Wajong"
    WIA = "wia", "WIA of WAO"
    WW = "ww", "WW"
    LEARNING = "learning", "Leerling of stagiair"
    STATUS_HOLDER = "status_holder", "Statushouder"
    OTHER = "other", "Andere groep"


class EnterpriseSource(Choice):
    """Where the officer learned of the enterprise."""

    MEET_THE_MARKET = "meet_the_market", "Meet the market"
    BUY_SOCIAL = "buy_social", "Lijst van Buy Social"
    PSO_REGISTER = "pso_register", "PSO-register"
    CSO_REGISTER = "cso_register", "Register Code Sociale Ondernemingen"
    COLLEAGUE = "colleague", "Collega of andere gemeente"
    OWN_LIST = "own_list", "Eigen lijst"
    OTHER = "other", "Anders"


class EnterpriseState(Choice):
    """Whether the officer still counts on it."""

    ACTIVE = "active", "In gebruik"
    TO_VERIFY = "to_verify", "Te verifiëren"
    LAPSED = "lapsed", "Vervallen"


@dataclass(frozen=True, kw_only=True)
class RecognitionProof:
    """One recognition with what proves it."""

    kind: Annotated[Recognition, About("Erkenning", "Welk keurmerk, register of welke verklaring?")] = Recognition.NONE
    step: Annotated[PsoStep | None, About("Trede", "Alleen bij PSO: de trede op het certificaat.")] = None
    proof: Annotated[str, About("Bewijs", "Naam of plaats van het bestand, of het webadres.")] = ""
    issued_on: Annotated[date | None, About("Afgegeven op", "Staat op het bewijs.")] = None
    valid_until: Annotated[date | None, About("Geldig tot en met", "Staat op het bewijs.")] = None
    checked_on: Annotated[date | None, About("Bekeken op", "De dag waarop u het bewijs zelf zag.")] = None


@dataclass(frozen=True, kw_only=True)
class TargetGroupCount:
    """How many people of one group work there; numbers only, never names."""

    group: Annotated[TargetGroup, About("Doelgroep", "Bij welke groep horen deze mensen?")] = TargetGroup.OTHER
    people: Annotated[int | None, About("Aantal mensen", "Alleen het aantal, geen namen.", Unit.COUNT)] = None


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Work done before for somebody else."""

    title: Annotated[str, About("Opdracht", "Wat deed de onderneming?")] = ""
    client: Annotated[str, About("Opdrachtgever", "De organisatie, geen persoon.")] = ""
    year: Annotated[int | None, About("Jaar", "Het jaar waarin het werk klaar was.", minimum=1950, maximum=2199)] = None
    value: Annotated[Decimal | None, About("Waarde", "Zonder btw, als u het weet.", Unit.EUR_EXCL_VAT)] = None
    cpv: Annotated[str, About("CPV-code", "Waar het werk onder valt.")] = ""


@dataclass(frozen=True, kw_only=True)
class Experience:
    """What we ourselves went through with the enterprise."""

    day: Annotated[date | None, About("Datum", "Wanneer was dit?")] = None
    subject: Annotated[str, About("Waarover", "De opdracht, het gesprek of de bijeenkomst.")] = ""
    outcome: Annotated[
        str, About("Wat kwam eruit", "Kort en zakelijk. U moet dit ook kunnen laten lezen.", long=True)
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How to reach the organisation: a function, no person."""

    function: Annotated[str, About("Functie", "Bijvoorbeeld 'bedrijfsleider'. Liever geen naam.")] = ""
    email: Annotated[str, About("E-mail", "Het algemene adres van de organisatie.")] = ""
    phone: Annotated[str, About("Telefoon", "Het algemene nummer.")] = ""
    website: Annotated[str, About("Website", "Alleen als naslag. Het programma opent haar niet.")] = ""


@dataclass(frozen=True, kw_only=True)
class Enterprise:
    """Everything the register knows of one enterprise."""

    id: Annotated[str, About("Nummer in het programma", "Maakt het programma zelf.", hidden=True)] = ""
    name: Annotated[str, About("Naam", "De handelsnaam.")] = ""
    kvk: Annotated[str, About("KvK-nummer", "Acht cijfers.")] = ""
    kind: Annotated[EnterpriseKind, About("Soort", "Wat voor organisatie is het?")] = EnterpriseKind.SOCIAL_ENTERPRISE
    legal_form: Annotated[str, About("Rechtsvorm", "Bijvoorbeeld bv, stichting of coöperatie.")] = ""
    state: Annotated[EnterpriseState, About("Stand", "Rekent u op deze onderneming?")] = EnterpriseState.ACTIVE
    is_example: Annotated[bool, About("Voorbeeld", "Verzonnen, om het programma te leren kennen.", hidden=True)] = False
    offer: Annotated[str, About("Wat levert zij", "In gewone woorden.", long=True)] = ""
    cpv: Annotated[
        tuple[str, ...], About("CPV-codes", "Waar het aanbod onder valt. De eerste is de belangrijkste.")
    ] = ()
    keywords: Annotated[tuple[str, ...], About("Zoekwoorden", "Woorden waarop u haar wilt vinden. Eén per regel.")] = ()
    impact_areas: Annotated[tuple[ImpactArea, ...], About("Waarvoor zij er is", "Kies wat past.")] = ()
    town: Annotated[str, About("Vestigingsplaats", "De plaats, zoals in het adres.")] = ""
    municipality: Annotated[str, About("Gemeente", "Leeg: het programma leidt haar af van de plaats.")] = ""
    range_km: Annotated[
        int | None, About("Levert tot op", "Hoogste afstand in kilometers. Leeg: niet bekend.", maximum=1000)
    ] = None
    delivers_nationwide: Annotated[bool | None, About("Levert in heel Nederland", "Ook buiten de eigen regio.")] = None
    regions: Annotated[tuple[str, ...], About("Levert in", "Gemeenten of arbeidsmarktregio's. Eén per regel.")] = ()
    recognitions: Annotated[
        tuple[RecognitionProof, ...], About("Erkenningen", "Wat bewijst dat de onderneming sociaal is?")
    ] = ()
    target_share_percent: Annotated[
        Decimal | None, About("Deel uit de doelgroep", "Deel van het personeel.", Unit.PERCENT)
    ] = None
    target_share_on: Annotated[date | None, About("Peildatum van dat deel", "De dag waarop dit gold.")] = None
    target_groups: Annotated[tuple[TargetGroupCount, ...], About("Mensen per doelgroep", "Aantallen, geen namen.")] = ()
    full_time_places: Annotated[
        Decimal | None, About("Omvang", "Het personeel, omgerekend naar voltijd.", maximum=100_000)
    ] = None
    largest_contract: Annotated[
        Decimal | None, About("Grootste opdracht", "Tot welk bedrag per jaar kan zij werk aan?", Unit.EUR_EXCL_VAT)
    ] = None
    turnover: Annotated[Decimal | None, About("Jaaromzet", "Het laatste bekende jaar.", Unit.EUR_EXCL_VAT)] = None
    insured_for: Annotated[
        Decimal | None, About("Verzekerd voor", "Aansprakelijkheid, per gebeurtenis.", Unit.EUR_EXCL_VAT)
    ] = None
    certificates: Annotated[
        tuple[str, ...], About("Certificaten", "Bijvoorbeeld ISO 9001, ISO 14001 of VCA. Eén per regel.")
    ] = ()
    references: Annotated[tuple[Reference, ...], About("Referenties", "Werk voor anderen.")] = ()
    contact: Annotated[Contact, About("Contact met de organisatie")] = Contact()
    last_contact: Annotated[date | None, About("Laatste contact", "Wanneer sprak u de onderneming?")] = None
    source: Annotated[EnterpriseSource | None, About("Hoe kent u haar", "Waar kwam u haar tegen?")] = None
    source_note: Annotated[str, About("Bron", "Naam van de lijst of het webadres, met datum.")] = ""
    experiences: Annotated[tuple[Experience, ...], About("Onze ervaring", "Wat wij met haar meemaakten.")] = ()
    notes: Annotated[str, About("Notities", "Zakelijk. De onderneming mag dit opvragen.", long=True)] = ""

    @property
    def is_social(self) -> bool:
        """Whether it counts as social for the register; a recognition is still to be proven."""
        return self.kind is not EnterpriseKind.REGULAR
