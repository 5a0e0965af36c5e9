"""From a condition as data to a judge, checked on the way: names, sorts, values, depth and number of parts.

    {"all": [...]}  {"any": [...]}  {"not": {...}}
    {"field": "value.base_value", "op": "at_least", "value": 50000}       or "other_field" or "norm" for "value"
    {"any_of": "lots", "where": {...}}  {"every_of": "lots", "where": {...}}
    {"count": "lots", "where": {...}, "op": "at_least", "value": 2}       "where" may be left out

Inside "where" the fields are those of one row. A fault gives a judge that is never used: the pack is refused.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..norms import Norm, Norms
from ..quantities import Unit
from . import judging
from .facts import Fact, Sort, facts
from .faults import Faults, Place, TooManyFaults, shown
from .judging import Judge
from .operators import COUNT_OPS, OPS, WITHOUT_VALUE, Op
from .values import Wrong, members, value_of, values_of

MAX_DEPTH = 12
MAX_NODES = 5_000

Plain = Mapping[str, Any]

_GROUPS = {"all": judging.all_of, "any": judging.any_of}
_ROWS = {"any_of": partial(judging.rows_fit, True), "every_of": partial(judging.rows_fit, False)}
_COMPARE: Mapping[Op, Callable[[Any, Any], bool]] = {
    Op.IS: operator.eq,
    Op.IS_NOT: operator.ne,
    Op.AT_LEAST: operator.ge,
    Op.AT_MOST: operator.le,
    Op.ABOVE: operator.gt,
    Op.BELOW: operator.lt,
    Op.BEFORE: operator.lt,
    Op.AFTER: operator.gt,
    Op.CONTAINS: operator.contains,
    Op.ONE_OF: lambda found, known: found in known,
}
_OPERANDS = ("value", "other_field", "norm")
_WITH_OPERAND = {name: frozenset({"field", "op", name}) for name in _OPERANDS}
_WITHOUT_OPERAND = frozenset({"field", "op"})
_OP_KEYS = members(Op)
_COMPARABLE = frozenset({Sort.NUMBER, Sort.DATE})


@dataclass
class Compiler:
    """What is kept while conditions of one pack are compiled: norms by name, faults, and how many parts there were.

    `used` and `norms_used` collect the facts and norms of the condition at hand, in order.
    """

    norms: Mapping[str, Norm]
    faults: Faults
    nodes: int = 0
    used: dict[str, Fact] = field(default_factory=dict)
    norms_used: dict[str, Norm] = field(default_factory=dict)

    def begin(self) -> None:
        """Forget which facts and norms were used: another criterion begins."""
        self.used = {}
        self.norms_used = {}

    def compiled(self, plain: object, place: Place) -> Judge:
        """The judge of a condition. What is wrong is added to the faults."""
        return self._node(plain, facts(), place, 1)

    def _node(self, plain: object, known: Mapping[str, Fact], place: Place, depth: int) -> Judge:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.faults.add(place, f"meer dan {MAX_NODES} voorwaarden in één pakket.", "Verdeel het pakket.")
            raise TooManyFaults
        if depth > MAX_DEPTH:
            self.faults.add(place, f"meer dan {MAX_DEPTH} lagen diep.", "Maak de voorwaarde eenvoudiger.")
            return _never
        if type(plain) is not dict:
            self.faults.add(place, "hier hoort een voorwaarde tussen accolades.", _HOW)
            return _never
        if "field" in plain:
            return self._comparison(plain, known, place)
        for word, judge in _GROUPS.items():
            if word in plain:
                return self._group(plain, word, judge, known, place, depth)
        if "not" in plain:
            self._only(plain, frozenset({"not"}), place)
            return judging.not_(self._node(plain["not"], known, (place, "not"), depth + 1))
        for word, rows in _ROWS.items():
            if word in plain:
                return self._rows(plain, word, rows, known, place, depth)
        if "count" in plain:
            return self._count(plain, known, place, depth)
        self.faults.add(place, f"{shown(plain)} is geen voorwaarde.", _HOW)
        return _never

    # -- groups ---------------------------------------------------------------------------------------------------
    def _group(
        self,
        plain: Plain,
        word: str,
        judge: Callable[[tuple[Judge, ...]], Judge],
        known: Mapping[str, Fact],
        place: Place,
        depth: int,
    ) -> Judge:
        if len(plain) > 1:
            self._only(plain, frozenset({word}), place)
        parts = plain[word]
        inside = (place, word)
        if type(parts) is not list or not parts:
            self.faults.add(inside, "hier hoort een lijst met ten minste één voorwaarde.", _HOW)
            return _never
        return judge(tuple(self._node(part, known, (inside, at), depth + 1) for at, part in enumerate(parts)))

    def _rows(
        self,
        plain: Plain,
        word: str,
        judge: Callable[[Callable[[Any], Any], str, Judge], Judge],
        known: Mapping[str, Fact],
        place: Place,
        depth: int,
    ) -> Judge:
        self._only(plain, frozenset({word, "where"}), place)
        fact = self._row_fact(plain[word], known, (place, word))
        if fact is None:
            return _never
        where = self._node(plain.get("where"), fact.rows, (place, "where"), depth + 1)
        return judge(fact.read, fact.path, where)

    def _count(self, plain: Plain, known: Mapping[str, Fact], place: Place, depth: int) -> Judge:
        self._only(plain, frozenset({"count", "where", "op", "value"}), place)
        fact = self._row_fact(plain["count"], known, (place, "count"))
        op = self._op(plain, COUNT_OPS, "een aantal", place)
        value = plain.get("value")
        if type(value) is not int or not 0 <= value <= 2_000:
            self.faults.add((place, "value"), f"'{shown(value)}' is geen aantal.", "Kies 0 tot en met 2000.")
            return _never
        if fact is None or op is None:
            return _never
        where = None
        if "where" in plain:
            where = self._node(plain["where"], fact.rows, (place, "where"), depth + 1)
        return judging.counted_rows(fact.read, fact.path, where, _COMPARE[op], value)

    # -- comparisons ----------------------------------------------------------------------------------------------
    def _comparison(self, plain: Plain, known: Mapping[str, Fact], place: Place) -> Judge:
        path = plain["field"]
        fact = known.get(path) if type(path) is str else None
        if fact is None:
            return self._unknown(path, known, (place, "field"))
        if known is facts():
            self.used[fact.path] = fact
        op = self._op(plain, OPS[fact.sort], f"'{fact.name}'", place)
        if op is None:
            return _never
        if op in WITHOUT_VALUE:
            if len(plain) != 2:
                self._only(plain, _WITHOUT_OPERAND, place)
            judge = judging.filled(fact.read)
            return judge if op is Op.FILLED else judging.not_(judge)
        if len(plain) == 3 and "value" in plain:
            return self._with_value(fact, op, plain["value"], (place, "value"))
        given = [name for name in _OPERANDS if name in plain]
        if len(given) != 1:
            self.faults.add(
                place, "er staat niet precies één ding om mee te vergelijken.",
                "Geef 'value', 'other_field' of 'norm', één van de drie.",
            )  # fmt: skip
            return _never
        self._only(plain, _WITH_OPERAND[given[0]], place)
        if given == ["other_field"]:
            return self._with_field(fact, op, plain["other_field"], known, (place, "other_field"))
        if given == ["norm"]:
            return self._with_norm(fact, op, plain["norm"], (place, "norm"))
        return self._with_value(fact, op, plain["value"], (place, "value"))

    def _with_value(self, fact: Fact, op: Op, plain: object, place: Place) -> Judge:
        value: Any
        if op is Op.ONE_OF:
            value = values_of(fact, plain, place, self.faults)
        else:
            try:
                value = value_of(fact, plain)
            except Wrong as wrong:
                self.faults.add(place, wrong.fault, wrong.remedy)
                return _never
        if fact.sort is Sort.TEXT:
            return judging.compared_text(fact.read, fact.place, _COMPARE[op], value)
        if fact.sort is Sort.LIST:
            contains = judging.list_contains_text if fact.field.kind is str else judging.list_contains
            return contains(fact.read, fact.place, value)
        return judging.compared(fact.read, fact.place, _COMPARE[op], value)

    def _with_field(self, fact: Fact, op: Op, path: object, known: Mapping[str, Fact], place: Place) -> Judge:
        other = known.get(path) if isinstance(path, str) else None
        if other is None:
            return self._unknown(path, known, place)
        if fact.sort not in _COMPARABLE or other.sort is not fact.sort or other.field.about.unit != _unit(fact):
            self.faults.add(
                place, f"'{fact.name}' en '{other.name}' zijn niet te vergelijken.",
                "Vergelijk bedragen met bedragen, en dagen met dagen.",
            )  # fmt: skip
            return _never
        if known is facts():
            self.used[other.path] = other
        read = other.read
        return judging.compared_with(fact.read, fact.place, _COMPARE[op], lambda item, _norms: read(item), other.place)

    def _with_norm(self, fact: Fact, op: Op, name: object, place: Place) -> Judge:
        norm = self.norms.get(name) if isinstance(name, str) else None
        if norm is None:
            remedy = self.faults.meant(name, self.norms, "Kijk in de kennisbank bij Getallen.")
            self.faults.add(place, f"onbekend getal '{shown(name)}'.", remedy)
            return _never
        if fact.sort is not Sort.NUMBER or norm.unit is not (_unit(fact) or Unit.COUNT):
            self.faults.add(
                place, f"'{fact.name}' en het getal '{norm.name}' zijn niet te vergelijken.",
                f"Dit getal is in {norm.unit.label}; kies een veld met dezelfde eenheid.",
            )  # fmt: skip
            return _never
        self.norms_used[norm.name] = norm
        key = norm.name
        return judging.compared_with(fact.read, fact.place, _COMPARE[op], lambda _item, norms: norms.value(key), "")

    # -- words ----------------------------------------------------------------------------------------------------
    def _op(self, plain: Plain, allowed: tuple[Op, ...], what: str, place: Place) -> Op | None:
        word = plain.get("op")
        op: Op | None = _OP_KEYS.get(word) if type(word) is str else None
        if op in allowed:
            return op
        fault = f"{what} kan niet met '{shown(word)}' worden vergeleken."
        self.faults.add((place, "op"), fault, f"Kies uit: {', '.join(allowed)}.")
        return None

    def _row_fact(self, path: object, known: Mapping[str, Fact], place: Place) -> Fact | None:
        fact = known.get(path) if isinstance(path, str) else None
        if fact is None:
            self._unknown(path, known, place)
            return None
        if fact.sort is not Sort.ROWS:
            remedy = "Kies een lijst met regels, zoals 'lots' of 'award.criteria'."
            self.faults.add(place, f"'{fact.name}' is geen lijst met regels.", remedy)
            return None
        self.used[fact.path] = fact
        return fact

    def _unknown(self, path: object, known: Mapping[str, Fact], place: Place) -> Judge:
        remedy = self.faults.meant(path, known, "Kijk in het schema van het pakket.")
        self.faults.add(place, f"onbekend veld '{shown(path)}'.", remedy)
        return _never

    def _only(self, plain: Plain, keys: frozenset[str], place: Place) -> None:
        for key in plain:
            if key not in keys:
                remedy = self.faults.meant(key, keys, f"Hier mag alleen: {', '.join(sorted(keys))}.")
                self.faults.add((place, key), f"onbekend woord '{shown(key)}' in de voorwaarde.", remedy)


_HOW = 'Schrijf bijvoorbeeld {"field": "lots", "op": "filled"}.'


def _unit(fact: Fact) -> Unit | None:
    return fact.field.about.unit


def _never(_item: Any, _norms: Norms) -> bool:
    return False
