"""Every field belongs to one step of the work."""

import dataclasses

import pytest

from sociaalinkopen_desktop.domain.fields import leaves
from sociaalinkopen_desktop.domain.steps import STEP_OF_GROUP, Step, step_of
from sociaalinkopen_desktop.domain.tender import Tender


def test_the_steps_are_numbered_from_one_to_nine():
    assert [step.number for step in Step] == list(range(1, 10))
    assert Step.SUBJECT.label == "Opdracht"
    assert Step.DOCUMENTS.number == 9


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("subject.title", Step.SUBJECT),
        ("assessment_date", Step.SUBJECT),
        ("lots.0.cpv", Step.VALUE),
        ("lots", Step.VALUE),
        ("division.is_merged", Step.VALUE),
        ("schedule.dispatch_date", Step.PROCEDURE),
        ("ambition.green.level", Step.AMBITION),
        ("performance.conditions.0.text", Step.REQUIREMENTS),
        ("contract.owner", Step.REQUIREMENTS),
        ("award.criteria.*.name", Step.AWARD),
        ("market.invitations", Step.MARKET),
        ("answers.0.reason", Step.ASSESSMENT),
        ("deviations.0.why", Step.ASSESSMENT),
    ],
)
def test_a_field_is_filled_in_at_its_step(path, step):
    assert step_of(path) is step


def test_every_group_that_the_officer_fills_in_has_a_step_of_its_own():
    made_by_the_program = {"id", "is_example", "import_remarks"}
    at_the_assessment = {"answers", "deviations"}
    around_the_content = {"notes", "attachments", "sign_offs", "revisions", "checklist_marks"}
    names = {field.name for field in dataclasses.fields(Tender)}
    assert names - made_by_the_program - at_the_assessment - around_the_content == set(STEP_OF_GROUP)
    for path, _ in leaves(Tender):
        if path.split(".")[0] in STEP_OF_GROUP:
            assert step_of(path) is not Step.ASSESSMENT
