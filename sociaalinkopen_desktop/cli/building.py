"""What the commands are built from: the assessor, what makes documents, and what they have in common."""

from datetime import UTC, date, datetime
from pathlib import Path

from .. import __version__
from ..application.advice_text import advice_of, default_advice
from ..application.assessing import Assessor
from ..application.checklists import ChecklistDesk
from ..application.exporting import Exporter, Origins
from ..application.house_style import house_style_of
from ..application.library import judge_with
from ..application.ports import ExportProblem, InputProblem
from ..config.paths import resource
from ..config.settings import read_settings
from ..content.compiled import read_compiled
from ..domain import dutch
from ..domain.assessment import Assessment
from ..domain.documents import FileFormat
from ..domain.house_style import HouseStyle
from ..domain.policy import example_profile
from ..domain.policy_in_force import profile_fingerprint
from ..domain.tender import Tender
from ..exchange.profile_file import read_profile

DONE, BLOCKED, WRONG_INPUT = 0, 1, 2


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def make_assessor(profile: Path | None = None) -> Assessor:
    """The assessor with a policy profile, or else with the example. Raises InputProblem for a file that is none."""
    catalogue = read_compiled(resource("catalogue.json"))
    chosen = example_profile() if profile is None else read_profile(profile, catalogue.norms)
    return judge_with(catalogue, chosen, lambda: now().astimezone().date())


def make_exporter(assessor: Assessor, folder: Path | None = None, profile: Path | None = None) -> Exporter:
    """What makes documents, in the house style that the settings in `folder` hold."""
    from ..exchange.cpv_file import cpv_table_or_nothing
    from ..reports.writers import WRITERS

    def house_style() -> HouseStyle:
        return HouseStyle() if folder is None else house_style_of(read_settings(folder), folder)

    def origins() -> Origins:
        chosen = example_profile() if profile is None else read_profile(profile, assessor.catalogue.norms)
        return Origins(profile_fingerprint=profile_fingerprint(chosen))

    return Exporter(
        assessor,
        WRITERS,
        lambda: now().astimezone(),
        __version__,
        house_style,
        lambda: cpv_table_or_nothing(resource("cpv")).codes,
        origins,
        lambda: default_advice() if folder is None else advice_of(read_settings(folder)),
    )


def checklist_desk(folder: Path | None = None) -> ChecklistDesk:
    """What makes checklists and reads them back."""
    from ..content.checklists import read_compiled_checklists
    from ..exchange.form_file import read_form
    from ..reports.writers import WRITERS

    return ChecklistDesk(
        library=lambda: read_compiled_checklists(resource("checklists.json")),
        read=read_form,
        write=WRITERS[FileFormat.PDF],
        clock=lambda: now().astimezone(),
        house_style=lambda: HouseStyle() if folder is None else house_style_of(read_settings(folder), folder),
    )


def assessed(assessor: Assessor, tender: Tender, day: date | None) -> Assessment:
    """The assessment. Raises InputProblem for a day so long ago that nothing can be judged: that is no good news."""
    assessment = assessor.assess(tender, day)
    if not assessment.findings:
        told = dutch.day(assessment.day)
        raise InputProblem([f"Voor {told} kent het programma nog geen criteria. Kies een latere peildatum."])
    return assessment


def refuse_overwriting(source: Path, target: Path) -> None:
    """Raises ExportProblem when the result would take the place of what it is made from."""
    if target.exists() and target.samefile(source):
        raise ExportProblem(f"{target} is het bestand dat u inleest. Kies een andere naam voor het resultaat.")
