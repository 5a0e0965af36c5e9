"""What the function of a duty can say: it does not arise, it comes after the award, or these fields fulfil it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .. import fields
from ..assessment import Finding
from ..choices import Choice
from ..norms import Norms
from ..tender import Tender
from ..wording import is_written


class DutyStatus(Choice):
    """How a duty stands."""

    OPEN = "open", "Nog te schrijven"
    DONE = "done", "Geschreven"
    UNDECIDED = "undecided", "Nog te bepalen"
    AFTER_AWARD = "after_award", "Na de gunning"
    DOES_NOT_ARISE = "does_not_arise", "Niet nodig"


@dataclass(frozen=True, kw_only=True)
class DutyAnswer:
    """A status with its reason in a Dutch sentence; `fields` are what fulfils the duty, `missing` what is not there."""

    status: DutyStatus
    reason: str = ""
    fields: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


Judge = Callable[[Tender, Norms, Sequence[Finding]], DutyAnswer]
"""The function of a duty. It may raise MissingFact and NoNormOnDate."""

registered: dict[str, Judge] = {}


def duty(identifier: str) -> Callable[[Judge], Judge]:
    """Join a function to the duty with that id. Raises ValueError when the id is taken."""

    def join(function: Judge) -> Judge:
        if identifier in registered:
            raise ValueError(f"two functions for {identifier}")
        registered[identifier] = function
        return function

    return join


def does_not_arise(reason: str) -> DutyAnswer:
    """Nothing has to be motivated here."""
    return DutyAnswer(status=DutyStatus.DOES_NOT_ARISE, reason=reason)


def after_award(reason: str) -> DutyAnswer:
    """It can only be written when the tenders are in."""
    return DutyAnswer(status=DutyStatus.AFTER_AWARD, reason=reason)


def undecided(reason: str, *missing: str) -> DutyAnswer:
    """Whether the duty arises is not known yet; `missing` are the fields that would tell."""
    return DutyAnswer(status=DutyStatus.UNDECIDED, reason=reason, missing=missing)


def fulfilled_by(tender: Tender, *paths: str) -> DutyAnswer:
    """Done when each of these fields says something, a choice of yes or no when it says yes.

    "*" in a path stands for every row; of a list without rows the list itself is missing.
    """
    known = tuple(path for pattern in paths for path in expanded(tender, pattern))
    missing = tuple(path for path in known if not _is_filled(fields.get(tender, path)))
    if not missing:
        return DutyAnswer(status=DutyStatus.DONE, fields=known)
    names = list(dict.fromkeys(fields.label_of(Tender, path) for path in missing))
    return DutyAnswer(status=DutyStatus.OPEN, reason=f"Nog nodig: {'; '.join(names)}.", fields=known, missing=missing)


def expanded(tender: Tender, pattern: str) -> Iterator[str]:
    """The paths that a path with "*" stands for: one for each row, or the list itself when it has none."""
    head, star, rest = pattern.partition(".*")
    if not star:
        yield head
        return
    rows = fields.get(tender, head)
    if not rows:
        yield head
    for index in range(len(rows)):
        yield from expanded(tender, f"{head}.{index}{rest}")


def _is_filled(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and not isinstance(value, Choice):
        return is_written(value)
    return value not in (None, ())
