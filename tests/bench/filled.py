"""Data files with many tenders. They take a while to make: a run makes each once, and may leave them for the next."""

from datetime import UTC, datetime
from pathlib import Path

from sociaalinkopen_desktop.db.store import SqliteTenderStore, open_store

from ..db.fill import fill

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
_kept: list[Path] = []


def keep_filled(folder: Path) -> None:
    """Put data files that are made from now on in this folder, and use those that are there."""
    folder.mkdir(parents=True, exist_ok=True)
    _kept[:] = [folder]


def filled(folder: Path, tenders: int) -> Path:
    """A data file with many tenders, in `folder` or where they are kept."""
    path = (*_kept, folder)[0] / f"{tenders}.sqlite"
    if not path.exists():
        draft = path.with_suffix(".half")
        draft.unlink(missing_ok=True)
        fill(draft, tenders)
        draft.rename(path)
    return path


def opened(path: Path) -> SqliteTenderStore:
    """The store on a data file, at the moment of the benchmarks."""
    return open_store(path, lambda: NOW)
