"""What colleagues say on paper: each obstacle with its real cause, what to do, and its sources."""

from collections.abc import Mapping, Sequence

from . import dutch
from .document import Block, Bullets, Document, Heading, Paragraph
from .list_document import PROGRAM, Paper, short_document
from .norms import Certainty
from .obstacles import TITLE, Obstacle, ObstacleAction


def obstacle_list(obstacles: Sequence[Obstacle], titles: Mapping[str, str], paper: Paper) -> Document:
    """These obstacles in this order; `titles` are those of the criteria by their code."""
    blocks: list[Block] = []
    for item in obstacles:
        blocks += [
            Heading(text=item.quoted),
            Paragraph(text=item.cause),
            Bullets(items=tuple(map(_told, item.actions))),
            Paragraph(text=_below(item, titles), muted=True),
        ]
    facts = [("Aantal", dutch.counted(len(obstacles), "bezwaar", "bezwaren"))]
    nothing = Paragraph(text="Bij deze keuze hoort geen enkel bezwaar.", muted=True)
    return short_document(TITLE, PROGRAM, paper, facts, blocks or [nothing])


def _told(action: ObstacleAction) -> str:
    return f"{action.words} ({action.place})" if action.place else action.words


def _below(item: Obstacle, titles: Mapping[str, str]) -> str:
    about = [f"{code} {titles.get(code, '')}".strip() for code in item.criteria]
    lines = [f"Hoort bij: {'; '.join(about)}." if about else "", f"Bron: {'; '.join(item.sources)}."]
    if item.certainty is not Certainty.SURE:
        lines.append(f"{item.certainty.label}. Kijk het zelf na voordat u erop bouwt.")
    return "\n".join(filter(None, lines))
