"""Card of step 7 for an onderhandse procedure: whom to ask, each with an objective reason, and why not the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.choices import Procedure
from ...domain.enterprises.inviting import (
    Chosen,
    InvitationProposal,
    PassedOver,
    how_chosen,
    invitation_from,
)
from ...domain.market import Invitation
from ...domain.tender import Tender
from ..judged_card import JudgedCard
from ..market_tools import MarketTools
from ..matching_desk import Sight
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.field_row import FieldRow
from ..widgets.fold_button import FoldWords
from ..widgets.hint import Hint
from ..widgets.inputs import CheckBox, ChoiceBox, LongTextEdit
from ..widgets.layouts import Flow, column, flowing, holder, keep_shown, row, set_shown, show_line
from ..widgets.text import Label

UNDO = "Ongedaan maken  Ctrl+Z"
NO_NUMBERS = "Voor deze dag is niet bekend hoeveel ondernemingen u vraagt. Kies een andere peildatum."
NO_SOCIAL = "Er staat geen sociale onderneming op de lijst. Zet er een bij, of schrijf op waarom dat niet kan."
FULL = "De lijst is compleet. U kunt haar hierboven aanpassen, of hieronder zien wie er niet op staat en waarom."
_MOST_OTHERS = 12


class ChosenRow(QWidget):
    """One that is proposed: to tick, with a reason that can be changed before it goes on the list."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Chosen | None = None
        self.box = CheckBox("-")
        self.box.set_value(True)
        self.reason = LongTextEdit(lines=2, most_lines=12)
        self.setLayout(column(self.box, holder(row(self.reason, margins=(26, 0, 0, 0))), gap=3))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.box.edited.connect(lambda _on: self.changed.emit())

    def show_chosen(self, chosen: Chosen) -> None:
        """Show this one; what was typed for the same one stays."""
        if self._chosen is not None and self._chosen.invitation == chosen.invitation:
            return
        is_other = self._chosen is None or self._chosen.match.enterprise.id != chosen.match.enterprise.id
        self._chosen = chosen
        kind = "sociale onderneming" if chosen.invitation.is_social else "gewone onderneming"
        words = f"{chosen.invitation.supplier} · {kind} · {chosen.match.score} van 100"
        self.box.setText(words.replace("&", "&&"))
        self.box.setAccessibleName(words)
        self.reason.setAccessibleName(f"Reden voor {chosen.invitation.supplier}")
        if is_other:
            self.box.reset(True)
        self.reason.reset(chosen.invitation.reason)

    def invitation(self) -> Invitation | None:
        """The line for the list, None when it is not ticked."""
        if self._chosen is None or not self.box.value():
            return None
        return replace(self._chosen.invitation, reason=self.reason.value().strip())


