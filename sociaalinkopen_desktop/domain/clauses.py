"""Texts to choose from: demands, criteria and conditions in plain words, each with its source.

A text of the library is copied into the tender, where it is an ordinary text of the officer. `domain.clause_places`
knows the places; this module knows what the texts are and which of them help with this tender.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from string import Formatter

from . import fields
from .catalogue import LegalBasis, cited
from .catalogue_search import plain
from .choices import AmbitionLevel, ClausePlace, CriterionTheme, SelectionCriterionKind, Theme
from .clause_places import ClauseText, added, places_for
from .norms import Certainty, NoNormOnDate, Norms
from .telling import told
from .tender import Tender

OPEN_PLACE = "[…]"
"""What stands in a text where the tender has no value yet; the Toets sees it as a place to fill in."""


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One text of the library.

    `shelf` is the subject under which it is listed, `theme` the one of the six themes it belongs to. `criteria` are
    codes of the catalogue, the first being the one it serves most. `products` are the first digits of CPV codes for
    which it is meant; none means all. `scale` is for award criteria, `selection_kind` for demands on the tenderer.
    `fills` names a text field of the tender that is filled along when it is empty. Texts hold {placeholders}: paths of
    the tender, or "norm.NAME" for a number of the catalogue.
    """

    id: str
    title: str
    text: str
    place: ClausePlace
    shelf: CriterionTheme
    theme: Theme | None
    level: AmbitionLevel | None
    criteria: tuple[str, ...]
    verification: str
    link_to_subject: str
    products: tuple[str, ...] = ()
    scale: str = ""
    selection_kind: SelectionCriterionKind = SelectionCriterionKind.TECHNICAL
    fills: str = ""
    sources: tuple[LegalBasis, ...] = ()
    certainty: Certainty = Certainty.LIKELY

    @property
    def source_words(self) -> str:
        """Where the text rests on, as one reads it."""
        return "; ".join(cited(self.sources))


@dataclass(frozen=True)
class ClauseLibrary:
    """All texts, in the order of their files."""

    clauses: tuple[Clause, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def _words(self) -> dict[str, str]:
        return {clause.id: plain(" ".join(_words_of(clause))) for clause in self.clauses}

    @cached_property
    def criteria(self) -> frozenset[str]:
        """The codes of all criteria for which there is a text."""
        return frozenset(code for clause in self.clauses for code in clause.criteria)

    def by_id(self, identifier: str) -> Clause:
        """The text with that code. Raises KeyError when there is none."""
        return self._by_id[identifier]

    def search(self, words: str) -> tuple[Clause, ...]:
        """The texts in which every one of these words occurs, in any field; all of them without words.

        The nearest come first (see `nearness`), further in the order of the library.
        """
        sought = plain(words).split()
        found = [clause for clause in self.clauses if all(word in self._words[clause.id] for word in sought)]
        return tuple(sorted(found, key=lambda clause: nearness(clause, words)))

    def serving(self, criterion: str) -> tuple[Clause, ...]:
        """The texts that help with a criterion."""
        return tuple(clause for clause in self.clauses if criterion in clause.criteria)


def nearness(clause: Clause, words: str) -> int:
    """How near the title of a text is to what is sought, nearest 0: it is the title, the title begins with it, all
    its words are in the title, or they stand elsewhere. Capitals and accents do not matter."""
    sought, title = " ".join(plain(words).split()), " ".join(plain(clause.title).split())
    if title == sought:
        return 0
    if title.startswith(sought):
        return 1
    return 2 if all(word in title for word in sought.split()) else 3


@dataclass(frozen=True, kw_only=True)
class ClauseOffer:
    """A text as it is offered for one tender.

    `helps` are the codes of points that are open or not met and that this text serves, `fits_theme` and
    `fits_product` say whether theme and CPV code of the tender ask for it, `is_used` that it is there already.
    """

    clause: Clause
    helps: tuple[str, ...] = ()
    fits_theme: bool = False
    fits_product: bool | None = None
    is_used: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, int]:
        """For sorting, lowest first: meant for other products, no help now, another theme, for all products."""
        others = self.fits_product is False
        return (others, not self.helps, not self.fits_theme, self.fits_product is None, -len(self.helps))


def fitting(library: ClauseLibrary, tender: Tender, asking: Collection[str] = ()) -> tuple[ClauseOffer, ...]:
    """Every text as an offer for this tender, the most useful first.

    `asking` are the codes of the criteria that are open or not met.
    """
    used = used_in(tender)
    offers = (_offered(clause, tender, asking, used) for clause in library.clauses)
    return tuple(sorted(offers, key=lambda offer: offer.rank))


