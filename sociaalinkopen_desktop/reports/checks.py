"""Checklists: lines with boxes to tick and room to write, for a pen or as fields to fill in on a screen.

Everything can be read without colour: a box is a black square, ticked by a cross. In the structure a line is a row of a
table; boxes that are drawn say in words whether they are ticked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sociaalinkopen_desktop.domain import document as model
from sociaalinkopen_desktop.domain.choices import AnswerOutcome
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.fonts import face
from sociaalinkopen_desktop.reports.forms import LEADING, LONGEST_VALUE, BoxField, TextField
from sociaalinkopen_desktop.reports.lines import Line, break_lines
from sociaalinkopen_desktop.reports.structure import Element
from sociaalinkopen_desktop.reports.styles import TextStyle

BOX = 12.0
"""The side of a box in points: 4.2 mm, wide enough for a pen."""

STATES = ((AnswerOutcome.YES, "Ja"), (AnswerOutcome.NO, "Nee"), (AnswerOutcome.NOT_APPLICABLE, "N.v.t."))
HEADS = ("Punt", *(word for _state, word in STATES), "Paraaf", "Datum")
TICKED, NOT_TICKED = "aangevinkt", "niet aangevinkt"

_STATE_WIDTH, _INITIALS_WIDTH, _DAY_WIDTH = 34.0, 54.0, 62.0
_WIDTHS = (
    styles.CONTENT_WIDTH - 3 * _STATE_WIDTH - _INITIALS_WIDTH - _DAY_WIDTH,
    _STATE_WIDTH, _STATE_WIDTH, _STATE_WIDTH, _INITIALS_WIDTH, _DAY_WIDTH,
)  # fmt: skip
_SIGNED_FROM = sum(_WIDTHS[:4])
_NUMBER = 26.0
_ABOVE, _BELOW, _GAP = 4.0, 3.0, 5.0
_LEAST_ROW = 28.0
_MOST_TOGETHER = 320.0
_PEN_LINE = 17.0  # from one line to write on to the next
_MOST_LINES = 14  # of text that stands on the sheet already; the tender has all of it

TEXT = replace(styles.TABLE_STRONG, leading=12.0)
HELP = TextStyle(size=8.5, leading=10.5, colour=styles.MUTED, space_after=0.0)
LABEL = TextStyle(size=8.5, leading=11, colour=styles.MUTED, hyphenate=False, space_after=0.0)
WRITTEN = TextStyle(size=9.5, leading=12.5, space_after=0.0)
HEAD = TextStyle(font=styles.TABLE_HEAD.font, size=8.5, leading=11, hyphenate=False, space_after=0.0)


@dataclass(frozen=True, kw_only=True)
class Words:
    """Text in a style for a column, cut off after `most` lines, and the element it belongs to."""

    text: str
    style: TextStyle
    element: Element
    most: int = _MOST_LINES

    def lines(self, width: float) -> list[Line]:
        style = self.style
        lines = break_lines(self.text, face(style.font), style.size, width, style.hyphenate)
        if len(lines) <= self.most:
            return lines
        end = face(style.font).fitting(lines[self.most - 1].text, style.size, width - 12)
        return [*lines[: self.most - 1], Line(lines[self.most - 1].text[:end].rstrip() + " …", width)]

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> float:
        """Draw it; gives the place below it."""
        lines = self.lines(width)
        if not lines:
            return top
        with canvas.tagged(self.element):
            canvas.lines(lines, x, top, width, self.style)
        return top - len(lines) * self.style.leading


@dataclass(frozen=True, kw_only=True)
class Tick:
    """One box. `words` is what it is for; with a `field` it can be ticked on a screen."""

    words: str
    ticked: bool
    element: Element
    field: BoxField | None = None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        rect = (x, top - BOX, x + BOX, top)
        if self.field is not None:
            canvas.form_field(self.element, rect, self.field)
            return
        with canvas.tagged(self.element):
            left, bottom, right, upper = rect
            corners = ((left, bottom), (right, bottom), (right, upper), (left, upper), (left, bottom))
            canvas.strokes(corners, styles.TEXT, 0.9, ())
            if self.ticked:
                canvas.strokes(((left + 2.6, bottom + 2.6), (right - 2.6, upper - 2.6)), styles.TEXT, 1.7, ())
                canvas.strokes(((left + 2.6, upper - 2.6), (right - 2.6, bottom + 2.6)), styles.TEXT, 1.7, ())


@dataclass(frozen=True, kw_only=True)
class Blank:
    """A place to write: its label, what is written already, and lines for a pen or a field."""

    label: Words | None
    written: Words
    lines: int
    share: float
    tick: Tick | None = None
    field: TextField | None = None
    field_element: Element | None = None

    def _beside(self, width: float) -> float:
        """Where the room to write begins, when label and room stand on one line."""
        if self.label is None or not self.label.text:
            return 0.0
        return min(width * 0.6, face(LABEL.font).width(self.label.text, LABEL.size) + 7)

    def height(self, width: float, *, stacked: bool) -> float:
        """With `stacked` the label stands above the room to write."""
        room = width if stacked else width - self._beside(width)
        label = self.label.height(width) if stacked and self.label is not None else 0.0
        if self.tick is not None:
            return label + BOX + 4
        if self.field is not None:
            return label + max(self.lines, 1) * LEADING + 6.0
        return label + max(self.lines * _PEN_LINE, self.written.height(room - 4) + 5.0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float, *, stacked: bool) -> None:
        bottom = top - self.height(width, stacked=stacked)
        left, right = x if stacked else x + self._beside(width), x + width
        upper = top
        if self.label is not None and stacked:
            upper = self.label.draw(canvas, x, top, width)
        elif self.label is not None:
            self.label.draw(canvas, x, top - (4.0 if self.field is None else 3.5), width)
        if self.tick is not None:
            self.tick.draw(canvas, left, upper - 2)
        elif self.field is not None and self.field_element is not None:
            canvas.form_field(self.field_element, (left, bottom + 1.5, right, upper - 1.5), self.field)
        else:
            self._draw_lines(canvas, left, right, upper, bottom)

    def _draw_lines(self, canvas: TaggedCanvas, left: float, right: float, top: float, bottom: float) -> None:
        """What is written stands above the last line; the lines below it are for the pen."""
        below = self.written.draw(canvas, left + 2, top - 1.5, right - left - 4)
        y = bottom + 1
        while y < below - 1 or y == bottom + 1:
            canvas.rule(left, right, y, styles.PEN_LINE, 0.7)
            y += _PEN_LINE


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A box with its words, out of several."""

    tick: Tick
    words: Words


