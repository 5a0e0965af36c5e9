"""The conditions of the criteria: one module per theme, one pure function per criterion, joined by id.

A check receives the tender and the norms of the day and returns a verdict. No texts, no numbers of the law, no clock.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from ..assessment import Check
from .register import registered

THEMES: tuple[str, ...] = (
    "general",
    "market",
    "social_procurement",
    "reserved_contract",
    "social_return",
    "supply_chain",
    "diversity",
    "accessibility",
    "circular",
    "climate",
    "biobased",
    "environment",
    "sme_and_lots",
    "proportionality",
    "award",
    "contract_management",
    "evaluation",
    "law_estimation",
    "law_procedure",
    "law_selection",
    "law_award",
    "law_contract",
    "law_reserved",
    "law_social",
)

for _theme in THEMES:
    import_module(f"{__name__}.{_theme}")

CHECKS: Mapping[str, Check] = MappingProxyType(registered)
