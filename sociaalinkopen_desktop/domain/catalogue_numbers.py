"""The dated numbers of the catalogue as tables of the overview: value, dates, source and certainty."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from . import dutch
from .catalogue_texts import name_of, newest_first, period
from .document import Block, Cell, Column, Paragraph, Table
from .norms import DatedValue, Norm
from .quantities import Quantity


def number_tables(norms: list[Norm], day: date) -> Iterable[Block]:
    """The numbers of one chapter in one table, newest value first; `day` says which value holds.

    When most numbers have the same source, theirs is named once, above a table of their own.
    """
    several_days = len({norm.last_checked for norm in norms}) > 1
    titles = Counter(_one_source(norm) for norm in norms)
    common, amount = titles.most_common(1)[0]
    if not common or amount < 3 or amount * 2 <= len(norms):
        yield _number_table("Getallen met bron en datum", norms, day, sourced=True, checked=several_days)
        return
    same = [norm for norm in norms if _one_source(norm) == common]
    others = [norm for norm in norms if _one_source(norm) != common]
    if others:
        yield _number_table("Getallen met bron en datum", others, day, sourced=True, checked=several_days)
    yield Paragraph(text=f"Bron van elk getal in deze tabel: {common}")
    yield _number_table("Getallen uit dezelfde bron", same, day, sourced=False, checked=several_days)


def _one_source(norm: Norm) -> str:
    """The source of all values of a number, with its address; nothing when there are several."""
    found = {", ".join(filter(None, (value.reference.title, value.reference.url))) for value in norm.values}
    return found.pop() if len(found) == 1 else ""


def _number_table(caption: str, norms: Iterable[Norm], day: date, *, sourced: bool, checked: bool) -> Table:
    columns = (
        Column(title="Getal", share=3.3 if sourced else 4.8),
        Column(title="Waarde", share=1.3, numeric=True),
        Column(title="Geldt", share=2.1 if sourced else 1.6),
        *((Column(title="Bron", share=3.7),) if sourced else ()),
        Column(title="Zekerheid", share=2.0 if sourced else 3.1),
    )
    rows = tuple(row for norm in norms for row in _number_rows(norm, day, sourced=sourced, checked=checked))
    return Table(caption=caption, columns=columns, rows=rows)


def _number_rows(norm: Norm, day: date, *, sourced: bool, checked: bool) -> Iterable[tuple[Cell, ...]]:
    """A row per value, newest first; only the first says which number it is."""
    now = norm.on(day)
    several = len(norm.values) > 1
    for place, value in enumerate(newest_first(norm)):
        holds = several and value is now
        yield (
            Cell(text="Hetzelfde, eerder" if place else name_of(norm)),
            Cell(text=str(Quantity(value.value, norm.unit)), strong=holds),
            Cell(text=period(value.valid_from, value.valid_until) + (f" (geldt op {dutch.day(day)})" if holds else "")),
            *((Cell(text=value.reference.title, url=value.reference.url),) if sourced else ()),
            Cell(text=_how_sure(norm, value, checked=checked)),
        )


def _how_sure(norm: Norm, value: DatedValue, *, checked: bool) -> str:
    label = (value.certainty or norm.certainty).label
    return f"{label}\nNagekeken {dutch.day(norm.last_checked)}" if checked else label
