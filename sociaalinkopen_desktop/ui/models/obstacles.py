"""What colleagues say as entries of the Kennisbank: what is the matter, what to do and where, and how sure it is."""

from __future__ import annotations

from ...domain import catalogue_texts as texts
from ...domain.catalogue import Catalogue
from ...domain.norms import Certainty
from ...domain.obstacles import Obstacle, ObstacleBook
from .knowledge import Deed, Entry, Section


def entries_of_obstacles(book: ObstacleBook, catalogue: Catalogue) -> tuple[Entry, ...]:
    """An entry per obstacle, in the order of the book; criteria that are not in the catalogue are left out."""
    themes = {item.id: item.theme.label for item in catalogue.criteria}
    return tuple(
        _entry(item, {code: themes[code] for code in item.criteria if code in themes}) for item in book.obstacles
    )


def deeds_of(item: Obstacle) -> tuple[Deed, ...]:
    """What to do about it, by where that is."""
    return tuple(
        Deed(tuple(action.words for action in actions), go, actions[0].place, actions[0].in_tender)
        for go, actions in item.doing()
    )


def _entry(item: Obstacle, themes: dict[str, str]) -> Entry:
    sure = item.certainty is Certainty.SURE
    parts = [*dict.fromkeys(themes.values()), *(() if sure else ("nog te bevestigen",))]
    certainty = texts.certainty(item.certainty) + ("" if sure else " Kijk het zelf na voordat u erop bouwt.")
    return Entry(
        part=None,
        key=item.id,
        title=item.quoted,
        second=" · ".join(parts),
        sure=sure,
        sections=(
            Section("Wat er werkelijk speelt", texts.paragraphs(item.cause)),
            Section("Wat u kunt doen", (), deeds_of(item)),
            Section("Waar het staat", item.sources),
            Section("Hoe zeker dit is", (certainty,)),
        ),
        links=tuple(themes),
    )
