"""Eigen criteria: the packs of the municipality; take one in, make one, and see what it changes before it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from ...application.packs import Installed, Proposal
from ...domain.catalogue import Catalogue
from ...domain.tender import Tender
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.empty_state import EmptyState
from ..widgets.layouts import Flow, column, holder
from ..widgets.page_head import PageHead
from ..widgets.page_stack import PageStack
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .packs_change import ChangeView
from .packs_draft import DayOf, DraftEditor, Plain, is_usable, new_pack
from .packs_editor import PackEditorView
from .packs_texts import about, code_for, points, state_of

_SUBTITLE = "Punten van uw gemeente of regio, die naast de wet worden getoetst. Dit is beleid; de wet gaat voor."
_MOST_FAULTS = 4


class PacksPage(QWidget):
    """List, difference and editor. It changes nothing itself: what the officer wants goes out as a signal.

    `import_requested`, `example_requested`: bring in a pack from a file, or the example. `export_requested(str)`,
    `removal_requested(str)`: the id of the pack. `proposed(object)`: plain data of a pack that she made; show what it
    changes with `show_proposal`. `accepted(object)`: the Proposal that she takes over. `draft_changed(str, object)`:
    what is being made of a pack, to keep it: the id it began as ("" for a new one) and its plain data, None when there
    is nothing to keep. `resumed()`: she goes on where she was; `start_over` drops that. `said(str)`: for the undo bar,
    to be undone with `undo_stack`.
    """

    import_requested = Signal()
    example_requested = Signal()
    export_requested = Signal(str)
    removal_requested = Signal(str)
    proposed = Signal(object)
    accepted = Signal(object)
    draft_changed = Signal(str, object)
    resumed = Signal()
    said = Signal(str)

    def __init__(
        self,
        catalogue: Catalogue,
        today: Callable[[], date],
        day: DayOf,
        organisation: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Eigen criteria")
        self._today, self._organisation = today, organisation
        self._catalogue, self._day = catalogue, day
        self._tenders: tuple[Tender, ...] = ()
        self._drafts: dict[str, Plain] = {}
        self._begun: Plain = {"id": ""}  # the pack as it was opened, before anything was changed
        self.editor = DraftEditor(catalogue, self)
        self.cards: list[PackCard] = []
        self.look_at_example = Button("Kijk naar het voorbeeld", "quiet", "sparkle")
        self.take_in = Button("Lees een pakket in", glyph="file-arrow-down")
        self.make = Button("Nieuw pakket", "primary", "plus")
        self.head = PageHead("Eigen criteria", _SUBTITLE, [self.look_at_example, self.take_in, self.make])
        self.empty = EmptyState(
            "stack",
            "Nog geen eigen criteria",
            "Hier komen punten te staan die uw gemeente zelf belangrijk vindt. Maak ze zelf, of lees een pakket in van "
            "een buurgemeente of de regio. U ziet altijd eerst wat er verandert.",
            first := Button("Nieuw pakket", "primary", "plus"),
            second := Button("Lees een pakket in", glyph="file-arrow-down"),
        )
        self.panel = StepPanel()
        self._lists = PageStack()
        self._lists.addWidget(self.panel)
        self._lists.addWidget(self.empty)
        self.list = QWidget()
        box = column(self.head, 14, self._lists, gap=0, margins=(28, 18, 16, 0))
        box.setStretchFactor(self._lists, 1)
        self.list.setLayout(box)
        self.change = ChangeView(catalogue.norms)
        self._edit: PackEditorView | None = None
        self.pages = PageStack()
        for page in (self.list, self.change):
            self.pages.addWidget(page)
        self.setLayout(column(self.pages))
        for button in (self.make, first):
            button.clicked.connect(self.begin)
        for button in (self.take_in, second):
            button.clicked.connect(self.import_requested)
        self.look_at_example.clicked.connect(self.example_requested)
        self.change.accepted.connect(self.accepted)
        self.change.left.connect(self._leave_change)
        self.editor.changed.connect(self._on_changed)
        self.show_packs(())

    # -- showing --------------------------------------------------------------------------------------------------
    @property
    def undo_stack(self) -> QUndoStack:
        """The history of the draft, for Ctrl+Z while this page is shown."""
        return self.editor.undo_stack

    def show_packs(self, packs: Sequence[Installed]) -> None:
        """Show what lies on the shelf."""
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = [PackCard(item, self._today()) for item in packs]
        for card in self.cards:
            card.edit_requested.connect(self.edit)
            card.export_requested.connect(self.export_requested)
            card.removal_requested.connect(self.removal_requested)
        self.panel.add(*self.cards)
        self._lists.setCurrentWidget(self.panel if packs else self.empty)
        self.take_in.setVisible(bool(packs))
        self.make.setVisible(bool(packs))

    def show_list(self) -> None:
        """Go to the list of packs."""
        self.pages.setCurrentWidget(self.list)

    def show_tenders(self, tenders: Sequence[Tender]) -> None:
        """The tenders at which a point can be looked at while it is made."""
        self._tenders = tuple(tenders)
        if self._edit is not None:
            self._edit.show_tenders(tenders)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what would change, to be taken over or not."""
        self.change.show_proposal(proposal)
        self.pages.setCurrentWidget(self.change)

    def begin(self) -> None:
        """Begin a new pack in the editor."""
        code = code_for(self._organisation)
        self.edit({**new_pack(self._organisation, self._today().isoformat()), "id": code})

    def edit(self, plain: Plain) -> None:
        """Open a pack in the editor; what was being made of it is there again."""
        self._begun = dict(plain)
        draft = self._drafts.get(self._begun["id"], self._begun)
        self._open(draft)
        if draft != self._begun:
            self.resumed.emit()

    def start_over(self) -> None:
        """Drop what was being made, and begin with the pack as it is."""
        self._open(self._begun)

    def show_drafts(self, drafts: Mapping[str, Plain]) -> None:
        """What was being made before, by the id of the pack it began as."""
        usable = {key: draft for key, draft in drafts.items() if is_usable(draft)}
        self._drafts = {**usable, **self._drafts}

    def forget_draft(self, pack_id: str) -> None:
        """What was being made of this pack is taken over."""
        for key in {pack_id, self._begun["id"]} & self._drafts.keys():
            del self._drafts[key]
            self.draft_changed.emit(key, None)

    def _on_changed(self, draft: Plain) -> None:
        key = self._begun["id"]
        if draft != self._begun:
            self._drafts[key] = draft
            self.draft_changed.emit(key, draft)
        elif self._drafts.pop(key, None) is not None:
            self.draft_changed.emit(key, None)

    def _open(self, draft: Plain) -> None:
        view = self.edit_view()
        self.editor.open(draft)
        self.pages.setCurrentWidget(view)
        view.about_form.rows["title"].control.setFocus()

    def edit_view(self) -> PackEditorView:
        """The editor; it is made when it is first needed."""
        if self._edit is None:
            self._edit = PackEditorView(self.editor, self._day)
            self._edit.ready.connect(self.proposed)
            self._edit.left.connect(self.show_list)
            self._edit.said.connect(self.said)
            self._edit.show_tenders(self._tenders)
            self.pages.addWidget(self._edit)
        return self._edit

    def _leave_change(self) -> None:
        """Back to where the proposal came from."""
        proposal = self.change.proposal()
        from_editor = (
            self._edit is not None
            and proposal is not None
            and proposal.after is not None
            and self.editor.tidy() == dict(proposal.after.plain)
        )
        self.pages.setCurrentWidget(self._edit if from_editor and self._edit is not None else self.list)


