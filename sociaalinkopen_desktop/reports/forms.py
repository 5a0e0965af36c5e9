"""Fields to fill in (ISO 32000-1, 12.7): boxes and text, with appearances of their own and a whole font in the file.

Every field draws itself, so that no reader has to (and PDF/A forbids asking one to). Names are paths, such as
("start", "opdrachtgever", "antwoord"), and become nested fields. `DV`, the default value, keeps what the program had
put in a field: whoever reads the form back sees what somebody changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfmetrics

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.reports.fonts import REGULAR, face
from sociaalinkopen_desktop.reports.lines import break_lines
from sociaalinkopen_desktop.reports.structure import LONGEST_STRING, pdf_string
from sociaalinkopen_desktop.reports.writer import named, stream

Rect = tuple[float, float, float, float]

SIZE, LEADING = 9.0, 11.5
LONGEST_VALUE = 4_000
"""A longer text does not go in a field: it is drawn as text. PDF/A-2 allows 32,767 bytes in a string (6.1.13)."""

_FONT = "FormSans"
_MULTILINE, _COMBO = 1 << 12, 1 << 17
_OFF = "Off"


@dataclass(frozen=True, kw_only=True)
class BoxField:
    """One box of a field; boxes of the same name are one choice, of which `state` is this one.

    `value` is the state of the whole field, "" when no box is ticked. `tip` is what a screen reader says.
    """

    name: tuple[str, ...]
    tip: str
    state: str
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class TextField:
    """A field for text. With `options` (key and words) it is a list to choose from, and `value` is a key."""

    name: tuple[str, ...]
    tip: str
    value: str = ""
    lines: int = 1
    options: tuple[tuple[str, str], ...] = ()


FormField = BoxField | TextField


@dataclass
class _Node:
    reference: str
    object_name: str
    kids: list[str] = field(default_factory=list)
    boxes: list[BoxField] = field(default_factory=list)


class FormTree:
    """The fields of one ReportLab document. Add every widget, then `finish`."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._nodes: dict[tuple[str, ...], _Node] = {}
        self._font = self._whole_font()
        self._off = self._appearance(12.0, 12.0, _box_drawing(ticked=False))
        self._on = self._appearance(12.0, 12.0, _box_drawing(ticked=True))

    def widget(self, entry: FormField, rect: Rect, reference: str) -> str:
        """The part of a widget annotation that makes it (a part of) a field; `reference` is the annotation's own."""
        if isinstance(entry, BoxField):
            node = self._node(entry.name)
            node.kids.append(reference)
            node.boxes.append(entry)
            state = _name(entry.state if entry.state == entry.value else _OFF)
            return (
                f"/Subtype/Widget/Parent {node.reference}/TU{pdf_string(entry.tip)}/AS{state}"
                f"/AP<</N<<{_name(entry.state)} {self._on}/{_OFF} {self._off}>>>>/MK<</CA(8)>>"
            )
        parent = self._node(entry.name[:-1])
        parent.kids.append(reference)
        shown = dict(entry.options).get(entry.value, entry.value)
        value = _value_string(entry.value)
        kind = f"/FT/Tx/Ff {_MULTILINE if entry.lines > 1 else 0}"
        if entry.options:
            pairs = "".join(f"[{pdf_string(key)}{pdf_string(words)}]" for key, words in (("", "–"), *entry.options))
            kind = f"/FT/Ch/Ff {_COMBO}/Opt[{pairs}]"
        width, height = rect[2] - rect[0], rect[3] - rect[1]
        drawing = _text_drawing(shown, width, height, several=entry.lines > 1)
        return (
            f"/Subtype/Widget/Parent {parent.reference}/T{pdf_string(entry.name[-1])}/TU{pdf_string(entry.tip)}{kind}"
            f"/V{value}/DV{value}/DA(/{_FONT} {SIZE:g} Tf 0 g)"
            f"/AP<</N {self._appearance(width, height, drawing, with_font=True)}>>/MK<</BC[.35 .35 .35]>>"
        )

    def finish(self) -> str:
        """Write the fields above the widgets; gives the form dictionary for the catalog."""
        for path, node in self._nodes.items():
            parent = f"/Parent {self._nodes[path[:-1]].reference}" if len(path) > 1 else ""
            body = f"<</T{pdf_string(path[-1])}{parent}/Kids[{' '.join(node.kids)}]"
            if node.boxes:
                value = _name(node.boxes[0].value or _OFF)
                body += f"/FT/Btn/Ff 0/TU{pdf_string(_common_tip(node.boxes))}/V{value}/DV{value}"
            self._document.idToObject[node.object_name] = (body + ">>").encode("ascii")
        roots = [node.reference for path, node in self._nodes.items() if len(path) == 1]
        return f"<</Fields[{' '.join(roots)}]/DA(/{_FONT} {SIZE:g} Tf 0 g)/DR<</Font<</{_FONT} {self._font}>>>>>>"

    def _node(self, path: tuple[str, ...]) -> _Node:
        if path not in self._nodes:
            parent = self._node(path[:-1]) if len(path) > 1 else None
            name = f"Field {'.'.join(path)}"
            made = self._nodes[path] = _Node(named(self._document, b"null", name), name)
            if parent is not None:
                parent.kids.append(made.reference)
        return self._nodes[path]

    def _appearance(self, width: float, height: float, drawing: bytes, with_font: bool = False) -> str:
        fonts = f"/Font<</{_FONT} {self._font}>>" if with_font else ""
        head = f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.2f} {height:.2f}]/Resources<<{fonts}>>"
        body = stream(head, drawing)
        return named(self._document, body, f"Appearance {len(self._document.idToObject)}")

    def _whole_font(self) -> str:
        """The font that readers use for what is typed: all of it, with the characters of Windows-1252."""
        data = resource("fonts", f"{REGULAR}.ttf").read_bytes()
        face(REGULAR)  # registered
        metrics = pdfmetrics.getFont(REGULAR).face
        letters = [bytes([code]).decode("cp1252", "replace") for code in range(32, 256)]
        widths = " ".join(f"{metrics.charWidths.get(ord(sign), metrics.defaultWidth):.0f}" for sign in letters)
        box = " ".join(f"{value:.0f}" for value in metrics.bbox)
        program = named(self._document, stream(f"/Length1 {len(data)}", data), "FormFontProgram")
        descriptor = named(
            self._document,
            (
                f"<</Type/FontDescriptor/FontName/{REGULAR}/Flags 32/FontBBox[{box}]/ItalicAngle 0"
                f"/Ascent {metrics.ascent:.0f}/Descent {metrics.descent:.0f}/CapHeight {metrics.capHeight:.0f}"
                f"/StemV 80/FontFile2 {program}>>"
            ).encode("ascii"),
            "FormFontDescriptor",
        )
        return named(
            self._document,
            (
                f"<</Type/Font/Subtype/TrueType/BaseFont/{REGULAR}/FirstChar 32/LastChar 255/Widths[{widths}]"
                f"/Encoding/WinAnsiEncoding/FontDescriptor {descriptor}>>"
            ).encode("ascii"),
            "FormFont",
        )


