"""The settings of the window: put to work at once and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..config.settings import Settings
from .theme import look

if TYPE_CHECKING:
    from .main_window import MainWindow

SMALLEST, LARGEST = 100, 200
"""Between which the size of the text lies, in percent."""


def apply_settings(window: MainWindow, settings: Settings) -> None:
    """Keep the settings, and show their look and name at once."""
    settings = replace(settings, recent=window.settings.recent)  # a page of settings does not follow those
    before, window.settings = window.settings, settings
    _keep(window)
    if (before.theme, before.text_percent) != (settings.theme, settings.text_percent):
        look().use(settings.theme, settings.text_percent / 100)
    window.list_page.set_organisation(settings.organisation)


def use_settings(window: MainWindow, settings: Settings) -> None:
    """Take other settings, also on their page when it is there."""
    apply_settings(window, settings)
    page = window.page_if_made("settings")
    if page is not None:
        page.set_settings(window.settings)  # type: ignore[attr-defined]


def change_text(window: MainWindow, by: int) -> None:
    """Make the text larger or smaller, by so many percent of its normal size."""
    percent = min(LARGEST, max(SMALLEST, window.settings.text_percent + by))
    apply_settings(window, replace(window.settings, text_percent=percent))


def keep_recent(window: MainWindow, keys: tuple[str, ...]) -> None:
    """Remember what was opened or done last."""
    if keys != window.settings.recent:
        window.settings = replace(window.settings, recent=keys)
        _keep(window)


def _keep(window: MainWindow) -> None:
    try:
        window.around.keep_settings(window.settings)
    except OSError:
        words = "Uw instellingen gelden nu, maar konden niet worden bewaard. Kijk of de schijf vol is"
        window.say(words, glyph="warning-fill")
