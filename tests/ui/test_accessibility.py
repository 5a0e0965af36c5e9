"""Every screen of the real window, for who works by keyboard, by screen reader, or with large text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from sociaalinkopen_desktop import app
from sociaalinkopen_desktop.config.settings import Settings
from sociaalinkopen_desktop.domain.contrast import READABLE, contrast
from sociaalinkopen_desktop.ui.main_window import MainWindow
from sociaalinkopen_desktop.ui.theme import apply_theme, look
from sociaalinkopen_desktop.ui.tokens import THEMES
from sociaalinkopen_desktop.ui.widgets.card import Card
from sociaalinkopen_desktop.ui.widgets.fold_button import CLOSED, OPEN, FoldButton
from sociaalinkopen_desktop.ui.widgets.nav_column import NavButton, NavColumn
from sociaalinkopen_desktop.ui.widgets.step_list import StepButton
from sociaalinkopen_desktop.ui.widgets.text import Glyph, Label

from .scenes import Scene, Stage, all_scenes, fill, open_window, settled

CODE = re.compile(r"^[a-z0-9]+([._][a-z0-9]+)+$|^[A-Z]{2}-\d+$")
TAG = re.compile(r"</?[a-z]+[^>]*>")
pytestmark = pytest.mark.slow  # every page in every theme: minutes
SCENES = all_scenes()
# What is drawn by ourselves says by its role what it is. Qt derives it from the class we build on.
ROLES = {
    "_Word": QAccessible.Role.RadioButton,
    "WayCard": QAccessible.Role.RadioButton,
    "CheckBox": QAccessible.Role.CheckBox,
    "_Choice": QAccessible.Role.RadioButton,
    "Chip": QAccessible.Role.Button,
    "MenuChip": QAccessible.Role.Button,
    "FoldTitle": QAccessible.Role.Button,
    "FoldHead": QAccessible.Role.Button,
    "RowHead": QAccessible.Role.Button,
    "FoldWords": QAccessible.Role.Button,
    "RailButton": QAccessible.Role.Button,
    "StepButton": QAccessible.Role.Button,
    "LineButton": QAccessible.Role.Button,
    "ChoiceCard": QAccessible.Role.Button,
    "AnswerButton": QAccessible.Role.Button,
    "PaletteDoor": QAccessible.Role.Button,
    "ChoiceBox": QAccessible.Role.ComboBox,
    "TenderTable": QAccessible.Role.Table,
    "EnterpriseTable": QAccessible.Role.Table,
    "MeetingTable": QAccessible.Role.Table,
    "CrossTable": QAccessible.Role.Table,
    "_TalkTable": QAccessible.Role.Table,
    "TextEdit": QAccessible.Role.EditableText,
    "MoneyEdit": QAccessible.Role.EditableText,
    "DateEdit": QAccessible.Role.EditableText,
    "LongTextEdit": QAccessible.Role.EditableText,
}
NAMED = {  # groups and pictures: nothing to press, but what is in them has a name
    "Segment", "ChipRow", "ManyChoices", "Pill", "Meter", "BarsChart", "LineChart", "TextTable", "Figures",
    "FindingCard", "FindingsPanel", "Rail", "StepList", "UndoBar",
}  # fmt: skip
# These draw their words themselves, shorten what does not fit, and have the whole in tooltip and name.
SHORTENS = {"RailButton", "StepButton", "FoldHead", "RowHead", "LineButton", "ChoiceBox"}


@pytest.fixture(scope="module")
def stage(qapp, tmp_path_factory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("gegevens")
    for part in ("vol", "leeg"):
        (folder / part).mkdir()
    settings = Settings(organisation="Voorbeeldgemeente", theme="light")
    app.make_application(settings)
    apply_theme(qapp, "light")
    empty = open_window(folder / "leeg", Settings(theme="light"))
    window = open_window(folder / "vol", settings)
    fill(window)
    made = Stage(window, empty)
    yield made
    apply_theme(qapp, "light")
    made.rest()
    for each in (window, empty):
        each.close()
        settled(each)
        each.deleteLater()


def shown(stage: Stage, scene: Scene, *, unfold: bool = True) -> MainWindow:
    """Bring a scene about, with every card of the page open."""
    stage.rest()
    window = stage.empty if scene.in_empty else stage.window
    window.resize(1280, 800)
    window.activateWindow()
    settled(window)
    scene.show(stage)
    if unfold:
        for card in window.stack.currentWidget().findChildren(Card):
            card.set_open(True)
        settled(window)
    return window


def parts(window: MainWindow) -> list[QWidget]:
    """Everything that can be seen, in the window and over it."""
    over = [item for item in QApplication.topLevelWidgets() if item.isVisible() and not isinstance(item, MainWindow)]
    found = [part for part in window.findChildren(QWidget) if part.isVisible()]
    return found + [
        part for item in over for part in item.findChildren(QWidget) if part.isVisible() and part not in found
    ]


def is_ours(part: QWidget) -> bool:
    """Not an inner part of a control of Qt's own: those speak through the control."""
    name = part.objectName()
    inside = part.parentWidget()
    if name.startswith("qt_") or (isinstance(inside, QAbstractScrollArea) and part is inside.viewport()):
        return False
    while inside is not None:
        if (
            inside.inherits("QComboBox")
            or inside.inherits("QCalendarWidget")
            or inside.inherits("QComboBoxPrivateContainer")
        ):
            return False
        if isinstance(inside, QLineEdit):
            return False
        inside = inside.parentWidget()
    return True


