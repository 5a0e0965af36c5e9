"""What happens with a list of enterprises: read and planned beside the window, taken in on the thread of the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ..application.ports import InputProblem, Problem
from ..application.register_ports import Batch, BatchUndone
from ..domain import dutch
from ..domain.enterprises.importing_file import GoOn, ListFile, Stopped
from .messages import MOST_FAULTS, Messages, sentences_of
from .pages.enterprise_import import EnterpriseImportPage
from .service_door import ServiceDoor
from .services import Services
from .tasks import Tasks

if TYPE_CHECKING:
    from ..domain.enterprises.enterprise import Enterprise
    from ..domain.enterprises.importing import ImportPlan, PlanOptions
    from ..domain.enterprises.importing_columns import Choices

LIST_FILES = "Lijsten (*.xlsx *.xlsm *.csv *.txt *.tsv);;Alle bestanden (*)"
CSV_FILES = "CSV (*.csv)"
_PAUSE_MS = 250
_MOST_NAMES = 5


class EnterpriseImportDesk(QObject):
    """Runs the use case, and shows what comes of it on `page`.

    `said(words, action words, action)` is for the undo bar, `failed(title, sentence)` for a box. `taken_in()`: the
    register is another one now. `store_tasks` is the thread of the store, `background` the one for what takes a while.
    """

    said = Signal(str, str, object)
    failed = Signal(str, str)
    taken_in = Signal()
    _told = Signal(int, int, int)

    def __init__(
        self,
        door: ServiceDoor,
        services: Services,
        store_tasks: Tasks,
        background: Tasks,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._door, self._services, self._today = door, services, today
        self._tasks, self._background = store_tasks, background
        self._asked = 0  # only what was asked last is wanted
        self._file: ListFile | None = None
        self._sheet = 0
        self._register: Sequence[Enterprise] = ()
        self.page = page = EnterpriseImportPage(_when)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.plan)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        page.file_dropped.connect(self.read)
        page.sheet_chosen.connect(self.show_sheet)
        page.columns_chosen.connect(self._on_columns)
        page.accepted.connect(self.take_in)
        page.undo_asked.connect(self.undo)
        page.stopped.connect(self.stop)

    def connect_files(
        self, messages: Messages, folder: Callable[[], Path], open_folder: Callable[[Path], None]
    ) -> None:
        """Let the officer choose files through `messages`, beginning in `folder()`."""

        def ask() -> None:
            path = messages.file_to_open(self.page.window(), "Lijst met ondernemingen", LIST_FILES, str(folder()))
            if path is not None:
                self.read(path)

        def save() -> None:
            stem = Path(self._file.name).stem if self._file is not None else "lijst"
            proposal = folder() / f"{stem} - fouten.csv"
            path = messages.file_to_save(self.page.window(), "Fouten bewaren", proposal, CSV_FILES)
            if path is not None:
                self.write_faults(path, lambda: open_folder(path.parent))

        self.page.file_asked.connect(ask)
        self.page.faults_wanted.connect(save)

    # -- reading --------------------------------------------------------------------------------------------------
    def read(self, path: Path) -> None:
        """Read a file, and show how its columns are understood."""
        self._pause.stop()
        self._file = None
        asked, go_on = self._ask_anew()
        self.page.clear()
        self.page.set_busy("Het bestand wordt gelezen")
        files = self._services.register_files

        def read(file: ListFile) -> None:
            if asked == self._asked:
                self._file = file
                self.show_sheet(file.first)

        self._background.run(lambda: files.read(path, go_on), read, self._unless_stopped(asked, self._cannot_read))

    def show_sheet(self, at: int) -> None:
        """Show a sheet of the file, divided as the last list with the same heads."""
        file = self._file
        if file is None:
            return
        self._sheet = at
        asked, _go_on = self._ask_anew()
        heads = file.sheets[at].heads

        def look_up(services: Services) -> tuple[Choices, bool, Sequence[Enterprise]]:
            return (*services.register_import.columns(heads), services.register.everything())

        def found(answer: tuple[Choices, bool, Sequence[Enterprise]]) -> None:
            if asked == self._asked:
                mapping, remembered, self._register = answer
                self.page.show_file(file, at, mapping, remembered, self._options(file, heads))
                self.plan()

        self._tasks.run(self._door.use(look_up), found, self._unless_stopped(asked, self._cannot_read))

    def _options(self, file: ListFile, heads: Sequence[str]) -> PlanOptions:
        from ..domain.enterprises.importing import PlanOptions
        from ..domain.enterprises.importing_columns import guessed_source

        source = guessed_source(file.name, heads)
        return PlanOptions(source=source, source_note=f"{file.name}, {dutch.day(self._today())}")

    # -- planning -------------------------------------------------------------------------------------------------
    def plan(self) -> None:
        """Work out what the list would do, with the columns as they are chosen now."""
        from ..domain.enterprises.importing import make_plan

        self._pause.stop()
        file, page = self._file, self.page
        if file is None:
            return
        if not page.columns.is_clear():
            self._asked += 1
            page.set_busy("")
            page.show_no_plan()
            return
        asked, go_on = self._ask_anew()
        page.set_busy("De regels worden vergeleken met uw register")
        sheet, register = file.sheets[self._sheet], self._register
        mapping, options = page.columns.mapping(), page.columns.options()

        def work() -> ImportPlan:
            return make_plan(sheet, mapping, register, self._services.cpv_table().codes, options, go_on)

        def made(plan: ImportPlan) -> None:
            if asked == self._asked:
                page.show_plan(plan)

        self._background.run(work, made, self._unless_stopped(asked, self._cannot_read))

    def entered(self) -> None:
        """The page is shown: bring it up to date, and put the focus where one begins."""
        self.refresh()
        if self._file is None:
            self.page.take_focus()

    def refresh(self) -> None:
        """What was taken in before, and the list compared with the register as it is now."""
        self._show_batches()
        if self._file is not None and not self.page.preview.isHidden():
            self.show_again()

    def show_again(self) -> None:
        """Compare with the register as it is now; the columns stay as they were chosen."""
        asked, _go_on = self._ask_anew()

        def found(register: Sequence[Enterprise]) -> None:
            if asked == self._asked and list(register) != list(self._register):
                self._register = register
                self.plan()

        self._tasks.run(
            self._door.use(lambda services: services.register.everything()),
            found,
            self._unless_stopped(asked, self._cannot_read),
        )

    def stop(self) -> None:
        """Nobody waits for what is under way."""
        self._pause.stop()
        self._asked += 1
        self._file = None
        self.page.clear()
        self.page.take_focus()

    # -- the register ---------------------------------------------------------------------------------------------
    def take_in(self, plan: ImportPlan) -> None:
        """Do what the plan says, all or nothing."""
        file = self._file
        if file is None:
            return
        self._pause.stop()
        self._asked += 1
        sheet, mapping = file.sheets[self._sheet], self.page.columns.mapping()
        self.page.set_busy("De ondernemingen worden ingelezen", can_stop=False)

        def taken(batch: Batch) -> None:
            self._file = None
            self.page.clear()
            self.page.take_focus()
            self._show_batches()
            self.taken_in.emit()
            self.said.emit(_taken_words(batch), "Ongedaan maken", lambda: self.undo(batch.id))

        def failed(error: BaseException) -> None:
            self._asked += 1
            self.page.set_busy("")
            self.page.finish.take.setFocus(Qt.FocusReason.OtherFocusReason)
            self._fail("Er is niets ingelezen", error)

        self._tasks.run(
            self._door.use(lambda services: services.register_import.take_in(file.name, sheet, mapping, plan)),
            taken,
            failed,
        )

    def undo(self, batch_id: str) -> None:
        """Take a list back, and say what stays."""

        def undone(done: BatchUndone) -> None:
            self.refresh()
            self.taken_in.emit()
            self.said.emit(undone_words(done), "", None)

        def failed(error: BaseException) -> None:
            self._show_batches()
            if isinstance(error, KeyError):
                self.said.emit("Deze lijst was al teruggedraaid", "", None)
            else:
                self._fail("Er is niets teruggedraaid", error)

        self._tasks.run(self._door.use(lambda services: services.register.undo(batch_id)), undone, failed)

    def _show_batches(self) -> None:
        self._tasks.run(
            self._door.use(lambda services: services.register.batches()),
            self.page.show_batches,
            lambda error: self._fail("Wat u eerder inlas, is niet te tonen", error),
        )

    # -- files ----------------------------------------------------------------------------------------------------
    def write_faults(self, path: Path, open_folder: Callable[[], None]) -> None:
        """Keep the rows that stay out as a file, with what is wrong behind each."""
        from ..domain.enterprises.importing import fault_rows

        file, plan, files = self._file, self.page.preview.plan, self._services.register_files
        if file is None:
            return
        sheet = file.sheets[self._sheet]
        target = path if path.suffix else path.with_suffix(".csv")
        self._background.run(
            lambda: files.write_rows(target, *fault_rows(sheet, plan)),
            lambda written: self.said.emit(f"Bewaard: {written.name}", "Open map", open_folder),
            lambda error: self._fail("De fouten zijn niet bewaard", error),
        )

    # -- inside ---------------------------------------------------------------------------------------------------
    def _on_columns(self) -> None:
        self._asked += 1  # the plan under way is about other columns
        self.page.set_busy("")
        self.page.show_no_plan()
        self._pause.start(_PAUSE_MS)

    def _ask_anew(self) -> tuple[int, GoOn]:
        self._asked = asked = self._asked + 1

        def go_on(done: int, of: int) -> bool:
            if asked != self._asked:
                return False
            self._told.emit(asked, done, of)
            return True

        return asked, go_on

    def _on_told(self, asked: int, done: int, of: int) -> None:
        if asked == self._asked and self.page.is_busy:
            self.page.tell_progress(done, of)

    def _unless_stopped(self, asked: int, then: Callable[[BaseException], None]) -> Callable[[BaseException], Any]:
        def failed(error: BaseException) -> None:
            if isinstance(error, Stopped):
                return
            if asked == self._asked or not isinstance(error, Problem):
                then(error)

        return failed

    def _cannot_read(self, error: BaseException) -> None:
        self._file = None
        if isinstance(error, InputProblem):
            self.page.show_problem(" ".join(error.sentences[:MOST_FAULTS]))
        else:
            self.page.show_problem(sentences_of(error))

    def _fail(self, title: str, error: BaseException) -> None:
        self.failed.emit(title, sentences_of(error))


def undone_words(done: BatchUndone) -> str:
    """What taking a list back did, in a sentence or two."""
    said = []
    if done.removed:
        said.append(f"{dutch.counted(done.removed, 'onderneming', 'ondernemingen')} weggehaald")
    if done.restored:
        said.append(f"{dutch.number(done.restored)} teruggezet zoals {'zij was' if done.restored == 1 else 'ze waren'}")
    words = dutch.listed(said) or "Er was niets terug te draaien"
    if done.kept:
        names = [*done.kept[:_MOST_NAMES]]
        more = len(done.kept) - len(names)
        names += [f"nog {more}"] if more > 0 else []
        words += f". {dutch.listed(names)} {'blijft' if len(done.kept) == 1 else 'blijven'}: daarna gewijzigd"
    return words


def _taken_words(batch: Batch) -> str:
    return f"{dutch.counted(batch.added + batch.changed, 'onderneming', 'ondernemingen')} ingelezen"


def _when(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{dutch.day(local.date())}, {local:%H:%M}"
