"""A fault of the program: the work is kept first, one calm dialog, and a report without anything of a tender."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from sociaalinkopen_desktop.application.ports import Query, StorageProblem
from sociaalinkopen_desktop.config.log_setup import set_up_log
from sociaalinkopen_desktop.config.paths import DATA_FILE
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from sociaalinkopen_desktop.ui import crash_hook
from sociaalinkopen_desktop.ui.crash_dialog import CrashDialog
from sociaalinkopen_desktop.ui.crash_hook import install_crash_hook
from sociaalinkopen_desktop.ui.widgets.text import Label
from tests.journeys.officer import Officer

SECRET = "Geheime gunning aan Jansen"


@pytest.fixture
def hooks(monkeypatch):
    """The hooks of Python as they were are put back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


@pytest.fixture
def told(monkeypatch):
    """What the dialogs said, without waiting for anybody."""
    shown = []
    monkeypatch.setattr(crash_hook, "_tell", lambda words, kept, parent: shown.append((words, kept)))
    return shown


def crash(words=SECRET):
    """A fault with something of a tender in its words, as the hook gets it."""
    try:
        raise ValueError(words)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)


def test_what_is_half_typed_is_on_the_disk_before_anything_is_shown(hooks, told, qtbot, tmp_path):
    officer = Officer(qtbot, tmp_path / "gegevens")
    officer.start_blank("Groen")
    officer.settle()
    officer.window.editor.set("subject.title", SECRET)
    install_crash_hook(officer.window.keeping.keep_now, lambda: officer.window, "1.2.3")
    crash()
    ((words, kept),) = told
    assert kept is True
    assert SECRET not in words
    store = open_store(tmp_path / "gegevens" / DATA_FILE, lambda: pytest.fail("no migration"))
    assert [row.title for row in store.find(Query())] == [SECRET]
    store.close()


def test_work_that_cannot_be_kept_is_not_called_kept(hooks, told, qtbot, tmp_path, monkeypatch):
    officer = Officer(qtbot, tmp_path / "gegevens")
    officer.start_blank("Groen")
    officer.settle()

    def full(*_given):
        raise StorageProblem("De schijf is vol.")

    monkeypatch.setattr(SqliteTenderStore, "save", full)
    officer.window.editor.set("subject.title", "Blauw")
    install_crash_hook(officer.window.keeping.keep_now, lambda: officer.window, "1.2.3")
    crash()
    assert [kept for _words, kept in told] == [False]
    monkeypatch.undo()
    officer.window.autosave.flush()
    officer.settle()


def test_what_a_desk_holds_is_kept_too(hooks, told, qtbot, tmp_path):
    officer = Officer(qtbot, tmp_path / "gegevens")
    officer.window.go_to("policy")
    officer.settle()
    officer.until(lambda: not officer.window.background.busy)
    flushed = []
    officer.window.policy.flush = lambda: flushed.append("policy")
    install_crash_hook(officer.window.keeping.keep_now, lambda: officer.window, "1.2.3")
    crash()
    assert flushed == ["policy"]


def test_a_fault_while_saving_is_told_and_goes_no_further(hooks, told, caplog):
    def save_first():
        raise KeyError(SECRET)

    install_crash_hook(save_first, lambda: None, "1.2.3")
    with caplog.at_level(logging.ERROR):
        crash()
    assert [kept for _words, kept in told] == [False]
    assert "Fout: KeyError" in caplog.text
    assert SECRET not in caplog.text


def test_a_fault_within_a_fault_opens_no_second_dialog(hooks, monkeypatch):
    shown = []

    def tell(words, kept, parent):
        shown.append(words)
        crash("nog een")

    monkeypatch.setattr(crash_hook, "_tell", tell)
    install_crash_hook(lambda: True, lambda: None, "1.2.3")
    crash()
    assert len(shown) == 1


def test_the_same_fault_that_comes_back_at_once_is_told_once(hooks, told):
    now = [0.0]
    install_crash_hook(lambda: True, lambda: None, "1.2.3", lambda: now[0])
    for _ in range(3):
        crash()
    assert len(told) == 1
    now[0] += crash_hook.AGAIN_SECONDS + 1
    crash()
    assert len(told) == 2


def test_a_fault_on_another_thread_is_logged_without_its_words(hooks, told, caplog):
    def work():
        raise ValueError(SECRET)

    install_crash_hook(lambda: True, lambda: None, "1.2.3")
    with caplog.at_level(logging.ERROR):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert "Fout: ValueError" in caplog.text
    assert SECRET not in caplog.text
    assert told == []


def test_the_log_on_the_disk_holds_the_fault_and_nothing_of_a_tender(hooks, told, tmp_path):
    logger = logging.getLogger("sociaalinkopen_desktop")
    before = list(logger.handlers)
    set_up_log(tmp_path)
    try:
        install_crash_hook(lambda: True, lambda: None, "1.2.3")
        crash()
    finally:
        for handler in set(logger.handlers) - set(before):
            logger.removeHandler(handler)
            handler.close()
    text = (tmp_path / "programma.log").read_text("utf-8")
    assert "Fout: ValueError" in text
    assert SECRET not in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize(
    ("kept", "says", "button"),
    [
        (True, "Uw werk is bewaard", "Doorgaan"),
        (False, "nog niet bewaard", "Doorgaan"),
        (None, "kan niet starten", "Sluiten"),
    ],
)
def test_the_dialog_says_what_is_true_and_gives_the_report(qtbot, kept, says, button):
    dialog = CrashDialog("het verslag", kept=kept)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert any(says in label.text() for label in dialog.findChildren(Label))
    buttons = {item.text(): item for item in dialog.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Verslag kopiëren"], Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "het verslag"
    QTest.mouseClick(buttons[button], Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


# The program as it starts, on a computer where a part of it is missing; the dialog tells the test that it is there.
BROKEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.ui.widgets.text import Label

def broken(*given, **more):
    def close():
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                print(" ".join(label.text() for label in dialog.findChildren(Label)), flush=True)
                dialog.accept()
                return
        QTimer.singleShot(20, close)
    QTimer.singleShot(20, close)
    raise RuntimeError("no window")
app.make_window = broken
sys.exit(app.main(["--data-map", sys.argv[1]]))
"""


def test_a_program_that_cannot_start_says_so(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, str(tmp_path)],
        cwd=Path(__file__).parent.parent.parent,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Het programma kan niet starten" in done.stdout
    assert done.returncode == 1
