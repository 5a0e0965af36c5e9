"""Small parts that several chapters are made of."""

from collections.abc import Iterable, Sequence
from typing import Any

from ..assessment import Finding, Status
from ..catalogue import cited
from ..document import Block, Cell, Chapter, Column, Facts, Heading, Paragraph, Table, Tone
from ..fields import describe, get
from ..telling import labelled
from ..tender import Tender

TONES = {
    Status.MET: Tone.OK,
    Status.EXPLAINED: Tone.OK,
    Status.NOT_MET: Tone.BAD,
    Status.TO_EXPLAIN: Tone.WHY,
    Status.OPEN: Tone.NEUTRAL,
    Status.NOT_APPLICABLE: Tone.NEUTRAL,
    Status.OPPORTUNITY: Tone.ACCENT,
}


def facts(item: Any, caption: str, *paths: str, more: Sequence[tuple[str, str]] = ()) -> tuple[Block, ...]:
    """The filled-in fields as label and value; nothing when all are empty."""
    rows = (*labelled(item, *paths), *((label, text) for label, text in more if text))
    return (Facts(caption=caption, rows=rows),) if rows else ()


def motivation(tender: Tender, path: str, *, public: bool = False) -> tuple[Block, ...]:
    """A written reason under its own heading; nothing when it is not written.

    `public` marks the text as one that must stand in the aanbestedingsstukken too.
    """
    text = str(get(tender, path)).strip()
    if not text:
        return ()
    return (
        Heading(text=describe(Tender, path).about.label, level=3),
        Paragraph(text=text, also_in_procurement_documents=public),
    )


def motivations(tender: Tender, *paths: str, public: bool = False) -> tuple[Block, ...]:
    """Several written reasons, each under its own heading."""
    return tuple(block for path in paths for block in motivation(tender, path, public=public))


def rows_table(caption: str, items: Sequence[Any], *columns: tuple[str, float]) -> tuple[Block, ...]:
    """A table of a list in the tender, one row per item; `columns` are field names with their share of the width."""
    if not items:
        return ()
    described = [(describe(type(items[0]), name), share) for name, share in columns]
    shown = []
    for item in items:
        texts = [dict(labelled(item, field.name)).get(field.about.label, "–") for field, _ in described]
        shown.append(tuple(Cell(text=text) for text in texts))
    return (
        Table(
            caption=caption,
            columns=tuple(
                Column(title=field.about.label, share=share, numeric=field.bounds is not None)
                for field, share in described
            ),
            rows=tuple(shown),
        ),
    )


def findings_table(caption: str, findings: Iterable[Finding]) -> tuple[Block, ...]:
    """Findings as a table: what is judged, the verdict in a word, the explanation, the source."""
    rows = tuple(
        (
            Cell(text=f"{finding.criterion.id} {finding.criterion.title}"),
            Cell(text=finding.status.label, tone=TONES[finding.status], strong=True),
            Cell(text=finding.message),
            Cell(text="\n".join(cited(finding.criterion.legal_basis, short=True))),
        )
        for finding in findings
    )
    if not rows:
        return ()
    columns = (
        Column(title="Punt", share=3.2),
        Column(title="Oordeel", share=2.1),
        Column(title="Uitleg", share=4.2),
        Column(title="Bron", share=2.8),
    )
    return (Table(caption=caption, columns=columns, rows=rows),)


def waived_table(caption: str, findings: Iterable[Finding]) -> tuple[Block, ...]:
    """What does not apply, in short: the point and the reason."""
    rows = tuple(
        (Cell(text=f"{finding.criterion.id} {finding.criterion.title}"), Cell(text=finding.message))
        for finding in findings
    )
    if not rows:
        return ()
    return (Table(caption=caption, columns=(Column(title="Punt", share=5), Column(title="Reden", share=5)), rows=rows),)


def chapter(number: int, title: str, *blocks: Sequence[Block], empty: str) -> Chapter:
    """A chapter; when no block has anything to say it holds the one line `empty`."""
    content = tuple(block for group in blocks for block in group)
    return Chapter(number=number, title=title, blocks=content or (Paragraph(text=empty, muted=True),))
