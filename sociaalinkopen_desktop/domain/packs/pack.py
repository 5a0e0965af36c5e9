"""What a pack is once it has been read, and how its criteria stand beside those of the program."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..assessment import Check
from ..catalogue import Basis, Catalogue, Criterion
from ..choices import CriterionTheme
from ..norms import Reference


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion of a pack: what is shown, how it is judged, and the data it was read from."""

    criterion: Criterion
    check: Check
    plain: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack that was found to be in order. `plain` is its data, to write it to a file again."""

    id: str
    title: str
    publisher: str
    version: str
    valid_from: date
    valid_until: date | None
    source: Reference
    rules: tuple[Rule, ...]
    plain: Mapping[str, Any]
    fingerprint: str


_BASES = {item: place for place, item in enumerate(Basis)}
_THEMES = {item: place for place, item in enumerate(CriterionTheme)}


def with_packs(
    catalogue: Catalogue, checks: Mapping[str, Check], packs: Sequence[Pack]
) -> tuple[Catalogue, Mapping[str, Check]]:
    """Catalogue and checks with the criteria of the packs, for `assess`.

    The version names the packs and the fingerprint depends on their content; the order in which packs are given makes
    no difference. Without packs both come back as they are. Raises ValueError when a code is used twice.
    """
    if not packs:
        return catalogue, checks
    packs = sorted(packs, key=lambda pack: pack.id)
    rules = [rule for pack in packs for rule in pack.rules]
    known = {criterion.id for criterion in catalogue.criteria} | checks.keys()
    for rule in rules:
        if rule.criterion.id in known:
            raise ValueError(f"twice: {rule.criterion.id}")
        known.add(rule.criterion.id)
    content = "\n".join([catalogue.fingerprint, *(f"{pack.id} {pack.version} {pack.fingerprint}" for pack in packs)])
    criteria = sorted(
        (*catalogue.criteria, *(rule.criterion for rule in rules)),
        key=lambda item: (_BASES[item.basis], _THEMES[item.theme]),
    )
    both = replace(
        catalogue,
        version=f"{catalogue.version} + {', '.join(f'{pack.id} {pack.version}' for pack in packs)}",
        fingerprint=hashlib.sha256(content.encode("utf-8")).hexdigest(),
        criteria=tuple(criteria),
    )
    return both, {**checks, **{rule.criterion.id: rule.check for rule in rules}}
