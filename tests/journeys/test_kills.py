"""The real program, killed again and again while it edits, imports and exports: nothing that was told as kept is lost.

It works at tenders, enterprises and meetings at the same time, and takes in lists and writes documents beside that.

Each round starts the program on what the round before left, lets it work for a random while, and kills it (SIGKILL).
The seed is fixed; the moments are not, since machines differ.
"""

import os
import random
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.paths import DATA_FILE, resource
from sociaalinkopen_desktop.db.enterprises import SqliteRegister
from sociaalinkopen_desktop.db.meetings import SqliteMeetings
from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store
from tests.conftest import TODAY

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("KILLS", "200"))
IN_LIST = 20
# What it tells: "ready"; "kept", "enterprise" and "meeting" with <id> <title> for each acknowledged save; "list <name>"
# for each list of enterprises that was taken in; "pdf <name>" and "xlsx <name>" for each finished file.
PROGRAM = (
    f"IN_LIST = {IN_LIST}\n"
    + """
import random, sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise
from sociaalinkopen_desktop.domain.meeting.meeting import Meeting

folder, example, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
made = app.make_window

def tell(*words):
    print(*words, flush=True)

def watched(*given, **more):
    window = made(*given, **more)
    exported, lists = [], []
    others = {}

    def longer(title):
        return title + "a" if len(title) < 60 else "a"

    def keep_other(kind, save, named):
        if kind in others and others[kind] is None:
            return  # under way
        item, version = others.get(kind) or (named("", None), 0)
        others[kind] = None

        def done(stored):
            item = getattr(stored, kind)
            others[kind] = (named(longer(item.name if kind == "enterprise" else item.title), item), stored.version)
            tell(kind, item.id, item.name if kind == "enterprise" else item.title)

        window.tasks.run(window.door.use(lambda services: save(services)(item, version)), done)

    def enterprise(name, old):
        return replace(old or Enterprise(), name=name or "a")

    def meeting(title, old):
        return replace(old or Meeting(), title=title or "a")

    def take_in():
        name = f"lijst-{seed}-{len(lists)}"
        lists.append(name)
        items = [Enterprise(name=f"{name}-{number}", offer="groen " * 200) for number in range(IN_LIST)]
        window.tasks.run(
            window.door.use(lambda services: services.register.take_in(name, items, {})),
            lambda _done: tell("list", name),
        )

    def export_list():
        name = f"{seed}-{len(exported)}.xlsx"
        exported.append(name)
        items = [Enterprise(name=f"Voorbeeld {number}", offer="groen " * 50) for number in range(200)]
        window.background.run(
            lambda: window.services.register_files.write(items, folder / name), lambda _done: tell("xlsx", name)
        )

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
        if what < 0.6:
            window.editor.set("subject.title", longer(window.editor.tender.subject.title))
        elif what < 0.74:
            keep_other("enterprise", lambda services: services.register.save, enterprise)
        elif what < 0.88:
            keep_other("meeting", lambda services: services.meetings.save, meeting)
        elif what < 0.92:
            window.desk.start_from_file(example)
        elif what < 0.94:
            take_in()
        elif what < 0.97:
            export_list()
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
)


@pytest.mark.slow
def test_whatever_moment_it_is_killed_what_was_told_as_kept_is_there(tmp_path):
    chance = random.Random(20261124)
    example = resource("examples", "kerstpakketten.json")
    told: dict[str, dict[str, str]] = {kind: {} for kind in LOADED}
    files: set[str] = set()
    lists: set[str] = set()
    for number in range(KILLS):
        lines = killed_after(tmp_path, example, number, chance.uniform(0.2, 2.2))
        assert "ready" in lines, f"round {number} did not start"
        for line in lines:
            what, _, rest = line.partition(" ")
            if what in told:
                identifier, _, title = rest.partition(" ")
                told[what][identifier] = title
            elif what in ("pdf", "xlsx"):
                files.add(rest)
            elif what == "list":
                lists.add(rest)
        with closing(sqlite3.connect(tmp_path / DATA_FILE)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        check_kept(tmp_path, {kind: dict(list(items.items())[-8:]) for kind, items in told.items()})
    check_kept(tmp_path, told)
    assert all(len(items) >= KILLS // 2 for items in told.values()), {kind: len(items) for kind, items in told.items()}
    check_lists(tmp_path, lists)
    check_files(tmp_path, files)


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


LOADED: dict[str, Callable[[SqliteTenderStore, str], str]] = {
    "kept": lambda store, key: store.load(key).tender.subject.title,
    "enterprise": lambda store, key: SqliteRegister(store, Path(DATA_FILE)).enterprise(key).enterprise.name,
    "meeting": lambda store, key: SqliteMeetings(store, Path(DATA_FILE)).meeting(key).meeting.title,
}


def check_kept(folder: Path, told: dict[str, dict[str, str]]) -> None:
    """Everything is there with the title that was told, or with one that was typed on after that."""
    store = open_store(folder / DATA_FILE, lambda: TODAY)
    try:
        for kind, items in told.items():
            for identifier, title in items.items():
                kept = LOADED[kind](store, identifier)
                started_over = set(kept) == {"a"} and len(kept) < len(title)  # the program begins again after 60 signs
                assert kept.startswith(title) or started_over, (kind, identifier, title, kept)
        store.check()
    finally:
        store.close()


def check_lists(folder: Path, told: set[str]) -> None:
    """Every list that was told is in the register, and each list is there whole."""
    store = open_store(folder / DATA_FILE, lambda: TODAY)
    try:
        names = [item.name for item in SqliteRegister(store, folder / DATA_FILE).enterprises()]
    finally:
        store.close()
    there = Counter(name.rpartition("-")[0] for name in names if name.startswith("lijst-"))
    assert told, "no list was taken in"
    assert told <= there.keys()
    assert set(there.values()) == {IN_LIST}


def check_files(folder: Path, told: set[str]) -> None:
    """Every file that was told is there, and each one is whole: also one that was finished as the kill came."""
    whole = {path.name for path in folder.iterdir() if path.suffix in (".pdf", ".xlsx") and path.name[0] != "."}
    assert {Path(name).suffix for name in told} == {".pdf", ".xlsx"}
    assert told <= whole
    for name in whole:
        if name.endswith(".pdf"):
            data = (folder / name).read_bytes()
            assert data.startswith(b"%PDF-1.7")
            assert data.rstrip().endswith(b"%%EOF")
        else:
            with zipfile.ZipFile(folder / name) as archive:
                assert archive.testzip() is None
