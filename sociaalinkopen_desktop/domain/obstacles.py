"""What colleagues say when a purchase could be social, what is really the matter, and what to do about it.

The 24 obstacles are data (resources/obstacles.yaml), after § 1.3 of the criteria research.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from . import fields
from .catalogue_search import plain
from .norms import Certainty
from .steps import Step, step_of
from .tender import Tender

TITLE = "Wat collega's zeggen"
PAGES = {"enterprises": "Sociale ondernemingen", "meetings": "Meet the market", "new": "Nieuwe aanbesteding"}
"""What the pages are called that an action leads to."""


@dataclass(frozen=True, kw_only=True)
class ObstacleAction:
    """Something to do. `go` is where in the program: "page:KEY", "step:KEY" or "field:PATH"; "" outside of it."""

    words: str
    go: str = ""

    @property
    def in_tender(self) -> bool:
        """Whether it is a place in a tender: a step or a field."""
        return self.go.startswith(("step:", "field:"))

    @property
    def place(self) -> str:
        """Where it leads in words: "stap 6, Gunning", "stap 7, veld ‘Hoe gekozen’" or a page; "" outside of it."""
        kind, _, name = self.go.partition(":")
        if kind == "step":
            step: Step = Step(name)  # type: ignore[call-arg]
            return f"stap {step.number}, {step.label}"
        if kind == "field":
            return f"stap {step_of(name).number}, veld ‘{fields.label_of(Tender, name)}’"
        return PAGES.get(name, "")


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """One obstacle. `says` is what a colleague says, `cause` what is really the matter.

    `criteria` are codes of the catalogue that it touches, `at` the fields where it comes up; `also` are words by which
    it is found too.
    """

    id: str
    says: str
    cause: str
    actions: tuple[ObstacleAction, ...]
    criteria: tuple[str, ...]
    at: tuple[str, ...]
    also: str
    sources: tuple[str, ...]
    certainty: Certainty

    @property
    def quoted(self) -> str:
        """What is said, between quotes."""
        return f"“{self.says}”"

    def doing(self) -> tuple[tuple[str, tuple[ObstacleAction, ...]], ...]:
        """The actions by where they lead, so that one place is named once: (go, actions)."""
        return tuple((go, tuple(actions)) for go, actions in groupby(self.actions, lambda action: action.go))


@dataclass(frozen=True)
class ObstacleBook:
    """All obstacles, in their own order."""

    obstacles: tuple[Obstacle, ...] = ()

    @cached_property
    def _words(self) -> dict[str, tuple[str, str]]:
        return {item.id: (plain(f"{item.says} {item.also}"), plain(" ".join(_told(item)))) for item in self.obstacles}

    def by_id(self, identifier: str) -> Obstacle:
        """The obstacle with that code. Raises KeyError when there is none."""
        for item in self.obstacles:
            if item.id == identifier:
                return item
        raise KeyError(identifier)

    def search(self, words: str) -> tuple[Obstacle, ...]:
        """The obstacles that have every word, those with the words in what is said first; all of them without words.

        When none has every word: those with most of them, so that a whole sentence finds something too.
        """
        wanted = plain(words).split()
        scored: list[tuple[int, int, int, Obstacle]] = []
        for at, item in enumerate(self.obstacles):
            said, told = self._words[item.id]
            missing = sum(word not in told for word in wanted)
            scored.append((missing, -sum(word in said for word in wanted), at, item))
        scored.sort(key=lambda row: row[:3])
        fewest = scored[0][0] if scored else 0
        if wanted and fewest == len(wanted):
            return ()
        return tuple(item for missing, _said, _at, item in scored if missing == fewest)

    def touching(self, criterion: str) -> tuple[Obstacle, ...]:
        """The obstacles that have to do with a criterion."""
        return tuple(item for item in self.obstacles if criterion in item.criteria)

    def at(self, path: str) -> tuple[Obstacle, ...]:
        """The obstacles that come up at a field, or in a row of a list ("lots.0.title" is in "lots")."""
        return tuple(
            item for item in self.obstacles if any(path == place or path.startswith(f"{place}.") for place in item.at)
        )


def _told(item: Obstacle) -> Iterable[str]:
    yield from (item.id, item.says, item.also, item.cause, *item.criteria, *item.sources)
    yield from (action.words for action in item.actions)
