"""Step 7: a market consultation worked out. Its fields are a card of the form; this card shows what came of it.

Per question who answered, the questions and the report as PDF, and the meetings with the market about this tender.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.documents import DocumentKind
from ...domain.documents.consultation import has_answers
from ...domain.justification.consultation import shown_names
from ...domain.market import Consultation, ConsultationAnswer
from ...domain.tender import Tender
from ..form import CardSpec, field
from ..judged_card import JudgedCard
from ..market_tools import MarketTools
from ..rows_editor import RowsSpec
from ..tender_editor import TenderEditor
from ..widgets.buttons import Button
from ..widgets.hairline import Hairline
from ..widgets.hint import Hint
from ..widgets.layouts import Flow, column, flowing, holder, keep_shown, row, show_line
from ..widgets.text import Label

if TYPE_CHECKING:
    from ...application.register_ports import MeetingRow

GROUP = "market.consultation"
ANSWERS = f"{GROUP}.answers"
TITLE = "Marktconsultatie uitwerken"
UNDO = "Ongedaan maken  Ctrl+Z"
INTRO = (
    "Vraag de markt om advies vóór u de eisen kiest. Iedereen krijgt dezelfde vragen, en het verslag komt bij de "
    "stukken (art. 2.25 Aanbestedingswet 2012)."
)
NO_QUESTIONS = "Schrijf hierboven uw vragen op, één per regel. Dan kunt u hier per vraag de antwoorden bijhouden."
WHOLE = "Over het geheel"


def _is_begun(tender: Tender) -> bool:
    return tender.market.consultation_date is not None or tender.market.consultation != Consultation()


def _told_question(item: ConsultationAnswer) -> str:
    return f"Vraag {item.question}" if item.question is not None else WHOLE


CONSULTATION = CardSpec(
    title=TITLE,
    folded=True,
    parts=(
        field(f"{GROUP}.purpose"),
        field(f"{GROUP}.published_in"),
        field(f"{GROUP}.opens_on"),
        field(f"{GROUP}.closes_on"),
        field(f"{GROUP}.reply_to"),
        field(f"{GROUP}.questions"),
        RowsSpec(
            path=ANSWERS,
            thing="antwoord",
            summary=("participant", "question", "answer"),
            beside=_told_question,
            second=("answer",),
            empty="Nog geen antwoorden.",
        ),
        field(f"{GROUP}.summary"),
        field(f"{GROUP}.what_we_do"),
        field(f"{GROUP}.report_made_on", when=_is_begun),
    ),
)


class QuestionRow(QWidget):
    """One question and who answered it. `asked(int)`: an answer to it is to be written, None for the whole."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: int | None = None
        self._question, self._who = Label("", wrap=True), Label("", "caption", "muted", wrap=True)
        self.button = Button("Antwoord toevoegen", "quiet", "plus", small=True)
        line = row(holder(column(self._question, self._who, gap=1)), self.button, gap=8)
        line.setStretch(0, 1)
        line.setAlignment(self.button, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(Hairline(upright=False), line, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.button.clicked.connect(lambda: self.asked.emit(self._number))

    def show_question(self, number: int | None, question: str, who: str) -> None:
        """Show this question."""
        self._number = number
        words = f"{number}. {question}" if number is not None else question
        self._question.setText(words)
        self._who.setText(who)
        self.button.setAccessibleName(f"Antwoord toevoegen: {words}")

    def texts(self) -> tuple[str, str]:
        """The question, and who answered."""
        return self._question.text(), self._who.text()


class ConsultationCard(JudgedCard):
    """Follows the tender while it can be seen. `said(words, action words, action)` is for the undo bar."""

    said = Signal(str, str, object)

    def __init__(self, editor: TenderEditor, tools: MarketTools, parent: QWidget | None = None) -> None:
        super().__init__("Marktconsultatie", gap=10, parent=parent)
        self._editor, self._tools = editor, tools
        self._intro = Label(INTRO, tone="muted", wrap=True)
        self._hint = Hint(NO_QUESTIONS, tone="muted")
        self.rows: list[QuestionRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.work_out_button = Button("Vragen en antwoorden", "secondary", "pencil-simple", small=True)
        self.questions_button = Button("Vragen als PDF", "secondary", "file-pdf", small=True)
        self.report_button = Button("Verslag als PDF", "secondary", "file-pdf", small=True)
        self._meeting_title = Label("Meet the market", "strong", wrap=True)
        self._meetings = Label("", wrap=True)
        self.take_day_button = Button("Neem de datum over", "secondary", "check", small=True)
        self.meetings_button = Button("Naar Meet the market", "quiet", "handshake", small=True)
        self._found: Sequence[MeetingRow] = ()
        self._shown: object = None
        self._build()
        editor.opened.connect(lambda _tender: self._on_opened())
        editor.changed.connect(self._on_changed)
        self._show(editor.tender)

    def _build(self) -> None:
        buttons, links = Flow(gap=8, line_gap=4), Flow(gap=8, line_gap=4)
        for button in (self.work_out_button, self.questions_button, self.report_button):
            buttons.addWidget(button)
        for button in (self.take_day_button, self.meetings_button):
            links.addWidget(button)
        self._meeting_part = holder(
            column(Hairline(upright=False), self._meeting_title, self._meetings, flowing(links), gap=6)
        )
        self._meeting_part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.add(self._intro, self._hint, self._list, flowing(buttons), self._meeting_part)
        tools = self._tools
        self.work_out_button.clicked.connect(lambda: tools.go_to(f"{GROUP}.purpose"))
        self.questions_button.clicked.connect(lambda: tools.save_document(DocumentKind.CONSULTATION_QUESTIONS))
        self.report_button.clicked.connect(lambda: tools.save_document(DocumentKind.CONSULTATION_REPORT))
        self.take_day_button.clicked.connect(self._on_day)
        self.meetings_button.clicked.connect(self._on_meetings)

    # -- for tests ------------------------------------------------------------------------------------------------
    def shown(self) -> list[QuestionRow]:
        """The rows of the questions that are shown."""
        return [line for line in self.rows if not line.isHidden()]

    def meetings(self) -> str:
        """What is said of the meetings about this tender."""
        return self._meetings.text() if not self._meeting_part.isHidden() else ""

    # -- following ------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tools.find_meetings(self._on_found)
        self._show(self._editor.tender)

    def _on_opened(self) -> None:
        self._found = ()
        self._show(self._editor.tender)
        if self.isVisible():
            self._tools.find_meetings(self._on_found)

    def _on_changed(self, tender: Tender) -> None:
        if self.isVisible() and _shown_of(tender) != self._shown:
            self._show(tender)

    def _show(self, tender: Tender) -> None:
        self._shown = _shown_of(tender)
        found = tender.market.consultation
        lines = _lines(found)
        while len(self.rows) < len(lines):
            line = QuestionRow()
            line.asked.connect(self._on_asked)
            self.rows.append(line)
            self._list.addWidget(line)
        for at, line in enumerate(self.rows):
            if at < len(lines):
                line.show_question(*lines[at])
            show_line(line, at < len(lines))
        keep_shown(self._hint, not lines)
        keep_shown(self.questions_button, bool(lines))
        keep_shown(self.report_button, has_answers(tender))
        self._show_meetings(tender)

    def _show_meetings(self, tender: Tender) -> None:
        self._meetings.setText("\n".join(_met(item) for item in self._found))
        day = _last_day(self._found)
        keep_shown(self.take_day_button, day is not None and day != tender.market.meet_the_market_date)
        if day is not None:
            self.take_day_button.setText(f"Neem {dutch.day(day)} over als datum")
            self.take_day_button.updateGeometry()
        keep_shown(self.meetings_button, self._tools.open_meetings is not None)
        keep_shown(self._meetings, bool(self._found))
        keep_shown(self._meeting_part, bool(self._found) or self._tools.open_meetings is not None)

    def _on_found(self, meetings: Sequence[MeetingRow]) -> None:
        self._found = meetings
        self._show_meetings(self._editor.tender)

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_asked(self, number: int | None) -> None:
        tender = self._editor.tender
        found = tender.market.consultation
        changed = replace(found, answers=(*found.answers, ConsultationAnswer(question=number)))
        words = "Antwoord toegevoegd"
        self._editor.replace(replace(tender, market=replace(tender.market, consultation=changed)), words)
        self._tools.go_to(f"{ANSWERS}.{len(found.answers)}.participant")

    def _on_day(self) -> None:
        day, tender = _last_day(self._found), self._editor.tender
        if day is not None:
            words = "Datum van Meet the market overgenomen"
            self._editor.replace(replace(tender, market=replace(tender.market, meet_the_market_date=day)), words)
            self.said.emit(words, UNDO, self._editor.undo_stack.undo)

    def _on_meetings(self) -> None:
        show: Callable[[], object] | None = self._tools.open_meetings
        if show is not None:
            show()


def _shown_of(tender: Tender) -> object:
    """What the card shows of the tender."""
    return tender.market.consultation, tender.market.meet_the_market_date


def _lines(found: Consultation) -> list[tuple[int | None, str, str]]:
    """Number, words and who answered, per question; and what is about the whole, when there is any."""
    names = shown_names(found)
    asked = [(number, text.strip()) for number, text in enumerate(found.questions, 1) if text.strip()]
    numbers = {number for number, _text in asked}
    lines: list[tuple[int | None, str, str]] = [
        (number, text, _who([item for item in found.answers if item.question == number], names))
        for number, text in asked
    ]
    rest = [item for item in found.answers if item.question not in numbers]
    if asked or rest:
        lines.append((None, WHOLE, _who(rest, names)))
    return lines


def _who(answers: Sequence[ConsultationAnswer], names: Mapping[str, str]) -> str:
    if not answers:
        return "Nog geen antwoord"
    told = [names[item.participant.strip()] for item in answers]
    return f"{dutch.counted(len(answers), 'antwoord', 'antwoorden')}: {dutch.listed(tuple(dict.fromkeys(told)))}"


def _met(item: MeetingRow) -> str:
    day = dutch.day(item.day) if item.day is not None else "nog geen datum"
    return " · ".join(filter(None, (item.title.strip() or "Bijeenkomst zonder naam", day, item.place.strip())))


def _last_day(found: Sequence[MeetingRow]) -> date | None:
    return max((item.day for item in found if item.day is not None), default=None)
