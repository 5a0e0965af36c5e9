"""Who could deliver: by code, words, place, recognition and size, in an order that does not depend on the register."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.enterprises.enterprise import EnterpriseState, RecognitionProof
from sociaalinkopen_desktop.domain.enterprises.matching import (
    EnterpriseIndex,
    Reach,
    Weights,
    matches,
    search,
    tenders_for,
    why_not,
)
from sociaalinkopen_desktop.domain.enterprises.matching_need import words_of
from tests.builders import a_lot, a_tender

from .around_heesch import (
    ALL,
    EXAMPLE,
    FAR,
    GREEN,
    PART,
    REGULAR,
    SOUP,
    SW,
    UDEN,
    atlas,
    green_tender,
    need,
    registers,
)


def ids(found):
    return [match.enterprise.id for match in found]


def one(enterprise, wanted=None):
    """The match of a single enterprise, or None."""
    return next(iter(matches(EnterpriseIndex((enterprise,), atlas()), wanted or need())), None)


def index_of(*enterprises):
    return EnterpriseIndex(enterprises or ALL, atlas())


# -- who is found, and in which order ---------------------------------------------------------------------------------
def test_around_heesch_the_best_known_and_nearest_comes_first():
    found = search(index_of(), need())
    assert ids(found.matches)[0] in {"groen", "verzonnen"}
    assert set(ids(found.matches)) == {"groen", "verzonnen", "uden", "bomen", "sw", "gewoon"}
    assert (found.total, found.known, found.examples) == (6, 8, 1)
    assert (found.social, found.known_social) == (4, 6)


def test_the_order_is_by_points_then_offer_then_distance_then_name():
    twins = [replace(GREEN, id=name, name=name) for name in ("beta", "alfa")]
    assert ids(matches(index_of(*twins), need())) == ["alfa", "beta"]
    without = replace(GREEN, id="zonder", name="Aa", recognitions=())
    assert ids(matches(index_of(without, GREEN), need())) == ["groen", "zonder"]


@given(registers(), st.randoms())
def test_the_order_does_not_depend_on_the_order_of_the_register(register, chance):
    wanted = need()
    straight = matches(index_of(*register), wanted, 5) if register else ()
    chance.shuffle(register)
    assert straight == (matches(index_of(*register), wanted, 5) if register else ())


@given(registers(), st.integers(0, 4))
def test_fewer_matches_are_the_beginning_of_more(register, limit):
    index = EnterpriseIndex(register, atlas())
    few, many = search(index, need(), limit), search(index, need(), 50)
    assert few.matches == many.matches[:limit]
    assert few.total == many.total == len(many.matches)


@given(registers())
def test_every_score_is_the_sum_of_its_parts_within_bounds(register):
    for match in matches(EnterpriseIndex(register, atlas()), need()):
        assert 0 <= match.score <= 100
        assert match.score == sum(part.points for part in match.parts)
        assert all(0 <= part.points <= part.most for part in match.parts)
        assert sum(part.most for part in match.parts) == 100
        assert match.reasons


@given(registers())
def test_who_is_no_match_hears_why_and_who_is_hears_nothing(register):
    found = set(ids(matches(EnterpriseIndex(register, atlas()), need(), len(register))))
    for item in register:
        assert bool(why_not(item, need(), atlas())) == (item.id not in found)


# -- the reasons ------------------------------------------------------------------------------------------------------
def test_the_reasons_say_what_where_and_until_when():
    match = one(GREEN)
    assert match.reasons[0] == "Levert 77310000-6 Beplanten en onderhouden van groengebieden."
    assert "Zit in Bernheze." in match.reasons
    assert "PSO 30+, geldig tot en met 12-3-2027." in match.reasons
    assert match.codes == ("77310000",)
    assert match.against == ()
    assert one(UDEN).reasons[2] == "10 km, levert tot 40 km."


def test_what_the_register_does_not_say_is_unknown_and_not_against():
    match = one(replace(UDEN, range_km=None, recognitions=(), largest_contract=None, state=EnterpriseState.TO_VERIFY))
    assert "Niet bekend hoe ver zij levert." in match.unknown
    assert "Haar gegevens zijn nog niet nagekeken." in match.unknown
    assert match.against == ("Geen erkenning.",)


def test_a_code_above_below_or_beside_counts_less():
    same, wider = one(GREEN), one(replace(GREEN, cpv=("77300000-3",)))
    narrower = one(replace(GREEN, cpv=("77311000-3",)))
    sector = one(PART)
    assert same.parts[0].points > narrower.parts[0].points >= wider.parts[0].points > sector.parts[0].points > 0
    assert narrower.reasons[0].startswith("Levert een deel hiervan: 77311000-3")
    assert wider.reasons[0].startswith("Levert dit in ruimere zin: 77300000-3")
    assert sector.reasons[0].startswith("Werkt in hetzelfde veld: 77211500-7")


def test_without_codes_shared_words_are_enough_also_in_a_compound():
    bare = replace(GREEN, cpv=(), offer="Wij doen onderhoud aan groen")
    wanted = need(green_tender(subject={"title": "Groenonderhoud", "place": "Heesch", "description": ""}))
    match = one(bare, wanted)
    assert "Haar CPV-codes zijn niet ingevuld." in match.unknown
    assert match.parts[1].points > 0
    assert one(replace(bare, offer="Kerstpakketten"), wanted) is None


def test_a_word_that_nearly_everybody_uses_finds_nobody():
    crowd = [replace(GREEN, id=f"{at}", cpv=(), offer="Snoeien", keywords=()) for at in range(60)]
    index = EnterpriseIndex(crowd, atlas())
    assert index.by_word("snoeien") == frozenset()
    assert len(EnterpriseIndex(crowd[:5], atlas()).by_word("snoeien")) == 5


def test_words_are_without_accents_and_without_words_that_say_nothing():
    assert words_of("Groenonderhoud in twee wijken", "Café, café en de gemeente") == ("groenonderhoud", "cafe")


# -- place ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("changes", "reach"),
    [
        ({"town": "Heesch"}, Reach.OWN_TOWN),
        ({"town": "Uden"}, Reach.WITHIN),
        ({"town": "Uden", "range_km": 5}, Reach.OUTSIDE),
        ({"town": "Uden", "range_km": 5, "delivers_nationwide": True}, Reach.NATIONWIDE),
        ({"town": "Uden", "range_km": 5, "regions": ("Bernheze",)}, Reach.SERVED),
        ({"town": "Groningen", "range_km": None, "regions": ("Noord-Brabant",)}, Reach.SERVED),
        ({"town": "Groningen", "range_km": None, "regions": ("Drenthe",), "delivers_nationwide": False}, Reach.OUTSIDE),
        ({"town": "Groningen", "range_km": None, "regions": ("Drenthe",)}, Reach.UNKNOWN),
        ({"town": "Uden", "range_km": None}, Reach.SAME_REGION),
        ({"town": "Uden", "range_km": 5, "regions": ("Ergens",)}, Reach.UNKNOWN),
        ({"town": "Nergens", "range_km": 40}, Reach.UNKNOWN),
        ({"town": "Gehucht", "municipality": "Maashorst"}, Reach.WITHIN),
        ({"town": "Etten-Leur"}, Reach.UNKNOWN),
    ],
)
def test_whether_it_delivers_here(changes, reach):
    wide = replace(GREEN, **changes)
    match = one(wide)
    if reach is Reach.OUTSIDE:
        assert match is None
        assert len(why_not(wide, need(), atlas())) == 1
    else:
        assert match.reach is reach


def test_the_place_of_the_tender_counts_before_that_of_the_buyer():
    here, home = need(), need(green_tender(subject={"place": "NL412"}))
    assert (here.at.name, here.at_home) == ("Heesch", False)
    assert (home.at.name, home.at_home) == ("Bernheze", True)
    by_buyer = need(green_tender(subject={"place": "", "buyer": "Gemeente Oss"}), home="")
    assert by_buyer.at.municipality.name == "Oss"
    nowhere = need(green_tender(subject={"place": "", "buyer": ""}), home="")
    assert nowhere.at is None
    assert "De plaats van het werk is niet bekend." in one(GREEN, nowhere).unknown


# -- recognition, size and kind ---------------------------------------------------------------------------------------
def test_a_recognition_counts_as_it_stands_on_the_day():
    ended = replace(GREEN, recognitions=(RecognitionProof(kind=Recognition.PSO, valid_until=date(2026, 11, 23)),))
    assert one(GREEN).score > one(ended).score
    assert one(ended).against == ("PSO, verlopen sinds 24-11-2026.",)


def test_each_lot_is_held_against_what_it_can_carry_in_a_year():
    tender = green_tender(
        lots=(
            a_lot(title="Klein", estimated_value=Decimal(200_000)),
            a_lot(title="Groot", estimated_value=Decimal(800_000)),
            a_lot(title="Soep", estimated_value=Decimal(10_000), cpv="15891400"),
            a_lot(title="Zonder waarde", estimated_value=None),
        )
    )
    match = one(GREEN, need(tender))
    assert [(lot.name, lot.fits) for lot in match.lots] == [
        ("Klein", True), ("Groot", False), ("Soep", False), ("Zonder waarde", None),
    ]  # fmt: skip
    assert [lot.index for lot in match.fitting_lots] == [0]
    assert "Past bij: Klein." in match.reasons


def test_a_turnover_below_the_year_says_no_and_above_it_says_nothing():
    tender = a_tender(lots=(), value={"base_value": Decimal(120_000), "extensions_value": None})
    small = one(replace(GREEN, largest_contract=None, turnover=Decimal(10_000)), need(tender))
    large = one(replace(GREEN, largest_contract=None, turnover=Decimal(900_000)), need(tender))
    assert (small.lots[0].fits, large.lots[0].fits) == (False, None)
    assert "Haar omzet is" in small.lots[0].why


def test_a_regular_enterprise_and_an_example_are_told_as_such():
    assert "Het is een gewone onderneming." in one(REGULAR).against
    assert any("voorbeeld" in line for line in one(EXAMPLE).against)


def test_a_lapsed_enterprise_is_no_match():
    lapsed = replace(GREEN, state=EnterpriseState.LAPSED)
    assert one(lapsed) is None
    assert why_not(lapsed, need(), atlas()) == ("De onderneming staat in het register als vervallen.",)


def test_why_not_names_the_offer_and_the_distance():
    assert why_not(SOUP, need(), atlas()) == (
        "Wat zij levert, past niet bij de CPV-codes en woorden van deze aanbesteding.",
    )
    assert why_not(FAR, need(), atlas()) == ("180 km, levert tot 50 km.",)
    empty = replace(GREEN, cpv=(), offer="", keywords=())
    assert why_not(empty, need(), atlas()) == ("In het register staat niet wat zij levert.",)


def test_a_tender_that_says_nothing_finds_nobody_and_says_so():
    wanted = need(
        green_tender(lots=(), subject={"title": "", "main_cpv": "", "additional_cpvs": (), "description": ""})
    )
    assert not wanted.says_enough
    assert search(index_of(), wanted).total == 0
    assert "Vul bij de aanbesteding" in why_not(GREEN, wanted, atlas())[0]


# -- the other way round ----------------------------------------------------------------------------------------------
def test_the_tenders_that_fit_an_enterprise_come_best_first():
    green = need(green_tender(id="groen"))
    trees = need(green_tender(id="bomen", subject={"title": "Bomen", "main_cpv": "77211500", "place": "Heesch"}))
    soup = need(green_tender(id="soep", subject={"title": "Soep", "main_cpv": "15891400", "place": "Heesch"}))
    fitting = tenders_for(GREEN, (soup, trees, green), atlas())
    assert [found.tender_id for found, _match in fitting] == ["groen", "bomen"]
    assert tenders_for(SOUP, (green,), atlas()) == ()
    assert tenders_for(SW, (green,), atlas())[0][1] == one(SW, green)


def test_points_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="add up to 101"):
        Weights(code=41)


def test_the_value_of_a_year_leaves_out_extensions_that_are_not_in_the_value():
    value = {"base_value": Decimal(240_000), "duration_months": 24, "extension_months": 24}
    with_extensions = need(green_tender(lots=(), value={**value, "extensions_value": Decimal(240_000)}))
    without = need(green_tender(lots=(), value={**value, "extensions_value": None}))
    assert [wanted.lots[0].per_year for wanted in (with_extensions, without)] == [120_000, 120_000]
    short = need(green_tender(lots=(), value={**value, "duration_months": 3, "extension_months": 0}))
    assert short.lots[0].per_year == short.lots[0].value
