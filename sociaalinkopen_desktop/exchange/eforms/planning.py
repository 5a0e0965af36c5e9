"""By which procedure, for how much, for how long and when."""

from decimal import Decimal

from ...domain import dutch
from ...domain.choices import Procedure
from . import codes, values
from .draft import Draft, Notice, read
from .subject import euros

_ESTIMATE = "ProcurementProject/RequestedTenderTotal/EstimatedOverallContractAmount"
_MAXIMUM = "ProcurementProject/RequestedTenderTotal/FrameworkMaximumAmount"
_PERIOD = "ProcurementProject/PlannedPeriod"


def fill_in(draft: Draft, notice: Notice) -> None:
    """Procedure, value, duration and dates."""
    _procedure(draft, notice)
    _framework(draft, notice)
    _documents(draft, notice)
    _amount(draft, notice, _ESTIMATE, "value.base_value", "BT-27")
    _amount(draft, notice, _MAXIMUM, "procedure.framework_maximum", "BT-271")
    _duration(draft, notice)
    _renewal(draft, notice)
    _dates(draft, notice)


def _procedure(draft: Draft, notice: Notice) -> None:
    node = notice.root.first("TenderingProcess/ProcedureCode")
    code = node.text if node else ""
    word = codes.PROCEDURE_WORDS.get(code, code)
    chosen: Procedure | None
    advice = ""
    if notice.is_concession:
        chosen = None
        advice = "Dit is een concessie. Het programma toetst geen concessies; kies zelf of u verder gaat."
    elif notice.is_social and code in ("", "open", "restricted", "oth-single", "oth-mult"):
        chosen = Procedure.SOCIAL_AND_SPECIFIC
        if code:
            advice = f"In de aankondiging staat als procedure: {word}. Overgenomen is: {chosen.label.lower()}."
    elif notice.is_national:
        chosen = codes.NATIONAL_PROCEDURES.get(code) or codes.NATIONAL_LOOKALIKES.get(code)
        if code and code not in codes.NATIONAL_PROCEDURES:
            taken = f"Overgenomen is: {chosen.label.lower()}." if chosen else "Kies zelf een procedure."
            advice = f"In deze nationale aankondiging staat als procedure: {word}. {taken}"
    else:
        chosen = codes.EUROPEAN_PROCEDURES.get(code)
        if code and chosen is None:
            advice = f"In de aankondiging staat als procedure: {word}. Kies zelf een procedure."
    if chosen is not None:
        draft.put("procedure.procedure", chosen, "BT-105", *((node,) if node else ()))
    if advice:
        draft.remark(f"Procedure (BT-105): {advice}", *((node,) if node else ()))
    group = notice.root.first("TenderingProcess/ProcessJustification[accelerated-procedure]/ProcessReasonCode")
    if group is not None and (accelerated := values.truth(group.text)) is not None:
        draft.put("procedure.is_accelerated", accelerated, "BT-106", group)
    reason = notice.root.first("TenderingProcess/ProcessJustification[accelerated-procedure]/ProcessReason")
    if reason is not None:
        draft.put("procedure.accelerated_reason", reason.text, "BT-1351", reason)


def _framework(draft: Draft, notice: Notice) -> None:
    path = "TenderingProcess/ContractingSystem[framework-agreement]/ContractingSystemTypeCode"
    kinds = [node for lot in notice.lots for node in lot.all(path) if node.text]
    if kinds and len({node.text == "none" for node in kinds}) == 1 and len(kinds) == len(notice.lots):
        is_framework = kinds[0].text != "none"
        draft.put("procedure.is_framework", is_framework, "BT-765", *(() if is_framework else kinds))
        # Which kind of framework has no field: a code with a meaning stays unread, and so it is listed.
    elif kinds:
        draft.agreed(notice, "Raamovereenkomst (BT-765)", path, lambda node: values.word(node) or node.text)
    draft.put_agreed(
        "procedure.framework_longer_reason",
        notice,
        "BT-109",
        "TenderingProcess/FrameworkAgreement/Justification",
        lambda node: node.text,
    )


def _documents(draft: Draft, notice: Notice) -> None:
    """BT-14: documents behind a lock are not "freely and fully available" (art. 2.66)."""
    path = "TenderingTerms/CallForTendersDocumentReference/DocumentType"
    nodes = [node for lot in notice.lots for node in lot.all(path) if node.text]
    known = {"non-restricted-document", "restricted-document"}
    if not nodes or any(node.text not in known for node in nodes):
        return
    is_open = all(node.text == "non-restricted-document" for node in nodes)
    draft.put("procedure.is_electronic", is_open, "BT-14", *nodes)
    if not is_open:
        draft.remark("Niet alle stukken zijn vrij in te zien (BT-14). Daardoor kan een langere termijn gelden.")


