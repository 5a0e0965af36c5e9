"""The text that an advice to the board follows: the one of the settings, or else the one of the program."""

from functools import cache

from ..config.paths import resource
from ..config.settings import Settings


@cache
def default_advice() -> str:
    """The text as it came with the program."""
    return resource("texts", "advies.txt").read_text("utf-8")


def advice_of(settings: Settings) -> str:
    """The text of the user; without one that of the program."""
    return settings.advice_template if settings.advice_template.strip() else default_advice()
