"""Card of step 9: what else is in the file besides documents, each with the way to where it lies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...domain.dutch import counted
from ...domain.tender import Tender
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import Flow, holder
from ..widgets.text import Label


class BesideCard(Card):
    """`attachments_asked()`: to the documents that lie elsewhere; `versions_asked()`: to versions and revisions."""

    attachments_asked = Signal()
    versions_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ook bij dit dossier", margins=(16, 12, 12, 12), gap=6, parent=parent)
        self._words = Label("", "caption", "muted", wrap=True)
        self.attachments = Button("Bijlagen", "secondary", "paperclip", small=True)
        self.versions = Button("Versies en herzieningen", "secondary", "clock-counter-clockwise", small=True)
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self.attachments)
        buttons.addWidget(self.versions)
        self.add(self._words, holder(buttons))
        self.attachments.clicked.connect(self.attachments_asked)
        self.versions.clicked.connect(self.versions_asked)

    def show_tender(self, tender: Tender) -> None:
        """Say what there is."""
        self._words.setText(beside_words(tender))

    def words(self) -> str:
        return self._words.text()


def beside_words(tender: Tender) -> str:
    """What else is in the file, in one or two sentences."""
    attachments, revisions = len(tender.attachments), len(tender.revisions)
    first = f"U verwijst naar {counted(attachments, 'bijlage', 'bijlagen')}." if attachments else "Nog geen bijlagen."
    if not revisions:
        return first
    stand = "staat" if revisions == 1 else "staan"
    return f"{first} In het logboek {stand} {counted(revisions, 'herziening', 'herzieningen')}."
