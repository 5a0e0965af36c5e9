"""A page is made as far as it is seen: the first screen at once, folded cards when they are opened."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociaalinkopen_desktop.domain.encoding import from_plain
from sociaalinkopen_desktop.ui import drawing
from sociaalinkopen_desktop.ui.bit_by_bit import BitByBit
from sociaalinkopen_desktop.ui.form import FIRST_ROWS, FormPage
from sociaalinkopen_desktop.ui.pages.ambition import AMBITION
from sociaalinkopen_desktop.ui.tender_editor import TenderEditor
from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.field_row import FieldRow
from sociaalinkopen_desktop.ui.widgets.text import Label

CHAIN = {"ambition": {"supply_chain": {"risk": "catering"}}}


@pytest.fixture
def page(qtbot):
    editor = TenderEditor()
    editor.open(from_plain(CHAIN))
    made = FormPage(editor, AMBITION)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def card(page, title):
    return next(made for made in page.findChildren(Card) if made.title() == title)


def names(part):
    return [row.explanation()[0] for row in part.findChildren(FieldRow)]


def test_the_first_rows_are_there_at_once_and_the_others_without_being_asked_for(qtbot):
    made = FormPage(TenderEditor(), AMBITION)
    qtbot.addWidget(made)
    assert len(names(made)) == FIRST_ROWS
    made.show()
    qtbot.waitUntil(lambda: len(names(card(made, "Voorbehouden opdracht"))) > 1)
    made.finish()
    assert all(row.isVisible() for row in card(made, "Thema's").findChildren(FieldRow))


def test_a_folded_card_tells_how_much_is_filled_in_and_makes_its_rows_when_it_is_opened(page):
    chain = card(page, "Keten")
    assert names(chain) == []
    assert "1 van 2 ingevuld" in [label.text() for label in chain.findChildren(Label)]
    chain.set_open(True)
    assert len(names(chain)) == 2
    assert page.row("ambition.supply_chain.risk").control.value() is not None


def test_a_field_in_a_folded_card_gets_the_focus_and_what_is_wrong_with_it(page):
    path = "ambition.green.climate_effect"
    assert page.focus_field(path)
    assert page.focusWidget() is page.control_for(path)
    green = card(page, "Klimaat, circulair en milieu")
    assert green.is_open
    assert page.row(path).isVisible()


def test_rows_stand_in_the_order_of_the_form_whichever_was_made_first(page):
    page.row("ambition.green.biodiversity")
    page.row("ambition.green.level")
    green = card(page, "Klimaat, circulair en milieu")
    green.set_open(True)
    order = [green.body.itemAt(at).widget() for at in range(green.body.count())]
    wanted = [page.row(part.path) for spec in AMBITION.cards if spec.title == green.title() for part in spec.parts]
    assert [row for row in wanted if row in order and not row.isHidden()] == [row for row in order if row.isVisible()]


def test_work_goes_on_in_turns_and_can_be_finished_at_once(qtbot):
    done = []
    parent = QWidget()
    qtbot.addWidget(parent)
    bits = BitByBit(parent)
    for number in range(5):
        bits.add(lambda number=number: done.append(number))
    assert done == []
    bits.finish()
    assert done == [0, 1, 2, 3, 4]
    bits.add(lambda: done.append(5))
    qtbot.waitUntil(lambda: done[-1] == 5)


def test_other_words_of_the_same_size_leave_the_page_as_it_is_and_longer_ones_do_not(qtbot):
    around = QWidget()
    box = QVBoxLayout(around)
    label = Label("€ 12.345", wrap=True)
    box.addWidget(label)
    box.addStretch(1)
    qtbot.addWidget(around)
    around.resize(200, 400)
    around.show()
    qtbot.waitExposed(around)
    high = label.height()
    label.setText("€ 54.321")
    assert (label.text(), label.isVisible(), label.isHidden()) == ("€\u00a054.321", True, False)
    assert label.height() == high
    label.setText("Een zin die niet op een regel past, want zij gaat nog een heel eind door. " * 2)
    qtbot.waitUntil(lambda: label.height() > 2 * high)


@pytest.mark.parametrize("size", [(120, 28), (21, 21), (28, 60)])
@pytest.mark.parametrize("radius", [0, 6, 10.5])
@pytest.mark.parametrize("fill", [None, QColor("white"), QColor(10, 40, 48, 14)])
@pytest.mark.parametrize("width", [1, 2])
def test_a_box_with_corners_drawn_once_looks_like_a_smooth_one(qapp, size, radius, fill, width):
    images = []
    for draw in (drawing.rounded, lambda p, rect, *rest: drawing._smooth(p, QRectF(rect), *rest)):
        image = QImage(size[0] + 4, size[1] + 4, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkCyan)
        p = QPainter(image)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(p, image.rect().adjusted(2, 2, -2, -2), radius, fill, QColor("red"), width)
        p.end()
        images.append(image)
    for y in range(images[0].height()):
        for x in range(images[0].width()):
            new, old = (image.pixelColor(x, y).getRgb()[:3] for image in images)
            assert max(abs(a - b) for a, b in zip(new, old, strict=True)) <= 3, (x, y)
