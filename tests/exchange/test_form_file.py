"""Forms that come back: what two strange programs fill in is read whole, and nothing hostile gets further."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.domain.checklists import FormKind, checklist_of, differences, merged
from sociaalinkopen_desktop.exchange import form_file
from sociaalinkopen_desktop.exchange.form_file import form_in, read_form
from sociaalinkopen_desktop.reports.pdf import pdf_bytes
from tests.builders import a_tender
from tests.checklists import TYPED, a_form, a_sheet, by_pdfium, by_pypdf, library, places, with_form_changed

IDS = [item.id for item in library().checklists]
EMPTY_KINDS = [FormKind.FILLED, FormKind.BLANK]


def wanted(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """For every field of the form another value: the boxes, and what is typed or chosen."""
    now = pypdf.PdfReader(BytesIO(data)).get_fields() or {}
    boxes: dict[str, str] = {}
    texts: dict[str, str] = {}
    for (name, state), place in places(data).items():
        if place.kind == "/Btn":
            if now[name].get("/V") != state:
                boxes.setdefault(name, state)
        elif place.kind == "/Ch":
            texts[name] = next(key for key in reversed(place.options) if key and key != now[name].get("/V"))
        else:
            texts[name] = f"{TYPED} {len(texts)}"
    return boxes, texts


def read_values(data: bytes) -> dict[str, str]:
    form = form_in(data, "formulier.pdf")
    assert form.remarks == ()
    name = form.identity.checklist
    return {f"{name}.{line}.{part}": value.words for (line, part), value in form.fields.items()}


@pytest.mark.parametrize("kind", EMPTY_KINDS)
@pytest.mark.parametrize("checklist", IDS)
def test_an_untouched_form_says_what_the_program_put_in_and_changes_nothing(checklist: str, kind: FormKind) -> None:
    form = form_in(a_form(checklist, kind), "formulier.pdf")
    assert form.fields
    assert all(value.words == value.was for value in form.fields.values())
    tender = a_tender()
    assert differences(checklist_of(form, tender, library()), tender, form) == ()


@pytest.mark.parametrize("checklist", IDS)
def test_everything_that_pypdf_fills_in_is_read(checklist: str) -> None:
    data = a_form(checklist)
    boxes, texts = wanted(data)
    found = read_values(by_pypdf(data, {**boxes, **texts}))
    assert len(found) == len({*boxes, *texts})
    assert found == {**{name: state[1:] for name, state in boxes.items()}, **texts}


@pytest.mark.parametrize("checklist", IDS)
def test_everything_that_is_clicked_and_typed_in_pdfium_is_read(checklist: str) -> None:
    data = a_form(checklist)
    boxes, texts = wanted(data)
    choices = {name for (name, _state), place in places(data).items() if place.kind == "/Ch"}
    typed = {name: words for name, words in texts.items() if name not in choices}
    found = read_values(by_pdfium(data, set(boxes.items()), typed))
    assert {name: found[name] for name in boxes} == {name: state[1:] for name, state in boxes.items()}
    assert {name: found[name] for name in typed} == typed


def test_a_box_that_is_clicked_again_is_empty_again() -> None:
    data = a_form("instrument")
    assert read_values(data)["instrument.social-return.antwoord"] == "yes"
    emptied = by_pdfium(data, {("instrument.social-return.antwoord", "/yes")}, {})
    assert read_values(emptied)["instrument.social-return.antwoord"] == ""


def test_only_one_box_of_a_line_stays_ticked_in_pdfium() -> None:
    name = "instrument.keuze.antwoord"
    once = by_pdfium(a_form("instrument"), {(name, "/yes")}, {})
    twice = by_pdfium(once, {(name, "/no")}, {})
    assert read_values(twice)[name] == "no"


def test_the_words_of_a_form_reach_the_tender() -> None:
    tender = a_tender()
    values = {
        "instrument.kandidaten.antwoord": "7",
        "instrument.social-return.antwoord": "/no",
        "instrument.keuze.antwoord": "/yes",
        "instrument.keuze.toelichting": TYPED,
        "instrument.keuze.datum": "24-11-2026",
    }
    form = form_in(by_pypdf(a_form("instrument"), values), "formulier.pdf")
    checklist = checklist_of(form, tender, library())
    changed = merged(checklist, tender, differences(checklist, tender, form))
    assert changed.ambition.reservation.candidates == 7
    assert changed.ambition.social_return.is_applied is False
    (mark,) = changed.checklist_marks
    assert (mark.line, mark.note, mark.day.isoformat()) == ("keuze", TYPED, "2026-11-24")


def test_a_file_on_disk_is_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "formulier.pdf"
    path.write_bytes(a_form("start"))
    assert read_form(path) == form_in(a_form("start"), "formulier.pdf")


def refused(content: bytes) -> str:
    with pytest.raises(InputProblem) as problem:
        form_in(content, "formulier.pdf")
    (sentence,) = problem.value.sentences
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    return sentence


def test_a_pdf_without_a_form_is_refused_with_what_to_do() -> None:
    assert "zit geen formulier" in refused(pdf_bytes(a_sheet("start")))


@pytest.mark.parametrize("cut", [0.2, 0.6, 0.95])
def test_a_damaged_file_is_refused(cut: float) -> None:
    whole = a_form("start")
    assert "formulier.pdf" in refused(whole[: int(len(whole) * cut)])


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"geen pdf", b"\0" * 2000, b"%PDF-1.7\n1 0 obj\n<<" + b"[" * 5000])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    assert refused(content)


def test_a_file_with_a_password_is_refused() -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(a_form("start"))))
    writer.encrypt("geheim", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    assert "wachtwoord" in refused(made.getvalue())


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_file, "MAX_BYTES", 1_000)
    path = tmp_path / "groot.pdf"
    path.write_bytes(a_form("start"))
    with pytest.raises(InputProblem, match="groter dan"):
        read_form(path)


def test_a_form_of_another_program_is_refused() -> None:
    def forget(writer: pypdf.PdfWriter, _fields: object) -> None:
        writer.metadata = {"/Title": "Ander formulier"}
        del writer._root_object[NameObject("/Metadata")]

    assert "komt niet uit dit programma" in refused(with_form_changed(a_form("start"), forget))


def test_the_identity_is_found_in_the_metadata_when_the_properties_are_gone() -> None:
    def forget(writer: pypdf.PdfWriter, _fields: object) -> None:
        writer.metadata = None

    data = with_form_changed(a_form("start"), forget)
    assert form_in(data, "x.pdf").identity == form_in(a_form("start"), "x.pdf").identity


NAME = "start.opdrachtgever.antwoord"


def changed_value(value: object) -> bytes:
    def change(_writer: object, fields: dict[str, DictionaryObject]) -> None:
        fields[NAME][NameObject("/V")] = value

    return with_form_changed(a_form("start"), change)


@pytest.mark.parametrize(
    "value", [NumberObject(7), DictionaryObject(), ArrayObject([NumberObject(1), NumberObject(2)])]
)
def test_a_value_of_a_wrong_type_is_told_and_passed_over(value: object) -> None:
    form = form_in(changed_value(value), "x.pdf")
    assert ("opdrachtgever", "antwoord") not in form.fields
    assert form.remarks == ("Het veld “opdrachtgever – antwoord” bevat iets anders dan tekst; dit is niet gelezen.",)


def test_a_very_long_text_is_told_and_passed_over() -> None:
    form = form_in(changed_value(TextStringObject("x" * (form_file.LONGEST + 1))), "x.pdf")
    assert ("opdrachtgever", "antwoord") not in form.fields
    assert "te veel tekst" in form.remarks[0]


def test_control_signs_and_signs_that_turn_text_around_are_taken_out() -> None:
    typed = "Hoofd\x00\x07 In\u202ekoop\ufeff\r\nTweede regel"
    form = form_in(changed_value(TextStringObject(typed)), "x.pdf")
    assert form.fields["opdrachtgever", "antwoord"].words == "Hoofd Inkoop\nTweede regel"


def test_fields_of_the_same_name_are_told_and_passed_over() -> None:
    def double(writer: pypdf.PdfWriter, fields: dict[str, DictionaryObject]) -> None:
        twin = DictionaryObject({NameObject("/T"): TextStringObject("antwoord"), NameObject("/FT"): NameObject("/Tx")})
        twin[NameObject("/V")] = TextStringObject("iemand anders")
        fields["start.opdrachtgever"]["/Kids"].append(writer._add_object(twin))

    form = form_in(with_form_changed(a_form("start"), double), "x.pdf")
    assert ("opdrachtgever", "antwoord") not in form.fields
    assert "staat er dubbel in" in form.remarks[0]


def test_two_ticks_on_one_line_are_told_and_passed_over() -> None:
    name = "start.splitsen.antwoord"

    def tick(_writer: object, fields: dict[str, DictionaryObject]) -> None:
        for kid in fields[name]["/Kids"]:
            widget = kid.get_object()
            (state,) = [key for key in widget["/AP"]["/N"] if key != "/Off"]
            widget[NameObject("/AS")] = NameObject(state)

    form = form_in(with_form_changed(a_form("start"), tick), "x.pdf")
    assert ("splitsen", "antwoord") not in form.fields
    assert "meer dan één kruisje" in form.remarks[0]


def test_fields_that_hold_each_other_end_somewhere() -> None:
    def knot(_writer: object, fields: dict[str, DictionaryObject]) -> None:
        line = fields["start.opdrachtgever"]
        line["/Kids"].append(line.indirect_reference)

    form = form_in(with_form_changed(a_form("start"), knot), "x.pdf")
    assert form.fields["doel", "antwoord"].words


def test_thousands_of_fields_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_file, "MAX_FIELDS", 10)
    assert "veel te veel velden" in refused(a_form("start"))


@pytest.mark.parametrize("part", ["zomaar", "0.0", "999.0", "1.99", "1.x", "antwoord.0"])
def test_parts_that_the_checklist_does_not_have_change_nothing(part: str) -> None:
    tender = a_tender()
    form = form_in(a_form("uitnodigen"), "x.pdf")
    strange = {("lijst", part): form_file.FormField(words="kwaad", was="")}
    made = type(form)(identity=form.identity, fields=strange)
    assert differences(library().checklist("uitnodigen"), tender, made) == ()
