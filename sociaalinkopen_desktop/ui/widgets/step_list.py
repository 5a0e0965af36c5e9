"""Step list: the steps of an open tender, each with an icon and a word for its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS_ROW
from .layouts import use_bar
from .nav_column import NavButton, NavColumn

_LEFT, _RIGHT, _GAP = 10, 4, 2
_LARGE, _SMALL = 20, 14  # the icon
_NARROW = 190
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a step is: icon, tone and word."""

    word: str
    glyph: str
    tone: str


STEP_STATES: dict[str, StepState] = {
    "empty": StepState("Leeg", "circle", "neutral"),
    "busy": StepState("Bezig", "circle-half-fill", "accent"),
    "done": StepState("Klaar", "check-circle-fill", "ok"),
    "attention": StepState("Aandacht", "warning-circle-fill", "why"),
}


class StepButton(NavButton):
    """Step `number` of `steps`: icon, number and name, and the state in words below.

    A name, and what there is to say of a state, break into lines where one is too narrow, as with large text. In a very
    narrow column the icon stands before the state instead of before both, so that the name has the whole width.
    """

    def __init__(self, key: str, number: int, steps: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(key, "huidige stap", parent)
        self.number, self.name = number, name
        self._place = f"Stap {number} van {steps}, {name}"
        self._state, self._note = "empty", ""
        self._fitted = 0
        self._say_state()

    def set_state(self, state: str, note: str = "") -> None:
        """Show a state of STEP_STATES; `note` tells the reason ("1 voldoet niet")."""
        if (state, note) == (self._state, self._note):
            return
        if state not in STEP_STATES:
            raise KeyError(state)
        self._state, self._note = state, note
        self._say_state()
        self.updateGeometry()
        self.update()

    def state_words(self) -> str:
        word = STEP_STATES[self._state].word
        return f"{word} · {self._note}" if self._note else word

    def lines(self, width: int = 0) -> tuple[list[str], list[str]]:
        """The lines in which name and state are drawn at a width, or at that of now."""
        width = width or self._fitted or self.width()
        left, state_left = self._lefts(width)
        strong = look().metrics("strong")  # also while it is not chosen: choosing moves nothing
        name = broken(self.name, strong, width - left - _RIGHT - strong.horizontalAdvance(self._figure()))
        caption, words, room = look().metrics("caption"), self.state_words(), width - state_left - _RIGHT
        if not self._note or caption.horizontalAdvance(words) <= room:
            return name, [caption.elidedText(words, Qt.TextElideMode.ElideRight, room)]
        return name, [STEP_STATES[self._state].word, *broken(self._note, caption, room)]

    def heightForWidth(self, width: int) -> int:
        style = look()
        name, state = self.lines(width)
        words = len(name) * style.metrics("strong").height() + len(state) * style.metrics("caption").height()
        return max(52, words + 14)

    def sizeHint(self) -> QSize:
        return QSize(look().px(200), self.heightForWidth(self._fitted or self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def fit(self, width: int) -> None:
        """Break the lines at this width from now on, whatever it is given meanwhile."""
        if width != self._fitted:
            self._fitted = width
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._fitted and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _say_state(self) -> None:
        self.set_spoken(f"{self._place}, {self.state_words().replace(' · ', ', ')}")

    def _lefts(self, width: int) -> tuple[int, int]:
        """Where the name begins, and where the state does."""
        if width < look().px(_NARROW):
            return _LEFT, _LEFT + look().px(_SMALL) + _LEFT
        return (2 * _LEFT + look().px(_LARGE),) * 2

    def _figure(self) -> str:
        return f"{self.number}  "

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p, on = look(), QPainter(self), self.is_current
        c, rect, state = style.c, self.rect().adjusted(0, 1, 0, -1), STEP_STATES[self._state]
        if on:
            rounded(p, rect, RADIUS_ROW, c.soft, c.accent if style.outlined else None)
        elif self.underMouse():
            rounded(p, rect, RADIUS_ROW, c.hover, c.field_line if style.outlined else None)
        role = "strong" if on else "body"
        first, second = style.metrics("strong").height(), style.metrics("caption").height()
        name, words = self.lines()
        x, state_x = self._lefts(self._fitted or self.width())
        top = rect.y() + (rect.height() - len(name) * first - len(words) * second) // 2
        below = top + len(name) * first + second // 2 + 1
        middle, size = (below, _SMALL) if x == _LEFT else (rect.center().y() + 1, _LARGE)
        style.draw_glyph(p, rect.x() + _LEFT, middle, state.glyph, state.tone, size)
        p.setPen(c.accent if on else c.text)
        p.setFont(style.font(role))
        figure = style.metrics(role).horizontalAdvance(self._figure())
        p.drawText(QRect(x, top, figure, first), Qt.AlignmentFlag.AlignVCenter, self._figure())
        for line in name:
            p.drawText(QRect(x + figure, top, rect.width(), first), Qt.AlignmentFlag.AlignVCenter, line)
            top += first
        p.setPen(c.why if self._state == "attention" else c.muted)
        p.setFont(style.font("caption"))
        for line in words:
            p.drawText(QRect(state_x, top, rect.width(), second), Qt.AlignmentFlag.AlignVCenter, line)
            top += second
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_ROW)
        p.end()


def broken(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Break words into at most three lines of `room` pixels. What even then does not fit ends in "…"."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == _MOST_LINES or metrics.horizontalAdvance(longer) <= room):
            lines[-1] = longer
        else:
            lines.append(word)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0, room)) for line in lines]


