"""The notes of the officer to herself: one per step."""

from dataclasses import replace

from .dossier import StepNote
from .steps import Step
from .tender import Tender


def noted(tender: Tender, step: Step, text: str) -> Tender:
    """The tender with this note at a step; without text there is none any more."""
    others = tuple(item for item in tender.notes if item.step is not step)
    kept = (*others, StepNote(step=step, text=text)) if text.strip() else others
    return replace(tender, notes=tuple(sorted(kept, key=lambda item: item.step.number)))
