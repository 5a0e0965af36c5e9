"""Finding things in the catalogue: what is asked is found, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.catalogue import Basis, Kind, LegalBasis
from sociaalinkopen_desktop.domain.catalogue_search import (
    EVERYTHING,
    CatalogueFilter,
    CatalogueIndex,
    Part,
    in_reading_order,
    is_sure,
    plain,
)
from sociaalinkopen_desktop.domain.catalogue_texts import counted, period, sources, validity
from sociaalinkopen_desktop.domain.choices import CriterionTheme
from sociaalinkopen_desktop.domain.norms import Certainty
from tests.ui.made_up_catalogue import CATALOGUE, THRESHOLD

WHOLE = read_compiled(resource("catalogue.json"))
REAL = CatalogueIndex(WHOLE)
SMALL = CatalogueIndex(CATALOGUE)
FILTERS = st.builds(
    CatalogueFilter,
    words=st.sampled_from(["", "raming", "Aw 2012", "2.90", "gemeente percentage", "zwembad"]),
    part=st.none() | st.sampled_from(Part),
    theme=st.none() | st.sampled_from(CriterionTheme),
    basis=st.none() | st.sampled_from(Basis),
    kind=st.none() | st.sampled_from(Kind),
    sure=st.none() | st.booleans(),
)


def keys(catalogue):
    return [
        *(item.id for item in catalogue.criteria), *catalogue.norms, *(duty.id for duty in catalogue.duties)
    ]  # fmt: skip


def found(**wanted):
    return keys(SMALL.narrowed(CatalogueFilter(**wanted)))


def test_without_a_choice_everything_is_there_once():
    assert sorted(keys(REAL.narrowed(EVERYTHING))) == sorted(keys(WHOLE))
    assert EVERYTHING.is_everything
    assert CatalogueFilter(words="  ").is_everything


def test_criteria_are_read_by_theme_basis_and_weight_and_numbers_by_who_set_them():
    assert keys(SMALL.narrowed(EVERYTHING)) == [
        "ALG-01", "SR-02", "PRO-01", "thresholds.services", "policy.social_return", "MP-01",
    ]  # fmt: skip
    themes = [item.theme for item in in_reading_order(WHOLE).criteria]
    assert themes == sorted(themes, key=list(CriterionTheme).index)


@pytest.mark.parametrize(
    ("sought", "keys"),
    [
        ("omzeteis", ["PRO-01"]),
        ("OMZETEIS kléine", ["PRO-01"]),
        ("2.13", ["ALG-01"]),
        ("sr-02", ["SR-02"]),
        ("raming", ["ALG-01", "PRO-01"]),
        ("216.000", ["thresholds.services"]),
        ("\u20ac 216.000", ["thresholds.services"]),
        ("voorbeeldverordening 2024", ["thresholds.services"]),
        ("percelen dossier", ["MP-01"]),
        ("zwembad", []),
    ],
)
def test_every_word_must_be_in_the_title_the_text_or_the_article(sought, keys):
    assert found(words=sought) == keys


def test_a_theme_gives_its_criteria_and_the_numbers_they_reckon_with():
    assert found(theme=CriterionTheme.SOCIAL_RETURN) == ["SR-02", "policy.social_return"]
    assert found(theme=CriterionTheme.GENERAL) == ["ALG-01"]


def test_a_basis_covers_numbers_and_duties_too():
    assert found(basis=Basis.POLICY) == ["SR-02", "policy.social_return"]
    assert found(basis=Basis.STATUTORY) == ["ALG-01", "PRO-01", "thresholds.services", "MP-01"]
    unwritten = replace(CATALOGUE.duties[0], legal_basis=(LegalBasis(law="Gids", article="3.8"),))
    index = CatalogueIndex(replace(CATALOGUE, duties=(unwritten,)))
    assert keys(index.narrowed(CatalogueFilter(basis=Basis.GUIDE))) == ["MP-01"]


def test_what_is_to_be_confirmed_can_be_asked_alone():
    assert found(sure=False) == ["SR-02", "policy.social_return", "MP-01"]
    assert found(sure=True) == ["ALG-01", "PRO-01", "thresholds.services"]


def test_a_number_with_one_unsure_value_is_not_sure():
    first, *rest = THRESHOLD.values
    assert is_sure(THRESHOLD)
    assert not is_sure(replace(THRESHOLD, values=(replace(first, certainty=Certainty.LIKELY), *rest)))


def test_only_criteria_have_a_kind():
    assert found(kind=Kind.AUTOMATIC) == ["ALG-01", "SR-02", "PRO-01"]
    assert found(kind=Kind.QUESTION) == []


def test_one_part_can_be_asked():
    assert found(part=Part.NORMS) == ["thresholds.services", "policy.social_return"]
    assert found(part=Part.DUTIES, theme=CriterionTheme.GENERAL) == []


@given(FILTERS)
def test_choices_only_ever_leave_things_out(wanted):
    shown = keys(REAL.narrowed(wanted))
    whole = keys(REAL.catalogue)
    assert len(shown) == len(set(shown))
    assert shown == [key for key in whole if key in set(shown)]


@given(FILTERS, st.sampled_from(["words", "part", "theme", "basis", "kind", "sure"]))
def test_dropping_a_choice_never_hides_anything(wanted, name):
    wider = replace(wanted, **{name: getattr(EVERYTHING, name)})
    assert set(keys(REAL.narrowed(wanted))) <= set(keys(REAL.narrowed(wider)))


@given(FILTERS)
def test_sure_and_unsure_together_are_everything(wanted):
    halves = [keys(REAL.narrowed(replace(wanted, sure=sure))) for sure in (True, False)]
    assert sorted([*halves[0], *halves[1]]) == sorted(keys(REAL.narrowed(replace(wanted, sure=None))))


@given(st.text())
def test_searching_takes_any_text(words):
    assert set(found(words=words)) <= set(keys(CATALOGUE))
    assert plain(plain(words)) == plain(words)


def test_a_choice_tells_itself_in_words():
    wanted = CatalogueFilter(words=" omzet ", theme=CriterionTheme.MARKET, sure=False, part=Part.CRITERIA)
    assert wanted.told() == (
        ("Gezocht op", "‘omzet’"),
        ("Onderdeel", "Punten"),
        ("Thema", CriterionTheme.MARKET.label),
        ("Zekerheid", "Nog te bevestigen"),
    )


def test_a_law_is_named_once_with_all_its_articles():
    law = "Aanbestedingswet 2012"
    bases = [
        LegalBasis(law=law, article="2.71", paragraph="1", bwb_id="BWBR0032203"),
        LegalBasis(law=law, article="2.71", paragraph="2", bwb_id="BWBR0032203"),
        LegalBasis(law=law, article="2.72", bwb_id="BWBR0032203"),
        LegalBasis(law="Gids", article="voorschrift 3.4 A", url="https://voorbeeld.example/gids"),
    ]
    assert [str(source) for source in sources(bases)] == [f"{law} art. 2.71 lid 1 en 2; 2.72", "Gids voorschrift 3.4 A"]
    assert str(sources(bases, short=True)[0]) == "Aw 2012 art. 2.71 lid 1 en 2; 2.72"


def test_a_whole_law_beside_one_of_its_articles_stays_readable():
    bases = [LegalBasis(law="BW"), LegalBasis(law="BW", article="6:119b", bwb_id="BWBR0005289")]
    assert [str(source) for source in sources(bases)] == ["BW art. 6:119b"]


def test_sentences_leave_out_what_there_is_not():
    assert counted(replace(CATALOGUE, duties=(), norms={})) == "3\u00a0punten"
    assert counted(replace(CATALOGUE, criteria=CATALOGUE.criteria[:1])) == (
        "1\u00a0punt, 2\u00a0getallen en 1\u00a0motiveringsplicht"
    )
    assert validity(None, None) == ""
    assert period(None, None) == "altijd"
