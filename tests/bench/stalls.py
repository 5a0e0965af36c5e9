"""How long the window does not answer, at worst, while an officer works: five hundred actions, one after the other.

Each action is a key, a click or a shortcut, and then everything that it sets in motion until nothing is left to paint;
as long as that takes, the window can do nothing else. The actions are the same in every run: typing in fields of each
step, going through all steps and pages of the rail, undoing and redoing, folding the Toets, larger and smaller text,
searching the list. Saving and judging go on beside them as always. Told is the time of the processor, and beside it
the time on the clock, in which other programs have their part.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.main_window import RAIL, MainWindow
from sociaalinkopen_desktop.ui.workspace import Workspace

from .measuring import Effort, Line, Times, busy, timed
from .windows import settle, workspace

ACTIONS = 500
FIELDS = (
    (Step.SUBJECT, "subject.title", "onderhoud in de wijk"),
    (Step.SUBJECT, "subject.description", "Maaien, snoeien en bladruimen in twee wijken."),
    (Step.VALUE, "value.base_value", "123456"),
    (Step.PROCEDURE, "procedure.reason", "De waarde past bij deze procedure."),
    (Step.AMBITION, "ambition.social_return.percentage", "55"),
    (Step.REQUIREMENTS, "contract.owner", "hoofd openbare ruimte"),
    (Step.MARKET, "market.estimated_suppliers", "12"),
)
Action = tuple[str, Callable[[], object]]


def measure(effort: Effort, folder: Path) -> list[Line]:
    with workspace(folder / "haperen") as (window, work):
        for _, act in islice(_round(window, work), 400):  # pages are made when they are first shown
            act()
            settle()
        took: list[tuple[str, float]] = []
        clock: list[float] = []
        for words, act in islice(cycle(_round(window, work)), ACTIONS):

            def whole(words: str = words, act: Callable[[], object] = act) -> None:
                took.append((words, busy(lambda: (act(), _answered()))))

            clock.append(timed(whole))
    times = Times(tuple(milliseconds for _, milliseconds in took))
    kinds: dict[str, list[float]] = defaultdict(list)
    for words, milliseconds in took:
        kinds[words].append(milliseconds)
    slowest = sorted(kinds.items(), key=lambda item: -max(item[1]))[:6]
    remark = "; ".join(f"{words} {max(found):.0f} ms" for words, found in slowest)
    remark += f"; op de klok ten hoogste {max(clock):.0f} ms"
    return [
        Line(f"venster geeft geen antwoord, hoogste van {ACTIONS} handelingen", times.worst, None, "processortijd",
             "haperen: < 50 ms", times.worst < 50, remark),
        Line("  p95", times.p95, None, "processortijd"),
        Line("  mediaan", times.median, None, "processortijd"),
    ]  # fmt: skip


def _answered() -> None:
    QApplication.processEvents()
    QApplication.processEvents()


def _round(window: MainWindow, work: Workspace) -> Iterator[Action]:
    """One round of work; every action is made when its turn comes, as what has the focus changes."""
    for step, path, text in FIELDS:
        yield "naar een stap", lambda step=step: work.go_to_step(step)
        yield "naar een veld", lambda path=path: work.go_to_field(path)
        for sign in text:
            yield "toetsaanslag", lambda sign=sign: _type(window, sign)
        yield "ongedaan maken", lambda: _press(window, Qt.Key.Key_Z)
        yield "opnieuw", lambda: _press(window, Qt.Key.Key_Y)
        yield "ongedaan maken", lambda: _press(window, Qt.Key.Key_Z)
    for step in Step:
        yield "naar een stap", lambda step=step: work.go_to_step(step)
    for _ in range(2):
        yield "toets inklappen of tonen", lambda: _press(window, Qt.Key.Key_T)
    for item in RAIL:
        yield f"naar {item.words}", lambda item=item: window.go_to(item.key)
    yield "naar Aanbestedingen", lambda: window.go_to("tenders")
    for sign in "groen":
        yield "zoeken in de lijst", lambda sign=sign: _type(window, sign, in_list=True)
    for _ in range(5):
        yield "zoeken in de lijst", lambda: _type(window, "", in_list=True)
    yield "terug naar de aanbesteding", lambda: window.stack.setCurrentWidget(work)


def _type(window: MainWindow, sign: str, *, in_list: bool = False) -> None:
    target = window.list_page.findChild(QLineEdit) if in_list else window.focusWidget()
    if isinstance(target, QWidget) and (sign or isinstance(target, QLineEdit | QPlainTextEdit)):
        if sign:
            QTest.keyClick(target, sign)
        else:
            QTest.keyClick(target, Qt.Key.Key_Backspace)


def _press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
