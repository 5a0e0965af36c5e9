"""A document as ODT, to edit further in LibreOffice or Word. Importing this module loads odfdo.

The same pieces and the same look as the DOCX. Text goes in as text; only page numbers are fields.
"""

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import odfdo

from sociaalinkopen_desktop.domain.document import Cell, Document, Tone
from sociaalinkopen_desktop.reports import office_look as office
from sociaalinkopen_desktop.reports.figures import UnreadablePicture
from sociaalinkopen_desktop.reports.files import write_whole
from sociaalinkopen_desktop.reports.images import image_of
from sociaalinkopen_desktop.reports.links import linked_url
from sociaalinkopen_desktop.reports.opendocument_look import (
    BULLETS,
    element_of,
    odf_name,
    paragraph_of,
    right_style,
    set_page,
    set_styles,
)
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
    pieces,
    running_title,
)
from sociaalinkopen_desktop.reports.zipped import packed_again


def odt_bytes(document: Document) -> bytes:
    """The document as ODT. Equal documents give equal bytes."""
    file = odfdo.Document("text")
    look = office.look_of(document)
    set_styles(file, look)
    set_page(file, document)
    _set_properties(file, document)
    body = file.body
    body.clear()
    writer = _Writer(file, look)
    for piece in pieces(document):
        for element in writer.drawn(piece):
            body.append(element)
    saved = BytesIO()
    file.save(saved)
    return packed_again(saved.getvalue())


def write_odt(document: Document, target: Path) -> None:
    """Write the ODT to `target`, whole or not at all. Raises `ReportProblem`."""
    write_whole(target, odt_bytes(document))


def _set_properties(file: Any, document: Document) -> None:
    moment = datetime.combine(document.date, time())
    meta = file.meta
    meta.title = running_title(document)
    meta.subject = clean_line(document.status)
    meta.creator = meta.initial_creator = clean_line(document.organisation)
    meta.language = "nl-NL"
    meta.creation_date = meta.date = moment
    meta.generator = clean_line(document.creator)
    meta.editing_cycles = 1


# ---- pieces


def _span(paragraph: Any, style: str, text: str) -> None:
    span = odfdo.Span(style=style)
    span.append_plain_text(text)
    paragraph.append(span)


