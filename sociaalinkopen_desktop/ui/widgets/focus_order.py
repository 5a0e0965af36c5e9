"""Focus order: Tab goes through a window in the order of reading, also to what was made or moved later.

Qt keeps a chain of its own and appends what is made later at its end: the fields of a row that was opened would come
after everything else. Here the layouts say what comes next.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QRadioButton, QWidget


def next_stop(root: QWidget, now: QWidget | None, forward: bool) -> QWidget | None:
    """Where Tab goes from `now` (or Shift+Tab, when not `forward`), round and round; None when there is nothing."""
    stops = [part for part in reading_order(root) if part is now or _takes_part(part, now)]
    if not stops:
        return None
    at = now
    while at is not None and at not in stops:
        at = at.parentWidget()
    if at is None:
        return stops[0 if forward else -1]
    return stops[(stops.index(at) + (1 if forward else -1)) % len(stops)]


def reading_order(part: QWidget) -> Iterator[QWidget]:
    """What takes the focus inside `part` and can be seen: from top to bottom, in a line from left to right."""
    layout = part.layout()
    seen: set[QWidget] = set()
    if layout is not None:
        for widget in _placed(layout):
            seen.add(widget)
            yield from _stop_and_inside(widget)
    for child in part.children():  # placed by the part itself, such as the inside of a list
        if isinstance(child, QWidget) and child not in seen and not child.isWindow():
            yield from _stop_and_inside(child)


def _stop_and_inside(part: QWidget) -> Iterator[QWidget]:
    if part.isVisible():
        if _takes_focus(part) and part.isEnabled() and part.focusProxy() is None:
            yield part
        yield from reading_order(part)


def _takes_focus(part: QWidget) -> bool:
    """Qt takes Tab from all buttons of a group but the one with the focus; which one is the stop is up to us."""
    if isinstance(part, QAbstractButton) and part.group() is not None:
        return part.focusPolicy() != Qt.FocusPolicy.NoFocus
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def _takes_part(part: QWidget, now: QWidget | None) -> bool:
    """Of buttons of which one is chosen only that one: the arrow keys go to the others."""
    if not isinstance(part, QAbstractButton):
        return True
    group = part.group()
    if group is not None and group.exclusive():
        if isinstance(now, QAbstractButton) and now.group() is group:
            return False
        chosen = group.checkedButton()
        return part is chosen or (chosen is None and part is _first(group.buttons()))
    return not isinstance(part, QRadioButton) or part.isChecked() or not part.autoExclusive()


def _first(buttons: list[QAbstractButton]) -> QAbstractButton | None:
    return next((button for button in buttons if button.isVisible() and button.isEnabled()), None)
