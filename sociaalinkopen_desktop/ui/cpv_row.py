"""The form row of a CPV code, or of a list of them: the field, a button that opens the picker, and what a code says.

Below the field stand the label of the code and calm remarks: it fits another nature of contract, it is a social or
other specific service, social enterprises are often active here. Nothing of this stops anybody.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ..domain import fields
from ..domain.choices import ContractNature
from ..domain.cpv import check_digit_of, digits_of, is_annex_xiv, nature_of
from ..domain.fields import Field
from ..domain.tender import Tender
from .cpv_fields import CpvField, CpvListField
from .cpv_picker import CpvPicker
from .cpv_tools import CpvTools
from .editing import Editor
from .theme import look
from .widgets.buttons import Button
from .widgets.field_row import FieldRow
from .widgets.hint import Hint
from .widgets.layouts import Flow, column, holder, row
from .widgets.text import Label, plain_tooltip

SOCIAL_SERVICE = "subject.is_social_or_specific_service"
_CHIP_WIDTH, _AROUND_CHIP = 460, 52


class CpvRow(FieldRow):
    """A row with the field as its `control`. Without tools it is a field for digits and nothing more.

    `said(str)` tells what a button changed, for the undo bar.
    """

    said = Signal(str)

    def __init__(self, field: Field, *, tools: CpvTools | None = None, label: str = "") -> None:
        self.entry: CpvField = CpvListField() if field.many else CpvField()
        self._tools = tools
        self._editor: Editor | None = None
        self._path = ""
        self._picker: CpvPicker | None = None
        self._is_main = field.name == "main_cpv"
        name = label or field.about.label
        self.search = Button("Zoek code", "secondary", "magnifying-glass", small=True, name=f"Zoek code: {name}")
        self.search.setToolTip("Zoek in de CPV-lijst (F4)")
        super().__init__(
            name, [self.entry, self.search] if tools is not None else [self.entry], explain=field.about.help
        )
        self.chips = CpvChips(self._told)
        self.notes = CpvNotes()
        self.add_below(self.chips)
        self.add_below(self.notes)
        self.entry.picker_wanted.connect(self.open_picker)
        self.search.clicked.connect(self.open_picker)
        self.chips.removed.connect(self._on_remove)
        self.notes.social_wanted.connect(self._on_social)
        if isinstance(self.entry, CpvListField):
            self.entry.listed.connect(self.chips.show_codes)

    def join(self, editor: Editor, path: str) -> None:
        """Follow the field at that path; remarks about its value also depend on the rest of the tender."""
        self._editor, self._path = editor, path
        editor.changed.connect(self._on_changed)
        editor.opened.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show what there is to say about the code that the editor holds."""
        if self._tools is None or self._editor is None or isinstance(self.entry, CpvListField):
            return
        item = self._editor.item
        try:
            code = str(fields.get(item, self._path))
        except KeyError:  # the row of a list that was just taken away
            return
        self.notes.show_code(code, self._tools, item if isinstance(item, Tender) else None, self._is_main)

    def picker(self) -> CpvPicker | None:
        """The picker, while it is open."""
        return self._picker

    def open_picker(self) -> None:
        """Show the picker over the window, with what was typed here as its first search."""
        if self._tools is None or self._picker is not None:
            return
        self._picker = CpvPicker(self._tools, self.entry, self.entry.sought(), self.entry.picked())
        self._picker.picked.connect(self._on_picked)
        self._picker.closed.connect(self._on_closed)
        self._picker.open()

    # -- inside ---------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _on_changed(self, _item: object) -> None:
        if self.isVisible():  # a page that nobody sees catches up when it is shown
            self.refresh()

    def _told(self, code: str) -> str:
        return self._tools.told(code) if self._tools is not None else code

    def _on_picked(self, code: str) -> None:
        if self._editor is not None:
            self._editor.leave_field()
        self.entry.pick(code)
        if self._editor is not None:
            self._editor.leave_field()

    def _on_closed(self, back: bool) -> None:
        self._picker = None
        if back:
            self.entry.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_remove(self, code: str) -> None:
        if isinstance(self.entry, CpvListField):
            self.entry.remove(code)
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self.said.emit(f"Code {code} weggehaald")

    def _on_social(self) -> None:
        if self._editor is not None:
            self._editor.leave_field()
            self._editor.set(SOCIAL_SERVICE, True)
            self._editor.leave_field()
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self.said.emit("Sociale of andere specifieke dienst staat op ja")


