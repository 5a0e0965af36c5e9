"""A table of bouwblokken from a spreadsheet saved as CSV: rows to look at first, and a line for every fault.

Reads what Dutch spreadsheets write: semicolons, commas or tabs; UTF-8 or Windows-1252; "€ 30.000,00". The head may use
other words for a column than we do. A cell that looks like a formula is text like any other: nothing is computed.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from ..application.bouwblok_import import BouwblokFile, RowFault
from ..application.ports import InputProblem
from ..domain.policy import BlockUnit, Bouwblok
from . import files

MAX_BYTES = 1_000_000
MAX_ROWS = 500
_LONGEST = 500
_HIGHEST = Decimal(100_000_000_000)

# The words by which a column is known, as they are after `_plain`; the first that fits an unused column wins.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("bouwblok", "naam", "omschrijving", "soort inzet", "inzet", "onderdeel", "soort"),
    "target_group": ("doelgroep", "voor wie", "groep", "uitkering"),
    "value": ("waarde", "bedrag", "inspanningswaarde", "euro", "eur", "tarief", "jaarwaarde"),
    "unit": ("eenheid", "waarde geldt", "per", "basis"),
    "longest_months": ("telt ten hoogste", "maanden", "telt mee", "duur", "hoe lang", "looptijd", "termijn"),
    "note": ("toelichting", "opmerking", "opmerkingen", "uitleg", "noot"),
}
_LABELS = {
    "name": "Bouwblok",
    "target_group": "Doelgroep",
    "value": "Waarde",
    "unit": "Eenheid",
    "longest_months": "Telt ten hoogste",
    "note": "Toelichting",
}
_UNITS: tuple[tuple[str, BlockUnit], ...] = (
    ("toeslag", BlockUnit.SURCHARGE),
    ("factuur", BlockUnit.INVOICE),
    ("jaar", BlockUnit.YEAR),
    ("jr", BlockUnit.YEAR),
    ("fte", BlockUnit.YEAR),
    ("voltijd", BlockUnit.YEAR),
    ("maand", BlockUnit.MONTH),
    ("mnd", BlockUnit.MONTH),
    ("dag", BlockUnit.DAY),
    ("uur", BlockUnit.HOUR),
    ("keer", BlockUnit.ONCE),
    ("stuk", BlockUnit.ONCE),
    ("eenmalig", BlockUnit.ONCE),
)
_AMOUNT = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?")
_ENGLISH = re.compile(r"[0-9]+\.[0-9]{1,2}")
_LENGTH = re.compile(r"([0-9]{1,4})\s*(jaar|jaren|jr|j|maanden|maand|mnd|m)?\.?", re.IGNORECASE)
_NO_LIMIT = frozenset({"", "-", "–", "altijd", "onbeperkt", "nvt", "n v t", "geen"})


def read_bouwblok_csv(path: Path) -> BouwblokFile:
    """The table in a CSV file. Raises InputProblem when it cannot be read as a table at all."""
    return bouwblok_rows(files.read_bytes(path, MAX_BYTES), files.shown_name(path))


def bouwblok_rows(content: bytes, name: str) -> BouwblokFile:
    """As `read_bouwblok_csv`, for bytes that are already in memory; `name` is what a fault calls the file."""
    lines = [(number, cells) for number, cells in _lines(_text(content, name), name) if any(cells)]
    if not lines:
        raise InputProblem([f"{name}: er staan geen regels in dit bestand. Kies een ander bestand."])
    head_at, places = _head(lines, name)
    rows = lines[head_at + 1 :]
    if not rows:
        raise InputProblem([f"{name}: onder de kop staan geen bouwblokken. Vul de tabel en bewaar haar opnieuw."])
    if len(rows) > MAX_ROWS:
        raise InputProblem([f"{name}: er staan {len(rows)} regels in; {MAX_ROWS} is het meeste. Splits het bestand."])
    heads = {column: _plain(lines[head_at][1][place]) for column, place in places.items()}
    blocks, faults = [], []
    for number, cells in rows:
        found = _completed({column: cells[at] if at < len(cells) else "" for column, at in places.items()}, heads)
        wrong = list(_row_faults(number, found))
        if wrong:
            faults.extend(wrong)
        else:
            blocks.append(_block(found))
    columns = tuple((_LABELS[column], lines[head_at][1][place]) for column, place in places.items())
    return BouwblokFile(blocks=tuple(blocks), faults=tuple(faults), columns=columns)


def _text(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise InputProblem([f"{name}: dit bestand is beschadigd. Bewaar het opnieuw als CSV."]) from None
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")) or b"\0" in content:
        raise InputProblem(
            [f"{name}: dit is geen CSV-bestand. Open het in uw rekenprogramma en kies 'Opslaan als CSV'."]
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins, its cells tidied: one line, no spaces around."""
    lines = text.splitlines(keepends=True)
    if lines and (said := re.fullmatch(r"sep=(.)\s*", lines[0], re.IGNORECASE)):
        lines[0] = "\n"  # how Excel notes the separator; it is no row
        separator = said[1]
    else:
        separator = _separator(text)
    reader = csv.reader(lines, delimiter=separator, strict=False)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise InputProblem([f"{name}: regel {first} is niet te lezen. Kijk daar naar aanhalingstekens."]) from None
        yield first, [" ".join(cell.replace("\u00a0", " ").split()) for cell in cells]


def _separator(text: str) -> str:
    """The sign that stands most often outside quotes in the first lines; a semicolon when in doubt."""
    start = re.sub(r'"[^"]*"', "", "\n".join(text.splitlines()[:10]))
    return max(";\t,", key=start.count)


