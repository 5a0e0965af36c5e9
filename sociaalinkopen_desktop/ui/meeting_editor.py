"""The open meeting with its undo history. Every participant in it has a key, whatever row was added or copied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

from ..domain.meeting.meeting import Meeting
from ..domain.meeting.parties import with_keys, without_strays
from .editing import Editor


class MeetingEditor(Editor):
    """Holds the meeting that is open; `changed` and `opened` carry it."""

    def blank(self) -> Meeting:
        return Meeting()

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        meeting: Meeting = self.item
        return meeting

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in: such a meeting is not worth keeping."""
        return replace(self.meeting, organiser="") == Meeting(id=self.meeting.id)

    def open(self, item: Any) -> None:
        super().open(with_keys(item))

    def _push(self, item: Any, words: str, merge_key: str) -> None:
        keyed = with_keys(item)
        gone = len(keyed.organisations) < len(self.meeting.organisations) or len(keyed.enterprises) < len(
            self.meeting.enterprises
        )
        super()._push(without_strays(keyed) if gone else keyed, words, merge_key)


def new_meeting(organisation: str) -> Meeting:
    """An empty meeting with a number of its own, organised by us."""
    return Meeting(id=uuid4().hex, organiser=organisation)
