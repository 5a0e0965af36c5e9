"""The content of a document, before anybody draws it: chapters, paragraphs, tables.

Every output (PDF, preview, later DOCX and HTML) renders this one model, so that they never disagree.
Texts are plain strings: no output may read markup in them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .choices import AnswerOutcome


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


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture, such as a logo. `alternative` says in words what is on it.

    `data` holds the bytes of a file of `kind` ("png" or "jpeg"). `share` is its width as a part of that of the text,
    `height` the most it may be high, in points.
    """

    data: bytes
    kind: str
    alternative: str
    share: float = 1.0
    height: float = 240.0


@dataclass(frozen=True, kw_only=True)
class ChartLine:
    """One line of a chart: its name and its places (x, y), from left to right."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Lines on two axes. `alternative` says in words what the lines show; the numbers stand in a table beside it.

    Ticks are places on an axis with their words; the first and the last are the ends of the axis. `mark` is a place on
    the x axis that stands out, with its words.
    """

    caption: str
    alternative: str
    x_title: str
    y_title: str
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    lines: tuple[ChartLine, ...]
    mark: tuple[float, str] | None = None


@dataclass(frozen=True, kw_only=True)
class WritePlace:
    """A place to write in, of `lines` lines; `share` is its part of the width, several may stand beside each other.

    `key` names it in a form. With `options` (key and words) one of them is chosen and `text` is its key. `is_tick`: it
    is one box, ticked when `text` is "yes". `shows_label`: without, the label is only there for who listens.
    """

    key: str
    label: str
    text: str = ""
    share: float = 1.0
    lines: int = 1
    options: tuple[tuple[str, str], ...] = ()
    is_tick: bool = False
    shows_label: bool = True


@dataclass(frozen=True, kw_only=True)
class CheckItem:
    """One line of a checklist. With `asks_state` it has boxes for yes, no and not applicable.

    With `options` (key and words) it has a box for each of them instead, and `chosen` is the key of the one ticked.
    `signed` leaves room for initials and a day; `day` is the day that is known. `key` names the line in a form.
    """

    key: str
    number: str = ""
    text: str = ""
    help: str = ""
    source: str = ""
    asks_state: bool = True
    state: AnswerOutcome | None = None
    options: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    places: tuple[WritePlace, ...] = ()
    signed: bool = True
    day: str = ""


@dataclass(frozen=True, kw_only=True)
class Checks:
    """Lines to tick and to write on. `name` begins the names of the fields in a form.

    When no line asks a state or is signed they are questions with room to write, without the columns of a checklist.
    """

    name: str
    caption: str
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card to cut out: a name in large letters, with small words above and below it."""

    name: str
    above: str = ""
    below: str = ""


@dataclass(frozen=True, kw_only=True)
class Cards:
    """Cards to cut out, `columns` beside each other, each `height` points high."""

    items: tuple[Card, ...]
    columns: int = 2
    height: float = 153.0


Block = Heading | Paragraph | Bullets | Table | Facts | SignOff | Picture | Chart | Checks | Cards


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A numbered chapter; an empty one still says in one line that there is nothing to report. Number 0 is not shown.

    `new_page`: where the kind of file has pages of its own, it begins on one, to hand it out by itself.
    """

    number: int
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document. `file_name` is the tidy name printed in the footer, with extension.

    `date` is the date printed on the title page; it also dates the file, so that equal content gives equal bytes.
    `contents` asks for a table of contents, which a note of two pages does without. `logo` stands on the first page.
    `accent` is "#RRGGBB" that can be read on white, for headings and lines; "" is the colour of the program. `compact`
    saves paper: a small head, and no heading above the summary. `fillable` makes fields of what can be filled in,
    where the kind of file can. `keywords` stand among the properties of the file.
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
    accent: str = ""
    logo: Picture | None = None
    points: int = 10
    compact: bool = False
    fillable: bool = False
    keywords: str = ""
