"""Small parts that several chapters are made of."""

from collections.abc import Iterable, Sequence
from typing import Any

from ..assessment import Finding, Status
from ..catalogue import Kind, cited
from ..document import Block, Cell, Chapter, Column, Facts, Heading, Paragraph, Table, Tone
from ..fields import describe, fields_of, get
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


# Reasons that the law wants in the aanbestedingsstukken as well, with their row in wettelijk kader § 6.
# Other rows of that list are no field but a sentence, or the deviations of chapter 13 (rows 7 and 8).
IN_DOCUMENTS = {
    "division.merged_market": 5,
    "division.merged_organisation": 5,
    "division.merged_coherence": 5,
    "division.not_divided_reason": 6,
    "contract.standard_terms_reason": 7,
    "requirements.turnover_reason": 14,
    "requirements.brand_reason": 19,
    "ambition.social_return.clause_text": 21,
    "award.lowest_price_reason": 23,
    "award.cost_method": 24,
    "award.no_weights_reason": 25,
    "division.maximum_lots_rule": 26,
}


def facts(item: Any, caption: str, *paths: str, more: Sequence[tuple[str, str]] = ()) -> tuple[Block, ...]:
    """The filled-in fields as label and value; nothing when all are empty."""
    rows = (*labelled(item, *paths), *((label, text) for label, text in more if text))
    return (Facts(caption=caption, rows=rows),) if rows else ()


def short_fields(tender: Tender, group: str, *skip: str) -> tuple[str, ...]:
    """The paths of what is filled in beside the running texts of a group; none while the whole group is untouched."""
    value = get(tender, group)
    if value == type(value)():
        return ()
    return tuple(
        f"{group}.{field.name}"
        for field in fields_of(type(value))
        if not field.is_group and not field.about.long and field.name not in skip
    )


def reasons(tender: Tender, group: str, *skip: str) -> tuple[Block, ...]:
    """The running texts of a group, each under its own heading, in the order of the form."""
    paths = (f"{group}.{item.name}" for item in fields_of(type(get(tender, group))) if item.about.long)
    return motivations(tender, *(path for path in paths if path.rpartition(".")[2] not in skip))


def motivations(tender: Tender, *paths: str) -> tuple[Block, ...]:
    """Written reasons, each under the name of its field; what is not written is left out."""
    blocks: list[Block] = []
    for path in paths:
        text = str(get(tender, path)).strip()
        if text:
            blocks.append(Heading(text=describe(Tender, path).about.label, level=3))
            blocks.append(Paragraph(text=text, also_in_procurement_documents=path in IN_DOCUMENTS))
    return tuple(blocks)


def in_documents(text: str) -> Paragraph:
    """A sentence that the law wants in the aanbestedingsstukken as well."""
    return Paragraph(text=text, also_in_procurement_documents=True)


def rows_table(caption: str, items: Sequence[Any], *columns: tuple[str, float]) -> tuple[Block, ...]:
    """A table of a list in the tender, one row per item; `columns` are field names with their share of the width.

    What an item holds beside these columns follows below the table, under the name of the item.
    """
    if not items:
        return ()
    described = [(describe(type(items[0]), name), share) for name, share in columns]
    shown = []
    for item in items:
        texts = [dict(labelled(item, field.name)).get(field.about.label, "–") for field, _ in described]
        shown.append(tuple(Cell(text=text) for text in texts))
    table = Table(
        caption=caption,
        columns=tuple(
            Column(title=field.about.label, share=share, numeric=field.bounds is not None) for field, share in described
        ),
        rows=tuple(shown),
    )
    names = [name for name, _ in columns]
    return (table, *(block for place, item in enumerate(items, 1) for block in _rest(caption, place, item, names)))


def _rest(caption: str, place: int, item: Any, shown: Sequence[str]) -> tuple[Block, ...]:
    others = [
        field.name
        for field in fields_of(type(item))
        if field.name not in shown
        and not field.is_group
        and not field.about.hidden
        and getattr(item, field.name) != field.default
    ]
    name = str(getattr(item, shown[0])).strip() if isinstance(getattr(item, shown[0]), str) else ""
    return facts(item, name or f"{caption}, regel {place}", *others)


def findings_table(caption: str, findings: Iterable[Finding]) -> tuple[Block, ...]:
    """Findings as a table: what is judged, the verdict in a word, the explanation, the source."""
    rows = tuple(
        (
            Cell(text=f"{finding.criterion.id} {finding.criterion.title}"),
            Cell(text=finding.status.label, tone=TONES[finding.status], strong=True),
            Cell(text=_explanation(finding)),
            Cell(text="\n".join(cited(finding.criterion.legal_basis, short=True))),
        )
        for finding in findings
    )
    columns = (
        Column(title="Punt", share=3.2),
        Column(title="Oordeel", share=2.1),
        Column(title="Uitleg", share=4.2),
        Column(title="Bron", share=2.8),
    )
    return (Table(caption=caption, columns=columns, rows=rows),)


def _explanation(finding: Finding) -> str:
    """The message, with what the officer answered, or where her reason to deviate stands."""
    lines = [finding.message]
    judged = finding.status is not Status.NOT_APPLICABLE  # a reason to set it aside is the message already
    if judged and finding.criterion.kind is Kind.QUESTION and finding.answer is not None:
        lines.append(finding.answer.reason.strip())
    if finding.status is Status.EXPLAINED:
        lines.append("De motivering staat in hoofdstuk 13.")
    return "\n".join(filter(None, lines))


def short_table(caption: str, second: str, findings: Iterable[Finding]) -> tuple[Block, ...]:
    """Findings in short: the point, and under the head `second` what is said about it. Chapter 15 has the sources."""
    rows = tuple(
        (Cell(text=f"{finding.criterion.id} {finding.criterion.title}"), Cell(text=_explanation(finding)))
        for finding in findings
    )
    return (Table(caption=caption, columns=(Column(title="Punt", share=5), Column(title=second, share=6)), rows=rows),)


def chapter(number: int, title: str, *blocks: Sequence[Block], empty: str) -> Chapter:
    """A chapter; when no block has anything to say it holds the one line `empty`."""
    content = tuple(block for group in blocks for block in group)
    return Chapter(number=number, title=title, blocks=content or (Paragraph(text=empty, muted=True),))
