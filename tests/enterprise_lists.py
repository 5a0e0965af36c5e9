"""Lists of invented enterprises for tests: as sheets in memory, as files, and as anything hypothesis thinks of."""

import csv
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.cpv import CpvCode, CpvList
from sociaalinkopen_desktop.domain.enterprises.enterprise import (
    Contact,
    Enterprise,
    EnterpriseKind,
    EnterpriseSource,
    EnterpriseState,
    ImpactArea,
    RecognitionProof,
    Reference,
    TargetGroup,
    TargetGroupCount,
)
from sociaalinkopen_desktop.domain.enterprises.importing import ImportPlan, PlanOptions, make_plan
from sociaalinkopen_desktop.domain.enterprises.importing_columns import guessed
from sociaalinkopen_desktop.domain.enterprises.importing_file import ListRow, ListSheet
from sociaalinkopen_desktop.domain.enterprises.importing_values import says_nothing
from sociaalinkopen_desktop.domain.policy import PsoStep

CPV = CpvList(
    [
        CpvCode("77310000", "6", "Beplanten en onderhouden van groengebieden"),
        CpvCode("90910000", "9", "Reinigingsdiensten"),
        CpvCode("03121200", "7", "Snijbloemen"),
    ]
)
HEADS = ("Bedrijfsnaam", "KvK-nummer", "Plaats", "Keurmerk", "Geldig t/m", "CPV", "Omzet")


def a_sheet(heads: Sequence[str], *rows: Sequence[str]) -> ListSheet:
    """A sheet whose first row stands on line 2."""
    made = tuple(ListRow(line=at, cells=tuple(row)) for at, row in enumerate(rows, 2))
    return ListSheet(name="", heads=tuple(heads), rows=made)


def a_plan(sheet: ListSheet, register: Sequence[Enterprise] = (), options: PlanOptions | None = None) -> ImportPlan:
    """The plan by the columns as they are guessed."""
    return make_plan(sheet, guessed(sheet.heads), register, CPV, options or PlanOptions())


def write_list(path: Path, good: int, without_name: int = 0, wrong_number: int = 0) -> Path:
    """A CSV of invented enterprises as a spreadsheet writes it: so many good ones, and two sorts of faulty ones."""
    names = [f"Voorbeeldbedrijf {at:05d} B.V." for at in range(good + wrong_number)] + [""] * without_name
    with path.open("w", newline="", encoding="cp1252") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEADS)
        for at, name in enumerate(names):
            number = "12" if good <= at < good + wrong_number else f"{10_000_000 + at}"
            out.writerow([name, number, "Tilburg", "PSO trede 2", "31-12-2027", "77310000-6", "€ 120.000"])
    return path


# -- anything -----------------------------------------------------------------------------------------------------
_SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Cf"))
_WORD = st.text(_SIGNS, min_size=1, max_size=12)
_FIRST = st.sampled_from(["", "=", "+", "-", "@", "'", "'=", "''", "\\", "|", '"', ";"])


@st.composite
def words(draw: st.DrawFn, most: int = 4) -> str:
    """A text on one line, also one that a spreadsheet would compute."""
    made = unicodedata.normalize("NFC", draw(_FIRST) + " ".join(draw(st.lists(_WORD, min_size=1, max_size=most))))
    return f"{made}a" if says_nothing(made) else made


_DAY = st.dates(date(1995, 1, 1), date(2150, 1, 1))
_MONEY = st.decimals(0, 99_999_999, places=2, allow_nan=False).map(lambda value: value.normalize() + 0)
_PROOF = words().filter(lambda text: "\n" not in text)
_CODES = st.lists(st.sampled_from(["77310000", "90910000", "03121200"]), unique=True).map(tuple)
_RECOGNITION = st.builds(
    RecognitionProof,
    kind=st.sampled_from([item for item in Recognition if item is not Recognition.NONE]),
    step=st.none() | st.sampled_from(PsoStep),
    proof=st.just("") | _PROOF,
    issued_on=st.none() | _DAY,
    valid_until=st.none() | _DAY,
    checked_on=st.none() | _DAY,
)
_REFERENCE = st.builds(
    Reference,
    title=words(),
    client=st.just("") | words(),
    year=st.none() | st.integers(1950, 2199),
    value=st.none() | _MONEY,
    cpv=st.just("") | st.just("77310000"),
)


def _texts() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(words(), max_size=4, unique_by=str.casefold).map(tuple)


@st.composite
def registers(draw: st.DrawFn) -> tuple[Enterprise, ...]:
    """A register of a few enterprises, each with a number of its own."""
    count = draw(st.integers(1, 5))
    return tuple(draw(enterprises(at)) for at in range(count))


@st.composite
def enterprises(draw: st.DrawFn, number: int) -> Enterprise:
    """An enterprise in which any field may be filled in."""
    return Enterprise(
        id=f"nummer-{number}",
        name=f"{draw(words())} {number}",
        kvk=draw(st.just("") | st.just(f"{20_000_000 + number}")),
        kind=draw(st.sampled_from(EnterpriseKind)),
        legal_form=draw(st.just("") | words()),
        state=draw(st.sampled_from(EnterpriseState)),
        is_example=draw(st.booleans()),
        offer=draw(st.just("") | st.lists(words(), min_size=1, max_size=3).map("\n".join)),
        cpv=draw(_CODES),
        keywords=draw(_texts()),
        impact_areas=draw(st.lists(st.sampled_from(ImpactArea), unique=True, max_size=3).map(tuple)),
        town=draw(st.just("") | words()),
        municipality=draw(st.just("") | words()),
        range_km=draw(st.none() | st.integers(0, 1000)),
        delivers_nationwide=draw(st.none() | st.booleans()),
        regions=draw(_texts()),
        recognitions=draw(st.lists(_RECOGNITION, max_size=3, unique_by=lambda item: item.kind).map(tuple)),
        target_share_percent=draw(st.none() | st.decimals(0, 100, places=1)),
        target_share_on=draw(st.none() | _DAY),
        target_groups=draw(
            st.lists(
                st.builds(
                    TargetGroupCount, group=st.sampled_from(TargetGroup), people=st.none() | st.integers(0, 9_000)
                ),
                max_size=3,
                unique_by=lambda item: item.group,
            ).map(tuple)
        ),
        full_time_places=draw(st.none() | st.decimals(0, 99_999, places=2)),
        largest_contract=draw(st.none() | _MONEY),
        turnover=draw(st.none() | _MONEY),
        insured_for=draw(st.none() | st.just(Decimal(2_500_000))),
        certificates=draw(_texts()),
        references=draw(st.lists(_REFERENCE, max_size=2).map(tuple)),
        contact=Contact(
            function=draw(st.just("") | words()),
            email=draw(st.just("") | st.just("info@voorbeeld.example")),
            phone=draw(st.just("") | st.sampled_from(["+31 13 000 00 00", "013-0000000"])),
            website=draw(st.just("") | st.just("https://www.voorbeeld.example/")),
        ),
        last_contact=draw(st.none() | _DAY),
        source=draw(st.none() | st.sampled_from(EnterpriseSource)),
        source_note=draw(st.just("") | words()),
        notes=draw(st.just("") | st.lists(words(), min_size=1, max_size=3).map("\n".join)),
    )
