"""The commands that write a checklist and take over what was filled in on one."""

import argparse

from ..application.ports import InputProblem
from ..domain.checklists import FormKind, merged, told_lines
from ..exchange.tender_file import read_tender, write_tender
from .building import DONE, checklist_desk, make_assessor, refuse_overwriting


def checklist(asked: argparse.Namespace) -> int:
    """checklist: write one of the checklists, empty, half or filled in."""
    tender = read_tender(asked.bestand)
    for source in filter(None, (asked.bestand, asked.profiel)):
        refuse_overwriting(source, asked.pdf)
    desk = checklist_desk(asked.data_folder)
    known = [item.id for item in desk.checklists()]
    if asked.soort not in known:
        raise InputProblem([f"'{asked.soort}' is geen checklist. Kies uit: {', '.join(known)}."])
    kind = FormKind.BLANK if asked.leeg else FormKind.HALF if asked.half else FormKind.FILLED
    judged = make_assessor(asked.profiel).assess(tender)
    document = desk.document(asked.soort, tender, judged, kind, fillable=asked.invulbaar)
    print(f"{document.kind} staat in {desk.save(document, asked.pdf)}")
    return DONE


def read_back(asked: argparse.Namespace) -> int:
    """inlezen: take over what was filled in on a form."""
    tender = read_tender(asked.bestand)
    for source in (asked.bestand, asked.formulier):
        refuse_overwriting(source, asked.doel)
    reading = checklist_desk().reading(asked.formulier, tender)
    for line in (*reading.remarks, *told_lines(reading.differences)):
        print(line)
    if not reading.differences:
        print("Het formulier zegt hetzelfde als het dossier. Er is niets over te nemen.")
    write_tender(merged(reading.checklist, tender, reading.differences), asked.doel)
    print(f"De aanbesteding staat in {asked.doel}")
    return DONE
