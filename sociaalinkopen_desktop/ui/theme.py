"""The current look: colours, fonts by role, icons; and how to change it while the program runs.

There is one `Look` per application. It lives in the application's style, so nothing has to be passed around and
nothing is a module global: `look()` asks `QApplication.style()` for it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from shiboken6 import isValid

from .collecting import not_collecting
from .glyphs import Glyphs
from .style import LookStyle
from .tokens import CONTROL, CONTROL_SMALL, TOKENS, TYPE, system_contrast

ThemeName = Literal["light", "dark", "high_contrast", "system"]

# The size in points of the system's font at 100 % text; a larger one means that the user asked for larger text.
_USUAL_POINTS = 9.0 if sys.platform == "win32" else 10.0

_ROLE = QPalette.ColorRole
# Labels keep no colour of their own: each tone is a role of the palette, so a new palette recolours every label.
# The last roles are used by nothing that our style draws.
TONE_ROLES: dict[str, QPalette.ColorRole] = {
    "text": _ROLE.WindowText,
    "muted": _ROLE.PlaceholderText,
    "accent": _ROLE.Link,
    "surface": _ROLE.ToolTipText,
    "bad": _ROLE.BrightText,
    "ok": _ROLE.LinkVisited,
    "why": _ROLE.Shadow,
    "neutral": _ROLE.Midlight,
}


@dataclass(frozen=True, slots=True)
class Colours:
    """The tokens of one theme as QColor. See tokens.py for what each is for."""

    canvas: QColor
    surface: QColor
    sunken: QColor
    hover: QColor
    soft: QColor
    line: QColor
    field_line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    focus: QColor
    focus_gap: QColor
    ok: QColor
    ok_bg: QColor
    bad: QColor
    bad_bg: QColor
    why: QColor
    why_bg: QColor
    neutral: QColor
    neutral_bg: QColor
    chart_price: QColor
    on_price: QColor
    chart_social: QColor
    on_social: QColor
    paper: QColor
    ink: QColor
    on_text: QColor

    def tone(self, name: str) -> QColor:
        """Return the token called `name`; raises AttributeError for an unknown one."""
        return cast(QColor, getattr(self, name))

    def ground(self, tone: str) -> QColor:
        """Return the tinted ground that belongs to a tone."""
        return self.soft if tone == "accent" else cast(QColor, getattr(self, tone + "_bg"))


def colours_of(tokens: Mapping[str, str]) -> Colours:
    """Return the QColors of one token column."""
    return Colours(**{name: QColor(value) for name, value in tokens.items()})


class Look(QObject):
    """The theme and text size in use. `changed` tells that both colours and fonts may be different now."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._system_font = QFont(app.font())
        self._glyphs = Glyphs()
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}
        self._changing = self._used = False
        self.choice: str = "light"
        self.theme: str = "light"  # the one drawn now: light, dark or high_contrast
        self.text_scale: float = 1.0
        self.c: Colours = colours_of(TOKENS["light"])
        self.shows_focus = True
        app.focusChanged.connect(self._on_focus)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    # -- asking ---------------------------------------------------------------------------------------------------
    @property
    def outlined(self) -> bool:
        """High contrast: no tinted grounds, full lines around everything."""
        return self.theme == "high_contrast"

    @property
    def scale(self) -> float:
        """How many times larger than designed text is shown (1.0 to 2.5)."""
        system = max(1.0, self._system_font.pointSizeF() / _USUAL_POINTS)
        return min(2.5, system * self.text_scale)

    def px(self, size: float) -> int:
        """Return a designed size in pixels, grown along with the text."""
        return round(size * self.scale)

    def font(self, role: str = "body") -> QFont:
        """Return the font of a role from tokens.TYPE, with figures of equal width."""
        made = self._fonts.get(role)
        if made is None:
            points, weight = TYPE[role]
            made = QFont(self._system_font)
            made.setPointSizeF(points * self.scale)
            made.setWeight(QFont.Weight(weight))
            made.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[role] = made
        return made

    def metrics(self, role: str = "body") -> QFontMetrics:
        """Return the metrics of a role's font."""
        made = self._metrics.get(role)
        if made is None:
            made = self._metrics[role] = QFontMetrics(self.font(role))
        return made

    def control_height(self, small: bool = False) -> int:
        """Return the height of a field or button: never lower than its text needs."""
        if small:
            return max(CONTROL_SMALL, self.metrics("caption-strong").height() + 10)
        return max(CONTROL, self.metrics("body").height() + 12)

    def glyph(self, name: str, tone: str | QColor = "muted", size: int = 16) -> QPixmap:
        """Return an icon in a token's colour; `size` is as designed and grows along with the text."""
        colour = self.c.tone(tone) if isinstance(tone, str) else tone
        return self._glyphs.pixmap(name, colour, self.px(size))

    def icon(self, name: str, tone: str | QColor = "muted", size: int = 16) -> QIcon:
        """Return the same as a QIcon, for menus and the like."""
        return QIcon(self.glyph(name, tone, size))

    def draw_glyph(
        self, p: QPainter, x: int, middle: int, name: str, tone: str | QColor = "muted", size: int = 16
    ) -> int:
        """Draw an icon with its left edge at `x`, centred on the line `middle`; return its width in pixels."""
        colour = self.c.tone(tone) if isinstance(tone, str) else tone
        high = self.px(size)
        drawn = self._glyphs.pixmap(name, colour, high, p.device().devicePixelRatio())
        p.drawPixmap(QPoint(x, middle - high // 2), drawn)
        return high

    # -- changing -------------------------------------------------------------------------------------------------
    def use(self, choice: str, text_scale: float = 1.0) -> None:
        """Show another theme or text size, also in everything that is on screen already."""
        if choice != "system" and choice not in TOKENS:
            raise ValueError(f"unknown theme {choice!r}")
        self.choice, self.text_scale = choice, text_scale
        self._changing = True  # telling the system may make it tell us back
        self._tell_system()
        self._changing = False
        tokens: Mapping[str, str]
        self.theme, tokens = self._system_tokens() if choice == "system" else (choice, TOKENS[choice])
        self.c = colours_of(tokens)
        self._fonts.clear()
        self._metrics.clear()
        self._glyphs.forget()
        self._app.setFont(self.font())
        QToolTip.setFont(self.font("caption"))
        palette = _palette(self.c)
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)
        self._app.setPalette(_rows_palette(palette, self.c), "QAbstractItemView")  # type: ignore[arg-type]  # the stub says bytes, the call takes str
        if self._used:
            self._restyle_all()
        self._used = True
        self.changed.emit()

    def _on_focus(self) -> None:
        """Buttons show the focus unless it came by the mouse. Qt itself forgets the keyboard as soon as the program
        moves the focus, as the arrow keys do in a segment or a list of steps."""
        self.shows_focus = self._app.mouseButtons() == Qt.MouseButton.NoButton

    def _restyle_all(self) -> None:
        """Let the parts that keep a font or a size of their own renew it. The first look needs none of this: what
        exists then is at most a widget in the middle of being made, which is why it asked.
        """
        with not_collecting():
            parts = [widget for widget in self._app.allWidgets() if hasattr(widget, "restyle")]
        # Others measure the words of their labels; and a page divides the room before its parts take theirs.
        parts.sort(key=lambda widget: (not isinstance(widget, QLabel), _depth(widget)))
        for part in parts:
            if isValid(part):  # one part may have replaced another meanwhile
                part.restyle()
        for window in self._app.topLevelWidgets():
            window.update()

    def _tell_system(self) -> None:
        """Let the title bar and system dialogs follow the choice."""
        hints = self._app.styleHints()
        if self.choice == "system":
            hints.unsetColorScheme()
        else:
            dark = self.choice in ("dark", "high_contrast")
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _system_tokens(self) -> tuple[str, Mapping[str, str]]:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._app.setPalette(QPalette())  # forget ours: what is left is the system's own scheme
            system = self._app.palette()
            roles = (_ROLE.Window, _ROLE.WindowText, _ROLE.Highlight, _ROLE.HighlightedText, _ROLE.Link)
            return "high_contrast", system_contrast(*(system.color(role).name() for role in roles))
        theme = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        return theme, TOKENS[theme]

    def _follow_system(self) -> None:
        if self.choice == "system" and not self._changing:
            self.use("system", self.text_scale)


def apply_theme(app: QApplication, name: str = "system", text_scale: float = 1.0) -> Look:
    """Give the application its look, or change it while it runs. `name` is light, dark, high_contrast or system.

    `text_scale` comes on top of the text size the system asks for; together they are kept within 1 to 2.5.
    """
    style = app.style()
    if isinstance(style, LookStyle):
        made = style.look
    else:
        made = Look(app)
        app.setStyle(LookStyle(made))
    made.use(name, text_scale)
    return made


def look() -> Look:
    """Return the look in use. A program that has not chosen one yet gets the light theme."""
    style = QApplication.style()
    if isinstance(style, LookStyle):
        return style.look
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("there is no look before there is a QApplication")
    return apply_theme(app, "light")


def _depth(widget: QWidget) -> int:
    above, deep = widget.parentWidget(), 0
    while above is not None:
        above, deep = above.parentWidget(), deep + 1
    return deep


def _palette(c: Colours) -> QPalette:
    made, r = QPalette(), _ROLE
    for role, colour in (
        (r.Window, c.canvas),
        (r.Base, c.surface),
        (r.AlternateBase, c.sunken),
        (r.Button, c.surface),
        (r.WindowText, c.text),
        (r.Text, c.text),
        (r.ButtonText, c.text),
        (r.PlaceholderText, c.muted),
        (r.Highlight, c.accent),
        (r.HighlightedText, c.on_accent),
        (r.Link, c.accent),
        (r.Accent, c.accent),
        (r.ToolTipBase, c.text),
        (r.ToolTipText, c.surface),
        (r.Mid, c.line),
        (r.Dark, c.field_line),
        (r.Light, c.surface),
        (r.BrightText, c.bad),
        (r.LinkVisited, c.ok),
        (r.Shadow, c.why),
        (r.Midlight, c.neutral),
    ):
        made.setColor(role, colour)
    for role in (r.WindowText, r.Text, r.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, c.muted)
    return made


def _rows_palette(palette: QPalette, c: Colours) -> QPalette:
    """Chosen rows are `soft`; chosen words in a field stay `accent`."""
    made = QPalette(palette)
    made.setColor(_ROLE.Highlight, c.soft)
    made.setColor(_ROLE.HighlightedText, c.text)
    return made
