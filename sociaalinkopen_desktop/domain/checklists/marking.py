"""What a line of a checklist says in a tender, part by part, and the tender when that part says something else.

A part is one thing to fill in: the boxes (`ANSWER`), the words beside them (`NOTE`), the day (`DAY`), or a cell of a
row, whose name is "3.0": row 3, first column. All values pass as words, as they stand on a form.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .. import fields
from ..ambition import ThemeChoice
from ..checklist_marks import ChecklistMark
from ..choices import AnswerOutcome, Theme
from ..fields import Field
from ..tender import Answer, Tender
from .checklist import Binding, Checklist, Line, RowColumn
from .values import UnreadableValue, day_of, value_of, words_of

ANSWER, NOTE, DAY = "antwoord", "toelichting", "datum"
STATES = {item.value: item for item in AnswerOutcome}
MOST_ROWS = 200
_PLACE = re.compile(r"[1-9][0-9]{0,2}\.[0-9]")


def field_of_line(line: Line) -> Field:
    """The field of the tender that a line of binding FIELD is about."""
    return fields.describe(Tender, line.target)


def asks_state(line: Line) -> bool:
    """Whether the line has the boxes yes, no and not applicable; otherwise a value is written or chosen."""
    if line.is_open or line.binding is Binding.ROWS:
        return False
    return line.binding is not Binding.FIELD or field_of_line(line).kind is bool


def mark_of(tender: Tender, checklist: str, line: str) -> ChecklistMark | None:
    """The mark on a line, if any."""
    return next((item for item in tender.checklist_marks if (item.checklist, item.line) == (checklist, line)), None)


def column_field(line: Line, column: RowColumn) -> Field:
    """The field of a column of rows. Raises KeyError for a cell that only the checklist has."""
    return fields.describe(Tender, f"{line.target}.*.{column.path}")


def row_count(tender: Tender, line: Line) -> int:
    """How many rows a line shows: what the tender has, with room to write below it, and at least what the sheet has."""
    known = len(fields.get(tender, line.target)) if line.target else 0
    return max(known, line.rows)


# -- reading ----------------------------------------------------------------------------------------------------------
def said(tender: Tender, checklist: Checklist, line: Line, part: str) -> str:
    """The words of one part as the tender has it now."""
    mark = mark_of(tender, checklist.id, line.key)
    if part == DAY:
        return words_of(_MARK_DAY, mark.day) if mark else ""
    if part == NOTE:
        return _note(tender, line, mark)
    if part == ANSWER:
        return _answer(tender, line, mark)
    return _cell(tender, checklist, line, part)


def _answer(tender: Tender, line: Line, mark: ChecklistMark | None) -> str:
    if line.binding is Binding.ANSWER:
        answer = tender.answer_to(line.target)
        return answer.outcome.value if answer else ""
    own = mark.state.value if mark and mark.state else ""
    if line.binding is Binding.THEME:
        applied = tender.applies(Theme(line.target))  # type: ignore[call-arg]
        return own if applied is None else "yes" if applied else "no"
    if line.binding is not Binding.FIELD:
        return own
    field, value = field_of_line(line), fields.get(tender, line.target)
    if field.kind is bool and not field.optional and value == field.default:
        return own  # a field that always says something: its default may be no answer at all
    return words_of(field, value) or own


def _note(tender: Tender, line: Line, mark: ChecklistMark | None) -> str:
    if line.binding is Binding.ANSWER:
        answer = tender.answer_to(line.target)
        return answer.reason if answer else ""
    if line.binding is Binding.THEME:
        theme = Theme(line.target)  # type: ignore[call-arg]
        return next((item.reason for item in tender.ambition.themes if item.theme is theme), "")
    return mark.note if mark else ""


def _cell(tender: Tender, checklist: Checklist, line: Line, part: str) -> str:
    row, column, place = _place(line, part)
    if column.path:
        rows = fields.get(tender, line.target)
        return words_of(column_field(line, column), fields.get(rows[row], column.path)) if row < len(rows) else ""
    mark = mark_of(tender, checklist.id, f"{line.key}.{row + 1}")
    return mark.cells[place] if mark and place < len(mark.cells) else ""


def is_part(line: Line, part: str) -> bool:
    """Whether a line can have such a part at all."""
    if line.binding is not Binding.ROWS:
        return part in (ANSWER, NOTE, DAY)
    try:
        _place(line, part)
    except KeyError:
        return False
    return True


def _place(line: Line, part: str) -> tuple[int, RowColumn, int]:
    """Row (from 0), column and its place. Raises KeyError for a part that the line does not have."""
    row, _, column = part.partition(".")
    if not (_PLACE.fullmatch(part) and int(column) < len(line.columns) and 1 <= int(row) <= MOST_ROWS):
        raise KeyError(part)
    return int(row) - 1, line.columns[int(column)], int(column)


# -- writing ----------------------------------------------------------------------------------------------------------
def with_words(tender: Tender, checklist: Checklist, line: Line, part: str, words: str) -> Tender:
    """The tender in which one part says these words. Raises UnreadableValue when they are no value for it."""
    if part == DAY:
        day = day_of(words) if words.strip() else None
        return _marked(tender, checklist.id, line.key, lambda mark: replace(mark, day=day))
    if part == NOTE:
        return _with_note(tender, checklist, line, words.strip())
    if part == ANSWER:
        return _with_answer(tender, checklist, line, words)
    return _with_cell(tender, checklist, line, part, words)


def _with_answer(tender: Tender, checklist: Checklist, line: Line, words: str) -> Tender:
    if line.binding is Binding.FIELD and not asks_state(line):
        return fields.replaced(tender, line.target, value_of(field_of_line(line), words))
    if words not in ("", *STATES):
        raise UnreadableValue("Kies ja, nee of n.v.t.")
    state = STATES.get(words)
    match line.binding:
        case Binding.ANSWER:
            return _answered(tender, line.target, state)
        case Binding.THEME:
            tender = _with_theme(tender, line.target, _yes_or_no(state))
        case Binding.FIELD:
            tender = _with_flag(tender, line, state)
    is_mark = line.binding in (Binding.MARK, Binding.FINDING) or state is AnswerOutcome.NOT_APPLICABLE
    own = state if is_mark else None
    return _marked(tender, checklist.id, line.key, lambda mark: replace(mark, state=own))


def _yes_or_no(state: AnswerOutcome | None) -> bool | None:
    return None if state in (None, AnswerOutcome.NOT_APPLICABLE) else state is AnswerOutcome.YES


def _with_flag(tender: Tender, line: Line, state: AnswerOutcome | None) -> Tender:
    field, flag = field_of_line(line), _yes_or_no(state)
    return fields.replaced(tender, line.target, field.default if flag is None else flag)


def _answered(tender: Tender, criterion: str, state: AnswerOutcome | None) -> Tender:
    known = tender.answer_to(criterion)
    others = tuple(item for item in tender.answers if item.criterion != criterion)
    if state is None:
        return replace(tender, answers=others)
    kept = replace(known or Answer(criterion=criterion), outcome=state)
    return replace(tender, answers=(*others, kept))


def _with_theme(tender: Tender, key: str, flag: bool | None) -> Tender:
    return _changed_theme(tender, key, lambda item: replace(item, is_applied=flag))


def _changed_theme(tender: Tender, key: str, change: Callable[[ThemeChoice], ThemeChoice]) -> Tender:
    theme = Theme(key)  # type: ignore[call-arg]
    themes = tender.ambition.themes
    if not any(item.theme is theme for item in themes):
        themes = (*themes, ThemeChoice(theme=theme))
    changed = tuple(change(item) if item.theme is theme else item for item in themes)
    return replace(tender, ambition=replace(tender.ambition, themes=changed))


def _with_note(tender: Tender, checklist: Checklist, line: Line, words: str) -> Tender:
    if line.binding is Binding.ANSWER:
        known = tender.answer_to(line.target)
        if known is None and not words:
            return tender
        others = tuple(item for item in tender.answers if item.criterion != line.target)
        return replace(tender, answers=(*others, replace(known or Answer(criterion=line.target), reason=words)))
    if line.binding is Binding.THEME:
        return _changed_theme(tender, line.target, lambda item: replace(item, reason=words))
    return _marked(tender, checklist.id, line.key, lambda mark: replace(mark, note=words))


def _with_cell(tender: Tender, checklist: Checklist, line: Line, part: str, words: str) -> Tender:
    row, column, place = _place(line, part)
    if not column.path:

        def write(mark: ChecklistMark) -> ChecklistMark:
            cells = [*mark.cells, *[""] * (len(line.columns) - len(mark.cells))]
            cells[place] = words.strip()
            return replace(mark, cells=tuple(cells) if any(cells) else ())

        return _marked(tender, checklist.id, f"{line.key}.{row + 1}", write)
    value = value_of(column_field(line, column), words)
    rows = fields.get(tender, line.target)
    empty: Any = fields.describe(Tender, line.target).kind()
    rows = (*rows, *[empty] * (row + 1 - len(rows)))
    changed = fields.replaced(rows[row], column.path, value)
    return fields.replaced(tender, line.target, (*rows[:row], changed, *rows[row + 1 :]))


def without_new_empty_rows(tender: Tender, before: Tender, line: Line) -> Tender:
    """The tender without the rows at the end that were added to a list and stayed empty."""
    rows = fields.get(tender, line.target)
    known = len(fields.get(before, line.target))
    empty = fields.describe(Tender, line.target).kind()
    kept = (*rows[:known], *(row for row in rows[known:] if row != empty))
    return tender if kept == rows else fields.replaced(tender, line.target, kept)


def _marked(tender: Tender, checklist: str, line: str, change: Callable[[ChecklistMark], ChecklistMark]) -> Tender:
    """The tender with a changed mark in its place; a mark that says nothing is not kept."""
    blank = ChecklistMark(checklist=checklist, line=line)
    old = mark_of(tender, checklist, line)
    new = change(old or blank)
    if old is None:
        marks = tender.checklist_marks if new == blank else (*tender.checklist_marks, new)
    else:
        marks = tuple(
            new if item is old else item for item in tender.checklist_marks if item is not old or new != blank
        )
    return replace(tender, checklist_marks=marks)


_MARK_DAY = fields.field_of(ChecklistMark, "day")
