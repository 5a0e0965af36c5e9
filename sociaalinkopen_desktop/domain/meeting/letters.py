"""The texts of the invitations, to send as they are or to change first. One text, so that everybody reads the same."""

from dataclasses import dataclass

from .. import dutch
from . import moments
from .meeting import InvitationKind, Meeting
from .parties import name_of

GAP = "………"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """An invitation: its subject, paragraphs, and lists between them (a paragraph may be a tuple of points)."""

    subject: str
    body: tuple[str | tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The whole as plain text for an e-mail, without the subject."""
        parts = [part if isinstance(part, str) else "\n".join(f"- {point}" for point in part) for part in self.body]
        return "\n\n".join(parts)


def letter(meeting: Meeting, kind: InvitationKind) -> Letter:
    """The invitation of that kind for this meeting; what is not known yet is a row of dots."""
    match kind:
        case InvitationKind.ENTERPRISE:
            return _to_enterprises(meeting)
        case InvitationKind.ORGANISATION:
            return _to_organisations(meeting)
        case InvitationKind.PUBLIC:
            return _to_everybody(meeting)


def _to_enterprises(meeting: Meeting) -> Letter:
    return Letter(
        subject=f"Uitnodiging: {_title(meeting)}",
        body=(
            "Geachte ondernemer,",
            f"Wij nodigen u uit voor {_title(meeting)}, {_when(meeting)}. {_purpose(meeting)}".strip(),
            f"U vertelt in een pitch van {_minutes(meeting.pitch_minutes)} wat u levert. Daarna spreekt u organisaties "
            f"die iets gaan kopen, {_minutes(meeting.conversation_minutes)} per gesprek. U kiest zelf wie u wilt "
            "spreken. Wij maken een rooster.",
            *_seeking(meeting),
            "Vertel ons bij uw aanmelding:",
            (
                "wat u levert en hoeveel werk u aankunt;",
                "wat uw werk oplevert voor mensen of milieu, en welke erkenning u hebt;",
                "of u een pitch wilt houden en van hoe laat tot hoe laat u er bent;",
                "welke organisaties u graag spreekt.",
            ),
            *_fair(),
            *_closing(meeting),
        ),
    )


def _to_organisations(meeting: Meeting) -> Letter:
    return Letter(
        subject=f"Wie zoekt u? {_title(meeting)}",
        body=(
            "Geachte collega,",
            f"Koopt uw organisatie binnenkort iets in? Kom dan naar {_title(meeting)}, {_when(meeting)}. "
            f"{_purpose(meeting)}".strip(),
            "U hoort in korte pitches wat sociale ondernemingen leveren. Daarna spreekt u aan uw eigen tafel de "
            f"ondernemingen die u kiest, {_minutes(meeting.conversation_minutes)} per gesprek.",
            "Vertel ons bij uw aanmelding:",
            (
                "wat u gaat kopen en wanneer ongeveer, zonder bedragen;",
                "aan hoeveel tafels u tegelijk kunt zitten en van hoe laat tot hoe laat u er bent;",
                "welke ondernemingen u graag spreekt, zodra u de lijst hebt.",
            ),
            "Alle ondernemingen krijgen dezelfde vragen en dezelfde informatie. Zegt u iets dat voor een aanbesteding "
            "telt? Dan schrijven wij het op, zodat het later bij de stukken kan staan (art. 2.51 "
            "Aanbestedingswet 2012). Beloof niemand een opdracht.",
            *_closing(meeting),
        ),
    )


def _to_everybody(meeting: Meeting) -> Letter:
    organiser = meeting.organiser.strip() or GAP
    return Letter(
        subject=f"Aankondiging: {_title(meeting)}",
        body=(
            f"{organiser} houdt {_title(meeting)}, {_when(meeting)}. {_purpose(meeting)}".strip(),
            "Iedere onderneming die iets kan leveren dat hier wordt gezocht, kan zich aanmelden. Ook als zij geen "
            "uitnodiging kreeg.",
            *_seeking(meeting),
            f"Ondernemingen vertellen in {_minutes(meeting.pitch_minutes)} wat zij leveren. Daarna zijn er gesprekken "
            f"van {_minutes(meeting.conversation_minutes)}. Zijn er meer wensen dan er tijd is? Dan krijgt eerst "
            "iedereen een gesprek. Daarna gaan wensen voor die van twee kanten komen.",
            *_fair(),
            *_closing(meeting),
        ),
    )


def _seeking(meeting: Meeting) -> tuple[str | tuple[str, ...], ...]:
    points = []
    for item in meeting.organisations:
        if item.is_coming and item.will_buy.strip():
            expected = f" ({item.expected.strip()})" if item.expected.strip() else ""
            points.append(f"{name_of(item)}: {item.will_buy.strip()}{expected}")
    return ("Dit wordt gezocht:", tuple(points)) if points else ()


def _fair() -> tuple[str | tuple[str, ...], ...]:
    return (
        "Goed om te weten:",
        (
            "Er worden geen opdrachten verdeeld en geen opdrachten beloofd.",
            "Meedoen is geen voorwaarde om later mee te doen aan een aanbesteding. Het geeft ook geen voorrang.",
            "Wat wij vertellen, zetten wij later bij de aanbestedingsstukken. Zo weet iedereen hetzelfde.",
        ),
    )


def _closing(meeting: Meeting) -> tuple[str, ...]:
    until = f" tot en met {dutch.long_day(meeting.register_before)}" if meeting.register_before else ""
    contact = meeting.contact.strip() or GAP
    access = "Hebt u iets nodig om te kunnen meedoen, zoals een tolk of een plek dicht bij de deur? Laat het ons weten."
    signature = (f"Met vriendelijke groet,\n{meeting.organiser.strip()}",) if meeting.organiser.strip() else ()
    return (f"Aanmelden kan{until} bij {contact}.", access, *signature)


def _title(meeting: Meeting) -> str:
    return meeting.title.strip() or "Meet the market"


def _when(meeting: Meeting) -> str:
    day = f"op {dutch.long_day(meeting.day)}" if meeting.day else f"op {GAP}"
    begin, end = moments.minutes_of(meeting.begin), moments.minutes_of(meeting.end)
    times = ""
    if begin is not None and end is not None:
        times = f" van {moments.clock(begin)} tot {moments.clock(end)} uur"
    elif begin is not None:
        times = f" om {moments.clock(begin)} uur"
    return f"{day}{times}. Plaats: {meeting.place.strip() or GAP}"


def _purpose(meeting: Meeting) -> str:
    return " ".join(meeting.purpose.split())


def _minutes(number: int) -> str:
    return dutch.counted(number, "minuut", "minuten")
