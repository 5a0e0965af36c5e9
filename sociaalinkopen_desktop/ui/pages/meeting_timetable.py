"""Step 5: the timetable of conversations, what could not be met and why, and changes by hand that cannot clash."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.meeting.changing import locked, moved, places_for, removed
from ...domain.meeting.conversations import Conversation
from ...domain.meeting.meeting import Meeting
from ...domain.meeting.tables import own_tables, room_tables
from ...domain.meeting.timetable import Timetable, timetable_of
from ..meeting_editor import MeetingEditor
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.choices import CheckBox, ChoiceBox
from ..widgets.cross_table import CrossCell, CrossHead, CrossTable
from ..widgets.field_row import FieldRow
from ..widgets.hint import Hint
from ..widgets.layouts import Flow, holder
from ..widgets.segment import Segment
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .meeting_parts import Lines, LineSpec, enterprise_name, organisation_name
from .meeting_party_card import PartyCard

BY_TABLE, BY_PARTY = "table", "party"
MOST_HINTS = 4
_MOST_HEIGHT = 620


class TimetableStep(StepPanel):
    """`plan_requested()`: make it anew. `said(str)` tells what was changed, for the undo bar."""

    plan_requested = Signal()
    said = Signal(str)

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__(width=0, parent=parent)
        self._editor = editor
        self._table: Timetable | None = None
        self._cells: dict[tuple[int, int], Conversation] = {}
        self._tables: list[int] = []
        self._is_planning = False
        self.plan = Button("Maak het rooster", "primary", "calendar-plus")
        self.view = Segment(((BY_TABLE, "Per tafel"), (BY_PARTY, "Per deelnemer")))
        self.view.set_value(BY_TABLE)
        self.view.setAccessibleName("Hoe het rooster wordt getoond")
        self.summary = Label("", "strong", wrap=True)
        self.hints = [Hint(glyph="warning-fill") for _ in range(MOST_HINTS)]
        self.grid = CrossTable(name="Rooster van ronde en tafel", column=150, head=124, two_lines=True)
        self.party_card = PartyCard()
        self._build()
        self._connect()
        editor.changed.connect(self._on_changed)
        self._on_changed(editor.meeting)

    def _build(self) -> None:
        bar = Flow(gap=12, line_gap=6)
        bar.addWidget(self.plan)
        bar.addWidget(self.view)
        self.head_card = Card("Rooster", gap=10)
        self.head_card.add(holder(bar), self.summary, *self.hints)
        self.grid_card = Card(margins=(1, 6, 1, 8))
        self.grid_card.body.addWidget(self.grid)
        self.chosen_card = Card("Gekozen gesprek", gap=10)
        self.chosen_words = Label("", "strong", wrap=True)
        self.clash = Hint(tone="bad", glyph="x-circle-fill")
        self.lock = CheckBox("Vastzetten: dit gesprek blijft staan bij een nieuw rooster")
        self.place = ChoiceBox(placeholder="Kies een ronde", width=280)
        self.place_row = FieldRow("Verplaats naar", self.place, explain="U ziet alleen rondes waarin het kan.")
        self.away = Button("Haal uit het rooster", "quiet", "trash", small=True)
        foot = Flow()
        foot.addWidget(self.away)
        self.chosen_card.add(self.chosen_words, self.clash, self.lock, self.place_row, holder(foot))
        self.unmet_card = Card("Wat niet kon", margins=(8, 14, 8, 12), gap=4)
        self.unmet_card.layout().itemAt(0).layout().setContentsMargins(12, 0, 12, 0)  # type: ignore[union-attr]
        self.unmet_lead = Label(
            "Kies een regel om dit gesprek zelf een plaats te geven. Kan dat nergens, dan ziet u waarom.",
            "caption",
            "muted",
            wrap=True,
        )
        self.unmet_lead.setContentsMargins(12, 0, 12, 0)
        self.unmet = Lines("Wat niet kon")
        self.unmet_card.add(self.unmet_lead, self.unmet)
        self.alone_card = Card("Zonder gesprek", gap=4)
        self.alone = Label("", wrap=True)
        self.alone_card.add(self.alone)
        self.add(
            self.head_card, self.grid_card, self.party_card, self.chosen_card, self.unmet_card, self.alone_card
        )  # fmt: skip

    def _connect(self) -> None:
        self.plan.clicked.connect(self.plan_requested)
        self.view.edited.connect(lambda _value: self._show())
        self.grid.moved.connect(lambda _row, _column: self._show_chosen())
        self.grid.key_pressed.connect(self._on_key)
        self.lock.edited.connect(self._lock)
        self.place.edited.connect(self._move)
        self.away.clicked.connect(self._remove)
        self.unmet.chosen.connect(self._place_unmet)

    def take_focus(self) -> None:
        """Begin with the table when there is one, else with making it."""
        target: QWidget = self.grid if self._cells and self.grid.isVisible() else self.plan
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_planning(self, is_planning: bool) -> None:
        """A timetable is being made, or not any more."""
        self._is_planning = is_planning
        self.plan.setEnabled(not is_planning)
        self._show_head()

    @property
    def timetable(self) -> Timetable | None:
        """What is shown."""
        return self._table

    def conversation(self) -> Conversation | None:
        """The conversation in the current cell."""
        at = self.grid.currentIndex()
        return self._cells.get((at.row(), at.column())) if at.isValid() else None

    def choose(self, organisation: str, enterprise: str) -> bool:
        """Make a conversation the current one; False when it has no place."""
        for (row, column), item in self._cells.items():
            if (item.organisation, item.enterprise) == (organisation, enterprise):
                self.grid.go_to(row, column)
                return True
        return False

    # -- showing --------------------------------------------------------------------------------------------------
    def _on_changed(self, meeting: Meeting) -> None:
        self._table = timetable_of(meeting)
        self._show()

    def _show(self) -> None:
        table, meeting = self._table, self._editor.meeting
        assert table is not None
        some = bool(table.conversations)
        by_table = self.view.value() != BY_PARTY
        self.view.setVisible(some)
        self._show_grid(table, meeting)
        self.grid_card.setVisible(some and by_table)
        self.party_card.setVisible(some and not by_table)
        self._show_head()
        self.party_card.show_timetable(table, meeting)
        self._show_chosen()
        self.unmet.show_lines(
            [
                LineSpec(
                    f"{item.wish.organisation} {item.wish.enterprise}",
                    f"{organisation_name(meeting, item.wish.organisation)} en "
                    f"{enterprise_name(meeting, item.wish.enterprise)}",
                    item.reason.label,
                    note="Van beide kanten" if item.wish.is_mutual else "",
                )
                for item in table.unmet
            ]
            if some
            else []
        )
        self.unmet_card.setVisible(some and bool(table.unmet))
        self.alone.setText(
            "\n".join(
                f"{item.name}: {'wens past nergens' if item.has_wish else 'niemand vroeg om een gesprek'}"
                for item in table.alone
            )
        )
        self.alone_card.setVisible(some and bool(table.alone))

    def _show_head(self) -> None:
        table = self._table
        assert table is not None
        if self._is_planning:
            words = "Het rooster wordt gemaakt."
        elif table.conversations:
            words = dutch.counted(len(table.conversations), "gesprek", "gesprekken") + " in het rooster"
            if table.unmet:
                words += f", {dutch.counted(len(table.unmet), 'wens paste', 'wensen pasten')} niet"
            if table.clashes:
                words += f", {dutch.counted(len(table.clashes), 'botsing', 'botsingen')}"
        elif self._editor.meeting.wishes:
            words = "Er is nog geen rooster."
        else:
            words = "Er zijn nog geen wensen. Vul bij stap 4 in wie wie wil spreken."
        self.summary.setText(words)
        self.plan.setText("Maak het rooster opnieuw" if table.conversations else "Maak het rooster")
        hints = list(table.day.remarks)
        if table.clashes:
            hints.append("Er is iets gewijzigd waardoor gesprekken botsen. Maak het rooster opnieuw.")
        for at, hint in enumerate(self.hints):
            hint.show_words(hints[at] if at < len(hints) else "")

    def _show_grid(self, table: Timetable, meeting: Meeting) -> None:
        own = {number: key for key, numbers in own_tables(meeting).items() for number in numbers}
        most = max((item.table or 0 for item in table.conversations), default=0)
        slots = list(table.day.slots)
        beyond = sorted({item.slot or 0 for item in table.conversations if (item.slot or 0) > len(slots)})
        rounds = [slot.number for slot in slots] + beyond
        self._tables = list(range(1, max(1, most, min(room_tables(meeting), len(own) or 1)) + 1))
        rows = [CrossHead(slot.time, f"Ronde {slot.number}") for slot in slots]
        rows += [CrossHead("Buiten de dag", f"Ronde {number}") for number in beyond]
        columns = [
            CrossHead(f"Tafel {number}", organisation_name(meeting, own[number]) if number in own else "")
            for number in self._tables
        ]
        clashing = {(item.conversation.organisation, item.conversation.enterprise) for item in table.clashes}
        self._cells, cells = {}, {}
        for item in table.conversations:
            at = rounds.index(item.slot) if item.slot in rounds else 0
            to = (item.table or 1) - 1
            pair = (item.organisation, item.enterprise)
            self._cells[(at, to)] = item
            marks = [("lock-simple-fill", "accent")] if item.is_locked else []
            marks += [("x-circle-fill", "bad")] if pair in clashing else []
            names = organisation_name(meeting, pair[0]), enterprise_name(meeting, pair[1])
            spoken = f"{rows[at].words}, tafel {item.table or 'onbekend'}: {names[0]} en {names[1]}"
            spoken += ", vastgezet" if item.is_locked else ""
            spoken += ", botst" if pair in clashing else ""
            cells[(at, to)] = CrossCell(
                names[1],
                names[0],
                tuple(marks),
                "bad" if pair in clashing else "accent" if item.is_locked else "",
                spoken,
            )
        for at, head in enumerate(rows):
            for to in range(len(columns)):
                if (at, to) not in cells:
                    cells[(at, to)] = CrossCell(spoken=f"{head.words}, tafel {to + 1}: vrij")
        self.grid.show_contents(rows, columns, cells)
        self.grid.setFixedHeight(min(self.grid.full_height(), look().px(_MOST_HEIGHT)))

    def _show_chosen(self) -> None:
        item, meeting, table = self.conversation(), self._editor.meeting, self._table
        shown = item is not None and self.view.value() != BY_PARTY
        self.chosen_card.setVisible(shown)
        if item is None or table is None:
            return
        slot = table.slot_of(item)
        when = f"ronde {item.slot}, {slot.time}" if slot else "buiten de dag"
        names = f"{organisation_name(meeting, item.organisation)} en {enterprise_name(meeting, item.enterprise)}"
        self.chosen_words.setText(f"{names} · {when} · tafel {item.table or 'onbekend'}")
        wrong = [clash.kind.label for clash in table.clashes if clash.conversation == item]
        self.clash.show_words(" ".join(wrong))
        self.lock.set_value(item.is_locked)
        places = places_for(meeting, item.organisation, item.enterprise)
        self.place.set_choices(
            [
                (place.slot.number, f"Ronde {place.slot.number}, {place.slot.time}")
                for place in places
                if not place.obstacles or place.slot.number == item.slot
            ]
        )
        self.place.set_value(item.slot)

    # -- changing -------------------------------------------------------------------------------------------------
    def _on_key(self, _row: int, _column: int, key: int) -> None:
        item = self.conversation()
        if item is None:
            return
        if key == Qt.Key.Key_V:
            self._lock(not item.is_locked)
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lock(self, on: bool) -> None:
        item = self.conversation()
        if item is not None:
            made = locked(self._editor.meeting, item.organisation, item.enterprise, bool(on))
            self._editor.replace(made, "Gesprek vastgezet" if on else "Gesprek losgemaakt")

    def _move(self, slot: int | None) -> None:
        item = self.conversation()
        if item is None or slot is None or slot == item.slot:
            return
        made = moved(self._editor.meeting, item.organisation, item.enterprise, slot)
        self._editor.replace(made, "Gesprek verplaatst")
        self.choose(item.organisation, item.enterprise)
        self.said.emit("Gesprek verplaatst en vastgezet")

    def _remove(self) -> None:
        item = self.conversation()
        if item is not None:
            made = removed(self._editor.meeting, item.organisation, item.enterprise)
            self._editor.replace(made, "Gesprek uit het rooster gehaald")
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.said.emit("Gesprek uit het rooster gehaald. De wens blijft staan")

    def _place_unmet(self, key: str) -> None:
        organisation, enterprise = key.split(" ")
        free = [place for place in places_for(self._editor.meeting, organisation, enterprise) if not place.obstacles]
        if not free:
            self.said.emit("Dit gesprek kan in geen enkele ronde. Verplaats of verwijder eerst een ander gesprek")
            return
        self._editor.replace(
            moved(self._editor.meeting, organisation, enterprise, free[0].slot.number), "Gesprek gezet"
        )
        self.choose(organisation, enterprise)
        self.said.emit(f"Gesprek gezet in ronde {free[0].slot.number}, {free[0].slot.time}")
