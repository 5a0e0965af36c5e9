"""A list against the register: columns, duplicates, differences and choices; nothing changes by looking."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.enterprises.enterprise import (
    Enterprise,
    EnterpriseSource,
    EnterpriseState,
    RecognitionProof,
)
from sociaalinkopen_desktop.domain.enterprises.importing import PlanOptions, RowState, fault_rows, make_plan
from sociaalinkopen_desktop.domain.enterprises.importing_columns import (
    BY_KEY,
    COLUMNS,
    guessed,
    guessed_source,
    is_of_a_person,
    signature,
    usable,
)
from sociaalinkopen_desktop.domain.enterprises.importing_file import Stopped
from sociaalinkopen_desktop.domain.enterprises.importing_merge import DifferenceKind
from sociaalinkopen_desktop.domain.enterprises.importing_same import name_key, town_key
from sociaalinkopen_desktop.domain.policy import PsoStep

from ...enterprise_lists import CPV, a_plan, a_sheet

OURS = Enterprise(
    id="een",
    name="Voorbeeldwerk B.V.",
    kvk="12345678",
    town="'s-Hertogenbosch",
    cpv=("77310000",),
    keywords=("groen",),
    turnover=Decimal(100_000),
    recognitions=(RecognitionProof(kind=Recognition.PSO, step=PsoStep.STEP_1, valid_until=date(2026, 12, 31)),),
)


# -- columns ------------------------------------------------------------------------------------------------------
def test_lists_of_others_are_understood_by_their_heads():
    assert guessed(["Organisatie", "Plaats", "PSO-niveau", "Geldig tot en met", "Certificaatnummer"]) == (
        "name",
        "town",
        "recognition.step",
        "recognition.valid_until",
        "recognition.proof",
    )
    heads = [
        "Handelsnaam",
        "KVK",
        "Straat",
        "Woonplaats",
        "Contactpersoon",
        "E-mail adres",
        "Website",
        "Branche",
        "CPV 1",
        "CPV 2",
    ]
    assert guessed(heads) == (
        "name", "kvk", "", "town", "", "contact.email", "contact.website", "offer", "cpv", "cpv",
    )  # fmt: skip


def test_our_own_heads_are_all_known():
    heads = [column.head for column in COLUMNS]
    assert guessed(heads) == tuple(BY_KEY)


@pytest.mark.parametrize(
    "head", ["Contactpersoon", "Voornaam", "Naam contactpersoon", "Geboortedatum", "BSN", "Directeur"]
)
def test_names_of_people_are_never_taken_by_themselves(head):
    assert is_of_a_person(head)
    assert guessed([head]) == ("",)


def test_a_mapping_is_remembered_by_heads_whatever_their_capitals():
    assert signature(["Naam", "KvK-nummer"]) == signature(["NAAM", "kvk nummer"])
    assert signature(["Naam", "KvK"]) != signature(["Naam", "Plaats"])
    assert usable(["name", "bestaat niet meer"], ["a", "b", "c"]) == ("name", "", "")


def test_where_a_list_came_from_shows_in_its_name():
    assert guessed_source("Buy Social 2026.xlsx", ["Naam"]) is EnterpriseSource.BUY_SOCIAL
    assert guessed_source("lijst.csv", ["Naam", "PSO trede"]) is EnterpriseSource.PSO_REGISTER
    assert guessed_source("lijst.csv", ["Naam"]) is EnterpriseSource.OWN_LIST


# -- one and the same ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "name",
    ["Voorbeeldwerk BV", "VOORBEELDWERK b.v.", "Stichting Voorbeeldwerk", "Voorbeeld-werk", "Vóórbeeldwerk v.o.f."],
)
def test_a_name_is_the_same_without_legal_form_accents_and_signs(name):
    assert name_key(name) == name_key("Voorbeeldwerk")


def test_en_and_ampersand_are_the_same_and_a_name_of_only_a_form_stays():
    assert name_key("Kop & Staart") == name_key("Kop en Staart")
    assert name_key("Holding") == "holding"
    assert town_key("Den Bosch") == town_key("'s-Hertogenbosch")


@pytest.mark.parametrize(
    "row",
    [
        ("Heel anders", "12345678", "Breda"),  # by number
        ("voorbeeldwerk", "", "Den Bosch"),  # by name and town
        ("Voorbeeldwerk", "", ""),  # by a name that is there once
    ],
)
def test_an_enterprise_of_the_register_is_found(row):
    plan = a_plan(a_sheet(("Naam", "KvK", "Plaats"), row), [OURS])
    assert plan.rows[0].ours == OURS


@pytest.mark.parametrize(
    "row",
    [
        ("Voorbeeldwerk", "87654321", "'s-Hertogenbosch"),  # another number
        ("Voorbeeldwerk", "", "Breda"),  # another town
        ("Voorbeeldwerken", "", "'s-Hertogenbosch"),  # another name
    ],
)
def test_another_enterprise_is_not_taken_for_ours(row):
    assert a_plan(a_sheet(("Naam", "KvK", "Plaats"), row), [OURS]).rows[0].state is RowState.NEW


def test_a_name_that_two_have_is_no_answer_without_a_town():
    register = [replace(OURS, id=str(at), kvk="", town=town) for at, town in enumerate(("Breda", "Oss"))]
    assert a_plan(a_sheet(("Naam",), ("Voorbeeldwerk",)), register).rows[0].state is RowState.NEW


def test_a_real_enterprise_is_never_merged_with_an_example():
    example = replace(OURS, is_example=True)
    sheet = a_sheet(("Naam", "KvK"), ("Voorbeeldwerk", "12345678"))
    assert a_plan(sheet, [example]).rows[0].state is RowState.NEW
    again = a_sheet(("Naam", "KvK", "Voorbeeld"), ("Voorbeeldwerk B.V.", "12345678", "ja"))
    assert a_plan(again, [example]).rows[0].state is RowState.UNCHANGED


def test_rows_of_one_enterprise_in_the_list_go_in_together():
    heads = ("Naam", "Plaats", "CPV", "Omzet", "KvK")
    sheet = a_sheet(
        heads,
        ("Voorbeeldwerk", "Oss", "77310000", "€ 5", ""),
        ("Anders", "Oss", "", "", ""),
        ("voorbeeldwerk bv", "OSS", "90910000", "€ 6", "12345678"),
        ("Voorbeeldwerk", "Oss", "", "", "12345678"),
    )
    plan = a_plan(sheet)
    assert [row.state for row in plan.rows] == [RowState.NEW, RowState.NEW, RowState.DOUBLE, RowState.DOUBLE]
    assert plan.rows[2].reason.startswith("Zelfde onderneming als regel 2")
    assert "Jaaromzet" in plan.rows[2].reason
    made = plan.to_take()[0]
    assert (made.cpv, made.turnover, made.kvk) == (("77310000", "90910000"), Decimal(5), "12345678")


# -- faults -------------------------------------------------------------------------------------------------------
def test_a_row_without_name_or_with_a_broken_number_stays_out_and_can_be_kept():
    sheet = a_sheet(("Naam", "KvK"), ("", "12345678"), ("Voorbeeld", "12"), ("Goed", ""))
    plan = a_plan(sheet)
    assert [row.state for row in plan.rows] == [RowState.FAULTY, RowState.FAULTY, RowState.NEW]
    assert [item.name for item in plan.to_take()] == ["Goed"]
    heads, rows = fault_rows(sheet, plan)
    assert heads == ("Naam", "KvK", "Regel in het bestand", "Wat er mis is")
    assert rows[0] == ("", "12345678", "2", "Naam: de naam ontbreekt. Vul haar in of haal de regel weg.")
    assert rows[1][2] == "3"


def test_a_fault_in_a_side_field_costs_only_that_field_and_is_said():
    plan = a_plan(a_sheet(("Naam", "Omzet", "Plaats"), ("Voorbeeld", "veel", "Oss")))
    assert plan.rows[0].state is RowState.NEW
    assert plan.rows[0].reason == "Omzet: 'veel' is geen bedrag. Schrijf het als 216.000 of 1.250,50."
    made = plan.to_take()[0]
    assert (made.turnover, made.town) == (None, "Oss")


@pytest.mark.parametrize("cell", [" " * 30_000 + "x", "9" * 30_000, "1 " * 15_000, "@." * 15_000, "a" * 30_000])
@pytest.mark.parametrize("column", [column for column in COLUMNS if column.key not in ("name", "kvk")])
def test_a_cell_full_of_nonsense_costs_at_most_its_own_field(column, cell):
    (row,) = a_plan(a_sheet(("Naam", column.head), ("Voorbeeld", cell))).rows
    assert row.state is RowState.NEW


def test_step_and_day_in_columns_of_their_own_belong_to_the_recognition():
    heads = ("Naam", "Keurmerk", "Trede", "Geldig tot")
    sheet = a_sheet(
        heads,
        ("A", "PSO", "2", "31-12-2027"),
        ("B", "", "aspirant", ""),
        ("C", "", "PSO 30+", "46350"),
        ("D", "", "", "31-12-2027"),
        ("E", "PSO; B Corp", "", "31-12-2027"),
    )
    plan = a_plan(sheet)
    first, second, third, fourth, fifth = plan.to_take()
    until = date(2027, 12, 31)
    assert first.recognitions == (RecognitionProof(kind=Recognition.PSO, step=PsoStep.STEP_2, valid_until=until),)
    assert second.recognitions[0].step is PsoStep.ASPIRANT
    assert third.recognitions[0].kind is Recognition.PSO_30_PLUS
    assert third.recognitions[0].valid_until == date(2026, 11, 24)
    assert fourth.recognitions == ()
    assert "niet duidelijk bij welke erkenning" in plan.rows[3].reason
    assert [item.valid_until for item in fifth.recognitions] == [None, None]
    assert "meer erkenningen" in plan.rows[4].reason


# -- merging ------------------------------------------------------------------------------------------------------
def merged_row(heads, *cells):
    return a_plan(a_sheet(("Naam", "KvK", *heads), ("Voorbeeldwerk B.V.", "12345678", *cells)), [OURS])


def test_without_a_choice_empty_fields_are_filled_lists_united_and_ours_kept():
    plan = merged_row(
        ("Rechtsvorm", "CPV", "Omzet", "Zoekwoorden"), "bv", "90910000; 77310000-6", "€ 200.000", "GROEN; gras"
    )
    found = {item.path: item for item in plan.rows[0].differences}
    assert {path: item.kind for path, item in found.items()} == {
        "legal_form": DifferenceKind.FILLED,
        "cpv": DifferenceKind.UNITED,
        "turnover": DifferenceKind.CONFLICT,
        "keywords": DifferenceKind.UNITED,
    }
    assert (found["turnover"].ours, found["turnover"].theirs) == ("€\u00a0100.000", "€\u00a0200.000")
    (made,) = plan.to_take()
    expected = replace(OURS, legal_form="bv", cpv=("77310000", "90910000"), keywords=("groen", "gras"))
    assert made == expected
    assert plan.bases() == (OURS,)
    assert "1\u00a0veld verschilt" in plan.rows[0].reason


def test_a_choice_takes_the_list_for_one_field_and_can_be_undone():
    plan = merged_row(("Omzet",), "€ 200.000")
    assert plan.rows[0].state is RowState.UNCHANGED
    assert plan.to_take() == ()
    taken = plan.with_taken(0, "turnover", True)
    assert taken.to_take() == (replace(OURS, turnover=Decimal(200_000)),)
    assert taken.with_taken(0, "turnover", False) == plan
    assert plan.with_conflicts(True) == taken
    assert taken.with_conflicts(False) == plan


def test_a_newer_certificate_is_a_choice_and_another_recognition_is_added():
    plan = merged_row(("Keurmerk",), "PSO trede 1, geldig tot en met 31-12-2028; B Corp")
    (made,) = plan.to_take()
    assert [(item.kind, item.valid_until) for item in made.recognitions] == [
        (Recognition.PSO, date(2026, 12, 31)),
        (Recognition.B_CORP, None),
    ]
    (made,) = plan.with_taken(0, "recognitions.details", True).to_take()
    assert [item.valid_until for item in made.recognitions] == [date(2028, 12, 31), None]


def test_capitals_signs_and_ways_of_writing_are_no_difference():
    ours = replace(OURS, contact=replace(OURS.contact, website="https://www.voorbeeld.example/", phone="013-0000000"))
    sheet = a_sheet(
        ("Naam", "KvK", "Plaats", "Website", "Telefoon"),
        ("voorbeeldwerk b.v.", "12345678", "Den Bosch", "voorbeeld.example", "+31 13 000 0000"),
    )
    assert a_plan(sheet, [ours]).rows[0].differences == ()


def test_a_row_can_be_left_out():
    plan = a_plan(a_sheet(("Naam",), ("Voorbeeld",), ("Ander",))).with_skipped(0, True)
    assert [item.name for item in plan.to_take()] == ["Ander"]
    assert plan.counts[RowState.SKIPPED] == 1


def test_new_ones_carry_where_they_came_from_unless_the_list_says_it():
    options = PlanOptions(source=EnterpriseSource.BUY_SOCIAL, source_note="lijst.csv, 24-11-2026")
    first, second = a_plan(a_sheet(("Naam", "Bron"), ("A", ""), ("B", "telefoonboek")), options=options).to_take()
    assert (first.source, first.source_note) == (EnterpriseSource.BUY_SOCIAL, "lijst.csv, 24-11-2026")
    assert (second.source, second.source_note) == (None, "telefoonboek")
    assert first.state is EnterpriseState.ACTIVE


def test_a_number_of_another_register_does_not_come_along():
    (made,) = a_plan(a_sheet(("Naam", "Nummer in het programma"), ("Voorbeeld", "van elders"))).to_take()
    assert made.id == ""


def test_planning_stops_when_nobody_waits():
    sheet = a_sheet(("Naam",), *[(f"Voorbeeld {at}",) for at in range(300)])
    asked = []

    def go_on(done, of):
        asked.append((done, of))
        return len(asked) < 3

    with pytest.raises(Stopped):
        make_plan(sheet, ("name",), (), CPV, go_on=go_on)
    assert asked == [(0, 300), (100, 300), (200, 300)]
