"""What differs between two tenders, field by field and row by row, in the words of a reader.

Rows of a list are matched by what they hold, not by their place: a row that was put in between changes nothing else.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from . import fields
from .choices import Choice
from .steps import STEP_OF_GROUP, Step
from .telling import labelled, told
from .tender import Tender

T = TypeVar("T")

EMPTY = "niet ingevuld"
NOT_THERE = "stond er niet"
REMOVED = "verwijderd"

ADMINISTRATION = frozenset({"id", "revisions", "sign_offs"})
"""What says something about the tender, and is no content of it."""
PRIVATE = frozenset({"notes"})
"""What never stands in a document."""

_WITHOUT_ORDER = frozenset({"answers", "deviations", "notes"})
_STEPS = STEP_OF_GROUP | {"attachments": Step.SUBJECT, "import_remarks": Step.SUBJECT, "is_example": Step.SUBJECT}
_ALIKE = 0.5  # rows with at least this share of their filled fields in common are the same row, changed
_MOST_TRIED = 10_000  # pairs of rows; in longer lists only equal and equally named rows are matched
_LONGEST_NAME = 60
_AROUND = 60
_LONGEST_SIDE = 120


class ChangeKind(StrEnum):
    """What happened to a value or a row."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, kw_only=True)
class TenderChange:
    """One difference. `path` is that of the field in the newer tender, or of the list for a whole row.

    `before` and `after` are for a reader. `old` is the older value or row, `old_row` and `new_row` its places;
    `back_to` is where a moved row goes, once taken out, to stand in the older order again.
    """

    path: str
    step: Step
    label: str
    kind: ChangeKind
    before: str
    after: str
    old: Any = None
    old_row: int = -1
    new_row: int = -1
    back_to: int = -1

    @property
    def sentence(self) -> str:
        """The change in one line: "Titel: was Groen, wordt Grijs"."""
        if self.kind is ChangeKind.ADDED:
            return f"{self.label}: toegevoegd ({self.after})"
        if self.kind is ChangeKind.REMOVED:
            return f"{self.label}: verwijderd ({self.before})"
        before, after = shortened(self.before, self.after, _LONGEST_SIDE)
        return f"{self.label}: was {before.rstrip('.')}, wordt {after.rstrip('.')}"


def compare(old: Tender, new: Tender, without: Collection[str] = ADMINISTRATION) -> tuple[TenderChange, ...]:
    """Every difference from `old` to `new`, in the order of the steps. Groups named in `without` are left out."""
    found: list[TenderChange] = []
    for field in fields.fields_of(Tender):
        if field.name not in without:
            found.extend(_of_field(field, getattr(old, field.name), getattr(new, field.name), field.name, ""))
    return tuple(sorted(found, key=lambda change: change.step.number))


def put_back(tender: Tender, change: TenderChange) -> Tender:
    """`tender` with one change undone; it must be the newer of the two that were compared.

    Raises KeyError when what changed is not there any more.
    """
    if change.kind is ChangeKind.CHANGED:
        return fields.replaced(tender, change.path, change.old)
    rows = list(fields.get(tender, change.path))
    if change.kind is ChangeKind.REMOVED:
        rows.insert(min(change.old_row, len(rows)), change.old)
    elif change.new_row >= len(rows):
        raise KeyError(change.path)
    else:
        row = rows.pop(change.new_row)
        if change.kind is ChangeKind.MOVED:
            rows.insert(change.back_to, row)
    return fields.replaced(tender, change.path, tuple(rows))


def restored(now: Tender, version: Tender) -> Tender:
    """`version` in the place of `now`: under the same number and with the same log of revisions.

    A tender that was published stays so: the log would otherwise say something else than the phase.
    """
    phase = now.phase if now.revisions else version.phase
    return replace(version, id=now.id, revisions=now.revisions, phase=phase)


def shortened(before: str, after: str, most: int = 400) -> tuple[str, str]:
    """Both texts, or when one is longer than `most` signs the part that differs with some words around it."""
    if max(len(before), len(after)) <= most:
        return before, after
    least = min(len(before), len(after))
    first = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), least)
    rest = least - first
    pairs = zip(before[::-1][:rest], after[::-1][:rest], strict=True)
    last = next((at for at, (a, b) in enumerate(pairs) if a != b), rest)
    return _part(before, first, last, most), _part(after, first, last, most)


def _part(text: str, first: int, last: int, most: int) -> str:
    start, end = max(0, first - _AROUND), min(len(text), len(text) - last + _AROUND)
    end = min(end, start + most)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


# -- one field ----------------------------------------------------------------------------------------------------
def _of_field(field: fields.Field, old: Any, new: Any, path: str, around: str) -> Iterator[TenderChange]:
    if old == new:
        return
    if field.many and field.is_group:
        yield from _of_rows(field, old, new, path, around)
    elif field.is_group:
        for inner in fields.fields_of(field.kind):
            yield from _of_field(
                inner, getattr(old, inner.name), getattr(new, inner.name), f"{path}.{inner.name}", around
            )
    else:
        yield TenderChange(
            path=path,
            step=_step(path, None),
            label=_named(around, field.about.label),
            kind=ChangeKind.CHANGED,
            before=told(field, old) or EMPTY,
            after=told(field, new) or EMPTY,
            old=old,
        )


def _step(path: str, row: Any) -> Step:
    own = getattr(row, "step", None) if path.split(".")[0] == "notes" else None
    return own if isinstance(own, Step) else _STEPS.get(path.split(".")[0], Step.ASSESSMENT)


