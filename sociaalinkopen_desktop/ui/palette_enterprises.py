"""The enterprises of the register in the palette, and what can be begun there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..application.register_ports import EnterpriseQuery, EnterpriseRow
from .models.enterprise_list import kind_words, name_shown
from .models.palette import MOST_IN_GROUP, Entry, best_first
from .palette import Show
from .window_register import new_enterprise

if TYPE_CHECKING:
    from .main_window import MainWindow

_LEAST = 2  # letters before the register is looked through


def register_actions(window: MainWindow) -> Iterator[Entry]:
    """What can be begun in the register."""
    yield Entry(
        "register:new",
        "Nieuwe onderneming",
        lambda: new_enterprise(window),
        glyph="storefront",
        also="sociale onderneming register toevoegen leverancier",
    )
    yield Entry(
        "register:import",
        "Lijst van ondernemingen inlezen",
        lambda: window.go_to("enterprise_import"),
        glyph="file-arrow-down",
        also="register importeren csv excel xlsx pso buy social",
    )


class EnterpriseSource:
    """Enterprises by any word in them."""

    heading = "Sociale ondernemingen"

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._asked = 0

    def find(self, words: str, show: Show) -> None:
        self._asked += 1
        asked, query = self._asked, EnterpriseQuery(search=words, limit=MOST_IN_GROUP + 1)
        if len(words) < _LEAST:
            show(())
            return

        def found(rows: Sequence[EnterpriseRow] | None) -> None:
            if rows is not None:
                show(best_first(words, [self._entry(row) for row in rows]))

        work = self._window.door.use(lambda services: services.register.rows(query) if asked == self._asked else None)
        self._window.tasks.run(work, found, lambda _error: show(()))

    def known(self, key: str) -> Entry | None:
        return None  # it would have to be looked up

    def _entry(self, row: EnterpriseRow) -> Entry:
        return Entry(
            f"enterprise:{row.id}",
            name_shown(row.name),
            lambda: self._window.register.open(row.id),
            second=" · ".join(part for part in (kind_words(row.kind), row.town) if part),
            glyph="storefront",
        )
