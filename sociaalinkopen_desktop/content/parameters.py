"""Reads norms: resources/parameters/<folder>/<name>.yaml becomes the norm "<folder>.<name>"."""

from datetime import date
from itertools import pairwise
from pathlib import Path

from ..domain.norms import Certainty, DatedValue, Norm, Origin, Reference
from ..domain.quantities import Unit
from .problems import ContentProblem
from .sections import Section
from .yaml_files import read_yaml


def load_norms(folder: Path) -> dict[str, Norm]:
    """Every norm below `folder` by its name, in the order of the names. Raises ContentProblem."""
    norms = [read_norm(path, folder) for path in sorted(folder.rglob("*.yaml"))]
    return {norm.name: norm for norm in sorted(norms, key=lambda norm: norm.name)}


def read_norm(path: Path, folder: Path) -> Norm:
    """One norm; its name is its path below `folder`. Raises ContentProblem."""
    relative = path.relative_to(folder).with_suffix("")
    section = Section(read_yaml(path), f"{relative.as_posix()}.yaml")
    norm = Norm(
        name=".".join(relative.parts),
        description=section.text("description"),
        unit=section.choice("unit", Unit),
        origin=section.choice("origin", Origin),
        certainty=section.choice("certainty", Certainty),
        values=_values(section.section("values")),
        last_checked=section.day("last_checked"),
    )
    section.done()
    if any(norm.origin is not Origin.POLICY and not value.reference.url for value in norm.values):
        raise section.problem("values", "een bron heeft geen adres.", "Noem bij een wet of richtsnoer de vindplaats.")
    return norm


def _values(section: Section) -> tuple[DatedValue, ...]:
    values = sorted((_value(section, key) for key in section.plain), key=lambda value: value.valid_from)
    if not values:
        raise section.problem("", "er is geen waarde.", "Zet ten minste één datum met een waarde.")
    for earlier, later in pairwise(values):
        if earlier.valid_until is not None and earlier.valid_until >= later.valid_from:
            raise section.problem(
                later.valid_from.isoformat(),
                "deze waarde begint voordat de vorige ophoudt.",
                "Zet valid_until van de vorige op de dag ervoor.",
            )
    return tuple(values)


def _value(section: Section, key: object) -> DatedValue:
    if not isinstance(key, date):
        raise section.problem(str(key), "hier hoort een datum.", "Schrijf jaar-maand-dag zonder aanhalingstekens.")
    here = Section(section.plain[key], section.file, f"{section.place}.{key.isoformat()}")
    reference = here.section("reference")
    value = DatedValue(
        valid_from=key,
        value=here.number("value"),
        valid_until=here.optional_day("valid_until"),
        reference=Reference(title=reference.text("title"), url=_address(reference)),
    )
    reference.done()
    here.done()
    if value.valid_until is not None and value.valid_until < value.valid_from:
        raise here.problem("valid_until", "deze dag ligt voor het begin.", "Kies een latere dag.")
    return value


def _address(section: Section) -> str:
    url = section.optional_text("url")
    if url and not url.startswith(("https://", "http://")):
        raise ContentProblem(section.file, f"{section.place}.url", "dit is geen webadres.", "Begin met https://.")
    return url
