"""Where a text stands in the tender, what the law asks of that place, and moving a text to another one.

Three lists hold texts: demands on the tenderer (requirements.criteria), award criteria (award.criteria) and conditions
(performance.conditions). Between them a text is a `ClauseText`, so that moving loses nothing that both places know.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from . import fields
from .choices import AmbitionLevel, ClauseKind, ClausePlace, Procedure, SelectionCriterionKind, SelectionUse, Theme
from .market import AwardCriterion
from .requirements import PerformanceCondition, SelectionCriterion
from .tender import Tender

LIST_OF: Mapping[ClausePlace, str] = {
    ClausePlace.SUITABILITY: "requirements.criteria",
    ClausePlace.SELECTION: "requirements.criteria",
    ClausePlace.AWARD: "award.criteria",
    ClausePlace.TECHNICAL_SPECIFICATION: "performance.conditions",
    ClausePlace.PERFORMANCE_CONDITION: "performance.conditions",
    ClausePlace.CONTRACT_CLAUSE: "performance.conditions",
}
"""The list of the tender in which the texts of a place stand."""

RULES: Mapping[ClausePlace, str] = {
    ClausePlace.SUITABILITY: (
        "Een geschiktheidseis houdt ondernemers buiten de deur. Zij moet over deze opdracht gaan en daarmee in "
        "verhouding zijn (art. 1.10 en 2.90). Schrijf op welk risico zij dekt."
    ),
    ClausePlace.SELECTION: (
        "Met een selectiecriterium kiest u wie mag inschrijven. Dat kan alleen in een procedure met een "
        "selectieronde. De manier van kiezen staat vooraf in de stukken (art. 2.99)."
    ),
    ClausePlace.AWARD: (
        "Een gunningscriterium heeft een gewicht, een meetlat en bewijs nodig, en gaat over wat u koopt "
        "(art. 2.115). Alle gewichten samen zijn honderd."
    ),
    ClausePlace.TECHNICAL_SPECIFICATION: (
        "Een technische specificatie zegt wat u koopt. Wie er niet aan voldoet, valt af. Bij een merk of norm "
        "hoort 'of gelijkwaardig' (art. 2.76)."
    ),
    ClausePlace.PERFORMANCE_CONDITION: (
        "Een uitvoeringsvoorwaarde gaat over het werk zelf en moet in de aankondiging of de stukken staan "
        "(art. 2.80). Zij is geen reden om vooraf iemand uit te sluiten."
    ),
    ClausePlace.CONTRACT_CLAUSE: (
        "Een contractbepaling staat in het conceptcontract. Inschrijvers moeten haar vooraf kunnen lezen en "
        "erover kunnen vragen (Gids 3.9)."
    ),
}
"""What the law asks of a text at that place, for the officer."""

WITH_SELECTION = frozenset(
    {
        Procedure.RESTRICTED,
        Procedure.NATIONAL_RESTRICTED,
        Procedure.NEGOTIATED_WITH_CALL,
        Procedure.COMPETITIVE_DIALOGUE,
        Procedure.INNOVATION_PARTNERSHIP,
    }
)
"""The procedures that begin with a choice among those who ask to take part."""


@dataclass(frozen=True, kw_only=True)
class ClauseText:
    """A text without its place: what every place of the tender can hold. `link` is why it belongs to this contract."""

    title: str = ""
    text: str = ""
    theme: Theme | None = None
    level: AmbitionLevel | None = None
    verification: str = ""
    link: str = ""
    scale: str = ""
    criterion: str = ""
    clause_id: str = ""
    selection_kind: SelectionCriterionKind = SelectionCriterionKind.TECHNICAL
    equivalent_allowed: bool | None = None


def places_for(tender: Tender) -> tuple[ClausePlace, ...]:
    """The places that this tender has: a selection criterion needs a procedure with a selection."""
    has_selection = tender.procedure.procedure in WITH_SELECTION
    return tuple(place for place in ClausePlace if place is not ClausePlace.SELECTION or has_selection)


def place_of(tender: Tender, path: str) -> ClausePlace:
    """Where the text at a path such as "performance.conditions.2" stands. Raises KeyError for another path."""
    match fields.get(tender, path):
        case SelectionCriterion(use=SelectionUse.RANKING):
            return ClausePlace.SELECTION
        case SelectionCriterion():
            return ClausePlace.SUITABILITY
        case AwardCriterion():
            return ClausePlace.AWARD
        case PerformanceCondition(kind=kind):
            return ClausePlace(kind.value)  # type: ignore[call-arg]
    raise KeyError(path)


def text_at(tender: Tender, path: str) -> ClauseText:
    """The text at a path, without its place. Raises KeyError for a path that holds none."""
    item = fields.get(tender, path)
    if not isinstance(item, SelectionCriterion | AwardCriterion | PerformanceCondition):
        raise KeyError(path)
    shared = {name: getattr(item, name) for name in ("theme", "level", "criterion", "clause_id")}
    match item:
        case SelectionCriterion():
            return ClauseText(
                title=item.title,
                text=item.text,
                verification=item.verification,
                link=item.risk,
                selection_kind=item.kind,
                equivalent_allowed=item.equivalent_allowed,
                **shared,
            )
        case AwardCriterion():
            return ClauseText(
                title=item.name,
                text=item.question,
                verification=item.proof,
                link=item.link_to_subject,
                scale=item.scale,
                **shared,
            )
        case PerformanceCondition():
            return ClauseText(
                title=item.title, text=item.text, verification=item.verification, link=item.link_to_subject, **shared
            )
    raise KeyError(path)


def added(tender: Tender, text: ClauseText, place: ClausePlace) -> tuple[Tender, str]:
    """The tender with a text at the end of the list of its place, and the path of it."""
    at = LIST_OF[place]
    values = fields.get(tender, at)
    return fields.replaced(tender, at, (*values, _item(text, place))), f"{at}.{len(values)}"


def moved(tender: Tender, path: str, place: ClausePlace) -> tuple[Tender, str]:
    """The tender with the text at `path` at another place, and its new path.

    Within one list it keeps its turn and everything it has. Raises KeyError for a path that holds no text.
    """
    at, _dot, index = path.rpartition(".")
    item = fields.get(tender, path)
    text = text_at(tender, path)
    if LIST_OF[place] == at:
        return fields.replaced(tender, path, _at_place(item, place)), path
    values = fields.get(tender, at)
    left = (*values[: int(index)], *values[int(index) + 1 :])
    return added(fields.replaced(tender, at, left), text, place)


def lost_by_moving(tender: Tender, path: str, place: ClausePlace) -> tuple[str, ...]:
    """The labels of what is filled in at `path` and has no room at the other place."""
    item = fields.get(tender, path)
    before, after = text_at(tender, path), moved(tender, path, place)
    if path.rpartition(".")[0] == LIST_OF[place]:
        return ()
    kept = text_at(*after)
    lost = [fields.describe(type(item), "scale").about.label] if before.scale and not kept.scale else []
    own = {AwardCriterion: ("weight_percent",), SelectionCriterion: ("calculation",)}.get(type(item), ())
    return (
        *lost,
        *(fields.describe(type(item), name).about.label for name in own if getattr(item, name) not in (None, "")),
    )


def _at_place(item: Any, place: ClausePlace) -> Any:
    """An item of a list at another place of the same list."""
    match item:
        case SelectionCriterion():
            return replace(item, use=_use_of(place))
        case PerformanceCondition():
            return replace(item, kind=ClauseKind(place.value))  # type: ignore[call-arg]
    return item


def _use_of(place: ClausePlace) -> SelectionUse:
    return SelectionUse.RANKING if place is ClausePlace.SELECTION else SelectionUse.REQUIREMENT


def _item(text: ClauseText, place: ClausePlace) -> SelectionCriterion | AwardCriterion | PerformanceCondition:
    if place in (ClausePlace.SUITABILITY, ClausePlace.SELECTION):
        return SelectionCriterion(
            kind=text.selection_kind,
            title=text.title,
            risk=text.link,
            equivalent_allowed=text.equivalent_allowed,
            use=_use_of(place),
            text=text.text,
            verification=text.verification,
            theme=text.theme,
            level=text.level,
            criterion=text.criterion,
            clause_id=text.clause_id,
        )
    if place is ClausePlace.AWARD:
        return AwardCriterion(
            name=text.title,
            theme=text.theme,
            question=text.text,
            proof=text.verification,
            scale=text.scale,
            link_to_subject=text.link,
            level=text.level,
            criterion=text.criterion,
            clause_id=text.clause_id,
        )
    return PerformanceCondition(
        title=text.title,
        text=text.text,
        kind=ClauseKind(place.value),  # type: ignore[call-arg]
        theme=text.theme,
        verification=text.verification,
        level=text.level,
        link_to_subject=text.link,
        criterion=text.criterion,
        clause_id=text.clause_id,
    )
