"""Tenders that look like parts of one contract: same kind, same department, within a year."""

import dataclasses
from datetime import date, timedelta
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.application.ports import Counts
from sociaalinkopen_desktop.application.splitting import group_of, splitting_of
from sociaalinkopen_desktop.domain.fields import replaced
from tests.builders import a_tender, norms_on
from tests.conftest import TODAY

THIS = date(2026, 11, 24)
OPEN = a_tender(value={"base_value": 120_000, "extensions_value": 0}, lots=())


def other(identifier="ander", value=110_000, cpv="77340000", department="openbare  ruimte", day=THIS, **more):
    tender = a_tender(
        value={"base_value": value, "extensions_value": 0},
        lots=(),
        subject={"main_cpv": cpv, "department": department, "title": f"Snoeien {identifier}"},
        schedule={"dispatch_date": day.isoformat()},
    )
    return dataclasses.replace(tender, id=identifier, **more)


@pytest.fixture
def look(store):
    def look_(*others, tender=OPEN):
        for item in others:
            store.save(item, 0, Counts(), TODAY)
        return splitting_of(tender, store, norms_on(), THIS)

    return look_


def test_alike_tenders_are_added_up_and_held_against_the_threshold(look):
    found = look(other())
    assert (found.group, found.department, found.together) == ("773", "Openbare Ruimte", Decimal(230_000))
    assert [item.id for item in found.others] == ["ander"]
    assert found.crosses
    assert "1\u00a0aanbesteding voor Openbare Ruimte in CPV-groep 773" in found.sentence
    assert "€\u00a0230.000" in found.sentence
    assert "art. 2.14 Aw 2012" in found.sentence


def test_below_the_threshold_it_is_only_told(look):
    found = look(other(value=10_000))
    assert not found.crosses
    assert "De Europese drempel is" in found.sentence
    assert "splitsen" not in found.sentence


def test_a_tender_that_is_above_the_threshold_itself_splits_nothing(look):
    assert not look(other(), tender=replaced(OPEN, "value.base_value", Decimal(500_000))).crosses


@pytest.mark.parametrize(
    "beside",
    [
        other(cpv="45000000"),
        other(department="Sociaal domein"),
        other(day=THIS - timedelta(days=800)),
        other(is_example=True),
    ],
    ids=["another kind", "another department", "long ago", "an example"],
)
def test_what_is_not_alike_is_left_out(look, beside):
    assert look(beside) is None


def test_without_a_code_nothing_can_be_alike(look):
    assert look(other(), tender=replaced(OPEN, "subject.main_cpv", "")) is None
    assert (group_of("77310000-6"), group_of("77"), group_of("groen"), group_of("")) == ("773", "", "", "")


def test_an_unknown_value_is_told_and_an_unknown_threshold_is_not_guessed(look):
    found = look(other(value=None), tender=replaced(OPEN, "subject.nature", None))
    assert (found.unknown, found.threshold, found.crosses) == (1, None, False)
    assert "zonder 1\u00a0aanbesteding met onbekende waarde" in found.sentence


def test_no_department_on_both_sides_is_alike_too(look):
    found = look(other(department=""), tender=replaced(OPEN, "subject.department", ""))
    assert "zonder afdeling" in found.sentence
