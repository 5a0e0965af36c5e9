"""Small parts that the documents of a meeting share: head, day and place, rules of the house."""

from collections.abc import Iterable, Sequence

from ... import dutch
from ...document import Block, Bullets, Cell, Chapter, Column, Document, Facts, Paragraph, Table
from ...justification.build import tidy_name
from .. import moments
from ..day import DayPlan
from ..meeting import Meeting
from ..participants import PitchingEnterprise, SeekingOrganisation
from ..parties import name_of
from .kinds import MeetingDocumentKind, MeetingMaterial

GAP = "nog niet ingevuld"
NONE = "–"
RULES = (
    "Niemand krijgt vandaag een opdracht, en niemand belooft er een.",
    "Meedoen is geen voorwaarde om later mee te doen aan een aanbesteding.",
    "Iedereen krijgt dezelfde informatie. Wat wij vertellen, schrijven wij op en zetten wij later bij de "
    "aanbestedingsstukken.",
    "Vertrouwelijke gegevens van een onderneming delen wij niet met anderen.",
)
"""What everybody at the meeting may count on: equal treatment, and no promises."""


def document(
    kind: MeetingDocumentKind,
    material: MeetingMaterial,
    chapters: Sequence[Chapter],
    *,
    summary: Sequence[Block] = (),
    compact: bool = False,
    more: Sequence[tuple[str, str]] = (),
    disclaimer: str = "",
) -> Document:
    """A document of this meeting with the usual head."""
    meeting, house = material.meeting, material.house
    name = (("Bijeenkomst", title_of(meeting)),) if compact else ()
    return Document(
        kind=kind.label,
        title=title_of(meeting),
        organisation=meeting.organiser.strip() or house.organisation,
        status="",
        date=material.made_on,
        file_name=tidy_name(title_of(meeting), "bijeenkomst", kind.value),
        key_facts=Facts(rows=(*name, *when_and_where(meeting), *more)),
        summary=tuple(summary),
        chapters=tuple(chapters),
        contents=False,
        compact=compact,
        accent=house.paper_accent,
        logo=None if compact else house.picture,
        points=house.points,
        disclaimer=disclaimer,
    )


def title_of(meeting: Meeting) -> str:
    """What the meeting is called, also while it has no name."""
    return meeting.title.strip() or "Meet the market"


def when_and_where(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Day, times and place, with the gaps named."""
    begin, end = moments.minutes_of(meeting.begin), moments.minutes_of(meeting.end)
    times = " – ".join(moments.clock(moment) for moment in (begin, end) if moment is not None)
    return (
        ("Datum", dutch.long_day(meeting.day) if meeting.day else GAP),
        ("Tijd", times or GAP),
        ("Plaats", meeting.place.strip() or GAP),
    )


def numbered(*chapters: tuple[str, Sequence[Block]]) -> tuple[Chapter, ...]:
    """Chapters from 1 on; one without blocks is left out."""
    kept = [(title, blocks) for title, blocks in chapters if blocks]
    return tuple(Chapter(number=at, title=title, blocks=tuple(blocks)) for at, (title, blocks) in enumerate(kept, 1))


def table(
    caption: str, columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[str | Cell]]
) -> tuple[Table, ...]:
    """A table of texts of which the first stands out; nothing without rows. An empty text is a dash."""
    filled = tuple(tuple(_cell(text, strong=not at) for at, text in enumerate(row)) for row in rows)
    if not filled:
        return ()
    heads = tuple(Column(title=title, share=share) for title, share in columns)
    return (Table(caption=caption, columns=heads, rows=filled),)


def muted(text: str) -> Paragraph:
    """A quiet sentence."""
    return Paragraph(text=text, muted=True)


def rules() -> tuple[Block, ...]:
    """The rules of the meeting, as a list."""
    return (Bullets(items=RULES),)


def coming_organisations(meeting: Meeting) -> list[SeekingOrganisation]:
    """The organisations that come."""
    return [item for item in meeting.organisations if item.is_coming and item.key]


def coming_enterprises(meeting: Meeting) -> list[PitchingEnterprise]:
    """The enterprises that come, in the order of the list."""
    return [item for item in meeting.enterprises if item.is_coming and item.key]


def needs(meeting: Meeting) -> tuple[Block, ...]:
    """What the organisations are going to buy."""
    return table(
        "Organisaties die zoeken",
        (("Organisatie", 3), ("Wat gaat zij kopen", 4.4), ("Wanneer ongeveer", 2)),
        ((name_of(item), item.will_buy, item.expected) for item in coming_organisations(meeting)),
    )


def programme_rows(meeting: Meeting, day: DayPlan) -> list[tuple[int, str, str]]:
    """The parts of the day as begin (minutes), time and words, in the order of the clock."""
    rows: list[tuple[int, int, str]] = []
    if day.begin is not None:
        rows.append((day.begin, day.begin + max(0, meeting.welcome_minutes), "Ontvangst en welkom"))
    rows += [(begin, end, what) for begin, end, what in day.breaks]
    rows += _stretches([(pitch.begin, pitch.end) for pitch in day.pitches], day, "Pitches van ondernemingen")
    rows += _stretches([(slot.begin, slot.end) for slot in day.slots], day, "Gesprekken aan tafel")
    told = [(begin, moments.span(begin, end), what) for begin, end, what in sorted(rows)]
    if day.end is not None:
        told.append((day.end, moments.clock(day.end), "Einde"))
    return told


def _stretches(times: Sequence[tuple[int, int]], day: DayPlan, what: str) -> list[tuple[int, int, str]]:
    """Times that follow each other as one part of the day; a break parts them."""
    found: list[tuple[int, int, str]] = []
    for begin, end in times:
        if found and not any(found[-1][1] <= since < begin for since, _until, _what in day.breaks):
            found[-1] = (found[-1][0], end, what)
        else:
            found.append((begin, end, what))
    return found


def _cell(text: str | Cell, *, strong: bool) -> Cell:
    return text if isinstance(text, Cell) else Cell(text=text.strip() or NONE, strong=strong)
