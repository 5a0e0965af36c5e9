"""The user's settings: read with defaults for what is wrong, saved whole or not at all."""

import json
import logging
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.house_style import keep_logo
from sociaalinkopen_desktop.config.data_place import ask_to_move
from sociaalinkopen_desktop.config.session import Session, write_session
from sociaalinkopen_desktop.config.settings import FILE, Settings, backup_place, read_settings, save_settings


def written(folder: Path, content: str | bytes) -> Settings:
    path = folder / FILE
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_settings(folder)


def test_without_a_file_everything_has_its_default(tmp_path):
    assert read_settings(tmp_path) == Settings()
    assert read_settings(tmp_path / "weg") == Settings()
    assert Settings() == Settings(organisation="", theme="system", text_percent=100, export_folder="", unknown={})


def test_what_was_saved_is_read(tmp_path):
    settings = Settings(organisation="Gemeente Voorbeeld é", theme="dark", text_percent=150, export_folder="C:\\PDF")
    save_settings(settings, tmp_path / "nieuw" / "diep")
    assert read_settings(tmp_path / "nieuw" / "diep") == settings


def test_lists_and_choices_are_read_back_as_they_were(tmp_path):
    settings = Settings(
        signature_roles=("Inkoper", "Gemeentesecretaris"),
        accent="#5A2D82",
        document_points=12,
        backups=False,
        is_introduced=True,
    )
    save_settings(settings, tmp_path)
    assert read_settings(tmp_path) == settings


@pytest.mark.parametrize("value", ["Inkoper", {"a": 1}, ["Inkoper", 3], [None], [["Inkoper"]], 5, True])
def test_a_list_that_is_none_gets_its_default_and_the_others_stay(tmp_path, caplog, value):
    with caplog.at_level(logging.WARNING):
        settings = written(tmp_path, json.dumps({"signature_roles": value, "organisation": "Gemeente"}))
    assert (settings.signature_roles, settings.organisation) == ((), "Gemeente")
    assert caplog.messages == ["setting signature_roles has the wrong type"]


@pytest.mark.parametrize(("given_points", "used"), [(9, 9), (8, 9), (14, 14), (99, 14)])
def test_the_text_of_documents_stays_readable(tmp_path, given_points, used):
    assert written(tmp_path, json.dumps({"document_points": given_points})).document_points == used


def test_the_backups_lie_beside_the_data_or_where_the_user_wants_them(tmp_path):
    assert backup_place(Settings(), tmp_path) == tmp_path / "reservekopieen"
    assert backup_place(Settings(backup_folder=str(tmp_path / "stick")), tmp_path) == tmp_path / "stick"


@pytest.mark.parametrize("gone", ["stick/kopieen", "a\0b/c", f"{'n' * 300}/kopieen"])
def test_while_the_disk_of_the_backups_is_gone_they_lie_beside_the_data(tmp_path, gone):
    chosen = Settings(backup_folder=str(tmp_path / gone))
    assert backup_place(chosen, tmp_path) == tmp_path / "reservekopieen"


def test_the_chosen_folder_counts_again_when_its_disk_is_back(tmp_path):
    chosen = tmp_path / "stick" / "kopieen"
    chosen.parent.mkdir()
    assert backup_place(Settings(backup_folder=str(chosen)), tmp_path) == chosen


def test_the_file_is_readable_for_people(tmp_path):
    save_settings(Settings(organisation="Gemeente Voorbeeld é"), tmp_path)
    text = (tmp_path / FILE).read_text("utf-8")
    assert '"organisation": "Gemeente Voorbeeld é"' in text
    assert text.endswith("}\n")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("organisation", 5),
        ("organisation", None),
        ("theme", ["dark"]),
        ("text_percent", "150"),
        ("text_percent", 1.5),
        ("text_percent", True),
        ("export_folder", {}),
    ],
)
def test_a_value_of_the_wrong_type_gets_its_default_and_the_others_stay(tmp_path, caplog, name, value):
    plain = {"organisation": "Gemeente", "theme": "dark", "text_percent": 120, "export_folder": "x", name: value}
    with caplog.at_level(logging.WARNING):
        settings = written(tmp_path, json.dumps(plain))
    assert getattr(settings, name) == getattr(Settings(), name)
    assert [getattr(settings, other) == plain[other] for other in plain if other != name] == [True] * 3
    assert caplog.messages == [f"setting {name} has the wrong type"]


