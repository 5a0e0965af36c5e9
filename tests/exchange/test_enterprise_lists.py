"""Lists of enterprises as files: what others send is read or refused in a sentence, what we write comes back whole."""

import struct
import threading
import warnings
import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import InvalidFileException

from sociaalinkopen_desktop.app.register_files import example_list, write_register
from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise, EnterpriseState
from sociaalinkopen_desktop.domain.enterprises.exporting import HEADS, OUT_COLUMNS, list_rows
from sociaalinkopen_desktop.domain.enterprises.importing import RowState, make_plan
from sociaalinkopen_desktop.domain.enterprises.importing_columns import guessed
from sociaalinkopen_desktop.domain.enterprises.importing_file import Stopped
from sociaalinkopen_desktop.exchange import enterprise_lists, enterprise_xlsx
from sociaalinkopen_desktop.exchange.cpv_file import read_cpv_table
from sociaalinkopen_desktop.exchange.enterprise_csv import csv_text, guarded, unguarded
from sociaalinkopen_desktop.exchange.enterprise_lists import MAX_ROWS, read_list

from ..enterprise_lists import CPV, registers, words

TODAY = date(2026, 11, 24)
PLAIN = [["Naam", "Plaats"], ["Voorbeeldwerk", "Eindhoven"], ["Coöperatie Één", "'s-Hertogenbosch"]]


def read(path: Path, content: bytes):
    path.write_bytes(content)
    return read_list(path)


def cells(file):
    return [list(row.cells) for row in file.sheets[file.first].rows]


def refused(path: Path, content: bytes) -> str:
    with pytest.raises(InputProblem) as problem:
        read(path, content)
    (sentence,) = problem.value.sentences
    assert sentence.startswith(f"{path.name}")
    return sentence


def workbook(fill=None, title="Lijst") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    for row in PLAIN:
        page.append(row)
    if fill is not None:
        fill(book, page)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = BytesIO(content)
    with zipfile.ZipFile(made, "a") as packed:
        packed.writestr(name, part)
    return made.getvalue()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lijst.csv"


# -- CSV ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_every_encoding_and_separator_gives_the_same_rows(path, encoding, sign):
    text = "\r\n".join(sign.join(row) for row in PLAIN)
    file = read(path, text.encode(encoding))
    assert file.sheets[0].heads == ("Naam", "Plaats")
    assert cells(file) == PLAIN[1:]


def test_quotes_line_breaks_and_commas_in_cells_do_not_divide_them(path):
    text = 'Naam;Wat levert zij;Adres\n"A; B";"groen\nen ""grijs""";"Dorp 1, 5000 AA, Tilburg"\nC;zacht;"X, Y"\n'
    file = read(path, text.encode())
    assert cells(file) == [["A; B", 'groen\nen "grijs"', "Dorp 1, 5000 AA, Tilburg"], ["C", "zacht", "X, Y"]]
    assert [row.line for row in file.sheets[0].rows] == [2, 4]


def test_the_line_by_which_excel_notes_the_separator_is_no_row(path):
    file = read(path, b"sep=,\r\nNaam,Plaats\r\nA;B,Oss\r\n")
    assert cells(file) == [["A;B", "Oss"]]
    assert file.sheets[0].rows[0].line == 3


def test_titles_above_the_table_empty_rows_and_empty_columns_are_passed_over(path):
    file = read(path, b"Lijst van partners;;;\n;;;\nNaam;;Plaats;KvK\nA;;Oss;12345678\n;;;\nB;;Best;\n")
    assert file.sheets[0].heads == ("Naam", "Plaats", "KvK")
    assert cells(file) == [["A", "Oss", "12345678"], ["B", "Best", ""]]
    assert [row.line for row in file.sheets[0].rows] == [4, 6]


def test_letters_that_were_spoilt_before_are_told(path):
    file = read(path, "Naam;Plaats\nCoÃ¶peratie;Oss\n".encode())
    assert "verkeerd bewaard" in file.remarks[0]


