"""The other way round: on the page of an enterprise, the tenders in preparation that it could deliver."""

from dataclasses import replace

import pytest

from sociaalinkopen_desktop.application.ports import StorageProblem
from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.ui.pages.fitting_card import NONE_THERE, FittingCard
from tests.builders import a_tender
from tests.journeys.officer import Officer

from .made_up_enterprises import CATERING, GREEN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def calm(officer):
    window = officer.window
    officer.until(lambda: not (window.tasks.busy or window.background.busy or window.autosave.pending))


def start(officer, title, cpv, phase=Phase.PREPARATION):
    tender = a_tender(subject={"title": title, "main_cpv": cpv, "description": "", "place": "Heesch"}, lots=())
    officer.window.desk.start(replace(tender, id="", phase=phase))
    officer.settle()


def opened(officer, enterprise):
    kept = officer.window.services.register.save(enterprise).enterprise
    officer.window.register.open(kept.id)
    calm(officer)
    card = officer.window.page("enterprise").findChild(FittingCard)
    officer.until(lambda: "Het programma kijkt" not in card.sentence())
    calm(officer)
    return card


def words(card):
    return card.sentence().replace("\u00a0", " ")


def test_tenders_in_preparation_are_found_in_order_and_open(officer):
    start(officer, "Bermen", "77314000")
    start(officer, "Plantsoenen", "77310000")
    start(officer, "Lunch", "55520000")
    start(officer, "Bomen", "77310000", Phase.EXECUTION)
    card = opened(officer, GREEN)
    assert words(card).startswith("Van 3 aanbestedingen in voorbereiding: 2 passen.")
    assert [line.accessibleName().split(",")[0] for line in card.lines()] == ["Plantsoenen", "Bermen"]
    officer.window.page("enterprise").form.show_widget(card.lines()[0])
    officer.click(card.lines()[0])
    calm(officer)
    assert officer.tender.subject.title == "Plantsoenen"


def test_what_is_typed_about_the_enterprise_counts_at_once(officer):
    start(officer, "Lunch", "55520000")
    card = opened(officer, GREEN)
    assert words(card).startswith("Van 1 aanbesteding in voorbereiding past er nu geen")
    officer.window.register.editor.set("cpv", ("55520000-1",))
    officer.until(lambda: len(card.lines()) == 1)


def test_without_tenders_it_says_so(officer):
    assert words(opened(officer, CATERING)) == NONE_THERE


def test_tenders_that_cannot_be_read_are_told(officer, monkeypatch):
    def broken(*_args):
        raise StorageProblem("De aanbestedingen zijn niet te lezen.")

    monkeypatch.setattr(type(officer.window.services.dossiers), "rows", broken)
    assert words(opened(officer, CATERING)) == "De aanbestedingen zijn niet te lezen."
