"""What helps an officer begin: the families of purchases and the guided helpers, as one value."""

from dataclasses import dataclass

from .families import Family
from .guides import Guide


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """All families and guides, in the order in which they are offered."""

    families: tuple[Family, ...] = ()
    guides: tuple[Guide, ...] = ()

    def family(self, identifier: str) -> Family | None:
        """The family with that id; None for another id."""
        return next((item for item in self.families if item.id == identifier), None)

    def guide(self, identifier: str) -> Guide:
        """The guide with that id. Raises KeyError when there is none."""
        for item in self.guides:
            if item.id == identifier:
                return item
        raise KeyError(identifier)
