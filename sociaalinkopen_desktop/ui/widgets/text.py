"""Words on screen: labels in a role and a tone, never interpreted as markup, as high as their lines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ..theme import TONE_ROLES, look

NO_BREAK = "\u00a0"


def keep_together(words: str) -> str:
    """Put no-break spaces between an amount and its sign, so that no line ends in "€" or begins with "%"."""
    return words.replace("€ ", "€" + NO_BREAK).replace(" %", NO_BREAK + "%")


def plain_tooltip(words: str) -> str:
    """Return words for `setToolTip`. Qt takes text with tags in it for HTML; a user's "<" must stay a "<".

    Words without such signs stay as they are: a screen reader reads the tooltip of what has no other description.
    """
    if not any(sign in words for sign in "<>&\n"):
        return words
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>"


class Label(QLabel):
    """Plain words in a role of tokens.TYPE and a tone of theme.TONE_ROLES.

    With `wrap` it breaks into lines and is exactly as high as they are, also inside a scroll area.
    """

    def __init__(
        self,
        words: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role, self._wraps = role, False
        self.setFont(look().font(role))
        if tone != "text":
            self.set_tone(tone)
        self._wraps = wrap
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setWordWrap(True)  # after the policy: it adds that the height depends on the width
        if words:
            self.setText(words)

    def setText(self, words: str) -> None:
        """Show these words. Does nothing when they are shown already."""
        words = keep_together(words)
        if self.buddy() is not None:
            words = words.replace("&", "&&")
        if words == self.text():
            return
        if not self.isVisible():
            super().setText(words)
            return
        # Qt lays out the whole page for other words. It need not when they take as much room as the ones before.
        before = self.sizeHint()
        self.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, True)
        super().setText(words)
        self.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, False)
        if self.sizeHint() != before:
            self.updateGeometry()

    def setBuddy(self, control: QWidget) -> None:
        """Join the label to its field; an "&" in the words stays an "&"."""
        words = self.text()
        super().setBuddy(control)
        if "&" in words:
            super().setText(words.replace("&", "&&"))

    def set_tone(self, tone: str) -> None:
        if TONE_ROLES[tone] != self.foregroundRole():
            self.setForegroundRole(TONE_ROLES[tone])

    def set_role(self, role: str) -> None:
        self._role = role
        self.setFont(look().font(role))

    def restyle(self) -> None:
        self.setFont(look().font(self._role))

    # Qt asks a wrapping label for one height before it knows the width; these answer for the width it has.
    def minimumSizeHint(self) -> QSize:
        if not self._wraps:
            return super().minimumSizeHint()
        return QSize(40, self.heightForWidth(self._room()))

    def sizeHint(self) -> QSize:
        if not self._wraps:
            return super().sizeHint()
        return QSize(200, self.heightForWidth(self._room()))

    def _room(self) -> int:
        """The width it has; before it has a place one that a sentence gets, or it would ask for a tower of words and
        make the window higher."""
        return max(40, self.width()) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else look().px(320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wraps and event.oldSize().width() != event.size().width():
            self.updateGeometry()


class Glyph(QLabel):
    """One icon beside words. It says nothing to a screen reader: the words beside it do."""

    def __init__(self, name: str, tone: str = "muted", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.restyle()

    def set_glyph(self, name: str, tone: str) -> None:
        if (name, tone) != (self._name, self._tone):
            self._name, self._tone = name, tone
            self.restyle()

    def restyle(self) -> None:
        drawn = look().glyph(self._name, self._tone, self._size)
        self.setPixmap(drawn)
        self.setFixedWidth(look().px(self._size))
