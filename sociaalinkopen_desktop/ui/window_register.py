"""The register in the window: its list, the page of one enterprise, and where what they ask for leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..domain import dutch
from .messages import sentences_of
from .pages.enterprise import EnterprisePage
from .pages.enterprise_cards import EXPERIENCE
from .pages.enterprises import EnterprisesPage
from .register_bulk import ChosenEnterprises
from .register_desk import RegisterDesk

if TYPE_CHECKING:
    from ..domain.document import Document
    from ..domain.enterprises.papers import Shared
    from ..domain.enterprises.recognition import ProofTerms
    from ..domain.list_document import Paper
    from .main_window import MainWindow
    from .services import Services

FILE_NAME = "sociale-ondernemingen.xlsx"
FILES = "Excel (*.xlsx);;CSV (*.csv)"
REMOVE = "Deze onderneming verwijderen?"
REMOVE_WORDS = (
    "Alles op deze pagina gaat weg, ook wat eerdere imports van haar onthielden. Dit is niet terug te draaien. "
    "In een aanbesteding waarvoor u haar uitnodigde, blijft haar naam staan: dat hoort bij dat dossier. "
    "Reservekopieën die al gemaakt zijn, veranderen niet."
)


def make_register_desk(window: MainWindow) -> RegisterDesk:
    """The desk of the register; what it says is shown in this window."""
    around = window.around
    desk = RegisterDesk(window.door, window.tasks, around.today, around.time_words, window)
    desk.opening.connect(lambda terms: _make_ready(window, terms))
    desk.opened.connect(lambda _enterprise: _show_opened(window))
    desk.left.connect(lambda: window.go_to("enterprises"))
    desk.said.connect(window.say)
    desk.failed.connect(lambda title, words: around.messages.tell(window, title, words))
    desk.settled.connect(window.keeping.settled)
    desk.bulk.said.connect(window.say)
    desk.bulk.failed.connect(lambda title, words: around.messages.tell(window, title, words))
    desk.bulk.changed.connect(desk.refresh)
    return desk


def make_enterprises_page(window: MainWindow) -> EnterprisesPage:
    """The list of the register."""
    page, desk = EnterprisesPage(), window.register
    page.query_changed.connect(desk.list_enterprises)
    page.window_wanted.connect(desk.list_more)
    page.counts_wanted.connect(desk.count_choices)
    desk.choices_counted.connect(page.filters.show_choices)
    page.open_requested.connect(desk.open)
    page.new_requested.connect(desk.start)
    page.import_requested.connect(lambda: window.go_to("enterprise_import"))
    page.example_requested.connect(window.open_example_register)
    page.state_requested.connect(desk.bulk.change_state)
    page.delete_requested.connect(desk.bulk.throw_away)
    page.print_requested.connect(lambda chosen: window.lists.print_out(list_of(window, chosen)))
    page.export_requested.connect(lambda chosen: export_chosen(window, chosen))
    page.stop_requested.connect(desk.bulk.stop)
    desk.listed.connect(lambda listing: page.show_listing(listing, window.around.today()))
    desk.more.connect(page.append_rows)
    desk.bulk.progress.connect(page.show_progress)
    return page


def make_enterprise_page(window: MainWindow) -> EnterprisePage:
    """The page of one enterprise."""
    from .window_market import add_fitting_card
    from .window_pages import cpv_tools  # here: that module makes these pages too

    desk = window.register
    page = EnterprisePage(desk.editor, cpv=cpv_tools(window, window.services))
    page.back_requested.connect(lambda: window.go_to("enterprises"))
    page.remove_requested.connect(lambda: _remove_open(window))
    page.export_requested.connect(lambda: window.lists.save(record_of(window)))
    page.tender_requested.connect(window.desk.open)
    page.removed.connect(lambda words: window.say(words, "Ongedaan maken  Ctrl+Z", desk.editor.undo_stack.undo))
    desk.history_found.connect(page.show_history)
    add_fitting_card(window, page, EXPERIENCE)
    desk.page = page
    return page


def entered(window: MainWindow, page: QWidget) -> None:
    """The list is shown: fetch its rows, and put the focus in it."""
    if isinstance(page, EnterprisesPage):
        page.ask()
        page.focus_table()


def new_enterprise(window: MainWindow) -> None:
    """Begin an enterprise; nothing happens before the data file is open."""
    if window.is_open:
        window.register.start()


def show_filtered(window: MainWindow, chip: str) -> None:
    """Show the list under one of its chips, and nothing else that narrows it."""
    window.go_to("enterprises")
    page = window.page("enterprises")
    if isinstance(page, EnterprisesPage):
        page.show_filter(chip)


def list_shown(window: MainWindow) -> Callable[[Services], Document] | None:
    """How to make the list on screen, or the record of the open enterprise; None when neither is there."""
    shown = window.stack.currentWidget()
    if isinstance(shown, EnterprisesPage):
        return list_of(window, shown.to_print())
    if isinstance(shown, EnterprisePage) and window.register.editor.enterprise.id:
        return record_of(window)
    return None


def list_of(window: MainWindow, chosen: ChosenEnterprises) -> Callable[[Services], Document]:
    """The chosen enterprises as a document, gathered on the thread of the store."""
    from ..domain.enterprises.papers import enterprise_list

    page = window.page("enterprises")
    assert isinstance(page, EnterprisesPage)
    whole = page.model.rowCount()
    selection = page.filters.told() if chosen.count == whole else (("Keuze", f"{chosen.count} van de {whole}"),)
    paper = _paper(window, (*selection, ("Volgorde", page.filters.order())))
    return lambda services: enterprise_list(chosen.rows(services), _terms(window, services), paper)


def record_of(window: MainWindow) -> Callable[[Services], Document]:
    """Everything that is kept of the open enterprise as a document."""
    from ..domain.enterprises.papers import enterprise_record

    enterprise, paper = window.register.editor.enterprise, _paper(window)
    return lambda services: enterprise_record(
        enterprise, _shared(services, enterprise.id), _terms(window, services), paper
    )


def export_chosen(window: MainWindow, chosen: ChosenEnterprises) -> None:
    """Ask where the chosen enterprises go, and write them as a list that a spreadsheet opens."""
    around, trouble = window.around, "De lijst is niet geschreven"
    target = around.messages.file_to_save(window, "Ondernemingen exporteren", window.export_folder() / FILE_NAME, FILES)
    if target is None:
        return
    target = target if target.suffix.lower() in (".xlsx", ".csv") else target.with_name(f"{target.name}.xlsx")

    def write(services: Services) -> Path:
        wanted = set(chosen.among(services))
        found = [item for item in services.register.everything() if item.id in wanted]
        return services.register_files.write(found, target)

    def done(path: Path) -> None:
        words = dutch.counted(chosen.count, "onderneming", "ondernemingen")
        window.say(f"{words} in {path.name}", "Open map", lambda: window.open_folder(path.parent))

    window.tasks.run(
        window.door.use(write), done, lambda error: around.messages.tell(window, trouble, sentences_of(error))
    )


# -- inside -------------------------------------------------------------------------------------------------------
def _make_ready(window: MainWindow, terms: ProofTerms) -> None:
    page = window.page("enterprise")
    if isinstance(page, EnterprisePage):
        page.set_terms(terms, window.around.today())


def _show_opened(window: MainWindow) -> None:
    page = window.page("enterprise")
    window.undo_bar.dismiss()  # what it says is about the list
    window.stack.setCurrentWidget(page)
    window.rail.set_current("enterprises")
    if isinstance(page, EnterprisePage):
        page.take_focus()


def _remove_open(window: MainWindow) -> None:
    if window.around.messages.ask(window, REMOVE, REMOVE_WORDS, "Verwijderen"):
        window.register.remove_open()


def _shared(services: Services, identifier: str) -> Sequence[Shared]:
    from ..domain.enterprises.papers import Shared
    from .register_history import history_of

    history = history_of(services, identifier)
    invited = [Shared(day=item.day, what="Uitgenodigd", title=item.tender_title) for item in history.invitations]
    met = [Shared(day=item.day, what="Meet the market", title=item.title) for item in history.meetings]
    return (*invited, *met)


def _terms(window: MainWindow, services: Services) -> ProofTerms:
    from ..domain.enterprises.recognition import terms_of

    return terms_of(services.assessor.norms(window.around.today()))


def _paper(window: MainWindow, selection: tuple[tuple[str, str], ...] = ()) -> Paper:
    from ..domain.list_document import Paper

    return Paper(organisation=window.settings.organisation, made_on=window.around.today(), selection=selection)
