"""The help as data: reading order, sentences, faults, searching, and the manual that is made of it."""

from datetime import date

import pytest

from sociaalinkopen_desktop.domain.document import Bullets, Heading, Paragraph, Picture, Table
from sociaalinkopen_desktop.domain.help import (
    HelpBook,
    HelpGroup,
    HelpParagraph,
    HelpPicture,
    HelpSection,
    Points,
    Run,
    Steps,
    Term,
    Terms,
    Topic,
    book_of,
    faults,
    pictures_of,
    sentences,
    told_lines,
    word_count,
)
from sociaalinkopen_desktop.domain.help_document import Edition, manual, topic_document
from sociaalinkopen_desktop.domain.help_search import found, marks

EDITION = Edition(made_on=date(2026, 11, 24), organisation="Voorbeeldgemeente", version="1.2")


def said(*runs: Run | str) -> tuple[Run, ...]:
    return tuple(run if isinstance(run, Run) else Run(run) for run in runs)


def topic(identifier: str, title: str = "Titel", **other) -> Topic:
    opening = HelpSection("", (HelpParagraph(said("Hier leest u iets.")),))
    values = {"group": HelpGroup.BEGIN, "order": 1, "sections": (opening,)}
    return Topic(id=identifier, title=title, **(values | other))


PLANNING = topic(
    "planning",
    "Planning berekenen",
    group=HelpGroup.TOOLS,
    order=2,
    also="termijnen kalender",
    see=("begrippen",),
    sections=(
        HelpSection(
            "", (HelpParagraph(said("De kaart ", Run("Planning berekenen", strong=True), " rekent. En telt.")),)
        ),
        HelpSection("Zo doet u dat", (Steps((said("Kies ", Run("Neem over", strong=True), "."), said("Klaar."))),)),
        HelpSection(
            "Goed om te weten", (Points((said("Zie art. 2.71 en ", Run("wachten", topic="begrippen"), "."),)),)
        ),
    ),
)
WORDS = topic(
    "begrippen",
    "Begrippenlijst",
    group=HelpGroup.WORDS,
    sections=(
        HelpSection("", (HelpParagraph(said("Woorden in gewone taal.")),)),
        HelpSection(
            "Woorden", (Terms((Term("Opschortende termijn", "De wachttijd na de beslissing.", "art. 2.127"),)),)
        ),
    ),
)
BOOK = book_of((WORDS, PLANNING, topic("start", "Start")))


def test_topics_stand_in_the_order_of_their_groups():
    assert [item.id for item in BOOK.topics] == ["start", "planning", "begrippen"]
    assert [(group, len(items)) for group, items in BOOK.groups()] == [
        (HelpGroup.BEGIN, 1),
        (HelpGroup.TOOLS, 1),
        (HelpGroup.WORDS, 1),
    ]
    assert BOOK.topic("planning").summary == "De kaart Planning berekenen rekent."
    assert BOOK.has("start")
    with pytest.raises(KeyError):
        BOOK.topic("nergens")


def test_sentences_end_at_a_point_but_not_at_an_abbreviation():
    text = "Zie art. 2.18 lid 3. Dat kan! Kan dat? Ja (art. 1.4)."
    assert sentences(text) == ["Zie art. 2.18 lid 3.", "Dat kan!", "Kan dat?", "Ja (art. 1.4)."]
    assert word_count("Ja – dat mag (art. 1.4).") == 5


def test_a_good_book_has_no_faults():
    assert list(faults(BOOK)) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (topic("a", ""), "er is geen titel"),
        (topic("a", sections=()), "begin met een paar zinnen"),
        (topic("a", sections=(HelpSection("Kop", (HelpParagraph(said("Tekst.")),)),)), "begin met een paar zinnen"),
        (topic("a", sections=(*PLANNING.sections[:1], HelpSection("Leeg", ()))), "onder 'Leeg' staat niets"),
        (topic("a", sections=(HelpSection("", (HelpParagraph(said(Run("x", topic="weg"))),)),)), "leidt nergens heen"),
        (topic("a", see=("weg",)), "dat onderwerp is er niet"),
        (topic("a", see=("a",)), "noemt het onderwerp zelf"),
    ],
)
def test_what_is_wrong_is_told(wrong, told):
    assert any(fault.startswith("a: ") and told in fault for fault in faults(HelpBook((wrong,))))


def test_a_topic_that_stands_there_twice_is_a_fault():
    assert any("twee keer" in fault for fault in faults(HelpBook((topic("a"), topic("a")))))


# -- searching ----------------------------------------------------------------------------------------------------
def ids(words: str) -> list[str]:
    return [hit.topic.id for hit in found(BOOK, words)]


