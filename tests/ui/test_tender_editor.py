"""The editor: one undo step per field, and nothing lost on the way."""

from decimal import Decimal

from sociaalinkopen_desktop.domain.tender import Tender
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor


def typed(editor: TenderEditor, path: str, text: str) -> None:
    for end in range(1, len(text) + 1):
        editor.set(path, text[:end])


def test_typing_in_one_field_is_one_undo_step(qtbot):
    editor = TenderEditor()
    typed(editor, "subject.title", "Groen")
    assert editor.undo_stack.count() == 1
    editor.undo_stack.undo()
    assert editor.tender.subject.title == ""
    editor.undo_stack.redo()
    assert editor.tender.subject.title == "Groen"


def test_going_to_another_field_starts_a_new_step(qtbot):
    editor = TenderEditor()
    typed(editor, "subject.title", "Groen")
    editor.set("value.base_value", Decimal(1000))
    typed(editor, "subject.title", "Groen en grijs")
    assert editor.undo_stack.count() == 3
    editor.undo_stack.undo()
    assert editor.tender.subject.title == "Groen"


def test_coming_back_to_a_field_starts_a_new_step(qtbot):
    editor = TenderEditor()
    typed(editor, "subject.title", "Groen")
    editor.leave_field()
    typed(editor, "subject.title", "Grijs")
    editor.undo_stack.undo()
    assert editor.tender.subject.title == "Groen"


def test_typing_and_wiping_leaves_no_step(qtbot):
    editor = TenderEditor()
    editor.set("subject.title", "G")
    editor.set("subject.title", "")
    assert editor.undo_stack.count() == 0


def test_setting_the_same_value_changes_nothing(qtbot):
    editor = TenderEditor()
    with qtbot.assertNotEmitted(editor.changed):
        editor.set("subject.title", "")
    assert editor.undo_stack.count() == 0


def test_opening_another_tender_forgets_the_history(qtbot):
    editor = TenderEditor()
    editor.set("subject.title", "Groen")
    other = Tender(id="2")
    with qtbot.waitSignal(editor.opened) as told:
        editor.open(other)
    assert told.args == [other]
    assert editor.tender is other
    assert not editor.undo_stack.canUndo()


def test_changes_with_the_same_key_are_one_step(qtbot):
    editor = TenderEditor()
    for phase in ("a", "ab", "abc"):
        editor.replace(Tender(id=phase), "Motivering", "deviation MKB-03")
    assert editor.undo_stack.count() == 1
    assert editor.undo_stack.undoText() == "Motivering"
