"""What travels with the program: its parts, their licences, the list of changes."""

import platform

import pytest

from sociaalinkopen_desktop.config import shipped
from sociaalinkopen_desktop.config.shipped import Part, changes_text, licence_text, shipped_parts

PARTS = shipped_parts("Het programma", "1.2.3")


def test_the_program_and_python_come_first():
    assert [(part.name, part.version) for part in PARTS[:2]] == [
        ("Het programma", "1.2.3"),
        ("Python", platform.python_version()),
    ]
    assert "European Union Public Licence" in licence_text(PARTS[0]) or "EUROPEAN UNION" in licence_text(PARTS[0])


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_has_a_licence_with_its_text(part):
    assert part.licence
    assert len(licence_text(part)) > 500


def test_qt_comes_with_the_lesser_licence_and_the_one_it_leans_on():
    qt = next(part for part in PARTS if part.name.lower().startswith("pyside6"))
    text = licence_text(qt)
    assert qt.licence == "LGPL-3.0"
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "https://code.qt.io"):
        assert words in text


def test_what_others_made_inside_qt_python_and_the_packages_has_its_text_too():
    named = {part.name: licence_text(part) for part in PARTS}
    libraries, qt = named["OpenSSL, SQLite en meer"], named["Onderdelen in Qt"]
    for words in (
        "OpenSSL",
        "SQLite",
        "libffi",
        "bzip2",
        "zlib",
        "XZ Utils",
        "Expat",
        "libmpdec",
        "libuuid",
        "Visual C++",
    ):
        assert words in libraries
    for words in ("Version 2.0, January 2004", "GNU LESSER GENERAL PUBLIC LICENSE", "Version 2.1, February 1999"):
        assert words in libraries
    for words in (
        "PCRE2",
        "libpng",
        "libjpeg-turbo",
        "FreeType",
        "HarfBuzz",
        "ICU",
        "MD4C",
        "double-conversion",
        "XCB",
    ):
        assert words in qt


def test_the_lesser_licence_says_how_qt_is_replaced_and_where_its_source_is():
    qt = licence_text(next(part for part in PARTS if part.name.lower().startswith("shiboken6")))
    for words in ("vervangen", "site-packages", "_internal", "https://code.qt.io", "--zelftest"):
        assert words in qt


def test_a_text_that_did_not_come_along_is_told(tmp_path):
    assert licence_text(Part("x", "1", "MIT", (tmp_path / "weg.txt",))).startswith("De tekst van deze licentie is niet")


def test_the_changes_lie_beside_the_resources(monkeypatch, tmp_path):
    assert changes_text().startswith("# Wijzigingen")
    monkeypatch.setattr(shipped, "resource", lambda *parts: tmp_path / "resources")
    assert changes_text() == ""
