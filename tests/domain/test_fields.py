"""The descriptions of the fields, and values by path."""

import dataclasses
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Optional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.ambition import Ambition
from sociaalinkopen_desktop.domain.choices import Procedure, Theme
from sociaalinkopen_desktop.domain.fields import About, describe, field_of, fields_of, get, label_of, leaves, replaced
from sociaalinkopen_desktop.domain.quantities import Unit
from sociaalinkopen_desktop.domain.subject import Lot, Subject
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_lot, a_tender
from tests.strategies import tenders


def test_a_type_is_taken_apart():
    value = describe(Tender, "value.base_value")
    assert (value.kind, value.many, value.optional, value.is_group, value.default) == (
        Decimal,
        False,
        True,
        False,
        None,
    )
    assert value.about.unit is Unit.EUR_EXCL_VAT
    lots = describe(Tender, "lots")
    assert (lots.kind, lots.many, lots.optional, lots.is_group, lots.default) == (Lot, True, False, True, ())
    title = describe(Tender, "subject.title")
    assert (title.kind, title.many, title.optional, title.default) == (str, False, False, "")


def test_groups_of_other_programs_work_too():
    @dataclass(frozen=True)
    class Made:
        old: Annotated[Optional[int], About("Oud")] = None  # noqa: UP045 - the other way to write it
        listed: Annotated[tuple[str, ...], About("Lijst")] = field(default_factory=tuple)
        needed: Annotated[bool, About("Nodig")] = field(kw_only=True)

    old, listed, needed = fields_of(Made)
    assert (old.kind, old.optional) == (int, True)
    assert (listed.many, listed.default) == (True, ())
    assert needed.default is dataclasses.MISSING


def test_a_field_without_a_description_is_a_fault_of_ours():
    @dataclass(frozen=True)
    class Made:
        bare: int = 0

    with pytest.raises(TypeError, match="bare has no About"):
        fields_of(Made)


@pytest.mark.parametrize(
    "path", ["", "naam", "subject.naam", "subject.title.more", "lots.naam", "0", "subject.0.title"]
)
def test_a_path_that_is_none_is_a_key_error(path):
    with pytest.raises(KeyError):
        describe(Tender, path)
    with pytest.raises(KeyError):
        get(Tender(), path)
    with pytest.raises(KeyError):
        replaced(Tender(), path, 1)


def test_a_row_that_is_not_there_is_a_key_error():
    for path in ("lots.0", "lots.0.title", "ambition.themes.99.reason"):
        with pytest.raises(KeyError):
            get(Tender(), path)
        with pytest.raises(KeyError):
            replaced(Tender(), path, "x")
    with pytest.raises(KeyError):
        field_of(Subject, "naam")


def test_every_row_has_the_same_description():
    assert describe(Tender, "lots.0.cpv") == describe(Tender, "lots.*.cpv") == describe(Tender, "lots.7.cpv")


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("value.base_value", "Waarde zonder opties"),
        ("lots", "Percelen"),
        ("lots.1.estimated_value", "Waarde van het perceel (percelen, regel 2)"),
        ("lots.*.estimated_value", "Waarde van het perceel"),
        ("market.register_sources.3", "Waar gezocht"),
        ("ambition.themes.0.reason", "Reden (thema's, regel 1)"),
    ],
)
def test_a_message_names_a_field_by_its_label_and_row(path, label):
    assert label_of(Tender, path) == label


@pytest.mark.parametrize(
    ("path", "bounds"),
    [
        ("value.base_value", (0, 100_000_000_000)),
        ("award.criteria.0.weight_percent", (0, 100)),
        ("value.duration_months", (0, 1200)),
        ("contract.payment_days", (0, 1200)),
        ("value.lifetime_years", (0, 100)),
        ("market.estimated_suppliers", (0, 1_000_000)),
        ("ambition.social_return.sanction_factor", (0, 1_000_000)),
        ("subject.title", None),
        ("subject.nature", None),
        ("schedule.dispatch_date", None),
    ],
)
def test_numbers_have_bounds_and_other_fields_have_none(path, bounds):
    assert describe(Tender, path).bounds == bounds


def test_a_field_may_set_its_own_maximum():
    described = dataclasses.replace(describe(Tender, "value.lifetime_years"), about=About("Uren", maximum=60))
    assert described.bounds == (0, 60)


def test_values_are_got_by_path():
    tender = a_tender(lots=(a_lot(), a_lot(title="Wijk West")))
    assert get(tender, "subject.buyer") == "Voorbeeldgemeente"
    assert get(tender, "lots.1.title") == "Wijk West"
    assert get(tender, "ambition.themes.1.theme") is Theme.CLIMATE
    assert get(tender, "procedure.procedure") is Procedure.OPEN
    assert get(tender, "subject") is tender.subject


def test_a_changed_copy_shares_everything_else():
    tender = a_tender()
    copy = replaced(tender, "lots.1.cpv", "77310000")
    assert copy.lots[1].cpv == "77310000"
    assert tender.lots[1].cpv == ""
    assert copy.lots[0] is tender.lots[0]
    assert copy.subject is tender.subject
    assert replaced(tender, "lots", ()).lots == ()
    assert replaced(tender, "lots.0", Lot()).lots[0] == Lot()


paths = st.sampled_from([path for path, _ in leaves(Tender) if "*" not in path])


@given(tenders(), paths, paths)
def test_what_was_put_in_comes_out_and_nothing_else_changes(tender, here, other):
    mark = object()
    changed = replaced(tender, here, mark)
    assert get(changed, here) is mark
    assert replaced(changed, here, get(tender, here)) == tender
    if here != other:
        assert get(changed, other) is get(tender, other)


@given(tenders(), paths)
def test_putting_back_the_same_value_changes_nothing(tender, path):
    assert replaced(tender, path, get(tender, path)) == tender


def test_every_plain_field_of_a_tender_is_described_for_the_reader():
    found = list(leaves(Tender))
    assert len({path for path, _ in found}) == len(found)
    assert "lots.*.estimated_value" in dict(found)
    assert "ambition.social_return.percentage" in dict(found)
    for path, item in found:
        assert not item.is_group
        assert item.about.label, path
        assert item.kind in (str, bool, int, Decimal, date) or fields.is_choice(item.kind), path
        assert describe(Tender, path) == item


def test_an_empty_ambition_lists_every_theme_once():
    assert [choice.theme for choice in Ambition().themes] == list(Theme)


def test_choices_are_told_apart_from_other_kinds():
    assert fields.is_choice(Procedure)
    assert not fields.is_choice(str)
    assert not fields.is_choice(Lot)
