"""From a meeting to its documents: one writer for each kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...document import Document
from ..meeting import InvitationKind, Meeting
from .cards import name_cards, table_signs
from .information import information_log
from .inviting import invitation
from .kinds import MeetingDocumentKind, MeetingMaterial
from .programme import programme
from .report import follow_up_list, report
from .sheets import question_sheets
from .timetables import personal_timetables, timetable


@dataclass(frozen=True, kw_only=True)
class MeetingMaker:
    """How a kind is made. `about` tells the officer what it is and for whom; `applies` whether there is enough for it.

    `when` is the part of the work to which it belongs: "vooraf", "op de dag" or "daarna".
    """

    write: Callable[[MeetingMaterial], Document]
    about: str
    when: str
    applies: Callable[[Meeting], bool] = lambda _meeting: True


BEFORE, THAT_DAY, AFTERWARDS = "vooraf", "op de dag", "daarna"

MEETING_MAKERS: Mapping[MeetingDocumentKind, MeetingMaker] = {
    MeetingDocumentKind.ANNOUNCEMENT: MeetingMaker(
        write=invitation(InvitationKind.PUBLIC),
        about="Voor uw website of TenderNed, zodat iedereen kan meedoen.",
        when=BEFORE,
    ),
    MeetingDocumentKind.INVITE_ENTERPRISES: MeetingMaker(
        write=invitation(InvitationKind.ENTERPRISE),
        about="Brief aan sociale ondernemingen: wat u zoekt en hoe zij zich aanmelden.",
        when=BEFORE,
    ),
    MeetingDocumentKind.INVITE_ORGANISATIONS: MeetingMaker(
        write=invitation(InvitationKind.ORGANISATION),
        about="Brief aan organisaties die iets gaan kopen, zoals buurgemeenten.",
        when=BEFORE,
    ),
    MeetingDocumentKind.PROGRAMME: MeetingMaker(
        write=programme,
        about="Voor iedereen: de tijden, de volgorde van de pitches en wie wat zoekt.",
        when=THAT_DAY,
    ),
    MeetingDocumentKind.TIMETABLE: MeetingMaker(
        write=timetable,
        about="Voor wie de dag leidt: alle gesprekken per ronde, en wat niet paste met de reden.",
        when=THAT_DAY,
        applies=lambda meeting: bool(meeting.wishes or meeting.conversations),
    ),
    MeetingDocumentKind.PERSONAL_TIMETABLES: MeetingMaker(
        write=personal_timetables,
        about="Eén bladzijde per deelnemer, om uit te delen.",
        when=THAT_DAY,
        applies=lambda meeting: bool(meeting.conversations),
    ),
    MeetingDocumentKind.NAME_CARDS: MeetingMaker(
        write=name_cards,
        about="Naam van elke deelnemer, om uit te knippen. Zonder namen van personen.",
        when=THAT_DAY,
        applies=lambda meeting: bool(meeting.organisations or meeting.enterprises),
    ),
    MeetingDocumentKind.TABLE_SIGNS: MeetingMaker(
        write=table_signs,
        about="Een kaart per tafel met nummer en organisatie.",
        when=THAT_DAY,
        applies=lambda meeting: bool(meeting.organisations or meeting.tables),
    ),
    MeetingDocumentKind.QUESTION_SHEETS: MeetingMaker(
        write=question_sheets,
        about="Eén blad per gesprek met vaste vragen, en plaats om te schrijven.",
        when=THAT_DAY,
    ),
    MeetingDocumentKind.INFORMATION_LOG: MeetingMaker(
        write=information_log,
        about="Wat ondernemingen van u hoorden. Zo krijgt niemand een voorsprong (art. 2.51).",
        when=AFTERWARDS,
    ),
    MeetingDocumentKind.REPORT: MeetingMaker(
        write=report,
        about="Voor het dossier: wie er was, wat eruit kwam en wat u ermee doet.",
        when=AFTERWARDS,
    ),
    MeetingDocumentKind.FOLLOW_UPS: MeetingMaker(
        write=follow_up_list,
        about="Wat nog moet gebeuren, met wie en voor wanneer.",
        when=AFTERWARDS,
        applies=lambda meeting: bool(meeting.follow_ups),
    ),
}


def meeting_document(kind: MeetingDocumentKind, material: MeetingMaterial) -> Document:
    """The document of that kind, for any of the writers of files."""
    return MEETING_MAKERS[kind].write(material)


def meeting_kinds(meeting: Meeting) -> tuple[MeetingDocumentKind, ...]:
    """The documents for which there is enough, in the order of the work."""
    return tuple(kind for kind, maker in MEETING_MAKERS.items() if maker.applies(meeting))
