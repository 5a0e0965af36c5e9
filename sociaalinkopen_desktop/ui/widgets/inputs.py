"""Fields. Each turns Dutch text into a typed value at the edge, so that wrong text never gets further.

All inputs speak the same language:

- ``edited(object)``: the user made this valid value (None, or "" for text, when emptied). Never emitted by the program.
- ``problem(str)``: what is wrong with the text and what to type instead; "" when that is over.
- ``value()``: the last valid value.
- ``set_value(value)``: show a value without emitting. Does nothing, also not to the cursor, when the value is the one
  the field has already: half typed text stays.
- ``reset(value)``: as `set_value`, but drops whatever was typed (another tender is shown now).
"""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from .choices import CheckBox, ChoiceBox
from .date_edit import DateEdit
from .line_edits import CpvEdit, IntegerEdit, MoneyEdit, NumberEdit, PercentEdit, TextEdit
from .long_text import LongTextEdit
from .segment import Segment
from .typed_edit import TypedEdit

__all__ = [
    "CheckBox",
    "ChoiceBox",
    "CpvEdit",
    "DateEdit",
    "Input",
    "IntegerEdit",
    "LongTextEdit",
    "MoneyEdit",
    "NumberEdit",
    "PercentEdit",
    "Segment",
    "TextEdit",
    "TypedEdit",
]


class Input(Protocol):
    """What all of them have in common, for whoever joins a field to a value."""

    @property
    def edited(self) -> SignalInstance: ...

    @property
    def problem(self) -> SignalInstance: ...

    def value(self) -> Any: ...

    def set_value(self, value: Any) -> None: ...

    def reset(self, value: Any) -> None: ...
