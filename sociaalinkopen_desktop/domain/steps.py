"""The steps of the work, in the order of the window, and which fields belong to which step."""

from functools import cache

from .choices import Choice


class Step(Choice):
    """The steps of an open tender."""

    SUBJECT = "subject", "Opdracht"
    VALUE = "value", "Waarde en percelen"
    PROCEDURE = "procedure", "Procedure en planning"
    AMBITION = "ambition", "Sociale en duurzame ambitie"
    REQUIREMENTS = "requirements", "Eisen en voorwaarden"
    AWARD = "award", "Gunning"
    MARKET = "market", "Markt"
    ASSESSMENT = "assessment", "Toetsing"
    DOCUMENTS = "documents", "Documenten"

    @property
    def number(self) -> int:
        """1 to 9."""
        return list(Step).index(self) + 1


STEP_OF_GROUP = {
    "phase": Step.SUBJECT,
    "assessment_date": Step.SUBJECT,
    "subject": Step.SUBJECT,
    "value": Step.VALUE,
    "division": Step.VALUE,
    "lots": Step.VALUE,
    "procedure": Step.PROCEDURE,
    "schedule": Step.PROCEDURE,
    "ambition": Step.AMBITION,
    "requirements": Step.REQUIREMENTS,
    "performance": Step.REQUIREMENTS,
    "contract": Step.REQUIREMENTS,
    "award": Step.AWARD,
    "market": Step.MARKET,
}


@cache  # asked for every finding at every key
def step_of(path: str) -> Step:
    """The step where a field is filled in; answers and deviations belong to the assessment."""
    return STEP_OF_GROUP.get(path.split(".")[0], Step.ASSESSMENT)
