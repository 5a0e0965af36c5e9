"""The scenes of taking a list of enterprises in."""

from __future__ import annotations

from sociaalinkopen_desktop.domain.enterprises.importing import RowState
from sociaalinkopen_desktop.ui.enterprise_import_desk import EnterpriseImportDesk

from ..enterprise_lists import write_list
from .made_up_enterprises import GREEN
from .scenes import Scene, Stage, settled
from .scenes_register import filled


def import_scenes() -> list[Scene]:
    """Every scene of taking a list in."""
    return [
        Scene("inlezen", "Lijst inlezen", _start),
        Scene("inlezen-kolommen", "Lijst inlezen, kolommen", _columns),
        Scene("inlezen-fouten", "Lijst inlezen, een regel met een fout", _fault),
        Scene("inlezen-verschillen", "Lijst inlezen, verschillen met het register", _merged),
        Scene("inlezen-lukt-niet", "Lijst inlezen, een bestand dat geen lijst is", _problem),
    ]


def _start(stage: Stage) -> None:
    _begin(stage)


def _begin(stage: Stage) -> EnterpriseImportDesk:
    filled(stage)
    window = stage.window
    window.go_to("enterprise_import")
    settled(window)
    desk = window.enterprise_import
    assert desk is not None
    desk.stop()
    settled(window)
    return desk


def _read(stage: Stage) -> EnterpriseImportDesk:
    desk = _begin(stage)
    path = write_list(stage.window.around.data_folder / "Buy Social.csv", 30, without_name=2, wrong_number=2)
    with path.open("a", encoding="cp1252") as file:
        file.write(f"{GREEN.name};;{GREEN.town};B Corp;31-12-2029;90910000-9;€ 750.000\r\n")
        file.write("Voorbeeld met een fout in een bijzaak;;Oss;PSO;morgen;12345678;veel\r\n")
    desk.read(path)
    settled(stage.window)
    settled(stage.window)
    desk.page.panel.verticalScrollBar().setValue(0)
    return desk


def _columns(stage: Stage) -> None:
    _read(stage)


def _chosen(stage: Stage, state: RowState) -> None:
    desk = _read(stage)
    preview = desk.page.preview
    preview.chips.chip(state.value).click()
    preview.table.go_to_row(0)
    settled(stage.window)
    desk.page.panel.show_from_top(preview)
    settled(stage.window)


def _fault(stage: Stage) -> None:
    _chosen(stage, RowState.FAULTY)


def _merged(stage: Stage) -> None:
    _chosen(stage, RowState.MERGED)


def _problem(stage: Stage) -> None:
    desk = _begin(stage)
    path = stage.window.around.data_folder / "brief.pdf"
    path.write_bytes(b"%PDF-1.7")
    desk.read(path)
    settled(stage.window)
