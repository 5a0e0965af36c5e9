"""The advice to the board: one or two pages, in the order and with the fixed sentences of a template."""

from collections.abc import Callable, Mapping

from .. import dutch
from ..choices import ReservationScope
from ..document import Block, Bullets, Cell, Chapter, Document, Facts, Paragraph, SignOff, Table
from ..justification.build import file_name
from ..justification.summary import attention_of, explained, verdict_sentence
from ..norms import NoNormOnDate
from ..procedures import advise
from ..tender import Tender
from ..thresholds import threshold_for
from ..verdicts import MissingFact
from . import parts
from .advice_template import block_in, filled, sections_of
from .kinds import DocumentKind, Material

MOST = 6
EMPTY = "Hierover is nog niets vastgelegd."


def advice(material: Material) -> Document:
    """The advice. Raises TemplateFault when the template of `material` cannot be followed."""
    tender = material.tender
    words = _words(material)
    chapters = []
    for number, section in enumerate(sections_of(material.advice_template), 1):
        blocks = [block for line in section.lines for block in _blocks(line, words, material)]
        blocks = blocks or [Paragraph(text=EMPTY, muted=True)]
        chapters.append(Chapter(number=number, title=section.title, blocks=tuple(blocks)))
    return Document(
        kind=DocumentKind.BOARD_ADVICE.label,
        title=parts.title_of(tender),
        organisation=parts.organisation_of(material),
        status=material.state.label,
        date=material.receipt.made_on,
        file_name=file_name(tender, DocumentKind.BOARD_ADVICE.value),
        key_facts=Facts(
            rows=(
                ("Kenmerk", words["kenmerk"]),
                ("Van", words["opdrachtgever"] if words["afdeling"] == parts.GAP else words["afdeling"]),
                ("Getoetst aan", f"recht van {dutch.day(material.assessment.day)}"),
            )
        ),
        summary=(),
        chapters=tuple(chapters),
        disclaimer=parts.NO_ADVICE,
        contents=False,
        logo=material.house.picture,
        accent=material.house.paper_accent,
    )


def _blocks(line: str, words: dict[str, str], material: Material) -> tuple[Block, ...]:
    name = block_in(line)
    return BLOCK_MAKERS[name](material) if name else (Paragraph(text=filled(line, words)),)


def _words(material: Material) -> dict[str, str]:
    """Every place inside a sentence with its text; a gap is named."""
    tender = material.tender
    paths = {
        "titel": "subject.title",
        "kenmerk": "subject.reference",
        "afdeling": "subject.department",
        "opdrachtgever": "subject.internal_client",
        "procedure": "procedure.procedure",
        "gunning": "award.method",
        "omschrijving": "subject.description",
        "doel": "subject.social_purpose",
        "start": "schedule.contract_start",
    }
    found = {name: parts.value_of(tender, path) or parts.GAP for name, path in paths.items()}
    found["omschrijving"] = parts.value_of(tender, "subject.description") or f"De omschrijving is {parts.GAP}."
    found["doel"] = parts.value_of(tender, "subject.social_purpose") or f"Het maatschappelijk doel is {parts.GAP}."
    found["titel"] = parts.title_of(tender)
    found["organisatie"] = parts.organisation_of(material) or parts.GAP
    found["waarde"] = parts.value_words(tender)
    found["looptijd"] = parts.duration_words(tender)
    return found


def _decisions(material: Material) -> tuple[Block, ...]:
    tender = material.tender
    words = _words(material)
    points = [
        f"De opdracht op de markt te brengen. Procedure: {_lower(words['procedure'])}.",
        f"Geld en tijd. Geraamde waarde: {words['waarde']}. Looptijd: {words['looptijd']}.",
        f"Als gunningsgrond te kiezen: {_lower(words['gunning'])}.",
    ]
    social = tender.ambition.social_return
    if social.is_applied:
        share = dutch.percent(social.percentage) if social.percentage is not None else f"(percentage {parts.GAP})"
        points.append(f"Social return te vragen: {share}.")
    if tender.ambition.reservation.scope in (ReservationScope.WHOLE, ReservationScope.LOTS):
        scope = tender.ambition.reservation.scope.label.lower()
        points.append(f"De opdracht voor te behouden ({scope}). {tender.ambition.reservation.participation.label}.")
    deviations = explained(material.assessment)
    if deviations:
        number = "één afwijking" if len(deviations) == 1 else f"{len(deviations)} afwijkingen"
        points.append(f"In te stemmen met {number} met de redenen bij de kanttekeningen.")
    if tender.procedure.lighter_than_policy_reason.strip():
        points.append("In te stemmen met een lichtere procedure dan het eigen beleid noemt.")
    return tuple(Paragraph(text=f"{number}. {point}") for number, point in enumerate(points, 1))


