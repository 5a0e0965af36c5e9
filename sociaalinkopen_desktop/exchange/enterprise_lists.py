"""A list of enterprises from the file an officer was sent: CSV or XLSX, as texts in rows under a head.

A file is data, whatever it holds: nothing in it is computed, run or looked up. What cannot be read gives one Dutch
sentence, and then nothing of the file is taken; what was read otherwise than it looks gives a remark.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..application.ports import InputProblem
from ..domain.enterprises.importing_columns import known_words
from ..domain.enterprises.importing_file import GoOn, ListFile, ListRow, ListSheet, Stopped, go_on_always
from . import files
from .enterprise_csv import csv_rows

MAX_BYTES = 30_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 32_767
_EMPTY_IN_A_ROW = 5_000
_HEAD_WITHIN = 25
_TELL_EVERY = 500

_NO_LIST: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "dit is een PDF. Vraag de lijst als Excel- of CSV-bestand."),
    (b"{\\rtf", "dit is een tekstdocument. Zet de tabel in een rekenblad en bewaar haar als XLSX of CSV."),
    (b"\x89PNG", "dit is een afbeelding. Vraag de lijst als Excel- of CSV-bestand."),
    (b"\xff\xd8\xff", "dit is een afbeelding. Vraag de lijst als Excel- of CSV-bestand."),
    (b"SQLite format 3", "dit is een gegevensbestand van een programma. Kies een Excel- of CSV-bestand."),
    (b"\x1f\x8b", "dit bestand is ingepakt. Pak het eerst uit."),
    (b"Rar!", "dit bestand is ingepakt. Pak het eerst uit."),
    (b"7z\xbc\xaf", "dit bestand is ingepakt. Pak het eerst uit."),
)
_PAGES = (b"<!doctype", b"<html", b"<table", b"<?xml")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_list(path: Path, go_on: GoOn = go_on_always) -> ListFile:
    """The sheets with rows in a CSV or XLSX file.

    Raises InputProblem with one sentence, and Stopped when `go_on` says no. Reading ends at once at a limit.
    """
    name = files.shown_name(path)
    content = files.read_bytes(path, MAX_BYTES)
    if not go_on(0, 0):
        raise Stopped
    _refuse_others(content, name)
    if content.startswith(b"PK"):
        from .enterprise_xlsx import read_workbook

        return read_workbook(content, name, go_on)
    rows, remarks = csv_rows(content, name)
    sheet = sheet_of(name, rows, "", go_on)
    if sheet is None:
        raise InputProblem([f"{name}: onder de kop staan geen ondernemingen. Kies een ander bestand."])
    return ListFile(name=name, sheets=(sheet,), remarks=tuple(remarks))


def sheet_of(
    name: str, rows: Iterator[tuple[int, Sequence[str]]], title: str, go_on: GoOn, is_hidden: bool = False
) -> ListSheet | None:
    """The sheet that these numbered rows make; None when there is nothing below a head. Raises as `read_list`."""
    where = f"{name}, blad {title}" if title else name
    kept: list[ListRow] = []
    empty = 0
    for line, cells in rows:
        if line % _TELL_EVERY == 0 and not go_on(line, 0):
            raise Stopped
        tidy = tuple(cells[:MAX_COLUMNS])
        if not any(cell.strip() for cell in tidy):
            empty += 1
            if empty > _EMPTY_IN_A_ROW:
                break
            continue
        empty = 0
        if len(cells) > MAX_COLUMNS and any(cell.strip() for cell in cells[MAX_COLUMNS:]):
            raise InputProblem([f"{where}: er zijn meer dan {MAX_COLUMNS} kolommen. Haal weg wat u niet nodig hebt."])
        if any(len(cell) > MAX_CELL for cell in tidy):
            raise InputProblem(
                [f"{where}: in regel {line} staat een veel te lange tekst. Kijk daar naar een aanhalingsteken te veel."]
            )
        kept.append(ListRow(line=line, cells=tidy))
        if len(kept) > MAX_ROWS + _HEAD_WITHIN:
            raise InputProblem(
                [f"{where}: er staan meer dan {MAX_ROWS} regels in. Splits het bestand, en lees de delen na elkaar in."]
            )
    return _under_head(title, kept, is_hidden)


def _under_head(title: str, rows: list[ListRow], is_hidden: bool) -> ListSheet | None:
    """The rows below the row that looks most like a head; titles above a table are passed over."""
    if not rows:
        return None
    first = rows[:_HEAD_WITHIN]
    known = [known_words(row.cells) for row in first]
    if max(known) >= 2:
        at = known.index(max(known))
    else:
        at = next((at for at, row in enumerate(first) if sum(bool(cell.strip()) for cell in row.cells) > 1), 0)
    below = rows[at + 1 :]
    if not below:
        return None
    wide = max(len(row.cells) for row in rows[at:])
    used = [place for place in range(wide) if any(place < len(row.cells) and row.cells[place] for row in rows[at:])]

    def chosen(row: ListRow) -> tuple[str, ...]:
        return tuple(row.cells[place] if place < len(row.cells) else "" for place in used)

    heads = tuple(" ".join(cell.split())[:200] for cell in chosen(rows[at]))
    made = tuple(ListRow(line=row.line, cells=chosen(row)) for row in below)
    return ListSheet(name=title, heads=heads, rows=made, is_hidden=is_hidden)


def _refuse_others(content: bytes, name: str) -> None:
    """Say what a file is that is no list."""
    for sign, sentence in _NO_LIST:
        if content.startswith(sign):
            raise InputProblem([f"{name}: {sentence}"])
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED in content:
            raise InputProblem([f"{name}: er zit een wachtwoord op dit bestand. Haal het eraf en bewaar het opnieuw."])
        raise InputProblem(
            [f"{name}: dit is een oude soort Excel-bestand (.xls). Open het en kies 'Opslaan als' XLSX of CSV."]
        )
    start = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_PAGES):
        raise InputProblem(
            [f"{name}: dit is een webpagina of een oude soort rekenblad. Open het in Excel en bewaar het als XLSX."]
        )
