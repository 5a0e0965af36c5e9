"""Menus at a row: which keys ask for one, and where it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from ..theme import look


@dataclass(frozen=True)
class MenuLine:
    """One thing to do with a row. `keys` stand behind the words; `parted` puts a line above it."""

    words: str
    glyph: str
    done: Callable[[], object]
    keys: str = ""
    enabled: bool = True
    parted: bool = False


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether this key asks for the menu of what has the focus: the Menu key, or Shift+F10."""
    shift_f10 = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return shift_f10 or event.key() == Qt.Key.Key_Menu


def row_menu(title: str, lines: Sequence[MenuLine], parent: QWidget) -> QMenu:
    """A fresh menu with these lines; it is thrown away when it closes."""
    menu = QMenu(title, parent)
    menu.setAccessibleName(title)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for line in lines:
        if line.parted:
            menu.addSeparator()
        words = line.words.replace("&", "&&")
        action = menu.addAction(look().icon(line.glyph, "text"), f"{words}\t{line.keys}" if line.keys else words)
        action.setEnabled(line.enabled)
        action.triggered.connect(lambda _on=False, done=line.done: done())
    return menu


def open_below(menu: QMenu, widget: QWidget) -> None:
    """Open the menu at the keyboard's place: under the beginning of the row."""
    menu.popup(widget.mapToGlobal(QPoint(24, widget.height() - 4)))
