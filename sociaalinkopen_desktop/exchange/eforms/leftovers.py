"""What the rules did not use: every element with content is looked at, and what nobody read is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...domain import dutch
from . import codes, labels, values
from .document import Fate, Node

SHOWN = 120  # lines of remarks, and values in one line; all of it is in `unread`
VALUES_SHOWN = 30
_WITHHELD = "(niet bewaard: persoonsgegeven)"
_GROUPED = (Fate.PERSONAL, Fate.ORGANISATION, Fate.RESULT, Fate.APPEAL, Fate.TECHNICAL)


@dataclass(frozen=True, kw_only=True)
class UnreadField:
    """One element that is not in the tender: where it stands, its BT number and name if known, its text, and why not.

    The text of personal data is not kept.
    """

    path: str
    field: str
    label: str
    text: str
    why: Fate


def set_languages_aside(root: Node, main_language: str) -> int:
    """Of every text given in several languages keep one: Dutch, else the main language, else the first.

    The others are marked as another language. Returns how many languages those are.
    """
    set_aside: set[str] = set()
    for node in root.walk():
        by_name: dict[str, list[Node]] = {}
        for child in node.children:
            by_name.setdefault(child.name, []).append(child)
        for same in by_name.values():
            spoken = {_language(child) for child in same}
            if len(spoken) < 2 or "" in spoken:
                continue
            first = _language(same[0])
            chosen = "NLD" if "NLD" in spoken else main_language if main_language in spoken else first
            for child in same:
                if _language(child) != chosen:
                    set_aside.add(_language(child))
                    for part in child.walk():
                        part.fate = Fate.OTHER_LANGUAGE
    return len(set_aside)


def _language(node: Node) -> str:
    """The language of a text, also when it stands one level lower (PartyName/Name)."""
    if "languageID" in node.attributes:
        return codes.language(node.attributes["languageID"])
    if node.name == "PartyName" and len(node.children) == 1:
        return codes.language(node.children[0].attributes.get("languageID", ""))
    return ""


def unread_fields(root: Node) -> tuple[UnreadField, ...]:
    """All elements with content that nobody read, in the order of the file."""
    return tuple(_unread(node) for node in root.walk() if node.text and node.fate is not Fate.READ)


def _unread(node: Node) -> UnreadField:
    path = node.path
    source, label = labels.label_of(path)
    why = node.fate or labels.deliberate(path) or Fate.NO_PLACE
    is_personal = labels.deliberate(path) is Fate.PERSONAL
    return UnreadField(
        path="/" + "/".join(path),
        field=source,
        label=label or "Onbekend veld",
        text=_WITHHELD if is_personal else values.shown(node),
        why=why,
    )


def remarks_on(unread: Sequence[UnreadField]) -> list[str]:
    """Lines for the officer: one per field with its values, then what was left out on purpose, counted."""
    lines: dict[str, dict[str, int]] = {}
    for item in sorted(unread, key=lambda item: not item.field):  # known fields first; each keeps its order
        if item.why is Fate.NO_PLACE:
            known = lines.setdefault(_name(item), {})
            text = values.shortened(item.text)
            known[text] = known.get(text, 0) + 1
    told = [f"{name}: {_listed(texts)}" for name, texts in lines.items()]
    if len(told) > SHOWN:
        rest = sum(sum(texts.values()) for texts in list(lines.values())[SHOWN:])
        told = [*told[:SHOWN], f"En nog {dutch.counted(rest, 'veld', 'velden')} die niet zijn overgenomen."]
    for fate in _GROUPED:
        count = sum(item.why is fate for item in unread)
        if count:
            told.append(f"Bewust niet overgenomen: {fate.label} ({dutch.counted(count, 'veld', 'velden')}).")
    return told


def _name(item: UnreadField) -> str:
    return f"{item.field} {item.label}" if item.field else f"{item.label} {item.path}"


def _listed(texts: dict[str, int]) -> str:
    """The different values of a field; more than some are counted, for the officer has to read this."""
    told = [f"{text} ({count} keer)" if count > 1 else text for text, count in texts.items()]
    if len(told) > VALUES_SHOWN:
        rest = len(told) - VALUES_SHOWN
        told = [*told[:VALUES_SHOWN], f"en nog {dutch.counted(rest, 'andere waarde', 'andere waarden')}"]
    return "; ".join(told)
