"""Judging again after a change gives what judging from the beginning gives, and leaves the rest as it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.assessment import assess
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.choices import AnswerOutcome
from sociaalinkopen_desktop.domain.reassessment import GROUPS, judged
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender
from sociaalinkopen_desktop.exchange.examples import read_example

from ..strategies import tenders

DAY = date(2026, 11, 24)
CATALOGUE = read_compiled(resource("catalogue.json"))
CRITERIA = [item.id for item in CATALOGUE.criteria]
EXAMPLES = [
    read_example(resource("examples"), path.stem)
    for path in sorted(resource("examples").iterdir())
    if path.suffix in (".yaml", ".json")
]


PLACES = [
    f"{group.name}.{item.name}" if group.is_group and not group.many else group.name
    for group in fields.fields_of(Tender)
    for item in (fields.fields_of(group.kind) if group.is_group and not group.many else (group,))
]


def _mixed(tender: Tender, other: Tender, places: list[str]) -> Tender:
    """The tender with what stands at some places in another: any number of edits at once."""
    for place in places:
        tender = fields.replaced(tender, place, fields.get(other, place))
    return tender


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_after_any_row_of_edits_the_outcome_is_that_of_a_full_check(data):
    tender = data.draw(st.sampled_from(EXAMPLES) | tenders())
    before = judged(tender, CATALOGUE, CHECKS, DAY)
    for _ in range(3):
        other = data.draw(st.sampled_from(EXAMPLES) | tenders())
        tender = _mixed(tender, other, data.draw(st.lists(st.sampled_from(PLACES), max_size=6, unique=True)))
        if data.draw(st.booleans()):
            criterion = data.draw(st.sampled_from(CRITERIA))
            tender = replace(
                tender,
                answers=(Answer(criterion=criterion, outcome=data.draw(st.sampled_from(AnswerOutcome)), reason="Zo."),),
                deviations=(Deviation(criterion=criterion, why="Omdat", how_far="Tien", why_here="Hier"),),
            )
        before = judged(tender, CATALOGUE, CHECKS, DAY, before=before)
        assert before.assessment == assess(tender, CATALOGUE, CHECKS, DAY)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda tender: tender.subject.title[:20])
def test_each_group_alone_can_be_emptied(example):
    first = judged(example, CATALOGUE, CHECKS, DAY)
    assert first.assessment == assess(example, CATALOGUE, CHECKS, DAY)
    for name in GROUPS:
        changed = replace(example, **{name: getattr(Tender(), name)})
        again = judged(changed, CATALOGUE, CHECKS, DAY, before=first)
        assert again.assessment == assess(changed, CATALOGUE, CHECKS, DAY), name


def test_what_did_not_change_is_the_same_finding_and_what_rests_on_the_value_is_not():
    example = EXAMPLES[0]
    first = judged(example, CATALOGUE, CHECKS, DAY)
    changed = fields.replaced(example, "value.base_value", Decimal(987654))
    again = judged(changed, CATALOGUE, CHECKS, DAY, before=first)
    pairs = list(zip(first.assessment.findings, again.assessment.findings, first.read, strict=True))
    for old, new, read in pairs:
        assert (old is new) == ("value.base_value" not in read), old.criterion.id
    assert any(old is new for old, new, _ in pairs)
    assert any(old is not new for old, new, _ in pairs)


def test_a_title_touches_only_what_reads_titles():
    first = judged(EXAMPLES[0], CATALOGUE, CHECKS, DAY)
    changed = fields.replaced(EXAMPLES[0], "subject.title", "Iets anders")
    again = judged(changed, CATALOGUE, CHECKS, DAY, before=first)
    anew = sum(old is not new for old, new in zip(first.assessment.findings, again.assessment.findings, strict=True))
    assert 0 < anew < len(first.read) / 4


def test_another_day_and_other_rules_judge_everything_anew():
    example = EXAMPLES[0]
    first = judged(example, CATALOGUE, CHECKS, DAY)
    later = date(2025, 6, 1)
    assert judged(example, CATALOGUE, CHECKS, later, before=first).assessment == assess(
        example, CATALOGUE, CHECKS, later
    )
    others = replace(CATALOGUE, version="0")
    assert judged(example, others, CHECKS, DAY, before=first).assessment == assess(example, others, CHECKS, DAY)


def test_a_check_that_breaks_is_reported_every_time():
    def broken(_tender, _norms):
        raise RuntimeError("stuk")

    criterion = CRITERIA[0]
    checks = {**CHECKS, criterion: broken}
    told: list[str] = []
    first = judged(EXAMPLES[0], CATALOGUE, checks, DAY, lambda which, _error: told.append(which))
    judged(EXAMPLES[0], CATALOGUE, checks, DAY, lambda which, _error: told.append(which), before=first)
    assert told == [criterion, criterion]


def test_a_check_may_compare_and_copy_the_whole_tender():
    criterion = next(item.id for item in CATALOGUE.criteria if CHECKS.get(item.id))
    seen: list[object] = []

    def whole(tender, norms):
        seen.append((tender == EXAMPLES[0], replace(tender, id="x").id, isinstance(tender, Tender), hash(tender)))
        return CHECKS[criterion](tender, norms)

    first = judged(EXAMPLES[0], CATALOGUE, {criterion: whole}, DAY)
    assert seen == [(True, "x", True, hash(EXAMPLES[0]))]
    at = [item.criterion.id for item in first.assessment.findings].index(criterion)
    assert {place.split(".")[0] for place in first.read[at]} == set(GROUPS)
