"""Duties that can only be fulfilled when the tenders are in, or during the contract."""

from collections.abc import Sequence

from ..assessment import Finding
from ..norms import Norms
from ..tender import Tender
from .answers import DutyAnswer, Judge, after_award, does_not_arise, duty, fulfilled_by

IN_THE_REPORT = {
    "MP-29": "Vond u een belangenconflict? Zet het met uw maatregel in het proces-verbaal.",
    "MP-30": "Gaf u een vertrouwelijk antwoord? Zet in het proces-verbaal dat het er is.",
    "MP-31": "Wees u iemand af? Geef de redenen in de brief en in het proces-verbaal.",
    "MP-33": "Noem in de mededeling de winnaar, zijn voordelen en de wachttijd.",
    "MP-34": "Zet de reden van de keuze en het deel voor onderaannemers in het proces-verbaal.",
    "MP-35": "Trekt u in? Leg uit waarom, en of u kosten vergoedt.",
}


def _later(sentence: str) -> Judge:
    def judge(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
        return after_award(sentence)

    return judge


for _identifier, _sentence in IN_THE_REPORT.items():
    duty(_identifier)(_later(_sentence))


@duty("MP-32")
def low_tender(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """A very low tender is questioned before anything is decided (art. 2.116)."""
    if tender.award.has_low_tender is None:
        return after_award("Is een inschrijving heel laag? Vraag om uitleg, en zet uw oordeel in het proces-verbaal.")
    if not tender.award.has_low_tender:
        return does_not_arise("Geen inschrijving was heel laag.")
    return fulfilled_by(tender, "award.low_tender_was_questioned")


@duty("MP-36")
def modification(tender: Tender, norms: Norms, findings: Sequence[Finding]) -> DutyAnswer:
    """Changes of the contract while it runs (art. 2.163a-2.163g)."""
    return after_award("Wijzigt u het contract? Noteer dan op welke grond van de wet dat mag.")
