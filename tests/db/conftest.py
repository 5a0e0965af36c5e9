"""A store in a folder of its own, for each test."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store

Opener = Callable[[], SqliteTenderStore]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file without tenders, made once; tests copy it."""
    path = tmp_path_factory.mktemp("empty") / "leeg.sqlite"
    open_store(path, _no_clock).close()
    return path


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A data file without tenders."""
    return Path(shutil.copy(empty_file, tmp_path / "aanbestedingen.sqlite"))


@pytest.fixture
def opened(path: Path) -> Iterator[Opener]:
    """Opens the data file, as often as wanted; everything is closed afterwards."""
    stores: list[SqliteTenderStore] = []

    def open_again() -> SqliteTenderStore:
        stores.append(open_store(path, _no_clock))
        return stores[-1]

    yield open_again
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Opener) -> SqliteTenderStore:
    """An open store without tenders."""
    return opened()


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[SqliteTenderStore]:
    """A store for the many examples of one hypothesis test; what is in it is unknown."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("shared") / "gedeeld.sqlite"))
    store = open_store(path, _no_clock)
    yield store
    store.close()


def _no_clock() -> datetime:
    raise AssertionError("opening a file that needs no migration asks for no time")
