"""Backups of the data file: made by themselves, kept for weeks, looked into, and put back.

The copies lie in one folder. Which of them may go is decided here; what a copy is, the room `db` knows.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from .backup_differences import Difference, ItemThere, differences
from .ports import Clock, DamageProblem, StorageProblem

if TYPE_CHECKING:
    from ..domain.tender import Tender

HOURLY, DAILY, WEEKLY = 24, 14, 8
"""How many hours, days and weeks with a change keep the last copy of that hour, day or week."""
KEPT_BEFORE_RESTORE = 10
DUE_AFTER = timedelta(hours=1)

_STAMP = "%Y%m%d-%H%M%S"
_MOST_IN_A_SECOND = 100


class Reason(StrEnum):
    """Why a copy was made; the value is how the name of its file begins."""

    AUTOMATIC = "reservekopie"
    BY_HAND = "zelf-gemaakt"
    BEFORE_RESTORE = "voor-terugzetten"
    BEFORE_UPGRADE = "aanbestedingen-voor"

    @property
    def words(self) -> str:
        """The reason as the officer reads it."""
        return _WORDS[self]


_WORDS = {
    Reason.AUTOMATIC: "automatisch",
    Reason.BY_HAND: "zelf gemaakt",
    Reason.BEFORE_RESTORE: "vóór terugzetten",
    Reason.BEFORE_UPGRADE: "vóór een nieuwe versie",
}
_NAME = re.compile(r"(reservekopie|zelf-gemaakt|voor-terugzetten|aanbestedingen-voor)-(?:\w+-)?(\d{8}-\d{6})(?:-\d+)?")


@dataclass(frozen=True, kw_only=True)
class FoundFile:
    """A file in the folder of the copies: where, how many bytes, when it was last changed."""

    path: Path
    size: int
    changed: datetime


@dataclass(frozen=True, kw_only=True)
class Backup:
    """One copy of the data file."""

    path: Path
    size: int
    moment: datetime
    reason: Reason


@dataclass(frozen=True, kw_only=True)
class TenderThere:
    """A tender in a data file, without what is in it."""

    id: str
    title: str
    reference: str
    version: int
    saved_at: datetime

    @property
    def name(self) -> str:
        """The title, or words that say it has none."""
        return self.title.strip() or "Aanbesteding zonder titel"


@dataclass(frozen=True, kw_only=True)
class Content:
    """What is in a data file: its tenders, enterprises and meetings.

    `rules` is a mark that changes when the policy or the own criteria do, `versions` when the kept versions do.
    """

    tenders: tuple[TenderThere, ...]
    rules: str
    beside: tuple[ItemThere, ...] = ()
    versions: str = ""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A copy that was read from end to end. `problem` is a Dutch sentence when it cannot be used."""

    backup: Backup
    content: Content | None
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What putting a copy back would change. `changed` has each tender as it is now and as it is in the copy."""

    backup: Backup
    returning: tuple[TenderThere, ...]
    vanishing: tuple[TenderThere, ...]
    changed: tuple[tuple[TenderThere, TenderThere], ...]
    unchanged: int
    rules_differ: bool
    beside: tuple[Difference, ...] = ()
    versions_differ: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing would change."""
        tenders = self.returning or self.vanishing or self.changed
        return not (tenders or self.beside or self.rules_differ or self.versions_differ)


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was put back, and where the file that stood there is kept, if any. `was_damaged`: that file is broken."""

    backup: Backup
    kept_as: Path | None
    was_damaged: bool


class BackupFiles(Protocol):
    """The data file and copies of it on the disk. Every method may raise StorageProblem."""

    @property
    def data(self) -> Path:
        """The data file."""

    def alone(self, folder: Path) -> AbstractContextManager[bool]:
        """Inside: whether nobody else works in the folder. It is made when absent, and rests of a copy are cleared."""

    def copy_data(self, target: Path) -> None:
        """Copy the data file, also while it is in use: whole, sound, or not at all. Raises DamageProblem."""

    def equal(self, one: Path, other: Path) -> bool:
        """Whether two files have the same bytes."""

    def found(self, folder: Path) -> Sequence[FoundFile]:
        """The data files in a folder, in any order; none when there is no such folder."""

    def remove(self, path: Path) -> None:
        """Throw a copy away."""

    def content(self, path: Path) -> Content:
        """What is in a data file, read and checked from end to end. Raises DamageProblem."""

    def tender(self, path: Path, identifier: str) -> Tender:
        """One tender out of a data file. Raises KeyError when it is not in there."""

    def set_aside(self, target: Path) -> None:
        """Keep the data file as it is, byte by byte, at `target`."""

    def put_in_place(self, source: Path) -> None:
        """Put a copy of `source` in the place of the data file, which nobody may have open: whole or not at all."""


Swap = Callable[[Callable[[], None]], None]
"""Does something to the data file while it is closed, and opens it again."""


def at_once(action: Callable[[], None]) -> None:
    """A `Swap` for when nobody has the data file open."""
    action()


@dataclass
class Backups:
    """The copies of one data file in the folder that `folder` gives. Methods may raise StorageProblem.

    May be used on any thread; two copies are never made at the same time.
    """

    files: BackupFiles
    folder: Callable[[], Path]
    clock: Clock
    _busy: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _known: dict[tuple[Path, int, datetime], Checked] = field(default_factory=dict, repr=False)
    _looked: datetime | None = None

    # -- looking --------------------------------------------------------------------------------------------------
    def all(self) -> tuple[Backup, ...]:
        """Every copy, the newest first, with those from before a new version of the program."""
        here = {self.files.data.parent, self.folder()}
        found = [_backup(item) for folder in here for item in self.files.found(folder)]
        return _newest_first(item for item in found if item is not None)

    def checked(self, backup: Backup) -> Checked:
        """The copy with what is in it. A copy that was read before and has not changed is not read again."""
        key = (backup.path, backup.size, backup.moment)
        if key not in self._known:
            try:
                self._known[key] = Checked(backup=backup, content=self.files.content(backup.path))
            except StorageProblem as problem:
                return Checked(backup=backup, content=None, problem=problem.sentence)
        return self._known[key]

    def checked_all(self) -> tuple[Checked, ...]:
        """Every copy with what is in it, the newest first."""
        return tuple(self.checked(item) for item in self.all())

    def newest_good(self) -> Checked | None:
        """The newest copy that can be used, or None. One of a day that has yet to come is the last that is taken."""
        now = self.clock()
        newest_first = sorted(self.all(), key=lambda item: item.moment > now)
        return next((item for item in map(self.checked, newest_first) if item.content is not None), None)

    def at(self, path: Path) -> Backup:
        """The file at that path as a copy, wherever it lies. Raises StorageProblem when it is not there."""
        folder = path.parent
        for item in self.files.found(folder):
            if item.path.name == path.name:
                return _backup(item) or Backup(
                    path=item.path, size=item.size, moment=item.changed, reason=Reason.BY_HAND
                )
        raise StorageProblem(f"Het bestand {path} is er niet, of het is geen reservekopie. Kies een ander bestand.")

    # -- making ---------------------------------------------------------------------------------------------------
    def make(self, reason: Reason = Reason.BY_HAND) -> Backup | None:
        """Make a copy now, and throw away what is too many. None while another copy is being made."""
        if not self._busy.acquire(blocking=False):
            return None
        try:
            folder = self.folder()
            with self.files.alone(folder) as alone:
                return self._made(folder, reason) if alone else None
        finally:
            self._busy.release()

    def make_when_due(self) -> Backup | None:
        """Make a copy when the last one is an hour old and something changed since; otherwise None.

        Copies of a day that has yet to come were made while the clock was wrong, and say nothing of this hour.
        """
        now = self.clock()
        copies = [item for item in self.all() if item.moment <= now]
        last = max((item.moment for item in copies if item.reason is not Reason.BEFORE_UPGRADE), default=None)
        for moment in (last, self._looked):
            if moment is not None and timedelta(0) <= now - moment < DUE_AFTER:
                return None
        if not self._data_exists():
            return None
        self._looked = now
        made = self.make(Reason.AUTOMATIC)
        earlier = next((item for item in copies if item.reason is not Reason.BEFORE_UPGRADE), None)
        if made is not None and earlier is not None and self.files.equal(made.path, earlier.path):
            self.files.remove(made.path)  # nothing changed since: the older one says from when it is
            return None
        return made

    # -- putting back ---------------------------------------------------------------------------------------------
    def preview(self, backup: Backup) -> Preview:
        """What putting this copy back would change. Raises StorageProblem when it cannot be used.

        When the data file itself cannot be read, everything in the copy counts as coming back.
        """
        then = self.files.content(backup.path)
        try:
            now = self.files.content(self.files.data)
        except DamageProblem:
            now = Content(tenders=(), rules=then.rules, versions=then.versions)
        return preview_of(backup, now, then)

    def restore(self, backup: Backup, swap: Swap = at_once) -> Restored:
        """Put this copy in the place of the data file, after keeping what is there now.

        A data file that cannot be read is kept as it is, with "beschadigd" in its name. Whatever goes wrong, the data
        file is the old one or the new one, whole.
        """
        self.files.content(backup.path)
        with self._busy:
            folder = self.folder()
            with self.files.alone(folder) as alone:
                if not alone:
                    raise StorageProblem(
                        "Er wordt net een reservekopie gemaakt. Wacht even en probeer het daarna opnieuw."
                    )
                kept, damaged = self._kept(folder)
                swap(lambda: self.files.put_in_place(backup.path))
                self._thin(folder)
        return Restored(backup=backup, kept_as=kept, was_damaged=damaged)

    def begin_anew(self) -> Path:
        """Set a data file aside that cannot be read, so that an empty one can take its place; returns where it is."""
        target = self._free(self.files.data.parent, f"{self.files.data.stem}-beschadigd")
        self.files.set_aside(target)
        self.files.remove(self.files.data)
        return target

    def tender(self, backup: Backup, identifier: str) -> Tender:
        """One tender as it is in a copy. Raises KeyError when it is not in there."""
        return self.files.tender(backup.path, identifier)

    # -- inside ---------------------------------------------------------------------------------------------------
    def _data_exists(self) -> bool:
        return any(item.path.name == self.files.data.name for item in self.files.found(self.files.data.parent))

    def _made(self, folder: Path, reason: Reason) -> Backup:
        target = self._free(folder, reason.value)
        self.files.copy_data(target)
        self._thin(folder)
        return self.at(target)

    def _kept(self, folder: Path) -> tuple[Path | None, bool]:
        """Keep the data file of this moment, if there is one; returns where, and whether it is broken."""
        if not self._data_exists():
            return None, False
        target = self._free(folder, Reason.BEFORE_RESTORE.value)
        try:
            self.files.copy_data(target)
        except DamageProblem:
            target = self._free(self.files.data.parent, f"{self.files.data.stem}-beschadigd")
            self.files.set_aside(target)
            return target, True
        return target, False

    def _thin(self, folder: Path) -> None:
        """Throw away what is too many. One that somebody holds is for the next time: what was asked for is done."""
        found = [item for item in map(_backup, self.files.found(folder)) if item is not None]
        for backup in too_many(found, self.clock()):
            with suppress(StorageProblem):
                self.files.remove(backup.path)

    def _free(self, folder: Path, start: str) -> Path:
        """A name in the folder that no file has."""
        taken = {item.path.name for item in self.files.found(folder)}
        name = f"{start}-{self.clock().astimezone():{_STAMP}}"
        names = [f"{name}.sqlite", *(f"{name}-{number}.sqlite" for number in range(2, _MOST_IN_A_SECOND))]
        return folder / next((free for free in names if free not in taken), names[0])


def preview_of(backup: Backup, now: Content, then: Content) -> Preview:
    """The difference between a data file and a copy of it, each list by title."""
    present = {item.id: item for item in now.tenders}
    past = {item.id: item for item in then.tenders}
    both = [(present[key], past[key]) for key in present.keys() & past.keys()]
    changed = [pair for pair in both if (pair[0].version, pair[0].saved_at) != (pair[1].version, pair[1].saved_at)]
    return Preview(
        backup=backup,
        returning=_by_title(past[key] for key in past.keys() - present.keys()),
        vanishing=_by_title(present[key] for key in present.keys() - past.keys()),
        changed=tuple(sorted(changed, key=lambda pair: _title_order(pair[0]))),
        unchanged=len(both) - len(changed),
        rules_differ=now.rules != then.rules,
        beside=differences(now.beside, then.beside),
        versions_differ=now.versions != then.versions,
    )


def too_many(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The copies that may go: neither the last of one of the hours, days or weeks that count, nor made by hand.

    Copies from after `now` were made while the clock was wrong. They are counted by themselves: else those of a clock
    that ran ahead would push out every new one.
    """
    newest_first = _newest_first(backups)
    until_now = [item for item in newest_first if item.moment <= now]
    ahead = [item for item in newest_first if item.moment > now]
    return (*_too_many_of(until_now), *_too_many_of(ahead))


