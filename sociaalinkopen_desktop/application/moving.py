"""Move the data to another folder: copy, compare, and only then use the new one. The old folder stays as it is."""

import filecmp
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from .backups import BackupFiles
from .ports import StorageProblem

_DIFFERENT = (
    "Wat naar {} is gekopieerd, is niet gelijk aan het origineel. Controleer die schijf. "
    "Uw gegevens staan nog in de oude map."
)
_LEFT = frozenset({"gegevens-staan-in.txt", "verhuis-gegevens-naar.txt", "programma.log", ".bezig", "sessie.lock"})
_LEFT_ENDS = ("-wal", "-shm", "-journal", ".deel", ".nieuw", ".terug")


def why_not(source: Path, target: Path, data_name: str) -> str:
    """A Dutch sentence on why the data cannot move to `target`; empty when they can."""
    if target == source:
        return "Uw gegevens staan al in deze map."
    if source in target.parents or target in source.parents:
        return "Deze map ligt in de map van nu, of andersom. Kies een andere map."
    if (target / data_name).exists():
        return f"In {target} staat al een gegevensbestand. Kies een andere map, of maak daarin een nieuwe map."
    if not target.is_dir():
        return f"De map {target} is er niet. Maak de map eerst, of kies een andere."
    if not os.access(target, os.W_OK):
        return f"U mag niet schrijven in {target}. Kies een andere map."
    return ""


def move(source: Path, target: Path, data_name: str, files_of: Callable[[Path], BackupFiles]) -> None:
    """Copy everything of the user from `source` to `target` and prove that nothing is missing.

    Raises StorageProblem; then whatever was copied to `target` is of no use and the data in `source` still count.
    """
    problem = why_not(source, target, data_name)
    if problem:
        raise StorageProblem(problem)
    try:
        for path in sorted(source.rglob("*")):
            if path.is_file() and _belongs(path) and path != source / data_name:
                _copied(path, target / path.relative_to(source))
        if (source / data_name).exists():
            old = files_of(source / data_name)
            old.copy_data(target / data_name)
            if old.content(target / data_name) != old.content(source / data_name):
                (target / data_name).unlink(missing_ok=True)
                raise StorageProblem(_DIFFERENT.format(target))
    except OSError as error:
        raise StorageProblem(
            f"Uw gegevens konden niet naar {target}. Kijk of daar genoeg ruimte is en of u er mag schrijven. "
            "Uw gegevens staan nog in de oude map."
        ) from error


def _belongs(path: Path) -> bool:
    return path.name not in _LEFT and not path.name.startswith("programma.log") and not path.name.endswith(_LEFT_ENDS)


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
    if not filecmp.cmp(source, target, shallow=False):
        raise StorageProblem(_DIFFERENT.format(target.parent))
