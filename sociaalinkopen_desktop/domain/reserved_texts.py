"""The ready sentences of a reserved contract: title, description, notice and the words that enterprises search for."""

from dataclasses import dataclass

from . import dutch, fields
from .choices import Choice, ReservationScope, ReservedParticipation
from .norms import Norms
from .tender import Tender

PROOFS = ("PSO 30+", "Verklaring van een accountant")
"""Two ways to prove the share; equal proof always counts as well."""

RESERVED = "voorbehouden opdracht"
GROUP = "ambition.reservation"


class Place(Choice):
    """Where a sentence goes."""

    TITLE = "title", "Titel"
    DESCRIPTION = "description", "Omschrijving"
    NOTICE = "notice", "Aankondiging"
    KEYWORDS = "keywords", "Zoekwoorden"


PATHS = {
    Place.TITLE: "subject.title",
    Place.DESCRIPTION: "subject.description",
    Place.NOTICE: f"{GROUP}.notice_text",
}


@dataclass(frozen=True, kw_only=True)
class ReadySentence:
    """A sentence to take over. `path` is the field that it goes into, "" for what can only be copied."""

    place: Place
    text: str
    path: str = ""


def sentences(tender: Tender, norms: Norms, *, is_below: bool) -> tuple[ReadySentence, ...]:
    """The sentences for a tender that is reserved; `is_below` the threshold there is an invitation instead."""
    texts = {
        Place.TITLE: _title(tender),
        Place.DESCRIPTION: _description(tender),
        Place.NOTICE: notice_text(tender, norms, is_below=is_below),
        Place.KEYWORDS: _keywords(tender),
    }
    return tuple(ReadySentence(place=place, text=text, path=PATHS.get(place, "")) for place, text in texts.items())


def holds(tender: Tender, sentence: ReadySentence) -> bool:
    """Whether the field has the sentence already."""
    return bool(sentence.path) and sentence.text in fields.get(tender, sentence.path)


def with_sentence(tender: Tender, sentence: ReadySentence) -> Tender:
    """The tender with the sentence in its field: behind the description, instead of another title or notice text."""
    if not sentence.path or holds(tender, sentence):
        return tender
    text = sentence.text
    if sentence.place is Place.DESCRIPTION:
        text = " ".join(filter(None, (tender.subject.description.strip(), text)))
    return fields.replaced(tender, sentence.path, text)


def notice_text(tender: Tender, norms: Norms, *, is_below: bool = False) -> str:
    """The text for the notice (art. 2.82 lid 2, 2.82a lid 4), or for the invitation below the threshold."""
    if _ground(tender) is ReservedParticipation.PUBLIC_SERVICE:
        return (
            f"{_what(tender)} voorbehouden op grond van artikel 2.82a van de Aanbestedingswet 2012. Meedoen kan "
            "alleen een organisatie die een taak van algemeen belang uitvoert, winst in dat doel terugstopt, "
            "zeggenschap geeft aan medewerkers of deelnemers, en deze dienst de laatste "
            f"{norms.quantity('reserved.public_service_lookback_years')} niet op deze manier van ons kreeg. "
            "Het contract duurt met verlengingen ten hoogste "
            f"{norms.quantity('reserved.public_service_maximum_years')}."
        )
    share = tender.ambition.reservation.minimum_share_percent or norms.value("reserved.minimum_share_percent")
    proofs = dutch.listed([_in_sentence(proof) for proof in (*tender.ambition.reservation.proof_options, OTHER)], "of")
    law = "naar het voorbeeld" if is_below else "op grond"
    return (
        f"{_what(tender)} voorbehouden {law} van artikel 2.82 van de Aanbestedingswet 2012. Meedoen kunnen alleen "
        "sociale werkplaatsen en ondernemers met als hoofddoel dat mensen met een handicap of een achterstand aan het "
        "werk komen. "
        f"Ten minste {dutch.percent(share)} van hun werknemers hoort bij deze groep. Bewijs: {proofs}."
    )


OTHER = "ander gelijkwaardig bewijs"


def _in_sentence(proof: str) -> str:
    """A proof inside a sentence: without a capital, unless it is an abbreviation."""
    return proof if proof[:2].isupper() else proof[:1].lower() + proof[1:]


def _ground(tender: Tender) -> ReservedParticipation:
    return tender.ambition.reservation.participation


def _lot_names(tender: Tender) -> list[str]:
    if tender.ambition.reservation.scope is not ReservationScope.LOTS:
        return []
    return [
        lot.title.strip() or dutch.number(at)
        for at, lot in enumerate(tender.lots, 1)
        if lot.reserved is not ReservedParticipation.NONE
    ]


def _what(tender: Tender) -> str:
    """The subject of the sentence with its verb."""
    names = _lot_names(tender)
    if not names:
        return "Deze opdracht is"
    return f"Perceel {names[0]} is" if len(names) == 1 else f"De percelen {dutch.listed(names)} zijn"


def _title(tender: Tender) -> str:
    title = tender.subject.title.strip() or "Opdracht"
    if "voorbehouden" in title.lower():
        return title
    names = _lot_names(tender)
    return f"{title} ({RESERVED})" if not names else f"{title} (perceel {dutch.listed(names)} voorbehouden)"


def _description(tender: Tender) -> str:
    if _ground(tender) is ReservedParticipation.PUBLIC_SERVICE:
        return f"{_what(tender)} voorbehouden aan organisaties met een taak van algemeen belang (artikel 2.82a)."
    return f"{_what(tender)} voorbehouden aan sociale werkplaatsen en sociale ondernemingen (artikel 2.82)."


def _keywords(tender: Tender) -> str:
    if _ground(tender) is ReservedParticipation.PUBLIC_SERVICE:
        return f"{RESERVED}; artikel 2.82a; organisatie zonder winstdoel; taak van algemeen belang"
    return f"{RESERVED}; artikel 2.82; sociale werkplaats; sociale onderneming; sw-bedrijf"
