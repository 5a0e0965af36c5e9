"""What a screen reader meets: every word of the document, in order, under the right name."""

from collections.abc import Iterator

import pytest
from pypdf.generic import IndirectObject

from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports.pdf import draw_pdf, pdf_bytes
from tests.reports.expected import expected, met
from tests.reports.reading import Node, marked_text, opened, own_runs, structure, tidy, unmarked_painting
from tests.reports.samples import everyday, hostile


@pytest.fixture(scope="module")
def document() -> Document:
    return everyday()


@pytest.fixture(scope="module")
def data(document: Document) -> bytes:
    return pdf_bytes(document)


@pytest.fixture(scope="module")
def root(data: bytes) -> Node:
    return structure(data)


def test_a_reader_meets_every_text_of_the_document_once_and_in_order(root: Node, document: Document) -> None:
    assert met(root) == expected(document)


def contents_links(root: Node) -> list[Node]:
    toc = next(node for node in root.walk() if node.tag == "TOC")
    return [node for node in toc.walk() if node.tag == "Link"]


def test_the_contents_name_every_chapter_and_section_with_the_page_where_it_stands(root: Node, data: bytes) -> None:
    reader = opened(data)
    links = contents_links(root)
    assert len(links) == 6 + 5
    for node in links:
        title, page = node.text.rsplit(" ", 1)
        assert title in tidy(reader.pages[int(page) - 1].extract_text())
        (annotation,) = node.links
        assert reader.get_page_number(annotation["/Dest"][0].get_object()) == int(page) - 1
        assert annotation["/Contents"] == f"Ga naar {title}"


def test_tables_are_regular_and_say_what_their_heads_belong_to(root: Node) -> None:
    tables = [node for node in root.walk() if node.tag == "Table"]
    assert len(tables) == 2 + 5 * 2 + 1
    for table in tables:
        rows = [kid for kid in table.kids if kid.tag == "TR"]
        assert len({len(row.kids) for row in rows}) == 1
        for row in rows:
            scopes = [cell.attributes.get("/Scope") for cell in row.kids]
            if all(cell.tag == "TH" for cell in row.kids):
                assert set(scopes) == {"/Column"}
            else:
                assert [cell.tag for cell in row.kids] == ["TH"] + ["TD"] * (len(row.kids) - 1)
                assert scopes == ["/Row"] + [None] * (len(row.kids) - 1)


def test_paragraphs_for_the_procurement_documents_are_grouped_under_their_label(root: Node) -> None:
    label = "Ook in de aanbestedingsstukken"
    groups = [node for node in root.walk() if node.tag == "Div" and node.kids[0].text == label]
    assert len(groups) == 5
    assert [len(group.kids) for group in groups] == [3] * 5


def test_the_status_is_printed_in_capitals_but_read_as_a_word(root: Node) -> None:
    (status,) = (node for node in root.walk() if node.text == "CONCEPT")
    assert status.actual_text == "Concept"


def test_a_source_links_to_its_address_and_says_so(root: Node) -> None:
    (link,) = (node for node in root.walk() if node.tag == "Link" and node.text == "Aanbestedingswet 2012")
    (annotation,) = link.links
    assert annotation["/A"]["/URI"] == "https://wetten.overheid.nl/BWBR0032203"
    assert annotation["/Contents"] == "Link naar https://wetten.overheid.nl/BWBR0032203"


def test_nothing_is_painted_outside_structure_and_artifacts(data: bytes) -> None:
    assert unmarked_painting(data) == []
    assert unmarked_painting(pdf_bytes(hostile())) == []


def test_every_marked_run_belongs_to_one_element_and_the_parent_tree_finds_it(data: bytes) -> None:
    reader = opened(data)
    nums = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(nums[::2], nums[1::2], strict=True))
    runs = 0
    for number, page in enumerate(reader.pages):
        assert page["/StructParents"] == number
        for mcid, element in enumerate(parents[number]):
            runs += 1
            assert (mcid, page.indirect_reference) in own_runs(element.get_object())
    assert runs >= len(marked_text(data)) > 300


def test_headings_never_skip_a_level(root: Node) -> None:
    for tree in (root, structure(pdf_bytes(hostile()))):
        level = 0
        for node in tree.walk():
            if node.tag in ("H1", "H2", "H3"):
                assert int(node.tag[1]) <= level + 1
                level = int(node.tag[1])
        assert level


def test_bookmarks_follow_the_headings(data: bytes) -> None:
    reader = opened(data)

    def flat(entries: list[object], level: int = 0) -> Iterator[tuple[int, str]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from flat(entry, level + 1)
            else:
                yield level, entry["/Title"]  # type: ignore[index]

    bookmarks = list(flat(reader.outline))
    assert bookmarks[:5] == [
        (0, "Samenvatting"), (0, "Inhoud"), (0, "1 De opdracht"), (1, "Afweging"), (2, "Waarden"),
    ]  # fmt: skip
    assert bookmarks[-1] == (0, "6 Bronnen en ondertekening")
    assert len(bookmarks) == 2 + 5 * 3 + 1


def test_every_page_says_which_of_how_many_it_is_and_in_which_file(document: Document) -> None:
    data, result = draw_pdf(document)
    reader = opened(data)
    assert len(reader.pages) == result.pages
    assert reader.page_labels == [str(number + 1) for number in range(result.pages)]
    for number, page in enumerate(reader.pages):
        text = tidy(page.extract_text())
        assert f"Pagina {number + 1} van {result.pages}" in text
        assert document.file_name in text
        assert "CONCEPT" in text


def test_running_head_and_foot_are_not_read_with_every_page(root: Node) -> None:
    texts = " ".join(node.text for node in root.walk())
    assert "Pagina 2 van" not in texts
    assert "motivering.pdf" not in texts


def test_the_head_of_a_long_table_is_printed_on_each_page_but_read_once() -> None:
    data = pdf_bytes(everyday(chapters=1, rows=60))
    pages = [tidy(page.extract_text()) for page in opened(data).pages]
    printed = sum("Toelichting en bron" in page for page in pages)
    read = sum(node.text == "Toelichting en bron" for node in structure(data).walk())
    assert printed >= 4
    assert read == 1


def test_metadata_name_the_document_the_organisation_and_the_language(data: bytes, document: Document) -> None:
    reader = opened(data)
    title = "Motiveringsdocument – Groenonderhoud wijken Noord en Oost"
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.metadata.author == document.organisation
    assert reader.metadata["/CreationDate"] == "D:20261008000000+00'00'"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": title}
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"


def test_all_objects_but_streams_are_compressed(data: bytes) -> None:
    assert data.startswith(b"%PDF-1.7\n")
    assert b"/Type/ObjStm" in data
    reader = opened(data)
    assert all(isinstance(page.indirect_reference, IndirectObject) for page in reader.pages)
    assert len(data) < 60_000
