"""Turns a `Document` into blocks with their place in the structure: the order here is the reading order."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote, urlsplit

from sociaalinkopen_desktop.domain import document as model
from sociaalinkopen_desktop.domain.document import Document, Tone
from sociaalinkopen_desktop.domain.dutch import long_day
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.blocks import ContentsEntry, Label, SignatureLines, TextBlock
from sociaalinkopen_desktop.reports.canvas import Anchor
from sociaalinkopen_desktop.reports.flow import Block, Item, NewPage, NewPageUnlessFits
from sociaalinkopen_desktop.reports.fonts import face
from sociaalinkopen_desktop.reports.furniture import LONGEST_STATUS, AccentBar, Space, StatusMark, status_width
from sociaalinkopen_desktop.reports.structure import LONGEST_STRING, Element
from sociaalinkopen_desktop.reports.styles import TextStyle
from sociaalinkopen_desktop.reports.tables import Row, TableBlock, column_widths
from sociaalinkopen_desktop.reports.text import Cleaner

SUMMARY = "Samenvatting"
CONTENTS = "Inhoud"
ALSO_IN_PROCUREMENT_DOCUMENTS = "Ook in de aanbestedingsstukken"
SIGN_LABELS = ("Naam", "Datum", "Handtekening")

_FEWEST_CHAPTERS_FOR_CONTENTS = 3
# Above this number of lines, the contents list chapters only.
_MOST_CONTENTS_LINES = 100
_MANY_COLUMNS = 10
_CONTENTS_INDENT = 24.0
_BAR_INDENT = 12.0
_BULLET_INDENT = 14.0
_SIGN_INDENT = 13.0
_LINKED_SCHEMES = frozenset({"http", "https", "mailto"})
_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=-._~"
_ROW_HEAD = "<</O/Table/Scope/Row>>"
_COLUMN_HEAD = "<</O/Table/Scope/Column>>"
_BULLET_LIST = "<</O/List/ListNumbering/Disc>>"


class Composer:
    """Composes one document; `root`, `items` and `contents` are what the drawing needs."""

    def __init__(self, document: Document, cleaner: Cleaner) -> None:
        self._clean = cleaner.clean
        self._clean_line = cleaner.clean_line
        self.root = Element("Document")
        self.contents: list[ContentsEntry] = []
        self.items: list[Item] = [*self._cover(document)]
        summary = [*self._summary(document), *self._disclaimer(document)]
        if summary:
            self.items += [NewPageUnlessFits(summary), *summary]
        # The contents come first in reading order, but can only be listed when the chapters are there.
        contents_section = self.root.child("Sect")
        chapters = [block for chapter in document.chapters for block in self._chapter(chapter)]
        if document.contents and len(document.chapters) >= _FEWEST_CHAPTERS_FOR_CONTENTS:
            anchors = [block.anchor for block in chapters if isinstance(block, TextBlock) and block.anchor is not None]
            self.items += [NewPage(), *self._contents(anchors, contents_section), NewPage()]
        self.items += chapters

    # ---- first pages

    def _cover(self, document: Document) -> list[Block]:
        section = self.root.child("Sect")
        blocks: list[Block] = []
        organisation = TextBlock(
            text=self._clean(document.organisation), style=styles.COVER_LINE, element=section.child("P"),
            measure=styles.CONTENT_WIDTH - LONGEST_STATUS - 30,
        )  # fmt: skip
        status = self._clean_line(document.status)
        if status and status_width(status) <= LONGEST_STATUS:
            blocks += [StatusMark(status=status, element=section.child("P", actual_text=status)), organisation]
        else:
            blocks += [organisation, TextBlock(text=status, style=styles.STATUS, element=section.child("P"))]
        blocks.append(AccentBar())
        for text, style, tag in (
            (document.kind, styles.KIND, "H1"),
            (document.title, styles.TITLE, "P"),
            (long_day(document.date), styles.COVER_LINE, "P"),
        ):
            blocks.append(TextBlock(text=self._clean(text), style=style, element=section.child(tag)))
        return [*blocks, Space(amount=22.0), *self._facts(document.key_facts, section)]

    def _summary(self, document: Document) -> list[Block]:
        if not document.summary:
            return []
        section = self.root.child("Sect")
        heading = self._heading(SUMMARY, 1, section)
        return [heading, *self._blocks(document.summary, section)]

    def _disclaimer(self, document: Document) -> list[Block]:
        text = self._clean(document.disclaimer)
        if not text:
            return []
        return [self._paragraph(text, styles.DISCLAIMER, self.root)]

    def _contents(self, anchors: Sequence[Anchor], section: Element) -> list[Block]:
        heading = self._heading(CONTENTS, 1, section)
        anchors = [anchor for anchor in anchors if anchor.level < 2]
        if len(anchors) > _MOST_CONTENTS_LINES:
            anchors = [anchor for anchor in anchors if anchor.level == 0]
        listing = section.child("TOC")
        for anchor in anchors:
            link = listing.child("TOCI").child("Reference").child("Link")
            style = styles.CONTENTS_SECTION if anchor.level else styles.CONTENTS_CHAPTER
            number = Label(text=anchor.number, style=replace(style, colour=styles.ACCENT), element=link)
            indent = max(_CONTENTS_INDENT, face(style.font).width(anchor.number, style.size) + 8)
            text = TextBlock(
                text=anchor.text or anchor.title,
                style=style,
                element=link,
                label=number if anchor.number and anchor.text else None,
                indent=indent,
                measure=styles.CONTENT_WIDTH - 46,
            )
            self.contents.append(ContentsEntry(text=text, target=anchor))
        return [heading, *self.contents]

    # ---- chapters

    def _chapter(self, chapter: model.Chapter) -> list[Block]:
        section = self.root.child("Sect")
        heading = self._heading(chapter.title, 1, section, number=str(chapter.number))
        return [heading, *self._blocks(chapter.blocks, section)]

    def _heading(self, text: str, level: int, section: Element, number: str = "") -> TextBlock:
        """A heading of level 1 to 3, known to the bookmarks and the contents."""
        style = {1: styles.CHAPTER, 2: styles.SECTION}.get(level, styles.SUBSECTION)
        text = self._clean_line(text)
        element = section.child(f"H{level}")
        anchor = Anchor(text, level - 1, number)
        if not number or not text:
            return TextBlock(text=anchor.title, style=style, element=element, anchor=anchor)
        label = Label(text=number, style=replace(style, colour=styles.ACCENT), element=element)
        indent = face(style.font).width(number, style.size) + 11
        return TextBlock(text=text, style=style, element=element, label=label, indent=indent, anchor=anchor)

    def _blocks(self, blocks: Sequence[model.Block], section: Element) -> list[Block]:
        drawn: list[Block] = []
        deepest = 1
        for marked, group in groupby(blocks, _is_marked):
            if marked:
                drawn += self._marked_paragraphs([b for b in group if isinstance(b, model.Paragraph)], section)
                continue
            for block in group:
                if isinstance(block, model.Heading):
                    if not self._clean_line(block.text):
                        continue
                    # A level may not be skipped (ISO 14289-1, 7.4.2).
                    deepest = max(2, min(block.level, deepest + 1, 3))
                    drawn.append(self._heading(block.text, deepest, section))
                else:
                    drawn += self._plain_block(block, section)
        return drawn

    def _plain_block(self, block: model.Block, section: Element) -> list[Block]:
        match block:
            case model.Paragraph():
                style = styles.BODY_MUTED if block.muted else styles.BODY
                return [self._paragraph(block.text, style, section)]
            case model.Bullets():
                return self._bullets(block, section)
            case model.Table():
                return self._table(block, section)
            case model.Facts():
                return self._facts(block, section)
            case model.SignOff():
                return self._sign_off(block, section)
        raise TypeError(f"unknown block {block!r}")

    def _paragraph(self, text: str, style: TextStyle, section: Element) -> TextBlock:
        return TextBlock(
            text=self._clean(text), style=style, element=section.child("P"), measure=styles.TEXT_MEASURE
        )  # fmt: skip

    def _marked_paragraphs(self, paragraphs: Sequence[model.Paragraph], section: Element) -> list[Block]:
        """Paragraphs that belong in the procurement documents too: one label, and a bar along all of them."""
        group = section.child("Div")
        blocks = [self._paragraph(ALSO_IN_PROCUREMENT_DOCUMENTS, styles.MARKER, group)]
        blocks += [
            self._paragraph(paragraph.text, styles.BODY_MUTED if paragraph.muted else styles.BODY, group)
            for paragraph in paragraphs
        ]
        gaps = [block.space_after for block in blocks[:-1]] + [0.0]
        return [
            replace(block, indent=_BAR_INDENT, measure=styles.TEXT_MEASURE + _BAR_INDENT, bar=True, bar_gap=gap)
            for block, gap in zip(blocks, gaps, strict=True)
        ]

    def _bullets(self, bullets: model.Bullets, section: Element) -> list[Block]:
        listing = section.child("L", _BULLET_LIST)
        blocks: list[Block] = []
        for index, item in enumerate(bullets.items):
            entry = listing.child("LI")
            label = Label(text="•", style=replace(styles.BULLET, colour=styles.ACCENT), element=entry.child("Lbl"))
            last = index == len(bullets.items) - 1
            blocks.append(
                TextBlock(
                    text=self._clean(item), style=replace(styles.BULLET, space_after=9.0) if last else styles.BULLET,
                    element=entry.child("LBody").child("P"), label=label, indent=_BULLET_INDENT,
                    measure=styles.TEXT_MEASURE,
                )
            )  # fmt: skip
        return blocks

    # ---- tables

    def _caption(self, caption: str, table: Element) -> list[Block]:
        text = self._clean_line(caption)
        if not text:
            return []
        return [TextBlock(text=text, style=styles.CAPTION, element=table.child("Caption"), measure=styles.TEXT_MEASURE)]

    def _facts(self, facts: model.Facts, section: Element) -> list[Block]:
        if not facts.rows:
            return []
        table = section.child("Table")
        blocks = self._caption(facts.caption, table)
        rows = []
        for label, value in facts.rows:
            line = table.child("TR")
            cells = (
                TextBlock(text=self._clean(label), style=styles.FACT_LABEL, element=line.child("TH", _ROW_HEAD)),
                TextBlock(text=self._clean(value), style=styles.FACT_VALUE, element=line.child("TD")),
            )
            rows.append(Row(cells=cells, above=2.0, below=2.5))
        inset, gap = 0.0, 14.0
        widths = column_widths((0.3, 0.7), ([row.cells[0] for row in rows], ()), styles.CONTENT_WIDTH, inset + gap)
        return [*blocks, TableBlock(widths=widths, rows=tuple(rows), ruled=False, inset=inset, gap=gap)]

    def _table(self, table: model.Table, section: Element) -> list[Block]:
        if not table.columns:
            return []
        element = section.child("Table")
        blocks = self._caption(table.caption, element)
        line = element.child("TR")
        head = Row(
            cells=tuple(
                TextBlock(
                    text=self._clean(column.title), element=line.child("TH", _COLUMN_HEAD),
                    style=replace(styles.TABLE_HEAD, right_aligned=column.numeric),
                )
                for column in table.columns
            )
        )  # fmt: skip
        rows = [self._row(row, table.columns, element.child("TR")) for row in table.rows]
        unbroken = [
            [head.cells[i], *(row.cells[i] for row, source in zip(rows, table.rows, strict=True)
                              if column.numeric or (i < len(source) and source[i].tone is not Tone.PLAIN))]
            for i, column in enumerate(table.columns)
        ]  # fmt: skip
        block = TableBlock(widths=(), rows=tuple(rows), head=head)
        if len(table.columns) > _MANY_COLUMNS:
            block = replace(block, inset=2.0, gap=1.0)
        widths = column_widths(
            [column.share for column in table.columns], unbroken, styles.CONTENT_WIDTH, block.inset + block.gap
        )
        return [*blocks, replace(block, widths=widths)]

    def _row(self, cells: Sequence[model.Cell], columns: Sequence[model.Column], line: Element) -> Row:
        if len(cells) > len(columns):
            raise ValueError(f"a row of {len(cells)} cells in a table of {len(columns)} columns")
        # A missing value leaves an empty cell, so that every row stays as long as the head.
        complete = [*cells, *[model.Cell(text="")] * (len(columns) - len(cells))]
        return Row(
            cells=tuple(
                self._cell(
                    cell, column.numeric, line.child("TH", _ROW_HEAD) if index == 0 else line.child("TD")
                )
                for index, (cell, column) in enumerate(zip(complete, columns, strict=True))
            )
        )  # fmt: skip

    def _cell(self, cell: model.Cell, numeric: bool, element: Element) -> TextBlock:
        style = styles.TABLE_STRONG if cell.strong or cell.tone is not Tone.PLAIN else styles.TABLE_CELL
        if numeric:
            style = replace(style, right_aligned=True, hyphenate=False)
        text = self._clean(cell.text)
        if cell.tone is not Tone.PLAIN:
            style = replace(style, colour=styles.TONE_COLOURS[cell.tone], hyphenate=False)
            label = Label(text=styles.TONE_SIGNS[cell.tone], style=style, element=None)
            return TextBlock(text=text, style=style, element=element, label=label, indent=_SIGN_INDENT)
        text = text or self._clean_line(cell.url)
        url = _linked_url(cell.url)
        if url:
            linked = replace(style, colour=styles.LINK_COLOUR)
            return TextBlock(text=text, style=linked, element=element.child("Link"), url=url)
        return TextBlock(text=text, style=style, element=element)

    # ---- signatures

    def _sign_off(self, sign_off: model.SignOff, section: Element) -> list[Block]:
        # The declaration and the lines to sign stay together on one page.
        blocks: list[Block] = []
        if sign_off.declaration:
            blocks.append(self._paragraph(sign_off.declaration, styles.DECLARATION, section))
        for number, role in enumerate(sign_off.roles, 1):
            place = section.child("Div")
            blocks.append(self._paragraph(role, styles.ROLE, place))
            labels = tuple((word, place.child("P")) for word in SIGN_LABELS)
            blocks.append(SignatureLines(labels=labels, keep_with_next=number < len(sign_off.roles)))
        return blocks


def _is_marked(block: model.Block) -> bool:
    return isinstance(block, model.Paragraph) and block.also_in_procurement_documents


def _linked_url(url: str) -> str:
    """The address, in ASCII, if a document may link to it; otherwise nothing: no scripts, no local files."""
    try:
        if urlsplit(url.strip()).scheme.lower() not in _LINKED_SCHEMES:
            return ""
        # Percent signs that are there already stay; anything else that an address may not hold is encoded.
        address = quote(url.strip(), safe=_URL_CHARACTERS)
    except ValueError:
        return ""
    return address if len(address) <= LONGEST_STRING else ""
