"""The pack file: criteria of a municipality or region as JSON, documented in resources/schema/pack.schema.json.

    {"format": "sociaalinkopen-pakket", "version": 1, "pack": {"id": "…", "title": "…", "criteria": [...]}}

Read with limits on size and number of parts, so that a file can waste neither time nor memory.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..application.ports import InputProblem
from ..domain.catalogue import Catalogue
from ..domain.packs.faults import InvalidPack, shown
from ..domain.packs.pack import Pack
from ..domain.packs.reading import pack_from_plain
from . import files

FORMAT = "sociaalinkopen-pakket"
VERSION = 1
MAX_BYTES = 1_000_000
MAX_PARTS = 30_000
_LONGEST_NUMBER = 40
_ID = re.compile(r'"id"\s*:\s*"([A-Z][A-Z0-9]{2,19})"')
_ENVELOPE = ("format", "version", "pack")
_EXPECTED = f'Het bestand begint met {{"format": "{FORMAT}", "version": {VERSION}, "pack": …}}.'


def read_pack_text(path: Path) -> str:
    """The text of a pack file, not yet understood. Raises InputProblem with one sentence."""
    return _text(files.read_bytes(path, MAX_BYTES), files.shown_name(path))


def parse_pack(text: str, catalogue: Catalogue, name: str = "Pakket") -> Pack:
    """The pack that a text describes; its fingerprint is that of the text.

    `name` is how the file is called in sentences. Raises InputProblem with one line for every fault.
    """
    try:
        return pack_from_plain(parse_plain(text, name), catalogue, _fingerprint(text))
    except InvalidPack as invalid:
        raise InputProblem([f"{name}: {problem}" for problem in invalid.problems]) from None


def parse_plain(text: str, name: str = "Pakket") -> Any:
    """What stands under "pack", not yet checked. Raises InputProblem."""
    if len(text) > MAX_BYTES:
        raise InputProblem([f"{name}: dit pakket is groter dan {files.megabytes(MAX_BYTES)}. Verdeel de punten."])
    if text.count("{") + text.count("[") > MAX_PARTS:
        raise InputProblem([f"{name}: dit pakket heeft meer dan {MAX_PARTS} onderdelen. Verdeel de punten."])
    faults: list[str] = []
    try:
        document = _document(text, name, faults)
    except RecursionError:
        raise InputProblem([f"{name}: de haakjes zitten te diep in elkaar. Maak de voorwaarden eenvoudiger."]) from None
    if faults:
        raise InputProblem(faults)
    return _inner(document, name)


def id_in(text: str) -> str:
    """The id that a damaged pack seems to have, to replace or remove it by; empty when it cannot be found."""
    found = _ID.search(text)
    return found[1] if found else ""


def pack_json(plain: Mapping[str, Any]) -> str:
    """The text of a pack file for what stands under "pack": the same pack always gives the same text."""
    document = {"format": FORMAT, "version": VERSION, "pack": plain}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False, default=_number) + "\n"


def write_pack(text: str, path: Path) -> None:
    """Write a pack file, all or nothing. Raises ExportProblem."""
    files.write_text(path, text)


def _number(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _text(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]:
        raise InputProblem([f"{name}: dit bestand is bewaard als UTF-16. Bewaar het opnieuw als UTF-8."])
    if content.startswith((b"PK\x03\x04", b"%PDF")) or b"\0" in content[:1000]:
        raise InputProblem([f"{name}: dit is geen tekstbestand. Kies een pakket dat als JSON is bewaard."])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputProblem(
            [f"{name}: op regel {line} staat een teken dat geen UTF-8 is. Bewaar het bestand opnieuw als UTF-8."]
        ) from None


def _document(text: str, name: str, faults: list[str]) -> Any:
    """The JSON value, with the faults that JSON itself would let pass."""

    def group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            counts = Counter(key for key, _value in pairs)
            twice, _times = counts.most_common(1)[0]
            _add(faults, f"{name}: het veld '{shown(twice)}' staat er twee keer in. Haal er één weg.")
        return made

    def no_number(word: str) -> None:
        _add(faults, f"{name}: '{word}' is geen getal. Schrijf een gewoon getal.")

    def whole(digits: str) -> int:
        if len(digits) > _LONGEST_NUMBER:
            _add(faults, f"{name}: het getal {digits[:20]}… is te groot. Schrijf een gewoon getal.")
            return 0
        return int(digits)

    try:
        return json.loads(text, object_pairs_hook=group, parse_constant=no_number, parse_int=whole, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise InputProblem(
            [
                f"{name}: dit is geen geldig JSON; het gaat mis op regel {error.lineno}, teken {error.colno}. "
                "Kijk daar naar komma's, haakjes en aanhalingstekens."
            ]
        ) from None


def _add(faults: list[str], sentence: str) -> None:
    if len(faults) < 20:
        faults.append(sentence)


def _inner(document: Any, name: str) -> Any:
    if not isinstance(document, dict):
        raise InputProblem([f"{name}: dit is geen pakket. {_EXPECTED}"])
    if document.get("format") != FORMAT:
        raise InputProblem([f"{name}: dit bestand is geen pakket met criteria. {_EXPECTED}"])
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise InputProblem([f"{name}: het veld 'version' ontbreekt of is geen getal. {_EXPECTED}"])
    if version > VERSION:
        raise InputProblem(
            [
                f"{name}: dit pakket is gemaakt voor een nieuwere versie van het programma (vorm {shown(version)}; "
                f"dit programma leest tot en met {VERSION}). Werk het programma bij."
            ]
        )
    faults: list[str] = []
    for key in document:
        if key not in _ENVELOPE:
            _add(faults, f"{name}: onbekend veld '{shown(key)}' naast 'pack'. Haal het weg.")
    if "pack" not in document:
        faults.append(f"{name}: het veld 'pack' ontbreekt. {_EXPECTED}")
    if faults:
        raise InputProblem(faults)
    return document["pack"]
