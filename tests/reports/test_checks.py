"""Checklists on paper and as forms: the boxes, the room to write, the structure, and both standards for all of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import defusedxml.ElementTree as ElementTree
import docx
import pypdf
import pytest

from sociaalinkopen_desktop.domain.checklists import FormKind
from sociaalinkopen_desktop.domain.choices import AnswerOutcome
from sociaalinkopen_desktop.domain.document import CheckItem, Checks, WritePlace
from sociaalinkopen_desktop.reports.checks import BOX, HEADS, STATES
from sociaalinkopen_desktop.reports.forms import LONGEST_VALUE
from sociaalinkopen_desktop.reports.opendocument import odt_bytes
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from sociaalinkopen_desktop.reports.web import html_bytes
from sociaalinkopen_desktop.reports.word import docx_bytes
from tests.builders import a_tender
from tests.checklists import TYPED, a_form, a_sheet, library, places
from tests.reports import samples
from tests.reports.reading import Node, opened, structure, unmarked_painting
from tests.reports.twins import docx_texts, html_page, odt_texts
from tests.reports.verapdf import Verdict

IDS = [item.id for item in library().checklists]
Validate = Callable[[Iterable[Path]], dict[Path, Verdict]]
MILLIMETRE = 72 / 25.4


def an_item(**changes: object) -> CheckItem:
    return CheckItem(**{"key": "regel", "number": "1.1", "text": "Is het zo?", **changes})


def a_document(*items: CheckItem, fillable: bool = False) -> bytes:
    note = samples.note(Checks(name="proef", caption="Proef", items=items))
    return pdf_bytes(replace(note, fillable=fillable, compact=True))


def tags(data: bytes, tag: str) -> list[Node]:
    return [node for node in structure(data).walk() if node.tag == tag]


def all_spoken(data: bytes) -> str:
    return " ".join(node.actual_text or node.text for node in structure(data).walk())


@pytest.mark.slow
# -- both standards ---------------------------------------------------------------------------------------------------
@pytest.mark.verapdf
def test_every_checklist_keeps_both_standards_plain_and_as_a_form(tmp_path: Path, validate: Validate) -> None:
    paths = {}
    for checklist in IDS:
        for kind in FormKind:
            for fillable in (False, True):
                path = tmp_path / f"{checklist}-{kind.value}-{fillable}.pdf"
                path.write_bytes(pdf_bytes(a_sheet(checklist, kind, fillable=fillable)))
                paths[path.stem] = path
    for name, broken in (("vol", {}), ("lang", {"subject": {"social_purpose": f"{TYPED} " * 150}})):
        path = paths[name] = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf_bytes(a_sheet("start", fillable=True, tender=a_tender(**broken))))
    failed = {path.stem: verdict.failed for path, verdict in validate(paths.values()).items() if not verdict.passes}
    assert failed == {}


@pytest.mark.parametrize("fillable", [False, True])
def test_equal_sheets_give_equal_bytes(fillable: bool) -> None:
    assert pdf_bytes(a_sheet("uitnodigen", fillable=fillable)) == pdf_bytes(a_sheet("uitnodigen", fillable=fillable))


@pytest.mark.parametrize("checklist", IDS)
def test_a_sheet_is_one_leaf_printed_on_both_sides(checklist: str) -> None:
    for kind in FormKind:
        reader = opened(pdf_bytes(a_sheet(checklist, kind)))
        assert len(reader.pages) <= 2
        assert {tuple(map(float, page.mediabox)) for page in reader.pages} == {(0.0, 0.0, 595.28, 841.89)}


def test_nothing_is_painted_outside_the_structure() -> None:
    assert unmarked_painting(pdf_bytes(a_sheet("rekenblad"))) == []
    assert unmarked_painting(a_form("rekenblad")) == []


# -- boxes ------------------------------------------------------------------------------------------------------------
def test_a_box_is_wide_enough_for_a_pen() -> None:
    assert BOX / MILLIMETRE >= 4
    for place in places(a_form("start")).values():
        if place.kind == "/Btn":
            left, bottom, right, top = place.rect
            assert min(right - left, top - bottom) / MILLIMETRE >= 4


@pytest.mark.parametrize("state", [None, *AnswerOutcome])
def test_each_box_says_whether_it_is_ticked(state: AnswerOutcome | None) -> None:
    said = [node.actual_text for node in tags(a_document(an_item(state=state)), "Span")]
    assert said == [f"{word}: {'aangevinkt' if known is state else 'niet aangevinkt'} " for known, word in STATES]


def test_a_tick_is_drawn_as_a_cross_and_never_as_a_colour() -> None:
    plain, ticked = (a_document(an_item(state=state)) for state in (None, AnswerOutcome.YES))
    drawn = [b"".join(page.get_contents().get_data() for page in opened(data).pages) for data in (plain, ticked)]
    assert drawn[1].count(b" l ") + drawn[1].count(b" l\n") > drawn[0].count(b" l ") + drawn[0].count(b" l\n")
    assert [_inks(data) for data in drawn] == [_inks(drawn[0])] * 2


def _inks(content: bytes) -> set[bytes]:
    """The colours of lines in the content of a page."""
    return set(re.findall(rb"([\d. ]+) RG", content))


def test_the_table_has_heads_and_each_line_is_a_row() -> None:
    data = a_document(an_item(), an_item(key="tweede", number="1.2", text="En dit?", asks_state=False))
    table = next(node for node in tags(data, "Table") if len(node.kids) > 2 and node.kids[0].kids[0].text == "Punt")
    assert [cell.text for cell in table.kids[0].kids] == list(HEADS)
    assert [row.kids[0].text for row in table.kids[1:]] == ["1.1 Is het zo?", "1.2 En dit?"]
    assert all(len(row.kids) == len(HEADS) for row in table.kids)


def test_a_choice_has_a_box_for_each_word() -> None:
    options = (("a", "De hele opdracht"), ("b", "Eén perceel"))
    data = a_document(an_item(asks_state=False, options=options, chosen="b"))
    assert [node.actual_text for node in tags(data, "Span")] == ["Niet aangevinkt: ", "Aangevinkt: "]
    assert "De hele opdracht" in all_spoken(data)


# -- room to write ----------------------------------------------------------------------------------------------------
def test_what_is_known_is_written_and_what_is_not_has_lines() -> None:
    known = WritePlace(key="toelichting", label="Toelichting", text=TYPED)
    assert f"Toelichting: {TYPED}" in all_spoken(a_document(an_item(places=(known,))))


def test_a_text_that_would_fill_the_sheet_is_cut_off_with_a_sign() -> None:
    place = WritePlace(key="toelichting", label="Toelichting", text="Een lange zin over niets. " * 400)
    data = a_document(an_item(places=(place,)), an_item(key="tweede"))
    assert len(opened(data).pages) == 1
    assert "…" in all_spoken(data)


def test_cells_of_later_rows_say_their_head_too() -> None:
    columns = tuple(WritePlace(key=str(at), label=word, text="iets", shows_label=False) for at, word in enumerate("AB"))
    data = a_document(an_item(text="", number="2", asks_state=False, signed=False, places=columns))
    assert [node.actual_text for node in tags(data, "Span")] == ["A: iets ", "B: iets "]


def test_the_head_comes_back_on_every_page_for_the_eye_only() -> None:
    data = a_document(*(an_item(key=f"regel-{at}", number=f"1.{at}") for at in range(60)))
    assert len(opened(data).pages) == 3
    assert [node.text for node in tags(data, "TH")].count("Paraaf") == 1
    assert all("Paraaf" in page.extract_text() for page in opened(data).pages)
    assert all(f"Pagina {at} van 3" in page.extract_text() for at, page in enumerate(opened(data).pages, 1))


def test_a_question_stays_with_the_first_rows_of_its_table() -> None:
    places_of = (WritePlace(key="0", label="Naam"),)
    rows = [an_item(key=f"t.{n}", number=str(n), text="", asks_state=False, signed=False, places=places_of)
            for n in range(1, 6)]  # fmt: skip
    before = [an_item(key=f"v-{at}", number=f"1.{at}") for at in range(19)]
    pages = opened(a_document(*before, an_item(key="t", text="Wie nodigt u uit?", signed=False), *rows)).pages
    (at,) = [number for number, page in enumerate(pages) if "Wie nodigt u uit?" in page.extract_text()]
    assert "Naam" in pages[at].extract_text()


# -- forms ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("checklist", IDS)
def test_every_field_has_a_stable_name_a_tip_and_a_place_in_the_structure(checklist: str) -> None:
    data = a_form(checklist)
    reader = opened(data)
    lines = {line.key for line in library().checklist(checklist).lines}
    for name, _state in places(data):
        head, line, *rest = name.split(".")
        assert head == checklist
        assert line in lines
        assert rest[-1] in ("antwoord", "toelichting", "datum") or all(part.isdigit() for part in rest)
    widgets = [item.get_object() for page in reader.pages for item in page.get("/Annots", ())]
    widgets = [item for item in widgets if item["/Subtype"] == "/Widget"]
    assert all(item["/TU"] and item["/F"] == 4 and "/AP" in item for item in widgets)
    assert all(page["/Tabs"] == "/S" for page in reader.pages)
    forms = tags(data, "Form")
    assert len(forms) == len(widgets)
    assert all(len(node.links) == 1 for node in forms)
    form = reader.trailer["/Root"]["/AcroForm"]
    assert "/NeedAppearances" not in form
    assert b"/JavaScript" not in data


@pytest.mark.parametrize("checklist", IDS)
def test_the_tab_key_goes_from_line_to_line(checklist: str) -> None:
    lines = []
    for node in tags(a_form(checklist), "Form"):
        path, at = [], node.links[0].get_object()
        while at is not None:
            path += [at["/T"]] if "/T" in at else []
            at = at["/Parent"].get_object() if "/Parent" in at else None
        lines.append(path[::-1][1])
    assert list(dict.fromkeys(lines)) == [line.key for line in library().checklist(checklist).lines]
    assert all(lines[at] == lines[at - 1] or lines[at] not in lines[:at] for at in range(1, len(lines)))


def test_a_field_keeps_its_whole_value_also_where_the_font_lacks_a_sign() -> None:
    typed = "Ωмега 👍 „é” ≥ 5\nTweede regel"
    data = pdf_bytes(a_sheet("start", fillable=True, tender=a_tender(subject={"social_purpose": typed})))
    assert opened(data).get_fields()["start.doel.antwoord"]["/V"] == typed


def test_a_text_too_long_for_a_field_is_printed_and_not_a_field() -> None:
    long = "Woord " * LONGEST_VALUE
    data = pdf_bytes(a_sheet("start", fillable=True, tender=a_tender(subject={"social_purpose": long})))
    assert "start.doel.antwoord" not in opened(data).get_fields()
    assert "start.doel.datum" in opened(data).get_fields()


def test_a_plain_sheet_has_no_fields_and_no_keywords() -> None:
    reader = opened(pdf_bytes(a_sheet("start")))
    assert reader.get_fields() is None
    assert "/Keywords" not in reader.metadata


def test_properties_and_metadata_say_the_same_of_a_form() -> None:
    reader = opened(a_form("start"))
    assert reader.metadata["/Keywords"] == reader.xmp_metadata.pdf_keywords == a_sheet("start", fillable=True).keywords


def test_hostile_names_and_texts_do_no_harm() -> None:
    place = WritePlace(key="(x) /Y", label="<b>", text="(\\) >> endobj\x00\ud800")
    item = an_item(key="a b#(", options=(("x/y (z)", "Keuze"),), chosen="x/y (z)", asks_state=False, places=(place,))
    fields = pypdf.PdfReader(BytesIO(a_document(item, fillable=True)), strict=True).get_fields()
    assert fields["proef.a b#(.(x) /Y"]["/V"] == "(\\) >> endobj"
    assert fields["proef.a b#(.antwoord"]["/V"] == "/x/y (z)"


# -- twins ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("checklist", IDS)
def test_the_twins_ask_the_same_questions_with_the_same_boxes(checklist: str) -> None:
    sheet = a_sheet(checklist)
    items = [item for chapter in sheet.chapters for block in chapter.blocks if isinstance(block, Checks)
             for item in block.items]  # fmt: skip
    ticks = sum(item.state is not None for item in items) + sum(bool(item.chosen) for item in items)
    ticks += sum(place.is_tick and place.text == "yes" for item in items for place in item.places)
    for texts in (docx_texts(docx_bytes(sheet)), odt_texts(odt_bytes(sheet)), html_page(html_bytes(sheet)).texts):
        whole = " ".join(texts)
        assert whole.count("☑") == ticks
        assert all(f"{item.number} {item.text}" in whole for item in items if item.text)


def test_a_web_page_has_words_for_its_boxes() -> None:
    signs = [given for tag, given in html_page(html_bytes(a_sheet("instrument"))).tags if given.get("role") == "img"]
    assert {given["aria-label"] for given in signs} == {"aangevinkt", "niet aangevinkt"}


def test_word_and_odt_open_with_the_head_repeated() -> None:
    file = docx.Document(BytesIO(docx_bytes(a_sheet("start"))))
    assert [cell.text for cell in file.tables[1].rows[0].cells] == list(HEADS)
    with ZipFile(BytesIO(odt_bytes(a_sheet("start")))) as packed:
        root = ElementTree.fromstring(packed.read("content.xml"))
    assert any(element.tag.endswith("}table-header-rows") for element in root.iter())
