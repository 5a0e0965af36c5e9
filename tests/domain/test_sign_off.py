"""An agreement with a step shows when the step changed afterwards, and only then."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.fields import replaced
from sociaalinkopen_desktop.domain.sign_off import SignOffState, agreed, fingerprint, groups_of, state_of, withdrawn
from sociaalinkopen_desktop.domain.steps import STEP_OF_GROUP, Step
from sociaalinkopen_desktop.domain.subject import Lot
from sociaalinkopen_desktop.domain.tender import Answer, Tender
from tests.builders import a_tender
from tests.strategies import tenders

DAY = date(2026, 11, 24)


def state(tender: Tender, step: Step) -> SignOffState:
    sign_off = tender.sign_off_for(step)
    assert sign_off is not None
    return state_of(tender, sign_off)


def test_a_change_of_the_step_shows_and_undoing_it_does_too():
    signed = agreed(a_tender(), Step.SUBJECT, " Budgethouder ", DAY)
    assert (signed.sign_offs[0].function, signed.sign_offs[0].signed_on) == ("Budgethouder", DAY)
    assert state(signed, Step.SUBJECT) is SignOffState.VALID
    changed = replaced(signed, "subject.title", "Anders")
    assert state(changed, Step.SUBJECT) is SignOffState.CHANGED
    assert state(replaced(changed, "subject.title", signed.subject.title), Step.SUBJECT) is SignOffState.VALID


@pytest.mark.parametrize("step", [step for step in Step if step not in (Step.SUBJECT, Step.DOCUMENTS)])
def test_a_change_elsewhere_does_not_count(step):
    signed = agreed(a_tender(), step, "Jurist", DAY)
    assert state(replaced(signed, "subject.title", "Anders"), step) is SignOffState.VALID


def test_the_phase_is_no_content():
    signed = agreed(a_tender(), Step.SUBJECT, "Jurist", DAY)
    assert state(replace(signed, phase=Phase.PUBLISHED), Step.SUBJECT) is SignOffState.VALID


def test_an_answer_counts_for_the_assessment_and_everything_for_the_documents():
    signed = agreed(agreed(a_tender(), Step.ASSESSMENT, "Jurist", DAY), Step.DOCUMENTS, "Jurist", DAY)
    answered = replace(signed, answers=(Answer(criterion="AL-05", reason="x"),))
    assert state(answered, Step.ASSESSMENT) is SignOffState.CHANGED
    assert state(answered, Step.DOCUMENTS) is SignOffState.CHANGED
    assert state(replaced(signed, "subject.title", "Anders"), Step.DOCUMENTS) is SignOffState.CHANGED


def test_there_is_one_agreement_per_step_and_it_can_be_withdrawn():
    signed = agreed(agreed(a_tender(), Step.AWARD, "Jurist", DAY), Step.SUBJECT, "Budgethouder", DAY)
    assert [item.step for item in signed.sign_offs] == [Step.SUBJECT, Step.AWARD]
    again = agreed(signed, Step.AWARD, "Directeur", DAY)
    assert [item.function for item in again.sign_offs] == ["Budgethouder", "Directeur"]
    assert withdrawn(again, Step.SUBJECT).sign_off_for(Step.SUBJECT) is None


def test_the_fingerprint_is_the_same_on_every_computer():
    """It is stored: another value here means that agreements of users would look changed."""
    assert fingerprint(Tender(), Step.AWARD) == "44136fa355b3678a1146ad16f7e8649e"
    written = Tender(lots=(Lot(title="Wijk Noord · reïntegratie", estimated_value=Decimal("120000.50")),))
    assert fingerprint(written, Step.VALUE) == "c1ea9f4558a1ab2bec6a5af0dbc5718f"


def test_every_group_counts_somewhere():
    groups = {group for step in Step for group in groups_of(step)}
    assert groups == {*STEP_OF_GROUP, "answers", "deviations"} - {"phase"}


@given(tenders(), st.sampled_from(list(Step)))
def test_agreeing_changes_nothing_but_the_agreements(tender, step):
    signed = agreed(tender, step, "Jurist", DAY)
    assert replace(signed, sign_offs=tender.sign_offs) == tender
    assert state(signed, step) is SignOffState.VALID
