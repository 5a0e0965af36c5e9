#!/usr/bin/env python3
"""Build the package for Debian and Ubuntu, on Linux.

    .venv/bin/python installer/build_deb.py OUT

Needs Python 3.11 made with a shared library (Debian: python3 with libpython3.11 and python3-venv), and from Debian:
binutils, chrpath, dpkg-dev. OUT gets the .deb, SHA256SUMS, and the folder `root` with what it installs. The tools of
the build live in an environment of their own that is thrown away.
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from installer.building import (  # noqa: E402 - needs the path above
    PYTHON,
    RUN_LOCK,
    Telling,
    copy_licences,
    copy_program,
    mark_as_png,
    run,
    size_of,
    unpack_support,
    version,
    write_sums,
)
from installer.deb_texts import MAINTAINER, changelog_text, copyright_text  # noqa: E402

LINUX = HERE / "linux"
PACKAGE = "sociaalinkopen"
PLACE = Path("opt") / PACKAGE
METAINFO = "example.voorbeeldgemeente.sociaalinkopen.metainfo.xml"
COMMANDS = ("sociaalinkopen", "sociaalinkopen-desktop")
# What Qt's own files load of the system; everything else is inside.
DEPENDS = (
    "libegl1", "libgl1", "libfontconfig1", "libdbus-1-3", "libglib2.0-0 | libglib2.0-0t64", "libxkbcommon-x11-0",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libstdc++6", "zlib1g",
)  # fmt: skip
RECOMMENDS = ("libcups2 | libcups2t64", "desktop-file-utils", "shared-mime-info", "hicolor-icon-theme")
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
DESCRIPTION = """\
bouw een aanbesteding, toets haar en maak de motivering
 Voor de inkoper van een kleine gemeente. U bouwt een aanbesteding, ziet
 tijdens het typen of zij past bij de wet en bij sociale en duurzame criteria,
 en bewaart de motivering als PDF. Het programma werkt zonder internet."""


def main() -> int:
    asked = argparse.ArgumentParser(description="Bouw het pakket voor Debian en Ubuntu.")
    asked.add_argument("out", type=Path, help="map voor het resultaat; zij wordt eerst leeggemaakt")
    out = asked.parse_args().out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    write_sums(build(out, Telling()), out / "SHA256SUMS")
    return 0


def build(out: Path, told: Telling) -> list[Path]:
    """Make the package in `out`, beside the folder `root` with what it installs."""
    if f"{sys.version_info[0]}.{sys.version_info[1]}" != PYTHON or not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        sys.exit(f"Bouw met Python {PYTHON} met een gedeelde bibliotheek (in Debian: libpython{PYTHON}).")
    work, root = out / "deb", out / "root"
    work.mkdir(parents=True)
    python = make_environment(work / "venv")
    told("pakketten voor Linux geplaatst")
    copy_program(work / "source")
    freeze(python, work)
    told("programma voor Linux ingepakt")
    lay_out(root, work)
    told(f"map voor Linux: {size_of(root) / 1e6:.0f} MB")
    try_out(root / PLACE)
    told("zelftest van de map gelukt")
    made = pack(root, out)
    told.made(made)
    shutil.rmtree(work)
    return [made]


def make_environment(folder: Path) -> Path:
    """A fresh environment with the packages of the program and of the build, by their hashes; returns its Python."""
    base = getattr(sys, "_base_executable", sys.executable)
    run(base, "-m", "venv", "--without-pip", str(folder))
    python = folder / "bin" / "python"
    for lock in (RUN_LOCK, HERE / "requirements-build.lock"):
        run(
            sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--disable-pip-version-check",
            "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(lock),
        )  # fmt: skip
    return python


def freeze(python: Path, work: Path) -> None:
    """Put the program, its packages and Python together in one folder that needs no Python."""
    run(
        str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", str(work / "dist"),
        "--workpath", str(work / "build"), str(LINUX / "program.spec"), folder=work / "source",
    )  # fmt: skip


def lay_out(root: Path, work: Path) -> None:
    """Everything in the place where it will be installed."""
    shutil.copytree(work / "dist" / PACKAGE, root / PLACE, symlinks=True)
    clean_python(root / PLACE / "_internal")
    add_support(work / "venv" / "bin" / "python", root / PLACE / "_internal")
    (root / PLACE / COMMANDS[1]).symlink_to(COMMANDS[0])
    packages = next((work / "venv").glob("lib/python*/site-packages"))
    copy_licences(root / PLACE / "licenties", packages)
    (root / "usr" / "bin").mkdir(parents=True)
    for command in COMMANDS:
        (root / "usr" / "bin" / command).symlink_to(f"/{PLACE}/{command}")
    join_desktop(root / "usr" / "share")
    write_texts(root / "usr" / "share")
    for path in root.rglob("*"):
        if not path.is_symlink():
            is_run = path.is_dir() or (path.parent == root / PLACE and path.name in COMMANDS)
            path.chmod(0o755 if is_run else 0o644)


def add_support(python: Path, inside: Path) -> None:
    """What shiboken otherwise unpacks and compiles at every start."""
    unpack_support(python, inside)
    run(str(python), "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-s", str(inside),
        str(inside / "shiboken6"))  # fmt: skip


def clean_python(folder: Path) -> None:
    """Take out of Python's own files what only its makers use, and the place on this computer where they were made."""
    for library in [*folder.glob("libpython*.so*"), *folder.glob("python*/lib-dynload/*.so")]:
        run("chrpath", "--delete", str(library))
        run("strip", "--strip-unneeded", str(library))