class StepList(NavColumn):
    """The steps below each other; `steps` are (key, name) pairs, numbered from one. `refitted()`: as high as before,
    or not, as names and states break into more lines or fewer."""

    refitted = Signal()

    def __init__(self, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("Stappen van deze aanbesteding", parent)
        self._buttons = {key: StepButton(key, i, len(steps), name, self) for i, (key, name) in enumerate(steps, 1)}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(_GAP)
        for button in self._buttons.values():
            box.addWidget(button)
        self.use_places(list(self._buttons.values()))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_state(self, key: str, state: str, note: str = "") -> None:
        """Show how far a step is: "empty", "busy", "done" or "attention", with the reason in `note`."""
        self._buttons[key].set_state(state, note)

    def show_step(self, key: str, shown: bool) -> None:
        """Show or hide a step that does not always apply (10 Uitvoering & impact)."""
        self._buttons[key].setVisible(shown)

    def button(self, key: str) -> StepButton:
        return self._buttons[key]

    def height_at(self, width: int) -> int:
        """How high all steps are together at a width."""
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        return sum(button.heightForWidth(width) + _GAP for button in shown) - _GAP

    def fit(self, width: int) -> None:
        """Break the lines of all steps at this width."""
        for button in self._buttons.values():
            button.fit(width)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.refitted.emit()
        return done

    def restyle(self) -> None:
        for button in self._buttons.values():
            button.updateGeometry()


class StepScroll(QScrollArea):
    """The list as high as it is, or with large text as high as there is room, and then it scrolls.

    Whether there is a bar follows from the height without one, and where the lines break follows from that: a bar that
    comes by itself makes the lines shorter and the list higher, and one that goes the other way round, for ever.
    """

    def __init__(self, steps: StepList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(steps)
        steps.refitted.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_step(self, key: str) -> None:
        """Scroll so that a step can be seen."""
        self.ensureWidgetVisible(self._steps.button(key), 0, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.updateGeometry()
        more = self._steps.height_at(self.width()) > self.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._steps.fit(self.width() - (self.verticalScrollBar().sizeHint().width() if more else 0))
        if policy != self.verticalScrollBarPolicy():
            use_bar(self, policy)

    def sizeHint(self) -> QSize:
        return QSize(self._steps.sizeHint().width(), self._steps.height_at(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 2 * next(iter(self._steps.findChildren(StepButton))).sizeHint().height())
