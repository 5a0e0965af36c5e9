"""The library of texts: resources/clauses/<shelf>.yaml, their sources in sources.yaml, compiled to clauses.json.

It has a file of its own, read when a tender is opened, so that the catalogue stays as quick to load as it is.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import InvalidOperation
from pathlib import Path
from typing import Any

from ..domain import fields
from ..domain.catalogue import LegalBasis
from ..domain.choices import AmbitionLevel, ClausePlace, CriterionTheme, SelectionCriterionKind, Theme
from ..domain.clauses import Clause, ClauseLibrary, placeholders
from ..domain.norms import Certainty
from ..domain.tender import Tender
from . import codec
from .criteria import read_legal_basis
from .problems import ContentProblem
from .sections import Section
from .yaml_files import read_yaml

FILE_NAME = "clauses.json"
SOURCES = "sources.yaml"


def load_clauses(folder: Path) -> ClauseLibrary:
    """Every text in `folder`, by shelf and in the order of its file; none when there is no such folder.

    Raises ContentProblem, also for a code that occurs twice, an unknown source and a place in a text that leads
    nowhere.
    """
    if not folder.is_dir():
        return ClauseLibrary()
    sources = _read_sources(folder / SOURCES)
    clauses: list[Clause] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != SOURCES:
            clauses += _read_shelf(path, sources)
    known: set[str] = set()
    for clause in clauses:
        if clause.id in known:
            raise ContentProblem(f"{clause.shelf}.yaml", clause.id, "deze code staat er dubbel.", "Laat er één staan.")
        known.add(clause.id)
    order = {shelf: place for place, shelf in enumerate(CriterionTheme)}
    return ClauseLibrary(tuple(sorted(clauses, key=lambda clause: order[clause.shelf])))


def compiled_clauses(library: ClauseLibrary) -> str:
    """The content of the compiled file: equal libraries give equal bytes."""
    content = {"clauses": [_to_plain(clause) for clause in library.clauses]}
    return json.dumps({"fingerprint": codec.digest(content), **content}, ensure_ascii=False, indent=1) + "\n"


def read_compiled_clauses(path: Path) -> ClauseLibrary:
    """The library in a compiled file. Raises ContentProblem when the file is missing, damaged or changed by hand."""
    try:
        plain = json.loads(path.read_bytes())
        library = ClauseLibrary(tuple(_from_plain(item) for item in plain["clauses"]))
        is_whole = codec.digest({"clauses": plain["clauses"]}) == plain["fingerprint"]
    except OSError as error:
        raise _problem(path, "het bestand met teksten kan niet worden gelezen.") from error
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation, RecursionError) as error:
        raise _problem(path, "het bestand met teksten is beschadigd.") from error
    if not is_whole:
        raise _problem(path, "de teksten zijn veranderd nadat ze zijn uitgegeven.")
    return library


def _problem(path: Path, reason: str) -> ContentProblem:
    return ContentProblem(path.name, "", reason, "Installeer het programma opnieuw; uw dossiers blijven bewaard.")


def _read_sources(path: Path) -> Mapping[str, LegalBasis]:
    section = Section(read_yaml(path), path.name)
    return {name: read_legal_basis(section.section(name)) for name in section.names()}


def _read_shelf(path: Path, sources: Mapping[str, LegalBasis]) -> Iterable[Clause]:
    file = Section(read_yaml(path), f"{path.parent.name}/{path.name}")
    items = file.sections("clauses")
    file.done()
    shelves = {shelf.value: shelf for shelf in CriterionTheme}
    if path.stem not in shelves:
        raise file.problem("", "de naam van het bestand is geen thema.", f"Kies uit: {', '.join(shelves)}.")
    return [_read_clause(item, shelves[path.stem], sources) for item in items]


def _read_clause(section: Section, shelf: CriterionTheme, sources: Mapping[str, LegalBasis]) -> Clause:
    names = section.texts("sources")
    for name in names:
        if name not in sources:
            raise section.problem("sources", f"de bron '{name}' bestaat niet.", f"Zet haar in {SOURCES}.")
    kind = section.has("selection_kind")
    clause = Clause(
        id=section.text("id"),
        title=section.text("title"),
        text=section.text("text"),
        place=section.choice("place", ClausePlace),
        shelf=shelf,
        theme=section.choice("theme", Theme) if section.has("theme") else None,
        level=section.choice("level", AmbitionLevel) if section.has("level") else None,
        criteria=section.texts("criteria"),
        verification=section.text("verification"),
        link_to_subject=section.text("link_to_subject"),
        products=section.texts("products"),
        scale=section.optional_text("scale"),
        selection_kind=section.choice("selection_kind", SelectionCriterionKind)
        if kind
        else SelectionCriterionKind.TECHNICAL,
        fills=section.optional_text("fills"),
        sources=tuple(sources[name] for name in names),
        certainty=section.choice("certainty", Certainty),
    )
    section.done()
    _check(clause, section)
    return clause


def _check(clause: Clause, section: Section) -> None:
    if not clause.sources or not clause.criteria:
        raise section.problem("sources", "een bron en een criterium zijn nodig.", "Noem er van elk ten minste één.")
    if (clause.place is ClausePlace.AWARD) != bool(clause.scale):
        raise section.problem("scale", "alleen een gunningscriterium heeft een meetlat.", "Pas haar aan.")
    for text in (clause.text, clause.verification, clause.link_to_subject, clause.scale):
        try:
            paths = placeholders(text)
        except ValueError:
            raise section.problem("text", "de accolades kloppen niet.", "Schrijf {naam}.") from None
        for path in (*paths, *((clause.fills,) if clause.fills else ())):
            _check_path(path, section)


def _check_path(path: str, section: Section) -> None:
    if path.startswith("norm."):
        return  # whether the number exists is for the catalogue, and tested there
    try:
        fields.describe(Tender, path)
    except KeyError:
        raise section.problem("text", f"het veld '{path}' bestaat niet.", "Kijk in het schema.") from None


def _to_plain(clause: Clause) -> dict[str, Any]:
    return codec.without_empty(
        {
            "id": clause.id,
            "title": clause.title,
            "text": clause.text,
            "place": clause.place.value,
            "shelf": clause.shelf.value,
            "theme": clause.theme.value if clause.theme else None,
            "level": clause.level.value if clause.level else None,
            "criteria": list(clause.criteria),
            "verification": clause.verification,
            "link_to_subject": clause.link_to_subject,
            "products": list(clause.products),
            "scale": clause.scale,
            "selection_kind": clause.selection_kind.value,
            "fills": clause.fills,
            "sources": [codec.basis_to_plain(source) for source in clause.sources],
            "certainty": clause.certainty.value,
        }
    )


def _from_plain(plain: Mapping[str, Any]) -> Clause:
    return Clause(
        id=plain["id"],
        title=plain["title"],
        text=plain["text"],
        place=codec.choice(ClausePlace, plain["place"]),
        shelf=codec.choice(CriterionTheme, plain["shelf"]),
        theme=codec.choice(Theme, plain["theme"]) if "theme" in plain else None,
        level=codec.choice(AmbitionLevel, plain["level"]) if "level" in plain else None,
        criteria=tuple(plain["criteria"]),
        verification=plain["verification"],
        link_to_subject=plain["link_to_subject"],
        products=tuple(plain.get("products", ())),
        scale=plain.get("scale", ""),
        selection_kind=codec.choice(SelectionCriterionKind, plain["selection_kind"]),
        fills=plain.get("fills", ""),
        sources=tuple(codec.basis_from_plain(source) for source in plain["sources"]),
        certainty=codec.choice(Certainty, plain["certainty"]),
    )
