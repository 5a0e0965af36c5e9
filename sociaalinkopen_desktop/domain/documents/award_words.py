"""How prices and scores become an outcome, in sentences that tenderers may read."""

from .. import dutch
from ..award_model.model import Model, model_of
from ..award_model.telling import formula_words
from ..award_trial import AwardTrial, ScoringModel, TieRule
from ..choices import AwardMethod
from ..document import Block, Bullets, Cell, Column, Table
from ..market import Award
from . import parts

TIES = {
    TieRule.QUALITY: "Bij een gelijke stand wint wie de meeste punten of waarde heeft voor kwaliteit. Is ook dat "
    "gelijk, dan beslist het lot.",
    TieRule.LOT: "Bij een gelijke stand beslist het lot.",
}


def criteria_table(award: Award, caption: str) -> tuple[Block, ...]:
    """The criteria with their kind and weight; nothing without any."""
    if not award.criteria:
        return ()
    rows = tuple(
        (
            Cell(text=item.name.strip() or f"Criterium {place}"),
            Cell(text=item.kind.label),
            Cell(text=parts.GAP if item.weight_percent is None else dutch.percent(item.weight_percent)),
        )
        for place, item in enumerate(award.criteria, 1)
    )
    columns = (
        Column(title="Criterium", share=4),
        Column(title="Soort", share=2),
        Column(title="Gewicht", share=1.4, numeric=True),
    )
    return (Table(caption=caption, columns=columns, rows=rows),)


def calculation(award: Award) -> tuple[Block, ...]:
    """The sentences as far as the model was chosen; a line that says so when it was not, nothing for price alone."""
    if award.method is not AwardMethod.BEST_PRICE_QUALITY_RATIO or len(award.criteria) < 2:
        return ()
    trial = award.trial
    if trial == AwardTrial(bids=trial.bids, opinions=trial.opinions, bids_are_received=trial.bids_are_received):
        return (parts.gap_sentence("Hoe een prijs en een score punten worden, is nog niet ingevuld."),)
    items = list(_method(model_of(award)))
    if trial.decimals is not None:
        figures = dutch.counted(trial.decimals, "cijfer", "cijfers")
        items.append(f"Elk onderdeel wordt afgerond op {figures} achter de komma.")
    items.append(TIES[trial.tie_rule] if trial.tie_rule else f"Gelijke stand: {parts.GAP}.")
    return (Bullets(items=tuple(items)),)


def _method(model: Model) -> tuple[str, ...]:
    scale = f"Beoordelaars geven een score van deze schaal: {model.scale.words}."
    if model.problem:
        return (scale,)
    if model.method is ScoringModel.VALUE:
        return ("De prijs min de waarde van de kwaliteit telt. De laagste uitkomst wint.", scale)
    if model.method is not ScoringModel.WEIGHTED:
        return ("De laagste prijs of de laagste kosten winnen.",)
    price = f"De prijsformule is {parts.GAP}." if model.is_assumed else formula_words(model)
    quality = (
        f"Een criterium voor kwaliteit krijgt: score ÷ {dutch.number(model.scale.highest)} × gewicht. "
        "De meeste punten samen winnen."
    )
    return (price, quality, scale)
