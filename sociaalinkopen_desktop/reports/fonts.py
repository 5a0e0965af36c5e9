"""The three fonts of the PDFs: found in the resources, given to ReportLab once, and measured here."""

from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sociaalinkopen_desktop.config.paths import resource

REGULAR = "SociaalSans-Regular"
SEMIBOLD = "SociaalSans-Semibold"
BOLD = "SociaalSans-Bold"
# Measured words are remembered up to this number: enough for a long report, no burden for a long working day.
_REMEMBERED_WORDS = 20_000


class Face:
    """One font: which characters it has and how wide they are."""

    def __init__(self, name: str) -> None:
        font = TTFont(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=0)
        pdfmetrics.registerFont(font)
        self.name = name
        self.code_points: frozenset[int] = frozenset(font.face.charToGlyph)
        widths: dict[int, Any] = font.face.charWidths
        self._em: dict[str, float] = {chr(code): float(width) / 1000 for code, width in widths.items()}
        self._words: dict[str, float] = {}

    def width(self, text: str, size: float) -> float:
        """The width of `text` in points; every character must be one of `code_points`."""
        em = self._words.get(text)
        if em is None:
            if len(self._words) > _REMEMBERED_WORDS:
                self._words.clear()
            em = sum([self._em[char] for char in text])
            if len(text) < 80:
                self._words[text] = em
        return em * size

    def fitting(self, text: str, size: float, room: float) -> int:
        """How many characters from the start of `text` fit in `room` points."""
        used = 0.0
        for index, char in enumerate(text):
            used += self._em[char] * size
            if used > room:
                return index
        return len(text)


@cache
def face(name: str) -> Face:
    """The font of that name, registered with ReportLab at the first call."""
    return Face(name)


def known_characters() -> frozenset[int]:
    """The code points that all three fonts have."""
    return face(REGULAR).code_points & face(SEMIBOLD).code_points & face(BOLD).code_points
