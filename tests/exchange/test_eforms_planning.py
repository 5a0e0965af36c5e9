"""Procedure, value, duration and dates, as read from a notice."""

from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.choices import Procedure

from .notices import amount, code, imported, lot, maximum, notice


def with_procedure(value, **named):
    return notice(process=code("ProcedureCode", "procurement-procedure-type", value), **named)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("open", Procedure.OPEN),
        ("restricted", Procedure.RESTRICTED),
        ("neg-w-call", Procedure.NEGOTIATED_WITH_CALL),
        ("neg-wo-call", Procedure.NEGOTIATED_WITHOUT_CALL),
        ("comp-dial", Procedure.COMPETITIVE_DIALOGUE),
        ("innovation", Procedure.INNOVATION_PARTNERSHIP),
    ],
)
def test_european_procedure(tmp_path, value, expected):
    assert imported(tmp_path, with_procedure(value)).tender.procedure.procedure is expected


@pytest.mark.parametrize("value", ["oth-single", "oth-mult", "comp-tend", "exp-int-rail", "zelfbedacht"])
def test_procedure_without_a_place_is_told(tmp_path, value):
    found = imported(tmp_path, with_procedure(value))
    assert found.tender.procedure.procedure is None
    assert any("Procedure (BT-105)" in remark and "Kies zelf" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("value", "expected", "is_told"),
    [
        ("open", Procedure.NATIONAL_OPEN, False),
        ("restricted", Procedure.NATIONAL_RESTRICTED, False),
        ("oth-single", Procedure.NATIONAL_OPEN, True),
        ("oth-mult", Procedure.NATIONAL_RESTRICTED, True),
        ("neg-w-call", None, True),
    ],
)
def test_national_procedure(tmp_path, value, expected, is_told):
    found = imported(tmp_path, with_procedure(value, subtype="E3", basis="other"))
    assert found.tender.procedure.procedure is expected
    assert any("nationale aankondiging" in remark for remark in found.remarks) == is_told


@pytest.mark.parametrize("value", ["open", "restricted", "oth-single", "oth-mult"])
def test_social_services_have_a_procedure_of_their_own(tmp_path, value):
    found = imported(tmp_path, with_procedure(value, subtype="20", kind="cn-social"))
    assert found.tender.procedure.procedure is Procedure.SOCIAL_AND_SPECIFIC
    assert any("BT-105" in remark for remark in found.remarks)


def test_social_services_without_a_procedure_code(tmp_path):
    found = imported(tmp_path, notice(subtype="12", kind="pin-cfc-social"))
    assert found.tender.procedure.procedure is Procedure.SOCIAL_AND_SPECIFIC


def test_concession_is_told_and_not_judged_as_a_tender(tmp_path):
    found = imported(tmp_path, with_procedure("open", subtype="19", basis="32014L0023"))
    assert found.tender.procedure.procedure is None
    assert any("concessie" in remark for remark in found.remarks)


def test_other_law_is_told_but_the_classic_directive_is_not(tmp_path):
    assert not any("BT-01" in remark for remark in imported(tmp_path, notice()).remarks)
    assert any("speciale sectoren" in remark for remark in imported(tmp_path, notice(basis="32014L0025")).remarks)
    assert any("12345" in remark for remark in imported(tmp_path, notice(basis="12345")).remarks)


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("false", False), ("1", True)])
def test_accelerated_procedure_with_its_reason(tmp_path, value, expected):
    process = (
        f"<cac:ProcessJustification>{code('ProcessReasonCode', 'accelerated-procedure', value)}"
        "<cbc:ProcessReason>Brand.</cbc:ProcessReason></cac:ProcessJustification>"
    )
    found = imported(tmp_path, notice(process=process)).tender.procedure
    assert (found.is_accelerated, found.accelerated_reason) == (expected, "Brand.")


def framework(value):
    kind = code("ContractingSystemTypeCode", "framework-agreement", value)
    return f"<cac:ContractingSystem>{kind}</cac:ContractingSystem>"


@pytest.mark.parametrize(
    ("value", "expected"), [("none", False), ("fa-wo-rc", True), ("fa-w-rc", True), ("fa-mix", True)]
)
def test_framework(tmp_path, value, expected):
    found = imported(tmp_path, notice(lot(process=framework(value))))
    assert found.tender.procedure.is_framework is expected
    assert any("BT-765 Raamovereenkomst: " in remark for remark in found.remarks) is expected


