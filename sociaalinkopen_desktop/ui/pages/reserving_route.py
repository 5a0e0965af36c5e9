"""One route to social enterprises on screen: its verdict, the reasons, open questions, buttons and ready sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain import fields
from ...domain.choices import ReservationScope
from ...domain.reserved_texts import ReadySentence, holds
from ...domain.reserving import Route, RouteAdvice
from ...domain.reserving_reasons import RouteReason, Says
from ...domain.subject import Lot
from ...domain.tender import Tender
from ..controls import bind, make_row
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.field_row import FieldRow
from ..widgets.fold_button import FoldWords
from ..widgets.hairline import Hairline
from ..widgets.inputs import ChoiceBox, Input
from ..widgets.layouts import Flow, holder, row
from ..widgets.pill import Pill
from ..widgets.reason_list import ReasonList, ShownReason
from ..widgets.text import Label

SIGNS = {
    Says.YES: ("met", "check-circle-fill", "ok"),
    Says.OPEN: ("undecided", "circle-dashed", "neutral"),
    Says.NO: ("not_met", "x-circle-fill", "bad"),
}
MAY = {Says.YES: "Mag", Says.OPEN: "Nog een vraag", Says.NO: "Mag niet"}
WISE = {Says.YES: "Verstandig", Says.OPEN: "Kijk na", Says.NO: "Niet verstandig"}
SAYS_MAY = {Says.YES: "Goed", Says.OPEN: "Vraag", Says.NO: "Past niet"}
SAYS_WISE = {Says.YES: "Goed", Says.OPEN: "Kijk na", Says.NO: "Past niet"}
ASKED_HERE = {
    Route.PUBLIC_SERVICE: ("ambition.reservation.had_service_before",),
    Route.IN_HOUSE: (
        "ambition.reservation.has_control",
        "ambition.reservation.activities_percent",
        "ambition.reservation.has_private_capital",
    ),
}
"""Questions whose fields in the form are hidden until the route is chosen: they are asked with the route."""


class _SentenceRow(QWidget):
    """A ready sentence with the button that takes it over, or copies it."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence: ReadySentence | None = None
        self._place = Label("", "caption", "muted")
        self._text = Label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = Button("-", "quiet", "check", small=True)
        self.button.clicked.connect(lambda: self.taken.emit(self._sentence))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._place)
        words.addWidget(self._text)
        line = row(gap=8)
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_sentence(self, sentence: ReadySentence, tender: Tender) -> None:
        self._sentence = sentence
        has_it = holds(tender, sentence)
        self._place.setText(f"{sentence.place.label} · staat er al" if has_it else sentence.place.label)
        self._text.setText(sentence.text)
        words = "Neem zin over" if sentence.path else "Kopieer"
        self.button.setText(words)
        self.button.set_glyph("check" if sentence.path else "copy")
        self.button.setAccessibleName(f"{words}: {sentence.place.label}")
        self.button.setVisible(not has_it)


