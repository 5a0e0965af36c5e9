"""A full check: every criterion of the catalogue on the worked example.

The yardstick is what nobody can leave out: the check functions themselves, called one after the other with one
prebuilt `Norms`, and nothing around them. What we add is the status, the message with its values, the answers and
deviations of the officer, and the record of the norms that each criterion read. The goal is for 300 criteria, so our
time is also told as if there were 300.
"""

from datetime import date
from pathlib import Path

from sociaalinkopen_desktop.application.assessing import Assessor
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.compiled import read_compiled
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.norms import NoNormOnDate, Norms
from sociaalinkopen_desktop.domain.verdicts import MissingFact
from sociaalinkopen_desktop.exchange.examples import read_example

from .measuring import Effort, Line, in_turn

DAY = date(2026, 11, 24)
EXAMPLE = "groenonderhoud"
GOAL_CRITERIA = 300


def measure(effort: Effort, folder: Path) -> list[Line]:
    catalogue = read_compiled(resource("catalogue.json"))
    tender = read_example(resource("examples"), EXAMPLE)
    assessor = Assessor(catalogue, lambda: DAY)
    day = assessor.day(tender)
    norms = Norms(catalogue.norms, day)
    functions = [CHECKS[item.id] for item in catalogue.criteria if item.holds_on(day) and item.id in CHECKS]

    def plain() -> None:
        for function in functions:
            try:
                function(tender, norms)
            except (MissingFact, NoNormOnDate):
                continue

    ours, yardstick = in_turn(lambda: assessor.assess(tender), plain, effort.repeats, rounds=5)
    judged = len(assessor.assess(tender).findings)
    per_goal = ours.median * GOAL_CRITERIA / judged
    ratio, bare = ours.median / yardstick.median, yardstick.median * GOAL_CRITERIA / judged
    remark = f"het doel is gemeten aan sjablonen zonder tekst; de functies zelf nemen al {bare:.2f} ms"
    return [
        Line(f"volledige toets, {judged} criteria", ours.median, yardstick.median, "alleen de toetsfuncties",
             "11: <= 2x", ratio <= 2),
        Line(f"omgerekend naar {GOAL_CRITERIA} criteria", per_goal, None, "", "11: <= 0,25 ms", per_goal <= 0.25,
             remark.replace(".", ",")),
    ]  # fmt: skip
