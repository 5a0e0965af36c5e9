"""The help in the window: which topic belongs to where the user is, and where the pane stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ..application.ports import Problem
from ..domain.help import HelpBook
from ..domain.help_document import Edition, manual, topic_document
from .models.help_topics import ABOUT_HELP, PAGES, SAID, STEPS, topic_of
from .models.palette import Entry
from .pages.help import HelpPane
from .theme import look
from .widgets.card import Card
from .widgets.field_row import FieldRow
from .widgets.help_text import FieldHelp

if TYPE_CHECKING:
    from .main_window import MainWindow

WIDE, NARROW, MOST = 384, 300, 720
LEAST_WORK = 420


class HelpDesk(QObject):
    """Opens the help beside the page, follows the user from page to page, and gives the focus back.

    As long as she chooses nothing in the help herself, it shows what belongs to the page she goes to.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._book: HelpBook | None = None
        self.pane: HelpPane | None = None
        self._width = WIDE
        self._follows = self._covers = False
        self._before: QWidget | None = None
        self._watched: list[QObject] = []

    # -- asking ---------------------------------------------------------------------------------------------------
    def ask(self) -> None:
        """F1: the help of what has the focus; asked in the help itself, how the help works."""
        window, focus = self._window, QApplication.focusWidget()
        if focus is not None and self.pane is not None and self.pane.isAncestorOf(focus):
            self.pane.show_topic(ABOUT_HELP)
            self._follows = False
            return
        if focus is not None and not window.isAncestorOf(focus):
            focus = window.focusWidget()
        self.show_topic(*topic_at(window, focus))
        self._follows = True

    def show_topic(self, identifier: str, field: FieldHelp | None = None) -> None:
        """Show a topic beside the page, with the focus in its text."""
        pane = self._made()
        if pane is None:
            return
        focus = QApplication.focusWidget()
        if focus is not None and not pane.isAncestorOf(focus):
            self._before = focus
        self._follows = False
        pane.show_topic(identifier, field)
        self._fit()  # before it shows: the window must never grow for it
        pane.show()
        self._fit_later()  # a page that was never drawn asks for more room than it needs
        pane.focus_text()

    def close(self, *, back: bool = True) -> None:
        """Put the help away, and give the focus back to where it was, or to the page that is there now."""
        if self.pane is None or self.pane.isHidden():
            return
        self.pane.hide()
        self._set_cover(False)
        self._window.stack.setMinimumWidth(0)
        before, self._before = self._before, None
        page = self._window.stack.currentWidget()
        if back and before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        elif page is not None:
            (page.focusWidget() or page).setFocus()

    def is_open(self) -> bool:
        """Whether the help is on screen."""
        return self.pane is not None and not self.pane.isHidden()

    def entries(self) -> Iterator[Entry]:
        """Every topic, for the palette."""
        book = self.book()
        for topic in book.topics if book is not None else ():
            yield Entry(
                f"help:{topic.id}",
                topic.title,
                lambda topic=topic: self.show_topic(topic.id),  # type: ignore[misc]
                second=f"Hulp · {topic.group.label}",
                glyph="question",
                also=topic.also,
            )

    def book(self) -> HelpBook | None:
        """The help, read when it is first asked for; None when it cannot be read."""
        if self._book is None:
            try:
                self._book = self._window.around.help_book()
            except Problem:
                return None
        return self._book

    # -- paper ----------------------------------------------------------------------------------------------------
    def print_topic(self, identifier: str) -> None:
        """One topic through the dialog of the printer."""
        book = self.book()
        if book is not None:
            topic, edition, pictures = book.topic(identifier), self._edition(), self._window.around.help_picture
            self._window.lists.print_out(lambda _services: topic_document(topic, book, edition, pictures))

    def save_manual(self) -> None:
        """The whole help as PDF, where the user says."""
        book = self.book()
        if book is not None:
            edition, pictures = self._edition(), self._window.around.help_picture
            self._window.lists.save(lambda _services: manual(book, edition, pictures))

    def _edition(self) -> Edition:
        return Edition(made_on=self._window.around.today(), version=QApplication.applicationVersion())

    # -- place ----------------------------------------------------------------------------------------------------
    def widen(self, by: int) -> None:
        """Make the help so many pixels wider, or narrower; it stays between what can be read and what leaves room."""
        scale = look().scale
        now = self.pane.width() if self.pane is not None else look().px(self._width)
        self._width = min(MOST, max(NARROW, round((now + by) / scale)))
        self.fit()

    def fit(self) -> None:
        """Beside the page where there is room for both, or else in its place."""
        if self.is_open():
            self._fit()

    def _fit(self) -> None:
        if self.pane is None:
            return
        window, style = self._window, look()
        room = window.width() - window.rail.width()
        least = max(style.px(LEAST_WORK), self._page_needs())
        beside = room - least >= style.px(NARROW)
        window.stack.setMinimumWidth(1)  # the page gives way to the help, and never makes the window wider
        self._set_cover(not beside)
        if beside:
            self.pane.setFixedWidth(min(style.px(self._width), room - least))
        else:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16_777_215)

    def _page_needs(self) -> int:
        """How wide the page must be; the Toets folds itself, so it counts as folded."""
        from .findings_panel import FOLDED

        needed = self._window.stack.minimumSizeHint().width()
        work = self._window.open_workspace()
        if work is not None and work.panel.isVisibleTo(work) and not work.panel.folded:
            needed -= work.panel.full_width() - look().px(FOLDED)
        return needed

    def _set_cover(self, covers: bool) -> None:
        self._covers = covers
        self._window.stack.setHidden(covers)
        if self.pane is not None:
            self.pane.grip.setVisible(not covers)

    # -- following ------------------------------------------------------------------------------------------------
    def _made(self) -> HelpPane | None:
        """The pane, made when it is first asked for; a sentence instead when the help cannot be read."""
        book = self.book()
        if book is None:
            words = "Installeer het programma opnieuw; uw dossiers blijven bewaard."
            self._window.around.messages.tell(self._window, "De hulp is niet te lezen", words)
            return None
        if self.pane is None:
            window = self._window
            self.pane = HelpPane(book, window.around.help_picture)
            self.pane.hide()
            window.add_beside(self.pane)
            self.pane.closed.connect(self.close)
            self.pane.print_requested.connect(self.print_topic)
            self.pane.manual_requested.connect(self.save_manual)
            self.pane.widened.connect(self.widen)
            self.pane.chosen.connect(self._on_chosen)
            window.stack.currentChanged.connect(self._later)
            window.rail.chosen.connect(self._on_rail)
            look().changed.connect(self._fit_later)
            window.installEventFilter(self)
        self._watch_workspace()
        return self.pane

    def _watch_workspace(self) -> None:
        work = self._window.workspace
        if work is not None and work not in self._watched:
            self._watched.append(work)
            work.left_page.connect(self._later)
            work.panel.installEventFilter(self)

    def _fit_later(self) -> None:
        QTimer.singleShot(0, self, self.fit)

    def _later(self) -> None:
        """The page changes: see when it has done so."""
        QTimer.singleShot(0, self, self._on_moved)

    def _on_moved(self) -> None:
        if self.pane is None or self.pane.isHidden():
            return
        self._watch_workspace()
        if self._covers:
            self.close(back=False)
            return
        if self._follows:
            identifier = topic_at(self._window, None)[0]
            now = self.pane.topic()
            if now is None or now.id != identifier:
                self.pane.show_topic(identifier)
        self.fit()

    def _on_rail(self, key: str) -> None:
        """Who asks for a page wants to see it."""
        if self._covers and key != "help":
            self.close(back=False)

    def _on_chosen(self) -> None:
        self._follows = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            work = self._window.workspace
            if watched is self._window:
                self.fit()
            elif work is not None and watched is work.panel and not work.panel.folded:
                self._later_room()
        return super().eventFilter(watched, event)

    def _later_room(self) -> None:
        QTimer.singleShot(0, self, self._give_way)

    def _give_way(self) -> None:
        """The Toets was folded out: when the work between the two would have too little room, the help goes."""
        work = self._window.open_workspace()
        if work is None or not self.is_open() or self._covers or work.panel.folded:
            return
        steps = work.width() * 3 // 10
        if work.width() - steps - work.panel.full_width() < look().px(LEAST_WORK):
            self.close()


def topic_at(window: MainWindow, focus: QWidget | None) -> tuple[str, FieldHelp]:
    """The topic of what has the focus, or else of the page, and what is said about the field."""
    found, field = "", FieldHelp()
    for part in _upwards(focus, window):
        if isinstance(part, FieldRow) and not field.words:
            field = FieldHelp(*part.explanation())
        names = [kind.__name__ for kind in type(part).__mro__]
        found = found or topic_of(names, part.accessibleName() if isinstance(part, Card) else "")
    return found or _topic_of_page(window), field


def _topic_of_page(window: MainWindow) -> str:
    work = window.open_workspace()
    if work is not None:
        return "versies" if work.versions.isVisibleTo(work) else STEPS[work.step]
    if window.knowledge is not None and window.stack.currentWidget() is window.knowledge:
        return SAID if window.knowledge.filters.wants_obstacles() else PAGES["knowledge"]
    return PAGES[window.page_key()]


def _upwards(focus: QWidget | None, window: QWidget) -> Iterator[QWidget]:
    part = focus
    while part is not None and part is not window:
        yield part
        part = part.parentWidget()
