"""The sheets of an XLSX file as texts. Formulas give the outcome that was kept with them; macros are never run.

The file is a zip of XML: how large it becomes is looked at before it is opened, XML is read by defusedxml, and nothing
outside the file is fetched.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from ..application.ports import InputProblem
from ..domain import dutch
from ..domain.enterprises.importing_file import GoOn, ListFile, Stopped
from .enterprise_csv import clean
from .enterprise_lists import MAX_COLUMNS, sheet_of

MAX_UNPACKED = 300_000_000
MAX_PARTS = 5_000
MAX_SHEETS = 40
_CHUNK = 1_000_000
_OVERLAP = 300
_FORMULA = re.compile(rb"<(?:\w{1,9}:)?f[ />]")
_NO_OUTCOME = re.compile(  # every repetition has an end: a hostile file must not keep it searching
    rb"(?:</(?:\w{1,9}:)?f>|<(?:\w{1,9}:)?f\b[^>]{0,200}/>)\s{0,9}"
    rb"(?:<(?:\w{1,9}:)?v\s{0,9}/>|<(?:\w{1,9}:)?v>\s{0,9}</(?:\w{1,9}:)?v>)?\s{0,9}</(?:\w{1,9}:)?c>"
)
_DECLARED = tuple(
    sign.encode(encoding) for sign in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_REFERS = "in dit bestand staan verwijzingen die niet in een lijst horen. Het is niet geopend. Vraag de lijst als CSV."
_BROKEN = "dit bestand is beschadigd of niet helemaal bewaard. Vraag het opnieuw, of open het en bewaar het opnieuw."


def read_workbook(content: bytes, name: str, go_on: GoOn) -> ListFile:
    """The sheets that hold rows. Raises InputProblem and Stopped as `read_list`."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _refuse(packed, name)
            remarks = _remarks(packed, name, go_on)
        return _read(content, name, remarks, go_on)
    except (InputProblem, Stopped):
        raise
    except MemoryError:
        raise InputProblem([f"{name}: dit bestand is te groot om te lezen. Splits het."]) from None
    except Exception:  # whatever somebody else's library says of a file that is not in order
        raise InputProblem([f"{name}: {_BROKEN}"]) from None


def _refuse(packed: zipfile.ZipFile, name: str) -> None:
    """Say what is wrong with a zip before anything of it is unpacked."""
    parts = packed.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise InputProblem([f"{name}: er zit een wachtwoord op dit bestand. Haal het eraf en bewaar het opnieuw."])
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise InputProblem([f"{name}: dit bestand wordt uitgepakt veel te groot. Bewaar alleen de lijst, als CSV."])
    if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
        kind = packed.read("mimetype")
        if b"opendocument" in kind:
            raise InputProblem(
                [f"{name}: dit is een bestand van LibreOffice (ODS). Open het en kies 'Opslaan als' XLSX of CSV."]
            )
    if any(part.startswith("word/") for part in names):
        raise InputProblem([f"{name}: dit is een Word-bestand. Zet de tabel in Excel en bewaar haar als XLSX."])
    if "xl/workbook.bin" in names:
        raise InputProblem([f"{name}: dit is een XLSB-bestand. Open het en kies 'Opslaan als' XLSX of CSV."])
    if "[Content_Types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise InputProblem([f"{name}: dit is geen Excel-bestand. Is het ingepakt? Pak het dan eerst uit."])


def _remarks(packed: zipfile.ZipFile, name: str, go_on: GoOn) -> list[str]:
    """What the officer should know of how the file was read."""
    names = packed.namelist()
    said: list[str] = []
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        said.append("In dit bestand zitten macro's. Die zijn niet uitgevoerd; alleen de cellen zijn gelezen.")
    if any(part.startswith("xl/externalLinks/") for part in names):
        said.append("Dit bestand verwijst naar andere bestanden. Die zijn niet geopend; de bewaarde waarden gelden.")
    merged = formulas = no_outcome = False
    for part in names:
        if not part.lower().endswith((".xml", ".rels")):
            continue
        is_sheet = re.fullmatch(r"xl/worksheets/[^/]+\.xml", part) is not None
        before = b""
        with packed.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                if not go_on(0, 0):
                    raise Stopped
                here = before + chunk
                before = here[-_OVERLAP:]
                if any(sign in here for sign in _DECLARED):
                    raise InputProblem([f"{name}: {_REFERS}"])
                if not is_sheet:
                    continue
                merged = merged or b"<mergeCell " in here
                formulas = formulas or _FORMULA.search(here) is not None
                no_outcome = no_outcome or (formulas and _NO_OUTCOME.search(here) is not None)
    if merged:
        said.append("Sommige cellen zijn samengevoegd. De waarde telt alleen in de eerste regel daarvan.")
    if no_outcome:
        said.append(
            "Sommige cellen zijn een formule zonder bewaarde uitkomst. Die zijn leeg. Open het bestand in Excel en "
            "bewaar het opnieuw."
        )
    elif formulas:
        said.append("Sommige cellen zijn een formule. De uitkomst die in het bestand staat, is gelezen.")
    return said


def _read(content: bytes, name: str, remarks: list[str], go_on: GoOn) -> ListFile:
    import openpyxl

    if not openpyxl.DEFUSEDXML:
        raise InputProblem([f"{name}: XLSX kan hier niet veilig worden gelezen. Bewaar de lijst als CSV."])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and charts that we do not read
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = []
        has_errors: list[bool] = []
        try:
            for page in book.worksheets[:MAX_SHEETS]:
                if not hasattr(page, "reset_dimensions"):
                    continue  # a sheet with only a chart
                page.reset_dimensions()  # what the file says of its size may be wrong
                rows = _rows(page, has_errors)
                sheet = sheet_of(name, rows, clean(page.title), go_on, page.sheet_state != "visible")
                if sheet is not None:
                    sheets.append(sheet)
        finally:
            book.close()
    if has_errors:
        remarks.append("Cellen met een fout van Excel, zoals #N/B, zijn leeg gelaten.")
    if not sheets:
        raise InputProblem([f"{name}: er staat geen blad in met een kop en regels daaronder. Kies een ander bestand."])
    if any(sheet.is_hidden for sheet in sheets):
        remarks.append("Dit bestand heeft verborgen bladen. U kunt ze hieronder kiezen.")
    return ListFile(name=name, sheets=tuple(sheets), remarks=tuple(remarks))


def _rows(page: Any, has_errors: list[bool]) -> Iterator[tuple[int, Sequence[str]]]:
    for line, cells in enumerate(page.iter_rows(max_col=MAX_COLUMNS + 1), 1):
        yield line, [_text(cell, has_errors) for cell in cells]


def _text(cell: Any, has_errors: list[bool]) -> str:
    """A cell as an officer would type it: days as 24-11-2026, decimals with a comma, a share with its sign."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case str():
            if cell.data_type == "e":
                has_errors[:] = [True]
                return ""
            return clean(value)
        case int() | float():
            return _number(value, "%" in re.sub(r'"[^"]*"', "", str(cell.number_format or "")))
        case datetime():
            return dutch.day(value.date())
        case date():
            return dutch.day(value)
        case time() | timedelta():
            return str(value)
    return clean(str(value))


def _number(value: int | float, is_share: bool) -> str:
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return ""
    if is_share:
        return f"{dutch.number(exact * 100)} %"
    if exact == exact.to_integral_value():
        return format(exact.to_integral_value(), "f")
    return format(exact, "f").replace(".", ",")
