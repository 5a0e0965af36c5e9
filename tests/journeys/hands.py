"""An officer for whole stories: hands for the cards of a step, and a count of everything she does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.cpv_row import CpvRow
from sociaalinkopen_desktop.ui.pages.clause_picker import ClausePicker
from sociaalinkopen_desktop.ui.pages.new_tender import NewTenderPage
from sociaalinkopen_desktop.ui.pages.start import StartPage
from sociaalinkopen_desktop.ui.widgets.fold_title import FoldTitle
from sociaalinkopen_desktop.ui.widgets.inputs import ChoiceBox
from sociaalinkopen_desktop.ui.workspace import Workspace

from .officer import Officer

Kind = TypeVar("Kind", bound=QWidget)


class Storyteller(Officer):
    """Begins with an empty folder and no settings; `actions` counts clicks, keys and texts typed."""

    def __init__(self, qtbot: Any, folder: Path, today: date = date(2026, 11, 24)) -> None:
        self.actions = 0
        super().__init__(qtbot, folder, today, Settings(theme="light"))

    # -- counting -------------------------------------------------------------------------------------------------
    def click(self, widget: QWidget) -> None:
        """Click a control; what lies out of sight is scrolled to first, as with the wheel."""
        self.actions += 1
        self.wait_for(lambda: self._in_view(widget), f"{widget.accessibleName()!r} does not come into view")
        super().click(widget)

    def press(self, key: str) -> None:
        self.actions += 1
        super().press(key)

    def type_in(self, control: QWidget, text: str) -> None:
        self.actions += 1
        super().type_in(control, text)

    def choose(self, path: str, choice: Any) -> None:
        self.actions += isinstance(self.control(path), ChoiceBox)
        super().choose(path, choice)

    # -- finding things -------------------------------------------------------------------------------------------
    @property
    def work(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def _in_view(self, widget: QWidget) -> bool:
        """Scroll to a control; whether it can be seen now. A card that unfolds needs a moment to take its place."""
        self.bring_into_view(widget)
        return min(widget.width(), widget.height()) > 0 and not widget.visibleRegion().isEmpty()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll the page, when the control is on one that scrolls."""
        work = self.window.workspace
        page = None if work is None else work._stack.currentWidget()
        if page is not None and page.isAncestorOf(widget) and not isinstance(widget, FoldTitle):
            self.unfold(widget)
        if page is not None and page.isAncestorOf(widget) and hasattr(page, "_panel"):
            page._panel.show_widget(widget)
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea) and around.isVisible():
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()

    def card(self, kind: type[Kind], name: str = "") -> Kind:
        """The card of that kind on the page that is shown."""
        page = self.work._stack.currentWidget()
        assert page is not None
        found = [item for item in page.findChildren(kind) if name in ("", item.accessibleName())]
        shown = [item for item in found if item.isVisibleTo(page)]
        assert shown, f"no {kind.__name__} is shown"
        return shown[0]

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The button with these words (or this name) that is shown."""
        around = inside or self.window
        found = [
            item
            for item in around.findChildren(QAbstractButton)
            if item.isVisible() and words in (item.text().replace("&&", "&"), item.accessibleName())
        ]
        assert found, f"no button {words!r}"
        return found[0]

    def fill_in(self, field: QWidget, text: str) -> None:
        """Type a text in the place of what stands in a field, and leave it with Tab."""
        self.click(field)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type_in(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)

    def fill(self, path: str, text: str) -> None:
        self.fill_in(self.control(path), text)

    def choose_in(self, box: ChoiceBox, words: str) -> None:
        """Type the beginning of a line in a list."""
        self.actions += 1
        box.setFocus()
        QTest.keyClicks(box, words)
        assert box.currentText().startswith(words), f"{words!r} is not in the list"

    # -- what the officer sees ------------------------------------------------------------------------------------
    def said(self) -> str:
        """What the bar at the foot of the work says."""
        bar = self.work.undo_bar
        return bar.accessibleName() if bar.isVisible() else ""

    def settle(self) -> None:
        """Nothing is under way, and the tender as it is now has been judged."""
        super().settle()
        if self.window.workspace is not None:
            self.until(lambda: self.work.is_judged)

    def statuses(self, status: Status) -> list[str]:
        """The criteria that have this status now."""
        self.settle()
        assessment = self.work.assessment
        assert assessment is not None
        return [item.criterion.id for item in assessment.findings if item.status is status]

    def step_note(self, step: Step) -> str:
        """What the list of steps says about a step."""
        self.settle()
        return self.work._steps.button(step.value).accessibleName()

    def undo_everything(self) -> int:
        """Ctrl+Z until nothing is left to undo; returns how often."""
        stack = self.window.editor.undo_stack
        steps = 0
        while stack.canUndo():
            before = self.tender
            super().press("Ctrl+Z")
            assert self.tender != before, f"Ctrl+Z does nothing with the focus in {QApplication.focusWidget()}"
            steps += 1
        return steps

    # -- the beginning --------------------------------------------------------------------------------------------
    def first_run(self, organisation: str) -> NewTenderPage:
        """The three first steps by keyboard: the name, the policy of the program, and a first tender."""
        self.window.begin_introduction()
        start = self.window.stack.currentWidget()
        assert isinstance(start, StartPage)
        self.until(lambda: start.welcome.name.hasFocus())
        for text in (organisation, "", ""):
            if text:
                self.type_in(self.window.focusWidget(), text)
            self.press("Return")
        assert self.window.settings.organisation == organisation
        page = self.window.stack.currentWidget()
        assert isinstance(page, NewTenderPage)
        return page

    def quick_start(self, title: str, family: str, value: str, months: str, start: str, *aims: str) -> None:
        """The five questions; `aims` are the words of the boxes to tick."""
        page = self.window.stack.currentWidget()
        assert isinstance(page, NewTenderPage)
        self.press("Return")
        way = page.quick
        assert way.title.hasFocus()
        for field, text in ((way.title, title), (way.value, value), (way.months, months), (way.start_day, start)):
            if text:
                self.fill_in(field, text)
        self.choose_in(way.family, family)
        for aim in aims:
            self.click(self.button(aim, way))
        self.click(way.start)
        self.until(lambda: self.window.workspace is not None and self.tender.subject.title == title)
        self.settle()

    # -- cards of a step ------------------------------------------------------------------------------------------
    def pick_code(self, path: str, words: str) -> None:
        """Open the list of codes at a field, type words, and take the first that is found."""
        field = self.control(path)
        row = next(item for item in self.work.page(self.work.step).findChildren(CpvRow) if item.control is field)
        self.click(row.search)
        picker = row.picker()
        assert picker is not None
        self.type_in(self.window.focusWidget(), words)
        self.press("Return")

    def add_text(self, title: str) -> None:
        """Search a text of the library by its title on the page that is shown, and add it."""
        picker = self.card(ClausePicker)
        self.fill_in(picker.search, title)
        self.wait_for(lambda: title in self._offered(picker), f"{title} is not among {self._offered(picker)}")
        self.click(picker.rows()[self._offered(picker).index(title)].button)
        assert self.said().startswith(f"Toegevoegd: {title}"), self.said()

    @staticmethod
    def _offered(picker: ClausePicker) -> list[str]:
        return [row.head.words()[0] for row in picker.rows()]

    def explain(self, criterion: str, why: str, how_far: str, why_here: str) -> None:
        """Give the reason in three parts at a point of the Toets that is shown."""
        entry = self.work.panel.list.entry(criterion)
        self.click(entry.card.action_button("explain"))
        for part, text in (("why", why), ("how_far", how_far), ("why_here", why_here)):
            field = entry.reason_field(part)
            self.wait_for(field.hasFocus, f"the part {part!r} of the reason does not get the focus")
            self.type_in(field, text)
            QTest.keyClick(field, Qt.Key.Key_Tab)

    def wait_for(self, condition: Callable[[], bool], words: str) -> None:
        """Wait until something is seen; `words` tell what is missing otherwise."""
        try:
            self.until(condition)
        except Exception as error:
            raise AssertionError(words) from error
