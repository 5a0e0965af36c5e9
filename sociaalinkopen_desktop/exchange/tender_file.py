"""The tender file: one tender as JSON, documented in resources/schema/tender.schema.json.

    {"format": "sociaalinkopen-aanbesteding", "version": 1, "tender": {...}}

The inner part is that of `domain.encoding`: amounts as decimal texts, dates as jjjj-mm-dd, choices as their keys.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..application.ports import InputProblem
from ..domain.encoding import InvalidTender, from_plain, to_plain
from ..domain.tender import Tender
from . import files

FORMAT = "sociaalinkopen-aanbesteding"
VERSION = 1
MAX_BYTES = 10_000_000
_LONGEST_NUMBER = 40
_ENVELOPE = ("format", "version", "tender")


def tender_json(tender: Tender) -> str:
    """The tender file as text: the same tender always gives the same text."""
    document = {"format": FORMAT, "version": VERSION, "tender": to_plain(tender)}
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_tender(tender: Tender, path: Path) -> None:
    """Write the tender file, all or nothing. Raises ExportProblem."""
    files.write_text(path, tender_json(tender))


def read_tender(path: Path) -> Tender:
    """The tender in a tender file. Raises InputProblem with one line for every fault in it."""
    name = files.shown_name(path)
    text = _text(files.read_bytes(path, MAX_BYTES), name)
    try:
        faults, document = _parsed(text, name)
        if faults:
            raise InputProblem(faults)
        return from_plain(_inner(document, name))
    except InvalidTender as invalid:
        raise InputProblem([f"{name}: {problem}" for problem in invalid.problems]) from None
    except RecursionError:
        raise InputProblem(
            [f"{name}: de haakjes zitten te diep in elkaar. Zo is een aanbesteding niet gemaakt."]
        ) from None


def _text(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]:
        raise InputProblem([f"{name}: dit bestand is bewaard als UTF-16. Bewaar het opnieuw als UTF-8."])
    if content.startswith((b"PK\x03\x04", b"%PDF")) or b"\0" in content[:1000]:
        raise InputProblem([f"{name}: dit is geen tekstbestand. Kies een aanbesteding die dit programma bewaarde."])
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise InputProblem([f"{name}: dit lijkt een XML-bestand. Lees het in als aankondiging, niet als aanbesteding."])
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


def _inner(document: Any, name: str) -> Any:
    """What stands under "tender", once the envelope is right. Raises InputProblem with all its faults."""
    expected = f'Het bestand begint met {{"format": "{FORMAT}", "version": {VERSION}, "tender": …}}.'
    if not isinstance(document, dict):
        raise InputProblem([f"{name}: dit is geen aanbesteding. {expected}"])
    if document.get("format") != FORMAT:
        raise InputProblem([f"{name}: dit bestand is niet van dit programma. {expected}"])
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputProblem([f"{name}: het veld 'version' ontbreekt of is geen getal. {expected}"])
    if version > VERSION:
        raise InputProblem(
            [
                f"{name}: dit bestand is gemaakt met een nieuwere versie van het programma (vorm {version}; "
                f"dit programma leest tot en met {VERSION}). Werk het programma bij."
            ]
        )
    faults = [
        f"{name}: onbekend veld '{_short(key)}' naast 'tender'. Haal het weg."
        for key in document
        if key not in _ENVELOPE
    ]
    if "tender" not in document:
        faults.append(f"{name}: het veld 'tender' ontbreekt. {expected}")
    if faults:
        raise InputProblem(faults)
    return document["tender"]


def _short(key: str) -> str:
    text = "".join(sign if sign.isprintable() else "?" for sign in key[:41])
    return text if len(text) <= 40 else text[:39] + "…"
