"""Name cards and table signs: to print, cut out, and put on the table."""

from ... import dutch
from ...document import Card, Cards, Chapter, Document
from ..parties import name_of
from ..tables import own_tables, room_tables
from . import parts
from .kinds import MeetingDocumentKind, MeetingMaterial

CARD_HEIGHT, SIGN_HEIGHT = 153.0, 318.0
"""Points: a name card fits a holder of 85 by 54 mm, and two table signs fit a page."""


def name_cards(material: MeetingMaterial) -> Document:
    """A card for every participant. Who comes with more people prints the page again."""
    meeting = material.meeting
    people = [(name_of(item), item.function) for item in parts.coming_organisations(meeting)]
    people += [(name_of(item), item.function) for item in parts.coming_enterprises(meeting)]
    cards = [Card(name=name, above=parts.title_of(meeting), below=function) for name, function in people]
    how = "Print op stevig papier en knip langs de stippellijnen. Een kaartje past in een houder van 85 bij 54 mm."
    return _cards(MeetingDocumentKind.NAME_CARDS, material, cards, 2, CARD_HEIGHT, how)


def table_signs(material: MeetingMaterial) -> Document:
    """A sign for every table: with the organisation that stays there, or else only the number."""
    meeting = material.meeting
    own = own_tables(meeting)
    names = {number: name_of(item) for item in parts.coming_organisations(meeting) for number in own.get(item.key, ())}
    last = max(names, default=0) if names else room_tables(meeting)
    signs = [
        Card(name=names.get(number, str(number)), above=f"Tafel {number}", below=parts.title_of(meeting))
        for number in range(1, last + 1)
    ]
    how = "Print op stevig papier en knip langs de stippellijnen. Er staan twee kaarten op een bladzijde."
    return _cards(MeetingDocumentKind.TABLE_SIGNS, material, signs, 1, SIGN_HEIGHT, how)


def _cards(
    kind: MeetingDocumentKind, material: MeetingMaterial, cards: list[Card], columns: int, height: float, how: str
) -> Document:
    block = Cards(items=tuple(cards), columns=columns, height=height)
    chapters = (Chapter(number=0, title="Om uit te knippen", blocks=(block,)),) if cards else ()
    return parts.document(
        kind,
        material,
        chapters,
        summary=(parts.muted(how if cards else "Er zijn nog geen deelnemers."),),
        compact=True,
        more=(("Aantal", dutch.number(len(cards))),),
    )
