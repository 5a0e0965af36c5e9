"""Card of step 7: who in the register could deliver this, found without a button, and the search for the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.enterprises.inviting import Chosen, invitation_from
from ...domain.enterprises.matching import Match
from ...domain.enterprises.search_log import with_search
from ...domain.tender import Tender
from ..judged_card import JudgedCard
from ..market_tools import MarketTools
from ..matching_desk import Sight
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.hint import Hint
from ..widgets.inputs import CheckBox
from ..widgets.layouts import Flow, flowing, keep_shown, show_line
from ..widgets.text import Label
from .matching_filters import MatchingFilters
from .matching_parts import MisfitList, PlacePart, SearchLog
from .matching_row import MatchRow, summary_of

FIRST, MORE = 5, 10
UNDO = "Ongedaan maken  Ctrl+Z"
LOOKING = "Het programma zoekt in uw register…"
EMPTY = "Uw register is nog leeg. Lees een lijst in, bijvoorbeeld uit het PSO-register, of kijk eerst met voorbeelden."
SAYS_NOTHING = "Vul in stap 1 een titel of een CPV-code in. Dan ziet u hier meteen wie dit kan leveren."
NOBODY = "In het register past niemand. Ook dat is een antwoord: leg het vast, en zoek op nog een andere plaats."
ANSWERS = ("market.register_search_date", "market.register_matches", "market.register_sources")


class MatchingCard(JudgedCard):
    """Follows the tender while it can be seen. `said(words, action words, action)` is for the undo bar."""

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: MarketTools, parent: QWidget | None = None) -> None:
        super().__init__("Wie kan dit leveren?", parent=parent)
        self._editor, self._tools = editor, tools
        self._most, self._records_later = FIRST, False
        self._open: set[str] = set()
        self._shown_of: object = None
        self._sentence = Label(LOOKING, wrap=True)
        self.place = PlacePart()
        self.filters = MatchingFilters()
        self.rows: list[MatchRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.more_button = Button("Toon meer", "quiet", "caret-down", small=True)
        self.record_button = Button("Leg deze zoektocht vast", "secondary", "check", small=True)
        self.import_button = Button("Lijst inlezen", "secondary", "file-arrow-down", small=True)
        self.example_button = Button("Voorbeeldlijst", "quiet", "sparkle", small=True)
        self.go_button = Button("Ga naar stap 1", "secondary", "arrow-right", small=True, glyph_after=True)
        self._example_note = Hint(glyph="sparkle", tone="muted")
        self.others = CheckBox("Toon ook wie niet past, met reden")
        self.misfits = MisfitList()
        self.log = SearchLog()
        self._build()
        self._connect()
        tools.desk.watch(self)
        self._on_opened(editor.tender)

    def _build(self) -> None:
        more, buttons = Flow(gap=8, line_gap=4), Flow(gap=8, line_gap=4)
        more.addWidget(self.more_button)
        self._more_part = flowing(more)
        for button in (self.record_button, self.import_button, self.example_button, self.go_button):
            buttons.addWidget(button)
        self.add(
            self._sentence, self.place, self._example_note, self.filters, self._list, self._more_part,
            flowing(buttons), self.others, self.misfits, self.log,
        )  # fmt: skip

    def _connect(self) -> None:
        tools = self._tools
        self.place.home_given.connect(self._on_home)
        self.filters.changed.connect(self._on_filter)
        self.more_button.clicked.connect(self._on_more)
        self.record_button.clicked.connect(self.record_when_found)
        self.import_button.clicked.connect(lambda: tools.import_list())
        self.example_button.clicked.connect(lambda: tools.example_list())
        self.go_button.clicked.connect(lambda: tools.go_to("subject.main_cpv"))
        self.others.edited.connect(lambda _on: self._ask_others())
        tools.desk.changed.connect(self._show)
        self._editor.opened.connect(self._on_opened)
        self._editor.changed.connect(self._on_changed)

    # -- for tests and the page -----------------------------------------------------------------------------------
    def sentence(self) -> str:
        """What stands above the list."""
        return self._sentence.text()

    def shown(self) -> list[MatchRow]:
        """The rows that are shown."""
        return [line for line in self.rows if not line.isHidden()]

    def answer_for(self, path: str) -> QWidget | None:
        """A finding about the search is answered by writing it in the file."""
        return self.record_button if path in ANSWERS and not self.record_button.isHidden() else None

    # -- following ------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tools.desk.look()
        self._show_tender(self._editor.tender)

    def _on_opened(self, tender: Tender) -> None:
        self._most, self._records_later = FIRST, False
        self._open.clear()
        self.filters.wipe()
        self.others.reset(False)
        self.place.begin(self._tools.home())
        self._show()
        self._show_tender(tender)

    def _on_changed(self, tender: Tender) -> None:
        if self.isVisible() and _lists_of(tender) != self._shown_of:
            self._show_tender(tender)

    def _show_tender(self, tender: Tender) -> None:
        """What follows from the tender alone: the searches in it, and who is on its list."""
        self._shown_of = _lists_of(tender)
        self.log.show_searches(tender.market.searches)
        sight = self._tools.desk.sight
        if sight is not None:
            self._show_rows(sight)

    def _show(self) -> None:
        desk = self._tools.desk
        sight = desk.sight
        found = sight.found if sight is not None else None
        has_register = found is not None and len(found.matches) + found.known > 0
        says = sight is not None and sight.need.says_enough
        self._sentence.setText(desk.trouble or (_sentence(sight) if sight is not None else LOOKING))
        keep_shown(self.import_button, found is not None and not has_register)
        keep_shown(self.example_button, found is not None and not has_register)
        keep_shown(self.go_button, has_register and not says)
        keep_shown(self.record_button, (found is None and not desk.trouble) or (has_register and says))
        keep_shown(self.others, has_register and says)
        self.place.show_need(sight.need if sight is not None and has_register else None)
        examples = found.examples if found is not None and sight is not None and not sight.need.is_example else 0
        self._example_note.show_words(
            f"{dutch.counted(examples, 'van deze is', 'van deze zijn')} verzonnen voorbeelden. Die tellen niet mee als "
            "u de zoektocht vastlegt."
            if examples
            else ""
        )
        misfits = sight.misfits if sight is not None else None
        self.misfits.show_misfits(misfits, is_named=bool(self.filters.search.words()))
        if sight is not None:
            self._show_rows(sight)
            if self._records_later:
                self.record_when_found()
        else:
            for line in self.rows:
                line.hide()
            keep_shown(self.filters, False)
            keep_shown(self._more_part, False)

    def _show_rows(self, sight: Sight) -> None:
        passing = [match for match in sight.found.matches if self.filters.passes(match)]
        tender = self._editor.tender
        can_invite = _is_onderhands(tender)
        listed = {item.enterprise_id for item in tender.market.invitations if item.enterprise_id}
        shown = passing[: self._most]
        while len(self.rows) < len(shown):
            self.rows.append(self._made())
            self._list.addWidget(self.rows[-1])
        for at, line in enumerate(self.rows):
            if at < len(shown):
                match = shown[at]
                key = match.enterprise.id
                line.show_match(
                    match,
                    summary_of(match, sight.need),
                    sight.turns.get(key, ""),
                    can_invite=can_invite,
                    is_listed=key in listed,
                )
                line.head.set_open(key in self._open)
            show_line(line, at < len(shown))
        is_long = len(sight.found.matches) > FIRST or self.filters.is_narrowing or self.others.value()
        keep_shown(self.filters, is_long)
        left = len(passing) - len(shown)
        keep_shown(self._more_part, left > 0)
        self.more_button.setText(f"Toon meer ({left})")
        self.more_button.updateGeometry()

    def _made(self) -> MatchRow:
        line = MatchRow()
        line.invited.connect(self._on_invited)
        line.shown_in_register.connect(lambda key: self._tools.open_enterprise(key))
        line.listed.connect(self._on_listed)
        line.opened.connect(self._on_opened_row)
        return line

    # -- acting ---------------------------------------------------------------------------------------------------
    def record(self) -> None:
        """Write the search in the file: the day, what was sought, and who was found."""
        sight = self._tools.desk.sight
        if sight is None:
            return
        words = "Zoektocht vastgelegd"
        self._editor.replace(with_search(self._editor.tender, sight.log), words)
        self.said.emit(words, UNDO, self._editor.undo_stack.undo)

    def record_when_found(self) -> None:
        """Write the search in the file, now or as soon as it is done."""
        self._records_later = self._tools.desk.sight is None
        if not self._records_later and not self.record_button.isHidden():
            self.record()

    def _on_invited(self, match: Match) -> None:
        sight, tender = self._tools.desk.sight, self._editor.tender
        chosen = _chosen(sight, match)
        turn = sight.turns.get(match.enterprise.id, "") if sight is not None else ""
        line = chosen.invitation if chosen else invitation_from(match.enterprise, match, self._tools.today(), turn)
        words = f"{line.supplier} staat op de uitnodigingslijst"
        market = replace(tender.market, invitations=(*tender.market.invitations, line))
        self._editor.replace(replace(tender, market=market), words)
        self.said.emit(words, UNDO, self._editor.undo_stack.undo)

    def _on_listed(self, identifier: str) -> None:
        invitations = self._editor.tender.market.invitations
        at = next((at for at, item in enumerate(invitations) if item.enterprise_id == identifier), None)
        self._tools.go_to("market.invitations" if at is None else f"market.invitations.{at}.reason")

    def _on_opened_row(self, identifier: str, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(identifier)

    def _on_more(self) -> None:
        before = self._most
        self._most += MORE
        if self._tools.desk.sight is not None:
            self._show_rows(self._tools.desk.sight)
        if before < len(self.rows):
            self.rows[before].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_home(self, name: str) -> None:
        self._tools.keep_home(name)
        self._tools.desk.look_again()

    def _on_filter(self) -> None:
        self._most = FIRST
        self._ask_others()
        if self._tools.desk.sight is not None:
            self._show_rows(self._tools.desk.sight)

    def _ask_others(self) -> None:
        self._tools.desk.ask_misfits(self.filters.search.words() if self.others.value() else None)


def _sentence(sight: Sight) -> str:
    found = sight.found
    if found.known == 0:
        return EMPTY
    if not sight.need.says_enough:
        return SAYS_NOTHING
    if found.total == 0:
        return NOBODY
    number = "1 past" if found.total == 1 else f"{dutch.number(found.total)} passen"
    return (
        f"Van de {dutch.counted(found.known, 'onderneming', 'ondernemingen')} in uw register: {number}. De beste eerst."
    )


def _lists_of(tender: Tender) -> object:
    """What the card shows of the tender itself: at a key elsewhere on the page it need not look."""
    return tender.market.searches, tender.market.invitations, tender.procedure.procedure


def _is_onderhands(tender: Tender) -> bool:
    return tender.procedure.procedure is not None and tender.procedure.procedure.is_onderhands


def _chosen(sight: Sight | None, match: Match) -> Chosen | None:
    """The line as it was proposed, with its turn."""
    proposed: Sequence[Chosen] = sight.proposal.chosen if sight is not None and sight.proposal is not None else ()
    return next((item for item in proposed if item.match.enterprise.id == match.enterprise.id), None)
