"""The advice follows a text that the organisation may change; what cannot be followed is told in Dutch."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.advice_text import default_advice
from sociaalinkopen_desktop.domain.documents import DocumentKind, TemplateFault, document_of
from sociaalinkopen_desktop.domain.documents.advice import BLOCK_MAKERS
from sociaalinkopen_desktop.domain.documents.advice_template import BLOCKS, WORDS, faults_of, sections_of
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender
from tests.domain.documents.samples import material_of
from tests.domain.test_justification import FULL, plain_text


def advice_text(tender, template):
    material = dataclasses.replace(material_of(tender), advice_template=template)
    return plain_text(document_of(DocumentKind.BOARD_ADVICE, material))


def test_the_text_of_the_program_has_no_faults_and_the_usual_order():
    assert faults_of(default_advice()) == ()
    assert [section.title for section in sections_of(default_advice())] == [
        "Voorstel",
        "Besluitpunten",
        "Aanleiding",
        "Argumenten",
        "Kanttekeningen",
        "Financiën",
        "Vervolg",
    ]


def test_order_and_fixed_sentences_are_those_of_the_template():
    text = advice_text(a_tender(), "# Geld\n{financien}\n\n# Vraag\nHet college van {organisatie} beslist: {titel}.\n")
    assert "# 1 Geld\nGeraamde waarde: € 480.000 excl. btw" in text
    assert "# 2 Vraag\nHet college van Voorbeeldgemeente beslist: Groenonderhoud in twee wijken." in text
    assert "Kanttekeningen" not in text


def test_every_place_that_may_be_used_can_be_filled():
    assert set(BLOCK_MAKERS) == set(BLOCKS)
    template = "# Alles\n" + "\n".join(f"{{{name}}}" for name in [*WORDS, *BLOCKS])
    for tender in (Tender(), a_tender(**FULL)):
        text = advice_text(tender, template)
        assert "{" not in text
    assert "nog niet ingevuld" in advice_text(Tender(), "# A\n{kenmerk}\n")


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("", "De tekst begint niet met een kop."),
        ("Zomaar", "De tekst begint niet met een kop."),
        ("# A\n{titell}", "Regel 2: {titell} is geen plek die het programma kent. Bedoelt u {titel}?"),
        ("# A\n{xyz123}", "Regel 2: {xyz123} is geen plek die het programma kent. Haal het weg"),
        ("# A\nDit zijn de {besluitpunten}.", "Regel 2: zet {besluitpunten} alleen op een regel."),
        ("# A\n{titel", "Regel 2: er staat een losse accolade."),
        ("# A\n" + "x" * 20_001, "De tekst is langer dan 20000 tekens."),
    ],
)
def test_a_fault_in_the_template_is_told_with_its_line_and_a_remedy(template, told):
    assert any(sentence.startswith(told) for sentence in faults_of(template)), faults_of(template)
    with pytest.raises(TemplateFault) as raised:
        advice_text(a_tender(), template)
    assert raised.value.sentences == faults_of(template)


def test_what_is_filled_in_is_never_read_as_a_place():
    text = advice_text(a_tender(subject={"title": "{waarde} {xyz} {"}), "# A\nTitel: {titel}\n")
    assert "Titel: {waarde} {xyz} {\n" in text


@given(st.text(max_size=300))
def test_any_template_is_followed_or_refused_with_sentences(template):
    faults = faults_of(template)
    assert all(sentence.strip() for sentence in faults)
    if faults:
        with pytest.raises(TemplateFault):
            sections_of(template)
    else:
        assert sections_of(template)


def test_deviations_and_points_that_stop_publication_are_caveats():
    text = advice_text(a_tender(**FULL), "# A\n{kanttekeningen}\n")
    assert "- Afwijking: " in text
    assert "Schade aan leidingen kan zeer hoog zijn." in text
    assert "- Risico: Droge zomer (samen)." in text
