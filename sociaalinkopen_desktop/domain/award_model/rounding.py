"""Shares as whole percentages that are exactly 100 together."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from .model import WHOLE


def whole_percentages(shares: Sequence[Decimal]) -> tuple[int, ...]:
    """Shares (0 or more, not all 0) as whole percentages by the largest remainder; at equal remainders the first.

    No share is off by a whole percent or more. No shares at all give nothing; only zeros share equally.
    """
    if not shares:
        return ()
    total = sum(shares, Decimal(0))
    exact = [WHOLE * share / total for share in shares] if total else [WHOLE / len(shares)] * len(shares)
    whole = [int(value.to_integral_value(ROUND_FLOOR)) for value in exact]
    by_rest = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    for at in by_rest[: int(WHOLE) - sum(whole)]:
        whole[at] += 1
    return tuple(whole)
