"""The pictures of the help, from the real program: `python -m tests.ui.help_pictures [NAME ...] [--naar FOLDER]`.

Each is a scene of `scenes.py`, whole or cut out, drawn twice as sharp as on a common screen so that it prints well,
and packed small. Run it after a change of what the pictures show, and then installer/compile_catalogue.py.
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.main_window import MainWindow
from sociaalinkopen_desktop.ui.pages.award_bids import BidsCard
from sociaalinkopen_desktop.ui.pages.settings_backups import BackupsPart
from sociaalinkopen_desktop.ui.widgets.card import Card

from .gallery import screen
from .scenes import Stage, all_scenes, fill, open_window, settled, until

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help" / "pictures"
SIZE = (1180, 740)
TALLEST = 440  # pixels of a card; what is below it adds nothing to see
COLOURS = 64
FRAME = "#B8C0C4"

Cut = Callable[[Stage, MainWindow], QPixmap]


# -- what is shown of a scene ---------------------------------------------------------------------------------------
def whole(_stage: Stage, window: MainWindow) -> QPixmap:
    """All of the window."""
    return screen(window)


def page(_stage: Stage, window: MainWindow) -> QPixmap:
    """The page, without the rail beside it."""
    return window.stack.currentWidget().grab()


def toets(stage: Stage, _window: MainWindow) -> QPixmap:
    """The Toets alone."""
    return _top_of(stage.work.panel, 400)


def palette(_stage: Stage, window: MainWindow) -> QPixmap:
    """The box to seek in."""
    assert window.palette_box is not None
    return _top_of(window.palette_box.box)


def welcome(_stage: Stage, window: MainWindow) -> QPixmap:
    """The first screen of the first time."""
    return _top_of(window, 300)


def cpv_picker(stage: Stage, window: MainWindow) -> QPixmap:
    """The box to choose a CPV code in, with something sought."""
    window.activateWindow()
    until(window.isActiveWindow)
    row = stage.work.page(Step.SUBJECT).row("subject.main_cpv")  # type: ignore[attr-defined]
    row.open_picker()
    picker = row.picker()
    assert picker is not None
    picker.search.show_words("groen")
    settled(window)
    made: QPixmap = picker.grab()
    picker.dismiss()
    settled(window)
    return made


def backups(_stage: Stage, window: MainWindow) -> QPixmap:
    """The list of backups, with one that was made now."""
    parts = window.stack.currentWidget().findChildren(BackupsPart)
    parts[0].make.click()
    settled(window)
    until(lambda: bool(parts[0].lines))
    settled(window)
    return parts[0].card_list.grab()


def card(step: Step, name: str, tallest: int = TALLEST) -> Cut:
    """One card of a step, from its top."""

    def cut(stage: Stage, window: MainWindow) -> QPixmap:
        if step is Step.AWARD:
            _put_bids(stage, window)
        found = [item for item in stage.work.page(step).findChildren(Card) if type(item).__name__ == name]
        return _top_of(found[0], tallest)

    return cut


def _put_bids(stage: Stage, window: MainWindow) -> None:
    bids = stage.work.page(Step.AWARD).findChild(BidsCard)
    assert bids is not None
    if not stage.window.editor.tender.award.trial.bids:
        bids.examples_button().click()
        settled(window)
        window.undo_bar.dismiss()


def _top_of(widget: QWidget, tallest: int = TALLEST) -> QPixmap:
    return widget.grab(QRect(0, 0, widget.width(), min(widget.height(), tallest)))


@dataclass(frozen=True)
class Picture:
    """A picture of the help: the scene it is made of, and what of it is shown."""

    name: str
    scene: str
    cut: Cut = whole


PICTURES = (
    Picture("start", "start"),
    Picture("eerste-keer", "welkom-1", welcome),
    Picture("lijst", "lijst"),
    Picture("nieuw", "nieuw-1", page),
    Picture("stap", "stap-5"),
    Picture("toets", "stap-5", toets),
    Picture("cpv-kiezen", "stap-1", cpv_picker),
    Picture("planning", "planning", card(Step.PROCEDURE, "PlanningCard")),
    Picture("social-return", "social-return", card(Step.AMBITION, "SocialReturnCard", 430)),
    Picture("documenten", "stap-9"),
    Picture("uitkomst", "uitkomst", card(Step.AWARD, "OutcomeCard")),
    Picture("wat-als", "wat-als", card(Step.AWARD, "WhatIfCard", 396)),
    Picture("reservekopieen", "instellingen-backups", backups),
    Picture("zoeken", "zoeken", palette),
)


def main() -> None:
    """Draw the pictures that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--naar", type=Path, default=FOLDER)
    parser.add_argument("--lettertype", default="Open Sans")
    asked = parser.parse_args()
    chosen = [picture for picture in PICTURES if not asked.names or picture.name in asked.names]
    asked.naar.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        draw(Path(name), asked.naar, chosen, asked.lettertype)
    total = sum(path.stat().st_size for path in asked.naar.glob("*.png"))
    print(f"{len(chosen)} beelden, in de map staat nu {total / 1000:.0f} kB")  # noqa: T201  # a command


def draw(data: Path, folder: Path, pictures: list[Picture], font: str) -> None:
    """Open the windows, bring about every scene and keep what is shown of it."""
    settings = Settings(organisation="Voorbeeldgemeente", theme="light")
    os.environ["QT_SCALE_FACTOR"] = "2"  # what the help takes for granted; Qt reads it once
    application = QApplication([])
    application.setFont(QFont(font, 10))  # before the look is made: it grows from the system's font
    app.make_application(settings)
    for part in ("vol", "leeg"):
        (data / part).mkdir()
    empty = open_window(data / "leeg", Settings(theme="light"))
    window = open_window(data / "vol", settings)
    fill(window)
    stage = Stage(window, empty)
    scenes = {scene.name: scene for scene in all_scenes()}
    for picture in pictures:
        scene = scenes[picture.scene]
        shown = empty if scene.in_empty else window
        stage.rest()
        shown.resize(*SIZE)
        settled(shown)
        scene.show(stage)
        shown.undo_bar.dismiss()
        settled(shown)
        (folder / f"{picture.name}.png").write_bytes(packed(picture.cut(stage, shown)))
    for each in (window, empty):
        stage.rest()
        each.close()
        settled(each)


def packed(picture: QPixmap) -> bytes:
    """The picture as a small PNG: few colours, no transparency, and a line around it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as drawn:
        plain = Image.new("RGB", drawn.size, FRAME)
        inside = drawn.convert("RGB").crop((2, 2, drawn.width - 2, drawn.height - 2))
        plain.paste(inside, (2, 2))
    made = io.BytesIO()
    few = plain.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    main()
