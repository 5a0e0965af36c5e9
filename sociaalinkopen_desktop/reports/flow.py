"""Pours blocks into pages: from top to bottom, headings with what follows them, and anything too long is split."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.styles import CONTENT_BOTTOM, CONTENT_HEIGHT, CONTENT_TOP, CONTENT_WIDTH, MARGIN


class Block(Protocol):
    """Something that takes a strip of the page. Heights are in points; the width is always the width asked for."""

    @property
    def space_before(self) -> float: ...
    @property
    def space_after(self) -> float: ...
    @property
    def keep_with_next(self) -> bool: ...

    def height(self, width: float) -> float:
        """How high it is in that width."""

    def lead_height(self, width: float) -> float:
        """The least of it that is worth starting at the foot of a page."""

    def split(self, width: float, room: float, force: bool) -> "tuple[Block, Block] | None":
        """What fits in `room` and the rest; None when it should go to the next page whole.

        With `force` (at the top of a page) it must give something that fits, however little.
        """

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at `x`, `top`."""


class WholeBlock(ABC):
    """A block that is never broken: what does not fit goes to the next page whole."""

    @abstractmethod
    def height(self, width: float) -> float:
        """How high it is in that width."""

    def lead_height(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float, force: bool) -> None:
        return None

    def smaller(self, width: float, room: float) -> "Block | None":
        """The same, no higher than `room`; None for what keeps its size or would be too small to read."""
        return None


@dataclass(frozen=True)
class NewPage:
    """Go on at the top of a page."""


@dataclass(frozen=True)
class NewPageUnlessFits:
    """Go on at the top of a page, when these blocks do not fit on what is left of this one but would fit on a page."""

    blocks: Sequence[Block]


Item = Block | NewPage | NewPageUnlessFits

# More headings in a row than fit on a page are never kept together.
_LONGEST_CHAIN = 60


def stack_height(blocks: Sequence[Block], width: float = CONTENT_WIDTH) -> float:
    """The height of blocks under each other, with the gaps between them."""
    total = 0.0
    for index, block in enumerate(blocks):
        if index:
            total += max(blocks[index - 1].space_after, block.space_before)
        total += block.height(width)
    return total


def pour(items: Sequence[Item], canvas: TaggedCanvas) -> None:
    """Draw all items in their order, on as many pages as they need."""
    y, gap_owed, fresh = CONTENT_TOP, 0.0, True
    for index, item in enumerate(items):
        if isinstance(item, NewPage | NewPageUnlessFits):
            if not fresh and (isinstance(item, NewPage) or _belongs_on_next_page(item, y - gap_owed)):
                canvas.next_page()
                y, gap_owed, fresh = CONTENT_TOP, 0.0, True
            continue
        block: Block = item
        needed = _needed(block, items[index + 1 : index + 1 + _LONGEST_CHAIN])
        while True:
            gap = 0.0 if fresh else max(gap_owed, block.space_before)
            room = y - gap - CONTENT_BOTTOM
            if not fresh and needed > room and isinstance(block, WholeBlock):
                less = block.smaller(CONTENT_WIDTH, room)
                if less is not None:
                    block, needed = less, less.height(CONTENT_WIDTH)
            height = block.height(CONTENT_WIDTH)
            parts: tuple[Block, Block] | None = None
            if not fresh and needed > room:
                pass
            elif height <= room:
                block.draw(canvas, MARGIN, y - gap, CONTENT_WIDTH)
                y, gap_owed, fresh = y - gap - height, block.space_after, False
                break
            else:
                parts = block.split(CONTENT_WIDTH, room, fresh)
            if parts is not None:
                first, block = parts
                first.draw(canvas, MARGIN, y - gap, CONTENT_WIDTH)
            assert parts is not None or not fresh, "a block must split at the top of a page"
            canvas.next_page()
            y, gap_owed, fresh, needed = CONTENT_TOP, 0.0, True, 0.0


def _belongs_on_next_page(item: NewPageUnlessFits, y: float) -> bool:
    return y - CONTENT_BOTTOM < stack_height(item.blocks) <= CONTENT_HEIGHT


def _needed(block: Block, following: Sequence[Item]) -> float:
    """The room that must be left for starting a block: a heading takes the start of what follows along.

    Where that is more than a page, the start of the block itself must do.
    """
    total, last = 0.0, block
    rest = iter(following)
    while last.keep_with_next:
        total += last.height(CONTENT_WIDTH)
        item = next(rest, None)
        if item is None or isinstance(item, NewPage | NewPageUnlessFits) or total > CONTENT_HEIGHT:
            return total if total <= CONTENT_HEIGHT else block.lead_height(CONTENT_WIDTH)
        total += max(last.space_after, item.space_before)
        last = item
    total += last.lead_height(CONTENT_WIDTH)
    return total if total <= CONTENT_HEIGHT else block.lead_height(CONTENT_WIDTH)