class PackCard(Card):
    """One pack of the list, with what can be done with it. `edit_requested(object)` carries its plain data."""

    edit_requested = Signal(object)
    export_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, item: Installed, today: date, parent: QWidget | None = None) -> None:
        pack = item.pack
        super().__init__(pack.title if pack else f"Pakket {item.id}".strip(), parent=parent)
        self.item = item
        self.edit = Button("Bekijk en bewerk", glyph="pencil-simple", small=True)
        self.export = Button("Bewaar als bestand", "quiet", "download-simple", small=True)
        self.remove = Button("Verwijder", "quiet", "trash", small=True)
        name = pack.title if pack else item.id
        for button in (self.edit, self.export, self.remove):
            button.setAccessibleName(f"{button.text()}: {name}")
        if pack is not None:
            self.set_state(*state_of(pack, today))
            self.add(Label(f"{points(pack.rules)}.", wrap=True), Label(about(pack), "caption", "muted", wrap=True))
            self.edit.clicked.connect(lambda: self.edit_requested.emit(dict(pack.plain)))
        else:
            self.set_state("not_met", "Doet niet mee")
            self.set_tone("bad")
            lines = ["Dit pakket is niet te gebruiken. Lees het opnieuw in, of vraag de uitgever om een nieuwe versie."]
            more = len(item.faults) - _MOST_FAULTS
            lines += [*item.faults[:_MOST_FAULTS], *([f"En nog {more}."] if more > 0 else [])]
            self.add(*(Label(line, wrap=True) for line in lines))
            self.edit.hide()
        self.export.clicked.connect(lambda: self.export_requested.emit(item.id))
        self.remove.clicked.connect(lambda: self.removal_requested.emit(item.id))
        line = Flow(gap=8, line_gap=4)
        for button in (self.edit, self.export, self.remove):
            line.addWidget(button)
        self.add(holder(line))
