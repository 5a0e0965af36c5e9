"""The user's own settings. Each change counts at once; there is nothing to save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...config.settings import Settings
from ..widgets.chip import ChipItem, ChipRow
from ..widgets.field_row import FieldRow
from ..widgets.layouts import column
from ..widgets.line_button import LineButton
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.search_field import SearchField
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .settings_backups import BackupsPart
from .settings_data import SIZES, THEMES, DataPart, LookPart, ProgramPart, WorkPart
from .settings_organisation import DocumentsPart, OrganisationPart
from .settings_parts import SettingsPart, SettingsTools

__all__ = ["PLACES", "SECTIONS", "SIZES", "THEMES", "SettingsPage"]

ORGANISATION, DOCUMENTS, LOOK, DATA, BACKUPS, WORK, PROGRAM = (
    "organisation", "documents", "look", "data", "backups", "work", "program",
)  # fmt: skip
SECTIONS = (
    (ORGANISATION, "Organisatie"),
    (DOCUMENTS, "Huisstijl"),
    (LOOK, "Uiterlijk"),
    (DATA, "Gegevens"),
    (BACKUPS, "Reservekopieën"),
    (WORK, "Werkwijze"),
    (PROGRAM, "Over"),
)

PLACES = {
    "organisation": ORGANISATION,
    "accent": DOCUMENTS,
    "roles": DOCUMENTS,
    "theme": LOOK,
    "text_size": LOOK,
    "folder": DATA,
    "place": DATA,
    "automatic": BACKUPS,
    "sign_off": WORK,
}
"""In which part each setting stands that can be asked for by name."""


class SettingsPage(QWidget):
    """Shows settings and tells with `changed(Settings)` that the user made others.

    `undoable(str, Settings)`: something was taken away; those are the settings from before. `backups_shown`: the list
    of copies is on screen and may be old.
    """

    changed = Signal(object)
    undoable = Signal(str, object)
    backups_shown = Signal()

    def __init__(self, settings: Settings, tools: SettingsTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Instellingen")
        self._settings = settings
        self.organisation, self.documents = OrganisationPart(tools), DocumentsPart()
        self.look, self.data, self.backups = LookPart(), DataPart(tools), BackupsPart(tools)
        self.work, self.program = WorkPart(), ProgramPart()
        self.parts: dict[str, SettingsPart] = dict(
            zip(
                (key for key, _words in SECTIONS),
                (self.organisation, self.documents, self.look, self.data, self.backups, self.work, self.program),
                strict=True,
            )
        )
        self.search = SearchField("Zoek een instelling", "Zoek een instelling")
        self.sections = ChipRow([ChipItem(key, words) for key, words in SECTIONS], name="Soorten instellingen")
        self._stack = PageStack()
        self._panels: dict[str, StepPanel] = {}
        for key, part in self.parts.items():
            panel = self._panels[key] = StepPanel()
            panel.add(part)
            self._stack.addWidget(panel)
            part.changed.connect(self._take)
            part.undoable.connect(self.undoable)
        self.found = _Found(self._go_to_row)
        self._stack.addWidget(self.found)
        head = PageHead("Instellingen", "Wat u hier kiest, geldt meteen.", tools=(self.search,))
        box = column(head, 10, self.sections, 10, self._stack, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(self._stack, 1)
        self.setLayout(box)
        self.sections.changed.connect(self.go_to_section)
        self.search.searched.connect(self._search)
        self.search.downwards.connect(self.found.focus_first)
        self.set_settings(settings)

    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def set_settings(self, settings: Settings) -> None:
        """Show these settings without telling anybody. What is half typed stays."""
        self._settings = settings
        for part in self.parts.values():
            part.show_settings(settings)

    def section(self) -> str:
        """The key of the part that is shown."""
        return str(self.sections.chosen())

    def go_to_section(self, key: str) -> None:
        """Show one part of the page. Raises KeyError when there is no such part."""
        self.search.show_words("")
        self.sections.choose(key)
        self._stack.setCurrentWidget(self._panels[key])
        if key == BACKUPS:
            self.backups_shown.emit()

    def show_setting(self, name: str) -> None:
        """Show the part with that setting and put the focus in it. Raises KeyError when there is none of that name."""
        key = PLACES[name]
        control: QWidget = getattr(self.parts[key], name)
        lines = self.parts[key].rows
        self._go_to_row(key, next(line for line in lines if line.control in (control, control.parentWidget())))

    # -- inside ---------------------------------------------------------------------------------------------------
    def _take(self, settings: Settings) -> None:
        self.set_settings(settings)
        self.changed.emit(settings)

    def _search(self, words: str) -> None:
        if not words:
            self.go_to_section(self.section())
            return
        wanted = words.casefold().split()
        found = []
        for key, title in SECTIONS:
            for line in self.parts[key].rows:
                text = f"{title} {line.label().text()} {line.control.accessibleDescription()}".casefold()
                if all(word in text for word in wanted):
                    found.append((key, title, line))
        self.found.show_rows(found)
        self._stack.setCurrentWidget(self.found)

    def _go_to_row(self, key: str, line: FieldRow) -> None:
        self.go_to_section(key)
        self._panels[key].show_widget(line)
        line.control.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Found(StepPanel):
    """The settings that a search found, each a button that leads to it."""

    def __init__(self, go_to: Callable[[str, FieldRow], None]) -> None:
        super().__init__()
        self._go_to = go_to
        self.lines: list[LineButton] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self._nothing = Label(
            "Geen instelling gevonden. Probeer een ander woord. Getallen en grenzen van uw gemeente staan bij Beleid.",
            tone="muted",
            wrap=True,
        )
        self.add(self._nothing, self._box)

    def show_rows(self, found: list[tuple[str, str, FieldRow]]) -> None:
        """Show a button for each of these."""
        for old in self.lines:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = []
        for key, title, line in found:
            made = LineButton(line.label().text(), title)
            made.clicked.connect(lambda _on=False, key=key, line=line: self._go_to(key, line))
            self._box.addWidget(made)
            made.show()
            self.lines.append(made)
        self._nothing.setVisible(not found)

    def focus_first(self) -> None:
        """Go on in the list from the search field."""
        if self.lines:
            self.lines[0].setFocus()
