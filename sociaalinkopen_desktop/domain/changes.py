"""What is new, from the list of changes: one entry for each version, newest first."""

import re
from dataclasses import dataclass

_VERSION = re.compile(r"## \[(?P<number>[^\]]+)\](?: - (?P<when>.+))?")
_MARKS = re.compile(r"\*\*|`|\[(?P<words>[^\]]+)\]\([^)]*\)")


@dataclass(frozen=True)
class Change:
    """A version: its number, when it came out, and its heads and points in plain words."""

    title: str
    note: str
    lines: tuple[str, ...]


def changes_in(text: str) -> tuple[Change, ...]:
    """The versions in a list as "Keep a Changelog" writes it; what stands above the first version is left out."""
    found: list[tuple[str, str, list[str]]] = []
    for line in text.splitlines():
        version = _VERSION.fullmatch(line.strip())
        if version is not None:
            found.append((f"Versie {version['number']}", version["when"] or "", []))
        elif found and line.strip():
            _take_in(found[-1][2], line)
    return tuple(Change(title, note, tuple(lines)) for title, note, lines in found)


def _take_in(lines: list[str], line: str) -> None:
    """A head or a point begins a line of its own; anything else goes on with the last one."""
    words = _MARKS.sub(lambda mark: mark["words"] or "", line.strip())
    if words.startswith("### "):
        lines.append(words.removeprefix("### ").upper())
    elif words.startswith("- ") or not lines:
        lines.append(words.replace("- ", "• ", 1) if words.startswith("- ") else words)
    else:
        lines[-1] += f" {words}"
