"""A program that is killed while one types on loses at most the last second, and says so at the next start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.session import read_session

from .officer import Officer

ROOT = Path(__file__).parent.parent.parent
TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.config.settings import Settings

folder = Path(sys.argv[1])
program = app.make_application(Settings(theme="light"))
window = app.make_window(folder)
window.show()
typing = QTimer()
typing.setInterval(40)

def begin(stored):
    window.autosave.saved.connect(lambda kept: print(kept.tender.subject.title, flush=True))
    typing.timeout.connect(lambda: window.editor.set("subject.title", window.editor.tender.subject.title + "a"))
    typing.start()

window.desk.opened.connect(begin)
window.ready.connect(lambda: window.start_blank(""))
window.open_store()
program.exec()
"""


@pytest.mark.slow
def test_what_was_told_as_kept_is_there_after_a_kill_and_the_next_start_says_so(qtbot, tmp_path: Path):
    command = [sys.executable, "-c", TYPIST, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ) as typist:
        assert typist.stdout is not None
        told = [typist.stdout.readline().strip() for _ in range(3)]
        typist.kill()  # SIGKILL: nothing is tidied up
    assert all(title and set(title) == {"a"} for title in told)
    assert read_session(tmp_path).is_running
    officer = Officer(qtbot, tmp_path)
    bar = officer.window.undo_bar
    officer.until(lambda: not bar.isHidden())
    assert "sloot het programma onverwacht" in bar.accessibleName()
    officer.click(bar.action_button())
    officer.settle()
    assert officer.window.editor.tender.subject.title.startswith(told[-1])
