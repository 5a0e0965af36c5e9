"""Cards to cut out: large names in the middle of dotted frames."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sociaalinkopen_desktop.domain import document as model
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.flow import WholeBlock
from sociaalinkopen_desktop.reports.fonts import BOLD, face
from sociaalinkopen_desktop.reports.lines import Line, break_lines
from sociaalinkopen_desktop.reports.structure import Element
from sociaalinkopen_desktop.reports.styles import TextStyle

_NAME = TextStyle(font=BOLD, size=10, leading=12, hyphenate=False)
_SMALL = TextStyle(size=10.5, leading=13, colour=styles.MUTED, hyphenate=False)
_MARGIN = 14.0
_SMALLEST, _STEP = 11.0, 1.0
_MOST_LINES = 3
_NAME_SHARE = 0.19  # of the height of a card: larger letters would make short names shout
_DOTS = (1.5, 3.0)
_MOST_COLUMNS = 6


@dataclass(frozen=True, kw_only=True)
class DrawnCard:
    """The texts of a card with the elements they belong to."""

    name: str
    above: str
    below: str
    elements: tuple[Element, Element, Element]


@dataclass(frozen=True, kw_only=True)
class CardRow(WholeBlock):
    """Cards beside each other, with dotted lines to cut along."""

    cards: tuple[DrawnCard, ...]
    columns: int
    card_height: float
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.card_height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide = width / self.columns
        for at, card in enumerate(self.cards):
            left, right, bottom = x + at * wide, x + (at + 1) * wide, top - self.card_height
            corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
            with canvas.artifact():
                canvas.strokes(corners, styles.PEN_LINE, 0.7, _DOTS)
            self._draw_words(canvas, card, left, top, wide)

    def _draw_words(self, canvas: TaggedCanvas, card: DrawnCard, left: float, top: float, width: float) -> None:
        room = width - 2 * _MARGIN
        small = replace(_SMALL, size=max(_SMALL.size, self.card_height / 20), leading=max(13.0, self.card_height / 16))
        above = _few_lines(card.above, small, room, 2)
        below = _few_lines(card.below, small, room, 2)
        free = self.card_height - 2 * _MARGIN - 2 * max(len(above), len(below)) * small.leading
        style, name = _largest(card.name, room, free, self.card_height * _NAME_SHARE)
        _centred(canvas, card.elements[0], above, left, top - _MARGIN, width, small)
        middle = top - self.card_height / 2
        _centred(canvas, card.elements[1], name, left, middle + len(name) * style.leading / 2, width, style)
        foot = top - self.card_height + _MARGIN + len(below) * small.leading
        _centred(canvas, card.elements[2], below, left, foot, width, small)


def card_rows(cards: model.Cards, section: Element, clean: Callable[[str], str]) -> Iterator[CardRow]:
    """The rows of a block of cards, each to be drawn whole; `clean` makes texts printable."""
    columns = min(max(1, cards.columns), _MOST_COLUMNS)
    height = min(max(60.0, cards.height), styles.CONTENT_HEIGHT)
    for start in range(0, len(cards.items), columns):
        yield CardRow(
            cards=tuple(_drawn(card, section.child("Div"), clean) for card in cards.items[start : start + columns]),
            columns=columns,
            card_height=height,
        )


def _drawn(card: model.Card, place: Element, clean: Callable[[str], str]) -> DrawnCard:
    return DrawnCard(
        name=clean(card.name),
        above=clean(card.above),
        below=clean(card.below),
        elements=(place.child("P"), place.child("P"), place.child("P")),
    )


def _few_lines(text: str, style: TextStyle, room: float, most: int) -> list[Line]:
    """The text in at most that many lines, with … where it goes on."""
    font = face(style.font)
    lines = break_lines(text, font, style.size, room, style.hyphenate)
    if len(lines) <= most:
        return lines
    whole = "".join(line.text for line in lines[most - 1 :])
    end = font.fitting(whole, style.size, room - font.width("…", style.size))
    last = whole[:end].rstrip() + "…"
    return [*lines[: most - 1], Line(last, font.width(last, style.size))]


def _largest(text: str, room: float, height: float, most: float) -> tuple[TextStyle, list[Line]]:
    """The largest letters, up to `most` points, in which the name fits without breaking a word."""
    font = face(_NAME.font)
    size = max(_SMALLEST, most)
    while size > _SMALLEST:
        style = replace(_NAME, size=size, leading=size * 1.15)
        lines = break_lines(text, font, size, room, hyphenate=False)
        widest = max((font.width(word, size) for word in text.split()), default=0.0)
        if len(lines) <= _MOST_LINES and len(lines) * style.leading <= height and widest <= room:
            return style, _balanced(text, style, room, len(lines))
        size -= _STEP
    style = replace(_NAME, size=_SMALLEST, leading=_SMALLEST * 1.15)
    return style, _few_lines(text, style, room, max(1, int(height / style.leading)))


def _balanced(text: str, style: TextStyle, room: float, count: int) -> list[Line]:
    """The text in as many lines, about equally long: no last word alone, and no word in two."""
    font = face(style.font)
    if not count:
        return []
    lines = break_lines(text, font, style.size, room, hyphenate=False)
    narrower = lines
    longest = max((font.width(word, style.size) for word in text.split()), default=0.0)
    while len(narrower) == count and room >= longest and max(line.width for line in narrower) <= room:
        lines, room = narrower, room - 4.0
        narrower = break_lines(text, font, style.size, max(room, longest, 1.0), hyphenate=False)
    return lines


def _centred(
    canvas: TaggedCanvas, element: Element, lines: list[Line], left: float, top: float, width: float, style: TextStyle
) -> None:
    if not lines:
        return
    with canvas.tagged(element):
        for at, line in enumerate(lines):
            canvas.lines([line], left + (width - line.width) / 2, top - at * style.leading, line.width, style)