class RouteRow(QWidget):
    """Tells of presses: `chosen(route, lots)`, `taken(sentence)` and `go_to(path)`."""

    chosen = Signal(object, object)
    taken = Signal(object)
    go_to = Signal(str)

    def __init__(self, editor: TenderEditor, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self.route = editor, route
        self._title = Label(route.label, "strong", wrap=True)
        self._may, self._wise = Pill("met"), Pill("met")
        self._mine = Pill("current", "Gekozen")
        self._first = Label("", "caption", "muted", wrap=True)
        self.toggle = FoldWords("Toon waarom", open_words="Verberg waarom", name=f"Waarom: {route.label}")
        self.choose_button = Button("Kies deze route", "secondary", "check", small=True)
        self.lot_box = ChoiceBox(width=220)
        self.lot_box.setAccessibleName(f"Perceel voor: {route.label}")
        self.lot_button = Button("Alleen dit perceel", "quiet", "puzzle-piece", small=True)
        self.lot_button.setAccessibleName(f"Alleen dit perceel: {route.label}")
        self.may_list, self.wise_list = ReasonList(name="Mag het?"), ReasonList(name="Is het verstandig?")
        self._may_title, self._wise_title = Label("Mag het?", "caption-strong"), Label("Verstandig?", "caption-strong")
        self.questions = {path: self._question(path) for path in ASKED_HERE.get(route, ())}
        self._notice = Label("", "caption", "muted", wrap=True)
        self._sentences: list[_SentenceRow] = []
        self._sentence_title = Label("Zinnen om over te nemen", "caption-strong")
        self._sentence_box = QVBoxLayout()
        self._sentence_box.setSpacing(8)
        self._details = holder(self._details_layout())
        self._details.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._place()
        self.toggle.opened.connect(self._open)
        self.choose_button.clicked.connect(lambda: self.chosen.emit(self.route, ()))
        self.lot_button.clicked.connect(self._on_lot)
        for reasons in (self.may_list, self.wise_list):
            reasons.go_to.connect(self._on_go)
        self._open(False)

    def _place(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(Hairline(upright=False))
        box.addWidget(self._title)
        box.addWidget(_flowing((self._mine, self._may, self._wise)))
        box.addWidget(self._first)
        box.addWidget(_flowing((self.toggle, self.choose_button, self.lot_box, self.lot_button)))
        box.addWidget(self._details)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _details_layout(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(8)
        for part in (self._may_title, self.may_list, *self.questions.values(), self._wise_title, self.wise_list):
            box.addWidget(part)
        box.addWidget(self._notice)
        box.addWidget(self._sentence_title)
        box.addLayout(self._sentence_box)
        return box

    def _question(self, path: str) -> FieldRow:
        made = make_row(path)
        bind(self._editor, made.control, path)
        made.control.installEventFilter(self)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)

    # -- showing --------------------------------------------------------------------------------------------------
    def show_advice(
        self, advice: RouteAdvice, sentences: Sequence[ReadySentence], tender: Tender, *, fresh: bool = False
    ) -> None:
        """Show what is known about the route; `fresh` also drops what was half typed."""
        may, wise = advice.may, advice.wise
        self._may.set_state(SIGNS[may][0], MAY[may])
        has_wise = bool(advice.wise_reasons) and may is not Says.NO
        key = "to_justify" if wise is Says.OPEN else SIGNS[wise][0]
        self._wise.set_state(key, WISE[wise])
        self._wise.setVisible(has_wise)
        self._mine.setVisible(advice.is_chosen)
        self._first.setText(_first(advice))
        self.may_list.show_reasons([_shown(reason, SAYS_MAY) for reason in advice.may_reasons])
        self.wise_list.show_reasons([_shown(reason, SAYS_WISE, wise=True) for reason in advice.wise_reasons])
        for part in (self._wise_title, self.wise_list):
            part.setVisible(has_wise)
        for path, question in self.questions.items():
            control = cast("Input", question.control)
            put = control.reset if fresh else control.set_value
            put(fields.get(tender, path))
            question.setVisible(not advice.is_chosen)
        self._notice.setText(_notice(advice))
        self._notice.setVisible(bool(self._notice.text()))
        self._show_sentences(sentences, tender)
        self._show_buttons(advice, tender.lots, tender.ambition.reservation.scope)

    def set_open(self, is_open: bool) -> None:
        """Show or hide the reasons."""
        self.toggle.set_open(is_open)

    def pills(self) -> list[str]:
        """The words of the pills that are shown."""
        return [pill.accessibleName() for pill in (self._mine, self._may, self._wise) if pill.isVisibleTo(self)]

    def sentence_button(self, at: int) -> Button:
        """The button of one ready sentence."""
        return self._sentences[at].button

    def _show_sentences(self, sentences: Sequence[ReadySentence], tender: Tender) -> None:
        while len(self._sentences) < len(sentences):
            made = _SentenceRow(self)
            made.taken.connect(self.taken)
            self._sentences.append(made)
            self._sentence_box.addWidget(made)
        for at, made in enumerate(self._sentences):
            if at < len(sentences):
                made.show_sentence(sentences[at], tender)
            made.setVisible(at < len(sentences))
        self._sentence_title.setVisible(bool(sentences))

    def _show_buttons(self, advice: RouteAdvice, lots: tuple[Lot, ...], scope: ReservationScope | None) -> None:
        allowed = advice.may is not Says.NO
        for_lots = advice.is_chosen and scope is ReservationScope.LOTS
        words = "Kies voor de hele opdracht" if for_lots else "Kies deze route"
        self.choose_button.setText(words)
        self.choose_button.setAccessibleName(f"{words}: {self.route.label}")
        self.choose_button.setVisible(allowed and (for_lots or not advice.is_chosen))
        has_lots = allowed and bool(advice.lots)
        if has_lots:
            self.lot_box.set_choices([(at, lots[at].title.strip() or f"Perceel {at + 1}") for at in advice.lots])
            if self.lot_box.value() not in advice.lots:
                self.lot_box.set_value(advice.lots[0])
        self.lot_box.setVisible(has_lots)
        self.lot_button.setVisible(has_lots)

    def _open(self, is_open: bool) -> None:
        self._details.setVisible(is_open)
        self._first.setVisible(not is_open)

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_lot(self) -> None:
        if self.lot_box.value() is not None:
            self.chosen.emit(self.route, (self.lot_box.value(),))

    def _on_go(self, path: str) -> None:
        """To the question here when it is asked here, and else to its field in the form."""
        question = self.questions.get(path)
        if question is not None and question.isVisibleTo(self):
            question.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.go_to.emit(path)


def _first(advice: RouteAdvice) -> str:
    """The reason that decides, for who does not open the others."""
    for says in (Says.NO, Says.OPEN):
        for reason in (*advice.may_reasons, *advice.wise_reasons):
            if reason.says is says:
                return reason.sentence
    return advice.may_reasons[0].sentence if advice.may_reasons else ""


def _shown(reason: RouteReason, words: dict[Says, str], *, wise: bool = False) -> ShownReason:
    _key, glyph, tone = SIGNS[reason.says]
    if wise and reason.says is Says.OPEN:
        glyph, tone = "warning-fill", "why"
    if reason.is_condition:
        return ShownReason("info", "muted", "Let op", reason.sentence, reason.remark)
    path = reason.path if reason.says is not Says.YES else ""
    link = fields.label_of(Tender, path) if path else ""
    return ShownReason(glyph, tone, words[reason.says], reason.sentence, reason.remark, path, link)


def _notice(advice: RouteAdvice) -> str:
    """What the notice would hold, per group of lots."""
    told = []
    for group in advice.notice:
        values = [
            f"{field.bt} {field.label}: {field.value} ({field.meaning})"
            if field.value
            else f"{field.bt} {field.label}: nog leeg"
            for field in group.fields
        ]
        told.append(f"{group.name}: {'; '.join(values)}.")
    return f"In de aankondiging wordt dit: {' '.join(told)}" if told else ""


def _flowing(parts: Iterable[QWidget]) -> QWidget:
    flow = Flow(gap=8, line_gap=4)
    for part in parts:
        flow.addWidget(part)
    made = holder(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
