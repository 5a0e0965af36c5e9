"""Forms: a page is a list of cards, a card a list of fields by their path. Labels, help and units come from the domain.

`FormPage` builds the fields, joins each to the editor, hides what does not apply and shows what is wrong where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..domain import fields
from ..domain.assessment import Assessment, Finding, Status, without_repeats
from ..domain.steps import Step
from ..domain.tender import Tender
from .bit_by_bit import BitByBit
from .controls import bind, make_row
from .cpv_row import CpvRow
from .cpv_tools import CpvTools
from .judged_card import JudgedCard
from .obstacle_lines import ObstacleFold, ObstacleTools, lines_at
from .rows_editor import RowsEditor, RowsSpec
from .tender_editor import TenderEditor
from .widgets.buttons import Button
from .widgets.card import Card
from .widgets.field_row import FieldRow
from .widgets.focus_order import reading_order
from .widgets.layouts import keep_shown
from .widgets.page_head import PageHead
from .widgets.step_panel import StepPanel

Condition = Callable[[Tender], bool]
FIRST_ROWS = 6
"""So many rows of a page are made at once; the others come when these are painted."""


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
        self,
        editor: TenderEditor,
        spec: PageSpec,
        parent: QWidget | None = None,
        *,
        cpv: CpvTools | None = None,
        obstacles: ObstacleTools | None = None,
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._editor, self._cpv, self._obstacles = editor, cpv, obstacles
        self._cards: list[tuple[CardSpec, Card]] = []
        self._rows: dict[str, FieldRow] = {}
        self._lists: dict[str, RowsEditor] = {}
        self._judged: list[JudgedCard] = []
        self._wrong: dict[str, str] = {}  # by path: what is wrong there
        self._about: dict[str, tuple[int, ...]] = {}
        self._last: dict[str, QWidget] = {}  # by the title of a card: what was put after it last
        self._is_live = True
        self._missed: set[str] = set()
        self._assessment: Assessment | None = None
        self._bits = BitByBit(self)
        self._waiting: set[str] = set()  # paths of rows that are still to be made
        self._first = FIRST_ROWS
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
        self._first = 0

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
            self._show_card(spec, card, tender)

    def show_assessment(self, assessment: Assessment) -> None:
        """Mark fields with what is wrong about them, and cards with how much asks for attention."""
        self._assessment, self._wrong = assessment, {}
        about: list[list[Finding]] = [[] for _ in self._cards]
        for finding in assessment.findings:
            if finding.status in (Status.NOT_MET, Status.TO_EXPLAIN):
                self._wrong.setdefault(finding.path, finding.message)
            for at in self._cards_about(finding.path):
                about[at].append(finding)
        for path, row in self._rows.items():
            row.set_error(self._wrong.get(path, ""))
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
        target = self.control_for(path)
        if target is None:
            self.finish()
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

    def focus_answer(self, path: str) -> bool:
        """Put the focus on what answers a finding about a path; False when that is just its field."""
        self.finish()
        found = next((target for judged in self._judged if (target := judged.answer_for(path)) is not None), None)
        if found is None:
            return False
        self.reveal(found)
        self._panel.show_widget(found)
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def show_card(self, card: Card) -> None:
        """Open a card of this page, bring it to the top, and put the focus on the first thing in it."""
        card.set_open(True)
        self._panel.settle()
        self._panel.show_from_top(card)
        target = next(reading_order(card), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def control_for(self, path: str) -> QWidget | None:
        """What edits the field at a path, made if need be; None when it is not on this page."""
        found = self._reach(path)
        if isinstance(found, RowsEditor):
            return found.widget_for(path)
        if found is None:
            return None
        return found.control if path in self._rows else found.controls[1]

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
        if self.isVisible() and not card.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            card.show()  # Qt would do so in a later turn
        if isinstance(card, JudgedCard):
            self._judged.append(card)
            if self._assessment is not None:
                card.show_assessment(self._assessment)
            card.leads_to.connect(self._on_went)

    def add_later(self, make: Callable[[], QWidget], *, after: str = "") -> None:
        """As `add_card`, once the rows of the form are there and the window has nothing else to do."""
        self._bits.add(lambda: self.add_card(make(), after=after))

    def finish(self) -> None:
        """Make now what is still to be made of this page."""
        self._bits.finish()

    def row(self, path: str) -> FieldRow:
        """The form row of a field. Raises KeyError when it is not on this page."""
        self._reach(path)
        return self._rows[path]

    @property
    def tender(self) -> Tender:
        """The tender that is shown."""
        return self._editor.tender

    def lists_shown(self) -> list[str]:
        """The paths of the lists that apply now and hold something."""
        tender = self._editor.tender
        return [path for path, rows in self._lists.items() if rows.isVisibleTo(self) and fields.get(tender, path)]

    def rows_editor(self, path: str) -> RowsEditor:
        """The editor of a list. Raises KeyError when it is not on this page."""
        self._reach(path)
        return self._lists[path]

    # -- building -------------------------------------------------------------------------------------------------
    def _built(self, spec: CardSpec) -> Card:
        """A card without its rows: each is made when it is first shown, or reached."""
        card = Card(spec.title)
        if spec.folded:
            card.make_foldable()
            card.folded.connect(lambda _closed: self._show_card(spec, card, self._editor.tender))
        self._cards.append((spec, card))
        return card

    def _made(self, spec: CardSpec, card: Card, part: Part) -> FieldRow | RowsEditor:
        """The row of a field or list, in its place in the card."""
        made = self._part(part.path)
        if made is None:
            at = sum(self._part(each.path) is not None for each in spec.parts[: spec.parts.index(part)])
            made = self._built_rows(part) if isinstance(part, RowsSpec) else self._built_row(part)
            card.body.insertWidget(at, made)
            around = made.parentWidget()
            if around is not None and around.isVisible():
                made.show()
        return made

    def _part(self, path: str) -> FieldRow | RowsEditor | None:
        return self._rows.get(path) or self._lists.get(path)

    def _reach(self, path: str) -> FieldRow | RowsEditor | None:
        """The row that a path leads to, made if need be; None when it is not on this page."""
        for spec, card in self._cards:
            for part in spec.parts:
                if _leads_to(part, path):
                    made = self._made(spec, card, part)
                    self._waiting.discard(part.path)
                    self._show_part(spec, card, part, self._editor.tender)
                    return made
        return None

    def _built_rows(self, part: RowsSpec) -> RowsEditor:
        rows = RowsEditor(self._editor, part, cpv=self._cpv)
        rows.removed.connect(self.removed)
        rows.went.connect(self._on_went)
        if self._obstacles is not None and (said := self._obstacles.book.at(part.path)):
            rows.add_below(ObstacleFold(self._obstacles, said))
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
        row.set_error(self._wrong.get(part.path, ""))
        if self._obstacles is not None and self._obstacles.book.at(part.path):
            row.explain_with(partial(lines_at, self._obstacles, part.path))
        self._rows[part.path] = row
        return row

    def _show_card(self, spec: CardSpec, card: Card, tender: Tender) -> None:
        shown = spec.when is None or spec.when(tender)
        keep_shown(card, shown)
        if shown and card.is_open:
            for part in spec.parts:
                self._show_part(spec, card, part, tender)
        elif shown:
            card.set_summary(_filled(spec, tender))

    def _show_part(self, spec: CardSpec, card: Card, part: Part, tender: Tender) -> None:
        shown = part.when is None or part.when(tender)
        if self._part(part.path) is None and (not shown or self._waits(spec, card, part)):
            return
        row = self._made(spec, card, part)
        keep_shown(row, shown)
        if isinstance(row, RowsEditor):
            row.show_tender(tender)
        elif isinstance(part, FieldSpec):
            for path, control in _controls(part, row):
                control.set_value(fields.get(tender, path))  # type: ignore[attr-defined]
            if part.note is not None:
                row.set_unit(part.note(tender))
            if part.below is not None:
                row.set_help(part.below(tender))

    def _waits(self, spec: CardSpec, card: Card, part: Part) -> bool:
        """Whether a row is made later; so are all but the first of a page that is made now."""
        if self._first and len(self._rows) + len(self._lists) >= self._first:
            self._waiting.add(part.path)
            self._bits.add(lambda: self._no_longer_wait(spec, card, part))
        return part.path in self._waiting

    def _no_longer_wait(self, spec: CardSpec, card: Card, part: Part) -> None:
        self._waiting.discard(part.path)
        self._show_part(spec, card, part, self._editor.tender)

    def _on_changed(self, tender: Tender) -> None:
        if self._is_live:
            self.show_tender(tender)
        else:
            self._missed.add("changed")

    def _on_opened(self, tender: Tender) -> None:
        if not self._is_live:
            self._missed.add("opened")
            return
        for rows in self._lists.values():
            rows.show_tender(tender)
            rows.drop_typing()
        parts = (part for spec, _card in self._cards for part in spec.parts if part.path in self._rows)
        for part in parts:
            if isinstance(part, FieldSpec):
                for path, control in _controls(part, self._rows[part.path]):
                    control.reset(fields.get(tender, path))  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._editor.leave_field()
        return super().eventFilter(watched, event)


def _leads_to(part: Part, path: str) -> bool:
    """Whether a path is about this field or list."""
    if isinstance(part, RowsSpec):
        return path == part.path or path.startswith(f"{part.path}.")
    return path in (part.path, part.beside)


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
        for path in (part.path, part.beside if isinstance(part, FieldSpec) else "")
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
