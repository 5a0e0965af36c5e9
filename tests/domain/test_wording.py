"""Texts that say nothing are found; texts that say something are left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.norms import NoNormOnDate, Norms
from sociaalinkopen_desktop.domain.tender import Deviation
from sociaalinkopen_desktop.domain.wording import (
    EXPLANATION,
    FILLERS,
    WeaknessKind,
    is_written,
    weaknesses,
    weaknesses_together,
)
from tests.builders import DEFAULT_TENDER, all_norms, norms_on

QUESTION = "Waarom wijkt u af"


def kinds(text: str, question: str = QUESTION, least: str = "policy.wording.reason_characters") -> list[WeaknessKind]:
    return [item.kind for item in weaknesses(text, norms_on(), question=question, least=least)]


@pytest.mark.parametrize(
    "text",
    [
        "n.v.t.", "N.V.T", "nvt", "n/a", "xxx", "XXXX", "x x x", "...", "-", "?", "zie boven", "Zie hierboven.",
        "volgt", "Volgt nog", "ntb", "nader te bepalen", "tbd", "geen", "Idem.", "  ja ", "[...]", "____",
        "niet van toepassing",
    ],
)  # fmt: skip
def test_a_filler_is_surely_no_text(text):
    assert not is_written(text)
    (weakness,) = weaknesses(text, norms_on())
    assert weakness.kind is WeaknessKind.FILLER
    assert weakness.is_sure
    assert text.strip() in weakness.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Schade aan leidingen kan zeer hoog zijn.",
        "Geen grens, in plaats van een bedrag van € 500.000.",
        "Vijf jaar in plaats van drie jaar, dus twee jaar langer.",
        "De levering volgt op de plaatsing van de nieuwe kasten.",
        "Zie bijlage 3 voor de berekening; het verschil is € 12.000 per jaar bij gelijke omzet.",
        "Dat dat hek open is, weet de beheerder van het terrein al.",
    ],
)
def test_a_reason_with_a_fact_has_no_weakness(text):
    assert is_written(text)
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Goed goed goed is dit voor alle partijen in deze markt.", WeaknessKind.REPEATED),
        ("belangrijk belangrijk", WeaknessKind.REPEATED),
        ("De boete is xx euro per dag voor elke dag dat het later wordt.", WeaknessKind.LEFT_OPEN),
        ("De boete is [bedrag] per dag voor elke dag dat het later wordt.", WeaknessKind.LEFT_OPEN),
        ("De reden is ___ en die geldt voor de hele looptijd van het contract.", WeaknessKind.LEFT_OPEN),
        ("Zie de bijlage bij dit dossier.", WeaknessKind.ELSEWHERE),
        ("Zo doen wij het ook, zoals gebruikelijk is in onze gemeente.", WeaknessKind.HABIT),
        ("Dit doen we altijd zo bij groenonderhoud in de gemeente.", WeaknessKind.HABIT),
        ("Te duur", WeaknessKind.TOO_SHORT),
    ],
)
def test_what_may_be_weak_is_a_hint_and_never_sure(text, kind):
    assert is_written(text)
    found = weaknesses(text, norms_on())
    assert kind in [item.kind for item in found]
    assert not any(item.is_sure for item in found)


def test_the_question_itself_is_no_answer():
    (weakness,) = weaknesses("Waarom wijkt u af?", norms_on(), question=QUESTION)
    assert weakness.kind is WeaknessKind.QUESTION
    assert weakness.is_sure
    help_text = "Noem de bron. Bijvoorbeeld: facturen van vorig jaar."
    assert kinds("bijvoorbeeld facturen van vorig jaar", help_text) == [WeaknessKind.QUESTION]


def test_an_empty_text_is_open_work_and_no_weakness():
    assert weaknesses("", norms_on()) == ()
    assert weaknesses(" \n", norms_on()) == ()
    assert not is_written("")


def test_the_length_is_that_of_the_norm_which_is_put_on_the_record():
    norms = norms_on()
    least = norms.quantity("policy.wording.reason_characters")
    assert weaknesses("a" * 5 + "b" * int(least.amount - 5), norms) == ()
    (short,) = weaknesses("Te kort.", norms, least=EXPLANATION)
    assert str(norms.quantity(EXPLANATION)) in short.sentence
    assert EXPLANATION in norms.used


def test_before_the_policy_is_known_nobody_guesses_a_length():
    with pytest.raises(NoNormOnDate):
        weaknesses("Te kort.", Norms(all_norms(), date(2020, 1, 1)))


def test_the_same_text_in_two_parts_is_said_at_the_second():
    same = "Schade aan leidingen kan zeer hoog zijn."
    texts = {"why": same, "how_far": f" {same.upper()}", "why_here": "n.v.t."}
    found = weaknesses_together(texts, norms_on(), questions={"why": "Waarom wijkt u af?"})
    assert found["why"] == ()
    assert found["how_far"][0].kind is WeaknessKind.SAME_AS
    assert found["how_far"][0].sentence == "Hier staat hetzelfde als bij 'Waarom wijkt u af'."
    assert [item.kind for item in found["why_here"]] == [WeaknessKind.FILLER]
    empty = weaknesses_together({"why": "", "how_far": ""}, norms_on())
    assert empty == {"why": (), "how_far": ()}


def test_a_reason_of_fillers_is_not_complete():
    whole = Deviation(criterion="WET-11", why="Risico", how_far="Geen grens", why_here="Gasleiding")
    assert whole.is_complete
    for part in ("why", "how_far", "why_here"):
        assert not Deviation(**{**vars(whole), part: "n.v.t."}).is_complete
        assert not Deviation(**{**vars(whole), part: " "}).is_complete


def test_the_texts_of_the_default_tender_are_no_fillers():
    assert is_written(DEFAULT_TENDER.division.not_divided_reason) is False  # it has lots, so nothing is written there
    assert is_written(DEFAULT_TENDER.procedure.reason)
    assert kinds(DEFAULT_TENDER.procedure.reason, "Waarom deze procedure") == []


def test_every_weakness_is_a_sentence_with_a_remedy():
    for text in (*sorted(FILLERS), "xx later", "goed goed", "zie bijlage", "zoals altijd", "kort"):
        for item in weaknesses(text, norms_on()):
            assert item.sentence.endswith(".")
            assert item.remedy.endswith(".")
            assert str(item) == f"{item.sentence} {item.remedy}"


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_can_be_looked_at(text, question):
    found = weaknesses(text, norms_on(), question=question)
    if not is_written(text):
        assert all(item.kind is WeaknessKind.FILLER for item in found)
