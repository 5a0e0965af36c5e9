"""The overview of what is judged by, held against the catalogue and against a text that somebody has read.

After a wanted change, write it anew and read the difference:  python -m tests.domain.test_catalogue_document --schrijf
"""

import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain import dutch
from sociaalinkopen_desktop.domain.catalogue import Catalogue
from sociaalinkopen_desktop.domain.catalogue_document import catalogue_document, file_name
from sociaalinkopen_desktop.domain.catalogue_search import EVERYTHING, CatalogueFilter, CatalogueIndex, Part
from sociaalinkopen_desktop.domain.catalogue_texts import name_of
from sociaalinkopen_desktop.domain.choices import CriterionTheme
from sociaalinkopen_desktop.domain.document import Document, Facts, Paragraph, Table
from sociaalinkopen_desktop.domain.norms import Certainty, DatedValue, Reference
from sociaalinkopen_desktop.domain.quantities import Quantity
from tests.domain.test_catalogue_search import FILTERS
from tests.domain.test_justification import plain_text
from tests.ui.made_up_catalogue import CATALOGUE, SOCIAL_RETURN, THRESHOLD

DAY = date(2026, 11, 24)
WHOLE = read_compiled(resource("catalogue.json"))
GOLDEN = Path(__file__).parent.parent / "data" / "golden" / "waarop_toetsen_wij.txt"


def overview(catalogue: Catalogue = CATALOGUE, wanted: CatalogueFilter = EVERYTHING) -> Document:
    return catalogue_document(catalogue, DAY, "Voorbeeldgemeente", DAY, "1.0.0", wanted)


def tables(document: Document) -> list[Table]:
    return [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, Table)]


def rows(document: Document, first_column: str) -> list[list[str]]:
    return [
        [cell.text for cell in row]
        for table in tables(document)
        if table.columns[0].title == first_column
        for row in table.rows
    ]


def keys(document: Document, first_column: str) -> list[str]:
    return [row[0].partition("\n")[0] for row in rows(document, first_column)]


def names(document: Document) -> list[str]:
    return [row[0] for row in rows(document, "Getal") if row[0] != "Hetzelfde, eerder"]


def test_the_overview_of_a_small_catalogue_reads_as_somebody_has_read_it():
    assert plain_text(overview()) == GOLDEN.read_text("utf-8"), __doc__


def test_every_criterion_and_duty_stands_there_once_with_all_that_is_known_of_it():
    document = overview(WHOLE)
    told = {row[0]: row for row in rows(document, "Punt")}
    assert len(told) == len(rows(document, "Punt")) == len(WHOLE.criteria)
    for item in WHOLE.criteria:
        _name, asked, grounds = told[f"{item.id}\n{item.title}"]
        for text in (item.why, item.remedy, item.known_limits, item.proposed_clause):
            assert " ".join(text.split()) in asked
        assert item.kind.label in grounds
        assert item.certainty.label in grounds
        assert ("Houdt publicatie tegen" in grounds) is item.blocks
        for basis in item.legal_basis:
            assert basis.article in grounds
            assert basis.text_of is None or f"stand {dutch.day(basis.text_of)}" in grounds
    assert sorted(keys(document, "Plicht")) == sorted(duty.id for duty in WHOLE.duties)


def test_the_basis_and_the_weight_stand_above_the_criteria():
    for chapter in overview(WHOLE).chapters[:17]:
        for table in chapter.blocks:
            for row in table.rows:
                item = WHOLE.criterion(row[0].text.partition("\n")[0])
                assert chapter.title == item.theme.label
                assert table.caption.startswith(item.basis.label)
                assert item.severity.label.lower() in table.caption.lower()


def test_every_number_stands_there_once_with_all_its_values_sources_and_days():
    document = overview(WHOLE)
    assert Counter(names(document)) == Counter(name_of(norm) for norm in WHOLE.norms.values())
    texts = plain_text(document).replace("\u00a0", " ")
    amounts = Counter(row[1] for row in rows(document, "Getal"))
    assert amounts == Counter(
        str(Quantity(value.value, norm.unit)) for norm in WHOLE.norms.values() for value in norm.values
    )
    for norm in WHOLE.norms.values():
        assert dutch.day(norm.last_checked) in texts
        for value in norm.values:
            assert value.reference.title in texts
            assert dutch.day(value.valid_from) in texts


def test_numbers_come_in_a_chapter_for_whoever_set_them():
    titles = [chapter.title for chapter in overview(WHOLE).chapters]
    assert titles[17:] == [
        "Getallen uit de wet", "Getallen uit richtsnoeren", "Getallen uit beleid", "Motiveringsplichten", "Bronnen",
        "Verantwoording",
    ]  # fmt: skip


def test_the_value_of_the_day_stands_out_from_the_earlier_ones():
    now, before = rows(overview(), "Getal")[:2]
    assert now[:3] == [
        "Het drempelbedrag voor diensten van gemeenten", "€\u00a0216.000", "vanaf 1-1-2026 (geldt op 24-11-2026)",
    ]  # fmt: skip
    assert before[:3] == ["Hetzelfde, eerder", "€\u00a0221.000", "vanaf 1-1-2024 tot en met 31-12-2025"]


def test_a_value_with_its_own_certainty_keeps_it():
    first, last = THRESHOLD.values
    norm = replace(THRESHOLD, values=(replace(first, certainty=Certainty.CHECK_FIRST), last))
    now, before = rows(overview(replace(CATALOGUE, norms={norm.name: norm})), "Getal")
    assert (now[-1], before[-1]) == ("Zeker", "Onzeker, nog te bevestigen")


