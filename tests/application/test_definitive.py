"""A definitive document stays as it was, and tells what changed in the tender since."""

import dataclasses
from datetime import date, datetime

import pytest

from sociaalinkopen_desktop.application.definitive import Definitives
from sociaalinkopen_desktop.application.dossiers import Dossiers
from sociaalinkopen_desktop.application.exporting import Exporter, Origins
from sociaalinkopen_desktop.application.ports import InputProblem, StorageProblem, VersionKind
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.documents import DocumentKind
from sociaalinkopen_desktop.domain.documents.sealing import verify
from sociaalinkopen_desktop.domain.fields import replaced
from sociaalinkopen_desktop.domain.justification import PackUsed
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from tests.builders import a_tender
from tests.conftest import TODAY
from tests.domain.test_justification import plain_text


@pytest.fixture
def data(tmp_path, clock):
    """A real data file: what is kept must survive it."""
    store = open_store(tmp_path / "aanbestedingen.sqlite", clock)
    yield store
    store.close()


@pytest.fixture
def copies(data, assessor, clock) -> Definitives:
    return Definitives(data, Exporter(assessor, {}, clock, "1.2.3"), clock)


@pytest.fixture
def desk(data, assessor, clock, copies) -> Dossiers:
    return Dossiers(data, assessor, clock, copies)


def test_a_definitive_document_says_so_and_carries_its_checksum(desk, copies):
    stored = desk.start(a_tender())
    made = copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    document = copies.document(made)
    assert (made.number, made.made_on, document.status) == (1, date(2026, 11, 24), "Definitief")
    assert verify(document)
    assert made.checksum.startswith(dict(document.key_facts.rows)["Controlegetal"].replace(" ", ""))


def test_it_can_be_written_again_byte_for_byte_after_the_tender_changed(desk, copies):
    stored = desk.start(a_tender())
    made = copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    before = pdf_bytes(copies.document(made))
    desk.keep(replaced(stored.tender, "subject.title", "Heel iets anders"), stored.version)
    assert pdf_bytes(copies.document(made)) == before


def test_a_later_change_is_told_field_by_field(desk, copies):
    stored = desk.start(a_tender())
    copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    (state,) = copies.states(stored.tender)
    assert (state.is_changed, state.sentence) == (False, "Definitief van 24-11-2026")
    tender = stored.tender
    for path, value in (("subject.title", "A"), ("subject.place", "B"), ("contract.payment_days", 14)):
        tender = replaced(tender, path, value)
    (state,) = copies.states(tender)
    assert state.sentence == "Definitief van 24-11-2026, daarna gewijzigd: 3\u00a0velden"
    assert {change.path for change in state.changes} == {"subject.title", "subject.place", "contract.payment_days"}
    (state,) = copies.states(replaced(stored.tender, "subject.title", "A"))
    assert state.sentence.endswith("gewijzigd: 1\u00a0veld")


def test_a_note_or_another_phase_is_no_change(desk, copies):
    stored = desk.start(a_tender())
    copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    noted = a_tender(notes=[{"step": "subject", "text": "Bellen"}], phase="published")
    (state,) = copies.states(dataclasses.replace(noted, id=stored.tender.id))
    assert not state.is_changed


def test_a_version_of_the_tender_is_kept_under_a_name(desk, copies):
    stored = desk.start(a_tender())
    made = copies.finalise(DocumentKind.BOARD_ADVICE, stored.tender.id)
    (version,) = desk.versions(stored.tender.id)
    assert (version.kind, version.number) == (VersionKind.NAMED, made.version)
    assert version.reason == "Definitief: college- of directieadvies, 24-11-2026"


def test_without_that_version_only_the_change_itself_is_known(desk, copies, data):
    stored = desk.start(a_tender())
    made = copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    data.drop_version(stored.tender.id, made.version)
    (state,) = copies.states(replaced(stored.tender, "subject.title", "A"))
    assert (state.changes, state.sentence) == (None, "Definitief van 24-11-2026, daarna gewijzigd")


