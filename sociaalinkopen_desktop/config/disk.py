"""What kind of disk a folder lies on: on some, two programs at once cannot be trusted with one file."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path, PurePosixPath

# Names of file systems in Linux' list of mounts.
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "fuse.sshfs", "fuse.rclone", "davfs", "9p"}
)
_REMOVABLE = frozenset({"vfat", "exfat", "msdos", "fuseblk.exfat"})
# What Windows answers (GetDriveTypeW in fileapi.h).
_WINDOWS_REMOVABLE, _WINDOWS_NETWORK = 2, 4


class Disk(StrEnum):
    """The kinds that matter here."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"

    @property
    def shares_memory(self) -> bool:
        """Whether a write-ahead log is safe: all programs that use the file must share the memory of one computer."""
        return self is Disk.FIXED

    @property
    def advice(self) -> str:
        """What a user should know of data on such a disk, in Dutch; "" for an ordinary one."""
        return _ADVICE[self]


_ADVICE = {
    Disk.FIXED: "",
    Disk.NETWORK: "Uw gegevens staan op een netwerkschijf. Dat kan, maar open ze op één computer tegelijk",
    Disk.REMOVABLE: "Uw gegevens staan op een losse schijf. Sluit het programma voordat u de schijf eruit haalt",
}


def disk_of(folder: Path) -> Disk:
    """The kind of disk of a folder, or of the nearest folder above it that exists. FIXED when nothing tells."""
    if sys.platform == "win32":
        return _windows_disk(folder)
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return Disk.FIXED
    return kind_in(mounts, PurePosixPath(folder.resolve()))


def kind_in(mounts: Iterable[str], folder: PurePosixPath) -> Disk:
    """The kind that a list of mounts (proc_mounts(5)) gives for a folder: that of the innermost mount around it."""
    best, found = -1, Disk.FIXED
    for line in mounts:
        fields = line.split()
        if len(fields) < 3:
            continue
        place = PurePosixPath(_unescaped(fields[1]))
        if (place == folder or place in folder.parents) and len(place.parts) >= best:
            best, found = len(place.parts), _kind(fields[2])
    return found


def _kind(system: str) -> Disk:
    if system in _NETWORK:
        return Disk.NETWORK
    return Disk.REMOVABLE if system in _REMOVABLE else Disk.FIXED


def _unescaped(text: str) -> str:
    """Blanks and the like stand in the list as octal numbers."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text


def _windows_disk(folder: Path) -> Disk:
    import ctypes

    root = folder.resolve().anchor
    if root.startswith("\\\\"):
        return Disk.NETWORK
    answer = ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(root))  # type: ignore[attr-defined,unused-ignore]
    return {_WINDOWS_NETWORK: Disk.NETWORK, _WINDOWS_REMOVABLE: Disk.REMOVABLE}.get(int(answer), Disk.FIXED)
