"""An officer looks for a code in the real window, keeps it at hand, and finds it again after a restart."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.officer import Officer

Key = Qt.Key


def test_a_code_is_found_kept_and_there_again_the_next_day(qtbot, tmp_path):
    officer = Officer(qtbot, tmp_path)
    officer.start_blank("Kerstpakketten")
    field = officer.control("subject.main_cpv")
    field.setFocus()
    QTest.keyClick(field, Key.Key_F4)
    picker = officer.window.focusWidget()
    QTest.keyClicks(picker, "kerstpakket")
    QTest.keyClick(picker, Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(picker, Key.Key_Return)
    assert officer.tender.subject.main_cpv == "18530000"
    kept = officer.kept_settings[-1]
    assert (kept.cpv_recent, kept.cpv_favourites) == (("18530000",), ("18530000",))
    officer.settle()
    officer.press("Ctrl+Z")
    assert officer.tender.subject.main_cpv == ""
    officer.leave()

    later = Officer(qtbot, tmp_path, settings=kept)
    later.start_blank("Kerstpakketten 2027")
    field = later.control("subject.main_cpv")
    field.setFocus()
    QTest.keyClick(field, Key.Key_F4)
    QTest.keyClick(later.window.focusWidget(), Key.Key_Return)
    assert later.tender.subject.main_cpv == "18530000"
    later.leave()
