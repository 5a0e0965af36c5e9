"""Meet the market in the window: its list, the page of one meeting, and where what they ask for leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..application.exporting_several import Order, Outcome, export_sentence, export_several
from ..application.house_style import house_style_of
from .meeting_desk import MeetingDesk
from .meeting_lookup import MeetingLookup
from .meeting_results import MeetingResults
from .messages import sentences_of
from .models.palette import Entry, best_first
from .pages.meeting import MeetingPage, MeetingTools
from .pages.meeting_documents import PaperTools
from .pages.meetings import MeetingsPage
from .window_market import home_of

if TYPE_CHECKING:
    from pathlib import Path

    from ..application.register_ports import MeetingRow
    from ..domain.document import Document
    from ..domain.meeting.documents import MeetingDocumentKind
    from ..domain.meeting.meeting import Meeting
    from .main_window import MainWindow
    from .palette import Show
    from .services import Services

UNDO = "Ongedaan maken  Ctrl+Z"
_LEAST = 2  # letters before meetings are looked up


def make_meeting_desk(window: MainWindow) -> MeetingDesk:
    """The desk of the meetings; what it says is shown in this window."""
    around = window.around
    desk = MeetingDesk(
        window.door,
        window.tasks,
        window.background,
        around.today,
        around.time_words,
        lambda: window.settings.organisation,
        window,
    )
    desk.opened.connect(lambda _meeting: _show_opened(window))
    desk.left.connect(lambda: window.go_to("meetings") if window.page_key() == "meeting" else None)
    desk.said.connect(window.say)
    desk.failed.connect(lambda title, words: around.messages.tell(window, title, words))
    desk.settled.connect(window.keeping.settled)
    return desk


def make_meetings_page(window: MainWindow) -> MeetingsPage:
    """The list of meetings."""
    page, desk = MeetingsPage(), window.meetings
    page.wanted.connect(desk.list_meetings)
    page.open_requested.connect(desk.open)
    page.new_requested.connect(desk.start)
    page.example_requested.connect(desk.start_example)
    page.duplicate_requested.connect(desk.duplicate)
    page.delete_requested.connect(desk.remove)
    desk.listed.connect(lambda lines: page.show_lines(lines, window.around.today()))
    return page


def make_meeting_page(window: MainWindow) -> MeetingPage:
    """The page of one meeting."""
    desk, around = window.meetings, window.around
    results = MeetingResults(desk.editor, window.editor, window.door, window.tasks, around.today, desk)
    results.said.connect(window.say)
    results.failed.connect(lambda title, words: around.messages.tell(window, title, words))
    results.register_changed.connect(window.register.refresh)
    services = window.services
    tools = MeetingTools(
        lookup=MeetingLookup(window.door, window.tasks, window.background, lambda: home_of(window)),
        results=results,
        papers=PaperTools(
            make=lambda kind, meeting: document_of(window, kind, meeting),
            pdf=services.make_list_pdf,
            tasks=window.background,
            drawing=window.drawing,
        ),
        today=around.today,
    )
    page = MeetingPage(desk.editor, tools)
    page.back_requested.connect(lambda: window.go_to("meetings"))
    page.duplicate_requested.connect(lambda: desk.duplicate(desk.editor.meeting.id))
    page.remove_requested.connect(lambda: desk.remove(desk.editor.meeting.id))
    page.plan_requested.connect(desk.plan)
    page.changed_list.connect(lambda words: window.say(words, UNDO, desk.editor.undo_stack.undo))
    page.told.connect(window.say)
    desk.planning.connect(page.show_planning)
    papers = page.papers
    papers.save_requested.connect(lambda kind: window.lists.save(paper_of(window, kind)))
    papers.print_requested.connect(lambda kind: window.lists.print_out(paper_of(window, kind)))
    papers.word_requested.connect(lambda kind: _save_word(window, kind))
    papers.all_requested.connect(lambda: _save_all(window))
    desk.page = page
    return page


def entered(window: MainWindow, page: QWidget) -> None:
    """The list is shown: fetch its lines, and put the focus in it."""
    if isinstance(page, MeetingsPage):
        page.wanted.emit()
        page.focus_table()


def new_meeting(window: MainWindow) -> None:
    """Begin a meeting; nothing happens before the data file is open."""
    if window.is_open:
        window.meetings.start()


def document_of(window: MainWindow, kind: MeetingDocumentKind, meeting: Meeting) -> Document:
    """A paper of a meeting, in the house style of the settings."""
    from ..domain.meeting.documents import MeetingMaterial, meeting_document

    house = house_style_of(window.settings, window.around.data_folder)
    return meeting_document(kind, MeetingMaterial(meeting=meeting, made_on=window.around.today(), house=house))


def paper_of(window: MainWindow, kind: MeetingDocumentKind) -> Callable[[Services], Document]:
    """How to make a paper of the open meeting as it is now."""
    document = document_of(window, kind, window.meetings.editor.meeting)
    return lambda _services: document


def list_shown(window: MainWindow) -> Callable[[Services], Document] | None:
    """How to make the list on screen, or the paper of the open meeting; None when neither is there."""
    shown = window.stack.currentWidget()
    if isinstance(shown, MeetingsPage):
        from ..domain.list_document import Paper
        from ..domain.meeting.standing import meeting_list

        paper = Paper(organisation=window.settings.organisation, made_on=window.around.today())
        document = meeting_list(shown.lines, paper)
        return lambda _services: document
    if isinstance(shown, MeetingPage) and window.meetings.editor.meeting.id:
        return paper_of(window, shown.papers.kind)
    return None


def find_meeting_page(window: MainWindow) -> MeetingPage | None:
    """The open meeting, when it is on screen."""
    shown = window.stack.currentWidget()
    return shown if isinstance(shown, MeetingPage) else None


# -- finding ------------------------------------------------------------------------------------------------------
def meeting_actions(window: MainWindow) -> Iterator[Entry]:
    """What can be begun, and the steps of the open meeting."""
    also = "meet the market bijeenkomst pitch matchmaking rooster"
    yield Entry("meeting:new", "Nieuwe bijeenkomst", lambda: new_meeting(window), glyph="users-three", also=also)
    page = find_meeting_page(window)
    if page is None:
        return
    from .pages.meeting import STEPS, TIMETABLE

    for number, (key, name) in enumerate(STEPS, 1):
        yield Entry(
            f"meeting:step:{key}",
            name,
            _going(page, key),
            second=f"Stap {number} van de bijeenkomst",
            glyph="list-numbers",
        )

    def plan() -> None:
        page.go_to_step(TIMETABLE)
        page.plan_requested.emit()

    yield Entry("meeting:plan", "Maak het rooster", plan, glyph="calendar-plus", also="gesprekken plannen")
    yield Entry(
        "meeting:all", "Alle papieren van de bijeenkomst in een map", lambda: _save_all(window), glyph="folder-open"
    )


class MeetingSource:
    """Meetings by any word in their name or place."""

    heading = "Bijeenkomsten"

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._asked = 0

    def find(self, words: str, show: Show) -> None:
        self._asked += 1
        asked = self._asked
        if len(words) < _LEAST:
            show(())
            return
        sought = words.casefold().split()

        def found(rows: Sequence[MeetingRow]) -> None:
            if asked == self._asked:
                fitting = [
                    row for row in rows if all(word in f"{row.title} {row.place}".casefold() for word in sought)
                ]  # fmt: skip
                show(best_first(words, [self._entry(row) for row in fitting]))

        work = self._window.door.use(lambda services: services.meetings.rows())
        self._window.tasks.run(work, found, lambda _error: show(()))

    def known(self, key: str) -> Entry | None:
        return None  # it would have to be looked up

    def _entry(self, row: MeetingRow) -> Entry:
        from ..domain import dutch
        from ..domain.meeting.standing import NO_TITLE

        return Entry(
            f"meeting:{row.id}",
            row.title.strip() or NO_TITLE,
            lambda: self._window.meetings.open(row.id),
            second=" · ".join(part for part in (dutch.day(row.day) if row.day else "", row.place) if part),
            glyph="users-three",
        )


# -- inside -------------------------------------------------------------------------------------------------------
def _going(page: MeetingPage, key: str) -> Callable[[], object]:
    return lambda: page.go_to_step(key)


def _show_opened(window: MainWindow) -> None:
    page = window.page("meeting")
    window.undo_bar.dismiss()  # what it says is about the list
    window.stack.setCurrentWidget(page)
    window.rail.set_current("meetings")
    if isinstance(page, MeetingPage):
        page.begin()


def _save_word(window: MainWindow, kind: MeetingDocumentKind) -> None:
    """Ask where it goes, and write the paper as a file that a word processor opens."""
    from ..domain.documents import FileFormat

    document = document_of(window, kind, window.meetings.editor.meeting)
    name = f"{document.file_name.removesuffix('.pdf')}.docx"
    messages, trouble = window.around.messages, "Het bestand is niet bewaard"
    target = messages.file_to_save(window, "Bewaren als Word", window.export_folder() / name, "Word (*.docx)")
    if target is None:
        return
    target = target if target.suffix.lower() == ".docx" else target.with_name(f"{target.name}.docx")
    write = window.services.write_document

    def done(path: Path) -> None:
        window.say(f"Bewaard: {path.name}", "Open map", lambda: window.open_folder(path.parent))

    window.background.run(
        lambda: write(document, target, FileFormat.DOCX),
        done,
        lambda error: messages.tell(window, trouble, sentences_of(error)),
    )


def _save_all(window: MainWindow) -> None:
    """Ask for a folder, and write every paper of the open meeting in it as PDF."""
    from ..domain.meeting.documents import meeting_kinds

    messages, meeting = window.around.messages, window.meetings.editor.meeting
    folder = messages.folder(window, "Map voor alle papieren", str(window.export_folder()))
    if folder is None:
        return
    save = window.services.save_list_pdf
    documents = [(kind, document_of(window, kind, meeting)) for kind in meeting_kinds(meeting)]

    def order(kind: MeetingDocumentKind, document: Document) -> Order:
        return Order(words=kind.label, file_name=document.file_name, write=lambda path: save(document, path))

    orders = [order(kind, document) for kind, document in documents]

    def done(outcomes: tuple[Outcome, ...]) -> None:
        words = export_sentence(outcomes, len(orders))
        window.say(words, "Open map", lambda: window.open_folder(folder))
        if problems := [f"{item.order.words}: {item.problem}" for item in outcomes if item.problem]:
            messages.tell(window, "Niet alles is bewaard", "\n".join(problems))

    window.say("De papieren worden gemaakt")
    window.background.run(lambda: export_several(orders, folder), done)
