"""A form that came back as PDF: what stands in its fields. Whatever is in the file is text and nothing more.

The file is judged with suspicion: it went by mail, through programs we do not know. What cannot be used is told in a
remark; what cannot be a form at all is refused with one Dutch sentence.
"""

import logging
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..application.ports import InputProblem
from ..domain.checklists import FormField, FormIdentity, ReadForm, identity_in
from . import files

MAX_BYTES = 20_000_000
MAX_FIELDS = 5_000
LONGEST = 20_000
_DEEPEST = 8
_OFF = "/Off"


def read_form(path: Path) -> ReadForm:
    """The form in a PDF. Raises InputProblem with one Dutch sentence when there is none that can be read."""
    return form_in(files.read_bytes(path, MAX_BYTES), files.shown_name(path))


def form_in(content: bytes, name: str) -> ReadForm:
    """As `read_form`, for bytes that are already in memory; `name` is what a sentence calls the file."""
    try:
        return _read(content, name)
    except InputProblem:
        raise
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # a damaged PDF makes the library stumble in countless ways
        raise InputProblem(
            [f"{name}: dit bestand is beschadigd of is geen PDF. Vraag of bewaar het formulier opnieuw."]
        ) from error


def _read(content: bytes, name: str) -> ReadForm:
    from io import BytesIO

    from pypdf import PdfReader  # heavy, and only needed when a form comes back

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it grumbles about is told in our own words
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise InputProblem([f"{name}: dit bestand is beveiligd met een wachtwoord. Bewaar het zonder beveiliging."])
    root = _resolved(reader.trailer["/Root"])
    form = _resolved(root.get("/AcroForm")) if isinstance(root, Mapping) else None
    found = _Fields()
    if isinstance(form, Mapping):
        found.read(form)
    if not found.values and not found.doubles:
        raise InputProblem(
            [f"{name}: in dit bestand zit geen formulier om in te lezen. Een scan of een gewone PDF kan het programma "
             "niet lezen; gebruik “Invulbare PDF bewaren” en vul dat bestand in."]
        )  # fmt: skip
    identity = _identity(reader)
    if identity is None:
        raise InputProblem(
            [f"{name}: dit formulier komt niet uit dit programma, of een ander programma heeft het kenmerk "
             "verwijderd. Maak hier een nieuw invulbaar formulier."]
        )  # fmt: skip
    return ReadForm(identity=identity, fields=found.of(identity.checklist), remarks=tuple(found.remarks))


def _identity(reader: Any) -> FormIdentity | None:
    """From the properties of the file, or from its metadata when a program kept only those."""
    info = reader.metadata
    found = identity_in(str(info.get("/Keywords", ""))[:1000]) if info else None
    if found is None and reader.xmp_metadata is not None:
        found = identity_in(str(reader.xmp_metadata.pdf_keywords or "")[:1000])
    return found


def _resolved(item: Any) -> Any:
    return item.get_object() if hasattr(item, "get_object") else item


