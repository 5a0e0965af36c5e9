"""Everything an officer can have on screen, by name: pages, steps, lists that are open, questions that are asked.

A scene brings a real window in one state. The gallery draws them all; the test of accessibility walks through them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.choices import Phase, Procedure
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.exchange.examples import read_example
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.main_window import MainWindow
from sociaalinkopen_desktop.ui.step_foot import NoteFold
from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.step_panel import StepPanel
from sociaalinkopen_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 24)
MAIN_EXAMPLE = "groenonderhoud"
# (example, title, reference, phase, deadline)
TENDERS = (
    ("kerstpakketten", "Drukwerk en bezorging gemeentekrant", "2026-008", Phase.CLOSED, date(2026, 6, 12)),
    ("groenonderhoud", "Schoonmaak gemeentehuis en gymzalen", "2026-011", Phase.EXECUTION, date(2026, 9, 1)),
    ("kerstpakketten", "Catering bijeenkomsten raad en college", "2026-017", Phase.AWARD, date(2026, 11, 20)),
    ("groenonderhoud", "Onderhoud speeltoestellen", "2026-019", Phase.PUBLISHED, date(2026, 12, 4)),
    ("kerstpakketten", "Kerstpakketten medewerkers 2027", "2027-021", Phase.PREPARATION, None),
)
OTHER_EXAMPLES = (
    "catering",
    "drukwerk",
    "ict-hergebruik",
    "post-en-koerier",
    "schoonmaak",
    "straatwerk",
    "wmo-vervoer",
)


def invented(example: str, title: str, reference: str, phase: Phase, deadline: date | None) -> Tender:
    """A tender made from an example, with another name and place in time."""
    tender = replace(read_example(resource("examples"), example, TODAY), is_example=False, phase=phase)
    procedure = Procedure.MEERVOUDIG_ONDERHANDS if example == "kerstpakketten" else Procedure.OPEN
    return replace(
        tender,
        subject=replace(tender.subject, title=title, reference=reference),
        procedure=replace(tender.procedure, procedure=procedure),
        schedule=replace(tender.schedule, submission_deadline=deadline),
    )


# -- waiting ------------------------------------------------------------------------------------------------------
def pause(milliseconds: int) -> None:
    """Let the window live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so. Raises TimeoutError after half a minute."""
    for _ in range(1500):
        if condition():
            return
        pause(20)
    raise TimeoutError("the program did not answer")


def settled(window: MainWindow) -> None:
    """Wait until nothing is under way and every layout knows its place."""
    until(lambda: not window.tasks.busy and not window.background.busy and not window.autosave.pending)
    for _ in range(4):  # a label tells its height once it knows its width, and so on upwards
        QApplication.processEvents()
    pause(30)


# -- the window ---------------------------------------------------------------------------------------------------
def open_window(folder: Path, settings: Settings) -> MainWindow:
    """The real window on a data folder, on a day that stands still; nothing it keeps outlives the folder."""
    around = replace(
        app.surroundings(folder),
        today=lambda: TODAY,
        time_words=lambda: "10:42",
        documents_folder=folder,
        keep_settings=lambda _settings: None,
    )
    window = MainWindow(app.service_door(folder), settings, around)
    window.resize(1280, 800)
    window.show()
    ready: list[bool] = []
    window.ready.connect(lambda: ready.append(True))
    window.open_store()
    until(lambda: bool(ready))
    settled(window)
    return window


def fill(window: MainWindow) -> None:
    """Put enough tenders in the data to look at, and leave the first example open."""
    for row in TENDERS:
        window.desk.start(invented(*row))
        settled(window)
    for key in OTHER_EXAMPLES:
        window.desk.start_example(key)
        settled(window)
    window.desk.start_example(MAIN_EXAMPLE)
    settled(window)


@dataclass
class Stage:
    """A filled window, an empty one, and what a scene may do to them."""

    window: MainWindow
    empty: MainWindow

    @property
    def work(self) -> Workspace:
        """The open tender of the filled window."""
        assert self.window.workspace is not None
        return self.window.workspace

    def open(self, title: str) -> None:
        """Open the tender with that in its name, if it is not open already."""
        if title not in self.window.editor.tender.subject.title:
            model = self.window.list_page.model
            self.window.go_to("tenders")
            self.window.list_page.filters.wipe()
            settled(self.window)
            rows = (model.row(at) for at in range(model.rowCount()))
            self.window.desk.open(next(row.id for row in rows if row is not None and title in row.title))
            settled(self.window)

    def step(self, step: Step) -> QWidget:
        """Show a step of the open tender; the page it is on."""
        self.window.stack.setCurrentWidget(self.work)
        self.window.rail.set_current("tenders")
        self.work.go_to_step(step)
        settled(self.window)
        return self.work.page(step)

    def top(self, widget: QWidget) -> None:
        """Scroll its panel so that a widget stands at the top."""
        above = widget.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, StepPanel):
            above.show_from_top(widget)

    def rest(self) -> None:
        """Close what lies over the windows and take back what a scene changed."""
        for window in QApplication.topLevelWidgets():
            if window not in (self.window, self.empty) and window.isVisible():
                window.close()
        for window in (self.window, self.empty):
            window.undo_bar.dismiss()
            if window.palette_box is not None and window.palette_box.box.isVisible():
                window.palette_box.open()  # once more: it goes away
            if window._helper is not None:
                window._helper.close()
            window.list_page.table.keep_one()
            settled(window)


@dataclass(frozen=True)
class Scene:
    """One state of the screen. `show` brings it about; `in_empty` says that the empty window has it."""

    name: str
    words: str
    show: Callable[[Stage], object]
    in_empty: bool = False


def _go(key: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.window.go_to(key)
        settled(stage.window)

    return show


def _empty(key: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.empty.go_to(key)
        settled(stage.empty)

    return show


def _step(step: Step, title: str = "Groenonderhoud") -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.open(title)
        page = stage.step(step)
        if isinstance(page, FormPage):
            for card in _cards_of(page):
                card.set_open(False)
            page._panel.verticalScrollBar().setValue(0)
            settled(stage.window)
        if step is Step.DOCUMENTS:
            until(lambda: stage.work.documents.page_number()[1] > 0)
            settled(stage.window)

    return show


# -- scenes of their own --------------------------------------------------------------------------------------------
def _welcome(at: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        from sociaalinkopen_desktop.ui.pages.welcome import Welcome

        stage.empty.go_to("start")
        settled(stage.empty)
        welcome = stage.empty.findChild(Welcome)
        assert welcome is not None
        welcome.go_to_step(at)
        settled(stage.empty)

    return show


def _new(at: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.window.show_new()
        stage.window.stack.currentWidget().cards[at].setChecked(True)  # type: ignore[attr-defined]
        settled(stage.window)

    return show


def _list_nothing(stage: Stage) -> None:
    stage.window.go_to("tenders")
    stage.window.list_page.filters.type_in_search("zwembad")
    stage.window.list_page.filters.search.tell()
    settled(stage.window)


def _list(stage: Stage) -> None:
    stage.window.go_to("tenders")
    stage.window.list_page.filters.wipe()
    settled(stage.window)
    stage.window.list_page.focus_table()


def _list_several(stage: Stage) -> None:
    _list(stage)
    stage.window.list_page.table.selectAll()
    settled(stage.window)


def _list_menu(stage: Stage) -> None:
    _list(stage)
    table = stage.window.list_page.table
    table.menu.popup(table.viewport().mapToGlobal(QPoint(60, 60)))
    settled(stage.window)


def _list_sort(stage: Stage) -> None:
    _list(stage)
    filters = stage.window.list_page.filters
    filters.phases.menu_of_choices.popup(filters.mapToGlobal(QPoint(300, filters.height())))
    settled(stage.window)


def _palette(words: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _step(Step.REQUIREMENTS)(stage)
        stage.window.open_palette(words)
        settled(stage.window)

    return show


def _help(step: Step) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _step(step)(stage)
        stage.window.helper.ask()
        settled(stage.window)

    return show


def _versions(stage: Stage) -> None:
    stage.open("Groenonderhoud")
    stage.step(Step.SUBJECT)
    stage.work.versions.name_field().set_value("Voor het college")
    stage.work.show_versions()
    settled(stage.window)
    if not stage.work.versions.version_rows():
        stage.work.versions.keep()
        settled(stage.window)


def _cpv(stage: Stage) -> None:
    _step(Step.SUBJECT)(stage)
    page = stage.work.page(Step.SUBJECT)
    row = page.row("subject.main_cpv")  # type: ignore[attr-defined]
    page.focus_field("subject.main_cpv")  # type: ignore[attr-defined]
    row.open_picker()
    settled(stage.window)
    pause(300)


def _undo_bar(stage: Stage) -> None:
    _step(Step.REQUIREMENTS)(stage)
    stage.work._offer_undo("Eis ‘bankgarantie’ verwijderd")
    settled(stage.window)


def _message(stage: Stage) -> None:
    from PySide6.QtWidgets import QMessageBox

    from sociaalinkopen_desktop.ui.messages import _box

    _list(stage)
    box = _box(
        stage.window,
        "De gegevens terugzetten?",
        "Alles wat u na 20-11-2026 deed, gaat weg. Er wordt eerst een reservekopie gemaakt van hoe het nu is.",
    )
    box.addButton("Zet terug", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton("Annuleren", QMessageBox.ButtonRole.RejectRole))
    box.open()
    settled(stage.window)


def _about(stage: Stage) -> None:
    _list(stage)
    stage.window.around.about(stage.window)
    settled(stage.window)


def _crash(stage: Stage) -> None:
    from sociaalinkopen_desktop.ui.crash_dialog import CrashDialog

    _list(stage)
    CrashDialog("Sociaal Inkopen Desktop 1.0.0\nFout: ValueError\nform.py:120 show_tender", stage.window).open()
    settled(stage.window)


def _motivate(stage: Stage) -> None:
    _step(Step.REQUIREMENTS)(stage)
    stage.work.panel.set_folded(False)
    findings = stage.work.panel.list
    for finding in findings.shown():
        if finding.status.value == "to_explain":
            findings.entry(finding.criterion.id).open_form("explain")
            break
    else:
        findings.entry(findings.shown()[0].criterion.id).open_form("answer")
    settled(stage.window)


def _calendar(stage: Stage) -> None:
    _step(Step.PROCEDURE)(stage)
    page = stage.work.page(Step.PROCEDURE)
    page.focus_field("schedule.submission_deadline")  # type: ignore[attr-defined]
    page.row("schedule.submission_deadline").control.open_calendar()  # type: ignore[attr-defined]
    settled(stage.window)


def _choices(stage: Stage) -> None:
    _step(Step.PROCEDURE)(stage)
    page = stage.work.page(Step.PROCEDURE)
    page.focus_field("procedure.procedure")  # type: ignore[attr-defined]
    page.row("procedure.procedure").control.showPopup()  # type: ignore[attr-defined]
    settled(stage.window)


def _row_open(step: Step, path: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _step(step)(stage)
        page = stage.work.page(step)
        rows = page.rows_editor(path)  # type: ignore[attr-defined]
        rows.open_item(0)
        settled(stage.window)
        stage.top(rows)
        settled(stage.window)

    return show


def _row_menu(stage: Stage) -> None:
    _row_open(Step.VALUE, "lots")(stage)
    rows = stage.work.page(Step.VALUE).rows_editor("lots")  # type: ignore[attr-defined]
    menu: QMenu = rows.menu_for(0)
    menu.popup(rows.mapToGlobal(QPoint(40, 40)))
    settled(stage.window)


def _note(stage: Stage) -> None:
    _step(Step.MARKET)(stage)
    fold = stage.work.page(Step.MARKET).findChild(NoteFold)
    assert fold is not None
    fold.set_open(True)
    settled(stage.window)
    stage.top(fold)
    settled(stage.window)


def _guide(at: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        from sociaalinkopen_desktop.ui.pages.guide_card import GuideCard

        _step(Step.AMBITION)(stage)
        card = stage.work.page(Step.AMBITION).findChildren(GuideCard)[at]
        card.set_open(True)
        card.begin()
        settled(stage.window)
        stage.top(card)
        settled(stage.window)

    return show


def _card(step: Step, name: str) -> Callable[[Stage], None]:
    """A step with one of its cards at the top, unfolded if it folds."""

    def show(stage: Stage) -> None:
        _step(step)(stage)
        found = [card for card in _cards_of(stage.work.page(step)) if type(card).__name__ == name]
        found[0].set_open(True)
        settled(stage.window)
        stage.top(found[0])
        settled(stage.window)

    return show


def _cards_of(page: QWidget) -> list[Card]:
    return list(page.findChildren(Card))


def _settings(section: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.window.go_to("settings")
        stage.window.stack.currentWidget().go_to_section(section)  # type: ignore[attr-defined]
        settled(stage.window)

    return show


def _settings_search(stage: Stage) -> None:
    stage.window.go_to("settings")
    page = stage.window.stack.currentWidget()
    page.search.show_words("map")  # type: ignore[attr-defined]
    page._search("map")  # type: ignore[attr-defined]
    settled(stage.window)


def _policy(section: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.window.go_to("policy")
        settled(stage.window)
        assert stage.window.policy is not None
        stage.window.policy.page.go_to_section(section)
        settled(stage.window)

    return show


def _packs_proposal(stage: Stage) -> None:
    stage.window.go_to("packs")
    settled(stage.window)
    assert stage.window.packs is not None
    stage.window.packs.propose_example()
    settled(stage.window)


def _packs_edit(at: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.window.go_to("packs")
        settled(stage.window)
        assert stage.window.packs is not None
        page = stage.window.packs.page
        page.begin()
        settled(stage.window)
        page.edit_view().go_to(at)
        settled(stage.window)

    return show


def _numbers(stage: Stage) -> None:
    stage.window.show_numbers()
    settled(stage.window)


def _said(stage: Stage) -> None:
    stage.window.go_to("knowledge")
    stage.window.page("knowledge").show_obstacles()
    settled(stage.window)


def _folded(stage: Stage) -> None:
    _step(Step.REQUIREMENTS)(stage)
    stage.work.panel.set_folded(True)
    settled(stage.window)


def _blank(step: Step) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        window = stage.empty
        if window.workspace is None or not window.editor.tender.subject.title.startswith("Nog"):
            window.start_blank("Nog te bedenken")
            settled(window)
        assert window.workspace is not None
        window.stack.setCurrentWidget(window.workspace)
        window.workspace.go_to_step(step)
        settled(window)

    return show


def sections_of_settings() -> list[str]:
    """The keys of the parts of the settings."""
    from sociaalinkopen_desktop.ui.pages.settings import SECTIONS

    return [key for key, _words in SECTIONS]


def sections_of_policy() -> list[str]:
    """The keys of the parts of the policy."""
    from sociaalinkopen_desktop.ui.models.policy_sections import (
        BLOCKS,
        GREEN,
        LIMITS,
        PROFILE,
        PSO,
        SOCIAL_RETURN,
        THEMES,
    )

    return [PROFILE, LIMITS, SOCIAL_RETURN, BLOCKS, PSO, GREEN, THEMES]


def all_scenes() -> list[Scene]:
    """Every scene, those of the empty window first: it gets its first tender later on."""
    from .scenes_import import import_scenes
    from .scenes_market import market_scenes
    from .scenes_meetings import meeting_scenes
    from .scenes_register import register_scenes

    welcome = [Scene(f"welkom-{at + 1}", f"Eerste keer, scherm {at + 1}", _welcome(at), True) for at in range(3)]
    steps = [Scene(f"stap-{step.number}", f"Stap {step.number} {step.label}", _step(step)) for step in Step]
    blank = [
        Scene(f"leeg-stap-{step.number}", f"Lege aanbesteding, stap {step.number}", _blank(step), True) for step in Step
    ]
    return [
        *welcome,
        Scene("lijst-leeg", "Lijst zonder aanbestedingen", _empty("tenders"), True),
        Scene("start", "Start", _go("start")),
        Scene("lijst", "Lijst", _list),
        Scene("lijst-meer", "Lijst, meer gekozen", _list_several),
        Scene("lijst-menu", "Menu bij een regel", _list_menu),
        Scene("lijst-fase", "Menu van het filter Fase", _list_sort),
        Scene("lijst-niets", "Lijst, niets gevonden", _list_nothing),
        *(Scene(f"nieuw-{at + 1}", f"Nieuwe aanbesteding, manier {at + 1}", _new(at)) for at in range(5)),
        *steps,
        Scene("stap-7-onderhands", "Stap 7, onderhands", _step(Step.MARKET, "Kerstpakketten medewerkers 2027")),
        Scene("stap-6-gunning", "Stap 6 na de inschrijving", _step(Step.AWARD, "Catering bijeenkomsten")),
        Scene("stap-5-smal", "Stap 5 met de Toets ingeklapt", _folded),
        *blank,
        Scene("cpv-kiezen", "CPV-code kiezen", _cpv),
        Scene("kalender", "Kalender", _calendar),
        Scene("keuzelijst", "Keuzelijst", _choices),
        Scene("perceel", "Een perceel open", _row_open(Step.VALUE, "lots")),
        Scene("perceel-menu", "Menu bij een perceel", _row_menu),
        Scene("criterium", "Een gunningscriterium open", _row_open(Step.AWARD, "award.criteria")),
        Scene("teksten", "Teksten kiezen", _card(Step.REQUIREMENTS, "ClausePicker")),
        Scene("social-return", "Rekenen aan social return", _card(Step.AMBITION, "SocialReturnCard")),
        Scene("voorbehouden", "Voorbehouden, stap voor stap", _card(Step.AMBITION, "ReservingCard")),
        Scene("wegwijzer", "Vragen over de keten", _guide(0)),
        Scene("onderdelen", "Onderdelen van een criterium", _card(Step.AWARD, "PartsCard")),
        Scene("paren", "Gewichten in paren", _card(Step.AWARD, "PairsCard")),
        Scene("inschrijvingen", "Proefinschrijvingen", _card(Step.AWARD, "BidsCard")),
        Scene("uitkomst", "Uitkomst", _card(Step.AWARD, "OutcomeCard")),
        Scene("wat-als", "Wat als", _card(Step.AWARD, "WhatIfCard")),
        Scene("planning", "Planning", _card(Step.PROCEDURE, "PlanningCard")),
        Scene("notitie", "Notitie en akkoord", _note),
        Scene("motiveren", "Motiveren in de Toets", _motivate),
        Scene("versies", "Versies", _versions),
        Scene("zoeken-leeg", "Zoeken in alles, nog niets getypt", _palette("")),
        Scene("zoeken", "Zoeken in alles", _palette("social")),
        Scene("hulp", "Hulp naast een stap", _help(Step.REQUIREMENTS)),
        Scene("ongedaan", "Balk om ongedaan te maken", _undo_bar),
        Scene("vraag", "Vraag vooraf", _message),
        Scene("over", "Over dit programma", _about),
        Scene("fout", "Fout in het programma", _crash),
        *register_scenes(),
        *market_scenes(),
        *import_scenes(),
        *meeting_scenes(),
        Scene("kennisbank", "Kennisbank", _go("knowledge")),
        Scene("kennisbank-getallen", "Kennisbank, getallen", _numbers),
        Scene("kennisbank-bezwaren", "Kennisbank, wat collega's zeggen", _said),
        *(Scene(f"beleid-{key}", f"Beleid, {key}", _policy(key)) for key in sections_of_policy()),
        Scene("eigen-criteria", "Eigen criteria", _go("packs")),
        Scene("eigen-voorstel", "Eigen criteria, wat er verandert", _packs_proposal),
        Scene("eigen-maken-1", "Eigen criteria maken", _packs_edit(0)),
        Scene("eigen-maken-2", "Eigen criteria maken, vervolg", _packs_edit(1)),
        *(Scene(f"instellingen-{key}", f"Instellingen, {key}", _settings(key)) for key in sections_of_settings()),
        Scene("instellingen-zoeken", "Instelling zoeken", _settings_search),
        Scene("sneltoetsen", "Sneltoetsen", _go("shortcuts")),
    ]


def long_parts(window: MainWindow) -> list[QWidget]:
    """What is on the page but only seen by scrolling, as whole columns."""
    shown = window.stack.currentWidget()
    found = [
        area.widget()
        for area in shown.findChildren(StepPanel)
        if area.isVisible() and area.widget().height() > area.viewport().height() + 80
    ]
    return sorted((item for item in found if item is not None), key=lambda item: -item.width())[:1]
