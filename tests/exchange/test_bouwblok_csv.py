"""Tables of bouwblokken from spreadsheets as people save them: forgiving in form, strict about amounts."""

import csv
import io
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.domain.dutch import number
from sociaalinkopen_desktop.domain.policy import BlockUnit, Bouwblok
from sociaalinkopen_desktop.exchange.bouwblok_csv import MAX_ROWS, bouwblok_rows, read_bouwblok_csv

HEAD = "Bouwblok;Doelgroep;Waarde;Eenheid;Telt ten hoogste;Toelichting"
ROW = "Participatiewet < 2 jaar;Bijstand;€ 30.000,00;per jaar;24 maanden;Café"
BLOCK = Bouwblok(
    name="Participatiewet < 2 jaar",
    target_group="Bijstand",
    value=Decimal(30_000),
    longest_months=24,
    note="Café",
)


def rows(text, encoding="utf-8"):
    return bouwblok_rows(text.encode(encoding), "tabel.csv")


def one(cell, head="Bouwblok;Waarde"):
    """The only row of a table with this value."""
    file = rows(f"{head}\nWerk;{cell}\n")
    assert (len(file.blocks), file.faults) == (1, ())
    return file.blocks[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_whatever_the_signs_and_separators(encoding, separator, end):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=end)
    for line in (HEAD, ROW):
        writer.writerow(line.split(";"))
    file = rows(text.getvalue(), encoding)
    assert (file.blocks, file.faults) == ((BLOCK,), ())
    assert [ours for ours, _theirs in file.columns] == HEAD.split(";")


def test_the_head_may_use_other_words_stand_lower_and_in_another_order():
    text = "Tabel social return regio Voorbeeld;;\n\nBedrag (€);Soort inzet;Voor wie;Hoe lang?\n30.000;Werk;WW;2 jaar\n"
    (block,) = rows(text).blocks
    assert (block.name, block.target_group, block.value, block.longest_months) == ("Werk", "WW", 30_000, 24)


def test_excels_note_about_the_separator_is_no_row():
    assert rows(f"sep=;\n{HEAD}\n{ROW}\n").blocks == (BLOCK,)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("30000", 30_000), ("30.000", 30_000), ("€ 30.000,00", 30_000), ("€30.000,-", 30_000), ("30.000 euro", 30_000),
        ("EUR 1.250,50", "1250.50"), ("0", 0), ("\u00a030.000\u00a0", 30_000), ("1.234.567,8", "1234567.8"),
    ],
)  # fmt: skip
def test_amounts_are_read_the_dutch_way(cell, value):
    assert one(cell).value == Decimal(value)


@given(st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100))
def test_every_amount_comes_back(amount):
    assert one(number(amount, 2)).value == amount


@pytest.mark.parametrize(
    "cell", ["30000.00", "1,250.50", "30k", "dertigduizend", "-5", "30.00", "1.2.3", "=1+1", "€", "999.999.999.999"]
)
def test_what_could_mean_two_things_is_no_amount(cell):
    file = rows(f"Bouwblok;Waarde\nWerk;{cell}\n")
    assert file.blocks == ()
    (fault,) = file.faults
    assert str(fault).startswith("Regel 2, waarde: ")
    assert "Schrijf" in str(fault)


@pytest.mark.parametrize(
    ("head", "cell", "unit"),
    [
        ("Bouwblok;Waarde", "750 per maand", BlockUnit.MONTH),
        ("Bouwblok;Bedrag per uur", "100", BlockUnit.HOUR),
        ("Bouwblok;Bedrag per dag", "1.000", BlockUnit.DAY),
        ("Bouwblok;Waarde", "factuur excl. btw", BlockUnit.INVOICE),
        ("Bouwblok;Bedrag per jaar", "factuur", BlockUnit.INVOICE),
        ("Bouwblok;Waarde", "30.000", BlockUnit.YEAR),
    ],
)
def test_the_unit_may_stand_beside_the_amount_or_in_the_head(head, cell, unit):
    assert one(cell, head).unit is unit


