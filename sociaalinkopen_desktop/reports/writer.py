"""Writes the file: compressed object streams, the structure tree, and what PDF/A-2a and PDF/UA-1 ask for.

ReportLab makes the pages, the fonts and the bookmarks. It has no structure tree, no output intent and no archive
metadata, and it leaves out a line end that PDF/A wants; so its last step, `PDFDocument.format`, is done here.
"""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.reports.structure import Element, pdf_string, shortened, structure_objects

LANGUAGE = "nl-NL"
_PRODUCER = "ReportLab"
_TREE = "StructTreeRoot"
_OBJECTS_PER_STREAM = 250


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What the properties window of a PDF reader shows; plain text on one line each."""

    title: str
    author: str
    subject: str
    creator: str
    keywords: str = ""


@dataclass(kw_only=True)
class PageRecord:
    """What the structure tree needs to know of a page: its marked runs in order, and its annotations."""

    runs: list[Element]
    annotations: list[str] = field(default_factory=list)


# The extension schema tells a PDF/A reader what pdfuaid:part is; without it PDF/A-2 fails (ISO 19005-2, 6.6.2.3).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>{keywords}
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def file_bytes(
    canvas: Any,
    root: Element,
    pages: Sequence[PageRecord],
    annotations: Sequence[tuple[str, Element]],
    metadata: Metadata,
    day: date,
) -> bytes:
    """The file of a ReportLab canvas whose pages are all closed.

    `annotations` holds the reference and the structure element of each annotation, in order of their StructParent
    keys, which follow those of the pages. `day` dates the file, so equal content gives equal bytes.
    """
    document = canvas._doc
    _complete_catalog(document, metadata, day)
    for number, (page, record) in enumerate(zip(document.Pages.pages, pages, strict=True)):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs, page.Trans, page.Rotate = number, "/S", None, None
        page.Annots = pdfdoc.PDFArray(record.annotations) if record.annotations else None
    for font in document.delayedFonts:
        font.addObjects(document)
    catalog = named(document, document.Catalog, "Catalog")
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    info = named(document, _info(metadata, day).encode("ascii"), "Info")

    bodies = _formatted_objects(document)
    tree_number = document.idToObjectNumberAndVersion[_TREE][0]
    elements, tree_root = structure_objects(
        root,
        tree_number,
        len(bodies) + 1,
        [document.Reference(page).format(document).decode("ascii") for page in document.Pages.pages],
        [record.runs for record in pages],
        annotations,
    )
    bodies[tree_number - 1] = tree_root.encode("ascii")
    bodies.extend(body.encode("ascii") for body in elements)
    return packed(bodies, catalog, info)


def named(document: Any, body: Any, name: str) -> str:
    """Add an object, as bytes or of ReportLab, to the file under a name of its own; gives the reference `7 0 R`."""
    return str(document.Reference(body, name).format(document).decode("ascii"))


def stream(dictionary: str, data: bytes, compress: bool = True) -> bytes:
    """The bytes of a stream object with these keys."""
    if compress:
        data = zlib.compress(data, 9)
        dictionary += "/Filter/FlateDecode"
    return f"<<{dictionary}/Length {len(data)}>>\nstream\n".encode("ascii") + data + b"\nendstream"


def _complete_catalog(document: Any, metadata: Metadata, day: date) -> None:
    """Give the catalog everything that makes the file durable and accessible."""
    catalog = document.Catalog
    catalog.__NoDefault__ = catalog.__Refs__ = [*catalog.__NoDefault__, "OutputIntents"]
    # Both standards want the metadata to say what the properties say, so they are shortened alike.
    xmp = _XMP.format(
        title=escape(shortened(metadata.title)),
        author=escape(shortened(metadata.author)),
        subject=escape(shortened(metadata.subject)),
        creator=escape(shortened(metadata.creator)),
        keywords=f"<pdf:Keywords>{escape(shortened(metadata.keywords))}</pdf:Keywords>" if metadata.keywords else "",
        language=LANGUAGE,
        producer=_PRODUCER,
        moment=f"{day:%Y-%m-%d}T00:00:00+00:00",
    )
    # Archive readers must find the metadata without unpacking anything.
    catalog.Metadata = named(
        document, stream("/Type/Metadata/Subtype/XML", xmp.encode("utf-8"), compress=False), "Metadata"
    )
    profile = named(document, stream("/N 3", resource("icc", "sRGB2014.icc").read_bytes()), "ColourProfile")
    catalog.OutputIntents = (
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {profile}>>]"
    )
    catalog.StructTreeRoot = named(document, b"null", _TREE)
    catalog.MarkInfo = "<</Marked true>>"
    catalog.ViewerPreferences = "<</DisplayDocTitle true>>"
    catalog.Lang = f"({LANGUAGE})"
    catalog.PageLabels = "<</Nums[0<</S/D>>]>>"
    catalog.PageMode = "/UseOutlines"


def _info(metadata: Metadata, day: date) -> str:
    moment = f"(D:{day:%Y%m%d}000000+00'00')"
    keywords = f"/Keywords {pdf_string(metadata.keywords)}" if metadata.keywords else ""
    return (
        f"<</Title {pdf_string(metadata.title)}/Author {pdf_string(metadata.author)}"
        f"/Subject {pdf_string(metadata.subject)}/Creator {pdf_string(metadata.creator)}{keywords}"
        f"/Producer {pdf_string(_PRODUCER)}/CreationDate {moment}/ModDate {moment}>>"
    )


def _formatted_objects(document: Any) -> list[bytes]:
    """The bodies of all objects of ReportLab's document, object 1 first. Formatting may add objects at the end."""
    bodies: list[bytes] = []
    while len(bodies) + 1 in document.numberToId:
        name = document.numberToId[len(bodies) + 1]
        item = document.idToObject[name]
        body = bytes(pdfdoc.format(item, document, toplevel=1)).strip()
        if not isinstance(item, bytes) and body.endswith(b"endstream"):
            # PDF/A-2 6.1.7.1 asks for a line end before `endstream`; ReportLab writes none.
            body = body[: -len(b"endstream")] + b"\nendstream"
        bodies.append(body)
    return bodies


