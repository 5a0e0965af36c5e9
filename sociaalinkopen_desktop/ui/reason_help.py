"""What helps while a reason is written: hints on what it still lacks, and what was written before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ..application.ports import EarlierReason
from ..domain.dutch import day
from ..domain.fields import describe
from ..domain.norms import NoNormOnDate, Norms
from ..domain.tender import Deviation
from ..domain.wording import Weakness, weaknesses, weaknesses_together
from .obstacle_lines import ObstacleTools

PARTS = ("why", "how_far", "why_here")
LONGEST = 60

ShowEarlier = Callable[[Sequence[EarlierReason]], None]


@dataclass(frozen=True)
class ReasonHelp:
    """`norms` are those of the day of assessment; `earlier(criterion, show)` looks up what was written before on a
    criterion, beside the window, and calls `show` with it, newest first. `obstacles` are what colleagues say."""

    norms: Callable[[], Norms]
    earlier: Callable[[str, ShowEarlier], None]
    obstacles: ObstacleTools | None = None

    def hints(self, deviation: Deviation) -> dict[str, str]:
        """What each part of a reason lacks, as one or two sentences; "" where nothing is to be said."""
        texts = {part: getattr(deviation, part) for part in PARTS}
        questions = {part: describe(Deviation, part).about.label for part in PARTS}
        try:
            found = weaknesses_together(texts, self.norms(), questions=questions)
        except NoNormOnDate:  # no policy is known on that day, so there is nothing to hold the text against
            return dict.fromkeys(PARTS, "")
        return {part: _first(items) for part, items in found.items()}

    def hint(self, text: str) -> str:
        """What an explanation lacks, or ""."""
        try:
            return _first(weaknesses(text, self.norms()))
        except NoNormOnDate:
            return ""


def menu_words(earlier: EarlierReason) -> str:
    """One line of the menu with earlier reasons: the tender, the day and how the text begins."""
    reason = earlier.reason
    text = " ".join((reason.why if isinstance(reason, Deviation) else reason.reason).split())
    shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    title = earlier.tender_title.strip() or "Aanbesteding zonder titel"
    return f"{title} ({day(_local(earlier))}): {shown}"


def _local(earlier: EarlierReason) -> date:
    return earlier.saved_at.astimezone().date()


def _first(found: Sequence[Weakness]) -> str:
    """The worst weakness in words: one hint at a time can be acted upon."""
    return str(found[0]) if found else ""
