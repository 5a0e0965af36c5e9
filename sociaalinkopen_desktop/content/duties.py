"""Reads duties to motivate: resources/duties/<NN>-<name>.yaml is the duty "MP-<NN>"."""

import re
from pathlib import Path

from ..domain.catalogue import Duty, DutyPlace
from ..domain.choices import Regime
from ..domain.norms import Certainty
from .criteria import read_legal_basis
from .problems import ContentProblem
from .sections import Section
from .yaml_files import read_yaml

FILE_NAME = re.compile(r"^([0-9]{2})-[a-z0-9-]+$")


def load_duties(folder: Path) -> tuple[Duty, ...]:
    """Every duty in `folder`, by id; none when there is no such folder. Raises ContentProblem."""
    duties = [read_duty(path) for path in sorted(folder.glob("*.yaml"))]
    ids = [duty.id for duty in duties]
    for identifier in ids:
        if ids.count(identifier) > 1:
            raise ContentProblem(f"{identifier}.yaml", "id", "deze code staat in twee bestanden.", "Laat er één staan.")
    return tuple(duties)


def read_duty(path: Path) -> Duty:
    """One duty. Raises ContentProblem."""
    section = Section(read_yaml(path), f"{path.parent.name}/{path.name}")
    valid = section.section("valid")
    duty = Duty(
        id=section.text("id"),
        title=section.text("title"),
        what=section.text("what"),
        places=section.choices("places", DutyPlace),
        regimes=section.choices("regimes", Regime),
        certainty=section.choice("certainty", Certainty),
        legal_basis=tuple(read_legal_basis(item) for item in section.sections("legal_basis")),
        note=section.optional_text("note"),
        valid_from=valid.day("from"),
        valid_until=valid.optional_day("until"),
    )
    valid.done()
    section.done()
    named = FILE_NAME.match(path.stem)
    if named is None or duty.id != f"MP-{named[1]}":
        raise section.problem("id", "de code is anders dan de naam van het bestand.", "Begin de naam met het nummer.")
    if not duty.legal_basis:
        raise section.problem("legal_basis", "er is geen grondslag.", "Noem een artikel of een andere bron.")
    if duty.valid_from and duty.valid_until and duty.valid_until < duty.valid_from:
        raise section.problem("valid.until", "deze dag ligt voor het begin.", "Kies een latere dag.")
    return duty
