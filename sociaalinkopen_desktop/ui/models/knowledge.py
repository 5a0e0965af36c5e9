"""The catalogue as entries to search and to read: one per criterion, one per number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain import dutch
from ...domain.catalogue import Catalogue, Criterion, LegalBasis
from ...domain.choices import CriterionTheme
from ...domain.norms import Certainty, DatedValue, Norm
from ...domain.quantities import Quantity
from ..widgets.table import CELL, Cell, Column, head_data
from ..widgets.text import plain_tooltip

COLUMNS = (Column("Punt"),)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs below it."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One criterion or number: what the list shows, what the reading pane shows, and the words it is found by."""

    key: str
    title: str
    second: str
    sure: bool
    sections: tuple[Section, ...]
    theme: CriterionTheme | None = None
    links: tuple[str, ...] = ()  # keys of entries this one is about
    words: str = ""


def plain(words: str) -> str:
    """Words without accents and capitals, for searching."""
    loose = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words.casefold()).casefold())
    return "".join(sign for sign in loose if not unicodedata.combining(sign))


def criterion_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """The criteria by theme, in the order of the themes and then of the catalogue."""
    order = {theme: at for at, theme in enumerate(CriterionTheme)}
    criteria = sorted(catalogue.criteria, key=lambda item: order[item.theme])
    return tuple(_criterion_entry(item, catalogue) for item in criteria)


def norm_entries(catalogue: Catalogue, today: date | None = None) -> tuple[Entry, ...]:
    """The numbers by what they are called; `today` tells which value holds now."""
    norms = sorted(catalogue.norms.values(), key=lambda norm: _without_article(plain(norm.description)))
    return tuple(_norm_entry(norm, catalogue, today) for norm in norms)


def found(entries: Iterable[Entry], sought: str, theme: CriterionTheme | None = None) -> Sequence[Entry]:
    """The entries with every word that is sought, of one theme or of all."""
    parts = plain(sought).split()
    return [
        entry
        for entry in entries
        if (theme is None or entry.theme is theme) and all(part in entry.words for part in parts)
    ]


def _without_article(words: str) -> str:
    first, _gap, rest = words.partition(" ")
    return rest if first in ("de", "het", "een") else words


# -- one criterion ------------------------------------------------------------------------------------------------
def _criterion_entry(item: Criterion, catalogue: Catalogue) -> Entry:
    sections = [
        Section("Waarom dit ertoe doet", _paragraphs(item.why)),
        Section("Wat u kunt doen", _paragraphs(item.remedy)),
        Section("Waar het staat", tuple(_source(basis) for basis in item.legal_basis)),
        Section("Hoe het telt", _weight(item)),
        Section("Hoe zeker dit is", (_certainty(item.certainty),)),
        Section("Wat het programma niet ziet", _paragraphs(item.known_limits)),
        Section("Voorstel voor een tekst", _paragraphs(item.proposed_clause)),
        Section("Wanneer het geldt", _validity(item)),
    ]
    sections = [section for section in sections if section.paragraphs]
    return Entry(
        key=item.id,
        title=item.title,
        second=_second(item.theme.label, item.basis.label, item.certainty),
        sure=item.certainty is Certainty.SURE,
        sections=tuple(sections),
        theme=item.theme,
        links=tuple(name for name in item.norms if name in catalogue.norms),
        words=_words(item.id, item.title, item.theme.label, sections),
    )


def _source(basis: LegalBasis) -> str:
    text = f"{basis}" + (f", stand {dutch.day(basis.text_of)}" if basis.text_of else "")
    return f"{text}\n{basis.url}" if basis.url else text


def _weight(item: Criterion) -> tuple[str, ...]:
    lines = [
        f"Grondslag: {item.basis.label}.",
        f"Als het niet klopt: {item.severity.label.lower()}.",
        f"Beoordeling: {item.kind.label.lower()}.",
    ]
    if item.blocks:
        way_out = ", tenzij u het motiveert." if item.may_be_explained else "; motiveren kan hier niet."
        lines.append(f"Zolang het niet klopt, is de aanbesteding niet klaar voor publicatie{way_out}")
    return tuple(lines)


def _certainty(certainty: Certainty) -> str:
    if certainty is Certainty.SURE:
        return "Zeker: nagekeken in de bron die hierboven staat."
    return f"{certainty.label}. Kijk het zelf na voordat u erop bouwt. Dit punt houdt een publicatie nooit tegen."


def _validity(item: Criterion) -> tuple[str, ...]:
    if item.valid_from is None and item.valid_until is None:
        return ()
    return (_period(item.valid_from, item.valid_until).capitalize() + ".",)


# -- one number ---------------------------------------------------------------------------------------------------
def _norm_entry(norm: Norm, catalogue: Catalogue, today: date | None) -> Entry:
    now = norm.on(today) if today is not None else None
    latest = now or norm.values[-1]
    users = tuple(item.id for item in catalogue.criteria if norm.name in item.norms)
    sections = [
        Section("Waarde per periode", tuple(_dated(norm, value, value is now) for value in reversed(norm.values))),
        Section("Van wie dit getal is", (norm.origin.label + ".",)),
        Section("Hoe zeker dit is", (_norm_certainty(norm),)),
        Section("Laatst nagekeken", (f"Op {dutch.long_day(norm.last_checked)}.",)),
    ]
    title = norm.description[:1].upper() + norm.description[1:]
    amount = str(Quantity(latest.value, norm.unit))
    return Entry(
        key=norm.name,
        title=title,
        second=_second(amount, norm.origin.label, norm.certainty),
        sure=norm.certainty is Certainty.SURE,
        sections=tuple(sections),
        links=users,
        words=_words(norm.name, title, amount, sections),
    )


def _dated(norm: Norm, value: DatedValue, holds_now: bool) -> str:
    amount = str(Quantity(value.value, norm.unit))
    line = f"{amount}: {_period(value.valid_from, value.valid_until)}{' (geldt nu)' if holds_now else ''}"
    source = f"Bron: {value.reference.title}"
    return "\n".join(part for part in (line, source, value.reference.url) if part)


def _norm_certainty(norm: Norm) -> str:
    if norm.certainty is Certainty.SURE:
        return "Zeker: nagekeken in de bron."
    return f"{norm.certainty.label}. Kijk het zelf na voordat u erop bouwt."


def _period(start: date | None, end: date | None) -> str:
    if start is None:
        return f"tot en met {dutch.day(end)}" if end else "altijd"
    begins = f"vanaf {dutch.day(start)}"
    return f"{begins} tot en met {dutch.day(end)}" if end else begins


def _second(what: str, whose: str, certainty: Certainty) -> str:
    sure = "" if certainty is Certainty.SURE else " · nog te bevestigen"
    return f"{what} · {whose}{sure}"


def _paragraphs(words: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in words.strip().split("\n\n"))
    return tuple(part for part in parts if part)


def _words(key: str, title: str, more: str, sections: Iterable[Section]) -> str:
    texts = [key, title, more, *(part for section in sections for part in section.paragraphs)]
    return plain(" ".join(texts).replace(dutch.NBSP, " "))


class EntryModel(QAbstractTableModel):
    """Entries as rows of one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def find(self, key: str) -> int:
        """The row of an entry; -1 when it is not shown."""
        return next((at for at, entry in enumerate(self._entries) if entry.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        return head_data(COLUMNS, section, orientation, role)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        entry = self._entries[index.row()]
        if role == CELL:
            return Cell(entry.title, entry.second, strong=True)
        if role == _DISPLAY:
            return f"{entry.title}, {entry.second}"
        if role == _TOOLTIP:
            return plain_tooltip(entry.title)
        return None
