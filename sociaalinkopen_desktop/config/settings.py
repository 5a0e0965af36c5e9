"""The user's own settings: one frozen set with defaults, read once, saved whole or not at all."""

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

FILE = "instellingen.json"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the user chose. `unknown` keeps what a newer version wrote, so that nothing is lost."""

    organisation: str = ""
    theme: str = "system"
    text_percent: int = 100
    export_folder: str = ""
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
        if name in plain and type(plain[name]) is kind:
            settings = replace(settings, **{name: plain[name]})
        elif name in plain:
            log.warning("setting %s has the wrong type", name)
    return replace(
        settings,
        text_percent=min(200, max(100, settings.text_percent)),
        unknown={name: value for name, value in plain.items() if name not in known},
    )


def save_settings(settings: Settings, folder: Path) -> None:
    """Write the settings; a reader sees the old file or the new one. Raises OSError when that cannot be."""
    plain = asdict(settings)
    plain.update(plain.pop("unknown"))
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{FILE}.nieuw"
    text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    beside.write_bytes(text.encode("utf-8", "replace"))
    beside.replace(folder / FILE)