def test_framework_of_one_lot_only_is_told(tmp_path):
    lots = (
        lot(process=framework("none"), identifier="LOT-0001"),
        lot(process=framework("fa-mix"), identifier="LOT-0002"),
    )
    found = imported(tmp_path, notice(*lots))
    assert found.tender.procedure.is_framework is False
    assert any("Raamovereenkomst (BT-765) verschilt per perceel" in remark for remark in found.remarks)


def test_reason_for_a_long_framework(tmp_path):
    process = "<cac:FrameworkAgreement><cbc:Justification>Dure machine.</cbc:Justification></cac:FrameworkAgreement>"
    found = imported(tmp_path, notice(lot(process=process)))
    assert found.tender.procedure.framework_longer_reason == "Dure machine."


def documents(*kinds):
    return "".join(
        f"<cac:CallForTendersDocumentReference><cbc:DocumentType>{kind}</cbc:DocumentType></cac:CallForTendersDocumentReference>"
        for kind in kinds
    )


def test_documents_behind_a_lock_are_not_all_digital(tmp_path):
    locked = imported(tmp_path, notice(lot(terms=documents("non-restricted-document", "restricted-document"))))
    assert locked.tender.procedure.is_electronic is False
    assert any("BT-14" in remark for remark in locked.remarks)
    assert imported(tmp_path, notice(lot(terms=documents("non-restricted-document")))).tender.procedure.is_electronic


def test_estimate_of_the_notice_goes_before_that_of_its_lot(tmp_path):
    found = imported(tmp_path, notice(lot(amount("90")), project=amount("100")))
    assert found.tender.value.base_value == 100
    assert any(
        "€ 100" in remark.replace("\xa0", " ") and "€ 90" in remark.replace("\xa0", " ") for remark in found.remarks
    )
    assert any("met alle opties en verlengingen" in remark for remark in found.remarks)


def test_same_estimate_twice_is_no_conflict(tmp_path):
    found = imported(tmp_path, notice(lot(amount("100.00")), project=amount("100")))
    assert found.tender.estimated_value == 100
    assert not any("percelen samen" in remark for remark in found.remarks)


def test_estimate_comes_from_the_only_lot(tmp_path):
    assert imported(tmp_path, notice(lot(amount("100")))).tender.value.base_value == 100


def test_estimates_of_lots_stay_with_the_lots(tmp_path):
    lots = lot(amount("60"), identifier="LOT-0001"), lot(amount("40"), identifier="LOT-0002")
    found = imported(tmp_path, notice(*lots)).tender
    assert found.value.base_value is None
    assert found.estimated_value == 100


@pytest.mark.parametrize(("currency", "told"), [("SEK", "in SEK"), ("", "zonder munt")])
def test_estimate_in_other_money_is_not_converted(tmp_path, currency, told):
    found = imported(tmp_path, notice(project=amount("1000", currency)))
    assert found.tender.value.base_value is None
    assert any("1.000" in remark and told in remark for remark in found.remarks)


def test_estimate_out_of_bounds_is_told(tmp_path):
    found = imported(tmp_path, notice(project=amount("-1")))
    assert found.tender.value.base_value is None
    assert any("past niet" in remark for remark in found.remarks)


def test_framework_maximum_of_the_notice_its_lot_or_all_lots(tmp_path):
    assert imported(tmp_path, notice(project=maximum("900"))).tender.procedure.framework_maximum == 900
    assert imported(tmp_path, notice(lot(maximum("800")))).tender.procedure.framework_maximum == 800
    lots = lot(maximum("300"), identifier="LOT-0001"), lot(maximum("400"), identifier="LOT-0002")
    summed = imported(tmp_path, notice(*lots))
    assert summed.tender.procedure.framework_maximum == 700
    assert any("som van de percelen" in remark for remark in summed.remarks)
    partly = imported(tmp_path, notice(lots[0], lot(identifier="LOT-0002")))
    assert partly.tender.procedure.framework_maximum is None
    assert any(remark.startswith("BT-271") for remark in partly.remarks)


