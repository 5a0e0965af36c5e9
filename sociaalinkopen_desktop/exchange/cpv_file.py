"""The CPV list and what goes with it, from the files that travel with the program (resources/cpv)."""

import json
import logging
from pathlib import Path

from ..domain.cpv import CpvCode, CpvList, CpvTable, Everyday, Sector
from ..domain.norms import Certainty

log = logging.getLogger(__name__)

CODES, WORDS, SECTORS = "cpv.txt", "words.json", "sectors.json"


def read_cpv_table(folder: Path) -> CpvTable:
    """The table in a folder with cpv.txt, words.json and sectors.json.

    Raises OSError for a file that is missing, ValueError, KeyError or TypeError for one that is damaged.
    """
    sectors = json.loads((folder / SECTORS).read_bytes())
    words = json.loads((folder / WORDS).read_bytes())
    return CpvTable(
        codes=parsed_codes((folder / CODES).read_text("utf-8")),
        sectors=tuple(Sector(item["name"], tuple(item["codes"])) for item in sectors["sectors"]),
        everyday=tuple(Everyday(tuple(item["words"]), tuple(item["codes"])) for item in words["words"]),
        examples=tuple(words["examples"]),
        sectors_certainty=Certainty(sectors["certainty"]),  # type: ignore[call-arg]
    )


def cpv_table_or_nothing(folder: Path) -> CpvTable:
    """The same, but an empty table and a line in the log when a file is damaged: codes can be typed too."""
    try:
        return read_cpv_table(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("codes not read: %s", type(error).__name__)
        return CpvTable(CpvList(()))


def parsed_codes(text: str) -> CpvList:
    """The codes in lines of the form "77310000-6<tab>label". Raises ValueError for another line or a double code."""
    lines = text.splitlines()
    for line in lines:
        if line[8:11:2] != "-\t" or len(line) < 12:
            raise ValueError(f"no code: {line[:40]!r}")
    return CpvList([CpvCode(line[:8], line[9], line[11:]) for line in lines])
