"""One meet-the-market event."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ..fields import About


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """An event where organisations with a need and social enterprises meet."""

    id: Annotated[str, About("Nummer in het programma", "Maakt het programma zelf.", hidden=True)] = ""
    title: Annotated[str, About("Naam", "Bijvoorbeeld 'Meet the market groen'.")] = ""
    day: Annotated[date | None, About("Datum", "De dag van de bijeenkomst.")] = None
    place: Annotated[str, About("Plaats", "Zaal en adres.")] = ""
