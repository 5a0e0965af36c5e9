"""Towns by name, their municipality and region, and distances against known ones.

The known distances were read from maps between town halls or stations; our points are the middles of the towns as
GeoNames puts them. These may lie two or three kilometres apart, hence the tolerances.
"""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.places import Municipality, OtherName, Places, Spot, Town, distance_km, key_of
from sociaalinkopen_desktop.exchange.places_file import read_places

SPOTS = st.builds(Spot, st.floats(50.7, 53.6), st.floats(3.3, 7.3))


@cache
def places():
    return read_places(resource("places"))


@pytest.mark.parametrize(
    ("one", "other", "known", "tolerance"),
    [
        ("Eindhoven", "'s-Hertogenbosch", 31, 3),
        ("Amsterdam", "Groningen", 147, 3),
        ("Heesch", "Uden", 10, 2),
        ("Maastricht", "Groningen", 270, 4),
        ("Rotterdam", "Den Haag", 20, 4),
    ],
)
def test_distances_are_those_of_the_map(one, other, known, tolerance):
    first, second = places().find(one), places().find(other)
    assert distance_km(first.spot, second.spot) == pytest.approx(known, abs=tolerance)


def test_one_degree_of_latitude_is_111_km():
    assert distance_km(Spot(51, 5), Spot(52, 5)) == pytest.approx(111.2, abs=0.1)


@given(SPOTS, SPOTS, SPOTS)
def test_a_distance_is_symmetric_never_negative_and_never_longer_than_a_detour(one, other, third):
    there = distance_km(one, other)
    assert there >= 0
    assert there == pytest.approx(distance_km(other, one), abs=1e-6)
    assert distance_km(one, one) == 0
    assert there <= distance_km(one, third) + distance_km(third, other) + 1e-6


@pytest.mark.parametrize(
    ("typed", "municipality", "region"),
    [
        ("Heesch", "Bernheze", "Noordoost-Brabant"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch", "Noordoost-Brabant"),
        ("S HERTOGENBOSCH", "'s-Hertogenbosch", "Noordoost-Brabant"),
        ("Den Bosch", "'s-Hertogenbosch", "Noordoost-Brabant"),
        ("Nuenen", "Nuenen, Gerwen en Nederwetten", "Zuidoost-Brabant"),
        ("nuenen c.a.", "Nuenen, Gerwen en Nederwetten", "Zuidoost-Brabant"),
        ("gemeente Bernheze", "Bernheze", "Noordoost-Brabant"),
        ("St. Michielsgestel", "Sint-Michielsgestel", "Noordoost-Brabant"),
        ("Uden", "Maashorst", "Noordoost-Brabant"),
        ("Landerd", "Maashorst", "Noordoost-Brabant"),
        ("Schijndel", "Meierijstad", "Noordoost-Brabant"),
        ("Sudwest-Fryslan", "Sûdwest Fryslân", "Friesland"),
        ("Cranendonck", "Cranendonck", "Midden-Limburg"),
    ],
)
def test_a_place_is_found_however_it_is_written(typed, municipality, region):
    found = places().find(typed)
    assert (found.municipality.name, found.municipality.region) == (municipality, region)
    assert found.spot is not None


@pytest.mark.parametrize("typed", ["", "Nergenshuizen", "NL412", "Bergen", "-"])
def test_what_is_unknown_or_not_clear_is_never_guessed(typed):
    assert places().find(typed) is None
    assert places().municipality_of(typed) is None


def test_the_municipality_tells_two_towns_of_one_name_apart():
    assert places().find("Bergen", "Bergen (L)").municipality.code == "0893"
    assert places().find("Hengelo").municipality.region == "Twente"
    assert places().find("Hengelo", "Bronckhorst").municipality.region == "Achterhoek"


def test_a_small_village_takes_the_middle_of_the_municipality_that_is_given():
    found = places().find("Gehucht", "Bernheze")
    assert not found.is_town
    assert found.municipality.name == "Bernheze"
    assert distance_km(found.spot, places().find("Heesch").spot) < 10


def test_a_municipality_without_a_town_on_the_map_has_no_spot():
    found = places().find("Etten-Leur")
    assert found.municipality.region == "West-Brabant"
    assert found.spot is None


def test_a_region_or_province_is_found_by_its_name():
    assert places().area("noordoost brabant") == "Noordoost-Brabant"
    assert places().area("Hart van Brabant") == "Midden-Brabant"
    assert places().area("Noord-Brabant") == "Noord-Brabant"
    assert places().area("Bernheze") == ""


def test_towns_of_a_municipality_that_is_not_known_are_left_out():
    lonely = Places([Town("Los", "9999", Spot(52, 5))], [Municipality("1721", "Bernheze")], [OtherName("X", "9998")])
    assert lonely.find("Los") is None
    assert lonely.find("X") is None
    assert lonely.area("") == ""


@given(st.text(max_size=40))
def test_any_text_may_be_asked(typed):
    found = places().find(typed)
    assert found is None or key_of(typed)
