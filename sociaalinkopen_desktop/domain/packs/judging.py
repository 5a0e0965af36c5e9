"""The closures that conditions are compiled to: three-valued, without names to look up while judging.

A judge answers True, False, or the path of the field that must be filled in before anybody can say.
"""

from collections.abc import Callable
from typing import Any

from ..norms import Norms
from .values import folded

Truth = bool | str
Judge = Callable[[Any, Norms], Truth]
Read = Callable[[Any], Any]
Operand = Callable[[Any, Norms], Any]
"""Gets the other side of a comparison; None when it is not filled in."""


def all_of(parts: tuple[Judge, ...]) -> Judge:
    """True when each part is; one that is false decides, however much is unknown."""

    def judge(item: Any, norms: Norms) -> Truth:
        missing: str | None = None
        for part in parts:
            found = part(item, norms)
            if found is False:
                return False
            if found is not True and missing is None:
                missing = found
        return True if missing is None else missing

    return judge


def any_of(parts: tuple[Judge, ...]) -> Judge:
    """True when a part is; one that is true decides, however much is unknown."""

    def judge(item: Any, norms: Norms) -> Truth:
        missing: str | None = None
        for part in parts:
            found = part(item, norms)
            if found is True:
                return True
            if found is not False and missing is None:
                missing = found
        return False if missing is None else missing

    return judge


def not_(part: Judge) -> Judge:
    """The other way round; unknown stays unknown."""

    def judge(item: Any, norms: Norms) -> Truth:
        found = part(item, norms)
        if found is True:
            return False
        return True if found is False else found

    return judge


def compared(read: Read, place: str, compare: Callable[[Any, Any], bool], value: Any) -> Judge:
    """A field beside a fixed value."""

    def judge(item: Any, norms: Norms) -> Truth:
        found = read(item)
        return place if found is None else compare(found, value)

    return judge


def compared_text(read: Read, place: str, compare: Callable[[Any, Any], bool], value: Any) -> Judge:
    """A text beside a fixed one (or several), capitals ignored; a blank one is unknown."""

    def judge(item: Any, norms: Norms) -> Truth:
        found = folded(read(item))
        return compare(found, value) if found else place

    return judge


def list_contains(read: Read, place: str, value: Any) -> Judge:
    """A list of choices or texts has a value in it; an empty one is unknown."""

    def judge(item: Any, norms: Norms) -> Truth:
        found = read(item)
        return value in found if found else place

    return judge


def list_contains_text(read: Read, place: str, value: str) -> Judge:
    """The same for texts, capitals ignored."""

    def judge(item: Any, norms: Norms) -> Truth:
        found = read(item)
        return any(folded(each) == value for each in found) if found else place

    return judge


def compared_with(
    read: Read, place: str, compare: Callable[[Any, Any], bool], operand: Operand, other_place: str
) -> Judge:
    """A field beside another field or a norm; `other_place` is what to fill in when that one is missing."""

    def judge(item: Any, norms: Norms) -> Truth:
        found = read(item)
        if found is None:
            return place
        other = operand(item, norms)
        return other_place if other is None else compare(found, other)

    return judge


def filled(read: Read) -> Judge:
    """Whether there is anything in a field; always known."""

    def judge(item: Any, norms: Norms) -> Truth:
        found = read(item)
        return not (found is None or found in ("", ()) or (isinstance(found, str) and not found.strip()))

    return judge


def rows_fit(settles: bool, read: Read, place: str, where: Judge) -> Judge:
    """Whether any row fits (`settles` True: one that fits is enough) or every row does (False: one that does not is).

    Without rows nothing is known; a row about which nothing is known counts only when no other settles it.
    """

    def judge(item: Any, norms: Norms) -> Truth:
        rows = read(item)
        missing = "" if rows else place
        for at, row in enumerate(rows):
            found = where(row, norms)
            if found is settles:
                return settles
            if isinstance(found, str) and not missing:
                missing = f"{place}.{at}.{found}"
        return missing or not settles

    return judge


def counted_rows(read: Read, place: str, where: Judge | None, compare: Callable[[Any, Any], bool], value: Any) -> Judge:
    """How many rows fit beside a number. Rows about which nothing is known yet may go either way."""

    def judge(item: Any, norms: Norms) -> Truth:
        rows = read(item)
        if where is None:
            return compare(len(rows), value)
        fitting, open_rows, missing = 0, 0, ""
        for at, row in enumerate(rows):
            found = where(row, norms)
            if found is True:
                fitting += 1
            elif found is not False:
                open_rows += 1
                missing = missing or f"{place}.{at}.{found}"
        answers = {compare(number, value) for number in range(fitting, fitting + open_rows + 1)}
        return missing if len(answers) == 2 else answers.pop()

    return judge
