"""The day on the clock: welcome, pitches, rounds of conversations, and the breaks between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import moments
from .meeting import Meeting
from .moments import DAY, minutes_of
from .participants import PitchingEnterprise, SeekingOrganisation

MOST_SLOTS = 240
Period = tuple[int, int]
"""Begin and end, in minutes after midnight."""


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A round of conversations, counted from 1; times in minutes after midnight."""

    number: int
    begin: int
    end: int

    @property
    def time(self) -> str:
        """ "13:30 – 13:45"."""
        return moments.span(self.begin, self.end)


@dataclass(frozen=True, kw_only=True)
class Pitch:
    """The pitch of one enterprise (its key)."""

    enterprise: str
    begin: int
    end: int


@dataclass(frozen=True, kw_only=True)
class NoPitch:
    """An enterprise (its key) that wants to pitch and has no place, with the reason in Dutch."""

    enterprise: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DayPlan:
    """The day as the clock allows it. `remarks` say in Dutch what the officer should know or fill in.

    Times are minutes after midnight, None while the officer has not filled them in.
    """

    begin: int | None
    end: int | None
    breaks: tuple[tuple[int, int, str], ...]
    pitches: tuple[Pitch, ...]
    no_pitch: tuple[NoPitch, ...]
    slots: tuple[Slot, ...]
    remarks: tuple[str, ...]


def day_plan(meeting: Meeting) -> DayPlan:
    """The clock of this meeting: pitches in the order of the enterprises as far as they can be there, then rounds."""
    begin, end = minutes_of(meeting.begin), minutes_of(meeting.end)
    breaks = _breaks(meeting)
    remarks = _remarks(meeting, begin, end)
    if begin is None or (end is not None and end <= begin):
        none = tuple(
            NoPitch(enterprise=item.key, reason="De begintijd of de eindtijd klopt nog niet.")
            for item in _who_pitch(meeting)
        )
        return DayPlan(begin=begin, end=end, breaks=breaks, pitches=(), no_pitch=none, slots=(), remarks=tuple(remarks))
    wished = minutes_of(meeting.conversations_begin)
    latest = min(moment for moment in (end, DAY) if moment is not None)
    grid = _pitch_grid(meeting, begin, latest, breaks)
    pitches, no_pitch = _pitches(meeting, grid)
    after = begin + max(0, meeting.welcome_minutes)
    if pitches:
        after = pitches[-1].end + max(0, meeting.change_minutes)
    start = after if wished is None else max(after, wished)
    if wished is not None and wished < after:
        remarks.append(
            f"De gesprekken beginnen om {moments.clock(after)}, want tot dan zijn er pitches. U koos "
            f"{moments.clock(wished)}."
        )
    slots = _slots(meeting, start, end, breaks) if end is not None else ()
    if end is not None and not slots:
        remarks.append("Er is geen tijd over voor gesprekken. Kies een latere eindtijd of kortere pitches.")
    return DayPlan(
        begin=begin,
        end=end,
        breaks=breaks,
        pitches=pitches,
        no_pitch=no_pitch,
        slots=slots,
        remarks=tuple(remarks),
    )


def presence(party: SeekingOrganisation | PitchingEnterprise) -> Period:
    """From when until when a participant is there; a time that is empty or no time does not limit."""
    begin, end = minutes_of(party.available_from), minutes_of(party.available_until)
    return (0 if begin is None else begin, DAY if end is None else end)


def can_be_there(party: SeekingOrganisation | PitchingEnterprise, begin: int, end: int) -> bool:
    """Whether a participant comes, and is there from begin to end."""
    since, until = presence(party)
    return party.is_coming and since <= begin and end <= until


def _breaks(meeting: Meeting) -> tuple[tuple[int, int, str], ...]:
    found = []
    for item in meeting.breaks:
        begin, end = minutes_of(item.begin), minutes_of(item.end)
        if begin is not None and end is not None and begin < end:
            found.append((begin, end, item.what.strip() or "Pauze"))
    return tuple(sorted(found))


def _remarks(meeting: Meeting, begin: int | None, end: int | None) -> list[str]:
    remarks = []
    if begin is None:
        remarks.append("Vul in hoe laat de bijeenkomst begint. Dan kan het programma pitches en gesprekken plannen.")
    if end is None:
        remarks.append("Vul in hoe laat de bijeenkomst eindigt. Dan kan het programma gesprekken plannen.")
    if begin is not None and end is not None and end <= begin:
        remarks.append("De eindtijd ligt niet na de begintijd.")
    texts = [meeting.begin, meeting.end, meeting.conversations_begin]
    texts += [text for item in meeting.breaks for text in (item.begin, item.end)]
    texts += [text for party in meeting.organisations for text in (party.available_from, party.available_until)]
    texts += [text for party in meeting.enterprises for text in (party.available_from, party.available_until)]
    wrong = [text.strip() for text in texts if moments.is_unreadable(text)]
    remarks += [f"'{text}' is geen tijd. Schrijf een tijd als 13:30." for text in dict.fromkeys(wrong)]
    for item in meeting.breaks:
        since, until = minutes_of(item.begin), minutes_of(item.end)
        if (since is None) != (until is None) or (since is not None and until is not None and until <= since):
            remarks.append(f"De pauze '{item.what.strip() or 'Pauze'}' telt niet mee: vul een begin en een einde in.")
    return remarks


