"""What a recognition is worth on a day, at the edges of its days and for any proof at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise, RecognitionProof
from sociaalinkopen_desktop.domain.enterprises.recognition import (
    HOLDS,
    ProofState,
    ProofTerms,
    best_of,
    name_of,
    outcome_of,
    outcome_of_enterprise,
    outcome_of_summary,
    terms_of,
    told,
)
from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.domain.policy import PsoStep
from sociaalinkopen_desktop.domain.terms import months_later
from sociaalinkopen_desktop.domain.verdicts import Outcome
from tests.builders import DEFAULT_TENDER
from tests.criteria.cases import catalogue

DAY = date(2026, 11, 24)
TERMS = ProofTerms(check_months=24, warning_months=3)
CHECKED = [item for item in Recognition if item not in (Recognition.NONE, Recognition.OWN_STATEMENT)]
days = st.dates(date(2015, 1, 1), date(2040, 12, 31))
proofs = st.builds(
    RecognitionProof,
    kind=st.sampled_from(Recognition),
    step=st.none() | st.sampled_from(PsoStep),
    valid_until=st.none() | days,
    checked_on=st.none() | days,
)


def pso(**values):
    return RecognitionProof(kind=Recognition.PSO_30_PLUS, **values)


# -- the edges ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("until", "state"),
    [
        (date(2026, 11, 23), ProofState.EXPIRED),
        (date(2026, 11, 24), ProofState.ENDS_SOON),
        (date(2027, 2, 23), ProofState.ENDS_SOON),
        (date(2027, 2, 24), ProofState.VALID),
    ],
)
def test_the_last_day_on_the_proof_still_counts(until, state):
    assert outcome_of(pso(valid_until=until), DAY, TERMS).state is state


@pytest.mark.parametrize(
    ("checked", "state"),
    [
        (date(2024, 11, 23), ProofState.NOT_CHECKED),
        (date(2024, 11, 24), ProofState.ENDS_SOON),
        (date(2026, 11, 1), ProofState.VALID),
    ],
)
def test_without_a_date_on_the_proof_a_look_counts_for_the_months_of_policy(checked, state):
    assert outcome_of(pso(checked_on=checked), DAY, TERMS).state is state


def test_a_recent_look_does_not_revive_what_has_ended():
    assert outcome_of(pso(valid_until=date(2026, 1, 1), checked_on=DAY), DAY, TERMS).state is ProofState.EXPIRED


def test_what_an_enterprise_says_of_itself_is_no_proof():
    proof = RecognitionProof(kind=Recognition.OWN_STATEMENT, valid_until=date(2030, 1, 1), checked_on=DAY)
    assert outcome_of(proof, DAY, TERMS).state is ProofState.OWN_STATEMENT


# -- words ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("proof", "words"),
    [
        (pso(valid_until=date(2027, 3, 12)), "PSO 30+, geldig tot en met 12-3-2027"),
        (pso(valid_until=date(2026, 2, 28)), "PSO 30+, verlopen sinds 1-3-2026"),
        (pso(checked_on=date(2024, 1, 1)), "PSO 30+, 24\u00a0maanden niet bekeken"),
        (pso(checked_on=date(2026, 1, 1)), "PSO 30+, bewijs bekeken, telt tot en met 1-1-2028"),
        (pso(), "PSO 30+, bewijs niet bekeken"),
        (
            RecognitionProof(kind=Recognition.PSO, step=PsoStep.STEP_3, valid_until=date(2027, 3, 12)),
            "PSO trede 3, geldig tot en met 12-3-2027",
        ),
        (RecognitionProof(kind=Recognition.OWN_STATEMENT), "Eigen verklaring, niet bewezen"),
        (RecognitionProof(), "Geen erkenning"),
    ],
)
def test_words(proof, words):
    assert told(outcome_of(proof, DAY, TERMS), TERMS) == words


def test_a_step_is_told_once():
    proof = RecognitionProof(kind=Recognition.PSO, step=PsoStep.STEP_30_PLUS)
    assert name_of(outcome_of(proof, DAY, TERMS)) == "PSO 30+"
    other = RecognitionProof(kind=Recognition.B_CORP, step=PsoStep.STEP_1)
    assert name_of(outcome_of(other, DAY, TERMS)) == "B Corp"


# -- several --------------------------------------------------------------------------------------------------------
def test_the_best_one_is_shown():
    ended, holds = pso(valid_until=date(2026, 1, 1)), RecognitionProof(kind=Recognition.B_CORP, checked_on=DAY)
    enterprise = Enterprise(recognitions=(ended, holds, RecognitionProof(kind=Recognition.OWN_STATEMENT)))
    assert outcome_of_enterprise(enterprise, DAY, TERMS).kind is Recognition.B_CORP
    assert outcome_of_enterprise(Enterprise(), DAY, TERMS).state is ProofState.NONE


def test_of_two_that_hold_the_one_that_holds_longest():
    short, long = pso(valid_until=date(2028, 1, 1)), pso(valid_until=date(2029, 1, 1))
    assert best_of((short, long), DAY, TERMS).until == date(2029, 1, 1)


@given(st.lists(proofs, max_size=5), days)
def test_the_best_is_one_of_them_and_none_is_better(several, day):
    best = best_of(several, day, TERMS)
    order = list(ProofState)
    states = [outcome_of(proof, day, TERMS).state for proof in several]
    assert order.index(best.state) == min(map(order.index, states), default=order.index(ProofState.NONE))
    assert best_of(reversed(several), day, TERMS).state is best.state


@given(proofs, days, st.integers(1, 4000))
def test_time_never_makes_a_proof_better(proof, day, later):
    order = list(ProofState)
    now = outcome_of(proof, day, TERMS)
    then = outcome_of(proof, day + timedelta(days=later), TERMS)
    assert order.index(then.state) >= order.index(now.state)


@given(proofs, days)
def test_what_holds_has_a_last_day_and_ends_the_day_after(proof, day):
    outcome = outcome_of(proof, day, TERMS)
    assume(outcome.holds)
    assert outcome.until is not None
    assert day <= outcome.until
    assert outcome_of(proof, outcome.until, TERMS).holds
    assert not outcome_of(proof, outcome.until + timedelta(days=1), TERMS).holds
    assert (outcome.state is ProofState.ENDS_SOON) == (outcome.until < months_later(day, TERMS.warning_months))


@given(proofs, days)
def test_words_are_never_empty(proof, day):
    outcome = outcome_of(proof, day, TERMS)
    words = told(outcome, TERMS)
    assert words
    assert words == words.strip()
    assert (name_of(outcome) != "") == (proof.kind in CHECKED)


@given(proofs, days)
def test_a_list_says_of_one_proof_what_its_page_says(proof, day):
    kinds = [proof.kind] if proof.kind is not Recognition.NONE else []
    short = outcome_of_summary(kinds, proof.valid_until, proof.checked_on, day, TERMS)
    whole = outcome_of(proof, day, TERMS)
    assert (short.state, short.until) == (whole.state, whole.until)


# -- policy ---------------------------------------------------------------------------------------------------------
def test_the_numbers_come_from_policy():
    terms = terms_of(Norms(catalogue().norms, DAY))
    assert terms == ProofTerms(check_months=24, warning_months=3)


@given(proofs.filter(lambda proof: proof.kind in CHECKED))
def test_what_holds_here_holds_for_an_invitation_too(proof):
    """Criterion SO-06 judges the same proof on a list of invitations: it never refuses what is shown as proven."""
    from sociaalinkopen_desktop.domain.checks.social_procurement import recognition_is_still_valid

    invited = Invitation(
        supplier="Stichting Voorbeeldwerk",
        is_social=True,
        recognition=proof.kind,
        valid_until=proof.valid_until,
        checked_on=proof.checked_on,
    )
    tender = replace(DEFAULT_TENDER, market=Market(invitations=(invited,)))
    if outcome_of(proof, DAY, TERMS).state in HOLDS:
        assert recognition_is_still_valid(tender, Norms(catalogue().norms, DAY)).outcome is Outcome.MET
