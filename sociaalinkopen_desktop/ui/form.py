"""Forms: a page is a list of cards, a card a list of fields by their path. Labels, help and units come from the domain.

`FormPage` builds the fields, joins each to the editor, hides what does not apply and shows what is wrong where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..domain import fields
from ..domain.assessment import Assessment, Finding, Status, without_repeats
from ..domain.steps import Step
from ..domain.tender import Tender
from .controls import bind, make_row
from .cpv_row import CpvRow
from .cpv_tools import CpvTools
from .judged_card import JudgedCard
from .rows_editor import RowsEditor, RowsSpec
from .tender_editor import TenderEditor
from .widgets.buttons import Button
from .widgets.card import Card
from .widgets.field_row import FieldRow
from .widgets.layouts import keep_shown
from .widgets.page_head import PageHead
from .widgets.step_panel import StepPanel

Condition = Callable[[Tender], bool]


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """One row of a form. `when` says for which tenders it is shown; `note` computes the words behind the field and
    `below` the line under it; `beside` puts a second field in the same row, `label` replaces the field's own."""

    path: str
    when: Condition | None = None
    note: Callable[[Tender], str] | None = None
    below: Callable[[Tender], str] | None = None
    beside: str = ""
    label: str = ""


Part = FieldSpec | RowsSpec


def field(
    path: str,
    when: Condition | None = None,
    note: Callable[[Tender], str] | None = None,
    below: Callable[[Tender], str] | None = None,
    beside: str = "",
    label: str = "",
) -> FieldSpec:
    """Short for a FieldSpec."""
    return FieldSpec(path=path, when=when, note=note, below=below, beside=beside, label=label)


@dataclass(frozen=True, kw_only=True)
class CardSpec:
    """A group of fields that belong together. One that is not for every tender begins `folded`: only its head is
    there, with how much is filled in or asks for attention."""

    title: str
    parts: tuple[Part, ...]
    when: Condition | None = None
    folded: bool = False


@dataclass(frozen=True, kw_only=True)
class PageSpec:
    """One step: its cards, and one line that says what it is about."""

    step: Step
    subtitle: str
    cards: tuple[CardSpec, ...]


