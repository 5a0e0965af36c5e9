"""Card of step 9: what else is in the file besides documents, each with the way to where it lies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...domain import dutch
from ...domain.dutch import counted
from ...domain.revising import told
from ...domain.tender import Tender
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.layouts import Flow, holder
from ..widgets.text import Label

MOST_REVISIONS = 3


class BesideCard(Card):
    """`attachments_asked()`: to the documents that lie elsewhere; `versions_asked()`: to versions and revisions."""

    attachments_asked = Signal()
    versions_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ook bij dit dossier", margins=(16, 12, 12, 12), gap=6, parent=parent)
        self._words = Label("", "caption", "muted", wrap=True)
        self._log = Label("", "caption", wrap=True)
        self._log.hide()
        self.attachments = Button("Bijlagen", "secondary", "paperclip", small=True)
        self.versions = Button("Versies en herzieningen", "secondary", "clock-counter-clockwise", small=True)
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self.attachments)
        buttons.addWidget(self.versions)
        self.add(self._words, self._log, holder(buttons))
        self.attachments.clicked.connect(self.attachments_asked)
        self.versions.clicked.connect(self.versions_asked)

    def show_tender(self, tender: Tender) -> None:
        """Say what there is."""
        self._words.setText(beside_words(tender))
        lines = revision_lines(tender)
        self._log.setText("\n".join(lines))
        self._log.setVisible(bool(lines))

    def words(self) -> str:
        return self._words.text()

    def log(self) -> list[str]:
        """The lines of the log of revisions."""
        return self._log.text().splitlines()


def revision_lines(tender: Tender) -> list[str]:
    """The log of revisions, the newest first: "Herziening 2, 3-11-2026: een vraag in de nota"."""
    lines = []
    for item in reversed(tender.revisions[-MOST_REVISIONS:]):
        when = f", {dutch.day(item.made_on)}" if item.made_on else ""
        why = (item.reason.strip() or item.changes.strip()).splitlines()
        lines.append(f"{told(item.number)}{when}{f': {why[0]}' if why else ''}")
    rest = len(tender.revisions) - len(lines)
    return [*lines, f"En nog {rest}."] if rest else lines


def beside_words(tender: Tender) -> str:
    """What else is in the file, in one or two sentences."""
    attachments, revisions = len(tender.attachments), len(tender.revisions)
    first = f"U verwijst naar {counted(attachments, 'bijlage', 'bijlagen')}." if attachments else "Nog geen bijlagen."
    if not revisions:
        return first
    stand = "staat" if revisions == 1 else "staan"
    return f"{first} In het logboek {stand} {counted(revisions, 'herziening', 'herzieningen')}."
