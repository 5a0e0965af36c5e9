"""Card of step 4: what social return comes to, whether it is in proportion, and how it could be met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain import dutch, fields
from ...domain.norms import NoNormOnDate, Norms
from ...domain.policy import PolicyProfile
from ...domain.social_return import (
    Obligation,
    alternatives,
    clause,
    decimals,
    hours_told,
    missing,
    obligation,
)
from ...domain.social_return_fit import Fit, FitReason, fit_at, fit_of, worst
from ...domain.social_return_mix import mix_total, proposed_mix, pso_discounts
from ...domain.tender import Tender
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.figures import Figures
from ..widgets.fold_button import FoldWords
from ..widgets.hint import Hint
from ..widgets.inputs import PercentEdit
from ..widgets.layouts import Flow, holder, row, set_shown
from ..widgets.meter import Meter
from ..widgets.reason_list import ReasonList, ShownReason
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable
from .social_return_mix import PATH, MixEditor

GROUP = "ambition.social_return"
CLAUSE = f"{GROUP}.clause_text"
SIGNS = {
    Fit.FITS: ("met", "check-circle-fill", "ok"),
    Fit.LOOK: ("to_justify", "warning-fill", "why"),
    Fit.HEAVY: ("not_met", "x-circle-fill", "bad"),
}
UNDO = "Ongedaan maken  Ctrl+Z"
STEPS = (TextColumn("Stap", 4), TextColumn("Uitkomst", 3), TextColumn("Zo komt het", 7))
LOTS = (TextColumn("Perceel", 5), TextColumn("Waarde", 3), TextColumn("Social return", 3))
COMPARED = (
    TextColumn("Percentage", 3),
    TextColumn("Bedrag", 3),
    TextColumn("Werk", 3),
    TextColumn("Plekken", 2),
    TextColumn("Oordeel", 3),
)


@dataclass(frozen=True)
class SocialReturnTools:
    """What the card asks from outside: the norms for a tender, the policy in force, and the way to a field."""

    norms: Callable[[Tender], Norms]
    profile: Callable[[], PolicyProfile]
    go_to: Callable[[str], object]


class SocialReturnCard(Card):
    """Follows the tender while one types; hidden while social return is not asked.

    `said(words, action words, action)` is for the undo bar.
    """

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: SocialReturnTools, parent: QWidget | None = None) -> None:
        super().__init__("Wat levert het op?", parent=parent)
        self._editor, self._tools = editor, tools
        self._found: Obligation | None = None
        self._made_from: object = None
        self._fresh = True
        self._sentence = Label("", tone="muted", wrap=True)
        self._links: list[Button] = []
        self._link_flow = Flow(gap=8, line_gap=4)
        self._link_box = _flowing(self._link_flow)
        self._figures = Figures(name="Uitkomst van social return")
        self._show_steps = FoldWords("Toon de berekening", open_words="Verberg de berekening", name="Berekening")
        self._steps = TextTable(STEPS, name="Berekening van social return")
        self._lots = TextTable(LOTS, name="Social return per perceel")
        self._lots.layout().setContentsMargins(0, 12, 0, 0)  # type: ignore[union-attr]
        self._reasons = ReasonList(name="Is dit in verhouding?")
        self._compared = TextTable(COMPARED, name="Vergelijking van percentages")
        self._own = PercentEdit()
        self._mix = MixEditor(editor)
        self._meter = Meter()
        self._no_table = Hint(glyph="info", tone="muted")
        self._pso = Label("", "caption", "muted", wrap=True)
        self._propose = Button("Zet voorstel klaar", "secondary", "magic-wand", small=True)
        self._add = Button("Regel toevoegen", "quiet", "plus", small=True)
        self._take = Button("Neem tekst over", "secondary", "check", small=True)
        self._take_help = Label("", "caption", "muted", wrap=True)
        self._content = self._built()
        self._now_and_then = (self._steps, self._lots, self._mix, self._meter, self._no_table, self._pso)
        for label in (self._sentence, self._link_box, *self._content):
            self.add(label)
        self._connect()
        self._follow(editor.tender)

    def _built(self) -> tuple[QWidget, ...]:
        """Everything that is shown once there is something to compute, in the order of the card."""
        mix_help = "Een voorstel om mee te denken. De opdrachtnemer kiest straks zelf."
        return (
            self._figures,
            _flowing(_flow(self._show_steps)),
            self._steps,
            self._lots,
            _heading("Is het in verhouding?"),
            self._reasons,
            _heading("Vergelijk met een ander percentage"),
            self._compared,
            FieldRow("Ook uitrekenen", self._own, unit="%", explain="Alleen om te vergelijken; het dossier blijft zo."),
            _heading("Zo zou het kunnen"),
            Label(mix_help, "caption", "muted", wrap=True),
            self._no_table,
            self._mix,
            self._meter,
            _flowing(_flow(self._propose, self._add)),
            self._pso,
            _heading("Tekst voor de stukken"),
            self._take_help,
            _flowing(_flow(self._take)),
        )

    def _connect(self) -> None:
        self._show_steps.opened.connect(lambda _on: self._show_details())
        self._reasons.go_to.connect(lambda path: self._tools.go_to(path))
        self._own.edited.connect(lambda _value: self._compute())
        self._propose.clicked.connect(self._on_propose)
        self._add.clicked.connect(self._mix.add)
        self._mix.removed.connect(lambda words: self.said.emit(words, UNDO, self._editor.undo_stack.undo))
        self._take.clicked.connect(self._on_take)
        self._editor.opened.connect(self._on_opened)
        self._editor.changed.connect(self._follow)
        self.folded.connect(lambda _closed: self._compute())

    # -- for tests and the page -----------------------------------------------------------------------------------
    def sentence(self) -> str:
        return self._sentence.text()

    def links(self) -> list[Button]:
        """The buttons to what is not filled in yet."""
        return [button for button in self._links if button.isVisibleTo(self)]

    def figures(self) -> Figures:
        return self._figures

    def reasons(self) -> ReasonList:
        return self._reasons

    def steps_button(self) -> FoldWords:
        return self._show_steps

    def steps_table(self) -> TextTable:
        return self._steps

    def compared(self) -> TextTable:
        return self._compared

    def own_percentage(self) -> PercentEdit:
        return self._own

    def mix(self) -> MixEditor:
        return self._mix

    def meter(self) -> Meter:
        return self._meter

    def propose_button(self) -> Button:
        return self._propose

    def add_button(self) -> Button:
        return self._add

    def take_button(self) -> Button:
        return self._take

    def pso_words(self) -> str:
        return self._pso.text() if self._pso.isVisibleTo(self) else ""

    # -- computing ------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compute()

    def _on_opened(self, tender: Tender) -> None:
        self._made_from, self._fresh = None, True
        self._own.reset(None)
        self._follow(tender)

    def _follow(self, tender: Tender) -> None:
        set_shown(self, tender.ambition.social_return.is_applied is True)
        if self.isVisible():
            self._compute()

    def _compute(self) -> None:
        """Compute again when something changed that it follows from."""
        tender, profile, own = self._editor.tender, self._tools.profile(), self._own.value()
        norms = self._tools.norms(tender)
        made_from = (
            tender.value, tender.lots, tender.ambition.social_return, tender.subject.nature,
            tender.schedule.dispatch_date, norms.day, profile, own, self.is_open,
        )  # fmt: skip
        if made_from == self._made_from:
            return
        self._made_from = made_from
        lacking, self._found = missing(tender), None
        reasons: tuple[FitReason, ...] = ()
        if lacking:
            sentence = "Vul dit nog in. Dan rekent het programma mee terwijl u typt."
        else:
            try:
                self._found = obligation(tender, norms)
                reasons = fit_of(tender, norms, self._found)
                of = self._found.basis.label.lower()
                sentence = f"{dutch.percent(self._found.percentage)} van de {of} is naar schatting:"
            except NoNormOnDate as unknown:
                sentence = (
                    f"Voor {dutch.day(unknown.day)} is niet bekend: {unknown.description.rstrip('.')}. "
                    "Kies een andere peildatum."
                )
                self._found = None
        if not self.is_open:  # closed there is only the head
            self._show_state(reasons)
            return
        self._sentence.setText(sentence)
        self._show_links(lacking)
        # Each part is shown or hidden once: doing both in a turn would lay the whole page out again.
        for part in self._content:
            if self._found is None or part not in self._now_and_then:
                part.setVisible(self._found is not None)
        self._show_state(reasons)
        if self._found is not None:
            self._show_found(tender, norms, profile, self._found, reasons)

    def _show_state(self, reasons: tuple[FitReason, ...]) -> None:
        if self._found is None:
            self.set_state()
        else:
            key, _glyph, _tone = SIGNS[worst(reasons)]
            self.set_state(key, worst(reasons).label)

    def _show_links(self, paths: tuple[str, ...]) -> None:
        while len(self._links) < len(paths):
            button = Button("-", "quiet", "arrow-bend-down-left", small=True)
            button.clicked.connect(lambda _on=False, made=button: self._tools.go_to(made.property("path")))
            self._links.append(button)
            self._link_flow.addWidget(button)
        for at, button in enumerate(self._links):
            if at < len(paths):
                button.setText(fields.label_of(Tender, paths[at]))
                button.setAccessibleName(f"Ga naar veld: {button.text()}")
                button.setProperty("path", paths[at])
            button.setVisible(at < len(paths))
        self._link_box.setVisible(bool(paths))

    def _show_found(
        self, tender: Tender, norms: Norms, profile: PolicyProfile, found: Obligation, reasons: tuple[FitReason, ...]
    ) -> None:
        self._figures.show_figures(_figures(found))
        self._reasons.show_reasons([_shown(reason) for reason in reasons])
        self._steps.set_rows(
            [(TextCell(step.words), TextCell(step.outcome, strong=True), TextCell(step.remark)) for step in found.steps]
        )
        self._lots.set_rows(_lot_rows(found))
        own = self._own.value()
        rates = () if own is None else (own,)
        self._compared.set_rows(
            [_compared(item, found, fit_at(norms, tender, item)) for item in alternatives(tender, norms, *rates)]
        )
        self._show_mix(norms, profile, found)
        self._show_pso(tender, norms, profile, found)
        self._show_clause(tender, norms)
        self._show_details()

    def _show_details(self) -> None:
        is_open = self._show_steps.is_open and self._found is not None
        self._steps.setVisible(is_open)
        self._lots.setVisible(is_open and self._found is not None and bool(self._found.lots))

    def _show_mix(self, norms: Norms, profile: PolicyProfile, found: Obligation) -> None:
        table = profile.table_on(norms.day)
        mix = self._editor.tender.ambition.social_return.mix
        total = mix_total(mix, found.amount, norms)
        self._mix.show_rows(table, total.amounts, fresh=self._fresh)
        self._fresh = False
        self._mix.setVisible(bool(mix))
        self._meter.setVisible(bool(mix))
        tone = "why" if total.over else "accent" if total.to_fill else "ok"
        self._meter.show_part(int(total.percent), total.sentence, tone)
        self._propose.setText("Zet voorstel opnieuw klaar" if mix else "Zet voorstel klaar")
        self._no_table.show_words(
            ""
            if table is not None
            else "Uw beleid heeft voor deze dag geen tabel met bouwblokken. Het voorstel rekent met een gemiddelde."
        )

    def _show_pso(self, tender: Tender, norms: Norms, profile: PolicyProfile, found: Obligation) -> None:
        asked = tender.ambition.social_return.has_pso_discount
        steps = pso_discounts(found.amount, profile, norms.day)
        told = "; ".join(
            f"{item.step.label}: {dutch.percent(item.discount)} korting, dan {dutch.euro(item.amount)}"
            for item in steps
        )
        self._pso.setText(f"Korting voor PSO. {told}." if told else "Korting voor PSO: uw beleid noemt geen korting.")
        self._pso.setVisible(asked)

    def _show_clause(self, tender: Tender, norms: Norms) -> None:
        has_it = tender.ambition.social_return.clause_text == clause(tender, norms)
        written = bool(tender.ambition.social_return.clause_text.strip())
        self._take.setVisible(not has_it)
        words = "De tekst noemt het bedrag, en daaruit volgt uw raming. Haal die zin weg als u haar niet wilt noemen."
        if has_it:
            words = f"Deze tekst staat in de stukken. {words}"
        elif written:
            words = f"Uw tekst wordt vervangen; dat kunt u ongedaan maken. {words}"
        self._take_help.setText(words)

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_propose(self) -> None:
        if self._found is None:
            return
        norms = self._tools.norms(self._editor.tender)
        mix = proposed_mix(self._found, norms, self._tools.profile(), norms.day)
        self._change(fields.replaced(self._editor.tender, PATH, mix), "Voorstel voor invulling klaargezet")

    def _on_take(self) -> None:
        tender = self._editor.tender
        social = replace(tender.ambition.social_return, clause_text=clause(tender, self._tools.norms(tender)))
        self._change(fields.replaced(tender, GROUP, social), "Tekst over social return overgenomen")

    def _change(self, tender: Tender, words: str) -> None:
        self._editor.replace(tender, words)
        self.said.emit(words, UNDO, self._editor.undo_stack.undo)


def _figures(found: Obligation) -> list[tuple[str, str]]:
    figures = [("Verplichting, excl. btw", dutch.euro(found.amount)), ("Werk", hours_told(found.hours))]
    if found.per_year is not None and found.places is not None:
        figures.insert(1, ("Per jaar", dutch.euro(found.per_year)))
        figures.append(("Voltijdsplekken", decimals(found.places)))
    return figures


def _shown(reason: FitReason) -> ShownReason:
    _key, glyph, tone = SIGNS[reason.fit]
    label = fields.label_of(Tender, reason.path) if reason.path else ""
    path = reason.path if reason.fit is not Fit.FITS else ""
    return ShownReason(glyph, tone, reason.fit.label, reason.sentence, reason.remark, path, label)


def _lot_rows(found: Obligation) -> list[tuple[TextCell, ...]]:
    rows = [
        (TextCell(lot.name), TextCell(dutch.euro(lot.value)), TextCell(dutch.euro(lot.amount))) for lot in found.lots
    ]
    value = sum((lot.value for lot in found.lots), Decimal(0))
    amount = sum((lot.amount for lot in found.lots), Decimal(0))
    total = (TextCell("Samen", strong=True), TextCell(dutch.euro(value)), TextCell(dutch.euro(amount), strong=True))
    return [*rows, total]


def _compared(item: Obligation, asked: Obligation, fit: Fit) -> tuple[TextCell, ...]:
    is_asked = item.percentage == asked.percentage
    return (
        TextCell(dutch.percent(item.percentage), "uw keuze" if is_asked else "", strong=is_asked),
        TextCell(dutch.euro(item.amount)),
        TextCell(hours_told(item.hours)),
        TextCell(decimals(item.places) if item.places is not None else "–"),
        TextCell(fit.label, tone=SIGNS[fit][2], strong=True),
    )


def _heading(words: str) -> QWidget:
    """A title inside the card, with room above it."""
    return holder(row(Label(words, "strong", wrap=True), margins=(0, 12, 0, 0)))


def _flow(*parts: QWidget) -> Flow:
    flow = Flow(gap=8, line_gap=4)
    for part in parts:
        flow.addWidget(part)
    return flow


def _flowing(flow: Flow) -> QWidget:
    """A holder that is as high as the lines of its flow."""
    made = holder(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
