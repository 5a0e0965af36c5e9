"""Rows of the list of tenders, made up, for the tests and the pictures of pages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sociaalinkopen_desktop.application.ports import Summary
from sociaalinkopen_desktop.domain.choices import ContractNature, Phase, Procedure

TODAY = date(2026, 10, 8)
_W, _S, _D = ContractNature.WORKS, ContractNature.SUPPLIES, ContractNature.SERVICES
_M, _E, _N = Procedure.MEERVOUDIG_ONDERHANDS, Procedure.OPEN, Procedure.NATIONAL_OPEN
_P, _R, _U, _A, _X, _C = Phase


def summary(number: int = 1, title: str | None = None, **changes: object) -> Summary:
    """A row with quiet values; `changes` replace them."""
    values: dict[str, object] = {
        "id": f"t{number}",
        "title": f"Aanbesteding {number}" if title is None else title,
        "reference": f"2026-{number:03d}",
        "nature": _D,
        "procedure": _M,
        "phase": _P,
        "is_example": False,
        "estimated_value": Decimal(25_000),
        "deadline": None,
        "saved_at": datetime(2026, 10, 1, tzinfo=UTC) + timedelta(minutes=number),
        "not_met": 0,
        "to_explain": 0,
        "open": 0,
        "opportunities": 0,
    }
    return Summary(**(values | changes))  # type: ignore[arg-type]


def _row(number: int, title: str, nature, procedure, phase, counts, days, euros, **more) -> Summary:
    return summary(
        number,
        title,
        nature=nature,
        procedure=procedure,
        phase=phase,
        not_met=counts[0],
        to_explain=counts[1],
        open=counts[2],
        opportunities=counts[3],
        deadline=None if days is None else TODAY + timedelta(days=days),
        estimated_value=None if euros is None else Decimal(euros),
        **more,
    )


ROWS = (
    _row(21, "Kerstpakketten medewerkers 2026", _S, _M, _P, (0, 0, 6, 0), 7, 21_500),
    _row(20, "Groenonderhoud, om mee te oefenen", _D, _E, _P, (1, 1, 4, 2), 60, 432_000, is_example=True),
    _row(19, "Schoonmaak gemeentehuis en gymzalen", _D, _N, _U, (0, 0, 0, 0), 12, 318_000),
    _row(17, "Herinrichting Voorbeeldplein", _W, _N, _P, (0, 2, 0, 0), 54, 1_240_000),
    _row(16, "Leerlingenvervoer schooljaar 2027–2028", _D, Procedure.SOCIAL_AND_SPECIFIC, _U, (0, 0, 0, 0), 1, 685_000),
    _row(15, "Catering bijeenkomsten raad en college", _D, Procedure.SINGLE_ONDERHANDS, _X, (0, 0, 0, 0), None, 38_400),
    _row(14, "Groenonderhoud wijken Noord en Oost", _D, _E, _R, (1, 0, 2, 1), 35, 432_000),
    _row(13, "Onderhoud speeltoestellen", _D, _M, _X, (0, 0, 0, 0), -200, 96_250),
    _row(12, "Drukwerk en bezorging gemeentekrant", _D, _M, _U, (0, 1, 0, 0), 18, 74_000),
    _row(11, "Inhuur tijdelijk personeel sociaal domein", _D, _E, _P, (0, 0, 11, 0), 99, 910_000),
    _row(9, "Bedrijfskleding buitendienst", _S, _M, _A, (0, 0, 0, 0), -6, 54_300),
    _row(8, "Fietsenstalling station Voorbeeld", _W, _M, _P, (0, 0, 0, 2), 56, 187_500),
    _row(6, "Inzameling textiel en kringloop: ophalen, sorteren, repareren en verkopen in de hele gemeente en "
            "de twee buurgemeenten, met werkplekken", _D, _M, _X, (0, 0, 0, 0), None, 240_000),
    _row(5, "", _D, None, _P, (0, 0, 17, 0), None, None, reference=""),
    _row(4, "Meubilair kantoortuin, circulair", _S, _N, _C, (0, 0, 0, 0), -98, 162_000),
    _row(2, "Gladheidsbestrijding 2026–2030", _D, _E, _X, (0, 0, 0, 0), -160, 520_000),
)  # fmt: skip
COUNTS = {"all": 16, "running": 11, "attention": 4, "deadline": 3}


def many(total: int, offset: int = 0, limit: int = 100) -> list[Summary]:
    """Rows `offset` and on of a list of `total`."""
    return [summary(number) for number in range(offset + 1, min(total, offset + limit) + 1)]
