"""The data file behind the window: opening it, and what is shown anew when another one or other rules came."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..application.ports import DamageProblem, Problem
from .services import Services, everything

if TYPE_CHECKING:
    from .main_window import MainWindow


def open_store(window: MainWindow, then: Callable[[], object] | None = None) -> None:
    """Open the data file beside the window, and show what is in it. What does not open is offered again."""

    def tell_accident(words: str, action_words: str, action: Callable[[], object] | None) -> None:
        window.undo_bar.show_message(words, action_words, action, glyph="warning-fill", stays=True)

    def opened(services: Services) -> None:
        window.use_services(services)
        window.session.begin(tell_accident, window.desk.open)
        if then is not None:
            then()
        window.ready.emit()

    def failed(error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        if isinstance(error, DamageProblem):
            from .settings_joining import offer_rescue

            offer_rescue(window, error, lambda: open_store(window, then))
            return
        if window.around.messages.ask(window, "Uw gegevens zijn niet te openen", error.sentence, "Probeer opnieuw"):
            open_store(window, then)

    window.tasks.run(window.door.use(everything), opened, failed)
    window.refresh_list()
    window.list_page.focus_table()


def data_replaced(window: MainWindow) -> None:
    """Another data file lies there now: show nothing that came out of the old one."""
    window.autosave.release()
    for key, desk in (("policy", window.policy), ("packs", window.packs)):
        if desk is not None:
            desk.leave()
            window.forget_page(key)
            desk.deleteLater()
    window.policy = window.packs = None
    rules_changed(window)
    window.refresh_list()
    window.desk.overview()


def rules_changed(window: MainWindow) -> None:
    """Tenders are judged by other numbers from now on: show nothing that was judged by the old ones."""
    if window.workspace is not None:
        window.workspace.reassess()
    window.knowledge = None
    window.forget_page("knowledge")
