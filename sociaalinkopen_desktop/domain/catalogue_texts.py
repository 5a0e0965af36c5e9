"""How the catalogue tells of itself: sentences that the page on screen and the printed overview share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from . import dutch
from .catalogue import SHORT_NAMES, Catalogue, Criterion, LegalBasis, cited
from .norms import Certainty, DatedValue, Norm

NOTICE = "Dit is uitleg, geen juridisch advies. Wat telt, is de tekst van de wet."


@dataclass(frozen=True)
class Source:
    """A law or other publication with all its articles at once, and the day of the text that was read."""

    title: str
    text_of: date | None
    url: str

    def __str__(self) -> str:
        return f"{self.title}, stand {dutch.day(self.text_of)}" if self.text_of else self.title


def sources(bases: Iterable[LegalBasis], *, short: bool = False) -> tuple[Source, ...]:
    """The sources, each law once: "Aanbestedingswet 2012 art. 2.71 lid 1 en 2; 2.72", in the order given.

    `short` uses the usual abbreviation of a law, where it has one.
    """
    groups: dict[tuple[str, date | None, str], list[LegalBasis]] = {}
    for basis in bases:
        groups.setdefault((basis.law, basis.text_of, basis.url), []).append(basis)
    found = []
    for (law, text_of, url), group in groups.items():
        name = SHORT_NAMES.get(law, law) if short else law
        told = filter(None, (text.removeprefix(name).strip() for text in cited(group, short=short)))
        articles = "; ".join(told).replace("; art. ", "; ")
        found.append(Source(f"{name} {articles}".strip(), text_of, url))
    return tuple(found)


def paragraphs(words: str) -> tuple[str, ...]:
    """A text of the catalogue as paragraphs, each on one line."""
    parts = (" ".join(part.split()) for part in words.strip().split("\n\n"))
    return tuple(part for part in parts if part)


def consequence(item: Criterion) -> str:
    """What it means for publication when the criterion is not met."""
    if not item.blocks:
        return "Houdt publicatie niet tegen."
    way_out = ", tenzij u het motiveert." if item.may_be_explained else ". Motiveren kan hier niet."
    return f"Houdt publicatie tegen{way_out}"


def certainty(value: Certainty) -> str:
    """How sure something is, as a sentence."""
    return "Zeker: nagekeken in de bron." if value is Certainty.SURE else f"{value.label}."


def period(start: date | None, end: date | None) -> str:
    """From when until when: "vanaf 1-1-2024 tot en met 31-12-2025"; "altijd" without either."""
    if start is None:
        return f"tot en met {dutch.day(end)}" if end else "altijd"
    begins = f"vanaf {dutch.day(start)}"
    return f"{begins} tot en met {dutch.day(end)}" if end else begins


def validity(start: date | None, end: date | None) -> str:
    """The same as a sentence; nothing for what always holds."""
    return "" if start is None and end is None else f"Geldt {period(start, end)}."


def name_of(norm: Norm) -> str:
    """What a number is called, with a capital."""
    return norm.description[:1].upper() + norm.description[1:]


def newest_first(norm: Norm) -> tuple[DatedValue, ...]:
    """The values of a number, as one reads them."""
    return tuple(reversed(norm.values))


def counted(catalogue: Catalogue) -> str:
    """How much there is: "180 punten, 139 getallen en 39 motiveringsplichten"; what is not there is not named."""
    counts = (
        (len(catalogue.criteria), "punt", "punten"),
        (len(catalogue.norms), "getal", "getallen"),
        (len(catalogue.duties), "motiveringsplicht", "motiveringsplichten"),
    )
    return dutch.listed([dutch.counted(amount, one, many) for amount, one, many in counts if amount])
