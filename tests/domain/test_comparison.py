"""What changes when the law of another day counts, and why."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.assessment import Assessment, Status, assess
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.comparison import ChangeKind, Comparison, compare
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender
from tests.criteria.cases import catalogue
from tests.strategies import tenders

NOW = date(2026, 12, 1)
BETWEEN = {"value": {"base_value": 218000, "extensions_value": 0}, "lots": []}  # above € 216.000, below € 221.000


def judged(tender: Tender, day: date) -> Assessment:
    return assess(tender, catalogue(), CHECKS, day)


def compared(tender: Tender, before: date, after: date) -> Comparison:
    return compare(judged(tender, before), judged(tender, after))


def test_a_lower_threshold_changes_verdicts_and_says_from_what_to_what_with_dates_and_sources():
    found = compared(a_tender(**BETWEEN), date(2025, 12, 1), NOW)
    change = next(item for item in found.verdicts if item.criterion.id == "WET-02")
    assert change.kind is ChangeKind.VERDICT
    assert (change.before_words, change.after_words) == ("Niet van toepassing", "Voldoet")
    (reason,) = change.reasons
    assert reason.replace("\u00a0", " ") == (
        "Het Europese drempelbedrag voor leveringen en diensten van decentrale overheden: "
        "van € 221.000 (vanaf 1-1-2024; Richtlijn 2014/24/EU, art. 4 onder c; "
        "Gedelegeerde Verordening (EU) 2023/2495) "
        "naar € 216.000 (vanaf 1-1-2026; Richtlijn 2014/24/EU, art. 4 onder c; "
        "Gedelegeerde Verordening (EU) 2025/2152)."
    )
    assert found.sentence == f"Op 1-12-2026 krijgen {len(found.verdicts)} punten een andere uitkomst dan op 1-12-2025."
    assert [norm.after.name for norm in found.norms] == ["thresholds.eu.supplies_services"]
    assert found.other_numbers == ()
    assert found.unknown == ()


def test_points_with_the_same_reason_are_told_together():
    found = compared(a_tender(**BETWEEN), date(2025, 12, 1), NOW)
    assert sum(len(changes) for _, changes in found.by_reason) == len(found.verdicts)
    reasons = [reason for reason, _ in found.by_reason]
    assert len(reasons) == len(set(reasons)) < len(found.verdicts)


def test_a_number_without_consequence_is_told_apart():
    found = compared(a_tender(), date(2025, 12, 1), NOW)
    assert found.verdicts == ()
    assert found.sentence == "Op 1-12-2026 is de uitkomst van elk punt dezelfde als op 1-12-2025."
    (sentence,) = found.other_numbers
    assert sentence.startswith("Het Europese drempelbedrag")


def test_the_same_day_changes_nothing():
    found = compared(a_tender(**BETWEEN), NOW, NOW)
    assert (found.changes, found.norms, found.by_reason, found.unknown_sentence) == ((), (), (), "")


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2028, 1, 1), date(2040, 5, 5)])
def test_where_no_threshold_is_known_it_is_said_and_not_guessed(day):
    found = compared(a_tender(), NOW, day)
    change = next(item for item in found.verdicts if item.criterion.id == "WET-02")
    assert change.after_words == Status.OPEN.label
    assert change.reasons[0].startswith(f"Voor {day.day}-{day.month}-{day.year} is niet bekend: het Europese drempel")
    assert "het Europese drempelbedrag voor leveringen en diensten van decentrale overheden" in found.unknown
    back = next(item for item in compared(a_tender(), day, NOW).verdicts if item.criterion.id == "WET-02")
    assert back.reasons == change.reasons


def test_what_is_unknown_on_both_days_is_told_once_with_the_day():
    found = compared(a_tender(), date(2028, 2, 1), date(2028, 3, 1))
    assert found.verdicts == ()
    assert found.unknown_sentence.startswith("Voor 1-3-2028 is niet bekend: het Europese drempelbedrag")
    assert found.unknown_sentence.endswith("Het programma raadt dit niet.")


def test_many_unknown_numbers_are_counted():
    names = ("het een", "het ander", "het derde", "het vierde")
    two = dataclasses.replace(compared(a_tender(), NOW, NOW), unknown=names)
    assert two.unknown_sentence.endswith("het derde; en nog 1 getal. Het programma raadt dit niet.")
    three = dataclasses.replace(two, unknown=(*two.unknown, "het vijfde"))
    assert "en nog 2 getallen" in three.unknown_sentence


def changed_catalogue(**changes):
    criteria = tuple(
        dataclasses.replace(item, **changes) if item.id == "WET-10" else item for item in catalogue().criteria
    )
    return dataclasses.replace(catalogue(), criteria=criteria)


@pytest.mark.parametrize(
    ("changes", "before", "after", "kind", "reason"),
    [
        ({"valid_from": date(2026, 7, 1)}, date(2026, 6, 1), NOW, ChangeKind.CAME_IN, "Dit punt geldt vanaf 1-7-2026."),
        (
            {"valid_until": date(2026, 7, 1), "replaced_by": "WET-17"},
            date(2026, 6, 1),
            NOW,
            ChangeKind.LEFT,
            "Dit punt gold tot en met 1-7-2026. Daarna geldt WET-17.",
        ),
        (
            {"valid_from": date(2026, 7, 1)},
            NOW,
            date(2026, 6, 1),
            ChangeKind.LEFT,
            "Dit punt geldt pas vanaf 1-7-2026.",
        ),
        (
            {"valid_until": date(2026, 7, 1)},
            NOW,
            date(2026, 6, 1),
            ChangeKind.CAME_IN,
            "Dit punt gold tot en met 1-7-2026.",
        ),
    ],
)
def test_a_criterion_that_comes_or_goes_says_when(changes, before, after, kind, reason):
    known = changed_catalogue(**changes)
    found = compare(*(assess(a_tender(), known, CHECKS, day) for day in (before, after)))
    (change,) = found.changes
    assert (change.kind, change.criterion.id, change.reasons) == (kind, "WET-10", (reason,))
    words = (change.before_words, change.after_words)
    assert words == (("Gold nog niet", "Voldoet") if kind is ChangeKind.CAME_IN else ("Voldoet", "Geldt niet meer"))


def test_a_day_without_any_criteria_is_said():
    found = compared(a_tender(), NOW, date(2010, 1, 1))
    assert not found.is_judged
    assert found.sentence == "Voor 1-1-2010 kent het programma nog geen criteria. Kies een latere dag."


def test_another_explanation_with_the_same_outcome_is_no_change_to_look_at():
    above = a_tender(value={"base_value": 200000, "extensions_value": 0}, lots=[])
    found = compared(above, date(2025, 12, 1), NOW)
    assert {item.kind for item in found.changes} <= {ChangeKind.MESSAGE}
    assert found.verdicts == ()


def test_what_changes_without_a_number_says_so():
    """Some points look at the age of a proof on the day itself; here a field stands for that."""
    before, after = judged(a_tender(), NOW), judged(a_tender(contract={"payment_days": 45}), NOW)
    change = next(item for item in compare(before, after).verdicts if item.criterion.id == "WET-10")
    assert change.reasons == ("De uitkomst hangt af van de dag zelf, zoals bij een leeftijd of een termijn.",)


def test_one_change_is_said_in_the_singular():
    before, after = judged(a_tender(), NOW), judged(a_tender(), NOW)
    other = dataclasses.replace(after.findings[0], status=Status.NOT_MET)
    found = compare(before, dataclasses.replace(after, findings=(other, *after.findings[1:])))
    assert found.sentence == "Op 1-12-2026 krijgt 1 punt een andere uitkomst dan op 1-12-2026."


@settings(max_examples=30)
@given(tenders(), st.dates(date(2022, 1, 1), date(2027, 12, 31)), st.dates(date(2022, 1, 1), date(2027, 12, 31)))
def test_any_two_days_from_2022_on_compare_and_give_back_the_mirror(tender, one, other):
    there, back = compared(tender, one, other), compared(tender, other, one)
    assert {item.criterion.id for item in there.changes} == {item.criterion.id for item in back.changes}
    assert len(there.norms) == len(back.norms)
    assert all(item.reasons for item in there.changes)
