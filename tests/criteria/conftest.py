"""Collects the YAML cases in this folder, so that  python -m pytest tests/criteria/market.yaml  works too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sociaalinkopen_desktop.content.problems import ContentProblem
from tests.criteria.cases import Case, faults_of, read_cases


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CaseFile | None":
    if file_path.suffix == ".yaml" and file_path.parent == Path(__file__).parent:
        return CaseFile.from_parent(parent, path=file_path)
    return None


class CaseFile(pytest.File):
    """A file with cases."""

    def collect(self) -> Iterator["CaseItem"]:
        try:
            cases = read_cases(self.path)
        except ContentProblem as problem:
            raise self.CollectError(problem.sentence) from problem
        for case in cases:
            yield CaseItem.from_parent(self, name=case.name, case=case)


class CaseItem(pytest.Item):
    """One case as a test."""

    def __init__(self, *, case: Case, **rest: object) -> None:
        super().__init__(**rest)
        self.case = case

    def runtest(self) -> None:
        if faults := faults_of(self.case):
            pytest.fail(report(self.case, faults), pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.case.name


def report(case: Case, faults: list[str]) -> str:
    """The message of a failing case: its name, what differs, and the article it stands for."""
    lines = [case.name, *(f"  {fault}" for fault in faults), f"  want: {case.because}"]
    return "\n".join([*lines, f"  bron: {case.source}"] if case.source else lines)
