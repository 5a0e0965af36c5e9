"""Make documents and put them in files: the justification of a tender, and what the program judges by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..domain.assessment import Assessment
from ..domain.catalogue_document import catalogue_document
from ..domain.catalogue_search import EVERYTHING, CatalogueFilter
from ..domain.choices import DocumentState
from ..domain.cpv import CpvList, with_labels
from ..domain.document import Document
from ..domain.documents import DocumentKind, FileFormat, Material, TemplateFault, document_of
from ..domain.duties import duties_of
from ..domain.house_style import HouseStyle
from ..domain.justification import PackUsed, Receipt
from ..domain.tender import Tender
from .advice_text import default_advice
from .assessing import Judge
from .ports import Clock, DocumentWriter, ExportProblem, InputProblem


def _no_codes() -> CpvList:
    return CpvList(())


@dataclass(frozen=True, kw_only=True)
class Origins:
    """Which packs and which policy profile are judged by, for the receipt."""

    packs: tuple[PackUsed, ...] = ()
    profile_fingerprint: str = ""


@dataclass(frozen=True)
class Exporter:
    """Makes documents. `version` is the program's own version, printed in the receipt.

    `writers` draw a document in a file of each kind. `house_style` is asked for each document, so that a change of the
    settings counts at once. `codes` gives the CPV list, whose labels stand behind the codes of the tender. `origins`
    tells what the receipt prints of packs and policy; `advice_template` is the text that an advice follows.
    """

    assessor: Judge
    writers: Mapping[FileFormat, DocumentWriter]
    clock: Clock
    version: str
    house_style: Callable[[], HouseStyle] = HouseStyle
    codes: Callable[[], CpvList] = _no_codes
    origins: Callable[[], Origins] = Origins
    advice_template: Callable[[], str] = default_advice

    def document(
        self,
        kind: DocumentKind,
        tender: Tender,
        assessment: Assessment | None = None,
        state: DocumentState = DocumentState.DRAFT,
    ) -> Document:
        """A document about the tender, judged now or as in `assessment`.

        Raises InputProblem for an advice whose template cannot be followed.
        """
        judged = assessment or self.assessor.assess(tender)
        norms, origins = self.assessor.norms(judged.day), self.origins()
        material = Material(
            tender=with_labels(tender, self.codes()),
            assessment=judged,
            norms=norms,
            receipt=Receipt(
                program_version=self.version,
                made_on=self.clock().date(),
                packs=origins.packs,
                profile_fingerprint=origins.profile_fingerprint,
            ),
            duties=duties_of(tender, norms, self.assessor.catalogue, judged.findings),
            house=self.house_style(),
            state=state,
            advice_template=self.advice_template() if kind is DocumentKind.BOARD_ADVICE else "",
        )
        try:
            return document_of(kind, material)
        except TemplateFault as fault:
            raise InputProblem([f"De tekst van het advies: {sentence}" for sentence in fault.sentences]) from None

    def write(self, document: Document, target: Path, form: FileFormat = FileFormat.PDF) -> Path:
        """Write a document as a file of that kind; returns where it is.

        Raises ExportProblem, and then leaves no half file; KeyError for a kind of file that has no writer.
        """
        _refuse_folder(target, document.file_name)
        self.writers[form](document, target)
        return target

    def justification(self, tender: Tender, assessment: Assessment | None = None) -> Document:
        """The justification of the tender, judged now or as in `assessment`."""
        return self.document(DocumentKind.JUSTIFICATION, tender, assessment)

    def export_pdf(self, tender: Tender, target: Path, assessment: Assessment | None = None) -> Path:
        """Write the justification as PDF; returns where it is. Raises ExportProblem, and then leaves no half file."""
        return self.write(self.justification(tender, assessment), target)

    def catalogue_overview(self, organisation: str = "", wanted: CatalogueFilter = EVERYTHING) -> Document:
        """What the program judges by today: what is `wanted` of the criteria, numbers and duties in force."""
        today = self.clock().date()
        return catalogue_document(self.assessor.catalogue, today, organisation, today, self.version, wanted)

    def export_catalogue(self, target: Path, organisation: str = "", wanted: CatalogueFilter = EVERYTHING) -> Path:
        """Write that overview as PDF; returns where it is. Raises ExportProblem, and then leaves no half file."""
        return self.write(self.catalogue_overview(organisation, wanted), target)


def _refuse_folder(target: Path, example: str) -> None:
    if target.is_dir():
        raise ExportProblem(f"“{target}” is een map. Noem ook het bestand, bijvoorbeeld “{example}”.")
