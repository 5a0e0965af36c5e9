"""How a data file says that it is ours, which versions of its tables there are, and whether it is still the same."""

import sys
from pathlib import Path

APPLICATION_ID = int.from_bytes(b"SInk")
"""Stands in the header of the file and says that it is ours."""

SMALLEST = 512
"""No data file has less bytes: one that has was emptied or cut off."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""The revisions in folder `migrations`, from old to new."""


def of_file(path: Path) -> tuple[int, int] | None:
    """A mark that another file at this path does not have. Raises OSError when there is no file.

    None on Windows: an open file cannot be replaced there, and some network drives number their files anew each time.
    """
    about = path.stat()
    return None if sys.platform == "win32" else (about.st_dev, about.st_ino)
