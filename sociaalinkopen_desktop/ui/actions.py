"""What the keyboard can do, as one table: key, words, what it is called in the code, its group and where it applies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Place(StrEnum):
    """Where an action applies."""

    EVERYWHERE = "overal"
    TENDER = "in een open aanbesteding"
    SEARCH = "op een pagina met een zoekveld"
    PRINT = "op een pagina die op papier kan"
    SAVE = "op een pagina die een PDF kan worden"
    UNDO = "na een wijziging"
    REDO = "na ongedaan maken"


class Group(StrEnum):
    """Under which head an action stands in the list of keys."""

    FIND = "Zoeken en gaan"
    TENDER = "Aanbesteding"
    EDIT = "Wijzigen"
    PAPER = "Bewaren en afdrukken"
    VIEW = "Beeld en programma"


@dataclass(frozen=True)
class ActionSpec:
    """One action: its name in the code, its Dutch words, and its keys (the first is the one that is told).

    `also` are words by which the palette finds it too.
    """

    name: str
    words: str
    keys: tuple[str, ...]
    group: Group = Group.VIEW
    place: Place = Place.EVERYWHERE
    glyph: str = "lightning"
    also: str = ""


ACTIONS = (
    ActionSpec("palette", "Snel zoeken en doen", ("Ctrl+K", "Ctrl+Shift+P"), Group.FIND, glyph="magnifying-glass"),
    ActionSpec("find", "Zoeken op deze pagina", ("Ctrl+F",), Group.FIND, Place.SEARCH, "magnifying-glass"),
    ActionSpec("new", "Nieuwe aanbesteding", ("Ctrl+N",), Group.TENDER, glyph="plus"),
    ActionSpec("open_file", "Uit een bestand beginnen", ("Ctrl+O",), Group.TENDER, glyph="file-arrow-down"),
    ActionSpec("undo", "Ongedaan maken", ("Ctrl+Z",), Group.EDIT, Place.UNDO, "arrow-counter-clockwise"),
    ActionSpec("redo", "Opnieuw", ("Ctrl+Y", "Ctrl+Shift+Z"), Group.EDIT, Place.REDO, "arrow-clockwise"),
    ActionSpec("panel", "Toets tonen of inklappen", ("Ctrl+T",), Group.TENDER, Place.TENDER, "columns"),
    ActionSpec("next_step", "Volgende stap", ("Ctrl+PgDown",), Group.TENDER, Place.TENDER, "arrow-right"),
    ActionSpec("previous_step", "Vorige stap", ("Ctrl+PgUp",), Group.TENDER, Place.TENDER, "arrow-left"),
    ActionSpec(
        "versions", "Versies en wijzigingen", ("Ctrl+H",), Group.TENDER, Place.TENDER, "clock-counter-clockwise"
    ),
    ActionSpec(
        "save_pdf", "Als PDF bewaren", ("Ctrl+S",), Group.PAPER, Place.SAVE, "download-simple", "motivering document"
    ),
    ActionSpec(
        "keep_file",
        "Dossier bewaren als bestand",
        ("Ctrl+Shift+S",),
        Group.PAPER,
        Place.TENDER,
        "file-arrow-up",
        "sociaalinkopen json delen collega exporteren kopie",
    ),
    ActionSpec("print", "Afdrukken", ("Ctrl+P",), Group.PAPER, Place.PRINT, "printer", "papier printen"),
    ActionSpec("back", "Terug naar de lijst", ("Alt+Left",), Group.FIND, glyph="files"),
    ActionSpec("larger", "Grotere tekst", ("Ctrl++", "Ctrl+="), glyph="text-aa"),
    ActionSpec("smaller", "Kleinere tekst", ("Ctrl+-",), glyph="text-aa"),
    ActionSpec("help", "Hulp bij deze pagina", ("F1",), glyph="question"),
    ActionSpec("shortcuts", "Sneltoetsen", ("Ctrl+F1",), glyph="keyboard"),
    ActionSpec("quit", "Afsluiten", ("Ctrl+Q",), glyph="x"),
)


def applicable(places: Iterable[Place]) -> list[ActionSpec]:
    """The actions that apply in these places, and everywhere."""
    here = {Place.EVERYWHERE, *places}
    return [spec for spec in ACTIONS if spec.place in here]


def install(window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make the actions work in this window. Raises KeyError when one has no handler."""
    made = {}
    for spec in ACTIONS:
        action = QAction(spec.words, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        handler = handlers[spec.name]
        action.triggered.connect(lambda _checked=False, handler=handler: handler())
        window.addAction(action)
        made[spec.name] = action
    return made
