"""Make the justification of a tender and put it in a file."""

from dataclasses import dataclass
from pathlib import Path

from ..domain.assessment import Assessment
from ..domain.document import Document
from ..domain.justification import Receipt, justify
from ..domain.tender import Tender
from .assessing import Assessor
from .ports import Clock, DocumentWriter, ExportProblem


@dataclass(frozen=True)
class Exporter:
    """Makes documents. `version` is the program's own version, printed in the receipt."""

    assessor: Assessor
    write_pdf: DocumentWriter
    clock: Clock
    version: str

    def justification(self, tender: Tender, assessment: Assessment | None = None) -> Document:
        """The justification of the tender, judged now or as in `assessment`."""
        judged = assessment or self.assessor.assess(tender)
        receipt = Receipt(program_version=self.version, made_on=self.clock().date())
        return justify(tender, judged, self.assessor.norms(judged.day), receipt)

    def export_pdf(self, tender: Tender, target: Path, assessment: Assessment | None = None) -> Path:
        """Write the justification as PDF; returns where it is. Raises ExportProblem, and then leaves no half file."""
        if target.is_dir():
            raise ExportProblem(f"“{target}” is een map. Noem ook het bestand, bijvoorbeeld “motivering.pdf”.")
        self.write_pdf(self.justification(tender, assessment), target)
        return target
