"""The tables of bouwblokken: choose one, edit it, read one from a file, or begin with a published example."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...application.bouwblok_import import BouwblokFile
from ...domain import dutch, fields
from ...domain.policy import BouwblokTable, PolicyProfile
from ...domain.policy_editing import with_table
from ..controls import bind, make_row
from ..profile_editor import ProfileEditor
from ..rows_editor import RowsEditor, RowsSpec
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.inputs import ChoiceBox
from ..widgets.layouts import Flow, column, holder, row
from ..widgets.text import Label
from .policy_csv import CsvPreview

_HEAD = ("region", "version", "valid_from", "valid_until", "source", "url", "note")
_WORDS = (
    "Een tabel zegt waarvoor elke inzet telt. Uw arbeidsmarktregio stelt de bedragen vast; een landelijke is er niet. "
    "Vraag haar op en lees haar in, of typ haar over."
)


class BlocksCard(Card):
    """Shows one table at a time. `csv_requested()`: the officer wants to choose a file. `removed(str)`: undo bar."""

    csv_requested = Signal()
    removed = Signal(str)

    def __init__(self, editor: ProfileEditor, examples: tuple[BouwblokTable, ...]) -> None:
        super().__init__("Bouwblokken")
        self._editor, self._examples = editor, examples
        self._at = 0
        self._panel: _TablePanel | None = None
        self.preview: CsvPreview | None = None
        self.from_file = Button("Lees een CSV-bestand in", glyph="file-arrow-up", small=True)
        self.empty = Button("Lege tabel", glyph="plus", small=True)
        self.example = ChoiceBox(
            [(place, table_words(table)) for place, table in enumerate(examples)],
            placeholder="Begin met een gepubliceerd voorbeeld",
            width=340,
        )
        self.example.setAccessibleName("Begin met een gepubliceerd voorbeeld")
        self.tables = ChoiceBox(width=340)
        self._which = FieldRow("Tabel", self.tables)
        self._none = Label("Er is nog geen tabel.", "strong")
        ways = Flow(gap=8, line_gap=6)
        for part in (self.from_file, self.empty, self.example):
            ways.addWidget(part)
        self._ways = holder(ways)
        self._hold = QVBoxLayout()
        self.add(Label(_WORDS, tone="muted", wrap=True), self._none, self._ways, self._which, self._hold)
        self.from_file.clicked.connect(self.csv_requested)
        self.empty.clicked.connect(lambda: self.take(BouwblokTable(), "lege tabel toegevoegd"))
        self.example.edited.connect(self._take_example)
        self.tables.edited.connect(self.choose)

    def show_profile(self, profile: PolicyProfile) -> None:
        """Show the tables of this profile, one of them whole."""
        tables = profile.bouwblok_tables
        self._at = max(0, min(self._at, len(tables) - 1))
        self._none.setVisible(not tables)
        self._which.setVisible(len(tables) > 1)
        self.tables.set_choices([(place, table_words(table)) for place, table in enumerate(tables)])
        self.tables.set_value(self._at if tables else None)
        if not tables:
            self._drop_panel()
            self.set_state("to_make", "Geen tabel")
            return
        self.set_state("current", "1 tabel" if len(tables) == 1 else f"{len(tables)} tabellen")
        if self._panel is None or self._panel.place != self._at:
            self._drop_panel()
            self._panel = _TablePanel(self._editor, self._at)
            self._panel.removed.connect(self.removed)
            self._panel.remove.clicked.connect(self._remove)
            self._panel.setVisible(self.preview is None)
            self._hold.addWidget(self._panel)
        self._panel.show_profile(profile)

    def drop_typing(self) -> None:
        self.close_preview()
        if self._panel is not None:
            self._panel.drop_typing()

    def choose(self, place: int) -> None:
        """Show another table."""
        self._at = place
        self.show_profile(self._editor.profile)

    def panel(self) -> _TablePanel | None:
        """The table that is shown."""
        return self._panel

    def take(self, table: BouwblokTable, words: str) -> None:
        """Put a table into the profile and show it."""
        self.close_preview()
        self._at = len(self._editor.profile.bouwblok_tables)
        self._editor.replace(with_table(self._editor.profile, table), words)
        self.choose(len(self._editor.profile.bouwblok_tables) - 1)
        if self._panel is not None:
            self._panel.row("region").control.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- a file ---------------------------------------------------------------------------------------------------
    def show_file(self, file: BouwblokFile, name: str) -> None:
        """Show what is in a file, before anything is taken over."""
        self.close_preview()
        self.preview = CsvPreview(file, name)
        self.preview.taken.connect(lambda table: self.take(table, "tabel ingelezen"))
        self.preview.cancelled.connect(self.close_preview)
        self._hold.insertWidget(0, self.preview)
        self._ways.hide()
        self._none.hide()
        if self._panel is not None:
            self._panel.hide()
        self.preview.focus_first()

    def close_preview(self) -> None:
        """Go back to the table without taking anything over."""
        if self.preview is None:
            return
        old, self.preview = self.preview, None
        self._ways.show()
        self.from_file.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hold.removeWidget(old)
        old.hide()
        old.deleteLater()
        if self._panel is not None:
            self._panel.show()
        self._none.setVisible(not self._editor.profile.bouwblok_tables)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _take_example(self, place: int) -> None:
        self.example.set_value(None)
        self.take(self._examples[place], "voorbeeldtabel overgenomen")

    def _remove(self) -> None:
        profile = self._editor.profile
        tables = profile.bouwblok_tables
        words = f"Tabel verwijderd: {table_words(tables[self._at])}"
        self.from_file.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.replace(replace(profile, bouwblok_tables=(*tables[: self._at], *tables[self._at + 1 :])), words)
        self.removed.emit(words)

    def _drop_panel(self) -> None:
        if self._panel is not None:
            self._hold.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None


class _TablePanel(QWidget):
    """One table: whose it is and from when, and its bouwblokken."""

    removed = Signal(str)

    def __init__(self, editor: ProfileEditor, place: int) -> None:
        super().__init__()
        self._editor, self.place = editor, place
        self._rows: dict[str, FieldRow] = {}
        for name in _HEAD:
            path = f"bouwblok_tables.{place}.{name}"
            line = self._rows[name] = make_row(path, root=PolicyProfile)
            bind(editor, line.control, path)
            line.control.installEventFilter(self)
        self.blocks = RowsEditor(
            editor,
            RowsSpec(
                path=f"bouwblok_tables.{place}.blocks",
                thing="bouwblok",
                summary=("name", "target_group", "value", "unit"),
                empty="Deze tabel heeft nog geen bouwblokken.",
            ),
        )
        self.blocks.removed.connect(self.removed)
        self._average = Label("", "caption", "muted", wrap=True)
        self.remove = Button("Verwijder deze tabel", "quiet", "trash", small=True)
        self.setLayout(column(*self._rows.values(), 4, self.blocks, self._average, row(self.remove, None)))

    def show_profile(self, profile: PolicyProfile) -> None:
        table = profile.bouwblok_tables[self.place]
        for name, line in self._rows.items():
            line.control.set_value(getattr(table, name))  # type: ignore[attr-defined]
        self.blocks.show_tender(profile)
        average = table.average()
        self._average.setText(
            f"Een jaar voltijd telt hier gemiddeld voor {dutch.euro(average)}. Staat dat ook bij Social return?"
            if average is not None
            else ""
        )

    def drop_typing(self) -> None:
        if self.place < len(self._editor.profile.bouwblok_tables):
            for name, line in self._rows.items():
                path = f"bouwblok_tables.{self.place}.{name}"
                line.control.reset(fields.get(self._editor.profile, path))  # type: ignore[attr-defined]
            self.blocks.drop_typing()

    def row(self, name: str) -> FieldRow:
        """The row of a field of the table."""
        return self._rows[name]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)


def table_words(table: BouwblokTable) -> str:
    """A table in a list: "Oost-Nederland, V05, vanaf 1-4-2023"."""
    begin = f"vanaf {dutch.day(table.valid_from)}" if table.valid_from is not None else ""
    name = table.name or "Nieuwe tabel"
    return name if not begin or begin in name else f"{name}, {begin}"
