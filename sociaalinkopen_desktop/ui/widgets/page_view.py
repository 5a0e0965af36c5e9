"""Page view: all pages of a document below each other, as they will be printed; paper stays white in every theme.

It draws only what is in sight and asks for the pictures that it lacks. It knows nothing of PDF.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS_CARD
from .page_layout import FIT_PAGE, FIT_WIDTH, LARGEST, MARGIN, SMALLEST, STEPS, PageLayout, Spot, scale_for
from .text import keep_together

Box = tuple[float, float, float, float]
MOST_KEPT = 8


@dataclass(frozen=True)
class _Picture:
    image: QImage
    dots: float
    edition: int


class PageView(QAbstractScrollArea):
    """`pictures_wanted()`: something in sight is missing or not sharp; ask `next_wanted`. `page_changed(int)`: the page
    that is read now, from 0. `zoomed()`: the zoom is another one. `search_asked()`: Ctrl+F.

    With the focus here Ctrl with plus, minus and 0 zoom the pages; elsewhere they change the text of the window.
    """

    pictures_wanted = Signal()
    page_changed = Signal(int)
    zoomed = Signal()
    search_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._laid = PageLayout((), 1.0)
        self._pictures: dict[int, _Picture] = {}
        self._edition = 0
        self._words = ""
        self._zoom = FIT_WIDTH
        self._page = 0
        self._hits: Mapping[int, Sequence[tuple[int, Box]]] = {}
        self._hit = -1
        self._placing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    # -- what is shown --------------------------------------------------------------------------------------------
    def show_pages(self, sizes: Sequence[tuple[float, float]], *, same: bool) -> None:
        """Show a document with pages of these sizes in points.

        `same`: it is a newer one of the document that was there; the place stays, and what was drawn stays until there
        is better.
        """
        spot = self.spot() if same else Spot(0, 0.0)
        self._edition += 1
        self._sizes, self._words = tuple(sizes), ""
        if not same:
            self._pictures.clear()
        self._hits, self._hit = {}, -1
        self._arrange(spot)
        self.viewport().update()
        self.pictures_wanted.emit()

    def show_words(self, words: str) -> None:
        """Say something instead of pages ("Het voorbeeld wordt gemaakt")."""
        self._words, self._sizes = keep_together(words), ()
        self._pictures.clear()
        self._edition += 1
        self._arrange(Spot(0, 0.0))
        self.setAccessibleName(words)
        self.setAccessibleDescription("")
        self.viewport().update()

    def show_picture(self, page: int, edition: int, dots: float, image: QImage) -> None:
        """A picture that was wanted; one of an earlier edition is left."""
        if edition != self._edition or page >= len(self._sizes):
            return
        self._pictures[page] = _Picture(image, dots, edition)
        for far in sorted(self._pictures, key=lambda at: abs(at - self._page))[MOST_KEPT:]:
            del self._pictures[far]
        self.viewport().update(self._page_rect(page))

    def show_hits(self, hits: Mapping[int, Sequence[tuple[int, Box]]], current: int) -> None:
        """Frame found words: for each page the number of the find and its boxes in points; `current` stands out."""
        self._hits, self._hit = hits, current
        self.viewport().update()

    def forget_pictures(self) -> None:
        """Everything in sight must be drawn anew, as its look changed."""
        self._edition += 1
        self.pictures_wanted.emit()

    # -- where we are ---------------------------------------------------------------------------------------------
    @property
    def pages(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that is read now, from 0: the one that has the upper third of the view."""
        return self._page

    @property
    def zoom(self) -> int:
        """A percentage, FIT_WIDTH or FIT_PAGE."""
        return self._zoom

    @property
    def percent(self) -> int:
        """How large the pages are drawn now; at 100 they are as large as on paper."""
        return round(self._scale() * 72 / 96 * 100)

    @property
    def edition(self) -> int:
        """Counts the documents and looks that were shown; a picture belongs to one of them."""
        return self._edition

    def spot(self) -> Spot:
        """The place at the top of the view."""
        return self._layout().spot_at(self.verticalScrollBar().value())

    def next_wanted(self) -> tuple[int, float] | None:
        """The page to draw next, with its dots per inch; what is in sight comes first, then its neighbours."""
        if not self._sizes:
            return None
        dots = self._dots()
        seen = self.pages_in_sight()
        order = [*seen, *(at for at in (seen[-1] + 1, seen[0] - 1) if 0 <= at < len(self._sizes))]
        for page in order:
            kept = self._pictures.get(page)
            if kept is None or kept.edition != self._edition or abs(kept.dots - dots) > 0.5:
                return page, dots
        return None

    def pages_in_sight(self) -> list[int]:
        """The pages of which a part can be seen."""
        top = self.verticalScrollBar().value()
        seen = self._layout().in_sight(top, top + self.viewport().height())
        return seen or [min(self._page, len(self._sizes) - 1)]

    def is_sharp(self) -> bool:
        """Whether nothing is wanted any more."""
        return self.next_wanted() is None

    # -- going and zooming ----------------------------------------------------------------------------------------
    def go_to_page(self, page: int) -> None:
        """Put the top of a page (from 0) at the top of the view."""
        self.go_to(Spot(min(max(0, page), max(0, len(self._sizes) - 1)), 0.0))

    def go_to(self, spot: Spot) -> None:
        """Put a place at the top of the view, as far as there is document below it."""
        if not self._sizes:
            return
        self.verticalScrollBar().setValue(round(self._layout().y_of(spot)))

    def show_box(self, page: int, box: Box) -> None:
        """Bring a place on a page (in points) into sight, if it is not."""
        scale = self._scale()
        y = self._layout().tops[page] + box[1] * scale
        bar = self.verticalScrollBar()
        high = self.viewport().height()
        if not bar.value() + high * 0.1 <= y <= bar.value() + high * 0.75:
            bar.setValue(round(y - high * 0.3))
        across = self.horizontalScrollBar()
        x = self._left_of(page) + across.value() + box[0] * scale
        if not across.value() <= x <= across.value() + self.viewport().width() - 80:
            across.setValue(round(x - 80))

    def set_zoom(self, zoom: int) -> None:
        """A percentage between SMALLEST and LARGEST, FIT_WIDTH or FIT_PAGE. The place stays."""
        wanted = zoom if zoom in (FIT_WIDTH, FIT_PAGE) else min(LARGEST, max(SMALLEST, zoom))
        if wanted == self._zoom:
            return
        spot = self.spot()
        self._zoom = wanted
        self._arrange(spot)
        self.viewport().update()
        self.zoomed.emit()
        self.pictures_wanted.emit()

    def zoom_by(self, steps: int) -> None:
        """To the next larger (1) or smaller (-1) step, from whatever it is now."""
        now = self.percent
        larger = [step for step in STEPS if step > now]
        smaller = [step for step in STEPS if step < now]
        chosen = larger[:1] if steps > 0 else smaller[-1:]
        if chosen:
            self.set_zoom(chosen[0])

    # -- places in pixels -----------------------------------------------------------------------------------------
    def _scale(self) -> float:
        """Logical pixels for a point."""
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return scale_for(self._zoom, self._sizes, room.width() - bar, room.height())

    def _layout(self) -> PageLayout:
        scale = self._scale()
        if self._laid.scale != scale or self._laid.sizes is not self._sizes:
            self._laid = PageLayout(self._sizes, scale)
        return self._laid

    def _dots(self) -> float:
        return min(400.0, self._scale() * 72 * self.devicePixelRatioF())

    def _left_of(self, page: int) -> int:
        wide = self._sizes[page][0] * self._scale()
        room = self.viewport().width()
        return round(max(MARGIN, (room - wide) / 2)) - self.horizontalScrollBar().value()

    def _page_rect(self, page: int) -> QRect:
        scale = self._scale()
        size = QSize(round(self._sizes[page][0] * scale), round(self._sizes[page][1] * scale))
        return QRect(
            QPoint(self._left_of(page), round(self._layout().tops[page]) - self.verticalScrollBar().value()), size
        )

    def _arrange(self, spot: Spot) -> None:
        """Set the scroll bars for the sizes and the zoom, and go to a place."""
        self._placing = True
        laid = self._layout()
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(laid.height) - room.height()))
        down.setPageStep(max(1, room.height() - 24))
        down.setSingleStep(look().px(40))
        across.setRange(0, max(0, round(laid.width) - room.width() - 1) if self._zoom > 0 else 0)
        across.setPageStep(room.width())
        across.setSingleStep(look().px(40))
        if self._sizes:
            self.go_to(spot)
        self._placing = False
        self._find_page()

    def _scrolled(self, _value: int) -> None:
        self.viewport().update()
        if not self._placing:
            self._find_page()
            self.pictures_wanted.emit()

    def _find_page(self) -> None:
        bar = self.verticalScrollBar()
        y = bar.value() + self.viewport().height() / 3
        page = self._layout().page_at(y)
        if bar.maximum() and bar.value() == bar.maximum():
            page = len(self._sizes) - 1
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    # -- events ---------------------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        return QSize(look().px(420), look().px(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def restyle(self) -> None:
        self._arrange(self.spot())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        spot = self.spot()
        super().resizeEvent(event)
        self._arrange(spot)
        self.pictures_wanted.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            match event.key():
                case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                    self.zoom_by(1)
                case Qt.Key.Key_Minus:
                    self.zoom_by(-1)
                case Qt.Key.Key_0:
                    self.set_zoom(FIT_WIDTH)
                case Qt.Key.Key_F:
                    self.search_asked.emit()
                case _:
                    super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                bar.triggerAction(bar.SliderAction.SliderPageStepSub if shifted else bar.SliderAction.SliderPageStepAdd)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self.viewport())
        c, rect = style.c, self.viewport().rect()
        p.fillRect(rect, c.canvas)
        rounded(p, rect, RADIUS_CARD, c.sunken, c.line)
        if not self._sizes:
            p.setPen(c.muted)
            p.setFont(style.font())
            room = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            p.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)
        else:
            p.setClipRect(rect.adjusted(1, 1, -1, -1))
            p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for page in self.pages_in_sight():
                self._paint_page(p, page)
            p.setClipping(False)
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_CARD)
        p.end()

    def _paint_page(self, p: QPainter, page: int) -> None:
        place = self._page_rect(page)
        p.fillRect(place.translated(0, 2), QColor(10, 40, 48, 30))
        kept = self._pictures.get(page)
        if kept is None:
            p.fillRect(place, QColor("white"))
        else:
            p.drawImage(QRectF(place), kept.image)
        self._paint_hits(p, page, place)

    def _paint_hits(self, p: QPainter, page: int, place: QRect) -> None:
        """A thin frame around each find, a thick one with a tint around the one that is read. Colours of paper."""
        scale = self._scale()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (left, top, right, low) in self._hits.get(page, ()):
            box = QRectF(place.x() + left * scale, place.y() + top * scale, (right - left) * scale, (low - top) * scale)
            is_current = number == self._hit
            p.setPen(QPen(QColor("#8A4B00"), 3 if is_current else 1.5))
            p.setBrush(QColor(255, 196, 0, 90) if is_current else Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(-3, -2.5, 3, 2.5), 2, 2)


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key that the window knows as well is ours while the pages have the focus."""
    keys = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_F)
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and event.key() in keys
