"""The logical structure of a document: what is a heading, a list, a row (ISO 32000-1, 14.7 and 14.8).

The tree is made while the document is composed, not while it is drawn. Drawing only adds the places where an element
appears. So reading order never depends on layout, and a cell that runs over three pages stays one cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

# Elements that mean something without content: an empty cell keeps its row regular.
_KEPT_WHEN_EMPTY = frozenset({"TH", "TD", "LBody"})
# PDF/A-2 6.1.13 allows 32,767 bytes in a string; a title or description never needs that.
LONGEST_STRING = 1000


@dataclass(frozen=True)
class MarkedRun:
    """A piece of page content: `page` counts from 0, `mcid` is its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True)
class AnnotationPlace:
    """A link annotation on a page; `index` counts all annotations of the document from 0."""

    page: int
    index: int


@dataclass(eq=False)
class Element:
    """One structure element: its standard type, its content in reading order, and what a screen reader says.

    `actual_text` is read in place of the content, `alternative` describes content that is no text.
    """

    tag: str
    parent: Element | None = None
    attributes: str = ""
    actual_text: str = ""
    alternative: str = ""
    kids: list[Element | MarkedRun | AnnotationPlace] = field(default_factory=list)

    def child(self, tag: str, attributes: str = "", actual_text: str = "", alternative: str = "") -> Element:
        """A new element at the end of this one. `attributes` is a PDF dictionary in its final spelling."""
        kid = Element(tag, self, attributes, actual_text, alternative)
        self.kids.append(kid)
        return kid

    def has_content(self) -> bool:
        """Whether anything of it was drawn, or it must stay for the sake of regularity."""
        return self.tag in _KEPT_WHEN_EMPTY or any(
            kid.has_content() if isinstance(kid, Element) else True for kid in self.kids
        )


def shortened(text: str) -> str:
    """`text` as far as a PDF string will hold it: at most 1,000 characters."""
    return text if len(text) <= LONGEST_STRING else text[: LONGEST_STRING - 1] + "…"


def pdf_string(text: str) -> str:
    """`text` as a PDF text string, at most 1,000 characters long."""
    text = shortened(text)
    if text.isascii():
        for char, escaped in (("\\", "\\\\"), ("(", "\\("), (")", "\\)"), ("\r", "\\r"), ("\n", "\\n")):
            text = text.replace(char, escaped)
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def structure_objects(
    root: Element,
    tree_number: int,
    first_number: int,
    page_references: Sequence[str],
    page_runs: Sequence[Sequence[Element]],
    annotations: Sequence[tuple[str, Element]],
) -> tuple[list[str], str]:
    """The PDF objects of the tree, numbered upwards from `first_number`, and the body of the StructTreeRoot.

    The StructTreeRoot itself is object `tree_number`. `page_references` are references such as `7 0 R`; `page_runs`
    holds per page the elements of its marked runs in order of mcid; `annotations` holds the reference and the element
    of each annotation. The StructParents key of a page is its index, that of an annotation its index after the pages.
    """
    numbers: dict[Element, int] = {}
    _number(root, numbers, first_number)
    references = [reference for reference, _ in annotations]
    bodies = [_body(element, numbers, tree_number, page_references, references) for element in numbers]
    nums = [f"{page}[{' '.join(f'{numbers[element]} 0 R' for element in runs)}]" for page, runs in enumerate(page_runs)]
    nums += [f"{len(page_runs) + i} {numbers[element]} 0 R" for i, (_, element) in enumerate(annotations)]
    bodies.append(f"<</Nums[{' '.join(nums)}]>>")
    parent_tree = first_number + len(bodies) - 1
    tree_root = (
        f"<</Type/StructTreeRoot/K {numbers[root]} 0 R/ParentTree {parent_tree} 0 R"
        f"/ParentTreeNextKey {len(page_runs) + len(annotations)}>>"
    )
    return bodies, tree_root


def _number(element: Element, numbers: dict[Element, int], first_number: int) -> None:
    numbers[element] = first_number + len(numbers)
    for kid in element.kids:
        if isinstance(kid, Element) and kid.has_content():
            _number(kid, numbers, first_number)


def _body(
    element: Element, numbers: dict[Element, int], root: int, pages: Sequence[str], annotations: Sequence[str]
) -> str:
    parent = numbers[element.parent] if element.parent is not None else root
    own_page = next((kid.page for kid in element.kids if isinstance(kid, MarkedRun)), None)
    parts = [f"<</S/{element.tag}/P {parent} 0 R"]
    if own_page is not None:
        parts.append(f"/Pg {pages[own_page]}")
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid in numbers:
                kids.append(f"{numbers[kid]} 0 R")
        elif isinstance(kid, AnnotationPlace):
            kids.append(f"<</Type/OBJR/Obj {annotations[kid.index]}/Pg {pages[kid.page]}>>")
        elif kid.page == own_page:
            kids.append(str(kid.mcid))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid.page]}/MCID {kid.mcid}>>")
    if kids:
        parts.append(f"/K[{' '.join(kids)}]")
    if element.attributes:
        parts.append(f"/A{element.attributes}")
    if element.actual_text:
        parts.append(f"/ActualText{pdf_string(element.actual_text)}")
    if element.alternative:
        parts.append(f"/Alt{pdf_string(element.alternative)}")
    return "".join(parts) + ">>"
