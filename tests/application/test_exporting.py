"""Making the justification and putting it in a file."""

from datetime import date

import pytest

from sociaalinkopen_desktop.application.exporting import Exporter
from sociaalinkopen_desktop.application.ports import ExportProblem
from tests.builders import a_tender
from tests.fakes import RememberingWriter


@pytest.fixture
def writer() -> RememberingWriter:
    return RememberingWriter()


@pytest.fixture
def exporter(assessor, writer, clock) -> Exporter:
    return Exporter(assessor, writer, clock, "1.2.3")


def test_the_justification_is_made_today_by_the_law_of_its_own_day(exporter):
    document = exporter.justification(a_tender())
    assert document.title == "Groenonderhoud in twee wijken"
    assert document.date == date(2026, 11, 24)
    assert document.disclaimer.endswith("Getoetst aan het recht van 1-12-2026.")
    assert any("1.2.3" in str(block) for block in document.chapters[14].blocks)


def test_an_assessment_that_was_made_already_is_used(exporter, assessor):
    judged = assessor.assess(a_tender(), date(2026, 2, 1))
    assert exporter.justification(a_tender(), judged).disclaimer.endswith("het recht van 1-2-2026.")


def test_the_pdf_is_written_where_it_was_asked(exporter, writer, tmp_path):
    target = tmp_path / "motivering.pdf"
    assert exporter.export_pdf(a_tender(), target) == target
    ((document, where),) = writer.drawn
    assert (document, where) == (exporter.justification(a_tender()), target)


def test_a_folder_is_no_place_for_a_pdf(exporter, writer, tmp_path):
    with pytest.raises(ExportProblem, match="is een map"):
        exporter.export_pdf(a_tender(), tmp_path)
    assert writer.drawn == []


def test_a_problem_of_the_writer_goes_on(assessor, clock, tmp_path):
    full = Exporter(assessor, RememberingWriter(ExportProblem("De schijf is vol.")), clock, "1")
    with pytest.raises(ExportProblem, match="schijf is vol"):
        full.export_pdf(a_tender(), tmp_path / "motivering.pdf")
