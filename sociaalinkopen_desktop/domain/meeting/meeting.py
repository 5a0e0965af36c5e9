"""One meet-the-market event, from plan to follow-up (criteria research § 1.3): all that the program keeps of it.

Times are texts as the officer types them ("13:30"); `moments.minutes_of` reads them. Participants are known by their
`key`; `parties.with_keys` gives one to who has none.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ..choices import Choice
from ..fields import About
from .conversations import Conversation, FollowUp
from .participants import PitchingEnterprise, SeekingOrganisation, Wish


class InvitationKind(Choice):
    """To whom an invitation went."""

    ENTERPRISE = "enterprise", "Onderneming"
    ORGANISATION = "organisation", "Organisatie die zoekt"
    PUBLIC = "public", "Openbare aankondiging"


class Reply(Choice):
    """What came back."""

    NONE = "none", "Nog geen antwoord"
    COMES = "comes", "Komt"
    DOES_NOT_COME = "does_not_come", "Komt niet"


@dataclass(frozen=True, kw_only=True)
class Break:
    """A pause for everybody: no pitch and no conversation runs through it."""

    begin: Annotated[str, About("Van", "Bijvoorbeeld 15:00.")] = ""
    end: Annotated[str, About("Tot", "Bijvoorbeeld 15:15.")] = ""
    what: Annotated[str, About("Wat", "Bijvoorbeeld 'Pauze met koffie'.")] = ""


@dataclass(frozen=True, kw_only=True)
class InformationGiven:
    """What was told or handed out, so that everybody can know it later (art. 2.51 Aw 2012)."""

    day: Annotated[date | None, About("Datum", "De dag waarop u dit vertelde.")] = None
    what: Annotated[str, About("Wat wij vertelden", "Ook wat u uitdeelde of liet zien.", long=True)] = ""
    to_whom: Annotated[str, About("Aan wie", "Bijvoorbeeld 'alle aanwezigen', of de naam van een onderneming.")] = ""
    tender_id: Annotated[str, About("Aanbesteding", "Maakt het programma zelf.", hidden=True)] = ""
    added_on: Annotated[
        date | None, About("Bij de stukken gezet op", "Leeg: dit moet nog bij de aanbestedingsstukken.")
    ] = None


@dataclass(frozen=True, kw_only=True)
class LinkedTender:
    """A tender that this meeting is about."""

    tender_id: Annotated[str, About("Aanbesteding", "Maakt het programma zelf.", hidden=True)] = ""
    title: Annotated[str, About("Aanbesteding", "De naam in het programma.")] = ""
    reference: Annotated[str, About("Kenmerk", "Het zaaknummer.")] = ""


@dataclass(frozen=True, kw_only=True)
class InvitationSent:
    """One invitation, and what came back."""

    kind: Annotated[InvitationKind, About("Soort", "Aan wie ging de uitnodiging?")] = InvitationKind.ENTERPRISE
    name: Annotated[str, About("Aan", "De organisatie, of waar de aankondiging stond.")] = ""
    enterprise_id: Annotated[str, About("Nummer in het register", "Maakt het programma zelf.", hidden=True)] = ""
    sent_on: Annotated[date | None, About("Verstuurd op", "De dag van versturen.")] = None
    channel: Annotated[str, About("Hoe", "Bijvoorbeeld e-mail, website of TenderNed.")] = ""
    reply: Annotated[Reply, About("Antwoord", "Wat kwam er terug?")] = Reply.NONE


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """An event where organisations with a need and social enterprises meet."""

    id: Annotated[str, About("Nummer in het programma", "Maakt het programma zelf.", hidden=True)] = ""
    title: Annotated[str, About("Naam", "Bijvoorbeeld 'Meet the market groen'.")] = ""
    day: Annotated[date | None, About("Datum", "De dag van de bijeenkomst.")] = None
    place: Annotated[str, About("Plaats", "Zaal en adres.")] = ""
    purpose: Annotated[str, About("Doel", "Waarom komt u bij elkaar? Welke inkoop komt eraan?", long=True)] = ""
    organiser: Annotated[str, About("Organisator", "De organisatie die uitnodigt.")] = ""
    contact: Annotated[str, About("Aanmelden bij", "Een algemeen adres of nummer, geen naam van een persoon.")] = ""
    register_before: Annotated[date | None, About("Aanmelden tot en met", "De laatste dag.")] = None
    begin: Annotated[str, About("Begin", "Bijvoorbeeld 13:00.")] = ""
    end: Annotated[str, About("Einde", "Bijvoorbeeld 17:00. Daarna plant het programma niets.")] = ""
    welcome_minutes: Annotated[int, About("Ontvangst en welkom", "In minuten, vóór de eerste pitch.", maximum=240)] = 15
    pitch_minutes: Annotated[int, About("Duur van een pitch", "In minuten.", minimum=1, maximum=60)] = 5
    conversations_begin: Annotated[
        str, About("Gesprekken beginnen om", "Leeg: direct na de laatste pitch en de wisseltijd.")
    ] = ""
    conversation_minutes: Annotated[int, About("Duur van een gesprek", "In minuten.", minimum=1, maximum=240)] = 15
    change_minutes: Annotated[
        int, About("Wisseltijd", "Minuten tussen twee gesprekken, om van tafel te wisselen.", maximum=60)
    ] = 5
    tables: Annotated[
        int | None, About("Aantal tafels", "Leeg: genoeg voor iedere organisatie.", minimum=1, maximum=1000)
    ] = None
    breaks: Annotated[tuple[Break, ...], About("Pauzes", "Dan is er geen pitch en geen gesprek.")] = ()
    questions: Annotated[
        tuple[str, ...], About("Vaste vragen", "Eén per regel. Leeg: de vragen van het programma.")
    ] = ()
    organisations: Annotated[
        tuple[SeekingOrganisation, ...], About("Organisaties die zoeken", "Wie gaat iets kopen?")
    ] = ()
    enterprises: Annotated[
        tuple[PitchingEnterprise, ...], About("Ondernemingen", "Wie laat zien wat zij levert? De volgorde telt.")
    ] = ()
    wishes: Annotated[tuple[Wish, ...], About("Wensen", "Wie wil wie spreken?")] = ()
    conversations: Annotated[tuple[Conversation, ...], About("Gesprekken", "Het rooster, en wat eruit kwam.")] = ()
    follow_ups: Annotated[tuple[FollowUp, ...], About("Nog te doen", "Wat er na de bijeenkomst moet gebeuren.")] = ()
    information: Annotated[
        tuple[InformationGiven, ...], About("Wat wij hebben verteld", "Wie meedoet met een inkoop, moet dit ook weten.")
    ] = ()
    tenders: Annotated[tuple[LinkedTender, ...], About("Hoort bij", "De aanbestedingen waar dit over gaat.")] = ()
    invitations: Annotated[tuple[InvitationSent, ...], About("Uitnodigingen", "Aan wie, wanneer, en wie er komt.")] = ()
    looking_back: Annotated[
        str, About("Wat wij ermee doen", "Voor het verslag: wat leerde u, en wat verandert er?", long=True)
    ] = ""
    is_example: Annotated[bool, About("Voorbeeld", "Verzonnen, om mee te oefenen.", hidden=True)] = False
