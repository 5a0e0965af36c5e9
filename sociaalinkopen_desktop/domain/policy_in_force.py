"""A policy profile taking effect: its numbers in the catalogue, its choices in a new tender."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from .ambition import ThemeChoice
from .catalogue import Catalogue
from .encoding import to_plain
from .norms import Certainty, DatedValue, Norm, Origin, Reference
from .policy import PolicyNumber, PolicyProfile
from .tender import Tender

_DAY = timedelta(days=1)
Period = tuple[date, date | None]


def applied(catalogue: Catalogue, profile: PolicyProfile) -> Catalogue:
    """The catalogue with the profile's own numbers instead of the start values, on the days for which they are given.

    An own value holds until the next one begins, or until its own last day; outside those days the start value holds
    and stays marked as one. Own values are sure and refer to the source in the profile. The fingerprint depends on the
    own numbers; without any it is that of the catalogue. Numbers of law and guideline, and names that the catalogue
    does not know, are passed over: `policy_faults` tells about them.
    """
    own = {
        name: values
        for name in dict.fromkeys(number.name for number in profile.numbers)
        if name in catalogue.norms
        and catalogue.norms[name].origin is Origin.POLICY
        and (values := _own_values(profile, name))
    }
    norms = {name: _with_own(norm, own[name]) if name in own else norm for name, norm in catalogue.norms.items()}
    return replace(
        catalogue,
        fingerprint=_fingerprint(catalogue, profile) if own else catalogue.fingerprint,
        norms=norms,
        profile=profile.name,
    )


def started(tender: Tender, profile: PolicyProfile, day: date) -> Tender:
    """A new tender with what the municipality has already chosen: themes, table of bouwblokken, sanction.

    Only what the officer left empty is filled in, and nothing that the profile does not say.
    """
    themes = tuple(_begun(choice, profile) for choice in tender.ambition.themes)
    social = tender.ambition.social_return
    table, sanction = profile.table_on(day), profile.sanction_on(day)
    if table is not None and not social.bouwblok_version.strip():
        social = replace(social, bouwblok_version=table.name, bouwblok_date=table.valid_from)
    if sanction is not None and social.sanction is None:
        social = replace(
            social,
            sanction=sanction.kind,
            sanction_factor=sanction.factor,
            recovery_days=sanction.recovery_days,
        )
    return replace(tender, ambition=replace(tender.ambition, themes=themes, social_return=social))


def _begun(choice: ThemeChoice, profile: PolicyProfile) -> ThemeChoice:
    policy = profile.theme(choice.theme)
    if choice.is_applied is not None or policy.is_applied is None:
        return choice
    return replace(choice, is_applied=policy.is_applied, reason=choice.reason.strip() or policy.text.strip())


def _own_values(profile: PolicyProfile, name: str) -> tuple[DatedValue, ...]:
    """The own values of one number, oldest first and never two at a time."""
    given = [item for item in profile.numbers_of(name) if item.valid_from is not None and item.value is not None]
    found: dict[date, DatedValue] = {}
    for place, item in enumerate(given):
        assert item.valid_from is not None
        assert item.value is not None
        nexts = (later.valid_from for later in given[place + 1 :] if later.valid_from != item.valid_from)
        following = next((day for day in nexts if day is not None), None)
        until = item.valid_until
        if following is not None and (until is None or until >= following):
            until = following - _DAY
        if until is None or until >= item.valid_from:
            found[item.valid_from] = DatedValue(
                valid_from=item.valid_from,
                valid_until=until,
                value=item.value,
                reference=_reference(item, profile),
                certainty=Certainty.SURE,
            )
    return tuple(found.values())


def _reference(number: PolicyNumber, profile: PolicyProfile) -> Reference:
    source = number.source.strip() or profile.source.title.strip()
    title = f"Beleidsprofiel {profile.name}" + (f": {source}" if source else "")
    general = "" if number.source.strip() else profile.source.url.strip()
    return Reference(title=title, url=number.url.strip() or general)


def _with_own(norm: Norm, own: Sequence[DatedValue]) -> Norm:
    periods = [(value.valid_from, value.valid_until) for value in own]
    left = [part for value in norm.values for part in _outside(value, periods)]
    return replace(
        norm,
        values=tuple(sorted((*left, *own), key=lambda value: value.valid_from)),
        certainty=norm.certainty if left else Certainty.SURE,
    )


def _outside(value: DatedValue, periods: Iterable[Period]) -> list[DatedValue]:
    """What is left of a value on the days outside the periods, which come in order and do not overlap."""
    left = []
    start: date | None = value.valid_from
    for begin, end in periods:
        if start is None or (value.valid_until is not None and value.valid_until < begin):
            break
        if start < begin:
            left.append(replace(value, valid_from=start, valid_until=begin - _DAY))
        if end is None:
            start = None
        elif end >= start:
            start = end + _DAY
    if start is not None and (value.valid_until is None or start <= value.valid_until):
        left.append(replace(value, valid_from=start))
    return left


def profile_fingerprint(profile: PolicyProfile) -> str:
    """A text that depends on everything in a profile, and is equal for equal profiles on every machine."""
    return hashlib.sha256("\n".join(sorted(_leaves(to_plain(profile), ""))).encode("utf-8")).hexdigest()


def _fingerprint(catalogue: Catalogue, profile: PolicyProfile) -> str:
    own = {"name": profile.name, "source": to_plain(profile.source), "numbers": [to_plain(n) for n in profile.numbers]}
    content = "\n".join([catalogue.fingerprint, *sorted(_leaves(own, ""))])
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def _leaves(plain: Any, path: str) -> Iterable[str]:
    """Each value with its path, so that equal profiles give equal text on every machine."""
    if isinstance(plain, Mapping):
        for key, value in plain.items():
            yield from _leaves(value, f"{path}.{key}")
    elif isinstance(plain, list):
        for place, value in enumerate(plain):
            yield from _leaves(value, f"{path}.{place:04d}")
    else:
        yield f"{path}={plain}"
