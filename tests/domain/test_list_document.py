"""Lists on paper: what is on screen stands in them, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain import dutch
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import Phase, Procedure
from sociaalinkopen_desktop.domain.document import Document, Facts, Paragraph, Table, Tone
from sociaalinkopen_desktop.domain.list_document import (
    Paper,
    findings_list,
    key_list,
    planning_list,
    rows_list,
    tender_list,
)
from sociaalinkopen_desktop.domain.planning import plan_forwards
from tests.builders import a_lot, a_tender, norms_on
from tests.ui.made_up_rows import summary

DAY = date(2026, 11, 24)
PAPER = Paper(organisation=" Voorbeeldgemeente ", made_on=DAY, selection=(("Filter", "Loopt"),))


def table(document: Document) -> Table:
    return next(block for block in document.chapters[0].blocks if isinstance(block, Table))


def facts(document: Document) -> dict[str, str]:
    return dict(document.key_facts.rows)


def test_tenders_stand_in_the_order_given_with_what_was_chosen_above():
    rows = [summary(2, "Zwembad", not_met=1), summary(1, "", estimated_value=None, deadline=date(2027, 1, 4))]
    document = tender_list(rows, PAPER)
    first, second = table(document).rows
    assert first[0].text.startswith("Zwembad")
    assert (first[3].text, first[3].tone) == ("1 voldoet niet", Tone.BAD)
    assert second[0].text.startswith("Zonder titel")
    assert (second[4].text, second[5].text) == ("4-1-2027", "nog onbekend")
    assert facts(document) == {
        "Filter": "Loopt",
        "Aantal": dutch.counted(2, "aanbesteding", "aanbestedingen"),
        "Samen excl. btw": f"{dutch.euro(25_000)} (van 1 van de 2 is de waarde bekend)",
        "Gemaakt op": "24-11-2026",
    }
    assert (document.organisation, document.file_name) == (
        "Voorbeeldgemeente",
        "Overzicht - aanbestedingen - 2026-11-24.pdf",
    )


@pytest.mark.parametrize(
    ("counts", "words", "tone"),
    [
        ({"not_met": 2, "to_explain": 1}, "2 voldoen niet", Tone.BAD),
        ({"to_explain": 3, "open": 1}, "3 motiveren", Tone.WHY),
        ({"open": 4}, "4 te beantwoorden", Tone.NEUTRAL),
        ({}, "Voldoet", Tone.OK),
    ],
)
def test_the_worst_news_on_a_tender_is_told(counts, words, tone):
    cell = table(tender_list([summary(1, **counts)], PAPER)).rows[0][3]
    assert (cell.text, cell.tone) == (words, tone)


def test_values_add_up():
    rows = [summary(at, estimated_value=Decimal(at) * 1000) for at in (1, 2, 3)]
    assert facts(tender_list(rows, PAPER))["Samen excl. btw"] == dutch.euro(6000)


def test_an_empty_list_says_so():
    (block,) = tender_list([], PAPER).chapters[0].blocks
    assert isinstance(block, Paragraph)
    assert "geen enkele" in block.text


def test_findings_stand_under_what_they_rest_on():
    tender = a_tender()
    assessment = Assessor(read_compiled(resource("catalogue.json")), lambda: DAY).assess(tender)
    shown = [item for item in assessment.findings if item.status is not Status.MET]
    document = findings_list(tender, assessment, shown, PAPER)
    tables = [block for block in document.chapters[0].blocks if isinstance(block, Table)]
    assert [each.caption for each in tables] == list(dict.fromkeys(item.criterion.basis.label for item in shown))
    assert sum(len(each.rows) for each in tables) == len(shown)
    words = [row[1].text for each in tables for row in each.rows]
    assert all(any(item.criterion.title in text for text in words) for item in shown)
    assert facts(document)["Getoetst aan"].startswith("het recht van")


def test_a_planning_has_a_line_for_each_step():
    tender = a_tender(procedure={"procedure": Procedure.OPEN})
    planning = plan_forwards(tender, norms_on(), date(2026, 12, 1))
    document = planning_list(tender, planning, PAPER)
    assert [row[0].text for row in table(document).rows] == [step.label for step in planning.steps]
    notes = [block.text for block in document.chapters[0].blocks if isinstance(block, Paragraph)]
    assert len(notes) == len(planning.warnings)


def test_rows_of_a_list_tell_what_was_filled_in():
    tender = a_tender(lots=(a_lot(title="Noord"), a_lot(title="")))
    document = rows_list(tender, "lots", PAPER)
    first, second = (block for block in document.chapters[0].blocks if isinstance(block, Facts))
    assert first.caption == "1. Noord"
    assert second.caption == "2. Zonder titel"
    assert all(value for block in (first, second) for _label, value in block.rows)


def test_a_file_name_holds_no_sign_that_windows_refuses():
    tender = a_tender(phase=Phase.AWARD, subject={"title": 'A/B: "groen"? <wijk>' + "x" * 90})
    name = rows_list(tender, "lots", PAPER).file_name
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name) < 110


def test_keys_stand_in_groups():
    document = key_list([("Zoeken", [("Snel zoeken", "Ctrl+K")])], PAPER)
    assert table(document).rows[0][1].text == "Ctrl+K"
