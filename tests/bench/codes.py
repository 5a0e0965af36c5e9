"""CPV codes: reading the list, preparing the search, and one key in the picker.

The yardstick for a key is a plain scan of all labels for the text as it was typed: it finds no word in another order,
no compound, no typing error and no everyday word.
"""

from pathlib import Path

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.cpv_search import CpvIndex
from sociaalinkopen_desktop.exchange.cpv_file import CODES, read_cpv_table

from .measuring import Effort, Line, Times, in_turn, timed

TYPED = (
    "groenonderhoud in de wijk", "schoonmak gebouwen", "kantoormeubelen", "onderhoud van bomen en plantsoenen",
    "77310000-6", "diensten voor het", "reparatie en onderhuod", "xqzwvkjp",
)  # fmt: skip
MOST_MS = 8


def measure(effort: Effort, folder: Path) -> list[Line]:
    place = resource("cpv")
    read, split = in_turn(
        lambda: read_cpv_table(place), lambda: (place / CODES).read_text("utf-8").splitlines(), effort.repeats
    )
    table = read_cpv_table(place)
    labels = [item.label.casefold() for item in table.codes.codes]
    prepared, lowered = in_turn(
        lambda: CpvIndex(table), lambda: [item.label.casefold().split() for item in table.codes.codes], effort.repeats
    )
    found: list[float] = []
    scanned: list[float] = []
    for _ in range(effort.slow_repeats):
        index = CpvIndex(table)
        index.find("xqzwvkj")  # the first typing error prepares the rest
        for text in TYPED:
            for typed in (text[: end + 1] for end in range(len(text))):
                found.append(timed(lambda index=index, typed=typed: index.find(typed)))
                scanned.append(timed(lambda typed=typed: [label for label in labels if typed in label]))
    ours, yardstick = Times(tuple(found)), Times(tuple(scanned))
    return [
        Line("CPV-lijst lezen, 9454 codes", read.median, split.median, "bestand in regels"),
        Line("  zoeken voorbereiden (eerste keer)", prepared.median, lowered.median, "woorden splitsen"),
        Line("CPV zoeken: een toets", ours.median, yardstick.median, "letterlijk door alle namen"),
        Line("  daarvan p95", ours.p95, yardstick.median, "mediaan daarvan", f"<= {MOST_MS} ms", ours.p95 <= MOST_MS,
             f"hoogste {ours.worst:.1f} ms"),
    ]  # fmt: skip
