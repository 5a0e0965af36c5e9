"""What differs between two tenders: told field by field, rows matched by what they hold, and each put back alone."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.dossier import Revision, StepNote
from sociaalinkopen_desktop.domain.fields import get, replaced
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.domain.subject import Lot
from sociaalinkopen_desktop.domain.tender import Answer, Tender
from sociaalinkopen_desktop.domain.tender_comparison import (
    ADMINISTRATION,
    ChangeKind,
    compare,
    matched,
    put_back,
    restored,
    shortened,
)
from tests.builders import a_lot, a_tender
from tests.strategies import tenders

LOTS = (
    Lot(title="Wijk Noord", cpv="77310000", estimated_value=Decimal(100_000)),
    Lot(title="Wijk Zuid", cpv="77310000", estimated_value=Decimal(200_000)),
    Lot(title="Wijk Oost", cpv="77310000", estimated_value=Decimal(300_000)),
)


def told(old: Tender, new: Tender) -> list[tuple[str, str, str]]:
    return [(change.label, change.before, change.after) for change in compare(old, new)]


def test_equal_tenders_have_no_changes():
    assert compare(a_tender(), a_tender()) == ()
    assert compare(a_tender(id="a"), a_tender(id="b")) == ()


def test_a_changed_value_is_told_as_a_reader_writes_it():
    old, new = a_tender(), replaced(a_tender(), "value.base_value", Decimal("216000"))
    (change,) = compare(old, new)
    assert (change.label, change.after) == ("Waarde zonder opties", "€\u00a0216.000")
    assert (change.step, change.path, change.kind) == (Step.VALUE, "value.base_value", ChangeKind.CHANGED)
    assert change.sentence.endswith("wordt €\u00a0216.000")


def test_a_value_that_was_not_there_is_said_so():
    old = Tender()
    assert told(old, replaced(old, "subject.title", "Groen")) == [("Titel", "niet ingevuld", "Groen")]
    assert told(replaced(old, "subject.title", "Groen"), old) == [("Titel", "Groen", "niet ingevuld")]


def test_a_row_put_in_front_changes_no_other_row():
    old, new = Tender(lots=LOTS), Tender(lots=(Lot(title="Wijk West"), *LOTS))
    (change,) = compare(old, new)
    assert (change.kind, change.label, change.before) == (ChangeKind.ADDED, "Percelen, Wijk West", "stond er niet")
    assert put_back(new, change) == old


def test_a_removed_row_comes_back_at_its_own_place():
    old, new = Tender(lots=LOTS), Tender(lots=(LOTS[0], LOTS[2]))
    (change,) = compare(old, new)
    assert (change.kind, change.after) == (ChangeKind.REMOVED, "verwijderd")
    assert "€\u00a0200.000" in change.before
    assert put_back(new, change) == old


def test_a_moved_row_is_one_change():
    old, new = Tender(lots=LOTS), Tender(lots=(LOTS[2], LOTS[0], LOTS[1]))
    (change,) = compare(old, new)
    assert (change.kind, change.label) == (ChangeKind.MOVED, "Percelen, Wijk Oost")
    assert (change.before, change.after) == ("regel 3", "regel 1")
    assert put_back(new, change) == old


def test_a_changed_row_is_matched_by_its_name_and_else_by_what_it_holds():
    dearer = replace(LOTS[1], estimated_value=Decimal(250_000))
    renamed = replace(LOTS[1], title="Wijk West")
    for row, label in ((dearer, "Waarde van het perceel"), (renamed, "Naam van het perceel")):
        (change,) = compare(Tender(lots=LOTS), Tender(lots=(LOTS[0], row, LOTS[2])))
        assert change.kind is ChangeKind.CHANGED
        assert change.label.startswith("Percelen, Wijk Zuid: ")
        assert get(LOTS[1], change.path.rpartition(".")[2]) == change.old
        assert label.split()[0] in change.label or change.old in change.before


def test_rows_with_nothing_in_common_are_not_matched():
    assert matched((Lot(title="A", cpv="1"),), (Lot(title="B", cpv="2"),)) == []
    assert matched(LOTS, LOTS) == [(0, 0), (1, 1), (2, 2)]


@given(st.lists(st.sampled_from([*LOTS, Lot()]), max_size=7), st.lists(st.sampled_from([*LOTS, Lot()]), max_size=7))
def test_each_change_of_rows_that_is_put_back_brings_the_old_list_nearer(old, new):
    before, now = Tender(lots=tuple(old)), Tender(lots=tuple(new))
    for _ in range(60):
        if not (changes := compare(before, now)):
            break
        now = put_back(now, changes[-1])
    assert now == before


def test_rows_in_the_other_order_are_told_as_two_moves():
    old, new = Tender(lots=LOTS), Tender(lots=LOTS[::-1])
    assert [(change.before, change.after) for change in compare(old, new)] == [
        ("regel 3", "regel 1"),
        ("regel 1", "regel 3"),
    ]


def test_answers_have_no_order():
    first, second = Answer(criterion="AL-05", reason="x"), Answer(criterion="AL-06", reason="y")
    assert compare(Tender(answers=(first, second)), Tender(answers=(second, first))) == ()


def test_changes_come_in_the_order_of_the_steps_and_notes_belong_to_theirs():
    new = a_tender(lots=(a_lot(),), answers=(Answer(criterion="AL-05"),), market={"register_matches": 9})
    new = replace(new, notes=(StepNote(step=Step.PROCEDURE, text="Bel de jurist."),))
    steps = [change.step for change in compare(a_tender(), new)]
    assert steps == sorted(steps, key=lambda step: step.number)
    assert Step.PROCEDURE in steps


def test_long_texts_are_shown_around_what_differs():
    before = "a" * 500 + "oud" + "b" * 500
    old, new = shortened(before, before.replace("oud", "nieuw"))
    assert "oud" in old
    assert "nieuw" in new
    assert max(len(old), len(new)) < 200
    assert old.startswith("…")
    assert old.endswith("…")
    assert shortened("kort", "korter") == ("kort", "korter")


def test_putting_a_version_back_keeps_number_and_log_and_a_publication():
    now = replace(a_tender(id="nu"), phase=Phase.PUBLISHED, revisions=(Revision(number=0),))
    back = restored(now, a_tender(id="oud", phase="preparation"))
    assert (back.id, back.phase, back.revisions) == ("nu", Phase.PUBLISHED, now.revisions)
    assert restored(Tender(id="nu"), a_tender(id="oud", phase="review")).phase is Phase.REVIEW


def test_what_is_gone_cannot_be_put_back():
    (change,) = compare(Tender(), Tender(lots=LOTS[:1]))
    with pytest.raises(KeyError):
        put_back(Tender(), change)


@given(tenders(), tenders())
def test_putting_back_change_by_change_ends_at_the_old_tender(old, new):
    now = new
    for _ in range(1_000):
        changes = compare(old, now)
        if not changes:
            break
        now = put_back(now, changes[0])
    assert compare(old, now) == ()
    orderless = ADMINISTRATION | {"answers", "deviations", "notes"}
    assert compare(old, now, without=ADMINISTRATION) == ()
    for name in {"subject", "lots", "award", "market", "requirements"} - orderless:
        assert get(now, name) == get(old, name)


@given(tenders())
def test_every_change_has_words(tender):
    changes = compare(Tender(), tender)
    assert all(change.label and change.before and change.after for change in changes)
