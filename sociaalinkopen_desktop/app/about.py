"""What the window tells about the program: its version, the licences of its parts, and what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from .. import __version__

if TYPE_CHECKING:  # loaded when it is asked for, not for the first picture
    from PySide6.QtWidgets import QWidget

    from ..config.shipped import Part


def about(parent: QWidget) -> None:
    """Show what this program is, what it is made of and what is new in it."""
    from ..config.shipped import changes_text, shipped_parts
    from ..ui.dialogs.about import CHANGES, LICENCES, NAME, AboutDialog

    shipped = shipped_parts(NAME, __version__)
    lines = [(part.name, " · ".join(filter(None, (part.version, part.licence)))) for part in shipped[1:]]
    more: list[tuple[str, Callable[[QWidget], object]]] = [(LICENCES, lambda dialog: _licences(dialog, shipped))]
    if changes_text():
        more.insert(0, (CHANGES, show_changes))
    AboutDialog(__version__, lines, parent, more).open()


def _licences(parent: QWidget, shipped: Sequence[Part]) -> None:
    from ..config.shipped import licence_text
    from ..ui.dialogs.about import LICENCES
    from ..ui.dialogs.reading import Reading, ReadingDialog

    readings = [
        Reading(part.name, " · ".join(filter(None, (part.version, part.licence))), partial(licence_text, part))
        for part in shipped
    ]
    lead = "Waar dit programma van is gemaakt, en onder welke voorwaarden u het mag gebruiken en doorgeven."
    ReadingDialog(LICENCES, lead, readings, parent).open()


def show_changes(parent: QWidget) -> None:
    """Show what is new in each version; nothing when the list of changes did not come along."""
    from ..config.shipped import changes_text
    from ..domain.changes import changes_in
    from ..ui.dialogs.about import CHANGES
    from ..ui.dialogs.reading import Reading, ReadingDialog

    changes = changes_in(changes_text())
    readings = [Reading(item.title, item.note, partial(str, "\n\n".join(item.lines))) for item in changes]
    if readings:
        ReadingDialog(CHANGES, "Wat er per versie is bijgekomen of veranderd.", readings, parent).open()
