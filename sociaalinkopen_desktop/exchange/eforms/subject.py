"""Who buys what, where, in which lots: the subject of the tender."""

import re
from decimal import Decimal

from ...domain import dutch, fields
from ...domain.choices import ReservedParticipation
from ...domain.subject import Lot
from . import codes, values
from .document import Node
from .draft import Draft, Notice, lots_named, read

_CPV = re.compile(r"(\d{8})(-\d)?")


def fill_in(draft: Draft, notice: Notice) -> None:
    """Subject, buyers, place and lots."""
    _buyers(draft, notice)
    _names(draft, notice)
    _nature(draft, notice)
    main = _cpv(draft, notice)
    _place(draft, notice)
    if notice.is_social:
        draft.put("subject.is_social_or_specific_service", True, "soort aankondiging")
    if notice.is_divided:
        draft.put_rows("lots", [_lot(draft, lot, number, main) for number, lot in enumerate(notice.lots, 1)], "BG-4")
    elif notice.lots and (identifier := notice.lots[0].content("ID")) not in ("LOT-0000", ""):
        draft.remark(
            f"De aankondiging noemt één perceel ({identifier}). Dat is ingelezen als een opdracht zonder percelen."
        )
    _lot_limits(draft, notice)


def organisation_names(notice: Notice, party: Node) -> tuple[list[str], tuple[Node, ...]]:
    """The names of the organisations that a party refers to, with the elements they stand in."""
    references = [reference.text for reference in party.all("PartyIdentification/ID")]
    nodes = [notice.organisations[name] for name in references if name in notice.organisations]
    return values.each_once([node.text for node in nodes]), tuple(nodes)


def organisations(root: Node) -> dict[str, Node]:
    """The element with the name of each organisation (BT-500), by its technical identifier."""
    found: dict[str, Node] = {}
    for organisation in root.all("Organizations/Organization"):
        for part in organisation.all("Company") + organisation.all("TouchPoint"):
            name = part.first("PartyName/Name")
            if name is not None:
                found.setdefault(part.content("PartyIdentification/ID"), name)
    return found


def _buyers(draft: Draft, notice: Notice) -> None:
    leads = {
        organisation.content("Company/PartyIdentification/ID"): organisation.all("GroupLeadIndicator")
        for organisation in notice.root.all("Organizations/Organization")
        if organisation.content("GroupLeadIndicator") == "true"
    }
    buyers: list[tuple[bool, str, tuple[Node, ...]]] = []
    for party in notice.root.all("ContractingParty/Party"):
        names, nodes = organisation_names(notice, party)
        is_lead = any(reference.text in leads for reference in party.all("PartyIdentification/ID"))
        buyers += [(is_lead, name, nodes) for name in names]
    if not buyers:
        draft.remark("De naam van de aanbestedende dienst (BT-500) staat niet in de aankondiging. Vul die zelf in.")
        return
    lead = next((buyer for buyer in buyers if buyer[0]), buyers[0])
    draft.put("subject.buyer", lead[1], "BT-500", *lead[2], *(node for nodes in leads.values() for node in nodes))
    others = [buyer for buyer in buyers if buyer is not lead]
    if others:
        draft.put("procedure.is_joint_procurement", True, "BT-500")
        told = dutch.listed([values.one_line(name) for _, name, _ in others])
        draft.remark(f"Ook koper (BT-500): {told}.", *(node for _, _, nodes in others for node in nodes))


def _names(draft: Draft, notice: Notice) -> None:
    for path, target, source in (
        ("ProcurementProject/Name", "subject.title", "BT-21"),
        ("ProcurementProject/Description", "subject.description", "BT-24"),
        ("ProcurementProject/ID", "subject.reference", "BT-22"),
    ):
        node = notice.root.first(path)
        if node is None and not notice.is_divided:
            node = next((found for lot in notice.lots if (found := lot.first(path))), None)
        if node is None:
            continue
        text = node.text if target == "subject.description" else values.one_line(node.text)
        if draft.put(target, text, source, node) and not notice.is_divided:
            # An undivided notice says these things twice; the same text again is not news.
            read(*(copy for lot in notice.lots for copy in lot.all(path) if copy.text == node.text))


def _nature(draft: Draft, notice: Notice) -> None:
    path = "ProcurementProject/ProcurementTypeCode"
    node = notice.root.first(path)
    if node is None:
        draft.put_agreed("subject.nature", notice, "BT-23", path, lambda found: codes.NATURES.get(found.text))
    elif node.text in codes.NATURES:
        draft.put("subject.nature", codes.NATURES[node.text], "BT-23", node)
        read(*(copy for lot in notice.lots for copy in lot.all(path) if copy.text == node.text))


def _cpv(draft: Draft, notice: Notice) -> str:
    main = ""
    additional: list[str] = []
    sources: list[Node] = []
    for level in notice.levels:
        for group, is_main in (("MainCommodityClassification", True), ("AdditionalCommodityClassification", False)):
            for node in level.all(f"ProcurementProject/{group}/ItemClassificationCode"):
                match = _CPV.fullmatch(node.text)
                if match is None or node.attributes.get("listName", "cpv") != "cpv":
                    continue  # it stays unread, and so it is listed
                code = match[1]
                if is_main and not main:
                    main = code
                    draft.put("subject.main_cpv", code, "BT-262", node)
                elif is_main and notice.is_divided and level is not notice.root:
                    read(node)  # becomes the code of its lot
                else:
                    additional.append(code)
                    sources.append(node)
    unique = [code for code in values.each_once(additional) if code != main]
    read(*sources)
    draft.put_rows("subject.additional_cpvs", unique, "BT-263")
    return main


