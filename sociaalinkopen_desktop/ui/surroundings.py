"""What the window needs from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..config.settings import Settings
from .messages import Messages
from .services import SettingsFiles

if TYPE_CHECKING:
    from ..domain.help import HelpBook


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
