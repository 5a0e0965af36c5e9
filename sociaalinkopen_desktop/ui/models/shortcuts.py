"""Every key of the program in groups, for the page with keys and for paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..actions import ACTIONS, Group, Place

_TOLD = {
    "PgDown": "Page Down",
    "PgUp": "Page Up",
    "Left": "pijl links",
    "Up": "pijl omhoog",
    "Down": "pijl omlaag",
    "Del": "Delete",
    "Space": "spatie",
}


@dataclass(frozen=True)
class KeyLine:
    """What some keys do, and where when that is not everywhere."""

    words: str
    keys: tuple[str, ...]
    where: str = ""


@dataclass(frozen=True)
class KeyGroup:
    """Keys that belong together."""

    title: str
    lines: tuple[KeyLine, ...]


LIST = KeyGroup(
    "In de lijst met aanbestedingen",
    (
        KeyLine("Openen", ("Enter",)),
        KeyLine("Er één bij kiezen, of weer niet", ("Ctrl+klik", "Ctrl+Space")),
        KeyLine("Een reeks kiezen", ("Shift+klik", "Shift+Up", "Shift+Down")),
        KeyLine("Alles kiezen", ("Ctrl+A",)),
        KeyLine("Dupliceren", ("Ctrl+D",)),
        KeyLine("Verwijderen", ("Del",)),
        KeyLine("Menu bij de regel", ("Menu", "Shift+F10")),
        KeyLine("Naar de eerste of de laatste", ("Home", "End")),
        KeyLine("Zoeken", ("begin te typen",)),
    ),
)
ROWS = KeyGroup(
    "In een rij van percelen, criteria of voorwaarden",
    (
        KeyLine("Uitklappen of inklappen", ("Enter", "Space")),
        KeyLine("Omhoog of omlaag", ("Alt+Up", "Alt+Down"), "of sleep de regel"),
        KeyLine("Dupliceren", ("Ctrl+D",)),
        KeyLine("Verwijderen", ("Del",)),
        KeyLine("Menu bij de regel", ("Menu", "Shift+F10")),
    ),
)
PREVIEW = KeyGroup(
    "In het voorbeeld van een document",
    (
        KeyLine("Zoeken in het document", ("Ctrl+F",)),
        KeyLine("Volgende of vorige vindplaats", ("F3", "Shift+F3")),
        KeyLine(
            "Groter of kleiner", ("Ctrl++", "Ctrl+-"), "met de bladzijde actief; anders de tekst van het programma"
        ),
        KeyLine("Hele breedte", ("Ctrl+0",), "met de bladzijde actief"),
        KeyLine("Een scherm verder of terug", ("Space", "Shift+Space")),
        KeyLine("Naar het begin of het einde", ("Home", "End")),
    ),
)
PALETTE = KeyGroup(
    "In het venster van snel zoeken",
    (
        KeyLine("Kiezen", ("Up", "Down", "Tab")),
        KeyLine("Doen of erheen gaan", ("Enter",)),
        KeyLine("Sluiten, en terug naar waar u was", ("Esc",)),
    ),
)
FIELDS = KeyGroup(
    "In een formulier",
    (
        KeyLine("Volgend of vorig veld", ("Tab", "Shift+Tab")),
        KeyLine("Menu van het tekstveld", ("Menu", "Shift+F10")),
        KeyLine("Een keuze omhoog of omlaag", ("Up", "Down")),
        KeyLine("Lijst bij een datum of CPV-code", ("F4", "Alt+Down")),
        KeyLine("CPV-code bij favorieten zetten of eraf halen", ("Ctrl+B",), "in de lijst met codes"),
    ),
)


MEETING = KeyGroup(
    "In een bijeenkomst",
    (
        KeyLine("Volgende of vorige stap", ("Ctrl+PgDown", "Ctrl+PgUp")),
        KeyLine("Een ander vakje kiezen", ("Left", "Up", "Down"), "in de wensen en in het rooster"),
        KeyLine("Wens van de organisatie: graag, heel graag, geen", ("Space",), "in de wensen"),
        KeyLine("Wens van de onderneming: graag, heel graag, geen", ("Enter",), "in de wensen"),
        KeyLine("Wensen van dit paar wissen", ("Del",), "in de wensen"),
        KeyLine("Gesprek vastzetten of losmaken", ("V",), "in het rooster"),
        KeyLine("Gesprek verplaatsen", ("Enter",), "in het rooster"),
        KeyLine("Gesprek uit het rooster halen", ("Del",), "in het rooster"),
        KeyLine("Gesproken", ("1",), "in de lijst met gesprekken"),
        KeyLine("Organisatie of onderneming kwam niet", ("2", "3"), "in de lijst met gesprekken"),
        KeyLine("Nog te voeren", ("0",), "in de lijst met gesprekken"),
        KeyLine("Wil verder, misschien later, past niet", ("J", "M", "N"), "in de lijst met gesprekken"),
        KeyLine("Naar de notitie", ("Enter",), "in de lijst met gesprekken"),
        KeyLine("Volgende gesprek", ("Ctrl+Enter",), "in de notitie bij een gesprek"),
    ),
)


def key_groups() -> tuple[KeyGroup, ...]:
    """All keys: those of the actions, and those of lists, rows, fields and the preview."""
    return (*_of_actions(), LIST, ROWS, FIELDS, MEETING, PREVIEW, PALETTE)


def told_key(key: str) -> str:
    """A key as one reads it: "Alt+pijl links"."""
    if key.endswith("++"):
        return key[:-1] + "+ (plus)"
    return "+".join(_TOLD.get(part, part) for part in key.split("+"))


def told_keys(keys: tuple[str, ...]) -> str:
    """All keys of a line: "Ctrl+Y of Ctrl+Shift+Z"."""
    return " of ".join(told_key(key) for key in keys)


def _of_actions() -> Iterator[KeyGroup]:
    for group in Group:
        lines = tuple(
            KeyLine(spec.words, spec.keys, "" if spec.place is Place.EVERYWHERE else str(spec.place))
            for spec in ACTIONS
            if spec.group is group
        )
        if lines:
            yield KeyGroup(str(group), lines)
