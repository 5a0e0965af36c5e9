"""The head of a page: its buttons go below the words where there is too little room."""

from PySide6.QtWidgets import QApplication, QWidget

from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.buttons import Button
from sociaalinkopen_desktop.ui.widgets.layouts import column
from sociaalinkopen_desktop.ui.widgets.page_head import PageHead


def shown(qtbot, width):
    tools = [Button("Andere peildatum", glyph="calendar"), Button("Naar documenten", "primary", "arrow-right")]
    head = PageHead("Toetsing", "Getoetst aan het recht van 24-11-2026.", tools)
    page = QWidget()
    page.setLayout(column(head, None))
    qtbot.addWidget(page)
    page.resize(width, 500)
    page.show()
    for _ in range(3):  # a line more or less asks for another height, which asks for another layout
        QApplication.processEvents()
    return page, head, tools


def whole(head, tool):
    place = tool.mapTo(head, tool.rect().topLeft())
    return head.rect().contains(place) and head.rect().contains(tool.mapTo(head, tool.rect().bottomRight()))


def test_beside_the_words_where_there_is_room(qtbot):
    _page, head, tools = shown(qtbot, 900)
    assert tools[0].y() == tools[1].y()
    assert all(whole(head, tool) for tool in tools)
    assert head.height() < 70


def test_below_the_words_and_whole_where_there_is_none(qtbot):
    for scale in (1.0, 2.0):
        apply_theme(QApplication.instance(), "light", scale)
        for width in (420, 560):
            _page, head, tools = shown(qtbot, width)
            assert all(whole(head, tool) for tool in tools), (scale, width)
            assert all(tool.width() >= tool.sizeHint().width() for tool in tools)
    apply_theme(QApplication.instance(), "light", 1.0)
