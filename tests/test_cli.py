"""The command line: what it prints, with which code it ends, and how it meets whatever people give it."""

import dataclasses
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pypdf
import pytest

from sociaalinkopen_desktop import __version__, cli
from sociaalinkopen_desktop.application.dossiers import Dossiers
from sociaalinkopen_desktop.cli import building
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.exchange import eforms
from sociaalinkopen_desktop.exchange.tender_file import MAX_BYTES, read_tender, tender_json, write_tender
from tests.builders import a_tender
from tests.enterprise_lists import write_list
from tests.exchange.notices import DATA, notice

GREEN = resource("examples", "groenonderhoud.json")
BOXES = resource("examples", "kerstpakketten.json")
NOTICE = DATA / "16-percelen.xml"
ROOT = Path(__file__).parent.parent


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys):
    """Run a command in this process."""

    def run(*arguments: object) -> Ran:
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = left.code
        return Ran(code, *capsys.readouterr())

    return run


def in_process_of_its_own(*arguments: object, **options) -> subprocess.CompletedProcess:
    """Run a command as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "sociaalinkopen_desktop.cli", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
        **options,
    )


# ---- toets


PROFILE = {
    "format": "sociaalinkopen-beleidsprofiel",
    "version": 1,
    "profile": {
        "title": "Inkoopbeleid 2026",
        "organisation": "Voorbeeldgemeente",
        "numbers": [{"name": "policy.award.maximum_price_weight", "value": "31", "valid_from": "2022-01-01"}],
    },
}


def test_the_policy_of_a_municipality_can_be_given_along_and_is_named(run, tmp_path):
    path = tmp_path / "beleid.json"
    path.write_text(json.dumps(PROFILE), "utf-8")
    without, own = run("toets", GREEN), run("toets", GREEN, "--profiel", path)
    assert without.out.splitlines()[2].startswith("Beleidsprofiel: Voorbeeldprofiel met startwaarden")
    assert own.out.splitlines()[2] == "Beleidsprofiel: Inkoopbeleid 2026 van Voorbeeldgemeente."
    plain = json.loads(run("toets", GREEN, "--json", "--profiel", path).out)
    assert plain["catalogue"]["profile"] == "Inkoopbeleid 2026 van Voorbeeldgemeente"
    (used,) = {
        (norm["value"], norm["certainty"], norm["source"]["title"])
        for item in plain["findings"]
        for norm in item["norms"]
        if norm["name"] == "policy.award.maximum_price_weight"
    }
    assert used == ("31", "sure", "Beleidsprofiel Inkoopbeleid 2026 van Voorbeeldgemeente")
    assert (
        plain["catalogue"]["fingerprint"] != json.loads(run("toets", GREEN, "--json").out)["catalogue"]["fingerprint"]
    )


def test_a_policy_file_that_is_wrong_is_told_and_nothing_is_judged(run, tmp_path):
    path = tmp_path / "beleid.json"
    for content, words in ((BOXES.read_text("utf-8"), "zit geen beleidsprofiel"), ("{", "geen geldig JSON")):
        path.write_text(content, "utf-8")
        ran = run("toets", GREEN, "--profiel", path)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
    assert run("toets", GREEN, "--profiel", tmp_path / "weg.json").code == 2


def test_the_pdf_names_the_policy_and_never_takes_the_place_of_its_file(run, tmp_path):
    path = tmp_path / "beleid.json"
    path.write_text(json.dumps(PROFILE), "utf-8")
    assert run("exporteer", GREEN, "--pdf", path, "--profiel", path).code == 2
    assert json.loads(path.read_text("utf-8")) == PROFILE
    pdf = tmp_path / "motivering.pdf"
    assert run("exporteer", GREEN, "--pdf", pdf, "--profiel", path).code == 0
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).split())
    assert "Beleidsprofiel Inkoopbeleid 2026 van Voorbeeldgemeente" in text


def test_toets_tells_what_to_do_and_ends_with_one_when_publication_must_wait(run):
    ran = run("toets", GREEN)
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (1, "")
    assert lines[0] == "Groenonderhoud wijken Noord en Oost"
    assert lines[1].startswith("Getoetst aan het recht van 11-1-2027, criteria versie ")
    here = lines.index("  [Voldoet niet] MKB-03 De omzeteis is gemotiveerd en ten hoogste drie keer de waarde")
    assert "€\u00a01.450.000 is hoger dan €\u00a0492.000" in lines[here + 1]
    assert lines[here + 2].startswith("      Wat u kunt doen: ")
    assert lines[here + 3] == "      Veld: Minimale jaaromzet (stap 5)"
    assert lines[here + 4] == "      Bron: Aanbestedingswet 2012 art. 2.90 lid 3 en 5"
    assert lines[-1].startswith("Nog niet klaar voor publicatie: ")


def test_toets_tells_what_changes_by_the_law_of_another_day(run):
    done = run("toets", GREEN, "--vergelijk", "2028-02-01")
    assert done.code == 1
    assert done.out.startswith("Op 1-2-2028 krijgen ")
    assert "Voor 1-2-2028 is niet bekend: het Europese drempelbedrag" in done.out
    assert "      Voldoet -> Nog te beantwoorden" in done.out
    assert "Zonder gevolg. Het Europese drempelbedrag" in run("toets", GREEN, "--vergelijk", "2025-06-01").out


def test_toets_ends_with_zero_when_no_law_stands_in_the_way(run):
    ran = run("toets", BOXES, "--peildatum", "2026-11-24")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "Geen wettelijk punt houdt publicatie tegen."


@pytest.mark.parametrize(("path", "code"), [(GREEN, 1), (BOXES, 0)])
def test_toets_as_json_follows_its_schema_and_holds_everything(run, path, code):
    ran = run("toets", path, "--json")
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.endswith("\n}\n")
    plain = json.loads(ran.out)
    schema = json.loads(resource("schema", "findings.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(plain)
    assert plain["blocking"] is (code == 1)
    ids = [item["id"] for item in plain["findings"]]
    assert len(set(ids)) == len(ids) > 50
    for item in plain["findings"]:
        assert item["verdict"] in ("met", "not_met", "not_applicable", "undecided", "answered")
        assert item["severity"] in ("violation", "warning", "advice", "opportunity")
        assert item["message"]
        assert item["remedy"]
        assert item["articles"]
        for norm in item["norms"]:
            assert norm["valid_from"]
            assert norm["source"]["title"]


def test_a_finding_in_json_can_be_reproduced(run):
    findings = json.loads(run("toets", GREEN, "--json").out)["findings"]
    item = next(item for item in findings if item["id"] == "MKB-03")
    assert (item["verdict"], item["severity"], item["blocks"]) == ("not_met", "violation", True)
    assert {(article["law"], article["article"], article["paragraph"]) for article in item["articles"]} == {
        ("Aanbestedingswet 2012", "2.90", "3"),
        ("Aanbestedingswet 2012", "2.90", "5"),
    }
    assert all(article["text_of"] == "2026-04-30" for article in item["articles"])
    raw = {value["name"]: value["raw"] for value in item["values"]}
    assert {"amount": "1450000", "unit": "eur_excl_btw"} in raw.values()
    (factor,) = [norm for norm in item["norms"] if norm["unit"] == "factor"]
    assert (factor["value"], factor["valid_from"]) == ("3", "2016-07-01")
    assert "2.90 lid 5" in factor["source"]["title"]
    assert item["field"] == {"path": "requirements.turnover_requirement", "label": "Minimale jaaromzet"}


@pytest.mark.parametrize(
    ("day", "told"), [("2026-11-24", "24-11-2026"), ("2027-06-01", "1-6-2027"), ("2024-02-29", "29-2-2024")]
)
def test_the_day_can_be_chosen(run, day, told):
    assert f"recht van {told}," in run("toets", GREEN, "--peildatum", day).out
    assert json.loads(run("toets", GREEN, "--json", "--peildatum", day).out)["assessment_date"] == day


def test_after_the_last_known_threshold_nothing_is_guessed(run):
    ran = run("toets", GREEN, "--peildatum", "2028-01-01")
    assert "Voor 1-1-2028 is niet bekend: het Europese drempelbedrag" in ran.out


def test_a_day_before_there_were_criteria_is_no_good_news(run, tmp_path):
    for command in (["toets", GREEN], ["toets", GREEN, "--json"], ["exporteer", GREEN, "--pdf", tmp_path / "x.pdf"]):
        ran = run(*command, "--peildatum", "1990-01-01")
        assert ran == Ran(2, "", "Voor 1-1-1990 kent het programma nog geen criteria. Kies een latere peildatum.\n")
    assert list(tmp_path.iterdir()) == []


# ---- exporteer, importeer, demo, zelftest


def test_exporteer_writes_the_justification(run, tmp_path):
    target = tmp_path / "motivering.pdf"
    ran = run("exporteer", BOXES, "--pdf", target, "--peildatum", "2026-11-24")
    assert ran == Ran(0, f"De motivering staat in {target}\n", "")
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert list(tmp_path.iterdir()) == [target]


def test_importeer_makes_a_tender_file_and_tells_what_did_not_fit(run, tmp_path):
    target = tmp_path / "opdracht.json"
    ran = run("importeer", NOTICE, "-o", target)
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert lines[:2] == [f"De aanbesteding staat in {target}", "Niet overgenomen of na te kijken:"]
    tender = read_tender(target)
    assert tender.subject.title == "Groenonderhoud Voorbeeldgemeente"
    assert tuple(line.removeprefix("  - ") for line in lines[2:]) == tender.import_remarks
    assert run("toets", target).code in (0, 1)


def test_importeer_has_nothing_to_add_when_everything_fitted(run, tmp_path, monkeypatch):
    complete = dataclasses.replace(eforms.read_notice(NOTICE), remarks=())
    monkeypatch.setattr(eforms, "read_notice", lambda path: complete)
    target = tmp_path / "opdracht.json"
    assert run("importeer", NOTICE, "-o", target) == Ran(0, f"De aanbesteding staat in {target}\n", "")


def test_demo_judges_the_example_and_makes_its_pdf(run, tmp_path):
    ran = run("demo", "--map", tmp_path / "nieuw" / "diep")
    (target,) = (tmp_path / "nieuw" / "diep").iterdir()
    assert (ran.code, ran.err) == (0, "")
    assert target.name == "2026-014 Groenonderhoud wijken Noord en Oost - motivering.pdf"
    assert ran.out.splitlines()[0] == "Groenonderhoud wijken Noord en Oost"
    assert ran.out.splitlines()[-1] == f"De motivering van dit voorbeeld staat in {target}"


PARTS = (
    "Criteria", "Toets", "Gegevensbestand", "Oud gegevensbestand", "Bestand PDF", "Bestand DOCX", "Bestand ODT",
    "Bestand HTML", "Bestand XLSX", "Checklist", "Register en Excel",
    "Bijeenkomsten", "Hulp en CPV-codes",
)  # fmt: skip


def test_zelftest_tries_every_part(run):
    ran = run("zelftest")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert tuple(line.split(": ")[0] for line in lines[:-1]) == PARTS
    assert all(re.search(r" \(\d+,\d s\)$", line) for line in lines[:-1])
    assert lines[-1] == "Alles werkt."


def test_zelftest_names_the_part_that_fails(run, monkeypatch):
    monkeypatch.setattr(Dossiers, "find", lambda self, query: ([], 0))
    ran = run("zelftest")
    assert ran.code == 1
    assert ran.err == "Gegevensbestand lukt niet: de gegevens kwamen niet gelijk terug.\n"
    assert [line.split(": ")[0] for line in ran.out.splitlines()] == ["Criteria", "Toets"]


def test_zelftest_sees_a_register_that_does_not_come_back_as_it_was(run, monkeypatch):
    def another(known, target):
        return write_list(target.with_suffix(".csv"), 1)

    monkeypatch.setattr("sociaalinkopen_desktop.cli.enterprises.write_register", another)
    ran = run("zelftest")
    assert (ran.code, ran.err) == (1, "Register en Excel lukt niet: de ondernemingen kwamen niet gelijk terug.\n")


def test_zelftest_sees_a_meeting_that_is_not_kept(run, monkeypatch):
    monkeypatch.setattr("sociaalinkopen_desktop.application.meetings.Meetings.rows", lambda self: ())
    ran = run("zelftest")
    assert (ran.code, ran.err) == (1, "Bijeenkomsten lukt niet: de bijeenkomst kwam niet gelijk terug.\n")


def test_zelftest_names_a_part_that_is_missing(run, monkeypatch):
    def absent(path):
        raise FileNotFoundError(path)

    monkeypatch.setattr("sociaalinkopen_desktop.exchange.cpv_file.read_cpv_table", absent)
    monkeypatch.setattr("sociaalinkopen_desktop.application.exporting.Exporter.write", lambda self, *given: given[1])
    ran = run("zelftest")
    assert (ran.code, ran.err) == (1, "Bestand PDF lukt niet (FileNotFoundError).\n")


def test_zelftest_gives_up_on_what_hangs():
    hang = (
        "import time; from sociaalinkopen_desktop.cli import main, trials; trials.LONGEST_SECONDS = 0.2;"
        "trials.self_test = lambda parts, folder, seconds, say, begin: begin('Toets') or time.sleep(60);"
        "main(['zelftest'])"
    )
    ran = subprocess.run([sys.executable, "-c", hang], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 1
    assert ran.stderr.decode().rstrip().endswith(" is na 0.2 seconden nog niet klaar.")


# ---- wrong input: a clear Dutch line for each fault, nothing on stdout, code 2


def tender_file(tender: object, **changes: object) -> str:
    return json.dumps({"format": "sociaalinkopen-aanbesteding", "version": 1, "tender": tender, **changes})


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.json", "{}")
    return packed.getvalue()


BROKEN_TENDERS: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["dit bestand is leeg. Kies een ander bestand"]),
    "no json": ('{\n  "format": x\n}', ["geen geldig JSON; het gaat mis op regel 2, teken 13. Kijk daar naar komma's"]),
    "cut off": (tender_file({})[:-1], ["geen geldig JSON; het gaat mis op regel 1, teken"]),
    "utf-16": (tender_file({}).encode("utf-16"), ["bewaard als UTF-16. Bewaar het opnieuw als UTF-8."]),
    "latin-1": (
        tender_file({}).replace("{}", '{"id": "é"}').encode("latin-1"),
        ["regel 1 staat een teken dat geen UTF-8"],
    ),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ["dit is geen tekstbestand."]),
    "zip": (zipped(), ["dit is geen tekstbestand."]),
    "pdf": (b"%PDF-1.7\n", ["dit is geen tekstbestand."]),
    "a notice": (notice(), ["dit lijkt een XML-bestand. Lees het in als aankondiging"]),
    "too large": (b" " * MAX_BYTES + b"{}", ["dit bestand is groter dan 10 MB. Kies een kleiner bestand."]),
    "too deep": ("[" * 100_000, ["de haakjes zitten te diep in elkaar."]),
    "NaN": (tender_file({"value": {"base_value": float("nan")}}), ["'NaN' is geen getal. Schrijf een getal"]),
    "duplicate keys": ('{"format": "a", "format": "b"}', ["het veld 'format' staat er twee keer in. Haal er één weg."]),
    "wrong format name": (tender_file({}, format="ocds"), ["dit bestand is niet van dit programma."]),
    "newer version": (tender_file({}, version=9), ["gemaakt met een nieuwere versie", "Werk het programma bij."]),
    "array at the top": ("[1, 2]", ["dit is geen aanbesteding. Het bestand begint met"]),
    "no tender in it": ('{"format": "sociaalinkopen-aanbesteding", "version": 1}', ["het veld 'tender' ontbreekt."]),
    "extra beside the tender": (tender_file({}, extra=1), ["onbekend veld 'extra' naast 'tender'. Haal het weg."]),
    "unknown field": (
        tender_file({"subject": {"titel": "x"}}),
        ["Onbekend veld (subject.titel): dit veld bestaat niet. Bedoelt u 'title'?"],
    ),
    "wrong choice": (
        tender_file({"procedure": {"procedure": "opne"}}),
        ["Procedure (procedure.procedure): 'opne' is geen keuze in deze lijst. Bedoelt u 'open'?"],
    ),
    "wrong type": (tender_file({"subject": {"title": 5}}), ["Titel (subject.title): geen tekst. Zet de waarde tussen"]),
    "amount below zero": (
        tender_file({"value": {"base_value": "-1"}}),
        ["Waarde zonder opties (value.base_value): -1 kan hier niet. Kies een getal van 0 tot"],
    ),
    "endless number": ('{"a": ' + "9" * 5000 + "}", ["het getal 99999999999999999999… is te groot."]),
    "impossible date": (
        tender_file({"schedule": {"dispatch_date": "2026-02-30"}}),
        ["(schedule.dispatch_date): '2026-02-30' is geen datum. Schrijf jaar-maand-dag: 2026-11-24."],
    ),
    "date with a time": (
        tender_file({"schedule": {"dispatch_date": "2026-11-24T10:00"}}),
        ["'2026-11-24T10:00' is geen datum. Schrijf jaar-maand-dag: 2026-11-24."],
    ),
    "too long a text": (
        tender_file({"subject": {"title": "x" * 200_001}}),
        ["Titel (subject.title): langer dan 200000 tekens. Maak de tekst korter."],
    ),
    "list where a group belongs": (tender_file({"value": []}), ["Waarde (value): hier hoort een groep velden"]),
    "group where a list belongs": (tender_file({"lots": {}}), ["Percelen (lots): hier hoort een lijst"]),
    "half a character": (tender_file({"subject": {"title": "\ud800"}}), ["er staat een teken in dat niet bestaat."]),
    "odd signs in a name": (tender_file({"\x1b[31m\n": 1}), ["Onbekend veld (?[31m?): dit veld bestaat niet."]),
}

BROKEN_NOTICES: dict[str, tuple[str | bytes, list[str]]] = {
    "billion laughs": (
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><l>&b;</l>',
        ["documenttype (DTD)", "Download de aankondiging opnieuw."],
    ),
    "external entity": (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
        ["documenttype (DTD)", "Download de aankondiging opnieuw."],
    ),
    "truncated": (NOTICE.read_bytes()[:3000], ["het bestand is niet compleet; het stopt op regel", "Download"]),
    "web page": ("<!DOCTYPE html><html></html>", ["dit is een webpagina. Download de aankondiging"]),
    "empty": ("", ["dit bestand is leeg. Kies een ander bestand"]),
    "old notice": ("<TED_EXPORT/>", ["in de oude vorm (TED XML", "of vul de gegevens zelf in."]),
    "zip": (zipped(), ["dit is een zip-bestand of een document. Pak het uit"]),
    "wrong root": ("<factuur/>", ["geen aankondiging in eForms (het begint met 'factuur'). Download"]),
    "a tender file": (tender_file({}), ["dit lijkt een JSON-bestand. Lees het in als aanbesteding"]),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ["dit is geen tekstbestand."]),
}


def check_refused(ran: Ran, name: str, told: list[str]) -> None:
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert line.startswith(f"{name}: ")
    assert [part for part in told if part not in line] == []
    assert line.endswith((".", "?", "}."))
    assert "Traceback" not in ran.err
    assert len(line) < 400


@pytest.mark.parametrize("name", BROKEN_TENDERS)
def test_a_broken_tender_file_gives_one_clear_line(run, tmp_path, name):
    content, told = BROKEN_TENDERS[name]
    path = tmp_path / "opdracht.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    check_refused(run("toets", path), "opdracht.json", told)
    check_refused(run("exporteer", path, "--pdf", tmp_path / "x.pdf"), "opdracht.json", told)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", BROKEN_NOTICES)
def test_a_broken_notice_gives_one_clear_line(run, tmp_path, name):
    content, told = BROKEN_NOTICES[name]
    path = tmp_path / "aankondiging.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    check_refused(run("importeer", path, "-o", tmp_path / "x.json"), "aankondiging.xml", told)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_there_and_a_folder_are_refused(run, tmp_path):
    for command in (["toets"], ["exporteer", "--pdf", tmp_path / "x.pdf"], ["importeer", "-o", tmp_path / "x.json"]):
        check_refused(
            run(*command, tmp_path / "weg.json"), "weg.json", ["bestaat niet (meer). Kijk of het is verplaatst."]
        )
        check_refused(run(*command, tmp_path), tmp_path.name, ["dit is een map. Kies een bestand in die map."])
    assert list(tmp_path.iterdir()) == []


def test_every_fault_has_a_line_of_its_own(run, tmp_path):
    path = tmp_path / "opdracht.json"
    path.write_text(tender_file({"subject": {"title": 1}, "value": {"base_value": "x"}, "lots": [{"cpv": 2}]}), "utf-8")
    ran = run("toets", path, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert [line.partition(" (")[0] for line in ran.err.splitlines()] == [
        "opdracht.json: Titel",
        "opdracht.json: Waarde zonder opties",
        "opdracht.json: CPV van het perceel",
    ]


def test_a_mark_at_the_start_of_a_file_does_no_harm(run, tmp_path):
    path = tmp_path / "opdracht.json"
    path.write_text(tender_json(a_tender()), "utf-8-sig")
    assert run("toets", path).err == ""


def test_hostile_text_comes_out_as_it_went_in(run, tmp_path):
    title = "<b>vet</b> {0} %s $(rm) \\n"
    write_tender(a_tender(subject={"title": title}), tmp_path / "x.json")
    assert run("toets", tmp_path / "x.json").out.splitlines()[0] == title
    assert json.loads(run("toets", tmp_path / "x.json", "--json").out)["tender"]["title"] == title


# ---- places that cannot be written


def check_not_written(ran: Ran, *told: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert [part for part in told if part not in line] == []
    assert "Traceback" not in line


def test_a_pdf_that_cannot_be_written_says_where_and_what_then(run, tmp_path):
    (tmp_path / "bezet").write_text("x")
    check_not_written(run("exporteer", BOXES, "--pdf", tmp_path), f"“{tmp_path}” is een map. Noem ook het bestand")
    check_not_written(run("exporteer", BOXES, "--pdf", "."), "“.” is een map.")
    check_not_written(run("exporteer", BOXES, "--pdf", "/"), f"“{Path('/')}” is een map.")
    for folder in ("weg", "bezet"):
        target = tmp_path / folder / "x.pdf"
        check_not_written(run("exporteer", BOXES, "--pdf", target), "“x.pdf” is niet bewaard", "Kies een andere map.")
    assert [path.name for path in tmp_path.iterdir()] == ["bezet"]


def test_a_tender_file_that_cannot_be_written_says_where_and_what_then(run, tmp_path):
    (tmp_path / "bezet").write_text("x")
    (tmp_path / "map.json").mkdir()
    check_not_written(run("importeer", NOTICE, "-o", tmp_path / "map.json"), "map.json is niet bewaard.", "andere naam")
    for folder in ("weg", "bezet"):
        target = tmp_path / folder / "x.json"
        check_not_written(run("importeer", NOTICE, "-o", target), "x.json is niet bewaard.", "Kies een andere map.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bezet", "map.json"]


def test_demo_without_a_place_says_so_before_anything_else(run, tmp_path):
    (tmp_path / "bezet").write_text("x")
    for folder in (tmp_path / "bezet", tmp_path / "bezet" / "diep"):
        check_not_written(run("demo", "--map", folder), f"De map {folder} is niet te maken.", "Kies een andere map")


def test_what_is_read_is_never_overwritten_by_what_is_made(run, tmp_path):
    tender, announced = tmp_path / "opdracht.json", tmp_path / "aankondiging.xml"
    write_tender(a_tender(), tender)
    announced.write_bytes(NOTICE.read_bytes())
    told = "is het bestand dat u inleest. Kies een andere naam voor het resultaat."
    check_not_written(run("exporteer", tender, "--pdf", tmp_path / "." / "opdracht.json"), told)
    check_not_written(run("importeer", announced, "-o", announced), told)
    assert read_tender(tender) == a_tender()
    assert announced.read_bytes() == NOTICE.read_bytes()


def test_a_damaged_catalogue_is_told_and_not_thrown(run, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "resource", lambda *parts: tmp_path.joinpath(*parts))
    (tmp_path / "catalogue.json").write_text("{}")
    ran = run("toets", GREEN)
    assert (ran.code, ran.out) == (2, "")
    assert "het bestand met de criteria is beschadigd. Installeer het programma opnieuw" in ran.err


# ---- wrong usage


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Er ontbreekt: OPDRACHT. Hulp: sociaalinkopen --help"),
        (["maak"], "'maak' is geen opdracht van dit programma. Hulp: sociaalinkopen --help"),
        (["toets"], "Er ontbreekt: BESTAND. Hulp: sociaalinkopen toets --help"),
        (
            ["exporteer", "x.json"],
            "Er ontbreekt één van deze keuzes: --pdf -o --alles. Hulp: sociaalinkopen exporteer --help",
        ),
        (["exporteer", "x.json", "--pdf"], "Achter --pdf hoort een waarde. Hulp: sociaalinkopen exporteer --help"),
        (["importeer", "x.xml"], "Er ontbreekt: -o. Hulp: sociaalinkopen importeer --help"),
        (["toets", "a", "b"], "'b' hoort hier niet. Hulp: sociaalinkopen --help"),
        (
            ["toets", "a", "--peildatum", "31-12-2026"],
            "'31-12-2026' kan niet bij --peildatum. Schrijf een datum als 2026-11-24. "
            "Hulp: sociaalinkopen toets --help",
        ),
        (
            ["toets", "a", "--peildatum", "2026-02-30"],
            "'2026-02-30' kan niet bij --peildatum. Schrijf een datum als 2026-11-24. "
            "Hulp: sociaalinkopen toets --help",
        ),
        (["toets", "a", "--json=ja"], "Deze opdracht klopt niet. Hulp: sociaalinkopen toets --help"),
        (["zelftest", "--snel"], "'--snel' hoort hier niet. Hulp: sociaalinkopen --help"),
    ],
)
def test_wrong_usage_is_told_in_dutch(run, arguments, told):
    assert run(*arguments) == Ran(2, "", told + "\n")


@pytest.mark.parametrize("command", [[], ["toets"], ["exporteer"], ["importeer"], ["zelftest"], ["demo"]])
def test_help_is_dutch_from_top_to_bottom(run, command):
    ran = run(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(" ".join(["gebruik: sociaalinkopen", *command, "[-h]"]))
    for word in ("usage", "options", "positional", "arguments", "show", "optional"):
        assert word not in ran.out


def test_the_usage_alone_is_dutch_too():
    assert cli.DutchParser(prog="x").format_usage() == "gebruik: x [-h]\n"


def test_the_version_is_told(run):
    assert run("--versie") == Ran(0, __version__ + "\n", "")


# ---- as a user runs it


def test_a_process_ends_with_the_code_of_the_assessment_and_speaks_utf_8_in_json():
    ran = in_process_of_its_own("toets", GREEN, "--json", env={**os.environ, "PYTHONIOENCODING": "cp1252"})
    assert (ran.returncode, ran.stderr) == (1, b"")
    messages = [item["message"] for item in json.loads(ran.stdout.decode("utf-8"))["findings"]]
    assert any("€\u00a01.450.000" in message for message in messages)


def test_a_console_that_lacks_signs_does_not_stop_the_command():
    ran = in_process_of_its_own("toets", GREEN, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"De omzeteis van ??1.450.000" in ran.stdout


def test_a_process_with_wrong_input_ends_with_two():
    ran = in_process_of_its_own("toets", "weg.json")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode() == "weg.json: dit bestand bestaat niet (meer). Kijk of het is verplaatst.\n".replace(
        "\n", os.linesep
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe that closes early ends otherwise on Windows")
def test_a_reader_that_stops_early_gets_no_complaint():
    with subprocess.Popen(
        [sys.executable, "-m", "sociaalinkopen_desktop.cli", "toets", str(GREEN), "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()  # long before there is anything to write
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_the_command_line_never_loads_the_window():
    program = (
        "import sys; from sociaalinkopen_desktop.cli import main; "
        f"main(['exporteer', {str(BOXES)!r}, '--pdf', sys.argv[1]]); "
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken', 'sociaalinkopen_desktop.ui'))])"
    )
    target = os.devnull + "-bestaat-niet/x.pdf"
    ran = subprocess.run([sys.executable, "-c", program, target], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ran.stdout.strip() == "[]"
    assert "is niet bewaard" in ran.stderr


def test_judging_does_not_load_the_heavy_rooms():
    program = (
        "import sys; from sociaalinkopen_desktop.cli import main; "
        f"main(['toets', {str(BOXES)!r}]); "
        "print([name for name in sys.modules if name in ('reportlab', 'sqlalchemy', 'yaml', 'defusedxml')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ran.stdout.splitlines()[-1] == "[]"