def packed(bodies: Sequence[bytes], catalog: str, info: str) -> bytes:
    """A PDF 1.7 file of the numbered objects: streams as they are, all others in compressed object streams.

    `catalog` and `info` are references. The identifier of the file is computed from its content.
    """
    header = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    chunks, position = [header], len(header)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    plain: list[tuple[int, bytes]] = []

    def add(number: int, body: bytes) -> None:
        nonlocal position
        places[number] = (1, position, 0)
        chunks.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        position += len(chunks[-1])

    for number, body in enumerate(bodies, start=1):
        if body.endswith(b"endstream"):
            add(number, body)
        else:
            plain.append((number, body))
    number = len(bodies)
    for start in range(0, len(plain), _OBJECTS_PER_STREAM):
        part = plain[start : start + _OBJECTS_PER_STREAM]
        number += 1
        offset, offsets = 0, []
        for index, (member, body) in enumerate(part):
            places[member] = (2, number, index)
            offsets.append(f"{member} {offset}")
            offset += len(body) + 1
        heads = (" ".join(offsets) + "\n").encode("ascii")
        data = heads + b"\n".join(body for _, body in part)
        add(number, stream(f"/Type/ObjStm/N {len(part)}/First {len(heads)}", data))
    digest = hashlib.md5(b"".join(chunks), usedforsecurity=False).hexdigest()
    start_of_references = position
    number += 1
    places[number] = (1, position, 0)
    width = max(2, (position.bit_length() + 7) // 8)
    rows = b"".join(
        bytes([kind]) + place.to_bytes(width, "big") + index.to_bytes(2, "big")
        for kind, place, index in (places[key] for key in range(number + 1))
    )
    add(number, stream(
        f"/Type/XRef/Size {number + 1}/W[1 {width} 2]/Root {catalog}/Info {info}/ID[<{digest}><{digest}>]", rows
    ))  # fmt: skip
    chunks.append(b"startxref\n%d\n%%%%EOF\n" % start_of_references)
    return b"".join(chunks)
