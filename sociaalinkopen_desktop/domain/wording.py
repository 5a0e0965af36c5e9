"""Texts that say nothing: what stands in a required field while the reason is still missing.

A weakness that is sure (a filler, the question copied) means that nothing was written. The others are hints: whether a
reason convinces is for people to judge, so they never stop anything.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .choices import Choice
from .norms import Norms

REASON = "policy.wording.reason_characters"
EXPLANATION = "policy.wording.explanation_characters"

# Whole texts that stand for "not written yet", as `_bare` writes them.
FILLERS = frozenset(
    {
        "nvt", "n v t", "na", "n a", "niet van toepassing", "geen", "geen toelichting", "geen opmerkingen", "idem",
        "volgt", "volgt nog", "volgt later", "komt nog", "komt later", "later", "later invullen", "nog invullen",
        "nog in te vullen", "in te vullen", "invullen", "ntb", "n t b", "nader te bepalen", "nog te bepalen",
        "nog doen", "tbd", "todo", "to do", "pm", "p m", "ja", "nee", "zie boven", "zie hierboven", "zie onder",
        "zie hieronder", "zie eerder", "zie vorige", "zie bijlage", "zie dossier", "zie stukken", "als boven",
        "als hierboven", "onbekend", "test", "tekst", "lorem ipsum", "blabla", "bla bla", "enz", "etc",
    }
)  # fmt: skip
# Parts of a text that somebody meant to fill in later.
LEFT_OPEN = re.compile(
    r"\b[xX]{2,}\b|\[\s*(?:\.{2,}|…|[^\]\n]{0,40}invullen[^\]\n]{0,40}|naam|datum|bedrag)?\s*\]|_{3,}"
)
# References that say nothing by themselves; after a few words of one's own they are fine.
ELSEWHERE = re.compile(r"\bzie (?:de |het )?(?:hier)?(?:boven|onder|bijlage|dossier|stukken|vorige|eerder)\b")
HABIT = re.compile(
    r"\b(?:zoals (?:altijd|gebruikelijk|eerder|de vorige keer)|(?:doen|deden) (?:we|wij) altijd (?:zo|al)"
    r"|altijd zo gedaan|is gebruikelijk|gebruikelijk is|is standaard|standaard bij ons|spreekt (?:voor|vanzelf))\b"
)
FEW_WORDS = 8  # a text of no more words than this is mostly the reference in it
REPEATS = 3


class WeaknessKind(Choice):
    """What is weak about a text."""

    FILLER = "filler", "Nog niet ingevuld"
    LEFT_OPEN = "left_open", "Nog een open plek"
    QUESTION = "question", "Vraag overgenomen"
    REPEATED = "repeated", "Woord herhaald"
    SAME_AS = "same_as", "Zelfde tekst"
    TOO_SHORT = "too_short", "Kort"
    ELSEWHERE = "elsewhere", "Verwijzing"
    HABIT = "habit", "Gewoonte"


@dataclass(frozen=True, kw_only=True)
class Weakness:
    """One weak point: what it is in a Dutch sentence, and what to write instead.

    `is_sure` says that nothing was written at all; otherwise it is a hint.
    """

    kind: WeaknessKind
    sentence: str
    remedy: str
    is_sure: bool = False

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}"


def is_written(text: str) -> bool:
    """Whether the text says anything: False for an empty text, signs alone and fillers such as "n.v.t." or "xxx"."""
    bare = _bare(text)
    return any(sign.isalnum() for sign in bare) and bare not in FILLERS and not _one_sign(bare)


def weaknesses(text: str, norms: Norms, *, question: str = "", least: str = REASON) -> tuple[Weakness, ...]:
    """What is weak about a required text, worst first; nothing for an empty one, which is open work and no fault.

    `question` is the label or help of its field; `least` the norm with the length that such a text should have.
    """
    bare = _bare(text)
    if not text.strip():
        return ()
    if not is_written(text):
        shown = f"“{text.strip()[:40]}”"
        return (
            Weakness(
                kind=WeaknessKind.FILLER,
                sentence=f"{shown} is nog geen uitleg.",
                remedy="Schrijf in één of twee zinnen wat hier de reden is.",
                is_sure=True,
            ),
        )
    if question and bare in (_bare(question), *map(_bare, re.split(r"(?<=[.?!])\s", question))):
        return (
            Weakness(
                kind=WeaknessKind.QUESTION,
                sentence="Dit is de vraag zelf.",
                remedy="Schrijf er het antwoord op.",
                is_sure=True,
            ),
        )
    return tuple(_hints(text, bare, norms, least))


def weaknesses_together(
    texts: Mapping[str, str], norms: Norms, *, questions: Mapping[str, str] | None = None, least: str = REASON
) -> dict[str, tuple[Weakness, ...]]:
    """The weaknesses of texts that belong together, such as the three parts of a reason, by the names of `texts`.

    A text that was written before under another name is a weakness too. `questions` has the label of each.
    """
    known = questions or {}
    found: dict[str, tuple[Weakness, ...]] = {}
    seen: dict[str, str] = {}
    for name, text in texts.items():
        own = weaknesses(text, norms, question=known.get(name, ""), least=least)
        bare = _bare(text)
        if bare in seen and is_written(text):
            other = known.get(seen[bare], seen[bare]).rstrip("?")
            same = Weakness(
                kind=WeaknessKind.SAME_AS,
                sentence=f"Hier staat hetzelfde als bij '{other}'.",
                remedy="Schrijf wat er bij deze vraag anders is.",
            )
            own = (same, *own)
        seen.setdefault(bare, name)
        found[name] = own
    return found


def _hints(text: str, bare: str, norms: Norms, least: str) -> list[Weakness]:
    hints = []
    open_place = LEFT_OPEN.search(text)
    if open_place:
        hints.append(
            Weakness(
                kind=WeaknessKind.LEFT_OPEN,
                sentence=f"In de tekst staat nog een open plek: “{open_place[0].strip()}”.",
                remedy="Vul haar in of haal haar weg.",
            )
        )
    repeated = _repeated(bare)
    if repeated:
        hints.append(
            Weakness(
                kind=WeaknessKind.REPEATED,
                sentence=f"Het woord “{repeated}” staat er steeds opnieuw.",
                remedy="Schrijf een hele zin.",
            )
        )
    if ELSEWHERE.search(bare) and len(bare.split()) <= FEW_WORDS:
        hints.append(
            Weakness(
                kind=WeaknessKind.ELSEWHERE,
                sentence="Deze tekst verwijst alleen naar een andere plek.",
                remedy="Noem hier kort de reden; wie dit leest, heeft dat andere stuk niet.",
            )
        )
    if HABIT.search(bare):
        hints.append(
            Weakness(
                kind=WeaknessKind.HABIT,
                sentence="Een gewoonte is nog geen reden.",
                remedy="Schrijf waarom het bij deze opdracht nodig is.",
            )
        )
    asked = norms.quantity(least)
    if len(text.strip()) < asked.amount:
        hints.append(
            Weakness(
                kind=WeaknessKind.TOO_SHORT,
                sentence=f"Deze tekst is korter dan {asked}.",
                remedy="Noem een feit: een bedrag, een aantal, een datum of een risico.",
            )
        )
    return hints


def _bare(text: str) -> str:
    """The words in small letters, without signs: "N.v.t.!" and "n.v.t" are both "n v t"."""
    return " ".join(re.sub(r"[^\w]+|_", " ", text.casefold()).split())


def _one_sign(bare: str) -> bool:
    """Whether the text is one letter over and over: "xxx", "aaaa", "x x x"."""
    signs = bare.replace(" ", "")
    return len(signs) > 1 and len(set(signs)) == 1 and not signs.isdigit()


def _repeated(bare: str) -> str:
    """A word that comes three times in a row, or that a text of several words is made of; else ""."""
    words = bare.split()
    for at in range(len(words) - REPEATS + 1):
        if len(set(words[at : at + REPEATS])) == 1 and words[at].isalpha():
            return words[at]
    # A text of two words or more that are all the same one.
    return words[0] if len(words) > 1 and len(set(words)) == 1 and words[0].isalpha() else ""
