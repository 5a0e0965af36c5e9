"""The timetable: one for who leads the meeting, and a page for each participant."""

from collections.abc import Sequence

from ... import dutch
from ...document import Block, Chapter, Document, Facts, Heading, Paragraph
from .. import moments
from ..conversations import Conversation
from ..participants import PitchingEnterprise, SeekingOrganisation, Side
from ..parties import enterprises_of, name_of, organisations_of
from ..timetable import Timetable, timetable_of
from . import parts
from .kinds import MeetingDocumentKind, MeetingMaterial


def timetable(material: MeetingMaterial) -> Document:
    """All conversations by round, and what did not fit with the reason: for who leads the meeting."""
    told = timetable_of(material.meeting)
    facts = (
        ("Gesprekken", f"{len(told.conversations)} in {dutch.counted(len(told.day.slots), 'ronde', 'rondes')}"),
        ("Wensen die niet pasten", dutch.number(len(told.unmet))),
    )
    return parts.document(
        MeetingDocumentKind.TIMETABLE,
        material,
        parts.numbered(
            ("Gesprekken per ronde", _rounds(material, told)),
            ("Dit klopt nog niet", _clashes(material, told)),
            ("Wensen die niet pasten", _unmet(material, told)),
            ("Wie nog niemand spreekt", _alone(told)),
        ),
        compact=True,
        more=facts,
    )


def personal_timetables(material: MeetingMaterial) -> Document:
    """A page for every participant: the own pitch and conversations, and what did not fit."""
    meeting = material.meeting
    told = timetable_of(meeting)
    chapters = [_page(material, told, item) for item in parts.coming_organisations(meeting)]
    chapters += [_page(material, told, item) for item in parts.coming_enterprises(meeting)]
    pages: list[Chapter] = []
    facts = Facts(rows=(("Bijeenkomst", parts.title_of(meeting)), *parts.when_and_where(meeting)))
    for title, blocks in chapters:
        # The head of the first page names the day and the place already.
        head = (facts,) if pages else ()
        pages.append(Chapter(number=0, title=title, blocks=(*head, *blocks), new_page=bool(pages)))
    return parts.document(MeetingDocumentKind.PERSONAL_TIMETABLES, material, pages, compact=True)


def _rounds(material: MeetingMaterial, told: Timetable) -> tuple[Block, ...]:
    blocks: list[Block] = []
    known_o, known_e = organisations_of(material.meeting), enterprises_of(material.meeting)
    for slot in told.day.slots:
        here = [item for item in told.conversations if item.slot == slot.number]
        rows = [
            (
                str(item.table or parts.NONE),
                name_of(known_o.get(item.organisation)),
                name_of(known_e.get(item.enterprise)) + (" (vastgezet)" if item.is_locked else ""),
            )
            for item in sorted(here, key=lambda item: item.table or 0)
        ]
        columns = (("Tafel", 0.8), ("Organisatie", 4), ("Onderneming", 4))
        blocks += parts.table(f"Ronde {slot.number}, {slot.time}", columns, rows)
    return tuple(blocks) or (parts.muted("Er staan nog geen gesprekken in het rooster."),)


def _clashes(material: MeetingMaterial, told: Timetable) -> tuple[Block, ...]:
    rows = [
        (_pair(material, clash.conversation), f"ronde {clash.conversation.slot}", clash.kind.label)
        for clash in told.clashes
    ]
    rows += [(_enterprise(material, one.enterprise), "pitch", one.reason) for one in told.day.no_pitch]
    return (
        *parts.table("Nog op te lossen", (("Wie", 4), ("Waar", 1.4), ("Wat", 5)), rows),
        *(Paragraph(text=remark) for remark in told.day.remarks),
    )


