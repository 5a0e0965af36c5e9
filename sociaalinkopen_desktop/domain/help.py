"""The help as data: topics with sections, made of paragraphs, steps, lists, pictures and words with their meaning.

Texts are plain: what stands out or leads to another topic is a `Run` of its own, so nobody reads markup in them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .choices import Choice


class HelpGroup(Choice):
    """The chapters of the help, in their order."""

    BEGIN = "begin", "Beginnen"
    STEPS = "steps", "De stappen"
    CHECK = "check", "De Toets"
    TOOLS = "tools", "Rekenen en kiezen"
    KEEP = "keep", "Bewaren en vastleggen"
    KNOWLEDGE = "knowledge", "Kennis en beleid"
    PROGRAM = "program", "Het programma"
    WORDS = "words", "Woorden"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words. `strong` is the name of a button, card or page; `topic` is where it leads, "" nowhere."""

    text: str
    strong: bool = False
    topic: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class HelpParagraph:
    """Running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, in this order."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list without an order."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means, and where the meaning comes from."""

    word: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Words with their meaning, in the order of the alphabet."""

    items: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class HelpPicture:
    """A picture of the screen. `name` is that of its file; `alternative` says in words what is on it."""

    name: str
    alternative: str


HelpBlock = HelpParagraph | Steps | Points | Terms | HelpPicture


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A part of a topic; the first one has no title and says what the topic is about."""

    title: str
    blocks: tuple[HelpBlock, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """One subject. `also` are words by which it is found without being shown, `see` the topics that belong to it."""

    id: str
    title: str
    group: HelpGroup
    order: int
    sections: tuple[HelpSection, ...]
    also: str = ""
    see: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The first sentence, for a list."""
        first = next(iter(told_lines(self)), "")
        return next(iter(sentences(first)), "")


@dataclass(frozen=True, slots=True)
class HelpBook:
    """All topics, by group and in their order."""

    topics: tuple[Topic, ...] = ()

    def topic(self, identifier: str) -> Topic:
        """The topic with that id. Raises KeyError when there is none."""
        for topic in self.topics:
            if topic.id == identifier:
                return topic
        raise KeyError(identifier)

    def has(self, identifier: str) -> bool:
        """Whether there is such a topic."""
        return any(topic.id == identifier for topic in self.topics)

    def groups(self) -> tuple[tuple[HelpGroup, tuple[Topic, ...]], ...]:
        """The groups that hold something, with their topics."""
        held = ((group, tuple(item for item in self.topics if item.group is group)) for group in HelpGroup)
        return tuple(pair for pair in held if pair[1])


def book_of(topics: Iterable[Topic]) -> HelpBook:
    """The topics in reading order."""
    places = list(HelpGroup)
    return HelpBook(tuple(sorted(topics, key=lambda item: (places.index(item.group), item.order, item.id))))


def plain_line(line: Line) -> str:
    """The words of a line without anything that stands out."""
    return "".join(run.text for run in line)


def lines_of(block: HelpBlock) -> tuple[Line, ...]:
    """The lines of a block; a word with its meaning is one line."""
    match block:
        case HelpParagraph():
            return (block.line,)
        case Steps() | Points():
            return block.items
        case Terms():
            return tuple((Run(f"{item.word}: {item.meaning}"),) for item in block.items)
        case HelpPicture():
            return ((Run(block.alternative),),)


def told_lines(topic: Topic) -> Iterator[str]:
    """Everything that a topic says, line by line, without its heads."""
    for section in topic.sections:
        for block in section.blocks:
            yield from map(plain_line, lines_of(block))


def runs_of(topic: Topic) -> Iterator[Run]:
    """Every stretch of words of a topic."""
    for section in topic.sections:
        for block in section.blocks:
            for line in lines_of(block):
                yield from line


def pictures_of(book: HelpBook) -> tuple[HelpPicture, ...]:
    """Every picture of the help, in reading order."""
    blocks = (block for topic in book.topics for section in topic.sections for block in section.blocks)
    return tuple(block for block in blocks if isinstance(block, HelpPicture))


_END = re.compile(r"(?<!\bart\.)(?<!\bnr\.)(?<=[.!?])[’”)]?\s+(?=\S)")


def sentences(text: str) -> list[str]:
    """The sentences of a text; the point of "art. 2.18" ends none."""
    return [part for part in _END.split(text.strip()) if part]


def word_count(sentence: str) -> int:
    """How many words a sentence has; signs that stand alone are none."""
    return sum(any(sign.isalnum() for sign in part) for part in sentence.split())


def faults(book: HelpBook) -> Iterator[str]:
    """What is wrong with the help, in Dutch: double names, links that lead nowhere, topics without content."""
    seen: set[str] = set()
    for topic in book.topics:
        if topic.id in seen:
            yield f"{topic.id}: dit onderwerp staat er twee keer."
        seen.add(topic.id)
    for topic in book.topics:
        yield from (f"{topic.id}: {words}" for words in _faults_of(topic, seen))


def _faults_of(topic: Topic, known: set[str]) -> Iterator[str]:
    if not topic.title.strip():
        yield "er is geen titel."
    if not topic.sections or topic.sections[0].title or not topic.sections[0].blocks:
        yield "begin met een paar zinnen over waar het onderwerp voor is."
    for section in topic.sections:
        if not section.blocks:
            yield f"onder '{section.title}' staat niets."
    for run in runs_of(topic):
        if not run.text:
            yield "er staat een leeg stuk tekst."
        if run.topic and run.topic not in known:
            yield f"de verwijzing naar '{run.topic}' leidt nergens heen."
    for other in topic.see:
        if other not in known:
            yield f"'Zie ook' noemt '{other}', en dat onderwerp is er niet."
        if other == topic.id:
            yield "'Zie ook' noemt het onderwerp zelf."
