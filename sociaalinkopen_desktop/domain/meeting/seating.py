"""Who sits where in which round while a timetable is being made: what is free, and every step can be taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[str, str]
"""The keys of an organisation and an enterprise."""


@dataclass(frozen=True, kw_only=True)
class Wished:
    """A conversation that somebody wants. `strength` adds up what both sides said."""

    organisation: str
    enterprise: str
    is_mutual: bool = False
    strength: int = 1

    @property
    def pair(self) -> Pair:
        """Both keys."""
        return self.organisation, self.enterprise


@dataclass(frozen=True, kw_only=True)
class Room:
    """What there is to divide; rounds are counted from 0. `fixed` conversations have been taken off already.

    `tables`: free tables per round. `seats`: per organisation how many conversations it can still hold in each round.
    `free`: per enterprise whether it is there and free in each round.
    """

    tables: tuple[int, ...]
    seats: Mapping[str, tuple[int, ...]]
    free: Mapping[str, tuple[bool, ...]]
    fixed: tuple[tuple[str, str, int], ...] = ()

    @property
    def rounds(self) -> range:
        """All rounds."""
        return range(len(self.tables))

    def common(self, pair: Pair) -> list[int]:
        """The rounds in which both could speak if nobody else was planned."""
        seats, free = self.seats[pair[0]], self.free[pair[1]]
        return [at for at in self.rounds if seats[at] and free[at] and self.tables[at] > 0]


class Seating:
    """A timetable in the making. `mark` and `back_to` take steps back."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.placed: dict[Pair, int] = {}
        self.in_round: list[dict[Pair, None]] = [{} for _ in room.rounds]
        self._tables = list(room.tables)
        self._seats = {key: list(seats) for key, seats in room.seats.items()}
        self._free = {key: list(free) for key, free in room.free.items()}
        self._rounds: dict[str, list[int]] = {f"o{key}": [0] * len(room.tables) for key in room.seats}
        self._rounds |= {f"e{key}": [0] * len(room.tables) for key in room.free}
        for organisation, enterprise, at in room.fixed:
            for party in (f"o{organisation}", f"e{enterprise}"):
                if party in self._rounds and at in room.rounds:
                    self._rounds[party][at] += 1
        self._log: list[tuple[Pair, int, bool]] = []

    def can(self, pair: Pair, at: int) -> bool:
        """Whether both are free in that round, and there is a table."""
        return self.has_seat(pair[0], at) and self.is_free(pair[1], at) and self._tables[at] > 0

    def has_seat(self, organisation: str, at: int) -> bool:
        """Whether the organisation can hold one more conversation in that round."""
        return self._seats[organisation][at] > 0

    def is_free(self, enterprise: str, at: int) -> bool:
        """Whether the enterprise speaks nobody in that round."""
        return self._free[enterprise][at]

    def seats_left(self, organisation: str, at: int) -> int:
        """How many conversations the organisation can still hold in that round."""
        return self._seats[organisation][at]

    def tables_left(self, at: int) -> int:
        """How many tables are free in that round."""
        return self._tables[at]

    def place(self, pair: Pair, at: int) -> None:
        """Plan a conversation that `can` be there."""
        self._set(pair, at, is_placed=True)
        self._log.append((pair, at, True))

    def remove(self, pair: Pair) -> None:
        """Take a planned conversation away."""
        at = self.placed[pair]
        self._set(pair, at, is_placed=False)
        self._log.append((pair, at, False))

    def mark(self) -> int:
        """Where we are now, for `back_to`."""
        return len(self._log)

    def back_to(self, mark: int) -> None:
        """Undo everything since that mark."""
        while len(self._log) > mark:
            pair, at, was_placed = self._log.pop()
            self._set(pair, at, is_placed=not was_placed)

    def count(self, pair: Pair) -> tuple[int, int]:
        """How many conversations the organisation and the enterprise have, fixed ones too."""
        return sum(self._rounds[f"o{pair[0]}"]), sum(self._rounds[f"e{pair[1]}"])

    def speaks_in(self, pair: Pair, at: int) -> int:
        """How many of the two have a conversation in that round."""
        return bool(self._rounds[f"o{pair[0]}"][at]) + bool(self._rounds[f"e{pair[1]}"][at])

    def gaps(self, pairs: Iterable[Pair]) -> int:
        """Rounds in which these participants wait between two of their conversations."""
        parties = dict.fromkeys(party for pair in pairs for party in (f"o{pair[0]}", f"e{pair[1]}"))
        return sum(_gaps(self._rounds[party]) for party in parties)

    def _set(self, pair: Pair, at: int, *, is_placed: bool) -> None:
        step = 1 if is_placed else -1
        self._tables[at] -= step
        self._seats[pair[0]][at] -= step
        self._free[pair[1]][at] = not is_placed
        self._rounds[f"o{pair[0]}"][at] += step
        self._rounds[f"e{pair[1]}"][at] += step
        if is_placed:
            self.placed[pair] = at
            self.in_round[at][pair] = None
        else:
            del self.placed[pair]
            del self.in_round[at][pair]


def _gaps(rounds: list[int]) -> int:
    spoken = [at for at, count in enumerate(rounds) if count]
    return spoken[-1] - spoken[0] + 1 - len(spoken) if spoken else 0
