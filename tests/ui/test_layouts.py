"""Lines that break, and parts that come and go: what is remembered is forgotten when something changes."""

from PySide6.QtWidgets import QLabel, QWidget

from sociaalinkopen_desktop.ui.widgets.fold_title import FoldTitle
from sociaalinkopen_desktop.ui.widgets.layouts import Flow, column, holder, keep_shown


def _fixed(high: int, wide: int = 100) -> QWidget:
    part = QWidget()
    part.setFixedSize(wide, high)
    return part


def test_the_height_of_a_flow_follows_its_parts(qtbot):
    flow = Flow(gap=0, line_gap=0)
    first, second = _fixed(20), _fixed(20)
    flow.addWidget(first)
    flow.addWidget(second)
    box = holder(flow)
    qtbot.addWidget(box)
    box.show()
    assert (flow.heightForWidth(300), flow.heightForWidth(120)) == (20, 40)
    second.setFixedHeight(50)
    assert (flow.heightForWidth(300), flow.heightForWidth(120)) == (50, 70)
    second.hide()
    assert flow.heightForWidth(120) == 20
    third = _fixed(30)
    flow.addWidget(third)
    third.show()
    assert flow.heightForWidth(120) == 50
    flow.removeWidget(first)
    assert flow.heightForWidth(120) == 30


def test_the_height_of_a_title_that_folds_follows_its_words(qtbot):
    title = FoldTitle("Kort")
    qtbot.addWidget(title)
    short = title.heightForWidth(160)
    title.set_words("Een veel langere titel die op deze breedte niet op een enkele regel past")
    assert title.heightForWidth(160) > short
    title.set_words("Kort")
    assert title.heightForWidth(160) == short


def test_a_part_is_shown_and_hidden_as_asked_whether_its_page_is_seen_or_not(qtbot):
    part, other = QLabel("een"), QLabel("twee")
    page = holder(column(part, other))
    qtbot.addWidget(page)
    keep_shown(part, True)
    keep_shown(other, False)
    page.show()
    assert (part.isVisible(), other.isVisible()) == (True, False)
    keep_shown(part, False)
    keep_shown(other, True)
    assert (part.isVisible(), other.isVisible()) == (False, True)
    page.hide()
    keep_shown(part, True)
    keep_shown(other, False)
    page.show()
    assert (part.isVisible(), other.isVisible()) == (True, False)
