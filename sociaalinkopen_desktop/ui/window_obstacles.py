"""What colleagues say, in the window: the ways to it, and where what is done about it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..domain.steps import Step
from .models.palette import Entry
from .obstacle_lines import ObstacleTools

if TYPE_CHECKING:
    from ..domain.obstacles import Obstacle
    from .main_window import MainWindow
    from .pages.knowledge import KnowledgePage
    from .services import Services
    from .workspace import Workspace

GONE = "Deze aanbesteding bestaat niet meer."
NONE_OPEN = "Dit doet u in een aanbesteding. Open er eerst een."


def obstacle_tools(window: MainWindow) -> ObstacleTools:
    """What lines with obstacles ask of the window."""

    def here() -> str:
        work = window.open_workspace()
        return f"step:{work.step.value}" if work is not None else ""

    return ObstacleTools(
        window.services.obstacles, lambda place: go(window, place), lambda identifier: read(window, identifier), here
    )


def read(window: MainWindow, identifier: str) -> None:
    """Show an obstacle in the Kennisbank."""
    window.go_to("knowledge")
    if window.knowledge is not None:
        window.knowledge.show_entry(identifier)


def has_tender(window: MainWindow) -> bool:
    """Whether a tender is open, on screen or behind another page."""
    return window.workspace is not None and window.autosave.follows


def go(window: MainWindow, place: str) -> None:
    """Go where something is done: "page:KEY", or in the open tender "step:KEY" or "field:PATH"."""
    kind, _, name = place.partition(":")
    if kind == "page":
        window.show_new() if name == "new" else window.go_to(name)
        return
    if (work := window.open_workspace()) is not None:
        _go_in(work, kind, name)
    elif has_tender(window):
        _come_back(window, kind, name)
    else:
        window.say(NONE_OPEN)


def palette_entries(window: MainWindow) -> Iterator[Entry]:
    """Every obstacle, for the palette: found by what is said and by words for the same."""
    if not window.is_open:
        return
    for item in window.services.obstacles.obstacles:
        yield Entry(
            f"obstacle:{item.id}",
            item.quoted,
            lambda item=item: read(window, item.id),  # type: ignore[misc]
            second=item.cause,
            glyph="chats",
            also=f"{item.also} {item.id} collega bezwaar",
        )


def join_knowledge(window: MainWindow, page: KnowledgePage) -> None:
    """Join what the Kennisbank asks about obstacles."""
    page.go_asked.connect(lambda place: go(window, place))
    page.obstacles_asked.connect(
        lambda obstacles, choice, on_paper: _put_out(window, obstacles, choice, on_paper=on_paper)
    )


# -- inside -------------------------------------------------------------------------------------------------------
def _go_in(work: Workspace, kind: str, name: str) -> None:
    if kind == "step":
        work.go_to_step(Step(name))  # type: ignore[call-arg]
        work.page(work.step).setFocus()
    else:
        work.go_to_field(name)


def _come_back(window: MainWindow, kind: str, name: str) -> None:
    """Show the tender that is open behind this page; it may have been thrown away in the meantime."""
    identifier = window.editor.tender.id

    def found(is_there: bool) -> None:
        work = window.workspace
        if not is_there or work is None:
            window.say(GONE)
        elif window.editor.tender.id == identifier:
            window.undo_bar.dismiss()
            window.stack.setCurrentWidget(work)
            window.rail.set_current("tenders")
            window.show_title(window.editor.tender)
            _go_in(work, kind, name)

    def look(services: Services) -> bool:
        return bool(services.dossiers.rows_of([identifier]))

    window.tasks.run(window.door.use(look), found, lambda _error: found(False))


def _put_out(
    window: MainWindow, obstacles: Sequence[Obstacle], choice: tuple[tuple[str, str], ...], *, on_paper: bool
) -> None:
    from ..domain.list_document import Paper
    from ..domain.obstacle_document import obstacle_list

    titles = {item.id: item.title for item in window.services.assessor.catalogue.criteria}
    paper = Paper(organisation=window.settings.organisation, made_on=window.around.today(), selection=choice)
    document = obstacle_list(obstacles, titles, paper)
    (window.lists.print_out if on_paper else window.lists.save)(lambda _services: document)
