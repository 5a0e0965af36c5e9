"""The house style out of the settings: what the user typed, made fit for paper."""

from contextlib import suppress
from pathlib import Path

from ..config.settings import Settings
from ..config.writing import write_whole
from ..domain.contrast import colour_of, nearest_readable
from ..domain.house_style import ACCENT, HouseStyle, LogoKind

LOGO = "huisstijl-logo"
_MOST_BYTES = 2_000_000
_KINDS: dict[str, LogoKind] = {".png": "png", ".jpg": "jpeg"}


def house_style_of(settings: Settings, folder: Path) -> HouseStyle:
    """The house style; a logo that cannot be read and a colour that cannot be read on paper are left out."""
    logo, kind = logo_in(folder, settings.logo)
    lines = (settings.address.strip(), settings.postcode_place.strip())
    return HouseStyle(
        organisation=settings.organisation.strip(),
        address=tuple(line for line in lines if line),
        contact=settings.contact.strip(),
        logo=logo,
        logo_kind=kind,
        accent=nearest_readable(colour_of(settings.accent) or ACCENT),
        points=settings.document_points,
        signature_roles=tuple(role.strip() for role in settings.signature_roles if role.strip()),
    )


def logo_in(folder: Path, name: str) -> tuple[bytes | None, LogoKind]:
    """The bytes and kind of the logo that the settings name; nothing when it is not there."""
    path = folder / Path(name).name
    kind = _KINDS.get(path.suffix, "")
    if name and kind and path.name == name:
        with suppress(OSError), path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
            if 0 < len(content) <= _MOST_BYTES:
                return content, kind
    return None, ""


def keep_logo(content: bytes, kind: LogoKind, folder: Path) -> str:
    """Keep a logo in the data folder; returns the name for the settings. Raises OSError."""
    name = LOGO + next(end for end, known in _KINDS.items() if known == kind)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / name, content)
    return name
