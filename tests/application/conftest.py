"""A small catalogue, and the use cases around a store in memory."""

from datetime import date

import pytest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.application.dossiers import Dossiers
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.catalogue import Catalogue
from tests.fakes import InMemoryTenderStore


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_compiled(resource("catalogue.json"))


@pytest.fixture
def assessor(catalogue: Catalogue) -> Assessor:
    return Assessor(catalogue, lambda: date(2026, 11, 24))


@pytest.fixture
def store() -> InMemoryTenderStore:
    return InMemoryTenderStore()


@pytest.fixture
def dossiers(store: InMemoryTenderStore, assessor: Assessor, clock) -> Dossiers:
    return Dossiers(store, assessor, clock)
