"""Times of the clock: the officer types a text ("13:30"), the program reckons in minutes after midnight."""

import re

_CLOCK = re.compile(r"\s*(\d{1,2})\s*(?:[:.uUhH]\s*(\d{2})?)?\s*(?:uur)?\s*")
DAY = 24 * 60


def minutes_of(text: str) -> int | None:
    """ "13:30" as 810; also "13.30", "13u30", "9" and "9 uur". None when it is empty or no time."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    minutes = int(found[1]) * 60 + int(found[2] or 0)
    return minutes if int(found[2] or 0) < 60 and minutes <= DAY else None


def is_unreadable(text: str) -> bool:
    """Whether something was typed that is no time."""
    return bool(text.strip()) and minutes_of(text) is None


def clock(minutes: int) -> str:
    """810 as "13:30"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def span(begin: int, end: int) -> str:
    """810 and 825 as "13:30 – 13:45"."""
    return f"{clock(begin)} – {clock(end)}"
