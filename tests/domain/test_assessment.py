"""One finding for each criterion: its status, its message, and what happens when something is not known."""

import dataclasses
import itertools
from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.assessment import Assessment, Status, assess, status_of, text_of
from sociaalinkopen_desktop.domain.catalogue import (
    Basis,
    Catalogue,
    Criterion,
    CriterionPhase,
    Kind,
    LegalBasis,
    Severity,
    cited,
)
from sociaalinkopen_desktop.domain.choices import AnswerOutcome, CriterionTheme, DossierKind, Procedure
from sociaalinkopen_desktop.domain.norms import Certainty, DatedValue, Norm, Origin, Reference
from sociaalinkopen_desktop.domain.quantities import Unit, euros
from sociaalinkopen_desktop.domain.subject import Lot, Subject
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender
from sociaalinkopen_desktop.domain.verdicts import Outcome, met, need, not_applicable, not_met, undecided

DAY = date(2026, 11, 24)
REASON = Deviation(criterion="X-01", why="a", how_far="b", why_here="c")
HALF = Deviation(criterion="X-01", why="a", how_far="b")


def a_criterion(identifier: str = "X-01", **changes) -> Criterion:
    content = {
        "id": identifier,
        "title": f"Punt {identifier}",
        "theme": CriterionTheme.GENERAL,
        "phase": CriterionPhase.PREPARATION,
        "kind": Kind.AUTOMATIC,
        "severity": Severity.VIOLATION,
        "basis": Basis.STATUTORY,
        "certainty": Certainty.SURE,
        "legal_basis": (LegalBasis(law="Aanbestedingswet 2012", article="1.4", bwb_id="BWBR0032203"),),
        "message": {"met": "In orde.", "not_met": "Niet in orde: {amount}."},
        "why": "Daarom.",
        "remedy": "Doe iets.",
        "known_limits": "",
        "requires": ("value.base_value", "subject.nature"),
    }
    return Criterion(**{**content, **changes})


THRESHOLD = Norm(
    name="threshold",
    description="het drempelbedrag.",
    unit=Unit.EUR_EXCL_VAT,
    origin=Origin.LAW,
    values=(
        DatedValue(
            valid_from=date(2026, 1, 1),
            valid_until=date(2027, 12, 31),
            value=Decimal(216000),
            reference=Reference(title="Verordening"),
        ),
    ),
    last_checked=DAY,
)


def judged(check, criterion=None, tender=None, day=DAY, on_failure=None) -> Assessment:
    """The assessment by one criterion and its check (None: no check at all)."""
    criterion = criterion or a_criterion()
    catalogue = Catalogue(version="1", fingerprint="f", criteria=(criterion,), norms={"threshold": THRESHOLD})
    checks = {} if check is None else {criterion.id: check}
    return assess(tender or Tender(), catalogue, checks, day, on_failure)


def finding(*given, **options):
    return judged(*given, **options).findings[0]


def always(verdict):
    return lambda tender, norms: verdict


# ---- the status


def expected(outcome, severity, basis, explainable, deviation) -> Status:
    if outcome in (Outcome.MET, Outcome.ANSWERED):
        return Status.MET
    if outcome is Outcome.NOT_APPLICABLE:
        return Status.NOT_APPLICABLE
    if outcome is Outcome.UNDECIDED:
        return Status.OPEN
    if Severity.OPPORTUNITY.value in (severity.value, basis.value):
        return Status.OPPORTUNITY
    if not explainable:
        return Status.NOT_MET
    return Status.EXPLAINED if deviation is REASON else Status.TO_EXPLAIN


@pytest.mark.parametrize(
    ("outcome", "severity", "basis"), list(itertools.product(Outcome, Severity, Basis)), ids=lambda item: item.value
)
@pytest.mark.parametrize("explainable", [True, False])
@pytest.mark.parametrize("deviation", [None, HALF, REASON])
def test_the_status_follows_from_outcome_weight_and_reason(outcome, severity, basis, explainable, deviation):
    criterion = a_criterion(severity=severity, basis=basis, may_be_explained=explainable)
    assert status_of(criterion, outcome, deviation) is expected(outcome, severity, basis, explainable, deviation)


