"""The documents of a meeting, and what they are made from."""

from dataclasses import dataclass
from datetime import date

from ...choices import Choice
from ...house_style import PLAIN, HouseStyle
from ..meeting import Meeting


class MeetingDocumentKind(Choice):
    """The documents about one meeting. The key is also the word in the file name."""

    ANNOUNCEMENT = "aankondiging", "Openbare aankondiging"
    INVITE_ENTERPRISES = "uitnodiging-ondernemingen", "Uitnodiging voor ondernemingen"
    INVITE_ORGANISATIONS = "uitnodiging-organisaties", "Uitnodiging voor organisaties"
    PROGRAMME = "programma", "Programma van de dag"
    TIMETABLE = "rooster", "Rooster van alle gesprekken"
    PERSONAL_TIMETABLES = "rooster-per-deelnemer", "Rooster per deelnemer"
    NAME_CARDS = "naamkaartjes", "Naamkaartjes"
    TABLE_SIGNS = "tafelkaarten", "Tafelkaarten"
    QUESTION_SHEETS = "gespreksbladen", "Gespreksbladen"
    INFORMATION_LOG = "wat-wij-vertelden", "Wat wij hebben verteld"
    REPORT = "verslag", "Verslag van de bijeenkomst"
    FOLLOW_UPS = "nog-te-doen", "Lijst van acties"


@dataclass(frozen=True, kw_only=True)
class MeetingMaterial:
    """What a document of a meeting is made from: the meeting, the day it is made, and the house style."""

    meeting: Meeting
    made_on: date
    house: HouseStyle = PLAIN
