"""The order of the palette, held against what one can foretell."""

from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.ui.models.palette import (
    MOST_RECENT,
    Entry,
    Group,
    best_first,
    grouped,
    in_order,
    ranked,
    remembered,
    score,
)


def entry(title, second="", also=""):
    return Entry(title, title, lambda: None, second=second, also=also)


def test_a_better_place_of_the_word_wins():
    wanted = ["Percelen", "Hoogste perceel", "Superpercentage", "Verdeling"]
    entries = [entry("Verdeling", also="per perceel"), *map(entry, reversed(wanted[:3]))]
    assert [found.title for found in ranked("perc", entries)] == wanted


def test_first_letters_find_an_action():
    assert [found.title for found in ranked("na", [entry("Vorige stap"), entry("Nieuwe aanbesteding")])] == [
        "Nieuwe aanbesteding"
    ]


def test_letters_in_the_right_order_are_the_last_resort():
    entries = [entry("Afdrukken"), entry("Afsluiten")]
    assert [found.title for found in ranked("afdr", entries)] == ["Afdrukken"]
    assert [found.title for found in ranked("afslt", entries)] == ["Afsluiten"]
    assert ranked("xyz", entries) == []


def test_every_word_must_be_there_and_accents_do_not_matter():
    entries = [entry("Reïntegratie", second="Stap 4"), entry("Reïntegratie", second="Stap 5")]
    assert ranked("reintegratie 5", entries) == [entries[1]]


def test_equally_good_entries_keep_their_order():
    entries = [entry("Datum een"), entry("Datum twee"), entry("Datum drie")]
    assert ranked("datum", entries) == entries


def test_without_words_everything_comes_as_it_was():
    entries = [entry("B"), entry("A")]
    assert ranked("", entries) == entries
    groups = [grouped("Een", entries), grouped("Geen", [])]
    assert in_order("", groups) == groups[:1]


def test_the_group_with_the_best_entry_comes_first():
    low, high = grouped("Velden", [entry("De prijs")]), grouped("Stappen", [entry("Prijs")])
    assert [group.heading for group in in_order("prijs", [low, high])] == ["Stappen", "Velden"]


def test_a_group_says_how_many_it_leaves_out():
    assert grouped("Velden", [entry(str(at)) for at in range(9)], most=4).more == 5
    assert grouped("Velden", []) == Group("Velden", ())


def test_what_was_found_by_hidden_words_stays_at_the_end():
    entries = [entry("Zwembad"), entry("Snoeien van groen"), entry("Groen")]
    assert [found.title for found in best_first("groen", entries)] == ["Groen", "Snoeien van groen", "Zwembad"]


def test_what_was_chosen_again_moves_to_the_front():
    assert remembered(("a", "b", "c"), "c") == ("c", "a", "b")
    many = tuple(map(str, range(40)))
    assert len(remembered(many, "new")) == MOST_RECENT


@given(st.text(max_size=12), st.lists(st.text(min_size=1, max_size=20), max_size=8))
def test_ranking_never_invents_or_breaks(words, titles):
    entries = [entry(title) for title in titles]
    found = ranked(words, entries)
    assert all(item in entries for item in found)
    scores = [score(words, item) for item in found]
    assert scores == sorted(scores)
