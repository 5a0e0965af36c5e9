"""Who comes to a meeting, and who wants to speak whom."""

from dataclasses import dataclass
from typing import Annotated

from ..choices import Choice
from ..fields import About

_KEY = About("Kenmerk", "Waaraan het programma deze regel herkent.", hidden=True)
_FROM = About("Aanwezig vanaf", "Bijvoorbeeld 14:00. Leeg: de hele bijeenkomst.")
_UNTIL = About("Aanwezig tot", "Bijvoorbeeld 16:00. Leeg: de hele bijeenkomst.")


class Side(Choice):
    """Which of the two asked for the conversation."""

    ORGANISATION = "organisation", "De organisatie die zoekt"
    ENTERPRISE = "enterprise", "De onderneming"


class Strength(Choice):
    """How much somebody wants a conversation."""

    GLADLY = "gladly", "Graag"
    VERY_GLADLY = "very_gladly", "Heel graag"


@dataclass(frozen=True, kw_only=True)
class SeekingOrganisation:
    """An organisation that is going to buy something and looks for who can deliver it."""

    key: Annotated[str, _KEY] = ""
    name: Annotated[str, About("Organisatie", "Bijvoorbeeld een gemeente, school of woningcorporatie.")] = ""
    will_buy: Annotated[str, About("Wat gaat zij kopen", "In gewone woorden, zonder bedrag.", long=True)] = ""
    expected: Annotated[str, About("Wanneer ongeveer", "Bijvoorbeeld 'voorjaar 2027'.")] = ""
    function: Annotated[str, About("Functie", "Wie zit aan tafel? Geen naam van een persoon.")] = ""
    email: Annotated[str, About("E-mail", "Een algemeen adres van de organisatie.")] = ""
    seats: Annotated[
        int, About("Gesprekken tegelijk", "Aan hoeveel tafels kan zij tegelijk zitten?", minimum=1, maximum=20)
    ] = 1
    available_from: Annotated[str, _FROM] = ""
    available_until: Annotated[str, _UNTIL] = ""
    is_coming: Annotated[bool, About("Komt", "Nee: dan plant het programma geen gesprekken.")] = True


@dataclass(frozen=True, kw_only=True)
class PitchingEnterprise:
    """A social enterprise that tells what it can deliver. `enterprise_id` is its number in the register, if any."""

    key: Annotated[str, _KEY] = ""
    enterprise_id: Annotated[str, About("Nummer in het register", "Maakt het programma zelf.", hidden=True)] = ""
    name: Annotated[str, About("Onderneming", "De handelsnaam.")] = ""
    offer: Annotated[str, About("Wat biedt zij aan", "In gewone woorden.", long=True)] = ""
    function: Annotated[str, About("Functie", "Wie komt er? Geen naam van een persoon.")] = ""
    email: Annotated[str, About("E-mail", "Een algemeen adres van de onderneming.")] = ""
    wants_pitch: Annotated[bool, About("Houdt een pitch", "Een kort praatje voor de hele zaal.")] = True
    available_from: Annotated[str, _FROM] = ""
    available_until: Annotated[str, _UNTIL] = ""
    is_coming: Annotated[bool, About("Komt", "Nee: dan plant het programma geen pitch en geen gesprekken.")] = True


@dataclass(frozen=True, kw_only=True)
class Wish:
    """One side wants to speak the other. Both wishes of a pair make it mutual."""

    organisation: Annotated[str, About("Organisatie", "Het kenmerk van de organisatie.", hidden=True)] = ""
    enterprise: Annotated[str, About("Onderneming", "Het kenmerk van de onderneming.", hidden=True)] = ""
    wished_by: Annotated[Side, About("Gevraagd door", "Wie wil dit gesprek?")] = Side.ORGANISATION
    strength: Annotated[Strength, About("Hoe graag", "Telt mee als niet alles past.")] = Strength.GLADLY
