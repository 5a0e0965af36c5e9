"""What lies in a data file beside its tenders, and how that differs between the file of now and a copy of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Beside(StrEnum):
    """The kinds of things beside the tenders that are kept one by one."""

    ENTERPRISE = "enterprise"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True)
class ItemThere:
    """An enterprise or a meeting in a data file, without what is in it. `title` may be empty."""

    kind: Beside
    id: str
    title: str
    version: int
    saved_at: datetime

    @property
    def name(self) -> str:
        """The title, or words that say it has none."""
        return self.title.strip() or _NAMELESS[self.kind]


_NAMELESS = {Beside.ENTERPRISE: "Onderneming zonder naam", Beside.MEETING: "Bijeenkomst zonder titel"}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What putting a copy back would do to the things of one kind, each list by name; changed as they are now."""

    kind: Beside
    returning: tuple[ItemThere, ...]
    vanishing: tuple[ItemThere, ...]
    changed: tuple[ItemThere, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing of this kind would change."""
        return not (self.returning or self.vanishing or self.changed)


def differences(now: Iterable[ItemThere], then: Iterable[ItemThere]) -> tuple[Difference, ...]:
    """For each kind in which something differs, what does."""
    present = {(item.kind, item.id): item for item in now}
    past = {(item.kind, item.id): item for item in then}

    def of(kind: Beside) -> Difference:
        both = [(item, past[key]) for key, item in present.items() if key[0] is kind and key in past]
        return Difference(
            kind=kind,
            returning=_by_name(item for key, item in past.items() if key[0] is kind and key not in present),
            vanishing=_by_name(item for key, item in present.items() if key[0] is kind and key not in past),
            changed=_by_name(a for a, b in both if (a.version, a.saved_at) != (b.version, b.saved_at)),
        )

    return tuple(found for found in map(of, Beside) if not found.is_empty)


def _by_name(items: Iterable[ItemThere]) -> tuple[ItemThere, ...]:
    return tuple(sorted(items, key=lambda item: (item.name.casefold(), item.id)))
