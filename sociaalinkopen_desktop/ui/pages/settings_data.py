"""Instellingen: how the window looks, where things lie, how one works, and what program this is."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...config.settings import Settings
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.inputs import CheckBox, ChoiceBox
from ..widgets.layouts import row
from ..widgets.text import Label
from .settings_parts import Place, SettingsPart, SettingsTools, path_field, show_path

_SYSTEM = "Zoals Windows" if sys.platform == "win32" else "Zoals het systeem"
THEMES = (("system", _SYSTEM), ("light", "Licht"), ("dark", "Donker"), ("high_contrast", "Hoog contrast"))
SIZES = (100, 110, 125, 150, 175, 200)


class LookPart(SettingsPart):
    """Colours and size of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = ChoiceBox(THEMES, width=220)
        self.text_size = ChoiceBox(width=136)
        card = Card("Uiterlijk")
        card.add(
            self.line(
                "Kleuren",
                self.theme,
                help="Hoog contrast geeft zwart met felle lijnen. Bij de eerste keuze volgt het programma uw computer, "
                "ook als die een eigen hoog contrast gebruikt. Kleur is nooit het enige teken.",
            ),
            self.line(
                "Grootte van de tekst",
                self.text_size,
                help="Komt boven op de tekstgrootte die u al op de computer hebt gekozen. Sneller: Ctrl+plus en "
                "Ctrl+min.",
            ),
        )
        self.fill(card)
        self.theme.edited.connect(lambda theme: self.change(theme=theme))
        self.text_size.edited.connect(lambda percent: self.change(text_percent=percent))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self.theme.set_value(settings.theme if settings.theme in dict(THEMES) else "system")
        sizes = sorted({*SIZES, settings.text_percent})
        self.text_size.set_choices([(size, f"{size} %") for size in sizes])
        self.text_size.set_value(settings.text_percent)


class DataPart(SettingsPart):
    """Where the data are, how they can move, and where documents go. `open_data_folder`: show it."""

    open_data_folder = Signal()

    def __init__(self, tools: SettingsTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self.place = path_field(str(tools.data_folder))
        self.open_place = Button("Open map", glyph="folder-open", small=True)
        self.move_place = Button("Verplaats de map", glyph="arrows-left-right", small=True)
        self.stay = Button("Toch niet verplaatsen", "quiet", "x", small=True)
        self.moving = Label("", "caption", "why", wrap=True)
        self.folder = path_field()
        self.folder.setPlaceholderText("Het programma vraagt het elke keer")
        self.choose = Button("Kies een map", glyph="folder-open", small=True)
        self.forget = Button("Vraag het elke keer", "quiet", "x", small=True)
        data = Card("Uw gegevens")
        self._place_line = self.line(
            "Uw gegevens staan in",
            Place(self.place, self.open_place, self.move_place, self.stay),
            help="Al uw aanbestedingen staan in deze map op uw eigen computer, en nergens anders. Een map op een "
            "netwerk is trager en minder veilig dan de vaste schijf.",
        )
        data.add(self._place_line, self.moving)
        documents = Card("Documenten")
        documents.add(
            self.line(
                "Map voor documenten",
                Place(self.folder, self.choose, self.forget),
                help="Hier stelt het programma voor om een PDF of ander document te bewaren.",
            )
        )
        self.fill(data, documents)
        self.open_place.clicked.connect(self.open_data_folder)
        self.move_place.clicked.connect(self._move)
        self.stay.clicked.connect(self._stay)
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(self._forget)
        self._show_move()

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        show_path(self.folder, settings.export_folder)
        self.forget.setVisible(bool(settings.export_folder))

    def _choose(self) -> None:
        chosen = self._tools.choose_folder("Map voor documenten", self.settings.export_folder)
        if chosen is not None:
            self.change(export_folder=str(chosen))

    def _forget(self) -> None:
        self.take_away("Map voor documenten vergeten", export_folder="")
        self.choose.setFocus()

    def _move(self) -> None:
        target = self._tools.choose_folder("Nieuwe map voor uw gegevens", str(self._tools.data_folder))
        if target is not None:
            self._place_line.set_error(self._tools.ask_to_move(target))
            self._show_move()

    def _stay(self) -> None:
        self._place_line.set_error(self._tools.ask_to_move(None))
        self._show_move()
        self.move_place.setFocus()

    def _show_move(self) -> None:
        wanted: Path | None = self._tools.wanted()
        self.stay.setVisible(wanted is not None)
        self.moving.setVisible(wanted is not None)
        self.moving.setText(
            ""
            if wanted is None
            else f"Bij de volgende start kopieert het programma alles naar {wanted} en controleert het de kopie. Pas "
            "daarna werkt u in de nieuwe map. De oude map blijft staan."
        )


class WorkPart(SettingsPart):
    """The way of working."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign_off = CheckBox("Stappen laten aftekenen")
        card = Card("Werkwijze")
        card.add(
            self.line(
                "Akkoord per stap",
                self.sign_off,
                help="Onder elke stap kan iemand dan akkoord geven, met zijn functie en de datum. Verandert de stap "
                "daarna, dan ziet u dat.",
            )
        )
        self.sign_off.setAccessibleName("Stappen laten aftekenen")
        self.fill(card)
        self.sign_off.edited.connect(lambda on: self.change(asks_sign_off=on))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self.sign_off.set_value(settings.asks_sign_off)


class ProgramPart(SettingsPart):
    """What program this is. `about_requested`: show the rest."""

    about_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = Button("Over dit programma", glyph="info", small=True)
        card = Card("Over dit programma")
        card.add(
            Label(
                "Versie, licentie en de onderdelen waaruit het programma bestaat. Het programma geeft geen "
                "juridisch advies. Het werkt zonder internet en stuurt niets door.",
                tone="muted",
                wrap=True,
            ),
            row(self.about, None),
        )
        self.fill(card)
        self.about.clicked.connect(self.about_requested)
