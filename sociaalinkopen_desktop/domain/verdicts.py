"""The five answers to a criterion, never two: a missing fact is no fail and no silent pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from . import fields
from .choices import Choice
from .norms import Norms
from .quantities import Quantity
from .tender import Tender

T = TypeVar("T")

Shown = Quantity | Choice | date | str
"""What a verdict may pass on to a message: values whose Dutch text is known."""


class Outcome(Choice):
    """The five answers."""

    MET = "met", "Voldoet"
    NOT_MET = "not_met", "Voldoet niet"
    NOT_APPLICABLE = "not_applicable", "Niet van toepassing"
    UNDECIDED = "undecided", "Nog te beantwoorden"
    ANSWERED = "answered", "Beantwoord door de inkoper"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A value that would solve the finding, to write into a field on request."""

    path: str
    value: Any


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a check says: the answer, the values for the message, and the field to look at.

    `reason` names the text to use when an answer has more than one (key in the criterion's `reasons`).
    """

    outcome: Outcome
    values: Mapping[str, Shown] = field(default_factory=dict)
    path: str = ""
    reason: str = ""
    proposal: Proposal | None = None


class MissingFact(Exception):
    """A check needs a fact that the officer has not given yet."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def worked_out_once(work: Callable[[Tender, Norms], T]) -> Callable[[Tender, Norms], T]:
    """For what dozens of checks ask about the same tender: one that is judged remembers it (see reassessment)."""

    @wraps(work)
    def asked(tender: Tender, norms: Norms) -> T:
        watch = getattr(tender, "_watch", None)
        return work(tender, norms) if watch is None else watch.remember(work, norms)

    return asked


def need(tender: Tender, path: str) -> Any:
    """The value of a field; raises MissingFact when it is not filled in (None, empty text or empty list)."""
    value = fields.get(tender, path)
    if value is None or value in ("", ()) or (isinstance(value, str) and not value.strip()):
        raise MissingFact(path)
    return value


def need_value(tender: Tender) -> Any:
    """The estimated value of the tender as Decimal; raises MissingFact when it cannot be computed."""
    if tender.estimated_value is None:
        raise MissingFact("value.base_value")
    return tender.estimated_value


def met(path: str = "", reason: str = "", **values: Shown) -> Verdict:
    """It is in order."""
    return Verdict(outcome=Outcome.MET, values=values, path=path, reason=reason)


def not_met(path: str, proposal: Proposal | None = None, reason: str = "", **values: Shown) -> Verdict:
    """It is not in order; `path` is the field to change."""
    return Verdict(outcome=Outcome.NOT_MET, values=values, path=path, proposal=proposal, reason=reason)


def met_if(condition: bool, path: str, reason: str = "", proposal: Proposal | None = None, **values: Shown) -> Verdict:
    """`met` or `not_met` with the same field and values; the proposal goes along only when it is not met."""
    if condition:
        return met(path, reason, **values)
    return not_met(path, proposal, reason, **values)


def not_applicable(reason: str = "", **values: Shown) -> Verdict:
    """The criterion does not concern this tender."""
    return Verdict(outcome=Outcome.NOT_APPLICABLE, reason=reason, values=values)


def undecided(path: str) -> Verdict:
    """A fact is missing; `path` is the field to fill in."""
    return Verdict(outcome=Outcome.UNDECIDED, path=path)
