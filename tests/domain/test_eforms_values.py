"""The fields of the notice follow from the choices, and what does not fit together is said."""

import pytest
from hypothesis import given

from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import Procedure, Theme
from sociaalinkopen_desktop.domain.eforms_values import (
    AIM_DETAILS,
    LONGEST_TEXT,
    THEME_CODES,
    EformsField,
    LotFields,
    eforms_values,
    grouped,
    has_notice,
    inconsistencies,
)
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.exchange.eforms import codes
from tests.builders import a_tender
from tests.strategies import tenders

NO_THEMES = [{"theme": theme.value, "is_applied": False, "reason": ""} for theme in Theme]
PLAIN = {
    "lots": [],
    "ambition": {
        "themes": NO_THEMES,
        "social_return": {"is_applied": False},
        "supply_chain": {"form": "none"},
        "accessibility": {"is_required": None, "used_by_natural_persons": False},
        "reservation": {"scope": "none", "is_sheltered_execution": False},
    },
    "performance": {"has_labour_law_clause": False},
}
"""A tender without any social or green aim."""


def plain(**ambition) -> Tender:
    """The tender without aims, with other ambitions."""
    return a_tender(**{**PLAIN, "ambition": {**PLAIN["ambition"], **ambition}})


def with_theme(*themes: Theme, reason: str = "Daarom past dit.") -> Tender:
    rows = [
        {"theme": theme.value, "is_applied": theme in themes, "reason": reason if theme in themes else ""}
        for theme in Theme
    ]
    return plain(themes=rows)


def shown(tender: Tender, lot: int = 0) -> dict[str, EformsField]:
    """The fields of a lot by number, a description with its aim."""
    return {f"{field.bt} {field.aim}".strip(): field for field in eforms_values(tender)[lot].fields}


# --- the mapping table of the legal framework, row by row


@pytest.mark.parametrize(
    ("reservation", "participation", "execution"),
    [
        ({"scope": "none", "is_sheltered_execution": False}, "none", "no"),
        ({"scope": "whole", "participation": "res-ws", "is_sheltered_execution": False}, "res-ws", "no"),
        ({"scope": "whole", "participation": "res-pub-ser", "is_sheltered_execution": False}, "res-pub-ser", "no"),
        ({"scope": "none", "is_sheltered_execution": True}, "none", "yes"),
        ({"scope": "whole", "is_sheltered_execution": True}, "none", "yes"),
    ],
)
def test_a_reservation_gives_bt_71_and_bt_736(reservation, participation, execution):
    found = shown(plain(reservation=reservation))
    assert found["BT-71"].codes == (participation,)
    assert found["BT-736"].codes == (execution,)
    assert not found["BT-71"].problems
    assert not found["BT-736"].problems


@pytest.mark.parametrize("theme", list(Theme))
def test_a_theme_gives_its_aim_and_code(theme):
    field, code = THEME_CODES[theme]
    aim = next(aim for aim, name in AIM_DETAILS.items() if name == field)
    found = shown(with_theme(theme))
    assert found["BT-06"].codes == (aim,)
    assert found[field].codes == (code,)
    assert "Daarom past dit." in found[f"BT-777 {aim}"].text
    assert not any(item.problems for item in found.values())


def test_the_codes_of_themes_are_those_that_a_notice_is_read_by():
    for theme, (_, code) in THEME_CODES.items():
        assert codes.THEMES.get(code, theme) is theme


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({"ambition": {"social_return": {"is_applied": True}}}, "opp"),
        ({"performance": {"has_labour_law_clause": True}}, "work-cond"),
        ({"ambition": {"supply_chain": {"form": "requirement"}}}, "hum-right"),
        ({"ambition": {"accessibility": {"is_required": True}}}, "acc-all"),
    ],
)
def test_a_social_choice_gives_a_social_aim(given_, code):
    tender = a_tender(
        **{**PLAIN, **given_, "ambition": {**PLAIN["ambition"], **given_.get("ambition", {})}},
        subject={"social_purpose": "Meer mensen krijgen een vaste plek."},
    )
    found = shown(tender)
    assert found["BT-06"].codes == ("soc-obj",)
    assert found["BT-775"].codes == (code,)
    assert found["BT-777 soc-obj"].text == "Meer mensen krijgen een vaste plek."


def test_without_any_aim_the_notice_says_none_and_has_no_description():
    found = shown(plain())
    assert found["BT-06"].codes == ("none",)
    assert not set(found) & {"BT-774", "BT-775", "BT-776", "BT-777 soc-obj"}
    assert not any(field.problems for field in found.values())


