"""Compile criteria, norms and duties: the YAML files under resources/ become resources/catalogue.json.

Families of purchases and guided helpers become resources/guidance.json, texts to choose from clauses.json, what F1
shows help.json, what colleagues object obstacles.json.

Run it after every change of one of them; the result is committed. The same input gives the same bytes.

    python installer/compile_catalogue.py
    python installer/compile_catalogue.py --check
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sociaalinkopen_desktop.content.catalogue import load_catalogue  # noqa: E402 - needs the path above
from sociaalinkopen_desktop.content.checklists import FILE_NAME as CHECKLISTS_NAME  # noqa: E402
from sociaalinkopen_desktop.content.checklists import compiled_checklists, load_checklists  # noqa: E402
from sociaalinkopen_desktop.content.clauses import FILE_NAME as CLAUSES_NAME  # noqa: E402
from sociaalinkopen_desktop.content.clauses import compiled_clauses, load_clauses  # noqa: E402
from sociaalinkopen_desktop.content.compiled import FILE_NAME, compiled_text  # noqa: E402
from sociaalinkopen_desktop.content.guidance import FILE_NAME as GUIDANCE_NAME  # noqa: E402
from sociaalinkopen_desktop.content.guidance_sources import guidance_text  # noqa: E402
from sociaalinkopen_desktop.content.help import FILE_NAME as HELP_NAME  # noqa: E402
from sociaalinkopen_desktop.content.help import help_text  # noqa: E402
from sociaalinkopen_desktop.content.obstacles import FILE_NAME as OBSTACLES_NAME  # noqa: E402
from sociaalinkopen_desktop.content.obstacles import SOURCE_NAME as OBSTACLES_SOURCE  # noqa: E402
from sociaalinkopen_desktop.content.obstacles import obstacles_text  # noqa: E402
from sociaalinkopen_desktop.content.problems import ContentProblem  # noqa: E402


def main(arguments: list[str] | None = None, resources: Path = ROOT / "resources") -> int:
    """Write (or with --check only compare) the compiled catalogue; 0 when it is right, 1 when not."""
    parser = argparse.ArgumentParser(description="Maak resources/catalogue.json uit de criteria en normen.")
    parser.add_argument("--check", action="store_true", help="schrijf niets; meld alleen of het bestand klopt")
    wants = parser.parse_args(arguments)
    try:
        catalogue = load_catalogue(resources)
        library = load_clauses(resources / "clauses")
        codes = [clause.id for clause in library.clauses]
        texts = {
            FILE_NAME: compiled_text(catalogue),
            GUIDANCE_NAME: guidance_text(resources, catalogue.norms, codes),
            CLAUSES_NAME: compiled_clauses(library),
            CHECKLISTS_NAME: compiled_checklists(load_checklists(resources / "checklists")),
            HELP_NAME: help_text(resources / "help"),
            OBSTACLES_NAME: obstacles_text(
                resources / OBSTACLES_SOURCE, [criterion.id for criterion in catalogue.criteria]
            ),
        }
    except ContentProblem as problem:
        print(problem.sentence, file=sys.stderr)
        return 1
    counts = f"{len(catalogue.criteria)} criteria, {len(catalogue.norms)} normen, {len(catalogue.duties)} plichten"
    summary = f"{counts}, {catalogue.fingerprint[:12]}"
    for name, text in texts.items():
        target, content = resources / name, text.encode("utf-8")
        if not wants.check:
            target.write_bytes(content)
        elif not target.is_file() or target.read_bytes() != content:
            print(f"{name} is verouderd. Draai: python installer/compile_catalogue.py", file=sys.stderr)
            return 1
    print(summary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
