"""'Wat wij hebben verteld': the log of what enterprises heard, so that others can know it too (art. 2.51 Aw 2012)."""

from ... import dutch
from ...document import Block, Cell, CheckItem, Checks, Document, Paragraph, SignOff, Tone, WritePlace
from ..meeting import InformationGiven, Meeting
from . import parts
from .kinds import MeetingDocumentKind, MeetingMaterial

_BLANKS = 4


def information_log(material: MeetingMaterial) -> Document:
    """What was told, to whom, and whether it stands with the documents already; with room to add by pen."""
    meeting = material.meeting
    to_do = sum(item.added_on is None for item in meeting.information)
    return parts.document(
        MeetingDocumentKind.INFORMATION_LOG,
        material,
        parts.numbered(
            ("Wat wij hebben verteld", _told(meeting)),
            ("Tijdens de bijeenkomst opschrijven", _room()),
            (
                "Nagekeken",
                (SignOff(roles=("Inkoper",), declaration="Dit is alles wat wij hebben verteld of uitgedeeld."),),
            ),
        ),
        summary=(
            Paragraph(
                text="Hoort een onderneming iets dat anderen niet weten, dan kan dat een voorsprong geven. Daarom "
                "schrijven wij op wat wij vertellen en uitdelen. Het gaat bij de stukken van de aanbesteding waar het "
                "bij hoort. Zo weet iedereen hetzelfde (art. 2.51 Aanbestedingswet 2012)."
            ),
        ),
        compact=True,
        more=(("Nog bij de stukken te zetten", dutch.number(to_do)),),
    )


def information_rows(meeting: Meeting) -> tuple[Block, ...]:
    """The log as a table."""
    names = {item.tender_id: item.title.strip() or item.reference.strip() for item in meeting.tenders}
    columns = (("Datum", 1.4), ("Wat", 4.4), ("Aan wie", 2.2), ("Hoort bij", 2.2), ("Bij de stukken", 1.8))
    return parts.table(
        "Wat wij vertelden of uitdeelden",
        columns,
        (
            (
                dutch.day(item.day) if item.day else "",
                item.what,
                item.to_whom,
                names.get(item.tender_id, "alle aanbestedingen" if not item.tender_id else ""),
                _state(item),
            )
            for item in meeting.information
        ),
    )


def _told(meeting: Meeting) -> tuple[Block, ...]:
    rows = information_rows(meeting)
    tenders = parts.table(
        "Aanbestedingen",
        (("Aanbesteding", 5), ("Kenmerk", 2)),
        ((item.title, item.reference) for item in meeting.tenders),
    )
    return (*(rows or (parts.muted("Er is nog niets opgeschreven."),)), *tenders)


def _state(item: InformationGiven) -> Cell:
    if item.added_on is None:
        return Cell(text="Nog doen", tone=Tone.WHY)
    return Cell(text=dutch.day(item.added_on), tone=Tone.OK)


def _room() -> tuple[Block, ...]:
    """Lines for the pen: what, and to whom."""
    rows = tuple(
        CheckItem(
            key=str(at),
            number=str(at),
            asks_state=False,
            signed=False,
            places=(
                WritePlace(key="wat", label="Wat vertelde u of deelde u uit?", share=3, lines=2, shows_label=at == 1),
                WritePlace(key="wie", label="Aan wie?", share=1.4, lines=2, shows_label=at == 1),
            ),
        )
        for at in range(1, _BLANKS + 1)
    )
    return (Checks(name="verteld", caption="", items=rows),)
