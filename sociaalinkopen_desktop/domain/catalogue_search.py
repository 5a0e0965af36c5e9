"""Finding things in the catalogue: one choice of words and filters, for the list on screen, the PDF and the printer."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from . import dutch
from .catalogue import Basis, Catalogue, Criterion, Duty, Kind, LegalBasis, Severity
from .choices import Choice, CriterionTheme
from .norms import Certainty, Norm, Origin
from .quantities import Quantity

T = TypeVar("T")


class Part(Choice):
    """What a catalogue is made of."""

    CRITERIA = "criteria", "Punten"
    NORMS = "norms", "Getallen"
    DUTIES = "duties", "Motiveringsplichten"


SURE, TO_CONFIRM = "Zeker", "Nog te bevestigen"
"""How a filter on certainty is told."""


@dataclass(frozen=True, kw_only=True)
class CatalogueFilter:
    """What somebody wants to see of the catalogue; without anything filled in that is everything.

    A number belongs to the themes of the criteria that reckon with it, and to the basis of whoever set it. Duties have
    no theme. Only criteria have a kind. `sure` is True for what is sure, False for what is still to be confirmed.
    """

    words: str = ""
    part: Part | None = None
    theme: CriterionTheme | None = None
    basis: Basis | None = None
    kind: Kind | None = None
    sure: bool | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.told()

    def told(self) -> tuple[tuple[str, str], ...]:
        """The choice as label and value, without what was not chosen."""
        certainty = "" if self.sure is None else SURE if self.sure else TO_CONFIRM
        words = " ".join(self.words.split())
        parts: tuple[tuple[str, Choice | None], ...] = (
            ("Onderdeel", self.part),
            ("Thema", self.theme),
            ("Grondslag", self.basis),
            ("Beoordeling", self.kind),
        )
        return (
            *((("Gezocht op", f"‘{words}’"),) if words else ()),
            *((label, chosen.label) for label, chosen in parts if chosen is not None),
            *((("Zekerheid", certainty),) if certainty else ()),
        )


EVERYTHING = CatalogueFilter()

BASIS_OF = {Origin.LAW: Basis.STATUTORY, Origin.GUIDE: Basis.GUIDE, Origin.POLICY: Basis.POLICY}
"""On what authority a number rests."""


class CatalogueIndex:
    """A catalogue in reading order, ready to be searched many times."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = in_reading_order(catalogue)
        self._words: dict[tuple[Part, str], str] = {
            **{(Part.CRITERIA, item.id): plain(" ".join(_of_criterion(item))) for item in catalogue.criteria},
            **{(Part.NORMS, norm.name): plain(" ".join(_of_norm(norm))) for norm in catalogue.norms.values()},
            **{(Part.DUTIES, duty.id): plain(" ".join(_of_duty(duty))) for duty in catalogue.duties},
        }
        self._themes: dict[str, set[CriterionTheme]] = {}
        for item in catalogue.criteria:
            for name in item.norms:
                self._themes.setdefault(name, set()).add(item.theme)

    def narrowed(self, wanted: CatalogueFilter) -> Catalogue:
        """The catalogue with only what is wanted, in reading order; every word that is sought must be there."""
        sought = plain(wanted.words).split()

        def kept(part: Part, items: Iterable[T], key: Callable[[T], str], fits: Callable[[T], bool]) -> tuple[T, ...]:
            if wanted.part not in (None, part):
                return ()
            return tuple(
                item
                for item in items
                if fits(item) and all(word in self._words[part, key(item)] for word in sought)
            )  # fmt: skip

        whole = self.catalogue
        norms = kept(
            Part.NORMS, whole.norms.values(), lambda norm: norm.name, lambda norm: self._norm_fits(norm, wanted)
        )
        return replace(
            whole,
            criteria=kept(
                Part.CRITERIA, whole.criteria, lambda item: item.id, lambda item: _criterion_fits(item, wanted)
            ),
            norms={norm.name: norm for norm in norms},
            duties=kept(Part.DUTIES, whole.duties, lambda duty: duty.id, lambda duty: _duty_fits(duty, wanted)),
        )

    def _norm_fits(self, norm: Norm, wanted: CatalogueFilter) -> bool:
        return (
            wanted.kind is None
            and (wanted.theme is None or wanted.theme in self._themes.get(norm.name, ()))
            and wanted.basis in (None, BASIS_OF[norm.origin])
            and wanted.sure in (None, is_sure(norm))
        )