def _amount(draft: Draft, notice: Notice, path: str, target: str, source: str) -> None:
    """An amount for the whole tender: from the notice itself, else from its only lot, else (a maximum) all lots."""
    label = "Raming" if source == "BT-27" else "Hoogste waarde van de raamovereenkomst"
    node = notice.root.first(path)
    lots = [(lot, found) for lot in notice.lots if (found := lot.first(path)) is not None]
    amounts = [(found, values.number(found.text)) for _, found in lots if found.attributes.get("currencyID") == "EUR"]
    total = sum((amount for _, amount in amounts if amount is not None), Decimal(0))
    is_complete = (
        bool(amounts) and len(amounts) == len(notice.lots) and all(amount is not None for _, amount in amounts)
    )
    value: Decimal | None = None
    if node is not None:
        value = euros(draft, node, f"{label} ({source})")
        if value is not None and draft.put(target, value, source, node) and amounts and total != value:
            draft.remark(
                f"{label} ({source}): de aankondiging noemt {dutch.euro(value)}, de percelen samen noemen "
                f"{dutch.euro(total)}. Overgenomen is {dutch.euro(value)}."
            )
    elif lots and not notice.is_divided:
        value = euros(draft, lots[0][1], f"{label} ({source})")
        if value is not None:
            draft.put(target, value, source, lots[0][1])
    elif is_complete and source == "BT-271":
        value = total
        draft.remark(f"{label} ({source}): {dutch.euro(total)} is de som van de percelen.")
        draft.put(target, total, source, *(found for found, _ in amounts))
    if value is not None and source == "BT-271":
        read(*(found for found, amount in amounts if not notice.is_divided and amount == value))
    if value is not None and source == "BT-27":
        if not notice.is_divided:
            read(*(found for found, amount in amounts if amount == value))
        draft.remark(
            "De raming (BT-27) is het bedrag met alle opties en verlengingen. Het hele bedrag staat nu bij "
            "'Waarde zonder opties'. Verdeel het zelf als er opties of verlengingen zijn."
        )


def _duration(draft: Draft, notice: Notice) -> None:
    draft.put_agreed(
        "schedule.contract_start", notice, "BT-536", f"{_PERIOD}/StartDate", lambda node: values.day(node.text)
    )
    measured = draft.put_agreed("value.duration_months", notice, "BT-36", f"{_PERIOD}/DurationMeasure", values.months)
    start = draft.tender.schedule.contract_start
    if measured or start is None:
        return
    path = f"{_PERIOD}/EndDate"
    found = draft.agreed(notice, "Einde (BT-537)", path, lambda node: values.day(node.text), dutch.day)
    if found is None or found[0] < start:
        return
    count, is_exact = values.months_between(start, found[0])
    if draft.put("value.duration_months", count, "BT-537"):
        until = f"De looptijd is berekend van {dutch.day(start)} tot en met {dutch.day(found[0])} (BT-536 en BT-537)"
        rounded = "" if is_exact else ", naar boven afgerond"
        draft.remark(f"{until}: {dutch.counted(count, 'maand', 'maanden')}{rounded}.", *found[1])


def _renewal(draft: Draft, notice: Notice) -> None:
    """BT-58 only counts renewals; without their length the months stay open, except when there are none."""
    counts = [
        node
        for level in notice.levels
        for node in level.all("ProcurementProject/ContractExtension/MaximumNumberNumeric")
        if node.text
    ]
    told = any(
        level.first("ProcurementProject/ContractExtension/Renewal/Period/Description") for level in notice.levels
    )
    numbers = {values.whole(node.text) for node in counts}
    if numbers == {0} and not told:
        draft.put("value.extension_months", 0, "BT-58", *counts)
    elif numbers == {0}:
        draft.remark(
            "De aankondiging noemt nul verlengingen (BT-58), maar beschrijft er wel (BT-57). Vul de maanden zelf in.",
            *counts,
        )
    elif counts:
        draft.remark("De aankondiging noemt verlengingen, zonder maanden (BT-58). Vul de maanden zelf in.")


def _dates(draft: Draft, notice: Notice) -> None:
    node = notice.root.first("IssueDate")
    sent = values.day(node.text) if node else None
    is_changed = bool(notice.root.all("Changes"))
    if node is not None and sent is not None:
        if notice.is_call and not is_changed:
            draft.put("schedule.dispatch_date", sent, "BT-05", node)
        else:
            what = "een wijziging van een aankondiging" if is_changed else "geen oproep om in te schrijven"
            draft.remark(
                f"Verzonden op {dutch.day(sent)} (BT-05). Dit is {what}: vul zelf in wanneer de oproep is verzonden.",
                node,
            )
    for target, source, path in (
        ("schedule.submission_deadline", "BT-131", "TenderSubmissionDeadlinePeriod/EndDate"),
        ("schedule.participation_deadline", "BT-1311", "ParticipationRequestReceptionPeriod/EndDate"),
        ("schedule.questions_deadline", "BT-13", "AdditionalInformationRequestPeriod/EndDate"),
        ("schedule.invitation_date", "BT-130", "InvitationSubmissionPeriod/StartDate"),
    ):
        draft.put_agreed(target, notice, source, f"TenderingProcess/{path}", lambda found: values.day(found.text))
