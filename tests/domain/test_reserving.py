"""Reserving: by which route it may, whether it is wise, and what choosing a route writes down."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Status, assess
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.choices import (
    CriterionTheme,
    Procedure,
    ReservationScope,
    ReservedParticipation,
    SupplierKind,
)
from sociaalinkopen_desktop.domain.eforms_values import eforms_values
from sociaalinkopen_desktop.domain.fields import describe, replaced
from sociaalinkopen_desktop.domain.norms import Certainty, NoNormOnDate
from sociaalinkopen_desktop.domain.reserved_texts import Place, holds, sentences, with_sentence
from sociaalinkopen_desktop.domain.reserving import Route, RouteAdvice, applies, choose, is_chosen, routes
from sociaalinkopen_desktop.domain.reserving_reasons import Says
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender, norms_on
from tests.criteria.cases import read_cases
from tests.criteria.rulings import FILE

R = "ambition.reservation"
BELOW = {
    "value": {"base_value": 60_000, "extensions_value": 0},
    "lots": [],
    "procedure": {"procedure": "meervoudig_onderhands"},
}
CARE = {
    "subject": {"main_cpv": "85312000", "is_social_or_specific_service": True},
    "value": {"base_value": 900_000, "extension_months": 12},
    "procedure": {"procedure": "sas"},
}


def advice(tender: Tender, route: Route) -> RouteAdvice:
    return next(item for item in routes(tender, norms_on()) if item.route is route)


def shown(tender: Tender) -> list[Route]:
    return [item.route for item in routes(tender, norms_on())]


def test_the_threshold_decides_which_routes_there_are():
    assert shown(a_tender()) == [Route.SHELTERED, Route.PUBLIC_SERVICE, Route.IN_HOUSE]
    assert shown(a_tender(**BELOW)) == [Route.BELOW, Route.IN_HOUSE]
    assert shown(Tender()) == list(Route)
    assert Route.PUBLIC_SERVICE not in shown(a_tender(subject={"nature": "works"}, value={"base_value": 9_000_000}))


@pytest.mark.parametrize("given", [{"subject": {"dossier_kind": "subsidy"}}, {"phase": "award"}, {"phase": "closed"}])
def test_where_reserving_cannot_apply_there_is_nothing(given):
    tender = a_tender(**given)
    assert not applies(tender)
    assert routes(tender, norms_on()) == ()


def test_without_a_known_threshold_nothing_is_guessed():
    with pytest.raises(NoNormOnDate):
        routes(a_tender(), norms_on(2010))


def test_above_the_threshold_a_social_market_may_be_reserved():
    found = advice(a_tender(), Route.SHELTERED)
    assert found.may is Says.YES
    assert found.lots == (0, 1)
    assert not found.is_chosen
    assert any("art. 2.82 (tekst van 30-4-2026)" in reason.source for reason in found.may_reasons)
    assert [group.name for group in found.notice] == ["Alle percelen"]
    assert [(field.bt, field.value) for field in found.notice[0].fields] == [("BT-71", "res-ws"), ("BT-736", "")]


def test_what_is_not_sure_says_so():
    reasons = advice(a_tender(**CARE), Route.SHELTERED).may_reasons
    unsure = [reason.sentence for reason in reasons if reason.certainty is not Certainty.SURE]
    assert any("lichte procedure" in sentence for sentence in unsure)
    assert any("kansarm" in sentence for sentence in unsure)
    assert advice(a_tender(**BELOW), Route.BELOW).may_reasons[1].remark.endswith("nog te bevestigen")


def test_an_empty_tender_asks_and_never_says_no():
    for item in routes(Tender(), norms_on()):
        assert item.may is Says.OPEN
        assert item.missing
        for path in item.missing:
            assert describe(Tender, path).about.label


@pytest.mark.parametrize(
    ("candidates", "says"), [(None, Says.OPEN), (0, Says.NO), (1, Says.NO), (2, Says.YES), (9, Says.YES)]
)
def test_competition_must_be_left(candidates, says):
    tender = a_tender(ambition={"reservation": {"candidates": candidates}})
    reason = next(item for item in advice(tender, Route.SHELTERED).wise_reasons if item.path == f"{R}.candidates")
    assert reason.says is says
    if candidates is None:
        assert reason.sentence.endswith("Uw zoektocht vond er 3.")


def test_a_market_without_social_enterprises_asks_for_a_look():
    tender = a_tender(subject={"main_cpv": "45233140"})
    assert advice(tender, Route.SHELTERED).wise is Says.OPEN
    tender = a_tender(subject={"main_cpv": ""})
    assert "subject.main_cpv" in advice(tender, Route.SHELTERED).missing


def test_social_return_besides_a_reservation_is_told_as_double():
    def told(tender: Tender) -> bool:
        return any("dubbel" in reason.sentence for reason in advice(tender, Route.SHELTERED).wise_reasons)

    assert told(a_tender())
    assert not told(a_tender(ambition={"social_return": {"is_applied": False}}))


@pytest.mark.parametrize(
    ("given", "may"),
    [
        ({}, Says.OPEN),
        ({"ambition": {"reservation": {"had_service_before": False}}}, Says.YES),
        ({"ambition": {"reservation": {"had_service_before": True}}}, Says.NO),
        ({"subject": {**CARE["subject"], "main_cpv": "77310000"}}, Says.NO),
        ({"value": {"base_value": 900_000, "extension_months": 24}}, Says.NO),
        ({"value": {"base_value": 900_000, "duration_months": None}}, Says.OPEN),
        ({"subject": {**CARE["subject"], "nature": None}}, Says.OPEN),
    ],
)
def test_a_public_service_needs_the_list_a_short_term_and_no_repeat(given, may):
    assert advice(a_tender(**{**CARE, **given}), Route.PUBLIC_SERVICE).may is may


@pytest.mark.parametrize(("cross_border", "may"), [(None, Says.OPEN), (True, Says.OPEN), (False, Says.YES)])
def test_below_the_threshold_cross_border_interest_decides(cross_border, may):
    procedure = {"procedure": "meervoudig_onderhands", "has_cross_border_interest": cross_border}
    tender = a_tender(**{**BELOW, "procedure": procedure})
    assert advice(tender, Route.BELOW).may is may


@pytest.mark.parametrize(
    ("control", "percent", "private", "may"),
    [
        (None, None, None, Says.OPEN),
        (True, 90, None, Says.OPEN),
        (True, 90, False, Says.YES),
        (True, 80, False, Says.NO),
        (False, None, None, Says.NO),
        (True, 90, True, Says.NO),
    ],
)
def test_the_own_sw_bedrijf_must_meet_three_things(control, percent, private, may):
    given = {"has_control": control, "activities_percent": percent, "has_private_capital": private}
    found = advice(a_tender(ambition={"reservation": given}), Route.IN_HOUSE)
    assert found.may is may
    assert found.wise_reasons == ()


# -- choosing ---------------------------------------------------------------------------------------------------------
def test_choosing_fills_in_ground_share_proof_and_text():
    chosen = choose(a_tender(), Route.SHELTERED, norms_on()).ambition.reservation
    assert chosen.scope is ReservationScope.WHOLE
    assert chosen.participation is ReservedParticipation.SHELTERED
    assert (chosen.minimum_share_percent, chosen.requires_main_aim, chosen.equivalent_allowed) == (30, True, True)
    assert len(chosen.proof_options) == 2
    assert "artikel 2.82 " in chosen.notice_text
    assert "30\u00a0%" in chosen.notice_text


def test_a_higher_share_and_more_proof_stay():
    given = {"minimum_share_percent": 40, "proof_options": ["a", "b", "c"]}
    chosen = choose(a_tender(ambition={"reservation": given}), Route.SHELTERED, norms_on()).ambition.reservation
    assert chosen.minimum_share_percent == 40
    assert chosen.proof_options == ("a", "b", "c")
    assert "a, b, c of ander gelijkwaardig bewijs" in chosen.notice_text


def test_only_one_lot_and_then_another():
    norms = norms_on()
    one = choose(a_tender(), Route.SHELTERED, norms, (1,))
    assert one.ambition.reservation.scope is ReservationScope.LOTS
    assert [lot.reserved for lot in one.lots] == [ReservedParticipation.NONE, ReservedParticipation.SHELTERED]
    assert one.ambition.reservation.notice_text.startswith("Perceel Wijk Zuid is voorbehouden")
    assert [lot.fields[0].codes for lot in eforms_values(one)] == [("none",), ("res-ws",)]
    both = choose(one, Route.SHELTERED, norms, (0,))
    assert [lot.reserved for lot in both.lots] == [ReservedParticipation.SHELTERED] * 2
    assert both.ambition.reservation.notice_text.startswith("De percelen Wijk Noord en Wijk Zuid zijn voorbehouden")
    whole = choose(both, Route.SHELTERED, norms)
    assert {lot.reserved for lot in whole.lots} == {ReservedParticipation.NONE}
    assert whole.ambition.reservation.scope is ReservationScope.WHOLE


def test_the_own_sw_bedrijf_takes_the_place_of_a_tender_and_back():
    norms = norms_on()
    chosen = choose(choose(a_tender(), Route.SHELTERED, norms), Route.IN_HOUSE, norms)
    assert chosen.procedure.procedure is Procedure.IN_HOUSE
    assert chosen.ambition.reservation.scope is ReservationScope.NONE
    assert chosen.ambition.reservation.intended_supplier is SupplierKind.SW_BEDRIJF
    assert is_chosen(chosen, Route.IN_HOUSE, norms)
    back = choose(chosen, Route.SHELTERED, norms)
    assert back.procedure.procedure is None
    assert back.ambition.reservation.intended_supplier is None
    assert not is_chosen(back, Route.IN_HOUSE, norms)


@pytest.mark.parametrize(
    ("tender", "route", "lots"),
    [
        (a_tender(), Route.SHELTERED, ()),
        (a_tender(), Route.SHELTERED, (0,)),
        (a_tender(ambition={"reservation": {"is_stated_in_notice": False}}), Route.SHELTERED, ()),
        (a_tender(**BELOW), Route.BELOW, ()),
        (a_tender(**{**BELOW, "procedure": {"procedure": "single_onderhands"}}), Route.BELOW, ()),
        (a_tender(**{**BELOW, "procedure": {"procedure": "national_open"}}), Route.BELOW, ()),
        (a_tender(**CARE, ambition={"reservation": {"had_service_before": False}}), Route.PUBLIC_SERVICE, ()),
        (
            a_tender(
                ambition={"reservation": {"has_control": True, "activities_percent": 90, "has_private_capital": False}}
            ),
            Route.IN_HOUSE,
            (),
        ),
    ],
)
def test_after_choosing_no_point_about_reserving_fails(tender, route, lots):
    assert advice(tender, route).may is Says.YES
    chosen = choose(tender, route, norms_on(), lots)
    assert is_chosen(chosen, route, norms_on())
    whole = read_compiled(resource("catalogue.json"))
    about = replace(
        whole, criteria=tuple(item for item in whole.criteria if item.theme is CriterionTheme.RESERVED_CONTRACT)
    )
    found = assess(chosen, about, CHECKS, date(2026, 12, 1)).findings
    assert found
    assert [item.criterion.id for item in found if item.status in (Status.NOT_MET, Status.TO_EXPLAIN)] == []


def test_a_route_that_is_chosen_is_told_as_such():
    chosen = choose(a_tender(), Route.SHELTERED, norms_on())
    assert [item.route for item in routes(chosen, norms_on()) if item.is_chosen] == [Route.SHELTERED]
    below = choose(a_tender(**BELOW), Route.BELOW, norms_on())
    assert [item.route for item in routes(below, norms_on()) if item.is_chosen] == [Route.BELOW]


def test_rulings_about_a_reservation_are_allowed_by_the_advice():
    public = ReservedParticipation.PUBLIC_SERVICE
    cases = [case for case in read_cases(FILE) if case.tender.ambition.reservation.participation is public]
    assert cases
    for case in cases:
        found = next(item for item in routes(case.tender, norms_on()) if item.route is Route.PUBLIC_SERVICE)
        assert found.may is not Says.NO
        assert found.is_chosen


# -- sentences --------------------------------------------------------------------------------------------------------
def test_sentences_go_into_their_field_once():
    tender = choose(a_tender(), Route.SHELTERED, norms_on())
    ready = {item.place: item for item in sentences(tender, norms_on(), is_below=False)}
    assert set(ready) == set(Place)
    assert holds(tender, ready[Place.NOTICE])
    for place in (Place.TITLE, Place.DESCRIPTION):
        tender = with_sentence(tender, ready[place])
        assert holds(tender, ready[place])
        assert with_sentence(tender, ready[place]) is tender
    assert tender.subject.title == "Groenonderhoud in twee wijken (voorbehouden opdracht)"
    assert tender.subject.description.startswith("Onderhoud van plantsoenen")
    assert tender.subject.description.endswith("(artikel 2.82).")
    again = {item.place: item for item in sentences(tender, norms_on(), is_below=False)}
    assert again[Place.TITLE].text == tender.subject.title
    assert with_sentence(tender, ready[Place.KEYWORDS]) is tender
    assert "2.82" in ready[Place.KEYWORDS].text


def test_sentences_name_the_lot_the_other_article_and_the_example():
    norms = norms_on()
    lot = sentences(choose(a_tender(), Route.SHELTERED, norms, (0,)), norms, is_below=False)
    assert lot[0].text == "Groenonderhoud in twee wijken (perceel Wijk Noord voorbehouden)"
    public = sentences(choose(a_tender(**CARE), Route.PUBLIC_SERVICE, norms), norms, is_below=False)
    assert all("2.82a" in item.text for item in public[1:])
    below = sentences(choose(a_tender(**BELOW), Route.BELOW, norms), norms, is_below=True)
    assert "naar het voorbeeld van artikel 2.82" in below[2].text


def test_the_share_of_the_officer_is_told():
    tender = replaced(choose(a_tender(), Route.SHELTERED, norms_on()), f"{R}.minimum_share_percent", Decimal(50))
    assert "50\u00a0%" in sentences(tender, norms_on(), is_below=False)[2].text
