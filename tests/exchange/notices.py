"""Small notices for tests: only what the test is about, the rest is the least that a notice needs."""

from pathlib import Path

from sociaalinkopen_desktop.exchange.eforms import ImportedNotice, read_notice

DATA = Path(__file__).parent / "data"

_NAMESPACES = " ".join(
    (
        'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"',
        'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"',
        'xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"',
        'xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1"',
        'xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"',
        'xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"',
    )
)


def extension(content: str) -> str:
    """The wrappers of an eForms extension."""
    return (
        "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
        f"{content}"
        "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
    )


def lot(project: str = "", terms: str = "", process: str = "", identifier: str = "LOT-0000", kind: str = "Lot") -> str:
    """One lot."""
    return (
        f'<cac:ProcurementProjectLot><cbc:ID schemeName="{kind}">{identifier}</cbc:ID>'
        f"<cac:TenderingTerms>{terms}</cac:TenderingTerms>"
        f"<cac:TenderingProcess>{process}</cac:TenderingProcess>"
        f"<cac:ProcurementProject>{project}</cac:ProcurementProject></cac:ProcurementProjectLot>"
    )


def notice(
    *lots: str,
    subtype: str = "16",
    form: str = "competition",
    kind: str = "cn-standard",
    basis: str = "32014L0024",
    head: str = "",
    top: str = "",
    terms: str = "",
    process: str = "",
    project: str = "",
    root: str = "ContractNotice",
) -> str:
    """The text of a notice; without lots it has one empty one."""
    subtype_code = f'<efac:NoticeSubType><cbc:SubTypeCode listName="notice-subtype">{subtype}</cbc:SubTypeCode>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" {_NAMESPACES}>'
        f"{extension(f'{subtype_code}</efac:NoticeSubType>{head}')}"
        f"<cbc:RegulatoryDomain>{basis}</cbc:RegulatoryDomain>"
        f'<cbc:NoticeTypeCode listName="{form}">{kind}</cbc:NoticeTypeCode>'
        f"<cbc:NoticeLanguageCode>NLD</cbc:NoticeLanguageCode>{top}"
        f"<cac:TenderingTerms>{terms}</cac:TenderingTerms>"
        f"<cac:TenderingProcess>{process}</cac:TenderingProcess>"
        f"<cac:ProcurementProject>{project}</cac:ProcurementProject>"
        f"{''.join(lots) or lot()}</{root}>"
    )


def code(name: str, listed: str, value: str, prefix: str = "cbc") -> str:
    """A code element."""
    return f'<{prefix}:{name} listName="{listed}">{value}</{prefix}:{name}>'


def additional(listed: str, value: str, text: str = "") -> str:
    """A ProcurementAdditionalType: strategic aims, accessibility and so on."""
    told = f'<cbc:ProcurementType languageID="NLD">{text}</cbc:ProcurementType>' if text else ""
    return (
        f"<cac:ProcurementAdditionalType>{code('ProcurementTypeCode', listed, value)}{told}"
        "</cac:ProcurementAdditionalType>"
    )


def award(
    kind: str, name: str = "", weight: str = "", measure: str = "per-exa", about: str = "", extra: str = ""
) -> str:
    """One award criterion."""
    parameter = parameters("AwardCriterionParameter", "number-weight", measure, weight) if weight else ""
    named = f'<cbc:Name languageID="NLD">{name}</cbc:Name>' if name else ""
    told = f'<cbc:Description languageID="NLD">{about}</cbc:Description>' if about else ""
    return (
        f"<cac:SubordinateAwardingCriterion>{extension(parameter + extra)}"
        f"{code('AwardingCriterionTypeCode', 'award-criterion-type', kind)}{named}{told}"
        "</cac:SubordinateAwardingCriterion>"
    )


def parameters(group: str, listed: str, measure: str, number: str) -> str:
    """A weight, fixed value or threshold."""
    return (
        f"<efac:{group}>{code('ParameterCode', listed, measure, 'efbc')}"
        f"<efbc:ParameterNumeric>{number}</efbc:ParameterNumeric></efac:{group}>"
    )


def awarding(*criteria: str, text: str = "") -> str:
    """The award criteria of a lot."""
    told = f'<cbc:Description languageID="NLD">{text}</cbc:Description>' if text else ""
    group = f"<cac:AwardingCriterion>{told}{''.join(criteria)}</cac:AwardingCriterion>"
    return f"<cac:AwardingTerms>{group}</cac:AwardingTerms>"


def selection(value: str, text: str = "", name: str = "TendererRequirementTypeCode", usage: str = "") -> str:
    """One selection criterion (without the wrappers)."""
    told = f'<cbc:Description languageID="NLD">{text}</cbc:Description>' if text else ""
    used = code("CalculationExpressionCode", "usage", usage) if usage else ""
    return f"<efac:SelectionCriteria>{code(name, 'selection-criterion', value)}{told}{used}</efac:SelectionCriteria>"


def qualification(listed: str, value: str, text: str = "") -> str:
    """A TendererQualificationRequest: reservation, exclusion, sources."""
    told = f'<cbc:Description languageID="NLD">{text}</cbc:Description>' if text else ""
    return (
        "<cac:TendererQualificationRequest><cac:SpecificTendererRequirement>"
        f"{code('TendererRequirementTypeCode', listed, value)}{told}"
        "</cac:SpecificTendererRequirement></cac:TendererQualificationRequest>"
    )


def execution(listed: str, value: str, text: str = "") -> str:
    """A ContractExecutionRequirement."""
    told = f'<cbc:Description languageID="NLD">{text}</cbc:Description>' if text else ""
    return (
        f"<cac:ContractExecutionRequirement>{code('ExecutionRequirementCode', listed, value)}{told}"
        "</cac:ContractExecutionRequirement>"
    )


def amount(value: str, currency: str = "EUR") -> str:
    """BT-27."""
    return (
        "<cac:RequestedTenderTotal>"
        f'<cbc:EstimatedOverallContractAmount currencyID="{currency}">{value}</cbc:EstimatedOverallContractAmount>'
        "</cac:RequestedTenderTotal>"
    )


def maximum(value: str, currency: str = "EUR") -> str:
    """BT-271."""
    told = f'<efbc:FrameworkMaximumAmount currencyID="{currency}">{value}</efbc:FrameworkMaximumAmount>'
    return f"<cac:RequestedTenderTotal>{extension(told)}</cac:RequestedTenderTotal>"


def organisation(identifier: str, name: str, lead: str = "") -> str:
    """An organisation of the notice."""
    told = f"<efbc:GroupLeadIndicator>{lead}</efbc:GroupLeadIndicator>" if lead else ""
    return (
        f"<efac:Organization>{told}<efac:Company>"
        f'<cac:PartyIdentification><cbc:ID schemeName="organization">{identifier}</cbc:ID></cac:PartyIdentification>'
        f'<cac:PartyName><cbc:Name languageID="NLD">{name}</cbc:Name></cac:PartyName>'
        "</efac:Company></efac:Organization>"
    )


def reference(identifier: str) -> str:
    """A reference to an organisation."""
    return f'<cac:PartyIdentification><cbc:ID schemeName="organization">{identifier}</cbc:ID></cac:PartyIdentification>'


def imported(tmp_path: Path, text: str) -> ImportedNotice:
    """What the program makes of this text."""
    path = tmp_path / "aankondiging.xml"
    path.write_text(text, "utf-8")
    return read_notice(path)
