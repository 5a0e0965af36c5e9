"""Draws every part of the look to PNG, so that somebody can look at it.

    python -m tests.ui.boards OUTDIR [FONTFILE ...]

makes one picture per board and theme, at scale 1 and 1.5, and the light ones with text at 200 % too. Font files given
replace the system font: a machine without screens often has only a very wide one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QProgressBar, QRadioButton, QWidget

from sociaalinkopen_desktop.ui.theme import apply_theme, look
from sociaalinkopen_desktop.ui.tokens import THEMES
from sociaalinkopen_desktop.ui.widgets.buttons import Button
from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.chip import ChipItem, ChipRow
from sociaalinkopen_desktop.ui.widgets.empty_state import EmptyState
from sociaalinkopen_desktop.ui.widgets.field_row import FieldRow
from sociaalinkopen_desktop.ui.widgets.finding_card import FindingAction, FindingCard, FindingContent
from sociaalinkopen_desktop.ui.widgets.hairline import Hairline
from sociaalinkopen_desktop.ui.widgets.inputs import (
    CheckBox,
    ChoiceBox,
    CpvEdit,
    DateEdit,
    IntegerEdit,
    LongTextEdit,
    MoneyEdit,
    PercentEdit,
    Segment,
    TextEdit,
)
from sociaalinkopen_desktop.ui.widgets.layouts import Flow, column, holder, row
from sociaalinkopen_desktop.ui.widgets.mark import Mark
from sociaalinkopen_desktop.ui.widgets.page_head import PageHead
from sociaalinkopen_desktop.ui.widgets.pill import PILLS, Pill
from sociaalinkopen_desktop.ui.widgets.rail import WIDE_FROM, Rail, RailItem
from sociaalinkopen_desktop.ui.widgets.search_field import SearchField
from sociaalinkopen_desktop.ui.widgets.step_list import StepList
from sociaalinkopen_desktop.ui.widgets.step_panel import StepPanel
from sociaalinkopen_desktop.ui.widgets.table import CELL, Cell, Column, TableView
from sociaalinkopen_desktop.ui.widgets.text import Glyph, Label
from sociaalinkopen_desktop.ui.widgets.undo_bar import UndoBar

RAIL = (
    RailItem("start", "Start", "house"),
    RailItem("tenders", "Aanbestedingen", "files"),
    RailItem("enterprises", "Sociale\nondernemingen", "storefront"),
    RailItem("market", "Meet the\nmarket", "handshake"),
    RailItem("knowledge", "Kennisbank", "book-open"),
    RailItem("impact", "Impact", "chart-line-up"),
    RailItem("settings", "Instellingen", "gear-six", foot=True),
)
STEPS = (
    ("need", "Opdracht", "done", ""),
    ("value", "Waarde & percelen", "done", ""),
    ("procedure", "Procedure & planning", "done", ""),
    ("ambition", "Sociale ambitie", "busy", "2 vragen open"),
    ("requirements", "Eisen & voorwaarden", "attention", "1 voldoet niet"),
    ("award", "Gunning", "done", ""),
    ("market", "Markt", "busy", "3 partijen"),
    ("review", "Toetsing", "empty", ""),
    ("documents", "Documenten", "busy", "1 verouderd"),
)
DAY = "stand 1-9-2026"
SOLVE = FindingAction("apply", "Pas toe", "check", solves=True)
GO = FindingAction("go", "Ga naar veld", "arrow-elbow-down-left")
FINDINGS = (
    (
        "Wettelijk",
        FindingContent(
            "not_met",
            "De omzeteis is te hoog",
            "",
            (("Gevraagd", "€ 1.450.000"), ("Ten hoogste 3 × € 432.000", "€ 1.296.000")),
            f"Aw 2012 art. 2.90 lid 5 · {DAY}",
            (SOLVE, GO),
        ),
    ),
    (
        "",
        FindingContent(
            "undecided",
            "Welk orgaan informeert over arbeidsrecht?",
            "Dit moet in de stukken staan.",
            (),
            f"Aw 2012 art. 2.81 lid 1 · {DAY}",
            (FindingAction("answer", "Beantwoord", "arrow-elbow-down-left", solves=True),),
        ),
    ),
    (
        "Gids Proportionaliteit",
        FindingContent(
            "to_justify",
            "Referenties ouder dan drie jaar",
            "Afwijken mag, met reden.",
            (("Gevraagd", "5 jaar"), ("Gebruikelijk", "3 jaar")),
            f"Aw 2012 art. 2.93 lid 1 · {DAY}",
            (FindingAction("justify", "Motiveer", "pencil-simple", solves=True), GO),
        ),
    ),
    (
        "Kans",
        FindingContent(
            "opportunity",
            "Twee sociale ondernemingen kunnen dit",
            "Overweeg perceel Oost voor te behouden.",
            (),
            f"Aw 2012 art. 2.82 · {DAY}",
            (SOLVE, FindingAction("see", "Bekijk partijen")),
        ),
    ),
)
ROWS = (
    [
        line.split("|")
        for line in """\
