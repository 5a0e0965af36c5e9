"""Card of steps 5 and 6: choose a text out of the library, or write one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from ...domain import fields
from ...domain.assessment import Assessment, Status
from ...domain.choices import AmbitionLevel, ClausePlace, CriterionTheme
from ...domain.clause_places import LIST_OF, RULES, ClauseText, added, place_of, places_for
from ...domain.clauses import Clause, ClauseLibrary, ClauseOffer, fitting, nearness, placed, reasons_told, used_in
from ...domain.norms import Norms
from ...domain.tender import Tender
from ..clause_mover import first_field
from ..finding_content import FOR_CRITERION
from ..judged_card import JudgedCard
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.chip import Chip, ChipItem
from ..widgets.hint import Hint
from ..widgets.layouts import Flow, holder, set_shown
from ..widgets.search_field import SearchField
from ..widgets.text import Label
from .clause_row import ClauseRow
from .knowledge_filters import MenuChip

AT_ONCE = 6
ASKING = (Status.NOT_MET, Status.TO_EXPLAIN, Status.OPEN, Status.OPPORTUNITY)
UNDO = "Ongedaan maken  Ctrl+Z"


@dataclass(frozen=True)
class ClauseTools:
    """What the picker asks from outside: the texts, and the norms for a tender, whose numbers some texts name."""

    library: ClauseLibrary
    norms: Callable[[Tender], Norms]


class ClausePicker(JudgedCard):
    """Offers texts, the most useful first; adding one is a single step and leaves the focus where it is.

    With `place` only texts for that place are offered. The order is made anew when the officer searches, filters or
    opens the step, and not while she adds texts. `said(words, action words, action)` is for the undo bar.
    """

    said = Signal(str, str, object)

    def __init__(
        self, editor: TenderEditor, tools: ClauseTools, place: ClausePlace | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("Teksten kiezen", parent=parent)
        self._editor, self._tools, self._place = editor, tools, place
        self._assessment: Assessment | None = None
        self._criterion, self._most = "", AT_ONCE
        self._order: list[str] = []
        self._shows: tuple[object, ...] = ()
        self._rows: list[ClauseRow] = []
        clauses = [item for item in tools.library.clauses if place in (None, item.place)]
        shelves = {item.shelf for item in clauses}
        self.search = SearchField("Zoek een tekst", "Zoek in de teksten")
        self.shelf = MenuChip(
            "Onderwerp", "Alle onderwerpen", [(item, item.label) for item in CriterionTheme if item in shelves]
        )
        self.place = MenuChip("Plaats", "Elke plaats", [(item, item.label) for item in ClausePlace])
        set_shown(self.place, place is None)
        self.level = MenuChip("Niveau", "Elk niveau", [(item, item.label) for item in AmbitionLevel])
        self.only = Chip(ChipItem("criterion", "Helpt bij", "x"))
        self.only.hide()
        self._rule = Hint(glyph="scales")
        self._empty = Label("Geen tekst gevonden. Haal een filter weg, of schrijf zelf een tekst.", wrap=True)
        self._more = Button("Meer teksten", "quiet", "caret-down", small=True)
        self.own = Button("Eigen tekst", "secondary", "pencil-simple", small=True)
        self._build()

    def _build(self) -> None:
        flow = Flow()
        flow.addWidget(self.search)
        for chip in (self.shelf, self.place, self.level):
            flow.addWidget(chip)
            chip.picked.connect(self._narrow)
        flow.addWidget(self.only)
        filters = holder(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        filters.setSizePolicy(policy)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        foot = Flow(gap=8, line_gap=4)
        foot.addWidget(self._more)
        foot.addWidget(self.own)
        explain = "Kies een tekst en pas haar aan. U ziet waarom zij past en waar zij op rust."
        self.add(Label(explain, tone="muted", wrap=True), filters, self._rule, self._list, self._empty, holder(foot))
        self.search.searched.connect(lambda _words: self._narrow())
        self.search.downwards.connect(self._go_down)
        self.only.clicked.connect(lambda: self.show_for(""))
        self._more.clicked.connect(self._show_more)
        self.own.clicked.connect(self._ask_place)
        self._editor.opened.connect(lambda _tender: self._on_opened())
        self._editor.changed.connect(lambda _tender: self._refresh())
        self.folded.connect(lambda _closed: self._arrange())

    # -- for the page and the tests -------------------------------------------------------------------------------
    def rows(self) -> list[ClauseRow]:
        """The lines that are shown, in their order."""
        return [row for row in self._rows if row.isVisibleTo(self)]

    def more_button(self) -> Button:
        return self._more

    def rule(self) -> str:
        """What the law asks of the place that is chosen, or ""."""
        return self._rule.words()

    def own_menu(self) -> QMenu:
        """A fresh menu with the places where an own text can stand."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in self._places():
            menu.addAction(place.label).triggered.connect(lambda _on=False, place=place: self.write_own(place))
        return menu

    def show_for(self, criterion: str) -> None:
        """Show only what helps with a criterion; with "" everything again."""
        self._criterion = criterion
        self.search.show_words("")
        for chip in (self.shelf, self.place, self.level):
            chip.set_value(None)
        self.only.set_words(f"Helpt bij {criterion}")
        self.only.setAccessibleName(f"Helpt bij {criterion}. Druk om alle teksten te zien." if criterion else "")
        self.only.set_on(bool(criterion))
        if not criterion and self.only.hasFocus():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.only.setVisible(bool(criterion))
        self._narrow()

    # -- a card of a step -----------------------------------------------------------------------------------------
    def show_assessment(self, assessment: Assessment) -> None:
        first = self._assessment is None
        self._assessment = assessment
        if first:
            self._arrange()
        else:
            self._refresh()

    def widget_for(self, path: str) -> QWidget | None:
        """The texts for a criterion, with the first of them to get the focus."""
        criterion = path.removeprefix(FOR_CRITERION)
        if criterion == path:
            return None
        self.set_open(True)
        self.show_for(criterion)
        rows = self.rows() if criterion else []
        return rows[0].head if rows else self.search

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    # -- choosing what is offered ---------------------------------------------------------------------------------
    def _on_opened(self) -> None:
        self._assessment = None
        self.show_for("")

    def _narrow(self) -> None:
        self._most = AT_ONCE
        self._arrange()

    def _show_more(self) -> None:
        at = len(self.rows())
        self._most += 4 * AT_ONCE
        self._arrange()
        if at < len(self.rows()):
            self.rows()[at].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_down(self) -> None:
        if self.rows():
            self.rows()[0].head.setFocus(Qt.FocusReason.TabFocusReason)

    def _asking(self) -> frozenset[str]:
        findings = self._assessment.findings if self._assessment is not None else ()
        return frozenset(item.criterion.id for item in findings if item.status in ASKING)

    def _offers(self) -> tuple[ClauseOffer, ...]:
        return fitting(self._tools.library, self._editor.tender, self._asking())

    def _fits(self, clause: Clause, found: frozenset[str]) -> bool:
        return (
            clause.id in found
            and (self._place or self.place.value()) in (None, clause.place)
            and self.shelf.value() in (None, clause.shelf)
            and self.level.value() in (None, clause.level)
            and (not self._criterion or self._criterion in clause.criteria)
        )

    def _arrange(self) -> None:
        """Choose and order the texts anew."""
        if not (self.isVisible() and self.is_open):
            return
        words = self.search.words()
        found = frozenset(clause.id for clause in self._tools.library.search(words))
        fits = [offer.clause for offer in self._offers() if self._fits(offer.clause, found)]
        self._order = [clause.id for clause in sorted(fits, key=lambda clause: nearness(clause, words))]
        place = self._place or self.place.value()
        self._rule.show_words(RULES[place] if place is not None else "")
        self._refresh()

    def _refresh(self) -> None:
        """Show the same texts with what is known now: not at every key in a field that has nothing to do with them."""
        if not (self.isVisible() and self.is_open):
            return
        tender = self._editor.tender
        norms = self._tools.norms(tender)
        cpv = (tender.subject.main_cpv, *(lot.cpv for lot in tender.lots))
        shows = (used_in(tender), tender.ambition.themes, cpv, self._asking(), tuple(self._order), self._most)
        if shows == self._shows:
            for row in self._rows:
                row.show_values(tender, norms)
            return
        self._shows = shows
        offers = {offer.clause.id: offer for offer in self._offers()}
        shown = self._order[: self._most]
        while len(self._rows) < len(shown):
            row = ClauseRow(tells_place=self._place is None)
            row.added.connect(self._on_add)
            row.found.connect(self._on_found)
            self._rows.append(row)
            self._list.addWidget(row)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(shown))
            if at < len(shown):
                offer = offers[shown[at]]
                row.show_offer(offer, reasons_told(offer, self._title_of), tender, norms)
        self._empty.setVisible(not shown)
        rest = len(self._order) - len(shown)
        self._more.setVisible(rest > 0)
        self._more.setText(f"Meer teksten (nog {rest})")

    def _title_of(self, code: str) -> str:
        findings = self._assessment.findings if self._assessment is not None else ()
        return next((item.criterion.title for item in findings if item.criterion.id == code), "")

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_add(self, clause: Clause) -> None:
        before = self._editor.tender
        after, path = placed(before, clause, self._tools.norms(before))
        place = place_of(after, path)
        elsewhere = f" als {place.label.lower()}" if place is not clause.place else ""
        words = f"Toegevoegd{elsewhere}: {clause.title}"
        self._editor.leave_field()
        self._editor.replace(after, words)
        self.said.emit(words, UNDO, self._editor.undo_stack.undo)

    def _on_found(self, clause: Clause) -> None:
        path = _path_of(self._editor.tender, clause)
        if path:
            self.leads_to.emit(f"{path}.{first_field(path)}", "")

    def _places(self) -> tuple[ClausePlace, ...]:
        return (self._place,) if self._place is not None else places_for(self._editor.tender)

    def _ask_place(self) -> None:
        if self._place is not None:
            self.write_own(self._place)
        else:
            self.own_menu().popup(self.own.mapToGlobal(QPoint(0, self.own.height() + 2)))

    def write_own(self, place: ClausePlace) -> None:
        """Begin an own text at that place, and go there."""
        after, path = added(self._editor.tender, ClauseText(), place)
        words = f"Eigen tekst begonnen: {place.label.lower()}"
        self._editor.leave_field()
        self._editor.replace(after, words)
        self.leads_to.emit(f"{path}.{first_field(path)}", words)


def _path_of(tender: Tender, clause: Clause) -> str:
    """Where the text of the library stands in the tender; "" when it is not there."""
    for at in sorted(set(LIST_OF.values())):
        for index, item in enumerate(fields.get(tender, at)):
            if item.clause_id == clause.id:
                return f"{at}.{index}"
    return ""