def _arguments(material: Material) -> tuple[Block, ...]:
    tender = material.tender
    reason = parts.shortened(tender.procedure.reason)
    items = [f"De procedure past. {reason}" if reason else f"De reden voor de procedure is {parts.GAP}."]
    if tender.subject.policy_reference.strip():
        items.append(f"Het doel staat in beleid: {parts.ended(tender.subject.policy_reference)}")
    if len(tender.lots) > 1:
        items.append(f"De opdracht is verdeeld in {len(tender.lots)} percelen.")
    elif tender.division.not_divided_reason.strip():
        items.append(f"De opdracht is niet verdeeld. {parts.shortened(tender.division.not_divided_reason)}")
    themes = [item for item in tender.ambition.themes if item.is_applied]
    if themes:
        items.append(f"Sociale en duurzame thema's doen mee: {'; '.join(item.theme.label for item in themes).lower()}.")
    if tender.market.estimated_suppliers is not None:
        number = dutch.counted(tender.market.estimated_suppliers, "onderneming kan", "ondernemingen kunnen")
        items.append(f"Er is een markt: naar schatting {number} dit.")
    if tender.subject.lesson_applied.strip():
        items.append(f"Les van de vorige keer: {parts.shortened(tender.subject.lesson_applied)}")
    return (Bullets(items=tuple(items)),)


def _caveats(material: Material) -> tuple[Block, ...]:
    tender, assessment = material.tender, material.assessment
    items = []
    for finding in explained(assessment)[:MOST]:
        why = parts.shortened(finding.deviation.why, 160) if finding.deviation else ""
        items.append(f"Afwijking: {finding.criterion.title}. {why}".strip())
    if tender.procedure.lighter_than_policy_reason.strip():
        items.append(f"Lichter dan beleid: {parts.shortened(tender.procedure.lighter_than_policy_reason)}")
    attention = attention_of(assessment)
    items += [f"{item.status.label}: {item.criterion.title}." for item in attention[:MOST]]
    if len(attention) > MOST:
        items.append(f"En nog {dutch.counted(len(attention) - MOST, 'punt', 'punten')}; zie het motiveringsdocument.")
    for risk in [item for item in tender.contract.risks if item.risk.strip()][:MOST]:
        bearer = f" ({risk.bearer.label.lower()})" if risk.bearer else ""
        items.append(f"Risico: {parts.shortened(risk.risk, 120).rstrip('.')}{bearer}.")
    with_doubt = (Bullets(items=tuple(items)),) if items else (Paragraph(text="Er zijn geen kanttekeningen."),)
    return (*with_doubt, Paragraph(text=verdict_sentence(assessment), muted=True))


def _money(material: Material) -> tuple[Block, ...]:
    tender = material.tender
    rows = [("Geraamde waarde", parts.value_words(tender)), ("Looptijd", parts.duration_words(tender))]
    if tender.value.valuation_method.strip():
        rows.append(("Zo geraamd", parts.shortened(tender.value.valuation_method)))
    try:
        rows.append(("Europese drempel", str(threshold_for(tender, material.norms))))
        rows += [("Let op", text) for text in advise(tender, material.norms).cautions]
    except (MissingFact, NoNormOnDate):
        rows.append(("Europese drempel", "nog niet te bepalen"))
    rows.append(("Dekking", parts.TO_FILL))
    return (Facts(rows=tuple(rows)),)


def _next_steps(material: Material) -> tuple[Block, ...]:
    days = (
        ("Op de markt", "dispatch_date"),
        ("Inschrijven tot en met", "submission_deadline"),
        ("Mededeling van de keuze", "award_decision_date"),
        ("Start van het contract", "contract_start"),
    )
    return (Facts(rows=tuple(parts.row(material.tender, f"schedule.{name}", label) for label, name in days)),)


def _ambition(material: Material) -> tuple[Block, ...]:
    chosen = [item for item in material.tender.ambition.themes if item.is_applied is not None]
    if not chosen:
        return (Paragraph(text=f"De keuze per thema is {parts.GAP}."),)
    rows = tuple(
        (
            Cell(text=item.theme.label),
            Cell(text="Ja" if item.is_applied else "Nee"),
            Cell(text=item.reason.strip() or "–"),
        )
        for item in chosen
    )
    return (
        Table(
            caption="Keuze per thema", columns=parts.columns(("Thema", 3), ("Doet mee", 1.4), ("Reden", 5)), rows=rows
        ),
    )


def _signing(material: Material) -> tuple[Block, ...]:
    return (SignOff(roles=material.house.signature_roles or default_roles(material.tender)),)


def default_roles(tender: Tender) -> tuple[str, ...]:
    """Who signs when the organisation has chosen nobody; functions, never names."""
    return ("Inkoper", tender.subject.internal_client.strip() or "Ambtelijk opdrachtgever", "Budgethouder")


def _lower(text: str) -> str:
    """A label inside a sentence; an abbreviation or name at its start stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() and not text.startswith("Europees") else text


BLOCK_MAKERS: Mapping[str, Callable[[Material], tuple[Block, ...]]] = {
    "besluitpunten": _decisions,
    "argumenten": _arguments,
    "kanttekeningen": _caveats,
    "financien": _money,
    "vervolg": _next_steps,
    "ambitie": _ambition,
    "ondertekening": _signing,
}
