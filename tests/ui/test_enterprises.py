"""The register by real keys and clicks: begin, type, undo, find, change several, remove for good."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.choices import Recognition
from sociaalinkopen_desktop.domain.enterprises.enterprise import Enterprise, EnterpriseKind, EnterpriseState
from sociaalinkopen_desktop.domain.market import Invitation, Market
from sociaalinkopen_desktop.domain.meeting.meeting import Meeting
from sociaalinkopen_desktop.domain.meeting.participants import PitchingEnterprise
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.models.enterprise_list import (
    ALL,
    ENDS_SOON,
    EXPIRED,
    LAST_IMPORT,
    NAME,
    RECOGNITION,
    TO_VERIFY,
)
from sociaalinkopen_desktop.ui.models.paged_rows import WINDOW
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.table import CELL
from tests.journeys.officer import Officer

from .made_up_enterprises import BIKES, CATERING, CIRCULAR, ENTERPRISES, GREEN, PRINTING, many
from .scenes import settled

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def officer(qtbot, tmp_path):
    return Officer(qtbot, tmp_path / "gegevens")


def calm(officer):
    window = officer.window
    officer.until(lambda: not (window.tasks.busy or window.background.busy or window.register.pending))


def put(officer, *enterprises):
    """Put enterprises in the data file; their ids."""
    return [services_register(officer).save(item).enterprise.id for item in enterprises]


def services_register(officer):
    return officer.window.services.register


def stored(officer):
    """Everything in the register, by name."""
    return {item.name: item for item in services_register(officer).everything()}


def go_to_list(officer):
    officer.click(officer.window.rail.button("enterprises"))
    calm(officer)
    return officer.window.page("enterprises")


def names(page):
    rows = (page.model.row(at) for at in range(page.model.rowCount()))
    return [row.name if row is not None else "?" for row in rows]


def click_row(page, row, modifier=NONE):
    place = page.table.visualRect(page.model.index(row, NAME)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def open_row(officer, name):
    page = go_to_list(officer)
    click_row(page, names(page).index(name))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    calm(officer)
    return officer.window.page("enterprise")


def words_at(page, row, column):
    cell = page.model.data(page.model.index(row, column), CELL)
    return cell.words, cell.glyph


def fill(officer, page, path, text):
    """Type in a field of the form and leave it with Tab."""
    control = page.form.row(path).control
    page.form.show_widget(control)
    officer.click(control)
    officer.type_in(control, text)
    QTest.keyClick(control, Qt.Key.Key_Tab)


# -- a new one ------------------------------------------------------------------------------------------------------
def test_a_new_enterprise_is_kept_as_it_is_typed_and_found_again(officer, qtbot):
    page = go_to_list(officer)
    assert page.empty.isVisible()
    officer.press("Ctrl+N")
    calm(officer)
    one = officer.window.page("enterprise")
    assert one.isVisible()
    assert one.form.row("name").control.hasFocus()
    fill(officer, one, "name", "Stichting Voorbeeldwerk")
    fill(officer, one, "offer", "Houten speeltoestellen")
    fill(officer, one, "town", "Uden")
    calm(officer)
    assert stored(officer)["Stichting Voorbeeldwerk"].town == "Uden"
    assert one.kept_words() == "Bewaard · 10:42"
    officer.press("Ctrl+Z")
    assert officer.window.register.editor.enterprise.town == ""
    officer.press("Ctrl+Y")
    officer.press("Alt+Left")
    calm(officer)
    assert names(page) == ["Stichting Voorbeeldwerk"]
    officer.leave()

    again = Officer(qtbot, officer.folder)
    one = open_row(again, "Stichting Voorbeeldwerk")
    assert one.form.row("offer").control.value() == "Houten speeltoestellen"
    assert one.form.row("town").control.value() == "Uden"


def test_the_last_letters_are_kept_when_the_window_closes_at_once(officer, qtbot):
    go_to_list(officer)
    officer.press("Ctrl+N")
    calm(officer)
    one = officer.window.page("enterprise")
    officer.type_in(one.form.row("name").control, "Net begonnen")
    officer.leave()
    again = Officer(qtbot, officer.folder)
    assert "Net begonnen" in stored(again)


def test_one_in_which_nothing_stands_is_not_kept(officer):
    page = go_to_list(officer)
    officer.press("Ctrl+N")
    calm(officer)
    one = officer.window.page("enterprise")
    fill(officer, one, "name", "Vergissing")
    calm(officer)
    officer.press("Ctrl+Z")
    calm(officer)
    officer.click(one.back)
    calm(officer)
    assert stored(officer) == {}
    assert page.empty.isVisible()


def test_what_was_undone_to_nothing_can_still_be_typed_on(officer):
    go_to_list(officer)
    officer.press("Ctrl+N")
    calm(officer)
    one = officer.window.page("enterprise")
    fill(officer, one, "name", "Eerst")
    calm(officer)
    officer.press("Ctrl+Z")
    officer.window.keep_all()  # for instance because a document was asked for
    calm(officer)
    fill(officer, one, "name", "Toch")
    calm(officer)
    assert list(stored(officer)) == ["Toch"]


# -- finding --------------------------------------------------------------------------------------------------------
def test_searching_narrows_the_list_while_one_types(officer):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    assert len(names(page)) == 6
    officer.press("Ctrl+F")
    QTest.keyClicks(page.filters.search, "bermen")
    officer.until(lambda: names(page) == [GREEN.name])
    QTest.keyClick(page.filters.search, Qt.Key.Key_Escape)
    officer.until(lambda: len(names(page)) == 6)
    QTest.keyClicks(page.filters.search, "zwembad")
    officer.until(page.nothing_found.isVisible)
    officer.click(page.wipe)
    officer.until(lambda: len(names(page)) == 6)


def test_the_chips_say_how_many_and_show_them(officer):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    chips = {key: page.filters.chips.chip(key).text() for key in (ALL, EXPIRED, ENDS_SOON, TO_VERIFY)}
    assert chips == {
        ALL: "Alle 6",
        EXPIRED: "Verlopen 1",
        ENDS_SOON: "Verloopt < 3\u00a0maanden: 1",
        TO_VERIFY: "Te verifiëren 1",
    }
    for key, expected in ((EXPIRED, PRINTING), (ENDS_SOON, CATERING), (TO_VERIFY, BIKES)):
        officer.click(page.filters.chips.chip(key))
        calm(officer)
        assert names(page) == [expected.name]


def test_who_is_no_longer_counted_on_needs_no_reminder(officer):
    put(officer, replace(PRINTING, state=EnterpriseState.LAPSED))
    page = go_to_list(officer)
    assert page.filters.chips.chip(EXPIRED).text() == "Verlopen 0"


def test_kinds_and_recognitions_narrow_together(officer):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    page.filters.kinds.choice_actions[EnterpriseKind.SW_BEDRIJF].trigger()
    calm(officer)
    assert names(page) == [GREEN.name]
    assert page.filters.kinds.text() == "Soort: Sw-bedrijf of participatiebedrijf"
    page.filters.recognitions.choice_actions[Recognition.B_CORP].trigger()
    calm(officer)
    assert page.nothing_found.isVisible()
    officer.click(page.wipe)
    calm(officer)
    assert len(names(page)) == 6
    assert page.filters.kinds.text() == "Soort"


def test_the_last_import_has_a_chip_of_its_own(officer):
    put(officer, GREEN)
    page = go_to_list(officer)
    with pytest.raises(KeyError):
        page.filters.chips.chip(LAST_IMPORT)
    batch = services_register(officer).take_in("lijst.csv", [CIRCULAR, BIKES], {})
    go_to_list(officer)
    chip = page.filters.chips.chip(LAST_IMPORT)
    assert chip.text() == "Laatste import 2"
    officer.click(chip)
    calm(officer)
    assert names(page) == [BIKES.name, CIRCULAR.name]
    services_register(officer).undo(batch.id)
    go_to_list(officer)
    calm(officer)
    assert names(page) == [GREEN.name]
    assert page.filters.chip() == ALL


def test_a_head_sorts(officer):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    assert names(page)[0] == CATERING.name
    head = page.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(RECOGNITION) + 20, 8)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    calm(officer)
    assert names(page)[:3] == [PRINTING.name, CATERING.name, GREEN.name]


def test_a_long_register_comes_in_windows(officer):
    services_register(officer).take_in("lang.csv", many(350), {})
    page = go_to_list(officer)
    assert page.model.rowCount() == 350
    assert page.model.row(340) is None
    QTest.keyClick(page.table, Qt.Key.Key_End)
    officer.until(lambda: page.model.row(349) is not None)
    assert page.model.row(349).name == "Voorbeeldwerk 00349"
    assert page.model.row(WINDOW) is None  # what nobody looked at was not fetched


# -- recognitions ---------------------------------------------------------------------------------------------------
def test_the_list_says_what_a_recognition_is_worth(officer):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    said = {name: words_at(page, at, RECOGNITION) for at, name in enumerate(names(page))}
    assert said[GREEN.name] == ("Geldig tot en met 12-3-2028", "check-circle-fill")
    assert said[CATERING.name] == ("Verloopt na 15-1-2027", "clock-fill")
    assert said[PRINTING.name] == ("Verlopen sinds 2-10-2026", "x-circle-fill")
    assert said[CIRCULAR.name] == ("24\u00a0maanden niet bekeken", "question")
    assert said[BIKES.name] == ("Eigen verklaring, niet bewezen", "chat-text")
    assert page.head.findChildren(type(page.foot))[1].text() == "6\u00a0ondernemingen, bij 1 is de erkenning verlopen"


def test_the_page_follows_the_recognition_while_one_types(officer):
    put(officer, PRINTING)
    one = open_row(officer, PRINTING.name)
    assert one.proof.accessibleName() == "Code Sociale Ondernemingen, verlopen sinds 2-10-2026"
    rows = one.form.rows_editor("recognitions")
    rows.open_item(1)
    until = rows.widget_for("recognitions.1.valid_until")
    one.form.show_widget(until)
    until.setFocus()
    until.selectAll()
    officer.type_in(until, "12-3-2028")
    QTest.keyClick(until, Qt.Key.Key_Tab)
    assert one.proof.accessibleName() == "Code Sociale Ondernemingen, geldig tot en met 12-3-2028"
    officer.press("Ctrl+Z")
    assert one.proof.key == "proof_expired"


def test_only_pso_asks_for_its_step(officer):
    put(officer, GREEN)
    one = open_row(officer, GREEN.name)
    rows = one.form.rows_editor("recognitions")
    step = rows.widget_for("recognitions.0.step")
    assert not step.isVisibleTo(one)
    kind = rows.widget_for("recognitions.0.kind")
    kind.edited.emit(Recognition.PSO)
    assert step.isVisibleTo(one)


def test_the_start_page_leads_to_what_has_expired(officer):
    put(officer, *ENTERPRISES, replace(PRINTING, name="Tweede pers"))
    window = officer.window
    window.desk.start(Tender())
    officer.settle()
    officer.click(window.rail.button("start"))
    calm(officer)
    start = window.page("start")
    lines = start.reminders.lines()
    assert [line.accessibleName().split(",")[0] for line in lines] == [
        "2 erkenningen zijn verlopen",
        "1 erkenning verloopt binnen 3\u00a0maanden",
    ]
    officer.click(lines[0])
    calm(officer)
    page = window.page("enterprises")
    assert page.isVisible()
    assert names(page) == [PRINTING.name, "Tweede pers"]


def test_the_start_page_is_silent_when_all_recognitions_hold(officer):
    put(officer, GREEN)
    officer.window.desk.start(Tender())
    officer.settle()
    officer.click(officer.window.rail.button("start"))
    calm(officer)
    assert officer.window.page("start").reminders.isHidden()


# -- several --------------------------------------------------------------------------------------------------------
def test_several_are_removed_at_once_and_come_back(officer):
    put(officer, *ENTERPRISES)
    before = stored(officer)
    page = go_to_list(officer)
    click_row(page, 0)
    click_row(page, 2, SHIFT)
    assert page.bulk.words.text() == "3 gekozen"
    officer.click(page.bulk.delete)
    calm(officer)
    assert len(names(page)) == 3
    assert officer.window.undo_bar.accessibleName().startswith("3 ondernemingen verwijderd")
    officer.press("Ctrl+Z")
    calm(officer)
    assert stored(officer) == before
    officer.press("Ctrl+Y")
    calm(officer)
    assert len(stored(officer)) == 3
    officer.press("Ctrl+Z")
    calm(officer)
    assert len(names(page)) == 6


def test_delete_and_the_undo_bar_for_one(officer):
    put(officer, GREEN, BIKES)
    page = go_to_list(officer)
    click_row(page, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    calm(officer)
    assert names(page) == [BIKES.name]
    officer.click(officer.window.undo_bar.action_button())
    calm(officer)
    assert names(page) == [BIKES.name, GREEN.name]


def test_the_state_of_several_changes_and_goes_back(officer):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    lapsed = page.bulk.state_menu.actions()[2]
    assert lapsed.text() == "Vervallen"
    lapsed.trigger()
    calm(officer)
    assert {item.state for item in stored(officer).values()} == {EnterpriseState.LAPSED}
    officer.press("Ctrl+Z")
    calm(officer)
    assert stored(officer)[BIKES.name].state is EnterpriseState.TO_VERIFY
    assert stored(officer)[GREEN.name].state is EnterpriseState.ACTIVE


def test_everything_chosen_in_a_long_list_also_means_what_was_not_brought_yet(officer):
    services_register(officer).take_in("lang.csv", many(250), {})
    page = go_to_list(officer)
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    assert page.several().ids == ()
    page.bulk.state_menu.actions()[1].trigger()
    calm(officer)
    assert {item.state for item in stored(officer).values()} == {EnterpriseState.TO_VERIFY}


def test_several_go_into_a_list_that_a_spreadsheet_opens(officer, tmp_path):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    officer.messages.save = tmp_path / "lijst.csv"
    click_row(page, 0)
    click_row(page, 1, CTRL)
    officer.click(page.bulk.export)
    calm(officer)
    text = (tmp_path / "lijst.csv").read_text("utf-8-sig")
    assert CATERING.name in text
    assert PRINTING.name in text
    assert GREEN.name not in text
    assert officer.window.undo_bar.accessibleName().startswith("2\u00a0ondernemingen in lijst.csv")


def test_the_list_becomes_a_pdf_with_ctrl_s(officer, tmp_path):
    put(officer, *ENTERPRISES)
    go_to_list(officer)
    officer.messages.save = tmp_path
    officer.press("Ctrl+S")
    calm(officer)
    officer.until(lambda: bool(list(tmp_path.glob("*.pdf"))))
    assert next(tmp_path.glob("*.pdf")).name == "Overzicht - sociale ondernemingen - 2026-11-24.pdf"


# -- one for good ---------------------------------------------------------------------------------------------------
def test_removing_on_the_page_asks_first_and_leaves_nothing(officer):
    (identifier,) = put(officer, GREEN)
    services_register(officer).take_in("lijst.csv", [replace(GREEN, id=identifier, town="Oss")], {identifier: 1})
    one = open_row(officer, GREEN.name)
    officer.messages.answer = False
    officer.click(one.remove)
    calm(officer)
    assert GREEN.name in stored(officer)
    officer.messages.answer = True
    officer.click(one.remove)
    calm(officer)
    title, question = officer.messages.asked[-1]
    assert title == "Deze onderneming verwijderen?"
    assert "eerdere imports" in question
    assert stored(officer) == {}
    assert officer.window.page("enterprises").isVisible()
    officer.press("Ctrl+Z")
    calm(officer)
    assert stored(officer) == {}
    batch = services_register(officer).batches()[0]
    assert services_register(officer).undo(batch.id).restored == 0
    assert stored(officer) == {}


def test_no_undo_of_the_list_brings_back_what_was_removed_for_good(officer):
    put(officer, GREEN)
    page = go_to_list(officer)
    click_row(page, 0)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    calm(officer)
    officer.press("Ctrl+Z")
    calm(officer)
    one = open_row(officer, GREEN.name)
    officer.click(one.remove)
    calm(officer)
    officer.press("Ctrl+Y")
    officer.press("Ctrl+Z")
    calm(officer)
    assert stored(officer) == {}


def test_everything_that_is_kept_of_one_goes_into_a_file(officer, tmp_path):
    put(officer, GREEN)
    one = open_row(officer, GREEN.name)
    officer.messages.save = tmp_path
    officer.click(one.export)
    calm(officer)
    officer.until(lambda: bool(list(tmp_path.glob("*.pdf"))))
    assert next(tmp_path.glob("*.pdf")).name == "Stichting Voorbeeldgroen - wat wij bewaren - 2026-11-24.pdf"


# -- history --------------------------------------------------------------------------------------------------------
def test_what_we_did_before_stands_on_the_page_and_opens_its_tender(officer):
    (identifier,) = put(officer, GREEN)
    window = officer.window
    invited = Invitation(supplier=GREEN.name, enterprise_id=identifier, is_social=True)
    tender = replace(Tender(), market=Market(invitations=(invited,)))
    window.desk.start(replace(tender, subject=replace(tender.subject, title="Bermen 2026")))
    officer.settle()
    pitch = PitchingEnterprise(key="e1", enterprise_id=identifier, name=GREEN.name)
    window.services.meetings.save(Meeting(title="Meet the market groen", day=date(2026, 4, 1), enterprises=(pitch,)))
    one = open_row(officer, GREEN.name)
    assert [line.accessibleName().split(",")[0] for line in one.history.lines()] == ["Bermen 2026"]
    assert any("Meet the market groen" in words for words in one.history.told())
    line = one.history.lines()[0]
    one.form.show_widget(line)
    officer.click(line)
    officer.settle()
    assert window.editor.tender.subject.title == "Bermen 2026"
    assert window.open_workspace() is not None


def test_without_a_history_the_page_says_so(officer):
    put(officer, GREEN)
    one = open_row(officer, GREEN.name)
    assert one.history.lines() == []
    assert one.history.told() == ()


# -- palette, help --------------------------------------------------------------------------------------------------
def test_the_palette_finds_an_enterprise_and_begins_one(officer):
    put(officer, *ENTERPRISES)
    window = officer.window
    window.open_palette("aan tafel")
    officer.until(
        lambda: any(group.heading == "Sociale ondernemingen" for group in window.palette_box.groups())
    )  # fmt: skip
    group = next(group for group in window.palette_box.groups() if group.heading == "Sociale ondernemingen")
    assert [entry.title for entry in group.entries] == [CATERING.name]
    group.entries[0].run()
    calm(officer)
    assert window.register.editor.enterprise.name == CATERING.name
    window.open_palette("nieuwe onderneming")
    entries = [entry for group in window.palette_box.groups() for entry in group.entries]
    next(entry for entry in entries if entry.title == "Nieuwe onderneming").run()
    calm(officer)
    assert window.register.editor.is_blank


def test_f1_explains_the_register(officer):
    go_to_list(officer)
    officer.press("F1")
    assert officer.window.helper.pane.topic().id == "ondernemingen"


# -- trouble --------------------------------------------------------------------------------------------------------
def test_who_changed_it_elsewhere_loses_nothing(officer):
    (identifier,) = put(officer, GREEN)
    one = open_row(officer, GREEN.name)
    register = services_register(officer)
    kept = register.load(identifier)
    register.save(replace(kept.enterprise, town="Oss"), kept.version)
    fill(officer, one, "legal_form", " en meer")
    calm(officer)
    assert {item.name for item in register.everything()} == {GREEN.name, f"{GREEN.name} (mijn versie)"}
    assert stored(officer)[GREEN.name].town == "Oss"
    assert officer.window.register.editor.enterprise.name == f"{GREEN.name} (mijn versie)"


def test_an_enterprise_that_is_gone_is_told_in_words(officer):
    officer.window.register.open("is er niet")
    calm(officer)
    assert officer.messages.told == [
        ("Deze onderneming is niet te openen", "Zij staat niet meer in de lijst. Ververs de lijst.")
    ]


def test_another_data_file_begins_anew(officer):
    put(officer, GREEN)
    open_row(officer, GREEN.name)
    officer.window.register.begin_anew()
    assert officer.window.register.editor.enterprise == Enterprise()
    assert not officer.window.register.pending


def test_choosing_everything_does_not_make_the_head_look_at_every_row(officer):
    page = go_to_list(officer)
    head = page.table.horizontalHeader()
    assert head.selectionModel() is not page.table.selectionModel()
    assert head.selectionModel().model() is page.model


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_rows_keep_their_place_when_the_bar_comes(officer, qapp, text):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    try:
        apply_theme(qapp, "light", text)
        settled(officer.window)
        click_row(page, 0)
        before = page.table.mapTo(page, page.table.rect().topLeft())
        click_row(page, 1, CTRL)
        settled(officer.window)
        assert page.bulk.isVisible()
        assert page.table.mapTo(page, page.table.rect().topLeft()) == before
    finally:
        apply_theme(qapp, "light")


def test_with_large_text_the_recognition_can_still_be_read(officer, qapp):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    try:
        apply_theme(qapp, "light", 2.0)
        settled(officer.window)
        assert not page.table.horizontalScrollBar().isVisible()
        assert officer.window.size().toTuple() == (1280, 800)
    finally:
        apply_theme(qapp, "light")


def test_the_menus_say_how_many_there_are_of_each(officer):
    put(officer, *ENTERPRISES)
    page = go_to_list(officer)
    officer.click(page.filters.kinds)
    calm(officer)
    kinds = [action.text() for action in page.filters.kinds.choice_actions.values()]
    assert kinds == [
        "Sociale onderneming (3)",
        "Sw-bedrijf of participatiebedrijf (1)",
        "Sociale coöperatie (1)",
        "Gewone onderneming (1)",
    ]
    assert page.filters.recognitions.choice_actions[Recognition.OWN_STATEMENT].text() == "Eigen verklaring (1)"
    page.filters.kinds.menu_of_choices.close()


def test_one_undone_to_nothing_is_gone_after_closing(officer, qtbot):
    go_to_list(officer)
    officer.press("Ctrl+N")
    calm(officer)
    fill(officer, officer.window.page("enterprise"), "name", "Vergissing")
    calm(officer)
    officer.press("Ctrl+Z")
    calm(officer)
    officer.leave()
    again = Officer(qtbot, officer.folder)
    assert stored(again) == {}


def test_an_empty_register_offers_three_ways_to_begin(officer):
    page = go_to_list(officer)
    officer.click(page.first_import)
    calm(officer)
    assert officer.window.page_key() == "enterprise_import"
    officer.press("Alt+Left")
    calm(officer)
    assert page.isVisible()
    officer.click(page.first_new)
    calm(officer)
    assert officer.window.page_key() == "enterprise"
    officer.press("Alt+Left")
    calm(officer)
    officer.click(page.example)
    calm(officer)
    assert page.table.isVisible()
    assert page.model.rowCount() > 20
    assert "Voorbeeld" in page.model.data(page.model.index(0, NAME))
