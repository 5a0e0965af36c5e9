"""Card of step 6: the parts of each quality criterion, the least score, and what it is worth in euros."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain import fields
from ...domain.award_model.model import model_of
from ...domain.award_trial import ScoringModel
from ...domain.choices import AwardCriterionKind
from ...domain.dutch import percent
from ...domain.tender import Tender
from ..controls import bind, make_row
from ..rows_editor import RowsEditor, RowsSpec
from ..tender_editor import TenderEditor
from ..widgets.field_row import FieldRow
from ..widgets.hairline import Hairline
from ..widgets.text import Label
from .award_desk import AwardCard

WHOLE = Decimal(100)
EMPTY = "Zet hierboven eerst een criterium voor kwaliteit neer."


class _Section(QWidget):
    """One quality criterion."""

    removed = Signal(str)

    def __init__(self, card: PartsCard, editor: TenderEditor, place: int) -> None:
        super().__init__(card)
        self.place = place
        at = f"award.criteria.{place}"
        self._line = Hairline(upright=False)
        self._title = Label("", "strong", wrap=True)
        self.value = _bound(card, editor, f"{at}.maximum_value")
        self.least = _bound(card, editor, f"{at}.minimum_score_percent")
        self.rows = RowsEditor(
            editor,
            RowsSpec(
                path=f"{at}.sub_criteria",
                thing="subcriterium",
                summary=("name", "weight_percent"),
                empty="Geen subcriteria: dit criterium krijgt één score.",
                total=lambda tender: _weights(tender, place),
            ),
        )
        self.rows.removed.connect(self.removed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(8)
        for part in (self._line, self._title, self.value, self.least, self.rows):
            box.addWidget(part)

    def show_tender(self, tender: Tender, *, first: bool) -> None:
        item = tender.award.criteria[self.place]
        self._line.setVisible(not first)
        self._title.setText(item.name.strip() or f"Criterium {self.place + 1}")
        for row in (self.value, self.least):
            row.control.setAccessibleName(f"{row.label().text()}, {self._title.text()}")
        self.value.control.set_value(item.maximum_value)  # type: ignore[attr-defined]
        self.least.control.set_value(item.minimum_score_percent)  # type: ignore[attr-defined]
        self.value.setVisible(model_of(tender.award).method is ScoringModel.VALUE)
        self.rows.show_tender(tender)


class PartsCard(AwardCard):
    """A section per quality criterion, in their order."""

    def __init__(self, editor: TenderEditor, parent: QWidget | None = None) -> None:
        super().__init__("Subcriteria en minimumscore", editor, parent)
        self._sections: dict[int, _Section] = {}
        self._empty = Label(EMPTY, "caption", "muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add(self._empty, self._list)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._on_changed)

    def section(self, place: int) -> _Section:
        """The fields of the criterion at this place in the list of criteria."""
        return self._sections[place]

    def follow(self) -> None:
        tender = self.editor.tender
        places = [at for at, item in enumerate(tender.award.criteria) if item.kind is AwardCriterionKind.QUALITY]
        for at in places:
            if at not in self._sections:
                self._sections[at] = self._made(at)
        for at, section in self._sections.items():
            if at in places:
                section.show_tender(tender, first=at == places[0])
            section.setVisible(at in places)
        self._empty.setVisible(not places)

    def _on_changed(self, _tender: Tender) -> None:
        """At once, and not at the end of the turn: a list opens the item that was just added."""
        if self.isVisible():
            self.follow()

    def _made(self, place: int) -> _Section:
        made = _Section(self, self.editor, place)
        made.removed.connect(self.tell)
        self._list.insertWidget(sum(known < place for known in self._sections), made)
        return made

    def _on_opened(self, tender: Tender) -> None:
        for at, section in self._sections.items():
            if at < len(tender.award.criteria):
                section.rows.show_tender(tender)
                section.rows.drop_typing()
                for row, name in ((section.value, "maximum_value"), (section.least, "minimum_score_percent")):
                    row.control.reset(getattr(tender.award.criteria[at], name))  # type: ignore[attr-defined]


def _bound(card: AwardCard, editor: TenderEditor, path: str) -> FieldRow:
    row = make_row(path)
    bind(editor, row.control, path)
    row.control.installEventFilter(card)
    return row


def _weights(tender: Tender, place: int) -> tuple[str, str]:
    """What the weights within a criterion are together, with its tone."""
    parts = fields.get(tender, f"award.criteria.{place}.sub_criteria")
    total = sum((part.weight_percent or Decimal(0) for part in parts), Decimal(0))
    if not total:
        return "Zonder gewichten tellen zij even zwaar.", "muted"
    if total != WHOLE:
        return f"Samen {percent(total)}. Maak er precies {percent(WHOLE)} van.", "why"
    return f"Samen {percent(WHOLE)}", "ok"