class CpvNotes(QWidget):
    """The label of a code and remarks about it; takes no room without a code."""

    social_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label("", "body", wrap=True)
        self._unknown = Hint(glyph="warning-fill")
        self._nature = Hint(glyph="warning-fill")
        self._social = Hint(glyph="info")
        self._sector = Hint(tone="accent", glyph="lightbulb")
        self.social_button = Button("Zet op ja", "secondary", "check", small=True)
        self.social_button.setAccessibleName("Zet ‘Sociale of andere specifieke dienst’ op ja")
        self.social_button.clicked.connect(self.social_wanted)
        self._button_line = holder(row(20, self.social_button, None, gap=0))
        parts = (self._label, self._unknown, self._nature, self._social, self._button_line, self._sector)
        self.setLayout(column(*parts, gap=4))
        for part in (self._label, self._button_line):
            part.hide()
        self.hide()

    def words(self) -> list[str]:
        """Everything that is said now, from above to below."""
        hints = (self._unknown, self._nature, self._social, self._sector)
        return [words for words in (self._label.text(), *(hint.words() for hint in hints)) if words]

    def show_code(self, code: str, tools: CpvTools, tender: Tender | None, is_main: bool) -> None:
        """Say what the code stands for and, with a tender, whether it fits what was chosen there."""
        table = tools.table()
        found = table.codes.get(code) if code else None
        nature = tender.subject.nature if tender is not None else None
        self._label.setText(found.label if found is not None else "")
        self._label.setToolTip(plain_tooltip(f"{table.codes.path(code)} › {found.label}") if found is not None else "")
        self._label.setVisible(found is not None)
        self._unknown.show_words(_unknown_words(code, found.check_digit if found else None, bool(table.codes.codes)))
        own = nature_of(code) if found is not None else None
        self._nature.show_words(_nature_words(own, nature))
        asks = (
            found is not None
            and is_main
            and nature is ContractNature.SERVICES
            and own is ContractNature.SERVICES
            and is_annex_xiv(code)
            and tender is not None
            and tender.subject.is_social_or_specific_service is not True
        )
        self._social.show_words(_SOCIAL_WORDS if asks else "")
        self._button_line.setVisible(asks)
        sector = table.sector_of(code) if found is not None else None
        self._sector.show_words(sector_words(sector.name) if sector is not None else "")
        self.setVisible(bool(code))


class CpvChips(QWidget):
    """The codes of a list, each a chip with its label; a press takes it away."""

    removed = Signal(str)

    def __init__(self, told: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._chips: list[Button] = []
        self._flow = Flow(gap=6, line_gap=6)
        self.setLayout(self._flow)
        self.setAccessibleName("Gekozen codes")
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.hide()

    def chips(self) -> list[Button]:
        """The chips from the first code to the last."""
        return self._chips

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Show these codes."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._made(code) for code in codes]
        self._fit()
        self.setVisible(bool(codes))

    def restyle(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorten the labels to what fits on one line; the whole label is in the tooltip."""
        style = look()
        around = style.px(_AROUND_CHIP)
        room = min(style.px(_CHIP_WIDTH), self.width()) - around
        for chip in self._chips:
            words = self._told(chip.property("code"))
            shown = style.metrics("caption-strong").elidedText(words, Qt.TextElideMode.ElideRight, max(around, room))
            chip.setText(shown.replace("&", "&&"))
        self._flow.invalidate()
        self.updateGeometry()

    def _made(self, code: str) -> Button:
        words = self._told(code)
        chip = Button(words.replace("&", "&&"), "chip", "x", small=True, glyph_after=True, parent=self)
        chip.setAccessibleName(f"{words}: weghalen")
        chip.setToolTip(plain_tooltip(f"{words}\nKlik om deze code weg te halen"))
        chip.setAccessibleDescription("Klik om deze code weg te halen")
        chip.setProperty("code", code)
        chip.clicked.connect(lambda: self.removed.emit(code))
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):  # type: ignore[attr-defined]
            self.removed.emit(watched.property("code"))
            return True
        return super().eventFilter(watched, event)


_SOCIAL_WORDS = (
    "Deze code valt waarschijnlijk onder de sociale en andere specifieke diensten van bijlage XIV (nog te bevestigen). "
    "Zet ‘Sociale of andere specifieke dienst’ op ja?"
)


def sector_words(name: str) -> str:
    """The remark for a sector in which social enterprises often deliver."""
    return f"Hier zijn vaak sociale ondernemingen actief ({name})."


def _unknown_words(code: str, check_digit: str | None, has_list: bool) -> str:
    if not code or not has_list:
        return ""
    if check_digit is None:
        return "Deze code staat niet in de CPV-lijst van 2008. Kijk de cijfers na."
    if check_digit_of(code) not in ("", check_digit):
        return f"Het laatste cijfer klopt niet: bij {digits_of(code)} hoort {check_digit}."
    return ""


def _nature_words(own: ContractNature | None, chosen: ContractNature | None) -> str:
    if own is None or chosen is None or own is chosen:
        return ""
    return f"Deze code hoort bij {own.label.lower()}; u koos {chosen.label.lower()}. Kijk na wat klopt."
