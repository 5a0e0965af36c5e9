"""A sheet for each conversation: the same questions for everybody, and room to write."""

from ...document import Block, Chapter, CheckItem, Checks, Document, Facts, WritePlace
from ...justification.summary import shortened
from ..conversations import Attendance, Conversation, Interest
from ..parties import enterprises_of, name_of, organisations_of
from ..timetable import Timetable, timetable_of
from . import parts
from .kinds import MeetingDocumentKind, MeetingMaterial

QUESTIONS = (
    "Wat levert de onderneming, en voor wie werkt zij nu?",
    "Hoeveel werk kan zij aan, en vanaf wanneer?",
    "Wat levert haar werk op voor mensen of milieu? Waaruit blijkt dat?",
    "Welk deel van dit werk kunnen mensen doen die moeilijk werk vinden?",
    "Welke erkenning of welk ander bewijs heeft zij?",
    "Wat heeft zij nodig om te kunnen inschrijven? Bijvoorbeeld een kleiner perceel of een langere termijn.",
    "Met wie kan zij samenwerken als de opdracht te groot is?",
)
"""The fixed questions of who has no own ones (criteria research § 1.3 and MK-02)."""
_LINES = 2
_LONGEST = 110
_FEWEST_LINES, _MANY_QUESTIONS = 1, 9


def question_sheets(material: MeetingMaterial) -> Document:
    """A page per planned conversation, in the order of the timetable; without a timetable one blank page."""
    meeting = material.meeting
    told = timetable_of(meeting)
    chapters = []
    known_o, known_e = organisations_of(meeting), enterprises_of(meeting)
    for number, item in enumerate(told.conversations, 1):
        title = f"{name_of(known_o.get(item.organisation))} en {name_of(known_e.get(item.enterprise))}"
        blocks = (_facts(material, told, item), *_questions(material, item, number))
        chapters.append(Chapter(number=number, title=title, blocks=blocks, new_page=True))
    if not chapters:
        blocks = (
            Facts(rows=(("Organisatie", "………………"), ("Onderneming", "………………"))),
            *_questions(material, Conversation(), 1),
        )
        chapters.append(Chapter(number=1, title="Gesprek", blocks=blocks, new_page=True))
    return parts.document(
        MeetingDocumentKind.QUESTION_SHEETS,
        material,
        chapters,
        summary=(
            parts.muted(
                "Eén blad per gesprek. Stel iedereen dezelfde vragen. Schrijf geen namen van personen op, en niets wat "
                "u niet aan de onderneming zelf zou laten lezen."
            ),
        ),
        compact=True,
        more=(("Aantal bladen", str(len(chapters))),),
    )


def questions_of(material: MeetingMaterial) -> tuple[str, ...]:
    """The own questions of the meeting, or those of the program."""
    own = tuple(text.strip() for text in material.meeting.questions if text.strip())
    return own or QUESTIONS


def _facts(material: MeetingMaterial, told: Timetable, item: Conversation) -> Facts:
    slot = told.slot_of(item)
    when = f"Ronde {item.slot}" + (f", {slot.time}" if slot else "") + (f", tafel {item.table}" if item.table else "")
    organisation = organisations_of(material.meeting).get(item.organisation)
    enterprise = enterprises_of(material.meeting).get(item.enterprise)
    rows = (
        ("Wanneer", when),
        ("Organisatie gaat kopen", shortened(organisation.will_buy, _LONGEST) if organisation else ""),
        ("Onderneming biedt aan", shortened(enterprise.offer, _LONGEST) if enterprise else ""),
    )
    return Facts(rows=tuple((label, text) for label, text in rows if text))


def _questions(material: MeetingMaterial, item: Conversation, number: int) -> tuple[Block, ...]:
    asked = questions_of(material)
    lines = _LINES if len(asked) < _MANY_QUESTIONS else _FEWEST_LINES
    rows = [
        CheckItem(
            key=f"{number}.{at}", number=str(at), text=question, asks_state=False, signed=False, places=(_room(lines),)
        )
        for at, question in enumerate(asked, 1)
    ]
    outcome = item.outcome
    was = outcome.attendance.value if outcome.attendance is not Attendance.PLANNED else ""
    rows += [
        CheckItem(
            key=f"{number}.doorgegaan",
            text="Ging het gesprek door?",
            options=tuple((one.value, one.label) for one in Attendance if one is not Attendance.PLANNED),
            chosen=was,
            asks_state=False,
            signed=False,
        ),
        CheckItem(
            key=f"{number}.interesse",
            text="Zien zij iets in elkaar?",
            options=tuple((one.value, one.label) for one in Interest),
            chosen=outcome.interest.value if outcome.interest else "",
            asks_state=False,
            signed=False,
        ),
        CheckItem(
            key=f"{number}.afspraak",
            text="Wat spreken zij af, en voor wanneer? Geen toezegging van een opdracht.",
            asks_state=False,
            signed=False,
            places=(_room(lines, outcome.agreement),),
        ),
        CheckItem(
            key=f"{number}.verteld",
            text="Wat vertelde u dat nog niet iedereen weet?",
            help="Neem dit over in 'Wat wij hebben verteld'. Dan kan het later bij de stukken staan (art. 2.51).",
            asks_state=False,
            signed=False,
            places=(_room(lines),),
        ),
    ]
    return (Checks(name="gesprek", caption="", items=tuple(rows)),)


def _room(lines: int, text: str = "") -> WritePlace:
    return WritePlace(key="antwoord", label="Antwoord", text=text.strip(), lines=lines, shows_label=False)
