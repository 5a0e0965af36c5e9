"""How the winner is chosen: award criteria, their weights, and the ground for award that follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ...domain import dutch
from ...domain.choices import AwardCriterionKind, AwardMethod
from ...domain.market import AwardCriterion
from . import codes, values
from .document import Node
from .draft import Draft, Notice

_GROUPS = "TenderingTerms/AwardingTerms/AwardingCriterion/SubordinateAwardingCriterion"
_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class _Told:
    """One criterion as the notice tells it. `measure` is the code of BT-5421; `nodes` are what it was read from."""

    criterion: AwardCriterion
    has_kind: bool
    number: Decimal | None
    measure: str
    limits: tuple[str, ...]
    nodes: tuple[Node, ...]


def fill_in(draft: Draft, notice: Notice) -> None:
    """The criteria of the tender when all lots share them; otherwise a remark with the criteria of each lot."""
    lots = [_criteria(lot) for lot in notice.lots]
    filled = [told for told in lots if told]
    if not filled:
        return
    if len({_signature(told) for told in lots}) > 1:
        for number, told in enumerate(lots, 1):
            summary = "; ".join(_summary(item) for item in told) or "geen"
            draft.remark(f"Gunningscriteria van perceel {number} (BT-539): {summary}.", *_nodes(told))
        draft.remark("De gunningscriteria verschillen per perceel en zijn niet overgenomen. Vul ze zelf in.")
        return
    told = filled[0]
    for item in told:
        if item.limits:
            draft.remark(f"Gunningscriterium '{item.criterion.name}' (BT-541): {'; '.join(item.limits)}.")
        if not item.has_kind:
            draft.remark(
                f"Gunningscriterium '{item.criterion.name}' (BT-539) heeft geen soort. Ingevuld is: kwaliteit."
            )
    rows = [item.criterion for item in _weighted(draft, told)]
    draft.put_rows("award.criteria", rows, "BT-539", *(node for items in lots for node in _nodes(items)))
    draft.put("award.method", _method(rows), "BT-539")
    reason = draft.agreed(
        notice,
        "Waarom geen gewichten (BT-733)",
        "TenderingTerms/AwardingTerms/AwardingCriterion/Description",
        lambda node: node.text,
    )
    if reason is not None:
        draft.put("award.no_weights_reason", reason[0], "BT-733", *reason[1])


def _criteria(lot: Node) -> tuple[_Told, ...]:
    return tuple(_one(group) for group in lot.all(_GROUPS))


def _one(group: Node) -> _Told:
    kind = group.first("AwardingCriterionTypeCode")
    name = group.first("Name")
    description = group.first("Description")
    weight = group.first("AwardCriterionParameter[number-weight]/ParameterNumeric")
    measure = group.first("AwardCriterionParameter[number-weight]/ParameterCode")
    choice = codes.AWARD_KINDS.get(kind.text if kind else "")
    # A number whose measure is unknown is no weight; both stay unread, and so they are listed.
    is_weight = weight is not None and measure is not None and measure.text in codes.WEIGHT_MEASURES
    number = values.number(weight.text) if weight is not None and is_weight else None
    title = values.one_line(name.text) if name else (choice.label if choice else "Criterium")
    about = description.text if description and (name is None or description.text != name.text) else ""
    limits, limit_nodes = _limits(group)
    nodes = (
        kind if choice else None,
        name,
        description,
        *((weight, measure) if number is not None else ()),
        *limit_nodes,
    )
    return _Told(
        criterion=AwardCriterion(name=title, kind=choice or AwardCriterionKind.QUALITY, question=about),
        has_kind=choice is not None,
        number=number,
        measure=measure.text if measure else "",
        limits=limits,
        nodes=tuple(node for node in nodes if node is not None),
    )


def _limits(group: Node) -> tuple[tuple[str, ...], list[Node]]:
    """Fixed values and thresholds (BT-5422, BT-5423): they are no weights, and have no field of their own."""
    told: list[str] = []
    nodes: list[Node] = []
    for kind in ("number-fixed", "number-threshold"):
        for parameter in group.all(f"AwardCriterionParameter[{kind}]"):
            code, number = parameter.first("ParameterCode"), parameter.first("ParameterNumeric")
            if code is None or number is None:
                continue  # it stays unread, and so it is listed
            amount = values.number(number.text)
            told.append(f"{values.shown(code)} {dutch.number(amount) if amount is not None else number.text}")
            nodes += [code, number]
    return tuple(told), nodes


def _signature(told: Sequence[_Told]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (item.criterion.name, item.criterion.kind, str(item.number), item.criterion.question, *item.limits)
        for item in told
    )


def _nodes(told: Sequence[_Told]) -> list[Node]:
    return [node for item in told for node in item.nodes]


def _summary(told: _Told) -> str:
    kind = told.criterion.kind.label.lower()
    weight = f", gewicht {dutch.number(told.number)}" if told.number is not None else ""
    about = f" ({values.one_line(told.criterion.question)})" if told.criterion.question else ""
    return f"{told.criterion.name} [{', '.join([kind + weight, *told.limits])}]{about}"


def _weighted(draft: Draft, told: Sequence[_Told]) -> list[_Told]:
    """The criteria with their weights as points out of 100, as far as the notice gives such weights."""
    numbers = [item.number for item in told if item.number is not None]
    measures = {item.measure for item in told if item.number is not None}
    if not numbers:
        return list(told)
    if measures == {"ord-imp"}:
        draft.remark("De gunningscriteria staan op volgorde van belang, zonder gewichten (BT-5421).")
        return sorted(told, key=lambda item: (item.number is None, item.number or 0))
    total = sum(numbers, Decimal(0))
    factor = Decimal(1)
    if total != _HUNDRED and total > 0 and all(measure[:4] in ("poi-", "dec-") for measure in measures):
        factor = _HUNDRED / total
        were = "; ".join(
            f"{item.criterion.name} {dutch.number(item.number)}" for item in told if item.number is not None
        )
        draft.remark(f"De gewichten zijn omgerekend naar delen van 100 (BT-541). Zij waren: {were}.")
    elif total != _HUNDRED:
        draft.remark(f"De gewichten zijn samen {dutch.number(total)} en geen 100 (BT-541). Kijk ze na.")
    if any(measure.endswith("-mid") for measure in measures):
        draft.remark("Een gewicht is het midden van een bandbreedte (BT-5421). Kijk de stukken na.")
    if len(measures) > 1:
        draft.remark("De gewichten hebben niet dezelfde maat (BT-5421). Kijk ze na.")
    return [_with_weight(draft, item, factor) for item in told]


def _with_weight(draft: Draft, told: _Told, factor: Decimal) -> _Told:
    if told.number is None:
        return told
    weight = (told.number * factor).quantize(_CENT) if factor != 1 else told.number
    if not 0 <= weight <= _HUNDRED:
        draft.remark(f"Gewicht van '{told.criterion.name}' (BT-541): {dutch.number(weight)} past niet in dit veld.")
        return told
    return replace(told, criterion=replace(told.criterion, weight_percent=weight))


def _method(rows: Sequence[AwardCriterion]) -> AwardMethod:
    kinds = {row.kind for row in rows}
    if kinds == {AwardCriterionKind.PRICE}:
        return AwardMethod.LOWEST_PRICE
    if AwardCriterionKind.QUALITY not in kinds:
        return AwardMethod.LOWEST_COST
    return AwardMethod.BEST_PRICE_QUALITY_RATIO
