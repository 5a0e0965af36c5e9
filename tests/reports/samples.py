"""Documents to draw in tests: an everyday one, a hostile one and a long one. All names are invented."""

from datetime import date
from io import BytesIO

import PIL.Image

from sociaalinkopen_desktop.domain.document import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Chart,
    ChartLine,
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

REASON = (
    "De gemeente koopt het onderhoud van groen in twee wijken in. De opdracht is verdeeld in twee percelen, zodat ook "
    "kleinere bedrijven kunnen meedoen. De gemeente vraagt 5 % social return. Deze eis past bij de opdracht, want een "
    "groot deel van het werk is handwerk dat mensen met een afstand tot de arbeidsmarkt goed kunnen leren."
)
LONG_WORD = "meervoudigonderhandseaanbestedingsproceduredocumentatieverplichting"


def findings(count: int) -> Table:
    """A findings table with every tone."""
    outcomes = (
        Cell(text="Voldoet", tone=Tone.OK),
        Cell(text="Voldoet niet", tone=Tone.BAD),
        Cell(text="Motiveren", tone=Tone.WHY),
        Cell(text="Nog te beantwoorden", tone=Tone.NEUTRAL),
        Cell(text="Kans", tone=Tone.ACCENT),
        Cell(text="Niet van toepassing", tone=Tone.NEUTRAL),
    )
    return Table(
        caption="Uitkomst van de toets",
        columns=(
            Column(title="Onderwerp", share=2),
            Column(title="Uitkomst", share=1.5),
            Column(title="Waarde", share=1, numeric=True),
            Column(title="Toelichting en bron", share=3.5),
        ),
        rows=tuple(
            (
                Cell(text=f"Eis {i + 1}: omzet en referenties", strong=True),
                outcomes[i % len(outcomes)],
                Cell(text=f"€\u00a0{1_296_000 + i * 1000:,}".replace(",", ".")),
                Cell(text=REASON[: 60 + 45 * (i % 5)]),
            )
            for i in range(count)
        ),
    )


def _chapter(number: int, title: str, rows: int = 6) -> Chapter:
    return Chapter(
        number=number,
        title=title,
        blocks=(
            Paragraph(text=REASON),
            Heading(text="Afweging"),
            Paragraph(
                text="Deze keuze volgt voorschrift 3.4 A van de Gids Proportionaliteit.",
                also_in_procurement_documents=True,
            ),
            Paragraph(text=REASON + "\nDe gemeente legt de keuze vast.", also_in_procurement_documents=True),
            Bullets(
                items=("Omvang van de opdracht", "Aantal mogelijke inschrijvers. " + REASON, "Kosten van inschrijven")
            ),
            findings(rows),
            Heading(text="Waarden", level=3),
            Facts(
                rows=(("Raming", "€ 432.000 excl. btw"), ("Looptijd", "2 jaar en 2 × 1 jaar"), ("CO₂", "≤ 12 kg/m²"))
            ),
            Paragraph(text="Getoetst aan het recht van 8-10-2026.", muted=True),
        ),
    )


TITLES = (
    "De opdracht", "Waarde en percelen", "Keuze van de procedure", "Sociale en duurzame ambitie",
    "Geschiktheidseisen en uitvoeringsvoorwaarden", "Gunning", "De markt", "Planning",
)  # fmt: skip


