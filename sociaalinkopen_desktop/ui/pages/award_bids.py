"""Card of step 6: invented bids to try the award with, each a few fields that go on in the next line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.award_model.examples import example_bids
from ...domain.award_model.model import Model, counts_environment, counts_lifetime, model_of, with_keys
from ...domain.award_model.scale import ScoreScale
from ...domain.award_trial import LOWEST_AMOUNT, Bid, BidScore
from ...domain.market import Award
from ..tender_editor import TenderEditor
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.hairline import Hairline
from ..widgets.inputs import ChoiceBox, Input, MoneyEdit, NumberEdit, TextEdit
from ..widgets.layouts import Flow, holder, row
from ..widgets.text import Label
from .award_desk import AwardCard

CELL = 113
CELL_WITH_WORDS = 160
NAME = 260
EMPTY = (
    "Nog geen biedingen. Verzin er een paar, en zie vooraf wie er wint en waarom. "
    "Zo merkt u of uw gewichten doen wat u bedoelt."
)
NONE_RECEIVED = "Nog geen inschrijvingen. Vul van elke inschrijver de prijs en de scores in."
INVENTED = "Verzonnen bedragen en scores. Niets hiervan gaat naar een inschrijver."
RECEIVED = "Ontvangen inschrijvingen. Hun prijzen en scores komen in de motivering en de gunningsstukken."
TITLES = {False: "Proefbiedingen", True: "Ontvangen inschrijvingen"}


@dataclass(frozen=True)
class _Ask:
    """One field of a bid: what it is called, how to make its control, and where its value is kept."""

    key: str
    words: str
    scale: ScoreScale | None = None
    is_score: bool = False


class _Cell(QWidget):
    """A small label above its field."""

    def __init__(self, words: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control: Any = control
        self.label = Label(words, "caption", "muted", wrap=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.problem = Label("", "caption", "bad", wrap=True, parent=self)
        self.problem.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for part in (self.label, control, self.problem):
            box.addWidget(part)
        box.addStretch(1)
        cast("Input", control).problem.connect(self._on_problem)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        has_words = isinstance(self.control, ChoiceBox)
        self.setFixedWidth(look().px(CELL_WITH_WORDS if has_words else CELL))
        if not has_words:
            self.control.setFixedWidth(look().px(CELL))

    def label_height(self) -> int:
        return self.label.heightForWidth(self.width())

    def _on_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


class _BidBlock(QWidget):
    """One bid: its name and place on the first line, its fields below."""

    edited = Signal(int, str, object)  # place, key of the field, value
    removed = Signal(int)

    def __init__(self, card: BidsCard, place: int) -> None:
        super().__init__(card)
        self._card, self.place = card, place
        self._asks: tuple[_Ask, ...] = ()
        self._cells: dict[str, _Cell] = {}
        self.name = TextEdit(longest=80, placeholder="Naam, zoals Inschrijver A")
        self.name.setAccessibleName(f"Naam van bieding {place + 1}")
        self.name.edited.connect(lambda value: self.edited.emit(self.place, "name", value))
        self.name.installEventFilter(card)
        self.outcome = Label("", "caption-strong", "muted", wrap=True)
        self.bin = Button("", "quiet", "trash", small=True, name=f"Bieding {place + 1} verwijderen")
        self.bin.setProperty("tone", "muted")
        self.bin.clicked.connect(lambda: self.removed.emit(self.place))
        self._flow = Flow(gap=12, line_gap=8)
        self._line = Hairline(upright=False, parent=self)
        self._line.setVisible(place > 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(8)
        box.addWidget(self._line)
        box.addLayout(row(self.name, self.outcome, self.bin, gap=12))
        fields = holder(self._flow)
        policy = fields.sizePolicy()
        policy.setHeightForWidth(True)
        fields.setSizePolicy(policy)
        box.addWidget(fields)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.restyle()

    def restyle(self) -> None:
        self.name.setMaximumWidth(look().px(NAME))
        self._level()

    def cell(self, key: str) -> _Cell:
        return self._cells[key]

    def ask(self, asks: tuple[_Ask, ...]) -> None:
        """Have exactly these fields; those that are there already stay."""
        if asks == self._asks:
            return
        kept = {item.key: item for item in self._asks}
        for key in [key for key in self._cells if key not in {item.key for item in asks if kept.get(item.key) == item}]:
            gone = self._cells.pop(key)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for cell in self._cells.values():
            self._flow.removeWidget(cell)
        self._asks = asks
        order = {}
        for item in asks:
            order[item.key] = self._cells.get(item.key) or self._made(item)
            self._flow.addWidget(order[item.key])
        self._cells = order
        self._chain_tabs()
        self._level()

    def show_bid(self, bid: Bid, outcome: tuple[str, str]) -> None:
        """Show the values of a bid, and in `outcome` (words, tone) where it ends."""
        self.name.set_value(bid.name)
        for item in self._asks:
            value = bid.score_of(item.key) if item.is_score else getattr(bid, item.key)
            self._cells[item.key].control.set_value(value)
        self.outcome.set_tone(outcome[1])
        self.outcome.setText(outcome[0])

    def drop_typing(self, bid: Bid) -> None:
        self.name.reset(bid.name)
        for item in self._asks:
            self._cells[item.key].control.reset(bid.score_of(item.key) if item.is_score else getattr(bid, item.key))

    def _made(self, item: _Ask) -> _Cell:
        control = _control(item)
        control.setAccessibleName(f"{item.words}, bieding {self.place + 1}")
        control.edited.connect(lambda value: self.edited.emit(self.place, item.key, value))
        control.installEventFilter(self._card)
        return _Cell(item.words, control)

    def _chain_tabs(self) -> None:
        before: QWidget = self.name
        for part in (*(cell.control for cell in self._cells.values()), self.bin):
            QWidget.setTabOrder(before, part)
            before = part

    def _level(self) -> None:
        """All labels as high as the highest, so that the fields stand on one line."""
        high = max((cell.label_height() for cell in self._cells.values()), default=0)
        for cell in self._cells.values():
            cell.label.setMinimumHeight(high)


class BidsCard(AwardCard):
    """Adds, fills and removes bids: invented ones, or those that were received."""

    def __init__(self, editor: TenderEditor, parent: QWidget | None = None) -> None:
        super().__init__(TITLES[False], editor, parent)
        self._blocks: list[_BidBlock] = []
        self._intro = Label("", "caption", "muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._examples = Button("Zet voorbeeldbiedingen neer", "secondary", "sparkle", small=True)
        self._add = Button("Bieding toevoegen", "secondary", "plus", small=True)
        flow = Flow(gap=8, line_gap=4)
        flow.addWidget(self._examples)
        flow.addWidget(self._add)
        self.add(self._intro, self._list, holder(flow))
        self._examples.clicked.connect(self._on_examples)
        self._add.clicked.connect(self._on_add)
        editor.opened.connect(self._on_opened)

    # -- for tests ------------------------------------------------------------------------------------------------
    def examples_button(self) -> Button:
        return self._examples

    def add_button(self) -> Button:
        return self._add

    def intro(self) -> str:
        """What is said of the bids."""
        return self._intro.text()

    def block(self, place: int) -> _BidBlock:
        """The fields of one bid."""
        return self._blocks[place]

    # -- showing --------------------------------------------------------------------------------------------------
    def follow(self) -> None:
        award, report = self.desk.award, self.desk.report()
        bids = award.trial.bids
        asks = tuple(_asks(award, report.model))
        while len(self._blocks) < len(bids):
            self._blocks.append(self._made(len(self._blocks)))
        for at, block in enumerate(self._blocks):
            if at < len(bids):
                block.ask(asks)
                block.show_bid(bids[at], _told(report.outcome.results[at], len(report.outcome.ranking)))
            block.setVisible(at < len(bids))
        is_real = award.trial.bids_are_received
        self.set_title(TITLES[is_real])
        words = (RECEIVED if is_real else INVENTED) if bids else (NONE_RECEIVED if is_real else EMPTY)
        if bids and report.model.counts_quality:
            words += f" Scores: {report.model.scale.words}."
        self._intro.setText(words)
        self._examples.setVisible(not bids and not is_real)

    def _made(self, place: int) -> _BidBlock:
        block = _BidBlock(self, place)
        block.edited.connect(self._on_edited)
        block.removed.connect(self._on_removed)
        self._list.addWidget(block)
        if self._blocks:
            QWidget.setTabOrder(self._blocks[-1].bin, block.name)
        QWidget.setTabOrder(block.bin, self._examples)
        QWidget.setTabOrder(self._examples, self._add)
        return block

    def _on_opened(self, _tender: object) -> None:
        for block, bid in zip(self._blocks, self.desk.award.trial.bids, strict=False):
            block.drop_typing(bid)

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_edited(self, place: int, key: str, value: object) -> None:
        bids = self.desk.award.trial.bids
        if place >= len(bids):
            return
        if hasattr(bids[place], key):
            self.editor.set(f"award.trial.bids.{place}.{key}", value)
            return
        award = with_keys(self.desk.award)  # until now a criterion without a key was known by its place
        key = _real_key(self.desk.award, award, key)
        bid = award.trial.bids[place]
        others = tuple(item for item in bid.scores if item.key != key)
        score = () if value is None else (BidScore(key=key, score=value),)  # type: ignore[arg-type]
        changed = replace(bid, scores=(*others, *score))
        self._put(award, (*bids[:place], changed, *bids[place + 1 :]), "Score", f"score {place} {key}")

    def _on_examples(self) -> None:
        award = with_keys(self.desk.award)
        self._put(award, example_bids(award, self.editor.tender.estimated_value), "Voorbeeldbiedingen neergezet")
        self.follow()
        self._blocks[0].name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell("Drie voorbeeldbiedingen neergezet")

    def _on_add(self) -> None:
        bids = self.desk.award.trial.bids
        place = len(bids)
        name = f"Inschrijver {chr(65 + place)}" if place < 26 else f"Inschrijver {place + 1}"
        self._put(self.desk.award, (*bids, Bid(name=name)), "Bieding toegevoegd")
        self.follow()
        self._blocks[place].cell("price").control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_removed(self, place: int) -> None:
        bids = self.desk.award.trial.bids
        words = f"Bieding {place + 1} verwijderd"
        self._put(self.desk.award, (*bids[:place], *bids[place + 1 :]), words)
        self.follow()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell(words)

    def _put(self, award: Award, bids: Sequence[Bid], words: str, merge_key: str = "") -> None:
        self.desk.change(replace(award, trial=replace(award.trial, bids=tuple(bids))), words, merge_key)


def _asks(award: Award, model: Model) -> list[_Ask]:
    """The fields that this model needs: the price, costs over the years, and a score per part."""
    found = [_Ask("price", "Prijs (€, excl. btw)")]
    if counts_lifetime(award):
        found += [_Ask("yearly_cost", "Kosten per jaar (€)"), _Ask("residual_value", "Restwaarde (€)")]
    if counts_environment(award):
        found.append(_Ask("environmental_cost", "MKI (€)"))
    if model.counts_quality:
        found += [_Ask(part.key, part.name, model.scale, is_score=True) for part in model.parts]
    return found


def _control(item: _Ask) -> Any:
    if not item.is_score:
        lowest = 0 if item.key in ("yearly_cost", "residual_value") else LOWEST_AMOUNT
        return MoneyEdit(minimum=lowest)
    if item.scale is not None and item.scale.steps:
        steps = [(step, f"{dutch.number(step)} · {word}") for step, word in item.scale.steps]
        return ChoiceBox(steps, none_words="Geen score", width=CELL_WITH_WORDS)
    return NumberEdit(minimum=0, maximum=item.scale.highest if item.scale else Decimal(10))


def _real_key(before: Award, after: Award, key: str) -> str:
    """The key that a part got where it had none: parts keep their order."""
    names = [part.key for part in model_of(before).parts]
    return model_of(after).parts[names.index(key)].key if key in names else key


def _told(result: Any, number: int) -> tuple[str, str]:
    """Where a bid ends, in words with a tone."""
    if result.rank is None:
        return result.reason, "why"
    if result.rank == 1:
        return "Wint", "ok"
    return f"Plaats {result.rank} van {number}", "muted"
