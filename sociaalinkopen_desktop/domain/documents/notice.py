"""Help with the form of TenderNed: the fields of the notice in the order of eForms, with the value to copy."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import dutch
from ..choices import AwardCriterionKind, Procedure
from ..document import Block, Cell, Document, Facts, Paragraph, Table, Tone
from ..eforms_values import eforms_values, grouped
from ..justification.build import file_name
from ..tender import Tender
from ..terms import TWO_STEPS
from . import parts
from .kinds import DocumentKind, Material

COLUMNS = (("Veld", 3.2), ("Overnemen", 5), ("Stand", 1.8))
NUTS = re.compile(r"\bNL[0-9A-Z]{1,3}\b")
NOT_HERE = "Dit staat niet in het programma. Vul het zelf in."
UNSURE = (
    "De velden staan in de volgorde van eForms, met hun code. De schermen van TenderNed kunnen anders zijn ingedeeld; "
    "dat is nog te bevestigen. Zoek een veld op zijn code of naam."
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One field of the form. Without a `value` it is missing, or, when `may_be_empty`, left open.

    `in_doubt`: there is a value, but somebody must look at it.
    """

    bt: str
    label: str
    value: str = ""
    may_be_empty: bool = False
    remark: str = ""
    in_doubt: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether the form wants a value that the tender does not have."""
        return not self.value and not self.may_be_empty


def notice_help(material: Material) -> Document:
    """The fields to fill in, section by section, and first how many are missing."""
    tender = material.tender
    sections = (
        ("De aanbestedende dienst", _buyer(material)),
        ("De opdracht", _contract(tender)),
        ("Waarde en looptijd", _value(tender)),
        ("De procedure", _procedure(tender)),
        ("Termijnen", _terms(tender)),
        ("Voorwaarden en eisen", _conditions(tender)),
        ("Gunning", _award(tender)),
    )
    lines = [line for _title, found in sections for line in found]
    missing = [line for line in lines if line.is_missing]
    social = tuple(_social(tender))
    problems = sum(len(field.problems) for lot in grouped(eforms_values(tender)) for field in lot.fields)
    chapters = parts.numbered(
        (
            ("Wat nog ontbreekt", _missing(missing, problems), "Alle velden die het programma kent, zijn ingevuld."),
            *((title, (_table(title, found),), "") for title, found in sections),
            ("Sociaal en duurzaam", social, ""),
        )
    )
    return Document(
        kind=DocumentKind.NOTICE_HELP.label,
        title=parts.title_of(tender),
        organisation=parts.organisation_of(material),
        status=material.state.label,
        date=material.receipt.made_on,
        file_name=file_name(tender, DocumentKind.NOTICE_HELP.value),
        key_facts=Facts(
            rows=(
                ("Kenmerk", tender.subject.reference.strip() or parts.GAP),
                parts.row(tender, "procedure.procedure"),
                ("Getoetst aan", f"recht van {dutch.day(material.assessment.day)}"),
                ("Nog in te vullen", dutch.counted(len(missing) + problems, "veld", "velden")),
            )
        ),
        summary=(),
        chapters=chapters,
        disclaimer=UNSURE,
        contents=False,
        logo=material.house.picture,
        accent=material.house.paper_accent,
    )


def _missing(lines: Sequence[Line], problems: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if lines:
        rows = tuple(
            (Cell(text=f"{line.bt} {line.label}"), Cell(text=line.remark or "Vul dit in het dossier in."))
            for line in lines
        )
        blocks.append(
            Table(caption="Velden zonder waarde", columns=parts.columns(("Veld", 4), ("Wat te doen", 6)), rows=rows)
        )
    if problems:
        number = dutch.counted(problems, "punt", "punten")
        blocks.append(Paragraph(text=f"Bij de velden over sociaal en duurzaam staat nog {number} om na te kijken."))
    return tuple(blocks)


def _table(title: str, lines: Sequence[Line]) -> Table:
    return Table(
        caption=f"Velden: {title.lower()}", columns=parts.columns(*COLUMNS), rows=tuple(_row(line) for line in lines)
    )


def _row(line: Line) -> tuple[Cell, ...]:
    state = Cell(text="Ontbreekt", tone=Tone.WHY)
    if line.in_doubt and line.value:
        state = Cell(text="Kijk na", tone=Tone.WHY)
    elif line.value:
        state = Cell(text="Klaar", tone=Tone.OK)
    elif line.may_be_empty:
        state = Cell(text="Mag leeg", tone=Tone.NEUTRAL)
    told = "\n".join(filter(None, (line.value, line.remark)))
    return Cell(text=f"{line.bt} {line.label}"), Cell(text=told or "–"), state


def _of(tender: Tender, bt: str, label: str, path: str, *, may_be_empty: bool = False) -> Line:
    return Line(bt=bt, label=label, value=parts.value_of(tender, path), may_be_empty=may_be_empty)


def _buyer(material: Material) -> tuple[Line, ...]:
    return (
        Line(bt="BT-500", label="Naam van de dienst", value=parts.organisation_of(material)),
        Line(
            bt="BT-510",
            label="Adres",
            value=", ".join(material.house.address),
            remark="" if material.house.address else NOT_HERE,
        ),
        Line(bt="BT-501", label="Nummer van de organisatie", may_be_empty=True, remark=NOT_HERE),
        Line(bt="BT-508", label="Kopersprofiel (webadres)", may_be_empty=True, remark=NOT_HERE),
    )


def _contract(tender: Tender) -> tuple[Line, ...]:
    lots = tuple(
        Line(
            bt="BT-137",
            label=f"Perceel {place}",
            value="\n".join(filter(None, (lot.title.strip(), lot.description.strip(), lot.cpv.strip()))),
        )
        for place, lot in enumerate(tender.lots, 1)
    )
    return (
        _of(tender, "BT-21", "Titel", "subject.title"),
        _of(tender, "BT-22", "Eigen kenmerk", "subject.reference"),
        _of(tender, "BT-24", "Beschrijving", "subject.description"),
        _of(tender, "BT-23", "Soort opdracht", "subject.nature"),
        _of(tender, "BT-262", "Hoofdcode CPV", "subject.main_cpv"),
        _of(tender, "BT-263", "Andere CPV-codes", "subject.additional_cpvs", may_be_empty=True),
        _place(tender),
        *lots,
        _of(
            tender,
            "BT-31",
            "Hoogste aantal percelen per inschrijving",
            "division.maximum_lots_per_tenderer",
            may_be_empty=True,
        ),
    )


def _place(tender: Tender) -> Line:
    place = tender.subject.place.strip()
    is_code = bool(NUTS.search(place))
    remark = "" if is_code or not place else "Het formulier vraagt een NUTS-code, zoals NL413. Zoek haar op."
    return Line(bt="BT-5071", label="Plaats (NUTS-code)", value=place, remark=remark, in_doubt=not is_code)


def _value(tender: Tender) -> tuple[Line, ...]:
    value = tender.estimated_value
    extension = tender.value.extension_months
    lines = [
        Line(
            bt="BT-27",
            label="Geraamde waarde",
            value=parts.value_words(tender) if value is not None else "",
            remark="U kiest of u dit bedrag publiceert.",
        ),
        Line(
            bt="BT-36",
            label="Looptijd",
            value="onbepaalde tijd" if tender.value.is_open_ended else parts.value_of(tender, "value.duration_months"),
        ),
        Line(
            bt="BT-57",
            label="Verlengingen",
            value=f"samen {dutch.counted(extension, 'maand', 'maanden')}" if extension else "",
            may_be_empty=True,
        ),
    ]
    if tender.procedure.is_framework:
        lines += [
            _of(tender, "BT-271", "Hoogste waarde van de raamovereenkomst", "procedure.framework_maximum"),
            _of(tender, "BT-113", "Hoogste aantal partijen", "procedure.framework_parties"),
            _of(
                tender, "BT-109", "Waarom langer dan vier jaar", "procedure.framework_longer_reason", may_be_empty=True
            ),
        ]
    return tuple(lines)


def _procedure(tender: Tender) -> tuple[Line, ...]:
    choice = tender.procedure
    code = f"{choice.procedure.label} (code {choice.procedure.value})" if choice.procedure else ""
    national = choice.procedure is not None and not choice.procedure.is_european
    own = choice.procedure.label if choice.procedure and national else code
    lines = [
        Line(bt="BT-105", label="Soort procedure", value=own),
        Line(bt="BT-106", label="Versnelde procedure", value="ja" if choice.is_accelerated else "nee"),
    ]
    if choice.is_accelerated:
        lines.append(_of(tender, "BT-1351", "Waarom versneld", "procedure.accelerated_reason"))
    if choice.procedure is Procedure.SOCIAL_AND_SPECIFIC:
        lines.append(Line(bt="BT-88", label="Kenmerken van de procedure", value=parts.shortened(choice.reason, 6000)))
    lines += [
        Line(bt="BT-765", label="Raamovereenkomst", value="ja" if choice.is_framework else "nee"),
        Line(
            bt="BT-17",
            label="Digitaal inschrijven",
            value="verplicht" if choice.is_electronic else "niet of niet geheel",
        ),
    ]
    if not choice.is_electronic:
        lines.append(_of(tender, "BT-19", "Waarom niet digitaal", "procedure.not_electronic_reason"))
    lines.append(Line(bt="BT-15", label="Webadres van de stukken", may_be_empty=True, remark=NOT_HERE))
    return tuple(lines)


def _terms(tender: Tender) -> tuple[Line, ...]:
    lines = [_of(tender, "BT-05", "Verzending van de aankondiging", "schedule.dispatch_date")]
    if tender.procedure.procedure in TWO_STEPS:
        lines += [
            _of(tender, "BT-1311", "Uiterste dag voor aanmelden", "schedule.participation_deadline"),
            _of(tender, "BT-130", "Uitnodiging tot inschrijving", "schedule.invitation_date"),
        ]
    return (
        *lines,
        _of(tender, "BT-13", "Uiterste dag voor vragen", "schedule.questions_deadline"),
        _of(tender, "BT-131", "Uiterste dag van inschrijving", "schedule.submission_deadline"),
        Line(bt="BT-97", label="Taal van de inschrijving", value="Nederlands (NLD)"),
        Line(bt="BT-98", label="Hoe lang een inschrijving geldt", may_be_empty=True, remark=NOT_HERE),
        _of(tender, "BT-99", "Termijn voor bezwaar", "schedule.standstill_days", may_be_empty=True),
    )


def _conditions(tender: Tender) -> tuple[Line, ...]:
    asked = tender.requirements
    conditions = "\n".join(item.title.strip() for item in tender.performance.conditions if item.title.strip())
    grounds = "\n".join(
        f"{item.title.strip()}{f' ({item.code.strip()})' if item.code.strip() else ''}"
        for item in asked.exclusion_grounds
    )
    criteria = [item.title.strip() for item in asked.criteria]
    criteria += [item.core_competence.strip() for item in asked.references]
    return (
        Line(bt="BT-67", label="Uitsluitingsgronden", value=grounds, may_be_empty=True),
        Line(bt="BT-809", label="Geschiktheidseisen", value="\n".join(filter(None, criteria)), may_be_empty=True),
        Line(bt="BT-70", label="Voorwaarden voor de uitvoering", value=conditions, may_be_empty=True),
        Line(
            bt="BT-75",
            label="Zekerheid",
            value=parts.value_of(tender, "requirements.security_percent"),
            may_be_empty=True,
        ),
        Line(bt="BT-726", label="Geschikt voor het mkb", may_be_empty=True, remark="Ja of nee. " + NOT_HERE),
        _of(tender, "BT-63", "Varianten", "award.allows_variants"),
    )


def _award(tender: Tender) -> tuple[Line, ...]:
    kinds = {AwardCriterionKind.PRICE: "price", AwardCriterionKind.COST: "cost", AwardCriterionKind.QUALITY: "quality"}
    lines = [
        Line(
            bt="BT-539",
            label=f"Criterium {place}",
            value="\n".join(
                filter(
                    None,
                    (
                        f"{item.name.strip() or 'zonder naam'} (soort: {kinds[item.kind]})",
                        f"BT-540 Beschrijving: {item.question.strip()}" if item.question.strip() else "",
                        f"BT-541 Gewicht: {dutch.number(item.weight_percent)} (BT-5421: per-exa)"
                        if item.weight_percent is not None
                        else "",
                    ),
                )
            ),
        )
        for place, item in enumerate(tender.award.criteria, 1)
    ]
    if tender.award.criteria and all(item.weight_percent is None for item in tender.award.criteria):
        lines.append(_of(tender, "BT-733", "Waarom geen gewichten", "award.no_weights_reason"))
    return tuple(lines) or (Line(bt="BT-539", label="Gunningscriteria"),)


def _social(tender: Tender) -> Iterator[Block]:
    for lot in grouped(eforms_values(tender)):
        rows = []
        for field in lot.fields:
            state = Cell(text="Kijk na", tone=Tone.WHY) if field.problems else Cell(text="Klaar", tone=Tone.OK)
            meaning = f" ({field.meaning})" if field.meaning else ""
            told = "\n".join(filter(None, (f"{field.value}{meaning}", *field.problems)))
            rows.append((Cell(text=f"{field.bt} {field.label}"), Cell(text=told or "–"), state))
        yield Table(caption=f"Sociaal en duurzaam: {lot.name}", columns=parts.columns(*COLUMNS), rows=tuple(rows))