def can_be_used(part: QWidget) -> bool:
    """A control: it takes the focus or can be pressed."""
    if not part.isEnabled() or not is_ours(part) or isinstance(part, QMenu | MainWindow):
        return False
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(part, QAbstractButton)


def said(part: QWidget, what: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(what).strip() if interface is not None else ""


def told(part: QWidget) -> str:
    """A control in words, for a message."""
    return f"{type(part).__name__} {part.accessibleName()!r}"


def test_what_can_be_used_has_a_name_and_says_what_it_is(stage):
    wrong: dict[str, str] = {}
    for scene in SCENES:
        for part in parts(shown(stage, scene)):
            for words in unsaid(part):
                wrong.setdefault(words, scene.name)
    assert not wrong, "\n".join(f"{place}: {words}" for words, place in wrong.items())


def test_the_rail_and_the_list_of_steps_say_what_is_shown(stage):
    """One of the pages and at most one of the steps ends with "huidige", and it is the one that is shown."""
    wrong: dict[str, str] = {}
    for scene in SCENES:
        for column in shown(stage, scene, unfold=False).findChildren(NavColumn):
            places = [place for place in column.findChildren(NavButton) if place.isVisible()]
            heard = [place.key for place in places if ", huidige " in said(place, QAccessible.Text.Name)]
            if places and heard != [key for key in (column.current(),) if key]:
                wrong[scene.name] = f"{column.accessibleName()}: {heard}, and {column.current()!r} is shown"
    assert not wrong, wrong


def test_no_name_of_a_step_is_shortened_with_text_twice_as_large(stage, qapp):
    apply_theme(qapp, "light", 2.0)
    try:
        window = shown(stage, next(scene for scene in SCENES if scene.name.startswith("stap")))
        buttons = [button for button in window.findChildren(StepButton) if button.isVisible()]
        names = [" ".join(button.lines()[0]) for button in buttons]
        assert names == [button.name for button in buttons]
        assert len(names) == 9
        assert all(button.height() >= button.sizeHint().height() for button in buttons)
    finally:
        apply_theme(qapp, "light")


def unsaid(part: QWidget) -> Iterator[str]:
    """What a screen reader would not say, or say wrong, about a part."""
    kind = type(part).__name__
    name, description = said(part, QAccessible.Text.Name), said(part, QAccessible.Text.Description)
    if can_be_used(part) or kind in NAMED:
        if not name:
            yield f"no name: {kind} in {told(part.parentWidget())}"
        elif CODE.match(name):
            yield f"a code for a name: {kind} {name!r}"
        if TAG.search(name) or TAG.search(description):
            yield f"tags are read out: {kind} {name!r} {description!r}"
    interface = QAccessible.queryAccessibleInterface(part)
    role = interface.role() if interface is not None else QAccessible.Role.NoRole
    if kind in ROLES and role is not ROLES[kind]:
        yield f"{kind} {name!r} says it is a {role.name}"
    elif role is QAccessible.Role.CheckBox and not isinstance(part, QCheckBox):
        yield f"{kind} {name!r} says it is a check box, but it is not ticked or cleared"
    if isinstance(part, FoldButton) and name.rpartition(", ")[2] != (OPEN if part.is_open else CLOSED):
        yield f"{kind} {name!r} does not say whether it is open"


def walk(window: MainWindow, backwards: bool = False) -> list[QWidget]:
    """Tab through the window until the focus has been everywhere it goes; the parts it came to, in order."""
    key, keys = Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier if backwards else Qt.KeyboardModifier.NoModifier
    came: list[QWidget] = []
    again = 0  # in a text with links Tab goes from link to link first
    for _ in range(1200):
        focus = QApplication.focusWidget()
        target = focus if focus is not None else window
        QTest.keyClick(target, Qt.Key.Key_Backtab if backwards else key, keys)
        now = QApplication.focusWidget()
        again = again + 1 if now in came else 0
        if now is None or again > len(came) + 10 or (again and now is came[0] and len(came) > 1):
            break
        if not again:
            came.append(now)
    return came


def reached(part: QWidget, came: list[QWidget]) -> bool:
    """By Tab, or by the arrow keys from another one of its group."""
    if part in came or part.focusProxy() in came or any(part.isAncestorOf(each) for each in came):
        return True
    inside = part.parentWidget()
    if part.focusPolicy() == Qt.FocusPolicy.NoFocus and inside in came:
        return True  # a key of the row around it presses it
    if inside is not None and inside.focusPolicy() != Qt.FocusPolicy.NoFocus:  # in a row the arrow keys go to
        return any(type(each) is type(part) and type(each.parentWidget()) is type(inside) for each in came)
    if isinstance(part, QAbstractButton) and part.group() is not None:
        return any(each in came for each in part.group().buttons())
    alike = [each for each in came if each.parentWidget() is inside and type(each) is type(part)]
    return bool(alike) and isinstance(part, QAbstractButton)


REGISTER_MENUS = ("ondernemingen-menu", "ondernemingen-soort")
WALKED = [
    scene
    for scene in SCENES
    if scene.name not in ("lijst-menu", "lijst-fase", "perceel-menu", "kalender", "keuzelijst", *REGISTER_MENUS)
]


def test_the_keyboard_comes_everywhere_and_in_the_order_of_reading(stage):
    wrong: dict[str, str] = {}
    for scene in WALKED:
        window = shown(stage, scene)
        cover = QApplication.activeModalWidget() or next((part for part in parts(window) if covers(part)), window)
        came = walk(window)
        for part in parts(window):
            if can_be_used(part) and cover.isAncestorOf(part) and not reached(part, came) and part.isVisible():
                wrong.setdefault(f"not reached: {told(part)}", scene.name)
        for before, after in itertools.pairwise(came):
            if is_backwards(before, after):
                wrong.setdefault(f"{told(after)} comes after {told(before)}", scene.name)
    assert not wrong, "\n".join(f"{place}: {words}" for words, place in wrong.items())


def covers(part: QWidget) -> bool:
    """Lies over the page and keeps the keyboard until it is closed."""
    return type(part).__name__ in ("PaletteBox", "CpvPicker")


def is_backwards(before: QWidget, after: QWidget) -> bool:
    """In one card the focus goes down and to the right; what stands beside something higher is no step back."""
    card = card_of(before)
    if card is None or card_of(after) is not card:
        return False
    first, second = place(before, card), place(after, card)
    return second.bottom() < first.top() - 4 and second.left() < first.right()


def card_of(part: QWidget) -> Card | None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, Card):
        above = above.parentWidget()
    return above


