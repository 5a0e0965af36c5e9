"""What a package for Debian says of itself: its licences and its changes."""

import email.utils
import re
import textwrap
from datetime import UTC, datetime

from installer.building import TITLE, version

MAINTAINER = f"{TITLE} <niemand@voorbeeldgemeente.example>"
VERSION_LINE = re.compile(r"^## \[([0-9.]+)\](?: - (\d{4})-(\d\d)-(\d\d))?", re.MULTILINE)
WIDTH = 76
# What the package carries of others, whose it is and under which licence. All texts lie together in one folder.
PARTS = (
    ("_internal/PySide6/* _internal/shiboken6/*", "The Qt Company Ltd. en andere makers", "LGPL-3"),
    ("_internal/libpython* _internal/python3.11/*", "2001-2026 Python Software Foundation", "PSF-2"),
    ("_internal/resources/fonts/*", "2010-2024 Adobe", "OFL-1.1"),
    ("_internal/qtawesome/*", "2015- The Spyder Development Team; 2020- Phosphor Icons", "Expat"),
    ("_internal/pyphen/*", "de makers van de woordenlijsten en Kozea", "GPL-2+ or LGPL-2+ or MPL-1.1"),
)


def copyright_text(place: str) -> str:
    """What Debian wants to know of the licences; `place` is the folder of the program, such as /opt/name."""
    card = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {TITLE}\n"
        f"Comment: De teksten van alle licenties, ook van de kleinere onderdelen, staan in\n {place}/licenties.\n\n"
        f"Files: *\nCopyright: 2026 de makers van {TITLE}\nLicense: EUPL-1.2\n"
    )
    for files, makers, licence in PARTS:
        where = "\n ".join(f"{place.lstrip('/')}/{name}" for name in files.split())
        card += f"\nFiles: {where}\nCopyright: {makers}\nLicense: {licence}\n"
    for licence in ("EUPL-1.2", *dict.fromkeys(licence for _, _, licence in PARTS)):
        card += f"\nLicense: {licence}\n De tekst staat in {place}/licenties.\n"
        if licence == "LGPL-3":
            card += " In Debian ook in /usr/share/common-licenses/LGPL-3.\n"
    return card


def changelog_text(package: str, changes: str, moment: int) -> str:
    """The list of changes in the shape that apt shows; `changes` is CHANGELOG.md.

    A version without a day gets the day of `moment`, in seconds since 1970. Raises SystemExit when the version that
    is being built is not in the list.
    """
    found = list(VERSION_LINE.finditer(changes))
    if version() not in [entry[1] for entry in found]:
        raise SystemExit(f"CHANGELOG.md noemt versie {version()} niet.")
    ends = [entry.start() for entry in found[1:]] + [len(changes)]
    told = []
    for entry, end in zip(found, ends, strict=True):
        year, month, day = entry.group(2, 3, 4)
        when = datetime(int(year), int(month), int(day), 12, tzinfo=UTC).timestamp() if year else moment
        points = "\n".join(_points(changes[entry.end() : end]))
        told.append(
            f"{package} ({entry[1]}) stable; urgency=medium\n\n{points}\n\n"
            f" -- {MAINTAINER}  {email.utils.formatdate(when)}\n"
        )
    return "\n".join(told)


def _points(text: str) -> list[str]:
    """The points of one version, each over as many lines as it needs."""
    points = re.findall(r"^- (.+?)(?=^- |^#|\Z)", text, re.MULTILINE | re.DOTALL) or ["Zie Wat is er nieuw."]
    return [
        textwrap.fill(" ".join(point.split()), WIDTH, initial_indent="  * ", subsequent_indent="    ")
        for point in points
    ]
