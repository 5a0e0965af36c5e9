"""What the keyboard can do everywhere, as one table: key, words, and what it is called in the code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class ActionSpec:
    """One action: its name in the code, its Dutch words, and its keys (the first is the one that is told)."""

    name: str
    words: str
    keys: tuple[str, ...]


ACTIONS = (
    ActionSpec("new", "Nieuwe aanbesteding", ("Ctrl+N",)),
    ActionSpec("open_file", "Uit een bestand beginnen", ("Ctrl+O",)),
    ActionSpec("undo", "Ongedaan maken", ("Ctrl+Z",)),
    ActionSpec("redo", "Opnieuw", ("Ctrl+Y", "Ctrl+Shift+Z")),
    ActionSpec("panel", "Toets tonen of inklappen", ("Ctrl+T",)),
    ActionSpec("next_step", "Volgende stap", ("Ctrl+PgDown",)),
    ActionSpec("previous_step", "Vorige stap", ("Ctrl+PgUp",)),
    ActionSpec("save_pdf", "Motivering als PDF bewaren", ("Ctrl+S",)),
    ActionSpec("print", "Afdrukken", ("Ctrl+P",)),
    ActionSpec("back", "Terug naar de lijst", ("Alt+Left",)),
    ActionSpec("larger", "Grotere tekst", ("Ctrl++", "Ctrl+=")),
    ActionSpec("smaller", "Kleinere tekst", ("Ctrl+-",)),
    ActionSpec("quit", "Afsluiten", ("Ctrl+Q",)),
)


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
