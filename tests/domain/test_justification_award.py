"""The trial of the award in the justification: the model in words, the invented bids, and what they teach."""

from dataclasses import replace
from decimal import Decimal

from sociaalinkopen_desktop.domain.award_model.examples import example_bids
from sociaalinkopen_desktop.domain.award_model.model import with_keys
from sociaalinkopen_desktop.domain.award_trial import (
    AwardTrial,
    PairChoice,
    PairOpinion,
    PairVerdict,
    PriceFormula,
    ScaleKind,
    SubCriterion,
    TieRule,
)
from sociaalinkopen_desktop.domain.document import Bullets, Heading, Paragraph, Table
from sociaalinkopen_desktop.domain.justification.award_trial import trial_blocks
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender

NBSP = "\u00a0"


def tried(**trial: object) -> Tender:
    tender = a_tender()
    award = with_keys(replace(tender.award, trial=AwardTrial(**trial)))  # type: ignore[arg-type]
    bids = example_bids(award, tender.estimated_value)
    return replace(tender, award=replace(award, trial=replace(award.trial, bids=bids)))


def tables(tender: Tender) -> dict[str, list[list[str]]]:
    return {
        block.caption: [[cell.text.replace(NBSP, " ") for cell in row] for row in block.rows]
        for block in trial_blocks(tender)
        if isinstance(block, Table)
    }


def sentences(tender: Tender) -> list[str]:
    found: list[str] = []
    for block in trial_blocks(tender):
        if isinstance(block, Paragraph):
            found.append(block.text.replace(NBSP, " "))
        elif isinstance(block, Bullets):
            found.extend(item.replace(NBSP, " ") for item in block.items)
    return found


def test_without_a_trial_the_chapter_stays_as_it_was():
    assert trial_blocks(a_tender()) == ()
    assert trial_blocks(Tender()) == ()


def test_the_model_the_bids_and_the_outcome_by_hand():
    """Prices 408, 480 and 518,4 thousand; 40 points for the price, 408/480 x 40 = 34 and 408/518,4 x 40 = 31,48."""
    tender = tried(formula=PriceFormula.RATIO, scale=ScaleKind.TEN, decimals=2, tie_rule=TieRule.QUALITY)
    found = tables(tender)
    assert found["Scores van de proefbiedingen"] == [
        ["Plan van aanpak", "7", "7", "8"],
        ["Sociale inzet", "5", "6", "10"],
    ]
    assert found["Uitkomst van de proef"] == [
        ["Sociale onderneming", "1", "€ 518.400", "31,48", "52,00", "83,48", "€ 627.692"],
        ["Goedkoop en gemiddeld", "2", "€ 408.000", "40,00", "38,00", "78,00", "€ 336.960"],
        ["Het midden", "3", "€ 480.000", "34,00", "40,00", "74,00", "€ 362.880"],
    ]
    assert [row[1] for row in found["Wie wint bij een ander gewicht"]] == [
        "Sociale onderneming",
        "Goedkoop en gemiddeld",
    ]
    said = sentences(tender)
    assert "De biedingen zijn verzonnen om het model te proeven. Zij zeggen niets over echte ondernemingen." in said
    assert any("laagste prijs ÷ prijs × 40" in line for line in said)
    assert any(line.startswith("Eén kwaliteitspunt kost € 10.462.") for line in said)
    assert "Elk onderdeel wordt afgerond op 2 cijfers achter de komma, voordat alles wordt opgeteld." in said


def test_many_bids_come_in_tables_that_fit():
    tender = tried(formula=PriceFormula.RATIO)
    bids = tender.award.trial.bids * 3
    tender = replace(tender, award=replace(tender.award, trial=replace(tender.award.trial, bids=bids)))
    scores = [b for b in trial_blocks(tender) if isinstance(b, Table) and b.caption == "Scores van de proefbiedingen"]
    assert [len(block.columns) for block in scores] == [6, 5]


def test_a_bid_that_does_not_count_stands_there_with_the_reason():
    tender = tried(formula=PriceFormula.RATIO)
    first = replace(tender.award.trial.bids[0], price=Decimal(0))
    bids = (first, *tender.award.trial.bids[1:])
    tender = replace(tender, award=replace(tender.award, trial=replace(tender.award.trial, bids=bids)))
    last = tables(tender)["Uitkomst van de proef"][-1]
    assert last[0].startswith("Goedkoop en gemiddeld\nDe prijsformule kan niet rekenen met € 0.")


def test_subcriteria_and_the_opinions_of_functions():
    tender = tried()
    plan = replace(
        tender.award.criteria[1],
        sub_criteria=(SubCriterion(name="Team", weight_percent=Decimal(25), question="Wie komt er werken?"),),
    )
    keys = [item.key for item in tender.award.criteria]
    opinion = PairOpinion(
        function="Inkoper", choices=(PairChoice(first=keys[0], second=keys[1], verdict=PairVerdict.FIRST),)
    )
    award = replace(
        tender.award,
        criteria=(tender.award.criteria[0], plan, tender.award.criteria[2]),
        trial=AwardTrial(opinions=(opinion,)),
    )
    tender = replace(tender, award=award)
    found = tables(tender)
    assert found["Subcriteria"] == [["Plan van aanpak", "Team", "25 %", "Wie komt er werken?"]]
    assert [row[0] for row in found["Gewichten volgens de beoordelaars"]] == [
        "Prijs",
        "Plan van aanpak",
        "Sociale inzet",
    ]
    assert sum(int(row[-1].removesuffix(" %")) for row in found["Gewichten volgens de beoordelaars"]) == 100
    assert "Rekenmodel" not in [block.text for block in trial_blocks(tender) if isinstance(block, Heading)]
