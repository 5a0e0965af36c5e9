"""The page Instellingen and the backups, joined to the window; and what to do when the data file is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..application.backup_words import offered, restored_sentence
from ..application.backups import Backups, Checked, Restored, TenderThere
from ..application.ports import DamageProblem, Problem
from ..config.settings import Settings
from .backup_desk import BackupDesk
from .pages.settings import SettingsPage
from .pages.settings_parts import SettingsTools
from .window_store import data_replaced, show_not_opened

if TYPE_CHECKING:
    from ..application.backups import Backup
    from .main_window import MainWindow

ASK_TITLE = "Reservekopie terugzetten?"
ASK = (
    "Alle aanbestedingen, het register, de bijeenkomsten, uw beleid en uw eigen criteria worden weer zoals toen. Wat "
    "er nu staat, bewaart het programma eerst als reservekopie."
)
BROKEN = "Uw gegevens zijn niet te openen"


def make_settings_page(window: MainWindow) -> SettingsPage:
    """The user's own settings."""
    around = window.around
    files = around.files
    tools = SettingsTools(
        data_folder=around.data_folder,
        choose_folder=lambda title, now: around.messages.folder(window, title, now or str(around.documents_folder)),
        choose_file=lambda title, kinds: around.messages.file_to_open(
            window, title, kinds, str(around.documents_folder)
        ),
        read_logo=files.read_logo,
        keep_logo=files.keep_logo,
        logo=files.logo,
        ask_to_move=files.ask_to_move,
        wanted=files.wanted,
    )
    page = SettingsPage(window.settings, tools)
    page.changed.connect(window.apply_settings)
    page.undoable.connect(lambda words, before: window.say(words, "Ongedaan maken", lambda: _put_back(window, before)))
    page.data.open_data_folder.connect(lambda: window.open_folder(around.data_folder))
    page.program.about_requested.connect(lambda: around.about(window))
    _join_backups(window, page, window.backups)
    return page


def _put_back(window: MainWindow, before: Settings) -> None:
    window.apply_settings(before)
    page = window.stack.currentWidget()
    if isinstance(page, SettingsPage):
        page.set_settings(before)


def _join_backups(window: MainWindow, page: SettingsPage, desk: BackupDesk) -> None:
    part = page.backups
    page.backups_shown.connect(desk.refresh)
    part.make_requested.connect(desk.make)
    part.preview_requested.connect(desk.preview)
    part.file_requested.connect(desk.preview_file)
    part.changed.connect(lambda _settings: desk.refresh())
    desk.listed.connect(part.show_list)
    desk.previewed.connect(part.show_preview)
    desk.busy.connect(part.set_busy)

    def restore(backup: Backup) -> None:
        if window.around.messages.ask(window, ASK_TITLE, ASK, "Zet terug"):
            desk.restore(backup)

    def bring_back(backup: Backup, there: TenderThere) -> None:
        desk.bring_back(backup, there, window.desk.start)

    def restored(_restored: Restored) -> None:
        if part.card_preview.isVisible():
            part.close_preview()

    part.restore_requested.connect(restore)
    part.bring_back_requested.connect(bring_back)
    desk.restored.connect(restored)


def make_backup_desk(window: MainWindow) -> BackupDesk:
    """The backups beside the work; nothing is made before `watch`."""
    desk = BackupDesk(
        window.around.files.backups,
        window.door,
        window.tasks,
        window.background,
        lambda: window.settings.backups,
        window.keep_all,
        window,
    )
    desk.said.connect(window.say)
    desk.failed.connect(lambda title, words: window.around.messages.tell(window, title, words))
    desk.restored.connect(lambda _restored: data_replaced(window))
    return desk


def offer_rescue(window: MainWindow, problem: DamageProblem, again: Callable[[], None]) -> None:
    """The data file is broken: offer the newest good copy, or an empty beginning; `again` tries to open once more."""

    def look() -> tuple[Backups, Checked | None]:
        backups = window.around.files.backups()
        return backups, backups.newest_good()

    def offer(found: tuple[Backups, Checked | None]) -> None:
        backups, best = found
        messages = window.around.messages
        kept = "Het beschadigde bestand blijft bewaard, met “beschadigd” in de naam."
        if best is not None:
            words = f"{problem.sentence}\n\nU kunt verder met {offered(best)}. {kept}"
            if messages.ask(window, BROKEN, words, "Zet deze kopie terug"):
                chosen = best.backup
                window.tasks.run(lambda: backups.restore(chosen), restored, failed)
                return
        else:
            words = f"{problem.sentence}\n\nEr is geen goede reservekopie gevonden. {kept}"
            if messages.ask(window, BROKEN, words, "Begin met een leeg bestand"):
                window.tasks.run(backups.begin_anew, begun, failed)
                return
        _again_or_not(window, BROKEN, problem.sentence, again)

    def restored(done: Restored) -> None:
        again()
        window.say(restored_sentence(done.backup))

    def begun(kept: Path) -> None:
        again()
        window.say(f"Begonnen met een leeg bestand. Het oude heet nu {kept.name}")

    def failed(error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        _again_or_not(window, "Terugzetten is niet gelukt", error.sentence, again)

    window.tasks.run(look, offer, failed)


def _again_or_not(window: MainWindow, title: str, sentence: str, again: Callable[[], None]) -> None:
    if window.around.messages.ask(window, title, sentence, "Probeer opnieuw"):
        again()
    else:
        show_not_opened(window, again)
