"""Starting, keeping, copying and throwing away tenders."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from sociaalinkopen_desktop.application.assessing import counts_of
from sociaalinkopen_desktop.application.dossiers import as_new, duplicated, new_identifier
from sociaalinkopen_desktop.application.ports import ConflictProblem, InputProblem, Problem, Query, SortBy
from sociaalinkopen_desktop.domain.choices import Phase, Recognition
from sociaalinkopen_desktop.domain.fields import get, leaves, replaced
from sociaalinkopen_desktop.domain.market import Invitation
from sociaalinkopen_desktop.domain.requirements import ContractMoment, Promise, Results
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender
from tests.builders import a_tender
from tests.conftest import TODAY
from tests.strategies import tenders


def test_a_new_tender_is_blank_and_kept_at_once(dossiers, store):
    stored = dossiers.start()
    assert dataclasses.replace(stored.tender, id="") == Tender()
    assert (stored.version, stored.saved_at) == (1, TODAY)
    assert dossiers.open(stored.tender.id) == stored
    assert list(store.kept) == [stored.tender.id]


def test_a_tender_can_start_from_another_and_gets_a_number_of_its_own(dossiers):
    first, second = (dossiers.start(a_tender()).tender for _ in range(2))
    assert first.id != second.id
    assert "voorbeeld" not in (first.id, second.id)
    assert as_new(first, "x") == as_new(second, "x")


def test_numbers_are_never_the_same_and_plain():
    numbers = {new_identifier() for _ in range(1000)}
    assert len(numbers) == 1000
    assert all(number.isalnum() for number in numbers)


def test_saving_raises_the_version_and_keeps_the_counts(dossiers, store, assessor):
    stored = dossiers.start(a_tender())
    changed = replaced(stored.tender, "subject.title", "Anders")
    again = dossiers.keep(changed, stored.version)
    assert (again.version, again.tender) == (2, changed)
    assert store.kept[changed.id][1] == counts_of(assessor.assess(changed))


def test_saving_over_a_newer_version_is_a_conflict_and_loses_nothing(dossiers):
    stored = dossiers.start()
    other = dossiers.keep(replaced(stored.tender, "subject.title", "Van een ander"), stored.version)
    with pytest.raises(ConflictProblem) as caught:
        dossiers.keep(replaced(stored.tender, "subject.title", "Van mij"), stored.version)
    assert caught.value.sentence
    assert dossiers.open(stored.tender.id) == other


def test_a_tender_that_does_not_exist_is_a_key_error(dossiers):
    for ask in (dossiers.open, dossiers.duplicate, dossiers.throw_away):
        with pytest.raises(KeyError):
            ask("weg")


def test_a_page_of_the_list_comes_with_the_number_of_all(dossiers):
    for number in range(5):
        dossiers.start(a_tender(subject={"title": f"Opdracht {number}"}))
    dossiers.start(a_tender(subject={"title": "Iets anders"}, phase="award"))
    rows, number = dossiers.find(Query(search="opdracht", limit=2, sort_by=SortBy.TITLE, descending=False))
    assert ([row.title for row in rows], number) == (["Opdracht 0", "Opdracht 1"], 5)
    assert dossiers.count(Query(phases=(Phase.AWARD,))) == 1
    assert dossiers.count(Query(needs_attention=True, deadline_before=date(2027, 1, 1))) == 0


def test_what_was_thrown_away_can_be_put_back_under_its_own_number(dossiers):
    stored = dossiers.start(a_tender())
    gone = dossiers.throw_away(stored.tender.id)
    assert gone == stored.tender
    assert dossiers.count(Query()) == 0
    assert dossiers.put_back(gone).tender == gone
    assert dossiers.open(gone.id).version == 1


OLD = a_tender(
    phase="execution",
    is_example=True,
    assessment_date="2026-06-01",
    import_remarks=["BT-1 kon niet mee"],
    answers=(Answer(criterion="AL-05", reason="x"),),
    deviations=(Deviation(criterion="WET-11", why="x"),),
    market={
        "invitations": [{"supplier": "Stichting Voorbeeldwerk", "recognition": "pso", "valid_until": "2028-06-30"}]
    },
    contract={"results": {"placements": 3, "story": "Drie mensen kregen werk."}},
)


def test_a_copy_is_for_the_next_purchase(dossiers):
    old = dossiers.start(OLD)
    copy = dossiers.duplicate(old.tender.id).tender
    assert copy.id not in ("", old.tender.id)
    assert (copy.phase, copy.is_example) == (Phase.PREPARATION, False)
    assert (copy.subject.title, copy.subject.reference) == ("Groenonderhoud in twee wijken (kopie)", "")
    assert (copy.import_remarks, copy.contract.promises, copy.contract.results) == ((), (), Results())
    assert dossiers.open(old.tender.id) == old


def test_a_copy_has_no_days_on_which_something_was_done_or_planned():
    copy = duplicated(OLD, "x")
    assert copy.assessment_date is None
    dated = [path for path, field in leaves(Tender) if field.kind is date and "*" not in path]
    left = {path for path in dated if get(copy, path) is not None}
    assert left == {"ambition.social_return.bouwblok_date"}
    assert [moment.planned_on for moment in copy.contract.moments] == [None] * 5
    assert copy.contract.moments[0] == ContractMoment(kind=OLD.contract.moments[0].kind)


def test_a_copy_keeps_how_long_a_proof_holds():
    assert duplicated(OLD, "x").market.invitations == (
        Invitation(supplier="Stichting Voorbeeldwerk", recognition=Recognition.PSO, valid_until=date(2028, 6, 30)),
    )


def test_a_copy_keeps_everything_else():
    copy = duplicated(OLD, "x")
    assert copy.value == OLD.value
    assert copy.award == OLD.award
    assert copy.lots == OLD.lots
    assert (copy.answers, copy.deviations) == (OLD.answers, OLD.deviations)
    assert copy.schedule.standstill_days == 20
    assert copy.schedule.has_site_visit
    assert copy.market.register_matches == 3


def test_a_copy_of_a_tender_without_a_title_has_none_either():
    assert duplicated(Tender(), "x") == Tender(id="x")


@settings(max_examples=30)
@given(tenders())
def test_a_copy_of_a_copy_changes_nothing_but_its_title(tender):
    once = duplicated(tender, "x")
    twice = duplicated(once, "x")
    assert replaced(twice, "subject.title", "") == replaced(once, "subject.title", "")
    assert once.estimated_value == tender.estimated_value


def test_promises_of_the_old_contractor_are_his_own():
    old = a_tender(contract={"promises": [{"text": "Drie plekken"}]})
    assert old.contract.promises == (Promise(text="Drie plekken"),)
    assert duplicated(old, "x").contract.promises == ()


def test_a_problem_is_a_dutch_sentence_and_wrong_input_has_one_for_each_fault():
    assert Problem("Kies een andere map.").sentence == "Kies een andere map."
    problem = InputProblem(["Eén.", "Twee."])
    assert (problem.sentences, problem.sentence) == (("Eén.", "Twee."), "Eén.\nTwee.")


def test_the_estimate_stands_in_the_list(dossiers):
    dossiers.start(a_tender())
    (row,), _ = dossiers.find(Query())
    assert (row.estimated_value, row.deadline) == (Decimal(480000), date(2027, 1, 18))