def _too_many_of(newest_first: Sequence[Backup]) -> Iterator[Backup]:
    automatic = [item for item in newest_first if item.reason is Reason.AUTOMATIC]
    keep: set[Path] = set()
    for most, pattern in ((HOURLY, "%Y%m%d%H"), (DAILY, "%Y%m%d"), (WEEKLY, "%G%V")):
        last_of: dict[str, Path] = {}
        for item in automatic:
            last_of.setdefault(item.moment.astimezone().strftime(pattern), item.path)
        keep.update(list(last_of.values())[:most])
    yield from (item for item in automatic if item.path not in keep)
    before = [item for item in newest_first if item.reason is Reason.BEFORE_RESTORE]
    yield from before[KEPT_BEFORE_RESTORE:]


def is_name_of_copy(stem: str) -> bool:
    """Whether a file with this name, without ".sqlite", is one of ours; only such a file is ever thrown away."""
    return _NAME.fullmatch(stem) is not None


def _backup(item: FoundFile) -> Backup | None:
    """The file as a copy, when its name says that it is one."""
    told = _NAME.fullmatch(item.path.stem)
    if told is None or item.path.suffix != ".sqlite":
        return None
    reason, moment = Reason(told[1]), item.changed
    if reason is not Reason.BEFORE_UPGRADE:
        try:
            moment = datetime.strptime(told[2], _STAMP).astimezone()
        except (ValueError, OverflowError, OSError):
            return None
    return Backup(path=item.path, size=item.size, moment=moment, reason=reason)


def _newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Of copies within one second, that with the highest number was the last."""
    return tuple(sorted(backups, key=lambda item: (item.moment, len(item.path.name), item.path.name), reverse=True))


def _by_title(tenders: Iterable[TenderThere]) -> tuple[TenderThere, ...]:
    return tuple(sorted(tenders, key=_title_order))


def _title_order(tender: TenderThere) -> tuple[str, str]:
    return tender.name.casefold(), tender.id
