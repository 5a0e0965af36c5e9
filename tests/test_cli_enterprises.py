"""Lists of enterprises from the command line: looked at first, taken in only when told so, and written."""

import pytest

from sociaalinkopen_desktop import cli
from sociaalinkopen_desktop.exchange.enterprise_lists import read_list

from .enterprise_lists import write_list


@pytest.fixture
def run(capsys, tmp_path):
    def run(*arguments):
        try:
            code = cli.main(["ondernemingen", *map(str, arguments), "--data-map", str(tmp_path / "gegevens")])
        except SystemExit as left:
            code = left.code
        return (code, *capsys.readouterr())

    return run


def test_a_list_is_looked_at_taken_in_and_written(run, tmp_path):
    path = write_list(tmp_path / "lijst.csv", 3, without_name=1)
    code, out, _err = run("importeer", path)
    assert code == 0
    assert "Naam uit 'Bedrijfsnaam'" in out
    assert "Nieuw: 3\n" in out
    assert "Regel 5, Bedrijfsnaam: de naam ontbreekt." in out
    assert "Er is nog niets veranderd." in out
    assert "Ingelezen: 3 nieuw, 0 gewijzigd." in run("importeer", path, "--ja")[1]
    assert "Ongewijzigd: 3" in run("importeer", path, "--ja")[1]
    for name in ("uit.csv", "uit.xlsx"):
        code, out, _err = run("exporteer", tmp_path / name)
        assert (code, "3\u00a0ondernemingen staan in" in out) == (0, True)
        assert len(read_list(tmp_path / name).sheets[0].rows) == 3


def test_what_cannot_be_done_is_told(run, tmp_path):
    strange = tmp_path / "raar.csv"
    strange.write_text("Wie;Wat\nA;B\n", encoding="utf-8")
    code, _out, err = run("importeer", strange)
    assert code == 2
    assert "geen kolom met de naam" in err
    assert "bestaat al" in run("exporteer", strange)[2]
    assert "bestaat niet" in run("importeer", tmp_path / "weg.csv")[2]
