"""CSV of enterprises in and out, as Dutch spreadsheets write and open it.

In: UTF-8, UTF-16 or Windows-1252; semicolons, commas, tabs or bars; quotes and line breaks in cells. Out: semicolons
and UTF-8 with its mark, and before a cell that a spreadsheet would compute an apostrophe, which is taken off again.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

from ..application.ports import InputProblem
from ..domain import dutch
from ..domain.enterprises.importing_cells import Out
from . import files

_COMPUTED = "=+-@\t\r\n"
_SIGNS = ";\t,|"
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MANGLED = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â‚¬|â€")
_NO_TEXT = "dit is geen lijst die wij kunnen lezen. Kies een Excel-bestand (XLSX) of een CSV-bestand."


# -- in -----------------------------------------------------------------------------------------------------------
def csv_rows(content: bytes, name: str) -> tuple[Iterator[tuple[int, Sequence[str]]], list[str]]:
    """The rows with their lines, read as they are asked for, and what there is to say about the file.

    Raises InputProblem, also while the rows are read.
    """
    text, remarks = _text(content, name)
    if _MANGLED.search(text):
        remarks.append(
            "Letters met accenten zijn in dit bestand al eerder verkeerd bewaard, zoals Ã«. Bewaar de lijst opnieuw "
            "als XLSX, of herstel de namen hier."
        )
    text, sign = _separated(text)
    return _rows(text, sign, name), remarks


def clean(cell: str) -> str:
    """A cell without signs that nobody can see, and with one sort of line break."""
    return unicodedata.normalize("NFC", _ODD.sub("", cell.replace("\r\n", "\n").replace("\r", "\n")))


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that `guarded` put before it."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in f"{_COMPUTED}'" else cell


def guarded(cell: str) -> str:
    """A cell that no spreadsheet computes: what begins as a formula gets an apostrophe before it."""
    would_lose_it = cell != unguarded(cell)
    return f"'{cell}" if cell[:1] in tuple(_COMPUTED) or would_lose_it else cell


def _rows(text: str, sign: str, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign, strict=False)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise InputProblem(
                [f"{name}: regel {first} is niet te lezen. Kijk daar naar een aanhalingsteken te veel of te weinig."]
            ) from None
        yield first, [unguarded(clean(cell)) for cell in cells]


def _text(content: bytes, name: str) -> tuple[str, list[str]]:
    remarks: list[str] = []
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return _decoded(content, "utf-32", name), remarks
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16", name), remarks
    start = content[:4000]
    if b"\0" in start:
        odd, even = start[1::2].count(0), start[0::2].count(0)
        wide = max(len(start) // 2, 1)
        if odd > wide * 0.4 and even < wide * 0.1:
            return _decoded(content, "utf-16-le", name), remarks
        if even > wide * 0.4 and odd < wide * 0.1:
            return _decoded(content, "utf-16-be", name), remarks
    if b"\0" in content or _is_noise(start):
        raise InputProblem([f"{name}: {_NO_TEXT}"])
    try:
        return content.decode("utf-8-sig"), remarks
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), remarks
    except UnicodeDecodeError:
        remarks.append(
            "Sommige tekens zijn niet te lezen; daar staat een �. Bewaar de lijst zo nodig opnieuw als XLSX."
        )
        return content.decode("cp1252", errors="replace"), remarks


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError:
        raise InputProblem([f"{name}: dit bestand is beschadigd. Vraag of bewaar het opnieuw."]) from None


def _is_noise(start: bytes) -> bool:
    """Whether these bytes are no text: more than a stray control sign."""
    odd = sum(1 for byte in start if byte < 32 and byte not in (9, 10, 13, 11, 12, 26))
    return odd > max(2, len(start) // 200)


def _separated(text: str) -> tuple[str, str]:
    """The text and the sign between its cells. How Excel notes that sign is no row, but keeps its line."""
    said = re.match(r'(?i)"?sep=(.)"?[ \t]*(?=\r?\n|\r|$)', text)
    if said:
        return text[said.end() :], said[1] if (said[1].isprintable() and said[1] != '"') or said[1] == "\t" else ";"
    bare = re.sub(r'"[^"]*"', "", text[:20_000])
    lines = [line for line in re.split(r"\r\n|\r|\n", bare) if line.strip()][:30]
    best = max(_SIGNS, key=lambda sign: (_evenness(lines, sign), -_SIGNS.index(sign)))
    return text, best if any(best in line for line in lines) else ";"


def _evenness(lines: Sequence[str], sign: str) -> int:
    """How many lines have this sign equally often, times how often; a comma in addresses comes unevenly."""
    counts = Counter(line.count(sign) for line in lines if sign in line)
    return max((times * lines_with for times, lines_with in counts.items()), default=0)


# -- out ----------------------------------------------------------------------------------------------------------
def csv_text(heads: Sequence[str], rows: Sequence[Sequence[Out]]) -> str:
    """The list as Dutch Excel opens it by a double click."""
    made = StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(head) for head in heads])
    for row in rows:
        writer.writerow([guarded(_shown(cell)) for cell in row])
    return "\ufeff" + made.getvalue()


def write_csv(path: Path, heads: Sequence[str], rows: Sequence[Sequence[Out]]) -> Path:
    """Write the list, all or nothing. Raises ExportProblem."""
    files.write_text(path, csv_text(heads, rows))
    return path


def _shown(cell: Out) -> str:
    match cell:
        case None:
            return ""
        case date():
            return dutch.day(cell)
        case Decimal() | int():
            return format(cell, "f").replace(".", ",") if isinstance(cell, Decimal) else str(cell)
    return cell
