"""Figures as pictures in a file of their own, for outputs that cannot draw: charts are those of the PDF itself."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pypdfium2

from sociaalinkopen_desktop.domain.document import Chart, Picture
from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.canvas import TaggedCanvas
from sociaalinkopen_desktop.reports.figures import ChartBlock, cleaned, pillow_picture
from sociaalinkopen_desktop.reports.fonts import known_characters
from sociaalinkopen_desktop.reports.structure import Element
from sociaalinkopen_desktop.reports.text import Cleaner
from sociaalinkopen_desktop.reports.writer import Metadata

_SHARPNESS = 150 / 72


@dataclass(frozen=True, kw_only=True)
class Image:
    """A picture as PNG, with its size on paper in points."""

    data: bytes
    width: float
    height: float


def image_of(figure: Picture | Chart) -> Image:
    """The figure as PNG. Equal figures give equal bytes. Raises UnreadablePicture for bytes that are no picture."""
    return _chart_image(figure) if isinstance(figure, Chart) else _picture_image(figure)


def _picture_image(picture: Picture) -> Image:
    made = pillow_picture(picture)
    scale = min(styles.CONTENT_WIDTH * picture.share / made.width, picture.height / made.height)
    packed = BytesIO()
    made.save(packed, "PNG")
    return Image(data=packed.getvalue(), width=made.width * scale, height=made.height * scale)


def _chart_image(chart: Chart) -> Image:
    """The chart drawn on an empty page, and that part of the page as a picture."""
    root = Element("Document")
    drawable = cleaned(chart, Cleaner(known_characters()).clean_line)
    block = ChartBlock(chart=drawable, element=root.child("Figure", alternative="Grafiek"))
    width, height = styles.CONTENT_WIDTH, block.height(styles.CONTENT_WIDTH)
    canvas = TaggedCanvas()
    block.draw(canvas, styles.MARGIN, styles.CONTENT_TOP, width)
    about = Metadata(title="Grafiek", author="", subject="", creator="")
    page_data = canvas.finished_file(root, about, date(2000, 1, 1))
    below, above = styles.CONTENT_TOP - height, styles.PAGE_HEIGHT - styles.CONTENT_TOP
    with pypdfium2.PdfDocument(page_data) as document:
        page = document[0]
        drawn = page.render(scale=_SHARPNESS, crop=(styles.MARGIN, below, styles.MARGIN, above)).to_pil()
        page.close()
    packed = BytesIO()
    drawn.convert("RGB").save(packed, "PNG")
    return Image(data=packed.getvalue(), width=width, height=height)
