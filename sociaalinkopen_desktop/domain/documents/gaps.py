"""How many places of a document are still open: worth knowing before it becomes definitive."""

from collections.abc import Iterator

from ..document import Block, Bullets, Document, Facts, Paragraph, Table
from . import parts
from .award import NO_ANSWER


def gaps_in(document: Document) -> int:
    """The number of values that are not filled in, or are left to be filled in by hand."""
    told = [document.key_facts, *document.summary]
    told += [block for chapter in document.chapters for block in chapter.blocks]
    return sum(_is_open(text) for block in told for text in _texts(block))


def _is_open(text: str) -> bool:
    return parts.GAP in text or parts.TO_FILL.lower() in text.lower() or text == NO_ANSWER


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Facts():
            yield from (text for _label, text in block.rows)
        case Table():
            yield from (cell.text for row in block.rows for cell in row)