@dataclass(frozen=True, kw_only=True)
class CheckRow:
    """One line of the checklist, drawn whole on one page."""

    number: Words
    text: Words
    ticks: tuple[Tick, ...]
    below: tuple[Words, ...]
    choices: tuple[Choice, ...]
    blanks: tuple[Blank, ...]
    day: Words
    signed: bool
    day_field: TextField | None = None
    day_element: Element | None = None

    @property
    def _room(self) -> float:
        """The width below the question, up to where is signed."""
        return (_SIGNED_FROM if self.signed else styles.CONTENT_WIDTH) - _NUMBER - 6

    @property
    def _question(self) -> float:
        return (_WIDTHS[0] if self.ticks else self._room + _NUMBER) - _NUMBER - 6

    @property
    def _stacked(self) -> bool:
        return len(self.blanks) > 1

    def height(self) -> float:
        """How high the line is."""
        total = self.text.height(self._question)
        total += sum(words.height(self._question) for words in self.below)
        choice_lines = list(self._choice_lines())
        total += len(choice_lines) * (BOX + 4) + (3 if choice_lines else 0)
        if self.blanks:
            total += (1.0 if self.text.text else 0.0) + self._blanks_height()
        if not self.signed:
            return total + (_ABOVE + _BELOW if self.text.text else 3.0)
        return max(_LEAST_ROW, total + _ABOVE + _BELOW)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        y = top - (_ABOVE if self.text.text else 1.0)
        if self.number.text:
            number_top = y if self.text.text else y - self._number_drop()
            self.number.draw(canvas, x + 2, number_top, _NUMBER)
        for tick, left in zip(self.ticks, _lefts(), strict=False):
            tick.draw(canvas, x + left + (_STATE_WIDTH - BOX) / 2, y)
        if self.day_field is not None and self.day_element is not None:
            left = x + _SIGNED_FROM + _INITIALS_WIDTH + 4
            canvas.form_field(self.day_element, (left, y - 15, x + styles.CONTENT_WIDTH - 2, y + 1), self.day_field)
        elif self.day.text:
            self.day.draw(canvas, x + _SIGNED_FROM + _INITIALS_WIDTH + 5, y, _DAY_WIDTH - 8)
        left = x + _NUMBER
        for words in (self.text, *self.below):
            y = words.draw(canvas, left, y, self._question)
        y -= 3 if self.choices else 0
        for line in self._choice_lines():
            for offset, choice in line:
                choice.tick.draw(canvas, left + offset, y - 1)
                choice.words.draw(canvas, left + offset + BOX + 4, y - 0.5, self._room - offset - BOX - 4)
            y -= BOX + 4
        if self.blanks:
            self._draw_blanks(canvas, left, y - (1 if self.text.text else 0))

    def _number_drop(self) -> float:
        label = max((blank.label.height(self._room) for blank in self.blanks if blank.label), default=0.0)
        return label + 2.5

    def _blank_widths(self) -> list[float]:
        whole = sum(blank.share for blank in self.blanks)
        room = self._room - _GAP * (len(self.blanks) - 1)
        return [room * blank.share / whole for blank in self.blanks]

    def _blanks_height(self) -> float:
        return max(
            blank.height(width, stacked=self._stacked)
            for blank, width in zip(self.blanks, self._blank_widths(), strict=True)
        )

    def _draw_blanks(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for blank, width in zip(self.blanks, self._blank_widths(), strict=True):
            blank.draw(canvas, x, top, width, stacked=self._stacked)
            x += width + _GAP

    def _choice_lines(self) -> Iterator[list[tuple[float, Choice]]]:
        """The boxes of a choice, as many beside each other as fit."""
        line: list[tuple[float, Choice]] = []
        offset = 0.0
        for choice in self.choices:
            width = BOX + 4 + face(WRITTEN.font).width(choice.words.text, WRITTEN.size) + 14
            if line and offset + width > self._room + 14:
                yield line
                line, offset = [], 0.0
            line.append((offset, choice))
            offset += width
        if line:
            yield line


def _lefts() -> tuple[float, ...]:
    """Where each column after the first begins."""
    return tuple(sum(_WIDTHS[: at + 1]) for at in range(len(_WIDTHS) - 1))


@dataclass(frozen=True, kw_only=True)
class ChecksBlock:
    """Lines of a checklist under a head that comes back on every page."""

    head: tuple[Words, ...]
    rows: tuple[CheckRow, ...]
    continued: bool = False
    space_before: float = 0.0
    space_after: float = 6.0
    keep_with_next: bool = False

    @property
    def _head_height(self) -> float:
        return 16.0 if self.head else 0.0

    def height(self, width: float) -> float:
        return self._head_height + sum(row.height() for row in self.rows)

    def lead_height(self, width: float) -> float:
        return self._head_height + (_kept_together(self.rows)[0] if self.rows else 0.0)

    def split(self, width: float, room: float, force: bool) -> "tuple[ChecksBlock, ChecksBlock] | None":
        left, count = room - self._head_height, 0
        for number, high in enumerate(_kept_together(self.rows)):
            if high > left and not (force and not number):
                break
            left -= self.rows[number].height()
            count = number + 1
        if not count or count == len(self.rows):
            return None if not force else (self, replace(self, rows=(), continued=True))
        return replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:], continued=True)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if not self.rows:
            return
        right = x + styles.CONTENT_WIDTH
        lefts = (0.0, *_lefts())
        for words, left, room in zip(self.head, lefts, _WIDTHS, strict=False):
            style = words.style
            wide = face(style.font).width(words.text, style.size)
            at = x + (2.0 if not left else left + max(2.0, (room - wide) / 2))
            line = [Line(words.text, wide)]
            with canvas.artifact() if self.continued else canvas.tagged(words.element):
                canvas.lines(line, at, top - 3, room, style)
        top -= self._head_height
        if self.head:
            canvas.rule(x, right, top, styles.TEXT, 1.0)
        for number, row in enumerate(self.rows):
            high = row.height()
            row.draw(canvas, x, top)
            if row.signed:
                self._draw_signing_room(canvas, x, top, high)
            top -= high
            follows = self.rows[number + 1] if number + 1 < len(self.rows) else None
            if self.head and (follows is None or follows.text.text):
                canvas.rule(x, right, top, styles.PEN_LINE, 0.5)

    def _draw_signing_room(self, canvas: TaggedCanvas, x: float, top: float, high: float) -> None:
        for left in (_SIGNED_FROM, _SIGNED_FROM + _INITIALS_WIDTH):
            with canvas.artifact():
                canvas.strokes(((x + left, top), (x + left, top - high)), styles.PEN_LINE, 0.5, ())


