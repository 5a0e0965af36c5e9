"""Icons: one set (Phosphor), drawn once per name, colour, size and pixel ratio, then kept.

The font and its table of names are the ones inside the package `qtawesome`. They are read here directly: importing
the package itself, with its twelve other fonts, costs some 60 to 100 ms before the first icon; this costs 5.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPixmap


class Glyphs:
    """Pixmaps of icons. The font is loaded when the first icon is asked for."""

    def __init__(self) -> None:
        self._family = ""
        self._codes: dict[str, str] = {}
        self._kept: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float | None = None) -> QPixmap:
        """Return the icon `name` ("house", "house-fill"; see phosphoricons.com) of `size` logical pixels.

        Raises KeyError when the set has no such icon.
        """
        if ratio is None:
            ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
        key = (name, colour.rgba(), size, ratio)
        made = self._kept.get(key)
        if made is None:
            made = self._kept[key] = self._draw(name, colour, size, ratio)
        return made

    def forget(self) -> None:
        """Drop the drawn icons, for instance because their colours are no longer used."""
        self._kept.clear()

    def _draw(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        if not self._family:
            self._load()
        sign = self._codes[name]
        pixels = max(1, round(size * ratio))
        made = QPixmap(pixels, pixels)
        made.fill(Qt.GlobalColor.transparent)
        font = QFont(self._family)
        font.setPixelSize(pixels)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        p = QPainter(made)
        p.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        p.setFont(font)
        p.setPen(colour)
        p.drawText(QRect(0, 0, pixels, pixels), Qt.AlignmentFlag.AlignCenter, sign)
        p.end()
        made.setDevicePixelRatio(ratio)
        return made

    def _load(self) -> None:
        folder = _font_folder()
        font, names = next(folder.glob("phosphor-*.ttf")), next(folder.glob("phosphor-charmap-*.json"))
        number = QFontDatabase.addApplicationFont(str(font))
        self._family = QFontDatabase.applicationFontFamilies(number)[0]
        self._codes = {name: chr(int(code, 16)) for name, code in json.loads(names.read_text("utf-8")).items()}


def _font_folder() -> Path:
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the icon font is missing: package qtawesome is not installed")
    return Path(spec.submodule_search_locations[0]) / "fonts"
