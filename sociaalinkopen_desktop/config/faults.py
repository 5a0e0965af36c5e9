"""What a fault of the system means where its number alone says too little: names that are too long, files in a cloud.

Windows gives no number of its own to a path that is longer than 260 signs: it says that the file or folder is not
there. Only the length tells then. Programs may use longer paths, but an administrator must have allowed it.
"""

import errno
import sys
from pathlib import Path

LONGEST_ON_WINDOWS = 260
_OWN_SIGNS = 20
"""What our own names for half files and journals add at most, e.g. ".0123456789ab.tmp" or "-journal"."""

_NAME_TOO_LONG, _PATH_TOO_LONG = 123, 206  # ERROR_INVALID_NAME, ERROR_FILENAME_EXCED_RANGE
_NOT_THERE = (2, 3)  # ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND
_CLOUD = range(358, 400)  # the numbers ERROR_CLOUD_FILE_… in winerror.h


def is_too_long(path: Path, fault: BaseException) -> bool:
    """Whether the name or the whole path was too long for the system."""
    if not isinstance(fault, OSError):
        return False
    number, is_long = getattr(fault, "winerror", None), len(str(path)) + _OWN_SIGNS >= LONGEST_ON_WINDOWS
    if number is None:  # also on Windows, when it was `open` that failed
        is_unfound = sys.platform == "win32" and fault.errno in (errno.ENOENT, errno.EINVAL)
        return fault.errno == errno.ENAMETOOLONG or (is_long and is_unfound)
    return number == _PATH_TOO_LONG or (is_long and number in (*_NOT_THERE, _NAME_TOO_LONG))


def is_only_in_cloud(fault: BaseException) -> bool:
    """Whether the file lies with OneDrive or the like, and could not be fetched."""
    return getattr(fault, "winerror", None) in _CLOUD