def period(content):
    return f"<cac:PlannedPeriod>{content}</cac:PlannedPeriod>"


@pytest.mark.parametrize(
    ("unit", "number", "expected"),
    [
        ("MONTH", "48", 48),
        ("YEAR", "2", 24),
        ("MONTH", "12.0", 12),
        ("WEEK", "4", None),
        ("DAY", "90", None),
        ("MONTH", "1.5", None),
    ],
)
def test_duration_in_whole_months_only(tmp_path, unit, number, expected):
    found = imported(
        tmp_path, notice(lot(period(f'<cbc:DurationMeasure unitCode="{unit}">{number}</cbc:DurationMeasure>')))
    )
    assert found.tender.value.duration_months == expected
    assert any(remark.startswith("BT-36 Looptijd") for remark in found.remarks) == (expected is None)


@pytest.mark.parametrize(
    ("start", "end", "expected", "is_exact"),
    [
        ("2024-04-01+02:00", "2026-12-31+01:00", 33, True),
        ("2027-01-15Z", "2028-01-14Z", 12, True),
        ("2022-03-14Z", "2022-10-16Z", 8, False),
        ("2027-02-01Z", "2027-02-28Z", 1, True),
        ("2027-03-31Z", "2027-04-02Z", 1, False),
    ],
)
def test_duration_from_first_and_last_day(tmp_path, start, end, expected, is_exact):
    content = f"<cbc:StartDate>{start}</cbc:StartDate><cbc:EndDate>{end}</cbc:EndDate>"
    found = imported(tmp_path, notice(lot(period(content))))
    assert found.tender.value.duration_months == expected
    assert any("naar boven afgerond" in remark for remark in found.remarks) is not is_exact


def test_end_before_start_is_listed(tmp_path):
    content = "<cbc:StartDate>2027-01-01Z</cbc:StartDate><cbc:EndDate>2026-01-01Z</cbc:EndDate>"
    found = imported(tmp_path, notice(lot(period(content))))
    assert found.tender.value.duration_months is None
    assert "BT-537 Einde: 1-1-2026" in found.remarks


def test_unlimited_duration_is_listed(tmp_path):
    content = code("DescriptionCode", "timeperiod", "UNLIMITED")
    assert "BT-538 Looptijd: onbeperkt" in imported(tmp_path, notice(lot(period(content)))).remarks


def extension_of(count, text=""):
    told = (
        f"<cac:Renewal><cac:Period><cbc:Description>{text}</cbc:Description></cac:Period></cac:Renewal>" if text else ""
    )
    number = f"<cbc:MaximumNumberNumeric>{count}</cbc:MaximumNumberNumeric>"
    return f"<cac:ContractExtension>{number}{told}</cac:ContractExtension>"


def test_no_renewals_are_zero_months(tmp_path):
    assert imported(tmp_path, notice(lot(extension_of(0)))).tender.value.extension_months == 0


def test_renewals_without_months_are_asked_for(tmp_path):
    found = imported(tmp_path, notice(lot(extension_of(2, "Twee keer een jaar."))))
    assert found.tender.value.extension_months is None
    assert any("zonder maanden" in remark for remark in found.remarks)
    assert "BT-57 Verlengingen: Twee keer een jaar." in found.remarks


def test_zero_renewals_that_are_described_are_a_contradiction(tmp_path):
    found = imported(tmp_path, notice(lot(extension_of(0, "Eén jaar."))))
    assert found.tender.value.extension_months is None
    assert any("beschrijft er wel" in remark for remark in found.remarks)


def dated(group, content="EndDate", value="2027-01-18+01:00"):
    return f"<cac:{group}><cbc:{content}>{value}</cbc:{content}></cac:{group}>"


@pytest.mark.parametrize(
    ("group", "content", "name"),
    [
        ("TenderSubmissionDeadlinePeriod", "EndDate", "submission_deadline"),
        ("ParticipationRequestReceptionPeriod", "EndDate", "participation_deadline"),
        ("AdditionalInformationRequestPeriod", "EndDate", "questions_deadline"),
        ("InvitationSubmissionPeriod", "StartDate", "invitation_date"),
    ],
)
def test_dates_of_the_procedure(tmp_path, group, content, name):
    found = imported(tmp_path, notice(lot(process=dated(group, content))))
    assert getattr(found.tender.schedule, name) == date(2027, 1, 18)


