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

CLOTHING = ("181", "182", "183", "184", "188")
"""Clothes and shoes."""

CHAIN_RISKS = (
    "09", "14", "15", "18", "19", "22", "30", "31", "32", "33", "37", "39", "44", "48", "55", "64", "72", "79", "90",
)  # fmt: skip
"""Fields with a known risk of abuse in the supply chain."""

REFURBISHED = (*CLOTHING, "30", "34", "39", "44", "45")
"""Fields with a market for used, repaired or remade goods."""

BIOBASED = (*CLOTHING, "22", "30", "33", "39", "44", "45")
"""Fields with products made from renewable material."""


REUSED = (*CLOTHING, "30", "34", "39")
"""Goods that are often in the house already, or to be had second-hand."""

TAKEN_BACK = (*CLOTHING, "30", "31", "32", "34", "39")
"""Goods that a supplier can take back after use."""

ENVIRONMENTAL_COST = ("349", "441", "451", "452")
"""Roads, street furniture, building materials and building works, for which the environmental cost is known."""

CLEAN_VEHICLES = (
    "341", "60112", "60130", "60140", "60160", "60161", "641211", "641212", "90511",
)  # fmt: skip
"""Vehicles, and the services of the table to Directive 2009/33/EC: transport, post, parcels and refuse collection."""

ENERGY = ("0931", "30", "31", "3931", "397", "42", "4521", "453")
"""Electricity, and devices, buildings and installations that use it."""

DIGITAL = ("302", "322", "325", "48", "72")
"""Computers, networks and software."""

HIRED_EXPERTISE = ("71", "72", "73", "79", "80")
"""Advice, hired people and training."""

GREEN_SPACE = ("772", "773")
"""Forestry and the upkeep of green."""

CATERING = ("553", "555")
"""Restaurants, canteens and catering."""

ANNEX_XIV = (
    "5011651", "551", "552", "553", "554", "5551", "5552", "64000000", "64100000", "6411", "64122", "7155", "75",
    "791", "7943", "79611", "79622", "79624", "79625", "797", "7995", "799950", "799951", "799952", "80", "85", "92",
    "98000000", "981131", "98120000", "98130000", "98131", "98132", "98133", "982", "985", "989",
)  # fmt: skip
"""Social and other specific services, made after annex XIV of Directive 2014/24/EU; the annex itself decides."""


def is_in(tender: Tender, sector: tuple[str, ...]) -> bool:
    """Whether the main CPV code lies in the sector. Raises MissingFact while the code is not filled in."""
    return str(need(tender, "subject.main_cpv")).strip().startswith(sector)
