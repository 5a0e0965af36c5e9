"""The data file at the start: its list can be asked at once, and what works on it is loaded after that."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..config.disk import disk_of
from ..config.paths import DATA_FILE

if TYPE_CHECKING:
    from ..db.store import SqliteTenderStore
    from ..ui.services import Services


class Opening:
    """Opens the data file in `folder` when it is first used. Only used on the store's thread.

    `now` gives the time with its zone. `must_exist`: no new data file may be made. Both methods raise StorageProblem
    when the data file does not open, and may be called again after that.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime], *, must_exist: bool = False) -> None:
        self._folder, self._now, self._must_exist = folder, now, must_exist
        self._opened: SqliteTenderStore | None = None

    def store(self) -> "SqliteTenderStore":
        """The data file alone: enough for its list, and loaded in half the time."""
        if self._opened is None:
            self._check_place()
            from ..db.store import open_store

            shares_memory = disk_of(self._folder).shares_memory
            self._opened = open_store(self._folder / DATA_FILE, self._now, shares_memory=shares_memory)
        return self._opened

    def services(self) -> "Services":
        """Everything that works on the data file; the next call opens it anew."""
        store = self.store()
        from .services import make_services

        self._opened = None
        try:
            return make_services(store, self._folder, self._now)
        except BaseException:
            store.close()  # else no copy could take its place
            raise

    # -- inside ---------------------------------------------------------------------------------------------------
    def _check_place(self) -> None:
        if self._must_exist and not (self._folder / DATA_FILE).exists():
            from ..application.ports import StorageProblem

            raise StorageProblem(
                f"Uw gegevens horen in {self._folder} te staan, maar die map is er niet of is leeg. Sluit de schijf of "
                "het netwerk aan en probeer het opnieuw."
            )
