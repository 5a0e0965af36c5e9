"""The annex has what the law wants in the documents, and nothing that is meant for the file alone."""

import pytest

from sociaalinkopen_desktop.domain.choices import DocumentState
from sociaalinkopen_desktop.domain.document import Facts, Heading, Paragraph
from sociaalinkopen_desktop.domain.documents import DocumentKind, document_of
from tests.builders import a_tender
from tests.domain.documents.samples import TENDERS, made, material_of
from tests.domain.test_justification import FULL, justified, marked, plain_text

SECRET = {
    "notes": [{"step": "subject", "text": "GEHEIM-notitie"}],
    "market": {
        "invitations": [{"supplier": "GEHEIM-bedrijf", "reason": "GEHEIM-reden"}],
        "invitation_reason": "GEHEIM-keuze",
    },
    "contract": {"risks": [{"risk": "GEHEIM-risico"}], "promises": [{"text": "GEHEIM-belofte"}]},
    "award": {"assessors": "GEHEIM-beoordelaar", "trial": {"formula": "ratio", "bids": [{"name": "GEHEIM-bieding"}]}},
    "subject": {"internal_client": "GEHEIM-opdrachtgever", "lesson_applied": "GEHEIM-les"},
    "value": {"base_value": "123457", "valuation_method": "GEHEIM-methode"},
    "procedure": {"reason": "GEHEIM-procedure"},
    "requirements": {
        "exclusion_grounds": [{"title": "Schending van arbeidsrecht", "reason": "GEHEIM-grond"}],
        "criteria": [{"title": "Leiding", "risk": "GEHEIM-gevaar", "text": "Iemand geeft leiding."}],
    },
    "attachments": [{"title": "GEHEIM-bijlage"}],
    "sign_offs": [{"step": "subject", "function": "GEHEIM-functie"}],
}


def annex_text(tender, state=DocumentState.DRAFT):
    return plain_text(document_of(DocumentKind.PUBLIC_ANNEX, material_of(tender, state)))


def test_every_marked_paragraph_of_the_justification_stands_in_the_annex():
    tender = a_tender(**FULL)
    told = marked(justified(tender))
    assert len(told) > 15
    text = annex_text(tender)
    assert [line for line in told if line not in text] == []


@pytest.mark.parametrize("state", DocumentState)
def test_nothing_internal_stands_in_it(state):
    text = annex_text(a_tender(**SECRET), state)
    assert "GEHEIM" not in text
    assert "123.457" not in text
    assert "Iemand geeft leiding." in text


def test_each_text_stands_there_once():
    text = annex_text(a_tender(**FULL))
    clause = a_tender().ambition.social_return.clause_text
    assert text.count(clause) == 1
    assert text.count(a_tender().performance.conditions[0].text) == 1


def test_no_paragraph_is_marked_in_the_annex_itself():
    for name in TENDERS:
        blocks = (block for chapter in made(DocumentKind.PUBLIC_ANNEX, name).chapters for block in chapter.blocks)
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        assert paragraphs
        assert not any(block.also_in_procurement_documents for block in paragraphs)


def test_a_deviation_has_its_source_and_three_parts():
    document = document_of(DocumentKind.PUBLIC_ANNEX, material_of(a_tender(**FULL)))
    chapter = next(item for item in document.chapters if item.title == "Afwijkingen met uitleg")
    heading, source, facts = chapter.blocks[:3]
    assert isinstance(heading, Heading)
    assert isinstance(source, Paragraph)
    assert "art." in source.text or "voorschrift" in source.text
    assert isinstance(facts, Facts)
    assert len(facts.rows) == 3


def test_only_a_concept_tells_what_is_still_missing():
    tender = a_tender(lots=[], division={"not_divided_reason": ""})
    assert "Nog te doen voor publicatie" in annex_text(tender)
    assert "Geen percelen | " in annex_text(tender)
    assert "Nog te doen voor publicatie" not in annex_text(tender, DocumentState.FINAL)


def test_a_text_for_a_reservation_that_was_dropped_is_left_out():
    kept = {"notice_text": "Alleen voor sociale ondernemingen.", "scope": "whole", "participation": "res-ws"}
    assert kept["notice_text"] in annex_text(a_tender(ambition={"reservation": kept}))
    dropped = {**kept, "scope": "none"}
    assert kept["notice_text"] not in annex_text(a_tender(ambition={"reservation": dropped}))
