"""Files that are no notice, damaged ones and hostile ones: each gives one clear sentence and never more harm."""

import io
import zipfile

import pytest

from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.exchange.eforms import document, read_notice

from .notices import DATA, lot, notice

GOOD = (DATA / "E3-nationaal.xml").read_bytes()
LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<lolz>&c;</lolz>"""
EXTERNAL = b"""<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY geheim SYSTEM "file:///etc/passwd">]>
<x>&geheim;</x>"""
DTD = b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "https://voorbeeld.example/x.dtd"><x/>'


def zipped():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("aankondiging.xml", GOOD)
    return packed.getvalue()


def deep(levels):
    return notice(top="<cac:Party>" * levels + "</cac:Party>" * levels).encode()


BROKEN = {
    "billion laughs": (LAUGHS, "documenttype (DTD)"),
    "billion laughs in utf-16": (LAUGHS.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"), "DTD"),
    "external entity": (EXTERNAL, "documenttype (DTD)"),
    "external dtd": (DTD, "documenttype (DTD)"),
    "undefined entity": (notice(top="<cbc:Note>&niets;</cbc:Note>").encode(), "geen geldig XML"),
    "truncated": (GOOD[: len(GOOD) // 2], "niet compleet"),
    "cut in a tag": (GOOD[:-5], "niet compleet"),
    "only a declaration": (b'<?xml version="1.0"?>', "niet compleet"),
    "crossed tags": (GOOD.replace(b"</cbc:ID>", b"</cbc:Name>", 1), "geen geldig XML"),
    "two roots": (GOOD + b"<nog/>", "geen geldig XML"),
    "wrong root": (b"<factuur><nummer>1</nummer></factuur>", "geen aankondiging in eForms"),
    "old format": (b"<TED_EXPORT><F02_2014/></TED_EXPORT>", "oude vorm (TED XML"),
    "business notice": (b"<BusinessRegistrationInformationNotice/>", "melding over een onderneming"),
    "wrong namespace": (GOOD.replace(b"schema:xsd:ContractNotice-2", b"schema:xsd:Order-2"), "naamruimte"),
    "no namespace": (b"<ContractNotice/>", "naamruimte"),
    "web page": (b"<!DOCTYPE html><html><body>TenderNed</body></html>", "webpagina"),
    "web page without doctype": (b"\n <HTML><body/></HTML>", "webpagina"),
    "empty": (b"", "leeg"),
    "only spaces": (b" \n\t ", "leeg"),
    "binary": (bytes(range(256)) * 20, "geen tekstbestand"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "geen tekstbestand"),
    "plain text": (b"Beste lezer, zie bijlage.", "geen XML-bestand"),
    "pdf with another name": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf-bestand"),
    "zip": (zipped(), "zip-bestand"),
    "json": (b'{"format": "sociaalinkopen-aanbesteding"}', "JSON-bestand"),
    "utf-16 that says it is utf-8": (GOOD.decode().encode("utf-16"), "codering"),
    "latin-1 that says it is utf-8": (GOOD.decode().replace("onder", "één").encode("latin-1"), "teken"),
    "unknown encoding": (GOOD.replace(b"UTF-8", b"klingon", 1), "codering"),
    "control sign": (notice(top="<cbc:Note>\x07</cbc:Note>").encode(), "teken dat niet in XML hoort"),
    "huge text": (notice(top=f"<cbc:Note>{'a' * 100_001}</cbc:Note>").encode(), "meer dan 100000 tekens"),
    "deep nesting": (deep(100), "60 lagen"),
    "very deep nesting": (deep(200_000), "60 lagen"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_gives_one_clear_sentence(name, tmp_path):
    content, told = BROKEN[name]
    path = tmp_path / "aankondiging.xml"
    path.write_bytes(content)
    with pytest.raises(InputProblem) as caught:
        read_notice(path)
    (sentence,) = caught.value.sentences
    assert sentence.startswith("aankondiging.xml: ")
    assert told in sentence
    assert sentence.endswith(".") or sentence.endswith("!")
    assert "\n" not in sentence
    assert caught.value.__cause__ is None


def test_sentences_say_what_to_do_next(tmp_path):
    path = tmp_path / "aankondiging.xml"
    for content, _ in (BROKEN["truncated"], BROKEN["web page"], BROKEN["wrong root"], BROKEN["zip"]):
        path.write_bytes(content)
        with pytest.raises(InputProblem, match=r"Download|Pak het uit"):
            read_notice(path)


def test_position_of_a_fault_is_told(tmp_path):
    path = tmp_path / "aankondiging.xml"
    path.write_bytes(BROKEN["truncated"][0])
    with pytest.raises(InputProblem, match=r"op regel \d+, teken \d+"):
        read_notice(path)


def test_too_many_elements(tmp_path, monkeypatch):
    monkeypatch.setattr(document, "MAX_ELEMENTS", 500)
    path = tmp_path / "aankondiging.xml"
    path.write_text(notice(top="<cbc:Note>a</cbc:Note>" * 600), "utf-8")
    with pytest.raises(InputProblem, match="meer dan 500 onderdelen"):
        read_notice(path)


def test_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "aankondiging.xml"
    path.write_bytes(b"<" + b" " * document.MAX_BYTES)
    with pytest.raises(InputProblem, match="groter dan 20 MB"):
        read_notice(path)


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(InputProblem, match=r"weg\.xml: dit bestand bestaat niet"):
        read_notice(tmp_path / "weg.xml")
    with pytest.raises(InputProblem, match="dit is een map"):
        read_notice(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1", "windows-1252"])
def test_honest_other_encodings_are_read(tmp_path, encoding):
    text = notice(lot("<cbc:Name>Café</cbc:Name>"))
    declared = {"utf-8-sig": "UTF-8"}.get(encoding, encoding)
    path = tmp_path / "aankondiging.xml"
    path.write_bytes(text.replace('encoding="UTF-8"', f'encoding="{declared}"').encode(encoding))
    assert read_notice(path).tender.subject.title == "Café"


def test_elements_of_a_foreign_namespace_match_no_rule(tmp_path):
    path = tmp_path / "aankondiging.xml"
    foreign = '<vreemd:Name xmlns:vreemd="urn:vreemd">Vreemd</vreemd:Name>'
    path.write_text(notice(project=foreign), "utf-8")
    found = read_notice(path)
    assert found.tender.subject.title == ""
    assert any("{urn:vreemd}Name: Vreemd" in remark for remark in found.remarks)


def test_text_of_a_notice_is_never_markup(tmp_path):
    path = tmp_path / "aankondiging.xml"
    path.write_text(notice(project="<cbc:Name>&lt;b&gt;vet&lt;/b&gt; {x} %s</cbc:Name>"), "utf-8")
    assert read_notice(path).tender.subject.title == "<b>vet</b> {x} %s"
