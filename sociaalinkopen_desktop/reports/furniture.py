"""What stands around the text: the mark and bar on the first page, and the head and foot of the others."""

from dataclasses import dataclass

from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.flow import WholeBlock
from sociaalinkopen_desktop.reports.fonts import face, known_characters
from sociaalinkopen_desktop.reports.lines import Line
from sociaalinkopen_desktop.reports.structure import Element
from sociaalinkopen_desktop.reports.styles import Colour, TextStyle

LONGEST_STATUS = 110.0


def status_colours(status: str) -> tuple[Colour, Colour]:
    """Letter and ground: a concept warns, anything else is calm. The word itself says which it is."""
    if status.casefold().startswith("concept"):
        return styles.WARNING, styles.WARNING_TINT
    return styles.ACCENT, styles.TINT


def capitals(text: str) -> str:
    """The text in capitals; a letter of which the fonts have no capital stays as it is."""
    known = known_characters()
    return "".join(char.upper() if known.issuperset(map(ord, char.upper())) else char for char in text)


def status_width(status: str) -> float:
    """How wide the status is in capitals, in points."""
    return face(styles.STATUS.font).width(capitals(status), styles.STATUS.size)


@dataclass(frozen=True, kw_only=True)
class StatusMark(WholeBlock):
    """The status in capitals in the upper right corner, beside the block that follows; takes no height itself."""

    status: str
    element: Element
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = True

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        colour, ground = status_colours(self.status)
        text_width = status_width(self.status)
        left, right = x + width - text_width - 20, x + width
        canvas.ground((left, top - 18, right, top + 2), ground, radius=10)
        style = TextStyle(
            font=styles.STATUS.font, size=styles.STATUS.size, leading=20, colour=colour, hyphenate=False
        )  # fmt: skip
        with canvas.tagged(self.element):
            canvas.lines([Line(capitals(self.status), text_width)], left + 10, top + 2, text_width, style)


@dataclass(frozen=True, kw_only=True)
class AccentBar(WholeBlock):
    """The short bar under the name of the organisation."""

    space_before: float = 9.0
    space_after: float = 30.0
    keep_with_next: bool = True

    def height(self, width: float) -> float:
        return 4.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.ground((x, top - 4.0, x + 64.0, top), styles.ACCENT)


@dataclass(frozen=True, kw_only=True)
class Space(WholeBlock):
    """White space of that many points, together with the gaps around it."""

    amount: float
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.amount

    def lead_height(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


def draw_running_texts(canvas: TaggedCanvas, heading: str, status: str, file_name: str) -> None:
    """Give every page its foot, and every page but the first its head."""
    for page in range(canvas.page_count):
        with canvas.on_page(page):
            if page:
                colour = status_colours(status)[0]
                _draw_line(canvas, "Header", styles.HEADER_BASELINE, heading, capitals(status), colour)
                canvas.rule(
                    styles.MARGIN, styles.MARGIN + styles.CONTENT_WIDTH, styles.HEADER_BASELINE - 8, styles.HAIRLINE
                )
            count = f"Pagina {page + 1} van {canvas.page_count}"
            _draw_line(canvas, "Footer", styles.FOOTER_BASELINE, file_name, count, styles.MUTED)


def _draw_line(canvas: TaggedCanvas, kind: str, baseline: float, left: str, right: str, colour: Colour) -> None:
    style = styles.RUNNING
    top = baseline + (style.leading + 0.66 * style.size) / 2
    right = shortened(right, style, LONGEST_STATUS)
    right_width = face(style.font).width(right, style.size)
    left = shortened(left, style, styles.CONTENT_WIDTH - right_width - 24)
    right_style = TextStyle(
        font=style.font, size=style.size, leading=style.leading, colour=colour, right_aligned=True
    )  # fmt: skip
    with canvas.artifact(kind):
        canvas.lines([Line(left, 0.0)], styles.MARGIN, top, styles.CONTENT_WIDTH, style)
        canvas.lines([Line(right, right_width)], styles.MARGIN, top, styles.CONTENT_WIDTH, right_style)


def shortened(text: str, style: TextStyle, room: float) -> str:
    """`text`, or as much of it as fits with … at the end."""
    font = face(style.font)
    fitting = font.fitting(text, style.size, room)
    if fitting == len(text):
        return text
    return text[: font.fitting(text, style.size, room - font.width("…", style.size))].rstrip() + "…"
