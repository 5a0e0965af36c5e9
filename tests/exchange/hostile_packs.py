"""Packs that want to do harm: too large, too deep, of the wrong kind, or trying to reach into the program.

Each is a name, the bytes of the file, and a word of the sentence that refuses it ("" when it is harmless and read).
"""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from ..packs import PAYMENT, a_criterion, a_pack

SPY = "hostile_pack_was_run"
Hostile = tuple[str, bytes, str]


def packed(pack: object, **around: Any) -> bytes:
    document = {"format": "sociaalinkopen-pakket", "version": 1, "pack": pack, **around}
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def with_text(text: str, **criterion: Any) -> bytes:
    return packed(a_pack(a_criterion(message={"met": text, "not_met": "x"}, **criterion)))


def with_condition(condition: object) -> bytes:
    return packed(a_pack(a_criterion(met_when=condition)))


def hostile_packs() -> Iterator[Hostile]:
    yield from _files()
    yield from _sizes()
    yield from _values()
    yield from _names()
    yield from _texts()
    yield from _claims()


def _files() -> Iterator[Hostile]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("pakket.json", packed(a_pack()))
    yield "zip", archive.getvalue(), "geen tekstbestand"
    yield "pdf", b"%PDF-1.7\n" + b"x" * 100, "geen tekstbestand"
    yield "utf16", packed(a_pack()).decode().encode("utf-16"), "UTF-16"
    yield "latin1", packed(a_pack(title="Beleid caf\u00e9")).decode().encode("latin-1"), "geen UTF-8"
    yield "empty", b"", "leeg"
    yield "blank", b" \n\t ", "leeg"
    yield "nul signs", b"{     }" + b"\0" * 50, "geen tekstbestand"
    yield (
        "xml",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "geen geldig JSON",
    )
    yield "yaml", b"format: sociaalinkopen-pakket\npack: !!python/object/apply:os.system ['x']", "geen geldig JSON"
    yield "pickle", b"cos\nsystem\n(S'touch x'\ntR.", "geen geldig JSON"
    yield "python", f"__import__('pathlib').Path('{SPY}').touch()".encode(), "geen geldig JSON"
    yield "broken off", packed(a_pack())[:200], "geen geldig JSON"
    yield "a list", b"[]", "geen pakket"
    yield "null", b"null", "geen pakket"
    yield (
        "tender file",
        b'{"format": "sociaalinkopen-aanbesteding", "version": 1, "tender": {}}',
        "geen pakket met criteria",
    )
    yield "newer version", packed(a_pack(), version=99), "nieuwere versie"
    yield "version yes", packed(a_pack(), version=True), "geen getal"
    yield "odd envelope", packed(a_pack(), __proto__={"x": 1}), "onbekend veld '__proto__'"


def _sizes() -> Iterator[Hostile]:
    yield "2 MB of spaces", b" " * 2_000_000, "groter dan 1 MB"
    yield "2 MB of text", packed(a_pack(title="x" * 2_000_000)), "groter dan 1 MB"
    yield "900 KB of text", packed(a_pack(title="x" * 900_000)), "langer dan"
    yield "900 KB in a key", packed(a_pack(**{"x" * 900_000: 1})), "onbekend veld"
    yield "a million brackets", b"[" * 999_999, "onderdelen"
    yield "20.000 brackets", b"[" * 20_000, "diep in elkaar"
    yield "20.000 groups in groups", b'{"a":' * 20_000, "diep in elkaar"
    yield "200.000 parts", with_condition({"all": [{}] * 200_000}), "onderdelen"
    yield "10.000 conditions", with_condition({"all": [PAYMENT] * 10_000}), "voorwaarden in één pakket"
    yield "60.000 unknown keys", packed({f"k{number}": 0 for number in range(60_000)}), "onbekend veld"
    yield "100.000 equal keys", b'{"a":' + b"1" + b',"a":1' * 130_000 + b"}", "twee keer"
    yield "5.000 criteria", packed(a_pack(*[{}] * 5_000)), "meer dan 500 punten"
    yield "500 broken criteria", packed(a_pack(*[{"id": "x" * 100}] * 500)), "past niet bij dit pakket"
    deep: object = PAYMENT
    for _ in range(200):
        deep = {"not": deep}
    yield "200 times not", with_condition(deep), "lagen diep"
    yield "a number of 5.000 digits", b'{"format": ' + b"9" * 5_000 + b"}", "te groot"
    yield (
        "50.000 values",
        with_condition({"field": "subject.title", "op": "one_of", "value": ["x"] * 50_000}),
        "waarden",
    )


