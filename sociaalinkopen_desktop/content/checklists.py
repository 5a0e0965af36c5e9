"""The checklists: resources/checklists/<number>-<id>.yaml, their sources in sources.yaml, compiled to checklists.json.

They have a file of their own, read when somebody asks for a checklist.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import InvalidOperation
from pathlib import Path
from typing import Any

from ..domain import fields
from ..domain.catalogue import LegalBasis
from ..domain.checklists import Binding, Checklist, ChecklistLibrary, Line, Part, RowColumn
from ..domain.choices import Theme
from ..domain.tender import Tender
from . import codec
from .criteria import read_legal_basis
from .problems import ContentProblem
from .sections import Section
from .yaml_files import read_yaml

FILE_NAME = "checklists.json"
SOURCES = "sources.yaml"
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BINDINGS = {"field": Binding.FIELD, "answer": Binding.ANSWER, "finding": Binding.FINDING, "theme": Binding.THEME}


def load_checklists(folder: Path) -> ChecklistLibrary:
    """Every checklist in `folder`, by number; none when there is no such folder.

    Raises ContentProblem, also for a key that occurs twice, an unknown source and a path that leads nowhere.
    """
    if not folder.is_dir():
        return ChecklistLibrary()
    plain = Section(read_yaml(folder / SOURCES), SOURCES)
    sources = {name: read_legal_basis(plain.section(name)) for name in plain.names()}
    found = [
        _read_checklist(Section(read_yaml(path), f"{folder.name}/{path.name}"), sources)
        for path in sorted(folder.glob("*.yaml"))
        if path.name != SOURCES
    ]
    for name in ("id", "number"):
        values = [getattr(item, name) for item in found]
        double = next((value for value in values if values.count(value) > 1), None)
        if double is not None:
            raise ContentProblem(folder.name, name, f"{double} staat er dubbel.", "Geef elke checklist een eigen.")
    return ChecklistLibrary(checklists=tuple(sorted(found, key=lambda item: item.number)))


def _read_checklist(section: Section, sources: Mapping[str, LegalBasis]) -> Checklist:
    made = Checklist(
        id=_key(section, "id"),
        number=int(section.number("number")),
        version=int(section.number("version")),
        title=section.text("title"),
        purpose=section.text("purpose"),
        parts=tuple(_read_part(part, sources) for part in section.sections("parts")),
        signers=section.texts("signers"),
    )
    section.done()
    keys = [line.key for line in made.lines]
    double = next((key for key in keys if keys.count(key) > 1), None)
    if double is not None:
        raise section.problem("parts", f"de regel '{double}' staat er dubbel.", "Geef haar een andere naam.")
    return made


def _read_part(section: Section, sources: Mapping[str, LegalBasis]) -> Part:
    part = Part(
        title=section.text("title"), lines=tuple(_read_line(item, sources) for item in section.sections("lines"))
    )
    section.done()
    return part


def _key(section: Section, name: str) -> str:
    key = section.text(name)
    if not _KEY.fullmatch(key):
        raise section.problem(name, f"'{key[:40]}' is geen naam.", "Gebruik kleine letters, cijfers en streepjes.")
    return key


def _read_line(section: Section, sources: Mapping[str, LegalBasis]) -> Line:
    names = section.texts("sources")
    for name in names:
        if name not in sources:
            raise section.problem("sources", f"de bron '{name}' bestaat niet.", f"Zet haar in {SOURCES}.")
    binding, target = _read_binding(section)
    line = Line(
        key=_key(section, "key"),
        question=section.text("question"),
        help=section.optional_text("help"),
        binding=binding,
        target=target,
        is_open=section.flag("open", default=False),
        write_lines=int(section.number("write_lines")) if section.has("write_lines") else 1,
        columns=_read_columns(section, target) if binding is Binding.ROWS else (),
        rows=int(section.number("rows")) if section.has("rows") else 0,
        criteria=section.texts("criteria"),
        sources=tuple(sources[name] for name in names),
    )
    section.done()
    if binding in (Binding.ANSWER, Binding.FINDING) and target not in line.criteria:
        line = replace(line, criteria=(target, *line.criteria))
    return line


def _read_binding(section: Section) -> tuple[Binding, str]:
    """What the line means in the tender. A line with columns has rows, of a list of the tender or of its own."""
    if section.has("columns"):
        target = section.optional_text("rows_of")
        if target and not _describe(section, "rows_of", target).is_group:
            raise section.problem("rows_of", "dit is geen lijst met regels.", "Noem een lijst van het dossier.")
        return Binding.ROWS, target
    named = [name for name in _BINDINGS if section.has(name)]
    if len(named) > 1:
        raise section.problem(named[1], "een regel heeft één betekenis.", "Laat er één staan.")
    if not named:
        return Binding.MARK, ""
    target = section.text(named[0])
    if named[0] == "field":
        _describe(section, "field", target)
    if named[0] == "theme":
        section.choice("theme", Theme)
    return _BINDINGS[named[0]], target


def _read_columns(section: Section, target: str) -> tuple[RowColumn, ...]:
    columns = []
    for item in section.sections("columns"):
        path = item.optional_text("path")
        label = item.optional_text("label")
        if path:
            label = label or _describe(item, "path", f"{target}.*.{path}").about.label
        elif not label:
            raise item.problem("label", "een eigen kolom heeft een kop nodig.", "Vul haar in.")
        columns.append(RowColumn(label=label, path=path, share=float(item.number("share"))))
        item.done()
    return tuple(columns)


def _describe(section: Section, name: str, path: str) -> fields.Field:
    try:
        return fields.describe(Tender, path)
    except KeyError:
        raise section.problem(name, f"het veld '{path}' bestaat niet.", "Kijk in het schema.") from None


# -- compiled ---------------------------------------------------------------------------------------------------------
def compiled_checklists(library: ChecklistLibrary) -> str:
    """The content of the compiled file: equal libraries give equal bytes."""
    content = {"checklists": [_to_plain(item) for item in library.checklists]}
    return json.dumps({"fingerprint": codec.digest(content), **content}, ensure_ascii=False, indent=1) + "\n"


def read_compiled_checklists(path: Path) -> ChecklistLibrary:
    """The checklists in a compiled file. Raises ContentProblem when it is missing, damaged or changed by hand."""
    try:
        plain = json.loads(path.read_bytes())
        library = ChecklistLibrary(checklists=tuple(_from_plain(item) for item in plain["checklists"]))
        is_whole = codec.digest({"checklists": plain["checklists"]}) == plain["fingerprint"]
    except OSError as error:
        raise _problem(path, "het bestand met checklists kan niet worden gelezen.") from error
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation, RecursionError) as error:
        raise _problem(path, "het bestand met checklists is beschadigd.") from error
    if not is_whole:
        raise _problem(path, "de checklists zijn veranderd nadat ze zijn uitgegeven.")
    return library


def _problem(path: Path, reason: str) -> ContentProblem:
    return ContentProblem(path.name, "", reason, "Installeer het programma opnieuw; uw dossiers blijven bewaard.")


def _to_plain(item: Checklist) -> dict[str, Any]:
    return codec.without_empty(
        {
            "id": item.id,
            "number": item.number,
            "version": item.version,
            "title": item.title,
            "purpose": item.purpose,
            "signers": list(item.signers),
            "parts": [
                {"title": part.title, "lines": [_line_to_plain(line) for line in part.lines]} for part in item.parts
            ],
        }
    )


def _line_to_plain(line: Line) -> dict[str, Any]:
    return codec.without_empty(
        {
            "key": line.key,
            "question": line.question,
            "help": line.help,
            "binding": line.binding.value,
            "target": line.target,
            "is_open": line.is_open or None,
            "write_lines": line.write_lines,
            "columns": [
                codec.without_empty({"label": column.label, "path": column.path, "share": str(column.share)})
                for column in line.columns
            ],
            "rows": line.rows or None,
            "criteria": list(line.criteria),
            "sources": [codec.basis_to_plain(source) for source in line.sources],
        }
    )


def _from_plain(plain: Mapping[str, Any]) -> Checklist:
    return Checklist(
        id=plain["id"],
        number=plain["number"],
        version=plain["version"],
        title=plain["title"],
        purpose=plain["purpose"],
        signers=tuple(plain.get("signers", ())),
        parts=tuple(
            Part(title=part["title"], lines=tuple(_lines_from_plain(part["lines"]))) for part in plain["parts"]
        ),
    )


def _lines_from_plain(plain: Iterable[Mapping[str, Any]]) -> Iterable[Line]:
    for item in plain:
        yield Line(
            key=item["key"],
            question=item["question"],
            help=item.get("help", ""),
            binding=Binding(item["binding"]),
            target=item.get("target", ""),
            is_open=item.get("is_open", False),
            write_lines=item["write_lines"],
            columns=tuple(
                RowColumn(label=column["label"], path=column.get("path", ""), share=float(column["share"]))
                for column in item.get("columns", ())
            ),
            rows=item.get("rows", 0),
            criteria=tuple(item.get("criteria", ())),
            sources=tuple(codec.basis_from_plain(source) for source in item.get("sources", ())),
        )
