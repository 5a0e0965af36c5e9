"""The market consultation: the questions and the report, and who is named in it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.document import Checks, Table
from sociaalinkopen_desktop.domain.documents import DocumentKind, document_of, kinds_for
from sociaalinkopen_desktop.domain.documents.plain import document_to_plain
from sociaalinkopen_desktop.domain.encoding import from_plain, to_plain
from sociaalinkopen_desktop.domain.justification.consultation import answers_by_question, shown_names
from sociaalinkopen_desktop.domain.market import Consultation, ConsultationAnswer
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender
from tests.domain.documents.samples import NATIONAL, material_of

BOTH = (DocumentKind.CONSULTATION_QUESTIONS, DocumentKind.CONSULTATION_REPORT)


def consulted() -> Tender:
    return a_tender(**NATIONAL)


def words(kind: DocumentKind, tender: Tender) -> str:
    return str(document_to_plain(document_of(kind, material_of(tender))))


def test_both_are_offered_when_there_is_something_to_say() -> None:
    assert not set(BOTH) & set(kinds_for(a_tender()))
    asked = a_tender(market={"consultation": {"questions": ["Wat kunt u leveren?"]}})
    assert set(BOTH) & set(kinds_for(asked)) == {DocumentKind.CONSULTATION_QUESTIONS}
    assert set(BOTH) <= set(kinds_for(consulted()))


def test_everybody_gets_the_same_questions_with_room_to_answer() -> None:
    document = document_of(DocumentKind.CONSULTATION_QUESTIONS, material_of(consulted()))
    checks = document.chapters[2].blocks[0]
    assert isinstance(checks, Checks)
    assert [item.text for item in checks.items] == list(consulted().market.consultation.questions)
    assert all(item.places[0].lines == 3 for item in checks.items)
    assert "geen voorwaarde" in words(DocumentKind.CONSULTATION_QUESTIONS, consulted())


@pytest.mark.parametrize(
    "kind", [DocumentKind.CONSULTATION_REPORT, DocumentKind.JUSTIFICATION, DocumentKind.PUBLIC_ANNEX]
)
def test_who_asked_for_it_is_named_nowhere(kind: DocumentKind) -> None:
    assert "Groen BV" not in words(kind, consulted())


def test_the_report_names_who_did_not_ask_for_it() -> None:
    told = words(DocumentKind.CONSULTATION_REPORT, consulted())
    assert "Stichting Voorbeeldwerk" in told
    assert "Deelnemer 1" in told
    assert "Houd de percelen klein." in told


def test_to_whom_was_told_stays_out_of_the_annex() -> None:
    told = words(DocumentKind.PUBLIC_ANNEX, consulted())
    assert "De opdracht start in april 2027." in told
    assert "acht ondernemingen" not in told
    assert "acht ondernemingen" in words(DocumentKind.JUSTIFICATION, consulted())


ANSWERS = st.lists(
    st.builds(
        ConsultationAnswer,
        participant=st.sampled_from(["", "A", " A ", "B", "C"]),
        is_anonymous=st.booleans(),
        question=st.none() | st.integers(1, 5),
        answer=st.text("abc", min_size=1, max_size=4),
    ),
    max_size=9,
)


@given(ANSWERS, st.lists(st.sampled_from(["Wat?", "Hoe?"]), max_size=3))
def test_no_answer_is_lost_and_no_hidden_name_shows(answers: list[ConsultationAnswer], questions: list[str]) -> None:
    found = Consultation(answers=tuple(answers), questions=tuple(questions))
    tables = [block for block in answers_by_question(found) if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    assert sorted(row[1].text for row in rows) == sorted(item.answer for item in answers)
    hidden = {item.participant.strip() for item in answers if item.is_anonymous} - {""}
    assert not hidden & {row[0].text for row in rows}
    names = shown_names(found)
    assert len(set(names.values())) == len(names)


def test_a_file_from_before_still_loads() -> None:
    plain: dict[str, Any] = {"market": {"consultation_date": "2026-09-15", "has_consultation_report": True}}
    tender = from_plain(plain)
    assert tender.market.consultation == Consultation()
    assert to_plain(tender) == plain
