"""One program per data folder: a second start brings the first to the front, and gives it its file.

A lock file in the data folder says which program has it, on which computer. On the same computer the second start
talks to the first through a local socket; nothing of this reaches the network.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSysInfo, QThread, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK = "programma.lock"
PATIENCE_MS = 3_000
STARTING_SECONDS = 20.0
"""So long after it took the data a program may still be starting, and not hear anybody yet."""
_AGAIN_MS = 100
_LONGEST = 16_000
_LONGEST_NAME = 15  # of a computer, to the older part of Windows


@dataclass(frozen=True)
class Holder:
    """The program that has the data now: its computer, whether that is this one, and since when (if that is known)."""

    machine: str
    is_here: bool
    since: datetime | None

    @property
    def words(self) -> str:
        """Who has the data, in Dutch."""
        from ..domain import dutch

        since = "" if self.since is None else f", sinds {dutch.day(self.since.date())} {self.since:%H:%M}"
        place = "deze computer" if self.is_here else f"computer {self.machine}" if self.machine else "een andere plek"
        return f"Uw gegevens zijn al open op {place}{since}."


class Instance(QObject):
    """This program among those on the same data. `asked(path)`: another start wants us; `path` is its file, or ""."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)  # the lock of a program that is gone counts for nothing, however young
        self._server: QLocalServer | None = None
        self._sockets: list[QLocalSocket] = []

    def take(self) -> Holder | None:
        """Take the data. None when they are ours, or when the folder cannot say (it may be read-only): then the store
        will tell what is wrong. Otherwise who has them."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        if try_lock(self._lock) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return None
        _pid, machine, _program = self._lock.getLockInfo()
        return Holder(machine, _is_here(machine), _moment_of(self._folder / LOCK))

    def take_over(self, holder: Holder) -> bool:
        """Take the data from a program on another computer, when the user says so: its lock may have been left behind
        on a stick or by a crash, and would be told at every start. False when it is alive, as far as can be seen."""
        return not holder.is_here and self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear other starts from now on, when the data are ours: else their door would close on who has them."""
        if not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = address_of(self._folder)
        if not server.listen(name):
            QLocalServer.removeServer(name)  # left behind by a program that was killed
            server.listen(name)
        server.newConnection.connect(self._on_connection)
        self._server = server

    def leave(self) -> None:
        """Give the data free."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        if socket is not None:
            self._sockets.append(socket)
            socket.readyRead.connect(self._read)
            self._read()

    def _read(self) -> None:
        """Answer who wrote a whole line, and send away who writes without end."""
        for socket in tuple(self._sockets):
            if socket.canReadLine():
                path = _path_in(bytes(socket.readLine().data()))
                socket.write(b"ok\n")
                socket.flush()
                self._let_go(socket)
                self.asked.emit(path)
            elif socket.bytesAvailable() > _LONGEST:
                self._let_go(socket)

    def _let_go(self, socket: QLocalSocket) -> None:
        """Close it when this turn is over: it is still busy telling us that something came."""
        self._sockets.remove(socket)
        socket.readyRead.disconnect(self._read)
        QTimer.singleShot(0, socket, socket.disconnectFromServer)


def try_lock(lock: QLockFile) -> bool:
    """Take a lock that nobody has; one of a program that is gone counts for nothing.

    Qt sees by its number whether a program runs. That of one that was killed may be ours now: then the system says
    whether somebody holds the file.
    """
    if lock.tryLock(0):
        return True
    number, machine, _program = lock.getLockInfo()
    return number == os.getpid() and _is_here(machine) and _removed(Path(lock.fileName())) and lock.tryLock(0)


def hand_over(folder: Path, path: Path | None) -> bool:
    """Ask the program that has this folder to come to the front, with a file. False when it does not answer.

    A program that has it only since a moment may still be starting: it gets the time for that.
    """
    from PySide6.QtNetwork import QLocalSocket

    _let_others_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(address_of(folder))
    while not socket.waitForConnected(PATIENCE_MS):
        if not _may_be_starting(folder):
            return False
        QThread.msleep(_AGAIN_MS)
        socket.connectToServer(address_of(folder))
    words = json.dumps({"file": str(path.resolve()) if path is not None else ""})
    socket.write(words.encode("ascii") + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(PATIENCE_MS):
            return False
    return bytes(socket.readLine().data()).strip() == b"ok"


def address_of(folder: Path) -> str:
    """The name of the local socket of a data folder; short, as some systems allow some hundred signs in all."""
    import hashlib

    return "sociaalinkopen-" + hashlib.sha256(str(folder.resolve()).encode("utf-8", "replace")).hexdigest()[:24]


def _is_here(machine: str) -> bool:
    """Whether a lock names this computer. Windows writes its name there in capitals and cuts off what is too long."""
    here = QSysInfo.machineHostName().casefold()
    return machine.casefold() in ("", here, here[:_LONGEST_NAME])


def _removed(path: Path) -> bool:
    """Remove a lock file that no program holds. Windows lets nobody remove one that is held; elsewhere we ask first."""
    try:
        if sys.platform != "win32":
            import fcntl

            with path.open("r+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    except OSError:
        return False
    return True


def _may_be_starting(folder: Path) -> bool:
    """Whether the lock is there and young. A clock that was put back does not make it so."""
    since = _moment_of(folder / LOCK)
    return since is not None and 0 <= (datetime.now(UTC) - since).total_seconds() < STARTING_SECONDS


def _path_in(words: bytes) -> str:
    """The file that a start sent; "" for words that we do not know."""
    try:
        plain = json.loads(words)
        path = plain["file"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
    return path if isinstance(path, str) and "\0" not in path else ""


def _moment_of(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    except (OSError, OverflowError, ValueError):
        return None


def _let_others_come_forward() -> None:
    """Windows lets only the program that the user just touched bring a window forward, unless that one allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
