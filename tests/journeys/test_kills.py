"""The real program, killed again and again while it edits, imports and exports: nothing that was told as kept is lost.

Each round starts the program on what the round before left, lets it work for a random while, and kills it (SIGKILL).
The seed is fixed; the moments are not, since machines differ.
"""

import os
import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.paths import DATA_FILE, resource
from sociaalinkopen_desktop.db.store import open_store
from tests.conftest import TODAY

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("KILLS", "200"))
# What it tells: "ready", "kept <id> <title>" for each acknowledged save, "pdf <name>" for each finished document.
PROGRAM = """
import random, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from sociaalinkopen_desktop import app

folder, example, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
made = app.make_window

def tell(*words):
    print(*words, flush=True)

def watched(*given, **more):
    window = made(*given, **more)
    exported = []

    def kept(stored):
        tell("kept", stored.tender.id, stored.tender.subject.title)

    def export():
        tender = window.editor.tender
        name = f"{seed}-{len(exported)}.pdf"
        exported.append(name)
        work = window.services
        window.background.run(
            lambda: work.save_pdf(tender, work.assessor.assess(tender), folder / name), lambda _done: tell("pdf", name)
        )

    def act():
        if not window.editor.tender.id:
            return
        what = chance.random()
        if what < 0.9:
            title = window.editor.tender.subject.title
            window.editor.set("subject.title", title + "a" if len(title) < 60 else "a")
        elif what < 0.95:
            window.desk.start_from_file(example)
        else:
            export()

    timer = QTimer(window)
    timer.setInterval(15)
    timer.timeout.connect(act)
    window.autosave.saved.connect(kept)
    window.desk.opened.connect(kept)
    window.ready.connect(lambda: (tell("ready"), window.start_blank("a"), timer.start()))
    return window

app.make_window = watched
app.main(["--data-map", str(folder)])
"""


@pytest.mark.slow
def test_whatever_moment_it_is_killed_what_was_told_as_kept_is_there(tmp_path):
    chance = random.Random(20261124)
    example = resource("examples", "kerstpakketten.json")
    told: dict[str, str] = {}
    documents: set[str] = set()
    for number in range(KILLS):
        lines = killed_after(tmp_path, example, number, chance.uniform(0.2, 2.2))
        assert "ready" in lines, f"round {number} did not start"
        for line in lines:
            what, _, rest = line.partition(" ")
            if what == "kept":
                identifier, _, title = rest.partition(" ")
                told[identifier] = title
            elif what == "pdf":
                documents.add(rest)
        with closing(sqlite3.connect(tmp_path / DATA_FILE)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        newest = dict(list(told.items())[-8:])
        check_kept(tmp_path, newest)
    check_kept(tmp_path, told)
    assert len(told) >= KILLS // 2
    assert documents
    for name in documents:
        data = (tmp_path / name).read_bytes()
        assert data.startswith(b"%PDF-1.7")
        assert data.rstrip().endswith(b"%%EOF")
    whole = {path.name for path in tmp_path.glob("*.pdf")}
    assert documents <= whole
    for name in whole:  # also one of which it could not tell any more that it was done
        assert (tmp_path / name).read_bytes().rstrip().endswith(b"%%EOF")


def killed_after(folder: Path, example: Path, number: int, seconds: float) -> list[str]:
    """Start the program, kill it so long after it is ready, and give the whole lines that it told."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    lines: list[str] = []
    ready = threading.Event()
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), str(example), str(number)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as program:  # fmt: skip
        output = program.stdout
        assert output is not None

        def listen() -> None:
            for line in output:
                if line.endswith("\n"):
                    lines.append(line.rstrip("\n"))
                if line == "ready\n":
                    ready.set()

        listener = threading.Thread(target=listen)
        listener.start()
        ready.wait(60)
        threading.Event().wait(seconds)
        program.kill()
        listener.join(60)
    return lines


def check_kept(folder: Path, told: dict[str, str]) -> None:
    """Every tender is there with the title that was told, or with one that was typed on after that."""
    store = open_store(folder / DATA_FILE, lambda: TODAY)
    try:
        for identifier, title in told.items():
            kept = store.load(identifier).tender.subject.title
            started_over = set(kept) == {"a"} and len(kept) < len(title)  # the program begins again after 60 signs
            assert kept.startswith(title) or started_over, (identifier, title, kept)
        store.check()
    finally:
        store.close()
