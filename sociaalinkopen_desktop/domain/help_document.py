"""The help on paper: the whole of it as a manual, or one topic. What leads to another topic names it there.

Pictures come from whoever asks: a function from a name to the bytes of a PNG file, b"" when there is none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from . import dutch
from .document import Block, Bullets, Cell, Chapter, Column, Document, Facts, Heading, Paragraph, Picture, Table
from .help import HelpBlock, HelpBook, HelpParagraph, HelpPicture, HelpSection, Line, Points, Steps, Terms, Topic

KIND = "Handleiding"
TITLE = "Sociaal Inkopen Desktop"
NOTICE = "Dit is geen juridisch advies."
_MOST_HIGH = 260.0  # points: a picture leaves room for the words that belong to it
_FILE_SIGNS = '<>:"/\\|?*'


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What stands on the first page: who prints it, the day, and the version of the program ("" leaves it out)."""

    made_on: date
    organisation: str = ""
    version: str = ""


Pictures = Callable[[str], bytes]


def no_pictures(_name: str) -> bytes:
    """For who prints without pictures: their words take their place."""
    return b""


def manual(book: HelpBook, edition: Edition, pictures: Pictures = no_pictures) -> Document:
    """The whole help: a chapter per group, a heading per topic."""
    chapters = tuple(
        Chapter(
            number=number,
            title=group.label,
            blocks=tuple(block for topic in topics for block in _topic(topic, book, pictures, level=2)),
        )
        for number, (group, topics) in enumerate(book.groups(), start=1)
    )
    intro = "In het programma zelf opent u deze uitleg met F1. U ziet dan meteen de tekst bij de plek waar u bent."
    words = "Knoppen en kaarten staan tussen aanhalingstekens. Achter ‘Zie ook’ staan onderwerpen die erbij horen."
    return Document(
        kind=KIND,
        title=TITLE,
        organisation=edition.organisation.strip(),
        status="",
        date=edition.made_on,
        file_name=f"Handleiding {TITLE} - {edition.made_on.isoformat()}.pdf",
        key_facts=Facts(rows=_facts(edition, (("Onderwerpen", dutch.number(len(book.topics))),))),
        summary=(Paragraph(text=intro), Paragraph(text=words)),
        chapters=chapters,
        disclaimer=NOTICE,
    )


def topic_document(topic: Topic, book: HelpBook, edition: Edition, pictures: Pictures = no_pictures) -> Document:
    """One topic, to print and lay beside the screen."""
    name = "".join(" " if sign in _FILE_SIGNS else sign for sign in topic.title)
    return Document(
        kind="Hulp",
        title=topic.title,
        organisation=edition.organisation.strip(),
        status="",
        date=edition.made_on,
        file_name=f"Hulp - {' '.join(name.split())}.pdf",
        key_facts=Facts(rows=_facts(edition, (("Onderdeel", topic.group.label),))),
        summary=(),
        chapters=(Chapter(number=1, title=topic.title, blocks=tuple(_content(topic, book, pictures, level=2))),),
        disclaimer=NOTICE,
        contents=False,
    )


def _facts(edition: Edition, rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    version = (("Programma", f"{TITLE} {edition.version}"),) if edition.version else ()
    return (*rows, *version, ("Gemaakt op", dutch.day(edition.made_on)))


def _topic(topic: Topic, book: HelpBook, pictures: Pictures, level: int) -> Iterator[Block]:
    yield Heading(text=topic.title, level=level)
    yield from _content(topic, book, pictures, level + 1)


def _content(topic: Topic, book: HelpBook, pictures: Pictures, level: int) -> Iterator[Block]:
    for section in topic.sections:
        yield from _section(section, topic, pictures, level)
    if topic.see:
        titles = [f"‘{book.topic(other).title}’" for other in topic.see]
        yield Paragraph(text=f"Zie ook: {', '.join(titles)}.", muted=True)


def _section(section: HelpSection, topic: Topic, pictures: Pictures, level: int) -> Iterator[Block]:
    if section.title:
        yield Heading(text=section.title, level=level)
    for block in section.blocks:
        yield _block(block, topic, pictures)


def _block(block: HelpBlock, topic: Topic, pictures: Pictures) -> Block:
    match block:
        case HelpParagraph():
            return Paragraph(text=_told(block.line))
        case Steps():
            lines = (f"{number}. {_told(line)}" for number, line in enumerate(block.items, start=1))
            return Paragraph(text="\n".join(lines))
        case Points():
            return Bullets(items=tuple(_told(line) for line in block.items))
        case Terms():
            return _glossary(block, topic)
        case HelpPicture():
            data = pictures(block.name)
            return Picture(data=data, kind="png", alternative=block.alternative, height=_MOST_HIGH)


def _glossary(block: Terms, topic: Topic) -> Table:
    columns = (Column(title="Woord", share=2), Column(title="Betekenis", share=4.6), Column(title="Bron", share=2.2))
    rows = tuple(
        (Cell(text=item.word, strong=True), Cell(text=item.meaning), Cell(text=item.source)) for item in block.items
    )
    return Table(caption=topic.title, columns=columns, rows=rows)


def _told(line: Line) -> str:
    """A line in plain words; the name of a button is between quotes, as paper here has no bold inside a line."""
    return "".join(f"‘{run.text}’" if run.strong else run.text for run in line)
