"""The timetable of one participant of a meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...domain.meeting import moments
from ...domain.meeting.meeting import Meeting
from ...domain.meeting.participants import Side
from ...domain.meeting.parties import name_of
from ...domain.meeting.timetable import Timetable
from ..widgets.card import Card
from ..widgets.choices import ChoiceBox
from ..widgets.field_row import FieldRow
from ..widgets.text_table import TextCell, TextColumn, TextTable
from .meeting_parts import enterprise_name, organisation_name


class PartyCard(Card):
    """Choose a participant, and see when she speaks whom and at which table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Per deelnemer", gap=10, parent=parent)
        self._shown: tuple[Timetable, Meeting] | None = None
        self.party = ChoiceBox(placeholder="Kies een deelnemer", width=300)
        self.party_row = FieldRow("Rooster van", self.party)
        self.table = TextTable(
            (TextColumn("Tijd", 2), TextColumn("Tafel", 1), TextColumn("Gesprek met", 5)), name="Rooster van één"
        )
        self.add(self.party_row, self.table)
        self.party.edited.connect(lambda _value: self.show_timetable(*self._shown) if self._shown else None)

    def show_timetable(self, table: Timetable, meeting: Meeting) -> None:
        """Show the day of the chosen participant, or of the first organisation."""
        self._shown = table, meeting
        self.party.set_choices(
            [((Side.ORGANISATION, item.key), name_of(item)) for item in meeting.organisations]
            + [((Side.ENTERPRISE, item.key), name_of(item)) for item in meeting.enterprises]
        )
        chosen = self.party.value()
        if chosen is None and meeting.organisations:
            chosen = (Side.ORGANISATION, meeting.organisations[0].key)
            self.party.set_value(chosen)
        rows = []
        for pitch in table.day.pitches:
            if chosen == (Side.ENTERPRISE, pitch.enterprise):
                rows.append((moments.span(pitch.begin, pitch.end), "", "Pitch voor iedereen"))
        for item in table.conversations:
            slot = table.slot_of(item)
            keys = {Side.ORGANISATION: item.organisation, Side.ENTERPRISE: item.enterprise}
            if chosen is not None and keys[chosen[0]] == chosen[1]:
                other = (
                    enterprise_name(meeting, item.enterprise)
                    if chosen[0] is Side.ORGANISATION
                    else organisation_name(meeting, item.organisation)
                )
                rows.append((slot.time if slot else "buiten de dag", str(item.table or "–"), other))
        if not rows:
            rows = [("–", "–", "Geen gesprekken")]
        self.table.set_rows([[TextCell(time, strong=True), TextCell(at), TextCell(who)] for time, at, who in rows])
