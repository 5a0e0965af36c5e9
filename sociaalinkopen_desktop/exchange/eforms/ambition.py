"""What the notice says about social and sustainable aims: themes, reservation, vehicles, energy, accessibility."""

from dataclasses import replace

from ...domain.choices import ReservationScope, ReservedParticipation, Theme
from . import codes, values
from .document import Node
from .draft import Draft, Notice, read
from .subject import reserved_participation

_TYPES = "ProcurementProject/ProcurementAdditionalType"
_STRATEGIC = f"{_TYPES}[strategic-procurement]"


def fill_in(draft: Draft, notice: Notice) -> None:
    """Reservation, aims, green and accessibility."""
    _reservation(draft, notice)
    _themes(draft, notice)
    _accessibility(draft, notice)
    _green(draft, notice)


def _reservation(draft: Draft, notice: Notice) -> None:
    """BT-71 and BT-736. Some lots reserved is another thing than all of it."""
    told = [reserved_participation(lot) for lot in notice.lots]
    kinds = {kind for kind, _ in told}
    nodes = [node for _, found in told for node in found]
    if nodes and None not in kinds:
        reserved = kinds - {ReservedParticipation.NONE}
        if not reserved:
            scope = ReservationScope.NONE
        else:
            scope = ReservationScope.LOTS if ReservedParticipation.NONE in kinds else ReservationScope.WHOLE
            draft.put("ambition.reservation.is_stated_in_notice", True, "BT-71")
        draft.put("ambition.reservation.scope", scope, "BT-71", *nodes)
        if len(reserved) == 1:
            draft.put("ambition.reservation.participation", reserved.pop(), "BT-71")
        elif reserved:
            draft.remark("De percelen hebben verschillende voorbehouden (BT-71). Kies zelf de grond voor het geheel.")
    elif nodes:
        draft.remark("Niet elk perceel zegt of het is voorbehouden (BT-71). Vul dat zelf in.")
    draft.put_agreed(
        "ambition.reservation.is_sheltered_execution",
        notice,
        "BT-736",
        "TenderingTerms/ContractExecutionRequirement[reserved-execution]/ExecutionRequirementCode",
        lambda node: {"yes": True, "no": False}.get(node.text),
    )


def _themes(draft: Draft, notice: Notice) -> None:
    """BT-774 and BT-775 choose themes; a theme that the notice does not name stays unanswered."""
    reasons: dict[Theme, str] = {}
    sources: list[Node] = []
    for codelist, aim in (("environmental-impact", "env-imp"), ("social-objective", "soc-obj")):
        for lot in notice.lots:
            reason = _description(lot, aim)
            for node in lot.all(f"{_TYPES}[{codelist}]/ProcurementTypeCode"):
                theme = codes.THEMES.get(node.text)
                if theme is not None:
                    sources += [node, *([reason] if reason else [])]
                    reasons.setdefault(theme, values.one_line(reason.text) if reason else "")
            if any(node in sources for node in lot.all(f"{_TYPES}[{codelist}]/ProcurementTypeCode")):
                sources += [node for node in lot.all(f"{_STRATEGIC}/ProcurementTypeCode") if node.text == aim]
    if not reasons:
        return
    _tell_other_reasons(draft, notice, reasons)
    chosen = tuple(
        replace(choice, is_applied=True, reason=reasons[choice.theme]) if choice.theme in reasons else choice
        for choice in draft.tender.ambition.themes
    )
    draft.put("ambition.themes", chosen, "BT-774 en BT-775", *sources)
    is_reserved = (
        draft.tender.ambition.reservation.scope in (ReservationScope.WHOLE, ReservationScope.LOTS)
        or draft.tender.ambition.reservation.is_sheltered_execution is True
    )
    if Theme.SOCIAL_RETURN in reasons and not is_reserved:
        draft.put("ambition.social_return.is_applied", True, "BT-775")
    if notice.is_divided and not _same_everywhere(notice):
        draft.remark("De sociale en duurzame doelen verschillen per perceel (BT-06). Overgenomen is alles samen.")


def _description(lot: Node, aim: str) -> Node | None:
    """BT-777: the text that goes with one of the strategic aims."""
    for group in lot.all(_STRATEGIC):
        if group.content("ProcurementTypeCode") == aim:
            return group.first("ProcurementType")
    return None


def _tell_other_reasons(draft: Draft, notice: Notice, reasons: dict[Theme, str]) -> None:
    taken = set(reasons.values())
    for number, lot in enumerate(notice.lots, 1):
        for node in lot.all(f"{_STRATEGIC}/ProcurementType"):
            text = values.one_line(node.text)
            if text in taken:
                read(node)
            elif node.text and notice.is_divided:
                draft.remark(f"Doel van perceel {number} (BT-777): {text}", node)


def _same_everywhere(notice: Notice) -> bool:
    told = {
        tuple(
            sorted(
                node.text
                for codelist in ("environmental-impact", "social-objective")
                for node in lot.all(f"{_TYPES}[{codelist}]/ProcurementTypeCode")
            )
        )
        for lot in notice.lots
    }
    return len(told) == 1


def _accessibility(draft: Draft, notice: Notice) -> None:
    path = f"{_TYPES}[accessibility]/ProcurementTypeCode"
    found = draft.agreed(
        notice,
        "Toegankelijkheid (BT-754)",
        path,
        lambda node: node.text if node.text in ("inc", "n-inc", "n-inc-just") else None,
        lambda code: {"inc": "geëist", "n-inc": "niet geëist, niet voor mensen bedoeld"}.get(code, "niet geëist"),
    )
    if found is None:
        return
    draft.put("ambition.accessibility.is_required", found[0] == "inc", "BT-754", *found[1])
    if found[0] == "n-inc":
        draft.put("ambition.accessibility.used_by_natural_persons", False, "BT-754")
    if found[0] == "n-inc-just":
        draft.put_agreed(
            "ambition.accessibility.exception_reason",
            notice,
            "BT-755",
            f"{_TYPES}[accessibility]/ProcurementType",
            lambda node: node.text,
        )


def _green(draft: Draft, notice: Notice) -> None:
    vehicles = [
        node
        for lot in notice.lots
        for node in lot.all("TenderingTerms/StrategicProcurement[cvd-scope]/ApplicableLegalBasis")
        if node.text == "true"
    ]
    if vehicles:
        draft.put("ambition.green.includes_vehicles", True, "BT-717", *vehicles)
    details = "StrategicProcurement[eed-scope]/StrategicProcurementInformation/ProcurementDetails"
    labels = [
        node
        for lot in notice.lots
        for node in lot.all(f"TenderingTerms/{details}/LegalFrameworkCode")
        if node.text == "enrg-lab"
    ]
    if labels:
        draft.put("ambition.green.requires_energy_label", True, "BT-811", *labels)