def _head(lines: Sequence[tuple[int, list[str]]], name: str) -> tuple[int, dict[str, int]]:
    """Which of the first rows is the head, and where each of our columns stands in it."""
    best: tuple[int, dict[str, int]] = (0, {})
    for at, (_number, cells) in enumerate(lines[:10]):
        places = _places(cells)
        if len(places) > len(best[1]):
            best = at, places
    missing = [_LABELS[column] for column in ("name", "value") if column not in best[1]]
    if missing:
        words = " en ".join(f"'{label}'" for label in missing)
        raise InputProblem(
            [f"{name}: in de kop ontbreekt {words}. Zet boven de kolommen: {', '.join(_LABELS.values())}."]
        )
    return best


def _places(cells: Sequence[str]) -> dict[str, int]:
    heads = [_plain(cell) for cell in cells]
    found: dict[str, int] = {}
    for exact in (True, False):
        for column, words in _HEADS.items():
            for word in words:
                if column in found:
                    break
                for place, head in enumerate(heads):
                    fits = head == word if exact else re.search(rf"\b{re.escape(word)}", head) is not None
                    if fits and place not in found.values():
                        found[column] = place
                        break
    return {column: found[column] for column in _HEADS if column in found}


def _completed(cells: dict[str, str], heads: Mapping[str, str]) -> dict[str, str]:
    """The cells of a row with what only the head says: "Bedrag per uur", "Telt mee (jaren)"."""
    if not cells.get("unit"):
        places = (_plain(cells["value"]), heads["value"])
        cells["unit"] = next((word for said in places for word, _unit in _UNITS if re.search(rf"\b{word}", said)), "")
    length = cells.get("longest_months", "")
    if length.isdigit() and re.search(r"\bja(?:ar|ren)\b|\bjr\b", heads["longest_months"]):
        cells["longest_months"] = f"{length} jaar"
    return cells


def _row_faults(line: int, cells: Mapping[str, str]) -> Iterator[RowFault]:
    for column, cell in cells.items():
        if len(cell) > _LONGEST:
            yield _fault(line, column, f"de tekst is langer dan {_LONGEST} tekens. Kort haar in.")
        elif any(not sign.isprintable() for sign in cell):
            yield _fault(line, column, "er staat een onzichtbaar teken in. Typ de tekst opnieuw.")
    if not cells["name"]:
        yield _fault(line, "name", "de naam ontbreekt. Vul haar in of haal de regel weg.")
    unit = _unit(cells)
    if unit is None:
        yield _fault(
            line, "unit", f"'{_short(cells['unit'])}' is geen eenheid. Schrijf bijvoorbeeld 'per jaar' of 'per uur'."
        )
    amount = _amount(cells["value"])
    if cells["value"] and unit is not BlockUnit.INVOICE and amount is None:
        yield _fault(line, "value", f"'{_short(cells['value'])}' is geen bedrag. {_remedy(cells['value'])}")
    elif not cells["value"] and unit is not BlockUnit.INVOICE:
        yield _fault(line, "value", "het bedrag ontbreekt. Vul het in, of haal de regel weg.")
    length = cells.get("longest_months", "")
    if _plain(length) not in _NO_LIMIT and _months(length) is None:
        yield _fault(
            line, "longest_months", f"'{_short(length)}' is geen duur. Schrijf bijvoorbeeld '24 maanden' of '2 jaar'."
        )


def _block(cells: Mapping[str, str]) -> Bouwblok:
    return Bouwblok(
        name=cells["name"],
        target_group=cells.get("target_group", ""),
        value=_amount(cells["value"]),
        unit=_unit(cells) or BlockUnit.YEAR,
        longest_months=_months(cells.get("longest_months", "")),
        note=cells.get("note", ""),
    )


def _amount(cell: str) -> Decimal | None:
    """A Dutch amount: "€ 30.000,00", "30000", "1.000,-"; None for anything that could be meant in two ways."""
    tidy = re.sub(r"\s*\b(?:per|bij)\b.*$", "", cell.strip(), flags=re.IGNORECASE)  # "750 per maand"
    tidy = re.sub(r"^(?:€|eur(?:o)?)\s*|\s*(?:€|eur(?:o)?)$", "", tidy, flags=re.IGNORECASE)
    tidy = re.sub(r",(?:-+|–|=)$", "", tidy.replace(" ", ""))
    if not _AMOUNT.fullmatch(tidy):
        return None
    amount = Decimal(tidy.replace(".", "").replace(",", "."))
    return amount if amount <= _HIGHEST else None


def _remedy(cell: str) -> str:
    tidy = cell.replace("€", "").strip()
    if _ENGLISH.fullmatch(tidy):
        return f"Schrijf {tidy.replace('.', ',')} als u dat bedoelt."
    return "Schrijf het als 30.000 of 1.250,50."


def _unit(cells: Mapping[str, str]) -> BlockUnit | None:
    """What the value is for; a year when nothing is said, None for words that are no unit."""
    said = _plain(cells["unit"])
    if not said:
        return BlockUnit.YEAR
    for item in BlockUnit:
        if said in (item.value, _plain(item.label)):
            return item
    return next((unit for word, unit in _UNITS if re.search(rf"\b{word}", said)), None)


def _months(cell: str) -> int | None:
    """A length of time in months; a bare number is one of months. None for no limit and for what is no length."""
    match = _LENGTH.fullmatch(cell.strip())
    if match is None:
        return None
    number = int(match[1]) * (12 if (match[2] or "").lower().startswith("j") else 1)
    return number if 0 < number <= 1_200 else None


def _plain(words: str) -> str:
    """Small letters and figures with single spaces, without accents: how heads and words are compared."""
    loose = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", loose).split())


def _fault(line: int, column: str, sentence: str) -> RowFault:
    return RowFault(line=line, column=_LABELS[column], sentence=sentence)


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:39]}…"
