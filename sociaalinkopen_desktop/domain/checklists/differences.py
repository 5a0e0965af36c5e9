"""What a form that came back would change in the tender, and the tender with what the officer accepted of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import dutch, fields
from ..choices import AnswerOutcome
from ..fields import Field
from ..tender import Tender
from .checklist import Binding, Checklist, ChecklistLibrary, Line
from .form import ReadForm, fingerprint
from .marking import (
    ANSWER,
    DAY,
    NOTE,
    STATES,
    asks_state,
    column_field,
    field_of_line,
    is_part,
    said,
    with_words,
    without_new_empty_rows,
)
from .values import UnreadableValue, value_of, words_of

NOTHING = "niets"


class WrongForm(Exception):
    """A form that cannot be laid beside this tender; `sentence` says why, in Dutch."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that the form says otherwise. `old` and `new` are for the reader, `words` what is put in the tender.

    `problem` says why it cannot be put there; `was_changed` that the tender changed since the form was made.
    """

    line: str
    part: str
    number: str
    label: str
    old: str
    new: str
    words: str
    problem: str = ""
    was_changed: bool = False


def checklist_of(form: ReadForm, tender: Tender, library: ChecklistLibrary) -> Checklist:
    """The checklist that a form is one of. Raises WrongForm when it is not of this tender, or of another version."""
    try:
        checklist = library.checklist(form.identity.checklist)
    except KeyError:
        raise WrongForm(
            "Deze checklist kent het programma niet. Het formulier komt uit een andere versie van het programma."
        ) from None
    if form.identity.tender != tender.id:
        raise WrongForm(
            f"Dit formulier (“{checklist.title}”) hoort bij een andere aanbesteding. Open die aanbesteding en lees "
            "het daar in."
        )
    if form.identity.version != checklist.version:
        raise WrongForm(
            f"De checklist “{checklist.title}” is vernieuwd: het formulier heeft versie {form.identity.version}, het "
            f"programma versie {checklist.version}. Maak een nieuw formulier en neem de antwoorden over."
        )
    return checklist


def differences(checklist: Checklist, tender: Tender, form: ReadForm) -> tuple[Difference, ...]:
    """What the form would change, in the order of the checklist.

    Only what somebody changed in the form counts: what the program had put there itself is left alone, also when the
    tender has changed since.
    """
    found = []
    stale = form.identity.fingerprint != fingerprint(tender, checklist)
    for at, part in enumerate(checklist.parts, 1):
        for place, line in enumerate(part.lines, 1):
            for (key, name), value in form.fields.items():
                if key != line.key or value.words == value.was or not is_part(line, name):
                    continue
                if value.was is None and not value.words:
                    continue  # an empty field of a form that forgot what stood there: perhaps it was never touched
                difference = _difference(checklist, tender, line, f"{at}.{place}", name, value.words, value.was, stale)
                if difference is not None:
                    found.append(difference)
    return tuple(found)


def merged(checklist: Checklist, tender: Tender, accepted: Iterable[Difference]) -> Tender:
    """The tender with these differences put in it; those with a problem are passed over."""
    changed = tender
    for item in accepted:
        if not item.problem:
            changed = with_words(changed, checklist, checklist.line(item.line), item.part, item.words)
    for line in checklist.lines:
        if line.binding is Binding.ROWS and line.target:
            changed = without_new_empty_rows(changed, tender, line)
    return changed


def told_lines(found: Sequence[Difference]) -> tuple[str, ...]:
    """The differences as lines of text, for who has no window."""
    return tuple(
        f"{item.number} {item.label}: {item.old} → {item.new}" + (f" (niet over te nemen: {item.problem})" if
                                                                  item.problem else "")
        for item in found
    )  # fmt: skip


def _difference(
    checklist: Checklist, tender: Tender, line: Line, number: str, part: str, words: str, was: str | None, stale: bool
) -> Difference | None:
    now = said(tender, checklist, line, part)
    field = _field(line, part)
    if _same(field, words, now):
        return None
    problem = ""
    try:
        with_words(tender, checklist, line, part, words)
    except UnreadableValue as unreadable:
        problem = unreadable.sentence
    return Difference(
        line=line.key,
        part=part,
        number=number,
        label=_label(line, part),
        old=_told(line, part, field, now),
        new=_told(line, part, field, words),
        words=words,
        problem=problem,
        was_changed=stale and was is not None and not _same(field, was, now),
    )


def _same(field: Field | None, words: str, now: str) -> bool:
    """Whether two ways of writing say the same: "1250" and "1.250"."""
    if words.strip() == now.strip():
        return True
    if field is None:
        return False
    try:
        return bool(value_of(field, words) == value_of(field, now))
    except UnreadableValue:
        return False


def _field(line: Line, part: str) -> Field | None:
    """The field whose kind the words of a part must have; None for boxes and for text of the checklist itself."""
    if part == ANSWER and line.binding is Binding.FIELD and not asks_state(line):
        return field_of_line(line)
    if line.binding is Binding.ROWS:
        column = line.columns[int(part.partition(".")[2])]
        return column_field(line, column) if column.path else None
    return None


def _label(line: Line, part: str) -> str:
    if line.binding is Binding.ROWS:
        row, _, column = part.partition(".")
        return f"{line.question.rstrip('?.:')}, regel {row}: {line.columns[int(column)].label}"
    return line.question + {NOTE: " Toelichting", DAY: " Datum"}.get(part, "")


def _told(line: Line, part: str, field: Field | None, words: str) -> str:
    if not words.strip():
        return NOTHING
    if part == ANSWER and words in STATES and asks_state(line):
        return "N.v.t." if STATES[words] is AnswerOutcome.NOT_APPLICABLE else STATES[words].label
    if field is not None:
        try:
            value = value_of(field, words)
        except UnreadableValue:
            return words.strip()
        if fields.is_choice(field.kind):
            return str(value.label)
        if field.kind is bool:
            return "Ja" if value else "Nee"
        return words_of(field, value).replace("\n", "; ") or dutch.NBSP
    return words.strip()
