"""The catalogue as entries to read: one per criterion, number and duty, in the words of the printed overview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain import catalogue_texts as texts
from ...domain import dutch
from ...domain.catalogue import Catalogue, Criterion, Duty, LegalBasis
from ...domain.catalogue_search import Part, is_sure
from ...domain.norms import Certainty, DatedValue, Norm
from ...domain.quantities import Quantity
from ..widgets.table import CELL, Cell, Column, head_data
from ..widgets.text import plain_tooltip

COLUMNS = (Column("Punt"),)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Deed:
    """Things to do in one place: `go` is where ("step:award", "" nowhere), `place` is that in words."""

    words: tuple[str, ...]
    go: str
    place: str
    in_tender: bool


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs below it, and things to do."""

    title: str
    paragraphs: tuple[str, ...]
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One criterion, number or duty, or what colleagues say (no `part`): what the list shows and what can be read."""

    part: Part | None
    key: str
    title: str
    second: str
    sure: bool
    sections: tuple[Section, ...]
    links: tuple[str, ...] = ()  # keys of entries this one is about


def entries_of(catalogue: Catalogue, today: date | None = None) -> tuple[Entry, ...]:
    """All entries, in the order of the catalogue; `today` tells which value of a number holds now."""
    return (
        *(_criterion_entry(item, catalogue) for item in catalogue.criteria),
        *(_norm_entry(norm, catalogue, today) for norm in catalogue.norms.values()),
        *(_duty_entry(duty) for duty in catalogue.duties),
    )


# -- one criterion ------------------------------------------------------------------------------------------------
def _criterion_entry(item: Criterion, catalogue: Catalogue) -> Entry:
    return Entry(
        part=Part.CRITERIA,
        key=item.id,
        title=item.title,
        second=_second(item.theme.label, item.basis.label, item.certainty is Certainty.SURE),
        sure=item.certainty is Certainty.SURE,
        sections=_filled(
            Section("Waarom dit ertoe doet", texts.paragraphs(item.why)),
            Section("Wat u kunt doen", texts.paragraphs(item.remedy)),
            Section("Waar het staat", _sources(item.legal_basis)),
            Section("Hoe het telt", _weight(item)),
            Section("Hoe zeker dit is", (_certainty(item.certainty, "Dit punt houdt een publicatie nooit tegen."),)),
            Section("Wat het programma niet ziet", texts.paragraphs(item.known_limits)),
            Section("Voorbeeld van een tekst", texts.paragraphs(item.proposed_clause)),
            Section("Wanneer het geldt", _validity(item.valid_from, item.valid_until)),
        ),
        links=tuple(name for name in item.norms if name in catalogue.norms),
    )


def _weight(item: Criterion) -> tuple[str, ...]:
    return (
        f"Grondslag: {item.basis.label}.",
        f"Als het niet klopt: {item.severity.label.lower()}.",
        f"Beoordeling: {item.kind.label.lower()}.",
        texts.consequence(item),
    )


# -- one number ---------------------------------------------------------------------------------------------------
def _norm_entry(norm: Norm, catalogue: Catalogue, today: date | None) -> Entry:
    now = norm.on(today) if today is not None else None
    amount = str(Quantity((now or norm.values[-1]).value, norm.unit))
    values = texts.newest_first(norm)
    return Entry(
        part=Part.NORMS,
        key=norm.name,
        title=texts.name_of(norm),
        second=_second(amount, norm.origin.label, is_sure(norm)),
        sure=is_sure(norm),
        sections=(
            Section("Waarde per periode", tuple(_dated(norm, value, value is now) for value in values)),
            Section("Van wie dit getal is", (norm.origin.label + ".",)),
            Section("Hoe zeker dit is", (_certainty(norm.certainty),)),
            Section("Laatst nagekeken", (f"Op {dutch.long_day(norm.last_checked)}.",)),
        ),
        links=tuple(item.id for item in catalogue.criteria if norm.name in item.norms),
    )


def _dated(norm: Norm, value: DatedValue, holds_now: bool) -> str:
    amount = str(Quantity(value.value, norm.unit))
    line = f"{amount}: {texts.period(value.valid_from, value.valid_until)}{' (geldt nu)' if holds_now else ''}"
    differs = value.certainty is not None and value.certainty is not norm.certainty
    sure = value.certainty.label if differs and value.certainty is not None else ""
    return "\n".join(filter(None, (line, f"Bron: {value.reference.title}", value.reference.url, sure)))


# -- one duty -----------------------------------------------------------------------------------------------------
def _duty_entry(duty: Duty) -> Entry:
    places = dutch.listed([place.label.lower() for place in duty.places])
    return Entry(
        part=Part.DUTIES,
        key=duty.id,
        title=duty.title,
        second=_second("Motiveringsplicht", places, duty.certainty is Certainty.SURE),
        sure=duty.certainty is Certainty.SURE,
        sections=_filled(
            Section("Wat u vastlegt", texts.paragraphs(duty.what)),
            Section("Waar dat moet staan", (f"{places.capitalize()}.",) if places else ()),
            Section("Goed om te weten", texts.paragraphs(duty.note)),
            Section("Bij welke aanbesteding", tuple(f"{regime.label}." for regime in duty.regimes)),
            Section("Waar het staat", _sources(duty.legal_basis)),
            Section("Hoe zeker dit is", (_certainty(duty.certainty),)),
            Section("Wanneer het geldt", _validity(duty.valid_from, duty.valid_until)),
        ),
    )


# -- what they share ----------------------------------------------------------------------------------------------
def _filled(*sections: Section) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.paragraphs)


def _sources(bases: Sequence[LegalBasis]) -> tuple[str, ...]:
    return tuple("\n".join(filter(None, (str(source), source.url))) for source in texts.sources(bases))


def _certainty(value: Certainty, more: str = "") -> str:
    if value is Certainty.SURE:
        return texts.certainty(value)
    return " ".join(filter(None, (texts.certainty(value), "Kijk het zelf na voordat u erop bouwt.", more)))


def _validity(start: date | None, end: date | None) -> tuple[str, ...]:
    told = texts.validity(start, end)
    return (told,) if told else ()


def _second(what: str, whose: str, sure: bool) -> str:
    words = " · ".join(filter(None, (what, whose)))
    return words if sure else f"{words} · nog te bevestigen"


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

    def keys(self) -> list[str]:
        """The keys of the rows, from top to bottom."""
        return [entry.key for entry in self._entries]

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
