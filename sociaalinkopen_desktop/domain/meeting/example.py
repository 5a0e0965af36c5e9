"""An invented meeting to look around in; marked as an example, with names that belong to nobody."""

from dataclasses import replace
from datetime import date, timedelta

from .meeting import Break, InformationGiven, Meeting
from .participants import PitchingEnterprise, SeekingOrganisation, Side, Strength, Wish
from .parties import with_keys
from .timetable import planned

_WEEKS_AHEAD = 4
_SEEKING = (
    ("Voorbeeldgemeente", "Onderhoud van plantsoenen in twee wijken", "voorjaar"),
    ("Waterschap Voorbeeldland", "Maaien langs sloten, ook met de hand", "zomer"),
    ("Schoolbestuur De Voorbeeldkring", "Lunches en koffie voor bijeenkomsten", "komend schooljaar"),
)
_OFFERING = (
    ("Groenploeg Voorbeeld", "Groenonderhoud door mensen die moeilijk werk vinden."),
    ("Keuken De Voorbeeldpan", "Lunches, soep en taart voor groepen tot honderd personen."),
    ("Voorbeeld Fietskoeriers", "Post en pakketten per fiets in de hele regio."),
    ("Werkplaats Voorbeeldhout", "Meubels en speeltoestellen maken en herstellen."),
    ("Voorbeeld Schoonmaak", "Schoonmaak van kantoren en gymzalen, met begeleiding."),
)
_O, _E = Side.ORGANISATION, Side.ENTERPRISE
_WISHES = (
    (1, 1, _O, Strength.VERY_GLADLY), (1, 1, _E, Strength.VERY_GLADLY), (1, 4, _O, Strength.GLADLY),
    (1, 5, _E, Strength.GLADLY), (2, 1, _O, Strength.GLADLY), (2, 1, _E, Strength.GLADLY),
    (3, 2, _O, Strength.VERY_GLADLY), (3, 2, _E, Strength.GLADLY), (3, 5, _O, Strength.GLADLY),
    (1, 3, _E, Strength.GLADLY), (3, 4, _E, Strength.GLADLY),
)  # fmt: skip


def example_meeting(today: date, identifier: str) -> Meeting:
    """The example, planned for four weeks from that day, with its timetable made."""
    day = today + timedelta(weeks=_WEEKS_AHEAD)
    made = Meeting(
        id=identifier,
        title="Meet the market groen en eten",
        day=day,
        place="Raadzaal, Dorpsplein 1, Voorbeelddorp",
        purpose="Drie organisaties kopen binnenkort iets in. Zij willen sociale ondernemingen leren kennen.",
        organiser="Voorbeeldgemeente",
        contact="inkoop@voorbeeldgemeente.example",
        register_before=day - timedelta(weeks=1),
        begin="13:00",
        end="16:30",
        tables=3,
        breaks=(Break(begin="14:30", end="14:45", what="Pauze met koffie"),),
        organisations=tuple(
            SeekingOrganisation(name=name, will_buy=what, expected=when, function="inkoper")
            for name, what, when in _SEEKING
        ),
        enterprises=tuple(
            PitchingEnterprise(name=name, offer=offer, function="bedrijfsleider") for name, offer in _OFFERING
        ),
        information=(
            InformationGiven(
                day=day, what="Het groenonderhoud krijgt twee percelen en begint in het voorjaar.", to_whom="iedereen"
            ),
        ),
        is_example=True,
    )
    keyed = with_keys(made)
    wishes = tuple(
        Wish(
            organisation=keyed.organisations[organisation - 1].key,
            enterprise=keyed.enterprises[enterprise - 1].key,
            wished_by=side,
            strength=strength,
        )
        for organisation, enterprise, side, strength in _WISHES
    )
    return planned(replace(keyed, wishes=wishes))