@pytest.mark.parametrize("value", ["2027-01-18", "2027-01-18Z", "2027-01-18+14:00", "2027-01-18-11:00"])
def test_day_is_the_day_where_the_notice_was_made(tmp_path, value):
    found = imported(tmp_path, notice(lot(process=dated("TenderSubmissionDeadlinePeriod", value=value))))
    assert found.tender.schedule.submission_deadline == date(2027, 1, 18)


@pytest.mark.parametrize("value", ["18-01-2027", "2027-02-30", "2027-01-18T12:00:00", "morgen"])
def test_odd_date_is_listed(tmp_path, value):
    found = imported(tmp_path, notice(lot(process=dated("TenderSubmissionDeadlinePeriod", value=value))))
    assert found.tender.schedule.submission_deadline is None
    assert f"BT-131 Uiterste dag van inschrijving: {value}" in found.remarks


def test_impossible_year_is_told(tmp_path):
    found = imported(tmp_path, notice(lot(process=dated("TenderSubmissionDeadlinePeriod", value="1066-10-14"))))
    assert found.tender.schedule.submission_deadline is None
    assert any("14-10-1066" in remark for remark in found.remarks)


def test_deadlines_that_differ_by_lot_are_told_with_the_lots(tmp_path):
    lots = [
        lot(process=dated("TenderSubmissionDeadlinePeriod", value=value), identifier=f"LOT-000{number}")
        for number, value in enumerate(("2027-01-18Z", "2027-01-20Z", "2027-01-18Z"), 1)
    ]
    found = imported(tmp_path, notice(*lots))
    assert found.tender.schedule.submission_deadline is None
    told = next(remark for remark in found.remarks if "Uiterste dag van inschrijving (BT-131) verschilt" in remark)
    assert "18-1-2027 (percelen 1 en 3)" in told
    assert "20-1-2027 (perceel 2)" in told


def test_deadline_of_some_lots_only_is_told(tmp_path):
    lots = lot(process=dated("TenderSubmissionDeadlinePeriod"), identifier="LOT-0001"), lot(identifier="LOT-0002")
    found = imported(tmp_path, notice(*lots))
    assert found.tender.schedule.submission_deadline is None
    assert any("niet ingevuld (perceel 2)" in remark for remark in found.remarks)


def test_long_text_that_differs_by_lot_is_shortened_but_stays_listed(tmp_path):
    def long_framework(number, reason):
        told = f"<cac:FrameworkAgreement><cbc:Justification>{reason}</cbc:Justification></cac:FrameworkAgreement>"
        return lot(process=told, identifier=f"LOT-000{number}")

    found = imported(tmp_path, notice(long_framework(1, "a" * 400), long_framework(2, "b" * 400)))
    assert any("Waarom langer dan vier jaar (BT-109) verschilt per perceel" in remark for remark in found.remarks)
    assert "a" * 400 in [item.text for item in found.unread]


DISPATCH = "<cbc:IssueDate>2026-12-01+01:00</cbc:IssueDate>"


def test_dispatch_of_a_call_starts_the_terms(tmp_path):
    assert imported(tmp_path, notice(top=DISPATCH)).tender.schedule.dispatch_date == date(2026, 12, 1)


@pytest.mark.parametrize("form", ["result", "planning", "dir-awa-pre", ""])
def test_dispatch_of_another_notice_does_not(tmp_path, form):
    found = imported(tmp_path, notice(top=DISPATCH, form=form, subtype="29"))
    assert found.tender.schedule.dispatch_date is None
    assert any("Verzonden op 1-12-2026" in remark for remark in found.remarks)


def test_dispatch_of_a_change_does_not(tmp_path):
    changes = "<efac:Changes><efbc:ChangedNoticeIdentifier>x-01</efbc:ChangedNoticeIdentifier></efac:Changes>"
    found = imported(tmp_path, notice(top=DISPATCH, head=changes))
    assert found.tender.schedule.dispatch_date is None
    assert any("een wijziging van een aankondiging" in remark for remark in found.remarks)


def test_amounts_are_exact(tmp_path):
    assert imported(tmp_path, notice(project=amount("0.1"))).tender.value.base_value == Decimal("0.1")
