"""Tenders that look like parts of one contract: the same kind of thing, for the same department, within a year.

Splitting a contract to stay below a threshold is forbidden (art. 2.14 Aw 2012). Whether tenders belong together is for
the officer to judge; this only adds up what lies in her own data file.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ..domain import dutch
from ..domain.norms import NoNormOnDate, Norms
from ..domain.quantities import Quantity
from ..domain.tender import Tender
from ..domain.thresholds import threshold_for
from ..domain.verdicts import MissingFact
from .ports import Similar, TenderStore

GROUP_DIGITS = 3
WINDOW = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Splitting:
    """What lies beside a tender. `together` is the sum of all known values, this tender's included.

    `unknown` counts the tenders without a value; `threshold` is None when the European threshold is not known yet.
    """

    group: str
    department: str
    others: tuple[Similar, ...]
    own: Decimal | None
    together: Decimal
    unknown: int
    threshold: Quantity | None

    @property
    def crosses(self) -> bool:
        """Whether this tender stays below the threshold alone, and the sum does not."""
        if self.threshold is None or (self.own is not None and self.own >= self.threshold.amount):
            return False
        return self.together >= self.threshold.amount

    @property
    def sentence(self) -> str:
        """What was found, in Dutch."""
        number = len(self.others)
        whose = f"voor {self.department}" if self.department else "zonder afdeling"
        found = (
            f"Binnen een jaar {'staat' if number == 1 else 'staan'} er nog "
            f"{dutch.counted(number, 'aanbesteding', 'aanbestedingen')} {whose} in CPV-groep {self.group}. "
            f"Met deze erbij is dat {dutch.euro(self.together)}"
        )
        if self.unknown:
            found += f", zonder {dutch.counted(self.unknown, 'aanbesteding', 'aanbestedingen')} met onbekende waarde"
        if self.threshold is None:
            return f"{found}."
        if self.crosses:
            return (
                f"{found}. Samen is dat de Europese drempel van {self.threshold} of meer. Horen ze bij elkaar, dan "
                "telt het totaal en mag u niet splitsen (art. 2.14 Aw 2012). Leg anders uit waarom ze los staan."
            )
        return f"{found}. De Europese drempel is {self.threshold}."


def group_of(cpv: str) -> str:
    """The CPV group: the first three digits of a code; empty for what is no code."""
    digits = cpv.strip()[:GROUP_DIGITS]
    return digits if len(digits) == GROUP_DIGITS and digits.isascii() and digits.isdigit() else ""


def splitting_of(tender: Tender, store: TenderStore, norms: Norms, today: date) -> Splitting | None:
    """What lies beside this tender, or None when there is nothing alike. May raise StorageProblem."""
    group = group_of(tender.subject.main_cpv)
    if not group:
        return None
    day = tender.schedule.dispatch_date or tender.schedule.contract_start or today
    department = _folded(tender.subject.department)
    alike = store.similar(group, day - WINDOW, day + WINDOW, tender.id)
    others = tuple(item for item in alike if _folded(item.department) == department)
    if not others:
        return None
    values = [tender.estimated_value, *(item.value for item in others)]
    known = [value for value in values if value is not None]
    return Splitting(
        group=group,
        department=tender.subject.department.strip(),
        others=others,
        own=tender.estimated_value,
        together=sum(known, Decimal(0)),
        unknown=len(values) - len(known),
        threshold=_threshold(tender, norms),
    )


def _threshold(tender: Tender, norms: Norms) -> Quantity | None:
    try:
        return threshold_for(tender, norms)
    except (MissingFact, NoNormOnDate):
        return None


def _folded(words: str) -> str:
    loose = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(sign for sign in loose if not unicodedata.combining(sign)).split())
