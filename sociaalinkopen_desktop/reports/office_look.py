"""How the editable twins look: the same paper, colours and order of sizes as the PDF, in a font that every PC has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sociaalinkopen_desktop.domain.document import Document, Tone
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.pieces import Role

FONT = "Calibri"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = styles.PAGE_WIDTH, styles.PAGE_HEIGHT, styles.MARGIN
TEXT_WIDTH = styles.CONTENT_WIDTH
SIGN_SHARES = (0.36, 0.2, 0.44)
# A row with a cell of more characters may be divided over pages; a row higher than a page must.
LONG_CELL = 600
# Tables with more columns than this have next to no room beside the text of cells.
MANY_COLUMNS = 12
HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3")


def _code(colour: styles.Colour) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colour)


TEXT, MUTED, ACCENT = _code(styles.TEXT), _code(styles.MUTED), _code(styles.ACCENT)
WARNING, HAIRLINE, PEN_LINE = _code(styles.WARNING), _code(styles.HAIRLINE), _code(styles.PEN_LINE)
TONES = {tone: _code(colour) for tone, colour in styles.TONE_COLOURS.items()}
assert set(TONES) == set(Tone) - {Tone.PLAIN}


@dataclass(frozen=True, kw_only=True)
class Look:
    """Type of one style; sizes and spaces in points, colour as six hexadecimal digits."""

    size: float = 11
    bold: bool = False
    colour: str = TEXT
    before: float = 0
    after: float = 7
    keep_with_next: bool = False


ORDINARY: dict[str, Look] = {
    "Normal": Look(),
    "Title": Look(size=28, bold=True, before=6, after=2, keep_with_next=True),
    "Heading 1": Look(size=18, bold=True, before=28, after=8, keep_with_next=True),
    "Heading 2": Look(size=13.5, bold=True, before=16, after=5, keep_with_next=True),
    "Heading 3": Look(size=11.5, bold=True, before=11, after=4, keep_with_next=True),
    "List Bullet": Look(after=3),
    "Caption": Look(size=10.5, bold=True, before=10, after=4, keep_with_next=True),
    "Contents Heading": Look(size=18, bold=True, before=28, after=8, keep_with_next=True),
    "Contents 1": Look(bold=True, before=5, after=1),
    "Contents 2": Look(size=10.5, colour=MUTED, after=1),
    "Doc Status": Look(size=10, bold=True, colour=WARNING, after=2),
    "Doc Organisation": Look(colour=MUTED, after=2),
    "Doc Title": Look(size=16, colour=MUTED, after=4),
    "Doc Muted": Look(colour=MUTED),
    "Doc Marker": Look(size=9, bold=True, colour=ACCENT, before=4, after=2, keep_with_next=True),
    "Doc Disclaimer": Look(size=9.5, colour=MUTED, before=12),
    "Doc Declaration": Look(keep_with_next=True),
    "Doc Signer": Look(bold=True, before=20, after=0, keep_with_next=True),
    "Table Text": Look(size=10, before=2, after=2),
    "Table Head": Look(size=9.5, bold=True, colour=ACCENT, before=2, after=2, keep_with_next=True),
    "Fact Label": Look(size=10, colour=MUTED, before=2, after=2),
    "Sign Label": Look(size=9.5, colour=MUTED),
    "Header": Look(size=9, colour=MUTED, after=0),
    "Footer": Look(size=9, colour=MUTED, after=0),
    "After Table": Look(size=4, after=2),
}

STYLE_OF_ROLE = {
    Role.STATUS: "Doc Status",
    Role.ORGANISATION: "Doc Organisation",
    Role.TITLE: "Doc Title",
    Role.DAY: "Doc Organisation",
    Role.BODY: "Normal",
    Role.MUTED: "Doc Muted",
    Role.MARKER: "Doc Marker",
    Role.DISCLAIMER: "Doc Disclaimer",
    Role.DECLARATION: "Doc Declaration",
    Role.SIGNER: "Doc Signer",
}


@dataclass(frozen=True, kw_only=True)
class OfficeLook:
    """The look of one document: its accent (six hexadecimal digits), its styles by name, and the colours of tones."""

    accent: str
    styles: Mapping[str, Look]
    tones: Mapping[Tone, str]


def look_of(document: Document) -> OfficeLook:
    """The styles in the accent and the size that the document asks for."""
    accent = document.accent.removeprefix("#").upper() or ACCENT
    share = document.points / styles.ORDINARY_POINTS
    made = {
        name: replace(
            look,
            size=_in_steps(look.size * share),
            before=_in_steps(look.before * share),
            after=_in_steps(look.after * share),
            colour=accent if look.colour == ACCENT else look.colour,
        )
        for name, look in ORDINARY.items()
    }
    return OfficeLook(accent=accent, styles=made, tones={**TONES, Tone.ACCENT: accent})


def _in_steps(points: float) -> float:
    """A size as a word processor shows it: in half points."""
    return round(points * 2) / 2
