"""The profile file: a policy profile as JSON, documented in resources/schema/profile.schema.json.

    {"format": "sociaalinkopen-beleidsprofiel", "version": 1, "profile": {...}}

The same text is kept in the data file, so what one municipality exports is what another has.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..application.ports import InputProblem
from ..domain.encoding import InvalidInput, read, to_plain
from ..domain.norms import Norm
from ..domain.policy import PolicyProfile
from ..domain.policy_faults import faults_of
from . import files
from .json_document import Kind, document_text, parsed_document, read_document, too_deep

FORMAT = "sociaalinkopen-beleidsprofiel"
VERSION = 1
KIND = Kind(format=FORMAT, version=VERSION, key="profile", thing="een beleidsprofiel")


def profile_json(profile: PolicyProfile) -> str:
    """The profile file as text: the same profile always gives the same text."""
    return document_text(KIND, to_plain(profile))


def write_profile(profile: PolicyProfile, path: Path) -> None:
    """Write the profile file, all or nothing. Raises ExportProblem."""
    files.write_text(path, profile_json(profile))


def read_profile(path: Path, norms: Mapping[str, Norm]) -> PolicyProfile:
    """The profile in a file, for a program with these norms. Raises InputProblem with one line for every fault."""
    return _profile(read_document(path, KIND), files.shown_name(path), norms)


def parsed_profile(text: str, name: str, norms: Mapping[str, Norm] | None = None) -> PolicyProfile:
    """As `read_profile`, for text that is already in memory; `name` is what a fault calls it.

    Without `norms` only the form is checked: a draft that is still being written may hold clashes.
    """
    return _profile(parsed_document(text, name, KIND), name, norms)


def _profile(plain: Any, name: str, norms: Mapping[str, Norm] | None) -> PolicyProfile:
    try:
        profile = read(PolicyProfile(), plain, "Beleidsprofiel")
    except InvalidInput as invalid:
        raise InputProblem([f"{name}: {problem}" for problem in invalid.problems]) from None
    except RecursionError:
        raise too_deep(name, KIND) from None
    faults = faults_of(profile, norms) if norms is not None else ()
    if faults:
        raise InputProblem([f"{name}: {problem}" for problem in faults])
    return profile
