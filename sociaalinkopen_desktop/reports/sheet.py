"""Tables as XLSX, one sheet per table. Importing this module loads xlsxwriter.

Everything is text or a number that stands in the data: nothing a user typed can become a formula or a link.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import xlsxwriter

from sociaalinkopen_desktop.reports.files import write_whole
from sociaalinkopen_desktop.reports.office_look import ACCENT, HAIRLINE
from sociaalinkopen_desktop.reports.pieces import clean, clean_line
from sociaalinkopen_desktop.reports.zipped import packed_again

Value = str | int | Decimal | date | None
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_WIDEST = 70


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A list: the title of the sheet, the heads of its columns and its rows.

    Each row has one value per column: text, a number, an amount (`Decimal`), a day, or None for nothing.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def xlsx_bytes(sheets: Sequence[Sheet], title: str, made_on: date) -> bytes:
    """The sheets as one file; equal sheets give equal bytes. Raises ValueError for a row that is too long or short."""
    packed = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(packed, options)
    book.set_properties(
        {"title": clean_line(title)[:250], "created": datetime.combine(made_on, time(), UTC).replace(tzinfo=None)}
    )
    looks = _Looks(book)
    names: set[str] = set()
    for number, sheet in enumerate(sheets, 1):
        _write(book.add_worksheet(_name(sheet.title, number, names)), sheet, looks)
    book.close()
    return packed_again(packed.getvalue())


def write_xlsx(sheets: Sequence[Sheet], title: str, made_on: date, target: Path) -> None:
    """Write the sheets to `target`, whole or not at all. Raises `ReportProblem`."""
    write_whole(target, xlsx_bytes(sheets, title, made_on))


class _Looks:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        line = {"bottom": 1, "bottom_color": f"#{HAIRLINE}", "valign": "top"}
        self.head = book.add_format({"bold": True, "font_color": f"#{ACCENT}", "text_wrap": True, **line})
        self.text = book.add_format({"text_wrap": True, "num_format": "@", **line})
        self.number = book.add_format({"num_format": "#,##0", **line})
        self.amount = book.add_format({"num_format": "#,##0.00", **line})
        self.day = book.add_format({"num_format": "dd-mm-yyyy", "align": "left", **line})


def _name(title: str, number: int, taken: set[str]) -> str:
    """A name that a sheet may have, and no other sheet of the file has."""
    wanted = _FORBIDDEN_IN_NAME.sub(" ", clean_line(title)).strip()
    name = _shortened(wanted, _LONGEST_NAME) or f"Blad {number}"
    while name.lower() in taken or name.lower() == "history":  # Excel keeps that name to itself
        ending = f" {number}"
        name = _shortened(wanted, _LONGEST_NAME - len(ending)) + ending
        number += 1
    taken.add(name.lower())
    return name


def _shortened(text: str, length: int) -> str:
    """The beginning of a text, as long as Excel counts: in units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore").strip()


def _write(page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for column, head in enumerate(sheet.heads):
        page.write_string(0, column, clean_line(head)[:_LONGEST_TEXT], looks.head)
    for number, row in enumerate(sheet.rows, 1):
        if len(row) != len(sheet.heads):
            raise ValueError(f"a row of {len(row)} values under {len(sheet.heads)} heads")
        for column, value in enumerate(row):
            _write_value(page, number, column, value, looks)
    for column, head in enumerate(sheet.heads):
        longest = max((len(_shown(row[column])) for row in sheet.rows), default=0)
        page.set_column(column, column, min(_WIDEST, max(len(head), longest) + 3))
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)


def _write_value(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, looks: _Looks) -> None:
    match value:
        case None:
            page.write_blank(row, column, None, looks.text)
        case str():
            page.write_string(row, column, clean(value)[:_LONGEST_TEXT], looks.text)
        case date():
            page.write_datetime(row, column, datetime.combine(value, time()), looks.day)
        case Decimal():
            page.write_number(row, column, float(value), looks.amount)
        case int():
            page.write_number(row, column, value, looks.number)


def _shown(value: Value) -> str:
    if isinstance(value, date):
        return "00-00-0000"
    return max(clean(str(value if value is not None else "")).split("\n"), key=len)
