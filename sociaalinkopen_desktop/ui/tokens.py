"""The visual language as plain data: colours, type, sizes, and the contrast every pair must reach.

Code names tokens ("accent"), never hex values. Nothing here knows Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..domain.contrast import READABLE, contrast

THEMES: Final = ("light", "dark", "high_contrast")

# fmt: off
_COLUMNS: Final = {  # token: light, dark, high contrast
    "canvas":       ("#F5F7F7", "#111718", "#000000"),  # window, step column, Toets panel
    "surface":      ("#FFFFFF", "#1A2123", "#000000"),  # card, field, table
    "sunken":       ("#EBF0F0", "#151C1E", "#000000"),  # rail, segment, preview ground
    "hover":        ("#F0F4F4", "#222B2E", "#1F1F1F"),  # pointer over
    "soft":         ("#DCEEF1", "#16383F", "#003A47"),  # chosen row, step, card, chip; ground of accent pills
    "line":         ("#DEE5E6", "#2D383B", "#FFFFFF"),  # hairline; separates only what space separates too
    "field_line":   ("#7C898D", "#75858A", "#FFFFFF"),  # edge of field and button
    "text":         ("#162124", "#E8EEEF", "#FFFFFF"),
    "muted":        ("#4A575B", "#A8B5B9", "#EDEDED"),  # help, unit, table head, resting icon
    "accent":       ("#0B6477", "#66C2D4", "#5CE1FF"),  # primary button, link, choice, opportunity
    "accent_hover": ("#084C5B", "#8BD5E3", "#A3EEFF"),
    "on_accent":    ("#FFFFFF", "#04232A", "#000000"),
    "focus":        ("#0B6477", "#66C2D4", "#FFE94A"),  # focus ring, 2 px
    "focus_gap":    ("#FFFFFF", "#1A2123", "#000000"),  # inner line of the ring, 1 px
    "ok":           ("#17663A", "#80D69D", "#6BFF8E"),
    "ok_bg":        ("#E2F3E8", "#17321F", "#000000"),
    "bad":          ("#A61E1A", "#FF9F97", "#FFA3A3"),
    "bad_bg":       ("#FCE7E5", "#431D1B", "#000000"),
    "why":          ("#774900", "#F2C26C", "#FFD24D"),
    "why_bg":       ("#FCEFD2", "#3B2D11", "#000000"),
    "neutral":      ("#4A575B", "#B3C0C4", "#FFFFFF"),
    "neutral_bg":   ("#E9EEEF", "#293336", "#000000"),
    "chart_price":  ("#D3DCDE", "#46565B", "#FFFFFF"),
    "on_price":     ("#162124", "#F2F6F7", "#000000"),
    "chart_social": ("#8ACAD6", "#2F7F90", "#FFD24D"),
    "on_social":    ("#06303A", "#FFFFFF", "#000000"),
    "paper":        ("#FFFFFF", "#F7F8F8", "#FFFFFF"),  # page in a preview
    "ink":          ("#162124", "#162124", "#000000"),
    "on_text":      ("#66C2D4", "#0B6477", "#0B6477"),  # action word on the undo bar, whose ground is `text`
}
# fmt: on

NAMES: Final = tuple(_COLUMNS)
TOKENS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {theme: MappingProxyType({name: row[i] for name, row in _COLUMNS.items()}) for i, theme in enumerate(THEMES)}
)

TONES: Final = ("ok", "bad", "why", "neutral", "accent")
TEXT_FLOOR: Final = READABLE
SHAPE_FLOOR: Final = 3.0
TEXT_PAIRS: Final = (
    *(
        (word, ground)
        for ground in ("canvas", "surface", "sunken", "hover", "soft")
        for word in ("text", "muted", "accent")
    ),
    *(
        (tone, ground)
        for tone in ("ok", "bad", "why", "neutral")
        for ground in (tone + "_bg", "surface", "canvas", "hover", "soft")
    ),
    ("surface", "text"),
    ("on_text", "text"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_price", "chart_price"),
    ("on_social", "chart_social"),
    ("ink", "paper"),
)
SHAPE_PAIRS: Final = (("field_line", "surface"), ("field_line", "canvas"), ("focus", "surface"), ("focus", "canvas"))

TYPE: Final[Mapping[str, tuple[float, int]]] = MappingProxyType(
    {  # role: points, weight
        "caption": (9, 400),  # help, second line, source of a finding
        "caption-strong": (9, 600),  # pill, chosen chip, group heading, table head
        "body": (10, 400),
        "strong": (10, 600),
        "section": (11.5, 600),  # title of a card or panel
        "page": (17, 600),
        "display": (21, 600),  # one sentence that carries the page
    }
)

GRID: Final = 8
RADIUS: Final = 6
RADIUS_ROW: Final = 8  # rail, step, undo bar
RADIUS_CARD: Final = 10
CONTROL: Final = 32
CONTROL_SMALL: Final = 28
HIT_AREA: Final = 24
LABEL_COLUMN: Final = 192
FORM_WIDTH: Final = 880
NUMBER_WIDTH: Final = 72  # of a field for a number or a percentage
AMOUNT_WIDTH: Final = 136  # of a field for an amount, a date, a code or a short choice


def too_faint(tokens: Mapping[str, str]) -> list[tuple[str, str, float]]:
    """Return the (word, ground, ratio) pairs of this token column that stay below their floor."""
    floors = ((TEXT_FLOOR, TEXT_PAIRS), (SHAPE_FLOOR, SHAPE_PAIRS))
    return [
        (word, ground, ratio)
        for floor, pairs in floors
        for word, ground in pairs
        if (ratio := contrast(tokens[word], tokens[ground])) < floor
    ]


def system_contrast(window: str, text: str, highlight: str, highlighted: str, link: str) -> Mapping[str, str]:
    """Return a token column with the colours of the system's own high-contrast scheme.

    Each is "#RRGGBB". Signal tones keep their meaning and are taken from whichever theme can be read on `window`.
    A scheme in which some pair would still fall below its floor is not used: then the own high-contrast column is.
    """
    nearest = "light" if contrast("#000000", window) > contrast("#FFFFFF", window) else "high_contrast"
    made = dict(TOKENS[nearest])
    grounds = ("canvas", "surface", "sunken", "hover", "soft", "focus_gap", "ok_bg", "bad_bg", "why_bg", "neutral_bg")
    made |= dict.fromkeys(grounds, window)
    made |= dict.fromkeys(("text", "muted", "neutral", "line", "field_line"), text)
    if contrast(link, window) < TEXT_FLOOR:
        link = text
    made |= {"accent": highlight, "accent_hover": highlight, "on_accent": highlighted, "focus": link}
    if contrast(highlight, window) < TEXT_FLOOR:  # a highlight meant as a ground cannot also be a word
        made |= {"accent": link, "accent_hover": link, "on_accent": window}
    made["on_text"] = window
    return TOKENS["high_contrast"] if too_faint(made) else made