def test_rows_of_different_length_are_made_even(path):
    assert cells(read(path, b"Naam;Plaats\nA\nB;Oss;meer\n")) == [["A", "", ""], ["B", "Oss", "meer"]]


def test_only_a_head_is_no_list(path):
    assert "geen ondernemingen" in refused(path, b"Naam;Plaats\n")
    assert "leeg" in refused(path, b"   \n")


def test_a_quote_too_many_is_told_with_its_line(path):
    sentence = refused(path, b'Naam;Plaats\nA;Oss\nB;"Best\n' + b"C;Tilburg\n" * 20_000)
    assert "regel 3" in sentence
    assert "aanhalingsteken" in sentence


def test_a_million_rows_stop_at_the_limit(path):
    lines_read = []

    def go_on(done, _of):
        lines_read.append(done)
        return True

    path.write_bytes(b"Naam;Plaats\n" + b"Voorbeeld;Oss\n" * 1_000_000)
    with pytest.raises(InputProblem, match=f"meer dan {MAX_ROWS} regels"):
        read_list(path, go_on)
    assert max(lines_read) <= MAX_ROWS + 100


def test_reading_stops_when_nobody_waits(path):
    path.write_bytes(b"Naam;Plaats\n" + b"Voorbeeld;Oss\n" * 5_000)
    with pytest.raises(Stopped):
        read_list(path, lambda done, _of: done < 1_000)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "afbeelding"),
        (b"{\\rtf1 Naam}", "tekstdocument"),
        (b"<html><table><tr><td>Naam</td></tr></table>", "webpagina"),
        (b"<?xml version='1.0'?><Workbook/>", "webpagina"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook", "oude soort Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (b"\x1f\x8b\x08\0\0", "uit"),
        (bytes(range(256)) * 40, "geen lijst"),
        (b"\xff\xfeN", "beschadigd"),
        (struct.pack("<400I", *range(400)), "geen lijst"),
    ],
)
def test_what_is_no_list_is_named(path, content, words):
    assert words in refused(path, content)


def test_a_folder_a_missing_file_and_one_that_may_not_be_read(tmp_path, monkeypatch):
    for place, told in ((tmp_path, "map"), (tmp_path / "weg.csv", "bestaat niet")):
        with pytest.raises(InputProblem, match=told):
            read_list(place)

    def forbidden(*_args, **_kwargs):
        raise PermissionError

    path = tmp_path / "geheim.csv"
    path.write_bytes(b"Naam\n")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(InputProblem, match="niet lezen"):
        read_list(path)


@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes") / "x.csv"
    with suppress(InputProblem):  # and nothing else
        assert read(path, content).sheets[0].rows


# -- XLSX ---------------------------------------------------------------------------------------------------------
def test_cells_are_read_as_one_would_type_them(path):
    def fill(_book, page):
        page.append(["Getallen", 216_000])
        page.append(["Komma", 1250.5])
        page.append(["Datum", TODAY])
        page.append(["Ja", True])
        page.append(["Deel", 0.355])
        page.cell(page.max_row, 2).number_format = "0.0%"
        page.append(["Fout", "#N/A"])
        page.cell(page.max_row, 2).data_type = "e"

    file = read(path, workbook(fill))
    assert cells(file)[2:] == [
        ["Getallen", "216000"],
        ["Komma", "1250,5"],
        ["Datum", "24-11-2026"],
        ["Ja", "ja"],
        ["Deel", "35,5 %"],
        ["Fout", ""],
    ]
    assert file.remarks == ("Cellen met een fout van Excel, zoals #N/B, zijn leeg gelaten.",)


def test_a_formula_gives_its_kept_outcome_and_without_one_it_is_said(path):
    content = workbook(lambda _book, page: page.append(["=1+1", "Oss"]))
    file = read(path, content)
    assert cells(file)[2] == ["", "Oss"]
    assert "zonder bewaarde uitkomst" in file.remarks[0]
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert b"<f>1+1</f><v" in parts[sheet]
    parts[sheet] = (
        parts[sheet]
        .replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
        .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    )
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    file = read(path, made.getvalue())
    assert cells(file)[2] == ["2", "Oss"]
    assert "De uitkomst die in het bestand staat" in file.remarks[0]


