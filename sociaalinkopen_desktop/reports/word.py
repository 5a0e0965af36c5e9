"""A document as DOCX, to edit further in Word or LibreOffice. Importing this module loads python-docx.

Headings, lists and tables are real ones, so that Word can navigate, number pages and read aloud. Texts are given as
runs, never as markup or fields; only the page numbers and the contents are fields, and those hold no text of the user.
"""

from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor
from docx.text.paragraph import Paragraph

from sociaalinkopen_desktop.domain.document import Cell, Document, Tone
from sociaalinkopen_desktop.reports import office_look as office
from sociaalinkopen_desktop.reports.figures import UnreadablePicture
from sociaalinkopen_desktop.reports.files import write_whole
from sociaalinkopen_desktop.reports.images import image_of
from sociaalinkopen_desktop.reports.links import linked_url
from sociaalinkopen_desktop.reports.pieces import (
    Contents,
    Figure,
    Grid,
    Head,
    Line,
    Piece,
    Points,
    SignLine,
    clean_line,
    file_name,
    pieces,
    running_title,
)
from sociaalinkopen_desktop.reports.zipped import packed_again


def docx_bytes(document: Document) -> bytes:
    """The document as DOCX. Equal documents give equal bytes."""
    word = docx.Document()
    _set_page(word, document)
    look = office.look_of(document)
    _set_styles(word, look)
    _set_properties(word, document)
    bookmarks = _Bookmarks()
    for piece in pieces(document):
        _draw(word, piece, bookmarks, look)
    saved = BytesIO()
    word.save(saved)
    return packed_again(saved.getvalue())


def write_docx(document: Document, target: Path) -> None:
    """Write the DOCX to `target`, whole or not at all. Raises `ReportProblem`."""
    write_whole(target, docx_bytes(document))


class _Bookmarks:
    """Hands out the numbers and names of bookmarks: Word wants names of letters, digits and underscores."""

    def __init__(self) -> None:
        self._last = 0

    def number(self) -> str:
        self._last += 1
        return str(self._last)

    @staticmethod
    def name(key: str) -> str:
        return f"_{key.replace('-', '_')}"[:40]


# ---- the file as a whole


def _set_page(word: Any, document: Document) -> None:
    section = word.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Pt(office.PAGE_WIDTH), Pt(office.PAGE_HEIGHT)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Pt(office.MARGIN))
    header = section.header.paragraphs[0]
    running = running_title(document)
    _add_run(header, "\t".join(filter(None, (running, clean_line(document.status)))))
    footer = section.footer.paragraphs[0]
    _add_run(footer, f"{file_name(document, 'docx')}\tPagina ")
    _add_field(footer, "PAGE", "1")
    _add_run(footer, " van ")
    _add_field(footer, "NUMPAGES", "1")
    for name in ("Header", "Footer"):  # their own stops are those of American paper
        stops = word.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Pt(office.TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _set_properties(word: Any, document: Document) -> None:
    properties = word.core_properties
    moment = datetime.combine(document.date, time(), UTC)
    properties.title = running_title(document)[:250]
    properties.author = properties.last_modified_by = clean_line(document.organisation)[:250]
    properties.subject = clean_line(document.status)[:250]
    properties.comments = clean_line(document.creator)[:250]
    properties.language = "nl-NL"
    properties.created = properties.modified = moment
    properties.last_printed = moment


def _set_styles(word: Any, office_look: office.OfficeLook) -> None:
    for name, look in office_look.styles.items():
        style = word.styles[name] if name in word.styles else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if name not in ("Normal", *office.HEADINGS) and style.base_style is None:
            style.base_style = word.styles["Normal"]
        font = style.font
        font.name, font.size, font.bold, font.italic = office.FONT, Pt(look.size), look.bold, False
        font.color.rgb = RGBColor.from_string(look.colour)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("w:cs", "w:eastAsia", "w:hAnsi"):
            fonts.set(qn(kind), office.FONT)
        borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if borders is not None:
            borders.getparent().remove(borders)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
        spacing.line_spacing = 1.15 if look.size < 14 else 1.05
        spacing.keep_with_next = look.keep_with_next
    _set_language(word)


def _set_language(word: Any) -> None:
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    for kind in ("val", "eastAsia"):
        language.set(qn(f"w:{kind}"), "nl-NL")


# ---- pieces


def _draw(word: Any, piece: Piece, bookmarks: _Bookmarks, look: office.OfficeLook) -> None:
    match piece:
        case Line():
            if piece.text:
                _draw_line(word, piece, look)
        case Head():
            style = "Title" if piece.is_name else f"Heading {piece.level}"
            paragraph = _new_paragraph(word, style)
            if piece.is_name:
                _set_outline_level(paragraph, 0)
            if piece.new_page:
                paragraph.paragraph_format.page_break_before = True
            _add_bookmarked(paragraph, piece, bookmarks, look)
        case Contents():
            _draw_contents(word, piece)
        case Points():
            for item in piece.items:
                _add_run(_new_paragraph(word, "List Bullet"), item)
        case Grid():
            _draw_grid(word, piece, look)
        case SignLine():
            _draw_sign_line(word, piece)
        case Figure():
            _draw_figure(word, piece)


def _draw_line(word: Any, line: Line, look: office.OfficeLook) -> None:
    paragraph = _new_paragraph(word, office.STYLE_OF_ROLE[line.role])
    _add_run(paragraph, line.text)
    if line.marked:
        paragraph.paragraph_format.left_indent = Pt(12)
        _add_border(paragraph, "left", look.accent, 18, 8)


def _draw_figure(word: Any, figure: Figure) -> None:
    if figure.caption:
        _add_run(_new_paragraph(word, "Caption"), figure.caption)
    try:
        image = image_of(figure.figure)
    except UnreadablePicture:
        _add_run(_new_paragraph(word, "Doc Muted"), figure.alternative)
        return
    drawn = word.add_paragraph().add_run().add_picture(BytesIO(image.data), Pt(image.width), Pt(image.height))
    drawn._inline.docPr.set("descr", figure.alternative)
    drawn._inline.docPr.set("name", f"Figuur {drawn._inline.docPr.id}")


def _draw_contents(word: Any, contents: Contents) -> None:
    _add_run(_new_paragraph(word, "Contents Heading"), contents.title)
    for entry in contents.entries:
        paragraph = _new_paragraph(word, f"Contents {entry.level}")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _Bookmarks.name(entry.key))
        link.set(qn("w:history"), "1")
        paragraph._p.append(link)
        run = paragraph.add_run(entry.whole)
        link.append(run._r)