def _named(around: str, label: str) -> str:
    return f"{around}: {label}" if around else label


# -- rows of a list -----------------------------------------------------------------------------------------------
def _of_rows(
    field: fields.Field, old: Sequence[Any], new: Sequence[Any], path: str, around: str
) -> Iterator[TenderChange]:
    pairs = matched(old, new)
    label = _named(around, field.about.label)
    stay = _in_order(pairs) if path not in _WITHOUT_ORDER else {pair[0] for pair in pairs}
    was_old, is_new = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    for at, row in enumerate(old):
        if at not in was_old:
            yield TenderChange(
                path=path, step=_step(path, row), label=_row_label(label, row, at), kind=ChangeKind.REMOVED,
                before=_row_words(row), after=REMOVED, old=row, old_row=at,
            )  # fmt: skip
    for from_row, to_row in pairs:
        before, after = old[from_row], new[to_row]
        name = _row_label(label, before, from_row)
        if from_row not in stay:
            around_it = " (de regels eromheen zijn verplaatst)" if from_row == to_row else ""
            yield TenderChange(
                path=path, step=_step(path, after), label=name, kind=ChangeKind.MOVED, before=f"regel {from_row + 1}",
                after=f"regel {to_row + 1}{around_it}", old=before, old_row=from_row, new_row=to_row,
                back_to=_place_among([pair for pair in pairs if pair[0] in stay], from_row, to_row),
            )  # fmt: skip
        for inner in fields.fields_of(field.kind):
            here = f"{path}.{to_row}.{inner.name}"
            for change in _of_field(inner, getattr(before, inner.name), getattr(after, inner.name), here, name):
                yield replace(change, step=_step(path, after))
    for at, row in enumerate(new):
        if at not in is_new:
            yield TenderChange(
                path=path, step=_step(path, row), label=_row_label(label, row, at), kind=ChangeKind.ADDED,
                before=NOT_THERE, after=_row_words(row), new_row=at,
            )  # fmt: skip


def matched(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int]]:
    """Which old row is which new row, in the order of the new list: equal ones, else of the same name, else alike."""
    left, free = list(range(len(old))), list(range(len(new)))
    pairs: list[tuple[int, int]] = []

    def take(of_old: int, of_new: int) -> None:
        pairs.append((of_old, of_new))
        left.remove(of_old)
        free.remove(of_new)

    for at in list(free):  # the first of equal rows is the first again: equal rows never change places
        same = [row for row in left if old[row] == new[at]]
        if same:
            take(same[0], at)
    for at in list(free):
        name = _key(new[at])
        named = [row for row in left if name and _key(old[row]) == name]
        if len(named) == 1 and sum(_key(new[other]) == name for other in free) == 1:
            take(named[0], at)
    tried = ((row, at) for row in left for at in free) if len(left) * len(free) <= _MOST_TRIED else ()
    alike = sorted(((_likeness(old[row], new[at]), -abs(row - at), row, at) for row, at in tried), reverse=True)
    for share, _distance, row, at in alike:
        if share >= _ALIKE and row in left and at in free:
            take(row, at)
    return sorted(pairs, key=lambda pair: pair[1])


def _key(row: Any) -> Any:
    """What a row is called: the value of its first field."""
    value = getattr(row, fields.fields_of(type(row))[0].name)
    return value.strip().casefold() if isinstance(value, str) and not isinstance(value, Choice) else value


def _likeness(old: Any, new: Any) -> float:
    """The share of the fields filled in one of both rows that is the same in the other."""
    names = [
        field.name
        for field in fields.fields_of(type(old))
        if field.default not in (getattr(old, field.name), getattr(new, field.name))
        or getattr(old, field.name) != getattr(new, field.name)
    ]
    same = sum(getattr(old, name) == getattr(new, name) for name in names)
    return same / len(names) if names else 1.0


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The old places of the longest run of rows that kept their order; the others were moved.

    Of runs as long the one with the most rows at the same place, so that a reader is told of the fewest moves.
    """
    best: list[tuple[int, int, tuple[int, ...]]] = []
    for at, (place, now) in enumerate(pairs):
        before = max((best[other] for other in range(at) if pairs[other][0] < place), default=(0, 0, ()))
        best.append((before[0] + 1, before[1] + (place == now), (*before[2], place)))
    return set(max(best, default=(0, 0, ()))[2])


def _place_among(stay: Sequence[tuple[int, int]], from_row: int, to_row: int) -> int:
    """Where a moved row goes, once it is taken out: right behind the rows that stood before it and kept their order.

    So each move that is put back makes the run of rows in the older order longer.
    """
    before = [new for old, new in stay if old < from_row]
    behind = [new for old, new in stay if old > from_row]
    place = max(before) + 1 if before else min(behind, default=to_row)
    return place - (to_row < place)


def _row_label(label: str, row: Any, at: int) -> str:
    field = fields.fields_of(type(row))[0]
    name = told(field, getattr(row, field.name)) if not field.is_group else ""
    name = name.splitlines()[0] if name else ""
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME].rstrip()}…"
    return f"{label}, {name or f'regel {at + 1}'}"


def _row_words(row: Any) -> str:
    """A whole row in words: each filled field with its label."""
    plain = [
        field.name
        for field in fields.fields_of(type(row))
        if not field.is_group and getattr(row, field.name) != field.default
    ]
    return "; ".join(f"{label}: {text}" for label, text in labelled(row, *plain)) or "lege regel"
