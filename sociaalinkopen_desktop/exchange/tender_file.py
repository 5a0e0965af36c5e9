"""The tender file: one tender as JSON, documented in resources/schema/tender.schema.json.

    {"format": "sociaalinkopen-aanbesteding", "version": 1, "tender": {...}}

The inner part is that of `domain.encoding`: amounts as decimal texts, dates as jjjj-mm-dd, choices as their keys.
"""

from pathlib import Path

from ..application.ports import InputProblem
from ..domain.encoding import InvalidTender, from_plain, to_plain
from ..domain.tender import Tender
from . import files
from .json_document import MAX_BYTES, Kind, document_text, read_document, too_deep

__all__ = ["FORMAT", "MAX_BYTES", "VERSION", "read_tender", "tender_json", "write_tender"]

FORMAT = "sociaalinkopen-aanbesteding"
VERSION = 1
KIND = Kind(format=FORMAT, version=VERSION, key="tender", thing="een aanbesteding")


def tender_json(tender: Tender) -> str:
    """The tender file as text: the same tender always gives the same text."""
    return document_text(KIND, to_plain(tender))


def write_tender(tender: Tender, path: Path) -> None:
    """Write the tender file, all or nothing. Raises ExportProblem."""
    files.write_text(path, tender_json(tender))


def read_tender(path: Path) -> Tender:
    """The tender in a tender file. Raises InputProblem with one line for every fault in it."""
    name = files.shown_name(path)
    plain = read_document(path, KIND)
    try:
        return from_plain(plain)
    except InvalidTender as invalid:
        raise InputProblem([f"{name}: {problem}" for problem in invalid.problems]) from None
    except RecursionError:
        raise too_deep(name, KIND) from None