@pytest.mark.parametrize(
    ("severity", "certainty", "explainable", "deviation", "blocks"),
    [
        (Severity.VIOLATION, Certainty.SURE, False, None, True),
        (Severity.VIOLATION, Certainty.SURE, True, None, True),
        (Severity.VIOLATION, Certainty.SURE, True, HALF, True),
        (Severity.VIOLATION, Certainty.SURE, True, REASON, False),
        (Severity.VIOLATION, Certainty.LIKELY, False, None, False),
        (Severity.VIOLATION, Certainty.CHECK_FIRST, True, None, False),
        (Severity.WARNING, Certainty.SURE, True, None, False),
        (Severity.ADVICE, Certainty.SURE, True, None, False),
    ],
)
def test_only_sure_law_that_is_not_met_and_not_explained_blocks(severity, certainty, explainable, deviation, blocks):
    criterion = a_criterion(severity=severity, certainty=certainty, may_be_explained=explainable)
    tender = Tender(deviations=(deviation,) if deviation else ())
    result = judged(always(not_met("value.base_value", amount="5")), criterion, tender)
    assert result.findings[0].blocks is blocks
    assert result.blocking == (result.findings if blocks else ())


@pytest.mark.parametrize("verdict", [met(), not_applicable(), undecided("value.base_value")])
def test_what_is_met_or_open_or_does_not_apply_never_blocks(verdict):
    assert not finding(always(verdict)).blocks


# ---- the message


def test_the_message_holds_the_values_as_dutch_text():
    told = finding(always(not_met("value.base_value", amount=euros(1500))))
    assert (told.message, told.path) == ("Niet in orde: €\u00a01.500.", "value.base_value")


@pytest.mark.parametrize(
    ("value", "text"),
    [(euros(5), "€\u00a05"), (Procedure.OPEN, "Europees openbaar"), (date(2027, 1, 4), "4-1-2027"), ("tekst", "tekst")],
)
def test_each_kind_of_value_has_its_dutch_text(value, text):
    assert text_of(value) == text


def test_a_cause_has_its_own_message():
    criterion = a_criterion(reasons={"late": "Te laat."})
    assert finding(always(met(reason="late")), criterion).message == "Te laat."
    assert finding(always(met(reason="unknown")), criterion).message == "In orde."


def test_without_a_message_the_outcome_itself_is_told():
    bare = a_criterion(message={})
    assert finding(always(met()), bare).message == "Voldoet."
    assert finding(always(undecided("")), bare).message == "Nog te beantwoorden."
    assert finding(always(undecided("value.base_value")), bare).message == "Vul in: Waarde zonder opties."


def test_without_a_field_of_its_own_a_finding_leads_to_the_first_that_it_needs():
    assert finding(always(met())).path == "value.base_value"
    assert finding(always(met()), a_criterion(requires=())).path == ""


def test_values_with_a_label_come_in_the_order_of_the_criterion():
    criterion = a_criterion(value_labels={"b": "B", "a": "A", "c": "C"})
    assert finding(always(met(a=euros(1), b="x", hidden="y")), criterion).values == (("B", "x"), ("A", "€\u00a01"))


# ---- what is missing


def test_a_missing_fact_is_an_open_point_that_says_what_to_fill_in():
    told = finding(lambda tender, norms: met(value=need(tender, "lots.0.cpv")), tender=Tender(lots=(Lot(),)))
    assert (told.outcome, told.status, told.path) == (Outcome.UNDECIDED, Status.OPEN, "lots.0.cpv")
    assert told.message == "Vul in: CPV van het perceel (percelen, regel 1)."
    assert not told.failed


def test_a_number_that_is_not_known_on_the_day_is_an_open_point():
    told = finding(lambda tender, norms: met(value=norms.quantity("threshold")), day=date(2028, 1, 1))
    assert (told.outcome, told.status, told.path) == (Outcome.UNDECIDED, Status.OPEN, "value.base_value")
    assert told.message == (
        "Voor 1-1-2028 is niet bekend: het drempelbedrag. Het programma raadt dit niet. Kijk het na en kies zelf."
    )
    assert told.norms == ()


def test_numbers_that_were_read_are_on_the_record_of_the_finding():
    result = judged(lambda tender, norms: met(value=norms.quantity("threshold")))
    assert [norm.name for norm in result.findings[0].norms] == ["threshold"]
    assert result.norms == result.findings[0].norms


