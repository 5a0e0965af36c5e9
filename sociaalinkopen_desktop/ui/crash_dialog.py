"""What the officer sees when the program itself is at fault: a calm sentence, and a report to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from .theme import look
from .widgets.buttons import Button
from .widgets.layouts import row
from .widgets.text import Label

_WHAT_NOW = {
    True: "Uw werk is bewaard. U kunt doorgaan.",
    False: "Uw laatste wijzigingen zijn nog niet bewaard. Laat het programma open: het blijft het proberen. "
    "Onderaan het venster ziet u wanneer alles is bewaard.",
    None: "Het programma kan niet starten. Uw gegevens zijn niet gewijzigd. Start uw computer opnieuw. Helpt dat niet, "
    "installeer dan het programma opnieuw: uw gegevens blijven daarbij staan.",
}


class CrashDialog(QDialog):
    """Says that something went wrong in the program, whether the work is kept, and offers the report.

    `kept` None means that the program could not even start.
    """

    def __init__(self, words: str, parent: QWidget | None = None, *, kept: bool | None = True) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sociaal Inkopen Desktop")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = QPlainTextEdit(words)
        self._report.setReadOnly(True)
        self._report.setProperty("field", True)
        self._report.setAccessibleName("Verslag van de fout")
        copy = Button("Verslag kopiëren", "secondary", "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(words))
        go_on = Button("Sluiten" if kept is None else "Doorgaan", "primary")
        go_on.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Label("Er ging iets mis in het programma", "section"))
        box.addWidget(
            Label(
                f"{_WHAT_NOW[kept]} Gebeurt dit vaker? Kopieer dan het verslag en stuur het naar "
                "de makers. In het verslag staat niets uit uw aanbestedingen. Er is niets verstuurd.",
                wrap=True,
            )
        )
        box.addWidget(self._report, 1)
        box.addLayout(row(copy, None, go_on))
        go_on.setFocus()
        self.resize(look().px(560), look().px(380))
