"""The parts of the page Beleid: cards with numbers, with the themes, and with what the profile is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal

from ...domain import fields
from ...domain.choices import Theme
from ...domain.norms import Norm
from ...domain.policy import PolicyProfile
from ...domain.policy_editing import with_theme
from ..controls import bind, make_row
from ..models.policy_sections import BLOCKS, PROFILE, SECTIONS, THEMES, in_section, own_count
from ..profile_editor import ProfileEditor
from ..rows_editor import RowsEditor, RowsSpec
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.hairline import Hairline
from ..widgets.inputs import LongTextEdit, Segment
from ..widgets.line_button import LineButton
from ..widgets.text import Label
from .policy_number_row import NumberRow

Today = Callable[[], date]

PSO_ROWS = RowsSpec(
    path="pso_discounts",
    thing="korting",
    summary=("step", "percent", "valid_from"),
    empty="Geen korting. Voeg een regel toe per trede als uw beleid een houder van het PSO-keurmerk minder vraagt.",
)
SANCTION_ROWS = RowsSpec(
    path="sanctions",
    thing="sanctie",
    summary=("kind", "factor", "valid_from"),
    empty="Geen sanctie gekozen. Met een regel begint elke nieuwe aanbesteding met deze keuze.",
)


class NumbersCard(Card):
    """Numbers of one subject, each in a row. `removed(str)` is for the undo bar."""

    removed = Signal(str)

    def __init__(self, editor: ProfileEditor, title: str, words: str, norms: Sequence[Norm], today: Today) -> None:
        super().__init__(title)
        self.norms = tuple(norms)
        self.add(Label(words, tone="muted", wrap=True))
        self.rows: dict[str, NumberRow] = {}
        for norm in norms:
            made = self.rows[norm.name] = NumberRow(editor, norm, today)
            made.removed.connect(self.removed)
            self.add(Hairline(upright=False), made)

    def show_profile(self, profile: PolicyProfile) -> None:
        """Show the numbers of this profile, and how many are still start values."""
        for made in self.rows.values():
            made.show_profile(profile)
        left = len(self.norms) - own_count(profile, self.norms)
        if left:
            self.set_state("example", "1 startwaarde" if left == 1 else f"{left} startwaarden")
        else:
            self.set_state("current", "Eigen waarden")

    def drop_typing(self) -> None:
        for made in self.rows.values():
            made.drop_typing()


class FieldsCard(Card):
    """Plain fields of the profile, by their paths, and perhaps a list below them. `removed(str)`: for the undo bar."""

    removed = Signal(str)

    def __init__(
        self, editor: ProfileEditor, title: str, words: str, paths: Iterable[str] = (), rows: RowsSpec | None = None
    ) -> None:
        super().__init__(title)
        self._editor = editor
        self.add(Label(words, tone="muted", wrap=True))
        self.fields: dict[str, FieldRow] = {}
        for path in paths:
            line = self.fields[path] = make_row(path, root=PolicyProfile)
            bind(editor, line.control, path)
            line.control.installEventFilter(self)
            self.add(line)
        self.list = RowsEditor(editor, rows) if rows is not None else None
        if self.list is not None:
            self.list.removed.connect(self.removed)
            self.add(self.list)

    def show_profile(self, profile: PolicyProfile) -> None:
        for path, line in self.fields.items():
            line.control.set_value(fields.get(profile, path))  # type: ignore[attr-defined]
        if self.list is not None:
            self.list.show_tender(profile)

    def drop_typing(self) -> None:
        for path, line in self.fields.items():
            line.control.reset(fields.get(self._editor.profile, path))  # type: ignore[attr-defined]
        if self.list is not None:
            self.list.drop_typing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)


class ThemesCard(Card):
    """For each of the six themes: does a new tender begin with it, and what does the municipality want with it?"""

    removed = Signal(str)

    def __init__(self, editor: ProfileEditor) -> None:
        super().__init__("Ambitie per thema")
        self._editor = editor
        self.add(
            Label(
                "Elke nieuwe aanbesteding begint met deze keuzes. De inkoper past ze per opdracht aan. Leeg: zij kiest "
                "het zelf.",
                tone="muted",
                wrap=True,
            )
        )
        self.choices: dict[Theme, Segment] = {}
        self.texts: dict[Theme, LongTextEdit] = {}
        for theme in Theme:
            choice, text = Segment(), LongTextEdit(lines=2, most_lines=6, longest=2_000)
            text.setPlaceholderText("Wat u wilt bereiken, en waar dat staat")
            text.setAccessibleName(f"{theme.label}: ambitie")
            self.choices[theme], self.texts[theme] = choice, text
            self.add(Hairline(upright=False), FieldRow(theme.label, [choice, text], below_each_other=True))
            choice.edited.connect(lambda value, theme=theme: self._change(theme, is_applied=value))
            text.edited.connect(lambda value, theme=theme: self._change(theme, text=value))
            text.installEventFilter(self)

    def show_profile(self, profile: PolicyProfile) -> None:
        for theme in Theme:
            told = profile.theme(theme)
            self.choices[theme].set_value(told.is_applied)
            self.texts[theme].set_value(told.text)

    def drop_typing(self) -> None:
        for theme in Theme:
            self.texts[theme].reset(self._editor.profile.theme(theme).text)

    def _change(self, theme: Theme, **values: Any) -> None:
        changed = with_theme(self._editor.profile, theme, lambda item: replace(item, **values))
        merge = f"{theme}:text" if "text" in values else ""
        self._editor.replace(changed, f"Thema {theme.label}", merge)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)


class OverviewCard(Card):
    """What the municipality has filled in of each part. `chosen(str)` asks for a part of the page."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, norms: Iterable[Norm]) -> None:
        super().__init__("Wat u zelf hebt ingevuld")
        self._norms = tuple(norms)
        self._shown: tuple[tuple[str, str, str, str], ...] = ()
        self.lines: dict[str, LineButton] = {}

    def show_profile(self, profile: PolicyProfile) -> None:
        told = tuple(_overview(profile, self._norms))
        if told == self._shown:
            return
        self._shown = told
        for old in self.lines.values():
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = {}
        for key, words, pill, pill_words in told:
            made = self.lines[key] = LineButton(words, pill=pill, pill_words=pill_words)
            made.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self.add(made)

    def drop_typing(self) -> None:
        """Nothing can be typed here."""


def _overview(profile: PolicyProfile, norms: Sequence[Norm]) -> Iterable[tuple[str, str, str, str]]:
    """For each part: its key and words, and a pill that says how far it is."""
    done = {
        BLOCKS: (len(profile.bouwblok_tables), "tabel", "tabellen"),
        THEMES: (sum(item.is_applied is not None for item in profile.themes), "keuze", "keuzes"),
    }
    for key, words in SECTIONS:
        if key == PROFILE:
            continue
        if key in done:
            number, one, many = done[key]
            state = ("current", f"{number} {one if number == 1 else many}") if number else ("to_make", "Nog leeg")
        else:
            chosen = in_section(norms, key)
            own = own_count(profile, chosen)
            state = ("current" if own == len(chosen) else "example", f"{own} van {len(chosen)} eigen")
        yield key, words, *state
