"""Beleid: every number and choice that the municipality makes itself, with its days and its source.

Changes are kept as they are typed, and count only once the officer puts them in force.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...application.bouwblok_import import BouwblokFile
from ...application.rejudging import Effect
from ...domain.norms import Norm
from ...domain.policy import BouwblokTable, PolicyProfile
from ...domain.policy_faults import faults_of
from ..autosave import SaveState
from ..models.policy_sections import (
    BLOCKS,
    GREEN,
    LIMITS,
    OTHER,
    PROFILE,
    PSO,
    SECTIONS,
    SOCIAL_RETURN,
    THEMES,
    in_section,
    policy_norms,
)
from ..profile_editor import ProfileEditor
from ..widgets.buttons import Button
from ..widgets.chip import ChipItem, ChipRow
from ..widgets.layouts import Flow, column, holder
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.pill import Pill
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .policy_blocks import BlocksCard
from .policy_parts import PSO_ROWS, SANCTION_ROWS, FieldsCard, NumbersCard, OverviewCard, ThemesCard
from .policy_pending import PendingCard

_NUMBERS = {
    LIMITS: ("Inkoopgrenzen", "Tot welk bedrag welke procedure past, en vanaf welk bedrag u meer vraagt."),
    SOCIAL_RETURN: ("Social return", "Drempel, percentages en wat u redelijk vindt. Er is geen landelijke norm."),
    GREEN: ("Keten en groen", "Vanaf welk bedrag u de keten, het klimaat en materiaal meeneemt."),
    OTHER: ("Overige getallen", "Gunnen, contract, evaluatie en de lengte van een motivering."),
}

Part = NumbersCard | FieldsCard | ThemesCard | OverviewCard | BlocksCard


class PolicyPage(QWidget):
    """Shows and edits the profile in `editor`. `norms` are all numbers with their start values.

    `import_requested`, `export_requested`, `csv_requested`: the officer wants to choose a file. `apply_requested` and
    `discard_requested` are about her changes. `removed(str)` tells the undo bar what was taken away.
    """

    import_requested = Signal()
    export_requested = Signal()
    csv_requested = Signal()
    apply_requested = Signal()
    discard_requested = Signal()
    removed = Signal(str)

    def __init__(
        self,
        editor: ProfileEditor,
        norms: Mapping[str, Norm],
        today: Callable[[], date],
        examples: Sequence[BouwblokTable] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Beleid")
        self._editor, self._norms, self._today = editor, norms, today
        self._examples = tuple(examples)
        self._in_force = editor.profile
        self._panels: dict[str, StepPanel] = {}
        self._parts: dict[str, tuple[Part, ...]] = {}
        self.read = Button("Lees een profiel in", glyph="file-arrow-up", small=True)
        self.save = Button("Bewaar als bestand", glyph="download-simple", small=True)
        self._head = PageHead("Beleid")
        self.state = Pill("example", "Voorbeeldprofiel")
        self._kept = Label("", "caption", "muted")
        self._kept.hide()
        self.pending = PendingCard()
        self.pending.hide()
        self.sections = ChipRow([ChipItem(key, words) for key, words in SECTIONS], name="Onderdelen van het beleid")
        self._stack = PageStack()
        line = Flow(gap=12, line_gap=6)
        for part in (self.state, self.read, self.save, self._kept):
            line.addWidget(part)
        box = column(
            self._head,
            8,
            holder(line),
            10,
            self.pending,
            10,
            self.sections,
            10,
            self._stack,
            gap=0,
            margins=(28, 18, 16, 0),
        )
        box.setStretchFactor(self._stack, 1)
        self.setLayout(box)
        self._connect()
        self.go_to_section(PROFILE)

    def _connect(self) -> None:
        self.read.clicked.connect(self.import_requested)
        self.save.clicked.connect(self.export_requested)
        self.pending.apply.clicked.connect(self.apply_requested)
        self.pending.discard.clicked.connect(self.discard_requested)
        self.sections.changed.connect(self.go_to_section)
        self._editor.changed.connect(lambda _profile: self._show())
        self._editor.opened.connect(self._on_opened)

    # -- showing --------------------------------------------------------------------------------------------------
    def go_to_section(self, key: str) -> None:
        """Show one part of the page; it is made when it is first shown."""
        if key not in self._panels:
            panel = self._panels[key] = StepPanel()
            self._parts[key] = self._made(key)
            panel.add(*self._parts[key])
            self._stack.addWidget(panel)
        self._editor.leave_field()
        self.sections.choose(key)
        self._stack.setCurrentWidget(self._panels[key])
        self._show()

    def parts(self, key: str) -> tuple[Part, ...]:
        """The cards of a part that has been shown. Raises KeyError otherwise."""
        return self._parts[key]

    def show_in_force(self, profile: PolicyProfile) -> None:
        """From now on this is the profile that counts."""
        self._in_force = profile
        self._show()

    def show_effect(self, effect: Effect | None) -> None:
        """What the changes do to the tenders under way; None while that is being worked out."""
        self.pending.show_effect(effect)

    def show_kept(self, state: SaveState, words: str) -> None:
        """Whether everything is kept."""
        self._kept.setText(words)
        self._kept.setVisible(bool(words))
        self._kept.set_tone("bad" if state is SaveState.FAILED else "muted")

    def show_file(self, file: BouwblokFile, name: str) -> None:
        """Show what is in a file with bouwblokken."""
        self.go_to_section(BLOCKS)
        self._blocks().show_file(file, name)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _made(self, key: str) -> tuple[Part, ...]:
        made: tuple[Part, ...]
        norms = in_section(policy_norms(self._norms).values(), key)
        if key in _NUMBERS:
            title, words = _NUMBERS[key]
            made = (NumbersCard(self._editor, title, words, norms, self._today),)
        elif key == PSO:
            words = "Hoeveel minder een houder van het PSO-keurmerk hoeft te doen. Elke trede telt apart."
            sanction = "Wat er gebeurt als de opdrachtnemer achterblijft. Een nieuwe aanbesteding begint hiermee."
            made = (
                FieldsCard(self._editor, "Korting voor PSO", words, rows=PSO_ROWS),
                FieldsCard(self._editor, "Sanctie bij een tekort", sanction, rows=SANCTION_ROWS),
                NumbersCard(self._editor, "Grens aan de opslag", "Hierboven geeft het programma een signaal.", norms,
                            self._today),
            )  # fmt: skip
        elif key == THEMES:
            made = (ThemesCard(self._editor),)
        elif key == BLOCKS:
            blocks = BlocksCard(self._editor, self._examples)
            blocks.csv_requested.connect(self.csv_requested)
            made = (blocks,)
        else:
            words = "Van wie dit beleid is en waar het op rust. Staat op elk document waarin het is gebruikt."
            paths = ("organisation", "title", "source.title", "source.url")
            overview = OverviewCard(policy_norms(self._norms).values())
            overview.chosen.connect(self.go_to_section)
            made = (FieldsCard(self._editor, "Profiel", words, paths), overview)
        for part in made:
            part.removed.connect(self.removed)
        return made

    def _show(self) -> None:
        profile = self._editor.profile
        self._head.set_subtitle(_subtitle(profile))
        if profile.is_example:
            self.state.set_state("example", "Voorbeeldprofiel")
        else:
            self.state.set_state("current", "Eigen profiel")
        changed = profile != self._in_force
        self.pending.setVisible(changed)
        if changed:
            self.pending.show_faults(faults_of(profile, self._norms))
        for part in self._parts.get(str(self.sections.chosen()), ()):
            part.show_profile(profile)

    def _on_opened(self, _profile: object) -> None:
        for parts in self._parts.values():
            for part in parts:
                part.drop_typing()
        self._show()

    def _blocks(self) -> BlocksCard:
        (card,) = self._parts[BLOCKS]
        assert isinstance(card, BlocksCard)
        return card


def _subtitle(profile: PolicyProfile) -> str:
    if profile.is_example:
        return "Uw getallen en keuzes. Nu gelden de startwaarden van het programma: een eigen inschatting, geen norm."
    whose = " van ".join(part.strip() for part in (profile.title, profile.organisation) if part.strip())
    return f"{whose or 'Uw eigen getallen en keuzes'}. Wat u niet zelf invult, houdt zijn startwaarde."
