"""The content of a document, before anybody draws it: chapters, paragraphs, tables.

Every output (PDF, preview, later DOCX and HTML) renders this one model, so that they never disagree.
Texts are plain strings: no output may read markup in them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tone(StrEnum):
    """How a word stands out; every output adds a sign or the word itself, never colour alone."""

    PLAIN = "plain"
    OK = "ok"
    BAD = "bad"
    WHY = "why"
    NEUTRAL = "neutral"
    ACCENT = "accent"


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading inside a chapter. `level` 2 or 3; the chapter itself is level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text; a newline starts a new line.

    `also_in_procurement_documents` marks text that the law wants in the aanbestedingsstukken as well.
    """

    text: str
    also_in_procurement_documents: bool = False
    muted: bool = False


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list; each item is one plain string."""

    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One table cell. `tone` colours the word and puts its sign before it."""

    text: str
    tone: Tone = Tone.PLAIN
    strong: bool = False
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A table column: its head, its share of the width, and whether it holds numbers (right-aligned)."""

    title: str
    share: float = 1.0
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a caption. Each row has one cell per column; the first cell of a row names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Label and value, line by line: the key data of a chapter."""

    rows: tuple[tuple[str, str], ...]
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class SignOff:
    """Lines to sign: for each role a line for name, date and signature, under what the signature declares."""

    roles: tuple[str, ...]
    declaration: str = ""


Block = Heading | Paragraph | Bullets | Table | Facts | SignOff


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A numbered chapter; an empty one still says in one line that there is nothing to report."""

    number: int
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document. `file_name` is the tidy name printed in the footer, with extension.

    `date` is the date printed on the title page; it also dates the file, so that equal content gives equal bytes.
    `contents` asks for a table of contents, which a note of two pages does without.
    """

    kind: str
    title: str
    organisation: str
    status: str
    date: date
    file_name: str
    key_facts: Facts
    summary: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    creator: str = "Sociaal Inkopen Desktop"
    disclaimer: str = ""
    contents: bool = True
