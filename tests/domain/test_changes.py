"""What is new, out of the list of changes."""

from pathlib import Path

from sociaalinkopen_desktop.domain.changes import Change, changes_in

LIST = """# Wijzigingen

Inleiding met een [verwijzing](https://voorbeeld.nl/1.0/).

## [0.2.0] - 1 maart 2027

### Toegevoegd

- Een **nieuwe** knop, met `code` en een
  tweede regel.
- Nog iets.

### Verholpen

- Een fout, zie [de uitleg](uitleg.md).

## [0.1.0]

- Het begin.
"""


def test_each_version_has_its_heads_and_points_in_plain_words():
    assert changes_in(LIST) == (
        Change(
            "Versie 0.2.0",
            "1 maart 2027",
            (
                "TOEGEVOEGD",
                "• Een nieuwe knop, met code en een tweede regel.",
                "• Nog iets.",
                "VERHOLPEN",
                "• Een fout, zie de uitleg.",
            ),
        ),
        Change("Versie 0.1.0", "", ("• Het begin.",)),
    )


def test_a_text_without_versions_has_no_changes():
    assert changes_in("# Wijzigingen\n\nNog niets.\n") == ()


def test_our_own_list_can_be_read():
    versions = changes_in((Path(__file__).parents[2] / "CHANGELOG.md").read_text("utf-8"))
    assert versions
    assert all(version.lines and version.title.startswith("Versie ") for version in versions)
    assert not any(mark in line for version in versions for line in version.lines for mark in ("](", "**", "`"))
