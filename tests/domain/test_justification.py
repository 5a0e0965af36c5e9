"""The justification as a reader gets it, held against texts that somebody has read: tests/data/golden/*.txt.

After a wanted change, write them anew and read the difference:  python -m tests.domain.test_justification --schrijf
"""

import dataclasses
import itertools
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Assessment, Finding, Status, assess
from sociaalinkopen_desktop.domain.catalogue import Catalogue
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.choices import Choice, DocumentState, DossierKind
from sociaalinkopen_desktop.domain.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Paragraph,
    SignOff,
    Table,
)
from sociaalinkopen_desktop.domain.duties import duties_of
from sociaalinkopen_desktop.domain.fields import Field, fields_of, is_choice, replaced
from sociaalinkopen_desktop.domain.justification import Receipt, justify
from sociaalinkopen_desktop.domain.justification.build import file_name
from sociaalinkopen_desktop.domain.norms import Certainty, Norms
from sociaalinkopen_desktop.domain.telling import told
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.verdicts import MissingFact, Outcome, Verdict
from sociaalinkopen_desktop.exchange.tender_file import read_tender
from tests.builders import a_tender
from tests.strategies import tenders

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
MADE_ON = date(2026, 11, 24)
HOW = "Read the difference; is it wanted, then: python -m tests.domain.test_justification --schrijf"


# Some points of every authority and every outcome, so that a new criterion leaves the golden texts as they are.
POINTS = (
    "AL-04", "AL-05", "AL-06", "WET-01", "WET-02", "WET-05", "WET-08", "WET-20", "VO-04", "SR-06", "DI-02", "TO-01",
    "MKB-02", "MKB-03", "MKB-10", "WET-12", "GU-01", "GU-10", "SO-02", "MKB-04", "WET-04", "WET-11", "AL-01", "SR-03",
    "MI-01", "MK-01", "MK-02", "SO-05", "EV-04", "MK-03", "VO-05",
)  # fmt: skip


@cache
def catalogue() -> Catalogue:
    """A part of the program's catalogue, under a version of its own."""
    whole = read_compiled(resource("catalogue.json"))
    return dataclasses.replace(
        whole,
        version="2026.0",
        fingerprint="0123456789abcdef" * 4,
        criteria=tuple(whole.criterion(point) for point in POINTS),
    )


def justified(tender: Tender, day: date | None = None) -> Document:
    day = day or tender.schedule.dispatch_date or MADE_ON
    judged, norms = assess(tender, catalogue(), CHECKS, day), Norms(catalogue().norms, day)
    return justify(
        tender,
        judged,
        norms,
        Receipt(program_version="1.0.0", made_on=MADE_ON),
        duties=duties_of(tender, norms, catalogue(), judged.findings),
    )


def plain_text(document: Document) -> str:
    """A document as text: headings with #, tables as rows with |, and [stukken] before what the stukken want too."""
    return "\n".join(_lines(document)).replace("\u00a0", " ") + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"{document.kind}: {document.title}"
    yield f"{document.organisation} · {document.status} · {document.date.isoformat()} · {document.file_name}"
    yield from _block_lines(document.key_facts)
    yield f"({document.disclaimer})"
    for block in document.summary:
        yield from _block_lines(block)
    for chapter in document.chapters:
        yield ""
        yield f"# {chapter.number} {chapter.title}"
        for block in chapter.blocks:
            yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield f"{'#' * block.level} {block.text}"
        case Paragraph():
            yield ("[stukken] " if block.also_in_procurement_documents else "") + block.text
        case Bullets():
            yield from (f"- {item}" for item in block.items)
        case Facts():
            yield from ([f"[{block.caption}]"] if block.caption else [])
            yield from (f"{label}: {text}" for label, text in block.rows)
        case Table():
            yield f"[{block.caption}]"
            yield " | ".join(column.title for column in block.columns)
            yield from (" | ".join(map(_cell_text, row)) for row in block.rows)
        case SignOff():
            yield from (f"Handtekening: {role}" for role in block.roles)


