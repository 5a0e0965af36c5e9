"""The data file of every released version opens, and nothing in it is lost."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sociaalinkopen_desktop import __version__
from sociaalinkopen_desktop.application.ports import Counts, Query
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.choices import Phase

from .make_released import DATA, NOW, TENDERS, make

RELEASED = sorted(DATA.glob("v*.sqlite"))


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_the_data_file_of_a_released_version_opens_with_all_it_holds(released: Path, tmp_path: Path):
    path = Path(shutil.copy(released, tmp_path / "aanbestedingen.sqlite"))
    store = open_store(path, lambda: NOW)
    assert [row.id for row in store.find(Query())] == ["rijk", "klein", "leeg"]
    assert [store.load(tender.id).tender for tender in TENDERS] == list(TENDERS)
    assert [row.id for row in store.find(Query(search="onderhoud noord"))] == ["rijk"]
    assert len(store.earlier_reasons("VRG-1", 5)) == 1
    closed = replace(TENDERS[2], phase=Phase.CLOSED)
    assert store.save(closed, 1, Counts(), NOW).version == 2
    assert [row.id for row in store.find(Query(phases=(Phase.CLOSED,)))] == ["rijk"]
    store.check()
    store.close()


def test_there_is_a_data_file_of_this_version(tmp_path: Path):
    made = make(tmp_path)
    assert made.name in [path.name for path in RELEASED], f"run python -m tests.db.make_released for {__version__}"
    with pytest.raises(FileExistsError):
        make(tmp_path)
