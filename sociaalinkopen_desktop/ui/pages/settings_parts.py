"""What the parts of the page Instellingen have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ...config.settings import Settings
from ...domain.house_style import LogoKind
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.layouts import column, row


@dataclass(frozen=True)
class SettingsTools:
    """What the page asks of the outside world.

    `choose_folder(title, now)` and `choose_file(title, kinds)` let the user choose, None when she thinks better of it.
    `read_logo` gives the bytes of a picture made safe, and raises InputProblem; `keep_logo` puts it in the data folder
    and gives its name, and raises OSError; `logo` reads it back. `ask_to_move` wants the data in another folder from
    the next start (None: no longer) and returns a Dutch sentence when that cannot be; `wanted` is that folder now.
    """

    data_folder: Path
    choose_folder: Callable[[str, str], Path | None]
    choose_file: Callable[[str, str], Path | None]
    read_logo: Callable[[Path], tuple[bytes, LogoKind]]
    keep_logo: Callable[[bytes, LogoKind], str]
    logo: Callable[[str], bytes | None]
    ask_to_move: Callable[[Path | None], str]
    wanted: Callable[[], Path | None]


class SettingsPart(QWidget):
    """One part of the page: cards below each other.

    `changed(Settings)`: the user made others. `undoable(str, Settings)`: something was taken away, and those are the
    settings from before.
    """

    changed = Signal(object)
    undoable = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = Settings()
        self.rows: list[FieldRow] = []

    def fill(self, *cards: Card) -> None:
        """Put the cards below each other."""
        self.setLayout(column(*cards, gap=12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def line(self, name: str, *controls: QWidget, help: str = "", unit: str = "", explain: str = "") -> FieldRow:
        """A question of the form, which the search of the page finds."""
        made = FieldRow(name, controls, help=help, unit=unit, explain=explain)
        self.rows.append(made)
        return made

    def show_settings(self, settings: Settings) -> None:
        """Show these settings without telling anybody. What is half typed stays."""
        self.settings = settings

    def change(self, **values: Any) -> None:
        """Tell other settings, when they are others."""
        settings = replace(self.settings, **values)
        if settings != self.settings:
            self.settings = settings
            self.show_settings(settings)
            self.changed.emit(settings)

    def take_away(self, words: str, **values: Any) -> None:
        """Change the settings, and offer to take that back."""
        before = self.settings
        self.change(**values)
        if self.settings != before:
            self.undoable.emit(words, before)


def path_field(text: str = "") -> QLineEdit:
    """A folder to read and to copy, not to type in."""
    made = QLineEdit()
    made.setReadOnly(True)
    made.setTextMargins(6, 0, 6, 0)
    show_path(made, text)
    return made


def show_path(field: QLineEdit, text: str) -> None:
    """Show a path from its beginning."""
    field.setText(text)
    field.setCursorPosition(0)


class Place(QWidget):
    """The path of a folder, with what can be done with it below."""

    def __init__(self, path: QLineEdit, *buttons: Button) -> None:
        super().__init__()
        self._path = path
        self.setFocusProxy(path)
        self.setLayout(column(path, row(*buttons, None), gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._path.setAccessibleName(name)
