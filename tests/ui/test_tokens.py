"""The colours keep their contrast, in every theme and in the system's own high-contrast schemes."""

import pytest

from sociaalinkopen_desktop.ui.tokens import (
    NAMES,
    SHAPE_FLOOR,
    SHAPE_PAIRS,
    TEXT_FLOOR,
    TEXT_PAIRS,
    THEMES,
    TOKENS,
    TYPE,
    contrast,
    system_contrast,
    too_faint,
)

# Window, text, highlight, words on it, link: as the system's own schemes have them.
SYSTEM_SCHEMES = {
    "aquatic": ("#202020", "#FFFFFF", "#8EE3F0", "#263B50", "#75E9FC"),
    "desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3", "#1C5E75"),
    "dusk": ("#2D3236", "#FFFFFF", "#A1BFDE", "#212D3B", "#70EBDE"),
    "night sky": ("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B", "#8080FF"),
    "unreadable": ("#808080", "#8A8A8A", "#909090", "#888888", "#858585"),
}


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0B6477", "#FFFFFF") == contrast("#FFFFFF", "#0B6477")


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_can_be_read_on_every_ground_it_stands_on(theme):
    tokens = TOKENS[theme]
    faint = [(word, ground) for word, ground in TEXT_PAIRS if contrast(tokens[word], tokens[ground]) < TEXT_FLOOR]
    assert faint == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_edge_and_focus_ring_can_be_seen(theme):
    tokens = TOKENS[theme]
    faint = [(edge, ground) for edge, ground in SHAPE_PAIRS if contrast(tokens[edge], tokens[ground]) < SHAPE_FLOOR]
    assert faint == []


def test_the_pairs_cover_every_tone_and_every_ground():
    words = {word for word, _ground in TEXT_PAIRS} | {edge for edge, _ground in SHAPE_PAIRS}
    grounds = {ground for _word, ground in (*TEXT_PAIRS, *SHAPE_PAIRS)}
    decoration = {"line", "focus_gap"}  # they separate only what space separates too
    assert set(NAMES) - words - grounds == decoration


def test_a_changed_colour_below_its_floor_is_noticed():
    faint = too_faint({**TOKENS["light"], "muted": "#9AA5A9"})
    assert {word for word, _ground, _ratio in faint} == {"muted"}
    assert all(ratio < TEXT_FLOOR for _word, _ground, ratio in faint)


@pytest.mark.parametrize("scheme", SYSTEM_SCHEMES.values(), ids=SYSTEM_SCHEMES)
def test_the_systems_own_high_contrast_scheme_stays_readable(scheme):
    assert too_faint(system_contrast(*scheme)) == []


def test_a_readable_system_scheme_is_taken_over():
    made = system_contrast(*SYSTEM_SCHEMES["desert"])
    assert (made["canvas"], made["text"], made["accent"], made["on_accent"]) == SYSTEM_SCHEMES["desert"][:4]


def test_nothing_is_smaller_than_nine_points():
    assert min(points for points, _weight in TYPE.values()) >= 9
