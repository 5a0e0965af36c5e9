"""The advice to award, the report of art. 2.132, and the help with the notice."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given, settings

from sociaalinkopen_desktop.domain.choices import Phase, Procedure
from sociaalinkopen_desktop.domain.documents import DocumentKind, document_of, gaps_in, kinds_for, other_kinds
from sociaalinkopen_desktop.domain.fields import replaced
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender
from tests.domain.documents.samples import made, material_of, with_bids
from tests.domain.test_justification import plain_text
from tests.strategies import tenders


def text_of(kind, tender):
    return plain_text(document_of(kind, material_of(tender)))


def test_invented_bids_never_reach_the_advice():
    text = text_of(DocumentKind.AWARD_ADVICE, with_bids(received=False))
    assert "Inschrijver B" in text  # only as the head of a column to fill in
    assert "431.000" not in text
    assert "Rangorde, nog in te vullen" in text
    assert "431.000" in text_of(DocumentKind.AWARD_ADVICE, with_bids(received=True))


def test_the_ranking_is_that_of_the_model():
    text = plain_text(made(DocumentKind.AWARD_ADVICE, "europees"))
    # 40 × 398.500 / 431.000 = 36,98; 40 × 9/10 + 20 × 10/10 = 56
    assert "1 | Inschrijver B | € 431.000 | 36,98 | 56,00 | 92,98" in text
    assert "Wij adviseren de opdracht te gunnen aan Inschrijver B voor € 431.000 excl. btw." in text
    assert "Inschrijver A | Plaats 2" in text


def test_a_tie_leaves_the_winner_to_the_officer():
    tender = with_bids(received=True)
    bids = tender.award.trial.bids
    alike = tuple(dataclasses.replace(bids[1], name=name) for name in ("Inschrijver A", "Inschrijver B"))
    tender = replaced(tender, "award.trial.bids", alike)
    text = text_of(DocumentKind.AWARD_ADVICE, tender)
    assert "Inschrijver A en Inschrijver B eindigen gelijk." in text
    assert "adviseren de opdracht te gunnen aan Inschrijver" not in text


def test_the_standstill_is_counted_from_the_day_of_the_decision():
    # Tuesday 9 February 2027 + 20 days is Monday 1 March; signing from the day after.
    text = plain_text(made(DocumentKind.AWARD_ADVICE, "europees"))
    assert "Laatste dag van de wachttijd: maandag 1 maart 2027" in text
    assert "Tekenen kan vanaf: dinsdag 2 maart 2027" in text
    moved = text_of(DocumentKind.AWARD_ADVICE, a_tender(schedule={"award_decision_date": "2026-12-05"}))
    assert "Dag 20 (25-12-2026) valt op" in moved
    assert "Laatste dag van de wachttijd: maandag 28 december 2026" in moved


def test_a_bid_that_does_not_count_is_rejected_with_its_reason():
    tender = replaced(with_bids(received=True), "award.trial.bids.2.price", None)
    assert "Inschrijver C | Er is nog geen prijs." in text_of(DocumentKind.AWARD_ADVICE, tender)
    assert "Inschrijver C: Er is nog geen prijs." in text_of(DocumentKind.AWARD_REPORT, tender)


def test_every_letter_of_the_article_stands_in_the_report():
    for name in ("europees", "leeg", "kerstpakketten"):
        text = plain_text(made(DocumentKind.AWARD_REPORT, name))
        assert [text.count(f"\n## {letter}. ") for letter in "abcdefghijklmn"] == [1] * 14


@pytest.mark.parametrize(
    ("procedure", "letter"),
    [
        (Procedure.COMPETITIVE_DIALOGUE, "i"),
        (Procedure.NEGOTIATED_WITH_CALL, "j"),
        (Procedure.NEGOTIATED_WITHOUT_CALL, "k"),
    ],
)
def test_the_ground_of_a_special_procedure_stands_under_its_own_letter(procedure, letter):
    tender = a_tender(procedure={"procedure": procedure.value, "special_ground": "complexity"})
    text = text_of(DocumentKind.AWARD_REPORT, tender)
    part = text.partition(f"\n## {letter}. ")[2].partition("\n\n")[0]
    assert "Grond voor deze procedure: De opdracht is ingewikkeld" in part
    assert text.count("dit is een andere procedure") == 2


def test_each_kind_is_offered_when_it_fits_and_the_others_can_be_asked():
    preparing, awarding = a_tender(), a_tender(phase="award")
    assert DocumentKind.AWARD_ADVICE not in kinds_for(preparing)
    assert {DocumentKind.AWARD_ADVICE, DocumentKind.AWARD_REPORT} <= set(kinds_for(awarding))
    below = a_tender(phase="award", procedure={"procedure": "meervoudig_onderhands"})
    assert DocumentKind.AWARD_REPORT not in kinds_for(below)
    assert DocumentKind.NOTICE_HELP not in kinds_for(below)
    for tender in (preparing, awarding, below, Tender()):
        assert set(kinds_for(tender)) | set(other_kinds(tender)) == set(DocumentKind)
        assert not set(kinds_for(tender)) & set(other_kinds(tender))


def test_the_help_counts_what_is_missing():
    whole = text_of(DocumentKind.NOTICE_HELP, a_tender(subject={"place": "NL413"}))
    assert "BT-5071 Plaats (NUTS-code) | NL413 | Klaar" in whole
    text = text_of(DocumentKind.NOTICE_HELP, a_tender(subject={"main_cpv": "", "title": ""}))
    assert "BT-262 Hoofdcode CPV | Vul dit in het dossier in." in text
    assert "BT-262 Hoofdcode CPV | – | Ontbreekt" in text
    assert "Het formulier vraagt een NUTS-code" in text


def test_the_help_has_the_fields_of_the_social_choices():
    text = plain_text(made(DocumentKind.NOTICE_HELP, "europees"))
    for field in ("BT-71", "BT-736", "BT-06", "BT-775", "BT-754", "BT-805"):
        assert f"\n{field} " in text


@settings(max_examples=25, deadline=None)
@given(tenders())
def test_any_tender_becomes_every_kind_of_document(tender):
    material = material_of(dataclasses.replace(tender, phase=Phase.AWARD))
    for kind in DocumentKind:
        document = document_of(kind, material)
        assert document.chapters
        assert all(chapter.blocks for chapter in document.chapters)
        assert [chapter.number for chapter in document.chapters] == list(range(1, len(document.chapters) + 1))


def test_amounts_of_the_winner_are_excluding_vat():
    tender = replaced(with_bids(received=True), "award.trial.bids.1.price", Decimal("431000.50"))
    assert "€ 431.000,50 excl. btw" in text_of(DocumentKind.AWARD_ADVICE, tender)


def test_open_places_are_counted():
    none = document_of(DocumentKind.BOARD_ADVICE, material_of(a_tender()))
    assert gaps_in(none) == 1  # who pays is no field of a tender
    assert gaps_in(made(DocumentKind.BOARD_ADVICE, "leeg")) > 8
    without = document_of(DocumentKind.AWARD_ADVICE, material_of(with_bids(received=False)))
    assert gaps_in(without) > gaps_in(made(DocumentKind.AWARD_ADVICE, "europees")) > 0
