"""Invented enterprises for tests and pictures: every state of a recognition, and as many as one wants."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.enterprises.enterprise import (
    Contact,
    Enterprise,
    EnterpriseKind,
    EnterpriseSource,
    EnterpriseState,
    Experience,
    ImpactArea,
    RecognitionProof,
    Reference,
    TargetGroup,
    TargetGroupCount,
)
from sociaalinkopen_desktop.domain.policy import PsoStep

GREEN = Enterprise(
    name="Stichting Voorbeeldgroen",
    kvk="12345678",
    kind=EnterpriseKind.SW_BEDRIJF,
    legal_form="stichting",
    offer="Onderhoud van plantsoen, bermen en begraafplaatsen. Ook zwerfafval en onkruid zonder gif.",
    cpv=("77310000-6", "77311000-3"),
    keywords=("groen", "onkruid"),
    impact_areas=(ImpactArea.LABOUR,),
    town="Bernheze",
    range_km=40,
    recognitions=(
        RecognitionProof(
            kind=Recognition.PSO_30_PLUS,
            proof="certificaat-pso.pdf",
            valid_until=date(2028, 3, 12),
            checked_on=date(2026, 9, 1),
        ),
    ),
    target_share_percent=Decimal(62),
    target_share_on=date(2026, 1, 1),
    target_groups=(TargetGroupCount(group=TargetGroup.PARTICIPATION_ACT, people=48),),
    full_time_places=Decimal(110),
    largest_contract=Decimal(900_000),
    references=(Reference(title="Groenonderhoud wijk Zuid", client="Voorbeeldstad", year=2025),),
    contact=Contact(function="bedrijfsbureau", email="info@voorbeeldgroen.example"),
    source=EnterpriseSource.PSO_REGISTER,
    experiences=(Experience(day=date(2026, 5, 6), subject="Bermen 2026", outcome="Op tijd klaar, goede rapportage."),),
)
PRINTING = Enterprise(
    name="Drukkerij De Voorbeeldpers",
    kvk="23456789",
    offer="Drukwerk, enveloppen vullen en post bezorgen.",
    town="Voorbeeldstad",
    recognitions=(
        RecognitionProof(kind=Recognition.PSO, step=PsoStep.STEP_2, valid_until=date(2026, 6, 30)),
        RecognitionProof(kind=Recognition.CODE_SOCIALE_ONDERNEMINGEN, valid_until=date(2026, 10, 1)),
    ),
)
CATERING = Enterprise(
    name="Cateringcoöperatie Aan Tafel",
    kind=EnterpriseKind.COOPERATIVE,
    offer="Lunch en borrels, bereid door mensen die weer aan het werk gaan.",
    town="Oss",
    recognitions=(RecognitionProof(kind=Recognition.CODE_SOCIALE_ONDERNEMINGEN, valid_until=date(2027, 1, 15)),),
)
CIRCULAR = Enterprise(
    name="Kringwerk Voorbeeld bv",
    kvk="34567890",
    offer="Inzamelen, nakijken en opnieuw verkopen van kantoormeubels en laptops.",
    town="Eindhoven",
    recognitions=(RecognitionProof(kind=Recognition.B_CORP, checked_on=date(2024, 2, 1)),),
)
BIKES = Enterprise(
    name="Fietskoerier Voorbeeld",
    offer="Post en pakketten op de fiets.",
    town="'s-Hertogenbosch",
    state=EnterpriseState.TO_VERIFY,
    recognitions=(RecognitionProof(kind=Recognition.OWN_STATEMENT),),
)
CLEANING = Enterprise(name="Schoonmaakbedrijf Voorbeeld", kind=EnterpriseKind.REGULAR, offer="Schoonmaak", town="Uden")
ENTERPRISES = (GREEN, PRINTING, CATERING, CIRCULAR, BIKES, CLEANING)


def many(count: int) -> list[Enterprise]:
    """So many enterprises that differ, with the names in order."""
    kinds, states = list(EnterpriseKind), list(EnterpriseState)
    return [
        replace(
            ENTERPRISES[at % len(ENTERPRISES)],
            name=f"Voorbeeldwerk {at:05}",
            kvk=f"{10_000_000 + at}",
            kind=kinds[at % len(kinds)],
            state=states[at % len(states)],
        )
        for at in range(count)
    ]
