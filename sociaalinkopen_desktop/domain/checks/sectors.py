"""Which CPV codes point to a kind of market or risk, by the first digits of the code.

Gathered from the sector table of the criteria research (§ 4.4) and the risk categories of PIANOo document 14444.
They steer what the officer is asked; no obligation hangs on them.
"""

from ..tender import Tender
from ..verdicts import need

SOCIAL_SECTORS = (
    "031212", "15894", "1586", "185", "181", "302", "3223", "331416", "344", "34928", "3911", "3913",
    "45112", "4544", "503", "5083", "5085", "551", "553", "555", "60120", "60130", "60140", "641", "72254", "723",
    "724", "7721", "773", "7951", "79571", "7971", "798", "7992", "7995", "7999", "8053", "853", "905", "906", "909",
    "9831", "9834", "9835", "9839",
)  # fmt: skip
"""Fields in which social enterprises deliver."""

CHAIN_RISKS = (
    "09", "14", "15", "18", "19", "22", "30", "31", "32", "33", "37", "39", "44", "48", "55", "64", "72", "79", "90",
)  # fmt: skip
"""Fields with a known risk of abuse in the supply chain."""

REFURBISHED = ("18", "30", "34", "39", "44", "45")
"""Fields with a market for used, repaired or remade goods."""

BIOBASED = ("18", "22", "30", "33", "39", "44", "45")
"""Fields with products made from renewable material."""


def is_in(tender: Tender, sector: tuple[str, ...]) -> bool:
    """Whether the main CPV code lies in the sector. Raises MissingFact while the code is not filled in."""
    return str(need(tender, "subject.main_cpv")).strip().startswith(sector)
