"""The pictures of the README, from the real program: `python -m tests.ui.pictures [FOLDER] [--lettertype NAME]`.

Makes a data folder with invented tenders, opens the real window without a screen, and draws what an officer sees.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.config.settings import Settings, save_settings
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.main_window import MainWindow
from sociaalinkopen_desktop.ui.page_images import page_picture

from .scenes import TENDERS, invented, pause, settled, until

FOLDER = Path(__file__).resolve().parents[2] / ".github" / "pictures"
SIZE = (1280, 800)


def main() -> None:
    """Draw every picture into the folder that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--lettertype", default="")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        draw(Path(name), asked.folder, asked.lettertype)


def draw(data: Path, folder: Path, font: str) -> None:
    """Open the window on an empty data folder, fill it, and save what is on the screen."""
    settings = Settings(organisation="Voorbeeldgemeente", theme="light")
    save_settings(settings, data)
    application = QApplication([])
    if font:
        application.setFont(QFont(font, 10))  # before the look is made: it grows from the system's font
    made = app.make_application(settings)
    window = app.make_window(data)
    window.resize(*SIZE)
    window.show()
    ready: list[bool] = []
    window.ready.connect(lambda: ready.append(True))
    window.open_store()
    until(lambda: bool(ready))
    for example, title, reference, phase, deadline in TENDERS:
        window.desk.start(invented(example, title, reference, phase, deadline))
        settled(window)
    window.desk.start_example("groenonderhoud")
    settled(window)
    window.go_to("tenders")
    settled(window)
    save(window, folder / "lijst.png")

    rows = window.list_page.model
    window.desk.open(next(rows.row(at).id for at in range(rows.rowCount()) if "Groen" in rows.row(at).title))
    settled(window)
    work = window.workspace
    assert work is not None
    work.go_to_step(Step.REQUIREMENTS)
    pause(300)
    save(window, folder / "toets.png")
    work.go_to_step(Step.DOCUMENTS)
    until(lambda: work.documents.page_number()[1] > 0)
    pause(300)
    save(window, folder / "documenten.png")
    page_picture(work.documents.pdf(), 6, 90).image.save(str(folder / "pdf-bladzijde.png"))
    window.close()
    until(lambda: not window.isVisible())
    made.quit()


def save(window: MainWindow, path: Path) -> None:
    window.undo_bar.dismiss()
    pause(100)
    window.grab().save(str(path))


if __name__ == "__main__":
    main()
