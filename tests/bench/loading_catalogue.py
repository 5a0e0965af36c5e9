"""Reading the compiled catalogue, against json.loads of the same file."""

import json
from pathlib import Path

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled

from .measuring import Effort, Line, in_turn

GOAL_CRITERIA = 300


def measure(effort: Effort, folder: Path) -> list[Line]:
    path = resource("catalogue.json")
    ours, yardstick = in_turn(lambda: read_compiled(path), lambda: json.loads(path.read_bytes()), effort.repeats)
    number = len(read_compiled(path).criteria)
    ratio, per_goal = ours.median / yardstick.median, ours.median * GOAL_CRITERIA / number
    return [
        Line(f"catalogus lezen, {number} criteria en de normen", ours.median, yardstick.median, "json.loads",
             "13: <= 5x", ratio <= 5),
        Line(f"omgerekend naar {GOAL_CRITERIA} criteria", per_goal, None, "", "13: <= 2 ms", per_goal <= 2,
             f"het bestand is {path.stat().st_size // 1024} kB tegen 71 kB bij het doel"),
    ]  # fmt: skip
