"""From a key in a field to the painted verdict, in the real window on the worked example.

A key goes through Qt as from the keyboard: the field, the editor with its undo history, the form, the check of all
criteria, the step list, and the Toets panel; the clock stops when nothing is left to paint. The yardstick is the same
key in a bare QLineEdit in a window of its own, drawn by Qt's own style. The value changes numbers in the panel at
every key, the title changes only a few words. The keys come faster than the pause after which is saved, as in typing.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStyleFactory, QWidget

from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.workspace import Workspace

from .measuring import Effort, Line, Times, collected, timed
from .windows import settle, workspace

FIELDS = (
    ("waarde (stap 2)", Step.VALUE, "value.base_value", "12345"),
    ("titel (stap 1)", Step.SUBJECT, "subject.title", "wijken"),
)
_ROUNDS = 5  # keys per repeat; many keys, as the worst of them counts too


def measure(effort: Effort, folder: Path) -> list[Line]:
    lines: list[Line] = []
    with workspace(folder / "venster") as (_, work):
        for words, step, path, keys in FIELDS:
            lines += _lines(words, *_measured(work, step, path, keys, effort))
    return lines


def _measured(work: Workspace, step: Step, path: str, keys: str, effort: Effort) -> tuple[Times, Times]:
    work.go_to_step(step)
    work.go_to_field(path)
    page = work.page(step)
    assert isinstance(page, FormPage)
    field = _inner(page.row(path).control)
    settle()
    bare = QMainWindow()
    line = QLineEdit()
    style = QStyleFactory.create("Fusion")  # not our own style, which is written in Python
    line.setStyle(style)
    bare.setStyle(style)
    bare.setCentralWidget(line)
    bare.resize(400, 100)
    bare.show()
    settle()
    sequence = [*keys, *[""] * len(keys)]  # type, and take it back

    def typed(target: QWidget) -> float:
        key = sequence[at[target] % len(sequence)]
        at[target] += 1
        if key:
            return timed(lambda: (QTest.keyClick(target, key), _painted()))
        return timed(lambda: (QTest.keyClick(target, Qt.Key.Key_Backspace), _painted()))

    at: dict[QWidget, int] = {field: 0, line: 0}
    pair = collected(lambda: typed(field), lambda: typed(line), effort.repeats * _ROUNDS)
    bare.close()
    settle()
    return pair


def _lines(words: str, ours: Times, bare: Times) -> list[Line]:
    ratio = ours.median / bare.median
    return [
        Line(f"toetsaanslag in {words}", ours.median, bare.median, "toets in kale QLineEdit", "12: <= 3x", ratio <= 3),
        Line("  daarvan p95", ours.p95, bare.p95, "zelfde, p95", "12: <= 8 ms", ours.p95 <= 8),
        Line("  daarvan hoogste", ours.worst, bare.worst, "zelfde, hoogste", "12: <= 16 ms", ours.worst <= 16),
    ]


def _inner(control: QWidget) -> QWidget:
    """The widget that takes the keys."""
    inner = control if isinstance(control, QLineEdit) else control.findChild(QLineEdit)
    return inner if inner is not None else control


def _painted() -> None:
    """Run what a key sets in motion: the check is a timer of no time, painting comes after it."""
    QApplication.processEvents()
    QApplication.processEvents()
