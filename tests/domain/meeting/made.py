"""Meetings for tests: a small one, and a large one with 12 organisations, 30 enterprises and 90 wishes."""

from dataclasses import replace
from datetime import date
from typing import Any

from sociaalinkopen_desktop.domain.meeting.conversations import Attendance, FollowUp, Interest, Outcome
from sociaalinkopen_desktop.domain.meeting.meeting import (
    Break,
    InformationGiven,
    InvitationKind,
    InvitationSent,
    LinkedTender,
    Meeting,
    Reply,
)
from sociaalinkopen_desktop.domain.meeting.participants import (
    PitchingEnterprise,
    SeekingOrganisation,
    Side,
    Strength,
    Wish,
)
from sociaalinkopen_desktop.domain.meeting.parties import with_keys
from sociaalinkopen_desktop.domain.meeting.timetable import planned

PLACES = (
    "Voorbeeldgemeente", "Gemeente Zandhoek", "Gemeente Beekrand", "Waterschap De Lage Gronden", "Stichting Wonen Zuid",
    "Hogeschool De Voorbeeldlaan", "Ziekenhuis Sint-Voorbeeld", "Gemeente Heidezicht", "Schoolbestuur De Kring",
    "Provincie Voorbeeldland", "Veiligheidsregio Midden", "Zorggroep De Linde",
)  # fmt: skip
NEEDS = (
    "Groenonderhoud in twee wijken", "Lunches voor vergaderingen", "Kerstpakketten", "Onderhoud van watergangen met de "
    "hand", "Schoonmaak van trappenhuizen", "Tweedehands meubels", "Wasserij en linnen", "Fietskoeriers voor post",
    "Drukwerk", "Verzamelen en herstellen van laptops", "Verhuizen en opslag", "Bezorgen van maaltijden",
)  # fmt: skip
TRADES = (
    "Groen",
    "Keuken",
    "Werkplaats",
    "Koeriers",
    "Drukkerij",
    "Wasserij",
    "Herstel",
    "Meubels",
    "Schoonmaak",
    "Kas",
)
TOWNS = ("Zandhoek", "Beekrand", "Heidezicht")


def a_meeting(organisations: int = 2, enterprises: int = 3, **changes: Any) -> Meeting:
    """A meeting from 13:00 to 17:00 with a break at 15:00, with keys o1, o2... and e1, e2..."""
    made = Meeting(
        title="Meet the market groen en eten",
        day=date(2026, 11, 24),
        place="Raadzaal, Dorpsplein 1, Voorbeeldgemeente",
        purpose="Wij kopen volgend jaar groenonderhoud en lunches in. Wij willen sociale ondernemingen leren kennen.",
        organiser="Voorbeeldgemeente",
        contact="inkoop@voorbeeldgemeente.example",
        register_before=date(2026, 11, 10),
        begin="13:00",
        end="17:00",
        breaks=(Break(begin="15:00", end="15:15", what="Pauze met koffie"),),
        organisations=tuple(
            SeekingOrganisation(
                key=f"o{at + 1}",
                name=PLACES[at % len(PLACES)],
                will_buy=NEEDS[at % len(NEEDS)],
                expected="voorjaar 2027",
                function="inkoper",
            )
            for at in range(organisations)
        ),
        enterprises=tuple(
            PitchingEnterprise(
                key=f"e{at + 1}",
                name=f"{TRADES[at % len(TRADES)]} {TOWNS[at // len(TRADES) % len(TOWNS)]}",
                offer=f"{TRADES[at % len(TRADES)]} door mensen die moeilijk werk vinden.",
                function="bedrijfsleider",
            )
            for at in range(enterprises)
        ),
        tenders=(LinkedTender(tender_id="t1", title="Groenonderhoud in twee wijken", reference="Z-2026-0042"),),
    )
    return replace(with_keys(made), **changes)


def wish(organisation: int, enterprise: int, by: Side = Side.ORGANISATION, **more: Any) -> Wish:
    """The wish between organisation and enterprise with these numbers."""
    return Wish(organisation=f"o{organisation}", enterprise=f"e{enterprise}", wished_by=by, **more)


def large(**changes: Any) -> Meeting:
    """12 organisations, 30 enterprises, 90 wishes of which some are mutual; from 12:00 to 18:00, 12 tables."""
    wishes = [wish(1 + at % 12, 1 + (at * 7 + at // 12 * 5) % 30, strength=list(Strength)[at % 2]) for at in range(70)]
    wishes += [replace(one, wished_by=Side.ENTERPRISE, strength=Strength.GLADLY) for one in wishes[:60:3]]
    made = a_meeting(12, 30, begin="12:00", end="18:30", pitch_minutes=3, tables=12, wishes=tuple(wishes))
    return replace(made, **changes)


def rich() -> Meeting:
    """A small meeting that is over: some spoke, some did not come, something was told, something is to be done."""
    made = planned(
        a_meeting(
            3,
            4,
            wishes=(wish(1, 1), wish(1, 2), wish(2, 1), wish(2, 1, Side.ENTERPRISE), wish(3, 4), wish(2, 3)),
            looking_back="Twee percelen zijn beter dan één. De termijn wordt een week langer.",
        )
    )
    outcomes = (
        Outcome(
            attendance=Attendance.HELD,
            interest=Interest.YES,
            subject="Onderhoud van plantsoenen met twee ploegen.",
            agreement="Stuurt haar PSO-certificaat toe.",
        ),
        Outcome(attendance=Attendance.HELD, interest=Interest.NONE, subject="Levert geen lunches boven 50 personen."),
        Outcome(attendance=Attendance.ENTERPRISE_ABSENT),
    )
    rows = [
        replace(item, outcome=outcomes[at]) if at < len(outcomes) else item
        for at, item in enumerate(made.conversations)
    ]
    first = made.conversations[0]
    return replace(
        made,
        conversations=tuple(rows),
        follow_ups=(
            FollowUp(
                organisation=first.organisation,
                enterprise=first.enterprise,
                what="Certificaat bekijken en in het register zetten",
                who="inkoper",
                due=date(2026, 12, 4),
            ),
            FollowUp(
                what="Verslag bij het dossier doen", who="inkoper", due=date(2026, 11, 27), done_on=date(2026, 11, 26)
            ),
            FollowUp(what="Buurgemeenten bellen over een volgende keer", who="beleidsmedewerker"),
        ),
        information=(
            InformationGiven(
                day=date(2026, 11, 24),
                what="De opdracht groenonderhoud start in april 2027 en krijgt twee percelen.",
                to_whom="alle aanwezigen",
                tender_id="t1",
            ),
            InformationGiven(
                day=date(2026, 11, 24),
                what="Kaart van de wijken uitgedeeld.",
                to_whom="Groen Zandhoek",
                added_on=date(2026, 11, 26),
            ),
        ),
        invitations=(
            InvitationSent(name="Groen Zandhoek", enterprise_id="r1", sent_on=date(2026, 10, 20), reply=Reply.COMES),
            InvitationSent(
                name="Kas Beekrand", enterprise_id="r9", sent_on=date(2026, 10, 20), reply=Reply.DOES_NOT_COME
            ),
            InvitationSent(
                kind=InvitationKind.PUBLIC,
                name="Website van de gemeente",
                channel="website",
                sent_on=date(2026, 10, 18),
            ),
        ),
    )
