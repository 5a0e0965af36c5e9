"""Changes to a policy profile, each giving a new one. A profile that somebody changed is no example any more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from .choices import Theme
from .norms import Norm
from .policy import (
    EXAMPLE_TITLE,
    BouwblokTable,
    PolicyNumber,
    PolicyProfile,
    PolicySource,
    ThemePolicy,
    example_profile,
)

OWN_TITLE = "Eigen beleid"


def as_own(profile: PolicyProfile) -> PolicyProfile:
    """The same profile as one of the municipality itself, without the name and source of the example."""
    if not profile.is_example:
        return profile
    is_untouched = profile.source == example_profile().source
    return replace(
        profile,
        is_example=False,
        title=OWN_TITLE if profile.title.strip() in ("", EXAMPLE_TITLE) else profile.title,
        source=PolicySource() if is_untouched else profile.source,
    )


def with_value(profile: PolicyProfile, norm: Norm, value: Decimal | None) -> PolicyProfile:
    """The newest own value of a number becomes `value`; None takes that value away.

    The first own value takes the place of the start value for all its days, until the officer gives another first day.
    """
    own = profile.numbers_of(norm.name)
    if value is None:
        return without_number(profile, own[-1]) if own else profile
    if own:
        return with_number(profile, own[-1], lambda number: replace(number, value=value))
    first = PolicyNumber(name=norm.name, value=value, valid_from=norm.values[0].valid_from)
    return replace(as_own(profile), numbers=(*profile.numbers, first))


def with_number(
    profile: PolicyProfile, number: PolicyNumber, change: Callable[[PolicyNumber], PolicyNumber]
) -> PolicyProfile:
    """The profile with one own value changed. Raises ValueError when it is not in the profile."""
    place = profile.numbers.index(number)
    numbers = (*profile.numbers[:place], change(number), *profile.numbers[place + 1 :])
    return replace(as_own(profile), numbers=numbers)


def without_number(profile: PolicyProfile, number: PolicyNumber) -> PolicyProfile:
    """The profile without one own value. Raises ValueError when it is not in the profile."""
    place = profile.numbers.index(number)
    return replace(as_own(profile), numbers=(*profile.numbers[:place], *profile.numbers[place + 1 :]))


def with_next_value(profile: PolicyProfile, norm: Norm, day: date) -> PolicyProfile:
    """One more own value from `day` on, equal to the value of that day until it is changed."""
    own = profile.numbers_of(norm.name)
    held = norm.on(day) or norm.values[-1]
    value = own[-1].value if own else held.value
    return replace(
        as_own(profile), numbers=(*profile.numbers, PolicyNumber(name=norm.name, value=value, valid_from=day))
    )


def with_theme(profile: PolicyProfile, theme: Theme, change: Callable[[ThemePolicy], ThemePolicy]) -> PolicyProfile:
    """The profile with what it says about one theme changed; the themes keep their usual order."""
    changed = change(profile.theme(theme))
    themes = {item.theme: item for item in profile.themes} | {theme: changed}
    told = (themes[item] for item in Theme if item in themes)
    kept = tuple(item for item in told if item != ThemePolicy(theme=item.theme))
    return replace(as_own(profile), themes=kept)


def with_table(profile: PolicyProfile, table: BouwblokTable) -> PolicyProfile:
    """The profile with a table of bouwblokken; one with the same region, version and first day is replaced."""
    key = (table.region.strip().casefold(), table.version.strip().casefold(), table.valid_from)
    others = tuple(
        item
        for item in profile.bouwblok_tables
        if (item.region.strip().casefold(), item.version.strip().casefold(), item.valid_from) != key
    )
    return replace(as_own(profile), bouwblok_tables=(*others, table))
