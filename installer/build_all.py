#!/usr/bin/env python3
"""Build everything that users download: the installer and the ZIP for Windows, and the package for Debian and Ubuntu.

    .venv/bin/python installer/build_all.py OUT [--alleen linux|windows]

What each part needs stands in build_windows.py and build_deb.py. OUT gets the three files and SHA256SUMS, and the
folders `windows` and `linux` with what is in them. `python -m tests.release OUT` then tries them.
"""

import argparse
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import build_deb, build_windows
from installer.building import Telling, version, write_sums

BUILDS = {"linux": build_deb.build, "windows": build_windows.build}
ENDINGS = (".deb", ".exe", ".zip")


def main() -> int:
    asked = argparse.ArgumentParser(description="Bouw alles wat gebruikers downloaden.")
    asked.add_argument("out", type=Path, help="map voor het resultaat")
    asked.add_argument("--alleen", choices=tuple(BUILDS), help="alleen voor dit systeem; wat er al is, blijft")
    options = asked.parse_args()
    out, told = options.out.resolve(), Telling()
    told(f"versie {version()}")
    for name in (options.alleen,) if options.alleen else tuple(BUILDS):
        shutil.rmtree(out / name, ignore_errors=True)
        for path in BUILDS[name](out / name, told):
            shutil.move(path, out / path.name)
    made = sorted(path for path in out.iterdir() if path.suffix in ENDINGS)
    write_sums(made, out / "SHA256SUMS")
    for path in made:
        told.made(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
