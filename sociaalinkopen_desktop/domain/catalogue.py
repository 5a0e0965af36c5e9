"""Criteria as data: what is judged, why, by which article, and with which words it is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from . import dutch
from .choices import Choice, CriterionTheme, Regime
from .norms import Certainty, Norm


class CriterionPhase(Choice):
    """When in the purchase a criterion matters."""

    PREPARATION = "preparation", "Voorbereiden"
    SPECIFICATION = "specification", "Specificeren"
    SELECTION = "selection", "Selecteren"
    AWARD = "award", "Gunnen"
    CONTRACT = "contract", "Contracteren"
    EXECUTION = "execution", "Uitvoeren"


class Kind(Choice):
    """Who judges: the program, the officer, or nobody (a signal or a chance)."""

    AUTOMATIC = "automatic", "Het programma toetst"
    QUESTION = "question", "U beantwoordt"
    SIGNAL = "signal", "Signaal"
    OPPORTUNITY = "opportunity", "Kans"


class Severity(Choice):
    """How bad it is when a criterion is not met."""

    VIOLATION = "violation", "In strijd met een verplichting"
    WARNING = "warning", "Afwijking van een richtsnoer of beleid"
    ADVICE = "advice", "Advies"
    OPPORTUNITY = "opportunity", "Kans"


class Basis(Choice):
    """On what authority a criterion rests; findings are grouped by it, in this order."""

    STATUTORY = "statutory", "Wettelijk"
    GUIDE = "guide", "Gids Proportionaliteit"
    POLICY = "policy", "Beleid"
    RECOMMENDED = "recommended", "Aanbevolen"
    OPPORTUNITY = "opportunity", "Kans"


@dataclass(frozen=True, kw_only=True)
class LegalBasis:
    """An article of law (numbers are quoted text: "2.90" is not 2.9), or another published source."""

    law: str
    article: str = ""
    paragraph: str = ""
    bwb_id: str = ""
    text_of: date | None = None
    url: str = ""

    def __str__(self) -> str:
        parts = [self.law]
        if self.article:
            parts.append(f"art. {self.article}" if self.bwb_id else self.article)
        if self.paragraph:
            parts.append(f"lid {self.paragraph}")
        return " ".join(parts)


SHORT_NAMES = {
    "Aanbestedingswet 2012": "Aw 2012",
    "Gids Proportionaliteit (3e herziening)": "Gids",
    "Burgerlijk Wetboek Boek 6": "BW 6",
    "Aanbestedingsreglement Werken 2016": "ARW 2016",
}


def cited(bases: Iterable[LegalBasis], *, short: bool = False) -> tuple[str, ...]:
    """Sources as one reads them, with the paragraphs of an article together: "Aw 2012 art. 2.90 lid 3 en 5".

    `short` uses the usual abbreviation of a law, where it has one.
    """
    paragraphs: dict[tuple[str, str, str], list[str]] = {}
    for basis in bases:
        known = paragraphs.setdefault((basis.law, basis.article, basis.bwb_id), [])
        if basis.paragraph and basis.paragraph not in known:
            known.append(basis.paragraph)
    return tuple(
        str(
            LegalBasis(
                law=SHORT_NAMES.get(law, law) if short else law,
                article=article,
                bwb_id=bwb_id,
                paragraph=dutch.listed(found),
            )
        )
        for (law, article, bwb_id), found in paragraphs.items()
    )


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One criterion. `message` has a text per outcome; `reasons` has texts for outcomes with more than one cause.

    Texts contain {placeholders} that the verdict's values fill. `value_labels` names the values shown as two columns.
    `requires` are the fields that the check reads, the first being where *Ga naar veld* leads by default.
    """

    id: str
    title: str
    theme: CriterionTheme
    phase: CriterionPhase
    kind: Kind
    severity: Severity
    basis: Basis
    certainty: Certainty
    legal_basis: tuple[LegalBasis, ...]
    message: Mapping[str, str]
    why: str
    remedy: str
    known_limits: str
    requires: tuple[str, ...]
    norms: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    value_labels: Mapping[str, str] = field(default_factory=dict)
    may_be_explained: bool = True
    also_in_procurement_documents: bool = False
    proposed_clause: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    replaced_by: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the criterion is in force on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    @property
    def blocks(self) -> bool:
        """Whether not meeting it stops "klaar voor publicatie": only sure law blocks."""
        return self.severity is Severity.VIOLATION and self.certainty is Certainty.SURE


class DutyPlace(Choice):
    """Where a motivation must be found."""

    DOCUMENTS = "documents", "Aanbestedingsstukken"
    FILE = "file", "Dossier"
    NOTICE = "notice", "Aankondiging"
    DECISION = "decision", "Mededeling aan inschrijvers"
    REPORT = "report", "Proces-verbaal"
    ON_REQUEST = "on_request", "Op verzoek"


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A duty to motivate: what, where it must be found, and under which bodies of rules it holds.

    `note` says what a reader should know besides, such as doubt about the regime.
    """

    id: str
    title: str
    what: str
    places: tuple[DutyPlace, ...]
    regimes: tuple[Regime, ...]
    certainty: Certainty
    legal_basis: tuple[LegalBasis, ...]
    note: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the duty is in force on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All criteria, norms and duties of one version. `fingerprint` is a hash of the content, printed in the receipt.

    `profile` names the policy profile whose numbers are in it, as the receipt prints it; empty when there is none.
    """

    version: str
    fingerprint: str
    criteria: tuple[Criterion, ...]
    norms: Mapping[str, Norm]
    duties: tuple[Duty, ...] = ()
    profile: str = ""

    def criterion(self, identifier: str) -> Criterion:
        """The criterion with that id. Raises KeyError when there is none."""
        for item in self.criteria:
            if item.id == identifier:
                return item
        raise KeyError(identifier)
