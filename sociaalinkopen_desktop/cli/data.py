"""The commands about the user's own data: take in a notice, and copies of the data file."""

import argparse
from pathlib import Path

from ..application.backups import Backups
from ..application.ports import InputProblem, StorageProblem
from ..config.data_place import place_of
from ..config.paths import DATA_FILE, data_folder
from ..config.settings import backup_place, read_settings
from ..exchange.tender_file import write_tender
from .building import DONE, now, refuse_overwriting


def take_in(asked: argparse.Namespace) -> int:
    """importeer: turn an eForms notice into a tender file."""
    from ..exchange.eforms import read_notice

    notice = read_notice(asked.aankondiging)
    refuse_overwriting(asked.aankondiging, asked.doel)
    write_tender(notice.tender, asked.doel)
    print(f"De aanbesteding staat in {asked.doel}")
    if notice.remarks:
        print("Niet overgenomen of na te kijken:")
        for remark in notice.remarks:
            print(f"  - {remark}")
    return DONE


def backup(asked: argparse.Namespace) -> int:
    """reservekopie: make a copy of the data file, list the copies, or put one back."""
    from ..application.backup_words import list_line, preview_lines, restored_sentence

    folder = asked.data_folder or place_of(data_folder()).folder
    backups = _backups(folder)
    if (asked.bestand is None) == (asked.actie == "terugzetten"):
        wanted = "Noem de kopie die u terugzet." if asked.bestand is None else f"{asked.bestand} hoort hier niet."
        raise InputProblem([f"{wanted} Hulp: sociaalinkopen reservekopie --help"])
    if asked.actie == "maak":
        made = backups.make()
        if made is None:
            raise StorageProblem("Er wordt net al een reservekopie gemaakt. Probeer het daarna opnieuw.")
        print(f"De reservekopie staat in {made.path}")
    elif asked.actie == "lijst":
        lines = [list_line(item) for item in backups.checked_all()]
        print("\n".join(lines or [f"Er zijn nog geen reservekopieën in {backups.folder()}"]))
    else:
        given = asked.bestand if asked.bestand.exists() else backups.folder() / asked.bestand
        chosen = backups.at(given.absolute())
        for line in preview_lines(backups.preview(chosen)):
            print(line)
        print()
        if not asked.ja:
            print("Er is nog niets veranderd. Zet deze kopie terug met dezelfde opdracht en --ja")
            return DONE
        restored = backups.restore(chosen)
        print(restored_sentence(restored.backup))
        if restored.kept_as is not None:
            print(f"Wat er eerst stond, is bewaard in {restored.kept_as}")
    return DONE


def _backups(folder: Path) -> Backups:
    from ..db.backup_files import SqliteBackupFiles

    return Backups(SqliteBackupFiles(folder / DATA_FILE), lambda: backup_place(read_settings(folder), folder), now)