def place(part: QWidget, window: QWidget) -> QRect:
    card = card_of(part) or window
    return QRect(part.mapTo(card, QPoint(0, 0)) if card.isAncestorOf(part) else QPoint(0, 0), part.size())


@pytest.mark.parametrize("theme", THEMES)
def test_where_the_keyboard_is_can_be_seen(stage, qapp, theme):
    """Each kind of control once, in every theme: its picture with the focus differs from the one without."""
    apply_theme(qapp, theme)
    seen: set[tuple[str, str, bool]] = set()
    wrong = []
    try:
        for scene in WALKED[::6]:
            window = shown(stage, scene)
            for part in walk(window):
                kind = (type(part).__name__, str(part.property("kind")), bool(part.property("small")))
                if kind in seen or not part.isVisible():
                    continue
                seen.add(kind)
                part.setFocus(Qt.FocusReason.TabFocusReason)
                around = QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size()).adjusted(-6, -6, 6, 6)
                with_focus = part.window().grab(around).toImage()
                part.clearFocus()
                without = part.window().grab(around).toImage()
                part.setFocus(Qt.FocusReason.TabFocusReason)
                if different(with_focus, without) < 40:
                    wrong.append(f"{scene.name}: {told(part)}")
    finally:
        apply_theme(qapp, "light")
    assert len(seen) > 15
    assert not wrong, "\n".join(wrong)


