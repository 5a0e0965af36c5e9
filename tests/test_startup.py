"""The window is there before anything heavy is loaded, and the rows of its list before the rest: in fresh processes."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

from sociaalinkopen_desktop import app as application
from sociaalinkopen_desktop.config.paths import DATA_FILE
from sociaalinkopen_desktop.config.settings import Settings
from tests.db.fill import fill

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"sqlalchemy", "alembic", "reportlab", "yaml", "openpyxl", "pypdfium2", "lxml", "jsonschema", "PIL"}
AFTER_FRAME = {
    "application.ports", "config.session", "content", "db.store", "domain.catalogue", "domain.checks", "domain.choices",
    "domain.dutch", "domain.tender", "exchange", "reports", "ui.actions", "ui.autosave", "ui.bulk", "ui.desk",
    "ui.form", "ui.list_export", "ui.models.palette", "ui.pages.paged_list", "ui.pages.tender_list",
    "ui.session_keeper", "ui.tender_editor", "ui.typed", "ui.widgets.pill", "ui.widgets.table", "ui.widgets.undo_bar",
    "ui.window_actions", "ui.window_keeping", "ui.window_lists", "ui.window_store", "ui.window_tender", "ui.workspace",
}  # fmt: skip
AFTER_ROWS = {
    "app.services", "application.checklists", "application.library", "content", "domain.catalogue", "domain.checks",
    "domain.clauses", "domain.guidance", "domain.meeting", "domain.tender", "exchange", "reports", "ui.workspace",
}  # fmt: skip

# The program as it starts, stopped in the first paintEvent of its window, or of the list once it has rows.
PROGRAM = """
import json, os, sys
from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.ui.main_window import MainWindow

def stop():
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

def rows_painted(self, event):
    paint_table(self, event)
    if self.model().rowCount():
        stop()

folder, moment = sys.argv[1:]
if moment == "frame":
    MainWindow.paintEvent = lambda self, event: stop()
else:
    from sociaalinkopen_desktop.ui.pages.tender_table import TenderTable
    paint_table, TenderTable.paintEvent = TenderTable.paintEvent, rows_painted
app.main(["--data-map", folder])
"""


def loaded_at(moment: str, folder: Path) -> set[str]:
    """The modules that are loaded when the "frame" is first painted, or the "rows" of the list."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), moment],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(json.loads(done.stdout))


def test_the_first_picture_comes_before_heavy_packages_and_before_the_rest_of_the_program(tmp_path):
    loaded = loaded_at("frame", tmp_path)
    assert "PySide6.QtWidgets" in loaded
    assert "sociaalinkopen_desktop.ui.main_window" in loaded
    assert loaded & HEAVY == set()
    assert loaded & ours(AFTER_FRAME) == set()


def test_the_rows_come_before_what_only_an_open_tender_needs(tmp_path):
    fill(tmp_path / DATA_FILE, 3)
    loaded = loaded_at("rows", tmp_path)
    assert "sociaalinkopen_desktop.db.store" in loaded
    assert loaded & (HEAVY - {"sqlalchemy"}) == set()
    assert loaded & ours(AFTER_ROWS) == set()


def ours(names: set[str]) -> set[str]:
    """The full names of modules of the program."""
    return {f"sociaalinkopen_desktop.{name}" for name in names}


def test_the_data_file_is_opened_after_the_first_picture(qtbot, tmp_path):
    application.make_application(Settings())
    window = application.make_window(tmp_path)
    qtbot.addWidget(window)
    application._after_first_paint(window, None)
    assert not window.tasks.busy
    with qtbot.waitSignal(window.ready, timeout=30_000):
        window.show()
    assert (tmp_path / DATA_FILE).exists()
    gc.unfreeze()
