"""A user's file as bytes, and text into a user's file, with a Dutch sentence for everything that can go wrong."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ..application.ports import ExportProblem, InputProblem
from ..config.faults import is_only_in_cloud, is_too_long


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
    except OSError as error:
        raise InputProblem([f"{name}: {_unread(path, error)}"]) from None
    except ValueError:
        raise InputProblem([f"{name}: {_UNREADABLE}"]) from None
    if len(content) > limit:
        raise InputProblem([f"{name}: dit bestand is groter dan {megabytes(limit)}. Kies een kleiner bestand."])
    if not content.strip():
        raise InputProblem([f"{name}: dit bestand is leeg. Kies een ander bestand of bewaar het opnieuw."])
    return content


_UNREADABLE = "dit bestand kan niet worden gelezen. Controleer de schijf of de map."


def _unread(path: Path, error: OSError) -> str:
    if is_too_long(path, error):
        return "de naam of het pad van dit bestand is te lang. Zet het in een map met een korter pad."
    if is_only_in_cloud(error):
        return (
            "dit bestand staat nog in OneDrive en is nu niet op te halen. Kijk of OneDrive aanstaat en of er "
            "verbinding is, of kopieer het bestand eerst naar een map op uw eigen schijf."
        )
    match error:
        case FileNotFoundError():
            return "dit bestand bestaat niet (meer). Kijk of het is verplaatst."
        case PermissionError():
            return "u mag dit bestand niet lezen. Kopieer het naar uw eigen map of vraag om toegang."
    return _UNREADABLE


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
    if is_too_long(path, error):
        return "De naam of het pad is te lang. Kies een kortere naam, of een map met een korter pad."
    if is_only_in_cloud(error):
        return "OneDrive laat hier nu niet schrijven. Kijk of OneDrive aanstaat, of kies een map op uw eigen schijf."
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
