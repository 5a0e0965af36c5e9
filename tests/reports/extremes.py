"""Documents at the far end of what people and files may hold; each by its name."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zlib import crc32

import PIL.Image

from sociaalinkopen_desktop.domain.document import (
    Bullets,
    Cell,
    Chapter,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    SignOff,
    Table,
    Tone,
)
from tests.reports.samples import CHART, a_logo, empty, everyday, findings, hostile, note

LONG_CELL = "De inschrijver beschrijft hoe hij de wijk betrekt. " * 1000
MARKUP = "<b>vet</b> & <img src='file:///etc/passwd'/> ]]> <!-- --> <?x?> </w:t> &#0; &amp; %s {x} \\n ${x} {{x}}"
FORMULAS = ("=SOM(A1:A9)", "+1+1", "-2+3", "@SUM(1)", "=cmd|'/c calc'!A1", '=HYPERLINK("http://x")', "\t=1", "\r=1")
EMOJI = "Duim 👍🏽, gezin 👨‍👩‍👧, vlag 🇳🇱, vinkje ✅, kruis ☒, hart ❤️"
RIGHT_TO_LEFT = "עברית \u202eomgekeerd\u202c العربية \u200f123\u200e فارسی"
OTHER_SCRIPTS = "中文 日本語 हिन्दी ไทย Ελληνικά Кириллица 𝐀 ﬁ ĳ Ș H₂O m² a\u0301 e\u0308"
CONTROL_SIGNS = "bel\x07 nul\x00 esc\x1b tab\t einde\r\nregel\x0bvt\x0cff\x85nel\u2028ls\u2029ps \ud800 \ufffe \ufeff"
LONG_WORD = "Aanbestedingsplichtigheidsdrempelwaardeoverschrijdingsmelding" * 20


def everywhere(text: str) -> Document:
    """A text in every place where a document can hold one."""
    cells = tuple(Cell(text=text, tone=tone) for tone in Tone)
    columns = tuple(Column(title=text, numeric=bool(at % 2)) for at in range(len(cells)))
    blocks = (
        Heading(text=text),
        Heading(text=text, level=3),
        Paragraph(text=text, also_in_procurement_documents=True),
        Paragraph(text=text, muted=True),
        Bullets(items=(text, text)),
        Table(caption=text, columns=columns, rows=(cells, cells[::-1])),
        Table(caption=text, columns=columns[:2], rows=((Cell(text=text, url="https://example.nl"), Cell(text=text)),)),
        Facts(rows=((text, text),), caption=text),
        replace(CHART, caption=text, alternative=text, x_title=text, y_title=text),
        replace(a_logo(), data=b"", alternative=text),
        SignOff(roles=(text,), declaration=text),
    )
    return Document(
        kind=text, title=text, organisation=text, status=text, date=note().date, file_name=text,
        key_facts=Facts(rows=((text, text),)), summary=blocks, disclaimer=text, creator=text,
        chapters=tuple(Chapter(number=number, title=text, blocks=blocks) for number in (1, 2, 3)),
    )  # fmt: skip


def with_logo(picture: Picture | None) -> Document:
    return replace(everyday(chapters=3, rows=1), logo=picture)


def drawn(mode: str, kind: str, size: tuple[int, int] = (40, 20)) -> Picture:
    """A logo in a colour mode of Pillow, such as CMYK, as file of a kind."""
    packed = BytesIO()
    PIL.Image.new(mode, size).save(packed, kind)
    return replace(a_logo(), data=packed.getvalue(), kind=kind.lower())


def huge_picture() -> bytes:
    """A file of a few bytes that claims to hold a picture of 900 million points."""
    head = b"IHDR" + (30_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n\0\0\0\x0d" + head + crc32(head).to_bytes(4, "big")


def sixty_columns() -> Document:
    columns = tuple(Column(title=f"Kolom {at}", numeric=bool(at % 2)) for at in range(60))
    row = tuple(Cell(text=f"waarde {at}") for at in range(60))
    return note(Table(caption="Zestig kolommen", columns=columns, rows=(row,) * 20))


def long_cells() -> Document:
    """A cell of 50,000 characters: in a wide column, in a narrow one, and in two at once."""
    narrow = (Column(title="Eis"), Column(title="Smal", share=0.2), Column(title="Uitleg", share=3))
    rows = (
        (Cell(text="Breed"), Cell(text=""), Cell(text=LONG_CELL)),
        (Cell(text="Smal"), Cell(text=LONG_CELL), Cell(text="")),
        (Cell(text="Beide"), Cell(text=LONG_CELL, tone=Tone.BAD), Cell(text=LONG_CELL)),
    )
    return note(Table(caption="Lange cellen", columns=narrow, rows=rows), Paragraph(text="Daarna."))


EXTREMES: dict[str, Callable[[], Document]] = {
    "niets ingevuld": empty,
    "vijandig": hostile,
    "opmaak": lambda: everywhere(MARKUP),
    "formules": lambda: everywhere("\n".join(FORMULAS)),
    "emoji": lambda: everywhere(EMOJI),
    "van rechts naar links": lambda: everywhere(RIGHT_TO_LEFT),
    "andere schriften": lambda: everywhere(OTHER_SCRIPTS),
    "stuurtekens": lambda: everywhere(CONTROL_SIGNS),
    "een heel lang woord": lambda: everywhere(LONG_WORD),
    "alleen spaties": lambda: everywhere(" \u00a0 "),
    "alleen onbekende tekens": lambda: everywhere("\U0001f600"),
    "geen logo": lambda: with_logo(None),
    "kapot logo": lambda: with_logo(replace(a_logo(), data=a_logo().data[:60])),
    "leeg logo": lambda: with_logo(replace(a_logo(), data=b"")),
    "logo in drukkleuren": lambda: with_logo(drawn("CMYK", "JPEG")),
    "logo in grijs": lambda: with_logo(drawn("LA", "PNG")),
    "logo met palet": lambda: with_logo(drawn("P", "PNG")),
    "logo van een punt": lambda: with_logo(drawn("RGBA", "PNG", (1, 1))),
    "logo als een lat": lambda: with_logo(drawn("RGB", "PNG", (2000, 2))),
    "logo dat te groot beweert te zijn": lambda: with_logo(replace(a_logo(), data=huge_picture())),
    "zestig kolommen": sixty_columns,
    "cellen van 50.000 tekens": long_cells,
}

LONG: dict[str, Callable[[], Document]] = {
    "duizend bevindingen": lambda: note(findings(1000)),
    "tweehonderd bladzijden": lambda: everyday(chapters=100, rows=12),
}
