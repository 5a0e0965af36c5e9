"""Work beside the window comes back in order, on the thread of the window."""

import threading

import pytest

from sociaalinkopen_desktop.ui.tasks import Tasks


def test_results_come_back_in_order_on_this_thread(qtbot):
    tasks, seen = Tasks(), []
    for number in range(20):
        tasks.run(lambda number=number: number, lambda result: seen.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert [result for result, _thread in seen] == list(range(20))
    assert {thread for _result, thread in seen} == {threading.main_thread()}


def test_all_work_runs_on_one_other_thread(qtbot):
    tasks, threads = Tasks(), []
    for _ in range(5):
        tasks.run(threading.get_ident, threads.append)
    qtbot.waitUntil(lambda: len(threads) == 5)
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_an_error_comes_back_as_an_error(qtbot):
    tasks, errors = Tasks(), []
    tasks.run(lambda: 1 / 0, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_an_error_nobody_expects_is_raised_here(qtbot):
    tasks = Tasks()
    with qtbot.captureExceptions() as caught:
        tasks.run(lambda: 1 / 0)
        qtbot.waitUntil(lambda: not tasks.busy)
    assert caught[0][0] is ZeroDivisionError


@pytest.mark.parametrize("number", [0, 3])
def test_waiting_ends_when_all_is_done(qtbot, number):
    tasks, done = Tasks(), []
    for _ in range(number):
        tasks.run(lambda: done.append(1))
    tasks.wait()
    assert len(done) == number


def test_after_finishing_no_work_is_taken(qtbot):
    """A result that asks for more work while the program ends would otherwise leave a thread in the middle of it."""
    done: list[str] = []
    tasks = Tasks()
    tasks.run(lambda: done.append("before"), lambda _result: tasks.run(lambda: done.append("after")))
    tasks.finish()
    assert done == ["before"]
    qtbot.waitUntil(lambda: not tasks.busy)
    tasks.wait()
    assert done == ["before"]
