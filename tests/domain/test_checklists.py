"""Checklists: whole, plain, honest about where an answer comes from, and read back without losing anything.

The text of each is held against one that somebody has read: tests/data/golden/checklist_*.txt. After a wanted change,
write them anew and read the difference:  python -m tests.domain.test_checklists --schrijf
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content.checklists import compiled_checklists, load_checklists
from sociaalinkopen_desktop.domain import fields
from sociaalinkopen_desktop.domain.catalogue import Kind
from sociaalinkopen_desktop.domain.checklist_marks import ChecklistMark
from sociaalinkopen_desktop.domain.checklists import (
    Binding,
    Checklist,
    FilledLine,
    FormField,
    FormKind,
    Line,
    ReadForm,
    WrongForm,
    checklist_of,
    differences,
    filled,
    identity_in,
    identity_of,
    merged,
    told_lines,
)
from sociaalinkopen_desktop.domain.checklists.marking import ANSWER, DAY, NOTE, asks_state, said, with_words
from sociaalinkopen_desktop.domain.checklists.values import UnreadableValue, day_of, value_of, words_of
from sociaalinkopen_desktop.domain.choices import AnswerOutcome, AwardMethod, Theme
from sociaalinkopen_desktop.domain.document import CheckItem, Checks, Document, Facts, Paragraph, SignOff
from sociaalinkopen_desktop.domain.encoding import from_plain, to_plain
from sociaalinkopen_desktop.domain.market import Invitation
from sociaalinkopen_desktop.domain.tender import Answer, Tender
from sociaalinkopen_desktop.exchange.tender_file import read_tender
from tests.builders import a_tender
from tests.checklists import a_sheet, judged, library
from tests.criteria.cases import catalogue
from tests.strategies import tenders

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
HOW = "Read the difference; is it wanted, then: python -m tests.domain.test_checklists --schrijf"
NOTHING = Tender(id="leeg")
ALL = library().checklists
LINES = [(item, line) for item in ALL for line in item.lines]
NAMED = [f"{item.id}-{line.key}" for item, line in LINES]
MOST_WORDS = 22
A_NUMBER = re.compile(r"€ ?\d|\d[\d.,]* ?(?:%|procent|dagen|weken|maanden|euro)\b")


def every_text(checklist: Checklist) -> Iterator[str]:
    yield from (checklist.title, checklist.purpose, *checklist.signers)
    for part in checklist.parts:
        yield part.title
        for line in part.lines:
            yield from (line.question, line.help, *(column.label for column in line.columns))


# -- as data ----------------------------------------------------------------------------------------------------------
def test_there_are_fifteen_in_the_order_of_their_numbers() -> None:
    assert [item.number for item in ALL] == list(range(1, 16))
    assert len({item.id for item in ALL}) == 15


def test_source_and_compiled_agree() -> None:
    text = compiled_checklists(load_checklists(resource("checklists")))
    assert resource("checklists.json").read_text("utf-8") == text, "draai: python installer/compile_catalogue.py"
    assert load_checklists(resource("checklists")) == library()


def test_eight_lines_follow_the_eight_parts_of_article_1_10() -> None:
    lines = library().checklist("proportionaliteit").parts[0].lines
    assert [line.sources[0].paragraph for line in lines] == [f"2 onder {letter}" for letter in "abcdefgh"]


@pytest.mark.parametrize(("checklist", "line"), LINES, ids=NAMED)
def test_each_line_leads_to_something_that_exists(checklist: Checklist, line: Line) -> None:
    known = {criterion.id: criterion for criterion in catalogue().criteria}
    assert set(line.criteria) <= set(known)
    if line.binding is Binding.ANSWER:
        assert known[line.target].kind is Kind.QUESTION
    if line.binding is Binding.FINDING:
        assert known[line.target].kind is not Kind.QUESTION
    if line.binding is Binding.FIELD:
        assert not fields.describe(Tender, line.target).is_group
    if line.binding is Binding.ROWS:
        assert sum(column.share for column in line.columns) == pytest.approx(1)
        assert line.rows >= 1


@pytest.mark.parametrize("checklist", ALL, ids=lambda item: item.id)
def test_texts_are_short_and_name_no_number_of_law_or_policy(checklist: Checklist) -> None:
    for text in every_text(checklist):
        assert not A_NUMBER.search(text), text
        for sentence in re.split(r"(?<=[.?!:])\s+", text):
            assert len(sentence.split()) <= MOST_WORDS, sentence


# -- values as words --------------------------------------------------------------------------------------------------
@given(tenders())
def test_words_of_a_value_give_the_value_back(tender: Tender) -> None:
    for path, field in fields.leaves(Tender):
        if "*" in path or field.many:
            continue
        value = fields.get(tender, path)
        if isinstance(value, str) and not fields.is_choice(field.kind):
            value = value.strip()
        assert value_of(field, words_of(field, value)) == value or not value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("240000", 240000),
        ("€ 240.000", 240000),
        ("240.000,50", "240000.5"),
        (" 1.250 euro ", 1250),
        ("€ 1.000,-", 1000),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, value: object) -> None:
    assert value_of(fields.describe(Tender, "value.base_value"), typed) == Decimal(str(value))


@pytest.mark.parametrize("typed", ["24-11-2026", "24/11/2026", "24.11.2026", "2026-11-24", " 24-11-2026 "])
def test_days_are_read_as_people_write_them(typed: str) -> None:
    assert day_of(typed) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("value.base_value", "veel"),
        ("value.base_value", "1,2,3"),
        ("value.base_value", "-5"),
        ("value.duration_months", "2,5"),
        ("ambition.social_return.percentage", "101"),
        ("schedule.dispatch_date", "31-2-2027"),
        ("schedule.dispatch_date", "volgende week"),
        ("award.method", "loting"),
    ],
)
def test_words_that_are_no_value_are_refused_with_a_sentence(path: str, typed: str) -> None:
    with pytest.raises(UnreadableValue) as problem:
        value_of(fields.describe(Tender, path), typed)
    assert problem.value.sentence.endswith(".")


# -- filled in beforehand ---------------------------------------------------------------------------------------------
def by_key(checklist: str, tender: Tender, kind: FormKind = FormKind.FILLED) -> dict[str, FilledLine]:
    lines = filled(library().checklist(checklist), tender, judged(tender), kind)
    return {item.line.key: item for item in lines}


def test_a_filled_checklist_says_what_the_dossier_and_the_toets_say() -> None:
    lines = by_key("proportionaliteit", a_tender())
    assert lines["bewijs"].state is AnswerOutcome.YES
    assert lines["bewijs"].why == "Toets: voldoet"
    assert by_key("start", a_tender())["opdrachtgever"].words == "Hoofd Openbare Ruimte"
    assert by_key("start", a_tender())["thema-klimaat"].state is AnswerOutcome.YES


def test_half_leaves_out_what_is_only_likely() -> None:
    tender = a_tender()
    whole, half = by_key("proportionaliteit", tender), by_key("proportionaliteit", tender, FormKind.HALF)
    known = {criterion.id: criterion for criterion in catalogue().criteria}
    left_out = [key for key, line in whole.items() if line.state and not half[key].state]
    assert left_out
    for key in left_out:
        criterion = known[whole[key].line.target]
        assert criterion.certainty.value != "sure" or criterion.kind is not Kind.AUTOMATIC
    assert {key for key, line in half.items() if line.state} <= {key for key, line in whole.items() if line.state}


@pytest.mark.parametrize("checklist", ALL, ids=lambda item: item.id)
def test_a_blank_checklist_has_no_answer_at_all(checklist: Checklist) -> None:
    for line in filled(checklist, a_tender(), judged(a_tender()), FormKind.BLANK):
        assert (line.state, line.words, line.note, line.day, line.why) == (None, "", "", "", "")
        assert not any(cell for row in line.rows for cell in row)


def test_what_does_not_apply_yet_stays_open_until_its_time() -> None:
    assert by_key("gunning", a_tender())["brief"].state is None
    low = {"base_value": 20_000, "options_value": 0, "extensions_value": 0}
    single = a_tender(phase="award", procedure={"procedure": "single_onderhands"}, value=low, lots=(), answers=[])
    assert by_key("gunning", single)["brief"].state is AnswerOutcome.NOT_APPLICABLE


def test_a_failing_point_is_a_no_and_says_where_that_comes_from() -> None:
    tender = a_tender(requirements={"proof_with_tender": True})
    line = by_key("proportionaliteit", tender)["bewijs"]
    assert line.state is AnswerOutcome.NO
    assert line.why.startswith("Toets: ")


def test_an_own_mark_goes_before_the_toets() -> None:
    mark = ChecklistMark(checklist="proportionaliteit", line="bewijs", state=AnswerOutcome.NO, note="Nog navragen")
    line = by_key("proportionaliteit", replace(a_tender(), checklist_marks=(mark,)))["bewijs"]
    assert (line.state, line.note, line.why) == (AnswerOutcome.NO, "Nog navragen", "Eerder op deze checklist ingevuld")


# -- what a line means ------------------------------------------------------------------------------------------------
def put(tender: Tender, checklist: str, line: str, part: str, words: str) -> Tender:
    found = library().checklist(checklist)
    changed = with_words(tender, found, found.line(line), part, words)
    assert said(changed, found, found.line(line), part) == words
    assert from_plain(to_plain(changed)) == changed
    return changed


def test_a_field_takes_the_answer() -> None:
    assert put(NOTHING, "percelen", "samengevoegd", ANSWER, "yes").division.is_merged is True
    assert put(NOTHING, "start", "waarde", ANSWER, "240.000").value.base_value == 240000
    method = AwardMethod.LOWEST_PRICE
    assert put(NOTHING, "gunning", "methode", ANSWER, method.value).award.method is method


def test_not_applicable_is_a_mark_where_the_field_knows_only_yes_and_no() -> None:
    changed = put(put(NOTHING, "percelen", "samengevoegd", ANSWER, "yes"), "percelen", "samengevoegd", ANSWER,
                  "not_applicable")  # fmt: skip
    assert changed.division.is_merged is None
    assert [mark.state for mark in changed.checklist_marks] == [AnswerOutcome.NOT_APPLICABLE]
    again = put(changed, "percelen", "samengevoegd", ANSWER, "no")
    assert again.division.is_merged is False
    assert again.checklist_marks == ()


def test_a_question_of_the_toets_gets_answer_and_reason() -> None:
    changed = put(put(NOTHING, "gunning", "brief", ANSWER, "yes"), "gunning", "brief", NOTE, "Zie de brief, blad 2.")
    assert changed.answers == (Answer(criterion="GU-06", outcome=AnswerOutcome.YES, reason="Zie de brief, blad 2."),)
    assert put(changed, "gunning", "brief", ANSWER, "").answers == ()


def test_a_theme_is_chosen_with_its_reason() -> None:
    changed = put(put(NOTHING, "start", "thema-klimaat", ANSWER, "no"), "start", "thema-klimaat", NOTE, "Geen vervoer.")
    (choice,) = [item for item in changed.ambition.themes if item.theme is Theme.CLIMATE]
    assert (choice.is_applied, choice.reason) == (False, "Geen vervoer.")
    assert len(changed.ambition.themes) == len(NOTHING.ambition.themes)


def test_marks_keep_state_note_and_day_and_vanish_when_all_are_taken_back() -> None:
    changed = put(NOTHING, "publicatie", "gelijk", ANSWER, "yes")
    changed = put(
        put(changed, "publicatie", "gelijk", NOTE, "Bijlage 3 ook"), "publicatie", "gelijk", DAY, "24-11-2026"
    )
    (mark,) = changed.checklist_marks
    assert (mark.state, mark.note, mark.day) == (AnswerOutcome.YES, "Bijlage 3 ook", date(2026, 11, 24))
    for part in (ANSWER, NOTE, DAY):
        changed = put(changed, "publicatie", "gelijk", part, "")
    assert changed == NOTHING


def test_rows_change_the_list_and_new_ones_are_added_in_their_order() -> None:
    checklist = library().checklist("uitnodigen")
    tender = a_tender(
        market={"invitations": [{"supplier": "Voorbeeldgroen", "is_social": True, "reason": "Kent de wijk"}]}
    )
    form = a_form_of(tender, checklist, {"lijst.1.2": "Ruim ervaring", "lijst.3.0": "Stichting Voorbeeldwerk",
                                         "lijst.3.1": "yes", "lijst.5.2": "Beurtrol"})  # fmt: skip
    changed = merged(checklist, tender, differences(checklist, tender, form))
    assert changed.market.invitations == (
        Invitation(supplier="Voorbeeldgroen", is_social=True, reason="Ruim ervaring"),
        Invitation(supplier="Stichting Voorbeeldwerk", is_social=True),
        Invitation(reason="Beurtrol"),
    )


def test_cells_without_a_field_are_kept_on_the_checklist() -> None:
    checklist = library().checklist("kwartaal")
    form = a_form_of(NOTHING, checklist, {"inzet.2.0": "Leerwerkplek", "inzet.2.3": "1.250"})
    changed = merged(checklist, NOTHING, differences(checklist, NOTHING, form))
    assert changed.checklist_marks == (
        ChecklistMark(checklist="kwartaal", line="inzet.2", cells=("Leerwerkplek", "", "", "1.250")),
    )
    assert by_key("kwartaal", changed)["inzet"].rows[1] == ("Leerwerkplek", "", "", "1.250")


@given(tenders(), st.sampled_from(LINES), st.sampled_from(["yes", "no", "not_applicable", ""]))
def test_any_box_can_be_ticked_in_any_tender(tender: Tender, place: tuple[Checklist, Line], words: str) -> None:
    checklist, line = place
    if not asks_state(line):
        return
    changed = with_words(tender, checklist, line, ANSWER, words)
    field = fields.describe(Tender, line.target) if line.binding is Binding.FIELD else None
    if field is None or field.optional or words != "no":  # a flag that is always yes or no cannot tell no from nothing
        assert said(changed, checklist, line, ANSWER) == words
    assert from_plain(to_plain(changed)) == changed


# -- forms that come back ---------------------------------------------------------------------------------------------
def a_form_of(tender: Tender, checklist: Checklist, words: dict[str, str]) -> ReadForm:
    """A form of the tender in which these fields, by line and part, were changed from what the program put there."""
    found = {}
    for name, typed in words.items():
        line, _, part = name.partition(".")
        found[line, part] = FormField(words=typed, was=said(tender, checklist, checklist.line(line), part))
    return ReadForm(identity=identity_of(tender, checklist), fields=found)


def test_the_identity_survives_as_words() -> None:
    identity = identity_of(a_tender(), library().checklist("start"))
    assert identity_in(f"iets {identity} anders") == identity
    assert identity_in("Sociaal Inkopen formulier 2; dossier=x") is None


def test_a_form_of_another_tender_is_refused() -> None:
    form = a_form_of(a_tender(), library().checklist("start"), {})
    with pytest.raises(WrongForm, match="hoort bij een andere aanbesteding") as wrong:
        checklist_of(form, NOTHING, library())
    assert wrong.value.sentence


@pytest.mark.parametrize(
    ("change", "words"), [({"version": 9}, "is vernieuwd"), ({"checklist": "oud"}, "kent het programma niet")]
)
def test_a_form_of_another_version_or_an_unknown_checklist_is_refused(change: dict[str, object], words: str) -> None:
    form = a_form_of(a_tender(), library().checklist("start"), {})
    form = replace(form, identity=replace(form.identity, **change))
    with pytest.raises(WrongForm, match=words):
        checklist_of(form, a_tender(), library())


def test_differences_tell_old_and_new_in_the_order_of_the_checklist() -> None:
    checklist = library().checklist("start")
    form = a_form_of(a_tender(), checklist, {
        "akkoord.antwoord": "1-12-2026", "thema-klimaat.antwoord": "no", "waarde.antwoord": "250.000",
        "doel.antwoord": "Minder auto's.", "opdrachtgever.antwoord": "Hoofd Openbare Ruimte",
    })  # fmt: skip
    assert told_lines(differences(checklist, a_tender(), form)) == (
        "1.3 Wat wordt er in de gemeente beter door deze inkoop?: Meer inwoners met een afstand tot werk krijgen een "
        "vaste plek in het groen. → Minder auto's.",
        "1.5 Hoeveel kost het ongeveer over de vaste looptijd?: 240.000 → 250.000",
        "3.2 Doet klimaat mee?: Ja → Nee",
        "4.2 Op welke dag ging de opdrachtgever akkoord met de sociale ambitie?: 22-9-2026 → 1-12-2026",
    )


def test_the_same_amount_written_otherwise_is_no_difference() -> None:
    checklist = library().checklist("start")
    form = a_form_of(a_tender(), checklist, {"waarde.antwoord": "€ 240000,00", "akkoord.antwoord": "22-09-2026"})
    assert differences(checklist, a_tender(), form) == ()


def test_what_cannot_be_read_is_told_and_never_taken_over() -> None:
    checklist = library().checklist("start")
    form = a_form_of(a_tender(), checklist, {"waarde.antwoord": "weet ik niet", "akkoord.antwoord": "32-1-2026"})
    found = differences(checklist, a_tender(), form)
    assert [item.problem for item in found] == [
        "Schrijf een getal, bijvoorbeeld 1.250 of 5,5.",
        "Schrijf een datum als 24-11-2026.",
    ]
    assert merged(checklist, a_tender(), found) == a_tender()


def test_a_value_that_the_tender_changed_since_is_left_alone_unless_the_form_changed_it_too() -> None:
    checklist, before = library().checklist("start"), a_tender()
    form = a_form_of(before, checklist, {"opdrachtgever.antwoord": "Wethouder"})
    kept = FormField(words=said(before, checklist, checklist.line("doel"), ANSWER))
    form = replace(form, fields={**form.fields, ("doel", ANSWER): replace(kept, was=kept.words)})
    later = a_tender(subject={"social_purpose": "Een ander doel.", "internal_client": "Directeur"})
    (difference,) = differences(checklist, later, form)
    assert (difference.line, difference.old, difference.new, difference.was_changed) == (
        "opdrachtgever", "Directeur", "Wethouder", True,
    )  # fmt: skip
    assert not differences(checklist, before, form)[0].was_changed


def test_a_form_that_forgot_what_stood_there_never_empties_a_field() -> None:
    checklist = library().checklist("start")
    form = a_form_of(a_tender(), checklist, {})
    form = replace(form, fields={("doel", ANSWER): FormField(words=""), ("les", ANSWER): FormField(words="Anders")})
    assert [item.line for item in differences(checklist, a_tender(), form)] == ["les"]


def test_only_what_was_accepted_is_taken_over() -> None:
    checklist = library().checklist("start")
    form = a_form_of(a_tender(), checklist, {"doel.antwoord": "Minder auto's.", "les.antwoord": "Eerder beginnen."})
    first, _second = differences(checklist, a_tender(), form)
    changed = merged(checklist, a_tender(), [first])
    assert changed == a_tender(subject={"social_purpose": "Minder auto's."})


# -- on paper ---------------------------------------------------------------------------------------------------------
def test_old_tender_files_without_marks_are_read() -> None:
    assert from_plain({"subject": {"title": "Oud"}}).checklist_marks == ()


@pytest.mark.parametrize("checklist", ALL, ids=lambda item: item.id)
def test_a_sheet_has_head_version_legend_and_room_to_sign(checklist: Checklist) -> None:
    sheet = a_sheet(checklist.id)
    assert sheet.kind == f"Checklist {checklist.number}: {checklist.title}"
    assert dict(sheet.key_facts.rows)["Dossier"] == "Groenonderhoud in twee wijken · Z-2026-0042"
    assert dict(sheet.key_facts.rows)["Versie"].startswith(f"{checklist.version}, kenmerk ")
    assert isinstance(sheet.chapters[-1].blocks[-1], SignOff)
    assert "kruisje" in str(sheet.summary[1])
    assert sheet.keywords == ""
    assert identity_in(a_sheet(checklist.id, fillable=True).keywords) == identity_of(a_tender(), checklist)


def plain_text(document: Document) -> str:
    """A sheet as text: boxes as [x] and [ ], what is written after a colon."""
    return "\n".join(_told(document)).replace("\u00a0", " ") + "\n"


def _told(document: Document) -> Iterator[str]:
    yield document.kind
    yield f"{document.organisation} · {document.file_name}"
    for block in (document.key_facts, *document.summary):
        if isinstance(block, Facts):
            yield from (f"{label}: {text}" for label, text in block.rows if label != "Versie")
        elif isinstance(block, Paragraph):
            yield block.text
    for chapter in document.chapters:
        yield ""
        yield f"# {chapter.number} {chapter.title}"
        for block in chapter.blocks:
            if isinstance(block, Checks):
                for item in block.items:
                    yield from _item(item)
            elif isinstance(block, SignOff):
                yield from (f"Handtekening: {role}" for role in block.roles)


def _item(item: CheckItem) -> Iterator[str]:
    boxes = ""
    if item.asks_state:
        boxes = " ".join(f"[{'x' if item.state is state else ' '}]" for state in AnswerOutcome) + " "
    if item.text:
        yield f"{item.number} {boxes}{item.text}"
        yield from (f"    {text}" for text in (item.help, f"({item.source})" if item.source else "") if text)
    yield from (f"    [{'x' if key == item.chosen else ' '}] {words}" for key, words in item.options)
    told = [f"{place.label}: {place.text}".strip() for place in item.places]
    prefix = "    " if item.text else f"  {item.number} | "
    if told:
        yield prefix + " | ".join(told)


def golden(checklist: Checklist) -> str:
    filled_in = a_sheet(checklist.id, tender=read_tender(resource("examples", "groenonderhoud.json")))
    return f"{plain_text(filled_in)}\n=== leeg ===\n\n{plain_text(a_sheet(checklist.id, FormKind.BLANK))}"


@pytest.mark.parametrize("checklist", ALL, ids=lambda item: item.id)
def test_the_text_is_the_one_that_was_read(checklist: Checklist) -> None:
    known = (GOLDEN / f"checklist_{checklist.id}.txt").read_text("utf-8")
    assert golden(checklist) == known, HOW


if __name__ == "__main__":
    if sys.argv[1:] != ["--schrijf"]:
        sys.exit("use: python -m tests.domain.test_checklists --schrijf")
    for known in ALL:
        (GOLDEN / f"checklist_{known.id}.txt").write_text(golden(known), "utf-8", newline="\n")
