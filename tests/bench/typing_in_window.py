"""From a key in a field to the painted verdict, in the real window on the worked example.

A key goes through Qt as from the keyboard: the field, the editor with its undo history, the form, the check of all
criteria, the step list, and the Toets panel; we stop when nothing is left to paint. The yardstick is the same key in
the same field of the same form, in a window of its own where nothing listens to it: only the field is painted. The
remark tells what a bare QLineEdit with Qt's own style takes. The value changes numbers in the panel at every key, and
one in five keys makes a point appear or disappear there; the title changes only a few words. The keys come faster than
the pause after which is saved, as in typing. All times are of the processor, as other programs use it too.
"""

from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStyleFactory, QWidget

from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor

from .measuring import Effort, Line, Times, busy, collected
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
            work.go_to_step(step)
            work.go_to_field(path)
            page = work.page(step)
            assert isinstance(page, FormPage)
            window, alone = _alone(page)
            typing = _Typing(keys, alone.row(path).control), _Typing(keys, page.row(path).control)
            bare, ours = typing[0].key, typing[1].key
            lines += _lines(words, *collected(ours, bare, effort.repeats * _ROUNDS), _in_a_bare_field(keys, effort))
            window.close()
            settle()
    return lines


def _alone(page: FormPage) -> tuple[QMainWindow, FormPage]:
    """The same form on the same tender in a window of its own; what is typed there goes nowhere."""
    editor = TenderEditor()
    editor.open(page.tender)
    alone = FormPage(editor, page.spec)
    alone.finish()
    window = QMainWindow()
    window.setCentralWidget(alone)
    window.resize(page.size())
    window.show()
    for field in alone.findChildren(QLineEdit):
        field.blockSignals(True)
    settle()
    return window, alone


class _Typing:
    """Types the keys one after the other and takes them back, round and round."""

    def __init__(self, keys: str, control: QWidget) -> None:
        self._field = _inner(control)
        self._sequence = cycle([*keys, *[""] * len(keys)])

    def key(self) -> float:
        """Milliseconds for the next key."""
        settle()  # what the other side left to do is not ours
        key: str | Qt.Key = next(self._sequence) or Qt.Key.Key_Backspace
        return busy(lambda: (QTest.keyClick(self._field, key), _painted()))  # type: ignore[call-overload]


def _in_a_bare_field(keys: str, effort: Effort) -> float:
    """The median for a QLineEdit alone in a window, drawn by Qt's own style: not ours, which is written in Python."""
    bare, line = QMainWindow(), QLineEdit()
    style = QStyleFactory.create("Fusion")
    for each in (bare, line):
        each.setStyle(style)
    bare.setCentralWidget(line)
    bare.resize(400, 100)
    bare.show()
    typing = _Typing(keys, line)
    found = Times(tuple(typing.key() for _ in range(effort.repeats * _ROUNDS)))
    bare.close()
    return found.median


def _lines(words: str, ours: Times, bare: Times, line_edit: float) -> list[Line]:
    ratio = ours.median / bare.median
    return [
        Line(f"toetsaanslag in {words}", ours.median, bare.median, "toets in zelfde formulier, niets luistert",
             "12: <= 3x", ratio <= 3, f"kale QLineEdit {line_edit:.2f} ms, dus {ours.median / line_edit:.1f}x"),
        Line("  daarvan p95", ours.p95, bare.p95, "zelfde, p95", "12: <= 8 ms", ours.p95 <= 8),
        Line("  daarvan hoogste", ours.worst, bare.worst, "zelfde, hoogste", "12: <= 16 ms", ours.worst <= 16),
    ]  # fmt: skip


def _inner(control: QWidget) -> QWidget:
    """The widget that takes the keys."""
    inner = control if isinstance(control, QLineEdit) else control.findChild(QLineEdit)
    return inner if inner is not None else control


def _painted() -> None:
    """Run what a key sets in motion: the check is a timer of no time, painting comes after it."""
    QApplication.processEvents()
    QApplication.processEvents()
