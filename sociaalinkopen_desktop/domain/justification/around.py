"""What stands around the content: who agreed with which step (in 16), and revisions and attachments (17)."""

from collections.abc import Sequence

from ..document import Block, Cell, Chapter, Column, Heading, Paragraph, Table, Tone
from ..dossier import Attachment, Revision
from ..dutch import day
from ..revising import told
from ..sign_off import SignOffState, state_of
from ..tender import Tender

NUMBER = 17
TITLE = "Herzieningen en bijlagen"


def agreements(tender: Tender) -> tuple[Block, ...]:
    """Who agreed with which step, and whether that step changed since; nothing when nobody did."""
    if not tender.sign_offs:
        return ()
    rows = []
    for item in tender.sign_offs:
        state = state_of(tender, item)
        tone = Tone.OK if state is SignOffState.VALID else Tone.WHY
        rows.append(
            (
                Cell(text=f"{item.step.number} {item.step.label}"),
                Cell(text=item.function.strip() or "–"),
                Cell(text=day(item.signed_on) if item.signed_on else "–"),
                Cell(text=state.label, tone=tone, strong=True),
            )
        )
    columns = (
        Column(title="Stap", share=3.4),
        Column(title="Functie", share=3),
        Column(title="Akkoord op", share=1.8),
        Column(title="Stand", share=2.6),
    )
    return (Table(caption="Akkoord per stap", columns=columns, rows=tuple(rows)),)


def around_chapter(tender: Tender) -> tuple[Chapter, ...]:
    """17: the log of revisions and what lies elsewhere; no chapter when there is neither."""
    blocks = (*_revisions(tender.revisions), *_attachments(tender.attachments))
    return (Chapter(number=NUMBER, title=TITLE, blocks=blocks),) if blocks else ()


def _revisions(revisions: Sequence[Revision]) -> tuple[Block, ...]:
    if not revisions:
        return ()
    columns = (
        Column(title="Herziening", share=2),
        Column(title="Datum", share=1.6),
        Column(title="Wat is gewijzigd", share=5),
        Column(title="Waarom", share=3),
    )
    rows = tuple(
        (
            Cell(text=told(item.number)),
            Cell(text=day(item.made_on) if item.made_on else "–"),
            Cell(text=item.changes.strip() or "–"),
            Cell(text=item.reason.strip() or "–"),
        )
        for item in revisions
    )
    return (
        Heading(text="Herzieningen"),
        Table(caption="Wat na de publicatie is gewijzigd", columns=columns, rows=rows),
    )


def _attachments(attachments: Sequence[Attachment]) -> tuple[Block, ...]:
    if not attachments:
        return ()
    columns = (
        Column(title="Naam", share=3),
        Column(title="Plaats", share=4.4),
        Column(title="Hoort bij", share=2.4),
        Column(title="Toegevoegd op", share=1.8),
    )
    rows = tuple(
        (
            Cell(text="\n".join(filter(None, (item.title.strip() or "–", item.remark.strip())))),
            Cell(text=item.location.strip() or "–"),
            Cell(text=f"Stap {item.step.number} {item.step.label}" if item.step else "Het hele dossier"),
            Cell(text=day(item.added_on) if item.added_on else "–"),
        )
        for item in attachments
    )
    intro = "Deze stukken staan elders. Dit document bevat ze niet."
    return (
        Heading(text="Bijlagen"),
        Paragraph(text=intro, muted=True),
        Table(caption="Stukken die elders staan", columns=columns, rows=rows),
    )
