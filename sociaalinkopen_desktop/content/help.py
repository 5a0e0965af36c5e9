"""Reads the help: resources/help/<id>.md, and resources/help.json, which holds the same texts in one file.

The markup is small. First the head, lines of "key: value" (title, group, order, also, see), and an empty line. Then:

    ## A head                 begins a section
    1. Kies **Neem over**.    a step; the numbers follow each other
    - Een punt                a point of a list
    = Woord | Betekenis | Bron    a word of the glossary
    ! naam | Wat erop staat.      a picture: resources/help/pictures/naam.png, and its words for who cannot see it
    Anything else             a paragraph; lines below each other belong together

**words** name a button, card or page. [words](id) lead to another topic. There is nothing else: no HTML, no nesting.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..domain.help import (
    HelpBlock,
    HelpBook,
    HelpGroup,
    HelpParagraph,
    HelpPicture,
    HelpSection,
    Line,
    Points,
    Run,
    Steps,
    Term,
    Terms,
    Topic,
    book_of,
    faults,
    pictures_of,
)
from .problems import ContentProblem

FILE_NAME = "help.json"
PICTURES = "pictures"
_KEYS = frozenset({"title", "group", "order", "also", "see"})
_PIECE = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\((?P<topic>[a-z0-9-]+)\)")
_LEFT_OVER = re.compile(r"\*\*|\]\(|</?[a-zA-Z]")
_STEP = re.compile(r"(\d+)\. (.+)")
_PICTURE = re.compile(r"(?P<name>[a-z0-9-]+) \| (?P<words>\S.*)")


def help_text(folder: Path) -> str:
    """The compiled file for the sources in `folder`; equal sources give equal bytes.

    Raises ContentProblem for a text that cannot be read, a link that leads nowhere, or a picture that is not there.
    """
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}
    book = _book(texts)
    for fault in faults(book):
        raise _problem(fault.partition(":")[0], fault.partition(": ")[2], "Verbeter het onderwerp.")
    for picture in pictures_of(book):
        if not (folder / PICTURES / f"{picture.name}.png").is_file():
            file = f"help/{PICTURES}/{picture.name}.png"
            raise ContentProblem(file, "", "de afbeelding is er niet.", "Draai: python -m tests.ui.help_pictures")
    return json.dumps(texts, ensure_ascii=False, indent=1) + "\n"


def read_help(path: Path) -> HelpBook:
    """The help in a compiled file. Raises ContentProblem when it is missing or damaged."""
    remedy = "Installeer het programma opnieuw; uw dossiers blijven bewaard."
    try:
        return _book(json.loads(path.read_bytes()))
    except OSError as error:
        raise ContentProblem(path.name, "", "de hulp kan niet worden gelezen.", remedy) from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ContentProblem(path.name, "", "het bestand met de hulp is beschadigd.", remedy) from error


def read_picture(folder: Path, name: str) -> bytes:
    """The PNG file of a picture of the help; b"" when it cannot be read, so that its words take its place."""
    try:
        return (folder / PICTURES / f"{name}.png").read_bytes()
    except OSError:
        return b""


def parse_topic(identifier: str, text: str) -> Topic:
    """One topic from its source. Raises ContentProblem, with the line, for what is no markup of ours."""
    head, _, body = text.partition("\n\n")
    known = _head(identifier, head)
    try:
        group: HelpGroup = HelpGroup(known["group"])  # type: ignore[call-arg]
        order = int(known["order"])
    except (KeyError, ValueError) as error:
        raise _problem(identifier, "de groep of de volgorde klopt niet.", "Vul 'group' en 'order' in.") from error
    return Topic(
        id=identifier,
        title=known.get("title", ""),
        group=group,
        order=order,
        also=known.get("also", ""),
        see=tuple(part.strip() for part in known.get("see", "").split(",") if part.strip()),
        sections=tuple(_sections(identifier, body.splitlines())),
    )


def _book(texts: Mapping[str, str]) -> HelpBook:
    return book_of(parse_topic(identifier, text) for identifier, text in texts.items())


def _head(identifier: str, head: str) -> dict[str, str]:
    known = {}
    for line in head.splitlines():
        key, sign, value = line.partition(":")
        if not sign or key not in _KEYS or key in known:
            raise _problem(identifier, f"boven de tekst staat een onbekende regel: '{line}'.", "Haal haar weg.")
        known[key] = value.strip()
    return known


@dataclass
class _Open:
    """The section that is being read, and the lines that belong together so far."""

    title: str = ""
    blocks: list[HelpBlock] = field(default_factory=list)
    kind: str = ""
    lines: list[str] = field(default_factory=list)


def _sections(identifier: str, lines: Sequence[str]) -> Iterator[HelpSection]:
    now = _Open()
    for text in lines:
        line = text.strip()
        if line.startswith("## "):
            _close(identifier, now)
            if now.title or now.blocks:
                yield HelpSection(now.title, tuple(now.blocks))
            now = _Open(title=line[3:].strip())
            continue
        kind, rest = _kind_of(identifier, line, now)
        if kind != now.kind:
            _close(identifier, now)
            now.kind = kind
        if rest:
            now.lines.append(rest)
    _close(identifier, now)
    if now.title or now.blocks:
        yield HelpSection(now.title, tuple(now.blocks))


def _kind_of(identifier: str, line: str, now: _Open) -> tuple[str, str]:
    """What a line is ("" for an empty one), and what is left of it without its sign."""
    if not line:
        return "", ""
    step = _STEP.fullmatch(line)
    if step is not None:
        expected = len(now.lines) + 1 if now.kind == "step" else 1
        if int(step[1]) != expected:
            raise _problem(identifier, f"stap {step[1]} moet {expected} zijn.", "Nummer de stappen opnieuw.")
        return "step", step[2]
    for sign, kind in (("- ", "point"), ("= ", "term"), ("! ", "picture")):
        if line.startswith(sign):
            return kind, line[len(sign) :]
    if line.startswith("#"):
        raise _problem(identifier, f"een kop begint met twee hekjes: '{line}'.", "Schrijf '## ' ervoor.")
    return "paragraph", line


def _close(identifier: str, now: _Open) -> None:
    """Make a block of the lines so far."""
    lines, now.lines = now.lines, []
    if not lines:
        return
    match now.kind:
        case "step":
            now.blocks.append(Steps(tuple(_line(identifier, text) for text in lines)))
        case "point":
            now.blocks.append(Points(tuple(_line(identifier, text) for text in lines)))
        case "term":
            now.blocks.append(Terms(tuple(_term(identifier, text) for text in lines)))
        case "picture":
            now.blocks.extend(_picture(identifier, text) for text in lines)
        case _:
            now.blocks.append(HelpParagraph(_line(identifier, " ".join(lines))))


def _term(identifier: str, text: str) -> Term:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 3 or not all(parts):
        raise _problem(identifier, f"bij '{text}' ontbreekt iets.", "Schrijf '= woord | betekenis | bron'.")
    return Term(*parts)


def _picture(identifier: str, text: str) -> HelpPicture:
    parts = _PICTURE.fullmatch(text)
    if parts is None:
        raise _problem(identifier, f"bij de afbeelding '{text}' ontbreekt iets.", "Schrijf '! naam | wat erop staat'.")
    return HelpPicture(parts["name"], parts["words"])


def _line(identifier: str, text: str) -> Line:
    runs, at = [], 0
    for piece in _PIECE.finditer(text):
        runs.append(Run(text[at : piece.start()]))
        if piece["strong"] is not None:
            runs.append(Run(piece["strong"], strong=True))
        else:
            runs.append(Run(piece["words"], topic=piece["topic"]))
        at = piece.end()
    runs.append(Run(text[at:]))
    if any(_LEFT_OVER.search(run.text) for run in runs):
        raise _problem(identifier, f"deze opmaak bestaat niet: '{text}'.", "Gebruik alleen **knop** en [tekst](id).")
    return tuple(run for run in runs if run.text)


def _problem(identifier: str, reason: str, remedy: str) -> ContentProblem:
    return ContentProblem(f"help/{identifier}.md", "", reason, remedy)
