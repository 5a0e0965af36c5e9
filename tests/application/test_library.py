"""The rules in force: the profile on the shelf, a draft beside it, and what a change does to the tenders under way."""

import dataclasses
from datetime import date, timedelta
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.application.assessing import counts_of
from sociaalinkopen_desktop.application.library import (
    PROFILE,
    Library,
    PacksOnShelf,
    ProfileText,
    judge_with,
    unextended,
)
from sociaalinkopen_desktop.application.ports import Counts, InputProblem
from sociaalinkopen_desktop.application.rejudging import Effect, Stopped, effect_of, point_words
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.policy import PolicyNumber, PolicyProfile, example_profile
from sociaalinkopen_desktop.domain.policy_editing import with_value
from sociaalinkopen_desktop.domain.verdicts import met
from sociaalinkopen_desktop.exchange.profile_file import parsed_profile, profile_json
from tests.builders import a_tender
from tests.conftest import TODAY
from tests.fakes import InMemoryShelf

TEXT = ProfileText(read=lambda text: parsed_profile(text, "Beleidsprofiel"), write=profile_json)
THRESHOLD = "policy.social_return.threshold"


@pytest.fixture
def shelf():
    return InMemoryShelf()


@pytest.fixture
def make(catalogue, shelf, clock):
    return lambda: Library(catalogue, shelf, TEXT, clock, lambda: date(2026, 11, 24))


@pytest.fixture
def library(make):
    return make()


@pytest.fixture
def own(catalogue):
    return with_value(example_profile(), catalogue.norms[THRESHOLD], Decimal(50_000))


def small(identifier="klein", phase=Phase.PREPARATION):
    """A tender for which the threshold of social return decides whether it must be thought about."""
    tender = a_tender(
        value={"base_value": 60_000, "extensions_value": 0},
        lots=(),
        ambition={"social_return": {"is_applied": False, "not_applied_reason": ""}},
    )
    return dataclasses.replace(tender, id=identifier, phase=phase, deviations=())


# -- the profile --------------------------------------------------------------------------------------------------
def test_the_first_run_uses_the_example(library, shelf):
    assert library.profile == example_profile()
    assert library.catalogue.profile.startswith("Voorbeeldprofiel")
    assert (library.draft(), library.warning, shelf.kept) == (example_profile(), "", {})


def test_a_draft_is_kept_and_judges_nobody(library, make, own):
    assert library.keep_draft(own) == TODAY
    assert library.profile == make().profile == example_profile()
    assert library.draft() == make().draft() == own
    assert library.catalogue == make().catalogue


def test_a_draft_that_equals_what_is_in_force_is_none(library, shelf, own):
    library.keep_draft(own)
    library.keep_draft(example_profile())
    assert shelf.kept == {}
    assert library.draft() == example_profile()


def test_putting_in_force_judges_everything_by_it_from_then_on(library, make, own, store):
    before = library.assessor
    library.keep_draft(own)
    library.put_in_force(own, store)
    for found in (library, make()):
        assert (found.profile, found.draft()) == (own, own)
        assert found.norms(date(2026, 11, 24)).value(THRESHOLD) == 50_000
    tender = small()
    assert library.assess(tender).finding("SR-01").status is not Status.NOT_APPLICABLE
    assert before.assess(tender).finding("SR-01").status is Status.NOT_APPLICABLE
    assert library.day(tender) == before.day(tender)


def test_the_list_shows_the_new_counts_without_changing_the_tenders(library, own, store):
    for tender in (small("a"), small("b", Phase.CLOSED)):
        store.save(tender, 0, counts_of(library.assess(tender)), TODAY)
    stored = store.load("a")
    effect = library.put_in_force(own, store)
    assert [change.id for change in effect.changes] == ["a"]
    assert store.load("a") == stored
    assert store.kept["a"][1] == counts_of(library.assess(stored.tender)) == effect.changes[0].counts
    assert store.kept["b"][1] != counts_of(library.assess(stored.tender))


def test_a_profile_with_faults_is_refused_and_nothing_changes(library, shelf, store):
    wrong = PolicyProfile(numbers=(PolicyNumber(name=THRESHOLD, value=Decimal(1)),))
    with pytest.raises(InputProblem, match="de eerste dag ontbreekt"):
        library.put_in_force(wrong, store)
    assert (library.profile, shelf.kept) == (example_profile(), {})
    library.keep_draft(wrong)
    assert library.draft() == wrong


def test_what_cannot_be_read_is_told_and_left_where_it_is(make, shelf, own, store):
    shelf.put_on_shelf(PROFILE, "current", "{kapot", TODAY)
    library = make()
    assert library.profile == example_profile()
    assert "niet te lezen" in library.warning
    assert shelf.kept[PROFILE, "current"].content == "{kapot"
    library.put_in_force(own, store)
    assert (library.warning, make().profile) == ("", own)


def test_a_draft_that_cannot_be_read_leaves_what_is_in_force(make, shelf, own):
    shelf.put_on_shelf(PROFILE, "current", profile_json(own), TODAY)
    shelf.put_on_shelf(PROFILE, "draft", "{}", TODAY)
    library = make()
    assert (library.profile, library.draft()) == (own, own)
    assert "Het beleid dat geldt, is niet veranderd" in library.warning


