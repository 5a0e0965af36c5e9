"""How well a colour can be read, and the nearest one that can. Colours are "#RRGGBB"."""

import re

WHITE, BLACK = "#FFFFFF", "#000000"
READABLE = 4.5
"""The ratio from which running text can be read (WCAG 2.2, success criterion 1.4.3)."""

_HEX = re.compile(r"#?([0-9a-fA-F]{6})")


def colour_of(text: str) -> str | None:
    """The colour that somebody typed as "#RRGGBB", with or without #, in capitals; None for anything else."""
    told = _HEX.fullmatch(text.strip())
    return f"#{told[1].upper()}" if told else None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1 to 21) of two colours, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def is_readable(colour: str) -> bool:
    """Whether words in this colour can be read on white paper."""
    return contrast(colour, WHITE) >= READABLE


def nearest_readable(colour: str) -> str:
    """The colour itself, or else the lightest shade of it that can be read on white."""
    if is_readable(colour):
        return colour
    parts = _parts(colour)
    darker = (_hex(tuple(round(part * step / 255) for part in parts)) for step in range(254, -1, -1))
    return next((shade for shade in darker if is_readable(shade)), BLACK)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _hex(parts: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02X}" for part in parts)


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in _parts(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