class OtherRow(QWidget):
    """One that fits and is not proposed, with the reason. `added(PassedOver)`: put it on the list all the same."""

    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._other: PassedOver | None = None
        self._name, self._why = Label("", "strong", wrap=True), Label("", "caption", "muted", wrap=True)
        self.button = Button("Toch op de lijst", "quiet", "plus", small=True)
        line = row(holder(column(self._name, self._why, gap=1)), self.button, gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.button.clicked.connect(lambda: self.added.emit(self._other))

    def show_other(self, other: PassedOver) -> None:
        """Show this one."""
        self._other = other
        name = other.match.enterprise.name.strip() or "Onderneming zonder naam"
        self._name.setText(name)
        self._why.setText(other.why)
        self.button.setAccessibleName(f"Toch op de lijst: {name}")

    def texts(self) -> tuple[str, str]:
        """The name and the reason."""
        return self._name.text(), self._why.text()


class InvitingCard(JudgedCard):
    """Only there in an onderhandse procedure. `said(words, action words, action)` is for the undo bar."""

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: MarketTools, parent: QWidget | None = None) -> None:
        super().__init__("Wie nodigt u uit?", gap=10, parent=parent)
        self._editor, self._tools = editor, tools
        self._proposal: InvitationProposal | None = None
        self._bounds: tuple[int, int] | None = None
        self._sentence = Label("", tone="muted", wrap=True)
        self.number = ChoiceBox(width=90)
        self._number_row = FieldRow("Hoeveel op de lijst", self.number)
        self._hints = [Hint(glyph="warning-fill") for _ in range(4)]
        self.rows: list[ChosenRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.take_button = Button("Zet op de lijst", "secondary", "check", small=True)
        self.others_button = FoldWords("Waarom anderen niet", open_words="Verberg de anderen")
        self.others: list[OtherRow] = []
        self._other_list = QVBoxLayout()
        self._other_list.setSpacing(8)
        self._other_box = holder(self._other_list)
        self._other_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._other_box.hide()
        self._foot = Label(
            "Op de lijst hierboven kunt u de reden aanpassen en de volgorde verslepen.", "caption", "muted", wrap=True
        )
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.others_button)
        self.add(self._sentence, self._number_row, *self._hints, self._list, flowing(buttons), self._other_box)
        self.add(self._foot)
        self.number.edited.connect(lambda number: tools.desk.ask_for(number))
        self.take_button.clicked.connect(self.take)
        self.others_button.opened.connect(lambda _on: self._show_others())
        tools.desk.watch(self)
        tools.desk.changed.connect(self._show)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._on_changed)
        self._on_opened(editor.tender)

    # -- for tests and the page -----------------------------------------------------------------------------------
    def sentence(self) -> str:
        """What stands above the proposal."""
        return self._sentence.text()

    def warnings(self) -> list[str]:
        """What asks for attention."""
        return [hint.words() for hint in self._hints if hint.words()]

    def shown(self) -> list[ChosenRow]:
        """The rows of the proposal."""
        return [line for line in self.rows if not line.isHidden()]

    def shown_others(self) -> list[OtherRow]:
        """The rows of who is passed over, as far as they are shown."""
        return [line for line in self.others if line.isVisibleTo(self)]

    def answer_for(self, path: str) -> QWidget | None:
        """A finding about an empty list is answered by taking the proposal."""
        is_here = path in ("market.invitations", "market.invitation_reason") and not self.isHidden()
        return self.take_button if is_here and not self.take_button.isHidden() else None

    # -- following ------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tools.desk.look()

    def _on_opened(self, tender: Tender) -> None:
        self._on_changed(tender)
        self._show()

    def _on_changed(self, tender: Tender) -> None:
        set_shown(self, _is_onderhands(tender))
        if self.isVisible():
            self._show_hints(tender)

    def _show(self) -> None:
        sight, tender = self._tools.desk.sight, self._editor.tender
        self._proposal = sight.proposal if sight is not None else None
        found = self._proposal
        chosen: Sequence[Chosen] = found.chosen if found is not None else ()
        self._sentence.setText(_sentence(sight, found, tender))
        has_choice = found is not None and found.most > found.least
        keep_shown(self._number_row, has_choice)
        if has_choice and found is not None:
            self._show_numbers(found)
        while len(self.rows) < len(chosen):
            line = ChosenRow()
            line.changed.connect(self._show_button)
            self.rows.append(line)
            self._list.addWidget(line)
        for at, line in enumerate(self.rows):
            if at < len(chosen):
                line.show_chosen(chosen[at])
            show_line(line, at < len(chosen))
        keep_shown(self._foot, bool(chosen))
        self._show_button()
        self._show_others()
        self._show_hints(tender)

    def _show_numbers(self, found: InvitationProposal) -> None:
        """As many as the procedure has; the fewest when she chose none."""
        bounds = (found.least, found.most)
        if bounds != self._bounds:
            self._bounds = bounds
            self.number.set_choices([(at, dutch.number(at)) for at in range(found.least, found.most + 1)])
        self.number.set_value(self._tools.desk.number or found.least)

    def _show_button(self) -> None:
        ready = [line for line in self.shown() if line.box.value()]
        keep_shown(self.take_button, bool(ready))
        self.take_button.setText(f"Zet deze {len(ready)} op de lijst" if len(ready) > 1 else "Zet op de lijst")
        self.take_button.updateGeometry()

    def _show_others(self) -> None:
        others = self._proposal.passed_over if self._proposal is not None else ()
        keep_shown(self.others_button, bool(others))
        keep_shown(self._other_box, bool(others) and self.others_button.is_open)
        if not self.others_button.is_open:
            return
        shown = others[:_MOST_OTHERS]
        while len(self.others) < len(shown):
            line = OtherRow()
            line.added.connect(self._on_added)
            self.others.append(line)
            self._other_list.addWidget(line)
        for at, line in enumerate(self.others):
            if at < len(shown):
                line.show_other(shown[at])
            show_line(line, at < len(shown))

    def _show_hints(self, tender: Tender) -> None:
        found, listed = self._proposal, tender.market.invitations
        words = [*(found.notes if found is not None else ())]
        if found is not None and listed and not found.least <= len(listed) <= found.most and found.most > found.least:
            words.insert(
                0,
                f"Op de lijst: {dutch.counted(len(listed), 'onderneming', 'ondernemingen')}. "
                f"De Gids Proportionaliteit noemt {found.least} tot {found.most} (voorschrift 3.4 B).",
            )
        if listed and not any(item.is_social for item in listed):
            words.append(NO_SOCIAL)
        for at, hint in enumerate(self._hints):
            hint.show_words(words[at] if at < len(words) else "")

    # -- acting ---------------------------------------------------------------------------------------------------
    def take(self) -> None:
        """Put those that are ticked on the list, and say how they were chosen when nothing says so yet."""
        lines = [line for row in self.shown() if (line := row.invitation()) is not None]
        if lines and self._proposal is not None:
            number = "1 onderneming staat" if len(lines) == 1 else f"{len(lines)} ondernemingen staan"
            self._put(lines, f"{number} op de uitnodigingslijst")

    def _on_added(self, other: PassedOver) -> None:
        match = other.match
        sight = self._tools.desk.sight
        turn = sight.turns.get(match.enterprise.id, "") if sight is not None else ""
        line = invitation_from(match.enterprise, match, self._tools.today(), turn)
        self._put([line], f"{line.supplier} staat op de uitnodigingslijst")

    def _put(self, lines: Sequence[Invitation], words: str) -> None:
        tender, sight, proposal = self._editor.tender, self._tools.desk.sight, self._proposal
        market = replace(tender.market, invitations=(*tender.market.invitations, *lines))
        if not market.invitation_reason.strip() and sight is not None and proposal is not None and proposal.chosen:
            taken = {line.enterprise_id for line in lines}
            chosen = tuple(item for item in proposal.chosen if item.invitation.enterprise_id in taken)
            if chosen:
                why = how_chosen(replace(proposal, chosen=chosen), sight.found.total, sight.found.known)
                market = replace(market, invitation_reason=why)
        self._editor.replace(replace(tender, market=market), words)
        self.said.emit(words, UNDO, self._editor.undo_stack.undo)


def _is_onderhands(tender: Tender) -> bool:
    return tender.procedure.procedure is not None and tender.procedure.procedure.is_onderhands


def _sentence(sight: Sight | None, found: InvitationProposal | None, tender: Tender) -> str:
    if sight is None:
        return "Het programma zoekt in uw register…"
    if found is None:
        return NO_NUMBERS
    if not found.chosen:
        return FULL if tender.market.invitations and found.passed_over else "Er is nu niemand om voor te stellen."
    if tender.procedure.procedure is Procedure.SINGLE_ONDERHANDS:
        return "U vraagt één onderneming. Dit voorstel volgt uit wie past en wie aan de beurt is."
    return (
        f"Bij deze procedure vraagt u {found.least} tot {found.most} ondernemingen. Het voorstel volgt uit wie past, "
        "en wie aan de beurt is. U beslist."
    )
