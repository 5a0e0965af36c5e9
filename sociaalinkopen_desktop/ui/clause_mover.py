"""The place of a text: what the law asks there, and a button that moves it to another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..domain import dutch
from ..domain.choices import ClausePlace
from ..domain.clause_places import LIST_OF, RULES, lost_by_moving, moved, place_of, places_for, text_at
from ..domain.tender import Tender
from .editing import Editor
from .widgets.buttons import Button
from .widgets.choices import ChoiceBox
from .widgets.field_row import FieldRow
from .widgets.hint import Hint

EXPLAIN = "Kies een andere plaats. U ziet eerst wat de wet daar vraagt. Daarna verplaatst u de tekst."


class ClauseMover(QWidget):
    """Stands below the fields of a text at `path`; moving is one step that can be undone.

    `went(path, words)` is called with the new path. Choosing a place shows its rule and changes nothing yet.
    """

    def __init__(self, editor: Editor, path: str, went: Callable[[str, str], object]) -> None:
        super().__init__()
        self._editor, self._path, self._went = editor, path, went
        self._shown: ClausePlace | None = None
        self.places = ChoiceBox()
        self.button = Button("Verplaats", "secondary", "arrow-bend-down-left", small=True)
        self.here = Hint(tone="muted", glyph="scales")
        self.rule = Hint(glyph="scales")
        self.loss = Hint(glyph="warning-fill")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(FieldRow("Plaats", [self.places, self.button], explain=EXPLAIN))
        box.addWidget(self.here)
        box.addWidget(self.rule)
        box.addWidget(self.loss)
        self.places.edited.connect(lambda _place: self._explain())
        self.button.clicked.connect(self._move)
        editor.changed.connect(self._follow)
        self._follow(editor.item)

    def _follow(self, tender: Tender) -> None:
        """Show the place that the text has; a choice that was not carried out stays until the text itself moves."""
        try:
            place = place_of(tender, self._path)
        except KeyError:  # the text is gone
            return
        self.places.set_choices([(item, item.label) for item in places_for(tender)])
        if place is not self._shown:
            self._shown = place
            self.places.set_value(place)
        self._explain()

    def _explain(self) -> None:
        tender, chosen = self._editor.item, self.places.value()
        is_other = chosen is not None and chosen is not self._shown
        self.button.setVisible(is_other)
        self.here.show_words(RULES[chosen] if chosen is not None and not is_other else "")
        self.rule.show_words(RULES[chosen] if is_other else "")
        lost = lost_by_moving(tender, self._path, chosen) if is_other else ()
        names = dutch.listed([name.lower() for name in lost])
        self.loss.show_words(f"Op die plaats is geen ruimte voor: {names}. Dat vervalt." if lost else "")

    def _move(self) -> None:
        tender, place = self._editor.item, self.places.value()
        title = text_at(tender, self._path).title.strip() or "Tekst"
        after, path = moved(tender, self._path, place)
        words = f"Verplaatst naar {place.label.lower()}: {title}"
        self._editor.leave_field()
        self._editor.replace(after, words)
        self._went(f"{path}.{first_field(path)}", words)


def first_field(path: str) -> str:
    """The name of the first field that a text at this path shows: its title."""
    return "name" if path.startswith(LIST_OF[ClausePlace.AWARD]) else "title"
