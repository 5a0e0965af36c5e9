"""Spoils a sound PDF in one way, to prove that the defect is seen.

A `Change` works on the numbered objects of a file just before they are packed: object 1 is the first of the list.
"""

import re
import zlib
from collections.abc import Callable

import pytest

from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports import writer
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from tests.reports.reading import rewritten

Bodies = list[bytes]
Change = Callable[[Bodies], None]
FileChange = Callable[[bytes], bytes]

_END = b"\nendstream"


def spoiled_file(document: Document, *changes: Change) -> bytes:
    """The PDF of a document whose objects were changed, with places and lengths that fit the change."""
    pack = writer.packed

    def changed(bodies: Bodies, catalog: str, info: str) -> bytes:
        for change in changes:
            change(bodies)
        return pack(bodies, catalog, info)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "packed", changed)
        return pdf_bytes(document)


# ---- objects that are no streams


def replaced(old: bytes, new: bytes, most: int = 0) -> Change:
    """Replace in objects that are not streams, everywhere or `most` times; fails when there is nothing to replace."""
    return without(re.escape(old), old, most, new)


def without(pattern: bytes, inside: bytes, most: int = 0, new: bytes = b"") -> Change:
    """Take out what matches the pattern, or put `new` there, in objects that contain `inside`."""

    def change(bodies: Bodies) -> None:
        found = 0
        for number, body in enumerate(bodies):
            if inside in body and not body.endswith(b"endstream") and (not most or found < most):
                bodies[number], count = re.subn(pattern, lambda match: new, body, count=most, flags=re.DOTALL)
                found += count
        assert found, f"{pattern!r} not found"

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(bodies: Bodies) -> None:
        for one in changes:
            one(bodies)

    return change


def added_to(inside: bytes, entry: bytes) -> Change:
    """Put an entry in the dictionary of the first object, also of a stream, that contains `inside`."""

    def change(bodies: Bodies) -> None:
        number = place_of(bodies, inside)
        bodies[number] = b"<<" + entry + bodies[number].removeprefix(b"<<")

    return change


def kids_of(inside: bytes, new: bytes) -> Change:
    """Other kids for the first structure element with `inside` that has two: `\\1` and `\\2` are its first two."""

    def change(bodies: Bodies) -> None:
        two = re.compile(rb"/K\[(\d+ 0 R) (\d+ 0 R)")
        number = next(n for n, body in enumerate(bodies) if inside in body and two.search(body))
        bodies[number] = two.sub(b"/K[" + new, bodies[number])

    return change


def place_of(bodies: Bodies, inside: bytes) -> int:
    """Where the first object stands that contains `inside`, counted from 0."""
    return next(number for number, body in enumerate(bodies) if inside in body)


# ---- streams


def _unpacked(body: bytes) -> bytes:
    return zlib.decompress(body.split(b"stream\n", 1)[1].removesuffix(_END))


def _packed(data: bytes, entries: bytes = b"") -> bytes:
    data = zlib.compress(data)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b%b" % (entries, len(data), data, _END)


def in_metadata(pattern: bytes, new: bytes = b"") -> Change:
    """Replace what matches in the XMP packet."""

    def change(bodies: Bodies) -> None:
        number = place_of(bodies, b"/Type/Metadata")
        xmp = bodies[number].split(b"\nstream\n", 1)[1].removesuffix(_END)
        changed, count = re.subn(pattern, new, xmp, flags=re.DOTALL)
        assert count, f"{pattern!r} not found"
        bodies[number] = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b%b" % (len(changed), changed, _END)

    return change


def _in_stream(holds: bytes, old: bytes, new: bytes) -> Change:
    """Replace the first `old` in the first compressed stream that holds something."""

    def change(bodies: Bodies) -> None:
        number, content = next(
            (number, content)
            for number, body in enumerate(bodies)
            if b"FlateDecode" in body and b"/Type" not in body and holds in (content := _unpacked(body))
        )
        assert old in content, f"{old!r} not found"
        bodies[number] = _packed(content.replace(old, new, 1))

    return change


