"""Text hygiene: any text of the user becomes text that the fonts of the PDF can show, and nothing is lost unseen.

A character without a glyph would print as an empty box of code 0, which both PDF standards forbid; here it becomes
a visible □ and is counted, so that the officer can be told.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

REPLACEMENT = "□"
# Same meaning in a sign that the fonts have.
_SAME_MEANING = {
    "☒": "[x]", "⚠": "!", "✅": "✓", "❌": "✗", "✖": "✗", "‑": "-", "\u202f": "\u00a0", "\u2007": "\u00a0",
}  # fmt: skip
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Marks that only steer the layout of text; leaving them out changes nothing that can be seen here.
_INVISIBLE = {
    0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF,
    *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class LostCharacter:
    """A character that the fonts of the PDF do not have, and how often it stood in the text."""

    character: str
    count: int

    @property
    def code(self) -> str:
        """The Unicode code point, for a reader who cannot see the character: `U+1F44D`."""
        return f"U+{ord(self.character):04X}"


class Cleaner:
    """Cleans text for one document and remembers what could not be shown."""

    def __init__(self, known: Iterable[int]) -> None:
        """`known` are the code points that every font of the document has."""
        self._known: Container[int] = frozenset(known)
        shown = "".join(re.escape(chr(code)) for code in sorted(known) if code >= 0x20 and code not in _INVISIBLE)
        self._fits = re.compile(f"[\n{shown}]*").fullmatch
        self._lost: Counter[str] = Counter()

    @property
    def lost(self) -> tuple[LostCharacter, ...]:
        """What was left out or replaced so far, in order of code point."""
        return tuple(LostCharacter(character=char, count=self._lost[char]) for char in sorted(self._lost))

    def clean(self, text: str) -> str:
        """`text` in NFC, with `\\n` as the only line end, and only characters that the fonts can show."""
        if self._fits(text):
            return text
        text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
        return "".join(char if char == "\n" or self._shows(char) else self._instead(char) for char in text)

    def clean_line(self, text: str) -> str:
        """Like `clean`, on one line and without double blanks: for titles and metadata. Empty when nothing shows."""
        line = " ".join(filter(None, self.clean(text).replace("\n", " ").split(" ")))
        return "" if line.isspace() else line

    def _shows(self, char: str) -> bool:
        return ord(char) in self._known and ord(char) not in _INVISIBLE

    def _instead(self, char: str) -> str:
        if char in _SAME_MEANING:
            return _SAME_MEANING[char]
        if ord(char) in _INVISIBLE:
            return ""
        if char == "\t" or unicodedata.category(char) == "Zs":
            return " "
        plain = unicodedata.normalize("NFKD", char)
        kept = "".join(part for part in plain if self._shows(part))
        if plain != char and kept == plain:
            return kept
        self._lost[char] += 1
        # A lost accent, or a control character, leaves no gap in the line; a lost letter or picture does.
        return kept or ("" if unicodedata.category(char)[0] in "CM" else REPLACEMENT)


def lost_notice(lost: tuple[LostCharacter, ...]) -> str:
    """One Dutch sentence for the officer about what the PDF could not show; empty when nothing was lost."""
    if not lost:
        return ""
    total = sum(item.count for item in lost)
    visible = [
        (f"{item.character} ({item.code})" if item.character.isprintable() else item.code)
        + (f" {item.count} keer" if item.count > 1 else "")
        for item in lost[:8]
    ]
    more = f" en nog {len(lost) - 8} andere" if len(lost) > 8 else ""
    head = "Eén teken kan" if total == 1 else f"{total} tekens kunnen"
    return (
        f"{head} in de PDF niet worden getoond: {', '.join(visible)}{more}. "
        f"Op die plaats staat {REPLACEMENT} of niets; uw eigen tekst is niet veranderd."
    )