def test_each_tender_has_its_own_numbered_documents_newest_first(desk, copies):
    first, second = desk.start(a_tender()), desk.start(a_tender())
    copies.finalise(DocumentKind.JUSTIFICATION, first.tender.id)
    copies.finalise(DocumentKind.PUBLIC_ANNEX, first.tender.id)
    copies.finalise(DocumentKind.JUSTIFICATION, second.tender.id)
    told = [(state.definitive.number, state.definitive.kind) for state in copies.states(first.tender)]
    assert told == [(2, DocumentKind.PUBLIC_ANNEX), (1, DocumentKind.JUSTIFICATION)]
    assert [item.number for item in copies.of(second.tender.id)] == [1]


def test_what_is_stored_is_frozen_not_what_stands_on_the_screen(desk, copies):
    stored = desk.start(a_tender())
    made = copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    assert copies.document(made).title == stored.tender.subject.title
    with pytest.raises(KeyError):
        copies.finalise(DocumentKind.JUSTIFICATION, "bestaat niet")


def test_the_documents_go_and_come_back_with_their_tender(desk, copies):
    stored = desk.start(a_tender())
    made = copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    before = copies.document(made)
    tender = desk.throw_away(stored.tender.id)
    assert copies.of(tender.id) == ()
    desk.put_back(tender)
    assert copies.of(tender.id) == (made,)
    assert copies.document(made) == before


def test_a_copy_has_no_definitive_documents(desk, copies):
    stored = desk.start(a_tender())
    copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    assert copies.of(desk.duplicate(stored.tender.id).tender.id) == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind": "gedicht"}', '{"document": {}}'])
def test_a_damaged_copy_is_left_out_and_reading_it_says_what_to_do(desk, copies, data, text):
    stored = desk.start(a_tender())
    made = copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id)
    data.put_on_shelf(f"definitive/{stored.tender.id}", "0001", text, TODAY)
    assert copies.of(stored.tender.id) == ()
    with pytest.raises(StorageProblem, match="niet te lezen"):
        copies.document(made)


def test_the_receipt_has_packs_and_policy_with_their_fingerprints(assessor, clock):
    origins = Origins(
        packs=(PackUsed(title="Streekcriteria", version="2.1", fingerprint="ab12" * 16),),
        profile_fingerprint="cd34" * 16,
    )
    judge = dataclasses.replace(assessor, catalogue=dataclasses.replace(assessor.catalogue, profile="Voorbeeldprofiel"))
    exporter = Exporter(judge, {}, clock, "1.2.3", origins=lambda: origins)
    text = plain_text(exporter.document(DocumentKind.JUSTIFICATION, a_tender()))
    assert "Eigen criteria: Streekcriteria, versie 2.1, kenmerk ab12 ab12 ab12 ab12\n" in text
    assert "Beleidsprofiel: Voorbeeldprofiel, kenmerk cd34 cd34 cd34 cd34\n" in text


def test_an_advice_whose_template_cannot_be_followed_is_refused_in_dutch(assessor, clock):
    exporter = Exporter(assessor, {}, clock, "1.2.3", advice_template=lambda: "# A\n{onzin}\n")
    assert exporter.document(DocumentKind.JUSTIFICATION, a_tender()).chapters
    with pytest.raises(InputProblem, match=r"De tekst van het advies: Regel 2: \{onzin\} is geen plek"):
        exporter.document(DocumentKind.BOARD_ADVICE, a_tender())


def test_the_day_is_that_of_the_clock_here(data, assessor):
    later = lambda: datetime(2026, 12, 31, 23, 0, tzinfo=TODAY.tzinfo)  # noqa: E731
    desk = Dossiers(data, assessor, later)
    stored = desk.start(a_tender())
    copies = Definitives(data, Exporter(assessor, {}, later, "1"), later)
    assert copies.finalise(DocumentKind.JUSTIFICATION, stored.tender.id).made_on == date(2026, 12, 31)