class FormPage(QWidget):
    """A step of the tender as a form.

    `next_requested` asks for the step after it; `removed(str)` tells the undo bar what was taken out of a list.
    `went(str, str)`: the work goes on at that path, with words for the undo bar when something changed.
    """

    next_requested = Signal()
    removed = Signal(str)
    went = Signal(str, str)

    def __init__(
        self, editor: TenderEditor, spec: PageSpec, parent: QWidget | None = None, *, cpv: CpvTools | None = None
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._editor, self._cpv = editor, cpv
        self._cards: list[tuple[CardSpec, Card]] = []
        self._rows: dict[str, FieldRow] = {}
        self._lists: dict[str, RowsEditor] = {}
        self._judged: list[JudgedCard] = []
        self._about: dict[str, tuple[int, ...]] = {}
        self._last: dict[str, QWidget] = {}  # by the title of a card: what was put after it last
        self._is_live = True
        self._missed: set[str] = set()
        go_on = Button("Volgende stap", "secondary", "arrow-right", glyph_after=True)
        go_on.clicked.connect(self.next_requested)
        self._head = PageHead(spec.step.label, spec.subtitle, [go_on])
        self._panel = StepPanel()
        for card in spec.cards:
            self._panel.add(self._built(card))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 12, 0)
        box.setSpacing(12)
        box.addWidget(self._head)
        box.addWidget(self._panel, 1)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(self._on_changed)
        self.show_tender(editor.tender)

    # -- showing --------------------------------------------------------------------------------------------------
    def set_live(self, is_live: bool) -> None:
        """A page that nobody sees need not follow every key: it rests, and catches up when it is live again."""
        self._is_live = is_live
        if is_live and self._missed:
            missed, self._missed = self._missed, set()
            if "opened" in missed:
                self._on_opened(self._editor.tender)
            self.show_tender(self._editor.tender)

    def show_tender(self, tender: Tender) -> None:
        """Show the values of the tender, and only the fields that apply to it."""
        for spec, card in self._cards:
            shown = spec.when is None or spec.when(tender)
            keep_shown(card, shown)
            if shown:
                for part in spec.parts:
                    self._show_part(part, tender)
                if spec.folded:
                    card.set_summary(_filled(spec, tender))

    def show_assessment(self, assessment: Assessment) -> None:
        """Mark fields with what is wrong about them, and cards with how much asks for attention."""
        wrong: dict[str, Finding] = {}
        about: list[list[Finding]] = [[] for _ in self._cards]
        for finding in assessment.findings:
            if finding.status in (Status.NOT_MET, Status.TO_EXPLAIN):
                wrong.setdefault(finding.path, finding)
            for at in self._cards_about(finding.path):
                about[at].append(finding)
        for path, row in self._rows.items():
            row.set_error(wrong[path].message if path in wrong else "")
        for (_, card), mine in zip(self._cards, about, strict=True):
            card.set_state(*_state_of(mine))
        for judged in self._judged:
            judged.show_assessment(assessment)

    def _cards_about(self, path: str) -> tuple[int, ...]:
        """Which cards hold the field of a finding; looked up once, as this is asked at every key."""
        if path not in self._about:
            self._about[path] = tuple(
                at
                for at, (spec, _) in enumerate(self._cards)
                if any(path == own or path.startswith(f"{own}.") for own in _paths_of(spec))
            )
        return self._about[path]

    def focus_field(self, path: str) -> bool:
        """Bring a field into view and put the focus in it; False when it is not on this page or hidden."""
        target: QWidget | None = None
        if path in self._rows:
            target = self._rows[path].control
        else:
            for at, rows in self._lists.items():
                if path == at or path.startswith(at + "."):
                    target = rows.widget_for(path)
        for judged in self._judged if target is None else ():
            if (target := judged.widget_for(path)) is not None:
                self.reveal(target)
                self._panel.show_from_top(judged)
                break
        if target is not None:
            self.reveal(target)
        if target is None or not target.isVisibleTo(self):
            return False
        self._panel.show_widget(target)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def reveal(self, part: QWidget) -> None:
        """Open the card that a part of this page is in."""
        above: QWidget | None = part
        while above is not None and above is not self:
            if isinstance(above, Card) and not above.is_open:
                above.set_open(True)
                self._panel.settle()
            above = above.parentWidget()

    def add_card(self, card: QWidget, *, on_top: bool = False, after: str = "") -> None:
        """Put a card that is more than fields, such as a calculation, below the form, on top of it, or after the card
        of the form with that title and what was put there before."""
        body = self._panel.body
        if on_top:
            body.insertWidget(0, card)
        elif after:
            before = self._last.get(after) or next(made for spec, made in self._cards if spec.title == after)
            body.insertWidget(body.indexOf(before) + 1, card)
            self._last[after] = card
        else:
            self._panel.add(card)
        if isinstance(card, JudgedCard):
            self._judged.append(card)
            card.leads_to.connect(self._on_went)

    def row(self, path: str) -> FieldRow:
        """The form row of a field. Raises KeyError when it is not on this page."""
        return self._rows[path]

    def lists_shown(self) -> list[str]:
        """The paths of the lists that apply now and hold something."""
        tender = self._editor.tender
        return [path for path, rows in self._lists.items() if rows.isVisibleTo(self) and fields.get(tender, path)]

    def rows_editor(self, path: str) -> RowsEditor:
        """The editor of a list. Raises KeyError when it is not on this page."""
        return self._lists[path]

    # -- building -------------------------------------------------------------------------------------------------
    def _built(self, spec: CardSpec) -> Card:
        card = Card(spec.title)
        for part in spec.parts:
            card.add(self._built_rows(part) if isinstance(part, RowsSpec) else self._built_row(part))
        if spec.folded:
            card.make_foldable()
        self._cards.append((spec, card))
        return card

    def _built_rows(self, part: RowsSpec) -> RowsEditor:
        rows = RowsEditor(self._editor, part, cpv=self._cpv)
        rows.removed.connect(self.removed)
        rows.went.connect(self._on_went)
        self._lists[part.path] = rows
        return rows

    def _on_went(self, path: str, words: str) -> None:
        if words or not self.focus_field(path):
            self.went.emit(path, words)

    def _built_row(self, part: FieldSpec) -> FieldRow:
        row = make_row(part.path, label=part.label, beside=part.beside, cpv=self._cpv)
        if isinstance(row, CpvRow):
            row.join(self._editor, part.path)
            row.said.connect(self.removed)
        for path, control in _controls(part, row):
            bind(self._editor, control, path)
            control.installEventFilter(self)
        self._rows[part.path] = row
        return row

    def _show_part(self, part: Part, tender: Tender) -> None:
        shown = part.when is None or part.when(tender)
        if isinstance(part, RowsSpec):
            keep_shown(self._lists[part.path], shown)
            self._lists[part.path].show_tender(tender)
            return
        row = self._rows[part.path]
        keep_shown(row, shown)
        for path, control in _controls(part, row):
            control.set_value(fields.get(tender, path))  # type: ignore[attr-defined]
        if part.note is not None:
            row.set_unit(part.note(tender))
        if part.below is not None:
            row.set_help(part.below(tender))

    def _on_changed(self, tender: Tender) -> None:
        if self._is_live:
            self.show_tender(tender)
        else:
            self._missed.add("changed")

    def _on_opened(self, tender: Tender) -> None:
        if not self._is_live:
            self._missed.add("opened")
            return
        for spec, _card in self._cards:
            for part in spec.parts:
                if isinstance(part, RowsSpec):
                    self._lists[part.path].show_tender(tender)
                    self._lists[part.path].drop_typing()
                    continue
                for path, control in _controls(part, self._rows[part.path]):
                    control.reset(fields.get(tender, path))  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)


def _controls(part: FieldSpec, row: FieldRow) -> Iterator[tuple[str, QWidget]]:
    yield part.path, row.controls[0]
    if part.beside:
        yield part.beside, row.controls[1]


def _filled(spec: CardSpec, tender: Tender) -> str:
    """How many of the fields of a card that apply hold something."""
    paths = [
        path
        for part in spec.parts
        if part.when is None or part.when(tender)
        for path in (part.path, getattr(part, "beside", ""))
        if path
    ]
    filled = sum(fields.get(tender, path) not in (None, "", (), False) for path in paths)
    return f"{filled} van {len(paths)} ingevuld" if filled else "Nog niets ingevuld"


@cache
def _paths_of(spec: CardSpec) -> frozenset[str]:
    """The fields of a card. A finding is about the card when its path is one of these, or lies below one."""
    beside = (part.beside for part in spec.parts if isinstance(part, FieldSpec) and part.beside)
    return frozenset((*(part.path for part in spec.parts), *beside))


def _state_of(findings: Sequence[Finding]) -> tuple[str, str]:
    """The pill in the head of a card: the worst kind of finding and how many there are."""
    findings = without_repeats(findings)
    for status, key, word in (
        (Status.NOT_MET, "not_met", "voldoet niet"),
        (Status.TO_EXPLAIN, "to_justify", "motiveren"),
        (Status.OPEN, "undecided", "te beantwoorden"),
    ):
        number = sum(item.status is status for item in findings)
        if number:
            return key, f"{number} {word}"
    return "", ""
