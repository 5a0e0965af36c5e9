"""A document as one web page: no scripts, nothing fetched, readable with a screen reader, and fit to print.

Everything the officer typed is escaped; a policy in the page forbids what a mistake here could let through.
"""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path
from re import fullmatch

from sociaalinkopen_desktop.domain.document import Cell, Document, Tone
from sociaalinkopen_desktop.reports.figures import UnreadablePicture
from sociaalinkopen_desktop.reports.files import write_whole
from sociaalinkopen_desktop.reports.images import image_of
from sociaalinkopen_desktop.reports.links import linked_url
from sociaalinkopen_desktop.reports.pieces import (
    NOT_TICKED,
    TICKED,
    Contents,
    Figure,
    Grid,
    Head,
    Line,
    Piece,
    Points,
    Role,
    SignLine,
    clean_line,
    pieces,
    running_title,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_COLOUR = r"#[0-9A-Fa-f]{6}"
_STYLE = """
:root { --ink: #162124; --muted: #4a575b; --accent: #0b6477; --line: #c9d3d5; --paper: #fff; --tint: #eaf4f6;
  --ok: #17663a; --bad: #a61e1a; --why: #774900; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eced; --muted: #a9b6b9; --accent: #6cc5d8; --line: #3c494c;
  --paper: #14191b; --tint: #1d2a2e; --ok: #7fd3a0; --bad: #ff9d96; --why: #f0c46b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 56rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 "Segoe UI", "Source Sans 3", system-ui, sans-serif; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2.1rem; margin: .5rem 0 0; }
h2 { font-size: 1.45rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; } h4 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
h2 .number { color: var(--accent); margin-right: .5em; }
p, ul { max-width: 44rem; margin: 0 0 .8rem; white-space: pre-line; } ul { white-space: normal; padding-left: 1.3rem; }
.title { font-size: 1.25rem; color: var(--muted); } .muted, .day, .organisation { color: var(--muted); }
.status { font-weight: 700; color: var(--why); } .disclaimer { font-size: .9rem; color: var(--muted); }
.marked { border-left: 3px solid var(--accent); padding-left: .9rem; }
.marker { font-size: .85rem; font-weight: 600; color: var(--accent); margin-bottom: .2rem; }
.signer, .declaration { font-weight: 600; } .table { overflow-x: auto; margin: 1rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line);
  white-space: pre-line; font-weight: 400; }
thead th { color: var(--accent); font-weight: 600; } .strong { font-weight: 600; } .facts th { color: var(--muted); }
.number { font-variant-numeric: tabular-nums; } td.number, thead th.number { text-align: right; }
.ok { color: var(--ok); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; }
.why { color: var(--why); font-weight: 600; } .neutral { color: var(--muted); font-weight: 600; }
.accent { color: var(--accent); font-weight: 600; }
a { color: var(--accent); } a:focus { outline: 3px solid currentColor; }
.sign { display: flex; gap: 1.5rem; max-width: 44rem; margin: 2.5rem 0 1rem; }
.sign span { flex: 1; border-top: 1px solid var(--muted); font-size: .85rem; color: var(--muted); }
figure { margin: 1rem 0; } figcaption { font-weight: 600; } img { max-width: 100%; height: auto; background: #fff; }
nav ul { list-style: none; padding: 0; } nav li.level-2 { padding-left: 1.4rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--tint); padding: .5rem; }
@media print { body { max-width: none; padding: 0; } section { break-inside: auto; } tr { break-inside: avoid; }
  h1, h2, h3, h4 { break-after: avoid; } .new-page { break-before: page; } .table { overflow: visible; } }
""".strip()


def html_bytes(document: Document) -> bytes:
    """The document as one HTML page in UTF-8. Equal documents give equal bytes."""
    title = running_title(document) or "Document"
    style = _STYLE + _own_style(document)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="nl">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="generator" content="{escape(clean_line(document.creator))}">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#inhoud-van-het-document">Naar de inhoud</a>',
        "<main>",
        *_body(pieces(document)),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _own_style(document: Document) -> str:
    """The accent and the size that the organisation chose; a dark screen keeps the accent that can be read there."""
    size = f"\nhtml {{ font-size: {document.points * 10}%; }}"
    if not fullmatch(_COLOUR, document.accent):
        return size
    return f"{size}\n@media (prefers-color-scheme: light) {{ :root {{ --accent: {document.accent}; }} }}"


def write_html(document: Document, target: Path) -> None:
    """Write the page to `target`, whole or not at all. Raises `ReportProblem`."""
    write_whole(target, html_bytes(document))


def _body(all_pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The pieces, with the first ones as head of the page and each chapter as a section."""
    closing = "</header>"
    yield '<header id="inhoud-van-het-document">'
    for piece in all_pieces:
        if isinstance(piece, Contents) or (isinstance(piece, Head) and piece.level == 1 and not piece.is_name):
            yield closing
            closing = "" if isinstance(piece, Contents) else "</section>"
            if isinstance(piece, Head):
                yield f'<section aria-labelledby="{piece.key}">'
        yield from _piece(piece)
    yield closing


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Line():
            if piece.text:
                yield _line(piece)
        case Head():
            number = f'<span class="number">{escape(piece.number)}</span> ' if piece.number else ""
            level = piece.level if piece.is_name else piece.level + 1  # a page has one heading of the first level
            page = _classes(["new-page"] if piece.new_page else [])
            yield f'<h{level} id="{piece.key}"{page}>{number}{escape(piece.text)}</h{level}>'
        case Contents():
            yield f'<nav aria-labelledby="inhoud"><h2 id="inhoud">{escape(piece.title)}</h2><ul>'
            for entry in piece.entries:
                yield f'<li class="level-{entry.level}"><a href="#{entry.key}">{escape(entry.whole)}</a></li>'
            yield "</ul></nav>"
        case Points():
            yield "<ul>"
            yield from (f"<li>{escape(item)}</li>" for item in piece.items)
            yield "</ul>"
        case Grid():
            yield from _grid(piece)
        case Figure():
            yield _figure(piece)
        case SignLine():
            places = "".join(f"<span>{escape(label)}</span>" for label in piece.labels)
            yield f'<div class="sign">{places}</div>'


def _line(line: Line) -> str:
    names = [line.role.value] if line.role is not Role.BODY else []
    names += ["marked"] if line.marked else []
    return f"<p{_classes(names)}>{escape(line.text)}</p>"


def _figure(figure: Figure) -> str:
    caption = f"<figcaption>{escape(figure.caption)}</figcaption>" if figure.caption else ""
    try:
        image = image_of(figure.figure)
    except UnreadablePicture:
        return f'<figure>{caption}<p class="muted">{escape(figure.alternative)}</p></figure>'
    source = f"data:image/png;base64,{b64encode(image.data).decode('ascii')}"
    size = f'width="{round(image.width * 4 / 3)}" height="{round(image.height * 4 / 3)}"'  # 96 pixels to an inch
    return f'<figure>{caption}<img src="{source}" alt="{escape(figure.alternative)}" {size}></figure>'


def _grid(grid: Grid) -> Iterator[str]:
    # A table wider than the screen scrolls by itself, so the box around it must be reachable with the keyboard.
    name = grid.caption or "Tabel"
    kind = "" if grid.head else ' class="facts"'
    yield f'<div class="table" role="region" tabindex="0" aria-label="{escape(name)}"><table{kind}>'
    if grid.caption:
        yield f"<caption>{escape(grid.caption)}</caption>"
    if grid.head:
        cells = (
            f'<th scope="col"{_classes(["number"] if numeric else [])}>{escape(title)}</th>'
            for title, numeric in zip(grid.head, grid.numeric, strict=True)
        )
        yield f"<thead><tr>{''.join(cells)}</tr></thead>"
    yield "<tbody>"
    for row in grid.rows:
        cells = (
            _cell(cell, index == 0, numeric)
            for index, (cell, numeric) in enumerate(zip(row, grid.numeric, strict=True))
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _cell(cell: Cell, is_first: bool, is_numeric: bool) -> str:
    names = [cell.tone.value] if cell.tone is not Tone.PLAIN else ["strong"] if cell.strong else []
    names += ["number"] if is_numeric else []
    text, url = _with_spoken_boxes(escape(cell.text)), linked_url(cell.url)
    inside = f'<a href="{escape(url)}" rel="noreferrer">{text}</a>' if url else text
    if is_first:
        return f'<th scope="row"{_classes(names)}>{inside}</th>'
    return f"<td{_classes(names)}>{inside}</td>"


def _with_spoken_boxes(text: str) -> str:
    """The text, with words for who hears a box instead of seeing it."""
    for sign, words in ((TICKED, "aangevinkt"), (NOT_TICKED, "niet aangevinkt")):
        text = text.replace(sign, f'<span role="img" aria-label="{words}">{sign}</span>')
    return text


def _classes(names: list[str]) -> str:
    return f' class="{" ".join(names)}"' if names else ""
