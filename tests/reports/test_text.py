"""Text of any kind becomes text that the fonts can show, and lines that fit."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sociaalinkopen_desktop.reports.fonts import REGULAR, face, known_characters
from sociaalinkopen_desktop.reports.furniture import capitals
from sociaalinkopen_desktop.reports.lines import SOFT_HYPHEN, break_lines, hyphenation_points
from sociaalinkopen_desktop.reports.text import Cleaner, LostCharacter, lost_notice
from tests.reports.samples import HOSTILE_TEXTS


def cleaned(text: str) -> str:
    return Cleaner(known_characters()).clean(text)


@given(st.text())
def test_clean_text_holds_only_characters_of_the_fonts(text: str) -> None:
    assert {ord(char) for char in cleaned(text)} - {10} <= known_characters()
    assert cleaned(cleaned(text)) == cleaned(text)


@given(st.text())
def test_every_visible_character_is_either_kept_in_some_form_or_counted(text: str) -> None:
    cleaner = Cleaner(known_characters())
    for char in text:
        if char.isprintable() and not char.isspace():
            before = sum(item.count for item in cleaner.lost)
            assert cleaner.clean(char) or sum(item.count for item in cleaner.lost) == before + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€ 1.250 – „één” ≤ 5 % → CO₂ m² ☐ ☑ ĳ Ș", "€ 1.250 – „één” ≤ 5 % → CO₂ m² ☐ ☑ ĳ Ș"),
        ("a\u0301 e\u0308", "á ë"),
        ("regel\r\nregel\rregel\u2028regel", "regel\nregel\nregel\nregel"),
        ("tab\there", "tab here"),
        ("on\u00adzicht\u200bbaar\ufeff", "onzichtbaar"),
        ("☒ ⚠ ✅ 𝐀 ﬃ", "[x] ! ✓ A ffi"),
        ("smal\u202fnbsp\u2007x", "smal\u00a0nbsp\u00a0x"),
        ("👍 ע", "□ □"),
        ("bel\x07", "bel"),
        ("\ud800", ""),
    ],
)
def test_what_the_fonts_lack_is_replaced_by_the_nearest_thing(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_a_replacement_with_the_same_meaning_is_not_a_loss() -> None:
    cleaner = Cleaner(known_characters())
    cleaner.clean("☒ ⚠ 𝐀 ﬃ \u200b \u202f a\u0301")
    assert cleaner.lost == ()


def test_a_letter_that_loses_its_accent_is_counted() -> None:
    cleaner = Cleaner(known_characters())
    assert cleaner.clean("Nguyễn") == "Nguyen"
    assert cleaner.lost == (LostCharacter(character="ễ", count=1),)


def test_the_notice_names_and_counts_what_was_lost() -> None:
    assert lost_notice(()) == ""
    assert lost_notice((LostCharacter(character="👍", count=1),)) == (
        "Eén teken kan in de PDF niet worden getoond: 👍 (U+1F44D). "
        "Op die plaats staat □ of niets; uw eigen tekst is niet veranderd."
    )
    many = tuple(LostCharacter(character=chr(0x4E00 + number), count=2) for number in range(11))
    notice = lost_notice((LostCharacter(character="\x07", count=3), *many))
    assert notice.startswith("25 tekens kunnen in de PDF niet worden getoond: U+0007 3 keer, 一 (U+4E00) 2 keer")
    assert "en nog 4 andere" in notice


def joined(text: str, room: float) -> str:
    """The text again, from its lines."""
    lines = break_lines(text, face(REGULAR), 10, room)
    return "".join(line.text for line in lines).replace(SOFT_HYPHEN, "")


words = st.text(alphabet="abcdeéïm- /.1€,", max_size=200)


@given(text=words, room=st.floats(12, 400))
@example(text="Aanbestedingsplichtigheid " * 3, room=50)
@example(text="www.example.nl/een/pad?met=vraag&en=meer", room=40)
def test_breaking_loses_nothing_and_keeps_within_the_column(text: str, room: float) -> None:
    assert " ".join(joined(text, room).split()) == " ".join(text.split())
    for line in break_lines(text, face(REGULAR), 10, room):
        assert line.width <= room + 1e-6
        assert face(REGULAR).width(line.text.rstrip(" "), 10) == pytest.approx(line.width)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_text_breaks_without_loss(text: str) -> None:
    clean = cleaned(text)
    assert joined(clean, 60).split() == clean.split()


def test_long_dutch_words_are_hyphenated_where_dutch_does() -> None:
    word = "aansprakelijkheidsverzekering"
    parts = [word[i:j] for i, j in zip((0, *hyphenation_points(word)), (*hyphenation_points(word), None), strict=True)]
    assert parts == ["aan", "spra", "ke", "lijk", "heids", "ver", "ze", "ke", "ring"]


@pytest.mark.parametrize("word", ["2026-2030", "kort", "abc1234567", "x" * 80])
def test_figures_short_words_and_codes_are_not_hyphenated(word: str) -> None:
    assert hyphenation_points(word) == ()


def test_a_date_is_not_broken_at_its_hyphens() -> None:
    lines = [line.text.strip() for line in break_lines("Getoetst op 24-11-2026", face(REGULAR), 10, 90)]
    assert lines == ["Getoetst op", "24-11-2026"]


def test_a_blank_line_stays_a_line() -> None:
    assert [line.text for line in break_lines("een\n\ntwee\n", face(REGULAR), 10, 100)] == ["een ", " ", "twee"]


def test_words_stay_apart_also_where_a_column_is_narrower_than_a_letter() -> None:
    lines = break_lines("Kolom mm 5", face(REGULAR), 10, 5.0)
    assert "".join(line.text for line in lines).split() == ["Kolom", "mm", "5"]


def test_capitals_are_only_made_where_the_fonts_have_them() -> None:
    assert capitals("Concept, “straße”") == "CONCEPT, “STRASSE”"
    assert {ord(char) for char in capitals(cleaned("Ελληνικά"))} <= known_characters()
