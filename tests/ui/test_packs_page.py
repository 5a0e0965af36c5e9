"""Eigen criteria: the list of packs, what a pack would change, and making one by hand and by keyboard."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sociaalinkopen_desktop.application.packs import Installed, Proposal
from sociaalinkopen_desktop.application.ports import Counts
from sociaalinkopen_desktop.application.rejudging import Effect, PointChange, TenderChange
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.assessment import Status
from sociaalinkopen_desktop.domain.packs.difference import difference
from sociaalinkopen_desktop.domain.packs.facts import facts
from sociaalinkopen_desktop.ui.pages.packs import PacksPage
from sociaalinkopen_desktop.ui.pages.packs_condition import ConditionEditor, Words
from sociaalinkopen_desktop.ui.pages.packs_draft import ABOUT, is_usable, new_pack
from sociaalinkopen_desktop.ui.pages.packs_picker import Pick, Picker
from sociaalinkopen_desktop.ui.pages.packs_texts import code_for, name_for
from sociaalinkopen_desktop.ui.theme import apply_theme
from sociaalinkopen_desktop.ui.widgets.text import Label
from sociaalinkopen_desktop.ui.widgets.text_table import TextTable

from ..builders import a_tender
from ..packs import PAYMENT, a_criterion, a_pack, a_question, catalogue, read

Key = Qt.Key
TODAY = date(2026, 12, 1)
EXAMPLE = json.loads(resource("packs", "voorbeeld.json").read_text("utf-8"))["pack"]
NOTHING = Effect(judged=2, running=2)


def installed(plain, faults=()):
    pack = None if faults else read(plain)
    return Installed(plain["id"], "", pack, tuple(faults))


def proposal(before, after, effect=NOTHING):
    old, new = (read(plain) if plain else None for plain in (before, after))
    shelf = Installed(old.id, "", old) if old else None
    return Proposal((new or old).id, shelf, new, "tekst", difference(old, new), effect)


@pytest.fixture
def page(qtbot):
    made = PacksPage(catalogue(), lambda: TODAY, lambda _tender: TODAY, "Voorbeeldgemeente")
    qtbot.addWidget(made)
    made.show_tenders(
        [a_tender(id="groen"), a_tender(id="traag", subject={"title": "Traag"}, contract={"payment_days": 60})]
    )
    made.resize(1156, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(page):
    made = []
    for name in ("import_requested", "example_requested"):
        getattr(page, name).connect(lambda name=name: made.append(name))
    for name in ("export_requested", "removal_requested", "proposed", "accepted", "said"):
        getattr(page, name).connect(lambda value, name=name: made.append((name, value)))
    return made


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def write(qtbot, control, text):
    control.setFocus()
    control.selectAll()
    qtbot.keyClicks(control, text)


def choose(qtbot, box, words):
    """Pick a choice of a list with the arrow keys."""
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        qtbot.keyClick(box, Key.Key_Down)
    raise AssertionError(words)


# -- the list -----------------------------------------------------------------------------------------------------
def test_without_packs_the_page_says_what_belongs_here_and_how_to_begin(qtbot, page, told):
    assert page.empty.isVisible()
    assert not page.make.isVisible()
    click(qtbot, page.look_at_example)
    assert told == ["example_requested"]


def test_each_pack_shows_what_it_is_and_whether_it_holds(page):
    later, gone = a_pack(id="LATER", valid_from="2027-01-01"), a_pack(id="WEG", valid_until="2026-06-30")
    for plain, prefix in ((later, "LATER"), (gone, "WEG")):
        plain["criteria"] = [a_criterion(pack=prefix)]
    page.show_packs([installed(a_pack(a_criterion(1), a_question(2))), installed(later), installed(gone)])
    assert not page.empty.isVisible()
    first = words(page.cards[0])
    assert "Beleid Voorbeeldgemeente" in first
    assert "2\u00a0punten: 1 toetst het programma, 1 beantwoordt u." in first
    assert "Voorbeeldgemeente · versie 1 · vanaf 1-1-2026" in first
    pills = [card._pill.accessibleName() for card in page.cards]
    assert pills == ["Geldt nu", "Geldt vanaf 1-1-2027", "Gold tot en met 30-6-2026"]


def test_a_pack_can_be_saved_and_removed_from_its_card(qtbot, page, told):
    page.show_packs([installed(a_pack())])
    click(qtbot, page.cards[0].export)
    page.cards[0].remove.setFocus()
    qtbot.keyClick(page.cards[0].remove, Key.Key_Return)
    assert told == [("export_requested", "PROEF"), ("removal_requested", "PROEF")]


def test_a_pack_that_is_not_in_order_says_why_and_can_only_go_or_be_saved(page):
    page.show_packs([installed(a_pack(), ["Pakket: <b>fout</b>", *["x"] * 9])])
    assert "Pakket: <b>fout</b>" in words(page.cards[0])
    assert "En nog 6." in words(page.cards[0])
    assert not page.cards[0].edit.isVisible()
    assert page.cards[0].remove.isVisible()


# -- what changes -------------------------------------------------------------------------------------------------
def test_a_proposal_names_the_tenders_the_new_the_changed_and_the_removed_points(page):
    points = (
        PointChange(criterion="PROEF-09", title="Blijft goed", before=None, after=Status.MET),
        PointChange(criterion="PROEF-01", title="Wij betalen snel 1", before=Status.MET, after=Status.TO_EXPLAIN),
    )
    change = TenderChange(id="t", title="Groenonderhoud", reference="", points=points, counts=Counts())
    before = a_pack(a_criterion(1), a_criterion(2))
    after = a_pack(a_criterion(1, met_when={**PAYMENT, "value": 14}), a_question(3), pack_version="2")
    page.show_proposal(proposal(before, after, Effect(changes=(change,), judged=2, running=2)))
    shown = page.change
    titles = [card.accessibleName() for card in shown.cards]
    assert titles == [
        "Lopende aanbestedingen", "Over het pakket", "Wij betalen snel 1", "Nieuwe punten (1)",
        "Punten die vervallen (1)",
    ]  # fmt: skip
    assert "Groenonderhoud" in words(shown.cards[0])
    verdicts, frame, changed, added, removed = (card.findChild(TextTable).texts() for card in shown.cards)
    assert verdicts[0] == ("Wij betalen snel 1 PROEF-01", "Voldoet", "Motiveren")
    assert frame == [("Versie", "1", "2")]
    assert [cell.replace("\u00a0", " ") for cell in changed[0]] == [
        "Voldoet als",
        "Betaaltermijn (Contract) is ten hoogste 30 dagen",
        "Betaaltermijn (Contract) is ten hoogste 14 dagen",
    ]
    assert added[0][1] == "U beantwoordt dit zelf."
    assert removed[0][0].startswith("Wij betalen snel 2")


def test_taking_over_is_one_press_of_enter_and_going_back_changes_nothing(qtbot, page, told):
    offered = proposal(None, a_pack())
    page.show_proposal(offered)
    assert page.change.accept.hasFocus()
    qtbot.keyClick(page.change.accept, Key.Key_Return)
    click(qtbot, page.change.back)
    assert told == [("accepted", offered)]
    assert page.pages.currentWidget() is page.list


def test_a_pack_that_is_there_already_says_so(page):
    page.show_proposal(proposal(a_pack(), a_pack()))
    assert "Er verandert niets." in words(page.change.head)
    assert not page.change.accept.isVisible()


def test_a_removal_shows_what_goes(page):
    page.show_proposal(proposal(a_pack(), None))
    assert page.change.accept.isVisible()
    assert page.change.cards[-1].accessibleName() == "Punten die vervallen (1)"


def test_a_very_large_pack_is_shown_in_part(page):
    many = a_pack(*[a_criterion(number) for number in range(80)])
    page.show_proposal(proposal(None, many))
    assert "En nog 20." in words(page.change.cards[-1])


# -- making a pack ------------------------------------------------------------------------------------------------
def test_a_pack_is_made_by_keyboard_from_nothing(qtbot, page, told):
    page.begin()
    view = page.edit_view()
    rows = view.about_form.rows
    assert rows["title"].control.hasFocus()
    assert rows["id"].control.value() == "VOORBEELDGEMEENTE"
    qtbot.keyClicks(rows["title"].control, "Beleid")
    write(qtbot, rows["id"].control, "proef")
    qtbot.keyClick(rows["id"].control, Key.Key_Tab)
    write(qtbot, rows["source.title"].control, "Inkoopbeleid 2026")
    view.add.setFocus()
    qtbot.keyClick(view.add, Key.Key_Return)
    form = view.rule_form
    assert form.rows["title"].control.hasFocus()
    qtbot.keyClicks(form.rows["title"].control, "Wij betalen snel")
    form.rows["kind"].control.setFocus()
    qtbot.keyClick(form.rows["kind"].control.focusProxy(), Key.Key_Right)
    choose(qtbot, form.rows["severity"].control, "Afwijking van een richtsnoer of beleid")
    form.meets.group.add_row.setFocus()
    qtbot.keyClick(form.meets.group.add_row, Key.Key_Return)
    compare = form.meets.group.parts[0].inner
    assert compare.field.hasFocus()
    qtbot.keyClicks(compare.field, "betaalterm")
    qtbot.keyClick(compare.field, Key.Key_Return)
    choose(qtbot, compare.op, "is ten hoogste")
    compare.control.widget.setFocus()
    qtbot.keyClicks(compare.control.widget, "30")
    for path, text in (("met", "U betaalt op tijd."), ("not_met", "U betaalt te laat.")):
        write(qtbot, form.rows[f"message.{path}"].control, text)
    for path in ("why", "remedy"):
        write(qtbot, form.rows[path].control, "Omdat dit zo hoort.")
    view.go_on.setFocus()
    qtbot.keyClick(view.go_on, Key.Key_Return)
    ((name, plain),) = told
    assert name == "proposed"
    (rule,) = read(plain).rules
    assert (rule.criterion.id, rule.plain["met_when"]) == ("PROEF-01", PAYMENT)
    assert plain["valid_from"] == "2026-12-01"


def test_what_is_missing_is_said_at_the_fields_and_the_first_one_has_the_focus(qtbot, page, told):
    page.begin()
    view = page.edit_view()
    click(qtbot, view.add)
    assert view.wrong.words() == ""
    click(qtbot, view.go_on)
    assert told == []
    assert view.at == ABOUT
    assert view.about_form.rows["title"].control.hasFocus()
    assert view.about_form.rows["title"].error() == "Deze tekst is leeg. Vul haar in."
    assert "dingen niet in orde" in view.wrong.words()
    view.go_to(0)
    assert view.rule_form.rows["message.undecided"].error().startswith("De tekst voor 'Nog te beantwoorden'")
    write(qtbot, view.rule_form.rows["message.undecided"].control, "Is dit zo?")
    assert view.rule_form.rows["message.undecided"].error() == ""


def test_faults_in_conditions_are_said_at_their_row(qtbot, page):
    unfinished = {
        "all": [
            {"field": ""},
            {"not": {"any": [{"field": "contract.payment_days", "op": "at_most"}, PAYMENT]}},
            {"count": "lots", "op": "at_least", "value": None},
            {"any_of": "award.criteria", "where": {"all": []}},
        ]
    }
    page.edit(a_pack(a_criterion(met_when=unfinished)))
    view = page.edit_view()
    view.finish()
    assert view.at == 0
    first, group, count, rows = (part.inner for part in view.rule_form.meets.group.parts)
    assert first._fault.words() == "Kies een veld."
    assert [part.inner._fault.words() for part in group.parts] == ["Vul een waarde in.", ""]
    assert count._fault.words() == "Vul een aantal in."
    assert rows.where._fault.words() == "Voeg een regel toe."


def test_a_value_that_cannot_be_is_said_at_once(qtbot, page):
    page.edit(a_pack())
    page.edit_view().go_to(0)
    compare = page.edit_view().rule_form.meets.group.parts[0].inner
    write(qtbot, compare.control.widget, "9999")
    qtbot.keyClick(compare.control.widget, Key.Key_Return)
    assert "ten hoogste 1.200" in compare._fault.words()


def test_the_preview_follows_the_typing_and_the_chosen_tender(qtbot, page):
    page.edit(a_pack())
    view = page.edit_view()
    view.go_to(0)
    assert view.finding.content().pill == "met"
    choose(qtbot, view.tender, "Traag")
    assert (view.finding.content().pill, view.finding.content().why) == ("to_justify", "U betaalt te laat.")
    write(qtbot, view.rule_form.rows["message.not_met"].control, "Te laat.")
    assert view.finding.content().why == "Te laat."
    write(qtbot, view.rule_form.rows["message.not_met"].control, "{wat}")
    assert not view.finding.isVisible()
    assert "Nog te doen: teksten." in view.preview_words.text()


def test_without_tenders_or_outside_its_period_the_preview_says_why(page):
    page.show_tenders([])
    page.edit(a_pack(valid_until="2026-06-30"))
    view = page.edit_view()
    view.go_to(0)
    assert "nog geen lopende aanbesteding" in view.preview_words.text()
    page.show_tenders([a_tender(id="groen")])
    assert "geldt niet op de dag" in view.preview_words.text()


def test_a_value_gets_a_name_to_type_in_a_text(qtbot, page):
    page.edit(a_pack())
    view = page.edit_view()
    view.go_to(0)
    picker = view.rule_form.values.picker
    write(qtbot, picker, "betaaltermijn (contract)")
    qtbot.keyClick(picker, Key.Key_Return)
    assert page.editor.rules[0]["values"] == {"betaaltermijn": {"field": "contract.payment_days"}}
    write(qtbot, view.rule_form.rows["message.met"].control, "U betaalt binnen {betaaltermijn}.")
    assert view.finding.content().why.replace("\u00a0", " ") == "U betaalt binnen 30 dagen."


def test_every_step_can_be_undone(qtbot, page):
    page.edit(a_pack())
    view = page.edit_view()
    view.go_to(0)
    write(qtbot, view.rule_form.rows["title"].control, "Anders")
    click(qtbot, view.rule_form.meets.group.add_row)
    page.undo_stack.undo()
    assert len(view.rule_form.meets.group.parts) == 1
    page.undo_stack.undo()
    assert view.rule_form.rows["title"].control.value() == "Wij betalen snel 1"
    assert page.editor.draft == a_pack()


def test_points_are_removed_moved_and_put_back(qtbot, page, told):
    page.edit(a_pack(a_criterion(1), a_criterion(2)))
    view = page.edit_view()
    view.go_to(0)
    click(qtbot, view.rule_form.down)
    assert [rule["id"] for rule in page.editor.rules] == ["PROEF-02", "PROEF-01"]
    assert view.at == 1
    click(qtbot, view.rule_form.bin)
    assert told == [("said", "Punt ‘Wij betalen snel 1’ verwijderd")]
    assert [rule["id"] for rule in page.editor.rules] == ["PROEF-02"]
    page.undo_stack.undo()
    assert len(page.editor.rules) == 2
    assert view.model.rowCount() == 3


def test_another_code_for_the_pack_goes_to_its_points(qtbot, page):
    page.edit(a_pack(a_criterion(1), a_criterion(2)))
    write(qtbot, page.edit_view().about_form.rows["id"].control, "regio")
    assert [rule["id"] for rule in page.editor.rules] == ["REGIO-01", "REGIO-02"]


def test_a_question_has_no_condition_for_being_in_order(qtbot, page, told):
    page.edit(a_pack())
    view = page.edit_view()
    view.go_to(0)
    form = view.rule_form
    assert form.meets_card.isVisible()
    form.rows["kind"].control.setFocus()
    qtbot.keyClick(form.rows["kind"].control.focusProxy(), Key.Key_Left)
    assert not form.meets_card.isVisible()
    assert not form.rows["message.met"].isVisible()
    for key in ("undecided", "answered"):
        write(qtbot, form.rows[f"message.{key}"].control, "Tekst.")
    view.finish()
    assert "met_when" not in told[0][1]["criteria"][0]


def test_looking_at_a_pack_and_going_on_changes_nothing_in_it(page, told):
    page.edit(EXAMPLE)
    for at in range(len(EXAMPLE["criteria"])):
        page.edit_view().go_to(at)
    page.edit_view().finish()
    assert told == [("proposed", EXAMPLE)]


def test_going_back_from_the_difference_leads_to_the_editor(qtbot, page):
    page.edit(a_pack())
    page.show_proposal(proposal(None, a_pack()))
    click(qtbot, page.change.back)
    assert page.pages.currentWidget() is page.edit_view()
    click(qtbot, page.edit_view().back)
    assert page.pages.currentWidget() is page.list


def test_a_damaged_draft_is_not_shown(page):
    for damaged in (None, {}, {**a_pack(), "criteria": [1]}, a_pack(a_criterion(met_when={"all": [3]}))):
        assert not is_usable(damaged)
    assert is_usable(new_pack("", "2026-01-01"))
    page.show_drafts({"PROEF": {"id": "PROEF"}})
    page.edit(a_pack())
    assert page.editor.draft == a_pack()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_every_view_fits_a_laptop(qapp, page, scale, theme):
    page.show_packs([installed(EXAMPLE)])
    page.show_proposal(proposal(None, EXAMPLE))
    page.edit(EXAMPLE)
    apply_theme(qapp, theme, scale)
    try:
        for at in range(ABOUT, len(EXAMPLE["criteria"])):
            page.edit_view().go_to(at)
            QApplication.sendPostedEvents()
            size = page.minimumSizeHint()
            assert (size.width() <= 1056, size.height() <= 800) == (True, True)
    finally:
        apply_theme(qapp, "light", 1.0)


# -- the builder of conditions ------------------------------------------------------------------------------------
CONDITIONS = (
    None,
    PAYMENT,
    {"not": PAYMENT},
    {"field": "lots", "op": "filled"},
    {"field": "division.is_merged", "op": "is", "value": False},
    {"field": "schedule.dispatch_date", "op": "after", "value": "2026-12-01"},
    {"field": "subject.title", "op": "contains", "value": "Groen"},
    {"field": "subject.buyer", "op": "one_of", "value": ["Eén", "Twee"]},
    {"field": "procedure.procedure", "op": "is", "value": "open"},
    {"field": "procedure.procedure", "op": "one_of", "value": ["open", "restricted"]},
    {"field": "ambition.social_return.efforts", "op": "contains", "value": "work"},
    {"field": "market.register_sources", "op": "contains", "value": "Register"},
    {"field": "estimated_value", "op": "at_least", "value": "1250.50"},
    {"field": "value.base_value", "op": "above", "other_field": "value.options_value"},
    {"field": "value.base_value", "op": "below", "norm": "thresholds.eu.works"},
    {"count": "lots", "op": "at_least", "value": 2},
    {"count": "lots", "where": {"field": "title", "op": "filled"}, "op": "is", "value": 0},
    {"any_of": "lots", "where": {"field": "estimated_value", "op": "at_most", "value": 500}},
    {
        "every_of": "award.criteria",
        "where": {"any": [{"field": "name", "op": "filled"}, {"field": "name", "op": "empty"}]},
    },
    {"all": [PAYMENT, {"not": {"any": [PAYMENT, {"field": "lots", "op": "empty"}]}}, {"all": [PAYMENT, PAYMENT]}]},
    {"any": [PAYMENT, {"field": "lots", "op": "filled"}]},
)


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: json.dumps(condition)[:60])
def test_a_condition_that_is_shown_reads_back_the_same(qtbot, condition):
    editor = ConditionEditor(Words(facts(), catalogue().norms), "niets")
    qtbot.addWidget(editor)
    editor.show_condition(condition)
    assert editor.value() == condition


@pytest.fixture
def builder(qtbot):
    made = ConditionEditor(Words(facts(), catalogue().norms), "Nog niets.")
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def pick(qtbot, picker, text):
    write(qtbot, picker, text)
    qtbot.keyClick(picker, Key.Key_Return)


def test_rows_are_joined_turned_round_and_grouped(qtbot, builder):
    made = []
    builder.edited.connect(made.append)
    group = builder.group
    assert "Nog niets." in words(builder)
    click(qtbot, group.add_row)
    pick(qtbot, group.parts[0].inner.field, "percelen")
    click(qtbot, group.parts[0].turned)
    click(qtbot, group.add_group)
    inner = group.parts[1].inner
    click(qtbot, inner.add_row)
    pick(qtbot, inner.parts[0].inner.field, "social return vragen")
    qtbot.mouseClick(inner.parts[0].inner.control.widget.focusProxy(), Qt.MouseButton.LeftButton)
    group.joint.setFocus()
    qtbot.keyClick(group.joint.focusProxy(), Key.Key_Right)
    assert made[-1] == {
        "any": [
            {"not": {"field": "lots", "op": "filled"}},
            {"any": [{"field": "ambition.social_return.is_applied", "op": "is", "value": True}]},
        ]
    }
    click(qtbot, group.parts[1].bin)
    assert made[-1] == {"not": {"field": "lots", "op": "filled"}}
    assert group.add_row.hasFocus()
    click(qtbot, group.parts[0].bin)
    assert made[-1] is None


def test_a_field_brings_its_own_comparisons_and_controls(qtbot, builder):
    builder.show_condition(PAYMENT)
    compare = builder.group.parts[0].inner
    pick(qtbot, compare.field, "gunningscriteria (gunning)")
    assert compare.op.currentText() == "is ingevuld"
    choose(qtbot, compare.op, "heeft een aantal regels")
    qtbot.keyClicks(compare.count, "2")
    assert builder.value() == {"count": "award.criteria", "op": "at_least", "value": 2}
    pick(qtbot, compare.field, "waarde zonder opties (waarde)")
    choose(qtbot, compare.op, "is meer dan")
    choose(qtbot, compare.operand, "een getal uit wet of beleid")
    qtbot.keyClick(compare.other, Key.Key_Down)
    assert compare.other.completer().popup().isVisible()
    qtbot.keyClick(compare.other.completer().popup(), Key.Key_Down)
    qtbot.keyClick(compare.other.completer().popup(), Key.Key_Return)
    assert catalogue().norms[builder.value()["norm"]].unit.value == "eur_excl_btw"


def test_changing_the_comparison_keeps_the_value(qtbot, builder):
    builder.show_condition({"field": "procedure.procedure", "op": "is", "value": "open"})
    choose(qtbot, builder.group.parts[0].inner.op, "is één van")
    assert builder.value() == {"field": "procedure.procedure", "op": "one_of", "value": ["open"]}


def test_every_fact_can_be_compared_in_every_way_it_knows(qtbot):
    editor = ConditionEditor(Words(facts(), catalogue().norms), "")
    qtbot.addWidget(editor)
    editor.show_condition({"field": ""})
    compare = editor.group.parts[0].inner
    for path in ("estimated_value", "schedule.dispatch_date", "lots", "subject.title", "award.features", "phase"):
        compare.field.reset(path)
        compare._on_field(path)
        for at in range(compare.op.count()):
            compare.op.setCurrentIndex(at)
            compare.op._take(at)
            plain = editor.value()
            assert path in plain.values()


# -- small parts --------------------------------------------------------------------------------------------------
@pytest.fixture
def picker(qtbot):
    made = Picker(
        [Pick("a", "Aantal percelen"), Pick("b", "Percentage"), Pick("c", "Percentage van")], placeholder="Zoek"
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


@pytest.mark.parametrize(("typed", "value"), [("aantal", "a"), ("PERCENTAGE", "b"), ("percentage van", "c"), ("", "")])
def test_a_name_is_found_by_what_it_alone_has(qtbot, picker, typed, value):
    made = []
    picker.edited.connect(made.append)
    qtbot.keyClicks(picker, typed)
    picker.finish()
    assert picker.value() == value
    assert picker.problem_text() == ""
    assert made[-1:] == ([value] if value else [])


def test_words_that_are_no_name_are_said_and_change_nothing(qtbot, picker):
    picker.set_value("b")
    picker.selectAll()
    qtbot.keyClicks(picker, "percen")
    picker.finish()
    assert picker.value() == "b"
    assert picker.problem_text().startswith("Kies een naam uit de lijst.")
    picker.reset("b")
    assert (picker.text(), picker.problem_text()) == ("Percentage", "")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Percentage (Social return)", "percentage"),
        ("Geraamde waarde", "geraamde_waarde_2"),
        ("2 keer", "waarde_2_keer"),
        ("Één café", "een_cafe"),
    ],
)
def test_a_value_gets_a_plain_name(label, name):
    assert name_for(label, {"geraamde_waarde"}) == name


@pytest.mark.parametrize(
    ("organisation", "code"),
    [
        ("Gemeente Oude IJsselstreek", "OUDEIJSSELSTREEK"),
        ("Sint-Voorbeeld a/d Rijn", "SINTVOORBEELDADRIJN"),
        ("", ""),
        ("12", ""),
    ],
)
def test_a_code_is_proposed_from_the_name_of_the_organisation(organisation, code):
    assert code_for(organisation) == code
