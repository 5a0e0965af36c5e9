"""Agreements, revisions and attachments in the document; private notes never."""

from dataclasses import replace
from datetime import date

from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.document import Cell, Table
from sociaalinkopen_desktop.domain.dossier import Attachment, StepNote
from sociaalinkopen_desktop.domain.fields import replaced
from sociaalinkopen_desktop.domain.justification.around import agreements, around_chapter
from sociaalinkopen_desktop.domain.revising import recorded, with_phase
from sociaalinkopen_desktop.domain.sign_off import agreed
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender
from tests.domain.test_justification import justified, plain_text

DAY = date(2026, 11, 24)


def words(cells: tuple[Cell, ...]) -> list[str]:
    return [cell.text for cell in cells]


def test_without_revisions_and_attachments_there_is_no_chapter():
    assert around_chapter(a_tender()) == ()
    assert agreements(a_tender()) == ()


def test_revisions_stand_in_a_table_with_what_and_why():
    tender = with_phase(a_tender(phase="review"), Phase.PUBLISHED, DAY)
    tender = recorded(tender, ("Titel: was A, wordt B",), "Vraag 3 in de nota", date(2026, 12, 1))
    (chapter,) = around_chapter(tender)
    (table,) = [block for block in chapter.blocks if isinstance(block, Table)]
    assert [words(row) for row in table.rows] == [
        ["Gepubliceerd", "24-11-2026", "–", "–"],
        ["Herziening 1", "1-12-2026", "Titel: was A, wordt B", "Vraag 3 in de nota"],
    ]


def test_attachments_are_named_with_their_place_and_step():
    attachment = Attachment(title="Marktverkenning", location="Z:\\inkoop\\verkenning.pdf", step=Step.MARKET)
    (chapter,) = around_chapter(Tender(attachments=(attachment, Attachment(location="Zaak 12", added_on=DAY))))
    assert (chapter.number, chapter.title) == (17, "Herzieningen en bijlagen")
    (table,) = [block for block in chapter.blocks if isinstance(block, Table)]
    assert [words(row) for row in table.rows] == [
        ["Marktverkenning", "Z:\\inkoop\\verkenning.pdf", "Stap 7 Markt", "–"],
        ["–", "Zaak 12", "Het hele dossier", "24-11-2026"],
    ]


def test_an_agreement_says_whether_the_step_changed_since():
    signed = agreed(a_tender(), Step.SUBJECT, "Budgethouder", DAY)
    (table,) = agreements(signed)
    assert words(table.rows[0]) == ["1 Opdracht", "Budgethouder", "24-11-2026", "Akkoord"]
    (table,) = agreements(replaced(signed, "subject.title", "Anders"))
    assert table.rows[0][3].text == "Gewijzigd na akkoord"


def test_a_note_never_stands_in_the_document():
    secret = "Deze leverancier belde al drie keer"
    tender = replace(a_tender(), notes=(StepNote(step=Step.MARKET, text=secret),))
    assert secret not in plain_text(justified(tender))
    assert plain_text(justified(tender)) == plain_text(justified(a_tender()))
