"""Step 3: the procedure, why it fits, and when it happens."""

from __future__ import annotations

from ...domain.choices import ContractNature, Phase, Procedure
from ...domain.steps import Step
from ...domain.tender import Tender
from ..form import CardSpec, PageSpec, field


def _has_selection(tender: Tender) -> bool:
    """Whether candidates first ask to take part."""
    return tender.procedure.procedure in (
        Procedure.RESTRICTED,
        Procedure.NEGOTIATED_WITH_CALL,
        Procedure.COMPETITIVE_DIALOGUE,
        Procedure.INNOVATION_PARTNERSHIP,
        Procedure.NATIONAL_RESTRICTED,
    )


def _is_european(tender: Tender) -> bool:
    return tender.procedure.procedure is not None and tender.procedure.procedure.is_european


def _lasts_long(tender: Tender) -> bool:
    return tender.procedure.is_framework


def _has_several_parties(tender: Tender) -> bool:
    return _lasts_long(tender) and (tender.procedure.framework_parties or 0) > 1


def _needs_a_ground(tender: Tender) -> bool:
    """Whether the law only allows this procedure on certain grounds."""
    return tender.procedure.procedure in (
        Procedure.NEGOTIATED_WITH_CALL,
        Procedure.NEGOTIATED_WITHOUT_CALL,
        Procedure.COMPETITIVE_DIALOGUE,
        Procedure.INNOVATION_PARTNERSHIP,
    )


def _is_national_work(tender: Tender) -> bool:
    """Whether the rules for works below the threshold apply."""
    return tender.subject.nature is ContractNature.WORKS and not _is_european(tender)


def _is_published(tender: Tender) -> bool:
    return tender.phase not in (Phase.PREPARATION, Phase.REVIEW)


PROCEDURE = PageSpec(
    step=Step.PROCEDURE,
    subtitle="Hoe en wanneer brengt u de opdracht op de markt?",
    cards=(
        CardSpec(
            title="Procedure",
            parts=(
                field("procedure.procedure"),
                field("procedure.has_cross_border_interest", when=lambda tender: not _is_european(tender)),
                field("procedure.special_ground", when=_needs_a_ground),
                field("procedure.reason"),
                field("procedure.lighter_than_policy_reason"),
                field("procedure.is_joint_procurement"),
                field("procedure.is_electronic"),
                field("procedure.not_electronic_reason", when=lambda tender: not tender.procedure.is_electronic),
                field("procedure.is_accelerated", when=_is_european),
                field("procedure.accelerated_reason", when=lambda tender: tender.procedure.is_accelerated),
            ),
        ),
        CardSpec(
            title="Raamovereenkomst",
            folded=True,
            parts=(
                field("procedure.is_framework"),
                field("procedure.framework_maximum", when=_lasts_long),
                field("procedure.states_framework_maximum", when=_lasts_long),
                field("procedure.framework_parties", when=_lasts_long),
                field("procedure.division_key", when=_has_several_parties),
                field("procedure.demands_availability", when=_lasts_long),
                field(
                    "procedure.pays_availability",
                    when=lambda tender: _lasts_long(tender) and tender.procedure.demands_availability is True,
                ),
                field("procedure.framework_longer_reason", when=_lasts_long),
            ),
        ),
        CardSpec(
            title="Waarom past deze procedure",
            folded=True,
            parts=tuple(
                field(f"procedure.{name}")
                for name in (
                    "size",
                    "transaction_costs",
                    "number_of_tenderers",
                    "desired_result",
                    "complexity",
                    "market_character",
                )
            ),
        ),
        CardSpec(
            title="Selectie vooraf",
            when=_has_selection,
            parts=(field("procedure.selected_number"), field("procedure.has_selection_rules")),
        ),
        CardSpec(
            title="Reglement voor werken (ARW 2016)",
            when=_is_national_work,
            parts=(
                field("procedure.applies_arw"),
                field("procedure.arw_deviation_reason", when=lambda tender: tender.procedure.applies_arw is False),
            ),
        ),
        CardSpec(
            title="Spelregels",
            folded=True,
            parts=(
                field("procedure.rules"),
                field("procedure.complaint_contact"),
                field("procedure.missing_reasons"),
            ),
        ),
        CardSpec(
            title="Planning",
            parts=(
                field("schedule.preparation_start"),
                field("schedule.prior_information_date", when=_is_european),
                field("schedule.dispatch_date"),
                field("schedule.participation_deadline", when=_has_selection),
                field("schedule.invitation_date", when=_has_selection),
                field("schedule.question_rounds"),
                field("schedule.questions_deadline"),
                field("schedule.information_note_date"),
                field("schedule.submission_deadline"),
                field("schedule.award_decision_date"),
                field("schedule.standstill_days"),
                field("schedule.contract_start"),
                field("schedule.has_consulting_hour"),
                field("schedule.has_site_visit"),
                field("schedule.has_substantial_change", when=_is_published),
                field(
                    "schedule.deadline_was_extended",
                    when=lambda tender: _is_published(tender) and tender.schedule.has_substantial_change is True,
                ),
            ),
        ),
    ),
)
