"""Cells as officers fill them: amounts, days, numbers, codes, choices; and sentences for what is none of these."""

from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.cpv import CpvList
from sociaalinkopen_desktop.domain.enterprises import importing_groups as groups
from sociaalinkopen_desktop.domain.enterprises import importing_values as values
from sociaalinkopen_desktop.domain.enterprises.enterprise import RecognitionProof, Reference, TargetGroup
from sociaalinkopen_desktop.domain.enterprises.importing_values import NoValue
from sociaalinkopen_desktop.domain.policy import PsoStep

from ...enterprise_lists import CPV


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("€ 216.000", "216000"),
        ("€\u00a0216.000,-", "216000"),
        ("216000,50", "216000.50"),
        ("1.250,5 euro", "1250.5"),
        ("EUR 90000", "90000"),
        ("€ 50.000 excl. btw", "50000"),
        ("1250.50", "1250.50"),
        ("216,000.00", "216000.00"),
        ("0", "0"),
    ],
)
def test_amounts(cell, amount):
    assert values.money(cell) == Decimal(amount)


@pytest.mark.parametrize("cell", ["veel", "12.34.56", "1,2,3", "€", "-5", "216.00.000", "9" * 40, "1e9", "٣٤"])
def test_what_is_no_amount_says_so(cell):
    with pytest.raises(NoValue, match="geen bedrag"):
        values.money(cell)


@pytest.mark.parametrize(
    ("cell", "share"), [("35", "35"), ("35 %", "35"), ("33,5%", "33.5"), ("0,5 %", "0.5"), ("0", "0")]
)
def test_shares(cell, share):
    assert values.percent(cell) == Decimal(share)


@pytest.mark.parametrize(
    ("cell", "why"), [("0,35", "twee manieren"), ("350", "ten hoogste 100"), ("deels", "geen perc")]
)
def test_a_share_that_could_be_meant_in_two_ways_is_not_guessed(cell, why):
    with pytest.raises(NoValue, match=why):
        values.percent(cell)


@pytest.mark.parametrize(
    "cell",
    ["24-11-2026", "24/11/2026", "24.11.2026", "2026-11-24", "20261124", "24-11-26", "24 november 2026", "24 nov. 2026",
     "2026-11-24T00:00:00", "24-11-2026 10:30", "46350", "46350,0"],
)  # fmt: skip
def test_days(cell):
    assert values.day(cell) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "cell", ["11/24/2026", "31-2-2026", "2026", "morgen", "november 2026", "1-1-1900", "123456789"]
)
def test_what_is_no_day_says_so(cell):
    with pytest.raises(NoValue, match="geen datum"):
        values.day(cell)


@pytest.mark.parametrize(
    ("cell", "number"), [("12345678", "12345678"), ("KvK 1234 5678", "12345678"), ("1234567", "01234567")]
)
def test_chamber_of_commerce_numbers(cell, number):
    assert values.kvk(cell) == number


@pytest.mark.parametrize(
    ("cell", "why"), [("123", "acht cijfers"), ("000012345678", "vestigingsnummer"), ("NL1234567", "KvK")]
)
def test_what_is_no_such_number_says_so(cell, why):
    with pytest.raises(NoValue, match=why):
        values.kvk(cell)


@pytest.mark.parametrize(("cell", "answer"), [("Ja", True), ("x", True), ("nee", False), ("0", False), ("waar", True)])
def test_yes_and_no(cell, answer):
    assert values.yes_no(cell) is answer


def test_codes_come_with_and_without_check_digit_label_and_leading_nought():
    found, wrong = values.codes("77310000-6 Groen; 90910000, 3121200-7\n77310000", CPV)
    assert found == ("77310000", "90910000", "03121200")
    assert wrong == ()


def test_codes_that_are_none_are_told_one_by_one():
    found, wrong = values.codes("77310000-1; 12345678; 90910000-9", CPV)
    assert found == ("90910000",)
    assert "Bedoelt u 77310000-6?" in wrong[0]
    assert "12345678" in wrong[1]
    assert values.codes("groen", CPV) == ((), ("'groen' is geen CPV-code. Die heeft acht cijfers.",))


def test_without_a_list_of_codes_eight_figures_are_enough():
    assert values.codes("12345678-9", CpvList(())) == (("12345678",), ())


def test_a_long_text_is_refused_and_not_cut():
    with pytest.raises(NoValue, match="langer dan 500"):
        values.text("a" * 501)


@pytest.mark.parametrize(
    ("cell", "kind", "step"),
    [
        ("PSO trede 3", Recognition.PSO, PsoStep.STEP_3),
        ("PSO-aspirant", Recognition.PSO, PsoStep.ASPIRANT),
        ("PSO 30+", Recognition.PSO_30_PLUS, None),
        ("PSO basistrede", Recognition.PSO, PsoStep.BASIC),
        ("lid register Code Sociale Ondernemingen", Recognition.CODE_SOCIALE_ONDERNEMINGEN, None),
        ("B-Corp", Recognition.B_CORP, None),
    ],
)
def test_recognitions_as_others_write_them(cell, kind, step):
    found, wrong = groups.recognitions(cell)
    assert [(item.kind, item.step) for item in found] == [(kind, step)]
    assert wrong == ()


def test_several_recognitions_in_a_cell_and_one_that_nobody_knows():
    found, wrong = groups.recognitions("PSO trede 1; Code Sociale Ondernemingen, Beste Buur")
    assert [item.kind for item in found] == [Recognition.PSO, Recognition.CODE_SOCIALE_ONDERNEMINGEN]
    assert wrong == ("'Beste Buur' is geen erkenning die wij kennen.",)


@pytest.mark.parametrize(("cell", "found"), [("ja", 1), ("x", 1), ("nee", 0), ("trede 2", 1), ("3", 1), ("PSO 30+", 1)])
def test_a_column_named_pso_may_hold_a_tick_or_a_step(cell, found):
    proofs, wrong = groups.recognitions_under("PSO", cell)
    assert (len(proofs), wrong) == (found, ())


def test_a_recognition_with_its_days_and_proof_is_read_back():
    proof = RecognitionProof(
        kind=Recognition.PSO,
        step=PsoStep.STEP_2,
        issued_on=date(2024, 1, 2),
        valid_until=date(2027, 1, 1),
        checked_on=date(2026, 3, 4),
        proof="map A, blad 3; zie ook | kast",
    )
    assert groups.recognitions(groups.recognition_lines([proof])) == ((proof,), ())


def test_people_by_group():
    found, wrong = groups.groups("Participatiewet: 12; 3 Wajong, WW (4)")
    assert [(item.group, item.people) for item in found] == [
        (TargetGroup.PARTICIPATION_ACT, 12),
        (TargetGroup.WAJONG, 3),
        (TargetGroup.WW, 4),
    ]
    assert wrong == ()
    assert groups.groups("ruimtevaarders: 2")[1] != ()


def test_references_with_bars_in_their_words_are_read_back():
    done = (
        Reference(title="Bermen | taluds \\ sloten", client="Voorbeeldgemeente", year=2024, value=Decimal("1250.5")),
    )
    assert groups.references(groups.reference_lines(done)) == (done, ())
    assert (
        groups.references("Groenonderhoud voor een buurgemeente")[0][0].title == "Groenonderhoud voor een buurgemeente"
    )
