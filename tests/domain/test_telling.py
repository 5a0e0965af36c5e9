"""Values of fields as a reader sees them, on paper and in tables."""

from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.choices import SocialReturnEffort
from sociaalinkopen_desktop.domain.fields import describe
from sociaalinkopen_desktop.domain.market import AwardCriterion
from sociaalinkopen_desktop.domain.subject import ContractValue, Subject
from sociaalinkopen_desktop.domain.telling import labelled, told
from sociaalinkopen_desktop.domain.tender import Tender


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        ("subject.title", "  Groen  ", "Groen"),
        ("subject.title", "", ""),
        ("subject.nature", None, ""),
        ("subject.additional_cpvs", (), ""),
        ("subject.is_social_or_specific_service", True, "Ja"),
        ("subject.is_social_or_specific_service", False, "Nee"),
        ("ambition.social_return.efforts", (SocialReturnEffort.WORK,), "Werken"),
        (
            "ambition.social_return.efforts",
            (SocialReturnEffort.WORK, SocialReturnEffort.LEARNING),
            "Werken en Leren",
        ),
        ("market.register_sources", ("Bureau A", "B, C en D"), "Bureau A; B, C en D"),
        ("schedule.dispatch_date", date(2027, 1, 4), "4-1-2027"),
        ("value.base_value", Decimal("1250.50"), "€ 1.250,50"),
        ("value.base_value", Decimal(0), "€ 0"),
        ("value.duration_months", 24, "24 maanden"),
    ],
)
def test_a_value_reads_as_dutch(path, value, text):
    assert told(describe(Tender, path), value).replace("\u00a0", " ") == text


def test_a_number_without_a_unit_is_told_bare():
    field = describe(Tender, "subject.title")
    assert told(field, 1200) == "1.200"
    assert told(field, Decimal("0.5")) == "0,5"


def test_only_fields_with_a_value_get_a_row():
    value = ContractValue(base_value=Decimal(5), duration_months=1)
    rows = labelled(value, "duration_months", "options_value", "base_value")
    assert [(label, text.replace("\u00a0", " ")) for label, text in rows] == [
        ("Vaste looptijd", "1 maand"),
        ("Waarde zonder opties", "€ 5"),
    ]
    assert labelled(Subject(), "title", "nature") == ()


def test_rows_of_a_list_are_told_in_the_same_way():
    assert labelled(AwardCriterion(name="Prijs", weight_percent=Decimal(40)), "name", "weight_percent") == (
        ("Criterium", "Prijs"),
        ("Gewicht", "40\u00a0%"),
    )
