"""Two things timed in turn, so that what else the machine does hits both alike; medians, and lines of the table."""

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]
MS = 1000


@dataclass(frozen=True)
class Effort:
    """How often to measure: `repeats` for what is quick, `slow_repeats` for what takes a tenth of a second or more.

    `sizes` are the numbers of tenders in the data files for the list, from small to large.
    """

    repeats: int
    slow_repeats: int
    sizes: tuple[int, ...]


THOROUGH = Effort(repeats=41, slow_repeats=11, sizes=(10_000, 100_000))
QUICK = Effort(repeats=11, slow_repeats=5, sizes=(10_000,))


@dataclass(frozen=True)
class Times:
    """Milliseconds of one thing, one per run."""

    all: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.all)

    @property
    def p95(self) -> float:
        """The time that one in twenty runs exceeds."""
        return sorted(self.all)[math.ceil(len(self.all) * 0.95) - 1]

    @property
    def worst(self) -> float:
        return max(self.all)


@dataclass(frozen=True)
class Line:
    """One line of the table. `met` is None when performance.md sets no goal for it.

    With `wall` our time and that of the yardstick are those of the processor, and `wall` is ours by the clock.
    """

    what: str
    ours: float
    yardstick: float | None = None
    beside: str = ""
    goal: str = ""
    met: bool | None = None
    remark: str = ""
    wall: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times longer we take than the yardstick."""
        return self.ours / self.yardstick if self.yardstick else None


def timed(work: Work) -> float:
    """Milliseconds that `work` takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * MS


class Processor:
    """Times work by the processor, which does not count what else the machine does, and by the clock as well."""

    def __init__(self) -> None:
        self._walls: list[float] = []

    def __call__(self, work: Work) -> float:
        """Milliseconds of the processor that `work` takes."""
        began, used = time.perf_counter(), time.process_time()
        work()
        spent = (time.process_time() - used) * MS
        self._walls.append((time.perf_counter() - began) * MS)
        return spent

    @property
    def wall(self) -> Times:
        """The same work by the clock."""
        return Times(tuple(self._walls))


def busy(work: Work) -> float:
    """Milliseconds that this thread's processor works for `work`: what else the machine does is not counted, nor is
    waiting. For work in the window, that waits for nothing, it is the time on a machine that does nothing else."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * MS


def in_turn(ours: Work, yardstick: Work, repeats: int, *, rounds: int = 1, warm: bool = True) -> tuple[Times, Times]:
    """Times of both, measured alternately, each first as often as the other.

    One measurement is the mean of `rounds` calls, for what is too short for the clock. `warm` does each once before.
    """
    return collected(lambda: timed(_many(ours, rounds)) / rounds, lambda: timed(_many(yardstick, rounds)) / rounds,
                     repeats, warm=warm)  # fmt: skip


def collected(
    ours: Callable[[], float], yardstick: Callable[[], float], repeats: int, *, warm: bool = True
) -> tuple[Times, Times]:
    """The same for things that time themselves and give milliseconds."""
    if warm:
        ours()
        yardstick()
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(repeats):
        for which in (0, 1) if turn % 2 else (1, 0):
            found[which].append((ours, yardstick)[which]())
    return Times(tuple(found[0])), Times(tuple(found[1]))


def _many(work: Work, rounds: int) -> Work:
    def all_of_them() -> None:
        for _ in range(rounds):
            work()

    return all_of_them
