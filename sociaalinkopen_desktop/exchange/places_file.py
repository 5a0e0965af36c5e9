"""Towns and municipalities, from the files that travel with the program (resources/places)."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

from ..domain.places import Municipality, OtherName, Places, Spot, Town

log = logging.getLogger(__name__)

TOWNS, MUNICIPALITIES, NAMES = "towns.txt", "municipalities.txt", "names.json"


def read_places(folder: Path) -> Places:
    """The places in a folder with towns.txt, municipalities.txt and names.json.

    Raises OSError for a file that is missing, ValueError, KeyError or TypeError for one that is damaged.
    """
    municipalities = tuple(
        Municipality(code, name, region, province)
        for code, name, region, province in _rows((folder / MUNICIPALITIES).read_text("utf-8"))
    )
    towns = tuple(
        Town(name, code, Spot(float(latitude), float(longitude)))
        for name, code, latitude, longitude in _rows((folder / TOWNS).read_text("utf-8"))
    )
    names = json.loads((folder / NAMES).read_bytes())
    codes = {item.name: item.code for item in municipalities}
    others = tuple(
        OtherName(item["name"], item.get("code") or codes[item["means"]]) for item in (*names["also"], *names["former"])
    )
    return Places(towns, municipalities, others, [(item["name"], item["means"]) for item in names["regions"]])


def places_or_nothing(folder: Path) -> Places:
    """The same, but no places and a line in the log when a file is damaged: distances are then unknown."""
    try:
        return read_places(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("places not read: %s", type(error).__name__)
        return Places()


def _rows(text: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in text.splitlines())
