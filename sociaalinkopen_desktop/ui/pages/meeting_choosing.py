"""Cards to choose from what is there: enterprises of the register, and tenders the meeting is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ...domain.meeting.meeting import LinkedTender, Meeting
from ..meeting_editor import MeetingEditor
from ..meeting_lookup import Candidates, MeetingLookup
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.choices import ChoiceBox
from ..widgets.layouts import Flow, holder
from ..widgets.search_field import SearchField
from ..widgets.text import Label
from .meeting_parts import Lines, LineSpec

_MARGINS = (8, 14, 8, 12)
_INNER = (12, 0, 12, 0)


class RegisterPickCard(Card):
    """Choose enterprises of the register: by words, or who fits a linked tender. `said(str)` tells who was added."""

    said = Signal(str)

    def __init__(self, editor: MeetingEditor, lookup: MeetingLookup, parent: QWidget | None = None) -> None:
        super().__init__("Kies uit het register", margins=_MARGINS, gap=6, parent=parent)
        self.layout().itemAt(0).layout().setContentsMargins(*_INNER)  # type: ignore[union-attr]
        self._editor, self._lookup = editor, lookup
        self._found = Candidates()
        self.search = SearchField("Zoek op naam, plaats of aanbod", "Zoek in het register")
        self.tender = ChoiceBox(placeholder="Past bij een aanbesteding", none_words="Alle ondernemingen", width=260)
        self.tender.setAccessibleName("Wie past bij welke aanbesteding")
        self._nothing = Label("", tone="muted", wrap=True)
        self._nothing.setContentsMargins(12, 4, 12, 4)
        self.lines = Lines("Gevonden ondernemingen")
        bar = Flow(gap=8, line_gap=6)
        bar.addWidget(self.search)
        bar.addWidget(self.tender)
        above = holder(bar)
        above.setContentsMargins(12, 0, 12, 0)
        self.add(above, self.lines, self._nothing)
        self.search.searched.connect(lambda _words: self.ask())
        self.search.downwards.connect(self._downwards)
        self.tender.edited.connect(lambda _id: self.ask())
        self.lines.chosen.connect(self._add)
        editor.changed.connect(self._on_changed)
        editor.opened.connect(self._on_opened)
        self._on_changed(editor.meeting)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask()

    def ask(self) -> None:
        """Look up who can be chosen."""
        if not self.isVisible():
            return
        fits = self.tender.value()
        self.search.setEnabled(fits is None)
        if fits is None:
            self._lookup.enterprises(self.search.words(), self._on_found)
        else:
            self._lookup.fitting(fits, self._on_found)

    def found(self) -> Candidates:
        """Who is shown."""
        return self._found

    def _on_found(self, found: Candidates) -> None:
        self._found = found
        self._show()

    def _on_opened(self, _meeting: Meeting) -> None:
        self.search.show_words("")
        self.tender.set_value(None)
        self.ask()

    def _on_changed(self, meeting: Meeting) -> None:
        self.tender.set_choices([(item.tender_id, f"Past bij: {item.title}") for item in meeting.tenders])
        self.tender.setVisible(bool(meeting.tenders))
        self._show()

    def _show(self) -> None:
        here = {item.enterprise_id for item in self._editor.meeting.enterprises if item.enterprise_id}
        self.lines.show_lines(
            [
                LineSpec(
                    item.pitching.enterprise_id,
                    item.pitching.name,
                    item.why,
                    pill="met" if item.pitching.enterprise_id in here else "",
                    pill_words="Staat erop" if item.pitching.enterprise_id in here else "",
                    note="" if item.pitching.enterprise_id in here else "Zet in de lijst",
                )
                for item in self._found.rows
            ]
        )
        words = self._found.trouble
        if not words and not self._found.rows:
            words = "Niemand gevonden. Zoek op een ander woord, of voeg hieronder zelf een onderneming toe."
        elif not words and self._found.total > len(self._found.rows):
            words = f"De eerste {len(self._found.rows)} van {self._found.total}. Zoek om minder te zien."
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words))

    def _add(self, identifier: str) -> None:
        meeting = self._editor.meeting
        item = next((row.pitching for row in self._found.rows if row.pitching.enterprise_id == identifier), None)
        if item is None:
            return
        if any(row.enterprise_id == identifier for row in meeting.enterprises):
            self.said.emit(f"{item.name} staat al in de lijst")
            return
        self._editor.replace(
            replace(meeting, enterprises=(*meeting.enterprises, item)), f"{item.name} in de lijst gezet"
        )
        self.said.emit(f"{item.name} in de lijst gezet")

    def _downwards(self) -> None:
        if self.lines.lines():
            self.lines.lines()[0].setFocus()


class TendersCard(Card):
    """The tenders the meeting is about, and others to choose. `opened(str)` asks for a tender, `said(str)` tells."""

    opened = Signal(str)
    said = Signal(str)

    def __init__(self, editor: MeetingEditor, lookup: MeetingLookup, parent: QWidget | None = None) -> None:
        super().__init__("Hoort bij aanbestedingen", margins=_MARGINS, gap=6, parent=parent)
        self.layout().itemAt(0).layout().setContentsMargins(*_INNER)  # type: ignore[union-attr]
        self._editor, self._lookup = editor, lookup
        self._found: Sequence[LinkedTender] = ()
        self._lead = Label(
            "Koppel uw eigen aanbestedingen. Datum en gedeelde informatie kunnen daar later in.",
            tone="muted",
            wrap=True,
        )
        self.linked = QWidget()
        self._flow = Flow(gap=8, line_gap=6)
        self.linked.setLayout(self._flow)
        self._chips: list[Button] = []
        self.search = SearchField("Zoek een aanbesteding", "Zoek een aanbesteding om te koppelen")
        self.lines = Lines("Aanbestedingen om te koppelen")
        for part in (self._lead, self.linked):
            part.setContentsMargins(12, 0, 12, 0)
        above = Flow()
        above.addWidget(self.search)
        bar = holder(above)
        bar.setContentsMargins(12, 0, 12, 0)
        self.add(self._lead, self.linked, bar, self.lines)
        self.search.searched.connect(lambda _words: self.ask())
        self.lines.chosen.connect(self._link)
        editor.changed.connect(lambda _meeting: self._show())
        editor.opened.connect(lambda _meeting: self.search.show_words(""))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask()

    def ask(self) -> None:
        """Look up which tenders can be chosen."""
        self._lookup.tenders(self.search.words(), self._on_found)

    def chips(self) -> Sequence[Button]:
        """The buttons that let a linked tender go."""
        return self._chips

    def _on_found(self, found: Sequence[LinkedTender]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        tenders = self._editor.meeting.tenders
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for item in tenders:
            chip = Button(item.title or item.reference or "Aanbesteding", "secondary", "x", small=True)
            chip.setAccessibleName(f"Koppeling met {item.title} weghalen")
            chip.clicked.connect(lambda _on=False, key=item.tender_id: self._unlink(key))
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)
        self.linked.setVisible(bool(tenders))
        known = {item.tender_id for item in tenders}
        self.lines.show_lines(
            [
                LineSpec(item.tender_id, item.title, item.reference, note="Koppel")
                for item in self._found
                if item.tender_id not in known
            ][:6]
        )

    def _link(self, identifier: str) -> None:
        item = next((row for row in self._found if row.tender_id == identifier), None)
        meeting = self._editor.meeting
        if item is not None:
            self._editor.replace(replace(meeting, tenders=(*meeting.tenders, item)), "Aanbesteding gekoppeld")
            self.said.emit(f"‘{item.title}’ gekoppeld")

    def _unlink(self, identifier: str) -> None:
        meeting = self._editor.meeting
        kept = tuple(item for item in meeting.tenders if item.tender_id != identifier)
        self._editor.replace(replace(meeting, tenders=kept), "Koppeling weggehaald")
        self.said.emit("Koppeling weggehaald")
        self.search.setFocus()
