"""A tender as a file of its own, to give to a colleague or to keep beside the data: asked for, gathered and written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain import dutch
from .bulk import Chosen
from .messages import sentences_of

if TYPE_CHECKING:
    from ..domain.tender import Tender
    from .main_window import MainWindow
    from .services import Services

ENDING = "sociaalinkopen"
KINDS = f"Dossier van Sociaal Inkopen (*.{ENDING})"
TROUBLE = "Het dossier is niet bewaard"


def keep_open_tender(window: MainWindow) -> None:
    """Ask where the open tender goes, and write it there as it is on screen."""
    _keep(window, (window.editor.tender,))


def keep_chosen(window: MainWindow, chosen: Chosen) -> None:
    """Ask where the chosen tenders go, and write each in a file of its own."""

    def gather(services: Services) -> list[Tender]:
        found = []
        for identifier in chosen.among(services):
            try:
                found.append(services.dossiers.open(identifier).tender)
            except KeyError:
                continue  # gone meanwhile
        return found

    window.autosave.flush()
    window.tasks.run(
        window.door.use(gather), lambda tenders: _keep(window, tenders), lambda error: _told(window, error)
    )


def free_names(tenders: Sequence[Tender], taken: set[str]) -> list[str]:
    """A file name for each tender; none is in `taken` (names in small letters), and none comes twice."""
    from ..domain.justification.build import file_name

    names, used = [], set(taken)
    for tender in tenders:
        first = file_name(tender, "dossier", ENDING)
        name, number = first, 1
        while name.lower() in used:
            number += 1
            name = f"{first.removesuffix(f'.{ENDING}')} ({number}).{ENDING}"
        used.add(name.lower())
        names.append(name)
    return names


def _keep(window: MainWindow, tenders: Sequence[Tender]) -> None:
    targets = _ask(window, tenders)
    if not targets:
        return
    services = window.services

    def write() -> list[Path]:
        for tender, target in zip(tenders, targets, strict=True):
            services.save_tender(tender, target)
        return targets

    window.background.run(write, lambda paths: _said(window, paths), lambda error: _told(window, error))


def _ask(window: MainWindow, tenders: Sequence[Tender]) -> list[Path]:
    """Where each tender goes; empty when there is nothing to keep or the user thinks better of it."""
    messages, folder = window.around.messages, window.export_folder()
    if len(tenders) == 1:
        proposal = folder / free_names(tenders, set())[0]
        target = messages.file_to_save(window, "Dossier bewaren als bestand", proposal, KINDS)
        if target is None:
            return []
        return [target if target.suffix else target.with_name(f"{target.name}.{ENDING}")]
    place = messages.folder(window, "Dossiers bewaren in een map", str(folder)) if tenders else None
    if place is None:
        return []
    taken = {path.name.lower() for path in place.iterdir()} if place.is_dir() else set()
    return [place / name for name in free_names(tenders, taken)]


def _said(window: MainWindow, paths: Sequence[Path]) -> None:
    what = f"Dossier bewaard: {paths[0].name}" if len(paths) == 1 else f"{dutch.number(len(paths))} dossiers bewaard"
    window.say(what, "Open map", lambda: window.open_folder(paths[0].parent))


def _told(window: MainWindow, error: BaseException) -> None:
    window.around.messages.tell(window, TROUBLE, sentences_of(error))
