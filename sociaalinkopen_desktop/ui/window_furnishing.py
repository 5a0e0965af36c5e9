"""The list of tenders and the desks behind it, joined to the window once its frame stands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import window_tender
from .actions import install
from .window_actions import handlers
from .window_lists import join_list

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from .main_window import MainWindow


def furnish(window: MainWindow) -> dict[str, QAction]:
    """Make the list and what works behind it, and join them. Returns the actions of the keyboard by their name."""
    _join_page(window)
    join_list(window)
    _join_desks(window)
    return install(window, handlers(window))


# -- inside -------------------------------------------------------------------------------------------------------
def _join_page(window: MainWindow) -> None:
    page, desk = window.list_page, window.desk
    page.query_changed.connect(desk.list_tenders)
    page.window_wanted.connect(desk.list_more)
    page.open_requested.connect(desk.open)
    page.new_requested.connect(window.show_new)
    page.from_file_requested.connect(lambda: window_tender.ask_file(window))
    page.example_requested.connect(window.open_first_example)
    page.duplicate_requested.connect(desk.duplicate)
    desk.found.connect(lambda rows: page.show_found(rows, window.around.today()))
    desk.listed.connect(lambda rows, total, counts: page.show_rows(rows, total, counts, window.around.today()))
    desk.more.connect(page.append_rows)


def _join_desks(window: MainWindow) -> None:
    desk = window.desk
    desk.opened.connect(lambda stored: window_tender.show_opened(window, stored))
    desk.opened.connect(window.session.opened)
    desk.said.connect(window.say)
    desk.failed.connect(lambda title, words: window.around.messages.tell(window, title, words))
    window.autosave.state_changed.connect(window.keeping.show_state)
    window.autosave.conflict.connect(window.keeping.keep_beside)
    window.editor.changed.connect(window.show_title)
