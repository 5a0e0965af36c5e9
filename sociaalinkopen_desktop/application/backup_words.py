"""Backups as people read them: the same words in the window and on the command line."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from ..domain import dutch
from .backup_differences import Beside, Difference, ItemThere
from .backups import Backup, Checked, Preview, TenderThere

_COUNTED = {Beside.ENTERPRISE: ("onderneming", "ondernemingen"), Beside.MEETING: ("bijeenkomst", "bijeenkomsten")}
_MOST_NAMES = 10
"""So many enterprises are named; a register has hundreds, and an import changes them all."""


def moment_words(moment: datetime) -> str:
    """A moment on this computer: "24-11-2026 10:42"."""
    here = moment.astimezone()
    return f"{dutch.day(here.date())} {here:%H:%M}"


def size_words(size: int) -> str:
    """A number of bytes as "0,1 MB"."""
    return f"{dutch.number(max(Decimal('0.1'), round(Decimal(size) / 1_000_000, 1)))}{dutch.NBSP}MB"


def tenders_words(number: int) -> str:
    """`1` as "1 aanbesteding"."""
    return dutch.counted(number, "aanbesteding", "aanbestedingen")


def state_words(checked: Checked) -> str:
    """Whether the copy can be used."""
    return "in orde" if checked.content is not None else "niet te gebruiken"


def list_line(checked: Checked) -> str:
    """One copy in one line: when, why, how much is in it, and whether it is sound."""
    backup = checked.backup
    number = tenders_words(len(checked.content.tenders)) if checked.content is not None else "?"
    parts = (
        moment_words(backup.moment),
        number,
        size_words(backup.size),
        state_words(checked),
        backup.reason.words,
        str(backup.path),
    )
    return "  ".join(parts)


def preview_parts(preview: Preview) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What putting back would change: per kind a heading and a line for each tender."""
    if preview.vanishing:
        number = tenders_words(len(preview.vanishing))
        lines = tuple(f"{item.name} (laatst gewijzigd {moment_words(item.saved_at)})" for item in preview.vanishing)
        yield f"Verdwijnt, want bestond toen nog niet: {number}", lines
    if preview.changed:
        number = tenders_words(len(preview.changed))
        yield f"Gaat terug naar toen: {number}", tuple(_changed(*pair) for pair in preview.changed)
    if preview.returning:
        number = tenders_words(len(preview.returning))
        lines = tuple(f"{item.name} (van {moment_words(item.saved_at)})" for item in preview.returning)
        yield f"Komt terug: {number}", lines
    for difference in preview.beside:
        yield from _beside_parts(difference)
    if preview.versions_differ and not (preview.vanishing or preview.changed or preview.returning):
        yield "De bewaarde versies van uw aanbestedingen gaan ook terug naar toen", ()
    if preview.rules_differ:
        yield "Het beleid of de eigen criteria gaan ook terug naar toen", ()
    if preview.unchanged:
        yield f"Blijft zoals het is: {tenders_words(preview.unchanged)}", ()


def preview_lines(preview: Preview) -> Iterator[str]:
    """The same as lines of text."""
    yield f"Reservekopie van {moment_words(preview.backup.moment)}"
    if preview.is_empty:
        yield "Er verandert niets: alles is nog zoals toen."
        return
    for heading, lines in preview_parts(preview):
        yield ""
        yield f"{heading}."
        for line in lines:
            yield f"  - {line}"


def offered(checked: Checked) -> str:
    """The copy in words that go on in a sentence: "de reservekopie van 24-11-2026 10:42 met 3 aanbestedingen"."""
    number = len(checked.content.tenders) if checked.content is not None else 0
    return f"de reservekopie van {moment_words(checked.backup.moment)} met {tenders_words(number)}"


def restored_sentence(backup: Backup) -> str:
    """What was done."""
    return f"Teruggezet: de reservekopie van {moment_words(backup.moment)}."


def _beside_parts(difference: Difference) -> Iterator[tuple[str, tuple[str, ...]]]:
    for heading, items in (
        ("Verdwijnt, want bestond toen nog niet", difference.vanishing),
        ("Gaat terug naar toen", difference.changed),
        ("Komt terug", difference.returning),
    ):
        if items:
            yield f"{heading}: {dutch.counted(len(items), *_COUNTED[difference.kind])}", tuple(_named(items))


def _named(items: tuple[ItemThere, ...]) -> Iterator[str]:
    for item in items[:_MOST_NAMES]:
        yield f"{item.name} (laatst gewijzigd {moment_words(item.saved_at)})"
    if len(items) > _MOST_NAMES:
        yield f"en nog {len(items) - _MOST_NAMES}"


def _changed(now: TenderThere, then: TenderThere) -> str:
    name = now.name if now.name == then.name else f"{now.name} (heette toen: {then.name})"
    return f"{name}: nu {moment_words(now.saved_at)}, toen {moment_words(then.saved_at)}"
