"""The command `handleiding`: the help of the window as one document, without a window."""

import pypdfium2
import pytest

from sociaalinkopen_desktop import cli
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.help import read_help
from tests.reports import verapdf


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


def test_handleiding_holds_every_topic_and_keeps_both_standards(run, tmp_path):
    target = tmp_path / "handleiding.pdf"
    assert run("handleiding", "--pdf", target) == (0, f"De handleiding staat in {target}\n", "")
    text = text_of(target)
    for topic in read_help(resource("help.json")).topics:
        assert topic.title in text
    assert "Opschortende termijn" in text
    if not verapdf.missing():
        assert verapdf.validate([target])[target].failed == {"2a": (), "ua1": ()}


def test_handleiding_needs_a_place_and_says_so_in_dutch(run, tmp_path):
    assert run("handleiding") == (2, "", "Er ontbreekt: --pdf. Hulp: sociaalinkopen handleiding --help\n")
    code, out, err = run("handleiding", "--pdf", tmp_path)
    assert (code, out) == (2, "")
    assert "is een map. Noem ook het bestand" in err
