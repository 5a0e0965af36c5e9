"""The market consultation on paper: the questions for the market, and the report that goes with the documents.

Participants who asked for it are called "Deelnemer" with a number, the same in every answer. Both documents may be
published: nothing in them is internal.
"""

from collections.abc import Sequence

from .. import dutch
from ..document import (
    Block,
    Bullets,
    CheckItem,
    Checks,
    Document,
    Facts,
    Paragraph,
    WritePlace,
)
from ..justification.build import file_name
from ..justification.consultation import answers_by_question, period_words, questions_of, shown_names
from ..market import Consultation
from ..tender import Tender
from . import parts
from .kinds import DocumentKind, Material

RULES = (
    "Dit is geen aanbesteding. U krijgt geen opdracht en geen belofte.",
    "Meedoen is vrij. Het is geen voorwaarde om later in te schrijven, en het geeft geen voorrang.",
    "Iedereen krijgt dezelfde vragen en dezelfde informatie.",
    "Van de antwoorden maken wij een verslag. Het verslag komt later bij de aanbestedingsstukken.",
    "Zet geen bedrijfsgeheimen in uw antwoord. Wilt u niet met naam in het verslag? Laat het weten.",
)
EQUAL = (
    "Wat wij met de markt bespraken, mag niemand een voorsprong geven. Daarom staat het in dit verslag, en is het "
    "verslag er voor iedereen (art. 2.25 en 2.51 Aanbestedingswet 2012; onder de Europese drempel volgt dit uit "
    "gelijke behandeling)."
)
_LINES = 3


def has_consultation(tender: Tender) -> bool:
    """Whether there is anything to send to the market."""
    return tender.market.consultation != Consultation()


def has_answers(tender: Tender) -> bool:
    """Whether there is anything to report."""
    found = tender.market.consultation
    return bool(found.answers or found.summary.strip() or found.what_we_do.strip() or found.report_made_on)


def consultation_questions(material: Material) -> Document:
    """The questions for the market, the same for everybody, with room to answer."""
    found = material.tender.market.consultation
    asked = questions_of(found)
    items = tuple(
        CheckItem(
            key=str(at),
            number=str(at),
            text=question,
            asks_state=False,
            signed=False,
            places=(WritePlace(key="antwoord", label="Antwoord", lines=_LINES, shows_label=False),),
        )
        for at, question in enumerate(asked, 1)
    )
    who = (
        CheckItem(
            key="wie",
            text="Uw organisatie en functie",
            help="Geen naam van een persoon.",
            asks_state=False,
            signed=False,
            places=(WritePlace(key="antwoord", label="Antwoord", shows_label=False),),
        ),
        CheckItem(
            key="naam",
            text="Mag de naam van uw organisatie in het verslag? Schrijf ja of nee.",
            asks_state=False,
            signed=False,
            places=(WritePlace(key="antwoord", label="Antwoord", shows_label=False),),
        ),
    )
    purpose = found.purpose.strip()
    return _document(
        DocumentKind.CONSULTATION_QUESTIONS,
        material,
        (
            ("Waarover gaat het", (*_subject(material.tender), *((Paragraph(text=purpose),) if purpose else ())), ""),
            ("Wat u mag verwachten", (Bullets(items=RULES),), ""),
            ("De vragen", (Checks(name="consultatie", caption="", items=items),) if items else (), _NO_QUESTIONS),
            ("Wie antwoordt", (Checks(name="deelnemer", caption="", items=who),), ""),
        ),
        (("Reageren", period_words(found) or parts.GAP), ("Antwoord naar", found.reply_to.strip() or parts.GAP)),
    )


_NO_QUESTIONS = "Er zijn nog geen vragen opgeschreven."


def consultation_report(material: Material) -> Document:
    """What was asked, what the market said, and what is done with it; it goes with the procurement documents."""
    found = material.tender.market.consultation
    names = shown_names(found)
    who = tuple(dict.fromkeys(names.values()))
    made = (("Verslag van", dutch.day(found.report_made_on)),) if found.report_made_on else ()
    return _document(
        DocumentKind.CONSULTATION_REPORT,
        material,
        (
            ("Doel en aanpak", _approach(found, who), ""),
            ("De antwoorden", answers_by_question(found), "Er zijn geen antwoorden opgeschreven."),
            ("Samenvatting", _text(found.summary), "De samenvatting is nog niet geschreven."),
            ("Wat wij ermee doen", _text(found.what_we_do), "Dit is nog niet opgeschreven."),
            ("Gelijke kansen", (Paragraph(text=EQUAL),), ""),
        ),
        (("Reageren", period_words(found) or parts.GAP), ("Deelnemers", dutch.number(len(who))), *made),
    )


def _approach(found: Consultation, who: Sequence[str]) -> tuple[Block, ...]:
    how = found.published_in.strip()
    facts = Facts(rows=(("Aangekondigd", how or parts.GAP), ("Wie reageerden", dutch.listed(tuple(who)) or "niemand")))
    return (*_text(found.purpose), facts)


def _subject(tender: Tender) -> tuple[Block, ...]:
    return (Facts(rows=(("Opdracht", parts.title_of(tender)), parts.row(tender, "subject.description"))),)


def _text(text: str) -> tuple[Block, ...]:
    return (Paragraph(text=text.strip()),) if text.strip() else ()


def _document(
    kind: DocumentKind,
    material: Material,
    chapters: Sequence[tuple[str, Sequence[Block], str]],
    more: Sequence[tuple[str, str]],
) -> Document:
    tender = material.tender
    return Document(
        kind=kind.label,
        title=parts.title_of(tender),
        organisation=parts.organisation_of(material),
        status=material.state.label,
        date=material.receipt.made_on,
        file_name=file_name(tender, kind.value),
        key_facts=Facts(rows=(("Kenmerk", tender.subject.reference.strip() or parts.GAP), *more)),
        summary=(),
        chapters=parts.numbered(chapters),
        contents=False,
        logo=material.house.picture,
        accent=material.house.paper_accent,
    )
