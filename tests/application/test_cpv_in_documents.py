"""Behind a CPV code in a document stands what it means."""

from sociaalinkopen_desktop.application.exporting import Exporter
from sociaalinkopen_desktop.domain.cpv import CpvCode, CpvList, with_labels
from tests.builders import a_lot, a_tender

CODES = CpvList([CpvCode("77310000", "6", "Beplanten"), CpvCode("77341000", "2", "Snoeien van bomen")])


def test_the_label_stands_behind_the_code_in_the_justification(assessor, clock):
    exporter = Exporter(assessor, {}, clock, "1.2.3", codes=lambda: CODES)
    told = str(exporter.justification(a_tender(lots=(a_lot(cpv="77341000-2"),))).chapters)
    assert "77310000-6 Beplanten" in told
    assert "77341000-2 Snoeien van bomen" in told


def test_without_a_list_the_code_stands_alone(assessor, clock):
    told = str(Exporter(assessor, {}, clock, "1.2.3").justification(a_tender()).chapters)
    assert "77310000" in told
    assert "Beplanten" not in told


def test_a_code_that_is_not_in_the_list_stays_as_it_is_and_so_does_the_tender():
    tender = a_tender(subject={"main_cpv": "99999999", "additional_cpvs": ["77341000", "1"]}, lots=(a_lot(),))
    shown = with_labels(tender, CODES)
    assert shown.subject.main_cpv == "99999999"
    assert shown.subject.additional_cpvs == ("77341000-2 Snoeien van bomen", "1")
    assert shown.lots == tender.lots
    assert tender.subject.additional_cpvs == ("77341000", "1")
