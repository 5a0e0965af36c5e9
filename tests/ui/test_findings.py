"""The Toets: cards, explaining, answering, setting aside, and nothing that moves under one's hands."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Status, without_repeats
from sociaalinkopen_desktop.domain.catalogue import Kind
from sociaalinkopen_desktop.domain.choices import AnswerOutcome
from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.domain.tender import Deviation
from sociaalinkopen_desktop.ui.finding_content import content_of, explanation_of
from sociaalinkopen_desktop.ui.finding_entry import FindingEntry
from sociaalinkopen_desktop.ui.findings_list import FindingsList
from sociaalinkopen_desktop.ui.findings_panel import FindingsPanel

GIVEN = {
    "subject": {"title": "Groen", "nature": "services", "is_social_or_specific_service": False},
    "value": {"base_value": "432000", "duration_months": 24},
    "procedure": {"procedure": "open"},
    "schedule": {"dispatch_date": "2026-05-01"},
    "requirements": {
        "references": [{"core_competence": "Snoeien", "references_required": 3, "period_years": 3}],
        "has_turnover_requirement": True,
        "turnover_requirement": "1450000",
        "turnover_reason": "Bij uitval komt de veiligheid op straat meteen in gevaar voor iedereen.",
    },
}


@pytest.fixture(scope="module")
def assessor():
    return Assessor(read_compiled(resource("catalogue.json")), lambda: date(2026, 11, 24))


@pytest.fixture
def findings(assessor):
    return assessor.assess(from_plain(GIVEN)).findings


def chosen(findings, criterion):
    return next(item for item in findings if item.criterion.id == criterion)


@pytest.fixture
def shown(qtbot, findings):
    made = FindingsList()
    qtbot.addWidget(made)
    made.resize(360, 2000)
    made.show_findings(findings)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_finding_of_the_catalogue_has_a_card_with_words(findings):
    for finding in findings:
        content = content_of(finding)
        assert content.title
        assert content.why
        assert content.source
        assert "{" not in content.why
        assert explanation_of(finding)


def test_what_asks_for_something_is_shown_and_the_rest_is_one_line(shown, findings):
    settled_words = (Status.MET, Status.NOT_APPLICABLE)
    asking = [item for item in without_repeats(findings) if item.status not in settled_words]
    assert all(shown.entry(item.criterion.id).isVisibleTo(shown) for item in asking)
    settled = sum(item.status in settled_words for item in findings)
    assert shown.fold_button().text().startswith(str(settled))
    QTest.mouseClick(shown.fold_button(), Qt.MouseButton.LeftButton)
    assert shown.entry("GU-01").isVisibleTo(shown) or shown.entry("WET-10").isVisibleTo(shown)


def test_a_card_has_its_words_before_it_is_shown(shown, monkeypatch):
    """Else the window is laid out anew for every part of every card: unfolding a hundred took ten seconds."""
    filled_in_sight = []
    show_finding = FindingEntry.show_finding

    def watched(entry, finding):
        if finding is not entry.finding:
            filled_in_sight.append(entry.isVisible())
        show_finding(entry, finding)

    monkeypatch.setattr(FindingEntry, "show_finding", watched)
    before = len(shown.shown())
    QTest.mouseClick(shown.fold_button(), Qt.MouseButton.LeftButton)
    more = len(shown.shown()) - before
    assert more > 20
    assert filled_in_sight == [False] * more


def test_motivating_tells_each_part_while_it_is_typed(shown, qtbot):
    told = []
    shown.explained.connect(told.append)
    entry = shown.entry("MKB-04")
    QTest.mouseClick(entry.card.action_button("explain"), Qt.MouseButton.LeftButton)
    assert entry.mode == "explain"
    QTest.keyClicks(entry.reason_field("why"), "Veiligheid")
    QTest.keyClicks(entry.reason_field("how_far"), "Drie in plaats van een")
    assert told[-1] == Deviation(criterion="MKB-04", why="Veiligheid", how_far="Drie in plaats van een")


def test_entries_keep_their_place_while_a_form_is_open(shown, findings, assessor):
    entry = shown.entry("MKB-04")
    entry.open_form("explain")
    done = {"deviations": [{"criterion": "MKB-04", "why": "a", "how_far": "b", "why_here": "c"}]}
    shown.show_findings(assessor.assess(from_plain({**GIVEN, **done})).findings)
    assert shown.entry("MKB-04") is entry
    assert entry.finding is not None
    assert entry.finding.status is Status.EXPLAINED
    assert entry.mode == "explain"


def test_a_question_is_answered_with_a_reason(shown, qtbot):
    told = []
    shown.answered.connect(lambda *args: told.append(args))
    entry = shown.entry("DI-02")
    QTest.mouseClick(entry.card.action_button("answer"), Qt.MouseButton.LeftButton)
    choice, reason = entry.answer_fields()
    QTest.keyClick(choice.focusProxy(), Qt.Key.Key_Space)
    QTest.keyClicks(reason, "Nagekeken met HR")
    assert told[-1] == ("DI-02", AnswerOutcome.YES, "Nagekeken met HR")


def test_setting_aside_needs_a_reason(shown):
    told = []
    shown.answered.connect(lambda *args: told.append(args))
    entry = shown.entry("MKB-04")
    entry.card.acted.emit("waive")
    QTest.keyClicks(entry.waiver_field(), "x")
    assert told[-1] == ("MKB-04", AnswerOutcome.NOT_APPLICABLE, "x")
    QTest.keyClick(entry.waiver_field(), Qt.Key.Key_Backspace)
    assert told[-1] == ("MKB-04", None, "")


def test_the_menu_holds_what_the_buttons_do_not(shown):
    entry = shown.entry("MKB-04")
    words = [action.text() for action in entry.card.more_menu().actions()]
    assert "Niet van toepassing, want…" in words
    assert "Waarom dit punt?" in words


def test_go_to_field_and_apply_carry_path_and_proposal(shown, findings, qtbot):
    entry = shown.entry("MKB-03")
    with qtbot.waitSignal(shown.go_to) as went:
        QTest.mouseClick(entry.card.action_button("go"), Qt.MouseButton.LeftButton)
    assert went.args == ["requirements.turnover_requirement"]
    with qtbot.waitSignal(shown.applied) as applied:
        QTest.mouseClick(entry.card.action_button("apply"), Qt.MouseButton.LeftButton)
    assert applied.args[0].path == "requirements.turnover_requirement"


def test_the_panel_shows_the_step_and_folds_to_counts(qtbot, assessor):
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show()
    tender = from_plain(GIVEN)
    panel.show_assessment(tender, assessor.assess(tender), Step.REQUIREMENTS)
    assert panel.list.entry("MKB-03")
    with pytest.raises(KeyError):
        panel.list.entry("AL-01")
    wide = panel.width()
    panel.set_folded(True)
    assert panel.width() < wide / 4
    panel.set_folded(False)
    assert panel.width() == wide


def test_a_missing_field_is_asked_for_once(findings):
    kept = without_repeats(findings)
    paths = [item.path for item in kept if item.status is Status.OPEN and item.criterion.kind is not Kind.QUESTION]
    assert len(paths) == len(set(paths))
    assert {item.path for item in findings} == {item.path for item in kept}


def test_only_a_few_open_questions_are_shown_at_first(qtbot, findings):
    made = FindingsList(open_limit=3)
    qtbot.addWidget(made)
    made.show_findings(findings)
    made.show()
    number = sum(item.status is Status.OPEN for item in without_repeats(findings))
    assert str(number - 3) in made.more_button().text()
    QTest.mouseClick(made.more_button(), Qt.MouseButton.LeftButton)
    assert made.more_button().text() == "Toon minder vragen"
