"""Pick one out of many by typing a part of its Dutch name: the fields of a tender, the numbers of the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QSizePolicy, QWidget

from ..theme import look
from ..widgets.typed_edit import asks_undo

_WIDTH = 300
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to pick: what it is to the program, and the words that the officer searches and reads."""

    key: str
    words: str


class Picker(QLineEdit):
    """One line in which typing searches all words; Down shows the list. Speaks the language of inputs.

    Its value is the key of what was picked, "" when nothing was. Text that is no pick is a problem once it is left.
    """

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, picks: Sequence[Pick], *, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_key = {pick.key: pick.words for pick in picks}
        self._by_words = {pick.words.casefold(): pick.key for pick in picks}
        self._value, self._problem = "", ""
        self.setPlaceholderText(placeholder)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setTextMargins(6, 0, 6, 0)
        self.setMaxLength(200)
        self._list = QListView()  # the completer becomes its owner
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        completer = QCompleter(QStringListModel([pick.words for pick in picks], self), self)
        completer.setPopup(self._list)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_SHOWN)
        self.setCompleter(completer)
        completer.activated.connect(self._take_words)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.finish)
        self.restyle()

    # -- the language of inputs -----------------------------------------------------------------------------------
    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        if value != self._value:
            self.reset(value)

    def reset(self, value: str) -> None:
        self._value = value
        self.setText(self._by_key.get(value, value))
        self.setCursorPosition(0)
        self._report("")

    def problem_text(self) -> str:
        """The sentence shown now, or ""."""
        return self._problem

    def words_of(self, key: str) -> str:
        """The words of a pick; empty for one that does not exist."""
        return self._by_key.get(key, "")

    def finish(self) -> None:
        """Take what was typed: a whole name, or a part that only one name has."""
        typed = self.text().strip().casefold()
        if not typed:
            self._take("")
            return
        found = [key for words, key in self._by_words.items() if typed in words]
        if typed in self._by_words:
            self._take(self._by_words[typed])
        elif len(found) == 1:
            self._take(found[0])
        else:
            self._report("Kies een naam uit de lijst. Druk op pijl omlaag om haar te zien.")

    def show_list(self) -> None:
        """Open the list: what fits the words, and everything while they are a whole name."""
        whole = self.text().strip().casefold() in self._by_words
        self.completer().setCompletionPrefix("" if whole else self.text().strip())
        self.completer().complete()

    def restyle(self) -> None:
        self.setFont(look().font())
        self._list.setFont(look().font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _typed(self, text: str) -> None:
        self._report("")
        if text.strip().casefold() in self._by_words:
            self._take(self._by_words[text.strip().casefold()], tidy=False)

    def _take_words(self, words: str) -> None:
        self._take(self._by_words[words.casefold()])

    def _take(self, key: str, *, tidy: bool = True) -> None:
        self._report("")
        if tidy:
            self.setText(self._by_key.get(key, ""))
            self.setCursorPosition(0)
        if key != self._value:
            self._value = key
            self.edited.emit(key)

    def _report(self, words: str) -> None:
        if words != self._problem:
            self._problem = words
            self.setProperty("bad", bool(words))
            self.update()
            self.problem.emit(words)

    def event(self, event: QEvent) -> bool:
        if not self._problem and asks_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._list.isVisible():
            self.show_list()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(look().px(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), super().minimumSizeHint().height())
