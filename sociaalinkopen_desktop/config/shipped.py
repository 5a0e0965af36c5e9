"""What travels with the program: its parts with version and licence, and the list of changes.

Read from the metadata of the installed packages and from resources/licences, where the texts lie that a package does
not carry itself.
"""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from .paths import resource

PARTS_FILE = "parts.txt"
QT_PARTS = frozenset({"pyside6-essentials", "shiboken6"})
QT_LICENCE = "LGPL-3.0"
_LONGEST_NAME = 60
_BEGINNINGS = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
_NO_TEXT = "De tekst van deze licentie is niet meegekomen. Zij staat bij de makers van dit onderdeel."


@dataclass(frozen=True)
class Part:
    """One part of the program. `texts` are its licence and what belongs to it; read them with `licence_text`."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()


def shipped_parts(program: str, version: str) -> tuple[Part, ...]:
    """The program itself, then Python and what others made inside it, the typeface, the icons, and every package."""
    licences = resource("licences")
    own = (
        Part(program, version, "EUPL-1.2", (licences / "EUPL-1.2.txt",)),
        Part("Python", platform.python_version(), "PSF-2.0", (licences / "python.txt",)),
        Part(
            "OpenSSL, SQLite en meer",
            "",
            "Apache-2.0, MIT, LGPL-2.1 e.a.",
            (licences / "libraries.txt",),
        ),
        Part("Onderdelen in Qt", "", "BSD, MIT, FTL e.a.", (licences / "qt-parts.txt",)),
        Part("Source Sans 3 (lettertype)", "", "OFL-1.1", (resource("fonts", "OFL.txt"),)),
        Part("Phosphor (iconen)", "", "MIT", (licences / "phosphor.txt",)),
        Part("GeoNames en CBS (plaatsen)", "", "CC-BY-4.0", (licences / "places.txt",)),
    )
    return (*own, *_packages(licences))


def licence_text(part: Part) -> str:
    """The licence of a part and what belongs to it, as one text; a Dutch sentence when none came along."""
    found = []
    for path in part.texts:
        try:
            found.append(path.read_text("utf-8", errors="replace").strip())
        except OSError:
            continue
    return "\n\n\n".join(found) or _NO_TEXT


def changes_text() -> str:
    """The list of changes, which lies beside resources/; "" when it did not come along."""
    try:
        return (resource().parent / "CHANGELOG.md").read_text("utf-8")
    except OSError:
        return ""


def _packages(licences: Path) -> Iterator[Part]:
    for name in (licences / PARTS_FILE).read_text("utf-8").split():
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # a package that this computer does not need
        if name in QT_PARTS:
            texts = tuple(licences / file for file in ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"))
            yield Part(found.name, found.version, QT_LICENCE, texts)
        else:
            yield Part(found.name, found.version, _licence_name(found), tuple(_licence_files(found)))


def _licence_name(package: metadata.Distribution) -> str:
    given = package.metadata
    for key in ("License-Expression", "License"):
        told = str((given.get_all(key) or ("",))[0]).strip()
        if told and len(told) <= _LONGEST_NAME and "\n" not in told:
            return told
    classes = [line.rpartition(" :: ")[2] for line in given.get_all("Classifier") or () if line.startswith("License")]
    return " of ".join(classes) or "zie de tekst"


def _licence_files(package: metadata.Distribution) -> Iterator[Path]:
    for file in sorted(package.files or ()):
        if ".dist-info" not in file.parts[0]:
            continue
        if file.name.upper().startswith(_BEGINNINGS) or "licenses" in file.parts:
            yield Path(str(package.locate_file(file)))
