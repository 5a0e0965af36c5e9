"""Lists as XLSX: read back by openpyxl, which had no part in making them."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.reports.pieces import clean
from sociaalinkopen_desktop.reports.sheet import Sheet, write_xlsx, xlsx_bytes

DAY = date(2026, 11, 24)
DANGEROUS = ("=1+1", "+31 6", "-2", "@SUM(A1)", '=HYPERLINK("http://voorbeeld.example")', "\t=1", "{=1}", "http://x.nl")


def read(*sheets: Sheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx_bytes(sheets, "Lijst", DAY)))


def test_values_come_back_as_what_they_were():
    rows = (("Groenonderhoud", 3, Decimal("216000.50"), DAY, None), ("Hampers", 0, Decimal(-1), date(1999, 1, 1), ""))
    book = read(Sheet(title="Aanbestedingen", heads=("Titel", "Punten", "Waarde", "Dag", "Leeg"), rows=rows))
    page = book["Aanbestedingen"]
    assert [cell.value for cell in page[1]] == ["Titel", "Punten", "Waarde", "Dag", "Leeg"]
    *values, day, nothing = (cell.value for cell in page[2])
    assert values == ["Groenonderhoud", 3, 216000.5]
    assert (day.date(), nothing) == (DAY, None)
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:E3"


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_looks_like_a_formula_stays_text(text: str):
    book = read(Sheet(title="x", heads=(text,), rows=((text,),)))
    cells = [row[0] for row in book.active.iter_rows()]
    assert [cell.data_type for cell in cells] == ["s", "s"]
    assert cells[1].value == text
    assert cells[1].hyperlink is None


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_text_comes_back(texts: list[str]):
    book = read(Sheet(title="x", heads=("a",), rows=tuple((text,) for text in texts)))
    found = [row[0].value or "" for row in book.active.iter_rows(min_row=2)]
    # XML reads a carriage return as a line end, and a cell without text as nothing.
    assert found == [clean(text) for text in texts]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_titles_give_sheets_with_names_of_their_own(titles: list[str]):
    book = read(*(Sheet(title=title, heads=("a",), rows=()) for title in titles))
    assert len(book.sheetnames) == len(titles)
    assert all(0 < len(name.encode("utf-16-le")) <= 62 for name in book.sheetnames)


def test_equal_lists_give_equal_bytes_and_a_whole_file(tmp_path):
    sheets = (Sheet(title="Lijst", heads=("a",), rows=(("b",),)),)
    write_xlsx(sheets, "Lijst", DAY, tmp_path / "lijst.xlsx")
    assert (tmp_path / "lijst.xlsx").read_bytes() == xlsx_bytes(sheets, "Lijst", DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["lijst.xlsx"]


def test_a_row_that_does_not_fit_its_heads_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="2 values under 1 heads"):
        read(Sheet(title="x", heads=("a",), rows=(("b", "c"),)))
