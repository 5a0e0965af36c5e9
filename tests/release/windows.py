"""The Windows files under Wine: installed, started, updated, removed; the portable version; the tests themselves."""

import re
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from sociaalinkopen_desktop.config.paths import resource

from . import starting, suite
from .checks import Report, expect, resources_are_in, until
from .wine import Wine

KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SociaalInkopen"
CLASSES = r"HKCU\Software\Classes"
APP = "SociaalInkopen.exe"
LATEST_SECONDS = 180
NOT_SHOWN = (
    "echt Windows 10 of 11, met SmartScreen, Defender, AppLocker of WDAC",
    "dubbelklikken op een bestand (Wine 8 leest de koppeling van de gebruiker niet)",
    "afdrukken, schermlezers, meer schermen met verschillende schaal, vastmaken aan de taakbalk",
    "een map Documenten die in OneDrive of op een netwerk staat",
    "de naam voor de taakbalk in de snelkoppeling (Wine 8 neemt haar aan en bewaart haar niet)",
)


def try_windows(report: Report, out: Path, work: Path, rooms: Sequence[str]) -> None:
    """Everything about the installer and the ZIP in `out`; `work` is an empty folder for the Windows of Wine.

    Of our own tests the folders in `rooms` run.
    """
    installer = next(iter(out.glob("*-installatie.exe")), None)
    portable = next(iter(out.glob("*-draagbaar.zip")), None)
    pictures = out / "beelden"
    pictures.mkdir(exist_ok=True)

    def present() -> str:
        expect(installer and portable, "de installatie of de ZIP ontbreekt")
        return ""

    if not report.check("Windows: de installatie en de ZIP zijn er", present):
        return
    assert installer is not None
    assert portable is not None
    inside = out / "windows" / "tree" / "app" / "resources"
    report.check("Windows: alle teksten en gegevens zijn mee", lambda: resources_are_in(inside))
    with Wine(work) as wine:
        if not report.check("Windows: Wine klaarzetten", wine.make_ready):
            return
        report.check("Windows: handtekeningen van Python en Qt", lambda: _signatures(out / "windows" / "tree"))
        report.check("Windows: bladzijden van de installatie", lambda: _wizard(wine, installer, pictures))
        _installed(report, wine, installer, pictures)
        report.check("Windows: andere map en bureaublad", lambda: _elsewhere(wine, installer))
        report.check("Windows: draagbare versie", lambda: _portable(wine, portable, work))
        if rooms:
            _suite(report, wine, out, work, rooms)
    for words in NOT_SHOWN:
        print(f"[niet te tonen] Windows: {words}", flush=True)


def try_suite(report: Report, out: Path, work: Path, rooms: Sequence[str]) -> None:
    """Only our own tests, of these folders."""
    with Wine(work) as wine:
        if report.check("Windows: Wine klaarzetten", wine.make_ready):
            _suite(report, wine, out, work, rooms)


def _suite(report: Report, wine: Wine, out: Path, work: Path, rooms: Sequence[str]) -> None:
    tree = out / "windows" / "tree"
    run = suite.Suite(wine, tree, work / "tests", out / "tests")
    if report.check("Windows: onze tests klaarzetten op deze Python", run.make_ready):
        for room in rooms:
            report.check(f"Windows: tests/{room}", lambda room=room: run.room(room))  # type: ignore[misc]


