"""The documents that belong to a tender besides the file itself: which there are, and what each says.

`document_of` makes one as a `Document`; what kind of file that becomes is decided elsewhere.
"""

from .advice_template import TemplateFault
from .gaps import gaps_in
from .kinds import DocumentKind, FileFormat, Material
from .making import MAKERS, document_of, kinds_for, other_kinds

__all__ = [
    "MAKERS",
    "DocumentKind",
    "FileFormat",
    "Material",
    "TemplateFault",
    "document_of",
    "gaps_in",
    "kinds_for",
    "other_kinds",
]
