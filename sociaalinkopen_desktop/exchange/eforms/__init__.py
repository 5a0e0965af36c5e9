"""Notices in eForms (the XML of TED and TenderNed), read as the draft of a tender."""

from .document import Fate
from .draft import Understood
from .leftovers import UnreadField
from .notice import ImportedNotice, read_notice

__all__ = ["Fate", "ImportedNotice", "Understood", "UnreadField", "read_notice"]