@pytest.mark.parametrize(("given_percent", "used"), [(100, 100), (99, 100), (-5, 100), (200, 200), (10**30, 200)])
def test_the_size_of_text_stays_within_what_can_be_read(tmp_path, given_percent, used):
    assert written(tmp_path, json.dumps({"text_percent": given_percent})).text_percent == used


def test_what_a_newer_version_wrote_is_kept(tmp_path):
    settings = written(tmp_path, json.dumps({"theme": "dark", "language": "fy", "unknown": {"a": [1]}}))
    assert settings == Settings(theme="dark", unknown={"language": "fy", "unknown": {"a": [1]}})
    save_settings(settings, tmp_path)
    assert read_settings(tmp_path) == settings


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "geen json",
        "[]",
        "null",
        '"tekst"',
        "3",
        b"\xff\xfe{\0}\0",
        b"\x00\x01\x02",
        "[" * 100_000,
        '{"a":' * 100_000,
        "9" * 5000,
    ],
)
def test_a_broken_file_gives_the_defaults_and_one_line_in_the_log(tmp_path, caplog, content):
    with caplog.at_level(logging.WARNING):
        assert written(tmp_path, content) == Settings()
    (message,) = caplog.messages
    assert message.startswith("settings not read: ")


def test_a_mark_at_the_start_does_no_harm(tmp_path):
    assert written(tmp_path, '{"theme": "dark"}'.encode("utf-8-sig")).theme == "dark"


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(tmp_path, caplog):
    (tmp_path / FILE).mkdir()
    with caplog.at_level(logging.WARNING):
        assert read_settings(tmp_path) == Settings()
    assert len(caplog.messages) == 1


def test_a_file_that_may_not_be_read_gives_the_defaults(tmp_path, monkeypatch):
    save_settings(Settings(theme="dark"), tmp_path)

    def refuse(*_given, **_options):
        raise PermissionError  # the superuser may read everything, so the refusal is made here

    monkeypatch.setattr(Path, "read_text", refuse)
    assert read_settings(tmp_path) == Settings()


def test_saving_that_fails_leaves_the_old_file_whole(tmp_path, monkeypatch):
    save_settings(Settings(theme="dark"), tmp_path)

    def full(*_given, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        save_settings(Settings(theme="light"), tmp_path)
    assert read_settings(tmp_path).theme == "dark"


def test_a_disk_that_fills_up_leaves_no_half_file_and_saving_goes_on_later(tmp_path, monkeypatch):
    save_settings(Settings(theme="dark"), tmp_path)

    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_settings(Settings(theme="light"), tmp_path)
    with pytest.raises(OSError, match="No space"):
        keep_logo(b"beeld", "png", tmp_path)
    write_session(Session(is_running=True), tmp_path)
    with pytest.raises(OSError, match="No space"):
        ask_to_move(tmp_path, tmp_path / "elders")
    assert [path.name for path in tmp_path.iterdir()] == ["instellingen.json"]
    assert read_settings(tmp_path).theme == "dark"
    monkeypatch.undo()
    save_settings(Settings(theme="light"), tmp_path)
    assert read_settings(tmp_path).theme == "light"


def test_a_file_in_the_place_of_the_folder_cannot_be_saved_in(tmp_path):
    (tmp_path / "bezet").write_text("x")
    with pytest.raises(OSError, match="bezet"):
        save_settings(Settings(), tmp_path / "bezet")


@given(st.text(max_size=30), st.integers(100, 200), st.dictionaries(st.text(max_size=5), st.integers(), max_size=2))
def test_any_settings_survive_the_file(tmp_path_factory, text, percent, unknown):
    unknown = {name: value for name, value in unknown.items() if name not in vars(Settings()) or name == "unknown"}
    folder = tmp_path_factory.mktemp("instellingen")
    settings = Settings(organisation=text, text_percent=percent, unknown=unknown)
    save_settings(settings, folder)
    assert read_settings(folder) == settings


def test_half_a_character_does_not_stop_the_saving(tmp_path):
    save_settings(Settings(organisation="a\ud800b"), tmp_path)
    assert read_settings(tmp_path).organisation == "a?b"
