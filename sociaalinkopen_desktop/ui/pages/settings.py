"""The user's own settings. Each change counts at once; there is nothing to save."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ...config.settings import Settings
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.inputs import ChoiceBox, TextEdit
from ..widgets.layouts import column, row
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label

_SYSTEM = "Zoals Windows" if sys.platform == "win32" else "Zoals het systeem"
THEMES = (("system", _SYSTEM), ("light", "Licht"), ("dark", "Donker"), ("high_contrast", "Hoog contrast"))
SIZES = (100, 110, 125, 150, 175, 200)


class SettingsPage(QWidget):
    """Shows settings and tells with `changed(Settings)` that the user made others.

    `choose_folder(folder)` lets the user choose a folder, beginning at the one given, and returns None when she thinks
    better of it. `data_folder` is where the tenders lie; it is only shown.
    """

    changed = Signal(object)
    open_data_folder = Signal()
    about_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        data_folder: Path,
        choose_folder: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Instellingen")
        self._settings = settings
        self._choose_folder = choose_folder
        self.organisation = TextEdit(longest=200)
        self.theme = ChoiceBox(THEMES, width=220)
        self.text_size = ChoiceBox(width=136)
        self.folder = _path()
        self.choose = Button("Kies een map", glyph="folder-open", small=True)
        self.forget = Button("Vraag het elke keer", "quiet", "x", small=True)
        self.place = _path()
        self.place.setText(str(data_folder))
        self.place.setCursorPosition(0)
        self.open_place = Button("Open map", glyph="folder-open", small=True)
        self.about = Button("Over dit programma", glyph="info", small=True)
        panel = StepPanel()
        panel.add(self._organisation_card(), self._look_card(), self._files_card(), self._program_card())
        head = PageHead("Instellingen", "Wat u hier kiest, geldt meteen.")
        box = column(head, 14, panel, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(panel, 1)
        self.setLayout(box)
        self.set_settings(settings)
        self.organisation.edited.connect(lambda name: self._change(organisation=name.strip()))
        self.theme.edited.connect(lambda theme: self._change(theme=theme))
        self.text_size.edited.connect(lambda percent: self._change(text_percent=percent))
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(self._forget)
        self.open_place.clicked.connect(self.open_data_folder)
        self.about.clicked.connect(self.about_requested)

    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def set_settings(self, settings: Settings) -> None:
        """Show these settings without telling anybody. What is half typed stays."""
        self._settings = settings
        self.organisation.set_value(settings.organisation)
        self.theme.set_value(settings.theme if settings.theme in dict(THEMES) else "system")
        sizes = sorted({*SIZES, settings.text_percent})
        self.text_size.set_choices([(size, f"{size} %") for size in sizes])
        self.text_size.set_value(settings.text_percent)
        self._show_folder()

    # -- cards ----------------------------------------------------------------------------------------------------
    def _organisation_card(self) -> Card:
        card = Card("Organisatie")
        card.add(FieldRow("Naam", self.organisation, help="Staat boven uw documenten en in het hoofd van de lijst."))
        return card

    def _look_card(self) -> Card:
        card = Card("Weergave")
        card.add(
            FieldRow(
                "Kleuren",
                self.theme,
                help="Hoog contrast geeft zwart met felle lijnen. Kleur is nooit het enige teken.",
            ),
            FieldRow(
                "Grootte van de tekst",
                self.text_size,
                help="Komt boven op de tekstgrootte die u al op de computer hebt gekozen.",
            ),
        )
        return card

    def _files_card(self) -> Card:
        card = Card("Bestanden")
        card.add(
            FieldRow(
                "Map voor documenten",
                _Place(self.folder, self.choose, self.forget),
                help="Hier stelt het programma voor om een PDF of ander document te bewaren.",
            ),
            FieldRow(
                "Uw gegevens staan in",
                _Place(self.place, self.open_place),
                help="Al uw aanbestedingen staan in deze map op uw eigen computer, en nergens anders. Neem haar "
                "mee in uw reservekopie.",
            ),
        )
        return card

    def _program_card(self) -> Card:
        card = Card("Programma")
        card.add(
            Label(
                "Versie, licentie en de onderdelen waaruit het programma bestaat. Het programma geeft geen "
                "juridisch advies.",
                tone="muted",
                wrap=True,
            ),
            row(self.about, None),
        )
        return card

    # -- changing -------------------------------------------------------------------------------------------------
    def _change(self, **values: object) -> None:
        settings = replace(self._settings, **values)  # type: ignore[arg-type]
        if settings != self._settings:
            self._settings = settings
            self._show_folder()
            self.changed.emit(settings)

    def _choose(self) -> None:
        chosen = self._choose_folder(self._settings.export_folder)
        if chosen is not None:
            self._change(export_folder=str(chosen))

    def _forget(self) -> None:
        self._change(export_folder="")
        self.choose.setFocus()

    def _show_folder(self) -> None:
        folder = self._settings.export_folder
        self.folder.setText(folder)
        self.folder.setCursorPosition(0)
        self.folder.setPlaceholderText("Het programma vraagt het elke keer")
        self.forget.setVisible(bool(folder))


def _path() -> QLineEdit:
    """A folder to read and to copy, not to type in."""
    made = QLineEdit()
    made.setReadOnly(True)
    made.setTextMargins(6, 0, 6, 0)
    return made


class _Place(QWidget):
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