def _installed(report: Report, wine: Wine, installer: Path, pictures: Path) -> None:
    home = wine.local / "Programs" / "SociaalInkopen"
    data = wine.local / "SociaalInkopen"
    file = data / "aanbestedingen.sqlite"

    def install() -> str:
        code = wine.run(installer, "/S")
        expect(code == 0, f"code {code}")
        expect((home / APP).is_file(), f"{APP} staat er niet")
        expect(wine.start_menu.is_file(), "er is geen snelkoppeling in het menu Start")
        hidden = [path.name for path in home.rglob(".*")]
        expect(not hidden, f"wat er niet bij hoort, is mee: {', '.join(hidden[:4])}")
        return f"{sum(1 for path in home.rglob('*') if path.is_file())} bestanden, voor gebruiker {wine.user.name}"

    def keys() -> str:
        version = wine.value(KEY, "DisplayVersion")
        expect(version in installer.name, f"versie {version}")
        expect(wine.value(rf"{CLASSES}\.sociaalinkopen", "") == "SociaalInkopen.Dossier", "de koppeling ontbreekt")
        command = wine.value(rf"{CLASSES}\SociaalInkopen.Dossier\shell\open\command", "")
        expect(command.endswith(rf'\{APP}" "%1"'), command)
        return command

    def command_line() -> str:
        said = wine.said(home / "runtime" / "python.exe", "-m", "sociaalinkopen_desktop.cli", "zelftest")
        expect(said.endswith("Alles werkt."), said[-300:])
        return " / ".join(said.splitlines())

    def window() -> str:
        said = wine.said(home / APP, "--zelftest")
        expect(said.endswith("Het venster werkt."), said[-300:])
        return " / ".join(said.splitlines())

    def into_a_file() -> str:
        """From outside, so that the file is one of which Wine tells a program nothing."""
        with (pictures / "gezegd.txt").open("wb") as file:
            command = ["wine", str(home / APP), "--zelftest"]
            code = subprocess.run(
                command, env=wine.environment(), check=False, timeout=600, stdin=subprocess.DEVNULL, stdout=file,
                stderr=subprocess.STDOUT,
            ).returncode  # fmt: skip
        (pictures / "gezegd.txt").unlink()
        expect(code == 0, f"code {code}")
        return ""

    def nothing_written() -> str:
        expect(not list((home / "app").rglob("*.pyc.*")), "er staan halve bestanden")
        before = wine.listing(home)
        wine.said(home / APP, "--zelftest")
        expect(wine.listing(home) == before, "het programma schreef in zijn eigen map")
        return ""

    def first_run() -> str:
        with wine.started(home / APP) as _running:
            until(file.is_file, "het gegevensbestand", LATEST_SECONDS)
            wine.picture_when_drawn(pictures / "eerste-keer.png", after=15)
        return ""

    def open_file() -> str:
        dossier = wine.drive / "dossier één.sociaalinkopen"
        shutil.copy(resource("examples", "kerstpakketten.json"), dossier)
        before = _tenders(file)
        with wine.started(home / APP, wine.inside(dossier)):
            until(lambda: _tenders(file) > before, "de aanbesteding uit het bestand", LATEST_SECONDS)
            wine.picture_when_drawn(pictures / "hoofdvenster.png", after=5)
        return f"{_tenders(file)} in het gegevensbestand"

    def second_start() -> str:
        dossier, before = wine.drive / "nog één.sociaalinkopen", _tenders(file)
        shutil.copy(resource("examples", "kerstpakketten.json"), dossier)
        with wine.started(home / APP) as first:
            until(wine.shows_something, "het venster", LATEST_SECONDS)
            code = wine.run(home / APP, wine.inside(dossier))
            expect(code == 0, f"code {code}")
            until(lambda: _tenders(file) > before, "de aanbesteding in het eerste venster", LATEST_SECONDS)
            expect(first.poll() is None, "het eerste venster is weg")
        return "het bestand is geopend in het eerste venster"

    def update_while_open() -> str:
        stamp = (home / APP).stat().st_mtime_ns
        with wine.started(home / APP):
            until(wine.shows_something, "het venster", LATEST_SECONDS)
            code = wine.run(installer, "/S")
        expect(code == 4, f"code {code}")
        expect((home / APP).stat().st_mtime_ns == stamp, "het programma is toch gewijzigd")
        return "code 4, niets gewijzigd"

    def remove_while_open() -> str:
        before = wine.listing(home)
        command = home / "runtime" / "python.exe"
        for program, arguments in ((home / APP, ()), (command, ("-c", "import time; print(1); time.sleep(600)"))):
            with wine.started(program, *arguments) as running:
                if program == command:
                    assert running.stdout is not None
                    running.stdout.readline()
                else:
                    until(wine.shows_something, "het venster", LATEST_SECONDS)
                # In its own folder, so that its code can be seen; by itself it goes on elsewhere.
                # In parts at its spaces: it must not come between quotes.
                code = wine.run(home / "Verwijderen.exe", "/S", *f"_?={wine.inside(home)}".split(" "))
            expect(code == 4, f"code {code} bij {program.name}")
            expect(wine.listing(home) == before, f"er is iets weg, terwijl {program.name} liep")
        expect(wine.start_menu.exists(), "de snelkoppeling is weg")
        expect(wine.value(KEY, "DisplayVersion"), "de sleutels zijn weg")
        return "code 4, niets gewijzigd, ook niet bij een opdracht zonder venster"

    def update() -> str:
        (home / "app" / "oud.txt").write_text("van een oudere versie")
        before = _tenders(file)
        code = wine.run(installer, "/S")
        expect(code == 0, f"code {code}")
        expect(not (home / "app" / "oud.txt").exists(), "wat bij de oude versie hoorde, staat er nog")
        expect(_tenders(file) == before, "de gegevens zijn anders")
        return "gegevens gelijk"

    def refuse() -> str:
        before, version = wine.listing(home), wine.value(KEY, "DisplayVersion")
        closed = wine.drive / "dicht"
        closed.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(closed)], check=True)
        try:
            code = wine.run(installer, "/S", r"/D=C:\dicht\SI")
        finally:
            subprocess.run(["umount", str(closed)], check=True)
        expect(code == 6, f"code {code} bij een map waarin niets kan komen")
        wine.set_value(KEY, "DisplayVersion", "99.0.0")
        code = wine.run(installer, "/S")
        wine.set_value(KEY, "DisplayVersion", version)
        expect(code == 5, f"code {code} bij een nieuwere versie")
        expect(wine.listing(home) == before, "er is iets gewijzigd")
        return "code 6 en code 5, niets gewijzigd"

    def remove() -> str:
        code = wine.run(home / "Verwijderen.exe", "/S")
        expect(code == 0, f"code {code}")
        until(lambda: not home.exists(), "de map is weg", LATEST_SECONDS)
        expect(not wine.start_menu.exists(), "de snelkoppeling staat er nog")
        expect(wine.value(KEY, "DisplayVersion") == "", "de sleutels staan er nog")
        expect(wine.value(rf"{CLASSES}\.sociaalinkopen", "") == "", "de koppeling staat er nog")
        expect(file.is_file(), "de gegevens zijn weg")
        return "de gegevens staan er nog"

    def starting_up() -> str:
        arguments = ("--data-map", wine.inside(data))
        return starting.compared(
            wine.display,
            lambda: wine.started(home / APP, *arguments),
            lambda: wine.started(home / "runtime" / "python.exe", "-c", starting.BARE),
        )

    if not report.check("Windows: stil plaatsen", install):
        return
    report.check("Windows: sleutels in het register", keys)
    report.check("Windows: zelftest", command_line)
    report.check("Windows: venster", window)
    report.check("Windows: venster, met wat het zegt in een bestand", into_a_file)
    report.check("Windows: schrijft niet in de eigen map", nothing_written)
    report.check("Windows: eerste keer", first_run)
    report.check("Windows: openen met een bestand", open_file)
    report.check("Windows: tweede keer starten", second_start)
    report.check("Windows: starten", starting_up)
    report.check("Windows: bijwerken terwijl het open is", update_while_open)
    report.check("Windows: bijwerken", update)
    report.check("Windows: weigeren wat niet kan", refuse)
    report.check("Windows: verwijderen terwijl het open is", remove_while_open)
    report.check("Windows: verwijderen", remove)


