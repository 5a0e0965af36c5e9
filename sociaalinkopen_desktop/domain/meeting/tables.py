"""Which table each conversation has: everybody walks as little as possible, and no table is used twice in a round."""

from dataclasses import replace

from .conversations import Conversation
from .meeting import Meeting
from .parties import organisations_of


def room_tables(meeting: Meeting) -> int:
    """How many conversations there can be at once: the tables, or without a number one for every seat."""
    if meeting.tables is not None:
        return max(1, meeting.tables)
    return max(1, _seats(meeting))


def own_tables(meeting: Meeting) -> dict[str, tuple[int, ...]]:
    """The tables at which each organisation (key) stays all day; nobody has one when there are too few."""
    if _seats(meeting) > room_tables(meeting):
        return {}
    found = {}
    first = 1
    for key, item in organisations_of(meeting).items():
        if item.is_coming:
            found[key] = tuple(range(first, first + max(1, item.seats)))
            first += max(1, item.seats)
    return found


def with_tables(meeting: Meeting) -> Meeting:
    """The meeting in which every conversation in a round has a table, as far as there are; chosen tables stay.

    An organisation keeps its own table, or else the one it had before.
    """
    own = own_tables(meeting)
    before: dict[str, tuple[int, ...]] = {}
    chosen: dict[int, Conversation] = {}
    rows = list(enumerate(meeting.conversations))
    for slot in sorted({item.slot for _at, item in rows if item.slot is not None}):
        here = [(at, item) for at, item in rows if item.slot == slot]
        taken = {item.table for _at, item in here if item.table is not None}
        for at, item in here:
            if item.table is not None:
                continue
            wanted = (*own.get(item.organisation, ()), *before.get(item.organisation, ()))
            table = next((one for one in wanted if one not in taken), None)
            if table is None:
                others = {one for key, held in before.items() if key != item.organisation for one in held}
                free = [one for one in range(1, room_tables(meeting) + 1) if one not in taken]
                table = next((one for one in free if one not in others), free[0] if free else None)
            if table is not None:
                taken.add(table)
            chosen[at] = replace(item, table=table)
        for at, item in here:
            placed = chosen.get(at, item)
            if placed.table is not None:
                before[item.organisation] = (placed.table,)
    return replace(meeting, conversations=tuple(chosen.get(at, item) for at, item in rows))


def _seats(meeting: Meeting) -> int:
    return sum(max(1, item.seats) for item in organisations_of(meeting).values() if item.is_coming)