def _after_breaks(begin: int, length: int, breaks: Sequence[tuple[int, int, str]]) -> int:
    """The first moment from `begin` at which something of that length runs through no break; breaks are sorted."""
    for since, until, _what in breaks:
        if begin < until and begin + length > since:
            begin = until
    return begin


def _slots(meeting: Meeting, start: int, end: int, breaks: Sequence[tuple[int, int, str]]) -> tuple[Slot, ...]:
    length = max(1, meeting.conversation_minutes)
    slots: list[Slot] = []
    begin = _after_breaks(start, length, breaks)
    while begin + length <= end and len(slots) < MOST_SLOTS:
        slots.append(Slot(number=len(slots) + 1, begin=begin, end=begin + length))
        begin = _after_breaks(begin + length + max(0, meeting.change_minutes), length, breaks)
    return tuple(slots)


def _who_pitch(meeting: Meeting) -> list[PitchingEnterprise]:
    return [item for item in meeting.enterprises if item.key and item.wants_pitch and item.is_coming]


def _pitch_grid(meeting: Meeting, begin: int, end: int, breaks: Sequence[tuple[int, int, str]]) -> list[Period]:
    """As many places for pitches as there are enterprises that want one, and that end in time."""
    length = max(1, meeting.pitch_minutes)
    grid: list[Period] = []
    at = begin + max(0, meeting.welcome_minutes)
    for _one in _who_pitch(meeting):
        at = _after_breaks(at, length, breaks)
        if at + length > end:
            break
        grid.append((at, at + length))
        at += length
    return grid


def _pitches(meeting: Meeting, grid: Sequence[Period]) -> tuple[tuple[Pitch, ...], tuple[NoPitch, ...]]:
    """Each place goes to the first enterprise of the list that can be there, unless fewer could pitch in all then."""
    waiting = _who_pitch(meeting)
    windows = {item.key: _window(item, grid) for item in waiting}
    everywhere = all(window == (0, len(grid)) for window in windows.values())
    pitches: list[Pitch] = []
    for place, (begin, end) in enumerate(grid):
        chosen = None
        most = 0 if everywhere else _most_pitches([windows[item.key] for item in waiting], place)
        for item in waiting:
            since, until = windows[item.key]
            if not since <= place < until:
                continue
            others = [windows[other.key] for other in waiting if other is not item]
            if everywhere or 1 + _most_pitches(others, place + 1) == most:
                chosen = item
                break
        if chosen is not None:
            waiting.remove(chosen)
            pitches.append(Pitch(enterprise=chosen.key, begin=begin, end=end))
    return tuple(pitches), tuple(_no_pitch(item, grid) for item in waiting)


def _window(item: PitchingEnterprise, grid: Sequence[Period]) -> tuple[int, int]:
    """The places at which it can be there, as first and one past the last."""
    fitting = [place for place, (begin, end) in enumerate(grid) if can_be_there(item, begin, end)]
    return (fitting[0], fitting[-1] + 1) if fitting else (0, 0)


def _most_pitches(windows: Sequence[tuple[int, int]], first: int) -> int:
    """How many can have a place from `first` on: the one that must leave soonest goes first (Jackson 1955)."""
    places = max((until for _since, until in windows), default=0)
    open_ends: list[int] = []
    starts = sorted(windows)
    at = placed = 0
    for place in range(first, places):
        while at < len(starts) and starts[at][0] <= place:
            open_ends.append(starts[at][1])
            at += 1
        open_ends = sorted(until for until in open_ends if until > place)
        if open_ends:
            open_ends.pop(0)
            placed += 1
    return placed


def _no_pitch(item: PitchingEnterprise, grid: Sequence[Period]) -> NoPitch:
    if not grid:
        return NoPitch(enterprise=item.key, reason="Er is geen tijd voor pitches.")
    since, until = _window(item, grid)
    hours = f"{moments.clock(grid[0][0])} en {moments.clock(grid[-1][1])}"
    if since == until:
        return NoPitch(enterprise=item.key, reason=f"Zij is er niet tijdens de pitches, tussen {hours}.")
    return NoPitch(enterprise=item.key, reason=f"Alle plaatsen voor een pitch tussen {hours} zijn bezet.")
