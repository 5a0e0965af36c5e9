"""The tender in the making: values go in with the elements they came from, so that nothing is lost unseen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from ...domain import dutch, fields
from ...domain.choices import Choice
from ...domain.encoding import MAX_ROWS, MAX_TEXT
from ...domain.quantities import Quantity
from ...domain.tender import Tender
from . import codes, values
from .document import Fate, Node

T = TypeVar("T")

LONGEST_REMARK = 4_000


@dataclass(frozen=True, kw_only=True)
class Understood:
    """One field that was filled in: where it is in the tender, what it is called, its value, and from which field."""

    path: str
    label: str
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Notice:
    """The parts of a notice that the rules look at."""

    root: Node
    subtype: str
    language: str
    lots: tuple[Node, ...]
    organisations: Mapping[str, Node]

    @property
    def form(self) -> str:
        """What the notice is for (BT-03): "competition", "result", "planning", ..."""
        code = self.root.first("NoticeTypeCode")
        return code.attributes.get("listName", "") if code else ""

    @property
    def is_call(self) -> bool:
        """Whether it calls for tenders, so that its dispatch starts the terms."""
        return self.form == "competition"

    @property
    def is_national(self) -> bool:
        """Whether it is a notice below the threshold."""
        return self.subtype in codes.NATIONAL

    @property
    def is_social(self) -> bool:
        """Whether it is about social and other specific services (BT-02)."""
        return self.root.content("NoticeTypeCode").endswith("-social")

    @property
    def is_concession(self) -> bool:
        """Whether it is about a concession (BT-01)."""
        return self.root.content("RegulatoryDomain") == codes.CONCESSION_DIRECTIVE

    @property
    def is_divided(self) -> bool:
        """Whether there is more than one lot."""
        return len(self.lots) > 1

    @property
    def levels(self) -> tuple[Node, ...]:
        """The notice as a whole and then its lots: the places where the same thing may be said."""
        return (self.root, *self.lots)


@dataclass
class Draft:
    """Collects the tender, what was understood, and what the officer must know."""

    tender: Tender = field(default_factory=Tender)
    understood: list[Understood] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    languages: dict[str, list[str]] = field(default_factory=dict)

    def remark(self, text: str, *nodes: Node) -> None:
        """Tell the officer something; `nodes` are the elements that it tells in full.

        Of a very long text only the start is told; then the elements stay unread, and so they are listed.
        """
        told = values.shortened(text, LONGEST_REMARK)
        self.remarks.append(told)
        if told == values.one_line(text):
            read(*nodes)

    def put(self, path: str, value: Any, source: str, *nodes: Node) -> bool:
        """Fill in a field. A value that the field cannot hold becomes a remark instead, and False."""
        field_of = fields.describe(Tender, path)
        label = field_of.about.label
        if not _fits(field_of, value):
            self.remark(
                f"{label} ({source}): {text_of(value, field_of)} past niet in dit veld. Vul het zelf in.", *nodes
            )
            return False
        self.tender = fields.replaced(self.tender, path, value)
        self.understood.append(
            Understood(path=path, label=label, text=values.shortened(text_of(value, field_of)), source=source)
        )
        read(*nodes)
        for node in nodes:
            if (language := codes.language(node.attributes.get("languageID", ""))) not in ("", "NLD"):
                self.languages.setdefault(language, []).append(label)
        return True

    def put_rows(self, path: str, rows: Sequence[Any], source: str, *nodes: Node) -> None:
        """Fill in a list; rows beyond what a tender can hold are counted in a remark."""
        if not rows:
            return
        if len(rows) > MAX_ROWS:
            label = fields.describe(Tender, path).about.label
            self.remark(f"{label} ({source}): {len(rows)} regels; alleen de eerste {MAX_ROWS} zijn overgenomen.")
        self.put(path, tuple(rows[:MAX_ROWS]), source, *nodes)

    def agreed(
        self,
        notice: Notice,
        label: str,
        path: str,
        value_of: Callable[[Node], T | None],
        show: Callable[[T], str] = str,
    ) -> tuple[T, tuple[Node, ...]] | None:
        """What all lots say at `path`, with the elements that say so; None and a remark when they differ."""
        found = [node for lot in notice.lots if (node := lot.first(path)) is not None]
        told: dict[str, list[int]] = {}
        agreed: list[T] = []
        for index, lot in enumerate(notice.lots, 1):
            node = lot.first(path)
            value = value_of(node) if node is not None else None
            if node is not None and value is None:
                return None  # unreadable: it stays unread, and so it is listed
            text = "niet ingevuld" if value is None else show(value)
            told.setdefault(text, []).append(index)
            if value is not None:
                agreed.append(value)
        if not agreed:
            return None
        if len(told) == 1:
            return agreed[0], tuple(found)
        parts = "; ".join(f"{values.shortened(text)} ({lots_named(numbers)})" for text, numbers in told.items())
        self.remark(f"{label} verschilt per perceel: {parts}. Vul in wat voor de hele opdracht geldt.")
        if all(text == values.shortened(text) for text in told):
            read(*found)  # told in full; a longer text stays unread, and so it is listed
        return None

    def put_agreed(self, target: str, notice: Notice, source: str, path: str, value_of: Callable[[Node], Any]) -> bool:
        """Fill in a field with what all lots say. False when they say nothing or differ."""
        field_of = fields.describe(Tender, target)
        found = self.agreed(
            notice, f"{field_of.about.label} ({source})", path, value_of, lambda value: text_of(value, field_of)
        )
        return found is not None and self.put(target, found[0], source, *found[1])


def read(*nodes: Node) -> None:
    """These elements are dealt with."""
    for node in nodes:
        node.fate = Fate.READ


def text_of(value: Any, field_of: fields.Field) -> str:
    """A value as the officer reads it."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case Decimal() | int():
            return str(Quantity(Decimal(value), field_of.about.unit)) if field_of.about.unit else dutch.number(value)
        case date():
            return dutch.day(value)
        case Choice():
            return value.label
        case tuple():
            if field_of.is_group:
                return dutch.counted(len(value), "regel", "regels")
            return ", ".join(text_of(item, field_of) for item in value)
    return str(value)


def _fits(field_of: fields.Field, value: Any) -> bool:
    """Whether a tender with this value would be read back as it is."""
    if field_of.is_group or field_of.many:
        return True
    if (bounds := field_of.bounds) is not None:
        return bool(bounds[0] <= value <= bounds[1])
    if isinstance(value, date):
        return 1990 <= value.year <= 2199
    return not isinstance(value, str) or len(value) <= MAX_TEXT


def lots_named(numbers: Sequence[int]) -> str:
    """(1, 2, 4) as "percelen 1, 2 en 4"."""
    words = [str(number) for number in numbers]
    return f"{'perceel' if len(words) == 1 else 'percelen'} {dutch.listed(words)}"
