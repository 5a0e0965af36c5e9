"""From material to document: one writer for each kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ..choices import Procedure
from ..document import Document
from ..eforms_values import has_notice
from ..justification import justify
from ..tender import Tender
from .advice import advice
from .annex import annex
from .award import AWARDED, award_advice
from .consultation import consultation_questions, consultation_report, has_answers, has_consultation
from .kinds import DocumentKind, Material
from .notice import notice_help
from .report import award_report, is_asked


@dataclass(frozen=True, kw_only=True)
class Maker:
    """How a kind is made. `about` tells the officer in one or two sentences what it is and for whom.

    `applies` says for which tenders it is offered; what does not apply is hidden.
    """

    write: Callable[[Material], Document]
    about: str
    applies: Callable[[Tender], bool] = lambda _tender: True


def _justification(material: Material) -> Document:
    return justify(
        material.tender,
        material.assessment,
        material.norms,
        material.receipt,
        material.state,
        material.duties,
        material.house,
    )


MAKERS: Mapping[DocumentKind, Maker] = {
    DocumentKind.JUSTIFICATION: Maker(
        write=_justification,
        about="Zestien hoofdstukken: van kerngegevens tot ondertekening. Wat ook in de aanbestedingsstukken moet, "
        "staat er gemarkeerd in.",
    ),
    DocumentKind.PUBLIC_ANNEX: Maker(
        write=annex,
        about="Voor ondernemers: eisen, gewichten en de uitleg die de wet in de stukken wil. Niets dat intern is.",
        applies=lambda tender: tender.procedure.procedure is not Procedure.IN_HOUSE,
    ),
    DocumentKind.CONSULTATION_QUESTIONS: Maker(
        write=consultation_questions,
        about="Voor de markt, voordat u iets uitvraagt: uw vragen, voor iedereen dezelfde.",
        applies=has_consultation,
    ),
    DocumentKind.CONSULTATION_REPORT: Maker(
        write=consultation_report,
        about="Bij de stukken: wat de markt zei en wat u ermee doet, zodat niemand een voorsprong heeft.",
        applies=has_answers,
    ),
    DocumentKind.BOARD_ADVICE: Maker(
        write=advice,
        about="Eén of twee bladzijden voor wie beslist: voorstel, besluitpunten, argumenten en kanttekeningen.",
    ),
    DocumentKind.NOTICE_HELP: Maker(
        write=notice_help,
        about="De velden van de aankondiging met hun code, wat u invult, en wat nog ontbreekt.",
        applies=has_notice,
    ),
    DocumentKind.AWARD_ADVICE: Maker(
        write=award_advice,
        about="Na de inschrijving: scores, rangorde, redenen, afwijzingen en de wachttijd.",
        applies=lambda tender: tender.phase in AWARDED,
    ),
    DocumentKind.AWARD_REPORT: Maker(
        write=award_report,
        about="Elk onderdeel van art. 2.132, met wat het dossier weet en plaats voor de rest.",
        applies=lambda tender: is_asked(tender) and tender.phase in AWARDED,
    ),
}


def document_of(kind: DocumentKind, material: Material) -> Document:
    """The document of that kind, in the size of type that the organisation chose."""
    return replace(MAKERS[kind].write(material), points=material.house.points)


def kinds_for(tender: Tender) -> tuple[DocumentKind, ...]:
    """The documents that fit this tender, in the order in which they are offered."""
    return tuple(kind for kind, maker in MAKERS.items() if maker.applies(tender))


def other_kinds(tender: Tender) -> tuple[DocumentKind, ...]:
    """The other documents, which may be made all the same when the officer wants them."""
    fitting = kinds_for(tender)
    return tuple(kind for kind in MAKERS if kind not in fitting)