def test_themes_not_yet_chosen_are_no_none():
    found = shown(plain(themes=[{"theme": theme.value} for theme in Theme]))
    assert found["BT-06"].codes == ()
    assert found["BT-06"].problems == ("Kies eerst voor elk thema of het meedoet.",)
    assert found["BT-06"].paths == tuple(f"ambition.themes.{index}.is_applied" for index in range(len(Theme)))


def test_an_innovation_partnership_has_an_aim_of_which_the_officer_chooses_the_kind():
    tender = fields.replaced(plain(), "procedure.procedure", Procedure.INNOVATION_PARTNERSHIP)
    found = shown(tender)
    assert found["BT-06"].codes == ("inn-pur",)
    assert found["BT-776"].problems == ("Bij 'inn-pur' hoort ten minste één code in BT-776. Kies er een.",)
    assert found["BT-776"].paths == ("procedure.procedure",)
    assert found["BT-777 inn-pur"].text == tender.procedure.desired_result


def test_an_aim_without_any_words_lacks_its_description():
    tender = fields.replaced(with_theme(Theme.CLIMATE, reason=""), "subject.social_purpose", "")
    field = shown(tender)["BT-777 env-imp"]
    assert field.problems == ("Bij 'env-imp' is een beschrijving verplicht. Schrijf haar in één of twee zinnen.",)
    assert field.value == ""


def test_a_description_of_more_than_six_thousand_signs_is_too_long():
    field = shown(with_theme(Theme.CLIMATE, reason="a" * (LONGEST_TEXT + 1)))["BT-777 env-imp"]
    assert field.problems == ("De tekst is langer dan 6000 tekens. Kort hem in.",)


def test_equal_reasons_are_told_once():
    assert shown(with_theme(Theme.CLIMATE, Theme.CIRCULAR))["BT-777 env-imp"].text == "Daarom past dit."


@pytest.mark.parametrize(
    ("green", "codes_"),
    [
        ({}, ("national",)),
        ({"criteria_count": None}, ("national",)),
        ({"criteria_count": 0}, ("none",)),
        ({"product_group": "", "criteria_count": None}, ("none",)),
    ],
)
def test_criteria_of_the_national_tool_give_bt_805(green, codes_):
    assert shown(a_tender(ambition={"green": green}))["BT-805"].codes == codes_


def test_nothing_said_about_green_leaves_bt_805_out():
    assert "BT-805" not in shown(Tender())


@pytest.mark.parametrize(
    ("accessibility", "codes_", "has_755"),
    [
        ({"is_required": True}, ("inc",), False),
        ({"used_by_natural_persons": False, "is_required": None}, ("n-inc",), False),
        ({"is_required": False, "exception_reason": "Alleen monteurs komen er."}, ("n-inc-just",), True),
    ],
)
def test_accessibility_gives_bt_754_and_its_reason(accessibility, codes_, has_755):
    found = shown(a_tender(ambition={"accessibility": accessibility}))
    assert found["BT-754"].codes == codes_
    assert ("BT-755" in found) is has_755
    assert not found["BT-754"].problems


def test_without_a_reason_bt_755_is_missing():
    found = shown(a_tender(ambition={"accessibility": {"is_required": False}}))
    assert found["BT-755"].problems == (
        "Bij 'n-inc-just' is uitleg verplicht. Schrijf waarom toegankelijkheid ontbreekt.",
    )
    assert found["BT-755"].paths == ("ambition.accessibility.exception_reason",)


def test_what_is_not_answered_yet_has_no_code_and_says_which_field():
    found = shown(Tender())
    assert found["BT-71"].problems == ("Nog niet ingevuld: Voorbehouden.",)
    assert found["BT-736"].problems == ("Nog niet ingevuld: Uitvoering in beschut werk.",)
    assert found["BT-754"].problems == ("Nog niet ingevuld: Gebruikt door mensen.",)
    asked = shown(a_tender(ambition={"accessibility": {"is_required": None}}))["BT-754"]
    assert asked.problems == ("Nog niet ingevuld: Toegankelijkheid geëist.",)
    ground = shown(plain(reservation={"scope": "whole", "is_sheltered_execution": False}))["BT-71"]
    assert ground.problems == ("Nog niet ingevuld: Grond voor het voorbehoud.",)


# --- per lot


def test_each_lot_has_its_own_reservation_and_what_is_the_same_is_told_once():
    tender = a_tender(
        lots=[{"title": "Wijk Noord"}, {"title": "", "reserved": "res-ws"}, {"title": "Wijk West"}],
        ambition={"reservation": {"scope": "lots", "is_sheltered_execution": False}},
    )
    lots = eforms_values(tender)
    assert [lot.name for lot in lots] == ["Wijk Noord", "Perceel 2", "Wijk West"]
    assert [shown(tender, at)["BT-71"].codes for at in range(3)] == [("none",), ("res-ws",), ("none",)]
    assert shown(tender, 1)["BT-71"].paths == ("lots.1.reserved",)
    every, north_and_west, second = grouped(lots)
    assert every.name == "Alle percelen"
    assert "BT-71" not in {field.bt for field in every.fields}
    assert (north_and_west.name, [field.bt for field in north_and_west.fields]) == ("Wijk Noord; Wijk West", ["BT-71"])
    assert (second.name, second.fields[0].codes) == ("Perceel 2", ("res-ws",))


