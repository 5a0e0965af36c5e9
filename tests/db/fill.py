"""Fills a data file with many plausible tenders in one transaction, for tests and benchmarks of size."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, product
from pathlib import Path
from typing import Any

from sociaalinkopen_desktop.application.ports import Counts
from sociaalinkopen_desktop.db import documents, projections, search, tables
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.choices import ContractNature, Phase, Procedure
from sociaalinkopen_desktop.domain.encoding import to_plain
from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.domain.subject import Lot, Subject
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender

FIRST_SAVE = datetime(2016, 1, 1, 8, 0, tzinfo=UTC)

_HEADS = (
    "groen", "weg", "school", "zorg", "jeugd", "water", "riool", "afval", "park", "straat", "brug", "sport", "speel",
    "cultuur", "energie", "warmte", "personeels", "kantoor", "leerlingen", "gebouw", "wijk", "bos", "berm", "fiets",
    "haven", "markt", "begraafplaats", "verlichtings", "archief", "software",
)  # fmt: skip
_TAILS = (
    "onderhoud", "aanleg", "levering", "beheer", "vervoer", "reiniging", "inrichting", "renovatie", "dienst",
    "vervanging", "begeleiding", "onderzoek", "plan", "ontwerp", "keuring", "opslag", "toezicht", "catering",
)  # fmt: skip
_PLACES = ("Noord", "Oost", "Zuid", "West", "Centrum", "Dorpshart", "Buitengebied", "Nieuwstad", "Oudwijk", "Veldzicht")
_COMPOUNDS = tuple(head + tail for head, tail in product(_HEADS, _TAILS))
_SYLLABLES = ("ba", "de", "ger", "in", "ko", "lan", "mer", "on", "pas", "re", "sta", "ten", "uit", "ver", "wer", "zo")
_WORDS = (*_COMPOUNDS, *("".join(parts) for parts in product(_SYLLABLES, repeat=3)))
_OFTEN = tuple(accumulate(1 / (rank + 1) for rank in range(len(_WORDS))))


def fill(path: Path, n: int, seed: int = 1) -> None:
    """Add `n` tenders with lots, answers and invitations to the file at `path`, made when absent and else empty.

    The same `n` and `seed` give the same tenders. Their ids are "t0000000", "t0000001", ..., saved an hour apart.
    """
    open_store(path, lambda: FIRST_SAVE).close()
    chance = random.Random(seed)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        connection.execute("BEGIN")
        for start in range(0, n, 1000):
            made = [_made(number, chance) for number in range(start, min(start + 1000, n))]
            _insert(connection, "tender", [row for row, _, _ in made])
            connection.executemany(
                "INSERT INTO search (rowid, words) VALUES (?, ?)",
                [(row["saved_order"], words) for row, _, words in made],
            )
            for table in (tables.document, tables.lot, tables.answer, tables.deviation, tables.invitation):
                _insert(connection, table.name, [row for _, children, _ in made for row in children[table.name]])
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        columns = tuple(rows[0])
        named = ", ".join(f":{column}" for column in columns)
        connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({named})", rows)


def _base() -> Tender:
    """What all tenders of the file have in common."""
    return Tender(
        subject=Subject(buyer="Voorbeeldgemeente", department="Openbare Ruimte", place="Voorbeeldgemeente"),
        lots=tuple(Lot(title=f"Perceel {place}", description=f"Het werk in {place}.") for place in _PLACES[:3]),
        answers=tuple(
            Answer(criterion=f"VRG-{number:02}", reason="Zo staat het in het inkoopplan van dit jaar.")
            for number in range(20)
        ),
        deviations=(
            Deviation(
                criterion="VRG-03", why="De markt is klein.", how_far="Eén offerte minder.", why_here="Het werk haast."
            ),
        ),
        market=Market(
            invitations=tuple(Invitation(supplier=f"Stichting Voorbeeldwerk {place}") for place in _PLACES[:3])
        ),
    )


_BASE = _base()
_PLAIN = to_plain(_BASE)
_BASE_WORDS = search.words_of(replace(_BASE, subject=Subject()))


def _made(number: int, chance: random.Random) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]], str]:
    """Columns, child rows and words of one tender: what `projections` and `search` make of it, but quicker."""
    first, second = chance.choice(_COMPOUNDS), chance.choice(_COMPOUNDS)
    subject = replace(
        _BASE.subject,
        title=f"{first.capitalize()} en {second} {chance.choice(_PLACES)} {2016 + number % 12}",
        reference=f"Z-{2016 + number % 12}-{number:06}",
        description=" ".join(chance.choices(_WORDS, cum_weights=_OFTEN, k=40)),
        nature=chance.choice(tuple(ContractNature)),
    )
    phase = chance.choice(tuple(Phase))
    procedure = chance.choice(tuple(Procedure))
    value = chance.randrange(5_000, 5_000_000) if number % 10 else None
    deadline = date(2016, 1, 1) + timedelta(days=chance.randrange(4500)) if number % 7 else None
    now = FIRST_SAVE + timedelta(hours=number)
    plain = {
        **_PLAIN,
        "id": f"t{number:07}",
        "phase": phase.value,
        "subject": to_plain(subject),
        "procedure": {"procedure": procedure.value},
        **({"value": {"base_value": str(value)}} if value else {}),
        **({"schedule": {"submission_deadline": deadline.isoformat()}} if deadline else {}),
    }
    counts = Counts(
        not_met=max(0, chance.randrange(12) - 10), to_explain=chance.randrange(3), open=chance.randrange(40)
    )
    row = {
        "key": number + 1,
        "id": plain["id"],
        "version": 1,
        "saved_at": now.isoformat(),
        "saved_order": projections.order_of(now),
        "phase": phase.value,
        "phase_order": projections.PHASES.index(phase),
        "is_example": False,
        "nature": subject.nature.value if subject.nature else None,
        "procedure": procedure.value,
        "estimated_value": value * 100 if value else None,
        "deadline": deadline.isoformat() if deadline else None,
        "not_met": counts.not_met,
        "to_explain": counts.to_explain,
        "open": counts.open,
        "opportunities": counts.opportunities,
        "title_order": search.folded(subject.title),
        "reference": subject.reference,
        "title": subject.title,
    }
    children = {table.name: rows for table, rows in projections.child_rows(_BASE, number + 1)}
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    children["document"] = [{"tender_key": number + 1, "format": documents.FORMAT, "text": text}]
    return row, children, f"{search.words_of(Tender(id=row['id'], subject=subject))} {_BASE_WORDS}"


def tender_ids(n: int) -> Iterator[str]:
    """The ids of a file filled with `n` tenders, in the order in which they were saved."""
    return (f"t{number:07}" for number in range(n))
