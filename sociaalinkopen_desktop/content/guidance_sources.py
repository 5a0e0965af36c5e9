"""Compiles families and guides: resources/families/<id>.yaml and resources/guides/<id>.yaml. Only the build does."""

import json
from collections.abc import Iterable
from pathlib import Path

from .guidance import check_names, guidance_of
from .yaml_files import read_yaml

_KINDS = ("families", "guides")


def guidance_text(folder: Path, norm_names: Iterable[str], clause_ids: Iterable[str] | None = None) -> str:
    """The compiled file for a resources folder; equal sources give equal bytes.

    Raises ContentProblem, also for a name that does not exist; see `check_names`.
    """
    plain = {kind: {path.stem: read_yaml(path) for path in sorted((folder / kind).glob("*.yaml"))} for kind in _KINDS}
    check_names(guidance_of(plain), norm_names, clause_ids)
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
