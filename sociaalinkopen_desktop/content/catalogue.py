"""Puts criteria, norms and duties from YAML together into one catalogue. Only the build and the tests read YAML."""

import dataclasses
from pathlib import Path

from ..domain.catalogue import Catalogue
from . import codec
from .criteria import load_criteria
from .duties import load_duties
from .parameters import load_norms
from .problems import ContentProblem
from .sections import Section
from .yaml_files import read_yaml


def load_catalogue(folder: Path) -> Catalogue:
    """The catalogue of a resources folder: catalogue.yaml, criteria/, parameters/ and duties/.

    Raises ContentProblem, also when a criterion names a norm that does not exist.
    """
    section = Section(read_yaml(folder / "catalogue.yaml"), "catalogue.yaml")
    version = section.text("version")
    section.done()
    catalogue = Catalogue(
        version=version,
        fingerprint="",
        criteria=load_criteria(folder / "criteria"),
        norms=load_norms(folder / "parameters"),
        duties=load_duties(folder / "duties"),
    )
    for criterion in catalogue.criteria:
        for name in criterion.norms:
            if name not in catalogue.norms:
                raise ContentProblem(
                    f"{criterion.theme.value}/{criterion.id}.yaml",
                    "norms",
                    f"de norm '{name}' bestaat niet.",
                    "Maak haar in parameters of wijzig de naam.",
                )
    return dataclasses.replace(catalogue, fingerprint=codec.fingerprint(codec.to_plain(catalogue)))
