"""Whether the program is at work, and with which tender: so that the next start knows when it ended by accident."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from .writing import write_whole

log = logging.getLogger(__name__)

FILE = "sessie.json"
LOCK = "sessie.lock"
_LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Session:
    """What the file says: `is_running` stays true when the program could not say goodbye. `tender` is an id, or ""."""

    is_running: bool = False
    tender: str = ""


def read_session(folder: Path) -> Session:
    """The session that was written last in this folder; an empty one when there is none, or none that can be read."""
    try:
        plain = json.loads((folder / FILE).read_text("utf-8"))
        running, tender = plain["is_running"], plain["tender"]
    except FileNotFoundError:
        return Session()
    except (OSError, ValueError, RecursionError, LookupError, TypeError) as error:
        log.warning("session not read: %s", type(error).__name__)
        return Session()
    if not isinstance(running, bool) or not isinstance(tender, str):
        log.warning("session not read: wrong type")
        return Session()
    return Session(is_running=running, tender=tender[:_LONGEST])


def write_session(session: Session, folder: Path) -> None:
    """Write the session; a reader sees the old one or the new one. A folder that cannot be written in is no fault:
    then the next start knows nothing, and the tenders themselves lie in the data file."""
    text = json.dumps({"is_running": session.is_running, "tender": session.tender}) + "\n"
    try:
        write_whole(folder / FILE, text.encode())
    except OSError as error:
        log.warning("session not written: %s", type(error).__name__)
