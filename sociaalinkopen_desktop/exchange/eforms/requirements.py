"""What is asked of tenderers and of the performance: grounds, suitability, conditions, payment."""

from ...domain.requirements import ExclusionGround, PerformanceCondition, ReferenceRequirement, SelectionCriterion
from . import codes, values
from .document import Node
from .draft import Draft, Notice, lots_named, read
from .subject import organisation_names

_TURNOVER = "slc-stand-to-"
_REFERENCES = "slc-abil-ref-"


def fill_in(draft: Draft, notice: Notice) -> None:
    """Exclusion, selection, conditions, the body that explains labour law, and payment."""
    _exclusion(draft, notice)
    _selection(draft, notice)
    _conditions(draft, notice)
    _labour_law_body(draft, notice)
    _payment(draft, notice)


def _exclusion(draft: Draft, notice: Notice) -> None:
    path = "TenderingTerms/TendererQualificationRequest/SpecificTendererRequirement[exclusion-ground]"
    grounds: list[ExclusionGround] = []
    sources: list[Node] = []
    for level in notice.levels:
        for group in level.all(path):
            node = group.first("TendererRequirementTypeCode")
            code = codes.OLD_EXCLUSION_GROUNDS.get(node.text, node.text) if node else ""
            if node is None or code not in codes.EXCLUSION_GROUNDS:
                continue  # it stays unread, and so it is listed
            ground = ExclusionGround(title=codes.EXCLUSION_GROUNDS[code], code=code)
            if ground not in grounds:
                grounds.append(ground)
            sources.append(node)
    draft.put_rows("requirements.exclusion_grounds", grounds, "BT-67", *sources)


def _selection(draft: Draft, notice: Notice) -> None:
    rows: dict[tuple[str, str], tuple[list[int], list[Node]]] = {}
    for number, lot in enumerate(notice.lots, 1):
        for group in lot.all("TenderingTerms/SelectionCriteria"):
            node = group.first("TendererRequirementTypeCode") or group.first("CriterionTypeCode")
            if node is None or node.text not in codes.SELECTION_CRITERIA:
                continue  # it stays unread, and so it is listed
            usage = group.first("CalculationExpressionCode")
            if usage is not None and usage.text in ("not-used", "no"):
                draft.remark(f"Niet gebruikt als eis (BT-748): {codes.SELECTION_CRITERIA[node.text].lower()}.")
                read(node, usage)
                continue
            told = [found for path in ("Name", "Description") for found in group.all(path) if found.text]
            text = values.one_line(" ".join(found.text for found in told))
            numbers, nodes = rows.setdefault((node.text, text), ([], []))
            numbers.append(number)
            nodes += [node, *told, *([usage] if usage and usage.text in ("used", "yes") else [])]
    criteria: list[SelectionCriterion] = []
    references: list[ReferenceRequirement] = []
    for (code, text), (numbers, nodes) in rows.items():
        where = _where(numbers, notice)
        label = codes.SELECTION_CRITERIA[code]
        read(*nodes)
        if code.startswith(_TURNOVER):
            _turnover(draft, code, f"{text}{where}")
        elif code.startswith(_REFERENCES):
            references.append(ReferenceRequirement(core_competence=f"{text or label}{where}"))
        else:
            title = f"{label}: {text}{where}" if text else f"{label}{where}"
            criteria.append(SelectionCriterion(kind=codes.selection_kind(code), title=title))
    draft.put_rows("requirements.criteria", criteria, "BT-809")
    if references:
        draft.put_rows("requirements.references", references, "BT-809")
        draft.remark("Bij referenties (BT-809) noemt de aankondiging geen aantal en geen waarde. Vul die zelf in.")


def _turnover(draft: Draft, code: str, text: str) -> None:
    """A turnover requirement; its amount only when the text names exactly one."""
    draft.put("requirements.has_turnover_requirement", True, "BT-809")
    amount = values.only_amount_in(text)
    known = draft.tender.requirements.turnover_requirement
    if amount is not None and known in (None, amount):
        draft.put("requirements.turnover_requirement", amount, "BT-750")
        draft.remark(f"De omzeteis komt uit deze tekst (BT-750), kijk die na: {text}")
    else:
        draft.remark(f"{codes.SELECTION_CRITERIA[code]} (BT-809): {text or 'zonder bedrag'}. Vul het bedrag zelf in.")


def _conditions(draft: Draft, notice: Notice) -> None:
    path = "TenderingTerms/ContractExecutionRequirement[conditions]"
    texts: dict[str, list[int]] = {}
    sources: list[Node] = []
    for number, lot in enumerate(notice.lots, 1):
        for group in lot.all(path):
            for node in group.all("Description"):
                if node.text:
                    texts.setdefault(node.text, []).append(number)
                    sources += [
                        node,
                        *(item for item in group.all("ExecutionRequirementCode") if item.text == "performance"),
                    ]
    conditions = [
        PerformanceCondition(title=f"{_title(text)}{_where(numbers, notice)}", text=text)
        for text, numbers in texts.items()
    ]
    draft.put_rows("performance.conditions", conditions, "BT-70", *sources)


def _title(text: str) -> str:
    """The first sentence, when it is short enough for a name."""
    return values.shortened(values.one_line(text).partition(". ")[0], 80)


def _where(numbers: list[int], notice: Notice) -> str:
    """Which lots something is for, when it is not all of them."""
    different = sorted(set(numbers))
    return f" ({lots_named(different)})" if len(different) < len(notice.lots) else ""


def _labour_law_body(draft: Draft, notice: Notice) -> None:
    """OPT-301 and OPT-110 to 130: where tenderers find the rules on tax, environment and labour (art. 2.81)."""
    texts: list[str] = []
    sources: list[Node] = []
    for lot in notice.lots:
        for kind, about in (("Fiscal", "belasting"), ("Environmental", "milieu"), ("Employment", "arbeid")):
            for group in lot.all(f"TenderingTerms/{kind}LegislationDocumentReference"):
                names, nodes = [], list[Node]()
                for party in group.all("IssuerParty"):
                    found, found_nodes = organisation_names(notice, party)
                    names += found
                    nodes += found_nodes
                address = group.first("Attachment/ExternalReference/URI")
                parts = [*names, *([address.text] if address else [])]
                if parts:
                    texts.append(f"{about}: {', '.join(parts)}")
                    sources += [*nodes, *([address] if address else [])]
    if texts:
        draft.put("performance.labour_law_body", "; ".join(values.each_once(texts)), "OPT-301", *sources)


def _payment(draft: Draft, notice: Notice) -> None:
    """BT-77; the text itself stays listed, because it may say more than a number of days."""
    texts = {node.text for lot in notice.lots for node in lot.all("TenderingTerms/PaymentTerms/Note") if node.text}
    text = texts.pop() if len(texts) == 1 else ""
    days = values.only_days_in(text) if "betal" in text.lower() or "factu" in text.lower() else None
    if days is not None:
        draft.put("contract.payment_days", days, "BT-77")
        draft.remark("De betaaltermijn komt uit een tekst (BT-77). Kijk na of die klopt.")
