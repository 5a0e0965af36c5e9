"""A user's file as bytes, and text into a user's file, with a Dutch sentence for everything that can go wrong."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ..application.ports import ExportProblem, InputProblem


def shown_name(path: Path) -> str:
    """The name of a file as it may stand in a sentence: one line, no odd signs."""
    return "".join(sign if sign.isprintable() else "?" for sign in path.name) or str(path)


def megabytes(size: int) -> str:
    """`20_000_000` as "20 MB"."""
    return f"{size // 1_000_000} MB"


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file of at most `limit` bytes. Raises InputProblem with one sentence."""
    name = shown_name(path)
    try:
        if path.is_dir():
            raise InputProblem([f"{name}: dit is een map. Kies een bestand in die map."])
        if path.exists() and not path.is_file():
            raise InputProblem([f"{name}: dit is geen gewoon bestand. Kies een ander bestand."])
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise InputProblem([f"{name}: dit bestand bestaat niet (meer). Kijk of het is verplaatst."]) from None
    except PermissionError:
        raise InputProblem(
            [f"{name}: u mag dit bestand niet lezen. Kopieer het naar uw eigen map of vraag om toegang."]
        ) from None
    except (OSError, ValueError):
        raise InputProblem([f"{name}: dit bestand kan niet worden gelezen. Controleer de schijf of de map."]) from None
    if len(content) > limit:
        raise InputProblem([f"{name}: dit bestand is groter dan {megabytes(limit)}. Kies een kleiner bestand."])
    if not content.strip():
        raise InputProblem([f"{name}: dit bestand is leeg. Kies een ander bestand of bewaar het opnieuw."])
    return content


def write_text(path: Path, text: str) -> None:
    """Write a file as UTF-8, all or nothing: an older file stays whole when writing fails. Raises ExportProblem."""
    name = shown_name(path)
    temporary: Path | None = None
    try:
        content = text.encode("utf-8")
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".tmp-", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except (OSError, ValueError) as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise ExportProblem(f"{name} is niet bewaard. {_remedy(path, error)}") from None


def _remedy(path: Path, error: Exception) -> str:
    match error:
        case UnicodeEncodeError():
            return "In de tekst staat een teken dat niet bestaat. Typ die tekst opnieuw."
        case PermissionError() if path.is_dir():  # so Windows tells it
            return _remedy(path, IsADirectoryError())
        case PermissionError():
            return "U mag hier niet schrijven, of het bestand staat nog open. Sluit het of kies een andere map."
        case FileNotFoundError() | NotADirectoryError():
            return "De map bestaat niet. Kies een andere map."
        case IsADirectoryError():
            return "Er is al een map met deze naam. Kies een andere naam."
    return "Controleer of de schijf vol is of kies een andere map."
