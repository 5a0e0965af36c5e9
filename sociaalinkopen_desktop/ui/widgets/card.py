"""Card: a surface around things that belong together. Cards never lie in cards."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import GRID, RADIUS_CARD
from .fold_title import FoldTitle
from .layouts import Margins
from .pill import Pill
from .text import Label, plain_tooltip

FORM_MARGINS: Margins = (20, 14, 20, 16)


class Card(QWidget):
    """A white plane with a hairline: head (title left; actions and state pill right), then `body`.

    Without a title there is no head. Put parts in with `add`, or into `body` itself. What not everybody needs can be
    made to fold (`make_foldable`): then the head is all there is until it is opened.
    """

    folded = Signal(bool)

    def __init__(
        self, title: str = "", *, margins: Margins = FORM_MARGINS, gap: int = GRID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone, self._chosen = "", False
        self._pill: Pill | None = None
        self._head: QHBoxLayout | None = None
        self._title: Label | FoldTitle | None = None
        self._fold_body: QWidget | None = None
        self._fold_words: Label | None = None
        outer = QVBoxLayout(self)
        self._edges = margins
        outer.setContentsMargins(*margins)
        outer.setSpacing(12)
        if title:
            self._title = Label(title, "section", wrap=True)
            self._head = QHBoxLayout()
            self._head.setSpacing(GRID)
            self._head.addWidget(self._title, 1)
            outer.addLayout(self._head)
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(gap)
        outer.addLayout(self.body, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put parts below what the card holds already."""
        for part in parts:
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)

    def add_to_head(self, *parts: QWidget) -> None:
        """Put small quiet buttons or a pill at the right of the title."""
        if self._head is None:
            raise ValueError("a card without a title has no head")
        for part in parts:
            self._head.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_head()

    def restyle(self) -> None:
        self._arrange_head()

    def _arrange_head(self) -> None:
        """Put pill and buttons below the title where they would leave no room for its longest word."""
        if self._head is None or self._title is None:
            return
        beside = [self._head.itemAt(i) for i in range(1, self._head.count())]
        taken = sum(item.sizeHint().width() + GRID for item in beside if item is not None and not item.isEmpty())
        metrics = look().metrics("section")
        longest = max((metrics.horizontalAdvance(word) for word in self.title().split()), default=0)
        longest += look().px(32) if isinstance(self._title, FoldTitle) else 0
        left, _top, right, _bottom = self.layout().getContentsMargins()  # type: ignore[union-attr, misc]
        fits = longest + taken <= self.width() - left - right
        direction = QHBoxLayout.Direction.LeftToRight if fits else QHBoxLayout.Direction.TopToBottom
        if direction != self._head.direction():
            self._head.setDirection(direction)

    def set_title(self, title: str) -> None:
        if self._title is None:
            raise ValueError("a card without a title has no head")
        if isinstance(self._title, FoldTitle):
            self._title.set_words(title)
        else:
            self._title.setText(title)
        self.setAccessibleName(title)

    def title(self) -> str:
        """The words of the head, "" when there is none."""
        return "" if self._title is None else self.accessibleName()

    # -- folding --------------------------------------------------------------------------------------------------
    def make_foldable(self, *, is_open: bool = False) -> None:
        """From now on the title opens and closes the card. `folded(bool)` tells that it was closed or opened."""
        if self._head is None or isinstance(self._title, FoldTitle):
            return
        old, title = self._title, FoldTitle(self.title(), self)
        self._head.insertWidget(0, title, 1)
        if old is not None:
            self._head.removeWidget(old)
            old.deleteLater()
        self._title = title
        self._fold_words = Label("", "caption", "muted", parent=self)
        self._fold_words.hide()
        self._head.insertWidget(1, self._fold_words)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.removeItem(self.body)
        self.body.setParent(None)
        self._fold_body = QWidget(self)
        self._fold_body.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)  # in line with the rows of other cards
        outer.addWidget(self._fold_body, 1)
        title.set_open(is_open)
        title.opened.connect(self._on_fold)
        self._show_fold()

    def fold_button(self) -> FoldTitle | None:
        """The title that opens and closes; None when this card does not fold."""
        return self._title if isinstance(self._title, FoldTitle) else None

    @property
    def is_open(self) -> bool:
        """Whether what is in the card can be seen."""
        return not isinstance(self._title, FoldTitle) or self._title.is_open

    def set_open(self, is_open: bool) -> None:
        """Open or close a card that folds; any other stays open."""
        if isinstance(self._title, FoldTitle):
            self._title.set_open(is_open)

    def set_summary(self, words: str) -> None:
        """Say in the head of a closed card what is in it."""
        if self._fold_words is not None and words != self._fold_words.text():
            self._fold_words.setText(words)
            self._show_fold()

    def _on_fold(self, _on: bool) -> None:
        self._show_fold()
        self.folded.emit(not self.is_open)

    def _show_fold(self) -> None:
        if self._fold_body is None or not isinstance(self._title, FoldTitle) or self._fold_words is None:
            return
        is_open = self.is_open
        self._fold_body.setVisible(is_open)
        told = self._fold_words.text()
        busy = self._pill is not None and not self._pill.isHidden()
        self._fold_words.setVisible(bool(told) and not is_open and not busy)
        self._title.setToolTip(plain_tooltip("Dicht" if is_open else "Open"))
        self._title.setAccessibleDescription("" if is_open else told)
        left, top, right, _bottom = self._edges
        self.layout().setContentsMargins(left, top, right, self._edges[3] if is_open else top)  # type: ignore[union-attr]
        self._arrange_head()

    def set_state(self, key: str = "", words: str = "") -> None:
        """Show a pill in the head, another one, or (without a key) none."""
        if not key:
            if self._pill is not None and not self._pill.isHidden():
                self._pill.hide()
                self._show_fold()
            return
        if self._pill is not None and not self._pill.isHidden() and self._pill.shows(key, words):
            return
        if self._pill is None:
            self._pill = Pill(key, words)
            self.add_to_head(self._pill)
        self._pill.set_state(key, words)
        self._pill.show()
        self._arrange_head()
        self._show_fold()

    def set_tone(self, tone: str) -> None:
        """Draw a bar along the left edge ("bad", "why", ...), or none for ""."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def set_chosen(self, chosen: bool) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p = look(), QPainter(self)
        c, rect = style.c, self.rect().adjusted(0, 0, 0, -1)
        if rect.adjusted(RADIUS_CARD, RADIUS_CARD, -RADIUS_CARD, -RADIUS_CARD).contains(event.rect()):
            p.fillRect(event.rect(), c.soft if self._chosen else c.surface)  # one line of it changed
            p.end()
            return
        if style.theme == "light":
            p.setClipRect(0, rect.bottom() - RADIUS_CARD, self.width(), self.height())  # the card hides the rest of it
            rounded(p, rect.translated(0, 1), RADIUS_CARD, QColor(10, 40, 48, 14))
            p.setClipping(False)
        edge, width = (c.accent, 2) if self._chosen else (c.line, 1)
        rounded(p, rect, RADIUS_CARD, c.soft if self._chosen else c.surface, edge, width)
        if self._tone:
            path = QPainterPath()
            path.addRoundedRect(QRectF(rect), RADIUS_CARD, RADIUS_CARD)
            p.setClipPath(path)
            p.fillRect(QRect(0, 0, 4, self.height()), c.tone(self._tone))
            p.setClipping(False)
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus and self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_CARD)
        p.end()
