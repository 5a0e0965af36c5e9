"""A menu with the phases of a tender, for one or more chosen tenders."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from ...domain.choices import Phase
from ..theme import look


def phase_menu(title: str, parent: QWidget, chosen: Callable[[Phase], object]) -> QMenu:
    """A menu of all phases; `chosen` is told which one."""
    menu = QMenu(title, parent)
    menu.menuAction().setProperty("glyph", "flag")
    menu.menuAction().setIcon(look().icon("flag", "text"))
    for phase in Phase:
        menu.addAction(phase.label).triggered.connect(lambda _on=False, phase=phase: chosen(phase))
    return menu
