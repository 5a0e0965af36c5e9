"""The texts of a pack: what may stand in them, and the values that a message shows.

A message contains {names}; each is declared under "values" as a field or a norm. Nothing else between braces is
allowed, so filling in a message can never reach into the program.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..norms import Norms
from ..telling import told
from ..verdicts import Shown
from .conditions import Compiler
from .facts import Fact, Sort, facts
from .faults import Place, shown

MOST_VALUES = 8
NAME = re.compile(r"[a-z][a-z0-9_]{0,29}")
NOT_FILLED = "niet ingevuld"

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# Signs nobody sees: control, no-width and direction signs, halves of signs. They could make a text read otherwise.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)

Get = Callable[[Any, Norms], Shown]


def unseen(text: str) -> str:
    """The first sign in a text that nobody sees, as "U+202E"; empty when there is none. A new line may be there."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def check_placeholders(text: str, names: Mapping[str, object], place: Place, compiler: Compiler) -> None:
    """Add a fault for everything between braces that is no declared name, and for loose braces."""
    for name in _PLACEHOLDER.findall(text):
        if name not in names:
            remedy = compiler.faults.meant(name, names, "Noem hem onder 'values', of haal de accolades weg.")
            compiler.faults.add(place, f"onbekende waarde '{{{shown(name)}}}' in de tekst.", remedy)
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        compiler.faults.add(place, "er staat een losse accolade in de tekst.", "Schrijf {naam}, of haal hem weg.")


def getters(plain: object, place: Place, compiler: Compiler) -> tuple[Mapping[str, Get], Mapping[str, str]]:
    """How to get each declared value, and what it is called on screen."""
    if plain is None:
        return {}, {}
    if type(plain) is not dict or len(plain) > MOST_VALUES:
        remedy = 'Schrijf {"naam": {"field": "value.base_value"}}.'
        compiler.faults.add(place, f"hier horen ten hoogste {MOST_VALUES} waarden tussen accolades.", remedy)
        return {}, {}
    found: dict[str, Get] = {}
    labels: dict[str, str] = {}
    for name, what in plain.items():
        here = (place, name)
        if not NAME.fullmatch(name):
            remedy = "Gebruik kleine letters, cijfers en _, en begin met een letter."
            compiler.faults.add(here, f"'{shown(name)}' kan geen naam zijn.", remedy)
        elif type(what) is dict and what.keys() == {"field"}:
            fact = facts().get(what["field"]) if isinstance(what["field"], str) else None
            if fact is not None and fact.sort is Sort.ROWS:
                compiler.faults.add(here, f"'{fact.name}' is een lijst met regels.", "Kies één veld.")
            elif fact is None:
                remedy = compiler.faults.meant(what["field"], facts(), "Kijk in het schema van het pakket.")
                compiler.faults.add(here, f"onbekend veld '{shown(what['field'])}'.", remedy)
            else:
                found[name], labels[name] = _field(fact), fact.name
        elif type(what) is dict and what.keys() == {"norm"}:
            norm = compiler.norms.get(what["norm"]) if isinstance(what["norm"], str) else None
            if norm is None:
                remedy = compiler.faults.meant(what["norm"], compiler.norms, "Kijk in de kennisbank bij Getallen.")
                compiler.faults.add(here, f"onbekend getal '{shown(what['norm'])}'.", remedy)
            else:
                compiler.norms_used[norm.name] = norm
                found[name] = _norm(norm.name)
                labels[name] = norm.description[:1].upper() + norm.description[1:]
        else:
            remedy = 'Schrijf {"field": "value.base_value"} of {"norm": "policy.…"}.'
            compiler.faults.add(here, "dit is geen veld en geen getal.", remedy)
    return found, labels


def _field(fact: Fact) -> Get:
    read, field = fact.read, fact.field
    return lambda tender, _norms: told(field, read(tender)) or NOT_FILLED


def _norm(name: str) -> Get:
    return lambda _tender, norms: norms.quantity(name)
