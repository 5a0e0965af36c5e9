"""Both standards, judged by veraPDF; and proof that the judge would see it if something were wrong."""

import re
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports import canvas, writer
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from tests.reports.samples import empty, everyday, hostile
from tests.reports.verapdf import Verdict

pytestmark = pytest.mark.verapdf

Validate = Callable[[Iterable[Path]], dict[Path, Verdict]]
Bodies = list[bytes]
Change = Callable[[Bodies], None]

GOOD: dict[str, Document] = {"everyday": everyday(), "hostile": hostile(), "empty": empty()}


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


def in_metadata(pattern: bytes, new: bytes = b"") -> Change:
    def change(bodies: Bodies) -> None:
        number = next(n for n, body in enumerate(bodies) if b"/Type/Metadata" in body)
        xmp = bodies[number].split(b"\nstream\n", 1)[1].removesuffix(b"\nendstream")
        changed, count = re.subn(pattern, new, xmp, flags=re.DOTALL)
        assert count, f"{pattern!r} not found"
        bodies[number] = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream" % (len(changed), changed)

    return change


def in_first_page(old: bytes, new: bytes) -> Change:
    def change(bodies: Bodies) -> None:
        for number, body in enumerate(bodies):
            if b"FlateDecode" in body and b"/Type" not in body and b"/N 3" not in body:
                content = zlib.decompress(body.split(b"stream\n", 1)[1].removesuffix(b"\nendstream"))
                if b"BDC" in content:
                    assert old in content, f"{old!r} not found"
                    data = zlib.compress(content.replace(old, new, 1))
                    bodies[number] = b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(data), data)
                    return
        raise AssertionError("no page content found")

    return change


BROKEN: dict[str, Change] = {
    "no language": without(rb"/Lang \([^)]*\)", b"/Catalog"),
    "a link without description": without(rb"/Contents(\([^)]*\)|<[^>]*>)", b"/Subtype/Link", most=1),
    "a font without its characters": without(rb"/ToUnicode \d+ 0 R", b"/ToUnicode"),
    "not marked as tagged": replaced(b"/Marked true", b"/Marked false"),
    "a heading level skipped": replaced(b"/S/H2", b"/S/H4"),
    "a cell missing from a row": without(rb"(?<=/K\[)\d+ 0 R ", b"/S/TR", most=1),
    "decoration not marked as such": in_first_page(b"/Artifact BMC", b"/Unknown BMC"),
    "the file name instead of the title": replaced(b"/DisplayDocTitle true", b"/DisplayDocTitle false"),
    "no output intent": without(rb"/OutputIntents \[.*?>>\]", b"/Catalog"),
    "no PDF/UA identification": in_metadata(rb"<pdfuaid:part>1</pdfuaid:part>"),
    "no PDF/A identification": in_metadata(rb"<pdfaid:part>2</pdfaid:part>"),
    "no extension schema": in_metadata(rb"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>"),
    "no title in the metadata": in_metadata(rb"<dc:title>.*?</dc:title>"),
    "no tab order": without(rb"/Tabs /S", b"/Page"),
    "a link that does not print": replaced(b"/Subtype/Link/F 4", b"/Subtype/Link/F 0"),
    "a link outside a Link element": replaced(b"/S/Link", b"/S/Span", most=1),
    "a list item that is a paragraph": replaced(b"/S/LI/", b"/S/P/", most=1),
    "an unknown structure type": replaced(b"/S/TOCI", b"/S/Regel", most=1),
    "a font that is not embedded": without(rb"/FontFile2 \d+ 0 R", b"/FontDescriptor"),
    "a colour of the printing press": in_first_page(b"EMC", b"EMC /Artifact BMC 0 0 0 1 k 0 0 5 5 re f EMC"),
    "a character without a glyph": in_first_page(b") Tj", b"\\000) Tj"),
    "no structure tree": without(rb"/StructTreeRoot \d+ 0 R", b"/Catalog"),
    "heads without scope": without(rb"/A<</O/Table/Scope/(Row|Column)>>", b"/S/TH"),
    "a script": replaced(b"/Type /Catalog", b"/Type /Catalog /OpenAction<</S/JavaScript/JS(1)>>"),
    "an element inside an artifact": in_first_page(b"/P <</MCID", b"/Artifact BMC /P <</MCID"),
}  # fmt: skip


def broken_file(change: Change) -> bytes:
    """A small sound document, changed just before it is packed into a file."""
    pack = writer.packed

    def changed(bodies: Bodies, catalog: str, info: str) -> bytes:
        change(bodies)
        return pack(bodies, catalog, info)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "packed", changed)
        return pdf_bytes(everyday(chapters=2, rows=2))


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, validate: Validate) -> dict[str, Verdict]:
    """All verdicts of this module, from one run of Java."""
    folder = tmp_path_factory.mktemp("verapdf")
    made = {name: pdf_bytes(document) for name, document in GOOD.items()}
    made["unchanged"] = broken_file(lambda bodies: None)
    made |= {name: broken_file(change) for name, change in BROKEN.items()}
    paths = {name: folder / f"{number:02}.pdf" for number, name in enumerate(made)}
    for name, data in made.items():
        paths[name].write_bytes(data)
    found = validate(paths.values())
    return {name: found[path] for name, path in paths.items()}


@pytest.mark.parametrize("name", [*GOOD, "unchanged"])
def test_a_document_keeps_both_standards(verdicts: dict[str, Verdict], name: str) -> None:
    verdict = verdicts[name]
    assert verdict.failed == {"2a": (), "ua1": ()}
    assert all(count > 100 for count in verdict.checks.values())


@pytest.mark.parametrize("name", BROKEN)
def test_the_judge_sees_each_defect(verdicts: dict[str, Verdict], name: str) -> None:
    assert not verdicts[name].passes


@pytest.mark.slow
def test_two_hundred_pages_keep_both_standards(tmp_path: Path, validate: Validate) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf_bytes(everyday(chapters=100, rows=12)))
    assert validate([path])[path].failed == {"2a": (), "ua1": ()}


def test_the_canvas_hands_its_objects_to_the_writer_that_is_tested_here() -> None:
    assert canvas.file_bytes is writer.file_bytes
