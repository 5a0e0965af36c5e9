"""Texts of the library: offered where they help, written in the right place, moved without loss."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.clauses import read_compiled_clauses
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.catalogue_search import plain
from sociaalinkopen_desktop.domain.choices import (
    AmbitionLevel,
    ClauseKind,
    ClausePlace,
    CriterionTheme,
    Procedure,
    SelectionUse,
    SocialReturnBasis,
    Theme,
)
from sociaalinkopen_desktop.domain.clause_places import (
    LIST_OF,
    RULES,
    ClauseText,
    added,
    lost_by_moving,
    moved,
    place_of,
    places_for,
    text_at,
)
from sociaalinkopen_desktop.domain.clauses import (
    OPEN_PLACE,
    Clause,
    ClauseLibrary,
    filled,
    fitting,
    nearness,
    placed,
    reasons_told,
    used_in,
    with_clause,
)
from sociaalinkopen_desktop.domain.encoding import from_plain, to_plain
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.wording import WeaknessKind, weaknesses
from tests.builders import a_tender, norms_on

LIBRARY = read_compiled_clauses(resource("clauses.json"))
NORMS = norms_on()


def a_clause(identifier: str = "een", **changes: object) -> Clause:
    made = Clause(
        id=identifier,
        title="Titel",
        text="Tekst.",
        place=ClausePlace.PERFORMANCE_CONDITION,
        shelf=CriterionTheme.SOCIAL_RETURN,
        theme=Theme.SOCIAL_RETURN,
        level=AmbitionLevel.BASIC,
        criteria=("SR-01",),
        verification="Bewijs.",
        link_to_subject="Verband.",
    )
    return replace(made, **changes)


def spaced(text: str) -> str:
    """The text with ordinary blanks."""
    return " ".join(text.split())


# -- finding ------------------------------------------------------------------------------------------------------
def test_searching_finds_every_word_in_any_field_without_accents():
    found = LIBRARY.search("terugnemen HERGEBRUIK")
    assert "circulair-terugname-significant" in [clause.id for clause in found]
    assert LIBRARY.search("efficientie")
    assert LIBRARY.search("watdanook") == ()
    assert LIBRARY.search("") == LIBRARY.clauses


def test_the_nearest_title_is_found_first():
    texts = {
        "elders": a_clause("elders", title="Iets anders", text="Op tijd betalen hoort erbij."),
        "woorden": a_clause("woorden", title="Betalen van rekeningen op tijd"),
        "begin": a_clause("begin", title="Op tijd betalen van onderaannemers"),
        "precies": a_clause("precies", title="Óp tijd Betalen"),
    }
    found = ClauseLibrary(tuple(texts.values())).search("op tijd  betalen")
    assert [clause.id for clause in found] == ["precies", "begin", "woorden", "elders"]
    assert [nearness(clause, "op tijd betalen") for clause in found] == [0, 1, 2, 3]


@given(st.sampled_from(LIBRARY.clauses))
def test_a_text_is_found_first_by_its_own_title(clause):
    first = LIBRARY.search(clause.title)[0]
    assert plain(first.title) == plain(clause.title)


def test_a_text_is_found_by_its_code_and_by_what_it_serves():
    assert LIBRARY.by_id("mkb-betaaltermijn").title == "Op tijd betalen"
    assert {clause.id for clause in LIBRARY.serving("SR-15")} == {"social-return-pso-korting"}
    assert "SR-15" in LIBRARY.criteria
    with pytest.raises(KeyError):
        LIBRARY.by_id("bestaat-niet")


def test_what_helps_now_is_offered_first_and_what_is_for_other_products_last():
    library = ClauseLibrary(
        (
            a_clause("ander-product", products=("15",)),
            a_clause("zomaar", theme=None),
            a_clause("helpt", criteria=("SR-13", "SR-01"), theme=None),
            a_clause("past", products=("773",), theme=None),
        )
    )
    tender = a_tender(ambition={"themes": ()})
    order = [offer.clause.id for offer in fitting(library, tender, {"SR-13"})]
    assert order == ["helpt", "past", "zomaar", "ander-product"]


def test_an_offer_says_why():
    tender = with_clause(a_tender(), a_clause("een"))
    (offer,) = fitting(ClauseLibrary((a_clause("een", products=("77",)),)), tender, {"SR-01"})
    assert offer.is_used
    assert offer.helps == ("SR-01",)
    assert offer.fits_theme
    assert offer.fits_product is True
    assert reasons_told(offer, {"SR-01": "Social return is afgewogen"}.__getitem__) == (
        "Helpt bij SR-01: social return is afgewogen.",
        "U past het thema social return toe.",
        "Past bij wat u koopt.",
    )


def test_nothing_is_known_of_the_product_without_a_code():
    (offer,) = fitting(ClauseLibrary((a_clause(products=("77",)),)), Tender())
    assert offer.fits_product is None
    assert reasons_told(offer, str) == ()


# -- filling in ---------------------------------------------------------------------------------------------------
def test_a_text_takes_the_values_of_the_tender():
    social_return = {"percentage": Decimal("5.5"), "basis": SocialReturnBasis.WAGE_SUM}
    tender = a_tender(ambition={"social_return": social_return})
    text = "{ambition.social_return.percentage} van de {ambition.social_return.basis}"
    assert spaced(filled(text, tender)) == "5,5 % van de loonsom"


def test_what_is_not_known_is_a_place_that_the_toets_sees():
    text = filled("Deel: {ambition.social_return.percentage} van {ambition.social_return.basis}.", Tender())
    assert spaced(text) == f"Deel: {OPEN_PLACE} % van {OPEN_PLACE}."
    assert next(item.kind for item in weaknesses(text, NORMS)) is WeaknessKind.LEFT_OPEN


def test_a_number_of_the_law_comes_from_the_catalogue_of_the_day():
    assert spaced(filled("Binnen {norm.payment.standard_days}.", Tender(), NORMS)) == "Binnen 30 dagen."
    assert filled("Binnen {norm.payment.standard_days}.", Tender()) == f"Binnen {OPEN_PLACE}."
    assert filled("Na {norm.payment.standard_days}.", Tender(), norms_on(1990)) == f"Na {OPEN_PLACE}."


# -- writing ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("clause", LIBRARY.clauses, ids=lambda clause: clause.id)
def test_every_text_lands_in_its_place_whole(clause: Clause):
    tender = a_tender(procedure={"procedure": Procedure.RESTRICTED})
    after, path = placed(tender, clause, NORMS)
    assert place_of(after, path) is clause.place
    text = text_at(after, path)
    assert (text.title, text.theme, text.level, text.clause_id) == (clause.title, clause.theme, clause.level, clause.id)
    assert text.criterion == clause.criteria[0]
    assert text.text
    assert "{" not in text.text + text.verification + text.link + text.scale
    assert clause.id in used_in(after)
    assert from_plain(to_plain(after)) == after


def test_an_empty_field_is_filled_along_and_a_written_one_is_left_alone():
    clause = LIBRARY.by_id("social-return-voorwaarde-basis")
    path = "ambition.social_return.clause_text"
    after = with_clause(fields.replaced(a_tender(), path, ""), clause)
    assert fields.get(after, path) == after.performance.conditions[-1].text
    mine = fields.replaced(a_tender(), path, "Mijn eigen tekst.")
    assert fields.get(with_clause(mine, clause), path) == "Mijn eigen tekst."


def test_without_a_selection_round_a_selection_criterion_is_a_requirement():
    clause = LIBRARY.by_id("mkb-selectie-ervaring")
    after, path = placed(a_tender(procedure={"procedure": Procedure.OPEN}), clause)
    assert place_of(after, path) is ClausePlace.SUITABILITY
    assert ClausePlace.SELECTION not in places_for(after)


def test_a_text_that_accepts_equal_proof_says_so_in_the_field():
    after, path = placed(a_tender(), LIBRARY.by_id("mkb-gelijkwaardig-bewijs"))
    assert fields.get(after, f"{path}.equivalent_allowed") is True


# -- moving -------------------------------------------------------------------------------------------------------
TEXTS = st.builds(
    ClauseText,
    title=st.text(max_size=20),
    text=st.text(max_size=50),
    theme=st.none() | st.sampled_from(Theme),
    level=st.none() | st.sampled_from(AmbitionLevel),
    verification=st.text(max_size=20),
    link=st.text(max_size=20),
    criterion=st.sampled_from(["", "SR-01"]),
    clause_id=st.sampled_from(["", "een"]),
)


@given(TEXTS, st.sampled_from(ClausePlace), st.lists(st.sampled_from(ClausePlace), min_size=1, max_size=4))
def test_moving_about_loses_nothing_that_every_place_knows(text, start, way):
    tender, path = added(a_tender(), text, start)
    for place in way:
        tender, path = moved(tender, path, place)
        assert place_of(tender, path) is place
    tender, path = moved(tender, path, start)
    assert text_at(tender, path) == text


def test_moving_leaves_the_others_in_their_order():
    tender = a_tender(performance={"conditions": ()})
    for title in ("een", "twee", "drie"):
        tender, _path = added(tender, ClauseText(title=title), ClausePlace.CONTRACT_CLAUSE)
    after, path = moved(tender, "performance.conditions.1", ClausePlace.AWARD)
    assert [item.title for item in after.performance.conditions] == ["een", "drie"]
    assert fields.get(after, path).name == "twee"
    stayed, path = moved(tender, "performance.conditions.1", ClausePlace.TECHNICAL_SPECIFICATION)
    assert path == "performance.conditions.1"
    assert stayed.performance.conditions[1].kind is ClauseKind.TECHNICAL_SPECIFICATION


def test_between_requirement_and_selection_only_the_use_changes():
    tender, path = added(a_tender(), ClauseText(title="x"), ClausePlace.SUITABILITY)
    tender = fields.replaced(tender, f"{path}.calculation", "omzet gedeeld door schuld")
    assert lost_by_moving(tender, path, ClausePlace.SELECTION) == ()
    after, path = moved(tender, path, ClausePlace.SELECTION)
    assert fields.get(after, path).use is SelectionUse.RANKING
    assert fields.get(after, path).calculation == "omzet gedeeld door schuld"
    assert lost_by_moving(after, path, ClausePlace.AWARD) == ("Rekenwijze",)


def test_what_has_no_room_elsewhere_is_named_before():
    tender, path = added(a_tender(), ClauseText(title="x", scale="Veel punten bij veel."), ClausePlace.AWARD)
    tender = fields.replaced(tender, f"{path}.weight_percent", Decimal(10))
    assert lost_by_moving(tender, path, ClausePlace.CONTRACT_CLAUSE) == ("Meetlat", "Gewicht")


def test_a_path_that_holds_no_text_is_refused():
    with pytest.raises(KeyError):
        place_of(a_tender(), "subject")
    with pytest.raises(KeyError):
        text_at(a_tender(), "lots.0")


def test_every_place_has_a_list_and_a_rule():
    assert set(LIST_OF) == set(RULES) == set(ClausePlace)
    assert {kind.value for kind in ClauseKind} < {place.value for place in ClausePlace}