Kerstpakketten medewerkers 2026|2026-021 · Leveringen · meervoudig onderhands|preparation|undecided|6 te beantwoorden|15-10-2026|over 7 dagen · bijna|€ 21.500
Schoonmaak gemeentehuis en gymzalen|2026-019 · Diensten · voorbehouden|published|met|Voldoet|20-10-2026|over 12 dagen|€ 318.000
Herinrichting Voorbeeldplein|2026-017 · Werken · nationaal openbaar|preparation|to_justify|2 motiveren|1-12-2026|over 54 dagen|€ 1.240.000
Leerlingenvervoer schooljaar 2027–2028|2026-016 · Sociale en andere specifieke diensten|award|justified|1 gemotiveerd|9-10-2026|morgen · bijna|€ 685.000
Catering bijeenkomsten raad en college|2026-015 · Diensten · enkelvoudig onderhands|execution|met|Voldoet||Loopt tot 31-12-2027|€ 38.400
Groenonderhoud wijken Noord en Oost|2026-014 · Diensten · Europees openbaar|review|not_met|1 voldoet niet|12-11-2026|over 35 dagen|€ 432.000
Onderhoud speeltoestellen|2026-013 · Diensten · meervoudig onderhands|execution|met|Voldoet||Loopt tot 30-6-2028|€ 96.250
Fietsenstalling station Voorbeeld|2026-008 · Werken · meervoudig onderhands|preparation|opportunity|2 kansen|3-12-2026|over 56 dagen|€ 187.500
Meubilair kantoortuin, circulair|2026-004 · Leveringen · nationaal openbaar|completed|justified|1 gemotiveerd||Afgerond 2-7-2026|€ 162.000""".splitlines()  # one row of the list on a line
    ]
    * 2
)
COLUMNS = (
    Column("Aanbesteding", key="name"),
    Column("Fase", 164),
    Column("Toets", 196),
    Column("Deadline", 176, key="day"),
    Column("Waarde excl. btw", 156, right=True, key="value"),
)


class Rows(QAbstractTableModel):
    """The example rows as cells."""

    def rowCount(self, _parent: object = QModelIndex()) -> int:  # noqa: N802
        return len(ROWS)

    def columnCount(self, _parent: object = QModelIndex()) -> int:  # noqa: N802
        return len(COLUMNS)

    def data(self, index: QModelIndex, role: int = 0) -> object:
        if role not in (0, CELL):
            return None
        name, kind, phase, verdict, words, day, distance, value = ROWS[index.row()]
        near = "bijna" in distance
        cells = (
            Cell(name, kind, strong=True),
            Cell(PILLS[phase].word, pill=phase),
            Cell(words, pill=verdict),
            Cell(day, distance, strong=near, second_tone="why" if near else "muted")
            if day
            else Cell(distance, tone="muted"),
            Cell(value),
        )
        cell = cells[index.column()]
        return cell if role == CELL else cell.words


def with_value(field: QWidget, value: object) -> QWidget:
    field.set_value(value)  # type: ignore[attr-defined]
    return field


def form() -> StepPanel:
    turnover = MoneyEdit()
    turnover.set_value(Decimal(1_450_000))
    share = PercentEdit()
    share.set_value(Decimal("5.5"))
    share.setObjectName("focus-me")
    years = ChoiceBox([(5, "5 jaar"), (3, "3 jaar")], width=136)
    years.set_value(5)
    group = ChoiceBox([(1, "Participatiewet, WW en Wajong"), (2, "Alle doelgroepen")])
    group.set_value(1)
    base = ChoiceBox([(1, "loonsom"), (2, "opdrachtsom")], width=136)
    base.set_value(1)
    check = CheckBox("Milieueisen gelden ook voor onderaannemers")
    check.set_value(True)
    first = Card("Omzeteis")
    first.set_state("not_met", "1 voldoet niet")
    money = FieldRow("Minimale jaaromzet", turnover, unit="per jaar", prefix="€", explain="De omzet van één boekjaar.")
    money.set_error("Hoger dan 3 × de raming. Vraag ten hoogste € 1.296.000.")
    first.add(
        FieldRow("Omzeteis stellen", with_value(Segment(), True), explain="Alleen als er een goede reden voor is."),
        money,
        FieldRow(
            "Waarom een omzeteis",
            with_value(TextEdit(), "Uitval raakt direct de veiligheid op straat"),
            explain="De reden komt in het motiveringsdocument.",
        ),
    )
    second = Card("Referenties")
    second.set_state("to_justify", "1 motiveren")
    second.add(
        FieldRow("Kerncompetenties", with_value(IntegerEdit(), 2), unit="competenties", explain="Wat moet men kunnen?"),
        FieldRow(
            "Waarde per referentie",
            with_value(PercentEdit(), Decimal(60)),
            explain="Ten hoogste 60 %.",
            unit="% van de raming  =  € 259.200",
        ),
        FieldRow("Niet ouder dan", years, explain="Gebruikelijk is drie jaar."),
    )
    third = Card("Uitvoeringsvoorwaarden")
    third.set_state("undecided", "1 te beantwoorden")
    opened = FieldRow("Doelgroep", group, explain="Wie hieronder vallen, staat in uw beleid bij Instellingen.")
    third.add(
        FieldRow("Social return", with_value(Segment(), None)),
        FieldRow("Omvang", [share, "% van de", base], help="Beleid Voorbeeldgemeente: 5 % vanaf € 100.000."),
        opened,
        FieldRow("Start uitvoering", with_value(DateEdit(first_shown=lambda: date(2026, 11, 24)), date(2027, 1, 4))),
        FieldRow("CPV-code", with_value(CpvEdit(), "77310000-6")),
        FieldRow("Toelichting op de uitvoering en wat daarbij hoort", LongTextEdit(placeholder="Waarom dit zo moet")),
        check,
    )
    ask = opened.ask_button()
    if ask is not None:
        ask.setChecked(True)
    made = StepPanel()
    made.add(first, second, third)
    return made


def page(size: QSize, middle: QWidget, side: QWidget | None = None) -> QWidget:
    rail = Rail(RAIL, "Sociaal Inkopen")
    rail.set_current("tenders")
    rail.set_wide(size.width() >= WIDE_FROM)
    steps = StepList([(key, name) for key, name, _state, _note in STEPS])
    for key, _name, state, note in STEPS:
        steps.set_state(key, state, note)
    steps.set_current("requirements")
    left = holder(
        column(
            row(Button("Aanbestedingen", "quiet", "caret-left", small=True), None),
            row(Label("Groenonderhoud wijken Noord en Oost", "strong", wrap=True), margins=(10, 4, 0, 0)),
            row(Label("2026-014 · € 432.000 excl. btw", "caption", "muted", wrap=True), margins=(10, 0, 0, 8)),
            steps,
            None,
            row(
                Glyph("check-circle"),
                Label("Alles bewaard · 10:42", "caption", "muted"),
                None,
                gap=6,
                margins=(10, 0, 0, 0),
            ),
            gap=2,
            margins=(10, 16, 10, 14),
        )
    )
    left.setFixedWidth(240)
    parts: list[QWidget] = [rail, left, Hairline(), middle]
    if side is not None:
        parts += [Hairline(), side]
    layout = row(*parts, gap=0)
    layout.setStretch(3, 1)
    return holder(layout)


def tender(size: QSize) -> QWidget:
    onward = Button("Volgende stap", glyph="arrow-right", glyph_after=True)
    undo = Button("", "quiet", "arrow-counter-clockwise", name="Ongedaan maken (Ctrl+Z)")
    head = PageHead("Eisen & voorwaarden", "Vraag alleen wat deze opdracht echt nodig heeft.", [undo, onward])
    middle = holder(column(head, 14, form(), gap=0, margins=(24, 16, 12, 0)))
    cards = column(gap=8, margins=(16, 0, 4, 12))
    for group, content in FINDINGS:
        if group:
            cards.addWidget(Label(group, "caption-strong", "muted"))
        cards.addWidget(FindingCard(content))
    cards.addLayout(row(Button("9 punten voldoen · toon", "quiet", "check-circle", small=True), None))
    cards.addStretch(1)
    panel = StepPanel(width=0)
    panel.add(holder(cards))
    fold = Button("", "quiet", "caret-double-right", small=True, name="Toets inklappen (Ctrl+T)")
    top = column(
        row(Label("Toets", "section"), None, fold),
        Label("1 voldoet niet · 1 motiveren · 1 open · 1 kans", "caption", "muted", wrap=True),
        gap=2,
        margins=(16, 16, 12, 0),
    )
    side = holder(column(top, panel, gap=10))
    side.setFixedWidth(336)
    made = page(size, middle, side)
    bar = UndoBar(made, left=388)
    bar.show_message("Eis ‘bankgarantie’ verwijderd", "Ongedaan maken  Ctrl+Z", lambda: None)
    return made


def rows(size: QSize) -> QWidget:
    find = SearchField("Zoek op naam of nummer (Ctrl+F)", "Zoek een aanbesteding")
    chips = ChipRow(
        [
            ChipItem("all", "Alle 16"),
            ChipItem("running", "Loopt 9"),
            ChipItem("attention", "Aandacht 4", "warning"),
            ChipItem("soon", "Deadline < 14 dagen", "calendar-blank"),
        ]
    )
    head = PageHead(
        "Aanbestedingen",
        "Voorbeeldgemeente · 16 aanbestedingen, 4 vragen aandacht",
        [Button("Uit bestand", glyph="file-arrow-down"), Button("Nieuwe aanbesteding", "primary", "plus")],
    )
    view = TableView(COLUMNS, name="Aanbestedingen")
    view.setModel(Rows(view))
    view.show_sort("day", False)
    view.go_to_row(5)
    view.row_under_pointer = 2
    view.setObjectName("focus-me")
    card = Card(margins=(1, 6, 1, 8))
    card.add(view)
    columns = Button("Kolommen", "quiet", "columns", small=True)
    filters = row(find, 8, chips, columns) if look().scale < 1.5 else column(row(find, None, columns), chips)
    box = column(
        head,
        16,
        filters,
        12,
        card,
        8,
        row(Label("Enter opent · Ctrl+N nieuw", "caption", "muted"), None),
        gap=0,
        margins=(28, 20, 28, 12),
    )
    rail = Rail(RAIL, "Sociaal Inkopen")
    rail.set_current("tenders")
    rail.set_wide(size.width() >= WIDE_FROM)
    layout = row(rail, holder(box), gap=0)
    layout.setStretch(1, 1)
    return holder(layout)


def empty(size: QSize) -> QWidget:
    card = Card()
    card.add(
        EmptyState(
            "files",
            "Nog geen aanbestedingen",
            "Hier komen uw inkopen te staan, van kerstpakket tot weg. Begin met vijf vragen; daarna ziet u meteen wat "
            "de wet en uw beleid vragen. Liever eerst rondkijken? Open het voorbeeld.",
            Button("Nieuwe aanbesteding", "primary", "plus"),
            Button("Open het voorbeeld", glyph="sparkle"),
        )
    )
    return holder(column(PageHead("Aanbestedingen", "Voorbeeldgemeente"), card, margins=(28, 20, 28, 20)))


def parts(size: QSize) -> QWidget:
    def flow(*widgets: QWidget) -> QWidget:
        made = Flow()
        for widget in widgets:
            made.addWidget(widget)
        return holder(made)

    disabled, pressed = Button("Uitgeschakeld"), Button("Ingedrukt", glyph="columns")
    disabled.setEnabled(False)
    pressed.set_on(True)
    buttons = Card("Knoppen")
    buttons.add(
        flow(
            Button("PDF bewaren", "primary", "download-simple"),
            Button("Afdrukken", glyph="printer"),
            Button("DOCX"),
            Button("Open map", "quiet", "folder-open"),
            Button("Volgende", glyph="arrow-right", glyph_after=True),
            disabled,
            pressed,
            Button("", "quiet", "dots-three", name="Meer"),
            Button("", glyph="plus", name="Erbij"),
        ),
        flow(
            Button("Pas toe", glyph="check", small=True),
            Button("Ga naar veld", "quiet", small=True),
            Button("", "quiet", "x", small=True, name="Sluiten"),
        ),
    )
    pills = Card("Pillen")
    pills.add(flow(*(Pill(key) for key in PILLS)))
    faces = Card("Letters")
    for role in ("display", "page", "section", "strong", "body", "caption-strong", "caption"):
        faces.add(Label(f"{role}: Eén kwaliteitspunt kost € 1.250", role))
    faces.add(
        row(*(Label(tone, "strong", tone) for tone in ("text", "muted", "accent", "ok", "bad", "why", "neutral")), None)
    )
    faces.add(row(Mark(16), Mark(28), Mark(48), Mark(96), None))
    fields = Card("Velden")
    wrong, off = DateEdit(), TextEdit()
    wrong_row = FieldRow("Datum met fout", wrong)
    wrong.setText("31-2-2026")
    wrong.finish()
    off.set_value("Uitgeschakeld")
    off.setEnabled(False)
    text = LongTextEdit()
    text.set_value(
        "Een langere tekst die over meer regels loopt, omdat de motivering volledig moet zijn.\n\n"
        "Tweede alinea met een lange zin die laat zien dat het veld meegroeit met wat er staat, regel na "
        "regel, en dat de rand en de marges goed blijven."
    )
    known, busy = QProgressBar(), QProgressBar()
    known.setValue(40)
    busy.setRange(0, 0)
    radio = QRadioButton("Keuzerondje")
    radio.setChecked(True)
    fields.add(
        wrong_row,
        FieldRow("Uitgeschakeld", off),
        FieldRow("Leeg met keuze", ChoiceBox([(1, "een")])),
        FieldRow(
            "Vier woorden",
            with_value(
                Segment([(i, word) for i, word in enumerate(("Leveringen", "Diensten", "Werken", "Concessie"))]), 1
            ),
        ),
        FieldRow("Langere tekst", text),
        radio,
        CheckBox(
            "Een vinkje met veel woorden, die over meer dan een regel lopen als er weinig ruimte is, zoals hier in dit "
            "smalle venster van de galerij"
        ),
        known,
        busy,
    )
    left, right = column(buttons, pills, fields, None, gap=12), column(faces, None, gap=12)
    layout = row(left, right, gap=12, margins=(20, 20, 20, 20))
    layout.setStretch(0, 3)
    layout.setStretch(1, 2)
    panel = StepPanel(width=0)
    panel.add(layout)
    return panel


def popups(size: QSize) -> QWidget:
    """Windows of their own, drawn together on one sheet."""
    menu = QMenu()
    menu.addAction(look().icon("copy"), "Maak een kopie\tCtrl+D")
    action = menu.addAction("Toon kenmerk")
    action.setCheckable(True)
    action.setChecked(True)
    menu.addSeparator()
    menu.addMenu("Exporteren als")
    gone = menu.addAction(look().icon("trash"), "Verwijder…")
    gone.setEnabled(False)
    menu.setActiveAction(action)
    menu.resize(menu.sizeHint())
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        "Aanbesteding verwijderen",
        "Wilt u ‘Groenonderhoud’ verwijderen? U kunt dit met Ctrl+Z ongedaan maken.",
    )
    yes = box.addButton("Verwijderen", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Bewaren", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(yes)
    box.resize(box.sizeHint())
    field = DateEdit(first_shown=lambda: date(2026, 11, 24))
    field.set_value(date(2026, 11, 24))
    field.show()
    field.open_calendar()
    calendar = field.calendar()
    choice = ChoiceBox([(i, f"Keuze {i}") for i in range(5)], none_words="Geen keuze")
    choice.set_value(2)
    choice.resize(220, 32)
    choice.show()
    choice.showPopup()
    QApplication.processEvents()
    sheet = QWidget()
    shots = [menu.grab(), box.grab()]
    if calendar is not None:
        shots.append(calendar.grab())
    shots.append(choice.view().window().grab())
    sheet.shots = shots  # type: ignore[attr-defined]

    def paint(_event: object) -> None:
        p, x, y = QPainter(sheet), 20, 20
        for shot in shots:
            if x + shot.deviceIndependentSize().width() > sheet.width():
                x, y = 20, y + 320
            p.drawPixmap(QPoint(x, y), shot)
            x += round(shot.deviceIndependentSize().width()) + 24
        p.end()

    sheet.paintEvent = paint  # type: ignore[method-assign]
    choice.hidePopup()
    for window in (field, choice):
        window.hide()
    if calendar is not None:
        calendar.hide()
    return sheet


BOARDS: dict[str, tuple[Callable[[QSize], QWidget], QSize]] = {
    "tender": (tender, QSize(1280, 800)),
    "form": (lambda _size: form(), QSize(640, 1000)),
    "rows": (rows, QSize(1280, 800)),
    "empty": (empty, QSize(1280, 800)),
    "parts": (parts, QSize(1280, 1100)),
    "popups": (popups, QSize(1280, 680)),
}


def shoot(folder: Path, board: str, theme: str, tag: str, size: QSize, text: float = 1) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme, text)
    made = BOARDS[board][0](size)
    made.setFixedSize(size)
    made.show()
    target = made.findChild(QWidget, "focus-me")
    if target is not None:
        target.setFocus(Qt.FocusReason.TabFocusReason)
    for _round in range(3):  # labels that wrap tell their height once they know their width
        app.processEvents()
    made.grab().save(str(folder / f"{board}-{theme}-{tag}.png"))
    made.close()
    made.deleteLater()
    app.processEvents()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    for file in sys.argv[2:]:
        number = QFontDatabase.addApplicationFont(file)
        app.setFont(QFont(QFontDatabase.applicationFontFamilies(number)[0], 10))
    if os.environ.get("QT_SCALE_FACTOR"):
        for board, (_make, size) in BOARDS.items():
            for theme in THEMES:
                shoot(folder, board, theme, "150", size)
        return
    for board, (_make, size) in BOARDS.items():
        for theme in THEMES:
            shoot(folder, board, theme, "100", size)
        if board != "tender":  # at 200 % the window folds its side columns; "form" shows what is left
            shoot(folder, board, "light", "text200", size, text=2)
        if board in ("tender", "rows"):
            shoot(folder, board, "light", "1920", QSize(1920, 1080))
    # the scale is fixed when the application starts, so the pictures at 150 % need another process
    subprocess.run(
        [sys.executable, "-m", "tests.ui.boards", *sys.argv[1:]],
        check=True,
        env={**os.environ, "QT_SCALE_FACTOR": "1.5"},
    )


if __name__ == "__main__":
    main()