@pytest.mark.parametrize(
    ("said", "unit"),
    [(item.label, item) for item in BlockUnit]
    + [("per jaar", BlockUnit.YEAR), ("Toeslag per jaar", BlockUnit.SURCHARGE), ("p/uur", BlockUnit.HOUR)],
)
def test_units_are_known_by_their_words(said, unit):
    assert rows(f"Bouwblok;Waarde;Eenheid\nWerk;5;{said}\n").blocks[0].unit is unit


@pytest.mark.parametrize(
    ("head", "said", "months"),
    [
        ("Telt mee", "24", 24), ("Telt mee", "2 jaar", 24), ("Telt mee", "18 mnd", 18), ("Telt mee", "altijd", None),
        ("Telt mee", "", None), ("Telt mee (jaren)", "2", 24), ("Duur in maanden", "6", 6),
        ("Telt mee", "n.v.t.", None),
    ],
)  # fmt: skip
def test_how_long_it_counts_is_read(head, said, months):
    file = rows(f"Bouwblok;Waarde;{head}\nWerk;5;{said}\n")
    assert file.blocks[0].longest_months == months


def test_each_fault_names_its_line_as_a_spreadsheet_counts_and_the_other_rows_stay():
    text = f"{HEAD}\n{ROW}\n;WW;5;;;\n\nWerk;;;;;\nWerk;;5;per week;;\nWerk;;5;;soms;\n"
    file = rows(text)
    assert file.blocks == (BLOCK,)
    assert [(fault.line, fault.column) for fault in file.faults] == [
        (3, "Bouwblok"),
        (5, "Waarde"),
        (6, "Eenheid"),
        (7, "Telt ten hoogste"),
    ]
    assert file.sentence == "1 bouwblok is goed te lezen, 4 regels niet."


def test_formulas_and_markup_are_only_text():
    cells = ['=HYPERLINK("http://example.org")', "@SUM(A1)", "+1", "<b>vet</b>"]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Bouwblok", "Waarde"])
    for cell in cells:
        writer.writerow([cell, "5"])
    assert [block.name for block in rows(text.getvalue()).blocks] == cells


def test_quotes_lines_in_a_cell_and_missing_cells_do_no_harm():
    text = 'Bouwblok;Waarde;Toelichting\n"Werk; ""echt""\nen lang";5\n'
    (block,) = rows(text).blocks
    assert (block.name, block.note) == ('Werk; "echt" en lang', "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rest", "geen CSV-bestand"),
        (b"\xd0\xcf\x11\xe0rest", "geen CSV-bestand"),
        (b"a\0b", "geen CSV-bestand"),
        (b"\xff\xfea", "beschadigd"),
        (b";;\n;;\n", "geen regels"),
        (b"Bouwblok;Doelgroep\nWerk;WW\n", "ontbreekt 'Waarde'"),
        (b"1;2;3\n", "ontbreekt 'Bouwblok' en 'Waarde'"),
        (b"Bouwblok;Waarde\n", "geen bouwblokken"),
        (b"Bouwblok;Waarde\n" + b"Werk;5\n" * (MAX_ROWS + 1), "500 is het meeste"),
        (b'Bouwblok;Waarde\nWerk;"' + b"x" * 200_000, "regel 2 is niet te lezen"),
    ],
)
def test_what_is_no_table_is_refused_with_a_remedy(content, words):
    with pytest.raises(InputProblem) as caught:
        bouwblok_rows(content, "tabel.csv")
    (sentence,) = caught.value.sentences
    assert sentence.startswith("tabel.csv: ")
    assert words in sentence


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content):
    with suppress(InputProblem):
        file = bouwblok_rows(b"Bouwblok;Waarde\n" + content, "tabel.csv")
        assert all(block.name for block in file.blocks)


def test_a_file_is_read_from_disk(tmp_path):
    path = tmp_path / "tabel.csv"
    path.write_text(f"{HEAD}\n{ROW}\n", "utf-8")
    assert read_bouwblok_csv(path).blocks == (BLOCK,)
    with pytest.raises(InputProblem, match="bestaat niet"):
        read_bouwblok_csv(tmp_path / "weg.csv")
