"""The words of a document as each kind of file gives them back, in reading order, to lay side by side."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import defusedxml.ElementTree as ElementTree
import docx

from tests.reports.reading import Node, structure

_CONTENTS_TAGS = {"TOC"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def words(texts: list[str]) -> list[str]:
    """All words, one after the other."""
    return " ".join(texts).split()


def pdf_texts(data: bytes) -> list[str]:
    """What a reader meets in the PDF, without the list of contents (which has page numbers there) and list signs."""
    found: list[str] = []

    def walk(node: Node) -> None:
        if node.tag in _CONTENTS_TAGS or node.tag == "Lbl":
            return
        found.append(node.actual_text or node.text)
        for kid in node.kids:
            walk(kid)

    walk(structure(data))
    return found


def pdf_heads(data: bytes) -> list[tuple[int, str]]:
    """Level and text of each heading of the PDF."""
    return [
        (int(node.tag[1]), node.text)
        for node in structure(data).walk()
        if re.fullmatch("H[1-6]", node.tag) and node.text != "Inhoud"
    ]


def docx_texts(data: bytes) -> list[str]:
    """The text of each paragraph of a DOCX, without the entries of the contents."""
    body = docx.Document(BytesIO(data)).element.body
    found = []
    for paragraph in body.iter(f"{WORD}p"):
        style = paragraph.style or ""
        if not style.startswith("Contents") or style == "ContentsHeading":
            found.append("".join(_word_text(part) for part in paragraph.iter()))
    return found


def _word_text(part: object) -> str:
    if part.tag == f"{WORD}t":
        return part.text or ""
    return "\n" if part.tag == f"{WORD}br" else "\t" if part.tag == f"{WORD}tab" else ""


def docx_heads(data: bytes) -> list[tuple[int, str]]:
    """Level and text of each heading of a DOCX."""
    heads = []
    for paragraph in docx.Document(BytesIO(data)).paragraphs:
        name = paragraph.style.name
        if name == "Title":
            heads.append((1, paragraph.text))
        elif name.startswith("Heading "):
            heads.append((int(name[-1]), paragraph.text))
    return heads


def _odt_body(data: bytes) -> object:
    with ZipFile(BytesIO(data)) as packed:
        root = ElementTree.fromstring(packed.read("content.xml"))
    return root.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")


def _odt_text(element: object) -> str:
    text = element.text or ""
    for kid in element:
        if kid.tag == f"{TEXT}line-break":
            text += "\n"
        elif kid.tag == f"{TEXT}tab":
            text += "\t"
        elif kid.tag == f"{TEXT}s":
            text += " " * int(kid.get(f"{TEXT}c", "1"))
        elif not kid.tag.endswith(("}title", "}desc")):  # those are the words of a figure
            text += _odt_text(kid)
        text += kid.tail or ""
    return text


def odt_texts(data: bytes) -> list[str]:
    """The text of each paragraph and heading of an ODT, without the entries of the contents."""
    found = []
    for element in _odt_body(data).iter():
        style = element.get(f"{TEXT}style-name", "")
        is_entry = style.startswith("Contents_20_") and style != "Contents_20_Heading"
        if element.tag in (f"{TEXT}p", f"{TEXT}h") and not is_entry:
            found.append(_odt_text(element))
    return found


def odt_heads(data: bytes) -> list[tuple[int, str]]:
    """Level and text of each heading of an ODT."""
    return [
        (int(element.get(f"{TEXT}outline-level")), _odt_text(element)) for element in _odt_body(data).iter(f"{TEXT}h")
    ]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.heads: list[tuple[int, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self._open.append(tag)
        if re.fullmatch("h[1-6]", tag) and "nav" not in self._open:
            self.heads.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"{tag} does not close what is open"

    def handle_data(self, data: str) -> None:
        if {"style", "title", "nav"} & set(self._open) or data.startswith("Naar de inhoud"):
            return
        self.texts.append(data)
        if any(re.fullmatch("h[1-6]", tag) for tag in self._open):
            level, text = self.heads[-1]
            self.heads[-1] = (level, text + data)


def html_page(data: bytes) -> _Page:
    """The page as a parser meets it; every element is closed in its place."""
    page = _Page()
    page.feed(data.decode("utf-8"))
    page.close()
    assert page._open == []
    return page


def office() -> str | None:
    """Where LibreOffice is, if it is there."""
    return shutil.which("soffice")


def as_plain_text(data: bytes, extension: str, folder: Path) -> str:
    """The text of an office file as LibreOffice reads it."""
    source = folder / f"gelezen.{extension}"
    source.write_bytes(data)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    command = [
        str(office()),
        "--headless",
        f"-env:UserInstallation={home.as_uri()}",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    return source.with_suffix(".txt").read_text("utf-8-sig")
