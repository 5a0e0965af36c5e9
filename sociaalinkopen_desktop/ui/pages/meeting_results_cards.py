"""Cards that carry further what a meeting taught us: to the register and to the tenders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.meeting.conversations import Attendance
from ...domain.meeting.following import information_for, reminders
from ...domain.meeting.meeting import Meeting
from ..editing import Editor
from ..meeting_editor import MeetingEditor
from ..meeting_results import MeetingResults, RegisterProposal
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.choices import ChoiceBox
from ..widgets.field_row import FieldRow
from ..widgets.layouts import Flow, column, holder, row, set_shown
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable


class RemindersOfMeetingCard(Card):
    """What asks for attention today in this meeting; hidden when nothing does."""

    def __init__(self, editor: MeetingEditor, today: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("Vandaag te doen", gap=4, parent=parent)
        self._today = today
        self.words = Label("", wrap=True)
        self.add(self.words)
        self.set_state("meeting_open", "Herinnering")
        editor.changed.connect(self._show)
        self._show(editor.meeting)

    def _show(self, meeting: Meeting) -> None:
        found = reminders(meeting, self._today())  # type: ignore[arg-type]
        lines = [
            f"• {item.text}"
            + (f" Voor {dutch.day(item.due)}{', te laat' if item.is_late else ''}." if item.due else "")
            for item in found
        ]
        self.words.setText("\n".join(lines))
        set_shown(self, bool(found))


class RegisterResultCard(Card):
    """First what would change in the register; only then is it done."""

    def __init__(self, editor: MeetingEditor, results: MeetingResults, parent: QWidget | None = None) -> None:
        super().__init__("Naar het register", gap=8, parent=parent)
        self._editor, self._results = editor, results
        self._proposal: RegisterProposal | None = None
        self.lead = Label(
            "Gevoerde gesprekken komen bij de onderneming als ervaring, met de dag als laatste contact. Nieuwe "
            "ondernemingen komen erin als ‘nog na te kijken’.",
            tone="muted",
            wrap=True,
        )
        self.table = TextTable((TextColumn("Onderneming", 2), TextColumn("Wat er verandert", 3)), name="Wijzigingen")
        self.nothing = Label("", tone="muted", wrap=True)
        self.look = Button("Bekijk wat er verandert", "secondary", "eye")
        self.take = Button("Neem over in het register", "primary", "check")
        foot = Flow(gap=8, line_gap=6)
        foot.addWidget(self.look)
        foot.addWidget(self.take)
        self.add(self.lead, self.table, self.nothing, holder(foot))
        self.look.clicked.connect(results.propose)
        self.take.clicked.connect(self._take)
        results.proposed.connect(self.show_proposal)
        editor.changed.connect(lambda _meeting: self.show_proposal(None))
        self.show_proposal(None)

    def show_proposal(self, proposal: RegisterProposal | None) -> None:
        """Show what would change, or nothing while that was not looked up for the meeting as it is now."""
        if proposal is not None and proposal.meeting != self._editor.meeting:
            proposal = None
        self._proposal = proposal
        lines = proposal.lines if proposal is not None else ()
        self.table.set_rows([[TextCell(name, strong=True), TextCell(what)] for name, what in lines])
        self.table.setVisible(bool(lines))
        words = "Er is niets nieuws om over te nemen." if proposal is not None and not lines else ""
        if proposal is not None and proposal.gone:
            words = f"{words} {proposal.gone} staat niet meer in het register.".strip()
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))
        self.take.setVisible(bool(lines))
        held = any(item.outcome.attendance is Attendance.HELD for item in self._editor.meeting.conversations)
        self.look.setEnabled(held or any(not item.enterprise_id for item in self._editor.meeting.enterprises))
        if lines:
            self.take.setFocus()

    def _take(self) -> None:
        if self._proposal is not None:
            self._results.take_over(self._proposal)


class TenderResultCard(Card):
    """Per linked tender what goes in it: the day, and what was told; and whether it is there already."""

    def __init__(self, editor: MeetingEditor, results: MeetingResults, parent: QWidget | None = None) -> None:
        super().__init__("Naar de aanbestedingen", gap=8, parent=parent)
        self._editor, self._results = editor, results
        self.lead = Label("", tone="muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._rows: list[_TenderRow] = []
        self.add(self.lead, self._list)
        editor.changed.connect(self._show)
        self._show(editor.meeting)

    def buttons(self) -> Sequence[Button]:
        """The buttons *Zet in de aanbesteding*, in the order of the tenders."""
        return [line.button for line in self._rows if not line.isHidden()]

    def words(self) -> list[str]:
        """What is said of each tender."""
        return [line.about.text() for line in self._rows if not line.isHidden()]

    def _show(self, meeting: Meeting) -> None:
        self.lead.setText(
            "De datum en wat u vertelde, komen in de aanbesteding. Zo staat het in de motivering en in de bijlage bij "
            "de stukken: iedereen weet dan hetzelfde (art. 2.51 Aanbestedingswet 2012)."
            if meeting.tenders
            else "Koppel bij stap 2 de aanbestedingen waar deze bijeenkomst over gaat."
        )
        while len(self._rows) < len(meeting.tenders):
            line, number = _TenderRow(), len(self._rows)
            line.button.clicked.connect(lambda _on=False, at=number: self._put(at))
            self._rows.append(line)
            self._list.addWidget(line)
        for at, line in enumerate(self._rows):
            line.setVisible(at < len(meeting.tenders))
            if at < len(meeting.tenders):
                link = meeting.tenders[at]
                told = information_for(meeting, link.tender_id)
                left = sum(item.added_on is None for item in told)
                if not told:
                    about = "Niets verteld wat bij de stukken moet. Alleen de datum komt erin."
                elif left:
                    about = f"{dutch.counted(left, 'regel moet', 'regels moeten')} nog bij de stukken."
                else:
                    about = f"{dutch.counted(len(told), 'regel staat', 'regels staan')} bij de stukken."
                line.show_tender(link.title or link.reference or "Aanbesteding", about)

    def _put(self, at: int) -> None:
        self._results.put_in_tender(self._editor.meeting.tenders[at])


class _TenderRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name, self.about = Label("", "strong", wrap=True), Label("", "caption", "muted", wrap=True)
        self.button = Button("Zet in de aanbesteding", "secondary", "arrow-square-in", small=True)
        line = row(holder(column(self.name, self.about, gap=1)), self.button, gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_tender(self, name: str, about: str) -> None:
        self.name.setText(name)
        self.about.setText(about)
        self.button.setAccessibleName(f"Zet in de aanbesteding: {name}")


def tender_choice(editor: Editor, path: str, _went: Callable[[str, str], object]) -> QWidget:
    """The row that says to which linked tender a line of the log belongs."""
    box = ChoiceBox(none_words="Alle gekoppelde aanbestedingen", width=300)
    line = FieldRow("Hoort bij", box)

    def show(meeting: Meeting) -> None:
        at = int(path.rsplit(".", 1)[1])
        if at < len(meeting.information):
            box.set_choices([(item.tender_id, item.title or item.reference) for item in meeting.tenders])
            box.set_value(meeting.information[at].tender_id or None)

    box.edited.connect(lambda value: editor.set(f"{path}.tender_id", value or ""))
    editor.changed.connect(show)
    show(editor.item)
    return line
