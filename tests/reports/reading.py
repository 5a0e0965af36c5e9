"""Reads PDFs back with two readers that had no part in making them: pypdf for the structure, pdfium for the text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import ContentStream

_PAINTING = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}


@dataclass
class Node:
    """A structure element as a reader meets it; `text` is what stands directly in it."""

    tag: str
    text: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    actual_text: str = ""
    links: list[Any] = field(default_factory=list)
    kids: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def opened(data: bytes) -> pypdf.PdfReader:
    """The file as pypdf reads it, strictly."""
    return pypdf.PdfReader(BytesIO(data), strict=True)


def marked_text(data: bytes) -> dict[tuple[int, int], str]:
    """The text of each marked run, by page and mcid, joined as a screen reader would."""
    texts: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            for item in range(pdfium.FPDFPage_CountObjects(page.raw)):
                handle = pdfium.FPDFPage_GetObject(page.raw, item)
                mcid = pdfium.FPDFPageObj_GetMarkedContentID(handle)
                if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_TEXT or mcid < 0:
                    continue
                size = pdfium.FPDFTextObj_GetText(handle, text_page.raw, None, 0)
                buffer = ctypes.create_string_buffer(size)
                pdfium.FPDFTextObj_GetText(
                    handle, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
                )
                piece = buffer.raw[: size - 2].decode("utf-16-le")
                texts[number, mcid] = texts.get((number, mcid), "") + piece
            text_page.close()
            page.close()
    return texts


def tidy(text: str) -> str:
    """Without the hyphens of hyphenation, and with single blanks."""
    for hyphen in ("\u00ad", "\x02", "\ufffe"):
        text = text.replace(hyphen, "")
    return " ".join(text.split())


def structure(data: bytes) -> Node:
    """The structure tree with its text."""
    reader = opened(data)
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    texts = marked_text(data)

    def read(element: Any) -> Node:
        node = Node(element["/S"][1:], actual_text=element.get("/ActualText", ""))
        node.attributes = dict(element.get("/A", {}))
        own_page = element.raw_get("/Pg").idnum if "/Pg" in element else None
        for kid in element.get("/K", []):
            kid = kid.get_object()
            if isinstance(kid, int):
                node.text += texts.get((pages[own_page], kid), "")
            elif kid.get("/Type") == "/MCR":
                node.text += texts.get((pages[kid.raw_get("/Pg").idnum], kid["/MCID"]), "")
            elif kid.get("/Type") == "/OBJR":
                node.links.append(kid["/Obj"])
            else:
                node.kids.append(read(kid))
        node.text = tidy(node.text)
        return node

    (root,) = reader.trailer["/Root"]["/StructTreeRoot"]["/K"] if isinstance(
        reader.trailer["/Root"]["/StructTreeRoot"]["/K"], list
    ) else (reader.trailer["/Root"]["/StructTreeRoot"]["/K"],)  # fmt: skip
    return read(root.get_object())


def unmarked_painting(data: bytes) -> list[tuple[int, bytes]]:
    """Everything painted outside structure and artifacts: page and operator."""
    found = []
    reader = opened(data)
    for number, page in enumerate(reader.pages):
        depth = 0
        for _, operator in ContentStream(page["/Contents"], reader).operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in _PAINTING and not depth:
                found.append((number, operator))
    return found
