"""The fields themselves: one CPV code, and a list of codes that are added one by one."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ..domain.cpv import digits_of
from .typed import Typed
from .widgets.inputs import CpvEdit

_BETWEEN = re.compile(r"[,;\n]+")


class CpvField(CpvEdit):
    """A CPV code as the domain keeps it: text, empty when there is none. F4 and Alt+Down ask for the picker."""

    picker_wanted = Signal()

    def nothing(self) -> Any:
        return ""

    def pick(self, code: str) -> None:
        """Take a code as if it was typed."""
        self.setText(code)
        self._take(Typed(code))

    def picked(self) -> tuple[str, ...]:
        """The codes that are chosen, for the picker to mark."""
        return (self.value(),) if self.value() else ()

    def sought(self) -> str:
        """The words typed here that are no code: the picker looks for them."""
        return "" if super().read(self.text()).valid else self.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.picker_wanted.emit()
        else:
            super().keyPressEvent(event)


class CpvListField(CpvField):
    """CPV codes as a tuple of texts. A whole code counts as soon as it is typed; Enter, a comma or leaving the field
    empties it for the next one. `listed(object)` carries the codes that are no longer being typed.
    """

    listed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._kept: tuple[str, ...] = ()
        super().__init__(parent)

    def nothing(self) -> tuple[str, ...]:
        return ()

    def kept(self) -> tuple[str, ...]:
        """The codes that are in the list, without the one that is being typed."""
        return self._kept

    def read(self, text: str) -> Typed:
        codes = self._kept
        for part in _BETWEEN.split(text):
            typed = super().read(part)
            if not typed.valid:
                return typed
            if typed.value and digits_of(typed.value) not in map(digits_of, codes):
                codes = (*codes, typed.value)
        return Typed(codes)

    def write(self, value: Any) -> str:
        return ""

    def reset(self, value: Any) -> None:
        self._kept = tuple(value)
        super().reset(self._kept)
        self.listed.emit(self._kept)

    def finish(self) -> None:
        super().finish()
        if not self.problem_text() and self._kept != self.value():
            self._kept = self.value()
            self.listed.emit(self._kept)

    def pick(self, code: str) -> None:
        self.setText("" if self.sought() else self.text())
        self.finish()
        if digits_of(code) not in map(digits_of, self._kept):
            self._put((*self._kept, code))

    def remove(self, code: str) -> None:
        """Take a code out of the list."""
        self._put(tuple(item for item in self._kept if item != code))

    def picked(self) -> tuple[str, ...]:
        return self._kept

    def sought(self) -> str:
        return "" if self.read(self.text()).valid else self.text().strip()

    def _put(self, codes: tuple[str, ...]) -> None:
        self._kept = codes
        self._take(Typed(codes))
        self.listed.emit(codes)

    def _typed(self, text: str) -> None:
        super()._typed(text)
        if text.rstrip().endswith((",", ";")) and not self.problem_text():
            self.finish()
