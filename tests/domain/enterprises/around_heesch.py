"""Invented enterprises around Heesch (gemeente Bernheze), and what a test needs to search among them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.catalogue import Catalogue
from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise, EnterpriseKind, RecognitionProof
from sociaalinkopen_desktop.domain.enterprises.matching import Atlas, Need, need_of
from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.exchange.cpv_file import read_cpv_table
from sociaalinkopen_desktop.exchange.places_file import read_places
from tests.builders import a_tender
from tests.strategies import groups

DAY = date(2026, 11, 24)
HOME = "Bernheze"

PSO = RecognitionProof(kind=Recognition.PSO_30_PLUS, valid_until=date(2027, 3, 12))

GREEN = Enterprise(
    id="groen",
    name="Stichting Voorbeeldgroen",
    kind=EnterpriseKind.SOCIAL_ENTERPRISE,
    offer="Onderhoud van plantsoenen en bomen, snoeien en maaien",
    cpv=("77310000-6",),
    town="Heesch",
    range_km=40,
    recognitions=(PSO,),
    largest_contract=Decimal(150_000),
)
UDEN = replace(GREEN, id="uden", name="Groenploeg Uden", town="Uden", largest_contract=None, recognitions=())
PART = replace(
    GREEN, id="bomen", name="Bomenbrigade", cpv=("77211500-7",), town="Oss", offer="Snoeien van bomen", range_km=None
)
SW = replace(
    GREEN, id="sw", name="Sw-bedrijf Voorbeeld", kind=EnterpriseKind.SW_BEDRIJF, cpv=("77000000-0",), town="Uden",
    regions=("Noordoost-Brabant",), range_km=None,
)  # fmt: skip
FAR = replace(GREEN, id="ver", name="Groen Groningen", town="Groningen", range_km=50)
SOUP = replace(
    GREEN, id="soep", name="Soepfabriek", cpv=("15891400-4",), offer="Soep van restgroente", delivers_nationwide=True
)
REGULAR = replace(GREEN, id="gewoon", name="Hovenier De Vries", kind=EnterpriseKind.REGULAR, recognitions=())
EXAMPLE = replace(GREEN, id="verzonnen", name="Verzonnen Groen", is_example=True)
ALL = (GREEN, UDEN, PART, SW, FAR, SOUP, REGULAR, EXAMPLE)


@cache
def atlas() -> Atlas:
    return Atlas(read_places(resource("places")), read_cpv_table(resource("cpv")))


@cache
def catalogue() -> Catalogue:
    return read_compiled(resource("catalogue.json"))


def norms(day: date = DAY) -> Norms:
    return Norms(catalogue().norms, day)


def green_tender(**changes: object) -> Tender:
    """Upkeep of green in Heesch: two lots of 60,000 a year over four years."""
    changes = {"subject": {"place": "Heesch"}, **changes}
    return a_tender(**changes)


def need(tender: Tender | None = None, home: str = HOME) -> Need:
    return need_of(tender or green_tender(), atlas().places, home, norms())


def registers() -> st.SearchStrategy[list[Enterprise]]:
    """Registers in which much fits the green tender and every field may hold anything; ids are unique."""
    like = st.builds(
        lambda base, other, town, cpv: replace(other, offer=base.offer, cpv=cpv or base.cpv, town=town),
        st.sampled_from(ALL),
        groups(Enterprise),
        st.sampled_from(("Heesch", "Uden", "Oss", "Groningen", "", "Nergens")),
        st.sampled_from(((), ("77310000",), ("77000000",), ("773",), ("15891400", "77314000"), ("geen code",))),
    )
    anything = st.one_of(like, groups(Enterprise), st.sampled_from(ALL))
    return st.lists(anything, max_size=8).map(
        lambda found: [replace(item, id=f"nummer-{at}") for at, item in enumerate(found)]
    )
