"""Where the program finds its own data and where it keeps the user's."""

import sys
from functools import cache
from pathlib import Path

PROGRAM = "SociaalInkopen"
DATA_FILE = "aanbestedingen.sqlite"
BACKUP_FOLDER = "reservekopieen"
PORTABLE_MARK, PORTABLE_FOLDER = "draagbaar.txt", "gegevens"


@cache
def _resources() -> Path:
    """The folder with the program's own data: beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """A file or folder that travels with the program, e.g. resource("criteria", "general")."""
    return _resources().joinpath(*parts)


def portable_folder(executable: Path) -> Path | None:
    """The data beside a program that is carried on a stick: where a file "draagbaar.txt" lies beside `executable`."""
    beside = executable.parent
    return beside / PORTABLE_FOLDER if (beside / PORTABLE_MARK).is_file() else None


def data_folder(chosen: Path | None = None) -> Path:
    """The folder with the user's data; `chosen` (the option --data-map) goes before the platform's own place."""
    if chosen is not None:
        return chosen
    portable = portable_folder(Path(sys.executable))
    if portable is not None:
        return portable
    import appdirs  # officially deprecated in favour of platformdirs; this line is the only one that uses it

    return Path(appdirs.user_data_dir(PROGRAM, appauthor=False))
