"""Making the justification and putting it in a file."""

from datetime import date

import pytest

from sociaalinkopen_desktop.application.exporting import Exporter
from sociaalinkopen_desktop.application.ports import ExportProblem
from sociaalinkopen_desktop.domain.catalogue_search import CatalogueFilter, Part
from sociaalinkopen_desktop.domain.documents import FileFormat
from tests.builders import a_tender
from tests.fakes import RememberingWriter


@pytest.fixture
def writer() -> RememberingWriter:
    return RememberingWriter()


@pytest.fixture
def exporter(assessor, writer, clock) -> Exporter:
    return Exporter(assessor, {FileFormat.PDF: writer}, clock, "1.2.3")


def test_the_justification_is_made_today_by_the_law_of_its_own_day(exporter):
    document = exporter.justification(a_tender())
    assert document.title == "Groenonderhoud in twee wijken"
    assert document.date == date(2026, 11, 24)
    assert document.disclaimer.endswith("Getoetst aan het recht van 1-12-2026.")
    assert any("1.2.3" in str(block) for block in document.chapters[14].blocks)


def test_an_assessment_that_was_made_already_is_used(exporter, assessor):
    judged = assessor.assess(a_tender(), date(2026, 2, 1))
    assert exporter.justification(a_tender(), judged).disclaimer.endswith("het recht van 1-2-2026.")


def test_the_justification_has_the_duties_of_its_day(exporter):
    told = str(exporter.justification(a_tender()).chapters[12].blocks)
    assert "Motiveringsplichten" in told
    assert "Keuze van de procedure" in told


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
    full = Exporter(assessor, {FileFormat.PDF: RememberingWriter(ExportProblem("De schijf is vol."))}, clock, "1")
    with pytest.raises(ExportProblem, match="schijf is vol"):
        full.export_pdf(a_tender(), tmp_path / "motivering.pdf")


def test_the_overview_of_what_is_judged_by_is_made_today_of_all_that_is_in_force(exporter, assessor):
    document = exporter.catalogue_overview("Voorbeeldgemeente")
    assert (document.title, document.organisation) == ("Waarop toetsen wij?", "Voorbeeldgemeente")
    assert document.date == date(2026, 11, 24)
    assert all(item.title in str(document.chapters) for item in assessor.catalogue.criteria)
    assert "Sociaal Inkopen Desktop 1.2.3" in str(document.chapters[-1])


def test_the_overview_is_written_with_only_what_is_wanted(exporter, writer, tmp_path):
    target, wanted = tmp_path / "overzicht.pdf", CatalogueFilter(part=Part.NORMS)
    assert exporter.export_catalogue(target, "Voorbeeldgemeente", wanted) == target
    ((document, where),) = writer.drawn
    assert (document, where) == (exporter.catalogue_overview("Voorbeeldgemeente", wanted), target)
    with pytest.raises(ExportProblem, match="is een map"):
        exporter.export_catalogue(tmp_path)
