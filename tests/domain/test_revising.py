"""The log of revisions: begins with the publication, tells what changed, and holds no private notes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sociaalinkopen_desktop.domain.choices import Phase
from sociaalinkopen_desktop.domain.dossier import Revision, StepNote
from sociaalinkopen_desktop.domain.fields import replaced
from sociaalinkopen_desktop.domain.revising import change_lines, recorded, told, with_phase
from sociaalinkopen_desktop.domain.tender import Tender
from tests.builders import a_tender

DAY = date(2026, 11, 24)
PUBLISHED = with_phase(a_tender(phase="preparation"), Phase.PUBLISHED, DAY)


def test_publishing_writes_revision_nought():
    assert PUBLISHED.phase is Phase.PUBLISHED
    assert PUBLISHED.revisions == (Revision(number=0, made_on=DAY),)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.PUBLISHED])
def test_another_phase_writes_nothing(phase):
    assert with_phase(a_tender(phase="preparation"), phase, DAY).revisions == ()


def test_publishing_again_does_not_begin_the_log_anew():
    awarded = with_phase(PUBLISHED, Phase.AWARD, DAY)
    assert with_phase(awarded, Phase.PUBLISHED, date(2027, 1, 1)).revisions == PUBLISHED.revisions


def test_a_publication_that_is_taken_back_leaves_no_log_until_something_was_revised():
    assert with_phase(PUBLISHED, Phase.REVIEW, DAY).revisions == ()
    revised = recorded(PUBLISHED, ("Titel",), "Fout", DAY)
    assert with_phase(revised, Phase.REVIEW, DAY).revisions == revised.revisions


def test_changes_are_told_without_notes_and_without_the_phase():
    new = replaced(PUBLISHED, "subject.title", "Nieuwe titel")
    new = replace(new, phase=Phase.AWARD, notes=(StepNote(text="Alleen voor mij"),))
    (line,) = change_lines(PUBLISHED, new)
    assert line == "Titel: was Groenonderhoud in twee wijken, wordt Nieuwe titel"


def test_an_amount_keeps_its_sign_on_the_same_line():
    (line,) = change_lines(PUBLISHED, replaced(PUBLISHED, "value.base_value", Decimal(512_000)))
    assert line == "Waarde zonder opties: was €\u00a0240.000, wordt €\u00a0512.000"


def test_a_line_is_one_line_and_not_too_long():
    (line,) = change_lines(Tender(), replaced(Tender(), "subject.description", "regel\n" * 500))
    assert "\n" not in line
    assert len(line) <= 300
    assert line.endswith("…")


def test_a_revision_gets_the_next_number_and_its_reason():
    once = recorded(PUBLISHED, ("Titel: was A, wordt B", "Plaats: was C, wordt D"), "  Vraag 3 in de nota. ", DAY)
    assert once.revisions[-1] == Revision(
        number=1, made_on=DAY, changes="Titel: was A, wordt B\nPlaats: was C, wordt D", reason="Vraag 3 in de nota."
    )
    assert told(once.revisions[-1].number) == "Herziening 1"
    assert told(0) == "Gepubliceerd"


def test_what_was_not_published_cannot_be_revised():
    with pytest.raises(ValueError, match="published"):
        recorded(Tender(), (), "", DAY)
