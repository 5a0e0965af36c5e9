"""Parts of the card with who could deliver: from where distances count, who does not fit, the searches so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain import dutch
from ...domain.enterprises.enterprise import Enterprise
from ...domain.enterprises.matching import Need
from ...domain.market import RegisterSearch
from ..matching_desk import Misfits
from ..models.enterprise_list import name_shown
from ..widgets.buttons import Button
from ..widgets.field_row import FieldRow
from ..widgets.inputs import TextEdit
from ..widgets.layouts import Flow, column, flowing, keep_shown
from ..widgets.text import Label
from ..widgets.text_table import TextCell, TextColumn, TextTable

LOG = (TextColumn("Gezocht op", 2), TextColumn("Waarop", 5), TextColumn("Gevonden", 2), TextColumn("Best passend", 4))
MISFITS = (TextColumn("Past niet", 3), TextColumn("Waarom niet", 6))


class PlacePart(QWidget):
    """From where distances count, and the question for the municipality when the tender does not say.

    `home_given(str)`: another municipality was typed.
    """

    home_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._need: Need | None = None
        self._known, self._asks = "", False
        self._words = Label("", "caption", "muted", wrap=True)
        self.other_button = Button("Andere gemeente", "quiet", "map-pin", small=True)
        self.home = TextEdit()
        self.row = FieldRow("Vanuit welke gemeente?", self.home, help="Het programma onthoudt dit.")
        flow = Flow(gap=8, line_gap=4)
        flow.addWidget(self.other_button)
        self._buttons = flowing(flow)
        self.setLayout(column(self._words, self._buttons, self.row))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.other_button.clicked.connect(self._ask)
        self.home.editingFinished.connect(self._tell)

    def words(self) -> str:
        """What is said of it, "" while nothing is."""
        return self._words.text() if not self.isHidden() else ""

    def begin(self, home: str) -> None:
        """Another tender is shown; `home` is the municipality that was chosen before."""
        self._known, self._asks = home, False
        self.home.reset(home)

    def show_need(self, need: Need | None) -> None:
        """Show from where this need counts, or nothing."""
        self._need = need
        keep_shown(self, need is not None)
        if need is None:
            return
        asks = need.at is None or (need.at_home and (self._asks or bool(self._known)))
        keep_shown(self.row, asks)
        keep_shown(self._buttons, need.at_home and not asks)
        wrong = bool(self.home.value().strip()) and need.at is None
        self.row.set_error("Deze gemeente staat niet in de lijst van het programma. Kijk de naam na." if wrong else "")
        if need.at is None:
            self._words.setText("De plaats van het werk is niet bekend. Daarom telt de afstand niet mee.")
        elif need.at_home:
            why = "In stap 1 staat geen plaats van het werk die het programma kent."
            self._words.setText(f"Afstand vanaf {need.at.name}. {why} De afstand is hemelsbreed.")
        else:
            self._words.setText(
                f"Afstand vanaf {need.at.name}, de plaats van het werk uit stap 1. De afstand is hemelsbreed."
            )

    def _ask(self) -> None:
        self._asks = True
        self.show_need(self._need)
        self.home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        name = self.home.value().strip()
        if name != self._known:
            self._known = name
            self.home_given.emit(name)


class MisfitList(QWidget):
    """Who does not fit, each with the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "caption", "muted", wrap=True)
        self._table = TextTable(MISFITS, name="Wie niet past")
        self.setLayout(column(self._words, self._table))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_misfits(self, misfits: Misfits | None, *, is_named: bool) -> None:
        """Show these, or nothing for None; `is_named` when only those with a certain name were asked for."""
        keep_shown(self, misfits is not None)
        if misfits is None:
            return
        keep_shown(self._table, bool(misfits.rows))
        self._table.set_rows([_misfit_row(item, why) for item, why in misfits.rows])
        number = len(misfits.rows)
        if misfits.has_more:
            words = f"De eerste {number}; typ een naam om te zoeken."
        elif number:
            words = dutch.counted(number, "onderneming past niet.", "ondernemingen passen niet.")
        elif is_named:
            words = "Niemand met die naam valt buiten de lijst."
        else:
            words = "Iedereen in het register past."
        self._words.setText(words)

    def texts(self) -> list[tuple[str, ...]]:
        """Who does not fit with the reason, as far as they are shown."""
        return self._table.texts() if not (self.isHidden() or self._table.isHidden()) else []


class SearchLog(QWidget):
    """The searches that are in the file, the newest first; not there while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = TextTable(LOG, name="Vastgelegde zoektochten")
        self.setLayout(column(Label("Vastgelegd in dit dossier", "strong", wrap=True), self._table))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_searches(self, searches: Sequence[RegisterSearch]) -> None:
        """Show these searches."""
        self._table.set_rows([_log_row(item) for item in reversed(searches)])
        keep_shown(self, bool(searches))

    def texts(self) -> list[tuple[str, ...]]:
        """The rows that are shown."""
        return self._table.texts() if not self.isHidden() else []


def _log_row(item: RegisterSearch) -> tuple[TextCell, ...]:
    known = f"van {dutch.number(item.known)}" if item.known is not None else ""
    return (
        TextCell(dutch.day(item.day) if item.day is not None else "–"),
        TextCell(item.sought),
        TextCell(dutch.number(item.found or 0), known, strong=True),
        TextCell(", ".join(item.names[:3]) or "–"),
    )


def _misfit_row(item: Enterprise, why: Sequence[str]) -> tuple[TextCell, ...]:
    return TextCell(name_shown(item.name), item.town.strip()), TextCell(" ".join(why))
