"""The policy profile: the numbers and choices that a municipality makes itself, each with its days and its source.

What a profile does not say stays at the start values of the program, which are marked as such wherever they are shown.
How a profile takes effect is in `policy_in_force`; what can be wrong with one is in `policy_faults`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Protocol, TypeVar

from .choices import Choice, SanctionKind, Theme
from .fields import About
from .quantities import Quantity, Unit

EXAMPLE_TITLE = "Voorbeeldprofiel"


class BlockUnit(Choice):
    """What the value of a bouwblok is for."""

    YEAR = "year", "per jaar bij voltijd"
    MONTH = "month", "per maand"
    DAY = "day", "per dag"
    HOUR = "hour", "per uur"
    ONCE = "once", "per keer"
    SURCHARGE = "surcharge", "toeslag op een ander bouwblok"
    INVOICE = "invoice", "bedrag van de factuur"


class PsoStep(Choice):
    """The steps of the Prestatieladder Socialer Ondernemen; pso-nederland.nl added the basistrede in April 2023."""

    ASPIRANT = "aspirant", "Aspirant-status"
    BASIC = "basic", "Basistrede"
    STEP_1 = "step_1", "Trede 1"
    STEP_2 = "step_2", "Trede 2"
    STEP_3 = "step_3", "Trede 3"
    STEP_30_PLUS = "step_30_plus", "PSO 30+"


_FROM = About("Geldt vanaf", "De eerste dag waarop dit geldt.")
_UNTIL = About("Geldt tot en met", "Leeg: tot er iets anders voor in de plaats komt.")
_SOURCE = About("Bron", "Het besluit of de nota, met de paragraaf.")
_NOTE = About("Toelichting", "Wat een collega moet weten.", long=True)


@dataclass(frozen=True, kw_only=True)
class PolicySource:
    """The paper on which the profile as a whole rests."""

    title: Annotated[str, About("Bron", "De nota of het besluit, bijvoorbeeld 'Inkoopbeleid 2026'.")] = ""
    url: Annotated[str, About("Webadres", "Waar iedereen het stuk kan lezen.")] = ""


@dataclass(frozen=True, kw_only=True)
class PolicyNumber:
    """One number of local policy from a day on. `name` is that of a norm, such as "policy.social_return.threshold"."""

    name: Annotated[str, About("Getal", "De naam van het getal in het programma.")] = ""
    value: Annotated[Decimal | None, About("Waarde", "In de eenheid van het getal.", maximum=100_000_000_000)] = None
    valid_from: Annotated[date | None, _FROM] = None
    valid_until: Annotated[date | None, _UNTIL] = None
    source: Annotated[str, _SOURCE] = ""
    url: Annotated[str, About("Webadres", "Waar de bron te lezen is.")] = ""
    note: Annotated[str, _NOTE] = ""


@dataclass(frozen=True, kw_only=True)
class Bouwblok:
    """What one way of fulfilling social return counts for."""

    name: Annotated[str, About("Bouwblok", "Bijvoorbeeld 'Participatiewet, langer dan 2 jaar'.")] = ""
    target_group: Annotated[str, About("Doelgroep", "Voor wie telt dit bouwblok?")] = ""
    value: Annotated[
        Decimal | None, About("Waarde", "De inspanningswaarde. Dat zijn geen loonkosten.", Unit.EUR_EXCL_VAT)
    ] = None
    unit: Annotated[BlockUnit, About("Waarde geldt", "Per jaar bij voltijd wordt naar rato gerekend.")] = BlockUnit.YEAR
    longest_months: Annotated[int | None, About("Telt ten hoogste", "Leeg: zo lang de inzet duurt.", Unit.MONTHS)] = (
        None
    )
    counted_percent: Annotated[
        Decimal | None, About("Deel dat telt", "Alleen bij een factuur. Leeg: het hele bedrag telt.", Unit.PERCENT)
    ] = None
    note: Annotated[str, _NOTE] = ""


@dataclass(frozen=True, kw_only=True)
class BouwblokTable:
    """The table of bouwblokken of one labour market region, from a day on."""

    region: Annotated[str, About("Regio", "De arbeidsmarktregio die de tabel vaststelde.")] = ""
    version: Annotated[str, About("Versie", "Zoals de regio haar noemt, bijvoorbeeld 'versie 5'.")] = ""
    valid_from: Annotated[date | None, _FROM] = None
    valid_until: Annotated[date | None, _UNTIL] = None
    source: Annotated[str, _SOURCE] = ""
    url: Annotated[str, About("Webadres", "Waar de tabel te lezen is.")] = ""
    note: Annotated[str, _NOTE] = ""
    blocks: Annotated[tuple[Bouwblok, ...], About("Bouwblokken", "Eén regel per bouwblok.")] = ()

    @property
    def name(self) -> str:
        """How a tender names the table: "Oost-Nederland, V05"."""
        return ", ".join(part.strip() for part in (self.region, self.version) if part.strip())

    def average(self) -> Decimal | None:
        """The mean value of a full-time year over the bouwblokken that have one, in whole euros; None without any."""
        values = [block.value for block in self.blocks if block.unit is BlockUnit.YEAR and block.value is not None]
        return Decimal(round(sum(values, Decimal(0)) / len(values))) if values else None


@dataclass(frozen=True, kw_only=True)
class PsoDiscount:
    """How much less social return the holder of a PSO certificate has to deliver."""

    step: Annotated[PsoStep, About("Trede", "De trede op het certificaat.")] = PsoStep.ASPIRANT
    percent: Annotated[Decimal | None, About("Korting", "Welk deel van de verplichting vervalt?", Unit.PERCENT)] = None
    valid_from: Annotated[date | None, _FROM] = None
    valid_until: Annotated[date | None, _UNTIL] = None
    source: Annotated[str, _SOURCE] = ""
    note: Annotated[str, _NOTE] = ""


@dataclass(frozen=True, kw_only=True)
class SanctionPolicy:
    """What follows when social return stays behind, from a day on."""

    kind: Annotated[SanctionKind | None, About("Bij tekort", "Wat gebeurt er als de inzet achterblijft?")] = None
    factor: Annotated[
        Decimal | None, About("Opslag", "Eén betekent: precies het bedrag dat ontbreekt.", Unit.FACTOR, maximum=10)
    ] = None
    recovery_days: Annotated[
        int | None, About("Hersteltermijn", "Zo veel dagen krijgt de opdrachtnemer om bij te sturen.", Unit.DAYS)
    ] = None
    valid_from: Annotated[date | None, _FROM] = None
    valid_until: Annotated[date | None, _UNTIL] = None
    source: Annotated[str, _SOURCE] = ""
    note: Annotated[str, _NOTE] = ""


@dataclass(frozen=True, kw_only=True)
class ThemePolicy:
    """What the municipality wants with one of the six themes, as the beginning of every new tender."""

    theme: Annotated[Theme, About("Thema", "Eén van de zes thema's van maatschappelijk verantwoord inkopen.")] = (
        Theme.ENVIRONMENT
    )
    is_applied: Annotated[bool | None, About("Toepassen", "De keuze waarmee een nieuwe aanbesteding begint.")] = None
    text: Annotated[str, About("Ambitie", "Wat u met dit thema wilt bereiken, en waar dat staat.", long=True)] = ""


@dataclass(frozen=True, kw_only=True)
class PolicyProfile:
    """Everything a municipality decides itself. An empty one says nothing, so that all start values hold."""

    title: Annotated[str, About("Naam van het profiel", "Bijvoorbeeld 'Inkoopbeleid 2026'.")] = ""
    organisation: Annotated[str, About("Organisatie", "Van wie is dit beleid?")] = ""
    is_example: Annotated[
        bool, About("Voorbeeldprofiel", "De startwaarden van het programma; geen vastgesteld beleid.")
    ] = False
    source: Annotated[PolicySource, About("Bron van het profiel")] = PolicySource()
    numbers: Annotated[
        tuple[PolicyNumber, ...], About("Getallen", "Alleen wat u zelf bepaalt; de rest houdt zijn startwaarde.")
    ] = ()
    bouwblok_tables: Annotated[
        tuple[BouwblokTable, ...], About("Tabellen met bouwblokken", "Eén tabel per regio en ingangsdatum.")
    ] = ()
    pso_discounts: Annotated[tuple[PsoDiscount, ...], About("Korting voor PSO", "Eén regel per trede.")] = ()
    sanctions: Annotated[tuple[SanctionPolicy, ...], About("Sancties", "Eén regel per ingangsdatum.")] = ()
    themes: Annotated[tuple[ThemePolicy, ...], About("Ambitie per thema", "Eén regel per thema.")] = ()

    @property
    def name(self) -> str:
        """How documents and receipts name the profile."""
        if self.is_example:
            return f"{EXAMPLE_TITLE} met startwaarden; niet vastgesteld door een gemeente"
        return " van ".join(part.strip() for part in (self.title, self.organisation) if part.strip()) or "Eigen profiel"

    def numbers_of(self, name: str) -> tuple[PolicyNumber, ...]:
        """The own values of one number, oldest first; those without a day come last."""
        own = (number for number in self.numbers if number.name == name)
        return tuple(sorted(own, key=lambda number: number.valid_from or date.max))

    def table_on(self, day: date) -> BouwblokTable | None:
        """The table of bouwblokken in force on a day; the one that began last when there are more."""
        return in_force(self.bouwblok_tables, day)

    def sanction_on(self, day: date) -> SanctionPolicy | None:
        """What follows on a shortfall, on that day."""
        return in_force(self.sanctions, day)

    def pso_discount_on(self, step: PsoStep, day: date) -> PsoDiscount | None:
        """The discount for that step on that day."""
        return in_force((item for item in self.pso_discounts if item.step is step), day)

    def theme(self, theme: Theme) -> ThemePolicy:
        """What the profile says about a theme; an empty one when it says nothing."""
        return next((item for item in self.themes if item.theme is theme), ThemePolicy(theme=theme))


class Dated(Protocol):
    """What holds from a day on, up to and including another day if that is set."""

    @property
    def valid_from(self) -> date | None: ...

    @property
    def valid_until(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


def in_force(items: Iterable[D], day: date) -> D | None:
    """Of the items that hold on a day the one that began last."""
    holding = [
        (item.valid_from, -place, item)
        for place, item in enumerate(items)
        if item.valid_from is not None
        and item.valid_from <= day
        and (item.valid_until is None or day <= item.valid_until)
    ]
    return max(holding, key=lambda found: found[:2])[2] if holding else None


def example_profile() -> PolicyProfile:
    """What the program begins with: no number of its own, so that every start value holds and is marked as one.

    It names no bouwblokken either: those are set per labour market region and are nobody's to invent.
    """
    return PolicyProfile(
        title=EXAMPLE_TITLE,
        is_example=True,
        source=PolicySource(title="Startwaarden van het programma, eigen inschatting"),
    )


def worth(block: Bouwblok) -> str:
    """The value of a bouwblok in words: "€ 30.000 per jaar bij voltijd"."""
    if block.value is None:
        return block.unit.label if block.unit is BlockUnit.INVOICE else ""
    return f"{Quantity(block.value, Unit.EUR_EXCL_VAT)} {block.unit.label}"
