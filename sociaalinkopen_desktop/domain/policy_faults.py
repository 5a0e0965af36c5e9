"""What can be wrong with a policy profile beyond its form: unknown numbers, impossible values, days that clash."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from . import dutch, fields
from .encoding import Problem
from .norms import Norm, Origin
from .policy import Dated, PolicyNumber, PolicyProfile
from .quantities import Quantity, Unit

WHOLE = frozenset({Unit.COUNT, Unit.DAYS, Unit.MONTHS, Unit.CHARACTERS})
"""Units in which only whole numbers make sense."""


def highest(unit: Unit) -> int:
    """The largest number that makes sense in a unit; the smallest is 0."""
    match unit:
        case Unit.EUR_EXCL_VAT:
            return 100_000_000_000
        case Unit.PERCENT:
            return 100
        case Unit.FACTOR:
            return 100
        case Unit.YEARS:
            return 100
        case Unit.DAYS | Unit.MONTHS:
            return 1_200
        case _:
            return 1_000_000


def faults_of(profile: PolicyProfile, norms: Mapping[str, Norm]) -> tuple[Problem, ...]:
    """Everything that is wrong with a profile for a program with these norms, in the order of the profile."""
    return tuple(_faults(profile, norms))


def _faults(profile: PolicyProfile, norms: Mapping[str, Norm]) -> Iterator[Problem]:
    policy = {name: norm for name, norm in norms.items() if norm.origin is Origin.POLICY}
    for place, number in enumerate(profile.numbers):
        yield from _number_faults(number, f"numbers.{place}", policy)
    for name in dict.fromkeys(number.name for number in profile.numbers):
        yield from _clashes(profile, "numbers", [n for n, item in enumerate(profile.numbers) if item.name == name])
    for place, table in enumerate(profile.bouwblok_tables):
        path = f"bouwblok_tables.{place}"
        yield from _period_faults(table, path)
        for row, block in enumerate(table.blocks):
            if not block.name.strip():
                here = f"{path}.blocks.{row}.name"
                yield _problem(here, "dit bouwblok heeft geen naam.", "Geef het een naam of haal de regel weg.")
    for step in dict.fromkeys(item.step for item in profile.pso_discounts):
        same = [n for n, item in enumerate(profile.pso_discounts) if item.step is step]
        yield from _clashes(profile, "pso_discounts", same)
    for group in ("pso_discounts", "sanctions"):
        for place, item in enumerate(getattr(profile, group)):
            yield from _period_faults(item, f"{group}.{place}")
    yield from _clashes(profile, "sanctions", range(len(profile.sanctions)))
    for theme in dict.fromkeys(item.theme for item in profile.themes):
        twice = [n for n, item in enumerate(profile.themes) if item.theme is theme][1:]
        for place in twice:
            yield _problem(f"themes.{place}.theme", f"'{theme.label}' staat er twee keer.", "Haal er één weg.")


def _number_faults(number: PolicyNumber, path: str, policy: Mapping[str, Norm]) -> Iterator[Problem]:
    norm = policy.get(number.name)
    if norm is None:
        near = difflib.get_close_matches(number.name, policy, 1)
        remedy = f"Bedoelt u '{near[0]}'?" if near else "Haal het weg, of werk het programma bij."
        yield _problem(f"{path}.name", f"'{_short(number.name)}' is geen getal van beleid in dit programma.", remedy)
        return
    if number.value is None:
        yield _problem(f"{path}.value", f"{norm.description}: de waarde ontbreekt.", "Vul haar in.")
    elif number.value > highest(norm.unit) or (norm.unit in WHOLE and number.value != number.value.to_integral_value()):
        whole = "een heel getal" if norm.unit in WHOLE else "een getal"
        told = Quantity(number.value, norm.unit)
        remedy = f"Kies {whole} van 0 tot {dutch.number(highest(norm.unit))}."
        yield _problem(f"{path}.value", f"{norm.description}: {told} kan niet.", remedy)
    yield from _period_faults(number, path)


def _period_faults(item: Dated, path: str) -> Iterator[Problem]:
    if item.valid_from is None:
        yield _problem(f"{path}.valid_from", "de eerste dag ontbreekt.", "Vul in vanaf welke dag dit geldt.")
    elif item.valid_until is not None and item.valid_until < item.valid_from:
        yield _problem(
            f"{path}.valid_until",
            f"{dutch.day(item.valid_until)} ligt voor {dutch.day(item.valid_from)}.",
            "Kies een latere laatste dag.",
        )


def _clashes(profile: PolicyProfile, group: str, places: Sequence[int] | range) -> Iterator[Problem]:
    """Two values of the same thing that hold on the same day."""
    items: Sequence[Dated] = getattr(profile, group)
    dated = sorted((day, place) for place in places if (day := items[place].valid_from) is not None)
    for (begin, place), (following, other) in pairwise(dated):
        until = items[place].valid_until
        if begin == following:
            fault = f"er zijn twee waarden vanaf {dutch.day(begin)}."
            yield _problem(f"{group}.{other}.valid_from", fault, "Haal er één weg of kies een andere dag.")
        elif until is not None and until >= following:
            fault = f"de volgende waarde begint al op {dutch.day(following)}."
            yield _problem(f"{group}.{place}.valid_until", fault, "Kies de dag ervoor, of laat dit veld leeg.")


def _problem(path: str, fault: str, remedy: str) -> Problem:
    return Problem(path=path, label=fields.label_of(PolicyProfile, path), fault=fault, remedy=remedy)


def _short(text: str) -> str:
    tidy = "".join(sign if sign.isprintable() else "?" for sign in text)
    return tidy if len(tidy) <= 40 else f"{tidy[:39]}…"
