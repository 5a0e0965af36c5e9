"""The window is there before anything heavy is loaded: the first picture in a fresh process."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

from sociaalinkopen_desktop import app as application
from sociaalinkopen_desktop.config.paths import DATA_FILE
from sociaalinkopen_desktop.config.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"sqlalchemy", "alembic", "reportlab", "yaml", "openpyxl", "pypdfium2", "lxml", "jsonschema", "PIL"}
LATER = {"domain.tender", "domain.checks", "content", "db.store", "exchange", "reports", "ui.workspace", "ui.form"}

# The program as it starts, stopped in the first paintEvent of its window.
PROGRAM = """
import json, os, sys
from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.ui.main_window import MainWindow

def stop(self, event):
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

MainWindow.paintEvent = stop
app.main(["--data-map", sys.argv[1]])
"""


def first_picture(folder: Path) -> set[str]:
    """The modules that are loaded when the window is first painted."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(json.loads(done.stdout))


def test_the_first_picture_comes_before_heavy_packages_and_before_the_rest_of_the_program(tmp_path):
    loaded = first_picture(tmp_path)
    assert "PySide6.QtWidgets" in loaded
    assert "sociaalinkopen_desktop.ui.main_window" in loaded
    assert loaded & HEAVY == set()
    assert loaded & {f"sociaalinkopen_desktop.{name}" for name in LATER} == set()


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
