"""A program that is killed while it saves loses nothing that it had reported as saved."""

import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sociaalinkopen_desktop.application.ports import Query
from sociaalinkopen_desktop.db.store import open_store

ROOT = Path(__file__).parent.parent.parent
KILLS = 20
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from sociaalinkopen_desktop.application.ports import Counts
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.subject import Lot, Subject
from sociaalinkopen_desktop.domain.tender import Tender
now = datetime(2026, 11, 24, tzinfo=UTC)
store = open_store(Path(sys.argv[1]), lambda: now)
try:
    version = store.load("a").version
except KeyError:
    version = 0
while True:
    title = f"versie{version + 1}"
    tender = Tender(id="a", subject=Subject(title=title, description="tekst " * 500), lots=(Lot(title=title),) * 5)
    version = store.save(tender, version, Counts(), now).version
    print(version, flush=True)
"""


@pytest.mark.slow
def test_what_was_reported_as_saved_is_there_after_twenty_kills(path: Path):
    chance = random.Random(1)
    reported = 0
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randrange(1, 60)):
                reported = int(writer.stdout.readline())
            writer.kill()  # SIGKILL: nothing is tidied up
            rest = writer.stdout.read().split("\n")
        complete = [int(line) for line in rest[:-1] if line]
        reported = complete[-1] if complete else reported
        store = open_store(path, lambda: datetime(2026, 11, 24, tzinfo=UTC))
        kept = store.load("a")
        assert kept.version in (reported, reported + 1), "the last save may be on disk before it could be reported"
        title = f"versie{kept.version}"
        assert kept.tender.subject.title == title
        assert [lot.title for lot in kept.tender.lots] == [title] * 5
        assert store.count(Query(search=title)) == 1
        assert store.count(Query(search=f"versie{kept.version - 1} versie{kept.version}")) == 0
        assert store.count(Query()) == 1
        store.check()
        store.close()
    assert reported > KILLS
