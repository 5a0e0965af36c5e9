"""The data file and its copies on the disk: implements `application.backups.BackupFiles`.

Works on the files themselves, beside a store that may have the data file open.
"""

import filecmp
import hashlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from ..application.backup_differences import Beside, ItemThere
from ..application.backups import Content, FoundFile, TenderThere, is_name_of_copy
from ..domain.tender import Tender
from . import copying, documents, errors
from .connection import BUSY_SECONDS
from .errors import storage_problems
from .identity import APPLICATION_ID, REVISIONS, SMALLEST

SUFFIX = ".sqlite"
_LOCK = ".bezig"
_BESIDE = ("-wal", "-shm", "-journal")
_BESIDE_TENDERS = (
    (Beside.ENTERPRISE, "enterprise", "SELECT id, name, version, saved_at FROM enterprise"),
    (Beside.MEETING, "meeting", "SELECT id, title, version, saved_at FROM meeting"),
)
_SHELF = "SELECT kind, key, content FROM shelf ORDER BY kind, key"
_VERSIONS = "SELECT tender_key, number, kept_at FROM tender_version ORDER BY tender_key, number"


class SqliteBackupFiles:
    """Copies of the data file at `data`."""

    def __init__(self, data: Path) -> None:
        self._data = data

    @property
    def data(self) -> Path:
        """The data file."""
        return self._data

    @contextmanager
    def alone(self, folder: Path) -> Iterator[bool]:
        """Inside: whether nobody else works in the folder; then rests of a copy that was broken off are cleared away.

        The lock is one of the operating system: it goes when the program ends, however it ends.
        """
        with storage_problems(folder / _LOCK):
            folder.mkdir(parents=True, exist_ok=True)
            lock = sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None)
        with closing(lock):
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    problem = errors.problem_of(error, folder)
                    raise problem or error from error
                yield False
                return
            for rest in folder.glob(f"*{SUFFIX}{copying.UNFINISHED}*"):
                name, _, end = rest.name.partition(f"{SUFFIX}{copying.UNFINISHED}")
                if is_name_of_copy(name) and end in ("", *_BESIDE):
                    with suppress(OSError):
                        rest.unlink()
            yield True

    def copy_data(self, target: Path) -> None:
        """Copy the data file while it may be in use, and prove by reading all of it that the copy is sound.

        Raises DamagedFile that names the data file when that is what is wrong.
        """
        with storage_problems(self._data):
            if not self._data.is_file() and self._data.exists():
                raise errors.no_file(self._data)
            if self._data.stat().st_size < SMALLEST:  # SQLite takes it for a new one
                raise errors.damaged(self._data)
            source = _reading(self._data)
        with closing(source):
            try:
                with storage_problems(target):
                    copying.copy(source, target, thorough=True)
            except errors.DamagedFile as problem:
                raise errors.damaged(self._data) from problem

    def equal(self, one: Path, other: Path) -> bool:
        """Whether two files have the same bytes."""
        with storage_problems(one):
            return filecmp.cmp(one, other, shallow=False)

    def found(self, folder: Path) -> Sequence[FoundFile]:
        """The data files in a folder, in any order; none when there is no such folder."""
        made = []
        with storage_problems(folder), suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    if entry.name.endswith(SUFFIX) and entry.is_file():
                        about = entry.stat()
                        changed = datetime.fromtimestamp(about.st_mtime, UTC)
                        made.append(FoundFile(path=folder / entry.name, size=about.st_size, changed=changed))
        return made

    def remove(self, path: Path) -> None:
        """Throw a file away with what SQLite may have left beside it."""
        with storage_problems(path):
            for name in (path.name, *(path.name + end for end in _BESIDE)):
                path.with_name(name).unlink(missing_ok=True)

    def content(self, path: Path) -> Content:
        """What is in a data file, read and checked from end to end.

        Raises StorageProblem for a file that is damaged, not ours, or of a newer version of the program.
        """
        with storage_problems(path), closing(_reading(path)) as raw:
            _must_be_ours(raw, path)
            if not copying.is_sound(raw, thorough=True):
                raise errors.damaged(path)
            try:
                rows = raw.execute("SELECT id, title, reference, version, saved_at FROM tender").fetchall()
                tenders = tuple(
                    TenderThere(
                        id=row[0],
                        title=row[1],
                        reference=row[2],
                        version=row[3],
                        saved_at=datetime.fromisoformat(row[4]),
                    )
                    for row in rows
                )
                beside = tuple(_beside(raw))
            except (ValueError, TypeError) as error:
                raise errors.damaged(path) from error
            rules = _mark(raw, "shelf", _SHELF)
            versions = _mark(raw, "tender_version", _VERSIONS)
            return Content(tenders=tenders, rules=rules, beside=beside, versions=versions)

    def tender(self, path: Path, identifier: str) -> Tender:
        """One tender out of a data file. Raises KeyError when it is not in there."""
        with storage_problems(path), closing(_reading(path)) as raw:
            row = raw.execute(
                "SELECT text, format, title FROM document JOIN tender ON tender.key = tender_key WHERE id = ?",
                (identifier,),
            ).fetchone()
        if row is None:
            raise KeyError(identifier)
        try:
            return documents.read(row[0], row[1])
        except documents.NewerDocument as error:
            raise errors.newer(path) from error
        except (documents.UnreadableDocument, ValueError, TypeError) as error:
            raise errors.damaged_tender(str(row[2]), path) from error

    def set_aside(self, target: Path) -> None:
        """Keep the data file as it is, byte by byte, at `target`, with the log beside it: all or nothing."""
        place = self._place()
        with storage_problems(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                for end in (*_BESIDE[::2], ""):
                    source = place.with_name(place.name + end)
                    if source.exists():
                        shutil.copy2(source, target.with_name(target.name + end))
            except OSError:
                with suppress(OSError):
                    self.remove(target)
                raise

    def put_in_place(self, source: Path) -> None:
        """Put a copy of `source` in the place of the data file, whole or not at all.

        Raises StorageProblem, and changes nothing, while another program has the data file open.
        """
        place = self._place()
        ready = place.with_name(f"{place.name}.terug")
        try:
            with storage_problems(source):
                opened = _reading(source)
            with closing(opened), storage_problems(ready):
                copying.copy(opened, ready, thorough=True)
            with storage_problems(self._data):
                self._settle()
                # A log of the old file would be read as a log of the new one.
                for end in _BESIDE:
                    place.with_name(place.name + end).unlink(missing_ok=True)
                ready.replace(place)
        finally:
            with suppress(OSError):
                ready.unlink(missing_ok=True)

    def _place(self) -> Path:
        """Where the data file really lies: a link to it stays a link."""
        return Path(os.path.realpath(self._data)) if self._data.is_symlink() else self._data

    def _settle(self) -> None:
        """Move the log into the data file, which also proves that nobody has it open. A broken file stays as it is."""
        if not self._data.exists():
            return
        if not self._data.is_file():
            raise errors.no_file(self._data)
        try:
            with closing(sqlite3.connect(self._data, timeout=BUSY_SECONDS, isolation_level=None)) as raw:
                raw.execute("PRAGMA journal_mode = DELETE").fetchone()
                raw.execute("BEGIN EXCLUSIVE")
                raw.execute("ROLLBACK")
        except sqlite3.Error as error:
            problem = errors.problem_of(error, self._data)
            if not isinstance(problem, errors.DamagedFile):
                raise


def _reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads. Raises sqlite3.Error or OSError, also when there is no file."""
    if not stat.S_ISREG(path.stat().st_mode):  # SQLite itself only says that it cannot open the file
        raise errors.no_file(path)
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    has_log = path.with_name(f"{path.name}-wal").exists()
    how = "mode=rw" if may_write else "mode=ro" if has_log else "immutable=1"
    raw = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for setting in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            raw.execute(f"PRAGMA {setting}")
    except BaseException:
        raw.close()
        raise
    return raw


def _must_be_ours(raw: sqlite3.Connection, path: Path) -> None:
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise errors.not_ours(path)
    stored = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    if stored is None:
        raise errors.damaged(path)
    if stored[0] not in REVISIONS:
        raise errors.newer(path)


def _beside(raw: sqlite3.Connection) -> Iterator[ItemThere]:
    """The enterprises and the meetings. None in a file from before the register."""
    for kind, table, question in _BESIDE_TENDERS:
        if _has(raw, table):
            for row in raw.execute(question):
                yield ItemThere(
                    kind=kind, id=row[0], title=row[1], version=row[2], saved_at=datetime.fromisoformat(row[3])
                )


def _mark(raw: sqlite3.Connection, table: str, question: str) -> str:
    """A mark of all the answers. Empty when there are none, as in a file from before that table."""
    rows = raw.execute(question).fetchall() if _has(raw, table) else []
    mark = hashlib.sha256()
    for row in rows:
        mark.update("\0".join(map(str, row)).encode())
    return mark.hexdigest() if rows else ""


def _has(raw: sqlite3.Connection, table: str) -> bool:
    return raw.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone() is not None