def _cell_text(cell: Cell) -> str:
    return cell.text.replace("\n", " / ")


def example(name: str) -> Tender:
    return read_tender(resource("examples", f"{name}.json"))


# Beside the tender in which everything is in order: texts that the stukken want too, answers, and reasons to deviate,
# one of which lacks a part.
FULL: dict[str, Any] = {
    "subject": {"additional_cpvs": ["77211500", "77340000"]},
    "division": {
        "is_merged": True,
        "merged_market": "Negen van de tien hoveniers in de streek kunnen ook het geheel aan.",
        "merged_organisation": "Eén contract scheelt de gemeente twee dagen beheer per maand.",
        "merged_coherence": "Snoeien en maaien gebeurt met dezelfde machines en mensen.",
        "not_divided_reason": "Binnen elke wijk is verder delen niet zinvol.",
        "maximum_lots_per_tenderer": 1,
        "maximum_lots_rule": "Wie er twee wint, krijgt het perceel waar het verschil met nummer twee het grootst is.",
    },
    "procedure": {"is_framework": True, "framework_maximum": "600000", "framework_longer_reason": "Geen."},
    "requirements": {
        "has_turnover_requirement": True,
        "turnover_requirement": "400000",
        "turnover_reason": "Bij uitval staat de veiligheid op straat op het spel.",
        "references": [
            {
                "core_competence": "Onderhoud van openbaar groen",
                "references_required": 2,
                "minimum_value": "200000",
                "period_years": 5,
            }
        ],
        "names_brand": True,
        "brand_equivalent": True,
        "brand_reason": "De sproeikoppen moeten passen op de buizen die er liggen.",
    },
    "ambition": {
        "social_return": {
            "has_pso_discount": True,
            "pso_equivalent_allowed": True,
            "mix": [
                {"name": "Leerwerkplek", "unit": "year", "value": 20000, "months": 24, "hours_per_week": 18},
                {"name": "Gereedschap van het sw-bedrijf", "value": 4000},
                {"unit": "month", "value": 750},
            ],
        }
    },
    "award": {
        "method": "lowest_cost",
        "lowest_price_reason": "Het werk is precies omschreven; kwaliteit staat in de eisen.",
        "cost_method": "Aanschaf, brandstof en afvoer over vier jaar, met het rekenblad van bijlage 3.",
        "no_weights_reason": "De volgorde volgt uit het rekenblad.",
    },
    "market": {
        "searches": [
            {
                "day": "2026-09-30",
                "sought": "CPV 77310000-6; woorden: boomverzorging; plaats niet bekend",
                "found": 0,
                "known": 12,
            },
            {
                "day": "2026-10-05",
                "sought": "CPV 77310000-6; woorden: groenonderhoud; plaats: Bernheze",
                "found": 3,
                "known": 14,
                "names": ["Stichting Voorbeeldgroen", "Groenploeg Voorbeeld"],
            },
        ],
        "invitations": [
            {
                "supplier": "Stichting Voorbeeldgroen",
                "enterprise_id": "verzonnen-nummer",
                "is_social": True,
                "reason": "Levert 77310000-6. Zit in Bernheze. Nog niet eerder gevraagd.",
                "recognition": "pso_30_plus",
                "valid_until": "2027-03-12",
            }
        ],
    },
    "contract": {
        "liability": "unlimited",
        "standard_terms_reason": "De leveringsvoorwaarden van de branche sluiten social return uit.",
        "risks": [{"risk": "Droge zomer", "bearer": "shared", "reason": "Niemand kan het weer sturen."}],
    },
    "answers": [
        {"criterion": "SR-06", "outcome": "yes", "reason": "Vegen, snoeien en onkruid wieden in beide wijken."},
        {"criterion": "AL-05", "outcome": "no", "reason": "Meer plekken passen niet binnen het budget."},
        {"criterion": "DI-02", "outcome": "not_applicable", "reason": "De stukken zijn nog niet geschreven."},
    ],
    "deviations": [
        {
            "criterion": "WET-11",
            "why": "Schade aan leidingen kan zeer hoog zijn.",
            "how_far": "Geen grens, in plaats van een bedrag.",
            "why_here": "In beide wijken ligt een hoofdleiding voor gas.",
        },
        {
            "criterion": "MKB-10",
            "why": "Er is weinig groen aanbesteed in de afgelopen drie jaar.",
            "how_far": "Vijf in plaats van drie jaar.",
            "why_here": "Anders zijn er te weinig inschrijvers.",
        },
        {"criterion": "MKB-04", "why": "Eén referentie zegt hier te weinig."},
    ],
}

