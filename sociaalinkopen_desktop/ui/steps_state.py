"""How far each step of a tender is, for the step list: empty, busy, done, or asking for attention and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..domain import fields
from ..domain.assessment import Assessment, Finding, Status, without_repeats
from ..domain.fields import get
from ..domain.sign_off import SignOffState, state_of
from ..domain.steps import STEP_OF_GROUP, Step, step_of
from ..domain.tender import Tender


@dataclass(frozen=True, kw_only=True)
class StepProgress:
    """State (a key of STEP_STATES) and a few words that say why."""

    state: str
    note: str = ""


ATTENTION = ((Status.NOT_MET, "voldoet niet"), (Status.TO_EXPLAIN, "motiveren"))


def progress(tender: Tender, assessment: Assessment) -> Mapping[Step, StepProgress]:
    """The state of steps 1 to 9."""
    of_step: dict[Step, list[Finding]] = {step: [] for step in Step}
    for item in assessment.findings:
        if item.path:
            of_step[step_of(item.path)].append(item)
    found = {step: _form_progress(step, tender, of_step[step]) for step in dict.fromkeys(STEP_OF_GROUP.values())}
    found[Step.ASSESSMENT] = _assessment_progress(assessment)
    found[Step.DOCUMENTS] = StepProgress(state="empty" if found[Step.SUBJECT].state == "empty" else "busy")
    return {step: _with_sign_off(step, tender, state) for step, state in found.items()}


def _with_sign_off(step: Step, tender: Tender, state: StepProgress) -> StepProgress:
    """The same, with a word on the agreement with this step when there is one."""
    present = tender.sign_off_for(step)
    if present is None:
        return state
    word = "akkoord" if state_of(tender, present) is SignOffState.VALID else "akkoord verouderd"
    return replace(state, note=f"{word} · {state.note}" if state.note else word)


def _form_progress(step: Step, tender: Tender, mine: Sequence[Finding]) -> StepProgress:
    for status, word in ATTENTION:
        number = sum(item.status is status for item in mine)
        if number:
            return StepProgress(state="attention", note=f"{number} {word}")
    groups = [group for group, at in STEP_OF_GROUP.items() if at is step]
    if all(get(tender, group) == fields.field_of(Tender, group).default for group in groups):
        return StepProgress(state="empty")
    open_points = sum(item.status is Status.OPEN for item in without_repeats(mine))
    if open_points:
        return StepProgress(state="busy", note=f"{open_points} {'vraag' if open_points == 1 else 'vragen'} open")
    return StepProgress(state="done")


def _assessment_progress(assessment: Assessment) -> StepProgress:
    if assessment.blocking:
        return StepProgress(state="attention", note=f"{len(assessment.blocking)} eerst oplossen")
    open_points = len(assessment.questions)
    if open_points:
        return StepProgress(state="busy", note=f"{open_points} te beantwoorden")
    return StepProgress(state="done")
