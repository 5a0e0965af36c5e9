"""The scenes of step 7 with a filled register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sociaalinkopen_desktop.domain.choices import Procedure
from sociaalinkopen_desktop.domain.enterprises.enterprise import EnterpriseKind
from sociaalinkopen_desktop.domain.market import Consultation, ConsultationAnswer
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.ui.pages.enterprise import EnterprisePage
from sociaalinkopen_desktop.ui.pages.fitting_card import FittingCard
from sociaalinkopen_desktop.ui.pages.matching_card import MatchingCard
from sociaalinkopen_desktop.ui.widgets.card import Card

from .made_up_enterprises import GREEN
from .scenes import Scene, Stage, settled, until
from .scenes_register import filled

TITLE = "Plantsoen en bermen in Heesch"
ASKED = Consultation(
    purpose="Weten of kleine en sociale ondernemingen dit werk aankunnen.",
    questions=("Welke omvang van een perceel past bij u?", "Welke eis houdt u tegen?"),
    answers=(
        ConsultationAnswer(participant="Stichting Voorbeeldgroen", question=1, answer="Een wijk per keer."),
        ConsultationAnswer(participant="Voorbeeldbedrijf", is_anonymous=True, question=2, answer="De omzeteis."),
    ),
    summary="Percelen per wijk passen. De omzeteis houdt kleine ondernemingen tegen.",
)

GREENS = (
    ("Groenwerk Voorbeeld", "Oss"),
    ("Tuinploeg Voorbeeld", "Uden"),
    ("Voorbeeldhoveniers", "Veghel"),
    ("Bermwerk Voorbeeld", "Boxtel"),
    ("Leerwerkbedrijf Voorbeeldtuin", "Tilburg"),
    ("Voorbeeldplantsoen", "Schijndel"),
)
OTHERS: tuple[dict[str, Any], ...] = (
    {"recognitions": (), "references": ()},
    {"kind": EnterpriseKind.REGULAR, "recognitions": (), "turnover": Decimal(200_000)},
    {"largest_contract": Decimal(60_000), "cpv": ("77314000-4",)},
)
"""In what they differ from the first one."""


def market_scenes() -> list[Scene]:
    """Every scene of step 7 with a filled register."""
    return [
        Scene("markt-passend", "Wie kan dit leveren", _card("MatchingCard")),
        Scene("markt-passend-open", "Wie kan dit leveren, een onderneming open", _open_match),
        Scene("markt-past-niet", "Wie niet past, met reden", _others),
        Scene("markt-afvallen", "Wie valt er af", _card("BarrierCard")),
        Scene("markt-consultatie", "Marktconsultatie", _card("ConsultationCard")),
        Scene("markt-uitnodigen", "Wie nodigt u uit", _card("InvitingCard")),
        Scene("onderneming-passend", "Welke aanbestedingen passen bij een onderneming", _fitting),
    ]


def _begun(stage: Stage) -> None:
    """The filled register with more who do green, and an onderhandse tender for green in Heesch at step 7."""
    filled(stage)
    _more_green(stage)
    if not any(row.title == TITLE for row in _rows(stage)):
        stage.open("Groenonderhoud")
        tender = stage.window.editor.tender
        made = replace(
            tender,
            id="",
            is_example=False,
            subject=replace(tender.subject, title=TITLE, place="Heesch"),
            procedure=replace(tender.procedure, procedure=Procedure.MEERVOUDIG_ONDERHANDS),
            market=replace(tender.market, invitations=(), consultation=ASKED),
        )
        stage.window.desk.start(made)
        settled(stage.window)
    stage.open(TITLE)
    stage.step(Step.MARKET)
    desk = _of(stage, MatchingCard)._tools.desk
    until(lambda: desk.sight is not None and desk.sight.tender is stage.window.editor.tender)
    settled(stage.window)


def _more_green(stage: Stage) -> None:
    register = stage.window.services.register
    known = {item.name for item in register.everything()}
    for at, (name, town) in enumerate(GREENS):
        if name not in known:
            register.save(replace(GREEN, id="", name=name, kvk=f"{60_000_000 + at}", town=town, **OTHERS[at % 3]))


def _rows(stage: Stage) -> list:  # type: ignore[type-arg]
    from sociaalinkopen_desktop.application.ports import Query

    return list(stage.window.services.dossiers.rows(Query()))


def _of(stage: Stage, kind: type[MatchingCard]) -> MatchingCard:
    card = stage.work.page(Step.MARKET).findChild(kind)
    assert isinstance(card, kind)
    return card


def _card(name: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _begun(stage)
        found = [card for card in stage.work.page(Step.MARKET).findChildren(Card) if type(card).__name__ == name]
        found[0].set_open(True)
        settled(stage.window)
        stage.top(found[0])
        settled(stage.window)

    return show


def _open_match(stage: Stage) -> None:
    _begun(stage)
    line = _of(stage, MatchingCard).shown()[0]
    line.head.set_open(True)
    settled(stage.window)
    stage.top(line)
    settled(stage.window)


def _others(stage: Stage) -> None:
    _begun(stage)
    card = _of(stage, MatchingCard)
    if not card.others.isChecked():
        card.others.click()
    until(lambda: bool(card.misfits.texts()))
    settled(stage.window)
    stage.top(card.others)
    settled(stage.window)


def _fitting(stage: Stage) -> None:
    _begun(stage)
    register = stage.window.services.register.everything()
    stage.window.register.open(next(item.id for item in register if item.name == GREEN.name))
    settled(stage.window)
    page = stage.window.page("enterprise")
    assert isinstance(page, EnterprisePage)
    card = page.findChild(FittingCard)
    assert card is not None
    until(lambda: bool(card.lines()))
    settled(stage.window)
    stage.top(card)
    settled(stage.window)
