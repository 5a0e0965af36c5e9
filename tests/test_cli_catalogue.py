"""The command `catalogus`: the overview of everything that is judged by, without a window."""

from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from sociaalinkopen_desktop import cli
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.policy import PolicyNumber, PolicyProfile
from sociaalinkopen_desktop.exchange.profile_file import write_profile


@pytest.fixture
def run(capsys):
    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = left.code
        return code, *capsys.readouterr()

    return run


def text_of(path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_catalogus_writes_every_criterion_and_number(run, tmp_path):
    target = tmp_path / "waarop.pdf"
    assert run("catalogus", "--pdf", target) == (0, f"Het overzicht staat in {target}\n", "")
    text = text_of(target)
    for criterion in read_compiled(resource("catalogue.json")).criteria:
        assert criterion.id in text
    assert "Voorbeeldprofiel" in text


def test_catalogus_shows_the_numbers_of_the_profile_of_the_municipality(run, tmp_path):
    profile, target = tmp_path / "beleid.json", tmp_path / "waarop.pdf"
    own = PolicyNumber(
        name="policy.social_return.threshold", value=Decimal(123456), valid_from=date(2026, 1, 1), source="Nota inkoop"
    )
    write_profile(PolicyProfile(title="Beleid", organisation="Voorbeeldgemeente", numbers=(own,)), profile)
    code, _out, err = run("catalogus", "--pdf", target, "--profiel", profile)
    assert (code, err) == (0, "")
    text = text_of(target)
    assert "€ 123.456" in text
    assert "Beleidsprofiel Beleid van Voorbeeldgemeente: Nota inkoop" in text


def test_catalogus_never_writes_over_the_profile_it_reads(run, tmp_path):
    profile = tmp_path / "beleid.json"
    write_profile(PolicyProfile(title="Beleid"), profile)
    before = profile.read_bytes()
    code, out, err = run("catalogus", "--pdf", profile, "--profiel", profile)
    assert (code, out) == (2, "")
    assert "is het bestand dat u inleest" in err
    assert profile.read_bytes() == before


def test_catalogus_needs_a_place_and_says_so_in_dutch(run, tmp_path):
    assert run("catalogus") == (2, "", "Er ontbreekt: --pdf. Hulp: sociaalinkopen catalogus --help\n")
    code, out, err = run("catalogus", "--pdf", tmp_path)
    assert (code, out) == (2, "")
    assert "is een map. Noem ook het bestand" in err


def test_the_help_of_catalogus_is_dutch(run):
    code, out, _err = run("catalogus", "--help")
    assert code == 0
    assert out.startswith("gebruik: sociaalinkopen catalogus [-h] --pdf DOEL")
    assert "options" not in out
