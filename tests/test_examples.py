"""The examples that travel with the program: clearly examples, complete enough to learn from, with made-up names."""

import json
from datetime import date

import pytest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import Procedure, ReservationScope
from sociaalinkopen_desktop.exchange.examples import examples, read_example
from sociaalinkopen_desktop.exchange.reading import read_any
from sociaalinkopen_desktop.exchange.tender_file import read_tender, write_tender
from tests.builders import a_tender
from tests.exchange.notices import DATA

FOLDER = resource("examples")
KEYS = [example.key for example in examples(FOLDER)]


def test_the_examples_are_listed_by_name_with_what_they_are_about():
    assert [(item.key, item.title) for item in examples(FOLDER)] == [
        ("groenonderhoud", "Groenonderhoud wijken Noord en Oost"),
        ("kerstpakketten", "Kerstpakketten medewerkers 2027"),
    ]
    assert all(item.description.endswith(".") for item in examples(FOLDER))
    assert examples(FOLDER / "weg") == ()


@pytest.mark.parametrize("key", KEYS)
def test_an_example_is_marked_as_one_and_has_no_number_yet(key):
    tender = read_example(FOLDER, key)
    assert tender.is_example
    assert read_tender(FOLDER / f"{key}.json").is_example
    assert (tender.id, tender.subject.buyer) == ("", "Voorbeeldgemeente")


def test_a_tender_in_the_folder_is_an_example_also_when_it_does_not_say_so(tmp_path):
    write_tender(a_tender(), tmp_path / "eigen.json")
    assert read_example(tmp_path, "eigen").is_example


def test_an_example_that_is_absent_or_damaged_is_told(tmp_path):
    with pytest.raises(InputProblem, match=r"weg\.json: dit bestand bestaat niet"):
        read_example(tmp_path, "weg")
    (tmp_path / "stuk.json").write_text("{", "utf-8")
    with pytest.raises(InputProblem, match="geen geldig JSON"):
        read_example(tmp_path, "stuk")


@pytest.mark.parametrize("key", KEYS)
def test_an_example_file_writes_money_as_exact_text(key):
    def numbers(value):
        if isinstance(value, dict):
            for inner in value.values():
                yield from numbers(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from numbers(inner)
        elif isinstance(value, float):
            yield value

    plain = json.loads((FOLDER / f"{key}.json").read_text("utf-8"))
    assert list(numbers(plain)) == []


def judged(key):
    assessor = Assessor(read_compiled(resource("catalogue.json")), lambda: date(2026, 11, 24))
    return assessor.assess(read_example(FOLDER, key))


def test_the_large_example_shows_every_kind_of_outcome_but_one():
    tender, assessment = read_example(FOLDER, "groenonderhoud"), judged("groenonderhoud")
    assert tender.procedure.procedure is Procedure.OPEN
    assert tender.ambition.reservation.scope is ReservationScope.LOTS
    assert tender.estimated_value == sum(lot.estimated_value for lot in tender.lots)
    assert sum(item.weight_percent for item in tender.award.criteria) == 100
    assert assessment.finding("MKB-03").status is Status.NOT_MET
    shown = {item.status for item in assessment.findings}
    assert shown >= set(Status) - {Status.EXPLAINED}


def test_the_small_example_has_nothing_that_stops_it():
    assessment = judged("kerstpakketten")
    assert assessment.blocking == ()
    assert assessment.finding("SO-02").status is Status.MET
    assert read_example(FOLDER, "kerstpakketten").procedure.procedure is Procedure.MEERVOUDIG_ONDERHANDS


# ---- whatever file the officer brings


def test_a_tender_file_and_a_notice_are_told_apart_by_what_is_in_them(tmp_path):
    tender, announced = tmp_path / "opdracht.txt", tmp_path / "aankondiging.txt"
    write_tender(a_tender(), tender)
    announced.write_bytes((DATA / "16-percelen.xml").read_bytes())
    assert read_any(tender) == a_tender()
    assert read_any(announced).subject.title == "Groenonderhoud Voorbeeldgemeente"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.json", b"\xef\xbb\xbf \n[", "geen geldig JSON"),
        ("x.json", b"tekst", "geen geldig JSON"),
        ("x.JSON", b"", "dit bestand is leeg"),
        ("x.txt", b"\xef\xbb\xbf{", "geen geldig JSON"),
        ("x.txt", b"tekst", "geen XML-bestand"),
        ("x.xml", b"", "dit bestand is leeg"),
    ],
)
def test_a_file_that_is_neither_is_refused_by_the_reader_that_fits_best(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputProblem, match=told):
        read_any(tmp_path / name)


@pytest.mark.parametrize("name", ["weg.json", "weg.xml", "weg"])
def test_a_file_that_is_not_there_is_told(tmp_path, name):
    with pytest.raises(InputProblem, match="bestaat niet"):
        read_any(tmp_path / name)


def test_a_folder_is_told(tmp_path):
    with pytest.raises(InputProblem, match="dit is een map"):
        read_any(tmp_path)
