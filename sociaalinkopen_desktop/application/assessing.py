"""Judge a tender by the right law: the catalogue, and the day that counts."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from ..domain.assessment import Assessment, Check, Status, assess
from ..domain.catalogue import Catalogue
from ..domain.checks import CHECKS
from ..domain.norms import Norms
from ..domain.reassessment import Judged, judged
from ..domain.tender import Tender
from .ports import Counts

log = logging.getLogger(__name__)


def assessment_day(tender: Tender, today: date) -> date:
    """The day whose law counts: the one the officer chose, else the day of dispatch, else today (art. 2.15 lid 1)."""
    return tender.assessment_date or tender.schedule.dispatch_date or today


class Judge(Protocol):
    """What judges tenders: one catalogue (`Assessor`), or whatever is in force now (`library.Library`)."""

    @property
    def catalogue(self) -> Catalogue:
        """The criteria and numbers by which it judges."""

    def assess(self, tender: Tender, day: date | None = None) -> Assessment:
        """All findings on the tender, by the law of `day` or else of the day that counts for it."""

    def day(self, tender: Tender) -> date:
        """The day whose law counts for this tender."""

    def norms(self, day: date) -> Norms:
        """The norms of a day, with an empty record."""


@dataclass(frozen=True)
class Assessor:
    """Judges tenders with one catalogue. `today` tells the date when the tender itself names none."""

    catalogue: Catalogue
    today: Callable[[], date]
    checks: Mapping[str, Check] = field(default_factory=lambda: CHECKS)

    def assess(self, tender: Tender, day: date | None = None) -> Assessment:
        """All findings on the tender. A check that breaks is logged by its id only: the log holds no tender texts."""
        return assess(tender, self.catalogue, self.checks, day or self.day(tender), _report)

    def judged(self, tender: Tender, before: Judged | None = None) -> Judged:
        """The same, quicker when `before` is an earlier judgement on the same tender."""
        return judged(tender, self.catalogue, self.checks, self.day(tender), _report, before)

    def day(self, tender: Tender) -> date:
        """The day whose law counts for this tender."""
        return assessment_day(tender, self.today())

    def norms(self, day: date) -> Norms:
        """The norms of a day, with an empty record."""
        return Norms(self.catalogue.norms, day)


def counts_of(assessment: Assessment) -> Counts:
    """What the list of tenders shows of an assessment."""
    return Counts(
        not_met=assessment.count(Status.NOT_MET),
        to_explain=assessment.count(Status.TO_EXPLAIN),
        open=len(assessment.questions),
        opportunities=assessment.count(Status.OPPORTUNITY),
    )


def _report(criterion: str, error: Exception) -> None:
    log.error("check %s failed: %s", criterion, type(error).__name__)
