"""The step with most fields: making its page, and going to another page, against a bare form of as many fields.

The bare form has a QLabel and a QLineEdit per field, made and painted. Making a page is what the window does before it
can show the first screen of it; the rest is made beside the event loop, and told as a line of its own. Going to another
step is measured between two pages that exist; it paints the page, the steps and the panel. All times are of the
processor, as other programs use it too.
"""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget
from shiboken6 import delete

from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.form import FormPage, PageSpec
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from sociaalinkopen_desktop.ui.workspace import FORMS

from .measuring import Effort, Line, Times, busy, collected
from .windows import settle, workspace

SMALL, LARGE = (20, 5.0), (200, 25.0)  # fields and milliseconds of the goal; in between we take the straight line


def measure(effort: Effort, folder: Path) -> list[Line]:
    spec = max(FORMS, key=_fields)
    number = _fields(spec)
    limit = SMALL[1] + (number - SMALL[0]) * (LARGE[1] - SMALL[1]) / (LARGE[0] - SMALL[0])
    with workspace(folder / "formulier") as (window, work):
        editor = TenderEditor()
        editor.open(window.editor.tender)
        ours, bare = collected(
            lambda: _made(lambda: FormPage(editor, spec)), lambda: _made(lambda: _bare(number)), effort.slow_repeats
        )
        whole = Times(tuple(_made(lambda: _finished(FormPage(editor, spec))) for _ in range(effort.slow_repeats)))
        steps = cycle((Step.PROCEDURE, Step.REQUIREMENTS))

        def switch() -> None:
            work.go_to_step(next(steps))
            settle()

        for _ in range(4):
            switch()
        switched = sorted(busy(switch) for _ in range(effort.repeats))
        middle = switched[len(switched) // 2]
    return [
        Line(f"formulier maken: {spec.step.label}, {number} velden", ours.median, bare.median, "kaal Qt-formulier",
             f"19: <= {limit:.1f} ms".replace(".", ","), ours.median <= limit),
        Line("  tot de hele pagina er is", whole.median),
        Line("andere stap tonen, getekend", middle, None, "", "19: <= 5 ms", middle <= 5,
             f"hoogste {switched[-1]:.1f} ms"),
    ]  # fmt: skip


def _fields(spec: PageSpec) -> int:
    return sum(len(card.parts) for card in spec.cards)


def _made(make: Callable[[], QWidget]) -> float:
    """Milliseconds to make a page; throwing it away again is not counted."""
    made: list[QWidget] = []
    took = busy(lambda: made.append(make()))
    delete(made[0])
    return took


def _finished(page: FormPage) -> FormPage:
    page.finish()
    return page


def _bare(number: int) -> QWidget:
    form = QWidget()
    box = QFormLayout(form)
    for at in range(number):
        box.addRow(QLabel(f"Veld {at}"), QLineEdit())
    return form
