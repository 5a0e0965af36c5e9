"""The scenes of the register of social enterprises."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint

from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.ui.pages.enterprise import EnterprisePage
from sociaalinkopen_desktop.ui.pages.enterprises import EnterprisesPage

from .made_up_enterprises import ENTERPRISES, GREEN
from .scenes import TENDERS, Scene, Stage, invented, settled


def register_scenes() -> list[Scene]:
    """Every scene of the register."""
    return [
        Scene("ondernemingen-leeg", "Sociale ondernemingen, nog leeg", _empty, True),
        Scene("ondernemingen", "Sociale ondernemingen", _list),
        Scene("ondernemingen-meer", "Sociale ondernemingen, meer gekozen", _several),
        Scene("ondernemingen-menu", "Menu bij een onderneming", _menu),
        Scene("ondernemingen-soort", "Menu van het filter Soort", _kinds),
        Scene("ondernemingen-verlopen", "Sociale ondernemingen met verlopen erkenning", _expired),
        Scene("ondernemingen-niets", "Sociale ondernemingen, niets gevonden", _nothing),
        Scene("onderneming", "Een onderneming", _one),
        Scene("onderneming-erkenning", "Een onderneming, erkenning open", _proof),
        Scene("onderneming-nieuw", "Nieuwe onderneming", _new),
    ]


def filled(stage: Stage) -> EnterprisesPage:
    """The list in the filled window, with invented enterprises and nothing that narrows it."""
    window = stage.window
    if not window.services.register.everything():
        kept = [window.services.register.save(item).enterprise for item in ENTERPRISES]
        _invite(stage, next(item.id for item in kept if item.name == GREEN.name))
    window.go_to("enterprises")
    settled(window)
    page = window.page("enterprises")
    assert isinstance(page, EnterprisesPage)
    page.table.keep_one()
    page.show_filter("all")
    settled(window)
    return page


def _invite(stage: Stage, identifier: str) -> None:
    tender = invented(*TENDERS[2])
    invited = Invitation(supplier=GREEN.name, enterprise_id=identifier, is_social=True)
    stage.window.desk.start(replace(tender, market=Market(invitations=(invited,))))
    settled(stage.window)
    stage.open("Groenonderhoud")


def _empty(stage: Stage) -> None:
    stage.empty.go_to("enterprises")
    settled(stage.empty)


def _list(stage: Stage) -> None:
    filled(stage).focus_table()


def _several(stage: Stage) -> None:
    filled(stage).table.selectAll()
    settled(stage.window)


def _menu(stage: Stage) -> None:
    table = filled(stage).table
    table.go_to_row(0)
    table.menu.popup(table.viewport().mapToGlobal(QPoint(60, 60)))
    settled(stage.window)


def _kinds(stage: Stage) -> None:
    kinds = filled(stage).filters.kinds
    kinds.menu_of_choices.popup(kinds.mapToGlobal(QPoint(0, kinds.height())))
    settled(stage.window)


def _expired(stage: Stage) -> None:
    filled(stage).show_filter("expired")
    settled(stage.window)


def _nothing(stage: Stage) -> None:
    page = filled(stage)
    page.filters.type_in_search("zwembad")
    page.filters.search.tell()
    settled(stage.window)


def _one(stage: Stage) -> EnterprisePage:
    page = filled(stage)
    rows = (page.model.row(at) for at in range(page.model.rowCount()))
    stage.window.register.open(next(row.id for row in rows if row is not None and row.name == GREEN.name))
    settled(stage.window)
    one = stage.window.page("enterprise")
    assert isinstance(one, EnterprisePage)
    return one


def _proof(stage: Stage) -> None:
    one = _one(stage)
    rows = one.form.rows_editor("recognitions")
    rows.open_item(0)
    settled(stage.window)
    stage.top(rows)
    settled(stage.window)


def _new(stage: Stage) -> None:
    stage.window.register.start()
    settled(stage.window)
