"""Which duties to motivate arise for a tender, and what was written for each (wettelijk kader § 6).

The duties are data (resources/duties); here is one pure function per duty, joined by id as the checks are.
"""

from .states import DutyState, DutyStatus, duties_of

__all__ = ["DutyState", "DutyStatus", "duties_of"]
