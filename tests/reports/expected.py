"""What a reader should meet in the PDF of a document: every text, once, in order, under its name.

Made from the document alone, without the code that composes the PDF; only what fonts cannot show is taken from there.
"""

from collections.abc import Callable, Iterator, Sequence

from sociaalinkopen_desktop.domain import document as model
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.dutch import long_day
from sociaalinkopen_desktop.reports.figures import UnreadablePicture, pillow_picture
from sociaalinkopen_desktop.reports.fonts import known_characters
from sociaalinkopen_desktop.reports.links import linked_url
from sociaalinkopen_desktop.reports.pieces import FEWEST_CHAPTERS_FOR_CONTENTS
from sociaalinkopen_desktop.reports.structure import shortened
from sociaalinkopen_desktop.reports.text import Cleaner
from tests.reports.reading import Node, Told, tidy


def met(root: Node) -> list[Told]:
    """What stands in the file, in reading order. The list of contents is one entry; a figure is its description."""
    return [told for told in _met(root) if told.text or told.tag == "TOC"]


def _met(node: Node) -> Iterator[Told]:
    if node.tag == "Figure":
        yield Told("Figure", _bare(node.alternative))
        return
    yield Told(node.tag, _bare(node.actual_text or node.text))
    if node.tag != "TOC":
        for kid in node.kids:
            yield from _met(kid)


def expected(document: Document) -> list[Told]:
    """The same, as the document wants it, as far as the fonts have its characters."""
    clean = Cleaner(known_characters()).clean
    texts = []
    for tag, text in written(document, clean):
        shown = clean(text)
        texts.append(Told(tag, _bare(shortened(" ".join(shown.split())) if tag == "Figure" else shown)))
    return [told for told in texts if told.text or told.tag == "TOC"]


def _bare(text: str) -> str:
    """Without hyphens: those at the end of a line cannot be told from those of hyphenation."""
    return " ".join(tidy(text).replace("-", "").split())


def written(document: Document, clean: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Every text as it stands in the document; `clean` tells whether anything of a heading can be shown."""
    if document.logo is not None:
        yield from _block(document.logo)
    yield "P", document.organisation
    yield "P", document.status
    yield "H1", document.kind
    yield "P", document.title
    yield "P", long_day(document.date)
    yield from _block(document.key_facts)
    if document.summary:
        yield "H1", "" if document.compact else "Samenvatting"
        yield from _blocks(document.summary, clean)
    yield "P", document.disclaimer
    if document.contents and len(document.chapters) >= FEWEST_CHAPTERS_FOR_CONTENTS:
        yield "H1", "Inhoud"
        yield "TOC", ""
    for chapter in document.chapters:
        is_numbered = chapter.number or not " ".join(clean(chapter.title).split())
        yield "H1", f"{chapter.number if is_numbered else ''} {chapter.title}"
        yield from _blocks(chapter.blocks, clean)


def _blocks(blocks: Sequence[model.Block], clean: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    marked, deepest = False, 1
    for block in blocks:
        now_marked = isinstance(block, model.Paragraph) and block.also_in_procurement_documents
        if now_marked and not marked:
            yield "P", "Ook in de aanbestedingsstukken"
        marked = now_marked
        if not isinstance(block, model.Heading):
            yield from _block(block)
        elif clean(block.text).strip():
            deepest = max(2, min(block.level, deepest + 1, 3))
            yield f"H{deepest}", block.text


def _block(block: model.Block) -> Iterator[tuple[str, str]]:
    match block:
        case model.Paragraph():
            yield "P", block.text
        case model.Bullets():
            for item in block.items:
                yield "Lbl", "•" if item.strip() else ""
                yield "P", item
        case model.Table():
            if block.columns:
                yield from _table(block)
        case model.Facts():
            yield "Caption", block.caption if block.rows else ""
            for label, value in block.rows:
                yield "TH", label
                yield "TD", value
        case model.SignOff():
            yield "P", block.declaration
            for role in block.roles:
                yield "P", role
                for word in ("Naam", "Datum", "Handtekening"):
                    yield "P", word
        case model.Picture():
            words = block.alternative if block.alternative.strip() else "Afbeelding"
            try:
                pillow_picture(block)
            except UnreadablePicture:
                yield "P", words
            else:
                yield "Figure", words
        case model.Checks():  # questions to write below; the lines of a checklist have tests of their own
            for item in block.items:
                yield "P", f"{item.number} {item.text}"
                yield "P", item.help
        case model.Cards():
            for card in block.items:
                for words in (card.above, card.name, card.below):
                    yield "P", words
        case model.Chart():
            yield "Caption", block.caption
            yield "Figure", block.alternative if block.alternative.strip() else "Grafiek"


def _table(table: model.Table) -> Iterator[tuple[str, str]]:
    yield "Caption", table.caption
    for column in table.columns:
        yield "TH", column.title
    for row in table.rows:
        for index, cell in enumerate(row):
            linked = linked_url(cell.url) and cell.tone is model.Tone.PLAIN
            text = cell.text if cell.text.strip() or cell.tone is not model.Tone.PLAIN else cell.url
            yield "Link" if linked else "TD" if index else "TH", text
