"""A document as ODT, to edit further in LibreOffice or Word. Importing this module loads odfdo.

The same pieces and the same look as the DOCX. Text goes in as text; only page numbers are fields.
"""

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import odfdo
from odfdo import Element

from sociaalinkopen_desktop.domain.document import Cell, Document, Tone
from sociaalinkopen_desktop.reports import office_look as office
from sociaalinkopen_desktop.reports.files import write_whole
from sociaalinkopen_desktop.reports.links import linked_url
from sociaalinkopen_desktop.reports.pieces import (
    Contents,
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

_BULLETS = "Doc_20_Bullets"


def odt_bytes(document: Document) -> bytes:
    """The document as ODT. Equal documents give equal bytes."""
    file = odfdo.Document("text")
    _set_styles(file)
    _set_page(file, document)
    _set_properties(file, document)
    body = file.body
    body.clear()
    writer = _Writer(file)
    for piece in pieces(document):
        for element in writer.drawn(piece):
            body.append(element)
    saved = BytesIO()
    file.save(saved)
    return packed_again(saved.getvalue())


def write_odt(document: Document, target: Path) -> None:
    """Write the ODT to `target`, whole or not at all. Raises `ReportProblem`."""
    write_whole(target, odt_bytes(document))


# ---- the file as a whole


def _style_name(name: str) -> str:
    """The name of a style as ODF writes it."""
    return name.replace(" ", "_20_")


def _set_styles(file: Any) -> None:
    """Our paragraph styles in place of those of the template, in Dutch."""
    default = next(style for style in file.get_styles(family="paragraph") if style.name is None)
    text = default.get_element("style:text-properties")
    for kind, value in (("language", "nl"), ("country", "NL")):
        text.set_attribute(f"fo:{kind}", value)
    for level in file.get_part("styles.xml").root.get_elements("descendant::text:outline-level-style"):
        for kind in ("style:num-format", "style:num-prefix", "style:num-suffix", "loext:num-list-format"):
            level.set_attribute(kind, "")  # chapters bring their own numbers
    for name, look in office.STYLES.items():
        old = file.get_style("paragraph", _odf_name(name))
        if old is not None:
            old.delete()
        file.insert_style(_paragraph_style(name, look))
    file.insert_style(_bullet_style())
    file.insert_style(_table_style("Table"), automatic=True)
    file.insert_style(_cell_style("Cell", f"0.5pt solid #{office.HAIRLINE}"), automatic=True)
    file.insert_style(_cell_style("SignCell", "none"), automatic=True)
    row = _element("style:style", {"style:family": "table-row", "style:name": "Whole"})
    row.append(_element("style:table-row-properties", {"fo:keep-together": "always"}))
    file.insert_style(row, automatic=True)
    for tone, colour in office.TONES.items():
        file.insert_style(_text_style(f"Tone_{tone.value}", colour, bold=True), automatic=True)
    file.insert_style(_text_style("Number", office.ACCENT), automatic=True)
    file.insert_style(_text_style("Entry", office.TEXT, underline="none"), automatic=True)
    file.insert_style(_text_style("Link", office.ACCENT, underline="solid"), automatic=True)
    file.insert_style(_text_style("Strong", office.TEXT, bold=True), automatic=True)


def _odf_name(name: str) -> str:
    """Word's "Normal" is ODF's "Standard"; the other names are the same."""
    return "Standard" if name == "Normal" else _style_name(name)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    element = Element.from_tag(tag)
    for name, value in attributes.items():
        element.set_attribute(name, value)
    return element


def _paragraph_style(name: str, look: office.Look) -> Any:
    attributes = {"style:family": "paragraph", "style:name": _odf_name(name), "style:class": "text"}
    if name != "Normal":
        attributes |= {"style:display-name": name, "style:parent-style-name": "Standard"}
    if name in office.HEADINGS:
        attributes |= {
            "style:default-outline-level": name[-1] if name[-1].isdigit() else "1",
            "style:next-style-name": "Standard",
        }
    style = _element("style:style", attributes)
    paragraph = {
        "fo:margin-top": f"{look.before}pt",
        "fo:margin-bottom": f"{look.after}pt",
        "fo:line-height": "115%" if look.size < 14 else "105%",
        "fo:orphans": "2",
        "fo:widows": "2",
    }
    if look.keep_with_next:
        paragraph["fo:keep-with-next"] = "always"
    style.append(_element("style:paragraph-properties", paragraph))
    style.append(
        _element(
            "style:text-properties",
            {
                "fo:font-family": office.FONT,
                "style:font-family-generic": "swiss",
                "fo:font-size": f"{look.size}pt",
                "fo:font-weight": "bold" if look.bold else "normal",
                "fo:color": f"#{look.colour}",
            },
        )
    )
    return style


def _text_style(name: str, colour: str, *, bold: bool = False, underline: str = "") -> Any:
    style = _element("style:style", {"style:family": "text", "style:name": name})
    looks = {"fo:color": f"#{colour}"} | ({"fo:font-weight": "bold"} if bold else {})
    looks |= {"style:text-underline-style": underline} if underline else {}
    style.append(_element("style:text-properties", looks))
    return style


def _bullet_style() -> Any:
    style = _element("text:list-style", {"style:name": _BULLETS})
    level = _element("text:list-level-style-bullet", {"text:level": "1", "text:bullet-char": "•"})
    place = _element("style:list-level-properties", {"text:list-level-position-and-space-mode": "label-alignment"})
    place.append(
        _element(
            "style:list-level-label-alignment",
            {"text:label-followed-by": "listtab", "fo:text-indent": "-14pt", "fo:margin-left": "14pt"},
        )
    )
    level.append(place)
    style.append(level)
    return style


def _table_style(name: str) -> Any:
    style = _element("style:style", {"style:family": "table", "style:name": name})
    style.append(
        _element(
            "style:table-properties",
            {"style:width": f"{office.TEXT_WIDTH}pt", "table:align": "left", "fo:margin-bottom": "8pt"},
        )
    )
    return style


def _cell_style(name: str, line: str) -> Any:
    style = _element("style:style", {"style:family": "table-cell", "style:name": name})
    looks = {"fo:border-bottom": line, "fo:padding-right": "6pt", "fo:padding-top": "2pt", "fo:padding-bottom": "2pt"}
    style.append(_element("style:table-cell-properties", looks))
    return style


def _set_page(file: Any, document: Document) -> None:
    layout = file.get_style("page-layout", "Mpm1")
    looks = layout.get_element("style:page-layout-properties")
    looks.set_attribute("fo:page-width", f"{office.PAGE_WIDTH}pt")
    looks.set_attribute("fo:page-height", f"{office.PAGE_HEIGHT}pt")
    for side in ("left", "right", "top", "bottom"):
        looks.set_attribute(f"fo:margin-{side}", f"{office.MARGIN * (1 if side in ('left', 'right') else 0.7)}pt")
    for part in ("header", "footer"):
        old = layout.get_element(f"style:{part}-style")
        if old is not None:
            old.delete()
        room = _element(f"style:{part}-style", {})
        gap = "fo:margin-bottom" if part == "header" else "fo:margin-top"
        room.append(_element("style:header-footer-properties", {"fo:min-height": "20pt", gap: "12pt"}))
        layout.append(room)
    running = _element("style:style", {"style:family": "paragraph", "style:name": "Doc_20_Running",
                                       "style:parent-style-name": "Standard"})  # fmt: skip
    place = _element("style:paragraph-properties", {})
    stops = _element("style:tab-stops", {})
    stops.append(_element("style:tab-stop", {"style:position": f"{office.TEXT_WIDTH}pt", "style:type": "right"}))
    place.append(stops)
    running.append(place)
    running.append(_element("style:text-properties", {"fo:font-size": "9pt", "fo:color": f"#{office.MUTED}"}))
    file.insert_style(running)
    master = file.get_style("master-page", "Standard")
    head = _paragraph("Doc_20_Running", "\t".join(filter(None, (running_title(document), clean_line(document.status)))))
    foot = _paragraph("Doc_20_Running", f"{file_name(document, 'odt')}\tPagina ")
    foot.append(_field("text:page-number", {"text:select-page": "current"}))
    foot.append_plain_text(" van ")
    foot.append(_field("text:page-count", {}))
    for part, paragraph in (("header", head), ("footer", foot)):
        old = master.get_element(f"style:{part}")
        if old is not None:
            old.delete()
        box = _element(f"style:{part}", {})
        box.append(paragraph)
        master.append(box)


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


def _field(tag: str, attributes: dict[str, str]) -> Any:
    field = _element(tag, attributes)
    field.text = "1"
    return field


def _paragraph(style: str, text: str) -> Any:
    """The text as one paragraph: a line end becomes a break, blanks and tabs stay what they are."""
    paragraph = odfdo.Paragraph(style=style)
    paragraph.append_plain_text(text)
    return paragraph


def _span(paragraph: Any, style: str, text: str) -> None:
    span = odfdo.Span(style=style)
    span.append_plain_text(text)
    paragraph.append(span)


class _Writer:
    """Draws pieces; it remembers which columns were described already, as each table needs its own."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._tables = 0

    def drawn(self, piece: Piece) -> Iterator[Any]:
        """The elements of a piece, in order."""
        match piece:
            case Line():
                if piece.text:
                    yield self._line(piece)
            case Head():
                yield self._heading(piece)
            case Contents():
                yield _paragraph("Contents_20_Heading", piece.title)
                yield from (self._entry(entry) for entry in piece.entries)
            case Points():
                yield self._list(piece)
            case Grid():
                if piece.caption:
                    yield _paragraph("Caption", piece.caption)
                yield self._grid(piece)
            case SignLine():
                yield self._sign_line(piece)

    def _line(self, line: Line) -> Any:
        style = office.STYLE_OF_ROLE[line.role]
        return _paragraph(self._marked(style) if line.marked else _odf_name(style), line.text)

    def _marked(self, style: str) -> str:
        """The style with a bar beside it, made when it is first needed."""
        name = f"Marked_{style.replace(' ', '_')}"
        if self._file.get_style("paragraph", name) is None:
            marked = _element(
                "style:style",
                {"style:family": "paragraph", "style:name": name, "style:parent-style-name": _odf_name(style)},
            )
            bar = {"fo:border-left": f"2.2pt solid #{office.ACCENT}", "fo:padding-left": "9pt"}
            marked.append(_element("style:paragraph-properties", bar))
            self._file.insert_style(marked, automatic=True)
        return name

    def _heading(self, head: Head) -> Any:
        level = "1" if head.is_name else str(head.level)
        style = "Title" if head.is_name else f"Heading_20_{head.level}"
        heading = _element("text:h", {"text:style-name": style, "text:outline-level": level})
        heading.append(_element("text:bookmark-start", {"text:name": head.key}))
        if head.number:
            _span(heading, "Number", f"{head.number} ")
        _append_text(heading, head.text)
        heading.append(_element("text:bookmark-end", {"text:name": head.key}))
        return heading

    def _entry(self, entry: Head) -> Any:
        paragraph = odfdo.Paragraph(style=f"Contents_20_{entry.level}")
        link = _link(f"#{entry.key}", "Entry")
        _append_text(link, entry.whole)
        paragraph.append(link)
        return paragraph

    def _list(self, points: Points) -> Any:
        listing = _element("text:list", {"text:style-name": _BULLETS})
        for item in points.items:
            entry = _element("text:list-item", {})
            entry.append(_paragraph("List_20_Bullet", item))
            listing.append(entry)
        return listing

    def _grid(self, grid: Grid) -> Any:
        table = self._table(grid.caption, grid.shares)
        if grid.head:
            rows = _element("table:table-header-rows", {})
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
        table = _element("table:table", {"table:name": name, "table:style-name": "Table"})
        if caption:
            for tag in ("table:title", "table:desc"):
                words = _element(tag, {})
                words.text = caption
                table.append(words)
        for place, share in enumerate(shares):
            style = _element("style:style", {"style:family": "table-column", "style:name": f"{name}.{place}"})
            width = f"{round(office.TEXT_WIDTH * share, 2)}pt"
            style.append(_element("style:table-column-properties", {"style:column-width": width}))
            self._file.insert_style(style, automatic=True)
            table.append(_element("table:table-column", {"table:style-name": f"{name}.{place}"}))
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
            self._file.insert_style(_right_style(name, style), automatic=True)
        return name

    def _sign_line(self, line: SignLine) -> Any:
        table = self._table("", office.SIGN_SHARES)
        name = "Sign_Line"
        if self._file.get_style("paragraph", name) is None:
            style = _element("style:style", {"style:family": "paragraph", "style:name": name,
                                             "style:parent-style-name": "Sign_20_Label"})  # fmt: skip
            looks = {
                "fo:border-top": f"0.8pt solid #{office.PEN_LINE}",
                "fo:margin-top": "40pt",
                "fo:margin-right": "12pt",
            }
            style.append(_element("style:paragraph-properties", looks))
            self._file.insert_style(style, automatic=True)
        table.append(_row([_cell_around(_paragraph(name, label), "SignCell") for label in line.labels]))
        return table


def _link(address: str, style: str) -> Any:
    attributes = {"xlink:type": "simple", "xlink:href": address}
    return _element("text:a", attributes | dict.fromkeys(("text:style-name", "text:visited-style-name"), style))


def _append_text(element: Any, text: str) -> None:
    """Add text to an element that holds text, as a paragraph would."""
    span = odfdo.Span()
    span.append_plain_text(text)
    element.append(span)


def _right_style(name: str, parent: str) -> Any:
    style = _element(
        "style:style", {"style:family": "paragraph", "style:name": name, "style:parent-style-name": parent}
    )
    style.append(_element("style:paragraph-properties", {"fo:text-align": "end"}))
    return style


def _cell_around(paragraph: Any, style: str = "Cell") -> Any:
    cell = _element("table:table-cell", {"office:value-type": "string", "table:style-name": style})
    cell.append(paragraph)
    return cell


def _row(cells: list[Any], *, may_split: bool = False) -> Any:
    row = _element("table:table-row", {} if may_split else {"table:style-name": "Whole"})
    for cell in cells:
        row.append(cell)
    return row
