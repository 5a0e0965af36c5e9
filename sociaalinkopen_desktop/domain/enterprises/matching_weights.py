"""How heavily each thing counts in a match. Choices of the program: no law, guide or policy is behind them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Weights:
    """Points per part, together 100, and how near one CPV code is to another (0 to 1).

    No law is behind these numbers. They only decide in which order enterprises are shown to the officer; who may take
    part, and who wins, is decided by the procedure.
    """

    code: int = 40
    words: int = 15
    place: int = 15
    recognition: int = 15
    capacity: int = 10
    kind: int = 5

    same_code: float = 1.0
    narrower_code: float = 0.85
    wider_code: float = 0.8
    same_class: float = 0.6
    same_sector: float = 0.5
    same_group: float = 0.4
    whole_division: float = 0.3
    additional_code: float = 0.8

    full_words: int = 3
    """So many shared words earn all points for words."""
    far_km: float = 150.0
    """From here on a distance earns nothing more."""
    unknown: float = 0.4
    """What is not known earns this share of the points: less than a good answer, more than a bad one."""

    def __post_init__(self) -> None:
        total = self.code + self.words + self.place + self.recognition + self.capacity + self.kind
        if total != 100:
            raise ValueError(f"the points add up to {total}")


WEIGHTS = Weights()
