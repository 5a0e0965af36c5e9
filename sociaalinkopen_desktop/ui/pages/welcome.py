"""The first run: three steps, none of which has to be finished before the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.inputs import TextEdit
from ..widgets.layouts import column, row
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label


class Welcome(QWidget):
    """Organisation, policy numbers, and a first tender. Each step says what it is for and can be skipped."""

    new_requested = Signal()
    example_requested = Signal()
    organisation_given = Signal(str)
    knowledge_requested = Signal()

    def __init__(self, organisation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = organisation
        self.name = TextEdit(longest=200, placeholder="Bijvoorbeeld: Voorbeeldgemeente")
        self.name.reset(organisation)
        self.name.editingFinished.connect(self._tell)
        self._organisation = Card("1  Uw organisatie")
        self._organisation.add(
            FieldRow(
                "Naam",
                self.name,
                help="Deze naam komt boven uw documenten. U kunt hem later wijzigen bij Instellingen.",
            )
        )

        self.numbers = Button("Bekijk de getallen", "quiet", "book-open", small=True)
        policy = Card("2  Uw beleid")
        policy.set_state("to_confirm", "Voorbeeldprofiel")
        policy.add(
            Label(
                "De bedragen en termijnen uit de wet zitten in het programma. Wat elke gemeente zelf bepaalt, zoals "
                "het bedrag vanaf waar u om social return vraagt, komt nu uit een voorbeeldprofiel.",
                wrap=True,
            ),
            Label(
                "Dat beleid is niet van u. Daarom staat er overal bij dat u het nog moet bevestigen, en houdt het "
                "nooit een publicatie tegen.",
                tone="muted",
                wrap=True,
            ),
            row(self.numbers, None),
        )

        self.example = Button("Bekijk het voorbeeld", glyph="sparkle")
        self.new = Button("Begin een aanbesteding", "primary", "plus")
        start = Card("3  Aan het werk")
        start.add(
            Label(
                "Het voorbeeld is een ingevulde aanbesteding waarin u vrij kunt proberen. Het blijft herkenbaar als "
                "voorbeeld, en u kunt het weggooien.",
                wrap=True,
            ),
            row(self.example, self.new, None),
        )

        panel = StepPanel()
        panel.add(self._organisation, policy, start)
        head = PageHead("Welkom", "In drie stappen aan het werk. U kunt er een overslaan.")
        box = column(head, 14, panel, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(panel, 1)
        self.setLayout(box)
        self.setFocusProxy(self.name)
        self.numbers.clicked.connect(self.knowledge_requested)
        self.example.clicked.connect(self.example_requested)
        self.new.clicked.connect(self.new_requested)
        self._show_state()

    def set_organisation(self, name: str) -> None:
        """Show the name without telling anybody."""
        self._told = name
        self.name.set_value(name)
        self._show_state()

    def _tell(self) -> None:
        name = str(self.name.value()).strip()
        if not self.name.problem_text() and name != self._told:
            self._told = name
            self._show_state()
            self.organisation_given.emit(name)

    def _show_state(self) -> None:
        if self._told:
            self._organisation.set_state("current", "Ingevuld")
        else:
            self._organisation.set_state()
