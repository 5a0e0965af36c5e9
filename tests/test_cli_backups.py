"""Backups from the command line: made, listed, looked into, put back only when told so."""

import re
from datetime import UTC, datetime

import pytest

from sociaalinkopen_desktop import cli
from sociaalinkopen_desktop.application.ports import Counts
from sociaalinkopen_desktop.config.paths import BACKUP_FOLDER, DATA_FILE, resource
from sociaalinkopen_desktop.config.settings import Settings, save_settings
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.subject import Subject
from sociaalinkopen_desktop.domain.tender import Tender

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    """A data folder with one tender."""
    made = tmp_path / "gegevens"
    save(made, "a", "Groen")
    return made


def save(folder, identifier, title):
    store = open_store(folder / DATA_FILE, lambda: NOW)
    store.save(Tender(id=identifier, subject=Subject(title=title)), 0, Counts(), NOW)
    store.close()


def titles(folder):
    store = open_store(folder / DATA_FILE, lambda: NOW)
    found = sorted(store.load(item).tender.subject.title for item in "ab" if _has(store, item))
    store.close()
    return found


def _has(store, identifier):
    try:
        store.load(identifier)
    except KeyError:
        return False
    return True


@pytest.fixture
def run(capsys, folder):
    def run(*arguments):
        try:
            code = cli.main(["reservekopie", *map(str, arguments), "--data-map", str(folder)])
        except SystemExit as left:
            code = left.code
        return (code, *capsys.readouterr())

    return run


def test_a_copy_is_made_and_listed(run, folder):
    code, out, err = run("maak")
    (path,) = (folder / BACKUP_FOLDER).glob("*.sqlite")
    assert (code, err) == (0, "")
    assert str(path) in out
    code, out, err = run("lijst")
    (line,) = out.splitlines()
    assert (code, err) == (0, "")
    assert re.search("1\u00a0aanbesteding  0,\\d\u00a0MB  in orde  zelf gemaakt", line)
    assert line.endswith(str(path))


def test_without_copies_that_is_said(run):
    code, out, _err = run("lijst")
    assert code == 0
    assert out.startswith("Er zijn nog geen reservekopieën")


def test_the_folder_of_the_settings_is_used(run, folder, tmp_path):
    save_settings(Settings(backup_folder=str(tmp_path / "stick")), folder)
    run("maak")
    assert len(list((tmp_path / "stick").glob("*.sqlite"))) == 1


def test_a_damaged_copy_is_listed_as_such(run, folder):
    run("maak")
    (path,) = (folder / BACKUP_FOLDER).glob("*.sqlite")
    path.write_bytes(b"kapot" * 999)
    code, out, _err = run("lijst")
    assert code == 0
    assert "niet te gebruiken" in out
    code, _out, err = run("terugzetten", path, "--ja")
    assert code == 2
    assert "beschadigd" in err


def test_putting_back_shows_first_and_does_only_when_told(run, folder):
    run("maak")
    (path,) = (folder / BACKUP_FOLDER).glob("*.sqlite")
    save(folder, "b", "Blauw")
    code, out, err = run("terugzetten", path.name)
    assert (code, err) == (0, "")
    assert "Verdwijnt, want bestond toen nog niet: 1\u00a0aanbesteding." in out
    assert "  - Blauw (laatst gewijzigd" in out
    assert "Er is nog niets veranderd." in out
    assert titles(folder) == ["Blauw", "Groen"]
    code, out, err = run("terugzetten", path, "--ja")
    assert (code, err) == (0, "")
    assert "Teruggezet: de reservekopie van" in out
    assert titles(folder) == ["Groen"]
    (kept,) = (folder / BACKUP_FOLDER).glob("voor-terugzetten-*.sqlite")
    assert str(kept) in out
    assert run("terugzetten", kept, "--ja")[0] == 0
    assert titles(folder) == ["Blauw", "Groen"]


def test_putting_back_what_is_there_already_changes_nothing(run, folder):
    run("maak")
    (path,) = (folder / BACKUP_FOLDER).glob("*.sqlite")
    _code, out, _err = run("terugzetten", path)
    assert "Er verandert niets" in out


def test_while_the_program_has_the_data_open_nothing_is_put_back(run, folder, monkeypatch):
    from sociaalinkopen_desktop.db import backup_files

    monkeypatch.setattr(backup_files, "BUSY_SECONDS", 0.05)
    run("maak")
    (path,) = (folder / BACKUP_FOLDER).glob("*.sqlite")
    save(folder, "b", "Blauw")
    store = open_store(folder / DATA_FILE, lambda: NOW)
    code, _out, err = run("terugzetten", path, "--ja")
    store.close()
    assert code == 2
    assert "bezet" in err
    assert titles(folder) == ["Blauw", "Groen"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("terugzetten",), "Noem de kopie"),
        (("terugzetten", "weg.sqlite"), "is er niet"),
        (("maak", "x.sqlite"), "hoort hier niet"),
        (("bewaar",), "geen opdracht"),
        ((), "Er ontbreekt"),
    ],
)
def test_wrong_commands_end_with_two_and_a_sentence(run, arguments, words):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert "Error" not in err


def test_the_house_style_of_the_data_folder_is_printed(folder, tmp_path, capsys):
    import pypdf

    save_settings(Settings(address="Postbus 12345", signature_roles=("Gemeentesecretaris",)), folder)
    pdf, source = tmp_path / "motivering.pdf", resource("examples", "groenonderhoud.json")
    assert cli.main(["exporteer", str(source), "--pdf", str(pdf), "--data-map", str(folder)]) == 0
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "Postbus 12345" in text
    assert "Gemeentesecretaris" in text
