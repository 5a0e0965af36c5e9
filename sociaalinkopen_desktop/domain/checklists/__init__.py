"""The checklists that are printed, filled in and read back: what they ask, what they say, and what they change."""

from .checklist import Binding, Checklist, ChecklistLibrary, FormKind, Line, Part, RowColumn
from .differences import Difference, WrongForm, checklist_of, differences, merged, told_lines
from .filling import FilledLine, filled
from .form import FormField, FormIdentity, ReadForm, identity_in, identity_of
from .sheet import SheetMaker, checklist_document

__all__ = [
    "Binding",
    "Checklist",
    "ChecklistLibrary",
    "Difference",
    "FilledLine",
    "FormField",
    "FormIdentity",
    "FormKind",
    "Line",
    "Part",
    "ReadForm",
    "RowColumn",
    "SheetMaker",
    "WrongForm",
    "checklist_document",
    "checklist_of",
    "differences",
    "filled",
    "identity_in",
    "identity_of",
    "merged",
    "told_lines",
]