def _values() -> Iterator[Hostile]:
    for word in (b"NaN", b"Infinity", b"-Infinity"):
        document = with_condition({**PAYMENT, "value": 12345}).replace(b"12345", word)
        yield f"value {word.decode()}", document, "is geen getal"
    yield "1e999999999", with_condition({**PAYMENT, "value": 12345}).replace(b"12345", b"1e999999999"), "geen getal dat"
    yield "0.000…1", with_condition({**PAYMENT, "value": 12345}).replace(b"12345", b"1e-999999999"), "geen getal dat"
    yield "negative", with_condition({**PAYMENT, "value": -1}), "geen getal dat"
    yield "text as number", with_condition({**PAYMENT, "value": "0x1F"}), "geen getal dat"
    yield "digits of another script", with_condition({**PAYMENT, "value": "\u0663\u0660"}), "geen getal dat"
    yield "list as number", with_condition({**PAYMENT, "value": [30]}), "geen getal dat"
    yield "group as choice", packed(a_pack(a_criterion(theme={"x": 1}))), "is geen keuze"
    yield "list as id", packed(a_pack(a_criterion(id=["PROEF-01"]))), "past niet bij dit pakket"
    yield "number as condition", with_condition(7), "voorwaarde tussen accolades"
    yield "twice the same key", packed(a_pack()).replace(b'"title"', b'"id": "WET", "title"', 1), "twee keer"
    yield "condition that points at itself", with_condition({"$ref": "#/pack/criteria/0/met_when"}), "geen voorwaarde"
    yield (
        "pattern of a regex bomb",
        with_condition({"field": "subject.title", "op": "matches", "value": "(a+)+$"}),
        "matches",
    )
    yield "regex bomb as text", with_condition({"field": "subject.title", "op": "contains", "value": "(a+)+$" * 30}), ""


def _names() -> Iterator[Hostile]:
    paths = (
        "__class__", "subject.__class__", "subject.__init__.__globals__", "estimated_value.real", "lots.0.title",
        "answer_to", "deviations", "id", "subject.title.upper", "..", "lots.*.title", "subject", "",
    )  # fmt: skip
    for path in paths:
        yield f"field {path!r}", with_condition({"field": path, "op": "filled"}), "onbekend veld"
    yield "op dunder", with_condition({"field": "lots", "op": "__class__"}), "worden vergeleken"
    yield (
        "norm dunder",
        with_condition({"field": "value.base_value", "op": "is", "norm": "__class__"}),
        "onbekend getal",
    )
    yield "eval as word", with_condition({"eval": f"open('{SPY}','w')"}), "geen voorwaarde"
    for identifier in (
        "../../x",
        "..\\..\\x",
        "CON",
        "A/B",
        "PROEF\u0000",
        "\u0420ROEF",
        "PR\u200bOEF",
        "proef",
        "",
        "WET",
        "A" * 21,
    ):
        refused = "" if identifier == "CON" else "code"
        plain = a_pack(a_criterion(id=f"{identifier}-01"), id=identifier)
        yield f"pack id {identifier!r}", packed(plain), refused
    for identifier in ("WET-01", "PROEF-../x", "PROEF-", "PROEF-a", "PROEF-01\n", "PROEF-\uff10", "PROEF--1", "01"):
        yield f"criterion id {identifier!r}", packed(a_pack(a_criterion(id=identifier))), "Code"


def _texts() -> Iterator[Hostile]:
    shows = {"values": {"titel": {"field": "subject.title"}}}
    formats = (
        "{0.__class__}", "{titel.__class__.__mro__}", "{titel!r}", "{titel:>1000000000}", "{titel[0]}", "{}", "{0}",
        "{tender}", "{self}", "{__import__}", "{titel", "titel}", "{{titel}}", "{{0.__class__}}", "{ titel }",
        "{ti\ntel}",
    )  # fmt: skip
    for text in formats:
        yield f"message {text!r}", with_text(text, **shows), "in de tekst"
    for text in ("%s%n %(titel)s", "${jndi:ldap://x}", "$titel", "<%= 7 * 7 %>"):
        yield f"message {text!r}", with_text(text, **shows), "in de tekst" if "{" in text else ""
    for text in ("<script>alert(1)</script>", "<img src=file:///etc/passwd>", "<a href='x'>klik</a>", "# kop", "=1+1"):
        yield f"markup {text!r}", with_text(text), ""
    odd = {"right to left": "\u202e", "no width": "\u200b", "half a sign": "\ud800", "escape": "\x1b[31m", "nul": "\0"}
    for name, sign in odd.items():
        document = with_text("gewoonXweg").replace(b"X", json.dumps(sign)[1:-1].encode())
        yield f"sign {name}", document, "niemand ziet"
    yield "value named dunder", with_text("x", values={"__globals__": {"field": "subject.title"}}), "geen naam"
    yield "value of a method", with_text("x", values={"a": {"field": "subject.title.format"}}), "onbekend veld"
    yield "value as text", with_text("x", values={"a": "subject.title"}), "geen veld en geen getal"
    yield "script as source", packed(a_pack(source={"title": "x", "url": "javascript:alert(1)"})), "geen webadres"
    yield "file as source", packed(a_pack(source={"title": "x", "url": "file:///etc/passwd"})), "geen webadres"


def _claims() -> Iterator[Hostile]:
    yield "claims a violation", packed(a_pack(a_criterion(severity="violation"))), "geen wet"
    yield "claims law", packed(a_pack(a_criterion(basis="statutory"))), "geen wet"
    yield "claims the guide", packed(a_pack(a_criterion(basis="guide"))), "geen wet"
    yield "forbids a reason", packed(a_pack(a_criterion(may_be_explained=False))), "onbekend veld 'may_be_explained'"
    yield "claims an article", packed(a_pack(a_criterion(legal_basis=[{"law": "Aw"}]))), "onbekend veld 'legal_basis'"
    yield "brings norms", packed(a_pack(norms=[{"name": "thresholds.eu.works", "value": 1}])), "onbekend veld 'norms'"
    yield "brings code", packed(a_pack(a_criterion(check="lambda tender, norms: 1/0"))), "onbekend veld 'check'"
