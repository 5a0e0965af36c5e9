"""From the start of the process to the first painted window, against a bare QApplication with a QMainWindow.

Both are fresh processes that stop at the first `paintEvent` of their window. The program runs as `app.main` does, on
a data file with sixteen tenders. It paints its frame first, then the list without rows, and opens the data file then.
When the list and when its rows stand on the screen are lines of their own; they show that nothing was only moved.
"""

import json
import time
from dataclasses import replace
from pathlib import Path

from sociaalinkopen_desktop.config.paths import DATA_FILE
from sociaalinkopen_desktop.config.settings import Settings, save_settings

from ..db.fill import fill
from .children import child
from .measuring import MS, Effort, Line, Times, collected

HEAVY = ("sqlalchemy", "alembic", "reportlab", "yaml", "openpyxl", "pypdfium2", "lxml", "jsonschema", "PIL", "pydantic")
TENDERS = 16

BARE = """
import json, os, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(json.dumps([time.perf_counter(), []]), flush=True)
        os._exit(0)

app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

# The program itself, told to stop at the moment that is measured: "frame", "list" or "rows".
OURS = """
import json, os, sys, time
from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.ui.main_window import MainWindow

def stop():
    print(json.dumps([time.perf_counter(), sorted(sys.modules)]), flush=True)
    os._exit(0)

def paint_frame(self, event):
    super(MainWindow, self).paintEvent(event)
    stop()

folder, moment = sys.argv[1:]
if moment == "frame":
    MainWindow.paintEvent = paint_frame
else:
    from sociaalinkopen_desktop.ui.pages.tender_table import TenderTable

    paint_table = TenderTable.paintEvent

    def paint_rows(self, event):
        paint_table(self, event)
        if moment == "list" or self.model().rowCount():
            stop()

    TenderTable.paintEvent = paint_rows
app.main(["--data-map", folder])
"""


def measure(effort: Effort, folder: Path) -> list[Line]:
    data = folder / "start"
    data.mkdir()
    fill(data / DATA_FILE, TENDERS)
    save_settings(replace(Settings(), is_introduced=True), data)  # else the first steps come in the place of the list
    repeats = effort.slow_repeats
    _start(OURS, str(data), "rows"), _start(BARE)  # the first start compiles
    ours, bare = collected(lambda: _start(OURS, str(data), "frame")[0], lambda: _start(BARE)[0], repeats)
    table, beside = collected(lambda: _start(OURS, str(data), "list")[0], lambda: _start(BARE)[0], repeats)
    rows, again = collected(lambda: _start(OURS, str(data), "rows")[0], lambda: _start(BARE)[0], repeats)
    modules = _start(OURS, str(data), "frame")[1]
    heavy = sorted(name for name in HEAVY if name in modules)
    gate = "" if ours.median <= 1.5 * bare.median else "niet "
    return [
        _line("hoofdvenster getekend", ours, bare, f"poort van 1,5x {gate}gehaald"),
        _line("hoofdvenster met lege lijst getekend", table, beside),
        _line(f"hoofdvenster met {TENDERS} rijen getekend", rows, again),
        Line("zware modules vóór het eerste beeld", len(heavy), None, "", "3: geen", not heavy,
             f"aantal, geen tijd{': ' + ', '.join(heavy) if heavy else ''}; in alles {len(modules)} modules geladen"),
    ]  # fmt: skip


def _line(what: str, ours: Times, bare: Times, remark: str = "") -> Line:
    ratio = ours.median / bare.median
    return Line(what, ours.median, bare.median, "kaal PySide6-venster", "1: <= 1,35x", ratio <= 1.35, remark)


def _start(code: str, *arguments: str) -> tuple[float, list[str]]:
    """Milliseconds from the start of the process to the moment it tells, and the modules that were loaded then."""
    began = time.perf_counter()
    moment, modules = json.loads(child(code, *arguments).splitlines()[-1])
    return (moment - began) * MS, modules