def everyday(chapters: int = 5, rows: int = 6) -> Document:
    """A justification as an officer would print it; five chapters make about ten pages."""
    return Document(
        kind="Motiveringsdocument",
        title="Groenonderhoud wijken Noord en Oost",
        organisation="Voorbeeldgemeente",
        status="Concept",
        date=date(2026, 10, 8),
        file_name="2026-014 Groenonderhoud – motivering.pdf",
        key_facts=Facts(
            rows=(
                ("Kenmerk", "2026-014"),
                ("Procedure", "Europees openbaar"),
                ("Raming", "€ 432.000 excl. btw"),
                ("Getoetst aan", "recht van 8-10-2026"),
            )
        ),
        summary=(
            Paragraph(text=REASON),
            Table(
                caption="Uitkomst van de toets in het kort",
                columns=(Column(title="Onderwerp", share=3), Column(title="Uitkomst", share=1)),
                rows=(
                    (Cell(text="Omzeteis"), Cell(text="Voldoet niet", tone=Tone.BAD)),
                    (Cell(text="Referenties"), Cell(text="Motiveren", tone=Tone.WHY)),
                    (Cell(text="Social return"), Cell(text="Voldoet", tone=Tone.OK)),
                ),
            ),
        ),
        chapters=(
            *(_chapter(n + 1, TITLES[n % len(TITLES)], rows) for n in range(chapters)),
            Chapter(
                number=chapters + 1,
                title="Bronnen en ondertekening",
                blocks=(
                    Table(
                        caption="Bronnen",
                        columns=(Column(title="Bron", share=2), Column(title="Stand", share=1)),
                        rows=(
                            (
                                Cell(text="Aanbestedingswet 2012", url="https://wetten.overheid.nl/BWBR0032203"),
                                Cell(text="1-9-2026"),
                            ),
                            (Cell(text="Gids Proportionaliteit"), Cell(text="")),
                        ),
                    ),
                    SignOff(roles=("Inkoopadviseur", "Budgethouder")),
                ),
            ),
        ),
        disclaimer="Dit document is geen juridisch advies. Het is getoetst aan het recht van 8-10-2026.",
    )


HOSTILE_TEXTS = (
    "",
    "   ",
    "<b>vet</b> & <img src='file:///etc/passwd'/> <para></font> %s {x} &amp; &#0;",
    "=cmd|'/c calc'!A1",
    "Emoji 👍🏽 👨‍👩‍👧 🇳🇱 ☒ ⚠️ ✅",
    "עברית العربية 中文 हिन्दी",
    "bel\x07 nul\x00 esc\x1b tab\t einde\r\nregel\x0bvt\u2028ls \ud800",
    "a\u0301 e\u0308 ﬁ ĳ Ș H₂O m² 𝐀 ≤ ≥ → ☐ ☑ „quote” \u200b\u00ad\u2011\u202f\u00a0",
    "(haakje \\ open (( en )) dicht \\n",
    "Aanbestedingsplichtigheidsdrempelwaardeoverschrijdingsmelding" * 8,
    "https://www.example.nl/" + "a" * 300 + "?x=1&y=2",
    "regel 1\n\n\nregel 4\n",
    "x" * 5000,
)


