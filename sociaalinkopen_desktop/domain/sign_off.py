"""Agreements with a step: what was agreed with, and whether it changed afterwards."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from .choices import Choice
from .dossier import SignOff
from .encoding import to_plain
from .steps import STEP_OF_GROUP, Step
from .tender import Tender

_LENGTH = 32

# Where the purchase stands is no content, and the day of the law is chosen at the assessment.
_NO_CONTENT = ("phase", "assessment_date")
_AT_THE_ASSESSMENT = ("answers", "deviations", "assessment_date")


class SignOffState(Choice):
    """Whether an agreement still is about what stands there now."""

    VALID = "valid", "Akkoord"
    CHANGED = "changed", "Gewijzigd na akkoord"


def groups_of(step: Step) -> tuple[str, ...]:
    """The parts of a tender that an agreement with this step is about; with the documents one agrees with all of it."""
    filled_in = tuple(group for group in STEP_OF_GROUP if group not in _NO_CONTENT)
    if step is Step.ASSESSMENT:
        return _AT_THE_ASSESSMENT
    if step is Step.DOCUMENTS:
        return (*filled_in, *_AT_THE_ASSESSMENT)
    return tuple(group for group in filled_in if STEP_OF_GROUP[group] is step)


def fingerprint(tender: Tender, step: Step) -> str:
    """A text that stays the same as long as the content of a step does, on every computer and in every version."""
    groups = groups_of(step)
    plain = {name: value for name, value in to_plain(tender).items() if name in groups}
    return hashlib.sha256(_written(plain).encode("ascii")).hexdigest()[:_LENGTH]


def state_of(tender: Tender, sign_off: SignOff) -> SignOffState:
    """Whether the step is as it was when somebody agreed."""
    same = sign_off.fingerprint == fingerprint(tender, sign_off.step)
    return SignOffState.VALID if same else SignOffState.CHANGED


def agreed(tender: Tender, step: Step, function: str, day: date | None) -> Tender:
    """The tender with an agreement on a step as it is now; an earlier one on the same step is replaced."""
    made = SignOff(step=step, function=function.strip(), signed_on=day, fingerprint=fingerprint(tender, step))
    return replace(tender, sign_offs=_ordered((*_others(tender, step), made)))


def withdrawn(tender: Tender, step: Step) -> Tender:
    """The tender without an agreement on that step."""
    return replace(tender, sign_offs=_others(tender, step))


def _written(plain: Any) -> str:
    """Plain data as one text, always the same for the same data."""
    if isinstance(plain, dict):
        return "{" + ",".join(f"{name!a}:{_written(plain[name])}" for name in sorted(plain)) + "}"
    if isinstance(plain, list):
        return "[" + ",".join(map(_written, plain)) + "]"
    return ascii(plain)


def _others(tender: Tender, step: Step) -> tuple[SignOff, ...]:
    return tuple(item for item in tender.sign_offs if item.step is not step)


def _ordered(sign_offs: Iterable[SignOff]) -> tuple[SignOff, ...]:
    return tuple(sorted(sign_offs, key=lambda item: item.step.number))
