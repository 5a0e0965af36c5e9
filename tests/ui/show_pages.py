"""Pictures of the pages outside an open tender: `python -m tests.ui.show_pages MAP [page ...]`.

Each page in three themes at 1280 × 800, in two at 1920 × 1080, at 150 % of the screen and at 200 % text.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from sociaalinkopen_desktop.application.ports import Counts
from sociaalinkopen_desktop.application.rejudging import Effect, PointChange, TenderChange
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.policy import PolicyProfile, example_profile
from sociaalinkopen_desktop.exchange.bouwblok_csv import bouwblok_rows
from sociaalinkopen_desktop.exchange.profile_file import read_profile
from sociaalinkopen_desktop.ui.dialogs.about import AboutDialog
from sociaalinkopen_desktop.ui.models.policy_sections import (
    BLOCKS,
    GREEN,
    LIMITS,
    PROFILE,
    PSO,
    SOCIAL_RETURN,
    THEMES,
)
from sociaalinkopen_desktop.ui.pages.knowledge import KnowledgePage
from sociaalinkopen_desktop.ui.pages.new_tender import NewTenderPage
from sociaalinkopen_desktop.ui.pages.new_tender_examples import ExampleLine
from sociaalinkopen_desktop.ui.pages.policy import PolicyPage
from sociaalinkopen_desktop.ui.pages.settings import SettingsPage
from sociaalinkopen_desktop.ui.pages.settings_parts import SettingsTools
from sociaalinkopen_desktop.ui.pages.start import StartPage
from sociaalinkopen_desktop.ui.pages.tender_list import TenderListPage
from sociaalinkopen_desktop.ui.profile_editor import ProfileEditor
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.layouts import row
from sociaalinkopen_desktop.ui.widgets.rail import Rail, RailItem
from sociaalinkopen_desktop.ui.widgets.way_card import WayCard

from .made_up_catalogue import CATALOGUE
from .made_up_rows import COUNTS, ROWS, TODAY

RAIL = (
    RailItem("start", "Start", "house"),
    RailItem("tenders", "Aanbestedingen", "files"),
    RailItem("suppliers", "Sociale\nondernemingen", "storefront"),
    RailItem("market", "Meet the\nmarket", "handshake"),
    RailItem("knowledge", "Kennisbank", "book-open"),
    RailItem("policy", "Beleid", "sliders-horizontal"),
    RailItem("impact", "Impact", "chart-line-up"),
    RailItem("settings", "Instellingen", "gear-six", foot=True),
)


def list_page() -> QWidget:
    page = TenderListPage("Voorbeeldgemeente")
    page.show_rows(ROWS, len(ROWS), COUNTS, TODAY)
    page.select("t14")
    return page


def list_empty() -> QWidget:
    page = TenderListPage("Voorbeeldgemeente")
    page.show_rows([], 0, {"all": 0}, TODAY)
    return page


def list_nothing_found() -> QWidget:
    page = TenderListPage("Voorbeeldgemeente")
    page.show_rows(ROWS, len(ROWS), COUNTS, TODAY)
    page.filters.search.setText("zwembad")
    page.filters.search.tell()
    page.show_rows([], 0, COUNTS, TODAY)
    return page


def start() -> QWidget:
    page = StartPage("Voorbeeldgemeente")
    page.show_rows(ROWS, TODAY)
    return page


def start_first() -> QWidget:
    page = StartPage()
    page.show_rows([], TODAY)
    return page


def new_tender() -> QWidget:
    return NewTenderPage(EXAMPLES)


def new_from_example() -> QWidget:
    page = NewTenderPage(EXAMPLES)
    page.cards[2].setChecked(True)
    return page


def new_copy() -> QWidget:
    page = NewTenderPage(EXAMPLES)
    page.cards[3].setChecked(True)
    page.show_earlier(ROWS, TODAY)
    return page


def new_from_file() -> QWidget:
    page = NewTenderPage(EXAMPLES)
    page.cards[4].setChecked(True)
    return page


def settings() -> QWidget:
    chosen = Settings(organisation="Voorbeeldgemeente", export_folder=str(Path("Documenten", "Aanbestedingen")))
    tools = SettingsTools(
        data_folder=Path("AppData", "SociaalInkopen"),
        choose_folder=lambda _title, _now: None,
        choose_file=lambda _title, _kinds: None,
        read_logo=lambda path: (path.read_bytes(), "png"),
        keep_logo=lambda _content, kind: f"logo.{kind}",
        logo=lambda _name: None,
        ask_to_move=lambda _target: "",
        wanted=lambda: None,
    )
    return SettingsPage(chosen, tools)


def knowledge() -> QWidget:
    return KnowledgePage(CATALOGUE, TODAY)


def knowledge_numbers() -> QWidget:
    page = KnowledgePage(CATALOGUE, TODAY)
    page.show_numbers()
    return page


def policy(section: str = PROFILE, profile: PolicyProfile | None = None) -> PolicyPage:
    editor = ProfileEditor()
    editor.open(profile or example_profile())
    norms = read_compiled(resource("catalogue.json")).norms
    tables = read_profile(resource("profiles", "bouwblokken.json"), norms).bouwblok_tables
    page = PolicyPage(editor, norms, lambda: TODAY, tables)
    editor.setParent(page)
    page.go_to_section(section)
    return page


def policy_pending() -> QWidget:
    page = policy(SOCIAL_RETURN)
    row = page.parts(SOCIAL_RETURN)[0].rows["policy.social_return.threshold"]
    row.edit.selectAll()
    row.edit.insert("50000")
    row.edit.textEdited.emit("50000")
    row.set_open(True)
    page.show_effect(EFFECT)
    page.pending.which.set_open(True)
    return page


def policy_blocks() -> QWidget:
    page = policy(BLOCKS)
    card = page.parts(BLOCKS)[0]
    card.take(card._examples[0], "voorbeeld")
    card.panel().blocks.open_item(0)
    return page


def policy_file() -> QWidget:
    page = policy(BLOCKS)
    page.show_file(bouwblok_rows(TABLE.encode(), "bouwblokken.csv"), "bouwblokken.csv")
    return page


def about() -> QWidget:
    dialog = AboutDialog("1.0.0", PARTS)
    dialog.setWindowFlags(Qt.WindowType.Widget)
    return dialog


EXAMPLES = (
    ExampleLine(
        "groen", "Groenonderhoud wijken Noord en Oost", "Meer werk in de wijk.", "Diensten · Europees openbaar"
    ),
    ExampleLine("kerst", "Kerstpakketten medewerkers", "Een dagtaak voor mensen.", "Leveringen · € 21.500 excl. btw"),
    ExampleLine(
        "plein", "Herinrichting Voorbeeldplein", "Oude stenen opnieuw gebruikt.", "Werken · Nationaal openbaar"
    ),
)
PARTS = (
    ("Criteria", "2026.1, 132 punten"), ("Wet nagekeken op", "24-11-2026"), ("Python", "3.11.7"), ("Qt", "6.11.3"),
    ("SQLAlchemy", "2.1.9"), ("ReportLab", "5.1.0"), ("Iconen", "Phosphor 1.3.0 (MIT)"),
    ("Lettertype in PDF", "Source Sans 3 (OFL)"),
)  # fmt: skip
TABLE = (
    "Bouwblok;Doelgroep;Bedrag per jaar;Telt mee\nParticipatiewet, korter dan 2 jaar;Bijstand;€ 30.000,00;2 jaar\n"
    "WW;WW;10.000,-;ja\nBeschut werk;Wsw;30000.00;\nSociale inkoop;;factuur;altijd\n"
)
EFFECT = Effect(
    changes=(
        TenderChange(
            id="t1",
            title="Groenonderhoud wijken Noord en Oost",
            reference="2026-014",
            points=(
                PointChange(
                    criterion="SR-01",
                    title="Social return is afgewogen",
                    before=Status.NOT_APPLICABLE,
                    after=Status.TO_EXPLAIN,
                ),
            ),
            counts=Counts(),
        ),
    ),
    judged=12,
    running=12,
)
PAGES: dict[str, tuple[str, Callable[[], QWidget]]] = {
    "list": ("tenders", list_page),
    "list-empty": ("tenders", list_empty),
    "list-nothing": ("tenders", list_nothing_found),
    "start": ("start", start),
    "start-first": ("start", start_first),
    "new": ("tenders", new_tender),
    "new-example": ("tenders", new_from_example),
    "new-copy": ("tenders", new_copy),
    "new-file": ("tenders", new_from_file),
    "settings": ("settings", settings),
    "knowledge": ("knowledge", knowledge),
    "knowledge-numbers": ("knowledge", knowledge_numbers),
    "policy": ("policy", policy),
    "policy-limits": ("policy", lambda: policy(LIMITS)),
    "policy-pending": ("policy", policy_pending),
    "policy-blocks": ("policy", policy_blocks),
    "policy-file": ("policy", policy_file),
    "policy-pso": ("policy", lambda: policy(PSO)),
    "policy-green": ("policy", lambda: policy(GREEN)),
    "policy-themes": ("policy", lambda: policy(THEMES)),
    "about": ("settings", about),
}


class Window(QWidget):
    """The page beside the rail, as in the program."""

    def __init__(self, key: str, page: QWidget, wide: bool) -> None:
        super().__init__()
        page.setObjectName("page")
        rail = Rail(RAIL, "Sociaal Inkopen")
        rail.set_current(key)
        rail.set_wide(wide)
        box = row(rail, page, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)


def shoot(
    app: QApplication, folder: Path, name: str, theme: str, size: tuple[int, int], tag: str, text: float = 1.0
) -> None:
    """Write one picture."""
    apply_theme(app, theme, text)
    key, make = PAGES[name]
    window = Window(key, make(), size[0] >= 1600)
    window.resize(*size)
    window.show()
    window.activateWindow()
    page = window.findChild(QWidget, "page")
    if name == "list":
        page.focus_table()
    else:
        (page.focusProxy() or page.findChild(WayCard) or page).setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(8):  # a picture waits for layouts and fetched rows; this is no test
        app.processEvents()
    window.grab().save(str(folder / f"{name}-{theme}-{tag}.png"))
    window.close()
    window.deleteLater()


def main(arguments: list[str]) -> None:
    folder, names = Path(arguments[0]), arguments[1:] or list(PAGES)
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    if font := os.environ.get("SHOW_FONT"):
        app.setFont(QFont(font, 10))
    if os.environ.get("QT_SCALE_FACTOR"):
        for name in names:
            shoot(app, folder, name, "light", (1280, 800), "150")
        return
    for name in names:
        for theme in ("light", "dark", "high_contrast"):
            shoot(app, folder, name, theme, (1280, 800), "1280")
        for theme in ("light", "dark"):
            shoot(app, folder, name, theme, (1920, 1080), "1920")
        shoot(app, folder, name, "light", (1280, 800), "text200", 2.0)
        shoot(app, folder, name, "light", (900, 640), "900")
    command = [sys.executable, "-m", "tests.ui.show_pages", str(folder), *names]
    subprocess.run(command, check=True, env=os.environ | {"QT_SCALE_FACTOR": "1.5"})


if __name__ == "__main__":
    main(sys.argv[1:])
