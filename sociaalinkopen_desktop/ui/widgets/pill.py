"""Pills: a state or a count in at most three words, with icon and tone. Not clickable."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..drawing import rounded
from ..theme import Look, look


@dataclass(frozen=True, slots=True)
class PillKind:
    """Word, icon and tone of one state."""

    word: str
    glyph: str
    tone: str


PILLS: dict[str, PillKind] = {
    # verdicts of the Toets
    "met": PillKind("Voldoet", "check-circle-fill", "ok"),
    "not_met": PillKind("Voldoet niet", "x-circle-fill", "bad"),
    "to_justify": PillKind("Motiveren", "warning-fill", "why"),
    "justified": PillKind("Gemotiveerd", "chat-text-fill", "ok"),
    "undecided": PillKind("Nog te beantwoorden", "circle-dashed", "neutral"),
    "not_applicable": PillKind("Niet van toepassing", "minus-circle", "neutral"),
    "opportunity": PillKind("Kans", "lightbulb-fill", "accent"),
    # phases of a tender
    "preparation": PillKind("Voorbereiding", "pencil-simple", "neutral"),
    "review": PillKind("Toetsing", "scales", "why"),
    "published": PillKind("Gepubliceerd", "broadcast", "accent"),
    "award": PillKind("Gunning", "trophy", "accent"),
    "execution": PillKind("In uitvoering", "play-circle-fill", "ok"),
    "completed": PillKind("Afgerond", "flag-fill", "neutral"),
    "cancelled": PillKind("Ingetrokken", "prohibit", "neutral"),
    # documents and facts
    "current": PillKind("Actueel", "check-circle-fill", "ok"),
    "outdated": PillKind("Verouderd", "clock-clockwise", "why"),
    "draft": PillKind("Concept", "pencil-simple", "neutral"),
    "to_make": PillKind("Nog te maken", "circle-dashed", "neutral"),
    "to_confirm": PillKind("Nog te bevestigen", "question", "why"),
    "example": PillKind("Voorbeeld", "sparkle", "accent"),
    # recognitions of an enterprise
    "proof_valid": PillKind("Geldig", "check-circle-fill", "ok"),
    "proof_ends_soon": PillKind("Verloopt binnenkort", "clock-fill", "why"),
    "proof_not_checked": PillKind("Bewijs niet bekeken", "question", "why"),
    "proof_expired": PillKind("Verlopen", "x-circle-fill", "bad"),
    "proof_own_statement": PillKind("Eigen verklaring", "chat-text", "neutral"),
    "proof_none": PillKind("Geen erkenning", "minus-circle", "neutral"),
    # meetings
    "meeting_to_plan": PillKind("Te plannen", "circle-dashed", "neutral"),
    "meeting_planned": PillKind("Gepland", "calendar-check", "accent"),
    "meeting_open": PillKind("Opvolging open", "clock-fill", "why"),
    "meeting_done": PillKind("Afgerond", "check-circle-fill", "ok"),
}

_SIDE, _ICON, _GAP = 8, 14, 4


def pill_size(key: str, words: str = "", style: Look | None = None) -> QSize:
    """Return how large the pill `key` is, with its own word or with `words`."""
    style = style or look()
    wide = style.metrics("caption-strong").horizontalAdvance(words or PILLS[key].word)
    return QSize(wide + style.px(_ICON) + 2 * _SIDE + _GAP + 2, style.metrics("caption-strong").height() + 6)


def paint_pill(p: QPainter, at: QPoint, key: str, words: str = "", room: int = 0) -> QRect:
    """Draw a pill with its top left corner at `at` and return where it is.

    With `room` it becomes at most so many pixels wide and its words are elided.
    """
    style, kind = look(), PILLS[key]
    words = words or kind.word
    size = pill_size(key, words, style)
    if room and size.width() > room:
        spare = room - (size.width() - style.metrics("caption-strong").horizontalAdvance(words))
        words = style.metrics("caption-strong").elidedText(words, Qt.TextElideMode.ElideRight, max(0, spare))
        size.setWidth(room)
    ink, rect = style.c.tone(kind.tone), QRect(at, size)
    rounded(p, rect, rect.height() / 2, style.c.ground(kind.tone), ink if style.outlined else None)
    wide = style.draw_glyph(p, rect.x() + _SIDE, rect.center().y() + 1, kind.glyph, ink, _ICON)
    p.setPen(ink)
    p.setFont(style.font("caption-strong"))
    p.drawText(rect.adjusted(_SIDE + wide + _GAP, 0, 0, -1), Qt.AlignmentFlag.AlignVCenter, words)
    return rect


class Pill(QWidget):
    """A pill as a widget. `key` is one of PILLS; `words` replaces its word ("2 motiveren")."""

    def __init__(self, key: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._words = key, words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(key, words)

    def set_state(self, key: str, words: str = "") -> None:
        """Show another state; raises KeyError for an unknown one."""
        if self.shows(key, words) and self.accessibleName():
            return
        self._key, self._words = key, words or PILLS[key].word
        self.setAccessibleName(self._words)
        self.restyle()

    def shows(self, key: str, words: str = "") -> bool:
        """Whether this is what it shows already."""
        return (key, words or PILLS[key].word) == (self._key, self._words)

    @property
    def key(self) -> str:
        return self._key

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._key, self._words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint_pill(p, QPoint(0, 0), self._key, self._words, self.width())
        p.end()
