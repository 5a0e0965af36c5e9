"""The CPV list: every code there, the tree from the digits, what a code says, and finding one while typing."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.choices import ContractNature
from sociaalinkopen_desktop.domain.cpv import (
    CpvCode,
    CpvList,
    CpvTable,
    check_digit_of,
    digits_of,
    is_annex_xiv,
    nature_of,
    stem_of,
)
from sociaalinkopen_desktop.domain.cpv_search import CpvIndex, differs_at_most
from sociaalinkopen_desktop.exchange.cpv_file import read_cpv_table

WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7)
LONG = 8


@cache
def table() -> CpvTable:
    return read_cpv_table(resource("cpv"))


@cache
def index() -> CpvIndex:
    return CpvIndex(table())


def found(words: str) -> list[str]:
    return [hit.code.code for hit in index().find(words)]


CODES = st.deferred(lambda: st.sampled_from(table().codes.codes))


# -- the list -----------------------------------------------------------------------------------------------------
def test_every_code_is_there_once_with_a_label():
    codes = table().codes.codes
    assert len(codes) == 9454
    assert len({item.code for item in codes}) == 9454
    assert all(len(item.code) == 8 and item.code.isdigit() and item.check_digit.isdigit() for item in codes)
    assert all(item.label == " ".join(item.label.split()) != "" for item in codes)
    assert len(table().codes.children()) == 45


def test_check_digits_follow_from_the_digits_but_for_what_was_published_otherwise():
    """Each level adds its digit times 3, 7 or 1 to the check digit above it. Since 2008 some are published otherwise,
    and whoever types them must not be told that they are wrong."""
    codes, others = table().codes, []
    for item in codes.codes:
        above = codes.parent(item.code)
        before, start = (above.code, int(above.check_digit)) if above is not None else ("0" * 8, 0)
        steps = zip(item.code, before, WEIGHTS, strict=True)
        expected = (start + sum((int(now) - int(then)) * weight for now, then, weight in steps)) % 10
        if expected != int(item.check_digit):
            others.append(item.number)
    assert len(others) == 77
    assert "03300000-2" in others
    known = ("77310000-6", "55500000-5", "90910000-9", "03121200-7", "18530000-3", "45112700-2", "79571000-7")
    assert all(codes.get(number).number == number for number in known)


def test_a_parent_is_the_nearest_code_that_exists():
    codes = table().codes
    for item in codes.codes:
        above = codes.parent(item.code)
        if above is None:
            assert stem_of(item.code) == item.code[:2]
            continue
        stems = [stem_of(item.code)[:end] for end in range(len(stem_of(item.code)) - 1, 1, -1)]
        nearest = next(codes.get(stem.ljust(8, "0")) for stem in stems if codes.get(stem.ljust(8, "0")))
        assert above == nearest
        assert item in codes.children(above.code)


def test_where_a_level_is_missing_the_tree_skips_it():
    codes = table().codes
    assert codes.get("35612000") is None
    assert codes.parent("35612300").code == "35610000"


def test_a_path_goes_from_the_division_down():
    codes = table().codes
    assert [item.code for item in codes.ancestors("77312100")] == ["77000000", "77300000", "77310000", "77312000"]
    assert codes.path("77310000").endswith(" › Tuinbouwdiensten")
    assert codes.path("77000000") == ""
    assert codes.ancestors("00000000") == ()


def test_a_code_is_found_as_it_is_written():
    codes = table().codes
    assert codes.get("77310000") is codes.get("77310000-6") is codes.get("7731 0000")
    assert codes.get("99999999") is None
    assert codes.get("") is None
    assert codes.get("77310000").told == "77310000-6 Beplanten en onderhouden van groengebieden"
    assert [item.code for item in codes.starting_with("77312")] == ["77312000", "77312100"]
    assert (digits_of("77310000-6"), check_digit_of("77310000-6"), check_digit_of("77310000")) == ("77310000", "6", "")


def test_a_double_code_is_refused():
    with pytest.raises(ValueError, match="twice"):
        CpvList([CpvCode("77310000", "6", "a"), CpvCode("77310000", "6", "b")])


# -- what a code says ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "nature"),
    [
        ("03121200", ContractNature.SUPPLIES),
        ("44113130", ContractNature.SUPPLIES),
        ("45233222", ContractNature.WORKS),
        ("48000000", ContractNature.SUPPLIES),
        ("50232100-1", ContractNature.SERVICES),
        ("98310000", ContractNature.SERVICES),
        ("7", None),
        ("", None),
    ],
)
def test_the_division_tells_the_nature_of_contract(code, nature):
    assert nature_of(code) is nature


def test_social_services_and_sectors_of_social_enterprises():
    assert is_annex_xiv("85312000-9")
    assert is_annex_xiv("55520000")
    assert not is_annex_xiv("90910000")
    assert not is_annex_xiv("85")
    assert table().sector_of("77341000-2").name == "groen, bomen en onkruid"
    assert table().sector_of("85312510").name == "begeleiding naar werk en leren"  # the longest that fits
    assert table().sector_of("34144210") is None


def test_hints_and_everyday_words_point_to_codes_that_exist():
    codes = table().codes
    assert all(codes.starting_with(prefix) for sector in table().sectors for prefix in sector.codes)
    assert all(codes.get(code) for entry in table().everyday for code in entry.codes)
    assert all(codes.get(code) for code in table().examples)
    words = Counter(word for entry in table().everyday for word in entry.words)
    assert len(words) >= 60


# -- finding ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("groenonderhoud", "77310000"),
        ("Groenonderh", "77310000"),
        ("groenonderhuod", "77310000"),
        ("onderhouden groengebieden beplanten", "77310000"),
        ("kerstpakket", "18530000"),
        ("kerstpakketten", "18530000"),
        ("schoonmaak", "90911200"),
        ("schoonmaakdiensten", "90900000"),
        ("wmo-vervoer", "60130000"),
        ("drukwerk", "79810000"),
        ("straatwerk", "45233222"),
        ("koerier", "64120000"),
        ("laptops", "30213100"),
        ("hulpmiddelen", "33196200"),
        ("catering", "55520000"),
        ("financiele diensten verzekering", "66000000"),
        ("7731", "77310000"),
        ("77310000-6", "77310000"),
        ("7731.0000", "77310000"),
        ("groenbeheer", "77310000"),
        ("77 snoeien", "77341000"),
    ],
)
def test_what_people_type_leads_to_the_code(typed, code):
    assert found(typed)[0] == code


def test_partial_codes_give_the_codes_that_begin_so():
    assert found("7731") == [item.code for item in table().codes.starting_with("7731")]
    assert found("99999999") == []


def test_accents_capitals_and_signs_do_not_matter():
    assert found("FINANCIËLE advisering")[:3] == found("financiele advisering")[:3]
    assert found("  -?! ") == []
    assert found("xqzwvkj") == []


def test_everyday_words_say_by_which_word_they_were_found():
    first = index().find("kerstpakket")[0]
    assert (first.code.code, first.by) == ("18530000", "kerstpakket")
    assert index().find("geschenken en beloningen")[0].by == ""


def test_no_code_comes_twice_and_the_number_is_limited():
    many = found("en")
    assert len(many) == len(set(many)) == 60
    assert len(index().find("diensten", limit=5)) == 5


@given(CODES)
def test_a_whole_label_finds_its_code_first(item):
    assert item.code in found(item.label)[:3]


@given(CODES)
def test_the_digits_of_a_code_find_it_first(item):
    assert found(item.code)[0] == item.code
    assert found(item.number)[0] == item.code


@given(CODES, st.randoms(use_true_random=False))
def test_the_order_of_the_words_does_not_matter(item, random):
    words = item.label.split()
    random.shuffle(words)
    assert item.code in found(" ".join(words))


@given(CODES, st.data())
def test_one_typing_error_in_a_long_word_still_finds_it(item, data):
    long = [word for word in item.label.split() if len(word) >= LONG and word.isalpha()]
    if not long:
        return
    word = data.draw(st.sampled_from(long))
    at = data.draw(st.integers(1, len(word) - 2))
    letter = data.draw(st.sampled_from("aeinorst"))
    wrong = data.draw(
        st.sampled_from(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
    )
    assert item.code in found(item.label.replace(word, wrong, 1))


@given(st.text(max_size=40))
def test_any_text_gives_an_answer(text):
    assert len(index().find(text)) <= 60


@pytest.mark.parametrize(
    ("one", "other", "errors", "expected"),
    [
        ("koffie", "koffie", 0, True),
        ("kofie", "koffie", 1, True),
        ("koffiie", "koffie", 1, True),
        ("kofgie", "koffie", 1, True),
        ("kfofie", "koffie", 1, True),
        ("kofi", "koffie", 1, False),
        ("kofi", "koffie", 2, True),
        ("thee", "koffie", 2, False),
        ("", "a", 1, True),
    ],
)
def test_typing_errors_are_counted(one, other, errors, expected):
    assert differs_at_most(one, other, errors) is expected
    assert differs_at_most(other, one, errors) is expected
