"""The tenders and documents that the tests of this folder read: four tenders, every kind of document."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from sociaalinkopen_desktop.application.advice_text import default_advice
from sociaalinkopen_desktop.domain.assessment import assess
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.choices import DocumentState
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.documents import DocumentKind, Material, document_of
from sociaalinkopen_desktop.domain.duties import duties_of
from sociaalinkopen_desktop.domain.house_style import HouseStyle
from sociaalinkopen_desktop.domain.justification import Receipt
from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender
from tests.domain.test_justification import MADE_ON, catalogue, example

HOUSE = HouseStyle(
    organisation="Voorbeeldgemeente",
    address=("Raadhuisplein 1", "0000 AA Voorbeeldstad"),
    contact="Team Inkoop, 0000-000000",
    signature_roles=("Inkoper", "Budgethouder"),
)

NATIONAL: dict[str, Any] = {
    "value": {"base_value": "90000", "extensions_value": "90000"},
    "lots": [],
    "division": {"not_divided_reason": "Eén ploeg onderhoudt beide wijken; delen kost twee keer beheer."},
    "procedure": {"procedure": "national_open"},
    "ambition": {"reservation": {"is_sheltered_execution": False}},
    "award": {"assessors": "Inkoper, beheerder groen en coördinator social return"},
    "market": {
        "consultation_date": "2026-09-15",
        "has_consultation_report": True,
        "meet_the_market_date": "2026-09-01",
        "consultation": {
            "purpose": "Wij willen weten welk deel van het werk met de hand kan, en wat een haalbare termijn is.",
            "published_in": "TenderNed en onze website",
            "opens_on": "2026-09-01",
            "closes_on": "2026-09-15",
            "reply_to": "inkoop@voorbeeldgemeente.example",
            "questions": [
                "Welk deel van de uren kunnen mensen doen die moeilijk werk vinden?",
                "Hoeveel tijd hebt u nodig om in te schrijven?",
                "Wat zou u anders vragen?",
            ],
            "answers": [
                {
                    "participant": "Stichting Voorbeeldwerk, bedrijfsleider",
                    "question": 1,
                    "answer": "Ongeveer de helft.",
                },
                {"participant": "Groen BV, directeur", "question": 1, "answer": "Een kwart.", "is_anonymous": True},
                {"participant": "Groen BV, directeur", "question": 2, "answer": "Zes weken."},
                {"answer": "Houd de percelen klein."},
            ],
            "summary": "Een kwart tot de helft van het werk kan met de hand.",
            "what_we_do": "De termijn wordt zes weken. Het werk met de hand wordt een eigen onderdeel.",
            "report_made_on": "2026-09-22",
        },
        "shared_information": [
            {
                "day": "2026-09-01",
                "occasion": "Meet the market groen",
                "what": "De opdracht start in april 2027.",
                "to_whom": "acht ondernemingen",
            },
        ],
    },
}

BIDS = [
    {"name": "Inschrijver A", "price": "402000", "scores": [{"key": "c2", "score": 8}, {"key": "c3", "score": 6}]},
    {"name": "Inschrijver B", "price": "431000", "scores": [{"key": "c2", "score": 9}, {"key": "c3", "score": 10}]},
    {"name": "Inschrijver C", "price": "398500", "scores": [{"key": "c2", "score": 6}, {"key": "c3", "score": 4}]},
]


def with_bids(*, received: bool) -> Tender:
    """The European tender in the phase of the award, with three bids."""
    plain = [
        {**item, "key": f"c{place}"}
        for place, item in enumerate(
            (
                {"name": "Prijs", "kind": "price", "weight_percent": 40},
                {"name": "Plan van aanpak", "kind": "quality", "weight_percent": 40, "question": "Hoe werkt u?"},
                {"name": "Sociale inzet", "kind": "quality", "weight_percent": 20, "theme": "social_return"},
            ),
            1,
        )
    ]
    trial = {"formula": "ratio", "decimals": 2, "tie_rule": "quality", "bids": BIDS, "bids_are_received": received}
    return a_tender(
        phase="award",
        award={
            "criteria": plain,
            "trial": trial,
            "assessors": "Inkoper en beheerder groen",
            "has_low_tender": False,
        },
    )


TENDERS: Mapping[str, Callable[[], Tender]] = {
    "kerstpakketten": lambda: example("kerstpakketten"),
    "groen-nationaal": lambda: a_tender(**NATIONAL),
    "europees": lambda: with_bids(received=True),
    "leeg": Tender,
}


@cache
def material(name: str, state: DocumentState = DocumentState.DRAFT) -> Material:
    """Everything that a document about that tender may draw from."""
    return material_of(TENDERS[name](), state)


def material_of(tender: Tender, state: DocumentState = DocumentState.DRAFT, day: date | None = None) -> Material:
    """The same for any tender, judged by a part of the catalogue that stays as it is."""
    day = day or tender.schedule.dispatch_date or MADE_ON
    judged, norms = assess(tender, catalogue(), CHECKS, day), Norms(catalogue().norms, day)
    return Material(
        tender=tender,
        assessment=judged,
        norms=norms,
        receipt=Receipt(program_version="1.0.0", made_on=MADE_ON, profile_fingerprint="abcd" * 16),
        duties=duties_of(tender, norms, catalogue(), judged.findings),
        house=HOUSE,
        state=state,
        advice_template=default_advice(),
    )


@cache
def made(kind: DocumentKind, name: str, state: DocumentState = DocumentState.DRAFT) -> Document:
    """One document about one of the tenders."""
    return document_of(kind, material(name, state))
