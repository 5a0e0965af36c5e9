"""Which enterprise of the register a row of a list means: by KvK number, else by name and town."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .enterprise import Enterprise
from .importing_file import plain

_LEGAL_FORMS = frozenset(
    {"bv", "nv", "vof", "cv", "ua", "ba", "wa", "bvm", "b", "v", "stichting", "vereniging", "cooperatie",
     "cooperatieve", "holding", "groep", "eenmanszaak", "maatschap", "onderneming"}
)  # fmt: skip
_OTHER_NAMES = {"den bosch": "s hertogenbosch", "hertogenbosch": "s hertogenbosch", "den haag": "s gravenhage"}


def name_key(name: str) -> str:
    """A name without what is written differently: capitals, accents, signs, legal form, "en" for "&"."""
    loose = re.sub(r"[&+]", " en ", name.casefold())
    loose = re.sub(r"\b(?:([a-z])\.\s?)([a-z])\.(?:\s?([a-z])\.?)?", r"\1\2\3", loose)  # b.v., v.o.f., u.a.
    words = plain(loose).split()
    kept = [word for word in words if word not in _LEGAL_FORMS]
    return "".join(kept or words)


def town_key(town: str) -> str:
    """A town in the same way, under one name when it has two."""
    words = plain(town)
    return _OTHER_NAMES.get(words, words)


class SameFinder:
    """Finds the enterprise that a row means. One that is an example is only found by a row that is an example."""

    def __init__(self, enterprises: Iterable[Enterprise] = ()) -> None:
        self._by_id: dict[str, Enterprise] = {}
        self._by_kvk: dict[str, list[Enterprise]] = defaultdict(list)
        self._by_name: dict[str, list[Enterprise]] = defaultdict(list)
        for item in enterprises:
            self.add(item)

    def add(self, item: Enterprise) -> None:
        """Let this one be found from now on."""
        if item.id:
            self._by_id[item.id] = item
        if item.kvk:
            self._by_kvk[plain(item.kvk)].append(item)
        self._by_name[name_key(item.name)].append(item)

    def find(self, values: Mapping[str, Any]) -> Enterprise | None:
        """The enterprise with these values, or None; two that fit equally well by name alone are no answer."""
        is_example = bool(values.get("is_example"))
        known = self._by_id.get(values.get("id", ""))
        if known is not None and known.is_example == is_example:
            return known
        number, key = values.get("kvk", ""), name_key(values.get("name", ""))
        with_number = [item for item in self._by_kvk.get(number, ()) if item.is_example == is_example]
        if with_number:
            return next((item for item in with_number if name_key(item.name) == key), with_number[0])
        named = [
            item
            for item in self._by_name.get(key, ())
            if item.is_example == is_example and not (item.kvk and number and plain(item.kvk) != number)
        ]
        return _in_town(named, town_key(values.get("town", "")))


def _in_town(named: Sequence[Enterprise], town: str) -> Enterprise | None:
    for item in named:
        if town_key(item.town) == town:
            return item
    loose = {item.id: item for item in named if not town or not item.town}
    return next(iter(loose.values())) if len(loose) == 1 else None