def _tenders(file: Path) -> int:
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("select count(*) from tender").fetchone()[0])
    return 0


def _signatures(tree: Path) -> str:
    signed = [tree / "runtime" / "python.exe", tree / "runtime" / "python311.dll"]
    signed.append(tree / "runtime" / "Lib" / "site-packages" / "PySide6" / "Qt6Core.dll")
    for path in signed:
        said = subprocess.run(
            ["osslsigncode", "verify", "-ignore-crl", "-in", str(path)], capture_output=True, text=True, check=False
        )
        expect("Signature verification: ok" in said.stdout, path.name)
    return ", ".join(path.name for path in signed)


def _wizard(wine: Wine, installer: Path, pictures: Path) -> str:
    """Welcome, licence and folder, and then leave: nothing is installed."""
    with wine.started(installer):
        for at, name in enumerate(("welkom", "licentie", "map")):
            if at:
                wine.press("Return")
            wine.picture_when_drawn(pictures / f"installatie-{name}.png")
    return "zie de map beelden"


def _elsewhere(wine: Wine, installer: Path) -> str:
    home = wine.drive / "Mijn apps" / "SI"
    # In two parts: the folder must not come between quotes, and what has a space in it would get them.
    code = wine.run(installer, "/S", "/BUREAUBLAD", r"/D=C:\Mijn", r"apps\SI")
    expect(code == 0, f"code {code}")
    expect((home / APP).is_file(), "niet in de gekozen map")
    expect(wine.desktop_link.is_file(), "geen snelkoppeling op het bureaublad")
    wine.run(home / "Verwijderen.exe", "/S")
    until(lambda: not home.exists(), "de map is weg", LATEST_SECONDS)
    expect(not wine.desktop_link.exists(), "de snelkoppeling staat nog op het bureaublad")
    return ""


def _portable(wine: Wine, portable: Path, work: Path) -> str:
    place = wine.drive / "stick é"
    with zipfile.ZipFile(portable) as packed:
        packed.extractall(place)
    home = next(path.parent for path in place.rglob("draagbaar.txt"))
    other = wine.local / "SociaalInkopen"
    shutil.rmtree(other, ignore_errors=True)
    with wine.started(home / APP):
        until((home / "gegevens" / "aanbestedingen.sqlite").is_file, "gegevens naast het programma", LATEST_SECONDS)
    expect(not other.exists(), "er staan ook gegevens in het profiel")
    names = re.sub(r"\s+", " ", ", ".join(sorted(path.name for path in (home / "gegevens").iterdir())))
    return f"in gegevens: {names}"
