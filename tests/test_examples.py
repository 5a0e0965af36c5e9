"""The examples that travel with the program: clearly examples, complete enough to learn from, with made-up names."""

import json
from datetime import date, timedelta

import pytest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import ContractNature, Procedure, ReservationScope
from sociaalinkopen_desktop.exchange.examples import WRITTEN_FOR, examples, read_example
from sociaalinkopen_desktop.exchange.reading import read_any
from sociaalinkopen_desktop.exchange.tender_file import read_tender, write_tender
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from tests.builders import a_tender
from tests.domain.test_justification import justified
from tests.exchange.notices import DATA

FOLDER = resource("examples")
KEYS = [example.key for example in examples(FOLDER)]


def test_the_examples_are_listed_by_name_with_what_they_are_about():
    found = {item.key: item for item in examples(FOLDER)}
    assert list(found) == [
        "groenonderhoud", "catering", "drukwerk", "ict-hergebruik", "kerstpakketten",
        "post-en-koerier", "schoonmaak", "straatwerk", "wmo-vervoer",
    ]  # fmt: skip
    assert found["groenonderhoud"].title == "Groenonderhoud wijken Noord en Oost"
    assert found["groenonderhoud"].facts == "Diensten · €\u00a0432.000 excl. btw · Europees openbaar"
    assert all(item.description.endswith(".") for item in examples(FOLDER))
    assert len({item.title for item in found.values()}) == len(found)
    assert examples(FOLDER / "weg") == ()


def test_the_examples_show_every_nature_and_the_usual_procedures():
    shown = [read_example(FOLDER, key) for key in KEYS]
    assert {tender.subject.nature for tender in shown} == set(ContractNature)
    assert {tender.procedure.procedure for tender in shown} >= {
        Procedure.SINGLE_ONDERHANDS,
        Procedure.MEERVOUDIG_ONDERHANDS,
        Procedure.OPEN,
    }


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


@pytest.mark.parametrize("key", sorted(set(KEYS) - {"groenonderhoud"}))
def test_an_example_is_in_order_from_beginning_to_end(key):
    """All but the one that shows every outcome."""
    assessment = judged(key)
    assert assessment.blocking == ()
    others = [
        (item.criterion.id, str(item.status))
        for item in assessment.findings
        if item.status in (Status.NOT_MET, Status.TO_EXPLAIN, Status.OPEN)
    ]
    assert others == []


@pytest.mark.parametrize("key", KEYS)
def test_an_example_becomes_a_pdf(key):
    made = pdf_bytes(justified(read_example(FOLDER, key)))
    assert made.startswith(b"%PDF")
    assert made.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("key", sorted(set(KEYS) - {"groenonderhoud"}))
@pytest.mark.parametrize("days", [6, 7, 50, 120, 250, 401, 1100])
def test_an_example_opened_later_is_as_sensible_as_on_its_first_day(key, days):
    today = WRITTEN_FOR + timedelta(days=days)
    tender, first = read_example(FOLDER, key, today), read_example(FOLDER, key)
    moved = days // 7 * 7
    start, then = first.schedule.contract_start, tender.schedule.contract_start
    assert (start is None and then is None) or (then - start).days == moved
    assert tender.value == first.value
    assessor = Assessor(read_compiled(resource("catalogue.json")), lambda: today)
    assert assessor.assess(tender).blocking == ()


def test_an_example_opened_on_an_earlier_day_keeps_its_days():
    assert read_example(FOLDER, "catering", date(2020, 1, 1)) == read_example(FOLDER, "catering")


def test_a_year_in_the_name_goes_along_with_the_days():
    later = read_example(FOLDER, "kerstpakketten", date(2028, 11, 24))
    assert later.subject.title == "Kerstpakketten medewerkers 2029"
    assert later.subject.reference == "2029-021"


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
