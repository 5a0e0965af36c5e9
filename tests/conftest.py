"""Settings for every test: no screen, no outside world, and a fixed day."""

import gc
import os
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# What pytest makes of the asserts is kept for the next run, whatever the shell says: making it anew costs every
# process of the tests fifteen seconds.
sys.dont_write_bytecode = False

# Shared machines are slow now and then: a deadline would make tests fail by chance, not by fault.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
settings.load_profile("house")

TODAY = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_garbage_of_windows(request):
    """Old windows go between two tests on this thread; never in the middle of one, or on a thread beside it."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture
def clock():
    """A clock that stands still on 24 November 2026, 10:42."""
    return lambda: TODAY
