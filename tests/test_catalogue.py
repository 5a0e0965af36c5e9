"""The catalogue guards itself: every criterion, norm, article and text is complete and in use.

Cases (tests/criteria/*.yaml) say what each criterion must answer; here the cases together are looked at.
"""

import ast
import inspect
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.criteria import placeholders
from sociaalinkopen_desktop.domain import checks, fields
from sociaalinkopen_desktop.domain.assessment import Finding, Status, assess
from sociaalinkopen_desktop.domain.catalogue import Basis, Criterion, Kind
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.checks.register import check
from sociaalinkopen_desktop.domain.choices import CriterionTheme
from sociaalinkopen_desktop.domain.norms import Certainty, Origin
from sociaalinkopen_desktop.domain.quantities import Unit
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.domain.verdicts import Outcome
from tests.builders import DEFAULT_TENDER
from tests.criteria.cases import FOLDER, Case, catalogue, findings_of, read_cases

CRITERIA = catalogue().criteria
NORMS = tuple(catalogue().norms.values())
ARTICLES = Path(__file__).parent / "data" / "articles_aw2012.txt"
AANBESTEDINGSWET = "BWBR0032203"
THRESHOLDS = "thresholds.eu."


@dataclass(frozen=True)
class Judged:
    """One case judged by one of the criteria that it names."""

    case: Case
    finding: Finding


@cache
def judged() -> dict[str, list[Judged]]:
    """Every case, judged once, by criterion."""
    found: dict[str, list[Judged]] = {criterion.id: [] for criterion in CRITERIA}
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in read_cases(path):
            for identifier, finding in findings_of(case).items():
                found[identifier].append(Judged(case, finding))
    return found


def by_criterion(criterion: Criterion) -> list[Judged]:
    return judged()[criterion.id]