def _kept_together(rows: Sequence[CheckRow]) -> list[float]:
    """For each row the room it wants: a question takes the rows to write on that follow it along, as far as is wise."""
    wanted: list[float] = []
    following = 0.0
    for row in reversed(rows):
        high = row.height()
        if row.text.text:
            wanted.append(high + min(following, _MOST_TOGETHER))
            following = 0.0
        else:
            wanted.append(high)
            following += high
    return wanted[::-1]


class ChecksComposer:
    """Makes the rows of one block, with their place in the structure. `clean` and `clean_line` make texts printable."""

    def __init__(self, clean: Callable[[str], str], clean_line: Callable[[str], str], *, fillable: bool) -> None:
        self._clean, self._clean_line, self._fillable = clean, clean_line, fillable

    def block(self, checks: model.Checks, section: Element) -> ChecksBlock:
        """The block for a page."""
        if not any(item.asks_state or item.signed for item in checks.items):
            return ChecksBlock(head=(), rows=tuple(self._question(checks.name, item, section) for item in checks.items))
        table = section.child("Table", f"<</O/Table/Summary({'Checklist'})>>")
        line = table.child("TR")
        column = "<</O/Table/Scope/Column>>"
        head = tuple(Words(text=word, style=HEAD, element=line.child("TH", column)) for word in HEADS)
        rows = tuple(self._row(checks.name, item, table) for item in checks.items)
        return ChecksBlock(head=head, rows=rows)

    def _question(self, name: str, item: model.CheckItem, section: Element) -> CheckRow:
        """A question with room to write below it, outside any table."""
        place = section.child("Div")
        path = (name, *item.key.split("."))
        heading = place.child("P")
        text = self._clean_line(item.text)
        number = Words(text=f"{self._clean_line(item.number)} ", style=TEXT, element=heading)
        return CheckRow(
            number=number,
            text=Words(text=text, style=TEXT, element=heading, most=6),
            ticks=(),
            below=(Words(text=self._clean_line(item.help), style=HELP, element=place.child("P"), most=8),),
            choices=tuple(self._choices(path, item, text, place)),
            blanks=tuple(self._blank(path, item, text, room, place) for room in item.places),
            day=Words(text="", style=WRITTEN, element=heading),
            signed=False,
        )

    def _row(self, name: str, item: model.CheckItem, table: Element) -> CheckRow:
        line = table.child("TR")
        heading = line.child("TH", "<</O/Table/Scope/Row>>")
        cells = [line.child("TD") for _ in HEADS[1:]]
        path = (name, *item.key.split("."))
        text = self._clean_line(item.text)
        has_more = item.help or item.source or item.options or item.places
        more = table.child("TR").child("TD", f"<</O/Table/ColSpan {len(HEADS)}>>") if has_more else None
        number = Words(text=self._clean_line(item.number), style=TEXT, element=heading)
        has_day_field = self._fillable and item.signed
        day_tip = f"Datum, {text}"
        explained = " ".join(filter(None, (self._clean_line(item.help), self._clean_line(item.source))))
        below: list[Words] = []
        if more is not None and explained:
            below.append(Words(text=explained, style=HELP, element=more.child("P"), most=8))
        return CheckRow(
            number=replace(number, text=f"{number.text} "),
            text=Words(text=text, style=TEXT, element=heading, most=6),
            ticks=tuple(self._state_ticks(path, item, text, cells)) if item.asks_state else (),
            below=tuple(below),
            choices=tuple(self._choices(path, item, text, more)) if more is not None else (),
            blanks=tuple(self._blank(path, item, text, place, more) for place in item.places) if more else (),
            day=Words(text=self._clean_line(item.day), style=WRITTEN, element=cells[-1], most=2),
            signed=item.signed,
            day_field=TextField(name=(*path, "datum"), tip=day_tip, value=_storable(item.day)[:40])
            if has_day_field
            else None,
            day_element=cells[-1].child("Form", alternative=day_tip) if has_day_field else None,
        )

    def _state_ticks(
        self, path: tuple[str, ...], item: model.CheckItem, text: str, cells: Sequence[Element]
    ) -> Iterator[Tick]:
        chosen = item.state.value if item.state else ""
        for (state, word), cell in zip(STATES, cells, strict=False):
            yield self._tick((*path, "antwoord"), word, text, cell, state.value, chosen)

    def _tick(self, name: tuple[str, ...], word: str, about: str, place: Element, key: str, chosen: str) -> Tick:
        ticked = key == chosen
        if self._fillable:
            tip = f"{word}: {about}" if about else word
            field = BoxField(name=name, tip=tip, state=key, value=chosen)
            return Tick(words=word, ticked=ticked, element=place.child("Form", alternative=tip), field=field)
        spoken = f"{word}: {TICKED if ticked else NOT_TICKED} "
        return Tick(words=word, ticked=ticked, element=place.child("Span", actual_text=spoken))

    def _choices(self, path: tuple[str, ...], item: model.CheckItem, text: str, more: Element) -> Iterator[Choice]:
        for key, words in item.options:
            place = more.child("P")
            label = self._clean_line(words)
            tick = self._tick((*path, "antwoord"), label, text, place, key, item.chosen)
            if not self._fillable:
                spoken = f"{'Aangevinkt' if tick.ticked else 'Niet aangevinkt'}: "
                tick.element.actual_text = spoken
            yield Choice(tick=tick, words=Words(text=label, style=WRITTEN, element=place, most=1))

    def _blank(
        self, path: tuple[str, ...], item: model.CheckItem, text: str, place: model.WritePlace, more: Element
    ) -> Blank:
        paragraph = more.child("P")
        label = self._clean_line(place.label)
        colon = "" if len(item.places) > 1 or not label else ":"
        shown = Words(text=f"{label}{colon} ", style=LABEL, element=paragraph, most=2) if place.shows_label else None
        about = ", ".join(part for part in (label, text or f"regel {item.number}") if part)
        name = (*path, place.key)
        tick = (
            self._tick(name, label, text or f"regel {item.number}", paragraph, "yes", place.text)
            if place.is_tick
            else None
        )
        words = dict(place.options).get(place.text, place.text)
        fillable = self._fillable and tick is None and len(place.text) <= LONGEST_VALUE
        hears = not place.shows_label and not fillable and bool(words)
        element = paragraph.child("Span", actual_text=f"{label}: {self._clean_line(words)} ") if hears else paragraph
        return Blank(
            label=shown,
            written=Words(text="" if fillable or tick else self._clean(words), style=WRITTEN, element=element),
            lines=place.lines,
            share=place.share,
            tick=tick,
            field=TextField(
                name=name, tip=about, value=_storable(place.text), lines=place.lines, options=place.options
            ) if fillable else None,
            field_element=paragraph.child("Form", alternative=about) if fillable else None,
        )  # fmt: skip


def _storable(text: str) -> str:
    """The text as a value of a field: whole, but without control signs and halves of characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign for sign in text if sign == "\n" or (sign.isprintable() or sign == "\u00a0") or ord(sign) > 0xFFFF
        if not 0xD800 <= ord(sign) <= 0xDFFF
    )  # fmt: skip
