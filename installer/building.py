"""What the builds for Windows and for Linux share: the version, the licences, the sums, and telling how it goes."""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NAME = "SociaalInkopen"
TITLE = "Sociaal Inkopen Desktop"
PYTHON = "3.11"
RUN_LOCK = HERE / "requirements-run.lock"
# Packages of which the licence is not in the package itself: theirs lie in resources/licences.
LICENCE_ELSEWHERE = {"pyside6-essentials": "licences/qt.txt", "shiboken6": "licences/qt.txt"}
NO_LICENCE = "LicenseRef-Qt-Commercial"  # for who pays for Qt: not how this program uses it
OWN_LICENCES = {
    "licences/EUPL-1.2.txt": f"{TITLE} - EUPL-1.2.txt",
    "licences/python.txt": "Python - PSF.txt",
    "licences/phosphor.txt": "Phosphor - MIT.txt",
    "licences/places.txt": "GeoNames en CBS - CC-BY-4.0.txt",
    "licences/qt.txt": "Qt - LGPL.txt",
    "licences/qt-parts.txt": "Qt - onderdelen van anderen.txt",
    "licences/libraries.txt": "Bibliotheken - OpenSSL, SQLite en andere.txt",
    "licences/LGPL-3.0.txt": "LGPL-3.0.txt",
    "licences/GPL-3.0.txt": "GPL-3.0.txt",
    "fonts/OFL.txt": "Source Sans 3 - OFL.txt",
}
SUPPORT = "files.dir"  # the name that shiboken looks for
LONGEST_STEP_SECONDS = 1800


class Telling:
    """Tells what is done, with the seconds since the beginning."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self, words: str) -> None:
        print(f"[{time.monotonic() - self._began:6.1f} s] {words}", flush=True)

    def made(self, path: Path) -> None:
        """Tell that a file is ready, with its size."""
        self(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def version() -> str:
    """The version of the program."""
    text = (ROOT / "sociaalinkopen_desktop" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([0-9.]+)"', text, re.MULTILINE)
    if found is None:
        raise SystemExit("sociaalinkopen_desktop/__init__.py noemt geen versie")
    return found[1]


def locked(lock: Path) -> list[str]:
    """The names of the packages in a lock file, in small letters with hyphens."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text("utf-8"), re.MULTILINE)
    return [plain_name(name) for name in names]


def plain_name(name: str) -> str:
    """A package's name as it is compared: `PySide6_Essentials` is `pyside6-essentials`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def copy_program(target: Path) -> None:
    """The program, its resources and the list of changes, without what Python and our tests left there."""
    target.mkdir(parents=True)
    for name in ("sociaalinkopen_desktop", "resources"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    shutil.copy(ROOT / "CHANGELOG.md", target)


def unpack_support(python: Path, packages: Path) -> None:
    """Put the Python files that shiboken keeps packed inside its library beside it, for `packages` of any system.

    Packed they are unpacked and compiled at every start, which takes a tenth of it. shiboken itself unpacks them, when
    SBK_EMBED is 0, and uses what lies in `files.dir`. `python` has the same version of shiboken installed.
    """
    where = "import importlib.util as u; print(u.find_spec('shiboken6').submodule_search_locations[0])"
    installed = subprocess.run([str(python), "-c", where], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "shiboken6"
        shutil.copytree(installed, copy, ignore=shutil.ignore_patterns("__pycache__", SUPPORT))
        environment = {**os.environ, "PYTHONPATH": name, "PYTHONDONTWRITEBYTECODE": "1", "SBK_EMBED": "0"}
        subprocess.run([str(python), "-c", "import shiboken6"], check=True, env=environment, timeout=60)
        shutil.copytree(copy / SUPPORT, packages / "shiboken6" / SUPPORT)


def copy_licences(target: Path, packages: Path) -> None:
    """The texts of all licences, in one folder that the user can find.

    `packages` is the folder where the packages were installed. Ends the build when a package has no licence text.
    """
    target.mkdir(parents=True)
    for name, target_name in OWN_LICENCES.items():
        shutil.copy(ROOT / "resources" / name, target / target_name)
    for found in sorted(packages.glob("*.dist-info")):
        package = found.name.removesuffix(".dist-info")
        texts = licence_texts(found)
        if not texts and plain_name(package.rpartition("-")[0]) not in LICENCE_ELSEWHERE:
            raise SystemExit(f"Van {package} is geen licentie gevonden. Zet haar in resources/licences.")
        for text in texts:
            shutil.copy(text, target / f"{package} - {text.name}{'' if text.suffix else '.txt'}")


def licence_texts(info: Path) -> list[Path]:
    """The files in a package's folder with metadata that hold a licence or the names of its makers."""
    return sorted(path for path in info.rglob("*") if path.is_file() and _is_licence(path))


def _is_licence(path: Path) -> bool:
    if path.name.startswith(NO_LICENCE):
        return False
    return path.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS")) or "licenses" in path.parts


def mark_as_png(size: int) -> bytes:
    """The mark of the program as a square picture, that many pixels wide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(ROOT / "resources" / "icons" / "app.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes
    return bytes(buffer.data().data())


def write_sums(files: Iterable[Path], target: Path) -> None:
    """SHA256SUMS, as sha256sum -c reads it."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    target.write_text("".join(lines), "utf-8")


def size_of(folder: Path) -> int:
    """Bytes of all files in it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def run(*command: str, folder: Path | None = None) -> None:
    """Run a command; what it says when it fails is shown."""
    subprocess.run(command, check=True, cwd=folder, timeout=LONGEST_STEP_SECONDS)
