"""A document as one flat run of pieces in reading order, for the files in which another program lays out the pages.

DOCX, ODT and HTML draw these pieces; what they hold, and in which order, is decided here once, as `compose.py` does for
the PDF. Texts are clean: NFC, `\\n` as the only line end, and no character that XML forbids.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sociaalinkopen_desktop.domain import document as model
from sociaalinkopen_desktop.domain.choices import AnswerOutcome
from sociaalinkopen_desktop.domain.document import Cell, Document, Tone
from sociaalinkopen_desktop.domain.dutch import long_day
from sociaalinkopen_desktop.reports.words import ALSO_IN_PROCUREMENT_DOCUMENTS, CONTENTS, SIGN_LABELS, SUMMARY

FEWEST_CHAPTERS_FOR_CONTENTS = 3

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Characters in a cell that fill pages.
_PAGES_OF_TEXT = 5000


class Role(StrEnum):
    """What a line is for; every output has one style for each."""

    STATUS = "status"
    ORGANISATION = "organisation"
    TITLE = "title"
    DAY = "day"
    BODY = "body"
    MUTED = "muted"
    MARKER = "marker"
    DISCLAIMER = "disclaimer"
    DECLARATION = "declaration"
    SIGNER = "signer"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paragraph. `marked`: it belongs in the procurement documents as well and stands beside a bar."""

    role: Role
    text: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Head:
    """A heading; levels are 1 to 3 and never skipped. `key` is unique in the document, for links from the contents.

    `is_name` marks the name of the document itself, which the contents do not list. `new_page`: a page begins here.
    """

    level: int
    text: str
    key: str
    number: str = ""
    is_name: bool = False
    new_page: bool = False

    @property
    def whole(self) -> str:
        """Number and text."""
        return " ".join(filter(None, (self.number, self.text)))


@dataclass(frozen=True, kw_only=True)
class Contents:
    """The list of contents: its own heading, and the headings of level 1 and 2 that follow."""

    title: str
    entries: tuple[Head, ...]


@dataclass(frozen=True, kw_only=True)
class Points:
    """A list with bullets."""

    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table of equally long rows, each headed by its first cell. Without `head` it is a list of labels and values.

    `shares` are the widths of the columns as parts of 1; `numeric` says which are aligned right.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True, kw_only=True)
