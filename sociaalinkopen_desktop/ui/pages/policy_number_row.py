"""One number of the policy profile: what it is, its value and unit, whose it is, from which day, by which source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.norms import Norm
from ...domain.policy import PolicyNumber, PolicyProfile
from ...domain.policy_editing import with_next_value, with_number, with_value, without_number
from ...domain.policy_faults import WHOLE, highest
from ...domain.quantities import Unit
from ..controls import UNIT_WORDS
from ..models.policy_sections import NumberView, description, start_words, view_of
from ..profile_editor import ProfileEditor
from ..theme import look
from ..tokens import GRID
from ..widgets.buttons import Button
from ..widgets.field_row import FieldRow
from ..widgets.fold_button import FoldWords
from ..widgets.inputs import DateEdit, MoneyEdit, NumberEdit, TextEdit
from ..widgets.layouts import Flow, column, holder, row
from ..widgets.pill import Pill, pill_size
from ..widgets.text import Label

_BESIDE_FROM = 740  # narrower than this, the value stands below the words
_UNIT_WIDTH = 84
_WORDS = {Unit.COUNT: "", Unit.CHARACTERS: "tekens", Unit.EUR_EXCL_VAT: "excl. btw"}
START, OWN = ("example", "Startwaarde"), ("current", "Eigen waarde")


class NumberRow(QWidget):
    """Edits the newest value of one number through the editor; unfolds to its days, source and earlier values.

    `removed(str)` tells what was taken away, for the undo bar.
    """

    removed = Signal(str)

    def __init__(
        self, editor: ProfileEditor, norm: Norm, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self.norm, self._today = editor, norm, today
        self._view: NumberView | None = None
        self._details: _Details | None = None
        name = description(norm)
        self.setAccessibleName(name)
        self._words = Label(name, wrap=True)
        self.edit = _edit_for(norm)
        self.edit.setAccessibleName(name)
        self._words.setBuddy(self.edit)
        self._caption = Label("", "caption", "muted", wrap=True)
        self._error = Label("", "caption", "bad", wrap=True)
        self._error.hide()
        euro = norm.unit is Unit.EUR_EXCL_VAT
        self._prefix = Label("€" if euro else "", tone="muted")
        self._unit = Label(_WORDS.get(norm.unit, UNIT_WORDS.get(norm.unit, "")), tone="muted")
        self.pill = Pill(*START)
        self.toggle = FoldWords(name=f"Datum en bron van {name}", tone="muted")
        self._left = column(self._words, self._caption, self._error, gap=1)
        self._right = QHBoxLayout()
        self._right.setSpacing(GRID)
        for part in (self._prefix, self.edit, self._unit, self.pill, self.toggle):
            self._right.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._right.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(2 * GRID)
        self._top.addLayout(self._left, 1)
        self._top.addLayout(self._right)
        self._top.setAlignment(self._right, Qt.AlignmentFlag.AlignTop)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 2, 0, 2)
        self._box.setSpacing(GRID)
        self._box.addLayout(self._top)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.edit.edited.connect(self._typed)
        self.edit.problem.connect(self._report)
        self.edit.installEventFilter(self)
        self.toggle.opened.connect(self.set_open)
        self.restyle()

    def show_profile(self, profile: PolicyProfile) -> None:
        """Show what the profile says about this number."""
        view = view_of(self.norm, profile, self._today())
        if view == self._view:
            return
        self._view = view
        self.edit.set_value(view.value.value)
        self._caption.setText(view.caption)
        self.edit.setAccessibleDescription(f"{self._unit.text()}. {view.caption}")
        self.pill.set_state(*(START if view.own is None else OWN))
        if self._details is not None:
            self._details.show_view(view)

    def drop_typing(self) -> None:
        """Another profile is shown: forget what was half typed."""
        if self._view is not None:
            self.edit.reset(self._view.value.value)
        self.toggle.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Fold the days and the source out or in."""
        if is_open and self._details is None:
            self._details = _Details(self, self._editor)
            self._box.addWidget(self._details)
            if self._view is not None:
                self._details.show_view(self._view)
        if self._details is not None:
            self._details.setVisible(is_open)
        self.toggle.set_open(is_open)

    def details(self) -> _Details | None:
        """Days, source and earlier values, once they have been unfolded."""
        return self._details

    # -- what the details ask for ---------------------------------------------------------------------------------
    def adopt(self) -> None:
        """The start value is the municipality's own policy as well."""
        self._put(with_value(self._editor.profile, self.norm, self.norm.values[-1].value), "startwaarde overgenomen")

    def add_value(self) -> None:
        """One more value, from today on."""
        self._put(with_next_value(self._editor.profile, self.norm, self._today()), "nieuwe waarde")

    def take_away(self, number: PolicyNumber) -> None:
        """Take one own value away."""
        words = "waarde verwijderd"
        self._put(without_number(self._editor.profile, number), words)
        self.removed.emit(f"{description(self.norm)}: {words}")

    def change(self, key: str, value: Any) -> None:
        """Change a day or the source of the newest own value."""
        own = self._view.own if self._view is not None else None
        if own is not None:
            changed = with_number(self._editor.profile, own, lambda number: replace(number, **{key: value}))
            self._put(changed, key, merge=key)

    def leave(self) -> None:
        self._editor.leave_field()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _typed(self, value: Decimal | None) -> None:
        self._put(with_value(self._editor.profile, self.norm, value), "waarde", merge="value")

    def _put(self, profile: PolicyProfile, words: str, merge: str = "") -> None:
        key = f"{self.norm.name}:{merge}" if merge else ""
        self._editor.replace(profile, f"{description(self.norm)}: {words}", key)

    def _report(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.edit:
            self.leave()
            if self.edit.value() is None and self._view is not None:
                self.edit.reset(self._view.value.value)  # emptied: what holds now is the start value again
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        style = look()
        widest_unit = self._unit.fontMetrics().horizontalAdvance("excl. btw") + 4
        self._unit.setFixedWidth(max(style.px(_UNIT_WIDTH), widest_unit))
        self._prefix.setFixedWidth(style.metrics("body").horizontalAdvance("€") + 2)
        self.edit.setFixedWidth(style.px(120))
        widest_pill = max(pill_size(*START).width(), pill_size(*OWN).width())
        self.pill.setFixedWidth(widest_pill)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._top.direction():
            self._top.setDirection(direction)


class _Details(QWidget):
    """The days and the source of the newest own value, and the values before it."""

    def __init__(self, owner: NumberRow, editor: ProfileEditor) -> None:
        super().__init__(owner)
        self._owner, self._editor = owner, editor
        self.begin, self.end = DateEdit(), DateEdit()
        self.source, self.url, self.note = TextEdit(longest=300), TextEdit(longest=300), TextEdit(longest=500)
        self._about = Label("", "caption", "muted", wrap=True)
        self.adopt = Button("Dit is ook ons beleid", glyph="check", small=True)
        self.more = Button("Nieuwe waarde vanaf een andere dag", glyph="plus", small=True)
        self.remove = Button("Verwijder deze waarde", "quiet", "trash", small=True)
        self._rows = [
            FieldRow("Geldt vanaf", self.begin),
            FieldRow("Geldt tot en met", self.end, help="Leeg: tot er een nieuwe waarde begint."),
            FieldRow("Bron", self.source, help="Het besluit of de nota, met de paragraaf."),
            FieldRow("Webadres", self.url),
            FieldRow("Toelichting", self.note),
        ]
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(2)
        buttons = Flow(gap=GRID, line_gap=4)
        for button in (self.adopt, self.more, self.remove):
            buttons.addWidget(button)
        self.setLayout(column(self._about, *self._rows, self._earlier, holder(buttons), gap=6, margins=(16, 2, 0, 10)))
        for key, control in self._controls():
            control.edited.connect(lambda value, key=key: owner.change(key, value))  # type: ignore[attr-defined]
            control.installEventFilter(self)
        self.adopt.clicked.connect(owner.adopt)
        self.more.clicked.connect(owner.add_value)
        self.remove.clicked.connect(self._remove)
        self._number: PolicyNumber | None = None

    def show_view(self, view: NumberView) -> None:
        self._number = view.own
        is_own = view.own is not None
        for line in self._rows:
            line.setVisible(is_own)
        self.adopt.setVisible(not is_own)
        self.remove.setVisible(is_own)
        if view.own is None:
            self._about.setText(f"{start_words(view.norm)}. {view.value.reference.title}")
        else:
            self._about.setText(f"In plaats van {start_words(view.norm)}.")
            for key, control in self._controls():
                control.set_value(getattr(view.own, key))  # type: ignore[attr-defined]
        self._show_earlier(view)

    def _show_earlier(self, view: NumberView) -> None:
        while (item := self._earlier.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, words in view.earlier:
            away = Button("", "quiet", "trash", small=True, name=f"Verwijder {words}")
            away.setProperty("tone", "muted")
            away.clicked.connect(lambda _on=False, number=number: self._owner.take_away(number))
            line = row(Label(f"Daarvoor: {words}", "caption", "muted", wrap=True), away)
            line.setStretch(0, 1)
            self._earlier.addWidget(holder(line))

    def _controls(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            ("valid_from", self.begin),
            ("valid_until", self.end),
            ("source", self.source),
            ("url", self.url),
            ("note", self.note),
        )

    def _remove(self) -> None:
        if self._number is not None:
            self._owner.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._owner.take_away(self._number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._owner.leave()
        return super().eventFilter(watched, event)


def _edit_for(norm: Norm) -> NumberEdit:
    most = highest(norm.unit)
    if norm.unit is Unit.EUR_EXCL_VAT:
        return MoneyEdit(maximum=most)
    return NumberEdit(maximum=most, decimals=0 if norm.unit in WHOLE else 2)
