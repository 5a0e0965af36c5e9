"""Tells "not our fault" from "our fault": faults of disk and file become a StorageProblem, everything else stays a bug.

Every sentence says what happened, in which file, and what to do about it.
"""

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from ..application.ports import DamageProblem, StorageProblem
from ..config.faults import LONGEST_ON_WINDOWS, is_only_in_cloud, is_too_long


class DamagedFile(DamageProblem):
    """The data file cannot be read any more; a backup is the way out."""


def damaged(path: Path) -> DamagedFile:
    """The problem of a file that once was ours and is broken now."""
    return DamagedFile(f"Het gegevensbestand {path} is beschadigd. Zet een reservekopie terug.")


def damaged_tender(title: str, path: Path) -> StorageProblem:
    """The problem of one tender that cannot be read, while the file itself is sound."""
    name = f"'{title[:100]}'" if title.strip() else "zonder titel"
    return StorageProblem(
        f"Het dossier {name} in {path} is beschadigd. De andere dossiers werken nog. "
        "Haal dit dossier terug uit een reservekopie."
    )


def not_ours(path: Path) -> StorageProblem:
    """The problem of a file that some other program made."""
    return StorageProblem(
        f"Het bestand {path} is geen gegevensbestand van Sociaal Inkopen. Het is niet gewijzigd. Kies een andere map."
    )


def _no_database(path: Path) -> DamagedFile:
    return DamagedFile(
        f"Het bestand {path} is beschadigd, of het is geen gegevensbestand van Sociaal Inkopen. "
        "Het is niet gewijzigd. Zet een reservekopie terug of kies een andere map."
    )


def newer(path: Path) -> StorageProblem:
    """The problem of a file that a later version of this program made."""
    return StorageProblem(
        f"Het gegevensbestand {path} is gemaakt met een nieuwere versie van Sociaal Inkopen. "
        "Installeer die versie ook op deze computer. Uw gegevens zijn niet gewijzigd."
    )


def _full(path: Path) -> StorageProblem:
    return StorageProblem(
        f"De schijf is vol: {path} kon niet worden bijgewerkt. Maak ruimte vrij en probeer het opnieuw."
    )


def _read_only(path: Path) -> StorageProblem:
    return StorageProblem(
        f"U mag niet schrijven in {path} of in de map van dit bestand. "
        "Haal 'alleen-lezen' weg, of vraag de beheerder om schrijfrechten."
    )


def _locked(path: Path) -> StorageProblem:
    return StorageProblem(
        f"Een ander programma houdt {path} bezet. "
        "Sluit dat programma, of wacht tot het kopiëren klaar is, en probeer het opnieuw."
    )


_LONGEST_FOR_SQLITE = 500  # signs; where it stops, it only says that the file cannot be opened


def _too_long(path: Path) -> StorageProblem:
    return StorageProblem(
        f"Het pad naar uw gegevens is te lang: {path.name} kan daar niet worden geopend. "
        "Kies een map met een korter pad."
    )


def _in_cloud(path: Path) -> StorageProblem:
    return StorageProblem(
        f"Het bestand {path} staat nog in OneDrive en is nu niet op te halen. Kijk of OneDrive aanstaat en of er "
        "verbinding is. Bewaar uw gegevens liever in een map die niet in OneDrive staat."
    )


def _unreachable(path: Path) -> StorageProblem:
    if len(os.fsencode(path)) > (LONGEST_ON_WINDOWS if sys.platform == "win32" else _LONGEST_FOR_SQLITE) - 10:
        return _too_long(path)
    return StorageProblem(
        f"Het bestand {path} kan niet worden geopend. "
        "Kijk of de map bestaat en of de schijf of USB-stick is aangesloten, of kies een andere map."
    )


def _no_folder(path: Path) -> StorageProblem:
    return StorageProblem(
        f"De map {path.parent} kan niet worden gemaakt: er staat al een bestand met die naam. "
        "Geef dat bestand een andere naam, of kies een andere map."
    )


def no_file(path: Path) -> StorageProblem:
    """The problem of something else that has the name of the data file."""
    what = "een map" if path.is_dir() else "iets anders dan een bestand"
    return StorageProblem(
        f"{path} is {what}, maar hier hoort uw gegevensbestand. "
        "Geef wat er nu staat een andere naam en probeer het opnieuw. Er is niets gewijzigd."
    )


def _failing(path: Path) -> StorageProblem:
    return StorageProblem(
        f"De schijf geeft een fout bij {path}. Controleer de schijf of de netwerkverbinding en probeer het opnieuw."
    )


_BY_SQLITE_CODE = {
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_PROTOCOL: _locked,
    sqlite3.SQLITE_CANTOPEN: _unreachable,
    sqlite3.SQLITE_IOERR: _failing,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: _no_database,
}
_DAMAGE_WITHOUT_CODE = ("Could not decode to UTF-8", "unsupported file format")
_BY_ERRNO = {
    errno.ENOSPC: _full,
    errno.EDQUOT: _full,
    errno.EFBIG: _full,
    errno.EACCES: _read_only,
    errno.EPERM: _read_only,
    errno.EROFS: _read_only,
    errno.EBUSY: _locked,
    errno.EEXIST: _no_folder,
    errno.ENOTDIR: _no_folder,
    errno.EIO: _failing,
}
_LEAST_ROOM = 200_000
"""With less than these bytes free no change fits, and a fault of the disk means that it is full."""
_WINDOWS_IN_USE = (32, 33)  # ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; their errno says "no permission"


@contextmanager
def storage_problems(path: Path) -> Iterator[None]:
    """Inside this block faults of the disk or the file at `path` are raised as StorageProblem."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error


def is_full(error: Exception, path: Path) -> bool:
    """Whether there was no room on the disk."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return _BY_ERRNO.get(cause.errno or 0) is _full
    kind = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    return kind == sqlite3.SQLITE_FULL or (kind == sqlite3.SQLITE_IOERR and _has_no_room(path))


def is_lost(error: DBAPIError | sqlite3.Error) -> bool:
    """Whether the disk failed, so that the open file may be of no use even when the disk is there again."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", "")
    # Shared memory is lacking on a full disk, too; then the open file is as good as it was.
    return name.startswith("SQLITE_IOERR") and "SHM" not in name


def _has_no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def problem_of(error: Exception, path: Path) -> StorageProblem | None:
    """What a fault means to the user, or None when it is a bug of the program."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, UnicodeDecodeError):  # SQLite names what is damaged, in bytes that are no text any more
        return damaged(path)
    if isinstance(cause, OSError):
        if is_too_long(path, cause):
            return _too_long(path)
        if is_only_in_cloud(cause):
            return _in_cloud(path)
        if getattr(cause, "winerror", None) in _WINDOWS_IN_USE:
            return _locked(path)
        return _BY_ERRNO.get(cause.errno or 0, _unreachable)(path)
    if not isinstance(cause, sqlite3.Error):
        return None
    # The low byte is the kind of fault; the rest only tells more (SQLITE_IOERR_READ, SQLITE_BUSY_SNAPSHOT).
    kind = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if kind == sqlite3.SQLITE_IOERR and _has_no_room(path):  # so SQLite tells it when its shared memory does not fit
        return _full(path)
    if kind in _BY_SQLITE_CODE:
        return _BY_SQLITE_CODE[kind](path)
    if any(words in str(cause) for words in _DAMAGE_WITHOUT_CODE):
        return damaged(path)
    return None
