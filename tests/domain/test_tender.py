"""The tender as a value: sums, lots, answers, and what is not known stays unknown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import AwardCriterionKind, Procedure, Theme
from sociaalinkopen_desktop.domain.market import Award, AwardCriterion
from sociaalinkopen_desktop.domain.subject import ContractValue, Lot
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender
from sociaalinkopen_desktop.domain.verdicts import (
    MissingFact,
    Outcome,
    Proposal,
    met,
    met_if,
    need,
    need_value,
    not_applicable,
    not_met,
    undecided,
)
from tests.builders import a_lot, a_tender

amounts = st.decimals(0, 10**9, places=2)
maybe_amounts = st.none() | amounts


@given(amounts, maybe_amounts, maybe_amounts)
def test_options_and_extensions_count_in_the_estimate(base, options, extensions):
    value = ContractValue(base_value=base, options_value=options, extensions_value=extensions)
    assert value.estimated_value == base + (options or 0) + (extensions or 0)
    assert Tender(value=value).estimated_value == value.estimated_value


@given(maybe_amounts, maybe_amounts)
def test_without_a_base_there_is_no_estimate(options, extensions):
    assert ContractValue(options_value=options, extensions_value=extensions).estimated_value is None


def test_the_longest_duration_adds_the_extensions():
    assert ContractValue(duration_months=24, extension_months=12).longest_duration_months == 36
    assert ContractValue(duration_months=24).longest_duration_months == 24
    assert ContractValue(extension_months=12).longest_duration_months is None


@given(st.lists(amounts, min_size=1, max_size=5))
def test_lots_together_are_the_estimate_when_the_whole_is_unknown(values):
    tender = Tender(lots=tuple(Lot(estimated_value=value) for value in values))
    assert tender.estimated_value == sum(values)
    assert tender.lot_values == tuple(values)


@given(st.lists(maybe_amounts, max_size=5))
def test_one_lot_without_a_value_leaves_the_estimate_unknown(values):
    tender = Tender(lots=tuple(Lot(estimated_value=value) for value in [*values, None]))
    assert tender.estimated_value is None
    assert tender.lot_values == (*values, None)


@given(amounts, st.lists(maybe_amounts, max_size=3))
def test_the_value_of_the_whole_goes_before_that_of_the_lots(base, values):
    tender = Tender(value=ContractValue(base_value=base), lots=tuple(Lot(estimated_value=value) for value in values))
    assert tender.estimated_value == base


def test_an_undivided_tender_counts_as_one_lot():
    assert Tender(value=ContractValue(base_value=Decimal(5))).lot_values == (5,)
    assert Tender().lot_values == (None,)
    assert Tender().estimated_value is None


def test_answers_and_reasons_are_found_by_their_criterion():
    answer, deviation = Answer(criterion="AL-05"), Deviation(criterion="WET-11")
    tender = Tender(answers=(Answer(criterion="X"), answer), deviations=(Deviation(criterion="X"), deviation))
    assert tender.answer_to("AL-05") is answer
    assert tender.deviation_from("WET-11") is deviation
    assert tender.answer_to("WET-11") is None
    assert tender.deviation_from("AL-05") is None


@pytest.mark.parametrize(
    ("parts", "complete"),
    [(("a", "b", "c"), True), (("a", "b", " \n"), False), (("", "b", "c"), False), (("a", "", "c"), False)],
)
def test_a_reason_to_deviate_needs_all_three_parts(parts, complete):
    why, how_far, why_here = parts
    assert Deviation(why=why, how_far=how_far, why_here=why_here).is_complete is complete


def test_a_theme_is_chosen_refused_or_not_answered():
    tender = a_tender(
        ambition={"themes": [{"theme": "climate", "is_applied": True}, {"theme": "circular", "is_applied": False}]}
    )
    assert tender.applies(Theme.CLIMATE) is True
    assert tender.applies(Theme.CIRCULAR) is False
    assert tender.applies(Theme.DIVERSITY) is None


def test_the_weight_of_price_is_that_of_price_and_cost_together():
    rows = (
        AwardCriterion(kind=AwardCriterionKind.PRICE, weight_percent=Decimal(30)),
        AwardCriterion(kind=AwardCriterionKind.COST, weight_percent=Decimal(20)),
        AwardCriterion(kind=AwardCriterionKind.PRICE),
        AwardCriterion(kind=AwardCriterionKind.QUALITY, weight_percent=Decimal(50)),
    )
    assert Award(criteria=rows).price_weight == 50
    assert Award(criteria=rows[2:]).price_weight is None


def test_procedures_know_whether_they_are_european_or_onderhands():
    assert Procedure.OPEN.is_european
    assert not Procedure.OPEN.is_onderhands
    assert Procedure.SINGLE_ONDERHANDS.is_onderhands
    assert not Procedure.SOCIAL_AND_SPECIFIC.is_european


def test_a_choice_is_its_key_and_has_a_label():
    assert Procedure.OPEN == "open"
    assert Procedure("open") is Procedure.OPEN
    assert Procedure.OPEN.label == "Europees openbaar"


@pytest.mark.parametrize(
    ("path", "tender"),
    [
        ("subject.nature", Tender()),
        ("subject.title", Tender()),
        ("subject.title", a_tender(subject={"title": " \n "})),
        ("lots", Tender()),
        ("lots.0.estimated_value", Tender(lots=(Lot(),))),
    ],
)
def test_a_fact_that_is_not_there_is_named_by_its_path(path, tender):
    with pytest.raises(MissingFact) as caught:
        need(tender, path)
    assert caught.value.path == path


def test_a_fact_that_is_there_is_given_also_when_it_is_no_or_zero():
    tender = a_tender(lots=(a_lot(estimated_value=0),), division={"is_merged": False})
    assert need(tender, "division.is_merged") is False
    assert need(tender, "lots.0.estimated_value") == 0
    assert need(tender, "subject.title") == "Groenonderhoud in twee wijken"


def test_the_value_is_needed_as_a_whole():
    assert need_value(a_tender()) == 480000
    with pytest.raises(MissingFact, match=r"value\.base_value"):
        need_value(Tender())


def test_verdicts_carry_what_the_message_needs():
    proposal = Proposal(path="contract.payment_days", value=30)
    assert met("a", reason="b", c="d").outcome is Outcome.MET
    assert met("a", reason="b", c="d").values == {"c": "d"}
    bad = not_met("contract.payment_days", proposal, "late", days="45")
    assert (bad.outcome, bad.path, bad.reason, bad.proposal) == (Outcome.NOT_MET, proposal.path, "late", proposal)
    assert met_if(True, "a", "r", proposal, c="d") == met("a", reason="r", c="d")
    assert met_if(False, "a", "r", proposal, c="d") == not_met("a", proposal, "r", c="d")
    assert not_applicable("why", c="d").outcome is Outcome.NOT_APPLICABLE
    assert undecided("a.b").path == "a.b"