def _place(draft: Draft, notice: Notice) -> None:
    places, nodes = _places(notice.root)
    whole = dict.fromkeys(places)
    has_own = bool(whole)
    lots: dict[str, list[int]] = {}
    for number, lot in enumerate(notice.lots, 1):
        places, lot_nodes = _places(lot)
        nodes += lot_nodes
        news = [place for place in places if place not in whole]
        if notice.is_divided and has_own:
            for place in news:
                lots.setdefault(place, []).append(number)
        else:
            whole.update(dict.fromkeys(news))
    if whole:
        draft.put("subject.place", "; ".join(whole), "BT-5071", *nodes)
    if lots:
        told = "; ".join(f"{place} ({lots_named(numbers)})" for place, numbers in lots.items())
        draft.remark(f"Plaats van uitvoering per perceel (BT-5071): {told}.", *nodes)


def _places(level: Node) -> tuple[list[str], list[Node]]:
    places: list[str] = []
    nodes: list[Node] = []
    for location in level.all("ProcurementProject/RealizedLocation"):
        street = [
            node
            for path in ("Address/StreetName", "Address/AdditionalStreetName", "Address/AddressLine/Line")
            for node in location.all(path)
        ]
        town = location.all("Address/PostalZone") + location.all("Address/CityName")
        region = location.all("Address/CountrySubentityCode") + location.all("Address/Region")
        country = location.all("Address/Country/IdentificationCode")
        about = location.all("Description")
        parts = [
            *(values.one_line(node.text) for node in street),
            " ".join(node.text for node in town if node.text),
            *(codes.REGIONS.get(node.text, node.text) for node in region),
            *(node.text for node in country if node.text != "NLD"),
            *(values.one_line(node.text) for node in about),
        ]
        places.append(", ".join(values.each_once(parts)))
        nodes += [*street, *town, *region, *country, *about]
    return values.each_once(places), nodes


def _lot(draft: Draft, lot: Node, number: int, main_cpv: str) -> Lot:
    title = lot.first("ProcurementProject/Name")
    description = lot.first("ProcurementProject/Description")
    identifier = lot.content("ID")
    reserved, sources = reserved_participation(lot)
    cpv = _CPV.fullmatch(lot.content("ProcurementProject/MainCommodityClassification/ItemClassificationCode"))
    read(*(node for node in (title, description, *sources) if node is not None))
    nature = lot.first("ProcurementProject/ProcurementTypeCode")
    if nature is not None and nature.fate is None and nature.text in codes.NATURES:
        word = codes.NATURES[nature.text].label
        draft.remark(f"Perceel {number} heeft een andere soort opdracht (BT-23): {word}.", nature)
    return Lot(
        title=values.one_line(title.text) if title else identifier,
        description=description.text if description else "",
        estimated_value=_lot_value(draft, lot, number),
        cpv=cpv[1] if cpv and cpv[1] != main_cpv else "",
        reserved=reserved or ReservedParticipation.NONE,
    )


def reserved_participation(lot: Node) -> tuple[ReservedParticipation | None, list[Node]]:
    """Whether a lot is reserved (BT-71), with the elements that say so; None when nothing readable does."""
    path = "TenderingTerms/TendererQualificationRequest/SpecificTendererRequirement[reserved-procurement]"
    nodes = lot.all(f"{path}/TendererRequirementTypeCode")
    said = [(codes.RESERVED[node.text], node) for node in nodes if node.text in codes.RESERVED]
    if not said:
        return None, []
    return said[0][0], [node for kind, node in said if kind is said[0][0]]


def _lot_value(draft: Draft, lot: Node, number: int) -> Decimal | None:
    node = lot.first("ProcurementProject/RequestedTenderTotal/EstimatedOverallContractAmount")
    if node is None:
        return None
    amount = euros(draft, node, f"Waarde van perceel {number} (BT-27)")
    if amount is None:
        return None
    lowest, highest = fields.describe(type(draft.tender), "lots.0.estimated_value").bounds or (0, 0)
    if not lowest <= amount <= highest:
        draft.remark(f"Waarde van perceel {number} (BT-27): {values.shown(node)} past niet in dit veld.", node)
        return None
    read(node)
    return amount


def euros(draft: Draft, node: Node, label: str) -> Decimal | None:
    """An amount in euros; another currency is not converted but told."""
    currency = node.attributes.get("currencyID", "")
    amount = values.number(node.text)
    if amount is None:
        return None  # it stays unread, and so it is listed
    if currency != "EUR":
        money = f"in {currency}" if currency else "zonder munt"
        draft.remark(f"{label}: {dutch.number(amount)} {money} is niet omgerekend. Vul het bedrag in euro in.", node)
        return None
    return amount


def _lot_limits(draft: Draft, notice: Notice) -> None:
    """BT-33 (how many a tenderer may win) and BT-31 (how many he may bid on)."""
    won = notice.root.first("TenderingTerms/LotDistribution/MaximumLotsAwardedNumeric")
    bid = notice.root.first("TenderingTerms/LotDistribution/MaximumLotsSubmittedNumeric")
    chosen = won or bid
    if chosen is None or (number := values.whole(chosen.text)) is None:
        return
    source = "BT-33" if won else "BT-31"
    draft.put("division.maximum_lots_per_tenderer", number, source, chosen)
    if bid is not None and bid is not chosen and bid.text == chosen.text:
        read(bid)