def different(one: QImage, other: QImage) -> int:
    """How many pixels differ enough to be seen."""
    first, second = (bytes(each.convertToFormat(QImage.Format.Format_RGB32).constBits()) for each in (one, other))
    green = zip(first[1::4], second[1::4], strict=True)  # the eye sees lightness, and green makes most of it
    return sum(abs(a - b) > 24 for a, b in green)


@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_from_what_they_stand_on(stage, qapp, theme):
    """Sampled from the picture itself, each kind of label in each place once; the tokens have a test of their own."""
    apply_theme(qapp, theme)
    seen: set[tuple[object, ...]] = set()
    wrong = []
    try:
        for scene in SCENES[:: 1 if theme == "light" else 3]:
            window = shown(stage, scene, unfold=False)
            picture = window.grab().toImage()
            for label in window.findChildren(Label):
                at = QRect(label.mapTo(window, QPoint(0, 0)), label.size())
                key = (
                    label.foregroundRole(),
                    label.font().pointSizeF(),
                    label.font().weight(),
                    type(label.parentWidget()),
                )
                if not label.isVisible() or not label.text() or key in seen or not fully_in_sight(label, window):
                    continue
                seen.add(key)
                ratio = sampled_contrast(picture, at)
                if ratio < READABLE - 0.05:
                    wrong.append(f"{scene.name}: {label.text()[:50]!r} {ratio:.2f}")
    finally:
        apply_theme(qapp, "light")
    assert len(seen) > 20
    assert not wrong, "\n".join(wrong)


def fully_in_sight(label: QWidget, window: QWidget) -> bool:
    """Not scrolled away and not under something else."""
    if label.visibleRegion().boundingRect() != label.rect():
        return False
    middle = label.mapTo(window, label.rect().center())
    top = window.childAt(middle)
    return top is label or top is None or top.isAncestorOf(label)


def sampled_contrast(picture: QImage, at: QRect) -> float:
    """The contrast between the commonest colour of a place and the one that stands out most from it."""
    ratio = picture.devicePixelRatio()
    colours = Counter(
        picture.pixelColor(round(x * ratio), round(y * ratio)).name()
        for y in range(max(0, at.top()), min(at.bottom(), round(picture.height() / ratio) - 1))
        for x in range(max(0, at.left()), min(at.left() + 240, at.right(), round(picture.width() / ratio) - 1))
    )
    ground = colours.most_common(1)[0][0]
    return max(contrast(QColor(each).name(), ground) for each in colours)


def test_nothing_is_cut_off_with_text_twice_as_large(stage, qapp):
    apply_theme(qapp, "light", 2.0)
    wrong: dict[str, str] = {}
    try:
        for scene in SCENES:
            window = shown(stage, scene)
            if window.size().toTuple() != (1280, 800):
                wrong[scene.name] = f"the window became {window.width()} by {window.height()}"
            for part in parts(window):
                if words := cut(part):
                    wrong.setdefault(words, scene.name)
    finally:
        apply_theme(qapp, "light")
    assert not wrong, "\n".join(f"{place}: {words}" for words, place in wrong.items())


def cut(part: QWidget) -> str:
    """What is wrong with the room a part has for its words; "" when it has enough."""
    if isinstance(part, Glyph) or not is_ours(part) or not part.isVisible():
        return ""
    if isinstance(part, QLabel) and part.text():
        if part.wordWrap():
            high = part.heightForWidth(part.width())
            return f"too low: {part.text()[:40]!r} {part.height()} < {high}" if part.height() < high - 1 else ""
        wide = part.sizeHint().width()
        return f"too narrow: {part.text()[:40]!r} {part.width()} < {wide}" if part.width() < wide - 1 else ""
    if isinstance(part, QAbstractButton) and type(part).__name__ not in SHORTENS:
        if part.hasHeightForWidth():
            high = part.heightForWidth(part.width())
            return f"too low: {told(part)} {part.height()} < {high}" if part.height() < high - 1 else ""
        wide = part.minimumSizeHint().width()
        return (
            f"too narrow: {told(part)} {part.text()!r} {part.width()} < {wide}"
            if part.width() < wide - 1 and part.text()
            else ""
        )
    return ""


def test_every_list_of_rows_is_as_high_as_its_words(stage, qapp):
    """The painted rows: their height follows the font."""
    apply_theme(qapp, "light", 2.0)
    try:
        window = shown(stage, next(scene for scene in SCENES if scene.name == "lijst"))
        table = window.list_page.table
        two_lines = look().metrics("strong").height() + look().metrics("caption").height()
        assert isinstance(table, QAbstractItemView)
        assert table.rowHeight(0) >= two_lines
    finally:
        apply_theme(qapp, "light")
