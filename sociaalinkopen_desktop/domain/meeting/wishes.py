"""Wishes as pairs, and the order in which conversations are told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .conversations import Conversation
from .meeting import Meeting
from .participants import PitchingEnterprise, SeekingOrganisation, Side, Strength, Wish
from .parties import enterprises_of, organisations_of
from .seating import Pair

_STRENGTHS = {Strength.GLADLY: 1, Strength.VERY_GLADLY: 2}


@dataclass(frozen=True, kw_only=True)
class WishedPair:
    """Two participants (keys) of whom at least one wants to speak the other. `strength` adds up both sides."""

    organisation: str
    enterprise: str
    is_mutual: bool
    strength: int


def wished_pairs(meeting: Meeting) -> tuple[WishedPair, ...]:
    """Every pair with a wish, once, in the order of the meeting; wishes of who is not in it are left out."""
    known_o, known_e = organisations_of(meeting), enterprises_of(meeting)
    sides: dict[Pair, dict[Side, Wish]] = {}
    for wish in meeting.wishes:
        if wish.organisation in known_o and wish.enterprise in known_e:
            sides.setdefault((wish.organisation, wish.enterprise), {})[wish.wished_by] = wish
    rank_o, rank_e = _ranks(known_o), _ranks(known_e)
    ordered = sorted(sides.items(), key=lambda item: (rank_o[item[0][0]], rank_e[item[0][1]]))
    return tuple(
        WishedPair(
            organisation=organisation,
            enterprise=enterprise,
            is_mutual=len(wishes) == len(Side),
            strength=sum(_STRENGTHS[wish.strength] for wish in wishes.values()),
        )
        for (organisation, enterprise), wishes in ordered
    )


def in_order(meeting: Meeting) -> Meeting:
    """Conversations by round, table and participants; those without a round last."""
    rank_o, rank_e = _ranks(organisations_of(meeting)), _ranks(enterprises_of(meeting))

    def order(item: Conversation) -> tuple[bool, int, int, int, int]:
        last = len(meeting.conversations)
        return (
            item.slot is None,
            item.slot or 0,
            rank_o.get(item.organisation, last),
            item.table or 0,
            rank_e.get(item.enterprise, last),
        )

    return replace(meeting, conversations=tuple(sorted(meeting.conversations, key=order)))


def _ranks(parties: Mapping[str, SeekingOrganisation] | Mapping[str, PitchingEnterprise]) -> dict[str, int]:
    return {key: at for at, key in enumerate(parties)}
