"""Checklists of a tender: on paper, as a form, and back again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..domain.assessment import Assessment
from ..domain.checklists import (
    Checklist,
    ChecklistLibrary,
    Difference,
    FormKind,
    ReadForm,
    SheetMaker,
    WrongForm,
    checklist_document,
    checklist_of,
    differences,
)
from ..domain.document import Document
from ..domain.house_style import HouseStyle
from ..domain.tender import Tender
from .ports import Clock, DocumentWriter, InputProblem


@dataclass(frozen=True, kw_only=True)
class FormReading:
    """What came back in a form: of which checklist, what it would change, and what could not be used."""

    checklist: Checklist
    differences: tuple[Difference, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChecklistDesk:
    """Makes checklists and reads them back. `library` is asked when it is first needed."""

    library: Callable[[], ChecklistLibrary]
    read: Callable[[Path], ReadForm]
    write: DocumentWriter
    clock: Clock
    house_style: Callable[[], HouseStyle] = HouseStyle

    def checklists(self) -> Sequence[Checklist]:
        """All checklists, by number."""
        return self.library().checklists

    def document(
        self, checklist: str, tender: Tender, assessment: Assessment, kind: FormKind, *, fillable: bool = False
    ) -> Document:
        """One checklist for a tender. Raises KeyError for a checklist that does not exist."""
        maker = SheetMaker(made_on=self.clock().date(), house=self.house_style())
        return checklist_document(
            self.library().checklist(checklist), tender, assessment, kind, maker, fillable=fillable
        )

    def save(self, document: Document, target: Path) -> Path:
        """Write a checklist as PDF; returns where it is. Raises ExportProblem, and then leaves no half file."""
        self.write(document, target)
        return target

    def reading(self, path: Path, tender: Tender) -> FormReading:
        """Lay a filled-in form beside the tender; nothing is changed. Raises InputProblem."""
        form = self.read(path)
        try:
            checklist = checklist_of(form, tender, self.library())
        except WrongForm as wrong:
            raise InputProblem([wrong.sentence]) from None
        return FormReading(checklist=checklist, differences=differences(checklist, tender, form), remarks=form.remarks)