def test_a_criterion_without_a_check_is_open():
    assert finding(None).status is Status.OPEN


def broken(tender, norms):
    raise ZeroDivisionError


def test_a_check_that_breaks_is_reported_and_the_others_go_on():
    catalogue = Catalogue(
        version="1", fingerprint="f", criteria=(a_criterion("X-01"), a_criterion("X-02"), a_criterion("X-03")), norms={}
    )
    checks = {"X-01": broken, "X-02": always(met()), "X-03": always(met("", amount="1"))}
    failures = []
    result = assess(Tender(), catalogue, checks, DAY, lambda name, error: failures.append((name, type(error))))
    assert failures == [("X-01", ZeroDivisionError)]
    assert [item.status for item in result.findings] == [Status.OPEN, Status.MET, Status.MET]
    assert [item.failed for item in result.findings] == [True, False, False]
    assert result.findings[0].message == (
        "Dit punt kon door een fout in het programma niet worden getoetst. Beoordeel het zelf."
    )


def test_a_message_that_lacks_a_value_is_a_broken_check_too():
    failures = []
    told = finding(always(not_met("value.base_value")), on_failure=lambda name, error: failures.append(name))
    assert (failures, told.failed, told.status) == (["X-01"], True, Status.OPEN)


def test_without_anybody_to_report_to_a_failure_goes_on():
    with pytest.raises(ZeroDivisionError):
        judged(broken)


# ---- the officer's own answers


QUESTION = a_criterion(kind=Kind.QUESTION, message={"answered": "Beschreven.", "not_met": "U zegt nee."})


def answered(outcome: AnswerOutcome, reason: str = "Daarom.") -> Tender:
    return Tender(answers=(Answer(criterion="X-01", outcome=outcome, reason=reason),))


@pytest.mark.parametrize(
    ("outcome", "reason", "result", "status", "message"),
    [
        (AnswerOutcome.YES, "Daarom.", Outcome.ANSWERED, Status.MET, "Beschreven."),
        (AnswerOutcome.NO, "Daarom.", Outcome.NOT_MET, Status.TO_EXPLAIN, "U zegt nee."),
        (AnswerOutcome.YES, "  ", Outcome.UNDECIDED, Status.OPEN, "Vul in: Soort opdracht."),
        (AnswerOutcome.NO, "", Outcome.UNDECIDED, Status.OPEN, "Vul in: Soort opdracht."),
        (AnswerOutcome.NOT_APPLICABLE, " ", Outcome.UNDECIDED, Status.OPEN, "Vul in: Soort opdracht."),
        (
            AnswerOutcome.NOT_APPLICABLE,
            " Geen zorg. ",
            Outcome.NOT_APPLICABLE,
            Status.NOT_APPLICABLE,
            "Niet van toepassing: Geen zorg.",
        ),
    ],
)
def test_a_question_is_decided_by_an_answer_with_a_reason(outcome, reason, result, status, message):
    told = finding(always(undecided("subject.nature")), QUESTION, answered(outcome, reason))
    assert (told.outcome, told.status, told.message) == (result, status, message)
    assert told.answer is not None


def test_the_check_of_a_question_says_whether_it_applies():
    told = finding(always(not_applicable()), QUESTION, answered(AnswerOutcome.YES, "Vegen en snoeien."))
    assert (told.status, told.message) == (Status.NOT_APPLICABLE, "Niet van toepassing.")


def test_an_answer_of_yes_or_no_does_not_change_what_the_program_judges():
    tender = answered(AnswerOutcome.YES)
    assert finding(always(not_met("value.base_value", amount="5")), tender=tender).status is Status.TO_EXPLAIN
    assert finding(always(undecided("")), tender=tender).status is Status.OPEN


def test_any_criterion_can_be_waived_with_a_reason_and_not_without():
    check = always(not_met("value.base_value", amount="5"))
    waived = finding(check, tender=answered(AnswerOutcome.NOT_APPLICABLE, "Dit is een proef."))
    assert (waived.status, waived.message) == (Status.NOT_APPLICABLE, "Niet van toepassing: Dit is een proef.")
    assert finding(check, tender=answered(AnswerOutcome.NOT_APPLICABLE, " ")).status is Status.TO_EXPLAIN


