"""Draws the whole program, so that somebody can look at it: `python -m tests.ui.gallery FOLDER [NAME ...]`.

Every page, step, open list and question of `scenes.py` in each of the ways of `WAYS`, long pages also as one whole
column, and an `index.html` with all of them as thumbnails. Names choose scenes by how they begin; `--manier` chooses
ways, `--lettertype` a font for a machine that has none of an office. The single widgets are drawn by
`python -m tests.ui.boards`.
"""

from __future__ import annotations

import argparse
import html
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.ui.main_window import MainWindow
from sociaalinkopen_desktop.ui.theme import look

from .scenes import Scene, Stage, all_scenes, fill, long_parts, open_window, settled


@dataclass(frozen=True)
class Way:
    """How a scene is drawn."""

    name: str
    theme: str
    text: float = 1.0
    size: tuple[int, int] = (1280, 800)


WAYS = (
    Way("licht", "light"),
    Way("donker", "dark"),
    Way("contrast", "high_contrast"),
    Way("tekst150", "light", 1.5),
    Way("tekst200", "light", 2.0),
    Way("breed", "light", 1.0, (1920, 1080)),
)


def main() -> None:
    """Draw what was asked into the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--manier", action="append", choices=[way.name for way in WAYS], default=[])
    parser.add_argument("--lettertype", default="")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    ways = [way for way in WAYS if not asked.manier or way.name in asked.manier]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        made = draw_all(Path(name), asked.folder, tuple(asked.names), ways, asked.lettertype)
    print(f"{made} beelden in {asked.folder}")  # noqa: T201  # a command for who works on the program


def draw_all(data: Path, folder: Path, names: tuple[str, ...], ways: Sequence[Way], font: str) -> int:
    """Open the windows, bring about every scene and draw it; returns the number of pictures."""
    settings = Settings(organisation="Voorbeeldgemeente", theme="light")
    application = QApplication([])
    if font:
        application.setFont(QFont(font, 10))  # before the look is made: it grows from the system's font
    app.make_application(settings)
    for part in ("vol", "leeg"):
        (data / part).mkdir()
    empty = open_window(data / "leeg", Settings(theme="light"))
    window = open_window(data / "vol", settings)
    fill(window)
    stage = Stage(window, empty)
    scenes = [scene for scene in all_scenes() if not names or scene.name.startswith(names)]
    shots: list[tuple[Scene, str]] = []
    for scene in scenes:
        for way in ways:
            try:
                shots += [(scene, name) for name in draw(stage, scene, way, folder)]
            except (LookupError, AttributeError, StopIteration) as error:
                print(f"{scene.name} {way.name}: {error!r}", file=sys.stderr)  # noqa: T201
    (folder / "index.html").write_text(index(shots, ways), encoding="utf-8")
    for each in (window, empty):
        stage.rest()
        each.close()
        settled(each)
    return len(shots)


def draw(stage: Stage, scene: Scene, way: Way, folder: Path) -> list[str]:
    """Draw a scene in one way; returns the names of its pictures."""
    stage.rest()
    window = stage.empty if scene.in_empty else stage.window
    window.resize(*way.size)
    if (look().theme, look().text_scale) != (way.theme, way.text):
        look().use(way.theme, way.text)
        window._fit_rail()
    settled(window)
    scene.show(stage)
    if window.size().toTuple() != way.size:
        print(f"{scene.name} {way.name}: the window is {window.width()}x{window.height()}", file=sys.stderr)  # noqa: T201
        window.resize(*way.size)
        settled(window)
    names = [f"{scene.name}-{way.name}.png"]
    screen(window).save(str(folder / names[0]))
    for part in (
        long_parts(window) if way.name in ("licht", "tekst200") and scene.name.startswith(("stap", "leeg")) else ()
    ):
        names.append(f"{scene.name}-{way.name}-lang.png")
        part.grab().save(str(folder / names[-1]))
    return names


def screen(window: MainWindow) -> QPixmap:
    """The window with what lies over it: menus, lists and dialogs are windows of their own."""
    picture = window.grab()
    over = [item for item in QApplication.topLevelWidgets() if _lies_over(item, window)]
    painter = QPainter(picture)
    for item in over:
        at = item.pos() - window.pos() if item.isWindow() else QPoint()
        if item.inherits("QDialog"):
            at = QPoint((window.width() - item.width()) // 2, (window.height() - item.height()) // 2)
        painter.drawPixmap(at, item.grab())
    painter.end()
    return picture


def _lies_over(item: QWidget, window: MainWindow) -> bool:
    return item.isVisible() and not isinstance(item, MainWindow) and item is not window and not item.isHidden()


def index(shots: Sequence[tuple[Scene, str]], ways: Sequence[Way]) -> str:
    """A page with all pictures, one row per scene."""
    rows: dict[str, list[str]] = {}
    words = {}
    for scene, name in shots:
        rows.setdefault(scene.name, []).append(name)
        words[scene.name] = scene.words
    parts = [
        "<!doctype html><html lang='nl'><meta charset='utf-8'><title>Galerij</title><style>",
        "body{font:14px sans-serif;margin:24px}div{display:flex;flex-wrap:wrap;gap:12px}",
        "figure{margin:0;width:300px}img{width:300px;max-height:240px;object-fit:cover;object-position:top;",
        "border:1px solid #ccc}figcaption{color:#444}</style>",
        f"<h1>Galerij</h1><p>{len(shots)} beelden, {len(rows)} schermen, {len(ways)} manieren.</p>",
    ]
    for name, files in rows.items():
        parts.append(f"<h2 id='{name}'>{html.escape(words[name])}</h2><div>")
        for file in files:
            label = file.removeprefix(f"{name}-").removesuffix(".png")
            alt = f"{html.escape(words[name])}, {label}"
            parts.append(
                f"<figure><a href='{file}'><img loading='lazy' src='{file}' alt='{alt}'></a>"
                f"<figcaption>{label}</figcaption></figure>"
            )
        parts.append("</div>")
    return "".join(parts)


if __name__ == "__main__":
    main()