@dataclass
class _Fields:
    """Gathers the fields of a form by their whole name."""

    values: dict[tuple[str, ...], FormField] = field(default_factory=dict)
    doubles: set[tuple[str, ...]] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)
    _count: int = 0

    def read(self, form: Mapping[str, Any]) -> None:
        for item in _list(form.get("/Fields")):
            self._read(item, (), {}, 0)

    def of(self, checklist: str) -> dict[tuple[str, str], FormField]:
        """The fields of that checklist, by line and part."""
        found = {}
        for path, value in self.values.items():
            if path[0] == checklist and len(path) in (3, 4) and path not in self.doubles:
                found[path[1], ".".join(path[2:])] = value
        return found

    def _read(self, item: Any, above: tuple[str, ...], inherited: Mapping[str, Any], depth: int) -> None:
        node = _resolved(item)
        self._count += 1
        if not isinstance(node, Mapping) or depth > _DEEPEST:
            return
        if self._count > MAX_FIELDS:
            raise InputProblem(["Dit formulier heeft veel te veel velden en is niet van dit programma."])
        name = _resolved(node.get("/T"))
        path = (*above, _clean(name)) if isinstance(name, str) else above
        known = {key: node.get(key, inherited.get(key)) for key in ("/FT", "/V", "/DV")}
        kids = [_resolved(kid) for kid in _list(node.get("/Kids"))]
        if any(isinstance(kid, Mapping) and "/T" in kid for kid in kids):
            for kid in kids:
                self._read(kid, path, known, depth + 1)
        elif path:
            self._add(path, known, [kid for kid in kids if isinstance(kid, Mapping)] or [node])

    def _add(self, path: tuple[str, ...], known: Mapping[str, Any], widgets: list[Any]) -> None:
        if path in self.values:
            if path not in self.doubles:
                self.doubles.add(path)
                self._remark(path, "staat er dubbel in; dit is niet gelezen.")
            return
        kind = _resolved(known["/FT"])
        if kind == "/Btn":
            words, was = self._ticked(path, known, widgets), _state(_resolved(known["/DV"]))
        elif kind in ("/Tx", "/Ch"):
            words, was = self._text(path, known["/V"]), _words(known["/DV"])
        else:
            return
        if words is not None:
            self.values[path] = FormField(words=words, was=was)

    def _ticked(self, path: tuple[str, ...], known: Mapping[str, Any], widgets: list[Any]) -> str | None:
        """Which box is ticked, as the reader of the form saw it: by the state in which each box was drawn."""
        drawn = {str(_resolved(item["/AS"])) for item in widgets if "/AS" in item}
        ticked = drawn - {_OFF}
        value = _state(_resolved(known["/V"]))
        if not drawn:
            return value or ""
        if len(ticked) > 1:
            if value is not None and f"/{value}" in ticked:
                return value
            self._remark(path, "heeft meer dan één kruisje; dit is niet gelezen.")
            return None
        return ticked.pop()[1:] if ticked else ""

    def _text(self, path: tuple[str, ...], value: Any) -> str | None:
        words = _words(value)
        if words is None:
            if _resolved(value) is None:
                return ""
            self._remark(path, "bevat iets anders dan tekst; dit is niet gelezen.")
        elif len(words) > LONGEST:
            self._remark(
                path, "bevat te veel tekst voor een formulier; dit is niet gelezen. Zet de tekst in het dossier."
            )
            return None
        return words

    def _remark(self, path: tuple[str, ...], words: str) -> None:
        if len(self.remarks) < 20:
            shown = " – ".join(part[:40] for part in path[1:3])
            self.remarks.append(f"Het veld “{shown}” {words}")


def _list(item: Any) -> Iterator[Any]:
    found = _resolved(item)
    if isinstance(found, list):
        yield from found


def _state(value: Any) -> str | None:
    """The state of boxes; "" for none ticked, None when nothing is known."""
    if not isinstance(value, str) or not value.startswith("/"):
        return None
    return "" if value == _OFF else value[1:]


def _words(value: Any) -> str | None:
    """The text of a value, None for what is no text. Long texts may stand in a stream of their own."""
    found = _resolved(value)
    if hasattr(found, "get_data"):
        found = found.get_data().decode("utf-8", "replace")
    if isinstance(found, list) and len(found) == 1:
        found = _resolved(found[0])
    if isinstance(found, bytes):
        found = found.decode("utf-8", "replace")
    return _clean(found) if isinstance(found, str) and not found.startswith(_OFF) else None


def _clean(text: str) -> str:
    """One kind of line end, composed characters, and no control characters or halves of characters."""
    text = unicodedata.normalize("NFC", str(text).replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        sign for sign in text
        if sign == "\n" or (unicodedata.category(sign) not in ("Cc", "Cs", "Cn") and sign not in _TURNING)
    )  # fmt: skip


# Signs that turn the direction of text around: with them, words on screen are not what they seem.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
