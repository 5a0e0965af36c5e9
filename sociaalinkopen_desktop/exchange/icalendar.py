"""The days of a planning as a calendar file (RFC 5545), to open in Outlook or another calendar.

One event of a whole day for each step. The same planning and moment give the same bytes; a step keeps its UID, so that
a calendar replaces an earlier version of the event instead of adding one.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ..domain import dutch
from ..domain.planning import Planning, PlanStep
from ..domain.tender import Tender
from .files import write_text

PRODUCT = "-//Sociaal Inkopen Desktop//Planning//NL"
LINE_OCTETS = 75


def calendar_text(tender: Tender, planning: Planning, stamp: datetime) -> str:
    """The planning as the text of a calendar, with CRLF at the end of each line; `stamp` is when it was made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    for step in planning.steps:
        lines += _event(tender, step, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def write_calendar(tender: Tender, planning: Planning, stamp: datetime, target: Path) -> Path:
    """Write the planning as a calendar file; returns where it is. Raises ExportProblem."""
    write_text(target, calendar_text(tender, planning, stamp))
    return target


def escaped(text: str) -> str:
    """A text as iCalendar wants it: backslash, semicolon, comma and line end escaped, other control signs left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign == "\n" or (sign >= " " and sign != "\x7f"))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        kept = kept.replace(sign, written)
    return kept


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets; each next piece begins with a space, and no character is cut in two."""
    pieces, piece, size = [], "", 0
    for sign in line:
        octets = len(sign.encode("utf-8"))
        if size + octets > LINE_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += octets
    return "\r\n".join([*pieces, piece])


def _event(tender: Tender, step: PlanStep, stamp: datetime) -> list[str]:
    title = tender.subject.title.strip() or "Aanbesteding"
    about = [f"Kenmerk: {tender.subject.reference.strip()}" if tender.subject.reference.strip() else "", step.note]
    if step.required is not None:
        about.insert(1, f"Termijn van de wet: {str(step.required).replace(dutch.NBSP, ' ')}.")
    description = "\n".join(filter(None, about))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped(tender.id or 'nieuw')}-{step.kind.value}@sociaalinkopen-desktop",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(step.day)}",
        f"DTEND;VALUE=DATE:{_day(step.day + timedelta(days=1))}",
        f"SUMMARY:{escaped(f'{step.label}: {title}')}",
    ]
    if description:
        lines.append(f"DESCRIPTION:{escaped(description)}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"