def _draw_grid(word: Any, grid: Grid, look: office.OfficeLook) -> None:
    if grid.caption:
        _add_run(_new_paragraph(word, "Caption"), grid.caption)
    has_head = bool(grid.head)
    table = word.add_table(rows=len(grid.rows) + has_head, cols=len(grid.shares))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _describe(table, grid)
    widths = [Emu(int(Pt(office.TEXT_WIDTH * share))) for share in grid.shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    lines = table._tbl.tr_lst
    if has_head:
        _fill_head(word, lines[0], grid)
        _set_row(lines[0], is_head=True)
    for line, row in zip(lines[has_head:], grid.rows, strict=True):
        _set_row(line, is_head=False, may_split=max(len(cell.text) for cell in row) > office.LONG_CELL)
        for index, (place, cell) in enumerate(zip(line.tc_lst, row, strict=True)):
            _fill_cell(word, place, cell, index == 0 and not has_head, grid.numeric[index], look)
    for line in lines:
        for place, width in zip(line.tc_lst, widths, strict=True):
            place.width = width
    _add_run(_new_paragraph(word, "After Table"), "")


def _describe(table: Any, grid: Grid) -> None:
    """Say to screen readers what the table is, and draw thin lines below the rows only."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(_border(side, office.HAIRLINE, 4, 0))
    properties.append(borders)
    if len(grid.shares) > office.MANY_COLUMNS:
        properties.append(_narrow_margins())
    looks = properties.find(qn("w:tblLook"))
    if looks is not None:
        properties.remove(looks)
    looks = OxmlElement("w:tblLook")
    looks.set(qn("w:val"), "04A0" if grid.head else "0480")
    for kind, value in (("firstRow", bool(grid.head)), ("firstColumn", True), ("noVBand", True)):
        looks.set(qn(f"w:{kind}"), str(int(value)))
    properties.append(looks)
    if grid.caption:
        for tag in ("w:tblCaption", "w:tblDescription"):
            words = OxmlElement(tag)
            words.set(qn("w:val"), grid.caption)
            properties.append(words)


def _set_row(line: Any, *, is_head: bool, may_split: bool = False) -> None:
    properties = line.get_or_add_trPr()
    if not may_split:
        properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _fill_head(word: Any, line: Any, grid: Grid) -> None:
    for place, title, numeric in zip(line.tc_lst, grid.head, grid.numeric, strict=True):
        paragraph = _paragraph_of(word, place, "Table Head")
        if numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _add_run(paragraph, title)


def _fill_cell(word: Any, place: Any, cell: Cell, is_label: bool, numeric: bool, look: office.OfficeLook) -> None:
    paragraph = _paragraph_of(word, place, "Fact Label" if is_label else "Table Text")
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = _add_run(paragraph, cell.text)
    run.bold = cell.strong or None
    if cell.tone is not Tone.PLAIN:
        run.font.color.rgb = RGBColor.from_string(look.tones[cell.tone])
    url = linked_url(cell.url)
    if url:
        _make_link(word, paragraph, run, url, look)


def _paragraph_of(word: Any, place: Any, style: str) -> Any:
    """The empty paragraph that a new cell has, in that style."""
    paragraph = Paragraph(place.p_lst[0], word._body)
    _set_style(paragraph, style)
    return paragraph


def _draw_sign_line(word: Any, line: SignLine) -> None:
    table = word.add_table(rows=1, cols=len(line.labels))
    table.autofit = False
    for place, label, share in zip(table._tbl.tr_lst[0].tc_lst, line.labels, office.SIGN_SHARES, strict=True):
        place.width = Emu(int(Pt(office.TEXT_WIDTH * share)))
        paragraph = _paragraph_of(word, place, "Sign Label")
        paragraph.paragraph_format.space_before = Pt(40)
        _add_border(paragraph, "top", office.PEN_LINE, 6, 1)
        _add_run(paragraph, label)
    _add_run(_new_paragraph(word, "After Table"), "")


# ---- small parts of WordprocessingML (ECMA-376)


def _new_paragraph(word: Any, style: str) -> Any:
    """An empty paragraph at the end, in that style."""
    paragraph = word.add_paragraph()
    _set_style(paragraph, style)
    return paragraph


def _set_style(paragraph: Any, style: str) -> None:
    """Like `paragraph.style = style`, which searches all styles for each paragraph and takes most of the time."""
    if style != "Normal":
        paragraph._p.style = style.replace(" ", "")


def _add_run(paragraph: Any, text: str) -> Any:
    """The text as one run; a line end becomes a break, a tab stays a tab."""
    return paragraph.add_run(text)


def _add_field(paragraph: Any, code: str, shown: str) -> None:
    for kind, inside in (("begin", None), ("", code), ("separate", None), ("text", shown), ("end", None)):
        run = paragraph.add_run()._r
        if kind == "text":
            paragraph.runs[-1].text = inside
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {inside} "
            run.append(instruction)


def _add_bookmarked(paragraph: Any, head: Head, bookmarks: _Bookmarks, look: office.OfficeLook) -> None:
    number = bookmarks.number()
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), number)
    start.set(qn("w:name"), _Bookmarks.name(head.key))
    paragraph._p.append(start)
    if head.number:
        run = paragraph.add_run(f"{head.number} ")
        run.font.color.rgb = RGBColor.from_string(look.accent)
    _add_run(paragraph, head.text)
    paragraph._p.append(end)


def _set_outline_level(paragraph: Any, level: int) -> None:
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level))
    paragraph._p.get_or_add_pPr().append(mark)


def _narrow_margins() -> Any:
    """Next to no room beside the text of cells: with the usual room, a narrow column would have none for text."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), "15")
        room.set(qn("w:type"), "dxa")
        margins.append(room)
    return margins


def _border(side: str, colour: str, eighths: int, space: int) -> Any:
    line = OxmlElement(f"w:{side}")
    for kind, value in (("val", "single"), ("sz", eighths), ("space", space), ("color", colour)):
        line.set(qn(f"w:{kind}"), str(value))
    return line


def _add_border(paragraph: Any, side: str, colour: str, eighths: int, space: int) -> None:
    borders = OxmlElement("w:pBdr")
    borders.append(_border(side, colour, eighths, space))
    properties = paragraph._p.get_or_add_pPr()
    # The schema has an order: the border comes before indents and spacing.
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def _make_link(word: Any, paragraph: Any, run: Any, url: str, look: office.OfficeLook) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), word.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    link.append(run._r)
    run.font.color.rgb = RGBColor.from_string(look.accent)
    run.font.underline = True
