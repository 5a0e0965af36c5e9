"""The programme of the day, with the order of the pitches."""

from ... import dutch
from ...document import Block, Document, Paragraph
from .. import moments
from ..day import DayPlan, day_plan
from ..parties import enterprises_of, name_of
from ..tables import own_tables
from . import parts
from .kinds import MeetingDocumentKind, MeetingMaterial


def programme(material: MeetingMaterial) -> Document:
    """For everybody who comes: what is when, who pitches when, who seeks what."""
    meeting = material.meeting
    day = day_plan(meeting)
    purpose = (Paragraph(text=meeting.purpose.strip()),) if meeting.purpose.strip() else ()
    return parts.document(
        MeetingDocumentKind.PROGRAMME,
        material,
        parts.numbered(
            ("Programma", (*purpose, *_day(material, day))),
            ("Volgorde van de pitches", _pitches(material, day)),
            ("Wie zoekt wat", (*parts.needs(meeting), *_own_tables(material))),
            ("Wat u mag verwachten", parts.rules()),
        ),
    )


def _day(material: MeetingMaterial, day: DayPlan) -> tuple[Block, ...]:
    rows = parts.programme_rows(material.meeting, day)
    found = parts.table("De dag", (("Tijd", 1.6), ("Onderdeel", 6)), ((time, what) for _at, time, what in rows))
    if not found:
        return (parts.muted("De tijden zijn nog niet bekend."),)
    if not day.slots:
        return found
    length = dutch.counted(material.meeting.conversation_minutes, "minuut", "minuten")
    rounds = dutch.counted(len(day.slots), "ronde", "rondes")
    return (*found, Paragraph(text=f"Er zijn {rounds} van {length}. Op uw eigen rooster staat wie u wanneer spreekt."))


def _pitches(material: MeetingMaterial, day: DayPlan) -> tuple[Block, ...]:
    known = enterprises_of(material.meeting)
    rows = (
        (moments.clock(pitch.begin), name_of(known.get(pitch.enterprise)), known[pitch.enterprise].offer)
        for pitch in day.pitches
    )
    found = parts.table("Pitches", (("Begin", 1.1), ("Onderneming", 3), ("Wat biedt zij aan", 5)), rows)
    if not found:
        return ()
    length = dutch.counted(material.meeting.pitch_minutes, "minuut", "minuten")
    return (Paragraph(text=f"Een pitch duurt {length}: wat u levert, hoeveel u aankunt en wat het oplevert."), *found)


def _own_tables(material: MeetingMaterial) -> tuple[Block, ...]:
    tables = own_tables(material.meeting)
    if not tables:
        return ()
    rows = (
        (name_of(item), dutch.listed([str(number) for number in tables[item.key]]))
        for item in parts.coming_organisations(material.meeting)
        if item.key in tables
    )
    return parts.table("Waar zij zitten", (("Organisatie", 6), ("Tafel", 2)), rows)
