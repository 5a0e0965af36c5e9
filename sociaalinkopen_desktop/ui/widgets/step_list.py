"""Step list: the steps of an open tender, each with an icon and a word for its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..drawing import focus_ring, rounded
from ..theme import look
from ..tokens import RADIUS_ROW


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


class StepButton(QPushButton):
    """One step: icon, number and name, and the state in words below."""

    def __init__(self, key: str, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.number, self.name = key, number, name
        self._state, self._note = "empty", ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_state("empty")

    def set_state(self, state: str, note: str = "") -> None:
        """Show a state of STEP_STATES; `note` tells the reason ("1 voldoet niet")."""
        if (state, note) == (self._state, self._note) and self.accessibleName():
            return
        if state not in STEP_STATES:
            raise KeyError(state)
        self._state, self._note = state, note
        self.setAccessibleName(f"Stap {self.number}, {self.name}, {self.state_words()}")
        self.update()

    def state_words(self) -> str:
        word = STEP_STATES[self._state].word
        return f"{word} · {self._note}" if self._note else word

    def sizeHint(self) -> QSize:
        style = look()
        words = style.metrics("body").height() + style.metrics("caption").height()
        return QSize(style.px(200), max(52, words + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = self.parent()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and isinstance(steps, StepList):
            steps.move_focus(self, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, p, on = look(), QPainter(self), self.isChecked()
        c, rect, state = style.c, self.rect().adjusted(0, 1, 0, -1), STEP_STATES[self._state]
        if on:
            rounded(p, rect, RADIUS_ROW, c.soft, c.accent if style.outlined else None)
        elif self.underMouse():
            rounded(p, rect, RADIUS_ROW, c.hover, c.field_line if style.outlined else None)
        wide = style.draw_glyph(p, rect.x() + 10, rect.center().y() + 1, state.glyph, state.tone, 20)
        role = "strong" if on else "body"
        first, second = style.metrics(role).height(), style.metrics("caption").height()
        x, top = rect.x() + wide + 20, rect.y() + (rect.height() - first - second) // 2
        room = rect.width() - x - 4
        p.setPen(c.accent if on else c.text)
        p.setFont(style.font(role))
        number = f"{self.number}  "
        words = number + style.metrics(role).elidedText(
            self.name, Qt.TextElideMode.ElideRight, room - style.metrics(role).horizontalAdvance(number)
        )
        p.drawText(QRect(x, top, room, first), Qt.AlignmentFlag.AlignVCenter, words)
        p.setPen(c.why if self._state == "attention" else c.muted)
        p.setFont(style.font("caption"))
        words = style.metrics("caption").elidedText(self.state_words(), Qt.TextElideMode.ElideRight, room)
        p.drawText(QRect(x, top + first, room, second), Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            focus_ring(p, rect, c.focus, c.focus_gap, RADIUS_ROW)
        p.end()


class StepList(QWidget):
    """The steps below each other. `chosen(str)` carries the key of the step the user asks for.

    `steps` are (key, name) pairs, numbered from one. Up and Down move the focus, Enter or Space opens.
    """

    chosen = Signal(str)

    def __init__(self, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Stappen van deze aanbesteding")
        self._group = QButtonGroup(self)
        self._buttons = {key: StepButton(key, i, name, self) for i, (key, name) in enumerate(steps, 1)}
        self._order = list(self._buttons.values())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for button in self._order:
            self._group.addButton(button)
            box.addWidget(button)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.key))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_state(self, key: str, state: str, note: str = "") -> None:
        """Show how far a step is: "empty", "busy", "done" or "attention", with the reason in `note`."""
        self._buttons[key].set_state(state, note)

    def set_current(self, key: str) -> None:
        """Mark a step as the one shown, without telling."""
        self._buttons[key].setChecked(True)

    def clear_current(self) -> None:
        """Mark none: something else than a step is shown."""
        self._group.setExclusive(False)
        for button in self._order:
            button.setChecked(False)
        self._group.setExclusive(True)

    def current(self) -> str:
        button = self._group.checkedButton()
        return button.key if isinstance(button, StepButton) else ""

    def show_step(self, key: str, shown: bool) -> None:
        """Show or hide a step that does not always apply (10 Uitvoering & impact)."""
        self._buttons[key].setVisible(shown)

    def button(self, key: str) -> StepButton:
        return self._buttons[key]

    def move_focus(self, button: StepButton, step: int) -> None:
        shown = [each for each in self._order if not each.isHidden()]
        at = shown.index(button) + step
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)

    def restyle(self) -> None:
        for button in self._order:
            button.updateGeometry()


class StepScroll(QScrollArea):
    """The list as high as it is, or with large text as high as there is room, and then it scrolls."""

    def __init__(self, steps: StepList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(steps)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_step(self, key: str) -> None:
        """Scroll so that a step can be seen."""
        self.ensureWidgetVisible(self._steps.button(key), 0, 4)

    def sizeHint(self) -> QSize:
        return self._steps.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 2 * next(iter(self._steps.findChildren(StepButton))).sizeHint().height())
