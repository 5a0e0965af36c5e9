"""The participants of a meeting by their key, and what they are called."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from .meeting import Meeting
from .participants import PitchingEnterprise, SeekingOrganisation, Side, Wish

P = TypeVar("P", SeekingOrganisation, PitchingEnterprise)
NO_NAME = "Zonder naam"


def with_keys(meeting: Meeting) -> Meeting:
    """The meeting in which every participant has a key of its own; a key that was there stays with its first owner.

    Equal meetings give equal keys, and a new row never gets the key of one that was removed while something still
    speaks of it. Give keys before you make wishes.
    """
    pairs = [(row.organisation, row.enterprise) for row in meeting.wishes]
    pairs += [(row.organisation, row.enterprise) for row in meeting.conversations]
    pairs += [(row.organisation, row.enterprise) for row in meeting.follow_ups]
    organisations = _keyed(meeting.organisations, "o", {organisation for organisation, _ in pairs})
    enterprises = _keyed(meeting.enterprises, "e", {enterprise for _, enterprise in pairs})
    if organisations == meeting.organisations and enterprises == meeting.enterprises:
        return meeting
    return replace(meeting, organisations=organisations, enterprises=enterprises)


def organisations_of(meeting: Meeting) -> Mapping[str, SeekingOrganisation]:
    """The organisations that seek, by key, in the order of the meeting; who has no key is left out."""
    return _by_key(meeting.organisations)


def enterprises_of(meeting: Meeting) -> Mapping[str, PitchingEnterprise]:
    """The enterprises by key, in the order of the meeting; who has no key is left out."""
    return _by_key(meeting.enterprises)


def name_of(party: SeekingOrganisation | PitchingEnterprise | None) -> str:
    """What a participant is called, also when there is no name yet, or the participant was removed."""
    return (party.name.strip() if party is not None else "") or NO_NAME


def with_wish(meeting: Meeting, wish: Wish) -> Meeting:
    """The meeting with this wish; another strength of the same wish is replaced."""
    return replace(meeting, wishes=(*_other_wishes(meeting, wish), wish))


def without_wish(meeting: Meeting, organisation: str, enterprise: str, wished_by: Side) -> Meeting:
    """The meeting without the wish of that side."""
    gone = Wish(organisation=organisation, enterprise=enterprise, wished_by=wished_by)
    return replace(meeting, wishes=_other_wishes(meeting, gone))


def without_strays(meeting: Meeting) -> Meeting:
    """The meeting without wishes and conversations of participants who are no longer in it."""
    organisations, enterprises = organisations_of(meeting), enterprises_of(meeting)
    return replace(
        meeting,
        wishes=tuple(
            wish for wish in meeting.wishes if wish.organisation in organisations and wish.enterprise in enterprises
        ),
        conversations=tuple(
            item
            for item in meeting.conversations
            if item.organisation in organisations and item.enterprise in enterprises
        ),
    )


def _other_wishes(meeting: Meeting, wish: Wish) -> tuple[Wish, ...]:
    return tuple(
        item
        for item in meeting.wishes
        if (item.organisation, item.enterprise, item.wished_by) != (wish.organisation, wish.enterprise, wish.wished_by)
    )


def _keyed(rows: tuple[P, ...], letter: str, spoken_of: set[str]) -> tuple[P, ...]:
    kept = {row.key for row in rows if row.key} | spoken_of
    seen: set[str] = set()
    made = []
    number = 0
    for row in rows:
        key = row.key
        if not key or key in seen:
            number += 1
            while f"{letter}{number}" in kept:
                number += 1
            key = f"{letter}{number}"
        seen.add(key)
        made.append(row if row.key == key else replace(row, key=key))
    return tuple(made)


def _by_key(rows: Iterable[P]) -> dict[str, P]:
    found: dict[str, P] = {}
    for row in rows:
        if row.key:
            found.setdefault(row.key, row)
    return found
