"""Card of step 6: weights from opinions about pairs of criteria, by several assessors."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain import dutch
from ...domain.award_model.model import criterion_key, with_keys
from ...domain.award_model.pairwise import GroupWeights, PersonWeights, group_weights
from ...domain.award_model.telling import Insight
from ...domain.award_trial import PairChoice, PairOpinion, PairVerdict
from ...domain.market import Award
from ..tender_editor import TenderEditor
from ..theme import look
from ..widgets.buttons import Button
from ..widgets.chip import ChipItem, ChipRow
from ..widgets.field_row import FieldRow
from ..widgets.hairline import Hairline
from ..widgets.inputs import ChoiceBox, TextEdit
from ..widgets.layouts import Flow, holder, row
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable
from .award_desk import AwardCard
from .award_outcome import Points

COLUMNS = (TextColumn("Criterium", 4), TextColumn("Nu", 2), TextColumn("Voorstel", 2), TextColumn("Meningen", 3))
INTRO = (
    "Twijfelt u over de gewichten? Vergelijk dan steeds twee criteria. Laat ook anderen dat doen, ieder voor zich. "
    "Het programma maakt er gewichten van."
)
TOO_FEW = "Zet hierboven ten minste twee criteria neer. Dan kunt u ze in paren vergelijken."
WIDEST_AGREEMENT = Decimal(10)
"""A spread in percentage points up to which opinions are called close; only words depend on it."""


class PairsCard(AwardCard):
    """Assessors as chips; of the chosen one the pairs; below it what follows, to take over."""

    def __init__(self, editor: TenderEditor, parent: QWidget | None = None) -> None:
        super().__init__("Wegen in paren", editor, parent)
        self._person = 0
        self._rows: list[FieldRow] = []
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._intro = Label(INTRO, "caption", "muted", wrap=True)
        self._people = ChipRow(name="Beoordelaars")
        self._function = TextEdit(longest=80, placeholder="Functie, zoals beheerder groen")
        self._function.setAccessibleName("Functie van de beoordelaar")
        self._bin = Button("", "quiet", "trash", small=True, name="Deze beoordelaar verwijderen")
        self._bin.setProperty("tone", "muted")
        self._naming = holder(row(self._function, self._bin, None))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._add = Button("Beoordelaar toevoegen", "secondary", "plus", small=True)
        self._take = Button("Neem gewichten over", "secondary", "check", small=True)
        self._taking = holder(self._flow(self._take))
        self._line = Hairline(upright=False)
        self._table = TextTable(COLUMNS, name="Gewichten die hieruit volgen")
        self._points = Points("Hoe eens en hoe vast de meningen zijn")
        self.add(self._intro, self._people, self._naming, self._list, holder(self._flow(self._add)), self._line)
        self.add(self._table, self._points, self._taking)
        self._people.changed.connect(self._on_chosen)
        self._function.edited.connect(lambda words: self._set(f"{self._person}.function", words))
        self._function.installEventFilter(self)
        self._bin.clicked.connect(self._on_remove)
        self._add.clicked.connect(self._on_add)
        self._take.clicked.connect(self._on_take)
        editor.opened.connect(self._on_opened)
        self.restyle()

    def _flow(self, *buttons: Button) -> Flow:
        made = Flow(gap=8, line_gap=4)
        for button in buttons:
            made.addWidget(button)
        return made

    def restyle(self) -> None:
        super().restyle()
        self._function.setMaximumWidth(look().px(320))

    # -- for tests ------------------------------------------------------------------------------------------------
    def add_button(self) -> Button:
        return self._add

    def take_button(self) -> Button:
        return self._take

    def remove_button(self) -> Button:
        return self._bin

    def function_field(self) -> TextEdit:
        return self._function

    def people(self) -> ChipRow:
        return self._people

    def pair_field(self, at: int) -> ChoiceBox:
        """The choice for one pair of the assessor that is shown."""
        control = self._rows[at].control
        assert isinstance(control, ChoiceBox)
        return control

    def table(self) -> TextTable:
        return self._table

    def sentences(self) -> list[str]:
        """What is said about the opinions."""
        return self._points.texts()

    # -- showing --------------------------------------------------------------------------------------------------
    def follow(self) -> None:
        award = self.desk.award
        opinions, keys = award.trial.opinions, _keys(award)
        enough = len(keys) > 1
        self._person = max(0, min(self._person, len(opinions) - 1))
        shown = opinions[self._person] if opinions and enough else None
        self._intro.setText(INTRO if enough else TOO_FEW)
        self._people.set_items([ChipItem(str(at), _name(item, at)) for at, item in enumerate(opinions)])
        if opinions:
            self._people.choose(str(self._person))
        self._people.setVisible(enough and len(opinions) > 1)
        self._naming.setVisible(shown is not None)
        self._add.setVisible(enough)
        if shown is not None:
            self._function.set_value(shown.function)
        self._show_pairs(award, keys, shown)
        self._show_weights(award, group_weights(keys, opinions) if enough else None)

    def _show_pairs(self, award: Award, keys: tuple[str, ...], shown: PairOpinion | None) -> None:
        names = dict(zip(keys, _names(award), strict=True))
        self._pairs = tuple(combinations(keys, 2)) if shown is not None else ()
        while len(self._rows) < len(self._pairs):
            self._rows.append(self._made(len(self._rows)))
        given = {(item.first, item.second): item.verdict for item in shown.choices} if shown is not None else {}
        for at, line in enumerate(self._rows):
            if at < len(self._pairs):
                first, second = (names[key] for key in self._pairs[at])
                line.set_name(f"{first} of {second}")
                line.control.set_choices(_verdicts(first, second))  # type: ignore[attr-defined]
                line.control.set_value(given.get(self._pairs[at]))  # type: ignore[attr-defined]
            line.setVisible(at < len(self._pairs))

    def _made(self, at: int) -> FieldRow:
        choice = ChoiceBox((), placeholder="Nog geen mening")
        choice.edited.connect(lambda verdict: self._on_verdict(at, verdict))
        line = FieldRow("", choice)
        before: QWidget = self._rows[-1].control if self._rows else self._bin
        self._list.addWidget(line)
        QWidget.setTabOrder(before, choice)
        QWidget.setTabOrder(choice, self._add)
        return line

    def _show_weights(self, award: Award, found: GroupWeights | None) -> None:
        for part in (self._line, self._table, self._taking):
            part.setVisible(found is not None)
        self._points.show_insights(_learned(found, _names(award)) if found is not None else ())
        if found is None:
            return
        now = [item.weight_percent for item in award.criteria]
        lines = zip(_names(award), now, found.percentages, found.spread, strict=True)
        self._table.set_rows(
            [
                (
                    TextCell(name),
                    TextCell("–" if weight is None else dutch.percent(weight)),
                    TextCell(dutch.percent(proposal), strong=True),
                    TextCell(_spread(*spread), tone="muted"),
                )
                for name, weight, proposal, spread in lines
            ]
        )
        self._taking.setVisible(now != [Decimal(share) for share in found.percentages])

    # -- acting ---------------------------------------------------------------------------------------------------
    def _on_chosen(self, key: str) -> None:
        self.editor.leave_field()
        self._person = int(key)
        self._function.reset(self.desk.award.trial.opinions[self._person].function)
        self.follow()

    def _on_opened(self, _tender: object) -> None:
        self._person = 0
        opinions = self.desk.award.trial.opinions
        self._function.reset(opinions[0].function if opinions else "")

    def _on_add(self) -> None:
        award = with_keys(self.desk.award)
        opinions = award.trial.opinions
        self._person = len(opinions)
        self._put(award, (*opinions, PairOpinion()), "Beoordelaar toegevoegd")
        self._function.reset("")
        self.follow()
        self._function.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_remove(self) -> None:
        opinions = self.desk.award.trial.opinions
        words = f"{_name(opinions[self._person], self._person)} verwijderd"
        left = (*opinions[: self._person], *opinions[self._person + 1 :])
        self._put(self.desk.award, left, words)
        self._person = max(0, self._person - 1)
        self._function.reset(left[self._person].function if left else "")
        self.follow()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell(words)

    def _on_verdict(self, at: int, verdict: PairVerdict) -> None:
        award = self.desk.award
        opinions = award.trial.opinions
        if at >= len(self._pairs) or self._person >= len(opinions):
            return
        first, second = self._pairs[at]
        mine = opinions[self._person]
        others = tuple(item for item in mine.choices if (item.first, item.second) != (first, second))
        changed = replace(mine, choices=(*others, PairChoice(first=first, second=second, verdict=verdict)))
        everybody = (*opinions[: self._person], changed, *opinions[self._person + 1 :])
        self._put(award, everybody, "Mening over een paar")

    def _on_take(self) -> None:
        award = self.desk.award
        found = group_weights(_keys(award), award.trial.opinions)
        if found is None:
            return
        criteria = tuple(
            replace(item, weight_percent=Decimal(share))
            for item, share in zip(award.criteria, found.percentages, strict=True)
        )
        words = "Gewichten overgenomen"
        self.desk.change(replace(award, criteria=criteria), words)
        self.follow()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell(words)

    def _set(self, path: str, value: object) -> None:
        self.editor.set(f"award.trial.opinions.{path}", value)

    def _put(self, award: Award, opinions: tuple[PairOpinion, ...], words: str) -> None:
        self.desk.change(replace(award, trial=replace(award.trial, opinions=opinions)), words)


def _keys(award: Award) -> tuple[str, ...]:
    return tuple(criterion_key(award, at) for at in range(len(award.criteria)))


def _names(award: Award) -> list[str]:
    return [item.name.strip() or f"Criterium {at + 1}" for at, item in enumerate(award.criteria)]


def _name(opinion: PairOpinion, at: int) -> str:
    return opinion.function.strip() or f"Beoordelaar {at + 1}"


def _verdicts(first: str, second: str) -> list[tuple[PairVerdict, str]]:
    return [
        (PairVerdict.FIRST_MUCH, f"{first} is veel belangrijker"),
        (PairVerdict.FIRST, f"{first} is belangrijker"),
        (PairVerdict.EQUAL, "Even belangrijk"),
        (PairVerdict.SECOND, f"{second} is belangrijker"),
        (PairVerdict.SECOND_MUCH, f"{second} is veel belangrijker"),
    ]


def _spread(least: Decimal, most: Decimal) -> str:
    low, high = round(least), round(most)
    return dutch.percent(low) if low == high else f"{low} tot {dutch.percent(high)}"


def _learned(found: GroupWeights, names: list[str]) -> list[Insight]:
    """How complete, firm and alike the opinions are."""
    said = [insight for at, person in enumerate(found.people) for insight in _on_person(person, at)]
    if len(found.people) > 1:
        spreads = [most - least for least, most in found.spread]
        widest = max(range(len(spreads)), key=lambda at: spreads[at])
        if spreads[widest] <= WIDEST_AGREEMENT:
            said.append(Insight(sentence="De beoordelaars zijn het aardig eens."))
        else:
            least, most = found.spread[widest]
            said.append(
                Insight(
                    sentence=f"Over {names[widest]} lopen de meningen het meest uiteen: van {_spread(least, most)}. "
                    "Bespreek dat eerst samen.",
                    tone="why",
                )
            )
    return said


def _on_person(person: PersonWeights, at: int) -> list[Insight]:
    name = person.function if person.function != "Beoordelaar" else f"Beoordelaar {at + 1}"
    said = []
    if person.missing:
        many = "1 paar" if person.missing == 1 else f"{person.missing} paren"
        said.append(Insight(sentence=f"{name}: {many} zonder mening. Zo'n paar telt als even belangrijk."))
    if person.contradictions:
        many = "1 drietal klopt" if person.contradictions == 1 else f"{person.contradictions} drietallen kloppen"
        said.append(
            Insight(
                sentence=f"{name}: {many} niet. Dan gaat het eerste voor het tweede, het tweede voor het derde, "
                "en toch het derde voor het eerste. Kijk die paren nog eens na.",
                tone="why",
            )
        )
    elif person.triples and not person.missing:
        said.append(Insight(sentence=f"{name}: de keuzes spreken elkaar nergens tegen."))
    return said
