"""A logo out of somebody's file: PNG, JPEG or SVG, looked over before anything draws it.

An SVG is a document that could reach for other files or run something. One that does more than draw is refused.
"""

import re
import struct
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

from ..application.ports import InputProblem
from .files import read_bytes, shown_name

MAX_BYTES = 2_000_000
MOST_PIXELS, FEWEST_PIXELS = 6_000, 16
_MOST_PARTS = 20_000

PictureKind = Literal["png", "jpeg", "svg"]

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = frozenset(
    {
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use"),
        *("defs", "title", "desc", "metadata", "lineargradient", "radialgradient", "stop", "clippath"),
        *("symbol", "style"),
    }
)
_REACHES_OUT = re.compile(r"@import|expression|javascript:|url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_SIZED = frozenset({0xC0, 0xC1, 0xC2})  # frames of a JPEG that a picture on paper can have


def read_logo(path: Path) -> tuple[bytes, PictureKind]:
    """The bytes of the picture and what they are. Raises InputProblem with one Dutch sentence."""
    name, content = shown_name(path), read_bytes(path, MAX_BYTES)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        _must_fit(name, _png_size(content))
        return content, "png"
    if content.startswith(b"\xff\xd8\xff"):
        _must_fit(name, _jpeg_size(content))
        return content, "jpeg"
    if b"<svg" in content[:4096].lower() or content.lstrip()[:5] == b"<?xml":
        _must_only_draw(name, content)
        return content, "svg"
    raise InputProblem([f"{name}: dit is geen PNG, JPEG of SVG. Kies een ander bestand."])


def _must_fit(name: str, size: tuple[int, int] | None) -> None:
    if size is None:
        raise InputProblem([f"{name}: deze afbeelding is beschadigd. Bewaar haar opnieuw of kies een andere."])
    if not all(FEWEST_PIXELS <= side <= MOST_PIXELS for side in size):
        raise InputProblem(
            [
                f"{name}: deze afbeelding is {size[0]} bij {size[1]} beeldpunten. "
                f"Kies er een van {FEWEST_PIXELS} tot {MOST_PIXELS} breed en hoog."
            ]
        )


def _png_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 33 or content[12:16] != b"IHDR":
        return None
    wide, high = struct.unpack(">II", content[16:24])
    return wide, high


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """The size in the frame of a JPEG: after the marks that come before it, each with its length."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        mark, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if mark in _SIZED:
            high, wide = struct.unpack(">HH", content[at + 5 : at + 9])
            return wide, high
        at += 2 + length
    return None


def _must_only_draw(name: str, content: bytes) -> None:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise InputProblem([f"{name}: dit SVG-bestand verwijst naar iets daarbuiten. {_INSTEAD}"]) from None
    except (ParseError, ValueError, RecursionError, LookupError):
        raise InputProblem([f"{name}: dit SVG-bestand is beschadigd. {_INSTEAD}"]) from None
    parts = list(root.iter())
    if root.tag != f"{_SVG}svg" or len(parts) > _MOST_PARTS:
        raise InputProblem([f"{name}: dit is geen SVG-bestand dat het programma kan tekenen. {_INSTEAD}"])
    if not all(map(_only_draws, parts)):
        raise InputProblem([f"{name}: dit SVG-bestand doet meer dan tekenen. {_INSTEAD}"])


_INSTEAD = "Bewaar het logo als PNG en kies dat bestand."


def _only_draws(part: Element) -> bool:
    space, _, kind = part.tag.rpartition("}")
    if space and f"{space}}}" != _SVG:
        return True  # what a drawing program notes for itself is not drawn
    if kind.lower() not in _DRAWING or _REACHES_OUT.search(part.text or ""):
        return False
    return all(_is_harmless(name.rpartition("}")[2].lower(), value) for name, value in part.attrib.items())


def _is_harmless(name: str, value: str) -> bool:
    if name.startswith("on"):
        return False
    if name in ("href", "src"):
        return value.strip().startswith("#")
    return not _REACHES_OUT.search(value)
