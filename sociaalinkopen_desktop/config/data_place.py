"""Where the data are when the user moved them away from the fixed place, and where she wants them from the next start.

Two small texts in the fixed folder say so, each with the path of a folder: who looks there sees at once where to go.
"""

from dataclasses import dataclass
from pathlib import Path

from .writing import write_whole

MOVED, WANTED = "gegevens-staan-in.txt", "verhuis-gegevens-naar.txt"
_LONGEST = 4_000


@dataclass(frozen=True)
class Place:
    """The folder with the data now, and the one they must move to before they are opened again, if any."""

    folder: Path
    wanted: Path | None
    is_moved: bool


def place_of(fixed: Path) -> Place:
    """What the texts in the fixed folder say; without them the data are in the fixed folder itself."""
    moved, wanted = _told(fixed / MOVED), _told(fixed / WANTED)
    folder = moved or fixed
    return Place(folder, None if wanted == folder else wanted, moved is not None)


def ask_to_move(fixed: Path, target: Path | None) -> None:
    """Want the data in another folder from the next start; None takes that back. Raises OSError."""
    if target is None:
        (fixed / WANTED).unlink(missing_ok=True)
    else:
        _tell(fixed / WANTED, target)


def has_moved(fixed: Path, target: Path) -> None:
    """From now on the data are in `target`. Raises OSError."""
    if target == fixed:
        (fixed / MOVED).unlink(missing_ok=True)
    else:
        _tell(fixed / MOVED, target)
    (fixed / WANTED).unlink(missing_ok=True)


def _told(path: Path) -> Path | None:
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_LONGEST).strip()
    except (OSError, ValueError):
        return None
    return Path(text) if text and "\0" not in text and Path(text).is_absolute() else None


def _tell(path: Path, folder: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, f"{folder}\n".encode())
