"""The compiled catalogue: one JSON file, made by installer/compile_catalogue.py, read at every start."""

import json
from decimal import InvalidOperation
from pathlib import Path

from ..domain.catalogue import Catalogue
from . import codec
from .problems import ContentProblem

FILE_NAME = "catalogue.json"


def compiled_text(catalogue: Catalogue) -> str:
    """The content of the compiled file: equal catalogues give equal bytes."""
    return json.dumps(codec.to_plain(catalogue), ensure_ascii=False, indent=1) + "\n"


def read_compiled(path: Path) -> Catalogue:
    """The catalogue in a compiled file. Raises ContentProblem when the file is missing, damaged or changed by hand."""
    try:
        plain = json.loads(path.read_bytes())
        catalogue = codec.from_plain(plain)
        is_whole = codec.fingerprint(plain) == catalogue.fingerprint
    except OSError as error:
        raise _problem(path, "het bestand met de criteria kan niet worden gelezen.") from error
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation, RecursionError) as error:
        raise _problem(path, "het bestand met de criteria is beschadigd.") from error
    if not is_whole:
        raise _problem(path, "de criteria zijn veranderd nadat ze zijn uitgegeven.")
    return catalogue


def _problem(path: Path, reason: str) -> ContentProblem:
    return ContentProblem(path.name, "", reason, "Installeer het programma opnieuw; uw dossiers blijven bewaard.")
