"""Earlier versions of the open tender: keep one, compare two, put back, and the log of revisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...application.ports import Summary, Version, VersionKind
from ...domain import dutch
from ...domain.revising import told
from ...domain.tender import Tender
from ...domain.tender_comparison import TenderChange, compare, put_back, restored
from ..tender_editor import TenderEditor
from ..versions_desk import VersionsDesk
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.field_row import FieldRow
from ..widgets.hint import Hint
from ..widgets.inputs import ChoiceBox, TextEdit
from ..widgets.layouts import Flow, holder
from ..widgets.page_head import PageHead
from ..widgets.step_panel import StepPanel
from ..widgets.text import Label
from .revisions_card import RevisionsCard
from .versions_changes import ChangesList

NOW = "nu"
FEW = 5
SUBTITLE = "Het programma bewaart zelf een versie van elke werkdag. Zo kunt u altijd terug."
Side = str | int | tuple[str, str]
"""What is compared: NOW, the number of a version, or ("andere", id) for another tender."""


class _VersionRow(QWidget):
    """One version: when, why, and a button that compares it with now."""

    compare_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._reason = Label("", "strong", wrap=True)
        self._when = Label("", "caption", "muted", wrap=True)
        self.button = Button("Vergelijk met nu", "quiet", "git-diff", small=True)
        self.button.clicked.connect(lambda: self.compare_wanted.emit(self._number))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._reason)
        words.addWidget(self._when)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_version(self, version: Version) -> None:
        self._number = version.number
        self._reason.setText(version.reason or version.kind.label)
        self._when.setText(f"{moment(version.kept_at)} · {version.kind.label}")
        self.button.setAccessibleName(f"Vergelijk met nu: {version.reason}, {moment(version.kept_at)}")

    def words(self) -> tuple[str, str]:
        return self._reason.text(), self._when.text()


class VersionsPage(QWidget):
    """Shows the versions of the editor's tender each time it is opened. `said` is for the undo bar."""

    said = Signal(str, str, object)

    def __init__(
        self, editor: TenderEditor, desk: VersionsDesk, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self._desk = editor, desk
        self._versions: tuple[Version, ...] = ()
        self._others: tuple[Summary, ...] = ()
        self._loaded: dict[Side, Tender] = {}
        self._asked: set[Side] = set()
        self._all_shown = False
        self._rows: list[_VersionRow] = []
        self.revisions = RevisionsCard(editor, today)
        self.revisions.said.connect(self.said)
        panel = StepPanel()
        panel.add(self._keeping_card(), self._comparing_card(), self.revisions)
        self._panel = panel
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 12, 0)
        box.setSpacing(12)
        box.addWidget(PageHead("Versies en wijzigingen", SUBTITLE))
        box.addWidget(panel, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_comparison)
        editor.opened.connect(self._on_opened)
        editor.changed.connect(lambda _tender: self._later.start() if self.isVisible() else None)

    def _keeping_card(self) -> Card:
        card = Card("Versies")
        self._name = TextEdit()
        self._missing = Hint()
        self._keep = Button("Bewaar versie", "secondary", "bookmark-simple", small=True)
        self._keep.clicked.connect(self.keep)
        self._name.returnPressed.connect(self.keep)
        self._name.edited.connect(lambda _text: self._missing.show_words(""))
        self._empty = Label(
            "Er is nog geen eerdere versie. Morgen vindt u hier hoe het vandaag was.", "caption", "muted", wrap=True
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._more = Button("-", "quiet", "caret-down", small=True)
        self._more.clicked.connect(self._show_all)
        buttons = Flow(gap=8, line_gap=4)
        buttons.addWidget(self._keep)
        more = Flow()
        more.addWidget(self._more)
        explain = "Bijvoorbeeld: voor het college. Deze versie blijft altijd bewaard."
        card.add(FieldRow("Naam", self._name, explain=explain), self._missing, holder(buttons))
        card.add(self._empty, self._list, holder(more))
        return card

    def _comparing_card(self) -> Card:
        card = self._comparing = Card("Vergelijken")
        self._old, self._new = ChoiceBox(placeholder="Kies een versie"), ChoiceBox()
        self._old.edited.connect(lambda _side: self._show_comparison())
        self._new.edited.connect(lambda _side: self._show_comparison())
        self._sentence = Label("", wrap=True)
        self.changes = ChangesList()
        self.changes.put_back.connect(self._on_put_back)
        self._restore = Button("Zet deze versie terug", "secondary", "arrow-counter-clockwise", small=True)
        self._restore.clicked.connect(self._on_restore)
        buttons = Flow()
        buttons.addWidget(self._restore)
        card.add(FieldRow("Was", self._old), FieldRow("Wordt", self._new), self._sentence)
        card.add(holder(buttons), self.changes)
        return card

    # -- for tests ------------------------------------------------------------------------------------------------
    def name_field(self) -> TextEdit:
        return self._name

    def keep_button(self) -> Button:
        return self._keep

    def restore_button(self) -> Button:
        return self._restore

    def sides(self) -> tuple[ChoiceBox, ChoiceBox]:
        return self._old, self._new

    def sentence(self) -> str:
        return self._sentence.text()

    def missing(self) -> str:
        return self._missing.words()

    def version_rows(self) -> list[_VersionRow]:
        return [row for row in self._rows if row.isVisibleTo(self)]

    # -- versions -------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Fetch the versions again, when somebody looks at them."""
        if self.isVisible():
            identifier = self._editor.tender.id
            self._desk.versions(identifier, lambda found: self._show_versions(identifier, found))
            self._desk.find_others("", identifier, lambda rows: self._show_others(identifier, rows))

    def keep(self) -> None:
        """Keep the tender as it is now under the name that was typed."""
        name = self._name.value().strip()
        if not name:
            self._missing.show_words("Geef de versie een naam, bijvoorbeeld: voor het college.")
            self._name.setFocus()
            return
        identifier = self._editor.tender.id

        def kept(found: Sequence[Version]) -> None:
            self._name.reset("")
            self._show_versions(identifier, found)
            self.said.emit(f"Versie bewaard: {name}", "", None)

        self._desk.keep(identifier, name, kept)

    def _on_opened(self, _tender: Tender) -> None:
        self._versions, self._others, self._loaded, self._asked, self._all_shown = (), (), {}, set(), False
        self._name.reset("")
        self._missing.show_words("")
        self.revisions.drop_typing()
        self._old.set_value(None)
        self._new.set_value(NOW)
        self._list_versions()
        self.refresh()

    def _show_all(self) -> None:
        self._all_shown = True
        self._list_versions()

    def _show_versions(self, identifier: str, found: Sequence[Version]) -> None:
        if identifier != self._editor.tender.id:
            return
        self._versions = tuple(found)
        if self._old.value() is None and found:
            self._old.set_value(found[0].number)
        if self._new.value() is None:
            self._new.set_value(NOW)
        self._list_versions()

    def _show_others(self, identifier: str, rows: Sequence[Summary]) -> None:
        if identifier == self._editor.tender.id:
            self._others = tuple(rows)
            self._list_versions()

    def _list_versions(self) -> None:
        shown = self._versions if self._all_shown else self._versions[:FEW]
        while len(self._rows) < len(shown):
            row = _VersionRow()
            row.compare_wanted.connect(self._on_compare)
            self._rows.append(row)
            self._list.addWidget(row)
        for at, row in enumerate(self._rows):
            if at < len(shown):
                row.show_version(shown[at])
            row.setVisible(at < len(shown))
        more = len(self._versions) - len(shown)
        self._more.setText(f"Toon nog {more}")
        self._more.setVisible(more > 0)
        self._empty.setVisible(not self._versions)
        sides: list[tuple[Any, str]] = [(version.number, version_words(version)) for version in self._versions]
        others = [(("andere", row.id), f"Andere aanbesteding: {row.title or 'zonder titel'}") for row in self._others]
        self._old.set_choices([*sides, *others])
        self._new.set_choices([(NOW, "Nu"), *sides])
        self._comparing.setVisible(bool(sides or others))
        self._show_comparison()

    def _on_compare(self, number: int) -> None:
        self._old.set_value(number)
        self._new.set_value(NOW)
        self._show_comparison()
        self._panel.show_widget(self._sentence)

    # -- comparing ------------------------------------------------------------------------------------------------
    def _tender_of(self, side: Side | None) -> Tender | None:
        """The tender of a side; when it is not here yet it is fetched, and the comparison is shown then."""
        if side == NOW:
            return self._editor.tender
        if side is None or side in self._asked:
            return self._loaded.get(side) if side is not None else None
        self._asked.add(side)
        identifier = self._editor.tender.id

        def arrived(tender: Tender) -> None:
            if identifier == self._editor.tender.id:
                self._loaded[side] = tender
                self._show_comparison()

        if isinstance(side, int):
            self._desk.version(identifier, side, arrived)
        elif isinstance(side, tuple):
            self._desk.other(side[1], arrived)
        return None

    def _show_comparison(self) -> None:
        self._show_revisions()
        old, new = self._tender_of(self._old.value()), self._tender_of(self._new.value())
        is_known = old is not None and new is not None
        changes = compare(old, new) if old is not None and new is not None else ()
        with_now, is_version = self._new.value() == NOW, isinstance(self._old.value(), int)
        action = ("Zet dit terug" if is_version else "Neem dit over") if with_now else ""
        self.changes.setVisible(bool(changes))
        self.changes.show_changes(changes, action)
        self._restore.setVisible(bool(changes) and with_now and is_version)
        if not is_known:
            self._sentence.setText("Kies wat u wilt vergelijken." if self._old.value() is None else "")
        elif not changes:
            self._sentence.setText("Er is geen verschil.")
        else:
            words = "1 verschil" if len(changes) == 1 else f"{len(changes)} verschillen"
            self._sentence.setText(f"{words}. Wijzigingen in akkoord en herzieningen tellen niet mee.")

    def _show_revisions(self) -> None:
        tender = self._editor.tender
        base: Tender | None = None
        if tender.revisions:
            name = told(tender.revisions[-1].number)
            found = [item for item in self._versions if item.kind is VersionKind.REVISION and item.reason == name]
            base = self._tender_of(found[0].number) if found else None
        self.revisions.show_tender(tender, base)

    def _on_put_back(self, change: TenderChange) -> None:
        words = f"{change.label} teruggezet"
        try:
            made = put_back(self._editor.tender, change)
        except KeyError:  # it changed in the meantime: show how it is now
            self._show_comparison()
            return
        if change.path == "phase":
            self._editor.set("phase", change.old)  # a publication that is taken back leaves no log
        else:
            self._editor.replace(made, words)
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self._editor.undo_stack.undo)

    def _on_restore(self) -> None:
        side = self._old.value()
        version = next((item for item in self._versions if item.number == side), None)
        if version is None or side not in self._loaded:
            return
        words = f"Versie teruggezet: {version.reason}"
        self._editor.replace(restored(self._editor.tender, self._loaded[side]), words)
        self.said.emit(words, "Ongedaan maken  Ctrl+Z", self._editor.undo_stack.undo)


def moment(when: datetime) -> str:
    """A moment on this computer's clock: "23-11-2026 16:40"."""
    here = when.astimezone()
    return f"{dutch.day(here.date())} {here:%H:%M}"


def version_words(version: Version) -> str:
    """A version in one line of a list."""
    return f"{moment(version.kept_at)} · {version.reason or version.kind.label}"
