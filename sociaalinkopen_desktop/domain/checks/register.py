"""The table of checks that the theme modules fill when they are imported."""

from collections.abc import Callable

from ..assessment import Check

registered: dict[str, Check] = {}


def check(criterion: str) -> Callable[[Check], Check]:
    """Join a function to the criterion with that id. Raises ValueError when the id is taken."""

    def join(function: Check) -> Check:
        if criterion in registered:
            raise ValueError(f"two checks for {criterion}")
        registered[criterion] = function
        return function

    return join