def test_lots_that_are_all_alike_are_one_group_and_one_lot_stays_itself():
    (same,) = grouped(eforms_values(a_tender(ambition={"reservation": {"is_sheltered_execution": False}})))
    assert same.name == "Alle percelen"
    (whole,) = grouped(eforms_values(plain()))
    assert whole.name == "De hele opdracht"
    one = LotFields(name="A", fields=(EformsField(bt="BT-71", codes=("none",)),))
    other = LotFields(name="B", fields=(EformsField(bt="BT-71", codes=("res-ws",)),))
    assert [lot.name for lot in grouped([one, other])] == ["A", "B"]


def test_lots_reserved_without_lots_is_said():
    field = shown(plain(reservation={"scope": "lots", "is_sheltered_execution": False}))["BT-71"]
    assert field.problems == ("U voorbehoudt percelen, maar er zijn geen percelen. Vul ze in.",)


# --- the checks that the published rules leave out

GOOD = {"BT-71": ("none",), "BT-736": ("no",)}


@pytest.mark.parametrize(
    ("codes_", "texts", "field"),
    [
        ({"BT-06": ("none", "soc-obj"), "BT-775": ("opp",)}, {"BT-777 soc-obj": "x"}, "BT-06"),
        ({"BT-71": ("none", "res-ws")}, {}, "BT-71"),
        ({"BT-805": ("none", "national")}, {}, "BT-805"),
        ({"BT-06": ("soc-obj",)}, {"BT-777 soc-obj": "x"}, "BT-775"),
        ({"BT-06": ("env-imp",)}, {"BT-777 env-imp": "x"}, "BT-774"),
        ({"BT-06": ("inn-pur",)}, {"BT-777 inn-pur": "x"}, "BT-776"),
        ({"BT-06": ("none",), "BT-775": ("opp",)}, {}, "BT-06"),
        ({"BT-06": ("soc-obj",), "BT-775": ("opp",)}, {}, "BT-777 soc-obj"),
        ({"BT-06": ("none",)}, {"BT-777 soc-obj": "x"}, "BT-777 soc-obj"),
        ({"BT-754": ("n-inc-just",)}, {}, "BT-755"),
        ({"BT-71": ()}, {}, "BT-71"),
        ({"BT-736": ()}, {}, "BT-736"),
    ],
)
def test_what_does_not_fit_together_is_said_at_its_field(codes_, texts, field):
    found = inconsistencies({**GOOD, **codes_}, texts)
    assert list(found) == [field]
    assert all(sentence.endswith(".") for sentence in found[field])


def test_what_fits_together_has_no_fault():
    codes_ = {**GOOD, "BT-06": ("env-imp", "soc-obj"), "BT-774": ("circ-econ",), "BT-775": ("opp",)}
    assert inconsistencies(codes_, {"BT-777 env-imp": "x", "BT-777 soc-obj": "y"}) == {}


# --- reading and showing


def test_a_field_tells_its_value_and_its_meaning():
    field = shown(with_theme(Theme.CIRCULAR, Theme.CLIMATE))["BT-774"]
    assert field.value == "clim-mitig, circ-econ"
    assert field.meaning == "minder klimaatverandering, circulaire economie"
    assert shown(with_theme(Theme.CIRCULAR))["BT-777 env-imp"].label == "Beschrijving van het doel (milieu)"


@pytest.mark.parametrize("procedure", list(Procedure))
def test_only_a_procedure_with_a_notice_has_these_fields(procedure):
    without = {"single_onderhands", "meervoudig_onderhands", "neg-wo-call", "in_house", "mini_competition"}
    assert has_notice(a_tender(procedure={"procedure": procedure.value})) is (procedure.value not in without)
    assert not has_notice(Tender())


@given(tenders())
def test_any_tender_has_fields_that_exist_and_a_problem_wherever_something_is_missing(tender):
    lots = eforms_values(tender)
    assert len(lots) == max(1, len(tender.lots))
    for lot in lots:
        assert lot.name
        assert {"BT-71", "BT-736", "BT-06", "BT-754"} <= {field.bt for field in lot.fields}
        for field in lot.fields:
            for path in field.paths:
                fields.describe(Tender, path)
            assert field.label
            assert bool(field.value) or bool(field.problems), field
    assert sum(len(lot.fields) for lot in grouped(lots)) <= sum(len(lot.fields) for lot in lots)
