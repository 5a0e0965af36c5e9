"""How the editable twins look: the same paper, colours and order of sizes as the PDF, in a font that every PC has."""

from dataclasses import dataclass

from sociaalinkopen_desktop.domain.document import Tone
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.pieces import Role

FONT = "Calibri"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = styles.PAGE_WIDTH, styles.PAGE_HEIGHT, styles.MARGIN
TEXT_WIDTH = styles.CONTENT_WIDTH
SIGN_SHARES = (0.36, 0.2, 0.44)
# A row with a cell of more characters may be divided over pages; a row higher than a page must.
LONG_CELL = 600
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


STYLES: dict[str, Look] = {
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
