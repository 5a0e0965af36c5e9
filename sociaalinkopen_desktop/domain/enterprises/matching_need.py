"""What a tender needs of an enterprise: codes, words, place, day and the size of each lot."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ..catalogue_search import plain
from ..checks.sectors import SOCIAL_SECTORS
from ..choices import ReservationScope, ReservedParticipation
from ..cpv import digits_of, stem_of
from ..lots import name_of
from ..norms import NoNormOnDate, Norms
from ..places import Found, Places
from ..tender import Tender
from .recognition import ProofTerms, terms_of

WHOLE = "De hele opdracht"
MONTHS_PER_YEAR = 12
_WORD = re.compile(r"[a-z]{3,}")
_MOST_WORDS = 60
_SAYS_NOTHING = frozenset((
    "aan", "aanbesteding", "aantal", "alle", "als", "andere", "bedrijf", "bedrijven", "beheer", "bij", "binnen",
    "contract", "daarbij", "dag", "dan", "dat", "deel", "den", "der", "deze", "die", "dienst", "diensten", "dit",
    "diverse", "door", "dorp", "dorpen", "een", "eigen", "elk", "elke", "enkele", "gebruik", "gebruikt", "gebruikte",
    "gemeente", "gemeentelijk", "gemeentelijke", "gemeenten", "haar", "heel", "hele", "het", "hun", "inclusief",
    "inkoop", "inwoners", "inzet", "jaar", "jaarlijks", "jaarlijkse", "jaren", "kan", "kern", "kernen", "leverancier",
    "leveren", "levering", "leveringen", "locatie", "locaties", "maand", "medewerkers", "mee", "meer", "mensen",
    "met", "naar", "niet", "nieuw", "nieuwe", "nog", "noord", "onderhoud", "onderneming", "ondernemingen", "onze",
    "ook", "oost", "opdracht", "opdrachten", "over", "overeenkomst", "per", "perceel", "percelen", "periode",
    "plaatsen", "raamovereenkomst", "samen", "ten", "ter", "tijdens", "tot", "twee", "uit", "uitvoeren", "uitvoering",
    "van", "verschillende", "verzorgen", "via", "vier", "voor", "waar", "waarbij", "was", "week", "werk", "werken",
    "werkzaamheden", "west", "wij", "wijk", "wijken", "worden", "zal", "zij", "zijn", "zoals", "zuid",
))  # fmt: skip
"""Words that stand in many tenders and say little of what is bought."""


@dataclass(frozen=True, kw_only=True)
class LotNeed:
    """One lot, or the whole when there are none (`index` None). Values excl. btw; None is not known.

    `codes` are its own codes, those of the tender when it has none. `per_year` is the value over the duration that it
    covers: that of a lot holds all extensions.
    """

    index: int | None
    name: str
    codes: tuple[str, ...]
    value: Decimal | None
    per_year: Decimal | None
    reserved: ReservedParticipation = ReservedParticipation.NONE


@dataclass(frozen=True, kw_only=True)
class Need:
    """What is looked for. `codes` have eight digits, the most important first.

    `title_words` and `other_words` are without words that say nothing. `at` is where the work is done, None when
    that is not known; `at_home` tells that the place of the buyer was taken for it. `terms` are None when policy has
    no number for the day. `in_social_market`: social enterprises often deliver in this field.
    """

    tender_id: str
    title: str
    day: date
    codes: tuple[str, ...]
    title_words: tuple[str, ...]
    other_words: tuple[str, ...]
    at: Found | None
    at_home: bool
    terms: ProofTerms | None
    lots: tuple[LotNeed, ...]
    in_social_market: bool
    is_example: bool

    @property
    def says_enough(self) -> bool:
        """Whether there is anything to search by; without a code and words nobody can be found."""
        return bool(self.codes or self.title_words)


def need_of(tender: Tender, places: Places, home: str, norms: Norms) -> Need:
    """The need of a tender on the day of these norms.

    `home` is the municipality of the buyer: it counts as the place when the tender names none that is known. When it is
    empty, the name of the buyer in the tender counts.
    """
    codes = _codes(tender)
    at = places.find(tender.subject.place)
    at_home = at is None
    for name in (home, tender.subject.buyer):
        at = at or places.find(name)
    title = words_of(tender.subject.title, *(lot.title for lot in tender.lots))
    others = words_of(tender.subject.description, *(lot.description for lot in tender.lots))
    return Need(
        tender_id=tender.id,
        title=tender.subject.title.strip(),
        day=norms.day,
        codes=codes,
        title_words=title,
        other_words=tuple(word for word in others if word not in title)[:_MOST_WORDS],
        at=at,
        at_home=at_home and at is not None,
        terms=_terms(norms),
        lots=lots_of(tender, codes),
        in_social_market=any(code.startswith(SOCIAL_SECTORS) for code in codes),
        is_example=tender.is_example,
    )


def words_of(*texts: str) -> tuple[str, ...]:
    """The words of texts that say what is bought, in order and each once: without accents, capitals and short words."""
    return tuple(word for word in all_words_of(*texts) if word not in _SAYS_NOTHING)


def all_words_of(*texts: str) -> tuple[str, ...]:
    """All words of three letters or more, in order and each once, without accents and capitals."""
    plainly = (text.lower() if text.isascii() else plain(text) for text in texts)
    return tuple(dict.fromkeys(word for text in plainly for word in _WORD.findall(text)))


def whole_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes as eight digits, each once and in order; what is no code is left out."""
    return tuple(dict.fromkeys(whole for code in codes if (whole := _whole(code))))


@lru_cache(maxsize=20_000)
def _whole(code: str) -> str:
    digits = digits_of(code)
    return digits.ljust(8, "0") if len(digits) > 1 and stem_of(digits) != "00" else ""


def _codes(tender: Tender) -> tuple[str, ...]:
    subject = tender.subject
    return whole_codes((subject.main_cpv, *(lot.cpv for lot in tender.lots), *subject.additional_cpvs))


def lots_of(tender: Tender, codes: tuple[str, ...]) -> tuple[LotNeed, ...]:
    """A line per lot, or one for the whole; `codes` are those of a lot without a code of its own."""
    longest = tender.value.longest_duration_months
    if not tender.lots:
        value, whole = tender.estimated_value, tender.ambition.reservation
        months = longest if tender.value.extensions_value else tender.value.duration_months
        reserved = whole.participation if whole.scope is ReservationScope.WHOLE else ReservedParticipation.NONE
        only = LotNeed(
            index=None, name=WHOLE, codes=codes, value=value, per_year=per_year(value, months), reserved=reserved
        )
        return (only,)
    return tuple(
        LotNeed(
            index=index,
            name=name_of(lot, index),
            codes=whole_codes((lot.cpv,)) or codes,
            value=lot.estimated_value,
            per_year=per_year(lot.estimated_value, longest),
            reserved=lot.reserved,
        )
        for index, lot in enumerate(tender.lots)
    )


def per_year(value: Decimal | None, months: int | None) -> Decimal | None:
    """The part of a value that falls in a year; None when value or months are not known.

    A contract of a year or less is done within a year.
    """
    if value is None or months is None:
        return None
    return value if months <= MONTHS_PER_YEAR else value * MONTHS_PER_YEAR / months


def _terms(norms: Norms) -> ProofTerms | None:
    try:
        return terms_of(norms)
    except (NoNormOnDate, KeyError):
        return None
