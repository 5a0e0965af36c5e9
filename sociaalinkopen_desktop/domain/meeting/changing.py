"""Changes of the timetable by hand. Each gives a new meeting; `timetable.timetable_of` says what clashes then."""

from dataclasses import dataclass, replace

from .conversations import Conversation
from .day import Slot, day_plan
from .meeting import Meeting
from .tables import with_tables
from .timetable import ClashKind, clashes_of
from .wishes import in_order


@dataclass(frozen=True, kw_only=True)
class Place:
    """A round for a conversation; `obstacles` say what would clash there, none when it is free."""

    slot: Slot
    obstacles: tuple[ClashKind, ...]


def moved(meeting: Meeting, organisation: str, enterprise: str, slot: int, table: int | None = None) -> Meeting:
    """The meeting with this conversation in that round, locked there; it is added when there was none.

    Without `table` the program chooses one. A clash is allowed: `timetable_of` names it.
    """
    others = tuple(
        item for item in meeting.conversations if (item.organisation, item.enterprise) != (organisation, enterprise)
    )
    known = find(meeting, organisation, enterprise) or Conversation(organisation=organisation, enterprise=enterprise)
    changed = replace(known, slot=slot, table=table, is_locked=True)
    return in_order(with_tables(replace(meeting, conversations=(*others, changed))))


def locked(meeting: Meeting, organisation: str, enterprise: str, is_locked: bool) -> Meeting:
    """The meeting with this conversation locked where it is, or set free."""
    return replace(
        meeting,
        conversations=tuple(
            replace(item, is_locked=is_locked)
            if (item.organisation, item.enterprise) == (organisation, enterprise)
            else item
            for item in meeting.conversations
        ),
    )


def removed(meeting: Meeting, organisation: str, enterprise: str) -> Meeting:
    """The meeting without this conversation; the wish stays, and a new timetable may plan it again."""
    return replace(
        meeting,
        conversations=tuple(
            item for item in meeting.conversations if (item.organisation, item.enterprise) != (organisation, enterprise)
        ),
    )


def find(meeting: Meeting, organisation: str, enterprise: str) -> Conversation | None:
    """The conversation of these two, if there is one."""
    for item in meeting.conversations:
        if (item.organisation, item.enterprise) == (organisation, enterprise):
            return item
    return None


def places_for(meeting: Meeting, organisation: str, enterprise: str) -> tuple[Place, ...]:
    """Every round with what would clash if this conversation went there: for choosing one by hand."""
    day = day_plan(meeting)
    rest = removed(meeting, organisation, enterprise)
    here = Conversation(organisation=organisation, enterprise=enterprise)
    found = []
    for slot in day.slots:
        wanted = replace(here, slot=slot.number)
        clashes = clashes_of(rest, day, (*(item for item in rest.conversations if item.slot is not None), wanted))
        found.append(Place(slot=slot, obstacles=tuple(clash.kind for clash in clashes if clash.conversation is wanted)))
    return tuple(found)
