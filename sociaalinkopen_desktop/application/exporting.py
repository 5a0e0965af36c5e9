"""Make the justification of a tender and put it in a file."""

from dataclasses import dataclass
from pathlib import Path

from ..domain.assessment import Assessment
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
        if target.is_dir():
            raise ExportProblem(f"“{target}” is een map. Noem ook het bestand, bijvoorbeeld “motivering.pdf”.")
        self.write_pdf(self.justification(tender, assessment), target)
        return target
