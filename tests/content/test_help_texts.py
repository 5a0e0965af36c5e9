"""What the help says: short sentences, buttons that exist, articles that exist, a topic for everything on screen."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

import sociaalinkopen_desktop
from sociaalinkopen_desktop.application.backups import DAILY, HOURLY, WEEKLY
from sociaalinkopen_desktop.config.display import EXIT_NO_DISPLAY
from sociaalinkopen_desktop.config.paths import BACKUP_FOLDER, PORTABLE_MARK, resource
from sociaalinkopen_desktop.content.help import FILE_NAME, PICTURES, read_help
from sociaalinkopen_desktop.domain.help import (
    HelpGroup,
    Terms,
    Topic,
    faults,
    pictures_of,
    runs_of,
    sentences,
    told_lines,
    word_count,
)
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.models.help_topics import CARDS, PAGES, PARTS, STEPS

BOOK = read_help(resource(FILE_NAME))
ROOMS = Path(sociaalinkopen_desktop.__file__).parent
ARTICLES = Path(__file__).resolve().parents[1] / "data" / "articles_aw2012.txt"
SETUP = Path(__file__).resolve().parents[2] / "installer" / "windows" / "setup.nsi"
LEAST_TOPICS, LEAST_TERMS = 28, 40
AVERAGE, MOST = 15, 25
MOST_BYTES = 1_000_000
QUOTED_HERE = {  # words in quotes that are no words of the screen
    "pas toe of leg uit",
    "Zo doen we het altijd",
    "gewogen factor",
    "Eén kwaliteitspunt kost …",
    "Wint bij een prijs tot en met …",
    "Beslist hier nooit wie wint",
    "Valt … af, dan wint een ander",
    "Steeds wint …",
}

by_topic = pytest.mark.parametrize("topic", BOOK.topics, ids=lambda topic: topic.id)


@cache
def words_of(room: str) -> str:
    """Every piece of text in the code of a room, one a line."""
    found = []
    for path in sorted((ROOMS / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value.replace("\u00ad", ""))
    return "\n".join(found)


def lengths(topic: Topic) -> list[int]:
    return [word_count(sentence) for line in told_lines(topic) for sentence in sentences(line)]


def test_there_are_enough_topics_in_every_group():
    assert len(BOOK.topics) >= LEAST_TOPICS
    assert {group for group, _topics in BOOK.groups()} == set(HelpGroup)


def test_no_link_leads_nowhere_and_nothing_is_empty():
    assert list(faults(BOOK)) == []


def test_every_page_step_part_and_card_leads_to_a_topic():
    assert set(STEPS) == set(Step)
    for table in (PAGES, STEPS, PARTS, CARDS):
        missing = {name: topic for name, topic in table.items() if not BOOK.has(topic)}
        assert missing == {}


def test_every_topic_can_be_reached():
    told = {run.topic for topic in BOOK.topics for run in runs_of(topic)} | {
        other for topic in BOOK.topics for other in topic.see
    }
    shown = {topic for table in (PAGES, STEPS, PARTS, CARDS) for topic in table.values()}
    assert {topic.id for topic in BOOK.topics} - told - shown <= {"stappen-van-begin-tot-eind"}


@by_topic
def test_sentences_are_short(topic):
    long = [sentence for line in told_lines(topic) for sentence in sentences(line) if word_count(sentence) > MOST]
    assert long == []
    counted = lengths(topic)
    assert sum(counted) / len(counted) <= AVERAGE


@by_topic
def test_the_names_of_buttons_and_cards_are_those_on_screen(topic):
    unknown = {run.text for run in runs_of(topic) if run.strong and run.text not in words_of("ui")}
    assert {text for text in unknown if text not in words_of("domain")} == set()


@by_topic
def test_words_in_quotes_are_words_of_the_program(topic):
    quoted = {text for line in told_lines(topic) for text in re.findall(r"‘([^’]+)’", line)} - QUOTED_HERE
    known = f"{words_of('ui')}\n{words_of('domain')}".casefold()
    others = {"aw"}  # an abbreviation that is explained on the spot
    assert {text for text in quoted if text.casefold() not in known and text.casefold() not in others} == set()


@by_topic
def test_the_articles_exist(topic):
    known = {line.strip() for line in ARTICLES.read_text("utf-8").splitlines() if not line.startswith("#")}
    text = " ".join((*told_lines(topic), *(term.source for term in terms_of(topic) if term.source.endswith(" Aw"))))
    outside = re.compile(r"(?:voorschrift|Proportionaliteit) [\d.]+")
    named = set(re.findall(r"(?<![\d.])([12]\.\d+[a-z]?)\b", outside.sub("", text)))
    assert named <= known


def terms_of(topic: Topic):
    for section in topic.sections:
        for block in section.blocks:
            if isinstance(block, Terms):
                yield from block.items


def test_the_pictures_are_those_that_the_script_draws_small_and_without_transparency():
    from tests.ui.help_pictures import PICTURES as DRAWN

    files = {path.stem: path for path in resource("help", PICTURES).iterdir()}
    told = [picture.name for picture in pictures_of(BOOK)]
    assert sorted(told) == sorted(files) == sorted(picture.name for picture in DRAWN)
    assert sum(path.stat().st_size for path in files.values()) < MOST_BYTES
    for path in files.values():
        with Image.open(path) as picture:
            assert (picture.format, "transparency" in picture.info) == ("PNG", False)
            assert picture.mode in ("P", "RGB")


def test_the_glossary_is_long_sorted_and_has_sources():
    terms = list(terms_of(BOOK.topic("begrippen")))
    assert len(terms) >= LEAST_TERMS
    words = [term.word.casefold() for term in terms]
    assert words == sorted(words)
    assert len(set(words)) == len(words)
    assert all(term.source for term in terms)


def test_how_long_copies_are_kept_is_what_the_program_does():
    text = " ".join(told_lines(BOOK.topic("reservekopieen")))
    assert f"de laatste {HOURLY} uren, {DAILY} dagen en {WEEKLY} weken" in text


def test_the_page_for_the_town_names_every_exit_code_key_and_option_of_the_installer():
    text = " ".join(told_lines(BOOK.topic("ict")))
    script = SETUP.read_text("utf-8")
    codes = set(re.findall(r"SetErrorLevel (\d+)", script)) | {"0", str(EXIT_NO_DISPLAY)}
    assert {code for code in codes if f"Code {code}:" not in text} == set()
    options = set(re.findall(r'"(/[A-Z]+)"', script)) | {"/S", "/D=", "--data-map", "--zelftest"}
    assert {option for option in options if option not in text} == set()
    for words in ("HKEY_CURRENT_USER", r"%LOCALAPPDATA%\Programs\SociaalInkopen", BACKUP_FOLDER, PORTABLE_MARK):
        assert words in text
    assert "HKLM" not in script


def test_the_help_says_that_it_is_no_advice_and_needs_no_network():
    text = " ".join(told_lines(BOOK.topic("wat-het-niet-doet")))
    assert "geen juridisch advies" in text
    assert "nooit internet" in text


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("printen", "afdrukken"),
        ("backup", "reservekopieen"),
        ("social return", "social-return"),
        ("emvi", "gunning"),
        ("alcatel", "planning"),
        ("2.82", "voorbehouden"),
        ("opslaan", "bewaren"),
        ("percelenregeling", "kleine-percelen"),
        ("lcc", "rekenmodellen"),
        ("donker", "weergave"),
        # everyday words of who is new, in trouble, or on the move
        ("back-up", "reservekopieen"),
        ("alles kwijt", "reservekopieen"),
        ("vastgelopen", "als-er-iets-misgaat"),
        ("crash", "als-er-iets-misgaat"),
        ("schijf vol", "als-er-iets-misgaat"),
        ("programma start niet", "als-er-iets-misgaat"),
        ("foutmelding", "als-er-iets-misgaat"),
        ("wachtwoord", "samenwerken"),
        ("netwerkschijf", "samenwerken"),
        ("onedrive", "samenwerken"),
        ("delen met collega", "samenwerken"),
        ("twee mensen tegelijk", "samenwerken"),
        ("vakantie", "samenwerken"),
        ("mailen", "samenwerken"),
        ("nieuwe laptop", "verhuizen"),
        ("andere computer", "verhuizen"),
        ("usb stick", "installeren"),
        ("waarschuwing windows", "installeren"),
        ("wat is er nieuw", "over"),
        ("licentie", "over"),
        ("kosten programma", "over"),
        ("ander scherm", "weergave"),
        ("lettergrootte", "weergave"),
        ("naam gemeente", "instellingen"),
        ("hoe werkt het", "stappen-van-begin-tot-eind"),
        ("eerste keer", "stappen-van-begin-tot-eind"),
        ("poort", "ict"),
        ("virusscanner", "ict"),
        ("citrix", "ict"),
        ("opdrachtregel", "ict"),
        ("stil installeren", "ict"),
        # typing errors
        ("afdruken", "afdrukken"),
        ("reserverkopie", "reservekopieen"),
        ("social retrun", "social-return"),
        ("planing", "planning"),
        ("checklsit", "checklists"),
        ("instalatie", "installeren"),
        ("marktconsultaite", "marktconsultatie"),
        ("bkpv", "gunning"),
    ],
)
def test_what_people_type_leads_to_the_right_topic(words, topic):
    from sociaalinkopen_desktop.domain.help_search import found

    assert topic in [hit.topic.id for hit in found(BOOK, words)[:2]]
