"""What each action of the window does: the handlers of the table in actions.py, for what is on screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .window_lists import print_list_shown, save_list_shown
from .window_settings import change_text
from .window_tender import ask_file, show_new

if TYPE_CHECKING:
    from .main_window import MainWindow
    from .pages.documents import DocumentsPage
    from .workspace import Workspace

UNDER = {"enterprise": "enterprises", "enterprise_import": "enterprises", "meeting": "meetings"}
"""Pages from which one goes back to another list than that of the tenders."""
TEXT_STEP = 25
"""How much larger or smaller the text becomes at once, in percent."""


def handlers(window: MainWindow) -> Mapping[str, Callable[[], object]]:
    """What to do for each action, by its name."""

    def in_tender(action: Callable[[Workspace], object]) -> Callable[[], None]:
        return lambda: _in_tender(window, action)

    return {
        "palette": window.open_palette,
        "help": lambda: window.helper.ask(),
        "find": lambda: _focus_search(window),
        "shortcuts": lambda: window.go_to("shortcuts"),
        "new": lambda: _begin_new(window),
        "open_file": lambda: ask_file(window),
        "undo": lambda: window.keeping.history().undo(),
        "redo": lambda: window.keeping.history().redo(),
        "panel": in_tender(lambda work: work.panel.set_folded(not work.panel.folded)),
        "next_step": lambda: _next_step(window, 1),
        "previous_step": lambda: _next_step(window, -1),
        "versions": in_tender(lambda work: work.show_versions()),
        "save_pdf": lambda: _save_shown(window),
        "keep_file": in_tender(lambda _work: _keep_file(window)),
        "print": lambda: _print_shown(window),
        "back": lambda: window.go_to(UNDER.get(window.page_key(), "tenders")),
        "larger": lambda: change_text(window, TEXT_STEP),
        "smaller": lambda: change_text(window, -TEXT_STEP),
        "quit": window.close,
    }


# -- inside -------------------------------------------------------------------------------------------------------
def _in_tender(window: MainWindow, action: Callable[[Workspace], object]) -> None:
    work = window.open_workspace()
    if work is not None:
        action(work)


def _next_step(window: MainWindow, by: int) -> None:
    """The next step of the open tender or the open meeting."""
    if (meetings := window.meetings_if_made) is not None and meetings.page is window.stack.currentWidget():
        if meetings.page is not None:
            meetings.page.next_step(by)
    else:
        _in_tender(window, lambda work: work.next_step(by))


def _begin_new(window: MainWindow) -> None:
    """In the register an enterprise, among the meetings a meeting, everywhere else a tender."""
    key = UNDER.get(window.page_key(), window.page_key())
    if key == "meetings":
        from .window_meetings import new_meeting

        new_meeting(window)
    elif key == "enterprises":
        from .window_register import new_enterprise

        new_enterprise(window)
    else:
        show_new(window)


def _focus_search(window: MainWindow) -> None:
    page = window.stack.currentWidget()
    if page in (window.list_page, window.knowledge, window.page_if_made("enterprises")) and page is not None:
        page.focus_search()  # type: ignore[attr-defined]
    _in_tender(window, lambda work: work.search())


def _save_shown(window: MainWindow) -> None:
    """The document that belongs to what is on screen."""
    if save_list_shown(window):
        return
    _in_tender(window, lambda work: _on_documents(work).save())
    if window.knowledge is not None and window.stack.currentWidget() is window.knowledge:
        window.knowledge.save_button.click()


def _print_shown(window: MainWindow) -> None:
    """What is on screen, on paper."""
    if print_list_shown(window):
        return
    _in_tender(window, lambda work: _on_documents(work).print_pages())
    if window.knowledge is not None and window.stack.currentWidget() is window.knowledge:
        window.knowledge.print_button.click()


def _on_documents(work: Workspace) -> DocumentsPage:
    """The page of documents, on screen."""
    from ..domain.steps import Step

    work.go_to_step(Step.DOCUMENTS)
    return work.documents


def _keep_file(window: MainWindow) -> None:
    from .tender_files import keep_open_tender

    keep_open_tender(window)
