"""Which numbers of the policy profile stand in which card, and what is said about one number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ...domain import dutch
from ...domain.norms import DatedValue, Norm, Origin
from ...domain.policy import PolicyNumber, PolicyProfile
from ...domain.quantities import Quantity

PROFILE, LIMITS, SOCIAL_RETURN, BLOCKS, PSO, GREEN, THEMES, OTHER = (
    "profile", "limits", "social_return", "blocks", "pso", "green", "themes", "other",
)  # fmt: skip
SECTIONS = (
    (PROFILE, "Profiel"),
    (LIMITS, "Inkoopgrenzen"),
    (SOCIAL_RETURN, "Social return"),
    (BLOCKS, "Bouwblokken"),
    (PSO, "PSO en sancties"),
    (GREEN, "Keten en groen"),
    (THEMES, "Thema's"),
    (OTHER, "Overig"),
)
"""The parts of the page, in their order: key and words."""

_SANCTION = "policy.social_return.sanction_factor_maximum"
_BY_GROUP = {
    "procedure": LIMITS,
    "small_purchase": LIMITS,
    "strategy": LIMITS,
    "consultation": LIMITS,
    "market": LIMITS,
    "invitations": LIMITS,
    "social_award": SOCIAL_RETURN,
    "social_demands": SOCIAL_RETURN,
    "social_return": SOCIAL_RETURN,
    "supply_chain": GREEN,
    "green_criteria": GREEN,
    "circular": GREEN,
    "climate": GREEN,
    "co2_ladder": GREEN,
    "clean_vehicles": GREEN,
    "environment": GREEN,
}
# Within a card the numbers that decide most come first; the others follow in the order of their names.
_FIRST = (
    "policy.procedure.single_other_maximum",
    "policy.procedure.single_works_maximum",
    "policy.procedure.onderhands_other_maximum",
    "policy.procedure.onderhands_works_maximum",
    "policy.social_return.threshold",
    "policy.social_return.minimum_months",
    "policy.social_return.percent_normal",
    "policy.social_return.percent_low",
    "policy.social_return.wage_share_limit",
    "policy.supply_chain.threshold",
)


@dataclass(frozen=True)
class NumberView:
    """One number as its row shows it: the newest value, whose it is, and what was or still is before it.

    `own` is None while the start value of the program holds.
    """

    norm: Norm
    own: PolicyNumber | None
    value: DatedValue
    caption: str
    earlier: tuple[tuple[PolicyNumber, str], ...]


def policy_norms(norms: Mapping[str, Norm]) -> dict[str, Norm]:
    """The numbers that are local policy, by name."""
    return {name: norm for name, norm in norms.items() if norm.origin is Origin.POLICY}


def section_of(name: str) -> str:
    """The part of the page in which a number stands."""
    if name == _SANCTION:
        return PSO
    return _BY_GROUP.get(name.split(".")[1], OTHER)


def in_section(norms: Iterable[Norm], section: str) -> list[Norm]:
    """The numbers of one part, in the order in which they are shown."""
    order = {name: place for place, name in enumerate(_FIRST)}
    chosen = (norm for norm in norms if section_of(norm.name) == section)
    return sorted(chosen, key=lambda norm: (order.get(norm.name, len(order)), norm.name))


def own_count(profile: PolicyProfile, norms: Iterable[Norm]) -> int:
    """How many of these numbers the municipality has set itself."""
    own = {number.name for number in profile.numbers}
    return sum(norm.name in own for norm in norms)


def view_of(norm: Norm, profile: PolicyProfile, today: date) -> NumberView:
    """What the row of a number shows."""
    own = [number for number in profile.numbers_of(norm.name) if number.value is not None]
    if not own:
        value = norm.on(today) or norm.values[-1]
        return NumberView(norm, None, value, f"{_period(value.valid_from, value.valid_until)} · {_source(value)}", ())
    newest = own[-1]
    assert newest.value is not None
    begin = newest.valid_from or today
    shown = DatedValue(
        valid_from=begin,
        valid_until=newest.valid_until,
        value=newest.value,
        reference=norm.values[-1].reference,
    )
    source = newest.source.strip() or "bron nog niet ingevuld"
    earlier = tuple((number, _told(norm, number)) for number in reversed(own[:-1]))
    return NumberView(norm, newest, shown, f"{_period(newest.valid_from, newest.valid_until)} · {source}", earlier)


def start_words(norm: Norm) -> str:
    """The start value in words: "€ 100.000 (startwaarde)"."""
    return f"{Quantity(norm.values[-1].value, norm.unit)} (startwaarde)"


def description(norm: Norm) -> str:
    """What the number is, as a heading."""
    return norm.description[:1].upper() + norm.description[1:]


def _told(norm: Norm, number: PolicyNumber) -> str:
    value = Quantity(number.value, norm.unit) if number.value is not None else ""
    return f"{value}, {_period(number.valid_from, number.valid_until).lower()}"


def _period(begin: date | None, end: date | None) -> str:
    if begin is None:
        return "Eerste dag nog niet ingevuld"
    return f"Vanaf {dutch.day(begin)}" + (f" tot en met {dutch.day(end)}" if end is not None else "")


def _source(value: DatedValue) -> str:
    title = value.reference.title
    return "eigen inschatting van het programma" if title.startswith("Voorbeeldprofiel") else title
