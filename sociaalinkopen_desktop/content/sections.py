"""Reads one mapping of a data file, key by key, and refuses every key that nobody asked for."""

import difflib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from ..domain.choices import Choice
from .problems import ContentProblem

C = TypeVar("C", bound=Choice)


class Section:
    """A mapping at a place in a file. Every reader raises ContentProblem when the value is not what it promises.

    Call `done()` after the last key: it refuses keys that were not read.
    """

    def __init__(self, plain: object, file: str, place: str = "") -> None:
        self.file = file
        self.place = place
        if not isinstance(plain, Mapping):
            raise self.problem("", "hier horen sleutels met waarden.", "Schrijf  sleutel: waarde  op elke regel.")
        self.plain = plain
        self._read: set[object] = set()

    def problem(self, key: str, reason: str, remedy: str) -> ContentProblem:
        """A problem with a key of this section."""
        return ContentProblem(self.file, ".".join(part for part in (self.place, key) if part), reason, remedy)

    def done(self) -> None:
        """Refuse what was not read."""
        known = [str(key) for key in self._read]
        for key in self.plain:
            if key not in self._read:
                near = difflib.get_close_matches(str(key), known, 1)
                remedy = f"Bedoelt u '{near[0]}'?" if near else "Haal haar weg."
                raise self.problem(str(key), "deze sleutel is onbekend.", remedy)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.plain

    def text(self, key: str) -> str:
        """A text that is not empty."""
        value = self._value(key)
        if not isinstance(value, str):
            raise self.problem(key, "hier hoort tekst.", "Zet de waarde tussen aanhalingstekens.")
        if not value.strip():
            raise self.problem(key, "de tekst is leeg.", "Vul haar in.")
        return value.strip()

    def optional_text(self, key: str) -> str:
        """A text, or "" when the key is absent."""
        return self.text(key) if self.has(key) else ""

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        if not self.has(key):
            return default
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.problem(key, "hier hoort ja of nee.", "Schrijf true of false.")
        return value

    def day(self, key: str) -> date:
        """A date, written as 2026-11-24."""
        value = self._value(key)
        if not isinstance(value, date):
            raise self.problem(key, "hier hoort een datum.", "Schrijf jaar-maand-dag zonder aanhalingstekens.")
        return value

    def optional_day(self, key: str) -> date | None:
        """A date, or None when the key is absent."""
        return self.day(key) if self.has(key) else None

    def number(self, key: str) -> Decimal:
        """A number of zero or more, as a Decimal."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or value < 0:
            raise self.problem(key, "hier hoort een getal.", "Schrijf het zonder punten voor duizend: 216000 of 1.5.")
        return Decimal(value)

    def choice(self, key: str, kind: type[C]) -> C:
        """One of the keys of a closed list."""
        value = self.text(key)
        keys = {str(item.value): item for item in kind}
        if value not in keys:
            near = difflib.get_close_matches(value, keys, 1)
            remedy = f"Bedoelt u '{near[0]}'?" if near else f"Kies uit: {', '.join(keys)}."
            raise self.problem(key, f"'{value[:40]}' is geen keuze in deze lijst.", remedy)
        return keys[value]

    def choices(self, key: str, kind: type[C]) -> tuple[C, ...]:
        """One or more keys of a closed list, each once."""
        keys = {str(item.value): item for item in kind}
        found = self.texts(key)
        for value in found:
            if value not in keys or found.count(value) > 1:
                raise self.problem(
                    key, f"'{value[:40]}' is geen keuze, of staat er dubbel.", f"Kies uit: {', '.join(keys)}."
                )
        if not found:
            raise self.problem(key, "er staat niets.", f"Kies uit: {', '.join(keys)}.")
        return tuple(keys[value] for value in found)

    def anything(self, key: str) -> Any:
        """The bare value, whatever it is; for a value whose kind only the reader of the file can know."""
        return self._value(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when the key is absent."""
        if not self.has(key):
            return ()
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.problem(key, "hier hoort een lijst van teksten.", "Schrijf [eerste, tweede].")
        return tuple(value)

    def texts_by_name(self, key: str) -> dict[str, str]:
        """A mapping of texts; empty when the key is absent."""
        if not self.has(key):
            return {}
        inner = self.section(key)
        return {name: inner.text(name) for name in inner.names()}

    def names(self) -> tuple[str, ...]:
        """The keys of this section, which must all be text."""
        for key in self.plain:
            if not isinstance(key, str):
                raise self.problem(str(key), "deze sleutel is geen tekst.", "Zet haar tussen aanhalingstekens.")
        return tuple(self.plain)

    def section(self, key: str) -> "Section":
        """The mapping below a key."""
        return Section(self._value(key), self.file, self._below(key))

    def sections(self, key: str) -> tuple["Section", ...]:
        """The mappings in a list."""
        value = self._value(key)
        if not isinstance(value, list):
            raise self.problem(key, "hier hoort een lijst.", "Zet een streepje voor elk onderdeel.")
        return tuple(Section(item, self.file, f"{self._below(key)}.{index}") for index, item in enumerate(value))

    def _below(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _value(self, key: str) -> Any:
        if not self.has(key):
            raise self.problem(key, "deze sleutel ontbreekt.", "Voeg haar toe.")
        self._read.add(key)
        return self.plain[key]
