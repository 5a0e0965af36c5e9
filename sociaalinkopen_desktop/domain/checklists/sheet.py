"""A checklist as a document: on paper, or as a form to fill in on a screen."""

import typing
from dataclasses import dataclass, replace
from datetime import date

from .. import dutch, fields
from ..assessment import Assessment
from ..choices import Choice
from ..document import Chapter, CheckItem, Checks, Document, Facts, Paragraph, SignOff, WritePlace
from ..fields import Field
from ..house_style import PLAIN, HouseStyle
from ..justification.build import file_name
from ..tender import Tender
from .checklist import Binding, Checklist, FormKind
from .filling import FilledLine, filled
from .form import identity_of
from .marking import ANSWER, NOTE, asks_state, column_field, field_of_line

SIGNERS = ("Ingevuld door", "Nagekeken door")
MOST_BOXES = 6
"""A choice out of more than this is written down, or chosen from a list on the screen."""

_LEGEND = {
    True: "Klik op één vakje per regel: ja, nee of n.v.t. (niet van toepassing). Bewaar het bestand en lees het weer "
    "in bij stap 9, Documenten. Een paraaf zet u met de pen; het programma leest hem niet. Schrijf geen namen van "
    "personen op.",
    False: "Zet een kruisje in één vakje per regel: ja, nee of n.v.t. (niet van toepassing). Een vakje met een kruisje "
    "is al ingevuld. Schrijf geen namen van personen op, alleen functies.",
}
_KIND_WORDS = {
    FormKind.FILLED: "Ingevuld met wat het dossier en de Toets zeggen",
    FormKind.HALF: "Half ingevuld: alleen wat zeker is",
    FormKind.BLANK: "Leeg: alles vult u zelf in",
}


@dataclass(frozen=True, kw_only=True)
class SheetMaker:
    """What every sheet needs besides the tender: the day it is made and the house style."""

    made_on: date
    house: HouseStyle = PLAIN


def checklist_document(
    checklist: Checklist,
    tender: Tender,
    assessment: Assessment,
    kind: FormKind,
    maker: SheetMaker,
    *,
    fillable: bool = False,
) -> Document:
    """The checklist for this tender; `fillable` for a form that the program can read back."""
    title = tender.subject.title.strip() or "Aanbesteding zonder titel"
    lines = iter(filled(checklist, tender, assessment, kind))
    chapters = []
    for number, part in enumerate(checklist.parts, 1):
        items = tuple(item for _line in part.lines for item in _items(next(lines)))
        block = Checks(name=checklist.id, caption=part.title, items=items)
        chapters.append(Chapter(number=number, title=part.title, blocks=(block,)))
    last = chapters[-1]
    roles = checklist.signers or SIGNERS
    chapters[-1] = Chapter(number=last.number, title=last.title, blocks=(*last.blocks, SignOff(roles=roles)))
    identity = identity_of(tender, checklist)
    facts = (
        ("Dossier", " · ".join(part for part in (title, tender.subject.reference.strip()) if part)),
        ("Vorm", f"{_KIND_WORDS[kind]}, stand van {dutch.day(maker.made_on)}"),
        ("Versie", f"{checklist.version}, kenmerk {identity.fingerprint}"),
    )
    return Document(
        kind=f"Checklist {checklist.number}: {checklist.title}",
        title=title,
        organisation=tender.subject.buyer.strip() or maker.house.organisation,
        status="",
        date=maker.made_on,
        file_name=file_name(tender, f"checklist {checklist.number} {checklist.id}"),
        key_facts=Facts(rows=facts),
        summary=(Paragraph(text=checklist.purpose), Paragraph(text=_LEGEND[fillable], muted=True)),
        chapters=tuple(chapters),
        contents=False,
        accent="" if maker.house.accent == PLAIN.accent else maker.house.accent,
        compact=True,
        fillable=fillable,
        keywords=str(identity) if fillable else "",
    )


def _items(line: FilledLine) -> tuple[CheckItem, ...]:
    """The line as it stands on the sheet; one with rows is a line for the question and one for each row."""
    source = "; ".join(part for part in (line.why, line.line.source_words) if part)
    item = CheckItem(
        key=line.line.key,
        number=line.number,
        text=line.line.question,
        help=line.line.help,
        source=source,
        asks_state=asks_state(line.line),
        state=line.state,
        day=line.day,
    )
    if line.line.binding is Binding.ROWS:
        head = replace(item, signed=False)
        return (head, *(_row(line, number) for number in range(1, len(line.rows) + 1)))
    if item.asks_state or line.line.is_open:
        return (replace(item, places=(_note(line),)),)
    field = field_of_line(line.line)
    options = _options(field)
    if 0 < len(options) <= MOST_BOXES:
        return (replace(item, options=options, chosen=line.words, places=(_note(line),)),)
    return (replace(item, places=(_value(line, field),)),)


def _note(line: FilledLine) -> WritePlace:
    return WritePlace(
        key=NOTE, label="Antwoord" if line.line.is_open else "Toelichting", text=line.note, lines=line.line.write_lines
    )


def _value(line: FilledLine, field: Field) -> WritePlace:
    label = field.about.label + (f" ({field.about.unit.label})" if field.about.unit else "")
    return WritePlace(key=ANSWER, label=label, text=line.words, lines=line.line.write_lines, options=_options(field))


def _options(field: Field) -> tuple[tuple[str, str], ...]:
    """The keys and words of a field in which one is chosen; none for other fields."""
    if field.many or not fields.is_choice(field.kind):
        return ()
    return tuple((choice.value, choice.label) for choice in typing.cast("type[Choice]", field.kind))


def _row(line: FilledLine, number: int) -> CheckItem:
    places = []
    for at, column in enumerate(line.line.columns):
        field = column_field(line.line, column) if column.path else None
        places.append(
            WritePlace(
                key=str(at),
                label=column.label,
                text=line.rows[number - 1][at],
                share=column.share,
                lines=line.line.write_lines,
                options=_options(field) if field else (),
                is_tick=field is not None and field.kind is bool,
                shows_label=number == 1,
            )
        )
    return CheckItem(
        key=f"{line.line.key}.{number}",
        number=str(number),
        asks_state=False,
        signed=False,
        places=tuple(places),
    )
