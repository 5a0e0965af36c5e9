"""When the program itself is at fault: the work is kept first, then a calm dialog with a report to copy."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from .theme import look
from .widgets.buttons import Button
from .widgets.layouts import row
from .widgets.text import Label

log = logging.getLogger(__name__)


def report(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """What happened and where in the program; never what stands in a tender (no messages, no values)."""
    import platform

    places = [
        f"  {frame.filename.replace(chr(92), '/').rpartition('/')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    lines = [
        f"Sociaal Inkopen Desktop {version}",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}",
        f"Fout: {kind.__name__}",
        *places,
    ]
    return "\n".join(lines)


class CrashDialog(QDialog):
    """Says that something went wrong in the program, that the work is kept, and offers the report."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sociaal Inkopen Desktop")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = QPlainTextEdit(words)
        self._report.setReadOnly(True)
        self._report.setProperty("field", True)
        self._report.setAccessibleName("Verslag van de fout")
        copy = Button("Verslag kopiëren", "secondary", "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(words))
        go_on = Button("Doorgaan", "primary")
        go_on.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Label("Er ging iets mis in het programma", "section"))
        box.addWidget(
            Label(
                "Uw werk is bewaard. U kunt doorgaan. Gebeurt dit vaker? Kopieer dan het verslag en stuur het naar "
                "de makers. In het verslag staat niets uit uw aanbestedingen. Er is niets verstuurd.",
                wrap=True,
            )
        )
        box.addWidget(self._report, 1)
        box.addLayout(row(copy, None, go_on))
        self.resize(look().px(560), look().px(380))


def install_crash_hook(save_first: Callable[[], object], parent: Callable[[], QWidget | None], version: str) -> None:
    """From now on an exception nobody caught is logged, the work is kept, and the officer is told once at a time."""
    showing = False

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        words = report(kind, trace, version)
        log.error("%s", words)
        save_first()
        if not showing:
            showing = True
            dialog = CrashDialog(words, parent())
            dialog.exec()
            showing = False

    sys.excepthook = caught
