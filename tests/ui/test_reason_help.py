"""Help while a reason is written: hints below the fields, and reasons of earlier tenders."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.application.ports import EarlierReason
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.choices import AnswerOutcome
from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.domain.norms import Norms
from sociaalinkopen_desktop.domain.tender import Answer, Deviation
from sociaalinkopen_desktop.ui.findings_list import FindingsList
from sociaalinkopen_desktop.ui.reason_help import ReasonHelp, menu_words
from tests.builders import all_norms, norms_on
from tests.ui.test_findings import GIVEN

SAVED = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
WHOLE = Deviation(
    criterion="MKB-04",
    why="Bij uitval komt de veiligheid op straat in gevaar.",
    how_far="Drie referenties in plaats van één.",
    why_here="Het werk is langs een drukke provinciale weg.",
)


def earlier(reason, title: str = "Groen & water") -> EarlierReason:
    return EarlierReason(tender_title=title, saved_at=SAVED, reason=reason)


class Archive:
    """Answers at once with what it was given, and remembers what was asked."""

    def __init__(self, *found: EarlierReason) -> None:
        self.found, self.asked = list(found), []

    def __call__(self, criterion, show) -> None:
        self.asked.append(criterion)
        show([item for item in self.found if item.reason.criterion == criterion])


@pytest.fixture
def archive() -> Archive:
    return Archive(
        earlier(WHOLE),
        earlier(Answer(criterion="DI-02", outcome=AnswerOutcome.YES, reason="Nagekeken met de afdeling HR.")),
        earlier(Answer(criterion="DI-02", outcome=AnswerOutcome.NOT_APPLICABLE, reason="Er is geen personeel."), ""),
    )


@pytest.fixture
def shown(qtbot, archive) -> FindingsList:
    assessor = Assessor(read_compiled(resource("catalogue.json")), lambda: date(2026, 11, 24))
    made = FindingsList()
    made.use_help(ReasonHelp(norms_on, archive))
    qtbot.addWidget(made)
    made.resize(360, 2000)
    made.show_findings(assessor.assess(from_plain(GIVEN)).findings)
    made.show()
    qtbot.waitExposed(made)
    return made


def leave(field) -> None:
    QTest.keyClick(field, Qt.Key.Key_Tab)


# --- hints


def test_a_filler_gets_a_hint_when_the_field_is_left_and_not_while_it_is_typed(shown):
    entry = shown.entry("MKB-04")
    entry.open_form("explain")
    QTest.keyClicks(entry.reason_field("why"), "n.v.t.")
    assert entry.hint("why").words() == ""
    leave(entry.reason_field("why"))
    assert entry.hint("why").words().startswith("“n.v.t.” is nog geen uitleg.")
    assert entry.reason_field("why").accessibleDescription() == entry.hint("why").words()
    assert entry.hint("how_far").words() == ""


def test_a_hint_goes_as_soon_as_it_is_no_longer_true(shown):
    entry = shown.entry("MKB-04")
    entry.open_form("explain")
    field = entry.reason_field("why")
    QTest.keyClicks(field, "Veiligheid")
    leave(field)
    assert "korter dan" in entry.hint("why").words()
    QTest.keyClicks(field, " op straat komt bij uitval in gevaar.")
    assert entry.hint("why").words() == ""
    assert not entry.hint("why").isVisible()


def test_the_same_text_twice_is_seen_across_the_fields(shown):
    entry = shown.entry("MKB-04")
    entry.open_form("explain")
    for part in ("why", "how_far"):
        QTest.keyClicks(entry.reason_field(part), "De veiligheid komt in gevaar bij uitval.")
        leave(entry.reason_field(part))
    assert entry.hint("how_far").words().startswith("Hier staat hetzelfde als bij 'Waarom wijkt u af'.")


def test_an_answer_and_a_waiver_get_hints_too(shown):
    entry = shown.entry("DI-02")
    entry.open_form("answer")
    _choice, reason = entry.answer_fields()
    reason.setFocus()
    QTest.keyClicks(reason, "xxx")
    leave(reason)
    assert "nog geen uitleg" in entry.hint("answer").words()
    entry.open_form("waive")
    QTest.keyClicks(entry.waiver_field(), "zie boven")
    leave(entry.waiver_field())
    assert "nog geen uitleg" in entry.hint("waive").words()


def test_where_no_policy_is_known_there_are_no_hints(qtbot):
    help = ReasonHelp(lambda: Norms(all_norms(), date(2020, 1, 1)), Archive())
    assert set(help.hints(Deviation(criterion="MKB-04", why="Te kort.")).values()) == {""}
    assert help.hint("Te kort.") == ""


def test_without_help_the_form_works_as_before(qtbot, shown):
    bare = FindingsList()
    qtbot.addWidget(bare)
    bare.show_findings(shown._findings)
    entry = bare.entry("MKB-04")
    entry.open_form("explain")
    QTest.keyClicks(entry.reason_field("why"), "n.v.t.")
    leave(entry.reason_field("why"))
    assert entry.hint("why").words() == ""
    assert not entry.earlier_button().isVisibleTo(bare)


# --- earlier reasons


def test_an_earlier_reason_fills_all_three_parts_and_is_told(shown, archive):
    told = []
    shown.explained.connect(told.append)
    entry = shown.entry("MKB-04")
    entry.open_form("explain")
    assert archive.asked == ["MKB-04"]
    assert entry.earlier_button().isVisible()
    (action,) = entry.earlier_menu().actions()
    assert action.text().startswith("Groen && water (1-5-2026): Bij uitval komt")
    action.trigger()
    assert [entry.reason_field(part).value() for part in ("why", "how_far", "why_here")] == [
        WHOLE.why, WHOLE.how_far, WHOLE.why_here
    ]  # fmt: skip
    assert told == [WHOLE]
    assert all(entry.hint(part).words() == "" for part in ("why", "how_far", "why_here"))


def test_the_button_opens_the_menu(shown, qtbot):
    entry = shown.entry("MKB-04")
    entry.open_form("explain")
    QTest.mouseClick(entry.earlier_button(), Qt.MouseButton.LeftButton)
    from PySide6.QtWidgets import QApplication, QMenu

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_without_earlier_reasons_there_is_no_button(shown):
    entry = shown.entry("MKB-03")
    entry.open_form("waive")
    assert not entry.earlier_button().isVisible()
    assert entry.earlier_menu().actions() == []


def test_a_form_offers_only_what_fits_it(shown):
    told = []
    shown.answered.connect(lambda *args: told.append(args))
    entry = shown.entry("DI-02")
    entry.open_form("answer")
    (answer,) = entry.earlier_menu().actions()
    assert "Nagekeken" in answer.text()
    answer.trigger()
    assert told[-1] == ("DI-02", AnswerOutcome.YES, "Nagekeken met de afdeling HR.")
    entry.open_form("waive")
    (waiver,) = entry.earlier_menu().actions()
    assert waiver.text().startswith("Aanbesteding zonder titel (")
    waiver.trigger()
    assert told[-1] == ("DI-02", AnswerOutcome.NOT_APPLICABLE, "Er is geen personeel.")
    assert entry.waiver_field().value() == "Er is geen personeel."


def test_what_comes_late_for_another_point_is_not_shown(shown):
    entry = shown.entry("MKB-04")
    entry.open_form("explain")
    entry._on_earlier("MKB-03", [])
    assert entry.earlier_button().isVisible()


def test_a_long_reason_is_shortened_in_the_menu():
    words = menu_words(earlier(Deviation(criterion="X", why="Lang " * 40)))
    assert len(words) < 100
    assert words.endswith("…")
