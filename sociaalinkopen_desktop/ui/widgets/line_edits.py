"""Fields of one line: text, numbers, amounts, percentages, codes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from ..tokens import AMOUNT_WIDTH, NUMBER_WIDTH
from ..typed import Typed, format_amount, format_number, read_cpv, read_number, read_text
from .typed_edit import TypedEdit


class TextEdit(TypedEdit):
    """One line of plain text; its value is a str, "" when empty."""

    def __init__(self, *, longest: int = 500, placeholder: str = "", parent: QWidget | None = None) -> None:
        self._longest = longest
        super().__init__(parent)
        self.setPlaceholderText(placeholder)

    def nothing(self) -> str:
        return ""

    def read(self, text: str) -> Typed:
        return read_text(text, self._longest)


class NumberEdit(TypedEdit):
    """A number as Decimal, within bounds and with at most `decimals` figures behind the comma."""

    designed_width = NUMBER_WIDTH
    to_the_right = True
    what, unit = "een getal", ""

    def __init__(
        self,
        *,
        minimum: Decimal | int | None = 0,
        maximum: Decimal | int | None = None,
        decimals: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        self._minimum = None if minimum is None else Decimal(minimum)
        self._maximum = None if maximum is None else Decimal(maximum)
        self._decimals = decimals
        super().__init__(parent)

    def read(self, text: str) -> Typed:
        return read_number(
            text, decimals=self._decimals, minimum=self._minimum, maximum=self._maximum, what=self.what, unit=self.unit
        )

    def write(self, value: Any) -> str:
        return "" if value is None else format_number(value)


class MoneyEdit(NumberEdit):
    """An amount in euros: "221.000" or "1.250,50" becomes a Decimal. The € stands outside the field."""

    designed_width = AMOUNT_WIDTH
    what = "een bedrag"

    def __init__(
        self,
        *,
        minimum: Decimal | int | None = 0,
        maximum: Decimal | int | None = Decimal("99999999999.99"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(minimum=minimum, maximum=maximum, decimals=2, parent=parent)

    def write(self, value: Any) -> str:
        return "" if value is None else format_amount(value)


class PercentEdit(NumberEdit):
    """A percentage: "5,5" becomes Decimal("5.5"). The % stands outside the field."""

    what, unit = "een percentage", "%"

    def __init__(
        self,
        *,
        minimum: Decimal | int | None = 0,
        maximum: Decimal | int | None = 100,
        decimals: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(minimum=minimum, maximum=maximum, decimals=decimals, parent=parent)


class IntegerEdit(NumberEdit):
    """A whole number as int."""

    what = "een heel getal"

    def __init__(self, *, minimum: int | None = 0, maximum: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(minimum=minimum, maximum=maximum, decimals=0, parent=parent)

    def read(self, text: str) -> Typed:
        typed = super().read(text)
        return typed if typed.value is None else Typed(int(typed.value))

    def write(self, value: Any) -> str:
        return "" if value is None else format_number(Decimal(value))


class CpvEdit(TypedEdit):
    """A CPV code: 8 digits, and the check digit when it was typed. Its value is a str or None."""

    designed_width = AMOUNT_WIDTH

    def read(self, text: str) -> Typed:
        return read_cpv(text)
