"""Which documents there are, in which files they come, and what they are made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..assessment import Assessment
from ..choices import Choice, DocumentState
from ..duties import DutyState
from ..house_style import PLAIN, HouseStyle
from ..justification import Receipt
from ..norms import Norms
from ..tender import Tender


class DocumentKind(Choice):
    """The documents about one tender. The key is also the word in the file name."""

    JUSTIFICATION = "motivering", "Motiveringsdocument"
    PUBLIC_ANNEX = "bijlage", "Bijlage bij de aanbestedingsstukken"
    CONSULTATION_QUESTIONS = "consultatievragen", "Vragen voor de marktconsultatie"
    CONSULTATION_REPORT = "consultatieverslag", "Verslag van de marktconsultatie"
    BOARD_ADVICE = "advies", "College- of directieadvies"
    NOTICE_HELP = "invulhulp", "Invulhulp voor TenderNed"
    AWARD_ADVICE = "gunningsadvies", "Gunningsadvies"
    AWARD_REPORT = "proces-verbaal", "Proces-verbaal"


class FileFormat(Choice):
    """The files that a document can become; the key is the extension."""

    PDF = "pdf", "PDF, om te ondertekenen en te bewaren"
    DOCX = "docx", "Word, om verder te bewerken"
    ODT = "odt", "OpenDocument, om verder te bewerken"
    HTML = "html", "Webpagina, voor de website"


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything that a document about a tender may draw from.

    `norms` and `duties` are those of the assessment day. `state` is concept or final. `advice_template` is the text
    that the advice to the board follows (see `advice_template`).
    """

    tender: Tender
    assessment: Assessment
    norms: Norms
    receipt: Receipt
    duties: Sequence[DutyState] = ()
    house: HouseStyle = PLAIN
    state: DocumentState = DocumentState.DRAFT
    advice_template: str = ""
