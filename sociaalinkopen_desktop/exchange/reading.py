"""Read whatever file the officer brings: an eForms notice or a tender file, told apart by its first sign."""

from pathlib import Path

from ..domain.tender import Tender


def read_any(path: Path) -> Tender:
    """The tender in a file. Raises InputProblem with Dutch sentences when it is neither a notice nor a tender file."""
    if _looks_like_json(path):
        from .tender_file import read_tender

        return read_tender(path)
    from .eforms import read_notice

    return read_notice(path).tender


def _looks_like_json(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(200)
    except OSError:
        return path.suffix.lower() == ".json"  # the reader itself says what is wrong with the file
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") or path.suffix.lower() == ".json"
