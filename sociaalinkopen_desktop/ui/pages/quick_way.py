"""The quick way to a new tender: five short questions on one screen, each of which may stay open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.families import Family
from ...domain.quick_start import Aim, QuickAnswers
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.inputs import CheckBox, ChoiceBox, DateEdit, IntegerEdit, MoneyEdit, TextEdit
from ..widgets.layouts import Flow, holder, row
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label

_MOST_MONTHS = 600
_MORE = "Meer dan één mag. Weet u het nog niet, dan begint het programma met uw beleid."
_AIMS = (
    "Sociale onderneming: u wilt kopen bij een bedrijf met een sociaal doel, zoals mensen aan werk helpen. "
    "Social return: de opdrachtnemer zet mensen met een afstand tot werk in. "
    "Voorbehouden opdracht: alleen sociale ondernemingen mogen meedoen. "
    "Duurzaam: u let op milieu, klimaat, hergebruik en de keten."
)


class QuickWay(StepPanel):
    """Asks what, how much, when, for whom and what for. `chosen(QuickAnswers)` carries the answers.

    `example_wanted(str)`: the officer would rather see the worked example with that key.
    """

    chosen = Signal(object)
    example_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._families: dict[str, Family] = {}
        self.title = TextEdit(placeholder="Bijvoorbeeld: Kerstpakketten medewerkers")
        self.family = ChoiceBox(placeholder="Kies wat erop lijkt", none_words="Iets anders, of dat weet ik nog niet")
        self.value = MoneyEdit()
        self.months = IntegerEdit(maximum=_MOST_MONTHS)
        self.start_day = DateEdit()
        self.department = TextEdit(placeholder="Afdeling")
        self.department.setAccessibleName("Afdeling")
        self.place = TextEdit(placeholder="Wijk of gebouw")
        self.place.setAccessibleName("Plaats")
        self.aims = {aim: CheckBox(aim.label) for aim in Aim}
        self.example = Button("Bekijk een voorbeeld hiervan", "quiet", "sparkle", small=True)
        self.example.hide()
        self.start = Button("Begin", "primary", "arrow-right", glyph_after=True)
        self._add_card()
        self._connect()

    def _add_card(self) -> None:
        card = Card("Vijf vragen")
        card.add(
            Label(
                "U mag elke vraag overslaan. Het programma vult alleen in wat uit uw antwoorden volgt, en zegt waarom.",
                tone="muted",
                wrap=True,
            ),
            FieldRow("1. Wat koopt u?", self.title, explain="Een korte naam. Zo vindt u de aanbesteding terug."),
        )
        self._family_row = FieldRow("Soort inkoop", self.family)
        card.add(self._family_row, row(self.example, None))
        card.add(
            FieldRow(
                "2. Hoeveel ongeveer?",
                self.value,
                prefix="€",
                unit="excl. btw",
                explain="Het totaal over de hele looptijd, zonder btw. Een schatting is goed.",
            ),
            FieldRow("Hoe lang?", self.months, unit="maanden"),
            FieldRow(
                "3. Wanneer start het?",
                self.start_day,
                help="De eerste dag van het contract. Het programma rekent terug wanneer u moet beginnen.",
            ),
            FieldRow(
                "4. Voor wie en waar?",
                [self.department, self.place],
                explain="De afdeling die dit nodig heeft, en de wijk of het gebouw waar het werk gebeurt.",
            ),
            FieldRow("5. Wat wilt u sociaal?", self._aim_boxes(), help=_MORE, explain=_AIMS),
            row(self.start, None),
        )
        self.add(card)

    def _aim_boxes(self) -> QWidget:
        boxes = Flow(gap=18, line_gap=0)
        for box in self.aims.values():
            boxes.addWidget(box)
        made = holder(boxes)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return made

    def _connect(self) -> None:
        self.start.clicked.connect(self._start)
        self.title.returnPressed.connect(self._start)
        self.family.edited.connect(self._on_family)
        self.example.clicked.connect(lambda: self.example_wanted.emit(self._chosen_example()))
        for aim, box in self.aims.items():
            box.edited.connect(lambda on, aim=aim: self._on_aim(aim, on))

    # -- what the owner calls -------------------------------------------------------------------------------------
    def show_families(self, families: Sequence[Family]) -> None:
        """Offer these kinds of purchase."""
        self._families = {family.id: family for family in families}
        self.family.set_choices([(family.id, family.name) for family in families])

    def begin(self) -> None:
        """Start afresh, with empty fields."""
        for field in (self.title, self.department, self.place):
            field.reset("")
        for typed in (self.value, self.months, self.start_day):
            typed.reset(None)
        self.family.reset(None)
        for box in self.aims.values():
            box.reset(False)
        self._on_family(None)

    def enter(self) -> None:
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answers(self) -> QuickAnswers:
        """What is filled in now."""
        return QuickAnswers(
            title=self.title.text().strip(),
            family=self.family.value() or "",
            value=self.value.value(),
            months=self.months.value(),
            start=self.start_day.value(),
            department=self.department.text().strip(),
            place=self.place.text().strip(),
            aims=frozenset(aim for aim, box in self.aims.items() if box.isChecked()),
        )

    # -- inside ---------------------------------------------------------------------------------------------------
    def _start(self) -> None:
        wrong = next((field for field in self._typed() if field.problem_text()), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.chosen.emit(self.answers())

    def _typed(self) -> tuple[TextEdit | MoneyEdit | IntegerEdit | DateEdit, ...]:
        return self.title, self.value, self.months, self.start_day, self.department, self.place

    def _on_family(self, identifier: str | None) -> None:
        family = self._families.get(identifier or "")
        self._family_row.set_help(family.hint if family is not None else "Dan weet het programma welke regels gelden.")
        self.example.setVisible(bool(self._chosen_example()))

    def _chosen_example(self) -> str:
        family = self._families.get(self.family.value() or "")
        return family.example if family is not None else ""

    def _on_aim(self, aim: Aim, on: bool) -> None:
        """Not knowing yet and knowing exclude each other."""
        if on:
            others = [item for item in Aim if item is not aim and Aim.UNKNOWN in (item, aim)]
            for other in others:
                self.aims[other].set_value(False)
