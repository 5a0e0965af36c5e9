"""What is new, gone or other between two versions of a pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .faults import LABELS
from .pack import Pack, Rule

_CONDITIONS = ("applies_when", "met_when", "kind")


@dataclass(frozen=True)
class Changed:
    """A criterion that is in both versions and differs. `parts` are the Dutch names of what differs."""

    before: Rule
    after: Rule
    parts: tuple[str, ...]
    judges_otherwise: bool


@dataclass(frozen=True)
class Difference:
    """`frame` has the Dutch name, the old and the new words of what changed about the pack itself."""

    added: tuple[Rule, ...]
    removed: tuple[Rule, ...]
    changed: tuple[Changed, ...]
    frame: tuple[tuple[str, str, str], ...]

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        return not (self.added or self.removed or self.changed or self.frame)


def difference(before: Pack | None, after: Pack | None) -> Difference:
    """From one version to the next; None means that the pack is not there (yet, or any more)."""
    old = {rule.criterion.id: rule for rule in before.rules} if before else {}
    new = {rule.criterion.id: rule for rule in after.rules} if after else {}
    return Difference(
        added=tuple(rule for key, rule in new.items() if key not in old),
        removed=tuple(rule for key, rule in old.items() if key not in new),
        changed=tuple(
            changed for key, rule in new.items() if key in old and (changed := _changed(old[key], rule)) is not None
        ),
        frame=_frame(before, after),
    )


def _changed(before: Rule, after: Rule) -> Changed | None:
    keys = [key for key in LABELS if before.plain.get(key) != after.plain.get(key)]
    if not keys:
        return None
    return Changed(before, after, tuple(LABELS[key] for key in keys), any(key in _CONDITIONS for key in keys))


def _frame(before: Pack | None, after: Pack | None) -> tuple[tuple[str, str, str], ...]:
    if before is None or after is None:
        return ()
    keys = [key for key in LABELS if key != "criteria" and before.plain.get(key) != after.plain.get(key)]
    return tuple((LABELS[key], _words(before.plain.get(key)), _words(after.plain.get(key))) for key in keys)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(str(part) for part in value.values() if part)
    return "" if value is None else str(value)