def hostile() -> Document:
    """Every text a document can hold, filled with what users and files should not contain, but do."""
    long_cell = "Lorem ipsum dolor. " * 2632
    assert len(long_cell) > 50_000
    wild = HOSTILE_TEXTS
    four = (Cell(text=""),) * 4
    urls = (
        "https://example.nl/é?a=(1)&b=%20<x>",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://[",
        "https://例え.jp/\ud800",
        "mailto:inkoop@example.nl",
        "https://example.nl/" + "b" * 3000,
    )
    columns = tuple(Column(title=text[:300], share=share) for text, share in zip(wild[2:6], (0, -1, 3, 1), strict=True))
    return Document(
        kind=wild[4] + wild[2],
        title=wild[6] + wild[7] + " titel" * 900,
        organisation=wild[5] + " organisatie" * 40,
        status="Concept " + wild[8] * 3,
        date=date(2026, 2, 28),
        file_name=wild[6] + wild[9],
        key_facts=Facts(rows=tuple(zip(wild, reversed(wild), strict=True)), caption=wild[2]),
        summary=(Heading(text="", level=3), Heading(text=wild[2], level=9), *(Paragraph(text=text) for text in wild)),
        chapters=(
            Chapter(number=0, title="", blocks=()),
            Chapter(number=-1, title=wild[12], blocks=tuple(Heading(text=text, level=3) for text in wild)),
            Chapter(
                number=10**6,
                title="Tabellen",
                blocks=(
                    Table(caption="", columns=(), rows=()),
                    Table(caption=wild[3], columns=columns, rows=()),
                    Table(caption=wild[4], columns=columns, rows=((), four, (Cell(text=long_cell),) * 2)),
                    Table(
                        caption="Lange kop",
                        columns=(Column(title="Kop " * 3000), Column(title="Bedrag", numeric=True)),
                        rows=tuple((Cell(text=text, tone=tone), Cell(text=text)) for text in wild for tone in Tone),
                    ),
                    Table(
                        caption="Veel kolommen",
                        columns=tuple(Column(title=f"Kolom {i}", numeric=bool(i % 2)) for i in range(60)),
                        rows=(tuple(Cell(text=f"waarde {i}") for i in range(60)),) * 3,
                    ),
                    Table(
                        caption="Adressen",
                        columns=(Column(title="Adres"), Column(title="Tekst")),
                        rows=tuple(
                            (Cell(text="", url=url), Cell(text="lang " * 90, url=url))
                            for url in urls
                        ),
                    ),
                    Facts(rows=()),
                    Facts(rows=(("", ""), ("a", long_cell))),
                ),
            ),
            Chapter(
                number=4,
                title="Alinea’s",
                blocks=(
                    Bullets(items=()),
                    Bullets(items=wild),
                    *(Paragraph(text=text, also_in_procurement_documents=True, muted=text == "") for text in wild),
                    Paragraph(text=long_cell, also_in_procurement_documents=True),
                    SignOff(roles=()),
                    SignOff(roles=wild),
                ),
            ),
        ),
        disclaimer=wild[7],
    )  # fmt: skip


def note(*blocks: Block, summary: tuple[Block, ...] = (), chapters: tuple[Chapter, ...] = ()) -> Document:
    """A short document of the given blocks, in one chapter unless `chapters` are given."""
    return Document(
        kind="Notitie",
        title="Groenonderhoud",
        organisation="Voorbeeldgemeente",
        status="Definitief",
        date=date(2026, 10, 8),
        file_name="notitie.pdf",
        key_facts=Facts(rows=(("Kenmerk", "2026-014"),)),
        summary=summary,
        chapters=chapters or ((Chapter(number=1, title="Inhoud", blocks=blocks),) if blocks else ()),
        contents=False,
    )


def empty() -> Document:
    """A document in which nothing has been filled in."""
    return Document(
        kind="", title="", organisation="", status="", date=date(2026, 1, 1), file_name="",
        key_facts=Facts(rows=()), summary=(), chapters=(),
    )  # fmt: skip


def a_logo() -> Picture:
    """A picture with parts that let the paper show through."""
    image = PIL.Image.new("RGBA", (120, 40), (0, 0, 0, 0))
    image.paste((11, 100, 119, 255), (10, 10, 100, 30))
    packed = BytesIO()
    image.save(packed, "PNG")
    return Picture(data=packed.getvalue(), kind="png", alternative="Logo van Voorbeeldgemeente", share=0.3, height=50)


CHART = Chart(
    caption="Wie wint bij welk gewicht",
    alternative="Inschrijver A wint als de prijs zwaarder telt dan 62 %.",
    x_title="Gewicht van de prijs (%)",
    y_title="Punten",
    x_ticks=((0, "0"), (50, "50"), (100, "100")),
    y_ticks=((0, "0"), (100, "100")),
    lines=(
        ChartLine(name="Inschrijver A", points=((0, 40), (100, 100))),
        ChartLine(name="Inschrijver met een heel lange naam die niet past", points=((0, 90), (100, 70))),
    ),
    mark=(40, "nu 40 %"),
)
