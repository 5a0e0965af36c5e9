"""`exporteer --alles`: every document that fits, and the lists, in one folder."""

from pathlib import Path

from sociaalinkopen_desktop import cli
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.documents import kinds_for
from sociaalinkopen_desktop.exchange.tender_file import read_tender

GREEN = resource("examples", "groenonderhoud.json")


def run(folder: Path, *more: str) -> int:
    return cli.main(["exporteer", str(GREEN), "--alles", str(folder), *more])


def test_every_document_that_fits_comes_in_the_folder(tmp_path, capsys):
    folder = tmp_path / "nieuw" / "uit"
    assert run(folder, "--vorm", "html") == cli.DONE
    kinds = kinds_for(read_tender(GREEN))
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == len(kinds) + 1
    assert {name.rsplit(" - ", 1)[1] for name in names} == {f"{kind.value}.html" for kind in kinds} | {
        "bevindingen en planning.xlsx"
    }
    assert f"{len(names)} bestanden bewaard in {folder}" in capsys.readouterr().out


def test_a_second_time_nothing_is_lost(tmp_path):
    assert run(tmp_path, "--vorm", "html") == cli.DONE
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(tmp_path, "--vorm", "html") == cli.DONE
    assert all(path.read_bytes() == content for path, content in before.items())
    assert len(list(tmp_path.iterdir())) == 2 * len(before)


def test_a_place_that_is_no_folder_is_told(tmp_path, capsys):
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    assert run(blocked) == cli.WRONG_INPUT
    assert "is niet te maken" in capsys.readouterr().err
