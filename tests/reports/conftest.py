"""Fixtures for tests of the PDFs."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.reports import verapdf
from tests.reports.verapdf import Verdict


@pytest.fixture(scope="session")
def validate() -> Callable[[Iterable[Path]], dict[Path, Verdict]]:
    """Asks veraPDF about several files at once; skips, with the reason, where it cannot run."""
    if verapdf.missing():
        pytest.skip(f"no veraPDF: {verapdf.missing()}")
    return verapdf.validate
