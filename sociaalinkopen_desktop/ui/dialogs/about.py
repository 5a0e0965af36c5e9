"""What this program is, which version, under which licence, and made with which parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ..theme import look
from ..widgets.buttons import Button
from ..widgets.layouts import column, holder, row
from ..widgets.mark import Mark
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label

NAME = "Sociaal Inkopen Desktop"
LICENCE = "EUPL-1.2"
NOTICE = (
    "Dit programma helpt u om na te denken, te rekenen en op te schrijven. Het geeft geen juridisch advies en neemt "
    "geen besluit. Controleer wat belangrijk is in de tekst van de wet, of vraag het een jurist."
)
CHANGES, LICENCES = "Wat is er nieuw", "Licenties"
"""What can be read from here."""
PROMISE = "Het programma werkt zonder internet en stuurt niets door."


class AboutDialog(QDialog):
    """`parts` are pairs of a name with its version and licence: the criteria, and the software inside.

    `more` are the buttons to what else can be read: the words on it, and what opens it. Freed when it is closed.
    """

    def __init__(
        self,
        version: str,
        parts: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        more: Sequence[tuple[str, Callable[[QWidget], object]]] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Over {NAME}")
        self._lines = [(NAME, version), ("Licentie", LICENCE), *parts]
        words = column(Label(NAME, "section", wrap=True), Label(f"Versie {version}", tone="muted"), gap=2)
        head = row(gap=14)
        head.addWidget(Mark(48), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for at, (name, what) in enumerate(self._lines[1:]):
            grid.addWidget(Label(name, tone="muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(what, wrap=True), at, 1)
        panel = StepPanel(width=0)
        panel.add(Label(NOTICE, wrap=True), Label(PROMISE, tone="muted", wrap=True))
        self.more = [Button(words) for words, _show in more]
        for button, (_words, show) in zip(self.more, more, strict=True):
            button.clicked.connect(lambda _on, show=show: show(self))
        if self.more:
            panel.add(row(*self.more, None))
        panel.add(holder(grid))
        self.copy = Button("Kopieer deze gegevens", glyph="copy")
        self.copy.setToolTip("Handig als u om hulp vraagt")
        self.copy.clicked.connect(self._copy)
        self.done_button = Button("Sluiten", "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        box = column(head, panel, row(self.copy, None, self.done_button), gap=16, margins=(24, 20, 24, 20))
        box.setStretchFactor(panel, 1)
        self.setLayout(box)
        self.done_button.setFocus()
        self.restyle()

    def restyle(self) -> None:
        self.resize(look().px(520), look().px(460))

    def text(self) -> str:
        """What the copy button puts on the clipboard: one line per part."""
        return "\n".join(f"{name}: {what}" for name, what in self._lines)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self.copy.setText("Gekopieerd")
