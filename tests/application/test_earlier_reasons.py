"""What was explained before on a criterion, from a real data file."""

from datetime import UTC, datetime
from pathlib import Path

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.application.dossiers import Dossiers
from sociaalinkopen_desktop.db.store import open_store
from sociaalinkopen_desktop.domain.tender import Deviation
from tests.builders import a_tender


def test_reasons_of_other_tenders_come_back_and_those_of_this_one_do_not(tmp_path: Path, assessor: Assessor):
    def now() -> datetime:
        return datetime(2026, 11, 24, 10, 42, tzinfo=UTC)

    store = open_store(tmp_path / "gegevens.sqlite", now)
    try:
        dossiers = Dossiers(store, assessor, now)
        reason = {"criterion": "WET-11", "why": "Risico.", "how_far": "Geen grens.", "why_here": "Gasleiding."}
        first = dossiers.start(a_tender(subject={"title": "Groen"}, deviations=[reason])).tender
        second = dossiers.start(a_tender()).tender
        (found,) = dossiers.earlier_reasons("WET-11", second)
        assert found.tender_title == "Groen"
        assert found.reason == Deviation(**reason)
        assert list(dossiers.earlier_reasons("WET-11", first)) == []
        assert list(dossiers.earlier_reasons("WET-10", second)) == []
    finally:
        store.close()
