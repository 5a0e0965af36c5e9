"""Turns a `Document` into blocks with their place in the structure: the order here is the reading order."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from sociaalinkopen_desktop.domain import document as model
from sociaalinkopen_desktop.domain.document import Document, Tone
from sociaalinkopen_desktop.domain.dutch import long_day
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.blocks import ContentsEntry, Label, SignatureLines, TextBlock
from sociaalinkopen_desktop.reports.canvas import Anchor
from sociaalinkopen_desktop.reports.cards import card_rows
from sociaalinkopen_desktop.reports.checks import ChecksComposer
from sociaalinkopen_desktop.reports.figures import (
    ChartBlock,
    PictureBlock,
    UnreadablePicture,
    cleaned,
    pillow_picture,
)
from sociaalinkopen_desktop.reports.flow import Block, Item, NewPage, NewPageUnlessFits
from sociaalinkopen_desktop.reports.fonts import face
from sociaalinkopen_desktop.reports.furniture import LONGEST_STATUS, AccentBar, Space, StatusMark, status_width
from sociaalinkopen_desktop.reports.links import linked_url
from sociaalinkopen_desktop.reports.pieces import FEWEST_CHAPTERS_FOR_CONTENTS, chapter_number
from sociaalinkopen_desktop.reports.structure import Element
from sociaalinkopen_desktop.reports.styles import TextStyle
from sociaalinkopen_desktop.reports.tables import Row, TableBlock, column_widths
from sociaalinkopen_desktop.reports.text import Cleaner
from sociaalinkopen_desktop.reports.words import ALSO_IN_PROCUREMENT_DOCUMENTS, CONTENTS, SIGN_LABELS, SUMMARY

# Above this number of lines, the contents list chapters only.
_MOST_CONTENTS_LINES = 100
_MANY_COLUMNS = 10
_CONTENTS_INDENT = 24.0
_BAR_INDENT = 12.0
_BULLET_INDENT = 14.0
_SIGN_INDENT = 13.0
_ROW_HEAD = "<</O/Table/Scope/Row>>"
_COLUMN_HEAD = "<</O/Table/Scope/Column>>"
_BULLET_LIST = "<</O/List/ListNumbering/Disc>>"


class Composer:
    """Composes one document; `root`, `items` and `contents` are what the drawing needs."""

    def __init__(self, document: Document, cleaner: Cleaner) -> None:
        self._type = styles.TypeSize(document.points)
        self._clean = cleaner.clean
        self._clean_line = cleaner.clean_line
        self._compact = document.compact
        self._checks = ChecksComposer(cleaner.clean, cleaner.clean_line, fillable=document.fillable)
        self.root = Element("Document")
        self.contents: list[ContentsEntry] = []
        self.items: list[Item] = [*(self._compact_head(document) if document.compact else self._cover(document))]
        summary = [*self._summary(document), *self._disclaimer(document)]
        if summary:
            self.items += [NewPageUnlessFits(summary), *summary]
        # The contents come first in reading order, but can only be listed when the chapters are there.
        contents_section = self.root.child("Sect")
        chapters: list[Item] = []
        for chapter in document.chapters:
            chapters += [NewPage()] if chapter.new_page else []
            chapters += self._chapter(chapter)
        if document.contents and len(document.chapters) >= FEWEST_CHAPTERS_FOR_CONTENTS:
            anchors = [block.anchor for block in chapters if isinstance(block, TextBlock) and block.anchor is not None]
            self.items += [NewPage(), *self._contents(anchors, contents_section), NewPage()]
        self.items += chapters

    # ---- first pages

    def _cover(self, document: Document) -> list[Block]:
        section = self.root.child("Sect")
        blocks: list[Block] = []
        if document.logo is not None:
            blocks += self._picture(document.logo, section)
        organisation = TextBlock(
            text=self._clean(document.organisation), style=self._type.of(styles.COVER_LINE), element=section.child("P"),
            measure=styles.CONTENT_WIDTH - LONGEST_STATUS - 30,
        )  # fmt: skip
        status = self._clean_line(document.status)
        if status and status_width(status) <= LONGEST_STATUS:
            blocks += [StatusMark(status=status, element=section.child("P", actual_text=status)), organisation]
        else:
            blocks += [organisation, TextBlock(text=status, style=styles.STATUS, element=section.child("P"))]
        blocks.append(AccentBar())
        for text, style, tag in (
            (document.kind, self._type.of(styles.KIND), "H1"),
            (document.title, self._type.of(styles.TITLE), "P"),
            (long_day(document.date), self._type.of(styles.COVER_LINE), "P"),
        ):
            blocks.append(TextBlock(text=self._clean(text), style=style, element=section.child(tag)))
        return [*blocks, Space(amount=22.0), *self._facts(document.key_facts, section)]

    def _compact_head(self, document: Document) -> list[Block]:
        """The head of a sheet: who, what, and the key data, with the page still free for the rest."""
        section = self.root.child("Sect")
        title = replace(styles.CHAPTER, space_before=0.0, space_after=6.0)
        blocks: list[Block] = [
            TextBlock(text=self._clean(document.organisation), style=styles.COVER_LINE, element=section.child("P")),
            TextBlock(text=self._clean(document.kind), style=title, element=section.child("H1")),
        ]
        return [*blocks, *self._facts(document.key_facts, section), Space(amount=2.0)]

    def _summary(self, document: Document) -> list[Block]:
        if not document.summary:
            return []
        section = self.root.child("Sect")
        if document.compact:
            blocks = self._blocks(document.summary, section)
            return [replace(block, style=_smaller(block.style), measure=styles.CONTENT_WIDTH)
                    if isinstance(block, TextBlock) else block for block in blocks]  # fmt: skip
        heading = self._heading(SUMMARY, 1, section)
        return [heading, *self._blocks(document.summary, section)]

    def _disclaimer(self, document: Document) -> list[Block]:
        text = self._clean(document.disclaimer)
        if not text:
            return []
        return [self._paragraph(text, self._type.of(styles.DISCLAIMER), self.root)]

    def _contents(self, anchors: Sequence[Anchor], section: Element) -> list[Block]:
        heading = self._heading(CONTENTS, 1, section)
        anchors = [anchor for anchor in anchors if anchor.level < 2]
        if len(anchors) > _MOST_CONTENTS_LINES:
            anchors = [anchor for anchor in anchors if anchor.level == 0]
        listing = section.child("TOC")
        for anchor in anchors:
            link = listing.child("TOCI").child("Reference").child("Link")
            style = self._type.of(styles.CONTENTS_SECTION) if anchor.level else self._type.of(styles.CONTENTS_CHAPTER)
            number = Label(text=anchor.number, style=replace(style, colour=styles.ACCENT), element=link)
            indent = max(self._type.length(_CONTENTS_INDENT), face(style.font).width(anchor.number, style.size) + 8)
            text = TextBlock(
                text=anchor.text or anchor.title,
                style=style,
                element=link,
                label=number if anchor.number and anchor.text else None,
                indent=indent,
                measure=styles.CONTENT_WIDTH - self._type.length(46),
            )
            self.contents.append(ContentsEntry(text=text, target=anchor))
        return [heading, *self.contents]

    # ---- chapters

    def _chapter(self, chapter: model.Chapter) -> list[Block]:
        section = self.root.child("Sect")
        heading = self._heading(chapter.title, 1, section, number=chapter_number(chapter, self._clean_line))
        if self._compact:
            smaller = replace(styles.SECTION, size=11.5, leading=15.0, space_before=9.0, space_after=2.0)
            heading = replace(heading, style=smaller, indent=min(heading.indent, 18.0))
        return [heading, *self._blocks(chapter.blocks, section)]

    def _heading(self, text: str, level: int, section: Element, number: str = "") -> TextBlock:
        """A heading of level 1 to 3, known to the bookmarks and the contents."""
        style = {1: self._type.of(styles.CHAPTER), 2: self._type.of(styles.SECTION)}.get(
            level, self._type.of(styles.SUBSECTION)
        )
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
                style = self._type.of(styles.BODY_MUTED) if block.muted else self._type.of(styles.BODY)
                return [self._paragraph(block.text, style, section)]
            case model.Bullets():
                return self._bullets(block, section)
            case model.Table():
                return self._table(block, section)
            case model.Facts():
                return self._facts(block, section)
            case model.SignOff():
                return self._sign_off(block, section)
            case model.Picture():
                return self._picture(block, section)
            case model.Chart():
                return self._chart(block, section)
            case model.Checks():
                return [self._checks.block(block, section)]
            case model.Cards():
                return list(card_rows(block, section, self._clean_line))
        raise TypeError(f"unknown block {block!r}")

    def _paragraph(self, text: str, style: TextStyle, section: Element) -> TextBlock:
        return TextBlock(
            text=self._clean(text), style=style, element=section.child("P"), measure=self._type.measure
        )  # fmt: skip

    def _marked_paragraphs(self, paragraphs: Sequence[model.Paragraph], section: Element) -> list[Block]:
        """Paragraphs that belong in the procurement documents too: one label, and a bar along all of them."""
        group = section.child("Div")
        blocks = [self._paragraph(ALSO_IN_PROCUREMENT_DOCUMENTS, self._type.of(styles.MARKER), group)]
        blocks += [
            self._paragraph(
                paragraph.text,
                self._type.of(styles.BODY_MUTED) if paragraph.muted else self._type.of(styles.BODY),
                group,
            )
            for paragraph in paragraphs
        ]
        gaps = [block.space_after for block in blocks[:-1]] + [0.0]
        return [
            replace(block, indent=_BAR_INDENT, measure=self._type.measure + _BAR_INDENT, bar=True, bar_gap=gap)
            for block, gap in zip(blocks, gaps, strict=True)
        ]

    def _bullets(self, bullets: model.Bullets, section: Element) -> list[Block]:
        listing = section.child("L", _BULLET_LIST)
        blocks: list[Block] = []
        style = self._type.of(styles.BULLET)
        for index, item in enumerate(bullets.items):
            entry = listing.child("LI")
            label = Label(text="•", style=replace(style, colour=styles.ACCENT), element=entry.child("Lbl"))
            last = index == len(bullets.items) - 1
            blocks.append(
                TextBlock(
                    text=self._clean(item), style=replace(style, space_after=9.0) if last else style,
                    element=entry.child("LBody").child("P"), label=label, indent=self._type.length(_BULLET_INDENT),
                    measure=self._type.measure,
                )
            )  # fmt: skip
        return blocks

    # ---- tables

    def _caption(self, caption: str, table: Element) -> list[Block]:
        text = self._clean_line(caption)
        if not text:
            return []
        return [
            TextBlock(
                text=text,
                style=self._type.of(styles.CAPTION),
                element=table.child("Caption"),
                measure=self._type.measure,
            )
        ]

    def _facts(self, facts: model.Facts, section: Element) -> list[Block]:
        if not facts.rows:
            return []
        table = section.child("Table")
        blocks = self._caption(facts.caption, table)
        rows = []
        for label, value in facts.rows:
            line = table.child("TR")
            cells = (
                TextBlock(
                    text=self._clean(label), style=self._type.of(styles.FACT_LABEL), element=line.child("TH", _ROW_HEAD)
                ),
                TextBlock(text=self._clean(value), style=self._type.of(styles.FACT_VALUE), element=line.child("TD")),
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
                    style=replace(self._type.of(styles.TABLE_HEAD), right_aligned=column.numeric),
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
        style = (
            self._type.of(styles.TABLE_STRONG)
            if cell.strong or cell.tone is not Tone.PLAIN
            else self._type.of(styles.TABLE_CELL)
        )
        if numeric:
            style = replace(style, right_aligned=True, hyphenate=False)
        text = self._clean(cell.text)
        if cell.tone is not Tone.PLAIN:
            style = replace(style, colour=styles.TONE_COLOURS[cell.tone], hyphenate=False)
            label = Label(text=styles.TONE_SIGNS[cell.tone], style=style, element=None)
            return TextBlock(
                text=text, style=style, element=element, label=label, indent=self._type.length(_SIGN_INDENT)
            )
        text = text if text.strip() else self._clean_line(cell.url)
        url = linked_url(cell.url)
        if url:
            linked = replace(style, colour=styles.LINK_COLOUR)
            return TextBlock(text=text, style=linked, element=element.child("Link"), url=url)
        return TextBlock(text=text, style=style, element=element)

    # ---- figures

    def _picture(self, picture: model.Picture, section: Element) -> list[Block]:
        """The picture, or in its place its words when its bytes are no picture."""
        words = self._clean_line(picture.alternative) or "Afbeelding"
        try:
            image = pillow_picture(picture)
        except UnreadablePicture:
            return [self._paragraph(words, self._type.of(styles.BODY_MUTED), section)]
        element = section.child("Figure", alternative=words)
        return [PictureBlock(image=image, element=element, share=picture.share, most=picture.height)]

    def _chart(self, chart: model.Chart, section: Element) -> list[Block]:
        caption = self._caption(chart.caption, section)
        element = section.child("Figure", alternative=self._clean_line(chart.alternative) or "Grafiek")
        return [*caption, ChartBlock(chart=cleaned(chart, self._clean_line), element=element)]

    # ---- signatures

    def _sign_off(self, sign_off: model.SignOff, section: Element) -> list[Block]:
        # The declaration and the lines to sign stay together on one page.
        blocks: list[Block] = []
        if sign_off.declaration:
            blocks.append(self._paragraph(sign_off.declaration, self._type.of(styles.DECLARATION), section))
        for number, role in enumerate(sign_off.roles, 1):
            place = section.child("Div")
            style = self._type.of(styles.ROLE)
            if self._compact:
                style = replace(style, size=9.5, leading=12.0, space_before=8.0)
            blocks.append(self._paragraph(role, style, place))
            labels = tuple((word, place.child("P")) for word in SIGN_LABELS)
            lines = SignatureLines(labels=labels, keep_with_next=number < len(sign_off.roles))
            blocks.append(replace(lines, pen_room=16.0, space_after=2.0) if self._compact else lines)
        return blocks


def _smaller(style: TextStyle) -> TextStyle:
    return replace(style, size=9.5, leading=12.5, space_after=3.0)


def _is_marked(block: model.Block) -> bool:
    return isinstance(block, model.Paragraph) and block.also_in_procurement_documents
