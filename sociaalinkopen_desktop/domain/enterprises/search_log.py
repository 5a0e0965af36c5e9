"""That somebody looked in the register, for the file: also when nobody was found (criterion MK-01)."""

from dataclasses import replace
from datetime import date

from ..market import RegisterSearch
from ..tender import Tender
from .matching import SearchResult
from .matching_index import EnterpriseIndex
from .matching_need import Need

SOURCE = "Eigen register van sociale ondernemingen"
_MOST_NAMES, _MOST_WORDS = 10, 12


def search_log(index: EnterpriseIndex, need: Need, found: SearchResult, day: date) -> RegisterSearch:
    """What was sought and found. Only social enterprises that exist count; in an example tender examples count too."""
    counted = [
        match.enterprise
        for match in found.matches
        if match.enterprise.is_social and (need.is_example or not match.enterprise.is_example)
    ]
    examples = found.examples if need.is_example else 0
    known_examples = sum(entry.enterprise.is_example for entry in index.entries) if need.is_example else 0
    return RegisterSearch(
        day=day,
        sought=sought(index, need),
        found=found.social + examples,
        known=found.known_social + known_examples,
        names=tuple(item.name.strip() for item in counted[:_MOST_NAMES]),
    )


def sought(index: EnterpriseIndex, need: Need) -> str:
    """By what was sought, in one line: codes, words and place."""
    codes = [known.number if (known := index.atlas.table.codes.get(code)) else code for code in need.codes]
    place = need.at.municipality.name if need.at is not None else ""
    parts = (
        f"CPV {', '.join(codes)}" if codes else "",
        f"woorden: {', '.join(need.title_words[:_MOST_WORDS])}" if need.title_words else "",
        f"plaats: {place}" if place else "plaats niet bekend",
    )
    return "; ".join(filter(None, parts))


def with_search(tender: Tender, log: RegisterSearch) -> Tender:
    """The tender with this search in its file: the day, the number found, the register as a source, and the log.

    The same search of the same day replaces the earlier one; all others stay.
    """
    market = tender.market
    others = tuple(item for item in market.searches if (item.day, item.sought) != (log.day, log.sought))
    sources = market.register_sources if SOURCE in market.register_sources else (*market.register_sources, SOURCE)
    changed = replace(
        market,
        register_search_date=log.day,
        register_matches=log.found,
        register_sources=sources,
        searches=(*others, log),
    )
    return replace(tender, market=changed)