SAMPLES = {
    "groenonderhoud": lambda: justified(example("groenonderhoud")),
    "kerstpakketten": lambda: justified(example("kerstpakketten")),
    "leeg": lambda: justified(Tender()),
    "vol": lambda: justified(a_tender(**FULL)),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_document_reads_as_the_text_that_somebody_has_read(name):
    expected = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert plain_text(SAMPLES[name]()) == expected, HOW


def check_chapters(document: Document) -> None:
    assert [chapter.number for chapter in document.chapters] in (list(range(1, 17)), list(range(1, 18)))
    for chapter in document.chapters:
        assert chapter.title
        assert any(line.strip() for block in chapter.blocks for line in _block_lines(block)), chapter.title


@pytest.mark.parametrize("name", SAMPLES)
def test_there_are_sixteen_numbered_chapters_and_none_is_empty(name):
    check_chapters(SAMPLES[name]())


@settings(max_examples=25)
@given(tenders(), st.sampled_from([date(2019, 1, 1), MADE_ON, date(2029, 1, 1)]))
def test_any_tender_on_any_day_becomes_a_document_with_every_chapter(tender, day):
    check_chapters(justified(tender, day))


# What is no part of the justification: the program's own number, the day (it stands there as the day of the
# assessment), what a notice could not bring in, answers on points that do not exist, what is private, and in the
# trial of the award keys and the text of the library that a text began with, and scores and opinions about criteria
# that do not exist.
NOT_PRINTED = (
    "id",
    "assessment_date",
    "import_remarks",
    "answers.",
    "deviations.",
    "notes.",
    "sign_offs.fingerprint",
    "checklist_marks.",  # a checklist is a paper of its own
    "award.criteria.key",
    "award.criteria.clause_id",
    "requirements.criteria.clause_id",
    "performance.conditions.clause_id",
    "market.invitations.enterprise_id",
    "market.consultation.answers.participant",  # left out for who asked so, as this one does
    "award.criteria.sub_criteria.key",
    "award.trial.bids.scores",
    "award.trial.opinions",
)


def filled(kind: type[Any], count: Iterator[int], marks: dict[str, str], prefix: str = "") -> Any:
    """A group in which every field has a value of its own; `marks` gets the text of each."""

    def value_of(field: Field, path: str) -> Any:
        number = next(count)
        if field.is_group:
            return filled(field.kind, count, marks, f"{path}.")
        by_kind: dict[type[Any], Any] = {
            bool: True,
            str: f"Tekst{number:04d}",
            date: date(2026, 12, 1) + timedelta(days=number),
            int: number % 50 + 7,
            Decimal: Decimal(number % 50) + Decimal(number) / 1000,
        }
        made = list(field.kind)[-1] if is_choice(field.kind) else by_kind[field.kind]
        if not isinstance(made, bool | Choice):
            marks[path] = told(dataclasses.replace(field, many=False), made)
        return made

    values = {}
    for field in fields_of(kind):
        one = value_of(field, f"{prefix}{field.name}")
        values[field.name] = (one,) if field.many else one
    return kind(**values)


def test_everything_the_officer_filled_in_stands_in_the_document():
    marks: dict[str, str] = {}
    tender = filled(Tender, itertools.count(1), marks)
    tender = replaced(tender, "subject.dossier_kind", DossierKind.TENDER)
    text = plain_text(justified(tender, date(2026, 12, 1)))
    lost = [path for path, mark in marks.items() if mark.replace("\u00a0", " ") not in text]
    assert [path for path in lost if not path.startswith(NOT_PRINTED)] == []


def marked(document: Document) -> list[str]:
    blocks = (block for chapter in document.chapters for block in chapter.blocks)
    return [block.text for block in blocks if isinstance(block, Paragraph) and block.also_in_procurement_documents]


def test_exactly_the_texts_that_the_law_wants_in_the_stukken_are_marked():
    tender = a_tender(**FULL)
    by_row = {  # the rows of wettelijk kader, section 6; row 8 is the deviation of the next test
        5: (
            tender.division.merged_market,
            tender.division.merged_organisation,
            tender.division.merged_coherence,
        ),
        6: (tender.division.not_divided_reason,),
        7: (
            tender.deviation_from("WET-11").why,
            tender.deviation_from("WET-11").how_far,
            tender.deviation_from("WET-11").why_here,
            tender.contract.standard_terms_reason,
        ),
        14: (tender.requirements.turnover_reason,),
        19: (
            "Achter elk merk of type staat in de stukken 'of gelijkwaardig'.",
            tender.requirements.brand_reason,
        ),
        21: (tender.ambition.social_return.clause_text, tender.performance.conditions[0].text),
        22: (
            "Inschrijvers vinden de regels over belasting, milieu en arbeid bij: " + tender.performance.labour_law_body,
            "Inschrijvers verklaren dat zij bij hun inschrijving rekening houden met de regels voor milieu, "
            "sociaal recht en arbeid (art. 2.81 lid 2).",
        ),
        23: (tender.award.lowest_price_reason,),
        24: (tender.award.cost_method,),
        25: (tender.award.no_weights_reason,),
        26: ("Een inschrijver kan ten hoogste één perceel krijgen.", tender.division.maximum_lots_rule),
    }
    assert sorted(marked(justified(tender))) == sorted(text for texts in by_row.values() for text in texts)
    assert set(by_row) | {8} == {5, 6, 7, 8, 14, 19, 21, 22, 23, 24, 25, 26}


def test_a_deviation_from_the_rules_for_works_is_marked_too():
    works = a_tender(
        subject={"nature": "works"},
        value={"base_value": "500000", "extensions_value": 0},
        lots=(),
        procedure={"procedure": "national_open"},
        schedule={"submission_deadline": "2026-12-08", "information_note_date": "2026-12-04"},
        deviations=[{"criterion": "WET-20", "why": "Reden A.", "how_far": "Reden B.", "why_here": "Reden C."}],
    )
    document = justified(works)
    assert "WET-20" in plain_text(document).partition("# 13 Afwijkingen")[2].partition("# 14")[0]
    assert {"Reden A.", "Reden B.", "Reden C."} <= set(marked(document))


def test_a_demand_that_is_no_condition_for_the_performance_is_not_marked():
    demand = {"title": "Machines", "text": "Alleen elektrisch.", "kind": "technical_specification"}
    document = justified(a_tender(performance={"conditions": [demand, {}]}))
    assert "Alleen elektrisch." not in marked(document)
    assert "### Machines\nAlleen elektrisch.\n" in plain_text(document)
    assert "### Voorwaarde\nPlaats: Uitvoeringsvoorwaarde\n" in plain_text(document)


def test_the_reason_for_another_ground_is_not_needed_when_quality_counts():
    tender = a_tender(award={"lowest_price_reason": "Dit is een oude tekst."})
    assert "Dit is een oude tekst." not in plain_text(justified(tender))


def chapter_text(document: Document, number: int) -> str:
    text = plain_text(document)
    return text.partition(f"\n# {number} ")[2].partition(f"\n# {number + 1} ")[0]


def test_a_deviation_has_three_parts_each_under_its_own_heading():
    text = chapter_text(justified(a_tender(**FULL)), 13)
    part = text.partition("## WET-11")[2].partition("\n## ")[0]
    assert [line for line in part.splitlines() if line.startswith("###")] == [
        "### Waarom wijkt u af",
        "### Hoever wijkt u af",
        "### Waarom bij deze opdracht",
    ]
    assert part.count("[stukken] ") == 3


def test_a_reason_that_lacks_a_part_is_not_lost_and_does_not_count():
    text = chapter_text(justified(a_tender(**FULL)), 13)
    assert "## MKB-04" not in text
    assert "[Al geschreven bij MKB-04]\nWaarom wijkt u af: Eén referentie zegt hier te weinig." in text


def test_what_cannot_be_explained_away_is_told_among_the_deviations():
    document = justified(example("groenonderhoud"))
    assert "## Voldoet niet\nVan deze punten kunt u niet afwijken." in chapter_text(document, 13)
    assert "MKB-03" in chapter_text(document, 13)


def test_an_answer_is_printed_with_the_officers_own_words():
    text = chapter_text(justified(a_tender(**FULL)), 6)
    assert "| U hebt beschreven hoe de sociale inzet bij deze opdracht hoort. / Vegen, snoeien" in text
    assert "DI-02 De stukken sluiten niemand onnodig uit | Niet van toepassing: De stukken zijn nog niet" in text


def sources(document: Document) -> dict[str, Table]:
    return {block.caption: block for block in document.chapters[14].blocks if isinstance(block, Table)}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_number_and_every_article_of_the_law_carries_its_date(name):
    tables = sources(SAMPLES[name]())
    if name != "leeg":  # of an empty tender no number of the law is read yet
        for row in tables["Getallen met bron en datum"].rows:
            assert re.search(r"^vanaf \d+-\d+-\d{4}.*; nagekeken \d+-\d+-\d{4}$", row[2].text)
            assert row[3].text
            assert row[4].text in {item.label for item in Certainty}
    for row in tables["Getallen uit het beleid"].rows:
        assert re.fullmatch(r"\d+-\d+-\d{4}", row[2].text)
    law = [row for row in tables["Bronnen van de punten"].rows if row[0].text.startswith("Aanbestedingswet 2012")]
    assert law
    for row in law:
        assert row[1].text == "stand 30-4-2026"
        assert row[0].url.startswith("https://wetten.overheid.nl/")


def test_articles_stand_in_the_order_of_the_law():
    rows = [row[0].text for row in sources(justified(Tender()))["Bronnen van de punten"].rows]
    law = [text for text in rows if text.startswith("Aanbestedingswet 2012 art. ")]
    numbers = [tuple(map(int, re.findall(r"\d+", text.split(" art. ")[1].split()[0]))) for text in law]
    assert numbers == sorted(numbers)
    first = [text.split(" art. ")[0].casefold() for text in rows]
    assert first == sorted(first)


def test_the_receipt_says_with_what_it_was_judged():
    document = justified(a_tender(), date(2026, 12, 1))
    facts = next(block for block in document.chapters[14].blocks if isinstance(block, Facts))
    assert facts.rows == (
        ("Programma", "Sociaal Inkopen Desktop 1.0.0"),
        ("Criteria", "versie 2026.0"),
        ("Kenmerk van de criteria", " ".join(["0123 4567 89ab cdef"] * 4)),
        ("Peildatum", "1-12-2026"),
        ("Gemaakt op", "24-11-2026"),
    )
    assert document.date == MADE_ON
    assert document.disclaimer.endswith("Getoetst aan het recht van 1-12-2026.")


def test_without_points_and_numbers_the_chapters_still_say_so():
    empty = Catalogue(version="0", fingerprint="0", criteria=(), norms=catalogue().norms)
    tender = Tender()
    document = justify(
        tender, assess(tender, empty, {}, MADE_ON), Norms({}, MADE_ON), Receipt(program_version="1", made_on=MADE_ON)
    )
    check_chapters(document)
    assert "Er is nog niet getoetst." in chapter_text(document, 6)
    assert "Er zijn geen punten die bij deze opdracht gelden." in plain_text(document)
    assert sources(document) == {}


HOSTILE = "<b>vet</b> <para> &amp; {0} {value} %s ${x} \\n <script>alert(1)</script> \u202e om"


def test_hostile_text_passes_through_unchanged():
    tender = a_tender(
        subject={"title": HOSTILE, "description": HOSTILE, "buyer": HOSTILE, "internal_client": HOSTILE},
        lots=[{"title": HOSTILE, "description": HOSTILE, "estimated_value": 1}],
        answers=[{"criterion": "SR-06", "outcome": "yes", "reason": HOSTILE}],
        deviations=[{"criterion": "WET-11", "why": HOSTILE, "how_far": HOSTILE, "why_here": HOSTILE}],
        contract={"liability": "unlimited"},
    )
    document = justified(tender)
    assert document.title == HOSTILE
    assert document.organisation == HOSTILE
    assert HOSTILE in str(dict(document.summary[0].rows)["Wat wordt gekocht"])
    assert Paragraph(text=HOSTILE, also_in_procurement_documents=True) in document.chapters[12].blocks
    assert plain_text(document).count(HOSTILE) >= 10


def test_a_document_says_whether_it_is_a_draft_or_final():
    tender, day = a_tender(), date(2026, 12, 1)
    judged, norms = assess(tender, catalogue(), CHECKS, day), Norms(catalogue().norms, day)
    receipt = Receipt(program_version="1.0.0", made_on=MADE_ON)
    assert justify(tender, judged, norms, receipt).status == "Concept"
    assert justify(tender, judged, norms, receipt, DocumentState.FINAL).status == "Definitief"


def test_after_the_last_known_threshold_the_document_names_none():
    document = justified(a_tender(), date(2029, 1, 1))
    told_twice = (
        "Voor 1-1-2029 is niet bekend: het Europese drempelbedrag voor leveringen en diensten van decentrale overheden."
    )
    for number in (1, 2):
        assert f"{told_twice} Daarom noemt dit document geen drempel en geen regime." in chapter_text(document, number)
    assert "geeft het programma geen advies" in chapter_text(document, 3)


def test_terms_that_are_not_known_on_the_day_are_named():
    assert "Voor 1-1-2010 is niet bekend: " in chapter_text(justified(a_tender(), date(2010, 1, 1)), 12)


def test_no_terms_for_a_procedure_without_any():
    in_house = a_tender(procedure={"procedure": "in_house"})
    assert "Termijnen volgens de wet" not in chapter_text(justified(in_house), 12)


def test_a_planning_that_lacks_a_fact_shows_the_dates_only(monkeypatch):
    def lacking(*_given):
        raise MissingFact("subject.nature")

    monkeypatch.setattr("sociaalinkopen_desktop.domain.justification.award.plan", lacking)
    text = chapter_text(justified(a_tender()), 12)
    assert "Verzending van de aankondiging: 1-12-2026" in text
    assert "Termijnen volgens de wet" not in text


def test_a_term_within_the_margin_is_told_as_such():
    late = a_tender(schedule={"information_note_date": "2027-01-08"})
    text = chapter_text(justified(late), 12)
    assert "uiterlijk 7-1-2027 | 8-1-2027 | Voldoet | Eén dag later dan de grens is volgens de wet nog op tijd." in text


def test_the_value_of_the_lots_is_told_when_the_whole_is_not():
    tender = a_tender(value={"base_value": None})
    text = chapter_text(justified(tender), 2)
    assert "[Raming]" not in text
    assert "Waarde van verlengingen: € 240.000" in text
    assert "Percelen samen: € 480.000" in text


def test_a_dossier_that_is_no_tender_says_so():
    document = justified(a_tender(subject={"dossier_kind": "subsidy"}))
    assert "Soort dossier: Subsidie" in chapter_text(document, 1)
    assert "Er zijn geen punten die bij deze opdracht gelden." in plain_text(document)
    assert "Dit dossier is een subsidie en geen aanbesteding." in chapter_text(document, 6)


def a_finding(number: int, status: Status) -> Finding:
    criterion = dataclasses.replace(catalogue().criterion("AL-05"), id=f"AL-{number}", title=f"Punt {number}")
    return Finding(
        criterion=criterion,
        outcome=Outcome.NOT_MET,
        status=status,
        message="Uitleg.",
        path="",
        values=(),
        norms=(),
        verdict=Verdict(outcome=Outcome.NOT_MET),
    )


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([Status.MET], ["1 van de 1 punten die hier gelden, voldoet of is gemotiveerd."]),
        ([Status.MET, Status.EXPLAINED], ["2 van de 2 punten die hier gelden, voldoen of zijn gemotiveerd."]),
        ([Status.NOT_APPLICABLE, Status.OPPORTUNITY], ["Er zijn geen punten die bij deze opdracht gelden."]),
        (
            [Status.OPEN] * 2 + [Status.NOT_MET],
            [
                "0 van de 3 punten die hier gelden, voldoen of zijn gemotiveerd. "
                "1 punt voldoet niet en 2 punten zijn nog niet beantwoord.",
                "- Voldoet niet: Punt 2",
            ],
        ),
        ([Status.TO_EXPLAIN] * 6, ["- En nog 1 punt; zie hoofdstuk 6."]),
        ([Status.TO_EXPLAIN] * 11, ["- En nog 6 punten; zie hoofdstuk 6."]),
    ],
)
def test_the_summary_counts_only_the_points_that_count(statuses, told):
    findings = tuple(a_finding(number, status) for number, status in enumerate(statuses))
    judged = Assessment(day=MADE_ON, catalogue_version="1", catalogue_fingerprint="1", findings=findings)
    document = justify(
        Tender(), judged, Norms(catalogue().norms, MADE_ON), Receipt(program_version="1", made_on=MADE_ON)
    )
    lines = [line for block in document.summary for line in _block_lines(block)]
    starts = ("", "Stand van de toets: ")
    assert [line for line in told if not any(start + line in lines for start in starts)] == []


