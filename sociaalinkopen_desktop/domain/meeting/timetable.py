"""The timetable of the conversations: made from the wishes, changed by hand, and made anew around what stays.

`planned` makes it; `timetable_of` reads what stands there now and says what could not be met, and why: nothing is
dropped in silence. The changes by hand are in `changing.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..choices import Choice
from .conversations import Conversation, Outcome
from .day import DayPlan, Slot, can_be_there, day_plan
from .meeting import Meeting
from .pairing import paired
from .participants import Side
from .parties import enterprises_of, name_of, organisations_of
from .seating import Room, Wished
from .tables import room_tables, with_tables
from .wishes import WishedPair, in_order, wished_pairs


class UnmetReason(Choice):
    """Why a wish has no place in the timetable; the label is the sentence for the officer."""

    NO_SLOTS = "no_slots", "Er is geen tijd voor gesprekken."
    ABSENT = "absent", "Een van beide komt niet."
    NEVER_TOGETHER = "never_together", "Zij zijn er in geen enkele ronde tegelijk."
    ORGANISATION_FULL = "organisation_full", "De organisatie zit vol in elke ronde waarin beide er zijn."
    ENTERPRISE_FULL = "enterprise_full", "De onderneming zit vol in elke ronde waarin beide er zijn."
    NO_TABLE = "no_table", "In elke ronde waarin beide vrij zijn, zijn alle tafels bezet."
    NO_COMMON_ROUND = "no_common_round", "Beide hebben nog een ronde vrij, maar niet dezelfde."
    NOT_PLANNED = "not_planned", "Er is nog plaats. Maak het rooster opnieuw, of zet dit gesprek er zelf in."


class ClashKind(Choice):
    """What is wrong with a conversation that was put somewhere by hand."""

    ORGANISATION_TWICE = "organisation_twice", "De organisatie heeft in deze ronde te veel gesprekken."
    ENTERPRISE_TWICE = "enterprise_twice", "De onderneming heeft in deze ronde nog een gesprek."
    NOT_THERE = "not_there", "Een van beide is er dan niet."
    NO_SUCH_ROUND = "no_such_round", "Deze ronde bestaat niet bij de tijden van nu."
    TABLES = "tables", "Er zijn in deze ronde meer gesprekken dan tafels."
    TABLE_TWICE = "table_twice", "Aan deze tafel is in deze ronde nog een gesprek."


@dataclass(frozen=True, kw_only=True)
class Unmet:
    """A wish without a conversation, and the true reason."""

    wish: WishedPair
    reason: UnmetReason


@dataclass(frozen=True, kw_only=True)
class Clash:
    """A conversation that cannot be where it is."""

    conversation: Conversation
    kind: ClashKind


@dataclass(frozen=True, kw_only=True)
class Alone:
    """A participant without any conversation. `has_wish`: there was one, with or from this participant."""

    key: str
    name: str
    side: Side
    has_wish: bool


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """What stands in the timetable now. `conversations` are those with a round, by round, table and name."""

    day: DayPlan
    conversations: tuple[Conversation, ...]
    unmet: tuple[Unmet, ...]
    clashes: tuple[Clash, ...]
    alone: tuple[Alone, ...]

    def slot_of(self, conversation: Conversation) -> Slot | None:
        """The round with its times; None when there is no such round."""
        number = conversation.slot
        return self.day.slots[number - 1] if number is not None and 0 < number <= len(self.day.slots) else None


def planned(meeting: Meeting) -> Meeting:
    """The meeting with a new timetable: locked conversations and those that are over stay exactly where they are.

    What goes first is told at `pairing.paired`. A conversation that is not locked goes when nobody wishes it any more;
    what was written with one that has no place now stays, without a round.
    """
    day = day_plan(meeting)
    fixed = tuple(item for item in meeting.conversations if item.is_fixed)
    kept = {(item.organisation, item.enterprise) for item in fixed}
    wishes = [
        Wished(organisation=w.organisation, enterprise=w.enterprise, is_mutual=w.is_mutual, strength=w.strength)
        for w in wished_pairs(meeting)
        if (w.organisation, w.enterprise) not in kept
    ]
    found = paired(_room(meeting, day, fixed), wishes)
    # What the officer wrote with a conversation that moves stays with it.
    before = {(item.organisation, item.enterprise): item for item in meeting.conversations if not item.is_fixed}
    made = [
        replace(before.get(pair, Conversation(organisation=pair[0], enterprise=pair[1])), slot=at + 1, table=None)
        for pair, at in found.items()
    ]
    written = [
        replace(item, slot=None, table=None)
        for pair, item in before.items()
        if pair not in found and pair not in kept and item.outcome != Outcome()
    ]
    return in_order(with_tables(replace(meeting, conversations=(*fixed, *made, *written))))


def timetable_of(meeting: Meeting) -> Timetable:
    """The timetable as it stands, with every wish that is not met and every conversation that clashes."""
    day = day_plan(meeting)
    placed = tuple(item for item in in_order(meeting).conversations if item.slot is not None)
    have = {(item.organisation, item.enterprise) for item in placed}
    pairs = wished_pairs(meeting)
    room = _room(meeting, day, placed)
    unmet = tuple(
        Unmet(wish=wish, reason=_reason(meeting, day, room, wish))
        for wish in pairs
        if (wish.organisation, wish.enterprise) not in have
    )
    return Timetable(
        day=day,
        conversations=placed,
        unmet=unmet,
        clashes=clashes_of(meeting, day, placed),
        alone=_alone(meeting, placed),
    )


def _room(meeting: Meeting, day: DayPlan, placed: Sequence[Conversation]) -> Room:
    """What is free beside the conversations that are placed already."""
    slots = day.slots
    seats = {
        key: [max(1, item.seats) if can_be_there(item, slot.begin, slot.end) else 0 for slot in slots]
        for key, item in organisations_of(meeting).items()
    }
    free = {
        key: [can_be_there(item, slot.begin, slot.end) for slot in slots]
        for key, item in enterprises_of(meeting).items()
    }
    tables = [room_tables(meeting)] * len(slots)
    fixed = []
    for item in placed:
        if item.slot is None or not 0 < item.slot <= len(slots):
            continue
        at = item.slot - 1
        tables[at] = max(0, tables[at] - 1)
        if item.organisation in seats:
            seats[item.organisation][at] = max(0, seats[item.organisation][at] - 1)
        if item.enterprise in free:
            free[item.enterprise][at] = False
        fixed.append((item.organisation, item.enterprise, at))
    return Room(
        tables=tuple(tables),
        seats={key: tuple(row) for key, row in seats.items()},
        free={key: tuple(row) for key, row in free.items()},
        fixed=tuple(fixed),
    )


def _reason(meeting: Meeting, day: DayPlan, room: Room, wish: WishedPair) -> UnmetReason:
    """Why two do not speak, read from the timetable itself; `room` is what it leaves free."""
    organisation = organisations_of(meeting)[wish.organisation]
    enterprise = enterprises_of(meeting)[wish.enterprise]
    if not organisation.is_coming or not enterprise.is_coming:
        return UnmetReason.ABSENT
    if not day.slots:
        return UnmetReason.NO_SLOTS
    together = [
        at
        for at, slot in enumerate(day.slots)
        if can_be_there(organisation, slot.begin, slot.end) and can_be_there(enterprise, slot.begin, slot.end)
    ]
    if not together:
        return UnmetReason.NEVER_TOGETHER
    seats, free = room.seats[wish.organisation], room.free[wish.enterprise]
    if not any(seats[at] for at in together):
        return UnmetReason.ORGANISATION_FULL
    if not any(free[at] for at in together):
        return UnmetReason.ENTERPRISE_FULL
    both = [at for at in together if seats[at] and free[at]]
    if not both:
        return UnmetReason.NO_COMMON_ROUND
    return UnmetReason.NOT_PLANNED if any(room.tables[at] for at in both) else UnmetReason.NO_TABLE


def clashes_of(meeting: Meeting, day: DayPlan, placed: Sequence[Conversation]) -> tuple[Clash, ...]:
    """Everything that is wrong with these conversations on this day."""
    known_o, known_e = organisations_of(meeting), enterprises_of(meeting)
    found: list[Clash] = []
    for item in placed:
        same = [other for other in placed if other is not item and other.slot == item.slot]
        organisation, enterprise = known_o.get(item.organisation), known_e.get(item.enterprise)
        kinds = []
        if item.slot is None or not 0 < item.slot <= len(day.slots):
            kinds.append(ClashKind.NO_SUCH_ROUND)
        else:
            slot = day.slots[item.slot - 1]
            parties = [party for party in (organisation, enterprise) if party is not None]
            if not all(can_be_there(party, slot.begin, slot.end) for party in parties):
                kinds.append(ClashKind.NOT_THERE)
        seats = max(1, organisation.seats) if organisation is not None else 1
        if sum(other.organisation == item.organisation for other in same) >= seats:
            kinds.append(ClashKind.ORGANISATION_TWICE)
        if any(other.enterprise == item.enterprise for other in same):
            kinds.append(ClashKind.ENTERPRISE_TWICE)
        if item.table is not None and any(other.table == item.table for other in same):
            kinds.append(ClashKind.TABLE_TWICE)
        if len(same) + 1 > room_tables(meeting):
            kinds.append(ClashKind.TABLES)
        found += [Clash(conversation=item, kind=kind) for kind in kinds]
    return tuple(found)


def _alone(meeting: Meeting, placed: Sequence[Conversation]) -> tuple[Alone, ...]:
    pairs = wished_pairs(meeting)
    alone = []
    sides = (
        (
            Side.ORGANISATION,
            organisations_of(meeting),
            {item.organisation for item in placed},
            {p.organisation for p in pairs},
        ),
        (Side.ENTERPRISE, enterprises_of(meeting), {item.enterprise for item in placed}, {p.enterprise for p in pairs}),
    )
    for side, parties, speaking, wished in sides:
        alone += [
            Alone(key=key, name=name_of(party), side=side, has_wish=key in wished)
            for key, party in parties.items()
            if party.is_coming and key not in speaking
        ]
    return tuple(alone)
