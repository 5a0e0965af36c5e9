"""A file that is written whole, or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes, half: str = "") -> None:
    """Write a file: a reader sees the old one or the new one, also after the power failed.

    `half` is the name in the same folder while it is not whole; "" for a name of our own, in a folder of our own.
    Raises OSError; then the old file is what it was, and no half file lies beside it.
    """
    beside = path.with_name(half or f"{path.name}.nieuw")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