def test_a_number_that_the_program_no_longer_knows_does_no_harm(make, shelf):
    old = PolicyProfile(numbers=(PolicyNumber(name="policy.oud", value=Decimal(1), valid_from=date(2020, 1, 1)),))
    shelf.put_on_shelf(PROFILE, "current", profile_json(old), TODAY)
    library = make()
    assert (library.profile, library.warning) == (old, "")
    assert library.assess(small()).findings


# -- packs --------------------------------------------------------------------------------------------------------
def test_packs_extend_what_is_judged_and_keep_the_profile(library, own, store, catalogue):
    def extend(found, checks):
        first = found.criteria[0]
        mine = dataclasses.replace(first, id="EIGEN-01")
        both = dataclasses.replace(found, criteria=(*found.criteria, mine))
        return both, {**checks, "EIGEN-01": lambda tender, norms: met()}

    library.put_in_force(own, store)
    assert "EIGEN-01" in {item.id for item in library.judge_extended(extend).catalogue.criteria}
    assert len(library.catalogue.criteria) == len(catalogue.criteria)
    library.use_packs(extend)
    assert library.assess(small()).finding("EIGEN-01").status is Status.MET
    assert library.norms(date(2026, 11, 24)).value(THRESHOLD) == 50_000
    library.put_in_force(example_profile(), store)
    assert library.assess(small()).finding("EIGEN-01").status is Status.MET
    library.use_packs(unextended)
    assert library.catalogue.criteria == catalogue.criteria


def test_packs_lie_on_the_same_shelf_in_the_order_of_their_ids(shelf, make):
    packs = PacksOnShelf(shelf)
    packs.put("b", "tekst b", TODAY)
    packs.put("a", "tekst a", TODAY)
    packs.put("b", "nieuwe tekst", TODAY + timedelta(days=1))
    assert packs.packs() == ["tekst a", "nieuwe tekst"]
    assert make().draft() == example_profile()
    packs.remove("a")
    packs.remove("a")
    assert packs.packs() == ["nieuwe tekst"]


# -- what changes -------------------------------------------------------------------------------------------------
@pytest.fixture
def judges(catalogue, own):
    today = date(2026, 11, 24)
    return tuple(judge_with(catalogue, profile, lambda: today) for profile in (example_profile(), own))


def test_the_effect_names_the_tenders_and_the_points(store, judges):
    store.save(small(), 0, Counts(), TODAY)
    store.save(a_tender(), 0, Counts(), TODAY)
    store.save(small("af", Phase.CLOSED), 0, Counts(), TODAY)
    effect = effect_of(store, *judges)
    (change,) = effect.changes
    assert (effect.judged, effect.running) == (2, 2)
    assert change.name == "Groenonderhoud in twee wijken"
    point = next(point for point in change.points if point.criterion == "SR-01")
    assert (point.before, point.after) == (Status.NOT_APPLICABLE, Status.OPEN) or point.after is Status.TO_EXPLAIN
    assert point_words(point).startswith("Niet van toepassing → ")
    assert effect.sentence == "1 van de 2\u00a0lopende aanbestedingen krijgt een ander oordeel."


def test_the_effect_is_nothing_when_the_rules_are_the_same(store, judges):
    assert effect_of(store, judges[0], judges[0]).sentence == (
        "Er zijn geen lopende aanbestedingen die hierdoor veranderen."
    )
    store.save(small(), 0, Counts(), TODAY)
    assert effect_of(store, judges[0], judges[0]).sentence == "De lopende aanbesteding krijgt geen ander oordeel."
    assert effect_of(store, *judges).sentence == "De lopende aanbesteding krijgt een ander oordeel."
    store.save(small("b"), 0, Counts(), TODAY)
    assert effect_of(store, judges[0], judges[0]).sentence == (
        "Geen van de 2\u00a0lopende aanbestedingen krijgt een ander oordeel."
    )


def test_of_very_many_tenders_the_ones_kept_last_are_judged_and_the_rest_is_told(store, judges):
    for place in range(5):
        store.save(small(f"t{place}"), 0, Counts(), TODAY + timedelta(minutes=place))
    effect = effect_of(store, *judges, most=3)
    assert [change.id for change in effect.changes] == ["t4", "t3", "t2"]
    assert effect.sentence.endswith("De 2 die het langst niet zijn gewijzigd, zijn niet nagerekend.")


def test_working_out_an_effect_stops_when_nobody_waits_for_it(library, own, store):
    store.save(small(), 0, Counts(), TODAY)
    with pytest.raises(Stopped):
        library.effect_of(own, store, lambda: False)


def test_a_tender_thrown_away_meanwhile_is_passed_over(store, judges, monkeypatch):
    store.save(small(), 0, Counts(), TODAY)
    monkeypatch.setattr(store, "load", lambda identifier: {}[identifier])
    assert effect_of(store, *judges) == Effect(running=1)


# -- judging the same tender again ----------------------------------------------------------------------------------
def test_a_changed_tender_is_judged_as_if_from_the_beginning(library):
    tender = small()
    for changed in (tender, dataclasses.replace(tender, phase=Phase.PUBLISHED), small("anders"), tender):
        assert library.assess(changed) == library.assessor.assess(changed)


def test_asking_twice_gives_the_same_findings_and_a_new_profile_gives_others(library, own, store):
    tender = small()
    first, again = library.assess(tender), library.assess(tender)
    assert all(old is new for old, new in zip(first.findings, again.findings, strict=True))
    library.put_in_force(own, store)
    assert library.assess(tender) == library.assessor.assess(tender) != first
