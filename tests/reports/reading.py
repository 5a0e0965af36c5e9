"""Reads PDFs back with two readers that had no part in making them: pypdf for the structure, pdfium for the text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import ContentStream

_PAINTING = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}


class Told(NamedTuple):
    """A text with the name of the structure element in which it stands."""

    tag: str
    text: str


@dataclass
class Node:
    """A structure element as a reader meets it; `text` is what stands directly in it."""

    tag: str
    text: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    actual_text: str = ""
    alternative: str = ""
    links: list[Any] = field(default_factory=list)
    kids: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


@lru_cache(maxsize=1)
def opened(data: bytes) -> pypdf.PdfReader:
    """The file as pypdf reads it, strictly. Several questions about one file share what was read: only look at it."""
    return pypdf.PdfReader(BytesIO(data), strict=True)


def rewritten(data: bytes, lock: str = "") -> bytes:
    """The same file as pypdf writes it; with the name of a cipher, locked with an empty password."""
    target = pypdf.PdfWriter(clone_from=BytesIO(data))
    if lock:
        target.encrypt("", algorithm=lock)
    packed = BytesIO()
    target.write(packed)
    return packed.getvalue()


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
        node.alternative = element.get("/Alt", "")
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
        inside: list[bool] = []
        for operands, operator in ContentStream(page["/Contents"], reader).operations:
            if operator in (b"BDC", b"BMC"):
                has_number = len(operands) > 1 and "/MCID" in operands[1]
                inside.append(has_number or operands[0] == "/Artifact")
            elif operator == b"EMC":
                inside.pop()
            elif operator in _PAINTING and not any(inside):
                found.append((number, operator))
    return found


def told_twice(data: bytes) -> dict[str, tuple[str, str]]:
    """What the properties of a file and its metadata both tell: PDF/A wants them to say the same."""
    reader = opened(data)
    properties, metadata = reader.metadata or {}, reader.xmp_metadata
    assert metadata is not None
    return {
        "title": (properties.get("/Title", ""), (metadata.dc_title or {}).get("x-default", "")),
        "author": (properties.get("/Author", ""), "".join(metadata.dc_creator or ())),
        "subject": (properties.get("/Subject", ""), (metadata.dc_description or {}).get("x-default", "")),
        "program": (properties.get("/Creator", ""), metadata.xmp_creator_tool or ""),
        "producer": (properties.get("/Producer", ""), metadata.pdf_producer or ""),
    }


def own_runs(element: Any) -> list[tuple[int, Any]]:
    """The mcid and page of each marked run that an element names as its own."""
    runs = []
    for kid in (kid.get_object() for kid in element.get("/K", [])):
        if isinstance(kid, int):
            runs.append((kid, element.raw_get("/Pg")))
        elif kid.get("/Type") == "/MCR":
            runs.append((kid["/MCID"], kid.raw_get("/Pg")))
    return runs


def strayed(data: bytes) -> list[tuple[int, int]]:
    """Marked runs and annotations whose way back leads to an element that does not name them: page and key."""
    reader = opened(data)
    nums = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(nums[::2], nums[1::2], strict=True))
    found = []
    for number, page in enumerate(reader.pages):
        back = parents[page["/StructParents"]].get_object()
        found += [
            (number, mcid)
            for mcid, element in enumerate(back)
            if (mcid, page.indirect_reference) not in own_runs(element.get_object())
        ]
        for reference in page.get("/Annots", []):
            key = reference.get_object().get("/StructParent", -1)
            kids = parents[key].get_object().get("/K", []) if key in parents else []
            if not any(isinstance(kid, dict) and "/Obj" in kid and kid.raw_get("/Obj") == reference for kid in kids):
                found.append((number, key))
    return found