@pytest.mark.parametrize(
    ("reference", "title", "name"),
    [
        ("2026-014", "Groenonderhoud wijk Noord", "2026-014 Groenonderhoud wijk Noord - motivering.pdf"),
        ("", "", "aanbesteding - motivering.pdf"),
        ("", " \t\n ", "aanbesteding - motivering.pdf"),
        ("", '<>:"/\\|?*', "aanbesteding - motivering.pdf"),
        ("a/b", "c:d?", "a b c d - motivering.pdf"),
        ("", "..\\..\\Windows", "Windows - motivering.pdf"),
        ("", "Einde. . .", "Einde - motivering.pdf"),
        ("", "twee\nregels\x07\x1f", "twee regels - motivering.pdf"),
        ("", "omgekeerd \u202efdp.exe", "omgekeerd fdp.exe - motivering.pdf"),
        ("", "CON", "aanbesteding CON - motivering.pdf"),
        ("", "nul.1 zitbank", "aanbesteding nul.1 zitbank - motivering.pdf"),
        ("", "lpt1 .x", "aanbesteding lpt1 .x - motivering.pdf"),
        ("", "COM³", "aanbesteding COM³ - motivering.pdf"),
        ("", "Console", "Console - motivering.pdf"),
        ("", "a" * 300, "a" * 100 + " - motivering.pdf"),
        ("", "a" * 99 + "é", "a" * 99 + " - motivering.pdf"),
        ("", "a" * 98 + ". einde", "a" * 98 + " - motivering.pdf"),
    ],
)
def test_the_file_name_is_tidy(reference, title, name):
    assert file_name(a_tender(subject={"reference": reference, "title": title}), "motivering") == name


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_file_name_is_safe_on_windows(reference, title):
    tender = replaced(replaced(Tender(), "subject.reference", reference), "subject.title", title)
    name = file_name(tender, "motivering")
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert name == name.strip(" .")
    assert len(name.encode()) <= 130
    assert name.partition(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert name.endswith(" - motivering.pdf")


def test_another_kind_and_extension_can_be_asked():
    assert file_name(Tender(), "toetsing", "json") == "aanbesteding - toetsing.json"


if __name__ == "__main__":
    if sys.argv[1:] != ["--schrijf"]:
        sys.exit("use: python -m tests.domain.test_justification --schrijf")
    for name, make in SAMPLES.items():
        (GOLDEN / f"{name}.txt").write_text(plain_text(make()), "utf-8", newline="\n")
