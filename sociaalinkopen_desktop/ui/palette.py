"""The palette: one field in which everything can be found by typing. What can be found comes from sources.

A page that wants its own things to be found appends a `PaletteSource` to `MainWindow.palette_sources`; `ListSource` is
enough for what is known at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from .models.palette import Entry, Group, grouped, in_order, ranked, score
from .widgets.palette_box import PaletteBox

RECENT = "Laatst gekozen"
Show = Callable[[Sequence[Entry]], object]


class PaletteSource(Protocol):
    """Finds things under one heading.

    `find` shows what fits the words, the best first: at once, or later when it has to be looked up. Without words it
    shows what is worth showing then, or nothing. `known` finds an entry that was chosen before, None when it is gone
    or cannot be told without looking it up.
    """

    @property
    def heading(self) -> str: ...

    def find(self, words: str, show: Show) -> None: ...

    def known(self, key: str) -> Entry | None: ...


@dataclass(frozen=True)
class ListSource:
    """A source whose entries are known at once. `idle` says whether they are shown before anything is typed."""

    heading: str
    entries: Callable[[], Sequence[Entry]]
    idle: bool = False

    def find(self, words: str, show: Show) -> None:
        show(ranked(words, self.entries()) if words or self.idle else ())

    def known(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries() if entry.key == key), None)


def _held(groups: Sequence[Group]) -> list[Group]:
    """The groups that hold something, as they come."""
    return [group for group in groups if group.entries]


class Palette(QObject):
    """Opens over `window`, asks the sources at each key, and does what is chosen.

    `recent()` gives the keys of what was chosen last; `chosen(key)` is told what is chosen now.
    """

    def __init__(
        self,
        window: QWidget,
        sources: Callable[[], Sequence[PaletteSource]],
        recent: Callable[[], Sequence[str]],
        chosen: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._sources, self._recent, self._chosen = sources, recent, chosen
        self._asked = 0
        self._words = ""
        self._now: Sequence[PaletteSource] = ()
        self._found: dict[int, Sequence[Entry]] = {}
        self._late: list[int] = []
        self._before: QWidget | None = None
        self.box = PaletteBox(window)
        self.box.typed.connect(self._ask)
        self.box.chosen.connect(self._do)
        self.box.left.connect(self._give_back)

    def open(self, words: str = "") -> None:
        """Show the palette with these words in its field; it goes away again when it is open already."""
        if self.box.isVisible() and not words:
            self.box.leave()
            return
        if not self.box.isVisible():
            self._before = QApplication.focusWidget()
        self._now = tuple(self._sources())
        self._found.clear()
        self.box.open(words)
        self._ask(words)

    def groups(self) -> Sequence[Group]:
        """What is shown now."""
        return self.box.groups()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _ask(self, words: str) -> None:
        self._asked += 1
        asked, self._words = self._asked, words.strip()
        kept = {at: entries for at, entries in self._found.items() if at in self._late}
        self._found, self._late = {}, []
        for at, source in enumerate(self._now):
            source.find(self._words, lambda entries, at=at: self._take(asked, at, entries))  # type: ignore[misc]
            if at not in self._found:
                # Looked up beside the window: what was found before stays as long as it fits, so that nothing flickers.
                self._late.append(at)
                fits = [entry for entry in kept.get(at, ()) if self._words and score(self._words, entry) is not None]
                self._found[at] = fits
        self._show(first=True)

    def _take(self, asked: int, at: int, entries: Sequence[Entry]) -> None:
        if asked == self._asked and isValid(self):
            self._found[at] = tuple(entries)
            if at in self._late:
                self._show(first=False)

    def _show(self, *, first: bool) -> None:
        """Show what is known. What comes later goes below, so that no line moves under the eye."""
        at_once = [self._group(at) for at in range(len(self._now)) if at not in self._late]
        later = [self._group(at) for at in self._late]
        groups = [*in_order(self._words, at_once), *(group for group in later if group.entries)]
        if not self._words:  # nothing is typed: what was chosen or opened last comes first
            groups = [*self._recent_group(), *(group for group in later if group.entries), *_held(at_once)]
        self.box.show_groups(groups, self._words, first=first or not (self._words or self.box.was_moved))

    def _group(self, at: int) -> Group:
        return grouped(self._now[at].heading, self._found[at])

    def _recent_group(self) -> list[Group]:
        """What was chosen last, as far as it can be chosen now."""
        found = []
        for key in self._recent():
            entry = next((entry for source in self._now if (entry := source.known(key)) is not None), None)
            if entry is not None:
                found.append(entry)
        return [grouped(RECENT, found)] if found else []

    def _do(self, entry: Entry) -> None:
        self.box.leave()
        self._chosen(entry.key)
        entry.run()

    def _give_back(self) -> None:
        """Give the focus back to where it was."""
        self._asked += 1  # what is still being looked up is not shown any more
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
