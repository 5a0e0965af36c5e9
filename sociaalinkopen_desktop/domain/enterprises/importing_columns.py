"""The columns of a list of enterprises: what each may hold, the words by which it is known, and how ours are called.

Lists of Buy Social, of the PSO register and of colleagues name the same things differently; our own export uses the
heads of this table, so that it can be read back.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..choices import Choice
from .enterprise import EnterpriseSource
from .importing_file import plain


class ColumnKind(Choice):
    """How the text of a cell is understood."""

    TEXT = "text", "Tekst"
    LONG = "long", "Lange tekst"
    NAME = "name", "Naam"
    KVK = "kvk", "KvK-nummer"
    EMAIL = "email", "E-mailadres"
    CHOICE = "choice", "Keuze"
    YES_NO = "yes_no", "Ja of nee"
    DAY = "day", "Datum"
    MONEY = "money", "Bedrag"
    PERCENT = "percent", "Percentage"
    WHOLE = "whole", "Heel getal"
    NUMBER = "number", "Getal"
    CPV = "cpv", "CPV-codes"
    TEXTS = "texts", "Lijst"
    CHOICES = "choices", "Lijst van keuzes"
    RECOGNITIONS = "recognitions", "Erkenningen"
    STEP = "step", "Trede"
    GROUPS = "groups", "Mensen per doelgroep"
    REFERENCES = "references", "Referenties"


LISTS = frozenset(
    {
        ColumnKind.CPV,
        ColumnKind.TEXTS,
        ColumnKind.CHOICES,
        ColumnKind.RECOGNITIONS,
        ColumnKind.GROUPS,
        ColumnKind.REFERENCES,
    }
)
"""Several columns of a file may fill one of these, and two lists are put together."""

OF_RECOGNITION = "recognition."
"""Before the key of a column that says something of a recognition in another column."""


@dataclass(frozen=True, kw_only=True)
class ListColumn:
    """One column. `key` is the path in an Enterprise, or a part of its recognition; `words` are its other names.

    A word with "=" before it must be the whole head. `only_read`: our own lists do not have it.
    """

    key: str
    head: str
    kind: ColumnKind
    words: tuple[str, ...] = ()
    only_read: bool = False


def _column(key: str, head: str, kind: ColumnKind, *words: str, only_read: bool = False) -> ListColumn:
    return ListColumn(key=key, head=head, kind=kind, words=words, only_read=only_read)


_K = ColumnKind
COLUMNS: tuple[ListColumn, ...] = (
    _column(
        "name", "Naam", _K.NAME, "=naam", "handelsnaam", "bedrijfsnaam", "organisatienaam", "naam organisatie",
        "naam onderneming", "naam bedrijf", "statutaire naam", "=organisatie", "=onderneming", "=bedrijf",
        "=leverancier", "naam leverancier", "=sociale onderneming", "certificaathouder",
    ),
    _column(
        "kvk", "KvK-nummer", _K.KVK, "kvk", "kvknr", "kvknummer", "k v k", "kamer van koophandel",
        "handelsregister",
    ),
    _column("kind", "Soort", _K.CHOICE, "=soort", "soort organisatie", "type organisatie", "=type", "organisatietype"),
    _column("legal_form", "Rechtsvorm", _K.TEXT, "rechtsvorm", "juridische vorm"),
    _column("state", "Stand", _K.CHOICE, "=stand", "=status"),
    _column(
        "offer", "Wat levert zij", _K.LONG, "aanbod", "producten", "diensten", "product of dienst", "activiteiten",
        "activiteit", "=omschrijving", "=beschrijving", "propositie", "branche", "sector", "levert wat",
        "productgroep", "werkzaamheden", "bedrijfsomschrijving",
    ),
    _column("cpv", "CPV-codes", _K.CPV, "cpv"),
    _column(
        "keywords", "Zoekwoorden", _K.TEXTS, "zoekwoord", "trefwoord", "trefwoorden", "tags", "categorie",
        "categorieen",
    ),
    _column(
        "impact_areas", "Waarvoor zij er is", _K.CHOICES, "impactgebied", "impactgebieden", "impact", "missie",
        "thema",
    ),
    _column(
        "town", "Vestigingsplaats", _K.TEXT, "plaats", "woonplaats", "plaatsnaam", "=stad", "vestiging",
        "vestigingsadres plaats", "locatie",
    ),
    _column("municipality", "Gemeente", _K.TEXT, "=gemeente", "vestigingsgemeente"),
    _column(
        "range_km", "Levert tot op (km)", _K.WHOLE, "levert tot op", "leverafstand", "actieradius", "straal",
        "afstand",
    ),
    _column(
        "delivers_nationwide", "Levert in heel Nederland", _K.YES_NO, "landelijk", "heel nederland",
        "landelijk werkend",
    ),
    _column("regions", "Levert in", _K.TEXTS, "werkgebied", "regio", "levert in", "levergebied", "arbeidsmarktregio"),
    _column(
        "recognitions", "Erkenningen", _K.RECOGNITIONS, "erkenning", "keurmerk", "keurmerken", "=certificaat",
        "=certificering", "=pso", "pso 30", "b corp", "code sociale ondernemingen",
    ),
    _column(
        f"{OF_RECOGNITION}step", "Trede van de erkenning", _K.STEP, "trede", "pso trede", "niveau", "pso niveau",
        "prestatieniveau", "ladder", only_read=True,
    ),
    _column(
        f"{OF_RECOGNITION}issued_on", "Erkenning afgegeven op", _K.DAY, "afgegeven", "afgiftedatum",
        "datum afgifte", "datum certificaat", "certificaatdatum", "gecertificeerd sinds", "ingangsdatum",
        only_read=True,
    ),
    _column(
        f"{OF_RECOGNITION}valid_until", "Erkenning geldig tot en met", _K.DAY, "geldig t m", "geldig tot",
        "geldig tm", "einddatum", "vervaldatum", "verloopt", "geldigheid", only_read=True,
    ),
    _column(
        f"{OF_RECOGNITION}checked_on", "Erkenning bekeken op", _K.DAY, "bekeken op", "gecontroleerd op",
        "controledatum", only_read=True,
    ),
    _column(
        f"{OF_RECOGNITION}proof", "Bewijs van de erkenning", _K.TEXT, "bewijs", "certificaatnummer",
        "nummer certificaat", only_read=True,
    ),
    _column(
        "target_share_percent", "Deel uit de doelgroep (%)", _K.PERCENT, "deel uit de doelgroep", "aandeel doelgroep",
        "percentage doelgroep", "doelgroep percentage", "doelgroep procent", "doelgroep pct",
    ),
    _column("target_share_on", "Peildatum van dat deel", _K.DAY, "peildatum"),
    _column("target_groups", "Mensen per doelgroep", _K.GROUPS, "mensen per doelgroep", "=doelgroep", "=doelgroepen"),
    _column(
        "full_time_places", "Omvang (fte)", _K.NUMBER, "fte", "omvang", "voltijd", "aantal medewerkers",
        "=medewerkers",
    ),
    _column(
        "largest_contract", "Grootste opdracht (excl. btw)", _K.MONEY, "grootste opdracht", "maximale opdracht",
        "max opdracht", "opdracht tot", "capaciteit euro",
    ),
    _column("turnover", "Jaaromzet (excl. btw)", _K.MONEY, "omzet", "jaaromzet"),
    _column("insured_for", "Verzekerd voor", _K.MONEY, "verzekerd", "verzekerd bedrag", "aansprakelijkheid"),
    _column("certificates", "Certificaten", _K.TEXTS, "=certificaten", "iso", "kwaliteitscertificaten", "vca"),
    _column("references", "Referenties", _K.REFERENCES, "referentie", "referenties", "opdrachtgevers", "klanten"),
    _column("contact.function", "Contact: functie", _K.TEXT, "=functie", "functie contact"),
    _column("contact.email", "E-mail", _K.EMAIL, "e mail", "email", "mailadres", "emailadres", "e mailadres", "=mail"),
    _column("contact.phone", "Telefoon", _K.TEXT, "telefoon", "telefoonnummer", "=tel", "telnr", "=mobiel"),
    _column(
        "contact.website", "Website", _K.TEXT, "website", "webadres", "=url", "=site", "www", "internet",
        "homepage",
    ),
    _column("last_contact", "Laatste contact", _K.DAY, "laatste contact", "laatst gesproken"),
    _column("source", "Hoe kent u haar", _K.CHOICE, "hoe kent u haar", "herkomst"),
    _column("source_note", "Bron", _K.TEXT, "=bron", "bronvermelding"),
    _column(
        "notes", "Notities", _K.LONG, "notitie", "notities", "opmerking", "opmerkingen", "toelichting",
        "bijzonderheden",
    ),
    _column("is_example", "Voorbeeld", _K.YES_NO, "=voorbeeld"),
    _column("id", "Nummer in het programma", _K.TEXT, "=nummer in het programma"),
)  # fmt: skip

BY_KEY: Mapping[str, ListColumn] = {column.key: column for column in COLUMNS}

# What a list may know of a person. Such a column is never taken over by itself, and the page says so.
_OF_PERSONS = re.compile(
    r"\b(?:contactpersoon|contactpersonen|contact naam|naam contact|voornaam|achternaam|voorletters|aanhef|"
    r"tussenvoegsel|geboorte\w*|bsn|directeur|eigenaar|ondernemer|contact|geslacht)\b"
)

Choices = tuple[str, ...]
"""The key of our column for each column of a file, "" for one that is left out."""


def is_of_a_person(head: str) -> bool:
    """Whether a column by its head holds who works there: the register does not keep that."""
    words = plain(head)
    if _OF_PERSONS.search(words) is None:
        return False
    return not any(mark in words for mark in ("mail", "telefoon", "functie", "website", "laatste contact"))


def guessed(heads: Sequence[str]) -> Choices:
    """Which of our columns each head most likely means; each of ours at most once, except those that are lists."""
    fits = sorted(
        ((_fit(head, column), -at, -place, column) for at, head in enumerate(heads) for place, column in _placed()),
        key=lambda item: item[:3],
        reverse=True,
    )
    found: dict[int, str] = {}
    for fit, negative, _place, column in fits:
        at = -negative
        if fit <= 0 or at in found:
            continue
        if column.key in found.values() and column.kind not in LISTS:
            continue
        found[at] = column.key
    return tuple(found.get(at, "") for at in range(len(heads)))


def known_words(heads: Sequence[str]) -> int:
    """How many of these texts are the head of a column that we know; the head of a list is the row with most."""
    return sum(1 for head in heads if any(_fit(head, column) > 0 for column in COLUMNS))


def signature(heads: Sequence[str]) -> str:
    """What a list with these heads is remembered by; equal for heads that differ in capitals or signs only."""
    return hashlib.sha256("\n".join(plain(head) for head in heads).encode("utf-8")).hexdigest()[:32]


def usable(mapping: Sequence[str], heads: Sequence[str]) -> Choices:
    """The same mapping without columns that do not exist (any more), and as long as the heads."""
    kept = [key if key in BY_KEY else "" for key in mapping[: len(heads)]]
    return (*kept, *[""] * (len(heads) - len(kept)))


def is_our_own(heads: Sequence[str]) -> bool:
    """Whether this is a list that the program wrote itself."""
    ours = {column.head for column in COLUMNS if not column.only_read}
    return len(ours & set(heads)) > len(ours) // 2


def guessed_source(name: str, heads: Sequence[str]) -> EnterpriseSource | None:
    """Where a list came from, by its name and its heads; None when nothing tells."""
    words = f"{plain(name)} {' '.join(plain(head) for head in heads)}"
    if is_our_own(heads):
        return None
    for mark, source in (
        ("buy social", EnterpriseSource.BUY_SOCIAL),
        ("buysocial", EnterpriseSource.BUY_SOCIAL),
        ("code sociale", EnterpriseSource.CSO_REGISTER),
        ("cso", EnterpriseSource.CSO_REGISTER),
        ("pso", EnterpriseSource.PSO_REGISTER),
        ("meet the market", EnterpriseSource.MEET_THE_MARKET),
    ):
        if re.search(rf"\b{mark}", words):
            return source
    return EnterpriseSource.OWN_LIST


def _placed() -> Sequence[tuple[int, ListColumn]]:
    return list(enumerate(COLUMNS))


def _words(head: str) -> str:
    return plain(head.replace("%", " procent "))


def _fit(head: str, column: ListColumn) -> int:
    """How well a head names a column: 0 for not at all, 1000 for our own head, 500 and more for exactly its word."""
    if head.strip() == column.head:
        return 1000
    words = _words(head)
    if not words or is_of_a_person(head):
        return 0
    if words == _words(column.head):
        return 900
    best = 0
    for word in column.words:
        bare = word.removeprefix("=")
        if words == bare:
            best = max(best, 500 + len(bare))
        elif not word.startswith("=") and re.search(rf"\b{re.escape(bare)}\b", words):
            best = max(best, 100 + len(bare))
    return best
