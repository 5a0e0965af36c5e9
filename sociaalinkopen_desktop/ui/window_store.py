"""The data file behind the window: opening it, and what is shown anew when another one or other rules came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..application.ports import DamageProblem, Problem, Summary
from .desk import counted
from .service_door import TenderRows, everything
from .services import Services

if TYPE_CHECKING:
    from .main_window import MainWindow


def open_store(window: MainWindow, then: Callable[[], object] | None = None) -> None:
    """Open the data file beside the window, and show what is in it. What does not open is offered again.

    The rows of the list come first: they need the data file alone. What works on it is loaded when they stand there.
    """
    query = window.list_page.query()
    queries = counted(query, window.around.today())

    def find(rows: TenderRows) -> tuple[Sequence[Summary], Sequence[int]]:
        return rows.find(query), rows.tally(queries)

    def found(answer: tuple[Sequence[Summary], Sequence[int]]) -> None:
        is_wanted = window.list_page.query() == query
        if is_wanted:
            window.desk.show_list(*answer)
            window.repaint()  # now, not beside the loading
        window.tasks.run(window.door.use(everything), opened, failed)
        if not is_wanted:
            window.refresh_list()

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
        else:
            show_not_opened(window, lambda: open_store(window, then))

    window.tasks.run(window.door.use_rows(find), found, failed)
    window.list_page.focus_table()


def show_not_opened(window: MainWindow, again: Callable[[], object]) -> None:
    """Say beside the empty list that the data are not gone, and let the officer try `again`."""
    words = "Uw gegevens zijn niet geopend. Er is niets aan gewijzigd"
    window.undo_bar.show_message(words, "Probeer opnieuw", again, glyph="warning-fill", stays=True)


def data_replaced(window: MainWindow) -> None:
    """Another data file lies there now: show nothing that came out of the old one."""
    window.autosave.release()
    for key, desk in (("policy", window.policy), ("packs", window.packs)):
        if desk is not None:
            desk.leave()
            window.forget_page(key)
            desk.deleteLater()
    window.policy = window.packs = None
    if (register := window.register_if_made) is not None:
        register.begin_anew()
    if (meetings := window.meetings_if_made) is not None:
        meetings.begin_anew()
    if window.enterprise_import is not None:
        window.enterprise_import.stop()
    rules_changed(window)
    window.refresh_list()
    from .models.palette import tenders_in

    window.desk.overview(tenders_in(window.settings.recent))


def rules_changed(window: MainWindow) -> None:
    """Tenders are judged by other numbers from now on: show nothing that was judged by the old ones."""
    if window.workspace is not None:
        window.workspace.reassess()
    window.knowledge = None
    window.forget_page("knowledge")
