"""Try what was built, as a user gets it: the Windows files under Wine and the package in a bare Debian.

    python -m tests.release OUT [--alleen windows|linux] [--zonder-tests] [--debian MAP] [--mappen MAP ...]

OUT is what installer/build_all.py made. Needs root, and from Debian: wine wine64 xvfb xdotool x11-utils fontconfig
fonts-open-sans gcc-mingw-w64-x86-64-win32 osslsigncode debootstrap desktop-file-utils shared-mime-info lintian
appstream. One line per check; exit code 1 when one failed. Pictures come in OUT/beelden, what our own tests said in
OUT/tests. It takes an hour, and is not among the quick tests.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from .checks import Report, sums_hold
from .suite import ROOMS

TOOLS = {
    "windows": (
        "wine",
        "wineserver",
        "Xvfb",
        "xdotool",
        "xev",
        "fc-list",
        "x86_64-w64-mingw32-gcc-win32",
        "osslsigncode",
    ),
    "linux": ("debootstrap", "unshare", "desktop-file-validate", "update-mime-database", "lintian", "appstreamcli"),
}


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.release", description="Probeer wat is gebouwd.")
    asked.add_argument("out", type=Path, help="de map die installer/build_all.py maakte")
    asked.add_argument("--alleen", choices=tuple(TOOLS), help="alleen dit systeem")
    asked.add_argument("--zonder-tests", action="store_true", help="zonder onze eigen tests onder Wine")
    asked.add_argument(
        "--mappen", nargs="+", choices=ROOMS, default=(), metavar="MAP",
        help=f"alleen onze eigen tests onder Wine, uit deze mappen: {', '.join(ROOMS)}",
    )  # fmt: skip
    asked.add_argument("--debian", type=Path, help="een kale Debian (minbase) die er al is; zij blijft zoals zij is")
    options = asked.parse_args()
    alone = "windows" if options.mappen else options.alleen
    systems = (alone,) if alone else tuple(TOOLS)
    missing = [tool for system in systems for tool in TOOLS[system] if shutil.which(tool) is None]
    if missing or os.geteuid() != 0:
        print(f"Dit kan alleen als root, en met: {', '.join(missing) or 'alles wat er al is'}", file=sys.stderr)
        return 2
    out, report = options.out.resolve(), Report()
    report.check("controlegetallen", lambda: sums_hold(out))
    if "linux" in systems:
        from .linux import try_linux

        try_linux(report, out, options.debian)
    if "windows" in systems:
        from .windows import try_suite, try_windows

        rooms = () if options.zonder_tests else tuple(options.mappen) or ROOMS
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            if options.mappen:
                try_suite(report, out, Path(name), rooms)
            else:
                try_windows(report, out, Path(name), rooms)
    print(f"{report.done - len(report.failed)} van de {report.done} goed")
    for words in report.failed:
        print(f"fout: {words}")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
