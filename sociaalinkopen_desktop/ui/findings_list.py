"""Findings below each other, grouped by the authority they rest on, worst first; entries are kept and reused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..domain.assessment import Finding, Status, without_repeats
from ..domain.catalogue import Basis
from .finding_entry import FindingEntry
from .reason_help import ReasonHelp
from .widgets.buttons import Button
from .widgets.text import Label

ORDER = (
    Status.NOT_MET,
    Status.TO_EXPLAIN,
    Status.OPEN,
    Status.OPPORTUNITY,
    Status.EXPLAINED,
    Status.MET,
    Status.NOT_APPLICABLE,
)
IN_ORDER = (Status.MET, Status.NOT_APPLICABLE)


class FindingsList(QWidget):
    """What asks for something is shown as cards; what is in order is one line that can be folded out.

    With `open_limit` only so many open questions are shown at first: three can be answered, thirty are a wall.

    While a form is open the entries keep their places, so that nothing moves under the hands of the officer.
    """

    go_to = Signal(str)
    applied = Signal(object)
    explained = Signal(object)
    answered = Signal(str, object, str)

    def __init__(self, open_limit: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_limit, self._shows_all_open = open_limit, False
        self._entries: list[FindingEntry] = []
        self._heads = {basis: Label(basis.label, "caption-strong", "muted") for basis in Basis}
        self._order: list[str] = []
        self._shows_all = False
        self._findings: tuple[Finding, ...] = ()
        self._help: ReasonHelp | None = None
        self._fold = Button("", "quiet", "caret-right", small=True, name="Punten die in orde zijn")
        self._fold.clicked.connect(self._on_fold)
        self._more = Button("", "quiet", "caret-right", small=True, name="Andere vragen")
        self._more.clicked.connect(lambda: self.set_shows_all_open(not self._shows_all_open))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        self._findings = without_repeats(findings)
        self._arrange()

    def use_help(self, help: ReasonHelp) -> None:
        """Let the forms of findings shown from now on give hints and offer earlier reasons."""
        self._help = help

    def entry(self, criterion: str) -> FindingEntry:
        """The entry that shows a criterion now. Raises KeyError when it is folded away or absent."""
        for at, identifier in enumerate(self._order):
            if identifier == criterion:
                return self._entries[at]
        raise KeyError(criterion)

    def fold_button(self) -> Button:
        """The line that shows or hides what is in order."""
        return self._fold

    def set_shows_all(self, shows_all: bool) -> None:
        """Fold out or in what is in order."""
        self._shows_all = shows_all
        self._arrange()

    def more_button(self) -> Button:
        """The line that shows or hides the open questions beyond the limit."""
        return self._more

    def set_shows_all_open(self, shows_all: bool) -> None:
        """Fold out or in the open questions beyond the limit."""
        self._shows_all_open = shows_all
        self._arrange()

    def _on_fold(self) -> None:
        self.set_shows_all(not self._shows_all)

    def _arrange(self) -> None:
        by_id = {item.criterion.id: item for item in self._findings}
        busy = any(entry.mode not in ("", "why") for entry in self._entries[: len(self._order)])
        if not (busy and set(self._order) <= set(by_id)):
            wanted = [item.criterion.id for item in self._wanted()]
            if wanted != self._order or not self._entries:
                self._place(wanted, by_id)
        for entry, identifier in zip(self._entries, self._order, strict=False):
            entry.show_finding(by_id[identifier])
        self._show_more_line()
        settled = sum(item.status in IN_ORDER for item in self._findings)
        self._fold.setVisible(settled > 0)
        self._fold.set_glyph("caret-down" if self._shows_all else "caret-right")
        words = "punt voldoet of geldt niet" if settled == 1 else "punten voldoen of gelden niet"
        self._fold.setText(f"{settled} {words}")

    def _wanted(self) -> list[Finding]:
        """What is shown as a card, in order."""
        shown, questions = [], 0
        for item in self._sorted():
            if item.status in IN_ORDER and not self._shows_all:
                continue
            if item.status is Status.OPEN and self._open_limit is not None and not self._shows_all_open:
                questions += 1
                if questions > self._open_limit:
                    continue
            shown.append(item)
        return shown

    def _show_more_line(self) -> None:
        hidden = sum(item.status is Status.OPEN for item in self._findings) - (self._open_limit or 0)
        self._more.setVisible(self._open_limit is not None and hidden > 0)
        self._more.set_glyph("caret-down" if self._shows_all_open else "caret-right")
        more = "vraag" if hidden == 1 else "vragen"
        self._more.setText("Toon minder vragen" if self._shows_all_open else f"Nog {hidden} open {more}")

    def _sorted(self) -> list[Finding]:
        bases = list(Basis)
        return sorted(self._findings, key=lambda item: (bases.index(item.criterion.basis), ORDER.index(item.status)))

    def _place(self, wanted: list[str], by_id: dict[str, Finding]) -> None:
        while len(self._entries) < len(wanted):
            entry = FindingEntry(self._help)
            entry.go_to.connect(self.go_to)
            entry.applied.connect(self.applied)
            entry.explained.connect(self.explained)
            entry.answered.connect(self.answered)
            entry.opened.connect(self._on_opened)
            self._entries.append(entry)
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
        self._order = wanted
        basis: Basis | None = None
        for entry, identifier in zip(self._entries, wanted, strict=False):
            finding = by_id[identifier]
            if finding.criterion.basis is not basis:
                basis = finding.criterion.basis
                self._box.addWidget(self._heads[basis])
                self._heads[basis].show()
            self._box.addWidget(entry)
            entry.show()
        for line in (self._more, self._fold):
            self._box.addWidget(line)
            line.show()

    def _on_opened(self, is_open: bool) -> None:
        if not is_open:
            self._arrange()
