"""The officer replaces start values by her own policy, and sees at once what that does to her tenders."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.ports import StorageProblem
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import ContractNature, Theme
from sociaalinkopen_desktop.domain.policy import example_profile
from sociaalinkopen_desktop.domain.steps import Step
from sociaalinkopen_desktop.exchange.profile_file import profile_json
from sociaalinkopen_desktop.ui.autosave import SaveState
from sociaalinkopen_desktop.ui.models import policy_sections as sections
from tests.journeys.officer import Officer

THRESHOLD = "policy.social_return.threshold"
CSV = "Bouwblok;Doelgroep;Waarde\nWerk;WW;30.000\nLeren;;veel\n"


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def small_tender(officer, title="Schoonmaak buurthuis", value="60000"):
    """A tender for which the threshold of social return decides."""
    officer.start_blank(title)
    officer.choose("subject.nature", ContractNature.SERVICES)
    officer.choose("subject.is_social_or_specific_service", False)
    officer.fill("subject.department", "Welzijn")
    officer.fill("subject.main_cpv", "90910000")
    officer.fill("value.base_value", value)
    officer.fill("value.options_value", "0")
    officer.fill("value.duration_months", "24")
    officer.settle()


def policy(officer):
    """Go to the page Beleid; returns its desk."""
    officer.click(officer.window.rail.button("policy"))
    desk = officer.window.policy
    officer.until(lambda: desk._kept is not None)
    return desk


def calm(officer):
    """Wait until the draft is kept and its effect is known."""
    desk, window = officer.window.policy, officer.window
    officer.until(lambda: not (desk.pending or window.tasks.busy or window.background.busy))


def type_threshold(officer, desk, text):
    desk.page.go_to_section(sections.SOCIAL_RETURN)
    edit = desk.page.parts(sections.SOCIAL_RETURN)[0].rows[THRESHOLD].edit
    edit.setFocus()
    edit.selectAll()
    officer.type_in(edit, text)
    return edit


def test_own_policy_is_told_kept_put_in_force_and_undone(officer, qtbot, tmp_path):
    small_tender(officer)
    judged = lambda: officer.window.workspace._assessment.finding("SR-01").status  # noqa: E731
    assert judged() is Status.NOT_APPLICABLE

    desk = policy(officer)
    assert desk.page.state.accessibleName() == "Voorbeeldprofiel"
    edit = type_threshold(officer, desk, "50000")
    calm(officer)
    assert desk.page.pending.words() == "De lopende aanbesteding krijgt een ander oordeel."
    assert judged() is Status.NOT_APPLICABLE

    officer.press("Ctrl+Z")
    assert edit.text() == "100.000"
    assert officer.tender.subject.title == "Schoonmaak buurthuis"
    calm(officer)
    assert not desk.page.pending.isVisible()
    officer.press("Ctrl+Y")
    calm(officer)
    assert desk.page.pending.words() == "De lopende aanbesteding krijgt een ander oordeel."

    QTest.keyClick(desk.page.pending.apply, Qt.Key.Key_Return)
    calm(officer)
    assert not desk.page.pending.isVisible()
    officer.until(lambda: judged() in (Status.OPEN, Status.TO_EXPLAIN))
    assert "Dit beleid geldt nu." in officer.window.undo_bar.accessibleName()

    officer.click(officer.window.undo_bar.action_button())
    calm(officer)
    officer.until(lambda: judged() is Status.NOT_APPLICABLE)
    assert desk.page.pending.isVisible()
    assert desk.editor.profile.numbers[0].value == 50_000


def test_a_draft_and_what_is_in_force_are_there_after_a_restart(officer, qtbot):
    desk = policy(officer)
    type_threshold(officer, desk, "50000")
    desk.put_in_force(desk.editor.profile)
    calm(officer)
    type_threshold(officer, desk, "40000")
    officer.leave()  # at once: the draft is kept while the window closes

    again = Officer(qtbot, officer.folder)
    assert again.window._services.library.norms(again.today).value(THRESHOLD) == 50_000
    desk = policy(again)
    assert desk.editor.profile.numbers[0].value == 40_000
    assert desk.page.pending.isVisible()
    again.click(desk.page.pending.discard)
    calm(again)
    assert desk.editor.profile.numbers[0].value == 50_000
    assert not desk.page.pending.isVisible()


def test_the_knowledge_page_shows_the_own_numbers(officer):
    officer.click(officer.window.rail.button("knowledge"))
    before = officer.window._pages["knowledge"]
    desk = policy(officer)
    type_threshold(officer, desk, "50000")
    desk.put_in_force(desk.editor.profile)
    calm(officer)
    officer.click(officer.window.rail.button("knowledge"))
    after = officer.window._pages["knowledge"]
    assert after is not before
    after.show_numbers()
    after.show_entry(THRESHOLD)
    texts = " ".join(text for part in after.entry_shown().sections for text in part.paragraphs)
    assert "50.000" in texts
    assert "Beleidsprofiel Eigen beleid" in texts


def test_a_new_tender_begins_with_the_choices_of_the_municipality(officer):
    desk = policy(officer)
    desk.page.go_to_section(sections.THEMES)
    text = desk.page.parts(sections.THEMES)[0].texts[Theme.CLIMATE]
    choice = desk.page.parts(sections.THEMES)[0].choices[Theme.CLIMATE]
    choice.setFocus()
    QTest.keyClick(choice.focusProxy() or choice, Qt.Key.Key_Space)
    text.setFocus()
    officer.type_in(text, "Klimaatplan")
    desk.put_in_force(desk.editor.profile)
    calm(officer)
    officer.start_blank("Nieuw")
    theme = next(item for item in officer.tender.ambition.themes if item.theme is Theme.CLIMATE)
    assert (theme.is_applied, theme.reason) == (True, "Klimaatplan")


# -- files --------------------------------------------------------------------------------------------------------
def test_a_profile_goes_out_and_comes_in_as_a_draft(officer, tmp_path):
    desk = policy(officer)
    type_threshold(officer, desk, "50000")
    officer.messages.save = tmp_path
    officer.click(desk.page.save)
    calm(officer)
    path = tmp_path / "beleidsprofiel.json"
    assert json.loads(path.read_text("utf-8"))["profile"]["numbers"][0]["value"] == "50000"
    path.write_text(path.read_text("utf-8").replace('"50000"', '"45000"'), "utf-8")
    officer.messages.open = path
    officer.click(desk.page.read)
    officer.until(lambda: desk.editor.profile.numbers[0].value == 45_000)
    calm(officer)
    assert desk.page.pending.isVisible()
    officer.press("Ctrl+Z")
    assert desk.editor.profile.numbers[0].value == 50_000


def test_an_example_that_is_read_stays_an_example(officer, tmp_path):
    desk = policy(officer)
    type_threshold(officer, desk, "50000")
    officer.messages.open = tmp_path / "voorbeeld.json"
    officer.messages.open.write_text(profile_json(example_profile()), "utf-8")
    officer.click(desk.page.read)
    officer.until(lambda: desk.editor.profile == example_profile())
    assert desk.page.state.accessibleName() == "Voorbeeldprofiel"


@pytest.mark.parametrize(
    ("button", "content", "title", "words"),
    [
        ("read", "{", "Dit profiel is niet te lezen", "geen geldig JSON"),
        ("read", '{"format": "x"}', "Dit profiel is niet te lezen", "niet van dit programma"),
        ("csv", "a;b\n", "Deze tabel is niet te lezen", "ontbreekt 'Bouwblok' en 'Waarde'"),
    ],
)
def test_a_file_that_is_wrong_is_told_and_changes_nothing(officer, tmp_path, button, content, title, words):
    desk = policy(officer)
    desk.page.go_to_section(sections.BLOCKS)
    officer.messages.open = tmp_path / "bestand"
    officer.messages.open.write_text(content, "utf-8")
    officer.click(desk.page.read if button == "read" else desk.page.parts(sections.BLOCKS)[0].from_file)
    officer.until(lambda: bool(officer.messages.told))
    assert officer.messages.told[0][0] == title
    assert words in officer.messages.told[0][1]
    assert desk.editor.profile == example_profile()


def test_who_thinks_better_of_choosing_a_file_changes_nothing(officer):
    desk = policy(officer)
    officer.click(desk.page.read)
    officer.click(desk.page.save)
    calm(officer)
    assert (officer.messages.told, desk.editor.profile) == ([], example_profile())


def test_a_table_is_read_from_a_file(officer, tmp_path):
    desk = policy(officer)
    desk.page.go_to_section(sections.BLOCKS)
    officer.messages.open = tmp_path / "tabel.csv"
    officer.messages.open.write_text(CSV, "utf-8")
    card = desk.page.parts(sections.BLOCKS)[0]
    officer.click(card.from_file)
    officer.until(lambda: card.preview is not None)
    officer.type_in(card.preview.region, "Voorbeeldregio")
    card.preview.begin.setFocus()
    officer.type_in(card.preview.begin, "1-1-2026")
    QTest.keyClick(card.preview.take, Qt.Key.Key_Return)
    calm(officer)
    (table,) = desk.editor.profile.bouwblok_tables
    assert [(block.name, block.value) for block in table.blocks] == [("Werk", Decimal(30_000))]
    assert officer.window._services.library.draft().bouwblok_tables == (table,)


# -- when it goes wrong -------------------------------------------------------------------------------------------
def test_a_draft_that_cannot_be_kept_is_told_tried_again_and_not_lost_at_the_door(officer, monkeypatch):
    desk = policy(officer)
    library = officer.window._services.library
    real = library.keep_draft

    def full(profile):
        raise StorageProblem("De schijf is vol.")

    monkeypatch.setattr(library, "keep_draft", full)
    type_threshold(officer, desk, "50000")
    desk.flush()
    officer.until(lambda: desk.state is SaveState.FAILED)
    assert desk.page._kept.text() == "De schijf is vol."
    officer.messages.answer = False
    officer.window.close()
    officer.until(lambda: desk.state is SaveState.FAILED and not officer.window.tasks.busy)
    officer.window.close()
    assert officer.messages.asked[-1][0] == "Niet alles is bewaard"
    assert officer.window.isVisible()
    monkeypatch.setattr(library, "keep_draft", real)
    desk.flush()
    officer.until(lambda: not desk.pending and not officer.window.tasks.busy)
    assert officer.window.isVisible()  # she chose to stay
    officer.window.close()
    assert not officer.window.isVisible()
    assert library.draft() != example_profile()


def test_a_profile_with_faults_is_refused_by_the_rules_as_well(officer):
    desk = policy(officer)
    desk.page.go_to_section(sections.PSO)
    officer.click(desk.page.parts(sections.PSO)[1].list.add_button())
    assert not desk.page.pending.apply.isVisible()
    desk.put_in_force(desk.editor.profile)
    officer.until(lambda: bool(officer.messages.told))
    assert officer.messages.told[0][0] == "Het beleid is niet gewijzigd"
    calm(officer)
    assert officer.window._services.library.profile == example_profile()


# -- splitting ----------------------------------------------------------------------------------------------------
def test_step_two_tells_of_tenders_that_look_like_parts_of_one_contract(officer):
    small_tender(officer, "Schoonmaak sporthal", "150000")
    small_tender(officer, "Schoonmaak buurthuis", "90000")
    officer.go_to(Step.VALUE)
    watch = officer.window.splitting
    officer.until(lambda: watch.card is not None and watch.card.isVisible())
    words = watch.card.words()
    assert "1\u00a0aanbesteding voor Welzijn in CPV-groep 909" in words
    assert "€\u00a0240.000" in words
    assert "art. 2.14 Aw 2012" in words
    assert "Schoonmaak sporthal – €\u00a0150.000" in words
    officer.fill("subject.department", "Sport")
    officer.until(lambda: not watch.card.isVisibleTo(watch.card.parentWidget()))
