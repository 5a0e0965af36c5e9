"""Where the program finds its own data and where it keeps the user's."""

import sys
from pathlib import Path

import pytest

from sociaalinkopen_desktop.config import paths
from sociaalinkopen_desktop.config.paths import DATA_FILE, data_folder, portable_folder, resource


def test_the_program_finds_what_travels_with_it():
    assert resource("catalogue.json").is_file()
    assert resource("examples", "groenonderhoud.json").is_file()
    assert resource().is_dir()
    assert resource("criteria", "general").is_absolute()


@pytest.fixture
def fresh():
    paths._resources.cache_clear()
    yield
    paths._resources.cache_clear()


def test_in_an_installed_program_the_data_lie_inside_the_package(monkeypatch, tmp_path, fresh):
    package = tmp_path / "sociaalinkopen_desktop"
    monkeypatch.setattr(paths, "__file__", str(package / "config" / "paths.py"))
    (tmp_path / "resources").mkdir()
    assert resource("x") == tmp_path.resolve() / "resources" / "x"
    paths._resources.cache_clear()
    (package / "resources").mkdir(parents=True)
    assert resource("x") == package.resolve() / "resources" / "x"


def test_a_chosen_folder_goes_before_the_usual_one(tmp_path):
    assert data_folder(tmp_path) == tmp_path


def test_the_usual_folder_belongs_to_the_user_and_the_program():
    folder = data_folder()
    assert folder.name == "SociaalInkopen"
    assert folder.is_absolute()
    assert Path(DATA_FILE).suffix == ".sqlite"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the place by the environment")
def test_the_usual_folder_follows_the_rules_of_the_platform(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "SociaalInkopen"


def test_a_program_on_a_stick_keeps_its_data_beside_it(tmp_path, monkeypatch):
    program = tmp_path / "SociaalInkopen.exe"
    assert portable_folder(program) is None
    (tmp_path / "draagbaar.txt").write_text("")
    assert portable_folder(program) == tmp_path / "gegevens"
    monkeypatch.setattr("sys.executable", str(program))
    assert data_folder() == tmp_path / "gegevens"
    assert data_folder(tmp_path / "elders") == tmp_path / "elders"
