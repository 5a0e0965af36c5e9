"""Dutch towns and municipalities: which municipality a town is in, in which labour-market region, and how far apart.

The data travel with the program (resources/places); what they do not hold is unknown and never guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from .catalogue_search import plain

EARTH_RADIUS_KM = 6371.0
"""Mean radius of the earth (IUGG); with a sphere a distance within the Netherlands is at most some 0.5 % off."""
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_BEFORE = ("gemeente ", "plaats ")


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the map in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Town:
    """A town with the CBS code of its municipality."""

    name: str
    municipality: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality; `region` is its labour-market region. What is not known is ""."""

    code: str
    name: str
    region: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name that stands for a municipality or town: one in daily use, or of a municipality before it merged.

    `code` is the CBS code of the municipality it means now.
    """

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for. `spot` is None when it is not on our map; `is_town` tells a town from a municipality."""

    name: str
    municipality: Municipality
    spot: Spot | None
    is_town: bool


class Places:
    """The towns and municipalities, ready to be asked many times."""

    def __init__(
        self,
        towns: Iterable[Town] = (),
        municipalities: Iterable[Municipality] = (),
        others: Iterable[OtherName] = (),
        region_names: Iterable[tuple[str, str]] = (),
    ) -> None:
        """`region_names` are other names of regions, each with the name as CBS writes it."""
        self.municipalities: tuple[Municipality, ...] = tuple(municipalities)
        self._by_code = {item.code: item for item in self.municipalities}
        self._towns: dict[str, list[Town]] = {}
        self._within: dict[str, list[Town]] = {}
        for town in towns:
            self._towns.setdefault(key_of(town.name), []).append(town)
            self._within.setdefault(town.municipality, []).append(town)
        self._named: dict[str, list[str]] = {}
        for item in self.municipalities:
            self._named.setdefault(key_of(item.name), []).append(item.code)
        for other in others:
            codes = self._named.setdefault(key_of(other.name), [])
            if other.code in self._by_code and other.code not in codes:
                codes.append(other.code)
        self._regions = {key_of(item.region): item.region for item in self.municipalities if item.region}
        self._areas = {key_of(item.province): item.province for item in self.municipalities if item.province}
        self._areas |= self._regions | {key_of(name): means for name, means in region_names}
        self._spots = {item.code: self._middle(item) for item in self.municipalities}

    @property
    def regions(self) -> tuple[str, ...]:
        """The names of the labour-market regions, in order."""
        return tuple(sorted(self._regions.values()))

    def municipality(self, name: str) -> Municipality | None:
        """The municipality of that name, code or name before a merger; None when unknown or when two carry it."""
        by_code = self._by_code.get(name.strip())
        if by_code is not None:
            return by_code
        codes = self._named.get(key_of(name), ())
        return self._by_code[codes[0]] if len(codes) == 1 else None

    def area(self, name: str) -> str:
        """The labour-market region or province of that name as we write it; "" when there is none."""
        return self._areas.get(key_of(name), "")

    def find(self, town: str, municipality: str = "") -> Found | None:
        """What a town stands for, in that municipality if it is given; None when unknown or when it is not clear which.

        A name that is no town may be that of a municipality: then its middle counts. A town that is not in the list
        takes the middle of the municipality that is given.
        """
        within = self.municipality(municipality) if municipality.strip() else None
        if within is None and len(self._named.get(key_of(town), ())) > 1:
            return None
        towns = [
            item for item in self._towns.get(key_of(town), ()) if within is None or item.municipality == within.code
        ]
        own = self.municipality(town)
        if len(towns) > 1 and own is not None:  # "Hengelo": the town of the municipality that has its name
            towns = [item for item in towns if item.municipality == own.code] or towns
        if len(towns) == 1 and towns[0].municipality in self._by_code:
            chosen = towns[0]
            return Found(chosen.name, self._by_code[chosen.municipality], chosen.spot, True)
        if towns:
            return None
        if within is None:
            within = own
        return Found(within.name, within, self._spots[within.code], False) if within is not None else None

    def municipality_of(self, town: str) -> Municipality | None:
        """The municipality that a town lies in; None when the town is unknown or lies in two."""
        found = self.find(town)
        return found.municipality if found is not None else None

    def _middle(self, item: Municipality) -> Spot | None:
        """The town that has the name of the municipality, else the mean of its towns; None when none is on the map."""
        towns = self._within.get(item.code, [])
        same = [town for town in self._towns.get(key_of(item.name), ()) if town.municipality == item.code]
        counted = same or towns
        if not counted:
            return None
        return Spot(
            sum(town.spot.latitude for town in counted) / len(counted),
            sum(town.spot.longitude for town in counted) / len(counted),
        )


def distance_km(one: Spot, other: Spot) -> float:
    """The distance as the crow flies in kilometres (haversine formula), not over the road."""
    half_height = sin(radians(other.latitude - one.latitude) / 2) ** 2
    half_width = sin(radians(other.longitude - one.longitude) / 2) ** 2
    share = half_height + cos(radians(one.latitude)) * cos(radians(other.latitude)) * half_width
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(share)))


def key_of(name: str) -> str:
    """A name as it is compared: without accents, capitals, signs and "gemeente"; "St." is "sint".

    "'s-Hertogenbosch", "s Hertogenbosch" and "S'HERTOGENBOSCH" have the same key.
    """
    text = plain(name).strip()
    for words in _BEFORE:
        text = text.removeprefix(words)
    parts = [{"st": "sint", "ca": ""}.get(part, part) for part in _NO_LETTER.split(text)]
    return "".join(parts)
