"""Required texts: written or not, and long enough to say something. Whether they convince is for people to judge."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, cast

from ..fields import fields_of, label_of
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Verdict, met, need, not_met

REASON = "policy.wording.reason_characters"
EXPLANATION = "policy.wording.explanation_characters"
END_OF_SENTENCE = re.compile(r"[.!?;]+(?=\s|$)|\n")


def long_enough(
    tender: Tender, norms: Norms, *paths: str, norm: str = REASON, then: Verdict | None = None, reason: str = ""
) -> Verdict:
    """`then` (or else `met`) when each of these texts has the length that the policy asks.

    Otherwise `not_met` at the first that has not, with the values `field` (its Dutch label) and `least` (characters);
    `reason` names the message for a criterion that can fail in another way too. Raises MissingFact for a text not yet
    written: that is open work, not a fault.
    """
    least = norms.quantity(norm)
    for path in paths:
        if len(need(tender, path).strip()) < least.amount:
            return not_met(path, reason=reason, field=label_of(Tender, path), least=least)
    return then or met(paths[0])


def names(text: str, *stems: str) -> bool:
    """Whether one of these word stems (in lower case) stands in the text. A hint, never a proof."""
    lowered = text.lower()
    return any(stem in lowered for stem in stems)


def sentences(text: str) -> list[str]:
    """The text cut after each sentence, semicolon or line; an abbreviation cuts too, so sentences seem short."""
    return [part for part in END_OF_SENTENCE.split(text) if part.strip()]


def words_per_sentence(text: str) -> Decimal:
    """How long the sentences are on average, in words with one decimal; 0 for an empty text."""
    lengths = [len(sentence.split()) for sentence in sentences(text)]
    return round(Decimal(sum(lengths)) / len(lengths), 1) if lengths else Decimal(0)


def texts_of(item: Any, prefix: str = "") -> list[tuple[str, str]]:
    """Every text that was written below a dataclass, with the path of its field."""
    found: list[tuple[str, str]] = []
    _collect(item, prefix, found)
    return found


def _collect(item: Any, prefix: str, found: list[tuple[str, str]]) -> None:
    for name, is_group in _with_text(type(item)):
        value = getattr(item, name)
        if not value:
            continue
        path = f"{prefix}{name}"
        if isinstance(value, tuple):
            for index, row in enumerate(value):
                if is_group:
                    _collect(row, f"{path}.{index}.", found)
                elif row:
                    found.append((path, row))
        elif is_group:
            _collect(value, f"{path}.", found)
        else:
            found.append((path, value))


def _read_with_text(group: type[Any]) -> tuple[tuple[str, bool], ...]:
    """The fields of a dataclass that can hold text, and whether they hold it in a group."""
    return tuple(
        (item.name, item.is_group)
        for item in fields_of(group)
        if (item.is_group and _with_text(item.kind)) or item.kind is str
    )


# Kept: two checks go through all texts of a tender at every key.
_with_text = cast("Callable[[type[Any]], tuple[tuple[str, bool], ...]]", cache(_read_with_text))
