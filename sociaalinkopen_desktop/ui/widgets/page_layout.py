"""Where the pages of a document lie below each other, in pixels from the top; pure arithmetic, no painting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

FIT_WIDTH, FIT_PAGE = 0, -1
"""Zooms that follow the size of the view; any other zoom is a percentage."""
SMALLEST, LARGEST = 50, 300
STEPS = (50, 75, 100, 125, 150, 200, 250, 300)
MARGIN, GAP = 16, 14
_A4 = (595.0, 842.0)


@dataclass(frozen=True)
class Spot:
    """A place in the document: a page (from 0) and how far down on it, as a part of its height."""

    page: int
    part: float


def scale_for(zoom: int, sizes: Sequence[tuple[float, float]], width: float, height: float) -> float:
    """Pixels for a point at a zoom, in a view of that size; at 100 % a page is as large as on paper."""
    wide = max((size[0] for size in sizes), default=_A4[0])
    high = max((size[1] for size in sizes), default=_A4[1])
    across = max(0.1, (width - 2 * MARGIN) / wide)
    if zoom == FIT_WIDTH:
        return across
    if zoom == FIT_PAGE:
        return max(0.1, min(across, (height - 2 * GAP) / high))
    return zoom / 100 * 96 / 72


@dataclass(frozen=True)
class PageLayout:
    """Pages of these sizes in points, drawn at `scale` pixels for a point."""

    sizes: tuple[tuple[float, float], ...]
    scale: float

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """Where each page begins."""
        y, tops = float(GAP), []
        for _wide, high in self.sizes:
            tops.append(y)
            y += high * self.scale + GAP
        return tuple(tops)

    @property
    def height(self) -> float:
        """How high all pages are, with the gaps."""
        return self.tops[-1] + self.height_of(len(self.sizes) - 1) + GAP if self.sizes else float(GAP)

    @property
    def width(self) -> float:
        """How wide the widest page is, with the margins."""
        return max((size[0] * self.scale for size in self.sizes), default=0.0) + 2 * MARGIN

    def height_of(self, page: int) -> float:
        """How high a page is."""
        return self.sizes[page][1] * self.scale

    def page_at(self, y: float) -> int:
        """The page that a height belongs to; the gap above a page is its own."""
        return max(0, bisect_right(self.tops, y + GAP) - 1)

    def in_sight(self, top: float, low: float) -> list[int]:
        """The pages of which a part lies between two heights."""
        return [at for at, y in enumerate(self.tops) if y < low and y + self.height_of(at) > top]

    def spot_at(self, y: float) -> Spot:
        """The place at a height."""
        if not self.sizes:
            return Spot(0, 0.0)
        page = self.page_at(y)
        return Spot(page, (y - self.tops[page]) / self.height_of(page))

    def y_of(self, spot: Spot) -> float:
        """The height of a place; the top of a page has a bit of the gap above it."""
        page = min(spot.page, len(self.sizes) - 1)
        return self.tops[page] + spot.part * self.height_of(page) - (GAP / 2 if spot.part == 0 else 0)
