"""A part that is shown before it has a place is a window of its own for a moment, and takes the keyboard."""

import traceback

import pytest
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QWidget

from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.main_window import RAIL
from tests.journeys.officer import Officer


@pytest.fixture
def shown_alone(monkeypatch) -> list[str]:
    """Where in the program a widget without a parent was shown."""
    places: list[str] = []
    really_show = QWidget.setVisible

    def watch(widget: QWidget, shown: bool) -> None:
        if shown and widget.parentWidget() is None and not isinstance(widget, QMainWindow | QMenu | QDialog):
            caller = traceback.extract_stack(limit=2)[0]
            places.append(f"{caller.filename}:{caller.lineno} {type(widget).__name__}")
        really_show(widget, shown)

    monkeypatch.setattr(QWidget, "setVisible", watch)
    return places


def test_no_page_shows_a_part_before_it_has_its_place(qtbot, tmp_path, shown_alone):
    officer = Officer(qtbot, tmp_path)
    with qtbot.waitSignal(officer.window.desk.opened):
        officer.window.open_first_example()
    officer.settle()
    work = officer.window.workspace
    for step in Step:
        work.go_to_step(step)
        officer.settle()
    for item in RAIL:
        officer.window.go_to(item.key)
        officer.settle()
    officer.window.show_new()
    officer.settle()
    assert shown_alone == []
