"""From plain data to a pack, or to everything that is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, TypeVar, cast

from ..catalogue import Basis, Catalogue, Criterion, CriterionPhase, Kind, LegalBasis, Severity
from ..choices import Choice, CriterionTheme
from ..norms import Certainty, Reference
from ..verdicts import Outcome
from . import checking
from .conditions import Compiler
from .facts import facts, place_of
from .faults import Faults, InvalidPack, Place, TooManyFaults, shown
from .judging import Judge
from .messages import Get, check_placeholders, getters, unseen
from .pack import Pack, Rule
from .values import Wrong, day, members

C = TypeVar("C", bound=Choice)

MAX_CRITERIA = 500
SHORT, LINE, LONG = 60, 200, 2_000

KINDS = (Kind.QUESTION, Kind.AUTOMATIC)
SEVERITIES = (Severity.WARNING, Severity.ADVICE, Severity.OPPORTUNITY)
BASES = (Basis.POLICY, Basis.RECOMMENDED, Basis.OPPORTUNITY)
PACK_ID = re.compile(r"[A-Z][A-Z0-9]{2,19}")
RULE_ID = re.compile(r"[A-Z0-9]{1,12}")
URL = re.compile(r"https?://[!-~]{1,280}")

NEEDED_MESSAGES = {
    Kind.AUTOMATIC: (Outcome.MET, Outcome.NOT_MET),
    Kind.QUESTION: (Outcome.UNDECIDED, Outcome.ANSWERED, Outcome.NOT_MET),
}
LABELS: Mapping[str, str] = {
    "id": "Code",
    "title": "Titel",
    "publisher": "Uitgever",
    "pack_version": "Versie",
    "valid_from": "Geldig vanaf",
    "valid_until": "Geldig tot en met",
    "source": "Bron",
    "criteria": "Punten",
    "theme": "Thema",
    "phase": "Fase",
    "kind": "Wie beoordeelt",
    "severity": "Gewicht",
    "basis": "Grondslag",
    "article": "Plaats in de bron",
    "why": "Waarom",
    "remedy": "Wat te doen",
    "known_limits": "Let op",
    "message": "Teksten",
    "values": "Waarden in de teksten",
    "applies_when": "Geldt als",
    "met_when": "Voldoet als",
    "requires": "Velden",
}
"""What each part of a pack is called in Dutch."""

PACK_KEYS = ("id", "title", "publisher", "pack_version", "valid_from", "valid_until", "source", "criteria")
RULE_KEYS = (
    "id", "title", "theme", "phase", "kind", "severity", "basis", "article", "why", "remedy", "known_limits",
    "message", "values", "applies_when", "met_when", "requires",
)  # fmt: skip
_PACK_KEYS, _RULE_KEYS = frozenset(PACK_KEYS), frozenset(RULE_KEYS)
_OUTCOMES = members(Outcome)


def pack_from_plain(plain: object, catalogue: Catalogue, fingerprint: str = "") -> Pack:
    """The pack that plain data describe. `catalogue` is the program's own: its codes are taken, its norms may be used.

    Raises InvalidPack with every fault found (up to `faults.MOST_FAULTS`).
    """
    reader = _Reader(catalogue)
    pack: Pack | None = None
    with suppress(TooManyFaults):
        pack = reader.pack(plain, fingerprint)
    if reader.faults.problems or pack is None:
        raise InvalidPack(tuple(reader.faults.problems))
    return pack


class _Reader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.faults = Faults()
        self.compiler = Compiler(catalogue.norms, self.faults)

    # -- the whole pack -------------------------------------------------------------------------------------------
    def pack(self, plain: object, fingerprint: str) -> Pack | None:
        if type(plain) is not dict:
            self.faults.add(None, "Pakket", "hier hoort een groep tussen accolades.", 'Schrijf {"id": "…", …}.')
            return None
        self._unknown_keys(plain, _PACK_KEYS, None, "")
        identifier = self._pack_id(plain)
        title = self._text(plain, "title", LINE, None, "")
        publisher = self._text(plain, "publisher", LINE, None, "")
        version = self._text(plain, "pack_version", SHORT, None, "")
        first = self._day(plain, "valid_from", needed=True) or date.min
        last = self._day(plain, "valid_until", needed=False)
        if last is not None and last < first:
            self._add((None, "valid_until"), "", "valid_until", "deze dag ligt voor het begin.", "Kies een latere dag.")
        source = self._source(plain)
        self._frame = _Frame(identifier, title, first, last, source)
        rules = self._rules(plain)
        return Pack(
            id=identifier,
            title=title,
            publisher=publisher,
            version=version,
            valid_from=first,
            valid_until=last,
            source=source,
            rules=rules,
            plain=plain,
            fingerprint=fingerprint,
        )

    def _pack_id(self, plain: Mapping[str, Any]) -> str:
        value = plain.get("id")
        if type(value) is not str or not PACK_ID.fullmatch(value):
            remedy = "Gebruik 3 tot 20 hoofdletters en cijfers, zoals 'VOORBEELD'."
            self._add((None, "id"), "", "id", f"'{shown(value)}' kan geen code zijn.", remedy)
            return ""
        if any(item.id.partition("-")[0] == value for item in self.catalogue.criteria):
            remedy = "Kies een andere code, zoals de naam van uw gemeente."
            self._add((None, "id"), "", "id", f"'{value}' is een code van het programma zelf.", remedy)
        return value

    def _source(self, plain: Mapping[str, Any]) -> Reference:
        value, place = plain.get("source"), (None, "source")
        if type(value) is not dict:
            remedy = 'Schrijf {"title": "Inkoopbeleid 2026", "url": "https://…"}.'
            self._add(place, "", "source", "de bron ontbreekt of is geen groep.", remedy)
            return Reference(title="")
        self._unknown_keys(value, frozenset({"title", "url"}), place, LABELS["source"])
        url = value.get("url", "")
        if url != "" and (type(url) is not str or not URL.fullmatch(url)):
            remedy = "Begin met https:// en gebruik geen spaties."
            self._add((place, "url"), "", "source", f"'{shown(url)}' is geen webadres.", remedy)
            url = ""
        title = self._text(value, "title", LINE, place, f"{LABELS['source']}: ")
        return Reference(title=title, url=url)

    def _day(self, plain: Mapping[str, Any], key: str, needed: bool) -> date | None:
        value = plain.get(key)
        if value is None and not needed:
            return None
        try:
            return day(value)
        except Wrong as wrong:
            self._add((None, key), "", key, wrong.fault, wrong.remedy)
            return None

    # -- criteria -------------------------------------------------------------------------------------------------
    def _rules(self, plain: Mapping[str, Any]) -> tuple[Rule, ...]:
        items, place = plain.get("criteria"), (None, "criteria")
        if type(items) is not list:
            self._add(place, "", "criteria", "hier hoort een lijst.", 'Schrijf "criteria": [ … ].')
            return ()
        if len(items) > MAX_CRITERIA:
            self._add(place, "", "criteria", f"meer dan {MAX_CRITERIA} punten.", "Verdeel ze over meer pakketten.")
            return ()
        seen: set[str] = set()
        rules = []
        for at, item in enumerate(items):
            if type(item) is not dict:
                fault = f"punt {at + 1} is geen groep."
                self._add((place, at), "", "criteria", fault, "Zet elk punt tussen accolades.")
                continue
            rules.append(self._rule(item, (place, at), seen))
        return tuple(rules)

    def _rule(self, plain: Mapping[str, Any], place: Place, seen: set[str]) -> Rule:
        compiler, frame = self.compiler, self._frame
        identifier, who = self._rule_id(plain, place, seen)
        if not plain.keys() <= _RULE_KEYS:
            self._unknown_keys(plain, _RULE_KEYS, place, who)
        compiler.used.clear()
        compiler.norms_used.clear()
        kind = self._choice(plain, "kind", Kind, KINDS, place, who)
        gets, value_labels = getters(plain.get("values"), (place, "values"), f"{who}{LABELS['values']}", compiler)
        meets = applies = None
        if "met_when" in plain:
            meets = compiler.compiled(plain["met_when"], (place, "met_when"), f"{who}{LABELS['met_when']}")
        if "applies_when" in plain:
            applies = compiler.compiled(
                plain["applies_when"], (place, "applies_when"), f"{who}{LABELS['applies_when']}"
            )
        self._check_kind(kind, meets, place, who)
        requires = self._requires(plain, place, who)
        article = self._text(plain, "article", LINE, place, who) if "article" in plain else ""
        criterion = Criterion(
            id=identifier,
            title=self._text(plain, "title", LINE, place, who),
            theme=self._choice(plain, "theme", CriterionTheme, CriterionTheme, place, who),
            phase=self._choice(plain, "phase", CriterionPhase, CriterionPhase, place, who),
            kind=kind,
            severity=self._choice(plain, "severity", Severity, SEVERITIES, place, who),
            basis=self._choice(plain, "basis", Basis, BASES, place, who),
            certainty=Certainty.SURE,
            legal_basis=frame.basis if not article else (frame.basis_with(article),),
            message=self._messages(plain, kind, gets, place, who),
            why=self._text(plain, "why", LONG, place, who),
            remedy=self._text(plain, "remedy", LONG, place, who),
            known_limits=self._text(plain, "known_limits", LONG, place, who) if plain.get("known_limits") else "",
            requires=requires,
            norms=tuple(compiler.norms_used),
            value_labels=value_labels,
            valid_from=frame.first,
            valid_until=frame.last,
        )
        check = checking.question(applies, gets) if meets is None else checking.automatic(applies, meets, gets)
        return Rule(criterion, check, plain)

    def _rule_id(self, plain: Mapping[str, Any], place: Place, seen: set[str]) -> tuple[str, str]:
        """The code, and the words that begin the label of a fault."""
        value, prefix = plain.get("id"), f"{self._frame.id}-"
        if type(value) is not str or not value.startswith(prefix) or not RULE_ID.fullmatch(value, len(prefix)):
            known = isinstance(value, str) and any(value == item.id for item in self.catalogue.criteria)
            fault = "is een code van het programma zelf." if known else "past niet bij dit pakket."
            remedy = f"Schrijf '{prefix}' met daarachter hoofdletters of cijfers, zoals '{prefix}01'."
            self._add((place, "id"), "", "id", f"'{shown(value)}' {fault}", remedy)
            return "", f"{shown(value)}, "
        if value in seen:
            self._add(
                (place, "id"), f"{value}, ", "id", "deze code staat er twee keer in.", "Geef elk punt een eigen code."
            )
        seen.add(value)
        return value, f"{value}, "

    def _check_kind(self, kind: Kind, meets: Judge | None, place: Place, who: str) -> None:
        if kind is Kind.AUTOMATIC and meets is None:
            remedy = 'Geef een voorwaarde, of maak er een vraag van ("kind": "question").'
            self._add((place, "met_when"), who, "met_when", "deze voorwaarde ontbreekt.", remedy)
        if kind is Kind.QUESTION and meets is not None:
            remedy = "Haal haar weg: bij een vraag oordeelt de inkoper zelf."
            self._add((place, "met_when"), who, "met_when", "een vraag heeft deze voorwaarde niet.", remedy)

    def _requires(self, plain: Mapping[str, Any], place: Place, who: str) -> tuple[str, ...]:
        """The fields as given, else those that the conditions read."""
        given = plain.get("requires")
        if not given and type(given) in (type(None), list):
            return tuple(dict.fromkeys(fact.place for fact in self.compiler.used.values()))
        here = (place, "requires")
        if type(given) is not list or len(given) > 50:
            self._add(here, who, "requires", "hier hoort een lijst met velden.", 'Schrijf ["value.base_value"].')
            return ()
        found = []
        for at, path in enumerate(given):
            if type(path) is str and path in facts():
                found.append(place_of(path))
                continue
            remedy = self.faults.meant(path, facts(), "Kijk in het schema van het pakket.")
            self._add((here, at), who, "requires", f"onbekend veld '{shown(path)}'.", remedy)
        return tuple(found)

    def _messages(
        self, plain: Mapping[str, Any], kind: Kind, names: Mapping[str, Get], place: Place, who: str
    ) -> Mapping[str, str]:
        texts, here = plain.get("message"), (place, "message")
        if type(texts) is not dict:
            self._add(here, who, "message", "hier hoort een groep teksten.", 'Schrijf {"met": "…", "not_met": "…"}.')
            return {}
        for outcome in NEEDED_MESSAGES[kind]:
            if not texts.get(outcome):
                fault = f"de tekst voor '{outcome.label}' ('{outcome}') ontbreekt."
                self._add((here, outcome.value), who, "message", fault, "Voeg haar toe.")
        for name, text in texts.items():
            if name not in _OUTCOMES:
                remedy = self.faults.meant(name, _OUTCOMES, f"Kies uit: {', '.join(_OUTCOMES)}.")
                self._add((here, name), who, "message", f"onbekende uitkomst '{shown(name)}'.", remedy)
            elif text != "":
                self._text(texts, name, LONG, here, who)
                if type(text) is str and ("{" in text or "}" in text):
                    check_placeholders(text, names, (here, name), f"{who}{LABELS['message']}", self.compiler)
        return texts

    # -- small parts ----------------------------------------------------------------------------------------------
    def _text(self, plain: Mapping[str, Any], key: str, longest: int, place: Place, who: str) -> str:
        value = plain.get(key)
        if type(value) is str and 0 < len(value) <= longest and value.isprintable() and not value.isspace():
            return value
        return self._odd_text(value, key, longest, place, who)

    def _odd_text(self, value: object, key: str, longest: int, place: Place, who: str) -> str:
        """A text that needs a closer look: wrong, or with signs such as new lines."""
        here = (place, key)
        if type(value) is not str:
            fault = "deze tekst ontbreekt." if value is None else f"'{shown(value)}' is geen tekst."
            self._add(here, who, key, fault, "Zet een tekst tussen aanhalingstekens.")
        elif not value.strip():
            self._add(here, who, key, "deze tekst is leeg.", "Vul haar in.")
        elif len(value) > longest:
            self._add(here, who, key, f"langer dan {longest} tekens.", "Maak de tekst korter.")
        elif sign := unseen(value):
            self._add(here, who, key, f"er staat een teken in dat niemand ziet ({sign}).", "Typ de tekst opnieuw.")
        elif longest < LONG and "\n" in value:
            self._add(here, who, key, "dit moet op één regel.", "Haal de nieuwe regel weg.")
        else:
            return value
        return ""

    def _choice(
        self, plain: Mapping[str, Any], key: str, kind: type[C], allowed: Iterable[C], place: Place, who: str
    ) -> C:
        value = plain.get(key)
        found = members(kind).get(value) if type(value) is str else None
        if found is not None and found in allowed:
            return cast("C", found)
        choices = list(allowed)
        fault = f"'{shown(value)}' is geen keuze." if value is not None else "deze keuze ontbreekt."
        if found is not None:
            fault = f"'{value}' ({found.label}) kan niet: een pakket stelt geen wet vast."
            if kind is Kind:
                fault = f"'{value}' ({found.label}) kan niet in een pakket."
        remedy = self.faults.meant(value, choices, f"Kies uit: {', '.join(choices)}.")
        self._add((place, key), who, key, fault, remedy if found is None else f"Kies uit: {', '.join(choices)}.")
        return choices[0]

    def _unknown_keys(self, plain: Mapping[str, Any], known: frozenset[str], place: Place, who: str) -> None:
        for key in plain:
            if key not in known:
                remedy = self.faults.meant(key, known, "Haal het weg, of kijk in het schema van het pakket.")
                label = who.removesuffix(", ") or "Pakket"
                self.faults.add((place, key), label, f"onbekend veld '{shown(key)}'.", remedy)

    def _add(self, place: Place, who: str, key: str, fault: str, remedy: str) -> None:
        self.faults.add(place, f"{who}{LABELS.get(key, key)}", fault, remedy)


class _Frame:
    """What all criteria of a pack have in common."""

    def __init__(self, identifier: str, title: str, first: date, last: date | None, source: Reference) -> None:
        self.id, self.first, self.last = identifier, first, last
        self._title, self._source = title, source
        self.basis = (self.basis_with(""),)

    def basis_with(self, article: str) -> LegalBasis:
        """The pack as the source of a finding: its title, and the place in what it is based on."""
        where = ", ".join(part for part in (self._source.title, article) if part)
        return LegalBasis(law=self._title, article=f"({where})" if where else "", url=self._source.url)
