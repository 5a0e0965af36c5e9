"""Step 1: what is bought, and why."""

from __future__ import annotations

from ...domain.choices import ContractNature
from ...domain.steps import Step
from ..form import CardSpec, PageSpec, field

SUBJECT = PageSpec(
    step=Step.SUBJECT,
    subtitle="Wat koopt u, en wat wordt er beter van?",
    cards=(
        CardSpec(
            title="De opdracht",
            parts=(
                field("subject.title"),
                field("subject.reference"),
                field("subject.buyer"),
                field("subject.department"),
                field("subject.nature"),
                field(
                    "subject.is_social_or_specific_service",
                    when=lambda tender: tender.subject.nature is ContractNature.SERVICES,
                ),
                field("subject.policy_domain"),
                field("subject.main_cpv"),
                field("subject.additional_cpvs"),
                field("subject.place"),
                field("subject.description"),
            ),
        ),
        CardSpec(
            title="Het doel",
            parts=(
                field("subject.social_purpose"),
                field("subject.policy_reference"),
                field("subject.internal_client"),
                field("subject.ambition_agreed_on"),
            ),
        ),
        CardSpec(
            title="De vorige keer",
            folded=True,
            parts=(
                field("subject.previous_contract"),
                field("subject.lesson_applied", when=lambda tender: bool(tender.subject.previous_contract.strip())),
            ),
        ),
        CardSpec(
            title="Ingelezen uit een aankondiging",
            when=lambda tender: bool(tender.import_remarks),
            parts=(field("import_remarks"),),
        ),
        CardSpec(
            title="Over dit dossier",
            folded=True,
            parts=(field("phase"), field("assessment_date"), field("subject.dossier_kind")),
        ),
    ),
)
