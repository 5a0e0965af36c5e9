"""An officer at the keyboard: everything she does in a story goes through real keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.config.paths import DATA_FILE
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.choices import Choice
from sociaalinkopen_desktop.domain.steps import Step, step_of
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.controls import ManyChoices
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.main_window import MainWindow
from sociaalinkopen_desktop.ui.surroundings import Surroundings
from sociaalinkopen_desktop.ui.theme import apply_theme, look
from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.inputs import CheckBox, ChoiceBox, Segment
from sociaalinkopen_desktop.ui.widgets.segment import _Word

PATIENCE_MS = 20_000


@cache
def an_empty_data_file() -> bytes:
    """What the program puts in its folder at its first start; made once, as every window begins with it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / DATA_FILE
        open_store(path, lambda: datetime(2026, 11, 24, 10, 42, tzinfo=UTC)).close()
        return path.read_bytes()


class Recorder:
    """Answers what a box or a file dialog asks, and remembers what was said."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.asked: list[tuple[str, str]] = []
        self.answer = True
        self.open: Path | None = None
        self.save: Path | None = None

    def tell(self, parent: QWidget, title: str, sentence: str) -> None:
        self.told.append((title, sentence))

    def ask(self, parent: QWidget, title: str, question: str, yes: str) -> bool:
        self.asked.append((title, question))
        return self.answer

    def file_to_open(self, parent: QWidget, title: str, kinds: str, folder: str) -> Path | None:
        return self.open

    def file_to_save(self, parent: QWidget, title: str, proposal: Path, kinds: str) -> Path | None:
        return None if self.save is None else self.save / proposal.name if self.save.is_dir() else self.save

    def folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        return self.open


class Officer:
    """Works in a real window on a real data file in `folder`: the one that is there, else one that is empty."""

    def __init__(self, qtbot, folder: Path, today: date = date(2026, 11, 24), settings: Settings | None = None) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.messages = Recorder()
        self.kept_settings: list[Settings] = []
        self.today = today
        self.window = self._start(settings or Settings(organisation="Voorbeeldgemeente", theme="light"))

    def _start(self, settings: Settings) -> MainWindow:
        wanted = (settings.theme, settings.text_percent / 100)
        if wanted != (look().choice, look().text_scale) or settings.theme == "system":
            apply_theme(QApplication.instance(), *wanted)  # as the program itself does
        if not self.folder.exists():
            self.folder.mkdir(parents=True)
            (self.folder / DATA_FILE).write_bytes(an_empty_data_file())
        around = Surroundings(
            today=lambda: self.today,
            time_words=lambda: "10:42",
            data_folder=self.folder,
            documents_folder=self.folder,
            keep_settings=self.kept_settings.append,
            messages=self.messages,
            about=lambda parent: None,
            files=app.settings_files(self.folder),
            help_book=app.help_book,
            help_picture=app.help_picture,
        )
        window = MainWindow(app.service_door(self.folder), settings, around)
        self.qtbot.addWidget(window, before_close_func=lambda _window: self.leave())
        window.resize(1280, 800)
        window.show()
        with self.qtbot.waitSignal(window.ready, timeout=PATIENCE_MS):
            window.open_store()
        self.until(lambda: not window.tasks.busy)
        return window

    # -- waiting --------------------------------------------------------------------------------------------------
    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until nothing is under way: no saving and no reading."""
        self.until(lambda: not self.window.tasks.busy and not self.window.autosave.pending)

    # -- hands ----------------------------------------------------------------------------------------------------
    def click(self, widget: QWidget) -> None:
        assert widget.isEnabled(), f"{widget.accessibleName()!r} cannot be pressed"
        self.until(lambda: widget.height() > 0)  # what was unfolded a moment ago has no size yet
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, pos=QPoint(min(12, widget.width() // 2), widget.height() // 2)
        )

    def press(self, key: str) -> None:
        """A key anywhere in the window, e.g. "Ctrl+N"."""
        if not self.window.isActiveWindow():  # without a window manager a menu that closed keeps the keyboard
            self.window.activateWindow()
            self.until(self.window.isActiveWindow)
        combination = QKeySequence(key)[0]
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def go_to(self, step: Step) -> FormPage:
        """Click a step in the list of steps."""
        work = self.window.workspace
        assert work is not None
        self.click(work._steps.button(step.value))
        page = work.page(step)
        assert page.isVisible()
        return page

    def control(self, path: str) -> QWidget:
        """The control of a field, on its page, in view."""
        work = self.window.workspace
        assert work is not None
        step = step_of(path)
        page = work.page(step) if work.step is step else self.go_to(step)
        found = page.control_for(path)
        self.unfold(found)
        page._panel.show_widget(found)
        assert found.isVisibleTo(page), f"{path} is hidden"
        return found

    def unfold(self, part: QWidget) -> None:
        """Click the title of the card around a part, when it is folded."""
        above = part.parentWidget()
        while above is not None and not isinstance(above, Card):
            above = above.parentWidget()
        title = above.fold_button() if above is not None else None
        if title is not None and not title.is_open:
            self.click(title)

    def fill(self, path: str, text: str) -> None:
        """Type a text in a field and leave it with Tab."""
        control = self.control(path)
        self.click(control)
        self.type_in(control, text)
        QTest.keyClick(control, Qt.Key.Key_Tab)

    def type_in(self, control: QWidget, text: str) -> None:
        """Type a text, sign by sign; QTest itself only knows the signs of ASCII."""
        for sign in text:
            if sign == "\n":
                QTest.keyClick(control, Qt.Key.Key_Return)
            elif sign.isascii():
                QTest.keyClick(control, sign)
            else:
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(control, event)

    def choose(self, path: str, choice: Choice | bool) -> None:
        """Choose from a list, a segment or check boxes, as the field has it."""
        control = self.control(path)
        if isinstance(control, Segment):
            words = [word for word in control.findChildren(_Word) if word.word == ("Ja" if choice else "Nee")]
            self.click(words[0])
        elif isinstance(control, CheckBox):
            if control.isChecked() != choice:
                self.click(control)
        elif isinstance(control, ManyChoices):
            self.click(control.box(choice))
        elif isinstance(control, ChoiceBox):
            control.setFocus()
            QTest.keyClick(control, Qt.Key.Key_Home)
            for _ in range(control.count()):
                if control.value() == choice:
                    return
                QTest.keyClick(control, Qt.Key.Key_Down)
            assert control.value() == choice, f"{path}: {choice} is not in the list"
        else:
            raise AssertionError(f"{path} is nothing to choose from")

    def add(self, path: str) -> int:
        """Press the button that adds an item to a list; returns its index."""
        step = step_of(path)
        work = self.window.workspace
        assert work is not None
        page = work.page(step) if work.step is step else self.go_to(step)
        rows = page.rows_editor(path)
        self.unfold(rows)
        page._panel.show_widget(rows.add_button())
        self.click(rows.add_button())
        return len(rows._values()) - 1

    # -- the tender -----------------------------------------------------------------------------------------------
    @property
    def tender(self) -> Tender:
        return self.window.editor.tender

    def start_blank(self, title: str) -> None:
        """Ctrl+N, the way that begins empty, type a name, Enter."""
        self.press("Ctrl+N")
        page = self.window.stack.currentWidget()
        self.click(page.cards[1])
        field = page.blank.name
        self.click(field)
        QTest.keyClicks(field, title)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.until(lambda: self.window.workspace is not None and self.tender.subject.title == title)

    def save_pdf(self, folder: Path) -> Path:
        """Press *PDF bewaren* and wait for the file."""
        self.messages.save = folder
        self.go_to(Step.DOCUMENTS)
        work = self.window.workspace
        assert work is not None
        page = work.documents
        self.until(lambda: page.page_number()[1] > 0)
        self.click(page.save_button())
        self.until(lambda: bool(list(folder.glob("*.pdf"))) and not self.window.background.busy)
        return next(folder.glob("*.pdf"))

    def leave(self) -> None:
        """Close the window as one does; everything is kept first."""
        self.window.close()
        self.until(lambda: not self.window.isVisible())


def when(text: str) -> str:
    """An ISO date as it is typed: "20-5-2022"."""
    day = datetime.fromisoformat(text)
    return f"{day.day}-{day.month}-{day.year}"