def used_in(tender: Tender) -> frozenset[str]:
    """The codes of the texts that this tender has already."""
    items: tuple[Iterable[object], ...] = (
        tender.requirements.criteria,
        tender.award.criteria,
        tender.performance.conditions,
    )
    return frozenset(
        str(getattr(item, "clause_id", "")) for group in items for item in group if getattr(item, "clause_id", "")
    )


def filled(text: str, tender: Tender, norms: Norms | None = None) -> str:
    """The text with the values of the tender in its places; what is not known yet becomes "[…]" with its unit."""
    return "".join(
        literal + (_value(name, tender, norms) if name is not None else "")
        for literal, name, _form, _conversion in Formatter().parse(text)
    )


def with_clause(tender: Tender, clause: Clause, norms: Norms | None = None) -> Tender:
    """The tender with this text of the library in its place, as a text of its own; see `placed`."""
    return placed(tender, clause, norms)[0]


def placed(tender: Tender, clause: Clause, norms: Norms | None = None) -> tuple[Tender, str]:
    """As `with_clause`, with the path of the new text; `norms` give the numbers that it names.

    A selection criterion becomes a suitability requirement when the procedure has no selection.
    """
    place = clause.place if clause.place in places_for(tender) else ClausePlace.SUITABILITY
    text = ClauseText(
        title=clause.title,
        text=filled(clause.text, tender, norms),
        theme=clause.theme,
        level=clause.level,
        verification=filled(clause.verification, tender, norms),
        link=filled(clause.link_to_subject, tender, norms),
        scale=filled(clause.scale, tender, norms),
        criterion=clause.criteria[0] if clause.criteria else "",
        clause_id=clause.id,
        selection_kind=clause.selection_kind,
        equivalent_allowed=True if "gelijkwaardig" in clause.text else None,
    )
    if clause.fills and not str(fields.get(tender, clause.fills)).strip():
        tender = fields.replaced(tender, clause.fills, text.text)
    return added(tender, text, place)


def placeholders(text: str) -> tuple[str, ...]:
    """The names between braces. Raises ValueError when the text is malformed."""
    return tuple(name for _literal, name, _form, _conversion in Formatter().parse(text) if name is not None)


def _value(name: str, tender: Tender, norms: Norms | None) -> str:
    if name.startswith("norm."):
        try:
            return str(norms.quantity(name.removeprefix("norm."))) if norms is not None else OPEN_PLACE
        except NoNormOnDate:
            return OPEN_PLACE
    field = fields.describe(Tender, name)
    value = fields.get(tender, name)
    if value in (None, "", ()):
        return told(field, 0).replace("0", OPEN_PLACE, 1) if field.about.unit is not None else OPEN_PLACE
    words = told(field, value)
    return words[:1].lower() + words[1:] if fields.is_choice(field.kind) else words


def _offered(clause: Clause, tender: Tender, asking: Collection[str], used: Collection[str]) -> ClauseOffer:
    return ClauseOffer(
        clause=clause,
        helps=tuple(code for code in clause.criteria if code in asking),
        fits_theme=clause.theme is not None and tender.applies(clause.theme) is True,
        fits_product=_fits_product(clause, tender),
        is_used=clause.id in used,
    )


def _fits_product(clause: Clause, tender: Tender) -> bool | None:
    codes = [code for code in (tender.subject.main_cpv, *(lot.cpv for lot in tender.lots)) if code.strip()]
    if not clause.products or not codes:
        return None
    return any(code.strip().startswith(clause.products) for code in codes)


def _words_of(clause: Clause) -> Iterable[str]:
    yield from (clause.id, clause.title, clause.text, clause.place.label, clause.shelf.label)
    yield from (clause.verification, clause.scale, clause.source_words, *clause.criteria)
    yield clause.theme.label if clause.theme else ""
    yield clause.level.label if clause.level else ""


Named = Callable[[str], str]
"""The title of a criterion by its code; empty when it is not known."""


def reasons_told(offer: ClauseOffer, title_of: Named) -> tuple[str, ...]:
    """Why this text is offered, in sentences: "Helpt bij SR-05: de gevraagde social return is uitgerekend"."""
    clause = offer.clause
    told_helps = tuple(f"Helpt bij {code}: {_lower(title_of(code))}." for code in offer.helps)
    theme = (f"U past het thema {clause.theme.label.lower()} toe.",) if offer.fits_theme and clause.theme else ()
    product = {True: ("Past bij wat u koopt.",), False: ("Bedoeld voor andere producten.",), None: ()}
    return (*told_helps, *theme, *product[offer.fits_product])


def _lower(words: str) -> str:
    """A title inside a sentence; abbreviations such as PSO keep their capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
