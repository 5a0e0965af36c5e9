"""Take in a list of enterprises: file, columns, preview, and only then the register. All steps on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...application.register_ports import Batch
from ...domain import dutch
from ...domain.enterprises.importing import ImportPlan, PlanOptions, RowState
from ...domain.enterprises.importing_columns import Choices
from ...domain.enterprises.importing_file import ListFile
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.file_drop import FileDrop
from ..widgets.hint import Hint
from ..widgets.inputs import ChoiceBox
from ..widgets.layouts import Flow, column, holder
from ..widgets.meter import Meter
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .enterprise_import_batches import BatchesCard, ExportCard
from .enterprise_import_columns import ColumnsCard
from .enterprise_import_preview import PreviewCard

_SUBTITLE = "Van Buy Social, uit het PSO-register of van uzelf. U ziet eerst wat er verandert."
_ASK = (
    "Kies een Excel-bestand (XLSX) of een CSV-bestand, of sleep het naar deze pagina. "
    "Uw bestand blijft zoals het is, en in het register verandert nog niets."
)
_WIDTH = 1100


class EnterpriseImportPage(FileDrop):
    """Shows what somebody else reads and plans.

    `file_asked()`, `file_dropped(Path)`: a file to read. `sheet_chosen(int)`: another sheet. `columns_chosen()`: plan
    again, by `columns.mapping()` and `columns.options()`. `accepted(ImportPlan)`: take this in. `faults_wanted()`,
    `export_asked()`: a file is wanted. `undo_asked(str)`: take a batch back. `stopped()`: nobody waits any more.
    `left()`: back to the register. `entered()`: the page is shown.
    """

    file_asked = Signal()
    sheet_chosen = Signal(object)
    columns_chosen = Signal()
    accepted = Signal(object)
    faults_wanted = Signal()
    export_asked = Signal()
    undo_asked = Signal(str)
    stopped = Signal()
    left = Signal()

    def __init__(self, when: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        super().__init__(parent, files_only=False)
        self.setAccessibleName("Lijst inlezen")
        self._busy = ""
        self.back = Button("Naar het register", "quiet", "arrow-left")
        self.file = _FileCard()
        self.columns = ColumnsCard()
        self.preview = PreviewCard()
        self.finish = _FinishCard()
        self.batches = BatchesCard(when)
        self.export = ExportCard()
        self.panel = StepPanel(width=_WIDTH)
        self.panel.add(self.file, self.columns, self.preview, self.finish, self.batches, self.export)
        box = column(PageHead("Lijst inlezen", _SUBTITLE, [self.back]), 14, self.panel, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(self.panel, 1)
        self.setLayout(box)
        self.back.clicked.connect(self.left)
        self.file.choose.clicked.connect(self.file_asked)
        self.file.stop.clicked.connect(self.stopped)
        self.file.sheets.edited.connect(self.sheet_chosen)
        self.columns.changed.connect(self.columns_chosen)
        self.preview.changed.connect(self.finish.show_plan)
        self.preview.faults_wanted.connect(self.faults_wanted)
        self.finish.take.clicked.connect(lambda: self.accepted.emit(self.preview.plan))
        self.finish.cancel.clicked.connect(self.stopped)
        self.batches.undo_asked.connect(self.undo_asked)
        self.export.export_asked.connect(self.export_asked)
        self.clear()

    # -- what the owner calls -------------------------------------------------------------------------------------
    def clear(self) -> None:
        """No file: only the question for one."""
        self.set_busy("")
        self.file.clear()
        for card in (self.columns, self.preview, self.finish):
            card.hide()

    def show_problem(self, sentence: str) -> None:
        """Say why a file is not read; what was shown of an earlier one goes."""
        self.clear()
        self.file.show_problem(sentence)

    def show_file(self, file: ListFile, sheet: int, mapping: Choices, remembered: bool, options: PlanOptions) -> None:
        """Show a file and how its columns are understood; the plan comes later."""
        self.set_busy("")
        self.file.show_file(file, sheet)
        self.columns.show_sheet(file.sheets[sheet], mapping, remembered, options)
        self.columns.show()
        for card in (self.preview, self.finish):
            card.hide()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what reading the list would do."""
        self.set_busy("")
        self.preview.show_plan(plan)
        self.finish.show_plan(plan)
        self.preview.show()
        self.finish.show()

    def show_no_plan(self) -> None:
        """The columns do not make a list yet."""
        self.preview.hide()
        self.finish.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._busy)

    def set_busy(self, words: str, *, can_stop: bool = True) -> None:
        """Say what is under way; "" when nothing is."""
        self._busy = words
        self.file.set_busy(words, can_stop)
        self.finish.set_busy(self.is_busy)

    def tell_progress(self, done: int, of: int) -> None:
        """Say how far it is; `of` 0 when nobody knows."""
        self.file.tell_progress(self._busy, done, of)

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show the lists that were taken in before."""
        self.batches.show_batches(batches)

    def take_focus(self) -> None:
        """Put the focus where one begins."""
        self.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)


class _FileCard(Card):
    """Which file, and what there is to say of it."""

    def __init__(self) -> None:
        super().__init__("1  Bestand")
        self.choose = Button("Kies een bestand", "primary", "file-arrow-down")
        self.stop = Button("Stop", "quiet", "x", small=True)
        self.sheets = ChoiceBox(width=320)
        self.sheets.setAccessibleName("Blad van het bestand")
        self._ask = Label(_ASK, tone="muted", wrap=True)
        self._name, self._about = Label("", "strong", wrap=True), Label("", tone="muted", wrap=True)
        self._problem = Hint(tone="bad", glyph="x-circle-fill")
        self._remarks: list[Hint] = []
        self._remark_box = QVBoxLayout()
        self._remark_box.setSpacing(4)
        self._meter = Meter()
        flow = Flow()
        for part in (self.choose, self.sheets, self.stop):
            flow.addWidget(part)
        self.add(self._ask, self._name, self._about, self._problem, self._remark_box, self._meter, holder(flow))

    def clear(self) -> None:
        self._ask.show()
        for part in (self._name, self._about, self.sheets):
            part.hide()
        self._problem.show_words("")
        self._show_remarks(())
        self.choose.setText("Kies een bestand")
        self.choose.set_kind("primary")

    def show_problem(self, sentence: str) -> None:
        self._problem.show_words(sentence)

    def problem(self) -> str:
        """Why the file is not read, or ""."""
        return self._problem.words()

    def remarks(self) -> list[str]:
        """What is said of how the file was read."""
        return [hint.words() for hint in self._remarks if hint.words()]

    def show_file(self, file: ListFile, at: int) -> None:
        sheet = file.sheets[at]
        self._ask.hide()
        self._problem.show_words("")
        self._name.setText(file.name)
        rows = dutch.counted(len(sheet.rows), "regel", "regels")
        self._about.setText(f"{rows} onder de kop, {dutch.counted(len(sheet.heads), 'kolom', 'kolommen')}.")
        self._name.show()
        self._about.show()
        self._show_remarks(file.remarks)
        names = [f"{item.name} (verborgen)" if item.is_hidden else item.name for item in file.sheets]
        self.sheets.set_choices(list(enumerate(names)))
        self.sheets.set_value(at)
        self.sheets.setVisible(len(file.sheets) > 1)
        self.choose.setText("Kies een ander bestand")
        self.choose.set_kind("secondary")

    def set_busy(self, words: str, can_stop: bool) -> None:
        self._meter.setVisible(bool(words))
        self.stop.setVisible(bool(words) and can_stop)
        self.choose.setEnabled(can_stop or not words)
        if words:
            self._meter.show_part(0, f"{words}.")

    def tell_progress(self, words: str, done: int, of: int) -> None:
        if done:
            far = f"{dutch.number(done)} van {dutch.number(of)}" if of else dutch.number(done)
            self._meter.show_part(100 * done // of if of else 0, f"{words}: regel {far}.")

    def progress(self) -> str:
        """What is said of work under way, or ""."""
        return "" if self._meter.isHidden() else self._meter.words()

    def _show_remarks(self, remarks: Sequence[str]) -> None:
        while len(self._remarks) < len(remarks):
            hint = Hint(glyph="info")
            self._remarks.append(hint)
            self._remark_box.addWidget(hint)
        for at, hint in enumerate(self._remarks):
            hint.show_words(remarks[at] if at < len(remarks) else "")


class _FinishCard(Card):
    """The last step: take it in, or not."""

    def __init__(self) -> None:
        super().__init__("4  Inlezen")
        self._is_something = False
        self._words = Label("", wrap=True)
        self.take = Button("Inlezen", "primary", "check")
        self.cancel = Button("Annuleren", "quiet", "x")
        flow = Flow()
        flow.addWidget(self.take)
        flow.addWidget(self.cancel)
        self.add(self._words, holder(flow))

    def words(self) -> str:
        """What is said of what happens."""
        return self._words.text()

    def show_plan(self, plan: ImportPlan) -> None:
        new, changed = plan.counts[RowState.NEW], plan.counts[RowState.MERGED]
        self._is_something = bool(new + changed)
        number = dutch.counted(new + changed, "onderneming", "ondernemingen")
        self.take.setText(f"Lees {number} in" if self._is_something else "Inlezen")
        self.take.setEnabled(self._is_something)
        if self._is_something:
            parts = [
                f"{dutch.number(number)} {one if number == 1 else many}"
                for number, one, many in ((new, "komt erbij", "komen erbij"), (changed, "verandert", "veranderen"))
                if number
            ]
            self._words.setText(f"{dutch.listed(parts)}. U kunt het daarna in één keer terugdraaien.")
        else:
            self._words.setText("In deze lijst staat niets nieuws om in te lezen.")

    def set_busy(self, busy: bool) -> None:
        self.take.setEnabled(self._is_something and not busy)