def plain(words: str) -> str:
    """Words without accents and capitals, and with ordinary blanks, for searching."""
    loose = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words.casefold()).casefold())
    return "".join(sign for sign in loose if not unicodedata.combining(sign))


def is_sure(norm: Norm) -> bool:
    """Whether every value of the number is sure."""
    return all((value.certainty or norm.certainty) is Certainty.SURE for value in norm.values)


def basis_of(duty: Duty) -> Basis:
    """The law, when an article of law is among the sources of the duty; else the guide."""
    return Basis.STATUTORY if any(source.bwb_id for source in duty.legal_basis) else Basis.GUIDE


def in_reading_order(catalogue: Catalogue) -> Catalogue:
    """Criteria by theme, basis and weight; numbers by who set them and then by what they are called."""
    themes, bases, severities, origins = _places(CriterionTheme), _places(Basis), _places(Severity), _places(Origin)
    norms = sorted(
        catalogue.norms.values(), key=lambda norm: (origins[norm.origin], _without_article(plain(norm.description)))
    )
    return replace(
        catalogue,
        criteria=tuple(
            sorted(
                catalogue.criteria,
                key=lambda item: (themes[item.theme], bases[item.basis], severities[item.severity]),
            )
        ),
        norms={norm.name: norm for norm in norms},
    )


def _criterion_fits(item: Criterion, wanted: CatalogueFilter) -> bool:
    return (
        wanted.theme in (None, item.theme)
        and wanted.basis in (None, item.basis)
        and wanted.kind in (None, item.kind)
        and wanted.sure in (None, item.certainty is Certainty.SURE)
    )


def _duty_fits(duty: Duty, wanted: CatalogueFilter) -> bool:
    return (
        wanted.theme is None
        and wanted.kind is None
        and wanted.basis in (None, basis_of(duty))
        and wanted.sure in (None, duty.certainty is Certainty.SURE)
    )


def _places(choices: Iterable[T]) -> Mapping[T, int]:
    return {choice: place for place, choice in enumerate(choices)}


def _without_article(words: str) -> str:
    first, _gap, rest = words.partition(" ")
    return rest if first in ("de", "het", "een") else words


# -- the words by which a thing is found --------------------------------------------------------------------------
def _of_criterion(item: Criterion) -> Iterable[str]:
    yield from (item.id, item.title, item.theme.label, item.basis.label, item.kind.label, item.severity.label)
    yield from (item.certainty.label, item.why, item.remedy, item.known_limits, item.proposed_clause)
    yield from _of_sources(item.legal_basis)


def _of_norm(norm: Norm) -> Iterable[str]:
    yield from (norm.name, norm.description, norm.origin.label, norm.certainty.label, dutch.day(norm.last_checked))
    for value in norm.values:
        yield from (str(Quantity(value.value, norm.unit)), dutch.day(value.valid_from))
        yield from (value.reference.title, value.reference.url)


def _of_duty(duty: Duty) -> Iterable[str]:
    yield from (duty.id, duty.title, duty.what, duty.note, duty.certainty.label)
    yield from (place.label for place in duty.places)
    yield from (regime.label for regime in duty.regimes)
    yield from _of_sources(duty.legal_basis)


def _of_sources(sources: Iterable[LegalBasis]) -> Iterable[str]:
    for source in sources:
        yield from (str(source), source.url)
        if source.text_of is not None:
            yield dutch.day(source.text_of)
