"""From plain data to a pack, or to everything that is wrong with it."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from ..catalogue import Basis, Catalogue, Criterion, CriterionPhase, Kind, LegalBasis, Severity
from ..choices import Choice, CriterionTheme
from ..norms import Certainty, Reference
from ..verdicts import Outcome
from . import checking
from .conditions import Compiler
from .facts import facts, place_of
from .faults import Faults, InvalidPack, Place, TooManyFaults, shown
from .messages import Get, check_placeholders, getters, unseen
from .pack import Pack, Rule
from .values import Wrong, day, members

Plain = Mapping[str, Any]

MAX_CRITERIA = 500
MOST_FIELDS = 50
SHORT, LINE, LONG = 60, 200, 2_000

KINDS = (Kind.QUESTION, Kind.AUTOMATIC)
SEVERITIES = (Severity.WARNING, Severity.ADVICE, Severity.OPPORTUNITY)
BASES = (Basis.POLICY, Basis.RECOMMENDED, Basis.OPPORTUNITY)
PACK_ID = re.compile(r"[A-Z][A-Z0-9]{2,19}")
RULE_ID = re.compile(r"[A-Z0-9]{1,12}")
URL = re.compile(r"https?://[!-~]{1,280}")

NEEDED_MESSAGES: Mapping[Kind, Mapping[str, str]] = {
    kind: {outcome.value: outcome.label for outcome in outcomes}
    for kind, outcomes in (
        (Kind.AUTOMATIC, (Outcome.MET, Outcome.NOT_MET)),
        (Kind.QUESTION, (Outcome.UNDECIDED, Outcome.ANSWERED, Outcome.NOT_MET)),
    )
}
"""The texts without which the officer would read a bare word."""

PACK_KEYS = ("id", "title", "publisher", "pack_version", "valid_from", "valid_until", "source", "criteria")
RULE_KEYS = (
    "id", "title", "theme", "phase", "kind", "severity", "basis", "article", "why", "remedy", "known_limits",
    "message", "values", "applies_when", "met_when", "requires",
)  # fmt: skip
_PACK_KEYS, _RULE_KEYS = frozenset(PACK_KEYS), frozenset(RULE_KEYS)
_OUTCOMES = members(Outcome)
_ALLOWED: Mapping[str, Mapping[str, Choice]] = {
    key: {item.value: item for item in choices}
    for key, choices in (
        ("theme", CriterionTheme),
        ("phase", CriterionPhase),
        ("kind", KINDS),
        ("severity", SEVERITIES),
        ("basis", BASES),
    )
}
_NOT_FOR_PACKS = frozenset({Severity.VIOLATION, Basis.STATUTORY, Basis.GUIDE})


def pack_from_plain(plain: object, catalogue: Catalogue, fingerprint: str = "") -> Pack:
    """The pack that plain data describe. `catalogue` is the program's own: its codes are taken, its norms may be used.

    Raises InvalidPack with every fault found (up to `faults.MOST_FAULTS`).
    """
    reader = _Reader(plain, catalogue)
    pack: Pack | None = None
    with suppress(TooManyFaults):
        pack = reader.pack(plain, fingerprint)
    if reader.faults.problems or pack is None:
        raise InvalidPack(tuple(reader.faults.problems))
    return pack


class _Reader:
    def __init__(self, plain: object, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.faults = Faults(plain)
        self.compiler = Compiler(catalogue.norms, self.faults)

    # -- the whole pack -------------------------------------------------------------------------------------------
    def pack(self, plain: object, fingerprint: str) -> Pack | None:
        if type(plain) is not dict:
            self.faults.add(None, "hier hoort een groep tussen accolades.", 'Schrijf {"id": "…", …}.')
            return None
        self._unknown_keys(plain, _PACK_KEYS, None)
        identifier = self._pack_id(plain)
        title = self._text(plain, "title", LINE, None)
        first = self._day(plain, "valid_from", needed=True) or date.min
        last = self._day(plain, "valid_until", needed=False)
        if last is not None and last < first:
            self.faults.add((None, "valid_until"), "deze dag ligt voor het begin.", "Kies een latere dag.")
        source = self._source(plain)
        return Pack(
            id=identifier,
            title=title,
            publisher=self._text(plain, "publisher", LINE, None),
            version=self._text(plain, "pack_version", SHORT, None),
            valid_from=first,
            valid_until=last,
            source=source,
            rules=self._rules(plain, _Frame(identifier, title, first, last, source)),
            plain=plain,
            fingerprint=fingerprint,
        )

    def _pack_id(self, plain: Plain) -> str:
        value, place = plain.get("id"), (None, "id")
        if type(value) is not str or not PACK_ID.fullmatch(value):
            remedy = "Gebruik 3 tot 20 hoofdletters en cijfers, zoals 'VOORBEELD'."
            self.faults.add(place, f"'{shown(value)}' kan geen code zijn.", remedy)
            return ""
        if any(item.id.partition("-")[0] == value for item in self.catalogue.criteria):
            remedy = "Kies een andere code, zoals de naam van uw gemeente."
            self.faults.add(place, f"'{value}' is een code van het programma zelf.", remedy)
        return value

    def _source(self, plain: Plain) -> Reference:
        value, place = plain.get("source"), (None, "source")
        if type(value) is not dict:
            remedy = 'Schrijf {"title": "Inkoopbeleid 2026", "url": "https://…"}.'
            self.faults.add(place, "de bron ontbreekt of is geen groep.", remedy)
            return Reference(title="")
        self._unknown_keys(value, frozenset({"title", "url"}), place)
        url = value.get("url", "")
        if url != "" and (type(url) is not str or not URL.fullmatch(url)):
            remedy = "Begin met https:// en gebruik geen spaties."
            self.faults.add((place, "url"), f"'{shown(url)}' is geen webadres.", remedy)
            url = ""
        return Reference(title=self._text(value, "title", LINE, place), url=url)

    def _day(self, plain: Plain, key: str, needed: bool) -> date | None:
        value = plain.get(key)
        if value is None and not needed:
            return None
        try:
            return day(value)
        except Wrong as wrong:
            self.faults.add((None, key), wrong.fault, wrong.remedy)
            return None

    # -- criteria -------------------------------------------------------------------------------------------------
    def _rules(self, plain: Plain, frame: "_Frame") -> tuple[Rule, ...]:
        items, place = plain.get("criteria"), (None, "criteria")
        if type(items) is not list:
            self.faults.add(place, "hier hoort een lijst.", 'Schrijf "criteria": [ … ].')
            return ()
        if len(items) > MAX_CRITERIA:
            self.faults.add(place, f"meer dan {MAX_CRITERIA} punten.", "Verdeel ze over meer pakketten.")
            return ()
        seen: set[str] = set()
        rules = []
        for at, item in enumerate(items):
            if type(item) is dict:
                rules.append(self._rule(item, (place, at), frame, seen))
            else:
                self.faults.add((place, at), "dit is geen groep.", "Zet elk punt tussen accolades.")
        return tuple(rules)

    def _rule(self, plain: Plain, place: Place, frame: "_Frame", seen: set[str]) -> Rule:
        compiler = self.compiler
        compiler.begin()
        if not plain.keys() <= _RULE_KEYS:
            self._unknown_keys(plain, _RULE_KEYS, place)
        identifier = self._rule_id(plain, place, frame.id, seen)
        title, why, remedy = self._texts(plain, place)
        chosen = self._choices(plain, place)
        kind = chosen["kind"]
        gets: Mapping[str, Get] = {}
        value_labels: Mapping[str, str] = {}
        if "values" in plain:
            gets, value_labels = getters(plain["values"], (place, "values"), compiler)
        meets = compiler.compiled(plain["met_when"], (place, "met_when")) if "met_when" in plain else None
        applies = compiler.compiled(plain["applies_when"], (place, "applies_when")) if "applies_when" in plain else None
        if (meets is None) is (kind is Kind.AUTOMATIC):
            self._wrong_kind(kind, place)
        article = self._text(plain, "article", LINE, place) if "article" in plain else ""
        criterion = frame.criterion_with(
            {
                **chosen,
                "id": identifier,
                "title": title,
                "legal_basis": frame.basis_with(article) if article else frame.basis,
                "message": self._messages(plain, kind, gets, place),
                "why": why,
                "remedy": remedy,
                "known_limits": self._text(plain, "known_limits", LONG, place) if plain.get("known_limits") else "",
                "requires": self._requires(plain, place),
                "norms": tuple(compiler.norms_used),
                "value_labels": value_labels,
            }
        )
        check = checking.question(applies, gets) if meets is None else checking.automatic(applies, meets, gets)
        return Rule(criterion, check, plain)

    def _rule_id(self, plain: Plain, place: Place, pack: str, seen: set[str]) -> str:
        value, prefix = plain.get("id"), f"{pack}-"
        if type(value) is not str or not value.startswith(prefix) or not RULE_ID.fullmatch(value, len(prefix)):
            known = isinstance(value, str) and any(value == item.id for item in self.catalogue.criteria)
            fault = "is een code van het programma zelf." if known else "past niet bij dit pakket."
            remedy = f"Schrijf '{prefix}' met daarachter hoofdletters of cijfers, zoals '{prefix}01'."
            self.faults.add((place, "id"), f"'{shown(value)}' {fault}", remedy)
            return ""
        if value in seen:
            self.faults.add((place, "id"), "deze code staat er twee keer in.", "Geef elk punt een eigen code.")
        seen.add(value)
        return value

    def _choices(self, plain: Plain, place: Place) -> dict[str, Any]:
        """Theme, phase, kind, severity and basis."""
        chosen = {}
        for key, allowed in _ALLOWED.items():
            value = plain.get(key)
            found = allowed.get(value) if type(value) is str else None
            chosen[key] = found if found is not None else self._no_choice(key, allowed, value, place)
        return chosen

    def _no_choice(self, key: str, allowed: Mapping[str, Choice], value: object, place: Place) -> Choice:
        remedy = f"Kies uit: {', '.join(allowed)}."
        if value is None:
            fault = "deze keuze ontbreekt."
        elif isinstance(value, str) and value in _NOT_FOR_PACKS:
            fault = f"'{value}' kan niet in een pakket: een pakket is beleid en stelt geen wet vast."
        else:
            fault = f"'{shown(value)}' is geen keuze."
            remedy = self.faults.meant(value, allowed, remedy)
        self.faults.add((place, key), fault, remedy)
        return next(iter(allowed.values()))

    def _wrong_kind(self, kind: Kind, place: Place) -> None:
        if kind is Kind.AUTOMATIC:
            remedy = 'Geef een voorwaarde, of maak er een vraag van ("kind": "question").'
            self.faults.add((place, "met_when"), "deze voorwaarde ontbreekt.", remedy)
        else:
            remedy = "Haal haar weg: bij een vraag oordeelt de inkoper zelf."
            self.faults.add((place, "met_when"), "een vraag heeft deze voorwaarde niet.", remedy)

    def _requires(self, plain: Plain, place: Place) -> tuple[str, ...]:
        """The fields as given, else those that the conditions read."""
        given = plain.get("requires")
        if given is None or given == []:
            return tuple(dict.fromkeys([fact.place for fact in self.compiler.used.values()]))
        here = (place, "requires")
        if type(given) is not list or len(given) > MOST_FIELDS:
            self.faults.add(here, "hier hoort een lijst met velden.", 'Schrijf ["value.base_value"].')
            return ()
        found = []
        for at, path in enumerate(given):
            if type(path) is str and path in facts():
                found.append(place_of(path))
                continue
            remedy = self.faults.meant(path, facts(), "Kijk in het schema van het pakket.")
            self.faults.add((here, at), f"onbekend veld '{shown(path)}'.", remedy)
        return tuple(found)

    def _messages(self, plain: Plain, kind: Kind, names: Mapping[str, Get], place: Place) -> Mapping[str, str]:
        texts, here = plain.get("message"), (place, "message")
        if type(texts) is not dict:
            self.faults.add(here, "hier hoort een groep teksten.", 'Schrijf {"met": "…", "not_met": "…"}.')
            return {}
        for name, words in NEEDED_MESSAGES[kind].items():
            if not texts.get(name):
                self.faults.add((here, name), f"de tekst voor '{words}' ontbreekt.", "Voeg haar toe.")
        for name, text in texts.items():
            if name not in _OUTCOMES:
                remedy = self.faults.meant(name, _OUTCOMES, f"Kies uit: {', '.join(_OUTCOMES)}.")
                self.faults.add((here, name), f"onbekende uitkomst '{shown(name)}'.", remedy)
            elif text or name not in NEEDED_MESSAGES[kind]:
                text = self._text(texts, name, LONG, here)
                if "{" in text or "}" in text:
                    check_placeholders(text, names, (here, name), self.compiler)
        return texts

    # -- small parts ----------------------------------------------------------------------------------------------
    def _texts(self, plain: Plain, place: Place) -> tuple[str, str, str]:
        """Title, why and remedy."""
        text = self._text
        return text(plain, "title", LINE, place), text(plain, "why", LONG, place), text(plain, "remedy", LONG, place)

    def _text(self, plain: Plain, key: str, longest: int, place: Place) -> str:
        value = plain.get(key)
        if type(value) is str and value.isprintable() and 0 < len(value) <= longest and value[0] != " ":
            return value
        return self._odd_text(value, key, longest, place)

    def _odd_text(self, value: object, key: str, longest: int, place: Place) -> str:
        """A text that needs a closer look: wrong, or with signs such as new lines."""
        here = (place, key)
        if type(value) is not str:
            fault = "deze tekst ontbreekt." if value is None else f"'{shown(value)}' is geen tekst."
            self.faults.add(here, fault, "Zet een tekst tussen aanhalingstekens.")
        elif not value.strip():
            self.faults.add(here, "deze tekst is leeg.", "Vul haar in.")
        elif len(value) > longest:
            self.faults.add(here, f"langer dan {longest} tekens.", "Maak de tekst korter.")
        elif sign := unseen(value):
            self.faults.add(here, f"er staat een teken in dat niemand ziet ({sign}).", "Typ de tekst opnieuw.")
        elif longest < LONG and "\n" in value:
            self.faults.add(here, "dit moet op één regel.", "Haal de nieuwe regel weg.")
        else:
            return value
        return ""

    def _unknown_keys(self, plain: Plain, known: frozenset[str], place: Place) -> None:
        for key in plain:
            if key not in known:
                remedy = self.faults.meant(key, known, "Haal het weg, of kijk in het schema van het pakket.")
                self.faults.add((place, key), f"onbekend veld '{shown(key)}'.", remedy)


class _Frame:
    """What all criteria of a pack have in common."""

    def __init__(self, identifier: str, title: str, first: date, last: date | None, source: Reference) -> None:
        self.id = identifier
        self._title, self._source = title, source
        self.basis = self.basis_with("")
        self._common = Criterion(
            id="",
            title="",
            theme=CriterionTheme.GENERAL,
            phase=CriterionPhase.PREPARATION,
            kind=Kind.QUESTION,
            severity=Severity.ADVICE,
            basis=Basis.POLICY,
            certainty=Certainty.SURE,
            legal_basis=self.basis,
            message={},
            why="",
            remedy="",
            known_limits="",
            requires=(),
            valid_from=first,
            valid_until=last,
        ).__dict__

    def basis_with(self, article: str) -> tuple[LegalBasis]:
        """The pack as the source of a finding: its title, and the place in what it is based on."""
        where = ", ".join(part for part in (self._source.title, article) if part)
        return (LegalBasis(law=self._title, article=f"({where})" if where else "", url=self._source.url),)

    def criterion_with(self, own: Mapping[str, Any]) -> Criterion:
        """A criterion of this pack with its own values.

        Copies the common values at once: setting the 23 fields of a frozen dataclass one by one takes four times as
        long, and a large pack should be there in a few milliseconds.
        """
        made = object.__new__(Criterion)
        made.__dict__.update(self._common)
        made.__dict__.update(own)
        return made
