"""Every document that the program can make of the examples that travel with it."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.application.exporting import Exporter
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.choices import DocumentState, Phase
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.domain.documents import DocumentKind, kinds_for
from sociaalinkopen_desktop.domain.market import Consultation, ConsultationAnswer, SharedInformation
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.exchange.examples import FIRST, WRITTEN_FOR, examples, read_example

_FOLDER = resource("examples")
NOW = datetime.combine(WRITTEN_FOR, datetime.min.time(), UTC)


_CONSULTATION = Consultation(
    purpose="Wat kan de markt leveren?",
    questions=("Wat kunt u leveren?", "Hoeveel tijd hebt u nodig?"),
    answers=(
        ConsultationAnswer(participant="Stichting Voorbeeldwerk", question=1, answer="Pakketten met de hand."),
        ConsultationAnswer(participant="Voorbeeld BV", question=2, answer="Zes weken.", is_anonymous=True),
    ),
    summary="De markt kan het leveren.",
    what_we_do="De termijn wordt langer.",
)
_TOLD = (
    SharedInformation(day=WRITTEN_FOR, occasion="Meet the market", what="De aantallen.", to_whom="alle aanwezigen"),
)


@cache
def _tenders() -> dict[str, Tender]:
    found = {item.key: read_example(_FOLDER, item.key) for item in examples(_FOLDER)}
    # Some documents are for later: nobody writes an advice on the award before there are tenders to compare.
    asked = replace(found[FIRST].market, consultation=_CONSULTATION, shared_information=_TOLD)
    return found | {
        f"{FIRST}, gunning": replace(found[FIRST], phase=Phase.AWARD),
        f"{FIRST}, consultatie": replace(found[FIRST], market=asked),
    }


@cache
def _exporter() -> Exporter:
    assessor = Assessor(read_compiled(resource("catalogue.json")), lambda: NOW.date())
    return Exporter(assessor=assessor, writers={}, clock=lambda: NOW, version="1.0.0")


def pairs() -> list[tuple[str, DocumentKind]]:
    """Each example with each kind of document that fits it; those of the first example first."""
    return [(key, kind) for key, tender in _tenders().items() for kind in kinds_for(tender)]


def pairs_of_first() -> list[tuple[str, DocumentKind]]:
    """Each kind once, of the example that shows most."""
    found = {kind: key for key, kind in reversed(pairs()) if key.startswith(FIRST)}
    return [(key, kind) for kind, key in found.items()]


@cache
def document(key: str, kind: DocumentKind, state: DocumentState = DocumentState.DRAFT) -> Document:
    return _exporter().document(kind, _tenders()[key], state=state)


def empty_tender(kind: DocumentKind) -> Document:
    """The document of a tender in which nothing has been filled in."""
    return _exporter().document(kind, Tender())


def overview() -> Document:
    """What the program judges by."""
    return _exporter().catalogue_overview("Voorbeeldgemeente")
