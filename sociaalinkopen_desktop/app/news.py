"""Tells once, after an update, that there is something new, with the way to the list of changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from .. import __version__
from .about import show_changes

if TYPE_CHECKING:
    from ..ui.main_window import MainWindow


def tell_news(window: MainWindow) -> None:
    """Say so when this version was not here before; for who is new there is no news.

    Waits for the next start when something else is being told. A folder in which nothing can be written gets no news:
    it would be told at every start.
    """
    settings = window.settings
    if settings.seen_version == __version__ or not window.undo_bar.isHidden():
        return
    is_new = not settings.seen_version and not settings.is_introduced and not settings.organisation
    seen = replace(settings, seen_version=__version__)
    with suppress(OSError):
        window.around.keep_settings(seen)
        window.use_settings(seen)
        if not is_new:
            window.undo_bar.show_message(
                f"U werkt nu met versie {__version__}",
                "Wat is er nieuw",
                partial(show_changes, window),
                glyph="info",
                stays=True,
            )