def _unmet(material: MeetingMaterial, told: Timetable) -> tuple[Block, ...]:
    known_o, known_e = organisations_of(material.meeting), enterprises_of(material.meeting)
    rows = (
        (
            name_of(known_o.get(one.wish.organisation)),
            name_of(known_e.get(one.wish.enterprise)),
            "beide" if one.wish.is_mutual else "een van beide",
            one.reason.label,
        )
        for one in told.unmet
    )
    columns = (("Organisatie", 2.6), ("Onderneming", 2.6), ("Gevraagd door", 1.6), ("Waarom niet", 4))
    return parts.table("Niet in het rooster", columns, rows)


def _alone(told: Timetable) -> tuple[Block, ...]:
    rows = (
        (
            one.name,
            "Organisatie" if one.side is Side.ORGANISATION else "Onderneming",
            "De wensen pasten niet." if one.has_wish else "Er is geen wens van of voor deze deelnemer.",
        )
        for one in told.alone
    )
    return parts.table("Zonder gesprek", (("Naam", 4), ("Soort", 2), ("Waarom", 4)), rows)


def _page(
    material: MeetingMaterial, told: Timetable, party: SeekingOrganisation | PitchingEnterprise
) -> tuple[str, tuple[Block, ...]]:
    is_organisation = isinstance(party, SeekingOrganisation)
    mine = [
        item for item in told.conversations if party.key == (item.organisation if is_organisation else item.enterprise)
    ]
    blocks: list[Block] = [*_own_facts(told, party)]
    blocks += _own_conversations(material, told, mine, is_organisation=is_organisation) or (
        parts.muted("Voor u staan er geen gesprekken in het rooster."),
    )
    unmet = [one.wish for one in told.unmet]
    if is_organisation:
        missed = [_enterprise(material, wish.enterprise) for wish in unmet if wish.organisation == party.key]
    else:
        missed = [_organisation(material, wish.organisation) for wish in unmet if wish.enterprise == party.key]
    if missed:
        blocks.append(Heading(text="Dit paste niet meer"))
        words = f"Een gesprek met {dutch.listed(missed)}. Zoek elkaar op in de pauze of na afloop."
        blocks.append(Paragraph(text=words))
    blocks.append(parts.muted(f"{parts.RULES[0]} Hebt u een vraag? Vraag het bij de ingang."))
    return name_of(party), tuple(blocks)


def _own_facts(told: Timetable, party: SeekingOrganisation | PitchingEnterprise) -> tuple[Block, ...]:
    pitches = [pitch for pitch in told.day.pitches if pitch.enterprise == party.key]
    if isinstance(party, SeekingOrganisation) or not pitches:
        return ()
    return (Facts(rows=(("Uw pitch", moments.span(pitches[0].begin, pitches[0].end)),)),)


def _own_conversations(
    material: MeetingMaterial, told: Timetable, mine: Sequence[Conversation], *, is_organisation: bool
) -> tuple[Block, ...]:
    known_o, known_e = organisations_of(material.meeting), enterprises_of(material.meeting)
    rows = []
    for item in mine:
        organisation, enterprise = known_o.get(item.organisation), known_e.get(item.enterprise)
        slot = told.slot_of(item)
        offer, need = enterprise.offer if enterprise else "", organisation.will_buy if organisation else ""
        rows.append(
            (
                slot.time if slot else f"ronde {item.slot}",
                str(item.table or parts.NONE),
                name_of(enterprise if is_organisation else organisation),
                offer if is_organisation else need,
            )
        )
    return parts.table(
        "Uw gesprekken",
        (("Tijd", 1.7), ("Tafel", 0.9), ("Met", 3), ("Biedt aan" if is_organisation else "Gaat kopen", 4)),
        rows,
    )


def _pair(material: MeetingMaterial, item: Conversation) -> str:
    return f"{_organisation(material, item.organisation)} en {_enterprise(material, item.enterprise)}"


def _organisation(material: MeetingMaterial, key: str) -> str:
    return name_of(organisations_of(material.meeting).get(key))


def _enterprise(material: MeetingMaterial, key: str) -> str:
    return name_of(enterprises_of(material.meeting).get(key))
