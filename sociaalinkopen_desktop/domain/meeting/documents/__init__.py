"""The documents of a meeting: which there are, and what each says."""

from .kinds import MeetingDocumentKind, MeetingMaterial
from .making import MEETING_MAKERS, MeetingMaker, meeting_document, meeting_kinds

__all__ = [
    "MEETING_MAKERS",
    "MeetingDocumentKind",
    "MeetingMaker",
    "MeetingMaterial",
    "meeting_document",
    "meeting_kinds",
]
