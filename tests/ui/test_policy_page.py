"""The page Beleid: every number has its row, its day, its source and its mark; changes are told before they count."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.ports import Counts
from sociaalinkopen_desktop.application.rejudging import Effect, PointChange, TenderChange
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.choices import SanctionKind, Theme
from sociaalinkopen_desktop.domain.policy import BlockUnit, PolicyProfile, PsoStep, example_profile
from sociaalinkopen_desktop.exchange.bouwblok_csv import bouwblok_rows
from sociaalinkopen_desktop.exchange.profile_file import read_profile
from sociaalinkopen_desktop.ui.models import policy_sections as sections
from sociaalinkopen_desktop.ui.pages.policy import PolicyPage
from sociaalinkopen_desktop.ui.profile_editor import ProfileEditor
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.segment import _Word

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CATALOGUE = read_compiled(resource("catalogue.json"))
POLICY = sections.policy_norms(CATALOGUE.norms)
EXAMPLES = read_profile(resource("profiles", "bouwblokken.json"), CATALOGUE.norms).bouwblok_tables
TODAY = date(2026, 11, 24)
THRESHOLD = "policy.social_return.threshold"
CSV = b"Bouwblok;Doelgroep;Waarde\nWerk;WW;30.000\nLeren;;20000.00\n"


@pytest.fixture
def page(qtbot):
    editor = ProfileEditor()
    made = PolicyPage(editor, CATALOGUE.norms, lambda: TODAY, EXAMPLES)
    editor.setParent(made)
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def profile_of(page) -> PolicyProfile:
    return page._editor.profile


def card_of(page, key):
    page.go_to_section(key)
    return page.parts(key)[-1 if key == sections.PSO else 0]


def row_of(page, name=THRESHOLD):
    return card_of(page, sections.section_of(name)).rows[name]


def retype(control, text):
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)


# -- the parts ----------------------------------------------------------------------------------------------------
def test_every_number_of_policy_stands_in_exactly_one_card(page):
    found = []
    for key, _words in sections.SECTIONS:
        page.go_to_section(key)
        for part in page.parts(key):
            found.extend(getattr(part, "rows", ()))
    assert sorted(found) == sorted(POLICY)


def test_the_example_is_marked_on_the_page_and_beside_each_number(page):
    assert (page.state.accessibleName(), page.state.key) == ("Voorbeeldprofiel", "example")
    row = row_of(page)
    assert row.pill.accessibleName() == "Startwaarde"
    assert row._caption.text() == "Vanaf 1-1-2022 · eigen inschatting van het programma"
    assert (row.edit.text(), row._unit.text()) == ("100.000", "excl. btw")
    assert row.edit.accessibleName() == "Het bedrag vanaf waar u social return afweegt"
    assert "Vanaf 1-1-2022" in row.edit.accessibleDescription()


def test_the_overview_leads_to_each_part_by_keyboard(page):
    overview = page.parts(sections.PROFILE)[1]
    assert list(overview.lines) == [key for key, _words in sections.SECTIONS if key != sections.PROFILE]
    line = overview.lines[sections.BLOCKS]
    assert "Nog leeg" in line.accessibleName()
    line.setFocus()
    QTest.keyClick(line, Key.Key_Return)
    assert page.sections.chosen() == sections.BLOCKS


# -- numbers ------------------------------------------------------------------------------------------------------
def test_typing_a_number_makes_it_the_municipalitys_own(page):
    row = row_of(page)
    retype(row.edit, "50000")
    (number,) = profile_of(page).numbers
    assert (number.name, number.value, number.valid_from) == (THRESHOLD, 50_000, date(2022, 1, 1))
    assert row.pill.accessibleName() == "Eigen waarde"
    assert row._caption.text() == "Vanaf 1-1-2022 · bron nog niet ingevuld"
    assert page.state.accessibleName() == "Eigen profiel"


def test_typing_is_one_step_back_and_the_example_returns(page):
    row = row_of(page)
    retype(row.edit, "50000")
    page._editor.undo_stack.undo()
    assert profile_of(page) == example_profile()
    assert (row.edit.text(), row.pill.accessibleName()) == ("100.000", "Startwaarde")
    page._editor.undo_stack.redo()
    assert row.edit.text() == "50.000"


def test_an_emptied_number_is_the_start_value_again(page):
    row = row_of(page)
    retype(row.edit, "5")
    QTest.keyClick(row.edit, Key.Key_Backspace)
    assert profile_of(page).numbers == ()
    QTest.keyClick(row.edit, Key.Key_Tab)
    assert row.edit.text() == "100.000"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("policy.award.maximum_price_weight", "140", "ten hoogste 100"),
        ("policy.contract.maximum_kpis", "2,5", "heel getal"),
        (THRESHOLD, "x", "geen bedrag"),
    ],
)
def test_a_number_that_cannot_be_is_told_below_it_and_goes_no_further(page, name, text, words):
    row = row_of(page, name)
    retype(row.edit, text)
    QTest.keyClick(row.edit, Key.Key_Return)
    assert words in row._error.text()
    assert row._error.isVisible()
    assert all(str(number.value) != text for number in profile_of(page).numbers)


def test_day_source_and_note_are_unfolded_from_the_keyboard_and_typed(page):
    row = row_of(page)
    retype(row.edit, "50000")
    row.toggle.setFocus()
    QTest.keyClick(row.toggle, Key.Key_Return)
    details = row.details()
    for control, text in ((details.begin, "1-7-2026"), (details.end, "31-12-2028"), (details.source, "§ 3.2")):
        retype(control, text.replace("§", "par."))
        QTest.keyClick(control, Key.Key_Tab)
    (number,) = profile_of(page).numbers
    assert (number.valid_from, number.valid_until, number.source) == (
        date(2026, 7, 1), date(2028, 12, 31), "par. 3.2",
    )  # fmt: skip
    assert row._caption.text() == "Vanaf 1-7-2026 tot en met 31-12-2028 · par. 3.2"


def test_a_start_value_can_be_adopted(page):
    row = row_of(page)
    row.set_open(True)
    assert "€\u00a0100.000 (startwaarde)" in row.details()._about.text()
    QTest.mouseClick(row.details().adopt, LEFT)
    assert [number.value for number in profile_of(page).numbers] == [100_000]
    assert not row.details().adopt.isVisible()


def test_a_next_value_leaves_the_earlier_one_in_sight_and_each_can_be_taken_away(qtbot, page):
    row = row_of(page)
    retype(row.edit, "50000")
    row.set_open(True)
    QTest.mouseClick(row.details().more, LEFT)
    retype(row.edit, "75000")
    own = profile_of(page).numbers_of(THRESHOLD)
    assert [(number.value, number.valid_from) for number in own] == [(50_000, date(2022, 1, 1)), (75_000, TODAY)]
    earlier = row.details()._earlier
    assert earlier.count() == 1
    with qtbot.waitSignal(page.removed) as told:
        QTest.mouseClick(row.details().remove, LEFT)
    assert told.args == ["Het bedrag vanaf waar u social return afweegt: waarde verwijderd"]
    assert row.edit.text() == "50.000"
    assert earlier.count() == 0


# -- the other cards ----------------------------------------------------------------------------------------------
def test_the_name_of_the_profile_is_typed_and_stands_in_the_head(page):
    card = page.parts(sections.PROFILE)[0]
    retype(card.fields["organisation"].control, "Voorbeeldgemeente")
    assert profile_of(page).organisation == "Voorbeeldgemeente"
    assert page._head._subtitle.text().startswith("Eigen beleid van Voorbeeldgemeente.")


def test_a_discount_and_a_sanction_are_added_and_removed_with_the_keyboard(qtbot, page):
    page.go_to_section(sections.PSO)
    pso, sanction, _limit = page.parts(sections.PSO)
    QTest.mouseClick(pso.list.add_button(), LEFT)
    pso.list.widget_for("pso_discounts.0.step").setFocus()
    QTest.keyClick(pso.list.widget_for("pso_discounts.0.step"), Key.Key_Down)
    retype(pso.list.widget_for("pso_discounts.0.percent"), "25")
    assert [(item.step, item.percent) for item in profile_of(page).pso_discounts] == [(PsoStep.BASIC, 25)]
    QTest.mouseClick(sanction.list.add_button(), LEFT)
    kind = sanction.list.widget_for("sanctions.0.kind")
    for _ in range(4):
        QTest.keyClick(kind, Key.Key_Down)
    assert profile_of(page).sanctions[0].kind is SanctionKind.SURCHARGE
    sanction.list.open_item(None)
    head = sanction.list.widget_for("sanctions.0")
    head.setFocus()
    with qtbot.waitSignal(page.removed):
        QTest.keyClick(head, Key.Key_Delete)
    assert profile_of(page).sanctions == ()


def test_a_theme_gets_a_choice_and_a_text(page):
    card = card_of(page, sections.THEMES)
    word = next(word for word in card.choices[Theme.CLIMATE].findChildren(_Word) if word.word == "Ja")
    QTest.mouseClick(word, LEFT)
    card.texts[Theme.CLIMATE].setFocus()
    QTest.keyClicks(card.texts[Theme.CLIMATE], "Minder uitstoot")
    told = profile_of(page).theme(Theme.CLIMATE)
    assert (told.is_applied, told.text) == (True, "Minder uitstoot")
    assert page._editor.undo_stack.count() == 2


# -- bouwblokken --------------------------------------------------------------------------------------------------
def test_without_a_table_the_card_says_so_and_offers_ways_to_begin(qtbot, page):
    card = card_of(page, sections.BLOCKS)
    assert card._none.isVisible()
    assert card.panel() is None
    with qtbot.waitSignal(page.csv_requested):
        QTest.mouseClick(card.from_file, LEFT)


def test_a_published_table_can_be_taken_as_an_example_and_stays_marked(page):
    card = card_of(page, sections.BLOCKS)
    card.example.setFocus()
    QTest.keyClick(card.example, Key.Key_Down)
    (table,) = profile_of(page).bouwblok_tables
    assert table == EXAMPLES[0]
    assert "geen Brabantse" in card.panel().row("note").control.toPlainText()


def test_a_table_is_typed_by_hand(page):
    card = card_of(page, sections.BLOCKS)
    QTest.mouseClick(card.empty, LEFT)
    retype(card.panel().row("region").control, "Voorbeeldregio")
    retype(card.panel().row("valid_from").control, "1-1-2026")
    QTest.mouseClick(card.panel().blocks.add_button(), LEFT)
    path = "bouwblok_tables.0.blocks.0"
    retype(card.panel().blocks.widget_for(f"{path}.name"), "Werk")
    retype(card.panel().blocks.widget_for(f"{path}.value"), "30000")
    unit = card.panel().blocks.widget_for(f"{path}.unit")
    unit.setFocus()
    QTest.keyClick(unit, Key.Key_Down)
    (table,) = profile_of(page).bouwblok_tables
    assert (table.region, table.valid_from) == ("Voorbeeldregio", date(2026, 1, 1))
    assert [(block.name, block.value, block.unit) for block in table.blocks] == [
        ("Werk", Decimal(30_000), BlockUnit.MONTH)
    ]


def test_a_file_is_looked_at_first_and_taken_with_its_region_and_day(page):
    page.show_file(bouwblok_rows(CSV, "tabel.csv"), "tabel.csv")
    card = page.parts(sections.BLOCKS)[0]
    preview = card.preview
    assert preview.table.model().rowCount() == 1
    assert preview.table.model().index(0, 1).data() == "€\u00a030.000 per jaar bij voltijd"
    assert "Regel 3, waarde: '20000.00' is geen bedrag." in preview.faults.text()
    assert profile_of(page) == example_profile()
    QTest.mouseClick(preview.take, LEFT)
    assert "elke regio heeft een eigen tabel" in preview.row("region").error()
    retype(preview.region, "Voorbeeldregio")
    retype(preview.begin, "1-1-2026")
    assert preview.row("region").error() == ""
    QTest.mouseClick(preview.take, LEFT)
    (table,) = profile_of(page).bouwblok_tables
    assert (table.name, table.valid_from, table.source, len(table.blocks)) == (
        "Voorbeeldregio", date(2026, 1, 1), "tabel.csv", 1,
    )  # fmt: skip
    assert card.preview is None
    page._editor.undo_stack.undo()
    assert profile_of(page) == example_profile()
    assert card._none.isVisible()


def test_a_file_can_be_left_and_one_without_rows_cannot_be_taken(page):
    page.show_file(bouwblok_rows(b"Bouwblok;Waarde\nWerk;veel\n", "tabel.csv"), "tabel.csv")
    card = page.parts(sections.BLOCKS)[0]
    assert not card.preview.take.isVisible()
    QTest.keyClick(card.preview.cancel, Key.Key_Return)
    assert card.preview is None
    assert card.from_file.hasFocus()
    assert profile_of(page) == example_profile()


def test_of_more_tables_one_is_shown_and_it_can_be_removed(qtbot, page):
    card = card_of(page, sections.BLOCKS)
    for table in EXAMPLES:
        card.take(table, "tabel")
    assert card.panel().row("region").control.text() == "Holland Rijnland"
    card.tables.setFocus()
    QTest.keyClick(card.tables, Key.Key_Up)
    assert card.panel().row("region").control.text() == "Oost-Nederland"
    with qtbot.waitSignal(page.removed):
        QTest.mouseClick(card.panel().remove, LEFT)
    assert [table.region for table in profile_of(page).bouwblok_tables] == ["Holland Rijnland"]
    assert card.panel().row("region").control.text() == "Holland Rijnland"


# -- what does not count yet --------------------------------------------------------------------------------------
EFFECT = Effect(
    changes=tuple(
        TenderChange(
            id=str(place),
            title=f"Opdracht {place}",
            reference="",
            points=tuple(
                PointChange(criterion=f"A-{n}", title=f"Punt {n}", before=Status.MET, after=Status.TO_EXPLAIN)
                for n in range(5)
            ),
            counts=Counts(),
        )
        for place in range(8)
    ),
    judged=12,
    running=12,
)


def test_changes_are_told_with_the_tenders_they_touch_before_they_count(qtbot, page):
    assert not page.pending.isVisible()
    retype(row_of(page).edit, "50000")
    assert page.pending.isVisible()
    assert "rekent na" in page.pending.words()
    page.show_effect(EFFECT)
    assert page.pending.words() == "8 van de 12\u00a0lopende aanbestedingen krijgen een ander oordeel."
    QTest.keyClick(page.pending.which, Key.Key_Return)
    lines = page.pending.listed().splitlines()
    assert lines[0] == (
        "Opdracht 0 – Voldoet → Motiveren: Punt 0; Voldoet → Motiveren: Punt 1; Voldoet → Motiveren: Punt 2; "
        "en nog 2 punten"
    )
    assert lines[-1] == "En nog 2 aanbestedingen."
    with qtbot.waitSignal(page.apply_requested):
        QTest.keyClick(page.pending.apply, Key.Key_Return)
    with qtbot.waitSignal(page.discard_requested):
        QTest.keyClick(page.pending.discard, Key.Key_Return)
    page.show_in_force(profile_of(page))
    assert not page.pending.isVisible()


def test_what_is_wrong_must_be_put_right_before_it_can_count(page):
    row = row_of(page)
    retype(row.edit, "50000")
    row.set_open(True)
    retype(row.details().end, "1-1-2020")
    assert "Dit kan nog niet gelden." in page.pending.words()
    assert "ligt voor 1-1-2022" in page.pending.words()
    assert not page.pending.apply.isVisible()
    page._editor.undo_stack.undo()
    assert page.pending.apply.isVisible()


def test_another_profile_shows_everywhere_and_drops_what_was_half_typed(page):
    row = row_of(page)
    retype(row.edit, "x")
    for key, _words in sections.SECTIONS:
        page.go_to_section(key)
    page._editor.open(replace(example_profile(), bouwblok_tables=EXAMPLES))
    page.go_to_section(sections.SOCIAL_RETURN)
    assert row.edit.text() == "100.000"
    assert not row._error.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_fits_a_laptop(qapp, page, scale):
    try:
        apply_theme(qapp, "light", scale)
        for key, _words in sections.SECTIONS:
            page.go_to_section(key)
            assert page.minimumSizeHint().width() <= 1056, key
    finally:
        apply_theme(qapp, "light", 1.0)


def test_a_table_that_is_taken_back_leaves_nothing_behind(page):
    card = card_of(page, sections.BLOCKS)
    card.take(EXAMPLES[0], "tabel")
    gone = []
    card.panel().destroyed.connect(lambda: gone.append(True))
    page._editor.undo_stack.undo()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert (card.panel(), gone) == (None, [True])