@pytest.mark.parametrize("kind", [item for item in DossierKind if item is not DossierKind.TENDER])
def test_what_is_no_tender_is_not_judged_and_needs_no_value_for_its_message(kind):
    criterion = a_criterion(message={"not_applicable": "Onder {limit}."})
    told = finding(broken, criterion, Tender(subject=Subject(dossier_kind=kind)))
    assert told.status is Status.NOT_APPLICABLE
    assert told.message == (
        f"Dit dossier is een {kind.label.lower()} en geen aanbesteding. De regels voor aanbesteden gelden hier niet."
    )


# ---- the assessment as a whole


def test_only_criteria_of_the_day_are_judged_in_the_order_of_the_catalogue():
    catalogue = Catalogue(
        version="2026.1",
        fingerprint="abc",
        criteria=(
            a_criterion("B"),
            a_criterion("OLD", valid_until=date(2026, 11, 23)),
            a_criterion("A", valid_from=DAY, valid_until=DAY),
            a_criterion("NEW", valid_from=date(2026, 11, 25)),
        ),
        norms={},
    )
    result = assess(Tender(), catalogue, {"A": always(met())}, DAY)
    assert [item.criterion.id for item in result.findings] == ["B", "A"]
    assert (result.day, result.catalogue_version, result.catalogue_fingerprint) == (DAY, "2026.1", "abc")
    assert (result.count(Status.MET), result.count(Status.OPEN), result.count(Status.NOT_MET)) == (1, 1, 0)
    assert result.finding("A").status is Status.MET
    with pytest.raises(KeyError):
        result.finding("OLD")
    assert catalogue.criterion("OLD").id == "OLD"
    with pytest.raises(KeyError):
        catalogue.criterion("Z")


def test_the_same_tender_and_day_give_the_same_assessment():
    first, second = (judged(always(met(a=euros(1)))) for _ in range(2))
    assert first == second


# ---- sources


AW = {"law": "Aanbestedingswet 2012", "bwb_id": "BWBR0032203"}


@pytest.mark.parametrize(
    ("bases", "full", "short"),
    [
        ((), (), ()),
        (
            (LegalBasis(**AW, article="2.90", paragraph="3"), LegalBasis(**AW, article="2.90", paragraph="5")),
            ("Aanbestedingswet 2012 art. 2.90 lid 3 en 5",),
            ("Aw 2012 art. 2.90 lid 3 en 5",),
        ),
        (
            (LegalBasis(**AW, article="2.90", paragraph="3"), LegalBasis(**AW, article="2.90", paragraph="3")),
            ("Aanbestedingswet 2012 art. 2.90 lid 3",),
            ("Aw 2012 art. 2.90 lid 3",),
        ),
        (
            (LegalBasis(**AW, article="2.9"), LegalBasis(law="PIANOo, visie"), LegalBasis(**AW, article="2.90")),
            ("Aanbestedingswet 2012 art. 2.9", "PIANOo, visie", "Aanbestedingswet 2012 art. 2.90"),
            ("Aw 2012 art. 2.9", "PIANOo, visie", "Aw 2012 art. 2.90"),
        ),
        (
            (LegalBasis(law="Gids Proportionaliteit (3e herziening)", article="voorschrift 3.4 A"),),
            ("Gids Proportionaliteit (3e herziening) voorschrift 3.4 A",),
            ("Gids voorschrift 3.4 A",),
        ),
    ],
)
def test_sources_are_cited_with_their_paragraphs_together(bases, full, short):
    assert cited(bases) == full
    assert cited(bases, short=True) == short


def test_a_criterion_holds_from_its_first_to_its_last_day():
    criterion = dataclasses.replace(a_criterion(), valid_from=date(2026, 1, 1), valid_until=date(2026, 12, 31))
    assert not criterion.holds_on(date(2025, 12, 31))
    assert criterion.holds_on(date(2026, 1, 1))
    assert criterion.holds_on(date(2026, 12, 31))
    assert not criterion.holds_on(date(2027, 1, 1))
    assert a_criterion().holds_on(date(1990, 1, 1))
