"""The scenes of Meet the market."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sociaalinkopen_desktop.domain.meeting.meeting import LinkedTender
from sociaalinkopen_desktop.domain.meeting.timetable import planned
from sociaalinkopen_desktop.ui.pages.meeting import (
    INFORMATION,
    PAPERS,
    PITCHING,
    SEEKING,
    TALKS,
    TIMETABLE,
    WHEN,
    WISHES,
    MeetingPage,
)
from sociaalinkopen_desktop.ui.pages.meeting_timetable import BY_PARTY, TimetableStep
from sociaalinkopen_desktop.ui.pages.meeting_wishes import WishesStep
from tests.domain.meeting.made import large, rich

from .scenes import Scene, Stage, settled, until

OVER, AHEAD = "bijeenkomst-geweest", "bijeenkomst-straks"


def meeting_scenes() -> list[Scene]:
    """Every scene of the meetings."""
    return [
        Scene("bijeenkomsten-leeg", "Meet the market, nog leeg", _empty, True),
        Scene("bijeenkomsten", "Meet the market", _list),
        Scene("bijeenkomst-nieuw", "Nieuwe bijeenkomst", _new),
        Scene("bijeenkomst-wanneer", "Bijeenkomst, wat en wanneer", _step(AHEAD, WHEN)),
        Scene("bijeenkomst-zoekt", "Bijeenkomst, wie zoekt", _step(AHEAD, SEEKING)),
        Scene("bijeenkomst-pitcht", "Bijeenkomst, wie pitcht", _step(AHEAD, PITCHING)),
        Scene("bijeenkomst-wensen", "Bijeenkomst, wensen", _step(AHEAD, WISHES)),
        Scene("bijeenkomst-rooster", "Bijeenkomst, rooster", _step(AHEAD, TIMETABLE)),
        Scene("bijeenkomst-deelnemer", "Bijeenkomst, rooster per deelnemer", _party),
        Scene("bijeenkomst-papieren", "Bijeenkomst, papieren", _step(AHEAD, PAPERS)),
        Scene("bijeenkomst-gesprekken", "Bijeenkomst, gesprekken en opvolging", _step(OVER, TALKS)),
        Scene("bijeenkomst-register", "Bijeenkomst, wat naar het register gaat", _register),
        Scene("bijeenkomst-informatie", "Bijeenkomst, gelijke informatie", _step(OVER, INFORMATION)),
    ]


def filled(stage: Stage) -> None:
    """One meeting that is over and one that is to come, in the filled window."""
    window = stage.window
    if window.services.meetings.rows():
        return
    stage.open("Groenonderhoud")
    tender = window.editor.tender
    linked = (LinkedTender(tender_id=tender.id, title=tender.subject.title, reference=tender.subject.reference),)
    window.services.meetings.save(replace(rich(), id=OVER, day=date(2026, 11, 18), tenders=linked))
    ahead = planned(large(title="Meet the market najaar", day=date(2026, 12, 8), tenders=linked))
    window.services.meetings.save(replace(ahead, id=AHEAD))


def opened(stage: Stage, identifier: str) -> MeetingPage:
    """The page of one of the two."""
    filled(stage)
    stage.window.meetings.open(identifier)
    settled(stage.window)
    page = stage.window.page("meeting")
    assert isinstance(page, MeetingPage)
    return page


def _step(identifier: str, key: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        page = opened(stage, identifier)
        page.go_to_step(key)
        settled(stage.window)
        step = page.step_page(key)
        if isinstance(step, WishesStep | TimetableStep):
            step.grid.go_to(1, 1)
        if key == PAPERS:
            until(lambda: page.papers.page_number()[1] > 0)
        settled(stage.window)

    return show


def _empty(stage: Stage) -> None:
    stage.empty.go_to("meetings")
    settled(stage.empty)


def _list(stage: Stage) -> None:
    filled(stage)
    stage.window.go_to("meetings")
    settled(stage.window)


def _new(stage: Stage) -> None:
    stage.window.meetings.start()
    settled(stage.window)


def _party(stage: Stage) -> None:
    page = opened(stage, AHEAD)
    page.go_to_step(TIMETABLE)
    step = page.step_page(TIMETABLE)
    assert isinstance(step, TimetableStep)
    step.view.set_value(BY_PARTY)
    step.view.edited.emit(BY_PARTY)
    settled(stage.window)


def _register(stage: Stage) -> None:
    page = opened(stage, OVER)
    page.go_to_step(TALKS)
    page.to_register.look.click()
    settled(stage.window)
    stage.top(page.to_register)
    settled(stage.window)
