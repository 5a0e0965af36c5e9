"""The same document by other makers of PDF, in the same run: time, size, and whether it keeps both standards.

The others are no part of the project: who has them installed sees them in the table, who has not reads how to get
them. Ours is measured as it is used; the others by the small adapters in `rival_pages.py`, that give them the same
words, headings, lists and tables in the same fonts, and ask for the strictest standard that they can write. Each
repetition has other words, so that nobody can answer from memory.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from typing import Any

import pypdfium2

from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports.opendocument import odt_bytes
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from sociaalinkopen_desktop.reports.sheet import Sheet, xlsx_bytes
from sociaalinkopen_desktop.reports.web import html_bytes
from sociaalinkopen_desktop.reports.word import docx_bytes

from ..reports import verapdf
from ..reports.samples import everyday
from .measuring import Effort, Line, Times, in_turn
from .printing import about_ten_pages

Make = Callable[[Document], bytes]
_LONG_REPEATS = 3


@dataclass(frozen=True)
class Rival:
    """Another maker: its module, how one gets it, and the adapter in `rival_pages`."""

    name: str
    module: str
    remedy: str
    adapter: str

    def maker(self) -> Make | None:
        """The adapter; nothing when the tool is not installed here."""
        if find_spec(self.module) is None:
            return None
        from . import rival_pages

        return getattr(rival_pages, self.adapter)  # type: ignore[no-any-return]


RIVALS = (
    Rival("typst", "typst", "pip install typst", "by_typst"),
    Rival("WeasyPrint", "weasyprint", "pip install weasyprint, en Pango van het systeem", "by_weasyprint"),
    Rival("fpdf2", "fpdf", "pip install fpdf2", "by_fpdf2"),
)
TWINS: dict[str, Make] = {"DOCX": docx_bytes, "ODT": odt_bytes, "HTML": html_bytes}


def measure(effort: Effort, folder: Path) -> list[Line]:
    short, long = about_ten_pages(), everyday(chapters=50, rows=12)
    lines = _beside_rivals(short, effort.slow_repeats, folder / "kort")
    lines += _beside_rivals(long, min(_LONG_REPEATS, effort.slow_repeats), folder / "lang")
    missing = [f"{rival.name}: {rival.remedy}" for rival in RIVALS if rival.maker() is None]
    if missing:
        note = "niet gemeten, want niet geïnstalleerd: " + "; ".join(missing)
        lines[0] = replace(lines[0], remark=f"{lines[0].remark}; {note}")
    return [*lines, *_twins(short, effort.slow_repeats), _list(effort.slow_repeats)]


def _beside_rivals(document: Document, repeats: int, folder: Path) -> list[Line]:
    """Ours alone, and then in turn with each of the others."""
    folder.mkdir()
    files = {"wij": pdf_bytes(document)}
    pages = _pages(files["wij"])
    alone = in_turn(_changing(pdf_bytes, document, repeats), lambda: None, repeats)[0]
    timed: list[tuple[str, Times, Times]] = []
    for rival in RIVALS:
        make = rival.maker()
        if make is not None:
            timed.append(
                (
                    rival.name,
                    *in_turn(_changing(pdf_bytes, document, repeats), _changing(make, document, repeats), repeats),
                )
            )
            files[rival.name] = make(document)
    said = _judged(files, folder)
    lines = [Line(f"PDF van {pages} bladzijden", alone.median, remark=said["wij"])]
    for name, ours, theirs in timed:
        lines.append(Line(f"  naast {name}", ours.median, theirs.median, name, remark=said[name]))
    return lines


def _changing(make: Make, document: Document, repeats: int) -> Callable[[], bytes]:
    """Makes the document, each time with other words in it."""
    documents = cycle([_with_other_words(document, f"gemeente{number}") for number in range(repeats + 1)])
    return lambda: make(next(documents))


def _with_other_words(item: Any, word: str) -> Any:
    if type(item) is str:  # and no choice or tone, which are a kind of text as well
        return item.replace("gemeente", word)
    if isinstance(item, tuple):
        return tuple(_with_other_words(part, word) for part in item)
    if is_dataclass(item) and not isinstance(item, type):
        values = {field.name: _with_other_words(getattr(item, field.name), word) for field in fields(item)}
        return replace(item, **values)
    return item


def _judged(files: dict[str, bytes], folder: Path) -> dict[str, str]:
    """Of each file: pages, size, and the number of rules of both standards that it breaks."""
    told = {name: f"{_pages(data)} blz., {len(data) / 1024:.0f} KB" for name, data in files.items()}
    if verapdf.missing():
        return {name: f"{words}, niet getoetst ({verapdf.missing()})" for name, words in told.items()}
    paths = {name: folder / f"{name}.pdf" for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name])
    verdicts = verapdf.validate(paths.values())
    for name, path in paths.items():
        failed = verdicts[path].failed
        told[name] += f", PDF/A-2a {_kept(failed['2a'])}, PDF/UA-1 {_kept(failed['ua1'])}"
    return told


def _kept(rules: Sequence[str]) -> str:
    return f"NEE ({len(rules)} {'regel' if len(rules) == 1 else 'regels'}: {' '.join(rules)})" if rules else "ja"


def _pages(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as opened:
        return len(opened)


def _twins(document: Document, repeats: int) -> list[Line]:
    lines = []
    for name, make in TWINS.items():
        ours, pdf = in_turn(lambda make=make: make(document), lambda: pdf_bytes(document), repeats)
        size = f"{len(make(document)) / 1024:.0f} KB"
        lines.append(Line(f"hetzelfde als {name}", ours.median, pdf.median, "onze PDF ervan", remark=size))
    return lines


def _list(repeats: int) -> Line:
    """A list of a thousand rows, against packing the same words as CSV."""
    heads = ("Kenmerk", "Titel", "Waarde", "Dag")
    rows = tuple((f"2026-{n:04}", f"Groenonderhoud {n}", n * 1000, date(2026, 10, 8)) for n in range(1000))
    sheet = Sheet(title="Aanbestedingen", heads=heads, rows=rows)

    def as_csv() -> bytes:
        import csv
        from io import StringIO

        packed = StringIO()
        csv.writer(packed).writerows(rows)
        return packed.getvalue().encode()

    ours, bare = in_turn(lambda: xlsx_bytes([sheet], "Lijst", date(2026, 10, 8)), as_csv, repeats)
    size = len(xlsx_bytes([sheet], "Lijst", date(2026, 10, 8)))
    return Line("XLSX van 1.000 rijen", ours.median, bare.median, "als CSV", remark=f"{size / 1024:.0f} KB")