def in_first_page(old: bytes, new: bytes) -> Change:
    """Replace once in what is drawn on the first page."""
    return _in_stream(b"BDC", old, new)


def in_first_character_map(old: bytes, new: bytes) -> Change:
    """Replace once in what says which characters the first font shows."""
    return _in_stream(b"beginbfchar", old, new)


def as_lzw(bodies: Bodies) -> None:
    """The first page packed in the way of before 1996: a code of nine bits for each byte, and never a table."""
    number, content = next(
        (number, content)
        for number, body in enumerate(bodies)
        if b"FlateDecode" in body and b"/Type" not in body and b"BDC" in (content := _unpacked(body))
    )
    codes: list[int] = []
    for start in range(0, len(content), 250):
        codes += [256, *content[start : start + 250]]
    bits = "".join(f"{code:09b}" for code in (*codes, 257))
    bits += "0" * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big")
    bodies[number] = b"<</Filter/LZWDecode/Length %d>>\nstream\n%b%b" % (len(data), data, _END)


def without_line_end(bodies: Bodies) -> None:
    """Like ReportLab writes it: `endstream` directly behind the data."""
    number = place_of(bodies, _END)
    bodies[number] = bodies[number].removesuffix(_END) + b"endstream"


# ---- whole additions


def with_check_box(bodies: Bodies) -> None:
    """A check box on the first page, as it should be: with words, with appearances, in the structure."""
    first = len(bodies) + 1
    page = place_of(bodies, b"/Type /Page\n")
    document, tree = place_of(bodies, b"/S/Document"), place_of(bodies, b"/Type/StructTreeRoot")
    key = int(re.search(rb"/ParentTreeNextKey (\d+)", bodies[tree])[1])  # type: ignore[index]
    parents = int(re.search(rb"/ParentTree (\d+)", bodies[tree])[1]) - 1  # type: ignore[index]
    bodies[page] = bodies[page].replace(b"<<", b"<</Annots[%d 0 R]" % first, 1)
    bodies[document] = bodies[document].replace(b"/K[", b"/K[%d 0 R " % (first + 3))
    bodies[tree] = bodies[tree].replace(b"NextKey %d" % key, b"NextKey %d" % (key + 1))
    bodies[parents] = bodies[parents].replace(b"]>>", b" %d %d 0 R]>>" % (key, first + 3))
    added_to(b"/Type /Catalog", b"/AcroForm<</Fields[%d 0 R]>>" % first)(bodies)
    bodies.append(
        b"<</Type/Annot/Subtype/Widget/FT/Btn/F 4/T(vraag.1)/TU(Is de raming volledig?)/Rect[60 60 72 72]"
        b"/StructParent %d/V/Off/AS/Off/AP<</N<</Off %d 0 R/Ja %d 0 R>>>>>>" % (key, first + 1, first + 2)
    )
    for drawn in (b"0 0 12 12 re S", b"0 0 12 12 re S 2 2 8 8 re f"):
        bodies.append(_packed(drawn, b"/Type/XObject/Subtype/Form/BBox[0 0 12 12]/Resources<<>>"))
    bodies.append(
        b"<</S/Form/P %d 0 R/K[<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>]>>" % (document + 1, first, page + 1)
    )  # fmt: skip


def with_file_inside(bodies: Bodies) -> None:
    """A text file as attachment."""
    first = len(bodies) + 1
    added_to(b"/Type /Catalog", b"/Names<</EmbeddedFiles<</Names[(a.txt) %d 0 R]>>>>" % first)(bodies)
    bodies.append(b"<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F %d 0 R>>>>" % (first + 1))
    bodies.append(_packed(b"tekst", b"/Type/EmbeddedFile/Subtype/text#2Fplain"))


# ---- finished files


def encrypted(data: bytes) -> bytes:
    """Locked with an empty password."""
    return rewritten(data, "RC4-128")