def test_numbers_that_were_checked_on_other_days_each_tell_theirs():
    later = replace(THRESHOLD, name="later", last_checked=date(2026, 12, 1))
    document = overview(replace(CATALOGUE, norms={THRESHOLD.name: THRESHOLD, "later": later}))
    assert {row[-1] for row in rows(document, "Getal")} == {
        "Zeker\nNagekeken 24-11-2026", "Zeker\nNagekeken 1-12-2026",
    }  # fmt: skip


def test_a_source_that_most_numbers_share_is_told_once_with_its_address():
    shared = Reference(title="Inkoopbeleid 2026", url="https://voorbeeld.example/beleid")
    norms = {
        f"policy.{place}": replace(
            SOCIAL_RETURN,
            name=f"policy.{place}",
            description=f"getal {place}",
            values=(replace(SOCIAL_RETURN.values[0], reference=shared),),
        )
        for place in range(4)
    }
    document = overview(replace(CATALOGUE, criteria=(), duties=(), norms={**norms, SOCIAL_RETURN.name: SOCIAL_RETURN}))
    text = plain_text(document)
    assert text.count("Inkoopbeleid 2026, https://voorbeeld.example/beleid") == 1
    assert [len(table.columns) for table in tables(document)] == [5, 4]
    assert len(names(document)) == 5


def test_each_source_with_an_address_stands_there_to_be_typed_over():
    addresses = {basis.url for item in (*WHOLE.criteria, *WHOLE.duties) for basis in item.legal_basis if basis.url}
    assert {row[2] for row in rows(overview(WHOLE), "Bron")} == addresses


@settings(max_examples=40)
@given(FILTERS)
def test_what_is_printed_is_what_is_listed(wanted):
    document, shown = overview(WHOLE, wanted), CatalogueIndex(WHOLE).narrowed(wanted)
    assert keys(document, "Punt") == [item.id for item in shown.criteria]
    assert keys(document, "Plicht") == [duty.id for duty in shown.duties]
    assert sorted(names(document)) == sorted(name_of(norm) for norm in shown.norms.values())


def test_a_selection_says_that_it_is_one_and_which():
    wanted = CatalogueFilter(words="omzet", theme=CriterionTheme.PROPORTIONALITY)
    document = overview(CATALOGUE, wanted)
    assert document.status == "Selectie"
    assert document.file_name == file_name(DAY, wanted) == "Waarop toetsen wij - selectie - 2026-11-24.pdf"
    assert ("Keuze: gezocht op", "‘omzet’") in document.key_facts.rows
    receipt = document.chapters[-1].blocks[0]
    assert isinstance(receipt, Facts)
    assert dict(receipt.rows)["Getoond"] == "Gezocht op: ‘omzet’; Thema: Proportionaliteit"
    assert dict(receipt.rows)["In het programma"].startswith("3\u00a0punten")


def test_a_choice_without_anything_says_so():
    document = overview(CATALOGUE, CatalogueFilter(words="zwembad"))
    assert dict(document.key_facts.rows)["Inhoud"] == "Bij deze keuze hoort niets"
    assert [chapter.title for chapter in document.chapters] == ["Verantwoording"]


def test_one_part_leaves_the_other_chapters_out():
    document = overview(CATALOGUE, CatalogueFilter(part=Part.DUTIES))
    assert [chapter.title for chapter in document.chapters] == ["Motiveringsplichten", "Verantwoording"]


def test_the_receipt_tells_version_fingerprint_and_profile():
    document = overview(replace(CATALOGUE, profile="Voorbeeldbeleid"))
    receipt = document.chapters[-1].blocks[0]
    assert isinstance(receipt, Facts)
    told = dict(receipt.rows)
    assert told["Programma"] == "Sociaal Inkopen Desktop 1.0.0"
    assert (told["Criteria"], told["Kenmerk van de criteria"]) == ("versie 2026.1", "0" * 16)
    assert (told["Beleidsprofiel"], told["Nog te bevestigen"]) == ("Voorbeeldbeleid", "3 daarvan")


@pytest.mark.parametrize("hostile", ["<b>vet</b> & {raming} %s", "=1+1", "regel\n\nalinea\r\n\tmet tabs", "א" * 300])
def test_texts_of_others_stay_as_they_are(hostile):
    odd = DatedValue(valid_from=DAY, value=SOCIAL_RETURN.values[0].value, reference=Reference(title=hostile))
    catalogue = replace(
        CATALOGUE,
        criteria=(replace(CATALOGUE.criteria[1], title=hostile, why=hostile),),
        norms={"policy.odd": replace(SOCIAL_RETURN, name="policy.odd", description=hostile, values=(odd,))},
        profile=hostile,
    )
    document = overview(catalogue)
    ((criterion, asked, _grounds),) = rows(document, "Punt")
    assert criterion == f"SR-02\n{hostile}"
    assert " ".join(hostile.split()) in asked
    ((_name, _value, _valid, source, _sure),) = rows(document, "Getal")
    assert source == hostile
    assert ("Beleidsprofiel", hostile) in document.key_facts.rows


def test_the_first_page_explains_what_unsure_means():
    texts = [block.text for block in overview().summary if isinstance(block, Paragraph)]
    assert any("nog te bevestigen" in text for text in texts)


if __name__ == "__main__" and sys.argv[1:] == ["--schrijf"]:
    GOLDEN.write_text(plain_text(overview()), "utf-8")
