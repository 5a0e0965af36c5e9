"""Checklists without a window: written, filled in elsewhere, and read back into a new file."""

from pathlib import Path

import pypdf
import pytest

from sociaalinkopen_desktop.cli import DONE, WRONG_INPUT, main
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.exchange.tender_file import read_tender
from tests.checklists import by_pypdf, library

EXAMPLE = resource("examples", "groenonderhoud.json")


def written(folder: Path, *options: str) -> Path:
    target = folder / "blad.pdf"
    assert main(["checklist", str(EXAMPLE), "--soort", "start", "--pdf", str(target), *options]) == DONE
    return target


@pytest.mark.parametrize(
    ("options", "words"), [((), "Ingevuld met wat"), (("--half",), "Half ingevuld"), (("--leeg",), "Leeg: alles")]
)
def test_a_checklist_is_written_in_each_form(tmp_path: Path, capsys, options: tuple[str, ...], words: str) -> None:
    target = written(tmp_path, *options)
    assert capsys.readouterr().out == f"Checklist 1: Intake en quickscan sociaal inkopen staat in {target}\n"
    assert words in pypdf.PdfReader(target).pages[0].extract_text()


def test_a_form_is_read_back_into_a_new_file(tmp_path: Path, capsys) -> None:
    form, target = tmp_path / "terug.pdf", tmp_path / "nieuw.json"
    form.write_bytes(
        by_pypdf(
            written(tmp_path, "--invulbaar").read_bytes(),
            {"start.opdrachtgever.antwoord": "Directeur Ruimte", "start.waarde.antwoord": "veel"},
        )
    )
    capsys.readouterr()
    assert main(["inlezen", str(EXAMPLE), str(form), "-o", str(target)]) == DONE
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("→ Directeur Ruimte")
    assert told[1].endswith("→ veel (niet over te nemen: Schrijf een getal, bijvoorbeeld 1.250 of 5,5.)")
    assert told[2] == f"De aanbesteding staat in {target}"
    changed, before = read_tender(target), read_tender(EXAMPLE)
    assert changed.subject.internal_client == "Directeur Ruimte"
    assert changed.value == before.value


def test_an_untouched_form_changes_nothing(tmp_path: Path, capsys) -> None:
    target = tmp_path / "nieuw.json"
    form = written(tmp_path, "--invulbaar")
    assert main(["inlezen", str(EXAMPLE), str(form), "-o", str(target)]) == DONE
    assert "Er is niets over te nemen." in capsys.readouterr().out
    assert read_tender(target) == read_tender(EXAMPLE)


def test_an_unknown_checklist_names_those_there_are(tmp_path: Path, capsys) -> None:
    asked = ["checklist", str(EXAMPLE), "--soort", "zomaar", "--pdf", str(tmp_path / "x.pdf")]
    assert main(asked) == WRONG_INPUT
    assert all(item.id in capsys.readouterr().err for item in library().checklists[:1])
    assert not (tmp_path / "x.pdf").exists()


def test_a_plain_pdf_is_refused_and_nothing_is_written(tmp_path: Path, capsys) -> None:
    target = tmp_path / "nieuw.json"
    assert main(["inlezen", str(EXAMPLE), str(written(tmp_path)), "-o", str(target)]) == WRONG_INPUT
    assert "zit geen formulier" in capsys.readouterr().err
    assert not target.exists()


def test_empty_and_half_do_not_go_together(tmp_path: Path, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main(["checklist", str(EXAMPLE), "--soort", "start", "--leeg", "--half", "--pdf", str(tmp_path / "x.pdf")])
    assert left.value.code == WRONG_INPUT
    assert "--half hoort niet samen met --leeg." in capsys.readouterr().err
