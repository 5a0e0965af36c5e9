"""The comparisons of a condition, and which of them make sense for which sort of fact."""

from collections.abc import Mapping

from ..choices import Choice
from .facts import Sort


class Op(Choice):
    """How a fact is compared."""

    IS = "is", "is"
    IS_NOT = "is_not", "is niet"
    AT_LEAST = "at_least", "is ten minste"
    AT_MOST = "at_most", "is ten hoogste"
    ABOVE = "above", "is meer dan"
    BELOW = "below", "is minder dan"
    BEFORE = "before", "ligt voor"
    AFTER = "after", "ligt na"
    CONTAINS = "contains", "bevat"
    ONE_OF = "one_of", "is één van"
    FILLED = "filled", "is ingevuld"
    EMPTY = "empty", "is leeg"


_NUMBERS = (Op.AT_LEAST, Op.AT_MOST, Op.ABOVE, Op.BELOW, Op.IS, Op.IS_NOT)
_PRESENCE = (Op.FILLED, Op.EMPTY)

OPS: Mapping[Sort, tuple[Op, ...]] = {
    Sort.NUMBER: (*_NUMBERS, *_PRESENCE),
    Sort.DATE: (Op.BEFORE, Op.AFTER, Op.IS, Op.IS_NOT, *_PRESENCE),
    Sort.YES_NO: (Op.IS, *_PRESENCE),
    Sort.CHOICE: (Op.IS, Op.IS_NOT, Op.ONE_OF, *_PRESENCE),
    Sort.TEXT: (*_PRESENCE, Op.CONTAINS, Op.IS, Op.IS_NOT, Op.ONE_OF),
    Sort.LIST: (Op.CONTAINS, *_PRESENCE),
    Sort.ROWS: _PRESENCE,
}

COUNT_OPS = _NUMBERS
"""How a number of rows is compared."""

WITHOUT_VALUE = frozenset(_PRESENCE)
