"""Instellingen: the backups, what is in one, and what putting it back would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...application.backup_words import moment_words, preview_parts, size_words, tenders_words
from ...application.backups import DAILY, HOURLY, WEEKLY, Backup, Checked, Preview, TenderThere
from ...config.settings import Settings
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.hairline import Hairline
from ..widgets.inputs import CheckBox
from ..widgets.layouts import Flow, column, holder, row
from ..widgets.line_button import LineButton
from ..widgets.text import Label
from .settings_parts import Place, SettingsPart, SettingsTools, path_field, show_path

FILES = "Reservekopie (*.sqlite);;Alle bestanden (*)"
_FIRST = 8
_MOST_LINES = 12


class BackupsPart(SettingsPart):
    """`make_requested`; `preview_requested(Backup)` and `file_requested(Path)`: look into one; `restore_requested
    (Backup)`: put it back; `bring_back_requested(Backup, TenderThere)`: take one tender out of it.
    """

    make_requested = Signal()
    preview_requested = Signal(object)
    file_requested = Signal(object)
    restore_requested = Signal(object)
    bring_back_requested = Signal(object, object)

    def __init__(self, tools: SettingsTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._preview: Preview | None = None
        self._shown: tuple[Checked, ...] = ()
        self._all = self._busy = False
        self.lines: list[LineButton] = []
        self.tenders: list[Button] = []
        self.fill(self._how_card(), self._list_card(), self._preview_card())
        self.card_preview.hide()

    # -- cards ----------------------------------------------------------------------------------------------------
    def _how_card(self) -> Card:
        self.automatic = CheckBox("Maak vanzelf reservekopieën")
        self.place = path_field()
        self.choose = Button("Kies een map", glyph="folder-open", small=True)
        self.forget = Button("Weer naast de gegevens", "quiet", "x", small=True)
        card = Card("Reservekopieën")
        card.add(
            self.line(
                "Vanzelf",
                self.automatic,
                help="Bij de start en elk uur waarin u iets wijzigt. Het programma leest elke kopie na en bewaart de "
                f"laatste van {HOURLY} uren, {DAILY} dagen en {WEEKLY} weken.",
            ),
            self.line(
                "Map",
                Place(self.place, self.choose, self.forget),
                help="Kies liever een andere schijf dan die van uw gegevens: dan helpt de kopie ook als de schijf stuk "
                "gaat. Is die schijf er even niet, dan komen de kopieën zolang naast uw gegevens.",
            ),
        )
        self.automatic.setAccessibleName("Maak vanzelf reservekopieën")
        self.automatic.edited.connect(lambda on: self.change(backups=on))
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(self._forget)
        return card

    def _list_card(self) -> Card:
        self.make = Button("Maak nu een reservekopie", "primary", "plus")
        self.other = Button("Kies een ander bestand", glyph="folder-open")
        self.more = Button("Toon alle", "quiet", small=True)
        self._nothing = Label("Er zijn nog geen reservekopieën.", tone="muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.card_list = Card("Wat er is", margins=(8, 14, 8, 12))
        self.card_list.layout().itemAt(0).layout().setContentsMargins(12, 0, 12, 0)  # type: ignore[union-attr]
        buttons = Flow()
        buttons.addWidget(self.make)
        buttons.addWidget(self.other)
        words = Label("Kies een kopie om te zien wat er zou veranderen als u haar terugzet.", tone="muted", wrap=True)
        top = column(words, holder(buttons), self._nothing, gap=10, margins=(12, 0, 12, 0))
        self.card_list.add(top, self._rows, row(self.more, None, margins=(8, 0, 0, 0)))
        self.more.hide()
        self.make.clicked.connect(lambda: self._unless_busy(self.make_requested.emit))
        self.other.clicked.connect(self._choose_file)
        self.more.clicked.connect(self._show_all)
        return self.card_list

    def _preview_card(self) -> Card:
        self.card_preview = Card("Wat er zou veranderen")
        self._changes = QVBoxLayout()
        self._changes.setSpacing(4)
        self.restore = Button("Zet deze kopie terug", glyph="clock-counter-clockwise")
        self.back = Button("Terug naar de lijst", "quiet", "arrow-left")
        buttons = Flow()
        buttons.addWidget(self.restore)
        buttons.addWidget(self.back)
        self.card_preview.add(
            self._changes,
            Label(
                "Wat er nu staat, bewaart het programma eerst als reservekopie. U kunt dus altijd terug.",
                tone="muted",
                wrap=True,
            ),
            holder(buttons),
        )
        self.restore.clicked.connect(lambda: self._unless_busy(self._restore))
        self.back.clicked.connect(self.close_preview)
        return self.card_preview

    # -- showing --------------------------------------------------------------------------------------------------
    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self.automatic.set_value(settings.backups)
        show_path(self.place, settings.backup_folder or str(self._tools.data_folder / "reservekopieen"))
        self.forget.setVisible(bool(settings.backup_folder))

    def set_busy(self, busy: bool) -> None:
        """Nothing else can be asked while something is under way. Buttons stay, and so does the focus on them."""
        self._busy = busy
        self.card_list.set_title("Wat er is · even geduld" if busy else "Wat er is")

    def show_list(self, copies: Sequence[Checked]) -> None:
        """Show these copies, the newest first."""
        self._shown = tuple(copies)
        focused = next((at for at, line in enumerate(self.lines) if line.hasFocus()), None)
        for old in self.lines:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        shown = self._shown if self._all else self._shown[:_FIRST]
        self.lines = [self._line(item) for item in shown]
        before: QWidget = self.other
        for line in self.lines:
            self._rows.addWidget(line)
            line.show()
            QWidget.setTabOrder(before, line)
            before = line
        if focused is not None and self.lines:
            self.lines[min(focused, len(self.lines) - 1)].setFocus()
        self._nothing.setVisible(not self._shown)
        self.more.setVisible(len(shown) < len(self._shown))
        self.more.setText(f"Toon alle {len(self._shown)}")

    def show_preview(self, preview: Preview) -> None:
        """Show what putting this copy back would change, in the place of the list."""
        self._preview = preview
        self._empty_changes()
        self.card_preview.set_title(f"Reservekopie van {moment_words(preview.backup.moment)}")
        if preview.is_empty:
            self._changes.addWidget(Label("Er verandert niets: alles is nog zoals toen.", wrap=True))
        for at, (heading, lines) in enumerate(preview_parts(preview)):
            if at:
                self._changes.addSpacing(8)
                self._changes.addWidget(Hairline(upright=False))
                self._changes.addSpacing(4)
            self._changes.addWidget(Label(heading, "strong", wrap=True))
            for line in lines[:_MOST_LINES]:
                self._changes.addWidget(Label(line, wrap=True))
            if len(lines) > _MOST_LINES:
                self._changes.addWidget(Label(f"en nog {len(lines) - _MOST_LINES}", tone="muted"))
        self._offer_single(preview, preview.returning)
        self.restore.setEnabled(not preview.is_empty)
        self.card_list.hide()
        self.card_preview.show()
        self.back.setFocus()

    def close_preview(self) -> None:
        """Show the list again."""
        self._preview = None
        self.card_preview.hide()
        self.card_list.show()
        (self.lines[0] if self.lines else self.make).setFocus()

    def _unless_busy(self, action: Callable[[], object]) -> None:
        if not self._busy:
            action()

    # -- inside ---------------------------------------------------------------------------------------------------
    def _line(self, item: Checked) -> LineButton:
        backup = item.backup
        good = item.content is not None
        number = tenders_words(len(item.content.tenders)) if item.content is not None else item.problem
        second = " · ".join((number, size_words(backup.size), backup.reason.words)) if good else number
        made = LineButton(
            moment_words(backup.moment),
            second,
            pill="current" if good else "not_met",
            pill_words="In orde" if good else "Niet te gebruiken",
        )
        made.setEnabled(good)
        made.clicked.connect(lambda _on=False: self.preview_requested.emit(backup))
        return made

    def _offer_single(self, preview: Preview, returning: Sequence[TenderThere]) -> None:
        """Tenders that can come back one by one, as a copy beside what is there."""
        self.tenders = []
        single = (*returning, *(then for _now, then in preview.changed))[:_MOST_LINES]
        if not single:
            return
        self._changes.addSpacing(8)
        self._changes.addWidget(
            Label("Liever één aanbesteding terug, als kopie naast wat er nu is?", tone="muted", wrap=True)
        )
        flow = Flow()
        for item in single:
            button = Button(_short(item.name), glyph="copy", small=True)
            button.setAccessibleName(f"Haal terug als kopie: {item.name}")
            button.setToolTip(f"Haal terug als kopie: {item.name}".replace("<", "‹"))
            button.clicked.connect(lambda _on=False, item=item: self._bring_back(preview.backup, item))
            flow.addWidget(button)
            self.tenders.append(button)
        self._changes.addWidget(holder(flow))

    def _bring_back(self, backup: Backup, item: TenderThere) -> None:
        self.bring_back_requested.emit(backup, item)

    def _empty_changes(self) -> None:
        while self._changes.count():
            item = self._changes.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _restore(self) -> None:
        if self._preview is not None:
            self.restore_requested.emit(self._preview.backup)

    def _show_all(self) -> None:
        self._all = True
        self.show_list(self._shown)
        if len(self.lines) > _FIRST:
            self.lines[_FIRST].setFocus()

    def _choose(self) -> None:
        chosen = self._tools.choose_folder("Map voor reservekopieën", self.settings.backup_folder)
        if chosen is not None:
            self.change(backup_folder=str(chosen))

    def _forget(self) -> None:
        self.take_away("Reservekopieën komen weer naast de gegevens", backup_folder="")
        self.choose.setFocus()

    def _choose_file(self) -> None:
        path = self._tools.choose_file("Kies een reservekopie", FILES)
        if path is not None:
            self.file_requested.emit(path)


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39].rstrip()}…"