class _Writer:
    """Draws pieces; it remembers which columns were described already, as each table needs its own."""

    def __init__(self, file: Any, look: office.OfficeLook) -> None:
        self._file, self._look = file, look
        self._tables = self._figures = 0

    def drawn(self, piece: Piece) -> Iterator[Any]:
        """The elements of a piece, in order."""
        match piece:
            case Line():
                if piece.text:
                    yield self._line(piece)
            case Head():
                yield self._heading(piece)
            case Contents():
                yield paragraph_of("Contents_20_Heading", piece.title)
                yield from (self._entry(entry) for entry in piece.entries)
            case Points():
                yield self._list(piece)
            case Grid():
                if piece.caption:
                    yield paragraph_of("Caption", piece.caption)
                yield self._grid(piece)
            case SignLine():
                yield self._sign_line(piece)
            case Figure():
                if piece.caption:
                    yield paragraph_of("Caption", piece.caption)
                yield self._figure(piece)

    def _line(self, line: Line) -> Any:
        style = office.STYLE_OF_ROLE[line.role]
        return paragraph_of(self._marked(style) if line.marked else odf_name(style), line.text)

    def _marked(self, style: str) -> str:
        """The style with a bar beside it, made when it is first needed."""
        name = f"Marked_{style.replace(' ', '_')}"
        if self._file.get_style("paragraph", name) is None:
            marked = element_of(
                "style:style",
                {"style:family": "paragraph", "style:name": name, "style:parent-style-name": odf_name(style)},
            )
            bar = {"fo:border-left": f"2.2pt solid #{self._look.accent}", "fo:padding-left": "9pt"}
            marked.append(element_of("style:paragraph-properties", bar))
            self._file.insert_style(marked, automatic=True)
        return name

    def _heading(self, head: Head) -> Any:
        level = "1" if head.is_name else str(head.level)
        style = "Title" if head.is_name else f"Heading_20_{head.level}"
        style = self._on_new_page(style) if head.new_page else style
        heading = element_of("text:h", {"text:style-name": style, "text:outline-level": level})
        heading.append(element_of("text:bookmark-start", {"text:name": head.key}))
        if head.number:
            _span(heading, "Number", f"{head.number} ")
        _append_text(heading, head.text)
        heading.append(element_of("text:bookmark-end", {"text:name": head.key}))
        return heading

    def _on_new_page(self, style: str) -> str:
        """The style with a new page before it, made when it is first needed."""
        name = f"New_page_{style}"
        if self._file.get_style("paragraph", name) is None:
            broken = element_of(
                "style:style",
                {"style:family": "paragraph", "style:name": name, "style:parent-style-name": style},
            )
            broken.append(element_of("style:paragraph-properties", {"fo:break-before": "page"}))
            self._file.insert_style(broken, automatic=True)
        return name

    def _entry(self, entry: Head) -> Any:
        paragraph = odfdo.Paragraph(style=f"Contents_20_{entry.level}")
        link = _link(f"#{entry.key}", "Entry")
        _append_text(link, entry.whole)
        paragraph.append(link)
        return paragraph

    def _list(self, points: Points) -> Any:
        listing = element_of("text:list", {"text:style-name": BULLETS})
        for item in points.items:
            entry = element_of("text:list-item", {})
            entry.append(paragraph_of("List_20_Bullet", item))
            listing.append(entry)
        return listing

    def _figure(self, figure: Figure) -> Any:
        try:
            image = image_of(figure.figure)
        except UnreadablePicture:
            return paragraph_of("Doc_20_Muted", figure.alternative)
        self._figures += 1
        place = self._file.add_file(BytesIO(image.data))
        name = f"Figuur {self._figures}"
        size = (f"{image.width:.1f}pt", f"{image.height:.1f}pt")
        frame = odfdo.Frame.image_frame(place, name=name, size=size, anchor_type="as-char")
        words = element_of("svg:desc", {})
        words.text = figure.alternative
        frame.append(words)
        paragraph = odfdo.Paragraph(style="Standard")
        paragraph.append(frame)
        return paragraph

    def _grid(self, grid: Grid) -> Any:
        table = self._table(grid.caption, grid.shares)
        if grid.head:
            rows = element_of("table:table-header-rows", {})
            cells = [
                self._cell(Cell(text=title), "Table_20_Head", right)
                for title, right in zip(grid.head, grid.numeric, strict=True)
            ]
            rows.append(_row(cells))
            table.append(rows)
        for row in grid.rows:
            cells = [
                self._cell(cell, "Fact_20_Label" if index == 0 and not grid.head else "Table_20_Text", right)
                for index, (cell, right) in enumerate(zip(row, grid.numeric, strict=True))
            ]
            table.append(_row(cells, may_split=max(len(cell.text) for cell in row) > office.LONG_CELL))
        return table

    def _table(self, caption: str, shares: tuple[float, ...]) -> Any:
        self._tables += 1
        name = f"Tabel{self._tables}"
        table = element_of("table:table", {"table:name": name, "table:style-name": "Table"})
        if caption:
            for tag in ("table:title", "table:desc"):
                words = element_of(tag, {})
                words.text = caption
                table.append(words)
        for place, share in enumerate(shares):
            style = element_of("style:style", {"style:family": "table-column", "style:name": f"{name}.{place}"})
            width = f"{round(office.TEXT_WIDTH * share, 2)}pt"
            style.append(element_of("style:table-column-properties", {"style:column-width": width}))
            self._file.insert_style(style, automatic=True)
            table.append(element_of("table:table-column", {"table:style-name": f"{name}.{place}"}))
        return table

    def _cell(self, cell: Cell, style: str, right: bool) -> Any:
        paragraph = odfdo.Paragraph(style=self._right(style) if right else style)
        url = linked_url(cell.url)
        if url:
            link = _link(url, "Link")
            _append_text(link, cell.text)
            paragraph.append(link)
        elif cell.tone is not Tone.PLAIN:
            _span(paragraph, f"Tone_{cell.tone.value}", cell.text)
        elif cell.strong:
            _span(paragraph, "Strong", cell.text)
        else:
            paragraph.append_plain_text(cell.text)
        return _cell_around(paragraph)

    def _right(self, style: str) -> str:
        name = f"Right_{style.replace('_20_', '_')}"
        if self._file.get_style("paragraph", name) is None:
            self._file.insert_style(right_style(name, style), automatic=True)
        return name

    def _sign_line(self, line: SignLine) -> Any:
        table = self._table("", office.SIGN_SHARES)
        name = "Sign_Line"
        if self._file.get_style("paragraph", name) is None:
            style = element_of("style:style", {"style:family": "paragraph", "style:name": name,
                                             "style:parent-style-name": "Sign_20_Label"})  # fmt: skip
            looks = {
                "fo:border-top": f"0.8pt solid #{office.PEN_LINE}",
                "fo:margin-top": "40pt",
                "fo:margin-right": "12pt",
            }
            style.append(element_of("style:paragraph-properties", looks))
            self._file.insert_style(style, automatic=True)
        table.append(_row([_cell_around(paragraph_of(name, label), "SignCell") for label in line.labels]))
        return table


def _link(address: str, style: str) -> Any:
    attributes = {"xlink:type": "simple", "xlink:href": address}
    return element_of("text:a", attributes | dict.fromkeys(("text:style-name", "text:visited-style-name"), style))


def _append_text(element: Any, text: str) -> None:
    """Add text to an element that holds text, as a paragraph would."""
    span = odfdo.Span()
    span.append_plain_text(text)
    element.append(span)


def _cell_around(paragraph: Any, style: str = "Cell") -> Any:
    cell = element_of("table:table-cell", {"office:value-type": "string", "table:style-name": style})
    cell.append(paragraph)
    return cell


def _row(cells: list[Any], *, may_split: bool = False) -> Any:
    row = element_of("table:table-row", {} if may_split else {"table:style-name": "Whole"})
    for cell in cells:
        row.append(cell)
    return row