class SignLine:
    """Places to write on, each with its word."""

    labels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A picture or chart, with its words for who cannot see it; a chart has its caption above it."""

    figure: model.Picture | model.Chart
    alternative: str
    caption: str = ""


Piece = Figure | Line | Head | Contents | Points | Grid | SignLine


def clean(text: str) -> str:
    """The text as a file of XML can hold it."""
    return _NOT_IN_XML.sub("", unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)))


def clean_line(text: str) -> str:
    """Like `clean`, on one line, without double blanks."""
    return " ".join(clean(text).split())


def file_name(document: Document, extension: str) -> str:
    """The tidy name of the document as a file of this kind."""
    return f"{clean_line(document.file_name).removesuffix('.pdf')}.{extension}"


def running_title(document: Document) -> str:
    """What stands at the head of each page, and names the file for other programs."""
    return " – ".join(filter(None, (clean_line(document.kind), clean_line(document.title))))


def chapter_number(chapter: model.Chapter, clean: Callable[[str], str]) -> str:
    """The number as it is shown: none for 0, unless there would be no heading at all."""
    return str(chapter.number) if chapter.number or not clean(chapter.title) else ""


def pieces(document: Document) -> tuple[Piece, ...]:
    """The whole document."""
    body = tuple(_chapters(document.chapters))
    return (*_front(document), *_contents(document, body), *body)


def _front(document: Document) -> Iterator[Piece]:
    if document.logo is not None:
        yield from _block(document.logo)
    yield Line(role=Role.ORGANISATION, text=clean(document.organisation))
    yield Line(role=Role.STATUS, text=clean_line(document.status))
    yield Head(level=1, text=clean_line(document.kind), key="document", is_name=True)
    yield Line(role=Role.TITLE, text=clean(document.title))
    yield Line(role=Role.DAY, text=long_day(document.date))
    yield from _block(document.key_facts)
    if document.summary:
        if not document.compact:
            yield Head(level=1, text=SUMMARY, key="samenvatting")
        yield from _blocks(document.summary, "samenvatting")
    if document.disclaimer:
        yield Line(role=Role.DISCLAIMER, text=clean(document.disclaimer))


def _contents(document: Document, body: Sequence[Piece]) -> Iterator[Piece]:
    if document.contents and len(document.chapters) >= FEWEST_CHAPTERS_FOR_CONTENTS:
        entries = tuple(piece for piece in body if isinstance(piece, Head) and piece.level < 3)
        yield Contents(title=CONTENTS, entries=entries)


def _chapters(chapters: Sequence[model.Chapter]) -> Iterator[Piece]:
    for place, chapter in enumerate(chapters, 1):
        key = f"hoofdstuk-{chapter.number or f'zonder-nummer-{place}'}"
        number = chapter_number(chapter, clean_line)
        yield Head(level=1, text=clean_line(chapter.title), key=key, number=number, new_page=chapter.new_page)
        yield from _blocks(chapter.blocks, key)


def _blocks(blocks: Sequence[model.Block], key: str) -> Iterator[Piece]:
    deepest = 1
    was_marked = False
    for place, block in enumerate(blocks, 1):
        marked = isinstance(block, model.Paragraph) and block.also_in_procurement_documents
        if marked and not was_marked:
            yield Line(role=Role.MARKER, text=ALSO_IN_PROCUREMENT_DOCUMENTS, marked=True)
        was_marked = marked
        if not isinstance(block, model.Heading):
            yield from _block(block)
        elif clean_line(block.text):
            deepest = max(2, min(block.level, deepest + 1, 3))
            yield Head(level=deepest, text=clean_line(block.text), key=f"{key}-{place}")


def _block(block: model.Block) -> Iterator[Piece]:
    match block:
        case model.Paragraph():
            role = Role.MUTED if block.muted else Role.BODY
            yield Line(role=role, text=clean(block.text), marked=block.also_in_procurement_documents)
        case model.Bullets():
            yield Points(items=tuple(clean(item) for item in block.items))
        case model.Table():
            if block.columns:
                yield _grid(block)
        case model.Facts():
            if block.rows:
                rows = tuple(
                    (Cell(text=clean(label)), Cell(text=clean(value), strong=True)) for label, value in block.rows
                )
                caption = clean_line(block.caption)
                yield Grid(caption=caption, head=(), rows=rows, shares=(0.3, 0.7), numeric=(False, False))
        case model.SignOff():
            yield from _sign_off(block)
        case model.Picture():
            yield Figure(figure=block, alternative=clean_line(block.alternative) or "Afbeelding")
        case model.Checks():
            yield check_grid(block)
        case model.Cards():
            yield from _cards(block)
        case model.Chart():
            words, caption = clean_line(block.alternative), clean_line(block.caption)
            yield Figure(figure=block, alternative=words or "Grafiek", caption=caption)
        case _:
            raise TypeError(f"no place for {block!r}")


TICKED, NOT_TICKED = "☑", "☐"
_TO_WRITE = "……………………"


def check_grid(checks: model.Checks) -> Grid:
    """A checklist as a table: a box is a character, and what is to be written stands below its question."""
    if not any(item.asks_state or item.signed for item in checks.items):
        return _questions(checks)
    return Grid(
        caption=clean_line(checks.caption),
        head=("Punt", "Ja", "Nee", "N.v.t.", "Paraaf", "Datum"),
        rows=tuple(_check_row(item) for item in checks.items),
        shares=(0.53, 0.07, 0.07, 0.08, 0.11, 0.14),
        numeric=(False,) * 6,
    )


def _check_row(item: model.CheckItem) -> tuple[Cell, ...]:
    states = (AnswerOutcome.YES, AnswerOutcome.NO, AnswerOutcome.NOT_APPLICABLE)
    boxes = [_box(item.state is state) if item.asks_state else "" for state in states]
    lines = [_numbered(item)]
    lines += [clean_line(words) for words in (item.help, item.source) if words]
    lines += _option_lines(item)
    lines += [_place_words(place) for place in item.places]
    question = Cell(text="\n".join(lines))
    return (question, *(Cell(text=box) for box in boxes), Cell(text=""), Cell(text=clean_line(item.day)))


def _questions(checks: model.Checks) -> Grid:
    """Questions with room to write beside each."""
    rows = tuple(
        (
            Cell(text="\n".join(filter(None, (_numbered(item), clean_line(item.help))))),
            Cell(text="\n".join((*_option_lines(item), *(_written(place) for place in item.places)))),
        )
        for item in checks.items
    )
    return Grid(caption=clean_line(checks.caption), head=(), rows=rows, shares=(0.5, 0.5), numeric=(False, False))


def _numbered(item: model.CheckItem) -> str:
    return " ".join(filter(None, (clean_line(item.number), clean_line(item.text))))


def _written(place: model.WritePlace) -> str:
    """What stands in a place to write; the cell beside the question is the room, so that no dots are needed."""
    return _place_words(place) if place.shows_label else clean(place.text).strip()


def _option_lines(item: model.CheckItem) -> list[str]:
    return [f"{_box(key == item.chosen)} {clean_line(words)}" for key, words in item.options]


def _cards(cards: model.Cards) -> Iterator[Piece]:
    """Cards as names with their words: who cuts them out uses the PDF."""
    rows = tuple(
        (
            Cell(text=clean_line(card.name)),
            Cell(text="\n".join(filter(None, map(clean_line, (card.above, card.below))))),
        )
        for card in cards.items
    )
    if rows:
        yield Grid(caption="", head=(), rows=rows, shares=(0.5, 0.5), numeric=(False, False))


def _box(is_ticked: bool) -> str:
    return TICKED if is_ticked else NOT_TICKED


def _place_words(place: model.WritePlace) -> str:
    if place.is_tick:
        return f"{_box(place.text == 'yes')} {clean_line(place.label)}"
    words = clean(dict(place.options).get(place.text, place.text)).strip()
    return f"{clean_line(place.label)}: {words or _TO_WRITE}"


def _grid(table: model.Table) -> Grid:
    return Grid(
        caption=clean_line(table.caption),
        head=tuple(clean_line(column.title) for column in table.columns),
        rows=tuple(_row(row, len(table.columns)) for row in table.rows),
        shares=_shares(_wanted_shares(table)),
        numeric=tuple(column.numeric for column in table.columns),
    )


def _wanted_shares(table: model.Table) -> list[float]:
    """The shares that were asked for, but never less than an equal part for a column with a cell of pages of text.

    In a narrow column such a cell would run over hundreds of pages, and a word processor would need minutes for it.
    """
    wanted = [column.share for column in table.columns]
    sensible = [share for share in wanted if 0 < share < math.inf] or [1.0]
    equal_part = sum(sensible) / len(sensible)
    longest = [max((len(row[at].text) for row in table.rows if at < len(row)), default=0) for at in range(len(wanted))]
    return [
        equal_part if length > _PAGES_OF_TEXT and not share >= equal_part else share
        for share, length in zip(wanted, longest, strict=True)
    ]


def _shares(wanted: Sequence[float]) -> tuple[float, ...]:
    """Widths as parts of 1, each at least a quarter of an equal part; a width that makes no sense counts as that."""
    sensible = [share if 0 < share < math.inf else 0.0 for share in wanted]
    whole = sum(sensible) or 1.0
    least = 0.25 / len(wanted)
    parts = [max(share / whole, least) for share in sensible]
    return tuple(part / sum(parts) for part in parts)


def _row(row: Sequence[Cell], length: int) -> tuple[Cell, ...]:
    if len(row) > length:
        raise ValueError(f"a row of {len(row)} cells in a table of {length} columns")
    cells = (
        Cell(
            text=clean(cell.text if cell.text.strip() else clean_line(cell.url)),
            tone=cell.tone,
            strong=cell.strong or cell.tone is not Tone.PLAIN,
            url=cell.url,
        )
        for cell in row
    )
    return (*cells, *[Cell(text="")] * (length - len(row)))


def _sign_off(block: model.SignOff) -> Iterator[Piece]:
    if block.declaration:
        yield Line(role=Role.DECLARATION, text=clean(block.declaration))
    for role in block.roles:
        yield Line(role=Role.SIGNER, text=clean(role))
        yield SignLine(labels=SIGN_LABELS)