def test_merged_cells_macros_and_links_elsewhere_are_told(path):
    content = workbook(lambda _book, page: page.merge_cells("A2:A3"))
    content = with_part(content, "xl/vbaProject.bin", b"macro")
    file = read(path, with_part(content, "xl/externalLinks/externalLink1.xml", b"<x/>"))
    said = " ".join(file.remarks)
    assert "macro's. Die zijn niet uitgevoerd" in said
    assert "niet geopend" in said
    assert "samengevoegd" in said
    assert cells(file)[0] == ["Voorbeeldwerk", "Eindhoven"]


def test_hidden_sheets_can_be_chosen_and_empty_ones_are_left_out(path):
    def fill(book, page):
        page.sheet_state = "hidden"
        book.create_sheet("Leeg")
        other = book.create_sheet("Zichtbaar")
        other.append(["Naam"])
        other.append(["Zichtbaar Voorbeeld"])
        book.active = 2

    file = read(path, workbook(fill))
    assert [(sheet.name, sheet.is_hidden) for sheet in file.sheets] == [("Lijst", True), ("Zichtbaar", False)]
    assert file.first == 1
    assert "verborgen bladen" in file.remarks[0]


def test_a_workbook_without_rows_says_so(path):
    assert "geen blad" in refused(path, workbook(lambda _book, page: page.delete_rows(2, 5)))


