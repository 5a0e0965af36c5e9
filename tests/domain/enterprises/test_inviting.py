"""Whom to ask: how many, in which turn, with which reason; and the search in the file."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.checks.social_procurement import (
    number_of_invitations_fits,
    recognition_is_still_valid,
)
from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.enterprises.enterprise import RecognitionProof
from sociaalinkopen_desktop.domain.enterprises.inviting import (
    NO_NEW,
    NO_SOCIAL,
    NOBODY,
    NOT_HERE,
    SOCIAL_ADDED,
    TURNS,
    how_chosen,
    invitation_from,
    propose,
    turn_of,
    turns_of,
)
from sociaalinkopen_desktop.domain.enterprises.matching import EnterpriseIndex, matches, search
from sociaalinkopen_desktop.domain.enterprises.search_log import SOURCE, search_log, with_search
from sociaalinkopen_desktop.domain.market import Invitation
from sociaalinkopen_desktop.domain.norms import NoNormOnDate
from sociaalinkopen_desktop.domain.verdicts import Outcome
from tests.builders import a_lot

from .around_heesch import ALL, DAY, EXAMPLE, GREEN, REGULAR, SW, UDEN, atlas, green_tender, need, norms, registers


@dataclass(frozen=True)
class Asked:
    enterprise_id: str
    supplier: str
    day: date


def tender(procedure="meervoudig_onderhands", **changes):
    """A purchase of 30,000 euro that the buyer may ask a few enterprises for."""
    changes = {"lots": (), "value": {"base_value": 30_000, "extensions_value": 0, "duration_months": 12}, **changes}
    return green_tender(procedure={"procedure": procedure}, **changes)


def proposed(enterprises, wanted=None, asked=(), number=None):
    wanted = wanted or tender()
    found = matches(EnterpriseIndex(enterprises, atlas()), need(wanted))
    return propose(wanted, found, asked, norms(), number)


def names(proposal):
    return [item.match.enterprise.id for item in proposal.chosen]


def copies(number, base=GREEN, prefix="groen"):
    towns = ("Heesch", "Uden", "Oss", "Veghel", "Nistelrode", "Grave", "Schaijk")
    return [
        replace(base, id=f"{prefix}-{at}", name=f"{prefix.title()} {at}", town=towns[at % len(towns)])
        for at in range(number)
    ]


# -- how many ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("procedure", "number", "expected"),
    [
        ("meervoudig_onderhands", None, 3),
        ("meervoudig_onderhands", 5, 5),
        ("meervoudig_onderhands", 9, 5),
        ("single_onderhands", None, 1),
        ("single_onderhands", 4, 1),
    ],
)
def test_the_number_keeps_to_the_gids(procedure, number, expected):
    proposal = proposed(copies(7), tender(procedure), number=number)
    assert len(proposal.chosen) == expected
    assert len(proposal.chosen) + len(proposal.passed_over) == 7


def test_outside_onderhands_there_is_no_list():
    proposal = proposed(copies(3), tender("open"))
    assert (proposal.chosen, proposal.notes) == ((), (NOT_HERE,))


def test_who_is_on_the_list_already_takes_a_place_and_is_not_proposed_again():
    on_list = (Invitation(supplier="GROEN 0"), Invitation(supplier="Iets anders", enterprise_id="groen-1"))
    wanted = replace(tender(), market=replace(tender().market, invitations=on_list))
    proposal = proposed(copies(5), wanted)
    assert len(proposal.chosen) == 1
    assert {"groen-0", "groen-1"}.isdisjoint(names(proposal))
    assert {"groen-0", "groen-1"}.isdisjoint(item.match.enterprise.id for item in proposal.passed_over)


def test_an_empty_register_and_a_short_one_say_what_to_do():
    assert proposed([]).notes == (NOBODY,)
    assert "2 van de ten minste 3" in proposed(copies(2)).notes[0]


def test_without_a_number_for_the_day_it_says_so():
    wanted = tender()
    with pytest.raises(NoNormOnDate):
        propose(wanted, (), (), norms(date(2010, 1, 1)))


# -- whom -------------------------------------------------------------------------------------------------------------
def test_who_was_asked_lately_gives_way_to_who_was_not():
    crowd = copies(4)
    first = names(proposed(crowd))
    asked = [Asked(first[0], "", date(2026, 3, 1)), Asked("", "groen  1", date(2026, 5, 1))]
    proposal = proposed(crowd, asked=asked)
    assert first[0] not in names(proposal)[:2]
    assert all(item.turn == "Nog niet eerder gevraagd." for item in proposal.chosen[:2])
    passed = next(item for item in proposal.passed_over)
    assert "Beurtrol" in passed.why


def test_long_ago_and_tomorrow_do_not_count():
    crowd = copies(3)
    asked = [Asked("groen-0", "", date(2020, 1, 1)), Asked("groen-1", "", date(2027, 1, 1))]
    turns = {item.match.enterprise.id: item.turn for item in proposed(crowd, asked=asked).chosen}
    assert turns["groen-0"] == f"Laatst gevraagd op 1-1-2020, langer dan {TURNS.months} maanden geleden."
    assert turns["groen-1"] == "Nog niet eerder gevraagd."


def test_at_least_one_social_enterprise_when_one_fits():
    regular = copies(3, replace(REGULAR, recognitions=GREEN.recognitions), "hovenier")
    social = replace(UDEN, largest_contract=None)
    proposal = proposed([*regular, social])
    assert "uden" in names(proposal)
    assert SOCIAL_ADDED in proposal.notes
    assert NO_SOCIAL in proposed(regular).notes


def test_when_all_were_asked_before_it_says_so():
    crowd = copies(3)
    asked = [Asked(item.id, "", date(2026, 2, 1)) for item in crowd]
    assert NO_NEW in proposed(crowd, asked=asked).notes


def test_equals_are_spread_over_places():
    same = [replace(GREEN, id=f"zelfde-{at}", name=f"A {at}", town="Heesch") for at in range(4)]
    other = replace(GREEN, id="elders", name="Z", town="Nistelrode")
    assert "elders" in names(proposed([*same, other]))


def test_too_small_for_the_work_and_examples_are_passed_over_with_the_reason():
    small = replace(GREEN, id="klein", largest_contract=Decimal(1))
    proposal = proposed([GREEN, small, EXAMPLE])
    why = {item.match.enterprise.id: item.why for item in proposal.passed_over}
    assert why["klein"].startswith("De opdracht past niet: kan")
    assert why["verzonnen"] == "Dit is een voorbeeld en geen echte onderneming."
    in_example = proposed([EXAMPLE], tender(is_example=True))
    assert names(in_example) == ["verzonnen"]


def test_no_lot_that_fits_is_a_reason_to_pass_over():
    lots = (a_lot(estimated_value=Decimal(900_000)), a_lot(estimated_value=Decimal(800_000)))
    proposal = proposed([replace(GREEN, largest_contract=Decimal(1))], tender(lots=lots))
    assert proposal.passed_over[0].why == "Geen enkel perceel past bij wat zij levert of aankan."


@given(registers(), st.integers(1, 6), st.lists(st.sampled_from(("nummer-0", "nummer-1", "nummer-2")), max_size=5))
def test_everybody_found_is_proposed_once_or_passed_over_once_with_a_reason(register, number, asked):
    wanted = tender()
    found = matches(EnterpriseIndex(register, atlas()), need(wanted))
    proposal = propose(wanted, found, [Asked(item, "", date(2026, 1, 1)) for item in asked], norms(), number)
    everybody = [*names(proposal), *(item.match.enterprise.id for item in proposal.passed_over)]
    assert sorted(everybody) == sorted(match.enterprise.id for match in found)
    assert len(proposal.chosen) <= min(number, proposal.most)
    assert all(item.why for item in proposal.passed_over)
    assert all(item.invitation.reason for item in proposal.chosen)
    may = [match for match in found if match.may_fit_lots and not match.enterprise.is_example]
    if proposal.chosen and any(match.enterprise.is_social for match in may):
        assert any(item.invitation.is_social for item in proposal.chosen)


# -- the line on the list ---------------------------------------------------------------------------------------------
def test_an_invitation_has_its_reason_and_its_proof_and_passes_the_checks():
    proposal = proposed([GREEN, SW, UDEN])
    line = next(item.invitation for item in proposal.chosen if item.invitation.enterprise_id == "groen")
    assert line.supplier == "Stichting Voorbeeldgroen"
    assert line.is_social
    assert (line.recognition, line.valid_until) == (Recognition.PSO_30_PLUS, date(2027, 3, 12))
    assert line.reason.startswith("Levert 77310000-6")
    assert line.reason.endswith("Nog niet eerder gevraagd. Gezocht in het register op 24-11-2026.")
    lines = tuple(item.invitation for item in proposal.chosen if item.invitation.recognition is not Recognition.NONE)
    wanted = replace(tender(), market=replace(tender().market, invitations=(*lines, line)))
    assert number_of_invitations_fits(wanted, norms()).outcome is Outcome.MET
    assert recognition_is_still_valid(wanted, norms()).outcome is Outcome.MET


def test_the_proof_that_counts_is_the_one_that_was_judged():
    proofs = (
        RecognitionProof(kind=Recognition.PSO, valid_until=date(2025, 1, 1)),
        RecognitionProof(kind=Recognition.PSO, valid_until=date(2028, 1, 1)),
    )
    item = replace(GREEN, recognitions=proofs)
    match = matches(EnterpriseIndex((item,), atlas()), need())[0]
    assert invitation_from(item, match, DAY).valid_until == date(2028, 1, 1)


# -- the search in the file -------------------------------------------------------------------------------------------
def test_a_search_counts_the_social_enterprises_that_exist():
    index, wanted = EnterpriseIndex(ALL, atlas()), need()
    log = search_log(index, wanted, search(index, wanted), DAY)
    assert (log.day, log.found, log.known) == (DAY, 4, 6)
    assert "Verzonnen Groen" not in log.names
    assert "Hovenier De Vries" not in log.names
    assert log.sought == "CPV 77310000-6; woorden: groenonderhoud; plaats: Bernheze"


def test_the_turns_of_several_are_told_by_id_or_name():
    asked = (Asked(GREEN.id, "", date(2026, 3, 1)), Asked("", SW.name, date(2020, 1, 1)), Asked("", "Elders", DAY))
    told = turns_of((GREEN, SW, UDEN), asked, DAY)
    assert told == {
        GREEN.id: turn_of(date(2026, 3, 1), 1),
        SW.id: turn_of(date(2020, 1, 1), 0),
    }


def test_how_the_choice_was_made_names_the_numbers_and_the_chosen():
    proposal = proposed((GREEN, UDEN))
    words = how_chosen(proposal, 2, 40).replace("\u00a0", " ")
    assert "van de 40 ondernemingen" in words
    assert "2 passen er bij deze opdracht" in words
    assert all(item.invitation.supplier in words for item in proposal.chosen)


def test_an_example_tender_counts_the_examples():
    index, wanted = EnterpriseIndex((EXAMPLE,), atlas()), need(tender(is_example=True))
    log = search_log(index, wanted, search(index, wanted), DAY)
    assert (log.found, log.known, log.names) == (1, 1, ("Verzonnen Groen",))


def test_finding_nobody_is_a_search_as_well():
    index, wanted = EnterpriseIndex((), atlas()), need(green_tender(subject={"place": "", "buyer": ""}), home="")
    log = search_log(index, wanted, search(index, wanted), DAY)
    assert (log.found, log.known, log.names) == (0, 0, ())
    assert log.sought.endswith("plaats niet bekend")


def test_a_search_goes_into_the_file_once_a_day():
    index, wanted = EnterpriseIndex(ALL, atlas()), need()
    log = search_log(index, wanted, search(index, wanted), DAY)
    once = with_search(green_tender(), log)
    assert once.market.register_search_date == DAY
    assert once.market.register_matches == 4
    assert once.market.register_sources[-1] == SOURCE
    again = with_search(once, replace(log, found=5))
    assert [item.found for item in again.market.searches] == [5]
    assert again.market.register_sources.count(SOURCE) == 1
    later = with_search(again, replace(log, day=date(2026, 12, 1)))
    assert len(later.market.searches) == 2
