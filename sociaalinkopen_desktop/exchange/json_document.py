"""Our own JSON files: an envelope that names format and version, and one thing in it.

    {"format": "...", "version": 1, "tender": {...}}

What JSON itself would let pass (a field given twice, NaN, a number of a thousand digits) is refused with a Dutch line.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..application.ports import InputProblem
from . import files

MAX_BYTES = 10_000_000
_LONGEST_NUMBER = 40


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of file. `thing` is what is in it as sentences name it ("een aanbesteding"), under the key `key`."""

    format: str
    version: int
    key: str
    thing: str

    @property
    def word(self) -> str:
        """The thing without its article."""
        return self.thing.partition(" ")[2]

    @property
    def expected(self) -> str:
        """How such a file begins."""
        return f'Het bestand begint met {{"format": "{self.format}", "version": {self.version}, "{self.key}": …}}.'


def document_text(kind: Kind, plain: Any) -> str:
    """The file as text: the same thing always gives the same text."""
    document = {"format": kind.format, "version": kind.version, kind.key: plain}
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def read_document(path: Path, kind: Kind) -> Any:
    """The plain thing in a file. Raises InputProblem with a line for every fault of file, JSON or envelope."""
    name = files.shown_name(path)
    return parsed_document(decoded(files.read_bytes(path, MAX_BYTES), name, kind), name, kind)


def parsed_document(text: str, name: str, kind: Kind) -> Any:
    """As `read_document`, for text that is already in memory; `name` is what a fault calls it."""
    try:
        faults, document = _parsed(text, name)
        if faults:
            raise InputProblem(faults)
        return _inner(document, name, kind)
    except RecursionError:
        raise too_deep(name, kind) from None


def too_deep(name: str, kind: Kind) -> InputProblem:
    """The problem of brackets within brackets without end."""
    return InputProblem([f"{name}: de haakjes zitten te diep in elkaar. Zo is {kind.thing} niet gemaakt."])


def decoded(content: bytes, name: str, kind: Kind) -> str:
    """The bytes as text. Raises InputProblem for anything that is no text in UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]:
        raise InputProblem([f"{name}: dit bestand is bewaard als UTF-16. Bewaar het opnieuw als UTF-8."])
    if content.startswith((b"PK\x03\x04", b"%PDF")) or b"\0" in content[:1000]:
        raise InputProblem([f"{name}: dit is geen tekstbestand. Kies een bestand dat dit programma bewaarde."])
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise InputProblem([f"{name}: dit lijkt een XML-bestand. Lees het in als aankondiging, niet als {kind.word}."])
    try:
        return content.decode("utf-8-sig")  # a mark at the start, as Kladblok makes it, does no harm
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputProblem(
            [f"{name}: op regel {line} staat een teken dat geen UTF-8 is. Bewaar het bestand opnieuw als UTF-8."]
        ) from None


def _parsed(text: str, name: str) -> tuple[list[str], Any]:
    """The JSON value, with the faults that JSON itself would let pass."""
    faults: list[str] = []

    def group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        known: dict[str, Any] = {}
        for key, value in pairs:
            if key in known:
                faults.append(f"{name}: het veld '{_short(key)}' staat er twee keer in. Haal er één weg.")
            known[key] = value
        return known

    def no_number(word: str) -> None:
        faults.append(f"{name}: '{word}' is geen getal. Schrijf een getal, of null als het niet bekend is.")

    def whole(digits: str) -> int:
        if len(digits) > _LONGEST_NUMBER:
            faults.append(f"{name}: het getal {digits[:20]}… is te groot. Schrijf een gewoon getal.")
            return 0
        return int(digits)

    try:
        document = json.loads(
            text, object_pairs_hook=group, parse_constant=no_number, parse_int=whole, parse_float=Decimal
        )
    except json.JSONDecodeError as error:
        raise InputProblem(
            [
                f"{name}: dit is geen geldig JSON; het gaat mis op regel {error.lineno}, teken {error.colno}. "
                "Kijk daar naar komma's, haakjes en aanhalingstekens."
            ]
        ) from None
    return faults, document


def _inner(document: Any, name: str, kind: Kind) -> Any:
    """What stands under the key, once the envelope is right. Raises InputProblem with all its faults."""
    if not isinstance(document, dict):
        raise InputProblem([f"{name}: dit is geen {kind.word}. {kind.expected}"])
    if document.get("format") != kind.format:
        is_ours = str(document.get("format")).startswith("sociaalinkopen-")
        whose = f"in dit bestand zit geen {kind.word}" if is_ours else "dit bestand is niet van dit programma"
        raise InputProblem([f"{name}: {whose}. {kind.expected}"])
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputProblem([f"{name}: het veld 'version' ontbreekt of is geen getal. {kind.expected}"])
    if version > kind.version:
        raise InputProblem(
            [
                f"{name}: dit bestand is gemaakt met een nieuwere versie van het programma (vorm {version}; "
                f"dit programma leest tot en met {kind.version}). Werk het programma bij."
            ]
        )
    faults = [
        f"{name}: onbekend veld '{_short(key)}' naast '{kind.key}'. Haal het weg."
        for key in document
        if key not in ("format", "version", kind.key)
    ]
    if kind.key not in document:
        faults.append(f"{name}: het veld '{kind.key}' ontbreekt. {kind.expected}")
    if faults:
        raise InputProblem(faults)
    return document[kind.key]


def _short(key: str) -> str:
    text = "".join(sign if sign.isprintable() else "?" for sign in key[:41])
    return text if len(text) <= 40 else text[:39] + "…"
