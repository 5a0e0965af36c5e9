"""Counts the trial of an award once for all the cards of step 6, at most once per turn of the event loop."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ...domain.award_model.model import with_keys
from ...domain.award_model.report import TrialReport, trial_report
from ...domain.market import Award
from ...domain.tender import Tender
from ..tender_editor import TenderEditor
from ..widgets.card import Card


class AwardDesk(QObject):
    """`reported()` comes when the award changed; ask `report` then. Nothing is counted that nobody asks for."""

    reported = Signal()

    def __init__(self, editor: TenderEditor) -> None:
        super().__init__(editor)
        self.editor = editor
        self._award: Award | None = None
        self._report: TrialReport | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.reported)
        editor.changed.connect(self._on_changed)

    @staticmethod
    def of(editor: TenderEditor) -> AwardDesk:
        """The desk of this editor, made when it is first asked for."""
        found = editor.findChild(AwardDesk)
        return found if isinstance(found, AwardDesk) else AwardDesk(editor)

    @property
    def award(self) -> Award:
        """The award as it is now."""
        return self.editor.tender.award

    def report(self) -> TrialReport:
        """What the trial of the award teaches, counted when it is not known yet."""
        if self._report is None or self._award is not self.award:
            self._award = self.award
            self._report = trial_report(self._award)
        return self._report

    def change(self, award: Award, words: str, merge_key: str = "") -> None:
        """Put another award in the tender, as one step to undo. Every criterion in it gets a key."""
        tender = self.editor.tender
        self.editor.replace(replace(tender, award=with_keys(award)), words, merge_key)

    def _on_changed(self, tender: Tender) -> None:
        if tender.award is not self._award:
            self._later.start()


class AwardCard(Card):
    """A card that follows the trial while it is seen. `said(words, action words, action)` is for the undo bar.

    Subclasses show the award in `follow`.
    """

    said = Signal(str, str, object)

    def __init__(self, title: str, editor: TenderEditor, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.desk = AwardDesk.of(editor)
        self.editor = editor
        self.desk.reported.connect(self._on_reported)

    def follow(self) -> None:
        """Show the award as it is now."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is typed after a field was left is a new step to undo."""
        if event.type() == QEvent.Type.FocusOut:
            self.editor.leave_field()
        return super().eventFilter(watched, event)

    def tell(self, words: str) -> None:
        """Say in the undo bar what was done."""
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self.editor.undo_stack.undo)

    def _on_reported(self) -> None:
        if self.isVisible():
            self.follow()
