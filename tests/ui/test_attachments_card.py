"""Attachments: places of documents, filled in from a file dialog, looked for only on request and beside the window."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sociaalinkopen_desktop.domain.dossier import Attachment
from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.pages.attachments_card import AttachmentsCard, AttachmentTools, is_file
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from tests.journeys.officer import Recorder

TODAY = date(2026, 11, 24)


@pytest.fixture
def editor(qtbot) -> TenderEditor:
    made = TenderEditor()
    made.open(Tender(id="a"))
    return made


@pytest.fixture
def messages() -> Recorder:
    return Recorder()


@pytest.fixture
def show(qtbot, editor, messages, tmp_path):
    def made(exists=Path.exists) -> AttachmentsCard:
        opened: list[Path] = []
        tools = AttachmentTools(messages, lambda: tmp_path, opened.append, lambda: TODAY, exists)
        card = AttachmentsCard(editor, tools)
        card.opened_folders = opened
        qtbot.addWidget(card)
        card.resize(700, 600)
        card.show()
        qtbot.waitExposed(card)
        return card

    return made


def press(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("place", ["/srv/inkoop/offerte.pdf", "Z:\\inkoop\\offerte.pdf", "\\\\server\\map\\a.pdf"])
def test_a_path_is_a_file(place):
    assert is_file(place)


@pytest.mark.parametrize("place", ["", "Z-2026-0042", "https://voorbeeld.nl/a.pdf", "www.voorbeeld.nl", "a/b", "/a\0b"])
def test_anything_else_is_not(place):
    assert not is_file(place)


def test_a_chosen_file_becomes_an_attachment(show, editor, messages, tmp_path):
    card = show()
    messages.open = tmp_path / "Offerte groen.pdf"
    press(card.choose_button())
    assert editor.tender.attachments == (
        Attachment(title="Offerte groen", location=str(messages.open), added_on=TODAY),
    )
    assert card.places() == [("Offerte groen", "nog niet bekeken")]
    editor.undo_stack.undo()
    assert editor.tender.attachments == ()
    assert card.places() == []


def test_a_file_fills_the_attachment_that_has_no_place_yet(show, editor, messages, tmp_path):
    card = show()
    press(card.rows.add_button())
    QTest.keyClicks(card.rows.widget_for("attachments.0.title"), "Besluit")
    messages.open = tmp_path / "b.pdf"
    press(card.choose_button())
    (attachment,) = editor.tender.attachments
    assert (attachment.title, attachment.location) == ("Besluit", str(messages.open))


def test_thinking_better_of_it_changes_nothing(show, editor):
    press(show().choose_button())
    assert editor.tender.attachments == ()


def test_files_are_looked_for_on_request_beside_the_window(show, editor, tmp_path, qtbot):
    threads = []

    def exists(path: Path) -> bool:
        threads.append(threading.current_thread())
        if path.name == "stuk.pdf":
            raise OSError(5, "Input/output error")
        return path.exists()

    card = show(exists)
    (tmp_path / "er.pdf").write_text("x")
    names = ("er.pdf", "weg.pdf", "stuk.pdf")
    rows = tuple(Attachment(title=name, location=str(tmp_path / name)) for name in names)
    editor.replace(replace(editor.tender, attachments=(*rows, Attachment(location="Z-12"))), "x")
    assert threads == []
    with qtbot.waitSignal(card.said, timeout=3000) as said:
        press(card.look_button())
    assert said.args[0] == "2 bestanden zijn niet gevonden: zie Bijlagen elders"
    assert card.places() == [("er.pdf", "gevonden"), ("weg.pdf", "niet gevonden"), ("stuk.pdf", "niet gevonden")]
    assert threading.main_thread() not in threads
    press(card.folder_button(0))
    assert card.opened_folders == [tmp_path]


def test_a_web_address_is_not_looked_for(show, editor):
    card = show()
    editor.replace(replace(editor.tender, attachments=(Attachment(location="https://voorbeeld.nl"),)), "x")
    assert card.places() == []
    assert not card.look_button().isVisible()


def test_removing_one_can_be_undone(show, editor, qtbot):
    card = show()
    editor.replace(replace(editor.tender, attachments=(Attachment(title="Besluit"),)), "x")
    with qtbot.waitSignal(card.said) as said:
        QTest.keyClick(card.rows.widget_for("attachments.0"), Qt.Key.Key_Delete)
    assert editor.tender.attachments == ()
    said.args[2]()
    assert editor.tender.attachments[0].title == "Besluit"
