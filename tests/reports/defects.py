"""The defects that are made on purpose, and who must see each of them."""

from dataclasses import dataclass

from tests.reports.spoiling import (
    Change,
    FileChange,
    added_to,
    as_lzw,
    both,
    encrypted,
    in_first_character_map,
    in_first_page,
    in_metadata,
    kids_of,
    replaced,
    with_file_inside,
    without,
    without_line_end,
)


@dataclass(frozen=True, kw_only=True)
class Defect:
    """One thing wrong. `archive` and `access` are rules of PDF/A-2a and PDF/UA-1 that it breaks; "" when none.

    `own` names the check of ours that sees it; "" where only veraPDF can.
    """

    name: str
    change: Change = lambda bodies: None
    in_file: FileChange = lambda data: data
    archive: str = ""
    access: str = ""
    own: str = ""


DEFECTS = (
    # What the file says of itself
    Defect(name="no language", change=without(rb"/Lang \([^)]*\)", b"/Catalog"), access="7.2-34"),
    Defect(
        name="not marked as tagged",
        change=without(rb"/MarkInfo <<[^>]*>>", b"/Catalog"),
        archive="6.7.2.2-1",
        access="6.2-1",
    ),
    Defect(
        name="no title in the metadata",
        change=in_metadata(rb"<dc:title>.*?</dc:title>"),
        access="7.1-9",
        own="properties",
    ),
    Defect(
        name="another title in the properties",
        change=without(rb"(?<=/Title )<[^>]*>", b"/Producer", new=b"(Iets anders)"),
        own="properties",
    ),
    Defect(
        name="another author in the properties",
        change=without(rb"(?<=/Author )\([^)]*\)", b"/Producer", new=b"(Iemand)"),
        own="properties",
    ),
    Defect(
        name="the file name instead of the title",
        change=replaced(b"/DisplayDocTitle true", b"/DisplayDocTitle false"),
        access="7.1-10",
    ),
    Defect(name="no PDF/UA identification", change=in_metadata(rb"<pdfuaid:part>1</pdfuaid:part>"), access="5-1"),
    Defect(name="no PDF/A identification", change=in_metadata(rb"<pdfaid:part>2</pdfaid:part>"), archive="6.6.4-2"),
    Defect(
        name="the number of another PDF/A", change=in_metadata(rb"<pdfaid:part>2", b"<pdfaid:part>3"), archive="6.6.4-2"
    ),
    Defect(
        name="the level of a PDF/A without structure",
        change=in_metadata(rb"<pdfaid:conformance>A", b"<pdfaid:conformance>B"),
        archive="6.6.4-3",
    ),
    Defect(
        name="no extension schema",
        change=in_metadata(rb"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>"),
        archive="6.6.2.3.1-2",
    ),
    Defect(name="metadata that are no XML", change=in_metadata(rb"</rdf:RDF>"), archive="6.6.2.1-5", access="5-1"),
    Defect(name="no metadata", change=without(rb"/Metadata \d+ 0 R", b"/Catalog"), archive="6.6.2.1-1", access="7.1-8"),
    Defect(name="no output intent", change=without(rb"/OutputIntents \[.*?>>\]", b"/Catalog"), archive="6.2.4.3-2"),
    # How it is packed
    Defect(name="a password", in_file=encrypted, archive="6.1.3-2"),
    Defect(name="no identifier", in_file=lambda data: data.replace(b"/ID[<", b"/Id[<"), archive="6.1.3-1"),
    Defect(name="something behind the end", in_file=lambda data: data + b"nog iets\n", archive="6.1.3-3"),
    Defect(name="no line end before endstream", change=without_line_end, archive="6.1.7.1-2"),
    Defect(name="packed with LZW", change=as_lzw, archive="6.1.7.2-1"),
    Defect(name="content in another file", change=added_to(b"/N 3/Filter", b"/F(elders.bin)"), archive="6.1.7.1-3"),
    Defect(name="a file inside", change=with_file_inside, archive="6.8-5"),
    Defect(
        name="a string of forty thousand characters",
        change=added_to(b"/Producer", b"/Keywords(%b)" % (b"x" * 40_000)),
        archive="6.1.13-3",
    ),
    # What it does
    Defect(
        name="a script", change=added_to(b"/Type /Catalog", b"/OpenAction<</S/JavaScript/JS(1)>>"), archive="6.5.1-1"
    ),
    Defect(
        name="something that starts by itself",
        change=added_to(b"/Type /Catalog", b"/AA<</WC<</S/Named/N/NextPage>>>>"),
        archive="6.5.2-1",
    ),
    Defect(
        name="a link that starts a program",
        change=replaced(b"/S/URI/URI(https://wetten", b"/S/Launch/F(https://wetten"),
        archive="6.5.1-1",
    ),
    # Type and colour
    Defect(
        name="a font that is not embedded",
        change=without(rb"/FontFile2 \d+ 0 R", b"/FontDescriptor"),
        archive="6.2.11.4.1-1",
        access="7.21.4.1-1",
    ),
    Defect(
        name="a font without its characters",
        change=without(rb"/ToUnicode \d+ 0 R", b"/ToUnicode"),
        archive="6.2.11.7.2-1",
        access="7.21.7-1",
        own="texts",
    ),
    Defect(
        name="a wrong width",
        change=replaced(b"/Widths [ 653 515", b"/Widths [ 653 777"),
        archive="6.2.11.5-1",
        access="7.21.5-1",
    ),
    Defect(
        name="a character without a glyph",
        change=in_first_page(b") Tj", b"\\000) Tj"),
        archive="6.2.11.7.2-2",
        access="7.21.7-2",
    ),
    Defect(
        name="a colour of the printing press",
        change=in_first_page(b"EMC", b"EMC /Artifact BMC 0 0 0 1 k 0 0 5 5 re f EMC"),
        archive="6.2.4.3-3",
    ),
    Defect(
        name="a group in colours of the printing press",
        change=added_to(b"/Type /Page\n", b"/Group<</S/Transparency/CS/DeviceCMYK>>"),
        archive="6.2.4.3-3",
    ),
    Defect(
        name="an unknown way of mixing colours",
        change=both(
            replaced(b"/Font 1 0 R", b"/Font 1 0 R/ExtGState<</G<</BM/Anders>>>>"), in_first_page(b"EMC", b"EMC /G gs")
        ),
        archive="6.2.10-1",
    ),
    Defect(
        name="a picture that readers may smooth",
        change=added_to(b"/Subtype /Image", b"/Interpolate true"),
        archive="6.2.8-3",
    ),
    # What somebody hears
    Defect(
        name="no structure tree",
        change=without(rb"/StructTreeRoot \d+ 0 R", b"/Catalog"),
        archive="6.7.3.3-1",
        access="7.1-11",
    ),
    Defect(
        name="untagged text",
        change=in_first_page(b"/P <</MCID", b"BT /F2+0 9 Tf 60 60 Td (\\001\\002) Tj ET /P <</MCID"),
        access="7.1-3",
        own="unmarked",
    ),
    Defect(
        name="decoration not marked as such",
        change=in_first_page(b"/Artifact BMC", b"/Unknown BMC"),
        access="7.1-3",
        own="unmarked",
    ),
    Defect(
        name="an element inside an artifact",
        change=in_first_page(b"/P <</MCID", b"/Artifact BMC /P <</MCID"),
        access="7.1-3",
    ),
    Defect(name="a heading level skipped", change=replaced(b"/S/H2", b"/S/H4"), access="7.4.2-1", own="texts"),
    Defect(
        name="an unknown structure type",
        change=replaced(b"/S/TOCI", b"/S/Regel", most=1),
        archive="6.7.3.4-1",
        access="7.1-5",
    ),
    Defect(
        name="a figure without words",
        change=without(rb"/Alt\([^)]*\)", b"/S/Figure", most=1),
        access="7.3-1",
        own="texts",
    ),
    Defect(name="a list item that is a paragraph", change=replaced(b"/S/LI/", b"/S/P/", most=1), access="7.2-18"),
    Defect(
        name="a cell missing from a row",
        change=without(rb"(?<=/K\[)\d+ 0 R ", b"/S/TR", most=1),
        access="7.2-42",
        own="texts",
    ),
    Defect(name="heads without scope", change=without(rb"/A<</O/Table/Scope/(Row|Column)>>", b"/S/TH"), access="7.5-1"),
    Defect(name="no tab order", change=without(rb"/Tabs /S", b"/Page"), access="7.18.3-1"),
    Defect(
        name="a link without description",
        change=without(rb"/Contents(\([^)]*\)|<[^>]*>)", b"/Subtype/Link", most=1),
        access="7.18.5-2",
    ),
    Defect(
        name="a link that does not print",
        change=replaced(b"/Subtype/Link/F 4", b"/Subtype/Link/F 0", most=1),
        archive="6.3.2-2",
    ),
    Defect(name="a link outside a Link element", change=replaced(b"/S/Link", b"/S/Span", most=1), access="7.18.5-1"),
    Defect(
        name="a link that nobody can find back",
        change=without(rb"/StructParent \d+", b"/Subtype/Link", most=1),
        access="7.18.5-1",
        own="strayed",
    ),
    Defect(
        name="a page that nobody can find back",
        change=without(rb"/StructParents \d+", b"/Type /Page\n", most=1),
        access="7.1-3",
    ),
    Defect(
        name="a way back that leads elsewhere",
        change=without(rb"(?<=/Nums\[0\[)(\d+) 0 R (\d+)", b"/Nums[0[", new=rb"51 0 R 51"),
        own="strayed",
    ),
    Defect(name="a check box without words", change=without(rb"/TU\([^)]*\)", b"/Subtype/Widget"), access="7.18.1-3"),
    Defect(
        name="a check box without appearance", change=without(rb"/AP<<.*?>>>>", b"/Subtype/Widget"), archive="6.3.3-1"
    ),
    Defect(name="a check box outside a Form element", change=replaced(b"/S/Form/P", b"/S/Span/P"), access="7.18.4-1"),
    Defect(
        name="appearances left to the reader",
        change=replaced(b"/AcroForm<<", b"/AcroForm<</NeedAppearances true"),
        archive="6.4.1-3",
    ),
    Defect(name="a form of another kind", change=replaced(b"/AcroForm<<", b"/AcroForm<</XFA(x)"), archive="6.4.2-1"),
    # What only we can know
    Defect(name="read otherwise than it looks", change=in_first_character_map(b"<0065>", b"<0078>"), own="texts"),
    Defect(name="read in another order", change=kids_of(b"/S/Sect", rb"\2 \1"), own="texts"),
    Defect(name="a row read in another order", change=kids_of(b"/S/TR", rb"\2 \1"), own="texts"),
    Defect(name="a text left out", change=kids_of(b"/S/L/", rb"\2"), own="texts"),
    Defect(name="a text read twice", change=kids_of(b"/S/L/", rb"\1 \1 \2"), own="texts"),
    Defect(
        name="another text for the ear",
        change=without(rb"/ActualText\([^)]*\)", b"/ActualText", new=b"/ActualText(Definitief)"),
        own="texts",
    ),
)
