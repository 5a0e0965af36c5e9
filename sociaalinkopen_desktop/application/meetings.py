"""The meetings as use cases: look, change, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from ..domain.meeting.meeting import Meeting
from .ports import Clock
from .register_ports import KeptMeeting, MeetingRow, MeetingStore


class Meetings:
    """The meetings on a store. Only used on the store's thread; every method may raise StorageProblem."""

    def __init__(self, store: MeetingStore, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def rows(self) -> Sequence[MeetingRow]:
        """All meetings, the latest day first."""
        return self._store.meeting_rows()

    def load(self, identifier: str) -> KeptMeeting:
        """One meeting. Raises KeyError when it does not exist."""
        return self._store.meeting(identifier)

    def save(self, meeting: Meeting, version: int = 0) -> KeptMeeting:
        """Keep one; without an id it is new and gets one. Raises ConflictProblem."""
        known = meeting if meeting.id else replace(meeting, id=uuid4().hex)
        return self._store.save_meeting(known, version, self._clock())

    def remove(self, identifier: str) -> None:
        """Throw it away."""
        self._store.remove_meeting(identifier)
