"""Make the JSON Schemas of the file formats, from the descriptions of the fields in the program itself.

Run it after a field or a closed list changes; the results are committed in resources/schema, and a test compares.

    python installer/make_schema.py
    python installer/make_schema.py --folder somewhere/else
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sociaalinkopen_desktop.exchange import findings_json, pack_schema, schema  # noqa: E402


def main() -> None:
    """Write every schema."""
    parser = argparse.ArgumentParser(description="Make the JSON Schemas of the file formats.")
    parser.add_argument("--folder", type=Path, default=ROOT / "resources" / "schema", help="where to write them")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (
        ("tender.schema.json", schema.tender_schema()),
        ("profile.schema.json", schema.profile_schema()),
        ("findings.schema.json", findings_json.findings_schema()),
        ("pack.schema.json", pack_schema.pack_schema()),
    ):
        (folder / name).write_text(schema.schema_json(content), "utf-8", newline="\n")
        print(folder / name)


if __name__ == "__main__":
    main()
