"""Pages of a PDF as pictures, for the preview and for printing. Runs beside the window; needs no file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True)
class PagePicture:
    """One page of a document as a picture, with how many pages there are."""

    image: QImage
    number: int
    pages: int


def page_picture(pdf: bytes, number: int, dots_per_inch: float) -> PagePicture:
    """Draw page `number` (from 1; past the end: the last). Raises pypdfium2.PdfiumError for what is no PDF."""
    import pypdfium2  # heavy, and only needed once somebody looks at a document

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = len(document)
        number = min(max(1, number), pages)
        page = document[number - 1]
        bitmap = page.render(scale=dots_per_inch / 72)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888).copy()
        bitmap.close()
        page.close()
    finally:
        document.close()
    return PagePicture(image, number, pages)
