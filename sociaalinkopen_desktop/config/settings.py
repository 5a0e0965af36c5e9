"""The user's own settings: one frozen set with defaults, read once, saved whole or not at all."""

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from .paths import BACKUP_FOLDER
from .writing import write_whole

log = logging.getLogger(__name__)

FILE = "instellingen.json"
SMALLEST_POINTS, LARGEST_POINTS = 9, 14
"""Between these the text of a document can be read and still fits the page."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the user chose. `unknown` keeps what a newer version wrote, so that nothing is lost.

    A list of texts is a tuple here. `logo` is the name of a file in the data folder. `accent` is "#RRGGBB", "" for the
    colour of the program; `document_points` is the size of running text in documents. `backup_folder` "" means the
    folder beside the data. `is_introduced`: the first steps were done or left. `asks_sign_off`: each step asks for
    an agreement at its foot. `seen_version`: the version of which the news was told last. `advice_template` is the text
    that an advice to the board follows, "" for that of the program. `municipality` is where the organisation buys, ""
    when that follows from its name. `recent` has the keys of what was opened or done last, the newest first.
    """

    organisation: str = ""
    address: str = ""
    postcode_place: str = ""
    contact: str = ""
    logo: str = ""
    signature_roles: tuple[str, ...] = ()
    accent: str = ""
    document_points: int = 10
    municipality: str = ""
    advice_template: str = ""
    theme: str = "system"
    text_percent: int = 100
    export_folder: str = ""
    backup_folder: str = ""
    backups: bool = True
    is_introduced: bool = False
    asks_sign_off: bool = False
    seen_version: str = ""
    recent: tuple[str, ...] = ()
    cpv_recent: tuple[str, ...] = ()
    cpv_favourites: tuple[str, ...] = ()
    unknown: dict[str, Any] = field(default_factory=dict)


def read_settings(folder: Path) -> Settings:
    """The settings in this folder; defaults for what is absent or of the wrong type (that is logged by name)."""
    path = folder / FILE
    try:
        plain = json.loads(path.read_text("utf-8-sig"))  # Kladblok may put a mark at the start
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        log.warning("settings not read: %s", type(error).__name__)
        return Settings()
    if not isinstance(plain, dict):
        log.warning("settings not read: no object")
        return Settings()
    settings = Settings()
    known = {item.name: type(getattr(settings, item.name)) for item in fields(settings) if item.name != "unknown"}
    for name, kind in known.items():
        if name in plain:
            value = _texts(plain[name]) if kind is tuple else plain[name]
            if type(value) is kind:
                settings = replace(settings, **{name: value})
            else:
                log.warning("setting %s has the wrong type", name)
    return replace(
        settings,
        text_percent=min(200, max(100, settings.text_percent)),
        document_points=min(LARGEST_POINTS, max(SMALLEST_POINTS, settings.document_points)),
        unknown={name: value for name, value in plain.items() if name not in known},
    )


def backup_place(settings: Settings, folder: Path) -> Path:
    """The folder of the backups: the one that the user chose, or else one beside the data in `folder`.

    So it is, too, while the chosen one is on a disk that is not there: a copy in a lesser place is better than none.
    """
    beside = folder / BACKUP_FOLDER
    if not settings.backup_folder:
        return beside
    chosen = Path(settings.backup_folder)
    try:
        is_there = chosen.is_dir() or chosen.parent.is_dir()
    except (OSError, ValueError):
        is_there = False
    return chosen if is_there else beside


def _texts(value: Any) -> Any:
    """A list of texts as a tuple; anything else stays what it is, and is of the wrong type then."""
    if isinstance(value, list) and all(type(item) is str for item in value):
        return tuple(value)
    return value


def save_settings(settings: Settings, folder: Path) -> None:
    """Write the settings; a reader sees the old file or the new one. Raises OSError when that cannot be."""
    plain = asdict(settings)
    plain.update(plain.pop("unknown"))
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_whole(folder / FILE, text.encode("utf-8", "replace"))
