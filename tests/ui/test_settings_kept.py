"""Settings that cannot be written count until the program stops, and the bar says so with the sign of a warning."""

from dataclasses import replace

from sociaalinkopen_desktop.ui.theme import look
from sociaalinkopen_desktop.ui.widgets.text import Glyph
from tests.journeys.officer import Officer


def test_settings_on_a_full_disk_count_now_and_are_not_shown_as_kept(qtbot, tmp_path):
    officer = Officer(qtbot, tmp_path / "gegevens")
    window = officer.window

    def full(_settings):
        raise OSError(28, "No space left on device")

    kept = window.around.keep_settings
    window.around = replace(window.around, keep_settings=full)
    window.apply_settings(replace(window.settings, organisation="Voorbeeldstad"))
    assert window.settings.organisation == "Voorbeeldstad"
    assert "konden niet worden bewaard" in window.undo_bar.accessibleName()
    sign = window.undo_bar.findChild(Glyph).pixmap().toImage()
    assert sign == look().glyph("warning-fill", "surface", 18).toImage()
    window.around = replace(window.around, keep_settings=kept)
    window.apply_settings(replace(window.settings, organisation="Voorbeelddorp"))
    assert officer.kept_settings[-1].organisation == "Voorbeelddorp"
    window.say("Gedaan")
    assert window.undo_bar.findChild(Glyph).pixmap().toImage() != sign
