"""Both standards, PDF/A-2a and PDF/UA-1, judged by veraPDF. That it sees defects: test_negative_controls.py."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from sociaalinkopen_desktop.domain.choices import DocumentState
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.documents import DocumentKind
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from tests.reports import every_kind
from tests.reports.extremes import EXTREMES, LONG
from tests.reports.samples import empty, everyday, hostile
from tests.reports.verapdf import Verdict

pytestmark = pytest.mark.verapdf

Validate = Callable[[Iterable[Path]], dict[Path, Verdict]]
GOOD: dict[str, Document] = {"everyday": everyday(), "hostile": hostile(), "empty": empty()}


def verdicts_on(documents: Mapping[str, Document], folder: Path, validate: Validate) -> dict[str, Verdict]:
    """What veraPDF says about each document, from one run of Java."""
    paths = {name: folder / f"{number:03}.pdf" for number, name in enumerate(documents)}
    for name, document in documents.items():
        paths[name].write_bytes(pdf_bytes(document))
    found = validate(paths.values())
    return {name: found[path] for name, path in paths.items()}


def broken_by(verdicts: Mapping[str, Verdict]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The rules that are broken, by document; a verdict on nearly nothing counts as one."""
    return {
        name: verdict.failed
        for name, verdict in verdicts.items()
        if not verdict.passes or min(verdict.checks.values()) < 100
    }


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, validate: Validate) -> dict[str, Verdict]:
    return verdicts_on(GOOD, tmp_path_factory.mktemp("verapdf"), validate)


@pytest.mark.parametrize("name", GOOD)
def test_a_document_keeps_both_standards(verdicts: dict[str, Verdict], name: str) -> None:
    verdict = verdicts[name]
    assert verdict.failed == {"2a": (), "ua1": ()}
    assert all(count > 100 for count in verdict.checks.values())


@pytest.mark.slow
def test_every_kind_of_document_of_every_example_keeps_both_standards(tmp_path: Path, validate: Validate) -> None:
    documents = {f"{key} {kind} {state}": every_kind.document(key, kind, state)
                 for key, kind in every_kind.pairs() for state in DocumentState}  # fmt: skip
    documents |= {f"leeg {kind}": every_kind.empty_tender(kind) for kind in DocumentKind}
    documents["overview"] = every_kind.overview()
    assert len(documents) > 50
    assert broken_by(verdicts_on(documents, tmp_path, validate)) == {}


@pytest.mark.slow
def test_every_extreme_document_keeps_both_standards(tmp_path: Path, validate: Validate) -> None:
    documents = {name: make() for name, make in (EXTREMES | LONG).items()}
    assert broken_by(verdicts_on(documents, tmp_path, validate)) == {}
