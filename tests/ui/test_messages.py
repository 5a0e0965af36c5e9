"""Where the dialogs for files open."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from sociaalinkopen_desktop.ui.messages import WindowMessages, place_there


def there(monkeypatch, documents: Path, home: Path) -> None:
    places = {
        QStandardPaths.StandardLocation.DocumentsLocation: documents,
        QStandardPaths.StandardLocation.HomeLocation: home,
    }
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: str(places[kind]))


def test_a_folder_that_is_gone_gives_way_to_documents_and_then_to_the_own_folder(monkeypatch, tmp_path):
    documents, home, gone = tmp_path / "Documenten", tmp_path / "zoë", tmp_path / "stick" / "stukken"
    home.mkdir()
    there(monkeypatch, documents, home)
    assert place_there(gone) == home
    documents.mkdir()
    assert place_there(gone) == documents
    gone.mkdir(parents=True)
    assert place_there(gone) == gone
    assert place_there(Path("a\0b")) == documents
    assert place_there(Path("n" * 300)) == documents


def test_every_dialog_opens_in_a_folder_that_is_there(monkeypatch, tmp_path, qtbot):
    there(monkeypatch, tmp_path, tmp_path)
    opened = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (opened.append(given[2]), ("", ""))[1])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (opened.append(given[2]), ("", ""))[1])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: (opened.append(given[2]), "")[1])
    window, gone, messages = QWidget(), tmp_path / "weg", WindowMessages()
    qtbot.addWidget(window)
    assert messages.file_to_open(window, "Openen", "PDF (*.pdf)", str(gone)) is None
    assert messages.file_to_save(window, "Bewaren", gone / "brief.pdf", "PDF (*.pdf)") is None
    assert messages.folder(window, "Map", str(gone)) is None
    assert opened == [str(tmp_path), str(tmp_path / "brief.pdf"), str(tmp_path)]
