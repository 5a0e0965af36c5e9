"""The checksum of a definitive document: SHA-256 over its content, so that anybody can see that nothing was changed."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..document import Block, Chapter, Document, Facts
from ..justification.sources import RECEIPT, grouped
from .plain import document_to_plain

SHORT = "Controlegetal"
WHOLE = "Controlegetal (SHA-256 van de inhoud)"
_SHOWN = 16
_SIGNS = re.compile(r"[0-9a-f]{64}")


def checksum(document: Document) -> str:
    """64 hexadecimal signs that depend on all content of the document but the checksum itself."""
    written = "\n".join(_lines(document_to_plain(_unsealed(document)), ""))
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def sealed(document: Document) -> Document:
    """The document with its checksum on it: the first signs beside the key data, the whole in the receipt.

    A document without a receipt carries the whole beside the key data.
    """
    bare = _unsealed(document)
    found = checksum(bare)
    with_receipt = _has_receipt(bare)
    key = (SHORT, grouped(found[:_SHOWN])) if with_receipt else (WHOLE, grouped(found))
    return replace(
        bare,
        key_facts=replace(bare.key_facts, rows=(*bare.key_facts.rows, key)),
        chapters=tuple(_with_whole(chapter, found) for chapter in bare.chapters),
    )


def checksum_on(document: Document) -> str:
    """The whole checksum that stands on the document; empty when it has none."""
    for facts in _places(document):
        for label, text in facts.rows:
            bare = text.replace(" ", "")
            if label == WHOLE and _SIGNS.fullmatch(bare):
                return bare
    return ""


def verify(document: Document) -> bool:
    """Whether the document carries a checksum that is that of its content."""
    on_it = checksum_on(document)
    return bool(on_it) and sealed(document) == document


def _lines(plain: Any, path: str) -> Iterator[str]:
    """Each value on a line of its own with its place, in an order and a spelling that never change."""
    match plain:
        case Mapping():
            for key in sorted(plain):
                yield from _lines(plain[key], f"{path}.{key}")
        case list():
            yield f"{path}[{len(plain)}]"
            for place, item in enumerate(plain):
                yield from _lines(item, f"{path}[{place}]")
        case _:
            yield f"{path}={plain!a}"


def _places(document: Document) -> tuple[Facts, ...]:
    receipts = (block for chapter in document.chapters for block in chapter.blocks if _is_receipt(block))
    return (document.key_facts, *(block for block in receipts if isinstance(block, Facts)))


def _has_receipt(document: Document) -> bool:
    return any(_is_receipt(block) for chapter in document.chapters for block in chapter.blocks)


def _is_receipt(block: Block) -> bool:
    return isinstance(block, Facts) and block.caption == RECEIPT


def _with_whole(chapter: Chapter, found: str) -> Chapter:
    row = (WHOLE, grouped(found))
    return replace(
        chapter,
        blocks=tuple(
            replace(block, rows=(*block.rows, row)) if isinstance(block, Facts) and _is_receipt(block) else block
            for block in chapter.blocks
        ),
    )


def _unsealed(document: Document) -> Document:
    def bare(facts: Facts) -> Facts:
        return replace(facts, rows=tuple(row for row in facts.rows if row[0] not in (SHORT, WHOLE)))

    chapters = tuple(
        replace(
            chapter,
            blocks=tuple(
                bare(block) if isinstance(block, Facts) and _is_receipt(block) else block for block in chapter.blocks
            ),
        )
        for chapter in document.chapters
    )
    return replace(document, key_facts=bare(document.key_facts), chapters=chapters)
