"""Settings: each change counts at once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.application.advice_text import default_advice
from sociaalinkopen_desktop.application.backups import Backup, Checked, Content, Preview, Reason, TenderThere
from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.exchange.logo_file import read_logo
from sociaalinkopen_desktop.ui.dialogs.about import NAME, NOTICE, AboutDialog
from sociaalinkopen_desktop.ui.logo_drawing import redrawn
from sociaalinkopen_desktop.ui.pages.settings import SECTIONS, SettingsPage
from sociaalinkopen_desktop.ui.pages.settings_organisation import MOST_ROLES
from sociaalinkopen_desktop.ui.pages.settings_parts import SettingsTools
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.text import Label

Key = Qt.Key
PLACE = Path("Gegevens", "SociaalInkopen")
PARTS = (("Criteria", "2026.1"), ("Qt", "6.11.3"))
NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


class World:
    """Everything outside the page: what the officer chooses, and what happens on the disk."""

    def __init__(self):
        self.folders, self.files, self.began = [], [], []
        self.logos = {}
        self.wanted, self.refusal = None, ""
        self.problem = None

    def choose_folder(self, _title, now):
        self.began.append(now)
        return self.folders.pop(0)

    def read_logo(self, path):
        if self.problem is not None:
            raise self.problem
        return path.read_bytes(), "png"

    def keep_logo(self, content, kind):
        self.logos[f"logo.{kind}"] = content
        return f"logo.{kind}"

    def ask_to_move(self, target):
        if not self.refusal:
            self.wanted = target
        return self.refusal


@pytest.fixture
def world():
    return World()


@pytest.fixture
def page(qtbot, world):
    tools = SettingsTools(
        data_folder=PLACE,
        choose_folder=world.choose_folder,
        choose_file=lambda _title, _kinds: world.files.pop(0),
        read_logo=world.read_logo,
        keep_logo=world.keep_logo,
        logo=world.logos.get,
        ask_to_move=world.ask_to_move,
        wanted=lambda: world.wanted,
    )
    made = SettingsPage(Settings(organisation="Voorbeeldgemeente", unknown={"nieuw": 1}), tools)
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def changes(page):
    made = []
    page.changed.connect(made.append)
    return made


@pytest.fixture
def undone(page):
    made = []
    page.undoable.connect(lambda words, before: made.append((words, before)))
    return made


def click(widget):
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


# -- organisation -------------------------------------------------------------------------------------------------
def test_the_name_of_the_organisation_counts_while_it_is_typed(qtbot, page, changes):
    page.organisation.organisation.selectAll()
    qtbot.keyClicks(page.organisation.organisation, "Gem")
    assert [settings.organisation for settings in changes] == ["G", "Ge", "Gem"]
    assert changes[-1].unknown == {"nieuw": 1}


def test_address_and_contact_are_kept(qtbot, page, changes):
    for name, text in (("address", "Postbus 1"), ("postcode_place", "1234 AB Stad"), ("contact", "inkoop")):
        qtbot.keyClicks(getattr(page.organisation, name), text)
    last = changes[-1]
    assert (last.address, last.postcode_place, last.contact) == ("Postbus 1", "1234 AB Stad", "inkoop")


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(path))
    return path


def test_a_logo_is_chosen_shown_and_taken_away_with_undo(page, world, changes, undone, picture):
    world.files = [None, picture]
    click(page.organisation.logo.choose)
    assert changes == []
    click(page.organisation.logo.choose)
    assert changes[-1].logo == "logo.png"
    assert page.organisation.logo.has_picture()
    click(page.organisation.logo.forget)
    assert changes[-1].logo == ""
    assert not page.organisation.logo.has_picture()
    ((words, before),) = undone
    assert (words, before.logo) == ("Logo weggehaald", "logo.png")


def test_a_file_that_is_no_logo_is_told_in_place(page, world, changes, picture):
    world.files = [picture] * 3
    world.problem = InputProblem(["logo.png: deze afbeelding is beschadigd."])
    click(page.organisation.logo.choose)
    assert page.organisation._logo_line.error() == "logo.png: deze afbeelding is beschadigd."
    world.problem = OSError(28, "no such words on screen")
    click(page.organisation.logo.choose)
    assert "kon niet" in page.organisation._logo_line.error()
    assert changes == []
    world.problem = None
    click(page.organisation.logo.choose)
    assert page.organisation._logo_line.error() == ""


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}</svg>'


def test_a_drawing_becomes_pixels_and_nothing_else(tmp_path, qapp):
    path = tmp_path / "logo.svg"
    path.write_text(SVG.format('<rect width="40" height="20" fill="#00ff00"/>'), "utf-8")
    content, kind = redrawn(*read_logo(path))
    image = QImage.fromData(content)
    assert (kind, image.pixelColor(5, 5).name()) == ("png", "#00ff00")
    assert image.width() == 1200


def test_a_picture_is_drawn_anew_without_what_else_is_in_the_file(picture):
    content = picture.read_bytes()
    made, kind = redrawn(content + b"<script>alert(1)</script>", "png")
    assert (kind, b"script" in made) == ("png", False)
    assert QImage.fromData(made).size().width() == 40


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(60), b"\xff\xd8\xff\xe0"])
def test_a_picture_that_cannot_be_drawn_is_refused_kindly(qapp, content):
    with pytest.raises(InputProblem, match="niet te tekenen"):
        redrawn(content, "png")


# -- house style --------------------------------------------------------------------------------------------------
def test_a_colour_that_cannot_be_read_is_refused_and_another_proposed(qtbot, page, changes):
    part = page.documents
    page.go_to_section("documents")
    assert not part.use_nearest.isVisible()
    qtbot.keyClicks(part.accent, "#66C2D4")
    assert "contrast is 2,1 : 1" in part.colour_line.error()
    assert "4,5 : 1" in part.colour_line.error()
    assert changes == []
    click(part.use_nearest)
    assert changes[-1].accent == part.accent.value() != "#66C2D4"
    assert part.colour_line.error() == ""
    assert not part.use_nearest.isVisible()


def test_a_readable_colour_counts_at_once_and_may_be_wiped(qtbot, page, changes):
    part = page.documents
    page.go_to_section("documents")
    qtbot.keyClicks(part.accent, "5a2d82")
    qtbot.keyClick(part.accent, Key.Key_Return)
    assert (changes[-1].accent, part.accent.text()) == ("#5A2D82", "#5A2D82")
    part.accent.selectAll()
    qtbot.keyClick(part.accent, Key.Key_Delete)
    assert changes[-1].accent == ""


def test_a_colour_that_is_half_typed_is_not_called_wrong(qtbot, page):
    part = page.documents
    page.go_to_section("documents")
    qtbot.keyClicks(part.accent, "#66")
    assert part.colour_line.error() == ""
    qtbot.keyClick(part.accent, Key.Key_Return)
    assert "zes tekens" in part.colour_line.error()


def test_functions_are_added_changed_and_taken_away_with_undo(qtbot, page, changes, undone):
    roles = page.documents.roles
    page.go_to_section("documents")
    for words in ("Inkoper", "College"):
        click(roles.add)
        QTest.keyClicks(page.focusWidget(), words)
    assert changes[-1].signature_roles == ("Inkoper", "College")
    click(roles.bins[0])
    assert changes[-1].signature_roles == ("College",)
    assert roles.fields[0].value() == "College"
    assert undone[-1][0] == "Verwijderd: Inkoper"
    assert undone[-1][1].signature_roles == ("Inkoper", "College")


def test_there_is_a_limit_to_the_functions(page):
    page.set_settings(Settings(signature_roles=tuple("abcdefgh")))
    page.go_to_section("documents")
    assert len(page.documents.roles.fields) == MOST_ROLES
    assert not page.documents.roles.add.isVisible()


# -- look ---------------------------------------------------------------------------------------------------------
def test_colours_and_text_size_are_chosen_by_keyboard(qtbot, page, changes):
    page.go_to_section("look")
    page.look.theme.setFocus()
    qtbot.keyClick(page.look.theme, Key.Key_Down)
    page.look.text_size.setFocus()
    qtbot.keyClick(page.look.text_size, Key.Key_Down)
    assert (changes[0].theme, changes[1].text_percent) == ("light", 110)


def test_a_text_size_of_another_kind_is_offered_too(page, changes):
    page.set_settings(Settings(text_percent=130))
    assert page.look.text_size.currentText() == "130 %"
    assert page.look.text_size.findText("200 %") >= 0
    assert changes == []


def test_an_unknown_theme_shows_as_that_of_the_system(page):
    page.set_settings(Settings(theme="paars"))
    assert page.look.theme.value() == "system"


# -- data ---------------------------------------------------------------------------------------------------------
def test_a_folder_is_chosen_kept_and_forgotten(page, changes, world, undone):
    page.go_to_section("data")
    world.folders = [Path("Documenten"), None]
    for _ in range(2):
        click(page.data.choose)
    assert page.data.folder.text() == "Documenten"
    assert world.began == ["", "Documenten"]
    click(page.data.forget)
    assert [settings.export_folder for settings in changes] == ["Documenten", ""]
    assert not page.data.forget.isVisible()
    assert page.data.choose.hasFocus()
    assert undone[0][1].export_folder == "Documenten"


def test_the_place_of_the_data_can_be_read_and_opened(qtbot, page):
    page.go_to_section("data")
    assert page.data.place.text() == str(PLACE)
    assert page.data.place.isReadOnly()
    assert page.data.place.accessibleName() == "Uw gegevens staan in"
    with qtbot.waitSignal(page.data.open_data_folder):
        click(page.data.open_place)


def test_moving_the_data_is_told_and_can_be_taken_back(page, world):
    page.go_to_section("data")
    assert not page.data.moving.isVisible()
    world.folders = [Path("Elders")]
    click(page.data.move_place)
    assert "Bij de volgende start" in page.data.moving.text()
    assert "Elders" in page.data.moving.text()
    click(page.data.stay)
    assert world.wanted is None
    assert not page.data.moving.isVisible()


def test_a_folder_that_will_not_do_is_told_in_place(page, world):
    page.go_to_section("data")
    world.folders, world.refusal = [Path("Vol")], "In Vol staat al een gegevensbestand."
    click(page.data.move_place)
    assert page.data._place_line.error() == world.refusal
    assert not page.data.stay.isVisible()


def test_signing_off_steps_is_a_choice(page, changes):
    page.go_to_section("work")
    QTest.keyClick(page.work.sign_off, Key.Key_Space)
    assert changes[-1].asks_sign_off


# -- backups ------------------------------------------------------------------------------------------------------
def there(name, version=1, days=0):
    return TenderThere(id=name, title=name, reference="", version=version, saved_at=NOW + timedelta(days=days))


def a_copy(hours=0, problem=""):
    backup = Backup(
        path=Path(f"{hours}.sqlite"), size=123_000, moment=NOW - timedelta(hours=hours), reason=Reason.AUTOMATIC
    )
    content = None if problem else Content(tenders=(there("Groen"),), rules="")
    return Checked(backup=backup, content=content, problem=problem)


def a_preview(**parts):
    whole = {"returning": (), "vanishing": (), "changed": (), "unchanged": 1, "rules_differ": False, **parts}
    return Preview(backup=a_copy().backup, **whole)


def shown_words(part):
    return " ".join(label.text() for label in part.card_preview.findChildren(Label) if label.isVisible())


def test_copies_are_listed_and_one_is_looked_into_by_keyboard(qtbot, page):
    page.go_to_section("backups")
    page.backups.show_list([a_copy(), a_copy(5, "Het bestand is beschadigd.")])
    first, second = page.backups.lines
    assert "1\u00a0aanbesteding · 0,1\u00a0MB · automatisch" in first.accessibleName()
    assert "In orde" in first.accessibleName()
    assert "Het bestand is beschadigd." in second.accessibleName()
    assert not second.isEnabled()
    with qtbot.waitSignal(page.backups.preview_requested) as asked:
        QTest.keyClick(first, Key.Key_Return)
    assert asked.args == [a_copy().backup]


def test_a_long_list_shows_the_newest_first_and_all_on_request(page):
    page.go_to_section("backups")
    page.backups.show_list([a_copy(hours) for hours in range(30)])
    assert len(page.backups.lines) == 8
    click(page.backups.more)
    assert len(page.backups.lines) == 30
    assert page.backups.lines[8].hasFocus()
    assert not page.backups.more.isVisible()


def test_a_preview_says_what_would_change_before_anything_does(qtbot, page):
    page.go_to_section("backups")
    page.backups.show_list([a_copy()])
    page.backups.show_preview(
        a_preview(
            returning=(there("Oud"),),
            vanishing=(there("Nieuw <b>"),),
            changed=((there("Nu", 3, 1), there("Toen")),),
            rules_differ=True,
        )
    )
    words = shown_words(page.backups)
    for part in ("Verdwijnt", "Nieuw <b>", "Komt terug", "Oud", "Nu (heette toen: Toen)", "25-11-2026", "beleid"):
        assert part in words
    with qtbot.waitSignal(page.backups.bring_back_requested) as asked:
        click(page.backups.tenders[0])
    assert asked.args == [a_copy().backup, there("Oud")]
    with qtbot.waitSignal(page.backups.restore_requested):
        click(page.backups.restore)
    click(page.backups.back)
    assert page.backups.lines[0].hasFocus()


def test_when_nothing_would_change_there_is_nothing_to_put_back(page):
    page.go_to_section("backups")
    page.backups.show_preview(a_preview())
    assert "Er verandert niets" in shown_words(page.backups)
    assert not page.backups.restore.isEnabled()


def test_the_backups_have_a_folder_and_can_be_stopped(page, changes, world, undone):
    page.go_to_section("backups")
    assert page.backups.place.text() == str(PLACE / "reservekopieen")
    world.folders = [Path("Stick")]
    click(page.backups.choose)
    assert page.backups.place.text() == "Stick"
    click(page.backups.forget)
    assert [settings.backup_folder for settings in changes] == ["Stick", ""]
    assert undone[0][1].backup_folder == "Stick"
    QTest.keyClick(page.backups.automatic, Key.Key_Space)
    assert not changes[-1].backups


def test_another_file_can_be_looked_into_and_a_copy_made(qtbot, page, world):
    page.go_to_section("backups")
    world.files = [None, Path("oud.sqlite")]
    with qtbot.waitSignal(page.backups.file_requested) as asked:
        click(page.backups.other)
        click(page.backups.other)
    assert asked.args == [Path("oud.sqlite")]
    with qtbot.waitSignal(page.backups.make_requested):
        click(page.backups.make)


# -- the page -----------------------------------------------------------------------------------------------------
def test_settings_from_elsewhere_are_shown_without_telling_it_back(page, changes):
    page.set_settings(Settings(organisation="Andere", theme="dark", text_percent=150, export_folder="Map"))
    shown = (
        page.organisation.organisation.value(),
        page.look.theme.value(),
        page.look.text_size.value(),
        page.data.folder.text(),
    )
    assert shown == ("Andere", "dark", 150, "Map")
    assert changes == []


def test_what_one_part_changes_the_others_know(qtbot, page, changes):
    qtbot.keyClicks(page.organisation.contact, "a")
    page.go_to_section("work")
    QTest.keyClick(page.work.sign_off, Key.Key_Space)
    assert (changes[-1].contact, changes[-1].asks_sign_off) == ("a", True)


def test_a_setting_is_found_by_a_word_and_reached_by_keyboard(qtbot, page):
    page.search.setFocus()
    QTest.keyClicks(page.search, "contrast")
    QTest.keyClick(page.search, Key.Key_Down)
    assert page.found.lines[0].hasFocus()
    assert page.found.lines[0].accessibleName() == "Kleuren, Uiterlijk"
    QTest.keyClick(page.found.lines[0], Key.Key_Return)
    assert page.section() == "look"
    assert page.look.theme.hasFocus()
    assert page.search.words() == ""


def test_a_search_without_a_result_says_where_else_to_look(qtbot, page):
    QTest.keyClicks(page.search, "zebra")
    QTest.keyClick(page.search, Key.Key_Return)
    words = " ".join(label.text() for label in page.found.findChildren(Label) if label.isVisible())
    assert "Geen instelling gevonden" in words
    QTest.keyClick(page.search, Key.Key_Escape)
    assert page.organisation.isVisible()


@pytest.mark.parametrize(
    ("name", "section"), [("organisation", "organisation"), ("folder", "data"), ("place", "data"), ("theme", "look")]
)
def test_a_setting_can_be_asked_for_by_name(page, name, section):
    page.show_setting(name)
    assert page.section() == section
    assert getattr(page.parts[section], name).hasFocus()


def test_about_is_asked_for(qtbot, page):
    page.go_to_section("program")
    with qtbot.waitSignal(page.program.about_requested):
        click(page.program.about)


@pytest.mark.parametrize("section", [key for key, _words in SECTIONS])
def test_large_text_fits_a_laptop(qapp, page, section):
    apply_theme(qapp, "light", 2.0)
    page.go_to_section(section)
    size = page.minimumSizeHint()
    apply_theme(qapp, "light", 1.0)
    assert (size.width() <= 1056, size.height() <= 800) == (True, True)


@pytest.mark.parametrize("section", [key for key, _words in SECTIONS])
def test_everything_that_can_be_reached_has_a_name(page, section):
    page.go_to_section(section)
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    controls = [
        item
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for item in page.parts[section].findChildren(kind)
        if item.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert controls
    assert [item for item in controls if not (item.accessibleName() or getattr(item, "text", str)())] == []


# -- about --------------------------------------------------------------------------------------------------------
@pytest.fixture
def about(qtbot):
    dialog = AboutDialog("1.2.3", PARTS)
    dialog.show()
    yield dialog
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_about_says_version_licence_parts_and_that_it_is_no_legal_advice(about):
    words = " ".join(label.text() for label in about.findChildren(Label))
    for part in (NAME, "Versie 1.2.3", "EUPL-1.2", "Criteria", "2026.1", "6.11.3", NOTICE):
        assert part in words
    about.reject()


def test_about_can_be_copied_for_who_helps(qtbot, about):
    qtbot.mouseClick(about.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines() == [
        f"{NAME}: 1.2.3",
        "Licentie: EUPL-1.2",
        "Criteria: 2026.1",
        "Qt: 6.11.3",
    ]
    about.reject()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_about_is_closed_from_the_keyboard_and_freed(qtbot, about, key):
    gone = []
    about.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(about, key)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [True]


def test_about_leads_to_what_else_can_be_read(qtbot):
    asked = []
    dialog = AboutDialog("1.2.3", PARTS, more=[("Licenties", asked.append)])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.more[0], Qt.MouseButton.LeftButton)
    assert asked == [dialog]


def test_the_size_of_documents_is_a_choice(page, changes):
    page.go_to_section("documents")
    box = page.documents.points
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert changes[-1].document_points == 11
    assert [box.itemText(at) for at in range(box.count())] == [f"{size} punten" for size in range(9, 15)]


def test_the_text_of_the_advice_is_changed_checked_and_put_back(qtbot, page, changes, undone):
    page.go_to_section("documents")
    advice = page.documents.advice
    assert advice.text.toPlainText() == default_advice()
    assert not advice.restore.isEnabled()
    advice.text.setFocus()
    advice.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(advice.text, " Met dank aan {afdelign}.")
    assert changes[-1].advice_template == default_advice() + " Met dank aan {afdelign}."
    assert "Bedoelt u {afdeling}?" in advice.faults.words()
    click(advice.restore)
    assert changes[-1].advice_template == ""
    assert advice.text.toPlainText() == default_advice()
    assert advice.faults.words() == ""
    words, before = undone[-1]
    assert words == "Eigen tekst van het advies weg"
    assert before.advice_template.endswith("{afdelign}.")
