"""What the market said, question by question, without the names of who asked to be left out."""

from collections.abc import Mapping, Sequence

from .. import dutch
from ..document import Block, Cell, Column, Heading, Paragraph, Table
from ..market import Consultation, ConsultationAnswer
from ..tender import Tender
from . import parts

WHOLE = "Over het geheel"


def consultation_blocks(tender: Tender) -> tuple[Block, ...]:
    """The consultation as a part of the chapter about the market; nothing when there is none."""
    found = tender.market.consultation
    said = len(set(shown_names(found).values()))
    return (
        *parts.facts(
            found,
            "Marktconsultatie",
            "published_in",
            "opens_on",
            "closes_on",
            "reply_to",
            "questions",
            "report_made_on",
            more=(("Deelnemers", dutch.number(said) if said else ""),),
        ),
        *parts.motivations(tender, "market.consultation.purpose"),
        *answers_by_question(found, level=3),
        *parts.motivations(tender, "market.consultation.summary", "market.consultation.what_we_do"),
    )


def questions_of(found: Consultation) -> tuple[str, ...]:
    """The questions that are not empty."""
    return tuple(text.strip() for text in found.questions if text.strip())


def period_words(found: Consultation) -> str:
    """From when until when answers are welcome; empty when neither is known."""
    since = f"vanaf {dutch.day(found.opens_on)}" if found.opens_on else ""
    until = f"tot en met {dutch.day(found.closes_on)}" if found.closes_on else ""
    return " ".join(filter(None, (since, until)))


def shown_names(found: Consultation) -> Mapping[str, str]:
    """How each participant (as typed, without blanks around it) is called in a document.

    Who asked for it in one answer has no name in any. An answer without a participant is anonymous too.
    """
    hidden = {item.participant.strip() for item in found.answers if item.is_anonymous or not item.participant.strip()}
    shown: dict[str, str] = {}
    for item in found.answers:
        name = item.participant.strip()
        if name not in shown:
            shown[name] = f"Deelnemer {1 + sum(one in hidden for one in shown)}" if name in hidden else name
    return shown


def answers_by_question(found: Consultation, level: int = 2) -> tuple[Block, ...]:
    """A table of answers for each question, and one for what is about the whole; questions without answers say so."""
    asked = found.questions
    blocks: list[Block] = []
    numbers: list[int | None] = [*range(1, len(asked) + 1), None]
    for number in numbers:
        given = [item for item in found.answers if _number(item, len(asked)) == number and item.answer.strip()]
        if number is not None and asked[number - 1].strip():
            blocks.append(Heading(text=f"{number}. {asked[number - 1].strip()}", level=level))
            blocks += _answers(found, given) or (Paragraph(text="Hierop kwam geen antwoord.", muted=True),)
        elif given:
            blocks.append(Heading(text=WHOLE, level=level))
            blocks += _answers(found, given)
    return tuple(blocks) if found.answers else ()


def _number(item: ConsultationAnswer, count: int) -> int | None:
    """The question of an answer; a number that there is not is about the whole, so that nothing is lost."""
    return item.question if item.question is not None and 1 <= item.question <= count else None


def _answers(found: Consultation, given: Sequence[ConsultationAnswer]) -> tuple[Block, ...]:
    if not given:
        return ()
    names = shown_names(found)
    rows = tuple((Cell(text=names[item.participant.strip()]), Cell(text=item.answer.strip())) for item in given)
    return (
        Table(caption="", columns=(Column(title="Deelnemer", share=2), Column(title="Antwoord", share=5)), rows=rows),
    )
