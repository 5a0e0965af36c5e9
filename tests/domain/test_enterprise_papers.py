"""The register on paper: the list, and a record that leaves nothing out."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.register_ports import EnterpriseRow
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.document import Facts, Paragraph, Table
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise, EnterpriseKind, EnterpriseState
from sociaalinkopen_desktop.domain.enterprises.papers import Shared, enterprise_list, enterprise_record
from sociaalinkopen_desktop.domain.enterprises.recognition import ProofTerms
from sociaalinkopen_desktop.domain.list_document import Paper
from sociaalinkopen_desktop.domain.telling import told
from tests.strategies import groups
from tests.ui.made_up_enterprises import GREEN

DAY = date(2026, 11, 24)
TERMS = ProofTerms(check_months=24, warning_months=3)
PAPER = Paper(organisation="Voorbeeldgemeente", made_on=DAY, selection=(("Filter", "Verlopen"),))


def row(**values):
    whole = {
        "id": "a",
        "name": "Stichting Voorbeeldgroen",
        "town": "Uden",
        "kvk": "12345678",
        "kind": EnterpriseKind.SW_BEDRIJF,
        "state": EnterpriseState.ACTIVE,
        "is_example": False,
        "offer": "Groen",
        "recognitions": (Recognition.PSO,),
        "recognised_until": date(2026, 1, 31),
        "checked_on": None,
        "saved_at": datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    }
    return EnterpriseRow(**(whole | values))


def texts(document):
    """Every word on the paper."""
    for block in document.chapters[0].blocks:
        match block:
            case Facts(rows=rows, caption=caption):
                yield from (caption, *(text for pair in rows for text in pair))
            case Table(rows=rows, caption=caption):
                yield from (caption, *(cell.text for line in rows for cell in line))
            case Paragraph(text=text):
                yield text


def test_the_list_says_of_each_what_its_recognition_is_worth():
    document = enterprise_list([row(), row(name=" ", recognitions=(), recognised_until=None, town="")], TERMS, PAPER)
    said = list(texts(document))
    assert "Verlopen sinds 1-2-2026\nPSO" in said
    assert "Geen erkenning" in said
    assert "Zonder naam\nKvK 12345678" in said
    assert ("Aantal", "2\u00a0ondernemingen") in document.key_facts.rows
    assert ("Filter", "Verlopen") in document.key_facts.rows


def test_an_empty_list_says_so():
    assert list(texts(enterprise_list([], TERMS, PAPER))) == ["Bij deze keuze hoort geen enkele onderneming."]


def test_the_record_has_what_we_did_together():
    shared = (
        Shared(day=date(2026, 5, 1), what="Uitgenodigd", title="Bermen 2026"),
        Shared(day=None, what="x", title=""),
    )
    said = list(texts(enterprise_record(GREEN, shared, TERMS, PAPER)))
    assert {"Eerder samen", "Bermen 2026", "Uitgenodigd", "1-5-2026"} <= set(said)


def test_the_record_begins_with_the_recognition():
    document = enterprise_record(GREEN, (), TERMS, PAPER)
    assert ("Erkenning", "PSO 30+, geldig tot en met 12-3-2028") in document.key_facts.rows
    assert document.title == "Stichting Voorbeeldgroen"


@settings(max_examples=60)
@given(groups(Enterprise), st.booleans())
def test_the_record_leaves_nothing_out(enterprise, is_example):
    """Everything that somebody can have typed stands on it, whatever field it is in."""
    document = enterprise_record(replace(enterprise, is_example=is_example), (), TERMS, PAPER)
    said = set(texts(document))
    for path, value in filled(enterprise):
        field = fields.describe(Enterprise, path)
        assert field.about.label in said, path
        assert value in said, path


def filled(item, prefix=""):
    for field in fields.fields_of(type(item)):
        value = getattr(item, field.name)
        if field.about.hidden:
            continue
        if field.is_group:
            for at, part in enumerate(value if field.many else (value,)):
                yield from filled(part, f"{prefix}{field.name}.{at}." if field.many else f"{prefix}{field.name}.")
        elif text := told(field, value):
            yield f"{prefix}{field.name}", text
