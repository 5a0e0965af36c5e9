"""Make documents and put them in files: the justification of a tender, and what the program judges by."""

from dataclasses import dataclass
from pathlib import Path

from ..domain.assessment import Assessment
from ..domain.catalogue_document import catalogue_document
from ..domain.catalogue_search import EVERYTHING, CatalogueFilter
from ..domain.document import Document
from ..domain.duties import duties_of
from ..domain.justification import Receipt, justify
from ..domain.tender import Tender
from .assessing import Judge
from .ports import Clock, DocumentWriter, ExportProblem


@dataclass(frozen=True)
class Exporter:
    """Makes documents. `version` is the program's own version, printed in the receipt."""

    assessor: Judge
    write_pdf: DocumentWriter
    clock: Clock
    version: str

    def justification(self, tender: Tender, assessment: Assessment | None = None) -> Document:
        """The justification of the tender, judged now or as in `assessment`."""
        judged = assessment or self.assessor.assess(tender)
        receipt = Receipt(program_version=self.version, made_on=self.clock().date())
        norms = self.assessor.norms(judged.day)
        duties = duties_of(tender, norms, self.assessor.catalogue, judged.findings)
        return justify(tender, judged, norms, receipt, duties=duties)

    def export_pdf(self, tender: Tender, target: Path, assessment: Assessment | None = None) -> Path:
        """Write the justification as PDF; returns where it is. Raises ExportProblem, and then leaves no half file."""
        _refuse_folder(target, "motivering.pdf")
        self.write_pdf(self.justification(tender, assessment), target)
        return target

    def catalogue_overview(self, organisation: str = "", wanted: CatalogueFilter = EVERYTHING) -> Document:
        """What the program judges by today: what is `wanted` of the criteria, numbers and duties in force."""
        today = self.clock().date()
        return catalogue_document(self.assessor.catalogue, today, organisation, today, self.version, wanted)

    def export_catalogue(self, target: Path, organisation: str = "", wanted: CatalogueFilter = EVERYTHING) -> Path:
        """Write that overview as PDF; returns where it is. Raises ExportProblem, and then leaves no half file."""
        _refuse_folder(target, "waarop toetsen wij.pdf")
        self.write_pdf(self.catalogue_overview(organisation, wanted), target)
        return target


def _refuse_folder(target: Path, example: str) -> None:
    if target.is_dir():
        raise ExportProblem(f"“{target}” is een map. Noem ook het bestand, bijvoorbeeld “{example}”.")
