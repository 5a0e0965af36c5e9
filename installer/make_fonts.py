"""Make the fonts of the PDFs: three small subsets of Source Sans 3, under a name of their own.

Run it only when the set of characters or the version changes; the results are committed in resources/fonts.
It needs npm (to fetch the font package) and fontTools; the same input gives the same bytes.

    python installer/make_fonts.py
    python installer/make_fonts.py --package path/to/unpacked/package
"""

import argparse
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGE = "source-sans"
VERSION = "3.52.0"
# The licence reserves the name "Source" for unchanged fonts, so a subset needs another one (OFL 1.1, condition 3).
FAMILY = "Sociaal Sans"
STYLES = ("Regular", "Semibold", "Bold")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# Dutch and the languages of its neighbours, Greek for units and symbols, typography, sub- and superscripts, signs.
CHARACTERS = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x0192, 0x0218, 0x0219, 0x021A, 0x021B, 0x02C6, 0x02DA, 0x02DC, 0x1E9E),
    *(code for code in range(0x0391, 0x03CA) if code != 0x03A2),
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    *(0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044),
    *(0x2070, 0x2071),
    *range(0x2074, 0x208F),
    *(0x20AC, 0x2116, 0x2122, 0x2153, 0x2154, 0x215B, 0x215C, 0x215D, 0x215E),
    *(0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265),
    *(0x25A0, 0x25A1, 0x25B2, 0x25B6, 0x25CB, 0x25CF, 0x2610, 0x2611, 0x2713, 0x2714, 0x2717, 0x2718),
}
# Layout tables and hinting that a PDF never uses.
DROPPED_TABLES = ["GPOS", "GSUB", "GDEF", "kern", "STAT", "DSIG", "gasp", "meta", "FFTM", "fpgm", "prep", "cvt "]


def unpacked_package(folder: Path) -> Path:
    """The font package, fetched with npm and unpacked in `folder`."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not on the PATH; give the unpacked package with --package")
    subprocess.run([npm, "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def make_subset(source: Path, target: Path, style: str) -> None:
    """Write the renamed subset of one style; fails when the font misses a character of the set."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    options.legacy_cmap = False
    options.recalc_timestamp = False
    options.drop_tables += DROPPED_TABLES
    font = subset.load_font(str(source), options)
    missing = CHARACTERS - set(font.getBestCmap())
    if missing:
        raise SystemExit(f"{source.name} misses " + " ".join(f"U+{code:04X}" for code in sorted(missing)))
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    rename(font, style)
    subset.save_font(font, str(target), options)
    print(target.name, target.stat().st_size, "bytes")


def rename(font: TTFont, style: str) -> None:
    """Give the font our family name in every field that carries a name."""
    names = {
        1: f"{FAMILY} {style}",
        3: f"{FAMILY} {style} {VERSION}",
        4: f"{FAMILY} {style}",
        6: FAMILY.replace(" ", "") + "-" + style,
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def main() -> None:
    """Make the three fonts and put the licence beside them."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--package", type=Path, help="the unpacked npm package, instead of fetching it")
    chosen = arguments.parse_args().package
    with tempfile.TemporaryDirectory() as folder:
        package = chosen or unpacked_package(Path(folder))
        TARGET.mkdir(parents=True, exist_ok=True)
        for style in STYLES:
            name = f"{FAMILY.replace(' ', '')}-{style}.ttf"
            make_subset(package / "TTF" / f"SourceSans3-{style}.ttf", TARGET / name, style)
        shutil.copyfile(package / "LICENSE.md", TARGET / "OFL.txt")


if __name__ == "__main__":
    main()
