"""The register as a list: its columns, its filter chips, and what is said of one enterprise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from ...application.register_ports import EnterpriseQuery, EnterpriseRow, EnterpriseSort
from ...domain.choices import Recognition
from ...domain.enterprises.enterprise import EnterpriseKind, EnterpriseState
from ...domain.enterprises.recognition import (
    ProofOutcome,
    ProofState,
    ProofTerms,
    name_of,
    outcome_of_summary,
    words_of,
)
from ...domain.terms import months_later
from ..widgets.table import Cell, Column
from .paged_rows import WINDOW, PagedRows

COLUMNS = (
    Column("Onderneming", 0, key=EnterpriseSort.NAME.value),
    Column("Plaats", 140, key=EnterpriseSort.TOWN.value),
    Column("Wat zij levert", 0),
    Column("Erkenning", 256, key=EnterpriseSort.RECOGNISED_UNTIL.value),
    Column("Soort", 172, key=EnterpriseSort.KIND.value),
)
NARROW_COLUMNS = (COLUMNS[0], COLUMNS[1], COLUMNS[2], Column("Erkenning", 248, key=COLUMNS[3].key), COLUMNS[4])
NAME, TOWN, OFFER, RECOGNITION, KIND = range(5)
FOLDED = (TOWN, KIND)  # where there is little room these two move into the second line of the first column

ALL, EXPIRED, ENDS_SOON, TO_VERIFY, LAST_IMPORT = "all", "expired", "ends_soon", "to_verify", "last_import"
NO_NAME = "Zonder naam"
PROOFS = tuple(item for item in Recognition if item is not Recognition.NONE)
"""The recognitions one can filter by."""
COUNTED_ON = (EnterpriseState.ACTIVE, EnterpriseState.TO_VERIFY)
"""What the officer still counts on: only for these she is told that a recognition ends."""

# Icon and tone of a state; its words stand beside it.
SIGNS: dict[ProofState, tuple[str, str]] = {
    ProofState.VALID: ("check-circle-fill", "ok"),
    ProofState.ENDS_SOON: ("clock-fill", "why"),
    ProofState.NOT_CHECKED: ("question", "why"),
    ProofState.EXPIRED: ("x-circle-fill", "bad"),
    ProofState.OWN_STATEMENT: ("chat-text", "neutral"),
    ProofState.NONE: ("minus-circle", "neutral"),
}
_KIND_WORDS = {
    EnterpriseKind.SOCIAL_ENTERPRISE: "Sociale onderneming",
    EnterpriseKind.SW_BEDRIJF: "Sw-bedrijf",
    EnterpriseKind.COOPERATIVE: "Sociale coöperatie",
    EnterpriseKind.REGULAR: "Gewone onderneming",
}


def first_query() -> EnterpriseQuery:
    """The whole register in the order of the names."""
    return EnterpriseQuery(limit=WINDOW)


def with_chip(query: EnterpriseQuery, chip: str, today: date, terms: ProofTerms | None, batch: str) -> EnterpriseQuery:
    """The query with what a chip asks instead of what another one did. `batch` is the last import."""
    plain = replace(query, states=(), lapsing_before=None, lapsing_from=None, batch="")
    if chip == EXPIRED:
        return replace(plain, states=COUNTED_ON, lapsing_before=today)
    if chip == ENDS_SOON and terms is not None:
        until = months_later(today, terms.warning_months)
        return replace(plain, states=COUNTED_ON, lapsing_from=today, lapsing_before=until)
    if chip == TO_VERIFY:
        return replace(plain, states=(EnterpriseState.TO_VERIFY,))
    if chip == LAST_IMPORT:
        return replace(plain, batch=batch)
    return plain


def name_shown(name: str) -> str:
    """The name, or words that say that there is none."""
    return name.strip() or NO_NAME


def kind_words(kind: EnterpriseKind) -> str:
    """The kind in few words, for a column."""
    return _KIND_WORDS[kind]


def outcome_of_row(row: EnterpriseRow, today: date, terms: ProofTerms) -> ProofOutcome:
    """The state of the best recognition that a row tells of."""
    return outcome_of_summary(row.recognitions, row.recognised_until, row.checked_on, today, terms)


def recognition_cell(row: EnterpriseRow, today: date, terms: ProofTerms) -> Cell:
    """The state in words with its icon, and which recognitions there are below it."""
    outcome = outcome_of_row(row, today, terms)
    words = words_of(outcome, terms)
    proven = [item for item in row.recognitions if item not in (Recognition.NONE, Recognition.OWN_STATEMENT)]
    glyph, tone = SIGNS[outcome.state]
    second = ", ".join(item.label for item in proven) or name_of(outcome)
    return Cell(f"{words[:1].upper()}{words[1:]}", second, tone=tone, glyph=glyph)


def cells_of(row: EnterpriseRow, today: date, terms: ProofTerms, narrow: bool = False) -> tuple[Cell, ...]:
    """What the five columns show. With `narrow` the first one also says town and kind."""
    state = row.state.label if row.state is not EnterpriseState.ACTIVE else ""
    kvk = f"KvK {row.kvk}" if row.kvk else ""
    parts: tuple[str, ...] = (state, kvk)
    if narrow:
        example = "Voorbeeld" if row.is_example else ""
        parts = (example, state, row.town, kind_words(row.kind))
    second = " · ".join(part for part in parts if part) or "Nog geen KvK-nummer"
    offer = " ".join(row.offer.split())
    return (
        Cell(name_shown(row.name), second, strong=True, tag="example" if row.is_example and not narrow else ""),
        Cell(row.town or "Onbekend", tone="text" if row.town else "muted"),
        Cell(offer or "Nog niet ingevuld", tone="text" if offer else "muted"),
        recognition_cell(row, today, terms),
        Cell(kind_words(row.kind)),
    )


class EnterpriseListModel(PagedRows):
    """Rows of the register."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._terms: ProofTerms | None = None

    def set_terms(self, terms: ProofTerms) -> None:
        """The numbers of policy by which recognitions are told, before rows are shown."""
        self._terms = terms

    def row(self, at: int) -> EnterpriseRow | None:
        """The enterprise in a row; None when it was not brought yet."""
        return self._rows.get(at)

    def cells_of(self, row: Any, today: date, narrow: bool) -> tuple[Cell, ...]:
        assert self._terms is not None  # rows come with them
        return cells_of(row, today, self._terms, narrow)

    def tooltip_of(self, row: Any) -> str:
        return "\n".join(part for part in (name_shown(row.name), " ".join(row.offer.split())) if part)