def join_desktop(share: Path) -> None:
    """The menu, the kind of file, the card for a software shop, and the mark in every size."""
    icons = share / "icons" / "hicolor"
    for source, target in (
        (LINUX / "sociaalinkopen.desktop", share / "applications" / "sociaalinkopen.desktop"),
        (LINUX / "sociaalinkopen.xml", share / "mime" / "packages" / "sociaalinkopen.xml"),
        (ROOT / "resources" / "icons" / "app.svg", icons / "scalable" / "apps" / "sociaalinkopen.svg"),
        (LINUX / "lintian-overrides", share / "lintian" / "overrides" / PACKAGE),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    for size in ICON_SIZES:
        target = icons / f"{size}x{size}" / "apps" / "sociaalinkopen.png"
        target.parent.mkdir(parents=True)
        target.write_bytes(mark_as_png(size))
    card = share / "metainfo" / METAINFO
    card.parent.mkdir()
    card.write_text(filled_in(LINUX / "sociaalinkopen.metainfo.xml"), "utf-8")


def write_texts(share: Path) -> None:
    """The licences, the list of changes, and the page of `man` for both commands."""
    documents, pages = share / "doc" / PACKAGE, share / "man" / "man1"
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(copyright_text(f"/{PLACE}"), "utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    (documents / "changelog.gz").write_bytes(packed(changelog_text(PACKAGE, changes, moment())))
    pages.mkdir(parents=True)
    (pages / f"{COMMANDS[0]}.1.gz").write_bytes(packed(filled_in(LINUX / "sociaalinkopen.1")))
    (pages / f"{COMMANDS[1]}.1.gz").symlink_to(f"{COMMANDS[0]}.1.gz")


def packed(text: str) -> bytes:
    """A text as gzip keeps it, without a time."""
    return gzip.compress(text.encode(), mtime=0)


def filled_in(template: Path) -> str:
    """A text with the version and the day in it."""
    day = datetime.fromtimestamp(moment(), UTC).date().isoformat()
    return template.read_text("utf-8").replace("@VERSION@", version()).replace("@DATE@", day)


def moment() -> int:
    """When the list of changes was last touched, in seconds since 1970: the time of everything in the package."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or (ROOT / "CHANGELOG.md").stat().st_mtime)


def try_out(folder: Path) -> None:
    """The self tests of what was made; ends the build when one fails or hangs."""
    empty = {"PATH": "/usr/bin:/bin", "HOME": str(folder / "geen"), "LC_ALL": "C.UTF-8"}
    for command in (
        [str(folder / COMMANDS[0]), "zelftest"],
        [str(folder / COMMANDS[1]), "--zelftest"],
    ):
        subprocess.run(command, check=True, timeout=180, env={**empty, "QT_QPA_PLATFORM": "offscreen"})


def glibc(folder: Path) -> str:
    """The oldest C library that every file in the folder can work with."""
    highest = (2, 17)
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF":
            asked = re.findall(rb"GLIBC_2\.(\d+)\b", path.read_bytes())
            highest = max([highest, *((2, int(number)) for number in asked)])
    return f"{highest[0]}.{highest[1]}"


def control(root: Path) -> str:
    """The card of the package."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()  # fmt: skip
    return (
        f"Package: {PACKAGE}\nVersion: {version()}\nArchitecture: {architecture}\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Section: misc\nPriority: optional\nInstalled-Size: {size_of(root) // 1024}\n"
        f"Depends: libc6 (>= {glibc(root)}), {', '.join(DEPENDS)}\n"
        f"Recommends: {', '.join(RECOMMENDS)}\nDescription: {DESCRIPTION}\n"
    )


def sums_for_dpkg(root: Path) -> str:
    """What `dpkg --verify` compares the installed files with."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
        if path.parent.name != "DEBIAN"
    )


def pack(root: Path, out: Path) -> Path:
    """The package from the folder."""
    card = root / "DEBIAN" / "control"
    card.parent.mkdir()
    card.write_text(control(root), "utf-8")
    (card.parent / "md5sums").write_text(sums_for_dpkg(root), "utf-8")
    card.parent.chmod(0o755)
    architecture = re.search(r"^Architecture: (.+)$", card.read_text("utf-8"), re.MULTILINE)
    assert architecture is not None
    made = out / f"{PACKAGE}_{version()}_{architecture[1]}.deb"
    os.environ["SOURCE_DATE_EPOCH"] = str(moment())
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(made))
    shutil.rmtree(card.parent)
    return made


if __name__ == "__main__":
    sys.exit(main())
