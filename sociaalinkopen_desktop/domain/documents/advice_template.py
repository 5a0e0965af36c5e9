"""The text that an advice to the board follows: headings, fixed sentences, and places that the tender fills.

A line "# Kop" begins a chapter. A line with nothing but {besluitpunten} or another block becomes that block. In other
lines {titel} and the like become text. An empty line separates paragraphs.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches

WORDS = {
    "titel": "de titel van de opdracht",
    "kenmerk": "het zaaknummer",
    "organisatie": "de gemeente of organisatie",
    "afdeling": "de afdeling",
    "opdrachtgever": "de functie van de ambtelijk opdrachtgever",
    "waarde": "de geraamde waarde, excl. btw",
    "looptijd": "de looptijd met verlengingen",
    "procedure": "de procedure",
    "gunning": "de gunningsgrond",
    "omschrijving": "de omschrijving van de opdracht",
    "doel": "het maatschappelijk doel",
    "start": "de start van het contract",
}
"""Places inside a sentence, with what stands there."""

BLOCKS = {
    "besluitpunten": "de genummerde besluiten",
    "argumenten": "de redenen voor de procedure en de sociale keuzes",
    "kanttekeningen": "afwijkingen, risico's en open punten",
    "financien": "raming, drempel en dekking",
    "vervolg": "de planning",
    "ambitie": "de keuze per thema",
    "ondertekening": "de regels om te tekenen",
}
"""Places that take a line of their own, with what stands there."""

_PLACE = re.compile(r"\{([^{}\n]*)\}")
_MOST_SIGNS = 20_000


class TemplateFault(Exception):
    """The text cannot be followed; `sentences` says in Dutch what is wrong, one per fault."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, kw_only=True)
class Section:
    """One chapter of the advice; each line is a text with places in it."""

    title: str
    lines: tuple[str, ...]


def faults_of(text: str) -> tuple[str, ...]:
    """What is wrong with a template, one Dutch sentence per fault; nothing when it can be followed."""
    if len(text) > _MOST_SIGNS:
        return (f"De tekst is langer dan {_MOST_SIGNS} tekens. Maak hem korter.",)
    found = []
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if not first.startswith("# "):
        found.append("De tekst begint niet met een kop. Zet bovenaan een regel als '# Voorstel'.")
    for number, line in enumerate(lines, 1):
        found += [f"Regel {number}: {sentence}" for sentence in _line_faults(line)]
    return tuple(found)


def sections_of(text: str) -> tuple[Section, ...]:
    """The chapters of a template. Raises TemplateFault with everything that is wrong with it."""
    faults = faults_of(text)
    if faults:
        raise TemplateFault(faults)
    sections: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("# "):
            sections.append((line[2:].strip(), []))
        elif line.strip():
            sections[-1][1].append(line.strip())
    return tuple(Section(title=title, lines=tuple(lines)) for title, lines in sections)


def block_in(line: str) -> str:
    """The name of the block that a line asks for; empty for a line of text."""
    match = _PLACE.fullmatch(line.strip())
    return match[1] if match and match[1] in BLOCKS else ""


def filled(line: str, words: dict[str, str]) -> str:
    """A line of text with its places filled; what is filled in is never read again."""
    return _PLACE.sub(lambda match: words[match[1]], line)


def _line_faults(line: str) -> list[str]:
    found = []
    for name in _PLACE.findall(line):
        if name in WORDS or (name in BLOCKS and block_in(line)):
            continue
        if name in BLOCKS:
            found.append(f"zet {{{name}}} alleen op een regel.")
            continue
        near = get_close_matches(name, [*WORDS, *BLOCKS], 1)
        remedy = f"Bedoelt u {{{near[0]}}}?" if near else "Haal het weg, of kies een plek uit de lijst."
        found.append(f"{{{name[:40]}}} is geen plek die het programma kent. {remedy}")
    if "{" in _PLACE.sub("", line) or "}" in _PLACE.sub("", line):
        found.append("er staat een losse accolade. Haal haar weg.")
    return found
