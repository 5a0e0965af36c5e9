"""What the window needs from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ..application.backups import Backups
    from ..config.settings import Settings
    from ..domain.help import HelpBook
    from ..domain.house_style import LogoKind
    from .messages import Messages


@dataclass(frozen=True)
class SettingsFiles:
    """What the settings do on the disk, also while the data file cannot be opened.

    `backups` makes the copies of the data file, on the thread that wants them. `read_logo` gives the bytes of a picture
    made safe, and raises InputProblem; `keep_logo` puts it with the data and gives its name, and raises OSError; `logo`
    reads it back. `ask_to_move` wants the data in another folder from the next start (None: no longer), and returns a
    Dutch sentence when that cannot be; `wanted` is that folder now.
    """

    backups: Callable[[], Backups]
    read_logo: Callable[[Path], tuple[bytes, LogoKind]]
    keep_logo: Callable[[bytes, LogoKind], str]
    logo: Callable[[str], bytes | None]
    ask_to_move: Callable[[Path | None], str]
    wanted: Callable[[], Path | None]


@dataclass(frozen=True)
class Surroundings:
    """The clock, the place of the data, who keeps the settings, and who asks the user."""

    today: Callable[[], date]
    time_words: Callable[[], str]
    data_folder: Path
    documents_folder: Path
    keep_settings: Callable[[Settings], None]
    messages: Messages
    about: Callable[[QWidget], None]
    files: SettingsFiles
    help_book: Callable[[], HelpBook]
    help_picture: Callable[[str], bytes]
