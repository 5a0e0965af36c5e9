"""The report of the meeting for the file, and the list of what is still to be done."""

from collections.abc import Sequence
from datetime import date

from ... import dutch
from ...document import Block, Cell, Document, Facts, Paragraph, Tone
from ..conversations import Attendance, FollowUp, Interest
from ..meeting import InvitationKind, Meeting, Reply
from ..parties import enterprises_of, name_of, organisations_of
from ..timetable import Timetable, timetable_of
from . import parts
from .information import information_rows
from .kinds import MeetingDocumentKind, MeetingMaterial


def report(material: MeetingMaterial) -> Document:
    """What happened and what comes of it. For the file: it holds what enterprises and organisations said."""
    meeting = material.meeting
    told = timetable_of(meeting)
    purpose = (Paragraph(text=meeting.purpose.strip()),) if meeting.purpose.strip() else ()
    return parts.document(
        MeetingDocumentKind.REPORT,
        material,
        parts.numbered(
            ("Waarom en voor wie", (*purpose, *_inviting(meeting))),
            ("Wie er was", (*parts.needs(meeting), *_enterprises(meeting))),
            ("De gesprekken", (*_numbers(told), *_outcomes(material, told))),
            ("Wat wij hebben verteld", information_rows(meeting) or (parts.muted("Hierover is niets opgeschreven."),)),
            ("Wat wij ermee doen", _looking_back(meeting)),
            ("Nog te doen", _actions(material, meeting.follow_ups)),
            ("Afspraken met iedereen", parts.rules()),
        ),
        disclaimer="Dit verslag is voor het dossier. Geef het niet door: er staat in wat ondernemingen ons vertelden.",
    )


def follow_up_list(material: MeetingMaterial) -> Document:
    """What is still to be done, the most urgent first, and what is done."""
    items = material.meeting.follow_ups
    left = [item for item in items if item.done_on is None]
    done = [item for item in items if item.done_on is not None]
    return parts.document(
        MeetingDocumentKind.FOLLOW_UPS,
        material,
        parts.numbered(
            ("Nog te doen", _actions(material, left) or (parts.muted("Alles is gedaan."),)),
            ("Gedaan", _actions(material, done)),
        ),
        compact=True,
        more=(("Nog te doen", dutch.number(len(left))), ("Gedaan", dutch.number(len(done)))),
    )


def _inviting(meeting: Meeting) -> tuple[Block, ...]:
    sent = meeting.invitations
    rows = []
    for kind in (InvitationKind.ENTERPRISE, InvitationKind.ORGANISATION):
        mine = [item for item in sent if item.kind is kind]
        if mine:
            come = sum(item.reply is Reply.COMES for item in mine)
            rows.append((f"{kind.label}: uitgenodigd", f"{len(mine)}, van wie {come} zei te komen"))
    for item in sent:
        if item.kind is InvitationKind.PUBLIC:
            where = " · ".join(filter(None, (item.name.strip(), item.channel.strip())))
            when = dutch.day(item.sent_on) if item.sent_on else "datum nog niet ingevuld"
            rows.append(("Openbaar aangekondigd", f"{where or parts.GAP}, {when}"))
    rows += [
        ("Hoort bij", " · ".join(filter(None, (item.title.strip(), item.reference.strip()))))
        for item in meeting.tenders
    ]
    return (Facts(caption="Uitnodiging", rows=tuple(rows)),) if rows else ()


def _enterprises(meeting: Meeting) -> tuple[Block, ...]:
    return parts.table(
        "Ondernemingen",
        (("Onderneming", 3), ("Wat biedt zij aan", 5), ("Pitch", 1)),
        (
            (name_of(item), item.offer, "ja" if item.wants_pitch else "nee")
            for item in parts.coming_enterprises(meeting)
        ),
    )


def _numbers(told: Timetable) -> tuple[Block, ...]:
    items = told.conversations
    held = [item for item in items if item.outcome.attendance is Attendance.HELD]
    rows = [("Gepland", dutch.number(len(items))), ("Gesproken", dutch.number(len(held)))]
    for state in (Attendance.ORGANISATION_ABSENT, Attendance.ENTERPRISE_ABSENT, Attendance.PLANNED):
        count = sum(item.outcome.attendance is state for item in items)
        if count:
            label = "Nog geen uitkomst" if state is Attendance.PLANNED else state.label
            rows.append((label, dutch.number(count)))
    more = sum(item.outcome.interest is Interest.YES for item in held)
    rows.append(("Wil verder praten", dutch.number(more)))
    if told.unmet:
        rows.append(("Wensen die niet pasten", dutch.number(len(told.unmet))))
    return (Facts(caption="In aantallen", rows=tuple(rows)),)


def _outcomes(material: MeetingMaterial, told: Timetable) -> tuple[Block, ...]:
    known_o, known_e = organisations_of(material.meeting), enterprises_of(material.meeting)
    rows = (
        (
            name_of(known_o.get(item.organisation)),
            name_of(known_e.get(item.enterprise)),
            item.outcome.attendance.label,
            item.outcome.interest.label if item.outcome.interest else "",
            "\n".join(filter(None, (item.outcome.subject.strip(), item.outcome.agreement.strip()))),
        )
        for item in told.conversations
        if item.outcome.attendance is not Attendance.PLANNED
    )
    columns = (
        ("Organisatie", 2.4), ("Onderneming", 2.4), ("Gesprek", 1.7), ("Interesse", 1.7), ("Waarover en afspraak", 4),
    )  # fmt: skip
    return parts.table("Wat eruit kwam", columns, rows)


def _looking_back(meeting: Meeting) -> tuple[Block, ...]:
    text = meeting.looking_back.strip()
    return (Paragraph(text=text),) if text else (parts.muted("Dit is nog niet ingevuld."),)


def _actions(material: MeetingMaterial, items: Sequence[FollowUp]) -> tuple[Block, ...]:
    ordered = sorted(items, key=lambda item: (item.done_on is not None, item.due or date.max))
    columns = (("Wat", 4), ("Wie", 2), ("Bij", 3), ("Voor", 1.5), ("Stand", 1.9))
    return parts.table(
        "Acties",
        columns,
        (
            (
                item.what,
                item.who,
                _whose(material.meeting, item),
                dutch.day(item.due) if item.due else "",
                _state(item, material),
            )
            for item in ordered
        ),
    )


def _whose(meeting: Meeting, item: FollowUp) -> str:
    names = []
    if item.organisation:
        names.append(name_of(organisations_of(meeting).get(item.organisation)))
    if item.enterprise:
        names.append(name_of(enterprises_of(meeting).get(item.enterprise)))
    return " en ".join(names)


def _state(item: FollowUp, material: MeetingMaterial) -> Cell:
    if item.done_on is not None:
        return Cell(text=f"Gedaan {dutch.day(item.done_on)}", tone=Tone.OK)
    if item.due is not None and item.due < material.made_on:
        return Cell(text="Te laat", tone=Tone.BAD)
    return Cell(text="Nog doen", tone=Tone.WHY)
