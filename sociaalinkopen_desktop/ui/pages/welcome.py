"""The first run: three steps, each one screen, none of which has to be finished before the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from ..theme import look
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.inputs import TextEdit
from ..widgets.layouts import column, holder, row
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from ..widgets.way_card import WayCard

STEPS = ("Uw organisatie", "Uw beleid", "Aan het werk")
_BESIDE_FROM = 560


class Welcome(QWidget):
    """Organisation, policy numbers, and a first tender. Each step says what it is for and can be skipped.

    `organisation_given(str)`: the name was typed. `profile_requested`: she wants to read a policy profile from a file.
    `finished`: the three steps are done or left; they need not be shown again.
    """

    new_requested = Signal()
    example_requested = Signal()
    organisation_given = Signal(str)
    knowledge_requested = Signal()
    profile_requested = Signal()
    finished = Signal()

    def __init__(self, organisation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = organisation
        self._head = PageHead("Welkom")
        self._pages = PageStack()
        self._panels = [StepPanel() for _step in STEPS]
        cards = (self._organisation_step(organisation), self._policy_step(), self._work_step())
        for panel, card in zip(self._panels, cards, strict=True):
            panel.add(card)
            self._pages.addWidget(panel)
        self.previous = Button("Vorige", "quiet", "arrow-left")
        self.skip = Button("Sla over", "quiet")
        self.go_on = Button("Verder", "primary", "arrow-right", glyph_after=True)
        self._foot = holder(row(self.previous, None, self.skip, self.go_on))
        box = column(self._head, 14, self._pages, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(self._pages, 1)
        self.setLayout(box)
        self.previous.clicked.connect(lambda: self.go_to_step(self.step() - 1))
        self.skip.clicked.connect(self._skip)
        self.go_on.clicked.connect(self._next)
        self._show_step(1 if organisation else 0)

    # -- steps ----------------------------------------------------------------------------------------------------
    def _organisation_step(self, organisation: str) -> Card:
        self.name = TextEdit(longest=200, placeholder="Bijvoorbeeld: Voorbeeldgemeente")
        self.name.reset(organisation)
        self.name.editingFinished.connect(self._tell)
        card = Card("Hoe heet uw organisatie?")
        card.add(
            FieldRow(
                "Naam",
                self.name,
                help="Deze naam komt boven uw documenten. Adres, logo en kleur voegt u later toe bij Instellingen.",
            ),
            Label(
                "Alles wat u invult, blijft op deze computer. Het programma gebruikt nooit internet.",
                tone="muted",
                wrap=True,
            ),
        )
        return card

    def _policy_step(self) -> Card:
        self.start_values = WayCard(
            "Begin met startwaarden",
            "De getallen van het programma. U past ze later aan op de pagina Beleid.",
            "sliders-horizontal",
        )
        self.profile = WayCard(
            "Lees een profiel in", "Een bestand van uw gemeente of van een buurgemeente.", "file-arrow-up"
        )
        self.numbers = Button("Bekijk de getallen", "quiet", "book-open", small=True)
        self._policy_ways = _Ways((self.start_values, self.profile))
        card = Card("Met welk beleid werkt u?")
        card.add(
            Label(
                "De bedragen en termijnen uit de wet zitten in het programma. Wat elke gemeente zelf bepaalt, zoals "
                "het bedrag vanaf waar u om social return vraagt, staat in een beleidsprofiel.",
                wrap=True,
            ),
            self._policy_ways,
            Label(
                "Startwaarden zijn geen beleid van u. Daarom staat er overal bij dat u ze nog moet bevestigen, en "
                "houden ze nooit een publicatie tegen.",
                tone="muted",
                wrap=True,
            ),
            row(self.numbers, None),
        )
        self.numbers.clicked.connect(self.knowledge_requested)
        self._policy_ways.entered.connect(self._next)
        return card

    def _work_step(self) -> Card:
        self.example = WayCard(
            "Bekijk een voorbeeld",
            "Een ingevulde aanbesteding om vrij in te proberen. U kunt haar weggooien.",
            "sparkle",
        )
        self.new = WayCard(
            "Begin een aanbesteding", "Leeg, met een paar vragen, of uit een bestaand bestand.", "plus-circle"
        )
        self._work_ways = _Ways((self.new, self.example))
        card = Card("Waarmee begint u?")
        card.add(Label("U hoeft niets op te slaan: het programma bewaart alles vanzelf.", wrap=True), self._work_ways)
        self._work_ways.entered.connect(self._next)
        return card

    # -- showing --------------------------------------------------------------------------------------------------
    def step(self) -> int:
        """The step that is shown: 0, 1 or 2."""
        return self._pages.currentIndex()

    def go_to_step(self, step: int) -> None:
        """Show a step, with the focus where one begins."""
        self._show_step(step)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the shown step begins."""
        target: QWidget = (self.name, self._policy_ways.chosen(), self._work_ways.chosen())[self.step()]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def set_organisation(self, name: str) -> None:
        """Show the name without telling anybody."""
        self._told = name
        self.name.set_value(name)

    def _show_step(self, step: int) -> None:
        last = len(STEPS) - 1
        self._panels[step].add(self._foot)
        self._pages.setCurrentIndex(step)
        self._head.set_subtitle(f"Stap {step + 1} van {last + 1}: {STEPS[step].lower()}. U kunt elke stap overslaan.")
        self.setAccessibleName(f"Welkom, stap {step + 1} van {last + 1}: {STEPS[step]}")
        self.previous.setVisible(step > 0)
        self.go_on.setText("Verder" if step < last else "Begin")

    # -- going on -------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.hasFocus():
            self._next()
        else:
            super().keyPressEvent(event)

    def _skip(self) -> None:
        if self.step() < len(STEPS) - 1:
            self.go_to_step(self.step() + 1)
        else:
            self.finished.emit()

    def _next(self) -> None:
        step = self.step()
        if step == 0:
            self._tell()
            if not self.name.problem_text():
                self.go_to_step(1)
        elif step == 1:
            wants_file = self.profile.isChecked()
            self.go_to_step(2)
            if wants_file:
                self.profile_requested.emit()
        else:
            self.finished.emit()
            (self.example_requested if self.example.isChecked() else self.new_requested).emit()

    def _tell(self) -> None:
        name = str(self.name.value()).strip()
        if not self.name.problem_text() and name != self._told:
            self._told = name
            self.organisation_given.emit(name)


class _Ways(QWidget):
    """Two ways to go, beside each other where there is room; the first is chosen. `entered`: she goes that way."""

    entered = Signal()

    def __init__(self, ways: Sequence[WayCard]) -> None:
        super().__init__()
        self._ways = tuple(ways)
        self._group = QButtonGroup(self)
        self._box = row(*ways, gap=12)
        self.setLayout(self._box)
        for way in ways:
            self._group.addButton(way)
            way.entered.connect(self.entered)
        self._ways[0].setChecked(True)

    def chosen(self) -> WayCard:
        """The way that is chosen."""
        return next(way for way in self._ways if way.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= look().px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)
        for way in self._ways:
            way.set_compact(not beside)
