"""Forms: what is typed lands in the tender, what the tender holds is shown, what does not apply is gone."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.choices import ContractNature, SocialReturnEffort, Theme
from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.form import FormPage
from sociaalinkopen_desktop.ui.pages.ambition import AMBITION
from sociaalinkopen_desktop.ui.pages.award import AWARD
from sociaalinkopen_desktop.ui.pages.market import MARKET
from sociaalinkopen_desktop.ui.pages.procedure import PROCEDURE
from sociaalinkopen_desktop.ui.pages.requirements import REQUIREMENTS
from sociaalinkopen_desktop.ui.pages.subject import SUBJECT
from sociaalinkopen_desktop.ui.pages.value import VALUE
from sociaalinkopen_desktop.ui.rows_editor import RowsSpec
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor

ALL = (SUBJECT, VALUE, PROCEDURE, AMBITION, REQUIREMENTS, AWARD, MARKET)


@pytest.fixture
def editor(qtbot):
    return TenderEditor()


@pytest.fixture
def shown(qtbot, editor):
    def show(spec, plain=None):
        page = FormPage(editor, spec)
        qtbot.addWidget(page)
        page.resize(700, 900)
        if plain is not None:
            editor.open(from_plain(plain))
        page.show()
        qtbot.waitExposed(page)
        return page

    return show


def press(widget, keys):
    QTest.keyClicks(widget, keys)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.step.value)
def test_every_field_of_a_form_exists_and_has_words(spec):
    for card in spec.cards:
        for part in card.parts:
            assert fields.describe(Tender, part.path).about.label
            if isinstance(part, RowsSpec):
                kind = fields.describe(Tender, part.path).kind
                assert all(fields.field_of(kind, name) for name in part.summary)


NOT_ON_A_FORM = {  # made by the program, by the Toets, at the foot of a step, or on a card of its own
    "id", "is_example", "answers", "deviations", "notes", "attachments", "sign_offs", "revisions",
    "ambition.social_return.mix", "award.trial.bids", "award.trial.opinions", "checklist_marks", "market.searches",
}  # fmt: skip


def test_every_field_of_the_tender_can_be_filled_in_somewhere():
    shown = set()
    for spec in ALL:
        for card in spec.cards:
            for part in card.parts:
                shown |= {part.path, getattr(part, "beside", "")}
    themes = {"ambition.themes"}  # six fixed rows: the theme itself is the label
    missing = {
        path for path, _field in fields.leaves(Tender) if path.split(".*")[0] not in shown | NOT_ON_A_FORM | themes
    }
    assert missing == set()


def test_what_is_typed_lands_in_the_tender(shown, editor):
    page = shown(SUBJECT)
    press(page.row("subject.title").control, "Groenonderhoud")
    press(page.row("subject.main_cpv").control, "77310000")
    press(page.row("subject.description").control, "Gras & heesters")
    assert editor.tender.subject.title == "Groenonderhoud"
    assert editor.tender.subject.main_cpv == "77310000"
    assert editor.tender.subject.description == "Gras & heesters"


def test_dutch_amounts_become_decimals(shown, editor):
    page = shown(VALUE)
    press(page.row("value.base_value").control, "221.000,50")
    assert editor.tender.value.base_value == Decimal("221000.50")


def test_an_impossible_amount_stays_in_the_field_and_says_what_to_do(shown, editor):
    page = shown(VALUE)
    row = page.row("value.base_value")
    press(row.control, "1000")
    press(row.control, "abc")
    QTest.keyClick(row.control, Qt.Key.Key_Return)
    assert editor.tender.value.base_value == Decimal(1000)
    assert "bedrag" in row.error()


def test_ctrl_z_in_a_field_is_left_to_the_program(shown, editor, qtbot):
    page = shown(SUBJECT)
    control = page.row("subject.title").control
    press(control, "Groen")
    editor.undo_stack.undo()
    assert control.text() == ""
    editor.undo_stack.redo()
    assert control.text() == "Groen"


def test_fields_that_do_not_apply_are_gone(shown, editor):
    page = shown(SUBJECT, {"subject": {"nature": "supplies"}})
    row = page.row("subject.is_social_or_specific_service")
    assert not row.isVisibleTo(page)
    editor.set("subject.nature", ContractNature.SERVICES)
    assert row.isVisibleTo(page)


def test_a_theme_has_its_choice_and_its_reason_in_one_row(shown, editor):
    page = shown(AMBITION)
    row = page.row("ambition.themes.5.is_applied")
    segment, reason = row.controls
    segment.setFocus()
    QTest.keyClick(segment.focusProxy(), Qt.Key.Key_Space)
    press(reason, "Veel handwerk")
    choice = editor.tender.ambition.themes[5]
    assert (choice.theme, choice.is_applied, choice.reason) == (Theme.SOCIAL_RETURN, True, "Veel handwerk")


def test_many_choices_come_in_the_order_of_the_list(shown, editor):
    page = shown(AMBITION, {"ambition": {"social_return": {"is_applied": True}}})
    boxes = page.row("ambition.social_return.efforts").control
    for effort in (SocialReturnEffort.SOCIAL_PURCHASING, SocialReturnEffort.WORK):
        box = boxes.box(effort)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert editor.tender.ambition.social_return.efforts == (
        SocialReturnEffort.WORK,
        SocialReturnEffort.SOCIAL_PURCHASING,
    )


def test_a_list_of_lines_keeps_the_line_that_is_being_typed(shown, editor):
    page = shown(SUBJECT)
    control = page.row("subject.additional_cpvs").control
    press(control, "77340000")
    QTest.keyClick(control, Qt.Key.Key_Return)
    assert editor.tender.subject.additional_cpvs == ("77340000",)
    press(control, "90611000")
    assert editor.tender.subject.additional_cpvs == ("77340000", "90611000")


def test_opening_another_tender_drops_what_was_half_typed(shown, editor):
    page = shown(VALUE, {"value": {"base_value": "1000"}})
    control = page.row("value.base_value").control
    press(control, "x")
    editor.open(Tender(id="2"))
    assert control.text() == ""
    assert page.row("value.base_value").error() == ""


def test_what_is_wrong_is_said_at_the_field_and_in_the_head_of_the_card(shown, editor):
    page = shown(
        REQUIREMENTS,
        {
            "subject": {"nature": "services", "is_social_or_specific_service": False},
            "value": {"base_value": "432000"},
            "procedure": {"procedure": "open"},
            "schedule": {"dispatch_date": "2026-05-01"},
            "requirements": {
                "has_turnover_requirement": True,
                "turnover_requirement": "1450000",
                "turnover_reason": "Bij uitval komt de veiligheid op straat meteen in gevaar voor iedereen.",
            },
        },
    )
    assessor = Assessor(read_compiled(resource("catalogue.json")), lambda: date(2026, 11, 24))
    page.show_assessment(assessor.assess(editor.tender))
    assert "1.296.000" in page.row("requirements.turnover_requirement").error().replace("\u00a0", " ")


def test_the_focus_goes_to_a_field_by_its_path(shown, editor, qtbot):
    page = shown(REQUIREMENTS, {"requirements": {"references": [{"core_competence": "Snoeien"}]}})
    assert page.focus_field("contract.payment_days")
    assert page.focusWidget() is page.row("contract.payment_days").control
    assert page.focus_field("requirements.references.0.period_years")
    rows = page.rows_editor("requirements.references")
    assert page.focusWidget() is rows.widget_for("requirements.references.0.period_years")


def test_the_focus_does_not_go_to_a_hidden_field(shown, editor):
    page = shown(REQUIREMENTS)
    assert not page.focus_field("requirements.turnover_requirement")
    assert not page.focus_field("subject.title")
