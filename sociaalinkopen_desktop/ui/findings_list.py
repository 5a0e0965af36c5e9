"""Findings below each other, grouped by the authority they rest on, worst first; entries are kept and reused."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

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
        self._with_texts: Collection[str] = ()
        self._fold = Button("", "quiet", "caret-right", small=True, name="Punten die in orde zijn")
        self._fold.clicked.connect(self._on_fold)
        self._more = Button("", "quiet", "caret-right", small=True, name="Andere vragen")
        self._more.clicked.connect(lambda: self.set_shows_all_open(not self._shows_all_open))
        self._lines: list[QWidget] = []  # what stands in the box
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        self._findings = without_repeats(findings)
        self._arrange()

    def use_help(self, help: ReasonHelp, with_texts: Collection[str] = ()) -> None:
        """Let the forms of findings shown from now on give hints and offer earlier reasons.

        `with_texts` are the criteria for which there are texts to choose from.
        """
        self._help, self._with_texts = help, with_texts

    def entry(self, criterion: str) -> FindingEntry:
        """The entry that shows a criterion now. Raises KeyError when it is folded away or absent."""
        for at, identifier in enumerate(self._order):
            if identifier == criterion:
                return self._entries[at]
        raise KeyError(criterion)

    def shown(self) -> list[Finding]:
        """The findings in the order of the screen; what is in order only when it is folded out."""
        return [item for item in self._sorted() if self._shows_all or item.status not in IN_ORDER]

    def count(self) -> int:
        """How many findings there are, also those that are folded away."""
        return len(self._findings)

    def reveal(self, criterion: str) -> None:
        """Put the focus on the card of a criterion, folded out if need be; nothing happens when it is absent."""
        if criterion not in self._order:
            self._shows_all = self._shows_all_open = True
            self._arrange()
        if criterion in self._order:
            self.entry(criterion).focus_card()

    def _held(self) -> tuple[int, QWidget] | None:
        """The place of the entry with the focus, and what has it; None when the focus is elsewhere."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        found = (at for at, entry in enumerate(self._entries[: len(self._order)]) if entry.isAncestorOf(focus))
        return next(found, len(self._order)), focus

    def _hold(self, at: int, criterion: str, focus: QWidget) -> None:
        """Keep the focus where the hands are: in the same entry, or in the one that took its place.

        Without this the focus would leave for the first control of the window when its card goes.
        """
        same = at < len(self._order) and self._order[at] == criterion
        if (same or not criterion) and focus.isVisibleTo(self):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        elif criterion in self._order:
            self.entry(criterion).focus_card()
        elif self._order:
            self._entries[min(at, len(self._order) - 1)].focus_card()
        else:
            self._fold.setFocus(Qt.FocusReason.OtherFocusReason)

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
        held = self._held()
        criterion = self._order[held[0]] if held is not None and held[0] < len(self._order) else ""
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
        if held is not None and QApplication.focusWidget() is not held[1]:
            self._hold(held[0], criterion, held[1])

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
        """Give every criterion its entry, the one it had if it had one, and put them in order."""
        held = self._held()
        shown = dict(zip(self._order, self._entries, strict=False))
        spare = [entry for criterion, entry in shown.items() if criterion not in wanted]
        spare += self._entries[len(self._order) :]
        if held is not None and held[0] < len(self._order) and self._order[held[0]] not in wanted:
            spare.remove(shown[self._order[held[0]]])  # the focus must not go along to another place
        placed = [shown.get(each) or (spare.pop(0) if spare else self._made_entry()) for each in wanted]
        self._entries = [*placed, *(entry for entry in self._entries if entry not in placed)]
        self._order = wanted
        basis: Basis | None = None
        lines: list[QWidget] = []
        for entry, identifier in zip(placed, wanted, strict=True):
            finding = by_id[identifier]
            if finding.criterion.basis is not basis:
                basis = finding.criterion.basis
                lines.append(self._heads[basis])
            if entry not in self._lines and not entry.mode:  # by itself Qt lays out the window for each part it shows
                entry.show_finding(finding)
            lines.append(entry)
        self._put([*lines, self._more, self._fold])

    def _made_entry(self) -> FindingEntry:
        entry = FindingEntry(self._help, self._with_texts)
        entry.go_to.connect(self.go_to)
        entry.applied.connect(self.applied)
        entry.explained.connect(self.explained)
        entry.answered.connect(self.answered)
        entry.opened.connect(self._on_opened)
        return entry

    def _put(self, lines: list[QWidget]) -> None:
        """Have these in the box, in this order. What has its place already is left alone: all else is laid out anew."""
        for line in self._lines:
            if line not in lines:
                self._box.removeWidget(line)
                line.hide()
        for at, line in enumerate(lines):
            if self._box.indexOf(line) != at:
                self._box.removeWidget(line)
                self._box.insertWidget(at, line)
            if line not in self._lines:
                line.show()
        self._lines = lines

    def _on_opened(self, is_open: bool) -> None:
        if not is_open:
            self._arrange()
