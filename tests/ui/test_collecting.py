"""Qt's objects end on the window's own thread, also when another thread makes garbage."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from sociaalinkopen_desktop.ui.collecting import collect_due, collect_here, not_collecting


class Ring:
    """Something that only a collection can remove; tells on which thread it went."""

    def __init__(self, went):
        self.me, self.went = self, went

    def __del__(self):
        self.went.append(threading.current_thread())


@pytest.fixture
def collected_as_before():
    was_on = gc.isenabled()
    yield
    if was_on:
        gc.enable()


def make_garbage(number=20_000):
    for _each in range(number):
        ring = []
        ring.append(ring)


def test_a_thread_beside_the_window_collects_nothing_and_the_window_does(qtbot, collected_as_before):
    owner = QObject()
    timer = collect_here(owner)
    timer.setInterval(10)
    went = []
    Ring(went)
    beside = threading.Thread(target=make_garbage)
    beside.start()
    beside.join()
    assert went == []
    qtbot.waitUntil(lambda: bool(went))
    assert went == [threading.main_thread()]


def test_nothing_is_collected_before_its_time(collected_as_before):
    gc.collect()
    gc.disable()
    went = []
    Ring(went)
    collect_due()
    assert went == []
    make_garbage()
    collect_due()
    assert went == [threading.current_thread()]


@pytest.mark.parametrize("was_on", [True, False])
def test_a_pause_leaves_collecting_as_it_was(was_on, collected_as_before):
    (gc.enable if was_on else gc.disable)()
    with not_collecting():
        assert not gc.isenabled()
    assert gc.isenabled() is was_on
    gc.enable()