def _common_tip(boxes: Sequence[BoxField]) -> str:
    """What the boxes of one choice are about: what their tips have in common behind the word of the box."""
    return boxes[0].tip.partition(": ")[2] or boxes[0].tip


def _name(text: str) -> str:
    """A PDF name: anything that is no letter or digit is written by its number."""
    return "/" + "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "".join(f"#{b:02X}" for b in sign.encode())
        for sign in text
    )


def _value_string(text: str) -> str:
    """A value whole: unlike a title or a tip it may not be cut off."""
    assert len(text) <= LONGEST_VALUE
    if len(text) <= LONGEST_STRING:
        return pdf_string(text)
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _box_drawing(*, ticked: bool) -> bytes:
    """A square of 12 points with, when it is ticked, a cross in it: both can be seen without colour."""
    cross = " 1.7 w 1 J 3 3 m 9 9 l S 3 9 m 9 3 l S" if ticked else ""
    return f"q 1 1 1 rg 0 0 0 RG 0.9 w 0.45 0.45 11.1 11.1 re B{cross} Q".encode("ascii")


def _text_drawing(text: str, width: float, height: float, *, several: bool) -> bytes:
    frame = f"q 1 1 1 rg .35 .35 .35 RG 0.6 w 0.3 0.3 {width - 0.6:.2f} {height - 0.6:.2f} re B Q /Tx BMC"
    known = face(REGULAR).code_points
    # What the font lacks is only replaced in the drawing; the value keeps it.
    shown = "".join(sign if sign == "\n" or (ord(sign) in known and _in_windows(sign)) else "?" for sign in text)
    if not shown.strip():
        return f"{frame} EMC".encode("ascii")
    lines = [line.text for line in break_lines(shown, face(REGULAR), SIZE, width - 8)] if several else [
        shown.replace("\n", " ")
    ]  # fmt: skip
    top = height - SIZE - 2 if several else (height - SIZE) / 2 + 1.6
    rows = []
    for line in lines[: max(1, int(height / LEADING) + 1)]:
        code = line.replace("\u00ad", "-").encode("cp1252", "replace")
        for sign in (b"\\", b"(", b")"):
            code = code.replace(sign, b"\\" + sign)
        rows.append(b"(" + code + b") Tj T*")
    clip = f"q 2 2 {width - 4:.2f} {height - 4:.2f} re W n"
    head = f"{frame} {clip} BT /{_FONT} {SIZE:g} Tf 0 g {LEADING:g} TL 4 {top:.2f} Td "
    return head.encode("ascii") + b" ".join(rows) + b" ET Q EMC"


def _in_windows(sign: str) -> bool:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
