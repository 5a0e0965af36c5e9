"""Checklists for tests: the program's own, made for a tender, and forms filled in by two programs that are not ours."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import NameObject

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.checklists import read_compiled_checklists
from sociaalinkopen_desktop.domain.assessment import Assessment, assess
from sociaalinkopen_desktop.domain.checklists import ChecklistLibrary, FormKind, SheetMaker, checklist_document
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from tests.builders import a_tender
from tests.criteria.cases import catalogue

MADE_ON = date(2026, 11, 24)
TYPED = "Eén € 1.250 – „akkoord” & <b>"


@cache
def library() -> ChecklistLibrary:
    """The checklists of the program."""
    return read_compiled_checklists(resource("checklists.json"))


def judged(tender: Tender, day: date = date(2026, 12, 1)) -> Assessment:
    return assess(tender, catalogue(), CHECKS, day)


def a_sheet(
    checklist: str = "instrument", kind: FormKind = FormKind.FILLED, *, fillable: bool = False,
    tender: Tender | None = None,
) -> Document:  # fmt: skip
    """One checklist, for the complete tender unless another is given."""
    tender = tender if tender is not None else a_tender()
    maker = SheetMaker(made_on=MADE_ON)
    return checklist_document(library().checklist(checklist), tender, judged(tender), kind, maker, fillable=fillable)


@cache
def a_form(checklist: str = "instrument", kind: FormKind = FormKind.FILLED) -> bytes:
    """The form of the complete tender."""
    return pdf_bytes(a_sheet(checklist, kind, fillable=True))


@dataclass(frozen=True)
class Place:
    """A widget of a form: on which page (from 0), where, and for a box which state it gives."""

    page: int
    rect: tuple[float, float, float, float]
    kind: str
    state: str = ""
    options: tuple[str, ...] = ()


def places(data: bytes) -> dict[tuple[str, str], Place]:
    """Every widget by the whole name of its field and, for a box, its state."""
    found = {}
    for number, page in enumerate(pypdf.PdfReader(BytesIO(data)).pages):
        for item in page.get("/Annots", ()):
            widget = item.get_object()
            if widget.get("/Subtype") != "/Widget":
                continue
            names, kind, options, at = [], "", (), widget
            while at is not None:
                kind = kind or at.get("/FT", "")
                options = options or tuple(pair[0] for pair in at.get("/Opt", ()))
                names += [at["/T"]] if "/T" in at else []
                at = at["/Parent"].get_object() if "/Parent" in at else None
            states = [key for key in widget["/AP"]["/N"] if key != "/Off"] if kind == "/Btn" else [""]
            rect = tuple(float(value) for value in widget["/Rect"])
            found[".".join(reversed(names)), states[0]] = Place(number, rect, kind, states[0], options)
    return found


def by_pypdf(data: bytes, values: Mapping[str, str]) -> bytes:
    """The form filled in by pypdf; a value that starts with "/" is the state of boxes."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(data)))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def by_pdfium(data: bytes, clicked: set[tuple[str, str]], typed: Mapping[str, str]) -> bytes:
    """The form filled in by pdfium, the reader inside browsers: boxes clicked with the mouse, texts typed over."""
    where = places(data)
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    form = document.formenv.raw
    for number in range(len(document)):
        page = document[number]
        for key in sorted(clicked):
            if where[key].page == number:
                _click(form, page.raw, where[key])
        for name, words in typed.items():
            if where[name, ""].page == number:
                _click(form, page.raw, where[name, ""])
                pdfium.FORM_SelectAllText(form, page.raw)
                text = (words + "\0").encode("utf-16-le")
                buffer = ctypes.create_string_buffer(text)
                pdfium.FORM_ReplaceSelection(form, page.raw, ctypes.cast(buffer, pdfium.FPDF_WIDESTRING))
                pdfium.FORM_ForceToKillFocus(form)
        page.close()
    made = BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def _click(form: object, page: object, place: Place) -> None:
    left, bottom, right, top = place.rect
    x, y = (left + right) / 2, (bottom + top) / 2
    pdfium.FORM_OnMouseMove(form, page, 0, x, y)
    pdfium.FORM_OnLButtonDown(form, page, 0, x, y)
    pdfium.FORM_OnLButtonUp(form, page, 0, x, y)


def with_form_changed(data: bytes, change: object) -> bytes:
    """The form after `change(writer, field by whole name)` did something to its fields."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(data)))
    fields: dict[str, object] = {}

    def gather(items: object, above: str) -> None:
        for item in items:  # type: ignore[attr-defined]
            node = item.get_object()
            if "/T" in node:
                name = f"{above}.{node['/T']}".lstrip(".")
                fields[name] = node
                gather(node.get("/Kids", ()), name)

    gather(writer._root_object[NameObject("/AcroForm")]["/Fields"], "")
    change(writer, fields)  # type: ignore[operator]
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