def test_other_zips_are_named(path):
    def zipped(**parts):
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as packed:
            for name, part in parts.items():
                packed.writestr(name.replace("__", "/"), part)
        return made.getvalue()

    assert "ODS" in refused(path, zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"))
    assert "Word" in refused(path, zipped(word__document="x"))
    assert "geen Excel-bestand" in refused(path, zipped(lijst="Naam;Plaats"))


def test_a_workbook_that_was_half_written_is_refused(path):
    content = workbook()
    for length in (30, len(content) // 2, len(content) - 10):
        assert "beschadigd" in refused(path, content[:length])


def test_a_workbook_with_a_spoilt_sheet_is_refused(path):
    with zipfile.ZipFile(BytesIO(workbook())) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for name in parts:
        for spoilt in (b"", b"<a>", parts[name][: len(parts[name]) // 2], b"\0\1\2"):
            made = BytesIO()
            with zipfile.ZipFile(made, "w") as packed:
                for other, part in parts.items():
                    packed.writestr(other, spoilt if other == name else part)
            with suppress(InputProblem):  # a part that is not needed may be spoilt
                assert read(path, made.getvalue()).sheets


def test_xml_that_grows_by_itself_is_refused(path):
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    with zipfile.ZipFile(BytesIO(workbook())) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, part in parts.items():
            begin = part.find(b"?>") + 2 if part.startswith(b"<?xml") else 0
            packed.writestr(name, part[:begin] + bomb + part[begin:] if name == "xl/workbook.xml" else part)
    assert "verwijzingen die niet in een lijst horen" in refused(path, made.getvalue())


def test_what_would_become_too_large_is_refused_before_it_is_unpacked(path, monkeypatch):
    monkeypatch.setattr(enterprise_xlsx, "MAX_UNPACKED", 2_000_000)
    made = BytesIO(workbook())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/image1.bin", b"\0" * 3_000_000)
    assert len(made.getvalue()) < 100_000
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_args, **_kwargs: pytest.fail("it was opened"))
    assert "veel te groot" in refused(path, made.getvalue())


@pytest.mark.parametrize("part", [b"<f " * 200_000, b"</f>" + b" " * 600_000, b"<v" + b"\n" * 600_000])
def test_a_sheet_made_to_keep_us_searching_is_passed_over_in_no_time(part):
    assert enterprise_xlsx._NO_OUTCOME.search(part) is None


def test_a_file_that_is_too_large_is_refused(path, monkeypatch):
    monkeypatch.setattr(enterprise_lists, "MAX_BYTES", 1_000)
    assert "groter dan" in refused(path, b"Naam\n" * 400)


def test_what_the_library_makes_of_a_bad_file_never_reaches_the_officer(path, monkeypatch):
    def broken(*_args, **_kwargs):
        raise InvalidFileException("internal words")

    monkeypatch.setattr(openpyxl, "load_workbook", broken)
    assert "internal" not in refused(path, workbook())


def test_a_sheet_that_says_it_is_larger_than_it_is_is_read_as_it_is(path):
    with zipfile.ZipFile(BytesIO(workbook())) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b'<dimension ref="A1:B3"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'ref="A1:B3"', b'ref="A1:XFD1048576"')
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    assert cells(read(path, made.getvalue())) == PLAIN[1:]


def test_reading_a_workbook_leaves_the_warnings_as_they_were(path):
    before = list(warnings.filters)
    read(path, workbook())
    assert warnings.filters == before
    assert threading.active_count() >= 1


# -- out and back -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text", ["=1+1", "+31 13", "-5", "@som", "\tx", "'=a", "''s", "'s-Hertogenbosch", "", "gewoon"]
)
def test_a_cell_is_never_a_formula_and_comes_back_as_it_was(text):
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t")
    assert unguarded(guarded(text)) == text


@given(text=words())
def test_any_text_survives_the_guard(text):
    assert guarded(text)[:1] not in ("=", "+", "-", "@")
    assert unguarded(guarded(text)) == text


def test_the_list_opens_in_a_dutch_spreadsheet():
    text = csv_text(HEADS, list_rows([Enterprise(name="=Voorbeeld", turnover=1250)]))
    assert text.startswith("\ufeffNaam;KvK-nummer;")
    assert "\r\n'=Voorbeeld;" in text
    assert ";1250;" in text


def test_every_column_that_goes_out_is_recognised_coming_in():
    assert guessed(HEADS) == tuple(column.key for column in OUT_COLUMNS)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@given(register=registers())
@settings(max_examples=40)
def test_what_goes_out_comes_back_as_nothing_new_and_whole_in_an_empty_register(tmp_path_factory, ending, register):
    path = tmp_path_factory.mktemp("lijst") / f"lijst.{ending}"
    write_register(register, path, TODAY)
    (sheet,) = read_list(path).sheets
    plan = make_plan(sheet, guessed(sheet.heads), register, CPV)
    assert [(row.state, row.reason, row.differences) for row in plan.rows] == [
        (RowState.UNCHANGED, "", ()) for _ in register
    ]
    made = make_plan(sheet, guessed(sheet.heads), (), CPV).to_take()
    fields_there = [list_rows([item])[0][:-1] for item in made]  # the number in the program is another one
    assert fields_there == [list_rows([item])[0][:-1] for item in register]


# -- the examples -------------------------------------------------------------------------------------------------
def test_the_examples_are_invented_or_have_a_source_and_are_read_without_a_fault():
    file = example_list()
    sheet = file.sheets[0]
    plan = make_plan(sheet, guessed(sheet.heads), (), read_cpv_table(resource("cpv")).codes)
    assert file.remarks == ()
    assert [row.reason for row in plan.rows] == [""] * len(plan.rows)
    made = plan.to_take()
    invented = [item for item in made if item.is_example]
    real = [item for item in made if not item.is_example]
    assert len(invented) >= 24
    assert all("Voorbeeld" in item.name or "Proef" in item.name for item in invented)
    assert all("bestaat niet" in item.notes and not item.kvk for item in invented)
    assert {item.name for item in real} == {"De Verspillingsfabriek", "Cycloon", "SNEW", "IBN", "DoeGoods"}
    assert all(item.state is EnterpriseState.TO_VERIFY and item.source_note for item in real)
    assert all(proof.valid_until is None and proof.checked_on is None for item in real for proof in item.recognitions)
    assert len({item.town for item in invented}) >= 15
    assert len({code[:2] for item in made for code in item.cpv}) >= 12
