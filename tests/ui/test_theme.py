"""One look for everything, changed while the program runs."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

import resources
from sociaalinkopen_desktop.ui.theme import apply_theme, look
from sociaalinkopen_desktop.ui.tokens import THEMES, TOKENS
from sociaalinkopen_desktop.ui.widgets.buttons import Button
from sociaalinkopen_desktop.ui.widgets.layouts import column
from sociaalinkopen_desktop.ui.widgets.mark import program_icon
from sociaalinkopen_desktop.ui.widgets.pill import PILLS, Pill
from sociaalinkopen_desktop.ui.widgets.step_list import STEP_STATES
from sociaalinkopen_desktop.ui.widgets.step_panel import StepPanel
from sociaalinkopen_desktop.ui.widgets.text import Label


@pytest.fixture(autouse=True)
def light(qapp):
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def test_there_is_one_look_and_it_stays_the_same_object(qapp):
    first = look()
    assert apply_theme(qapp, "dark") is first is look()
    assert look().theme == "dark"


@pytest.mark.parametrize("theme", THEMES)
def test_a_change_of_theme_reaches_what_is_on_screen_already(qapp, qtbot, theme):
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(column(Label("Uitleg", tone="muted"), Pill("met"), Button("Verder", "primary")))
    page.show()
    apply_theme(qapp, theme)
    tokens, label = TOKENS[theme], page.findChild(Label)
    qtbot.waitUntil(lambda: label.palette().color(label.foregroundRole()).name().upper() == tokens["muted"])
    assert page.palette().color(page.backgroundRole()).name().upper() == tokens["canvas"]
    middle = page.findChild(Button)
    picture = middle.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 4).name().upper() == tokens["accent"]


def test_larger_text_makes_fonts_controls_and_icons_larger(qapp, qtbot):
    label, button = Label("Woorden"), Button("Verder", glyph="arrow-right")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    small = label.sizeHint().height(), button.sizeHint().height(), look().glyph("house").width()
    apply_theme(qapp, "light", 2)
    large = label.sizeHint().height(), button.sizeHint().height(), look().glyph("house").width()
    assert large[0] >= 1.8 * small[0]
    assert large[1] > small[1]
    assert large[2] == 2 * small[2]


def test_an_unknown_theme_is_refused(qapp):
    with pytest.raises(ValueError, match="sepia"):
        apply_theme(qapp, "sepia")


def test_the_system_theme_is_one_of_ours(qapp):
    assert apply_theme(qapp, "system").theme in THEMES
    assert look().choice == "system"


def test_there_is_no_application_wide_style_sheet(qapp):
    assert qapp.styleSheet() == ""


def test_a_tone_that_does_not_exist_is_an_error_and_not_a_wrong_colour():
    with pytest.raises(KeyError):
        Label("a", tone="purple")


def test_every_icon_that_states_use_exists():
    for kind in (*PILLS.values(), *STEP_STATES.values()):
        assert not look().glyph(kind.glyph, kind.tone).isNull()
    with pytest.raises(KeyError):
        look().glyph("no-such-icon")


def test_icons_are_kept_and_forgotten_with_the_theme(qapp):
    first = look().glyph("house", "accent")
    assert look().glyph("house", "accent").cacheKey() == first.cacheKey()
    apply_theme(qapp, "dark")
    assert look().glyph("house", "accent").cacheKey() != first.cacheKey()


def test_a_button_that_is_an_icon_alone_has_a_name(qtbot):
    with pytest.raises(ValueError, match="name"):
        Button("", glyph="x")
    button = Button("", glyph="x", name="Sluiten", small=True)
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Sluiten", "Sluiten")
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 24


def test_the_drawn_mark_and_the_file_are_the_same_mark(qapp):
    file = next(iter(resources.__path__)) + "/icons/app.svg"
    drawn, from_file = (QImage(256, 256, QImage.Format.Format_ARGB32) for _ in range(2))
    for picture in (drawn, from_file):
        picture.fill(0)
    p = QPainter(from_file)
    QSvgRenderer(file).render(p, QRectF(0, 0, 256, 256))
    p.end()
    p = QPainter(drawn)
    p.drawPixmap(0, 0, program_icon().pixmap(256, 256))
    p.end()
    unlike = sum(
        abs(drawn.pixelColor(x, y).lightness() - from_file.pixelColor(x, y).lightness()) > 40
        for x in range(0, 256, 3)
        for y in range(0, 256, 3)
    )
    assert unlike <= 20  # edges may differ a little


def test_the_panel_keeps_the_focused_field_in_sight(qtbot, qapp):
    panel = StepPanel()
    qtbot.addWidget(panel)
    buttons = [Button(f"Knop {i}") for i in range(40)]
    panel.add(*buttons)
    panel.resize(400, 300)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    buttons[-1].setFocus()
    assert qapp.focusWidget() is buttons[-1]
    seen = buttons[-1].mapTo(panel.viewport(), buttons[-1].rect().center())
    assert panel.viewport().rect().contains(seen)


def test_the_look_loads_nothing_but_qt():
    code = (
        "import sys; before = set(sys.modules); import sociaalinkopen_desktop.ui.theme; "
        "new = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(*sorted(new & {'qtawesome', 'qtpy', 'sqlalchemy', 'reportlab', 'yaml', 'alembic'}))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == ""


def test_calling_qt_leaves_none_alone(qtbot):
    """PySide6 6.12 on Python 3.11 loses a reference to None with every void call, until the program aborts."""
    label = Label()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for i in range(2_000):
        label.setText(str(i))
    assert abs(sys.getrefcount(None) - before) < 500
    assert QApplication.instance() is not None
