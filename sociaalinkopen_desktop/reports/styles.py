"""How a report looks: paper, colours and type. The colours are those of the light theme on screen."""

from dataclasses import dataclass, replace

from sociaalinkopen_desktop.domain.contrast import READABLE, contrast
from sociaalinkopen_desktop.domain.document import Tone
from sociaalinkopen_desktop.reports.fonts import BOLD, REGULAR, SEMIBOLD

Colour = tuple[float, float, float]


def _colour(code: str) -> Colour:
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return round(red, 3), round(green, 3), round(blue, 3)


TEXT = _colour("162124")
MUTED = _colour("4A575B")
ACCENT = _colour("0B6477")
TINT = _colour("EAF4F6")
HAIRLINE = _colour("C9D3D5")
PEN_LINE = _colour("7C898D")
WARNING = _colour("774900")
WARNING_TINT = _colour("FCEFD2")
GOOD_TINT = _colour("E2F3E8")
GOOD = _colour("17663A")

_LIGHT = 0.08  # how much of the accent is left in its tint


def shades_of(accent: str) -> dict[Colour, Colour]:
    """What takes the place of our own colours in a document with another accent, "#RRGGBB"; nothing for ""."""
    if not accent:
        return {}
    colour = _colour(accent.removeprefix("#"))
    red, green, blue = (round(1 - (1 - part) * _LIGHT, 3) for part in colour)
    tint = "#" + "".join(f"{round(part * 255):02X}" for part in (red, green, blue))
    return {ACCENT: colour, TINT: (red, green, blue) if contrast(accent, tint) >= READABLE else (1.0, 1.0, 1.0)}


# Points; the origin of a PDF page is its lower left corner.
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
MARGIN = 57.0
CONTENT_TOP = PAGE_HEIGHT - 74.0
CONTENT_BOTTOM = 72.0
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
CONTENT_HEIGHT = CONTENT_TOP - CONTENT_BOTTOM
# Running text is narrower than tables: a line holds about 90 characters.
TEXT_MEASURE = 432.0
HEADER_BASELINE = PAGE_HEIGHT - 44.0
FOOTER_BASELINE = 40.0


ORDINARY_POINTS = 10
"""The choice of the officer to which the sizes below belong. Our font draws small: its running text is 10.5 points."""
SMALLEST = 8.0


@dataclass(frozen=True, kw_only=True)
class TextStyle:
    """Type of one block of text; sizes in points."""

    font: str = REGULAR
    size: float = 10.5
    leading: float = 15.0
    colour: Colour = TEXT
    hyphenate: bool = True
    right_aligned: bool = False
    space_before: float = 0.0
    space_after: float = 7.0
    keep_with_next: bool = False


def _heading(size: float, leading: float, before: float, after: float, font: str = BOLD) -> TextStyle:
    return TextStyle(
        font=font, size=size, leading=leading, hyphenate=False,
        space_before=before, space_after=after, keep_with_next=True,
    )  # fmt: skip


@dataclass(frozen=True)
class TypeSize:
    """All type of a document larger or smaller by the same share, for who chose `points` for running text."""

    points: int = ORDINARY_POINTS

    def length(self, ordinary: float) -> float:
        """A length that goes with the type, in points."""
        return ordinary * self.points / ORDINARY_POINTS

    @property
    def measure(self) -> float:
        """How wide running text is: about as many characters on a line in every size."""
        return min(self.length(TEXT_MEASURE), CONTENT_WIDTH)

    def of(self, style: TextStyle) -> TextStyle:
        """The style at this size; what is small already does not become unreadable."""
        if self.points == ORDINARY_POINTS:
            return style
        size = max(self.length(style.size), min(style.size, SMALLEST))
        share = size / style.size
        return replace(
            style,
            size=size,
            leading=style.leading * share,
            space_before=style.space_before * share,
            space_after=style.space_after * share,
        )


BODY = TextStyle()
BODY_MUTED = replace(BODY, colour=MUTED)
DECLARATION = replace(BODY, keep_with_next=True)
BULLET = replace(BODY, space_after=3.0)
KIND = _heading(29, 35, 0, 2)
TITLE = replace(BODY, size=16, leading=22, colour=MUTED, hyphenate=False, space_after=4.0)
COVER_LINE = replace(BODY, size=11, leading=15, colour=MUTED, hyphenate=False, space_after=0.0)
CHAPTER = _heading(18, 24, 30, 9)
SECTION = _heading(13, 18, 16, 5, SEMIBOLD)
SUBSECTION = _heading(11, 15.5, 11, 4, SEMIBOLD)
CAPTION = replace(_heading(10, 14, 10, 5, SEMIBOLD), hyphenate=True)
MARKER = _heading(8.5, 12, 4, 2, SEMIBOLD)
MARKER = replace(MARKER, colour=ACCENT)
TABLE_CELL = TextStyle(size=9.5, leading=12.5, space_after=0.0)
TABLE_STRONG = replace(TABLE_CELL, font=SEMIBOLD)
TABLE_HEAD = replace(TABLE_CELL, size=9, leading=12, font=SEMIBOLD, colour=ACCENT)
FACT_LABEL = replace(TABLE_CELL, size=10, leading=14, colour=MUTED)
FACT_VALUE = replace(FACT_LABEL, font=SEMIBOLD, colour=TEXT)
CONTENTS_CHAPTER = TextStyle(font=SEMIBOLD, hyphenate=False, space_before=7.0, space_after=2.0)
CONTENTS_SECTION = TextStyle(size=10, leading=14, colour=MUTED, hyphenate=False, space_after=1.0)
SIGN_LABEL = TextStyle(size=9, leading=12, colour=MUTED, hyphenate=False, space_after=0.0)
ROLE = replace(_heading(10.5, 15, 26, 0, SEMIBOLD), hyphenate=True)
DISCLAIMER = TextStyle(size=9, leading=12.5, colour=MUTED, space_before=14.0)
RUNNING = TextStyle(size=8.5, leading=11, colour=MUTED, hyphenate=False)
STATUS = TextStyle(font=BOLD, size=9.5, leading=12, colour=WARNING, hyphenate=False)
LINK_COLOUR = ACCENT

TONE_COLOURS: dict[Tone, Colour] = {
    Tone.OK: GOOD,
    Tone.BAD: _colour("A61E1A"),
    Tone.WHY: WARNING,
    Tone.NEUTRAL: MUTED,
    Tone.ACCENT: ACCENT,
}
# The sign stands before the word, so that the outcome shows without colour too.
TONE_SIGNS: dict[Tone, str] = {Tone.OK: "✔", Tone.BAD: "✘", Tone.WHY: "▲", Tone.NEUTRAL: "○", Tone.ACCENT: "■"}
