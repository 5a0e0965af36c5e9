"""Which copies stay, and what putting one back would change."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.backups import (
    DAILY,
    HOURLY,
    KEPT_BEFORE_RESTORE,
    WEEKLY,
    Backup,
    Content,
    Reason,
    TenderThere,
    preview_of,
    too_many,
)

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


def copy(moment: datetime, reason: Reason = Reason.AUTOMATIC) -> Backup:
    return Backup(path=Path(f"{reason}-{moment:%Y%m%d%H%M%S}"), size=1, moment=moment, reason=reason)


def there(name: str, version: int = 1, saved_at: datetime = NOW) -> TenderThere:
    return TenderThere(id=name, title=name, reference="", version=version, saved_at=saved_at)


def left(copies, now=NOW):
    gone = {item.path for item in too_many(copies, now)}
    return [item for item in copies if item.path not in gone]


def test_a_few_copies_all_stay():
    copies = [copy(NOW - timedelta(hours=hours)) for hours in range(HOURLY)]
    assert left(copies) == copies


def test_of_a_year_of_hours_the_last_of_hours_days_and_weeks_stay():
    copies = [copy(NOW - timedelta(hours=hours)) for hours in range(24 * 365)]
    kept = left(copies)
    assert kept[:HOURLY] == copies[:HOURLY]
    days = {item.moment.astimezone().date() for item in kept}
    assert all(NOW.astimezone().date() - timedelta(days=days_ago) in days for days_ago in range(DAILY))
    assert len({item.moment.astimezone().isocalendar()[:2] for item in kept}) == WEEKLY
    assert len(kept) <= HOURLY + DAILY + WEEKLY


def test_hours_without_a_change_do_not_push_older_copies_out():
    copies = [copy(NOW - timedelta(days=30 * months)) for months in range(WEEKLY)]
    assert left(copies) == copies


def test_what_was_made_by_hand_or_before_a_new_version_always_stays():
    by_hand = [copy(NOW - timedelta(days=days), Reason.BY_HAND) for days in range(100)]
    upgrades = [copy(NOW - timedelta(days=days), Reason.BEFORE_UPGRADE) for days in range(100)]
    assert too_many([*by_hand, *upgrades], NOW) == ()


def test_of_the_copies_from_before_a_restore_the_newest_stay():
    copies = [copy(NOW - timedelta(days=days), Reason.BEFORE_RESTORE) for days in range(KEPT_BEFORE_RESTORE + 3)]
    assert left(copies) == copies[:KEPT_BEFORE_RESTORE]


@pytest.mark.parametrize("reason", [Reason.AUTOMATIC, Reason.BEFORE_RESTORE])
@pytest.mark.parametrize("now", [NOW, NOW - timedelta(days=365)], ids=["clock was ahead", "clock is behind"])
def test_copies_of_a_clock_that_was_wrong_never_push_out_those_of_now(now, reason):
    wrong = [copy(now + timedelta(days=365) - timedelta(hours=hours), reason) for hours in range(2_000)]
    right = [copy(now - timedelta(hours=hours), reason) for hours in range(3)]
    kept = left([*wrong, *right], now)
    assert kept[-3:] == right
    assert left(wrong, now) == kept[:-3], "they are thinned as always"
    assert len(kept) < 60


@given(st.lists(st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), unique=True))
def test_thinning_never_loses_the_newest_and_is_done_at_once(moments):
    copies = [copy(moment) for moment in moments]
    kept = left(copies)
    assert len({item.path for item in kept}) <= HOURLY + DAILY + WEEKLY
    assert left(kept) == kept
    if copies:
        assert max(copies, key=lambda item: item.moment).moment in {item.moment for item in kept}


def test_a_preview_tells_what_returns_what_goes_and_what_changes():
    then = Content(tenders=(there("oud"), there("beide"), there("Zelfde"), there("zelfde")), rules="a")
    now = Content(
        tenders=(there("nieuw"), there("beide", 3, NOW + timedelta(days=1)), there("Zelfde"), there("zelfde")),
        rules="b",
    )
    told = preview_of(copy(NOW), now, then)
    assert [item.id for item in told.returning] == ["oud"]
    assert [item.id for item in told.vanishing] == ["nieuw"]
    assert [(a.version, b.version) for a, b in told.changed] == [(3, 1)]
    assert (told.unchanged, told.rules_differ, told.is_empty) == (2, True, False)


def test_a_preview_of_what_is_there_already_is_empty():
    same = Content(tenders=(there("a"), there("b")), rules="r")
    assert preview_of(copy(NOW), same, same).is_empty


ids = st.frozensets(st.sampled_from("abcdefgh"))


@given(ids, ids)
def test_every_tender_stands_in_exactly_one_part_of_a_preview(now, then):
    told = preview_of(
        copy(NOW),
        Content(tenders=tuple(there(name, 2) for name in now), rules=""),
        Content(tenders=tuple(there(name) for name in then), rules=""),
    )
    assert {item.id for item in told.returning} == then - now
    assert {item.id for item in told.vanishing} == now - then
    assert {item.id for item, _ in told.changed} == now & then
    assert told.unchanged == 0
