"""The exemption for small lots, told lot by lot: what may, what room is left, and where it goes wrong.

Art. 2.18 lid 3 and 2.19 lid 3 Aw 2012 (art. 5 lid 10 of the directive): above the European threshold a small lot may
stay outside the European procedure, as long as all such lots together are at most a fifth of the whole. Amounts are
excl. btw. The limits are norms, the sum itself is `thresholds.small_lots`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import dutch, fields
from .choices import Choice
from .norms import Norms
from .quantities import Quantity, euros
from .subject import Lot
from .tender import Tender
from .thresholds import SmallLots, is_above_threshold, small_lots


class LotState(Choice):
    """What the exemption means for one lot."""

    EXEMPT = "exempt", "Buiten de Europese procedure"
    EXEMPT_TOO_LARGE = "exempt_too_large", "Te groot voor de regeling"
    EXEMPT_TOO_MUCH = "exempt_too_much", "Samen te veel"
    CAN = "can", "Mag erbij"
    NO_ROOM = "no_room", "Past niet meer"
    TOO_LARGE = "too_large", "Te groot"

    @property
    def is_wrong(self) -> bool:
        """Whether the officer uses the exemption here while it does not hold."""
        return self in (LotState.EXEMPT_TOO_LARGE, LotState.EXEMPT_TOO_MUCH)


@dataclass(frozen=True, kw_only=True)
class LotLine:
    """One lot in the sum; `index` is its place in the tender."""

    index: int
    name: str
    value: Decimal
    is_exempt: bool
    state: LotState


@dataclass(frozen=True, kw_only=True)
class LotSum:
    """The whole sum. `ceiling` is what may be exempted at most, `room` what is left of it, `excess` what is too much.

    `is_needed` is False when the tender lies below the threshold: then no lot needs the exemption.
    """

    lines: tuple[LotLine, ...]
    limit: Quantity
    share_limit: Quantity
    total: Quantity
    exempt_value: Quantity
    exempt_share: Quantity
    ceiling: Quantity
    room: Quantity
    excess: Quantity
    is_needed: bool

    @property
    def is_within(self) -> bool:
        """Whether everything that is marked may be marked."""
        return not any(line.state.is_wrong for line in self.lines)

    @property
    def fitting(self) -> tuple[int, ...]:
        """The lots that can be added together, small ones first, until nothing more fits; equal ones in their order."""
        left, found = self.room.amount, []
        for line in sorted(self.lines, key=lambda line: (line.value, line.index)):
            if line.state is LotState.CAN and line.value <= left:
                found.append(line.index)
                left -= line.value
        return tuple(found)


def lot_sum(tender: Tender, norms: Norms) -> LotSum:
    """The sum for the lots of this tender.

    Raises MissingFact for no lots, a lot without a value, no nature of contract, or whether it is a social service; and
    NoNormOnDate when the threshold of that day is not known.
    """
    small = small_lots(tender, norms)
    ceiling = small.total.amount * small.share_limit.amount / 100
    excess = max(small.exempt_value.amount - ceiling, Decimal(0))
    return LotSum(
        lines=tuple(_line(index, lot, small, excess) for index, lot in enumerate(tender.lots)),
        limit=small.limit,
        share_limit=small.share_limit,
        total=small.total,
        exempt_value=small.exempt_value,
        exempt_share=small.exempt_share,
        ceiling=euros(ceiling),
        room=small.room,
        excess=euros(excess),
        is_needed=is_above_threshold(tender, norms),
    )


def with_exemption(tender: Tender, indexes: Sequence[int], is_exempt: bool) -> Tender:
    """The tender in which these lots use the exemption, or do not. Raises KeyError for a lot that does not exist."""
    for index in indexes:
        tender = fields.replaced(tender, f"lots.{index}.uses_small_lot_exemption", is_exempt)
    return tender


def name_of(lot: Lot, index: int) -> str:
    """The name of a lot, or "Perceel 2" for one without."""
    return lot.title.strip() or f"Perceel {dutch.number(index + 1)}"


def _line(index: int, lot: Lot, small: SmallLots, excess: Decimal) -> LotLine:
    value = lot.estimated_value or Decimal(0)
    return LotLine(
        index=index,
        name=name_of(lot, index),
        value=value,
        is_exempt=lot.uses_small_lot_exemption,
        state=_state(value, lot.uses_small_lot_exemption, small, excess),
    )


def _state(value: Decimal, is_exempt: bool, small: SmallLots, excess: Decimal) -> LotState:
    too_large = value >= small.limit.amount
    if is_exempt:
        if too_large:
            return LotState.EXEMPT_TOO_LARGE
        return LotState.EXEMPT_TOO_MUCH if excess else LotState.EXEMPT
    if too_large:
        return LotState.TOO_LARGE
    return LotState.CAN if value <= small.room.amount else LotState.NO_ROOM