def test_a_title_wins_from_the_text():
    assert ids("planning") == ["planning"]
    assert ids("woorden") == ["begrippen"]
    assert ids("kalender") == ["planning"]
    assert ids("  ") == []
    assert ids("zebra") == []


def test_a_line_of_the_text_shows_why():
    assert found(BOOK, "neem over")[0].line == "Kies Neem over."
    assert found(BOOK, "wachttijd")[0].line == "Opschortende termijn: De wachttijd na de beslissing."
    assert found(BOOK, "kalender")[0].line == ""


def test_all_words_come_before_some_words():
    assert ids("planning termijn") == ["planning"]  # "termijnen" among its other words
    assert ids("wachttijd zebra") == ["begrippen"]


def test_capitals_and_accents_make_no_difference():
    assert ids("PLANNING") == ids("plánning") == ["planning"]


def test_words_that_say_nothing_do_not_count_unless_there_are_no_others():
    assert ids("waar is mijn planning?") == ids("planning")
    assert ids("de") != []


def test_a_typing_error_is_looked_through_only_when_the_word_stands_nowhere():
    assert ids("planing") == ids("planning")
    assert ids("palnning") == ids("planning")
    assert ids("plqnnung") == ids("planning")  # two errors in a long word
    assert ids("xlanning") == []  # the first letter is right
    assert ids("plok") == []
    assert found(BOOK, "wachttjid")[0].line == found(BOOK, "wachttijd")[0].line


def test_a_hyphen_makes_no_difference():
    assert ids("plan-ning") == ids("planning")


def test_marks_do_not_overlap_and_stand_in_order():
    assert marks("Plan de planning", "plan planning") == ((0, 4), (8, 16))
    assert marks("de dag", "d") == ((0, 1), (3, 4))
    assert marks("daad", "aa(") == ()
    assert marks("tekst", "") == ()


# -- on paper -----------------------------------------------------------------------------------------------------
def test_the_manual_has_a_chapter_per_group_and_everything_that_is_said():
    document = manual(BOOK, EDITION)
    assert [chapter.title for chapter in document.chapters] == ["Beginnen", "Rekenen en kiezen", "Woorden"]
    assert [chapter.number for chapter in document.chapters] == [1, 2, 3]
    blocks = document.chapters[1].blocks
    assert blocks[0] == Heading(text="Planning berekenen", level=2)
    assert Heading(text="Zo doet u dat", level=3) in blocks
    assert Paragraph(text="De kaart ‘Planning berekenen’ rekent. En telt.") in blocks
    assert Paragraph(text="1. Kies ‘Neem over’.\n2. Klaar.") in blocks
    assert Bullets(items=("Zie art. 2.71 en wachten.",)) in blocks
    assert blocks[-1] == Paragraph(text="Zie ook: ‘Begrippenlijst’.", muted=True)
    assert ("Programma", "Sociaal Inkopen Desktop 1.2") in document.key_facts.rows
    assert document.file_name == "Handleiding Sociaal Inkopen Desktop - 2026-11-24.pdf"


def test_the_glossary_is_a_table():
    table = next(block for block in manual(BOOK, EDITION).chapters[2].blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0]] == [
        "Opschortende termijn",
        "De wachttijd na de beslissing.",
        "art. 2.127",
    ]


SEEN = topic(
    "gezien", sections=(HelpSection("", (HelpParagraph(said("Kijk.")), HelpPicture("lijst", "De lijst met inkopen."))),)
)


def test_a_picture_stands_in_the_manual_with_its_words():
    book = book_of((SEEN,))
    assert [picture.name for picture in pictures_of(book)] == ["lijst"]
    asked = {"lijst": b"PNG"}
    for document in (manual(book, EDITION, asked.__getitem__), topic_document(SEEN, book, EDITION, asked.__getitem__)):
        picture = next(block for block in document.chapters[0].blocks if isinstance(block, Picture))
        assert (picture.data, picture.kind, picture.alternative) == (b"PNG", "png", "De lijst met inkopen.")


def test_what_is_on_a_picture_can_be_heard_and_found():
    assert list(told_lines(SEEN)) == ["Kijk.", "De lijst met inkopen."]
    assert [hit.line for hit in found(book_of((SEEN,)), "inkopen")] == ["De lijst met inkopen."]


def test_one_topic_on_paper_has_a_name_that_every_computer_takes():
    document = topic_document(topic("wat-als", "Wat als? Een: proef"), BOOK, EDITION)
    assert document.file_name == "Hulp - Wat als Een proef.pdf"
    assert len(document.chapters) == 1
    assert not document.contents


def test_told_lines_hold_the_words_of_every_block():
    assert list(told_lines(PLANNING))[1:3] == ["Kies Neem over.", "Klaar."]
