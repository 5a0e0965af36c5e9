"""The advice on the procedure: the law from the threshold on, the policy profile below it."""

import pytest

from sociaalinkopen_desktop.domain.choices import Procedure
from sociaalinkopen_desktop.domain.procedures import WEIGHT, ProcedureAdvice, advise
from sociaalinkopen_desktop.domain.verdicts import MissingFact
from tests.builders import a_tender, norms_on

SERVICES = {"nature": "services", "is_social_or_specific_service": False}
WORKS = {"nature": "works"}
SAS = {"nature": "services", "is_social_or_specific_service": True}


def advice(value: object, subject: object = SERVICES, chosen: str | None = None, cross_border: object = False):
    money = {"base_value": value, "options_value": None, "extensions_value": None}
    procedure = {"procedure": chosen, "has_cross_border_interest": cross_border}
    return advise(a_tender(subject=subject, value=money, procedure=procedure, lots=()), norms_on())


def first(found: ProcedureAdvice) -> Procedure:
    return found.advised[0].procedure


@pytest.mark.parametrize(
    ("value", "subject", "procedure"),
    [
        (50_000, SERVICES, Procedure.SINGLE_ONDERHANDS),
        (50_001, SERVICES, Procedure.MEERVOUDIG_ONDERHANDS),
        (200_000, SERVICES, Procedure.MEERVOUDIG_ONDERHANDS),
        (200_001, SERVICES, Procedure.NATIONAL_OPEN),
        (216_000, SERVICES, Procedure.OPEN),
        (50_000, WORKS, Procedure.SINGLE_ONDERHANDS),
        (1_500_000, WORKS, Procedure.MEERVOUDIG_ONDERHANDS),
        (1_500_001, WORKS, Procedure.NATIONAL_OPEN),
        (5_404_000, WORKS, Procedure.OPEN),
        (749_999, SAS, Procedure.NATIONAL_OPEN),
        (750_000, SAS, Procedure.SOCIAL_AND_SPECIFIC),
    ],
)
def test_the_best_fit_follows_value_and_nature(value, subject, procedure):
    found = advice(value, subject)
    assert first(found) is procedure
    assert procedure in [option.procedure for option in found.allowed]


def test_above_the_threshold_lighter_procedures_are_not_possible():
    found = advice(300_000, chosen="meervoudig_onderhands")
    assert found.is_above_threshold is True
    assert found.is_allowed is False
    assert found.too_light
    assert found.summary == (
        "De waarde van €\u00a0300.000 is gelijk aan of hoger dan de drempel van €\u00a0216.000: "
        "de opdracht gaat Europees."
    )


@pytest.mark.parametrize("chosen", ["open", "restricted", "comp-dial", "neg-wo-call", "in_house"])
def test_above_the_threshold_procedures_of_the_law_are_possible_and_not_too_light(chosen):
    found = advice(300_000, chosen=chosen)
    assert found.is_allowed is True
    assert not found.too_light


def test_the_light_procedure_is_for_social_services_only():
    assert advice(800_000, SAS, "sas").is_allowed is True
    assert advice(800_000, SERVICES, "sas").is_allowed is False
    assert advice(800_000, SERVICES, "sas").too_light
    assert advice(300_000, SAS, "sas").is_allowed is True
    assert advice(100_000, SERVICES, "sas").is_allowed is False


def test_below_the_threshold_lighter_than_policy_is_possible_but_said():
    found = advice(120_000, chosen="single_onderhands")
    assert found.is_allowed is True
    assert found.too_light
    reasons = {option.procedure: option.reason for option in found.allowed}
    assert reasons[Procedure.SINGLE_ONDERHANDS].startswith("Lichter dan uw beleid")
    assert reasons[Procedure.MEERVOUDIG_ONDERHANDS] == "Uw beleid gebruikt dit tot en met €\u00a0200.000."
    assert reasons[Procedure.NATIONAL_OPEN].startswith("Zwaarder dan uw beleid")


def test_a_procedure_as_heavy_as_the_advice_fits_too():
    found = advice(210_000, chosen="national_restricted")
    assert not found.too_light
    reasons = {option.procedure: option.reason for option in found.allowed}
    assert reasons[Procedure.NATIONAL_RESTRICTED].startswith("Past ook")


def test_interest_from_across_the_border_asks_for_a_notice():
    found = advice(100_000, chosen="meervoudig_onderhands", cross_border=True)
    assert first(found) is Procedure.NATIONAL_OPEN
    assert found.is_allowed is False
    assert found.too_light
    assert advice(100_000, chosen="national_open", cross_border=True).is_allowed is True


def test_an_open_question_and_a_close_call_are_said():
    assert advice(100_000).cautions == ()
    assert "grensoverschrijdend" in advice(100_000, cross_border=None).cautions[0]
    assert "dicht onder de drempel" in advice(194_400).cautions[0]
    assert advice(194_399).cautions == ()
    assert advice(300_000, cross_border=None).cautions == ()


def test_the_advice_reads_as_sentences():
    found = advice(100_000, cross_border=None)
    assert found.reasons == (
        "De waarde van €\u00a0100.000 blijft onder de drempel van €\u00a0216.000: uw eigen beleid is leidend.",
        "Meervoudig onderhands: Uw beleid gebruikt dit tot en met €\u00a0200.000.",
        "Geef nog aan of er duidelijk grensoverschrijdend belang is; dan moet u bekendmaken.",
    )


def test_after_2027_there_is_no_advice():
    found = advise(a_tender(), norms_on(2028, 1, 1))
    assert found.threshold is None
    assert found.advised == found.allowed == ()
    assert found.is_allowed is None
    assert not found.too_light
    assert found.summary == (
        "Voor 1-1-2028 is niet bekend: "
        "het Europese drempelbedrag voor leveringen en diensten van decentrale overheden. "
        "Daarom geeft het programma geen advies over de procedure. Kijk het na en kies zelf."
    )


def test_nothing_chosen_is_neither_allowed_nor_too_light():
    found = advice(300_000)
    assert found.is_allowed is None
    assert not found.too_light


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"value": {"base_value": None}, "lots": []}, "value.base_value"),
        ({"subject": {"nature": None}}, "subject.nature"),
        ({"subject": {"is_social_or_specific_service": None}}, "subject.is_social_or_specific_service"),
    ],
)
def test_a_missing_fact_is_named(given, path):
    with pytest.raises(MissingFact) as raised:
        advise(a_tender(**given), norms_on())
    assert raised.value.path == path


@pytest.mark.parametrize("value", [10_000, 100_000, 300_000])
def test_every_sentence_is_whole(value):
    found = advice(value)
    for text in (found.summary, *(option.reason for option in found.allowed + found.advised)):
        assert text[0].isupper()
        assert text.endswith(".")


def test_every_procedure_is_on_the_ladder_or_has_grounds_of_its_own():
    own = {Procedure.IN_HOUSE, Procedure.MINI_COMPETITION, Procedure.NEGOTIATED_WITHOUT_CALL}
    assert set(WEIGHT) | own == set(Procedure)
