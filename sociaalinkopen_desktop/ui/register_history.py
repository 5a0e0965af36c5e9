"""What we did with an enterprise before, looked up on the thread of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..application.register_ports import InvitedBefore
from .services import Services


@dataclass(frozen=True)
class MetAt:
    """A meeting where the enterprise was."""

    id: str
    title: str
    day: date | None


@dataclass(frozen=True)
class History:
    """What we did with an enterprise before, the newest first."""

    invitations: Sequence[InvitedBefore] = ()
    meetings: Sequence[MetAt] = ()


def history_of(services: Services, identifier: str) -> History:
    """The invitations and the meetings of one enterprise, the newest first. May raise StorageProblem."""
    invited = [item for item in services.register.invited_before() if item.enterprise_id == identifier]
    met = []
    for row in services.meetings.rows():
        meeting = services.meetings.load(row.id).meeting
        if any(item.enterprise_id == identifier for item in meeting.enterprises):
            met.append(MetAt(row.id, row.title, row.day))
    return History(tuple(invited), tuple(met))
