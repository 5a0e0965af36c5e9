"""The findings of an assessment as JSON, for `toets --json` and other programs.

Documented in resources/schema/findings.schema.json. The same tender, catalogue and day always give the same text.
"""

import json
from datetime import date
from typing import Any

from ..domain import fields
from ..domain.assessment import Assessment, Finding, Status, text_of
from ..domain.catalogue import Basis, LegalBasis, Severity
from ..domain.choices import AnswerOutcome, Choice
from ..domain.norms import Certainty, NormUsed, Origin
from ..domain.quantities import Quantity, Unit
from ..domain.tender import Tender
from ..domain.verdicts import Outcome, Shown
from .schema import DIALECT, Schema

FORMAT = "sociaalinkopen-toetsing"
VERSION = 1


def findings_json(tender: Tender, assessment: Assessment) -> str:
    """The whole assessment as JSON text."""
    return json.dumps(findings_plain(tender, assessment), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def findings_plain(tender: Tender, assessment: Assessment) -> dict[str, Any]:
    """The whole assessment as plain data."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "tender": {"title": tender.subject.title, "reference": tender.subject.reference},
        "assessment_date": assessment.day.isoformat(),
        "catalogue": {
            "version": assessment.catalogue_version,
            "fingerprint": assessment.catalogue_fingerprint,
            "profile": assessment.profile,
        },
        "blocking": bool(assessment.blocking),
        "counts": {status.value: assessment.count(status) for status in Status},
        "findings": [_finding(item) for item in assessment.findings],
    }


def _finding(item: Finding) -> dict[str, Any]:
    return {
        "id": item.criterion.id,
        "title": item.criterion.title,
        "theme": item.criterion.theme.value,
        "verdict": item.outcome.value,
        "status": item.status.value,
        "status_text": item.status.label,
        "severity": item.criterion.severity.value,
        "basis": item.criterion.basis.value,
        "certainty": item.criterion.certainty.value,
        "blocks": item.blocks,
        "failed": item.failed,
        "message": item.message,
        "remedy": item.criterion.remedy,
        "field": {"path": item.path, "label": fields.label_of(Tender, item.path)} if item.path else None,
        "articles": [_article(basis) for basis in item.criterion.legal_basis],
        "values": _values(item),
        "norms": [_norm(norm) for norm in sorted(item.norms, key=lambda norm: norm.name)],
        "answer": {"outcome": item.answer.outcome.value, "reason": item.answer.reason} if item.answer else None,
        "deviation": (
            {
                "why": item.deviation.why,
                "how_far": item.deviation.how_far,
                "why_here": item.deviation.why_here,
            }
            if item.deviation
            else None
        ),
    }


def _article(basis: LegalBasis) -> dict[str, Any]:
    return {
        "law": basis.law,
        "article": basis.article,
        "paragraph": basis.paragraph,
        "bwb_id": basis.bwb_id,
        "text_of": _iso(basis.text_of),
        "url": basis.url,
    }


def _values(item: Finding) -> list[dict[str, Any]]:
    """What the check looked at: first the values with a label in the order of the criterion, then the others."""
    labels = item.criterion.value_labels
    used = item.verdict.values
    names = [name for name in labels if name in used] + sorted(name for name in used if name not in labels)
    return [
        {"name": name, "label": labels.get(name), "text": text_of(used[name]), "raw": _raw(used[name])}
        for name in names
    ]


def _raw(value: Shown) -> Any:
    match value:
        case Quantity():
            return {"amount": format(value.amount, "f"), "unit": value.unit.value}
        case Choice():
            return value.value
        case date():
            return value.isoformat()
    return value


def _norm(norm: NormUsed) -> dict[str, Any]:
    return {
        "name": norm.name,
        "description": norm.description,
        "value": format(norm.quantity.amount, "f"),
        "unit": norm.quantity.unit.value,
        "text": str(norm.quantity),
        "valid_from": norm.valid_from.isoformat(),
        "valid_until": _iso(norm.valid_until),
        "origin": norm.origin.value,
        "certainty": norm.certainty.value,
        "source": {"title": norm.reference.title, "url": norm.reference.url},
        "last_checked": norm.last_checked.isoformat(),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def findings_schema() -> Schema:
    """JSON Schema (2020-12) of the findings."""
    text: Schema = {"type": "string"}
    truth: Schema = {"type": "boolean"}
    day: Schema = {"type": "string", "format": "date"}
    day_or_null: Schema = {"type": ["string", "null"], "format": "date"}
    number: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
    quantity = _object("Getal met eenheid.", {"amount": number, "unit": _enum(Unit)})
    article = _object(
        "Artikel of andere bron.",
        {
            "law": text,
            "article": text,
            "paragraph": text,
            "bwb_id": text,
            "text_of": {**day_or_null, "description": "De dag van de wettekst."},
            "url": text,
        },
    )
    value = _object(
        "Een waarde die bij de toets is gebruikt.",
        {
            "name": text,
            "label": {"type": ["string", "null"]},
            "text": {**text, "description": "Zoals een lezer hem ziet."},
            "raw": {"anyOf": [text, quantity], "description": "Zoals een programma hem gebruikt."},
        },
    )
    norm = _object(
        "Een getal uit wet, richtsnoer of beleid, met de dagen waarop het geldt.",
        {
            "name": text,
            "description": text,
            "value": number,
            "unit": _enum(Unit),
            "text": text,
            "valid_from": day,
            "valid_until": day_or_null,
            "origin": _enum(Origin),
            "certainty": _enum(Certainty),
            "source": _object("Bron.", {"title": text, "url": text}),
            "last_checked": day,
        },
    )
    answer = _object("Het antwoord van de inkoper.", {"outcome": _enum(AnswerOutcome), "reason": text})
    deviation = _object("De motivering van een afwijking.", {"why": text, "how_far": text, "why_here": text})
    finding = _object(
        "Het oordeel over één criterium.",
        {
            "id": text,
            "title": text,
            "theme": text,
            "verdict": _enum(Outcome),
            "status": _enum(Status),
            "status_text": text,
            "severity": _enum(Severity),
            "basis": _enum(Basis),
            "certainty": _enum(Certainty),
            "blocks": {**truth, "description": "Of dit punt de publicatie tegenhoudt."},
            "failed": {**truth, "description": "Of de toets zelf misging; beoordeel het punt dan zelf."},
            "message": text,
            "remedy": text,
            "field": _or_null(_object("Het veld om naar te gaan.", {"path": text, "label": text})),
            "articles": {"type": "array", "items": article},
            "values": {"type": "array", "items": value},
            "norms": {"type": "array", "items": norm},
            "answer": _or_null(answer),
            "deviation": _or_null(deviation),
        },
    )
    counts = _object("Hoe vaak elke status voorkomt.", {status.value: {"type": "integer"} for status in Status})
    return {
        "$schema": DIALECT,
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": "Toetsing van Sociaal Inkopen Desktop",
        **_object(
            "Alle bevindingen over één aanbesteding, naar het recht van één dag. Dit is geen juridisch advies.",
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "tender": _object("De aanbesteding.", {"title": text, "reference": text}),
                "assessment_date": {**day, "description": "De peildatum."},
                "catalogue": _object(
                    "De gebruikte criteria.",
                    {
                        "version": text,
                        "fingerprint": text,
                        "profile": {**text, "description": "Het beleidsprofiel met de getallen van de gemeente."},
                    },
                ),
                "blocking": {**truth, "description": "Of er iets is dat de publicatie tegenhoudt."},
                "counts": counts,
                "findings": {"type": "array", "items": finding},
            },
        ),
    }


def _object(description: str, properties: dict[str, Schema]) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _enum(kind: type[Choice]) -> Schema:
    words = "; ".join(f"{choice.value} = {choice.label}" for choice in kind)
    return {"enum": [choice.value for choice in kind], "description": f"{words}."}


def _or_null(schema: Schema) -> Schema:
    return {**schema, "type": ["object", "null"]}
