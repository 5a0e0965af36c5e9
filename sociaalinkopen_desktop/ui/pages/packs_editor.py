"""The editor of a pack: its points left, the form right, and below the list how the point reads at a real tender."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHeaderView, QWidget

from ...domain.encoding import Problem
from ...domain.tender import Tender
from ..finding_content import content_of
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.finding_card import FindingCard, FindingContent
from ..widgets.hint import Hint
from ..widgets.inputs import ChoiceBox
from ..widgets.layouts import column, row
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from ..widgets.table import TableView
from ..widgets.text import Label
from .packs_draft import ABOUT, Checked, DayOf, DraftEditor, Plain, preview
from .packs_form import AboutForm, RuleForm
from .packs_points import COLUMNS, PointModel

_LEFT = 320
_BESIDE_FROM = 900
_NO_TENDER = "Er is nog geen lopende aanbesteding om dit punt bij te bekijken."


class PackEditorView(QWidget):
    """Edits the draft in `editor`. `ready(object)`: the draft, in order, of which the officer wants to see the effect.

    `left()`: she goes back; the draft stays. `said(str)` tells what was taken out, for the undo bar.
    """

    ready = Signal(object)
    left = Signal()
    said = Signal(str)

    def __init__(self, editor: DraftEditor, day: DayOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor, self._day = editor, day
        self._tenders: tuple[Tender, ...] = ()
        self._tried = False
        self._beside = True
        self.at = ABOUT
        self.back = Button("Terug naar de lijst", "quiet", "caret-left", small=True)
        self.go_on = Button("Bekijk wat er verandert", "primary", "arrow-right", glyph_after=True)
        self.head = PageHead("Pakket bewerken", "", [self.go_on])
        self.wrong = Hint(tone="bad", glyph="x-circle-fill")
        self.model = PointModel(self)
        self.list = TableView(COLUMNS, name="Punten van dit pakket")
        self.list.setModel(self.model)
        self.list.horizontalHeader().hide()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.add = Button("Punt erbij", "secondary", "plus", small=True)
        self.tender = ChoiceBox(placeholder="Kies een aanbesteding")
        self.tender.setAccessibleName("Bij welke aanbesteding")
        self.finding = FindingCard()
        self.finding.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview_words = Label("", "caption", "muted", wrap=True)
        self.about_form = AboutForm(editor)
        self.rule_form = RuleForm(editor)
        self.panel = StepPanel()
        self.panel.add(self.about_form, self.rule_form)
        self._left_side = self._made_left()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        box = column(row(self.back, None), self.head, self.wrong, 12, self._grid, gap=4, margins=(28, 14, 16, 0))
        box.setStretchFactor(self._grid, 1)
        self.setLayout(box)
        self._arrange()
        self._connect()

    def _made_left(self) -> QWidget:
        points = Card(margins=(1, 6, 1, 8))
        points.body.addWidget(self.list, 1)
        points.add(row(12, self.add, None, gap=0))
        self._preview = QWidget()
        self._preview.setLayout(
            column(
                Label("Zo luidt dit punt bij", "caption-strong", "muted"),
                self.tender,
                self.preview_words,
                self.finding,
                gap=6,
            )
        )
        left = QWidget()
        self._left_box = column(points, self._preview, gap=12, margins=(0, 0, 0, 16))
        self._left_box.setStretchFactor(points, 1)
        left.setLayout(self._left_box)
        return left

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.go_on.clicked.connect(self.finish)
        self.add.clicked.connect(self._on_add)
        self.tender.edited.connect(lambda _id: self._show_preview())
        self.list.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_row(now.row()))
        self.list.opened.connect(lambda _index: self._focus_form())
        self.rule_form.removed.connect(self._on_remove)
        self.rule_form.moved.connect(self._on_move)
        self.editor.changed.connect(lambda _draft: self._show())
        self.editor.opened.connect(self._on_opened)

    # -- showing --------------------------------------------------------------------------------------------------
    def show_tenders(self, tenders: Sequence[Tender]) -> None:
        """The tenders at which a point can be looked at; the first one is chosen."""
        self._tenders = tuple(tenders)
        self.tender.set_choices([(item.id, item.subject.title.strip() or "Zonder titel") for item in self._tenders])
        if self.tender.value() not in {item.id for item in self._tenders}:
            self.tender.set_value(self._tenders[0].id if self._tenders else None)
        self._show_preview()

    def go_to(self, at: int) -> None:
        """Show a criterion by its number, or the pack itself (ABOUT)."""
        self.list.go_to_row(at + 1)

    def finish(self) -> None:
        """Tell that the draft is ready; or say what is still wrong, and go there."""
        found = self.editor.check()
        self._tried = True
        self._show(found)
        if found.pack is not None:
            self.ready.emit(self.editor.tidy())
            return
        where = found.at()[0]
        self.go_to(where if where < len(self.editor.rules) else ABOUT)
        form = self.rule_form if self.at != ABOUT else self.about_form
        target = form.focus_fault(self._faults(found))
        if target is not None:
            self.panel.show_widget(target)

    def _on_opened(self, _draft: Plain) -> None:
        self._tried = False
        self.at = ABOUT
        self.about_form.forget(self.editor.draft)
        self._show()
        if self.editor.rules:
            self.rule_form.at = 0
            self.rule_form.forget()
        self.go_to(ABOUT)

    def _show(self, found: Checked | None = None) -> None:
        draft = self.editor.draft
        found = found or self.editor.check()
        self.head.set_title(draft["title"].strip() or "Nieuw pakket")
        self.head.set_subtitle("Wat u hier maakt, geldt pas als u hebt gezien wat er verandert en het overneemt.")
        faulty = [at + 1 for at in found.at()] if self._tried else []
        row_now = self.at + 1
        self.model.show(draft["title"], draft["criteria"], faulty)
        if self.list.currentIndex().row() != row_now or self.at >= len(self.editor.rules):
            self.at = min(self.at, len(self.editor.rules) - 1)
            self.list.go_to_row(self.at + 1)
        self.wrong.show_words(_summary(found) if self._tried else "")
        self.about_form.setVisible(self.at == ABOUT)
        self.rule_form.setVisible(self.at != ABOUT)
        if self.at == ABOUT:
            self.about_form.show_draft(draft)
            self.about_form.show_faults(self._faults(found))
        else:
            self.rule_form.show_rule(self.at)
            self.rule_form.show_faults(self._faults(found))
        self._show_preview()

    def _faults(self, found: Checked) -> dict[str, str]:
        if not self._tried:
            return {}
        return found.faults("" if self.at == ABOUT else f"criteria.{self.at}.")

    def _show_preview(self) -> None:
        self._preview.setVisible(self.at != ABOUT)
        if self.at == ABOUT:
            return
        tender = next((item for item in self._tenders if item.id == self.tender.value()), None)
        self.tender.setVisible(bool(self._tenders))
        content, words = self._previewed(tender)
        self.preview_words.setText(words)
        self.preview_words.setVisible(bool(words))
        self.finding.setVisible(content is not None)
        if content is not None:
            self.finding.set_content(content)

    def _previewed(self, tender: Tender | None) -> tuple[FindingContent | None, str]:
        if tender is None:
            return None, _NO_TENDER
        found = preview(self.editor.draft, self.at, tender, self._day, self.editor.catalogue)
        if isinstance(found, Problem):
            what = found.label.partition(", ")[2] or found.label
            return None, f"Zodra dit punt af is, ziet u het hier. Nog te doen: {what.lower()}."
        if found is None:
            return None, "Dit pakket geldt niet op de dag van deze aanbesteding."
        shown = content_of(found)
        return FindingContent(shown.pill, shown.title, shown.why, shown.values, shown.source), ""

    # -- the list -------------------------------------------------------------------------------------------------
    def _on_row(self, at_row: int) -> None:
        if at_row < 0 or at_row - 1 == self.at:
            return
        self.editor.leave_field()
        self.at = at_row - 1
        self._show()
        self.panel.verticalScrollBar().setValue(0)

    def _on_add(self) -> None:
        at = self.editor.add_rule()
        self.go_to(at)
        self._focus_form()

    def _on_remove(self, at: int) -> None:
        title = self.editor.rules[at]["title"].strip() or "Nieuw punt"
        self.at = min(at, len(self.editor.rules) - 2)
        self.editor.remove_rule(at)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(f"Punt ‘{title}’ verwijderd")

    def _on_move(self, at: int, step: int) -> None:
        self.at = self.editor.move_rule(at, step)
        self._show()

    def _focus_form(self) -> None:
        form = self.rule_form if self.at != ABOUT else self.about_form
        form.rows["title"].control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- beside or below ------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        if beside is not self._beside:
            (self._left_box if beside else self.panel.body).addWidget(self._preview)  # below the form there is room
            self._beside = beside
        for part in (self._left_side, self.panel):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._left_side, 0, 0)
        self._grid.addWidget(self.panel, 0 if beside else 1, 1 if beside else 0)
        self._grid.setColumnStretch(0, 0 if beside else 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)
        self._grid.setRowStretch(0, 1)
        self._grid.setRowStretch(1, 0 if beside else 2)
        self._left_side.setMaximumWidth(look().px(_LEFT) if beside else 16_777_215)
        self._left_side.setMinimumWidth(look().px(_LEFT) if beside else 0)


def _summary(found: Checked) -> str:
    number = len(found.problems)
    if not number:
        return ""
    return "Er is nog 1 ding niet in orde." if number == 1 else f"Er zijn nog {number} dingen niet in orde."
