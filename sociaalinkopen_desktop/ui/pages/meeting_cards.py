"""The forms of a meeting: which fields stand in which card of which step, and what applies when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ...domain import dutch, fields
from ...domain.meeting.moments import is_unreadable
from ..editing import Editor
from ..form import CardSpec, FieldSpec, field
from ..rows_editor import RowsSpec

WHAT, TIMES, BREAKS, QUESTIONS = "De bijeenkomst", "Tijden", "Pauzes", "Vaste vragen voor een gesprek"
SEEKERS, ENTERPRISES, INVITED = "Organisaties die zoeken", "Ondernemingen", "Verstuurde uitnodigingen"
FOLLOW_UPS, LOOKING_BACK, TOLD = "Nog te doen", "Wat wij ermee doen", "Wat wij hebben verteld"
NO_TIME = "Dit is geen tijd. Schrijf een tijd als 13:30."


def when_cards() -> tuple[CardSpec, ...]:
    """Step 1: what it is, the clock, breaks and questions."""
    return (
        CardSpec(
            title=WHAT,
            parts=tuple(
                field(path) for path in ("title", "day", "place", "purpose", "organiser", "contact", "register_before")
            ),
        ),
        CardSpec(
            title=TIMES,
            parts=(
                _time("begin"),
                _time("end"),
                _minutes("welcome_minutes"),
                _minutes("pitch_minutes"),
                _time("conversations_begin"),
                _minutes("conversation_minutes"),
                _minutes("change_minutes"),
                field("tables"),
            ),
        ),
        CardSpec(
            title=BREAKS,
            parts=(
                RowsSpec(
                    path="breaks",
                    thing="pauze",
                    summary=("what", "begin", "end"),
                    empty="Nog geen pauzes. In een pauze plant het programma niets.",
                ),
            ),
        ),
        CardSpec(title=QUESTIONS, parts=(field("questions"),)),
    )


def seeking_cards() -> tuple[CardSpec, ...]:
    """Step 2: the organisations."""
    return (
        CardSpec(
            title=SEEKERS,
            parts=(
                RowsSpec(
                    path="organisations",
                    thing="organisatie",
                    summary=("name", "expected"),
                    second=("will_buy",),
                    empty="Nog geen organisaties. Begin met uw eigen organisatie en wat u gaat kopen.",
                    total=lambda meeting: _coming(meeting, "organisations"),
                ),
            ),
        ),
    )


def pitching_cards() -> tuple[CardSpec, ...]:
    """Step 3: the enterprises in the order of their pitches, and who was invited."""
    return (
        CardSpec(
            title=ENTERPRISES,
            parts=(
                RowsSpec(
                    path="enterprises",
                    thing="onderneming",
                    summary=("name",),
                    second=("offer",),
                    empty="Nog geen ondernemingen. Kies ze uit het register, of voeg er zelf een toe.",
                    total=lambda meeting: _coming(meeting, "enterprises"),
                    beside=lambda item: "" if item.is_coming else "Komt niet",
                ),
            ),
        ),
        CardSpec(
            title=INVITED,
            parts=(
                RowsSpec(
                    path="invitations",
                    thing="uitnodiging",
                    summary=("name", "sent_on", "reply"),
                    empty="Nog niets genoteerd. Schrijf op wie u uitnodigde en waar de aankondiging stond: dan kunt u "
                    "laten zien dat iedereen kon meedoen.",
                ),
            ),
        ),
    )


def follow_up_cards() -> tuple[CardSpec, ...]:
    """Step 7, below the conversations: actions, and what we do with it."""
    return (
        CardSpec(
            title=FOLLOW_UPS,
            parts=(
                RowsSpec(
                    path="follow_ups",
                    thing="actie",
                    summary=("what",),
                    second=("who",),
                    beside=_when_due,
                    empty="Nog geen acties. Zet ze hierboven bij een gesprek, of voeg er zelf een toe.",
                    total=_open_actions,
                ),
            ),
        ),
        CardSpec(title=LOOKING_BACK, parts=(field("looking_back"),)),
    )


def information_cards(
    tender_of: Callable[[Editor, str, Callable[[str, str], object]], QWidget],
) -> tuple[CardSpec, ...]:
    """Step 8: the log; `tender_of` makes what chooses the tender of a line."""
    return (
        CardSpec(
            title=TOLD,
            parts=(
                RowsSpec(
                    path="information",
                    thing="regel",
                    summary=("what", "day", "to_whom"),
                    beside=_added,
                    empty="Nog niets genoteerd. Schrijf op wat ondernemingen van u hoorden of meekregen en niet in de "
                    "stukken staat. Wie later meedoet, moet hetzelfde weten (art. 2.51 Aanbestedingswet 2012).",
                    foot=tender_of,
                    total=_untold,
                ),
            ),
        ),
    )


def _time(path: str) -> FieldSpec:
    return field(path, below=lambda meeting: NO_TIME if is_unreadable(fields.get(meeting, path)) else "")


def _minutes(path: str) -> FieldSpec:
    return field(path, note=lambda _meeting: "minuten")


def _coming(meeting: Any, path: str) -> tuple[str, str]:
    rows = fields.get(meeting, path)
    absent = sum(not row.is_coming for row in rows)
    words = f"{len(rows)} in de lijst"
    return (f"{words}, {absent} komt niet" if absent == 1 else f"{words}, {absent} komen niet" if absent else words), (
        "muted"
    )


def _open_actions(meeting: Any) -> tuple[str, str]:
    waiting = sum(item.done_on is None for item in meeting.follow_ups)
    return (f"{dutch.counted(waiting, 'actie', 'acties')} nog te doen", "why") if waiting else ("Alles gedaan", "ok")


def _when_due(item: Any) -> str:
    if item.done_on is not None:
        return f"Gedaan op {dutch.day(item.done_on)}"
    return f"Voor {dutch.day(item.due)}" if item.due is not None else "Geen dag gekozen"


def _added(item: Any) -> str:
    return f"Bij de stukken op {dutch.day(item.added_on)}" if item.added_on else "Nog niet bij de stukken"


def _untold(meeting: Any) -> tuple[str, str]:
    left = sum(item.added_on is None and bool(item.what.strip()) for item in meeting.information)
    if not left:
        return "Alles staat bij de stukken", "ok"
    return f"{dutch.counted(left, 'regel', 'regels')} nog niet bij de stukken", "why"
