"""The source of the help: its small markup, and the compiled file."""

import subprocess
import sys
from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.help import FILE_NAME, PICTURES, help_text, parse_topic, read_help, read_picture
from sociaalinkopen_desktop.content.problems import ContentProblem
from sociaalinkopen_desktop.domain.help import (
    HelpGroup,
    HelpParagraph,
    HelpPicture,
    HelpSection,
    Points,
    Run,
    Steps,
    Term,
    Terms,
)

HEAD = "title: Proef\ngroup: tools\norder: 3\nalso: nog een woord\nsee: b, c\n\n"
BODY = """Eerste zin. Kies **Neem over**,
en lees [de rest](b).

Nog een alinea.

## Zo doet u dat
1. Kies iets.
2. Klaar.
## Goed om te weten
- Een punt.
- Nog een.

= Woord | Betekenis van het woord. | art. 1.1
"""


def test_every_kind_of_line_is_read():
    topic = parse_topic("a", HEAD + BODY)
    assert (topic.title, topic.group, topic.order, topic.also) == ("Proef", HelpGroup.TOOLS, 3, "nog een woord")
    assert topic.see == ("b", "c")
    first = (
        Run("Eerste zin. Kies "),
        Run("Neem over", strong=True),
        Run(", en lees "),
        Run("de rest", topic="b"),
        Run("."),
    )
    assert topic.sections == (
        HelpSection("", (HelpParagraph(first), HelpParagraph((Run("Nog een alinea."),)))),
        HelpSection("Zo doet u dat", (Steps(((Run("Kies iets."),), (Run("Klaar."),))),)),
        HelpSection(
            "Goed om te weten",
            (
                Points(((Run("Een punt."),), (Run("Nog een."),))),
                Terms((Term("Woord", "Betekenis van het woord.", "art. 1.1"),)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: A\n\nTekst.", "de groep of de volgorde"),
        ("title: A\ngroup: iets\norder: 1\n\nTekst.", "de groep of de volgorde"),
        ("title: A\nkleur: rood\n\nTekst.", "onbekende regel"),
        ("title: A\ntitle: B\n\nTekst.", "onbekende regel"),
        (HEAD + "1. Een.\n3. Drie.", "stap 3 moet 2 zijn"),
        (HEAD + "# Kop", "twee hekjes"),
        (HEAD + "= woord | betekenis", "ontbreekt iets"),
        (HEAD + "! geen woorden", "bij de afbeelding"),
        (HEAD + "! Een Naam | Woorden.", "bij de afbeelding"),
        (HEAD + "Kies **Neem over.", "deze opmaak bestaat niet"),
        (HEAD + "Kies <b>dit</b>.", "deze opmaak bestaat niet"),
        (HEAD + "Ga naar [dit](http://x).", "deze opmaak bestaat niet"),
    ],
)
def test_what_is_no_markup_of_ours_is_refused_with_its_file(text, told):
    with pytest.raises(ContentProblem) as refused:
        parse_topic("proef", text)
    assert "help/proef.md" in refused.value.sentence
    assert told in refused.value.sentence


def test_a_link_that_leads_nowhere_is_not_compiled(tmp_path):
    (tmp_path / "a.md").write_text(HEAD + BODY, "utf-8")
    with pytest.raises(ContentProblem, match="leidt nergens heen"):
        help_text(tmp_path)


def test_a_picture_is_read_with_its_words():
    topic = parse_topic("a", HEAD + "Tekst.\n\n! lijst | De lijst, met drie regels.\n")
    assert topic.sections[0].blocks[1:] == (HelpPicture("lijst", "De lijst, met drie regels."),)


def test_a_picture_that_is_not_there_is_not_compiled(tmp_path):
    (tmp_path / "a.md").write_text(HEAD.replace("see: b, c\n", "") + "Tekst.\n\n! lijst | De lijst.", "utf-8")
    with pytest.raises(ContentProblem, match="de afbeelding is er niet"):
        help_text(tmp_path)
    assert read_picture(tmp_path, "lijst") == b""
    (tmp_path / PICTURES).mkdir()
    (tmp_path / PICTURES / "lijst.png").write_bytes(b"PNG")
    assert "! lijst" in help_text(tmp_path)
    assert read_picture(tmp_path, "lijst") == b"PNG"


def test_compiled_and_source_agree():
    assert resource(FILE_NAME).read_text("utf-8") == help_text(resource("help")), (
        "draai: python installer/compile_catalogue.py"
    )


def test_a_missing_or_damaged_file_says_what_to_do(tmp_path):
    with pytest.raises(ContentProblem, match="Installeer het programma opnieuw"):
        read_help(tmp_path / FILE_NAME)
    for content in (b"{", b"[1]", b'{"a": 1}'):
        (tmp_path / FILE_NAME).write_bytes(content)
        with pytest.raises(ContentProblem, match="beschadigd"):
            read_help(tmp_path / FILE_NAME)


def test_reading_needs_no_yaml():
    script = (
        "import sys\n"
        "from sociaalinkopen_desktop.config.paths import resource\n"
        "from sociaalinkopen_desktop.content.help import read_help\n"
        "assert read_help(resource('help.json')).topics\n"
        "assert 'yaml' not in sys.modules\n"
    )
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0
