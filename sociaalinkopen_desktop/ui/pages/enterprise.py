"""One enterprise of the register: what it is and delivers, what proves it, and what we did with it before."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ...domain.enterprises.enterprise import Enterprise, EnterpriseState, RecognitionProof
from ...domain.enterprises.recognition import (
    ProofState,
    ProofTerms,
    outcome_of,
    outcome_of_enterprise,
    told,
    words_of,
)
from ..autosave import SaveState
from ..cards_form import CardsForm
from ..cpv_tools import CpvTools
from ..enterprise_editor import EnterpriseEditor
from ..models.enterprise_list import kind_words, name_shown
from ..register_history import History
from ..widgets.buttons import Button
from ..widgets.layouts import Flow, column, holder
from ..widgets.page_head import PageHead
from ..widgets.pill import Pill
from ..widgets.text import Label
from .enterprise_cards import EXPERIENCE, enterprise_cards
from .enterprise_history import HistoryCard

PROOF_PILLS = {
    ProofState.VALID: "proof_valid",
    ProofState.ENDS_SOON: "proof_ends_soon",
    ProofState.NOT_CHECKED: "proof_not_checked",
    ProofState.EXPIRED: "proof_expired",
    ProofState.OWN_STATEMENT: "proof_own_statement",
    ProofState.NONE: "proof_none",
}


class EnterprisePage(QWidget):
    """Shows the enterprise of the editor as a form; everything is kept as it is typed.

    `back_requested` leads to the list; `remove_requested` and `export_requested` are about the open enterprise.
    `tender_requested(str)` opens a tender of its history. `removed(str)` tells the undo bar what was taken out of a
    list. What can be said about fitting tenders is put in with `put_card`.
    """

    back_requested = Signal()
    remove_requested = Signal()
    export_requested = Signal()
    tender_requested = Signal(str)
    removed = Signal(str)

    def __init__(self, editor: EnterpriseEditor, *, cpv: CpvTools | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sociale onderneming")
        self._editor = editor
        self._today = date.min
        self._terms: ProofTerms | None = None
        self.back = Button("Terug naar de lijst", glyph="arrow-left", small=True)
        self.export = Button("Exporteren", glyph="file-arrow-up", small=True)
        self.remove = Button("Verwijderen", glyph="trash", small=True)
        self.head = PageHead("Nieuwe onderneming")
        self.proof = Pill("proof_none", "Geen erkenning")
        self.example = Pill("example")
        self.state = Pill("to_confirm", EnterpriseState.TO_VERIFY.label)
        self._kept = Label("", "caption", "muted")
        self._line = Flow(gap=12, line_gap=6)
        for part in (self.back, self.export, self.remove, self.proof, self.state, self.example, self._kept):
            self._line.addWidget(part)
        self.form = CardsForm(editor, enterprise_cards(self._told_proof), cpv=cpv)
        self.history = HistoryCard()
        self.form.put_after(EXPERIENCE, self.history)
        box = column(self.head, 8, holder(self._line), 10, self.form, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(self.form, 1)
        self.setLayout(box)
        self.back.clicked.connect(self.back_requested)
        self.export.clicked.connect(self.export_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.form.removed.connect(self.removed)
        self.history.tender_requested.connect(self.tender_requested)
        editor.changed.connect(self._show)
        self._show(editor.enterprise)

    def set_terms(self, terms: ProofTerms, today: date) -> None:
        """The numbers of policy by which recognitions are told, before an enterprise is opened."""
        self._terms, self._today = terms, today

    def take_focus(self) -> None:
        """Begin: a new enterprise asks for its name first."""
        if self._editor.is_blank:
            self.form.focus_field("name")
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_history(self, history: History) -> None:
        """Show what we did with it before."""
        self.history.show_history(history)

    def show_kept(self, state: SaveState, words: str) -> None:
        """Whether everything is kept."""
        self._kept.setText(words)
        self._kept.setVisible(bool(words))
        self._kept.set_tone("bad" if state is SaveState.FAILED else "muted")

    def kept_words(self) -> str:
        """What is said now about keeping."""
        return self._kept.text()

    def put_card(self, card: QWidget, after: str = "") -> None:
        """Put something that is reckoned below the card with that title, or on top of the form."""
        self.form.put_after(after, card)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _told_proof(self, proof: RecognitionProof) -> str:
        if self._terms is None:
            return ""
        outcome = outcome_of(proof, self._today, self._terms)
        return "" if outcome.state in (ProofState.NONE, ProofState.OWN_STATEMENT) else words_of(outcome, self._terms)

    def _show(self, enterprise: Enterprise) -> None:
        is_new = self._editor.is_blank
        self.head.set_title("Nieuwe onderneming" if is_new else name_shown(enterprise.name))
        place = enterprise.town.strip()
        self.head.set_subtitle(
            "Alles wordt bewaard terwijl u typt." if is_new else " · ".join(filter(None, (_kind(enterprise), place)))
        )
        self.remove.setVisible(not is_new)
        self.export.setVisible(not is_new)
        self.example.setVisible(enterprise.is_example)
        self.state.setVisible(enterprise.state is not EnterpriseState.ACTIVE)
        self.state.set_state(
            "to_confirm" if enterprise.state is EnterpriseState.TO_VERIFY else "cancelled", enterprise.state.label
        )
        self.proof.setVisible(not is_new and self._terms is not None)
        if self._terms is not None:
            outcome = outcome_of_enterprise(enterprise, self._today, self._terms)
            self.proof.set_state(PROOF_PILLS[outcome.state], told(outcome, self._terms))


def _kind(enterprise: Enterprise) -> str:
    return kind_words(enterprise.kind)