def named(items: tuple[Criterion, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("criterion", items, ids=[item.id for item in items])


def called_in(function: object) -> set[str]:
    """The names of the functions that a check calls itself."""
    tree = ast.parse(inspect.getsource(function))  # type: ignore[arg-type]
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


# --- criteria


def test_there_are_criteria_of_every_basis():
    assert {criterion.basis for criterion in CRITERIA} == set(Basis)
    assert {criterion.theme for criterion in CRITERIA} == set(CriterionTheme)


def test_file_names_are_ids_and_folders_are_themes():
    files = {(path.parent.name, path.stem) for path in resource("criteria").rglob("*.yaml")}
    assert files == {(criterion.theme.value, criterion.id) for criterion in CRITERIA}
    assert len(files) == len(CRITERIA)


def test_criteria_come_in_the_order_of_the_report():
    orders = {item: place for kind in (Basis, CriterionTheme) for place, item in enumerate(kind)}
    places = [(orders[item.basis], orders[item.theme], item.id) for item in CRITERIA]
    assert places == sorted(places)


def test_every_criterion_has_one_check_and_every_check_a_criterion():
    assert sorted(CHECKS) == sorted(criterion.id for criterion in CRITERIA)
    assert len(set(CHECKS.values())) == len(CHECKS)


def test_an_id_is_given_to_one_check_only():
    taken = CRITERIA[0].id
    with pytest.raises(ValueError, match=f"two checks for {taken}"):
        check(taken)(CHECKS[taken])


@named(CRITERIA)
def test_every_outcome_with_a_text_has_a_case(criterion: Criterion):
    seen = {item.finding.outcome for item in by_criterion(criterion)}
    needed = {Outcome(name) for name in criterion.message}
    calls = called_in(CHECKS[criterion.id])
    if "not_applicable" in calls:
        needed.add(Outcome.NOT_APPLICABLE)
    if calls & {"need", "need_value", "undecided"}:
        needed.add(Outcome.UNDECIDED)
    assert needed - seen == set()


@named(CRITERIA)
def test_every_reason_is_used_by_a_case(criterion: Criterion):
    seen = {item.finding.verdict.reason for item in by_criterion(criterion)}
    assert set(criterion.reasons) - seen == set()
    assert seen - set(criterion.reasons) - {""} == set(), "a reason without a text"


@named(CRITERIA)
def test_every_placeholder_is_delivered(criterion: Criterion):
    """A missing value raises KeyError while the case is judged; here: nothing is left over between braces."""
    for item in by_criterion(criterion):
        assert "{" not in item.finding.message
        assert item.finding.message[:1].isupper() or not item.finding.message[:1].isalpha()
    used = {name for text in (*criterion.message.values(), *criterion.reasons.values()) for name in placeholders(text)}
    delivered = {name for item in by_criterion(criterion) for name in item.finding.verdict.values}
    assert used - delivered == set()
    assert set(criterion.value_labels) - delivered == set()


@named(CRITERIA)
def test_norms_declared_are_the_norms_read(criterion: Criterion):
    """The European thresholds count as one: a case need not be told again for works, services and social services."""
    read = {norm.name for item in by_criterion(criterion) for norm in item.finding.norms}
    assert read - set(criterion.norms) == set(), "read but not declared"
    unread = set(criterion.norms) - read
    if any(name.startswith(THRESHOLDS) for name in read):
        unread = {name for name in unread if not name.startswith(THRESHOLDS)}
    assert unread == set(), "declared but never read in a case"
    assert len(set(criterion.norms)) == len(criterion.norms)


@named(CRITERIA)
def test_a_finding_leads_to_a_field(criterion: Criterion):
    for item in by_criterion(criterion):
        if item.finding.path:
            fields.describe(Tender, item.finding.path)
        if item.finding.verdict.proposal is not None:
            fields.describe(Tender, item.finding.verdict.proposal.path)
            fields.get(item.case.tender, item.finding.verdict.proposal.path)
        if item.finding.status in (Status.NOT_MET, Status.TO_EXPLAIN, Status.OPPORTUNITY):
            assert item.finding.path, item.case.name


@named(CRITERIA)
def test_required_fields_exist(criterion: Criterion):
    for path in criterion.requires:
        fields.describe(Tender, path)
    assert len(set(criterion.requires)) == len(criterion.requires)


@named(CRITERIA)
def test_texts_are_whole_sentences(criterion: Criterion):
    texts = (
        *criterion.message.values(),
        *criterion.reasons.values(),
        criterion.why,
        criterion.remedy,
        criterion.known_limits,
    )
    for text in texts:
        assert text.endswith((".", "?", "”", ".'")), text
        assert "  " not in text, text
    assert not criterion.title.endswith(".")


def test_only_statutory_criteria_block():
    assert [item.id for item in CRITERIA if item.blocks and item.basis is not Basis.STATUTORY] == []


def test_no_criterion_that_blocks_rests_on_a_number_of_which_the_law_is_not_sure():
    unsure = {norm.name for norm in NORMS if norm.origin is not Origin.POLICY and norm.certainty is not Certainty.SURE}
    assert [(item.id, name) for item in CRITERIA if item.blocks for name in item.norms if name in unsure] == []


def test_questions_are_answered_by_the_officer_and_the_others_never():
    for criterion in CRITERIA:
        answered = any(item.finding.outcome is Outcome.ANSWERED for item in by_criterion(criterion))
        assert answered == (criterion.kind is Kind.QUESTION), criterion.id


def test_the_default_tender_is_in_order():
    """What a case does not mention must not fail by itself."""
    assessment = assess(DEFAULT_TENDER, catalogue(), CHECKS, date(2026, 12, 1))
    wrong = (Status.NOT_MET, Status.TO_EXPLAIN)
    assert [(item.criterion.id, item.message) for item in assessment.findings if item.status in wrong] == []
    open_points = [item for item in assessment.findings if item.status is Status.OPEN]
    assert [item.criterion.id for item in open_points if item.criterion.kind is not Kind.QUESTION] == []


# --- the law


def articles() -> tuple[date, set[str]]:
    """The day of the text and the articles it has."""
    lines = ARTICLES.read_text("utf-8").splitlines()
    day = re.search(r"\d{4}-\d{2}-\d{2}", lines[0])
    assert day is not None
    return date.fromisoformat(day.group()), {line for line in lines if line and not line.startswith("#")}


def test_the_list_of_articles_is_a_list_of_articles():
    _, known = articles()
    assert len(known) > 200
    assert {"1.4", "1.10a", "2.6a", "2.82a", "2.90", "2.163g"} <= known
    assert not known & {"2.4", "2.35", "2.40", "2.9 ", "2.900"}
    assert all(re.fullmatch(r"[12]\.[0-9]+[a-g]?", number) for number in known)


@named(CRITERIA)
def test_every_article_exists_in_the_law_on_that_day(criterion: Criterion):
    day, known = articles()
    for basis in criterion.legal_basis:
        if basis.bwb_id == AANBESTEDINGSWET:
            assert basis.article in known, str(basis)
            assert basis.text_of == day, str(basis)
            assert day.isoformat() in basis.url, str(basis)


@named(tuple(item for item in CRITERIA if item.basis is Basis.STATUTORY))
def test_a_statutory_criterion_names_a_law_with_its_article(criterion: Criterion):
    """Only a criterion that is marked as not sure may do with the name of the law."""
    has_article = any(basis.article for basis in criterion.legal_basis)
    assert has_article or criterion.certainty is not Certainty.SURE


# --- norms


def test_norm_files_and_names_agree():
    files = {
        ".".join(path.relative_to(resource("parameters")).with_suffix("").parts)
        for path in resource("parameters").rglob("*.yaml")
    }
    assert files == {norm.name for norm in NORMS}


@pytest.mark.parametrize("norm", NORMS, ids=[norm.name for norm in NORMS])
def test_every_norm_is_complete(norm):
    assert norm.unit in Unit
    assert norm.values
    assert norm.last_checked <= date(2026, 11, 24)
    assert re.match(r"(?:de|het) ", norm.description), "must fit into 'Niet bekend is: ...'"
    assert not norm.description.endswith(".")
    for value in norm.values:
        assert value.reference.title
        assert value.reference.url.startswith("http") or norm.origin is Origin.POLICY
        assert value.value >= 0
        assert norm.unit is not Unit.PERCENT or value.value <= 100


@pytest.mark.parametrize("norm", NORMS, ids=[norm.name for norm in NORMS])
def test_values_of_a_norm_do_not_overlap(norm):
    for earlier, later in pairwise(norm.values):
        assert earlier.valid_from < later.valid_from
        assert earlier.valid_until is None or earlier.valid_until < later.valid_from


@pytest.mark.parametrize("norm", NORMS, ids=[norm.name for norm in NORMS])
def test_policy_is_marked_as_policy(norm):
    assert norm.name.startswith("policy.") == (norm.origin is Origin.POLICY)
    assert norm.origin is not Origin.POLICY or norm.certainty is not Certainty.SURE


def test_european_thresholds_end_with_2027():
    for norm in NORMS:
        if norm.name.startswith(THRESHOLDS):
            assert norm.on(date(2022, 1, 1)) is not None
            assert norm.on(date(2027, 12, 31)) is not None
            assert norm.on(date(2028, 1, 1)) is None
            assert norm.on(date(2021, 12, 31)) is None


# --- the code of the checks


def check_modules() -> list[Path]:
    return sorted(Path(inspect.getfile(checks)).parent.glob("*.py"))


@pytest.mark.parametrize("path", check_modules(), ids=[path.stem for path in check_modules()])
def test_checks_hold_no_number_of_the_law(path: Path):
    """Only 0, 1, 2, 12 (months) and 100 (per cent); any other says on its line what it is, as `# number: ...`."""
    source = path.read_text("utf-8")
    lines = source.splitlines()
    strange = [
        f"{node.lineno}: {lines[node.lineno - 1].strip()}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node.value not in (0, 1, 2, 12, 100)
        and "# number:" not in lines[node.lineno - 1]
    ]
    assert strange == []


def test_every_theme_module_is_loaded():
    shared = {"__init__", "register", "parts", "sectors", "wording"}
    assert {path.stem for path in check_modules()} - shared == set(checks.THEMES)
