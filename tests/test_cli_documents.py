"""The command `exporteer`: every document, in every kind of file, as a concept or definitive."""

import json
import re
import zipfile

import pypdf
import pytest

from sociaalinkopen_desktop.config.settings import Settings, save_settings
from sociaalinkopen_desktop.domain.documents import DocumentKind, FileFormat
from tests.test_cli import GREEN, run

__all__ = ["run"]


def text_of(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_becomes_a_pdf(run, tmp_path, kind):
    target = tmp_path / "stuk.pdf"
    ran = run("exporteer", GREEN, "--soort", kind.value, "-o", target)
    assert (ran.code, ran.err) == (0, "")
    assert str(target) in ran.out
    text = text_of(target)
    assert kind.label in text
    assert "CONCEPT" in text


@pytest.mark.parametrize("form", FileFormat)
def test_the_name_says_which_kind_of_file_it_is_and_the_option_goes_before(run, tmp_path, form):
    named, asked = tmp_path / f"stuk.{form.value}", tmp_path / "stuk"
    assert run("exporteer", GREEN, "--soort", "bijlage", "-o", named).code == 0
    assert run("exporteer", GREEN, "--soort", "bijlage", "--vorm", form.value, "-o", asked).code == 0
    if form in (FileFormat.DOCX, FileFormat.ODT):
        assert zipfile.is_zipfile(named)
        assert zipfile.is_zipfile(asked)
    else:
        assert named.read_bytes()[:5] == asked.read_bytes()[:5]


def test_a_definitive_copy_shows_its_checksum_on_paper_and_on_screen(run, tmp_path):
    target = tmp_path / "stuk.pdf"
    ran = run("exporteer", GREEN, "--definitief", "-o", target)
    told = re.search(r"^Controlegetal: ((?:[0-9a-f]{4} ?){16})$", ran.out, re.MULTILINE)
    assert told
    text = text_of(target)
    assert "DEFINITIEF" in text
    assert "CONCEPT" not in text
    assert told[1][:19] in text
    assert told[1].replace(" ", "") in re.sub(r"\s", "", text)


def test_the_old_way_still_writes_the_justification(run, tmp_path):
    target = tmp_path / "motivering.pdf"
    ran = run("exporteer", GREEN, "--pdf", target)
    assert (ran.code, ran.out) == (0, f"De motivering staat in {target}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--soort", "gedicht", "-o", "x.pdf"), "'gedicht' kan niet bij --soort. Kies uit: 'motivering', 'bijlage'"),
        (("--vorm", "xls", "-o", "x.pdf"), "'xls' kan niet bij --vorm."),
        (("-o", "x.xls"), "Aan de naam x.xls is niet te zien welk bestand u wilt."),
        (("--pdf", "x.pdf", "--vorm", "odt"), "Bij --pdf hoort een PDF."),
        ((), "Er ontbreekt"),
        (("--pdf", "x.pdf", "-o", "y.pdf"), "hoort niet samen"),
    ],
)
def test_a_wrong_choice_is_told_and_nothing_is_written(run, tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    ran = run("exporteer", GREEN, *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_advice_follows_the_text_of_the_settings(run, tmp_path):
    save_settings(Settings(advice_template="# Eigen kop\nOns college beslist over {titel}.\n"), tmp_path)
    target = tmp_path / "advies.pdf"
    assert run("exporteer", GREEN, "--soort", "advies", "--data-map", tmp_path, "-o", target).code == 0
    assert "Ons college beslist over" in text_of(target)
    save_settings(Settings(advice_template="# Eigen kop\n{titell}\n"), tmp_path)
    ran = run("exporteer", GREEN, "--soort", "advies", "--data-map", tmp_path, "-o", target)
    assert ran.code == 2
    assert ran.err == (
        "De tekst van het advies: Regel 2: {titell} is geen plek die het programma kent. Bedoelt u {titel}?\n"
    )


def test_the_result_never_takes_the_place_of_what_it_is_made_from(run, tmp_path):
    source = tmp_path / "dossier.pdf"
    source.write_bytes(GREEN.read_bytes())
    ran = run("exporteer", source, "-o", source)
    assert ran.code == 2
    assert json.loads(source.read_text("utf-8"))
