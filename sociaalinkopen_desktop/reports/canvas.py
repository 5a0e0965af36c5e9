"""A canvas on which everything is either a part of the structure or an artifact; nothing can be drawn outside both.

It wraps ReportLab's canvas and keeps the content of all pages open until the end, so that page numbers, which are known
last, are drawn like anything else.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from types import MappingProxyType
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sociaalinkopen_desktop.reports import styles
from sociaalinkopen_desktop.reports.fonts import REGULAR, face
from sociaalinkopen_desktop.reports.forms import FormField, FormTree
from sociaalinkopen_desktop.reports.lines import Line
from sociaalinkopen_desktop.reports.structure import AnnotationPlace, Element, MarkedRun, pdf_string
from sociaalinkopen_desktop.reports.styles import Colour, TextStyle
from sociaalinkopen_desktop.reports.writer import Metadata, PageRecord, file_bytes, named

Rect = tuple[float, float, float, float]


@dataclass(eq=False)
class Anchor:
    """A place that the bookmarks and the contents point to; where it is, is known once it has been drawn."""

    text: str
    level: int
    number: str = ""
    page: int = -1
    top: float = 0.0

    @property
    def title(self) -> str:
        """Number and text."""
        return f"{self.number} {self.text}".strip()


@dataclass
class _Page:
    code: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    runs: list[Element] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)


@dataclass(frozen=True)
class _Annotation:
    page: int
    element: Element
    rect: Rect
    contents: str
    url: str = ""
    anchor: Anchor | None = None
    field: FormField | None = None


class TaggedCanvas:
    """The pages of one document. Coordinates are in points from the lower left corner of the page.

    `shades` says which colours others take the place of.
    """

    def __init__(self, shades: Mapping[Colour, Colour] = MappingProxyType({})) -> None:
        self._shades = shades
        # The extra text encoding of streams would make the file a fifth larger.
        rl_config.useA85 = 0
        self._canvas: Any = Canvas(
            BytesIO(), pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT), pageCompression=1, pdfVersion=(1, 7),
            invariant=1, initialFontName=face(REGULAR).name,
        )  # fmt: skip
        self._pages: list[_Page] = []
        self._annotations: list[_Annotation] = []
        self._current = -1
        self._depth = 0
        self.next_page()

    @property
    def page(self) -> int:
        """The page that is drawn on, counted from 0."""
        return self._current

    @property
    def page_count(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def next_page(self) -> None:
        """Add a page and draw on it from now on."""
        self._pages.append(_Page())
        self._turn_to(len(self._pages) - 1)

    @contextmanager
    def on_page(self, page: int) -> Iterator[None]:
        """Draw on an earlier page for a while."""
        before = self._current
        self._turn_to(page)
        yield
        self._turn_to(before)

    def _turn_to(self, page: int) -> None:
        self._current = page
        self._canvas._code = self._pages[page].code
        self._canvas._formsinuse = self._pages[page].pictures  # ReportLab's name for what a page shows of others

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to `element`."""
        runs = self._pages[self._current].runs
        element.kids.append(MarkedRun(self._current, len(runs)))
        with self._marked(f"/{element.tag} <</MCID {len(runs)}>> BDC"):
            runs.append(element)
            yield

    @contextmanager
    def artifact(self, subtype: str = "") -> Iterator[None]:
        """What is drawn inside is decoration; `subtype` is "Header" or "Footer" for what repeats on every page."""
        kind = f"<</Type/Pagination/Subtype/{subtype}>> BDC" if subtype else "BMC"
        with self._marked(f"/Artifact {kind}"):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        assert not self._depth, "marked content may not be nested"
        self._depth = 1
        self._canvas.addLiteral(opening)
        yield
        self._canvas.addLiteral("EMC")
        self._depth = 0

    def lines(self, lines: Sequence[Line], x: float, top: float, room: float, style: TextStyle) -> None:
        """Draw lines of text downwards from `top`, in a column of `room` points from `x`."""
        assert self._depth, "text must be tagged or an artifact"
        text = self._canvas.beginText(x, top - (style.leading + 0.66 * style.size) / 2)
        text.setFont(style.font, style.size, style.leading)
        text.setFillColorRGB(*self._shade(style.colour))
        for line in lines:
            if style.right_aligned:
                text.setXPos(room - line.width)
            text.textLine(line.text)
            if style.right_aligned:
                text.setXPos(line.width - room)
        self._canvas.drawText(text)

    def rule(self, x1: float, x2: float, y: float, colour: Colour, thickness: float = 0.6, dots: bool = False) -> None:
        """A horizontal line, as an artifact."""
        with self.artifact():
            self._canvas.saveState()
            self._canvas.setStrokeColorRGB(*self._shade(colour))
            self._canvas.setLineWidth(thickness)
            if dots:
                self._canvas.setLineCap(1)
                self._canvas.setDash([0, 3.5])
            self._canvas.line(x1, y, x2, y)
            self._canvas.restoreState()

    def ground(self, rect: Rect, colour: Colour, radius: float = 0.0) -> None:
        """A filled rectangle (left, bottom, right, top), as an artifact."""
        left, bottom, right, top = rect
        with self.artifact():
            self._canvas.setFillColorRGB(*self._shade(colour))
            if radius:
                self._canvas.roundRect(left, bottom, right - left, top - bottom, radius, stroke=0, fill=1)
            else:
                self._canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)

    def strokes(
        self, points: Sequence[tuple[float, float]], colour: Colour, thickness: float, dash: Sequence[float]
    ) -> None:
        """A line through points; it must be tagged or an artifact. `dash` has the lengths of strokes and gaps."""
        assert self._depth, "a line must be tagged or an artifact"
        self._canvas.saveState()
        self._canvas.setStrokeColorRGB(*self._shade(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.setLineJoin(1)
        self._canvas.setDash(list(dash))
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._canvas.drawPath(path)
        self._canvas.restoreState()

    def image(self, picture: Any, rect: Rect) -> None:
        """A picture (of Pillow, RGB) in a rectangle; it must be tagged or an artifact."""
        assert self._depth, "a picture must be tagged or an artifact"
        left, bottom, right, top = rect
        self._canvas.drawImage(ImageReader(picture), left, bottom, right - left, top - bottom)

    def _shade(self, colour: Colour) -> Colour:
        return self._shades.get(colour, colour)

    def place(self, anchor: Anchor, top: float) -> None:
        """The heading of `anchor` stands here."""
        anchor.page, anchor.top = self._current, top
        self._pages[self._current].anchors.append(anchor)

    def link_to_url(self, element: Element, rect: Rect, url: str) -> None:
        """Make `rect` a link to the web that belongs to `element`; `url` is ASCII, as an address should be."""
        self._annotate(_Annotation(self._current, element, rect, f"Link naar {url}", url=url))

    def link_to_anchor(self, element: Element, rect: Rect, anchor: Anchor) -> None:
        """Make `rect` a link to a place in the document."""
        self._annotate(_Annotation(self._current, element, rect, f"Ga naar {anchor.title}", anchor=anchor))

    def form_field(self, element: Element, rect: Rect, entry: FormField) -> None:
        """Make `rect` (a part of) a field to fill in, that belongs to `element`."""
        self._annotate(_Annotation(self._current, element, rect, entry.tip, field=entry))

    def _annotate(self, annotation: _Annotation) -> None:
        annotation.element.kids.append(AnnotationPlace(annotation.page, len(self._annotations)))
        self._annotations.append(annotation)

    def finished_file(self, root: Element, metadata: Metadata, day: date) -> bytes:
        """The whole file. Nothing may be drawn afterwards."""
        for number, page in enumerate(self._pages):
            self._turn_to(number)
            for anchor in page.anchors:
                self._bookmark(anchor)
            self._canvas.showPage()
        document = self._canvas._doc
        records = [PageRecord(runs=page.runs) for page in self._pages]
        form = FormTree(document) if any(item.field is not None for item in self._annotations) else None
        annotations = []
        for index, annotation in enumerate(self._annotations):
            name = f"Annotation{index}"
            reference = named(document, b"null", name)
            body = self._annotation_body(annotation, len(self._pages) + index, form, reference)
            document.idToObject[name] = body.encode("ascii")
            records[annotation.page].annotations.append(reference)
            annotations.append((reference, annotation.element))
        if form is not None:
            document.Catalog.AcroForm = form.finish()
        return file_bytes(self._canvas, root, records, annotations, metadata, day)

    def _bookmark(self, anchor: Anchor) -> None:
        key = f"heading-{anchor.page}-{len(self._canvas._destinations)}"
        self._canvas.bookmarkHorizontalAbsolute(key, anchor.top)
        title = anchor.title if len(anchor.title) <= 200 else anchor.title[:199] + "…"
        self._canvas.addOutlineEntry(title, key, anchor.level, closed=anchor.level > 0)

    def _annotation_body(
        self, annotation: _Annotation, structure_key: int, form: FormTree | None, reference: str
    ) -> str:
        rect = " ".join(f"{value:.2f}" for value in annotation.rect)
        places = f"/F 4/StructParent {structure_key}/Rect[{rect}]"
        if annotation.field is not None and form is not None:
            return f"<</Type/Annot{places}{form.widget(annotation.field, annotation.rect, reference)}>>"
        if annotation.anchor is not None:
            page = self._canvas._doc.idToObjectNumberAndVersion[f"Page{annotation.anchor.page + 1}"][0]
            action = f"/Dest[{page} 0 R/XYZ 0 {annotation.anchor.top:.2f} 0]"
        else:
            action = f"/A<</S/URI/URI{pdf_string(annotation.url)}>>"
        return f"<</Type/Annot/Subtype/Link{places}/Border[0 0 0]/Contents{pdf_string(annotation.contents)}{action}>>"
