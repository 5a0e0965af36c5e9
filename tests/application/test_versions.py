"""Which earlier versions are kept by themselves: at the end of a day, at publication, and with each revision."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given

from sociaalinkopen_desktop.application.dossiers import Dossiers, duplicated
from sociaalinkopen_desktop.application.ports import ConflictProblem, VersionKind
from sociaalinkopen_desktop.application.versions import MOST_AUTOMATIC
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.dossier import Attachment, Revision, SignOff, StepNote
from sociaalinkopen_desktop.domain.fields import replaced
from sociaalinkopen_desktop.domain.revising import recorded, with_phase
from tests.builders import a_tender
from tests.conftest import TODAY
from tests.strategies import tenders


class Days:
    """A clock that the test moves on."""

    def __init__(self) -> None:
        self.now: datetime = TODAY

    def __call__(self) -> datetime:
        return self.now

    def next(self) -> None:
        self.now += timedelta(days=1)


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def desk(store, assessor, days) -> Dossiers:
    return Dossiers(store, assessor, days)


def retitled(stored, title):
    return replaced(stored.tender, "subject.title", title)


def test_the_first_change_of_a_day_keeps_what_the_day_before_ended_with(desk, days):
    stored = desk.start(a_tender(subject={"title": "Maandag"}))
    stored = desk.keep(retitled(stored, "Maandagavond"), stored.version)
    assert desk.versions(stored.tender.id) == []
    days.next()
    for title in ("Dinsdag", "Dinsdagmiddag"):
        stored = desk.keep(retitled(stored, title), stored.version)
    (version,) = desk.versions(stored.tender.id)
    assert (version.kind, version.kept_at) == (VersionKind.AUTOMATIC, TODAY)
    assert version.reason == "Einde van dinsdag 24 november 2026"
    assert desk.version(stored.tender.id, version.number).subject.title == "Maandagavond"


def test_the_oldest_automatic_versions_go_and_named_ones_stay(desk, days):
    stored = desk.start(a_tender())
    assert [item.reason for item in desk.keep_version(stored.tender.id, " Voor het college ")] == ["Voor het college"]
    for number in range(MOST_AUTOMATIC + 5):
        days.next()
        stored = desk.keep(retitled(stored, f"Dag {number}"), stored.version)
    kinds = [version.kind for version in desk.versions(stored.tender.id)]
    assert kinds.count(VersionKind.AUTOMATIC) == MOST_AUTOMATIC
    assert kinds[-1] is VersionKind.NAMED


def test_a_save_that_failed_and_is_tried_again_keeps_one_version(desk, days):
    stored = desk.start(a_tender())
    days.next()
    for _ in range(3):
        with pytest.raises(ConflictProblem):
            desk.keep(retitled(stored, "Van mij"), stored.version + 5)
    assert len(desk.versions(stored.tender.id)) == 1


def test_publishing_and_each_revision_keep_a_version(desk):
    stored = desk.start(a_tender(phase="review"))
    day = TODAY.date()
    stored = desk.keep(with_phase(stored.tender, Phase.PUBLISHED, day), stored.version)
    stored = desk.keep(retitled(stored, "Gewijzigd"), stored.version)
    stored = desk.keep(recorded(stored.tender, ("Titel",), "Vraag 3", day), stored.version)
    versions = desk.versions(stored.tender.id)
    assert [(item.reason, item.kind) for item in versions] == [
        ("Herziening 1", VersionKind.REVISION),
        ("Gepubliceerd", VersionKind.REVISION),
    ]
    assert desk.version(stored.tender.id, versions[0].number).subject.title == "Gewijzigd"


def test_a_publication_that_was_undone_leaves_no_version_and_a_later_one_keeps_its_own(desk):
    stored = desk.start(a_tender(phase="review", subject={"title": "Met fout"}))
    day = TODAY.date()
    before = stored.tender
    stored = desk.keep(with_phase(before, Phase.PUBLISHED, day), stored.version)
    stored = desk.keep(before, stored.version)
    assert desk.versions(stored.tender.id) == []
    stored = desk.keep(with_phase(retitled(stored, "Zonder fout"), Phase.PUBLISHED, day), stored.version)
    (version,) = desk.versions(stored.tender.id)
    assert desk.version(stored.tender.id, version.number).subject.title == "Zonder fout"


def test_publishing_from_the_list_begins_the_log_and_undoing_it_ends_it(desk):
    stored = desk.start(a_tender(phase="review"))
    change = desk.change_phase({stored.tender.id: Phase.PUBLISHED})
    assert [item.number for item in desk.open(stored.tender.id).tender.revisions] == [0]
    assert len(desk.versions(stored.tender.id)) == 1
    desk.change_phase(change.before)
    assert desk.open(stored.tender.id).tender == stored.tender
    assert desk.versions(stored.tender.id) == []


def test_what_is_put_back_has_its_versions_again(desk, days):
    stored = desk.start(a_tender())
    versions = desk.keep_version(stored.tender.id, "Voor het college")
    days.next()
    gone = desk.throw_away(stored.tender.id)
    assert desk.versions(gone.id) == []
    assert desk.put_back(gone).tender == gone
    assert desk.versions(gone.id) == versions
    assert desk.version(gone.id, 1) == gone
    assert desk.gone == {}


def test_a_copy_has_no_agreements_revisions_and_documents_of_the_old_purchase():
    old = replace(
        a_tender(),
        notes=(StepNote(text="Vraag de wijkbeheerder om cijfers."),),
        attachments=(Attachment(title="Offerte", location="Z:/offerte.pdf"),),
        sign_offs=(SignOff(function="Budgethouder", fingerprint="x"),),
        revisions=(Revision(number=0),),
    )
    copy = duplicated(old, "x")
    assert (copy.attachments, copy.sign_offs, copy.revisions) == ((), (), ())
    assert copy.notes == old.notes


@given(tenders())
def test_no_copy_of_any_tender_has_them_and_all_its_notes_are_there(tender):
    copy = duplicated(tender, "x")
    assert (copy.attachments, copy.sign_offs, copy.revisions) == ((), (), ())
    assert copy.notes == tender.notes
    assert copy.phase is Phase.PREPARATION
