"""What can go wrong while a report is written, said so that the officer can act on it."""

import errno
from pathlib import Path

from sociaalinkopen_desktop.application.ports import ExportProblem
from sociaalinkopen_desktop.config.faults import is_only_in_cloud, is_too_long


class ReportProblem(ExportProblem):
    """A report could not be written. The text is Dutch, names the file and the remedy, and may be shown as it is."""


_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISSING = {errno.ENOENT, errno.ENOTDIR}


def problem_with(target: Path, cause: OSError) -> ReportProblem:
    """The Dutch message for an operating system error met while writing `target`."""
    name, folder = target.name, target.parent
    if is_too_long(target, cause):
        return ReportProblem(
            f"Het bestand is niet bewaard: de naam “{name}” of het pad ernaartoe is te lang. "
            "Kies een kortere naam, of een map met een korter pad."
        )
    if is_only_in_cloud(cause):
        return ReportProblem(
            f"“{name}” is niet bewaard: OneDrive laat in “{folder}” nu niet schrijven. "
            "Kijk of OneDrive aanstaat, of kies een map op uw eigen schijf."
        )
    if cause.errno in _FULL:
        return ReportProblem(
            f"“{name}” is niet bewaard: de schijf is vol. Maak ruimte vrij of kies een andere map dan “{folder}”."
        )
    if cause.errno in _FORBIDDEN:
        return ReportProblem(
            f"“{name}” is niet bewaard. Misschien staat het bestand nog open in een ander programma, "
            f"of mag u niet schrijven in “{folder}”. Sluit het bestand of kies een andere map."
        )
    if cause.errno in _MISSING:
        return ReportProblem(
            f"“{name}” is niet bewaard: de map “{folder}” bestaat niet of is niet bereikbaar. Kies een andere map."
        )
    return ReportProblem(
        f"“{name}” is niet bewaard: schrijven in “{folder}” lukt niet. Controleer de schijf of kies een andere map."
    )
