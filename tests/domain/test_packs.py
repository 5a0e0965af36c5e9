"""Packs: read, refused with a sentence per fault, judged beside the program's own criteria, compared."""

from datetime import date

import pytest

from sociaalinkopen_desktop.domain.assessment import Status, assess
from sociaalinkopen_desktop.domain.catalogue import Basis, Severity, cited
from sociaalinkopen_desktop.domain.checks import CHECKS
from sociaalinkopen_desktop.domain.packs.conditions import MAX_DEPTH, MAX_NODES
from sociaalinkopen_desktop.domain.packs.difference import difference
from sociaalinkopen_desktop.domain.packs.faults import MOST_FAULTS, InvalidPack
from sociaalinkopen_desktop.domain.packs.pack import with_packs
from sociaalinkopen_desktop.domain.packs.reading import LONG, MAX_CRITERIA
from sociaalinkopen_desktop.domain.tender import Answer, Deviation, Tender

from ..builders import a_tender
from ..packs import PAYMENT, a_criterion, a_pack, a_question, catalogue, read, with_condition

DAY = date(2026, 12, 1)


def faults(plain):
    with pytest.raises(InvalidPack) as caught:
        read(plain)
    return [str(problem) for problem in caught.value.problems]


def finding(tender, *packs, criterion="PROEF-01", day=DAY):
    both, checks = with_packs(catalogue(), CHECKS, packs)
    return assess(tender, both, checks, day).finding(criterion)


# -- reading ------------------------------------------------------------------------------------------------------
def test_a_pack_has_what_was_written():
    pack = read(a_pack(a_criterion(article="paragraaf 4"), valid_until="2027-12-31"))
    (rule,) = pack.rules
    assert (pack.id, pack.version, pack.valid_until) == ("PROEF", "1", date(2027, 12, 31))
    assert (rule.criterion.basis, rule.criterion.severity) == (Basis.POLICY, Severity.WARNING)
    assert rule.criterion.requires == ("contract.payment_days",)
    assert cited(rule.criterion.legal_basis) == ("Beleid Voorbeeldgemeente (Inkoopbeleid 2026, paragraaf 4)",)
    assert rule.criterion.legal_basis[0].url == "https://example.org/beleid"
    assert not rule.criterion.blocks


@pytest.mark.parametrize(
    ("criterion", "sentence"),
    [
        (
            a_criterion(met_when={"field": "subject.titel", "op": "filled"}),
            "PROEF-01, Voldoet als (criteria.0.met_when.field): onbekend veld 'subject.titel'. "
            "Bedoelt u 'subject.title'?",
        ),
        (a_criterion(severity="violation"), "'violation' kan niet in een pakket: een pakket is beleid"),
        (a_criterion(basis="statutory"), "'statutory' kan niet in een pakket: een pakket is beleid"),
        (a_criterion(theme="social_retrun"), "PROEF-01, Thema (criteria.0.theme): 'social_retrun' is geen keuze."),
        (a_criterion(kind="signal"), "'signal' is geen keuze. Kies uit: question, automatic."),
        (a_criterion(met_when=None), "deze voorwaarde ontbreekt."),
        (a_question(met_when=PAYMENT), "een vraag heeft deze voorwaarde niet."),
        (a_criterion(message={"met": "Ja."}), "de tekst voor 'Voldoet niet' ontbreekt."),
        (a_criterion(message={"met": "a", "not_met": "b", "mte": "c"}), "onbekende uitkomst 'mte'. Bedoelt u 'met'?"),
        (a_criterion(message={"met": "{waarde}", "not_met": "b"}), "onbekende waarde '{waarde}' in de tekst."),
        (a_criterion(message={"met": "a } b", "not_met": "b"}), "er staat een losse accolade in de tekst."),
        (a_criterion(title=""), "deze tekst is leeg."),
        (a_criterion(title="a\nb"), "dit moet op één regel."),
        (a_criterion(why="x" * (LONG + 1)), f"langer dan {LONG} tekens."),
        (a_criterion(why="gewoon\u202eneooweg"), "er staat een teken in dat niemand ziet (U+202E)."),
        (a_criterion(requires=["lots.x"]), "onbekend veld 'lots.x'."),
        (a_criterion(requires="lots"), "hier hoort een lijst met velden."),
        (a_criterion(values={"__class__": {"field": "lots"}}), "'__class__' kan geen naam zijn."),
        (a_criterion(values={"a": {"field": "lots"}}), "'Percelen' is een lijst met regels. Kies één veld."),
        (a_criterion(values={"a": {"norm": "policy.x"}}), "onbekend getal 'policy.x'."),
        (a_criterion(id="WET-01"), "'WET-01' is een code van het programma zelf."),
        (a_criterion(id="ANDERS-01"), "'ANDERS-01' past niet bij dit pakket. Schrijf 'PROEF-' met daarachter"),
        (a_criterion(remdy="x"), "onbekend veld 'remdy'. Bedoelt u 'remedy'?"),
        ("geen punt", "dit is geen groep."),
    ],
)
def test_each_fault_in_a_criterion_is_a_sentence_with_place_and_remedy(criterion, sentence):
    assert any(sentence in line for line in faults(a_pack(criterion)))


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (1, "hier hoort een voorwaarde tussen accolades."),
        ({}, "{…} is geen voorwaarde."),
        ({"all": []}, "hier hoort een lijst met ten minste één voorwaarde."),
        ({"all": [PAYMENT], "any": [PAYMENT]}, "onbekend woord 'any' in de voorwaarde."),
        ({"field": "subject.title", "op": "at_least", "value": 3}, "kan niet met 'at_least' worden vergeleken."),
        ({"field": "contract.payment_days", "op": "at_most"}, "er staat niet precies één ding om mee te vergelijken."),
        ({**PAYMENT, "norm": "payment.maximum_days"}, "er staat niet precies één ding om mee te vergelijken."),
        ({**PAYMENT, "value": "dertig"}, "'dertig' is geen getal dat hier kan."),
        ({**PAYMENT, "value": float("nan")}, "'nan' is geen getal dat hier kan."),
        ({**PAYMENT, "value": True}, "'True' is geen getal dat hier kan."),
        ({**PAYMENT, "value": 99_999}, "99999 kan hier niet. Kies een getal van 0 tot 1200."),
        ({"field": "schedule.dispatch_date", "op": "before", "value": "31-12-2026"}, "'31-12-2026' is geen datum."),
        ({"field": "procedure.procedure", "op": "is", "value": "openn"}, "'openn' is geen keuze bij"),
        ({"field": "lots", "op": "is", "value": 1}, "'Percelen' kan niet met 'is' worden vergeleken."),
        ({"any_of": "subject.title", "where": PAYMENT}, "'Titel' is geen lijst met regels."),
        ({"any_of": "lots", "where": PAYMENT}, "onbekend veld 'contract.payment_days'."),
        ({"any_of": "lots", "where": {"any_of": "lots", "where": PAYMENT}}, "onbekend veld 'lots'."),
        ({"count": "lots", "op": "at_least", "value": -1}, "'-1' is geen aantal."),
        (
            {"field": "value.base_value", "op": "above", "other_field": "contract.payment_days"},
            "zijn niet te vergelijken. Vergelijk bedragen met bedragen, en dagen met dagen.",
        ),
        (
            {"field": "value.base_value", "op": "above", "norm": "payment.maximum_days"},
            "Dit getal is in kalenderdagen; kies een veld met dezelfde eenheid.",
        ),
        ({"field": "subject.__class__", "op": "filled"}, "onbekend veld 'subject.__class__'."),
        ({"field": ["subject.title"], "op": "filled"}, "onbekend veld '[…]'."),
        ({"field": "subject.title", "op": "one_of", "value": []}, "hier hoort een lijst met ten minste één waarde."),
    ],
)
def test_each_fault_in_a_condition_is_a_sentence(condition, sentence):
    assert any(sentence in line for line in faults(a_pack(a_criterion(met_when=condition))))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"id": "proef"}, "Code (id): 'proef' kan geen code zijn."),
        ({"id": "WET"}, "'WET' is een code van het programma zelf."),
        ({"valid_from": None}, "Geldig vanaf (valid_from): 'None' is geen datum."),
        ({"valid_until": "2025-01-01"}, "deze dag ligt voor het begin."),
        ({"source": None}, "de bron ontbreekt of is geen groep."),
        ({"source": {"title": "x", "url": "javascript:alert(1)"}}, "'javascript:alert(1)' is geen webadres."),
        ({"criteria": {}}, "hier hoort een lijst."),
        ({"criterai": []}, "onbekend veld 'criterai'. Bedoelt u 'criteria'?"),
        ({"criteria": [a_criterion(), a_criterion()]}, "deze code staat er twee keer in."),
        ({"criteria": [a_criterion()] * (MAX_CRITERIA + 1)}, f"meer dan {MAX_CRITERIA} punten."),
    ],
)
def test_each_fault_in_the_pack_itself_is_a_sentence(given, sentence):
    assert any(sentence in line for line in faults(a_pack(**given)))


def test_depth_and_number_of_conditions_have_a_limit():
    deep = PAYMENT
    for _ in range(MAX_DEPTH - 1):
        deep = {"not": deep}
    with_condition(deep)
    assert f"meer dan {MAX_DEPTH} lagen diep." in faults(a_pack(a_criterion(met_when={"not": deep})))[0]
    wide = {"all": [PAYMENT] * MAX_NODES}
    assert f"meer dan {MAX_NODES} voorwaarden in één pakket." in faults(a_pack(a_criterion(met_when=wide)))[-1]


def test_all_faults_are_told_at_once_up_to_a_limit():
    assert len(faults(a_pack(a_criterion(title="", why=3, severity="violation")))) == 3
    assert len(faults(a_pack(*[a_criterion(number, title="") for number in range(99)]))) == MOST_FAULTS


# -- judging ------------------------------------------------------------------------------------------------------
def test_criteria_of_a_pack_are_judged_beside_those_of_the_program():
    found = finding(a_tender(contract={"payment_days": 60}), read(a_pack()))
    assert (found.status, found.message) == (Status.TO_EXPLAIN, "U betaalt te laat.")
    assert found.path == "contract.payment_days"
    reason = Deviation(criterion="PROEF-01", why="a", how_far="b", why_here="c")
    explained = finding(a_tender(contract={"payment_days": 60}, deviations=(reason,)), read(a_pack()))
    assert explained.status is Status.EXPLAINED
    assert finding(Tender(), read(a_pack())).message == "Vul in: Betaaltermijn."


def test_a_criterion_is_only_judged_where_it_applies():
    applies = {"field": "subject.nature", "op": "is", "value": "works"}
    pack = read(a_pack(a_criterion(applies_when=applies)))
    assert finding(a_tender(), pack).status is Status.NOT_APPLICABLE
    unknown = finding(Tender(), pack)
    assert (unknown.status, unknown.path) == (Status.OPEN, "subject.nature")


def test_a_question_is_answered_by_the_officer():
    pack = read(a_pack(a_question()))
    assert finding(a_tender(), pack).message == "Is dit zo?"
    answer = Answer(criterion="PROEF-01", reason="Gezien.")
    found = finding(a_tender(answers=(answer,)), pack)
    assert (found.status, found.message) == (Status.MET, "Dit is zo.")


def test_a_chance_that_is_not_taken_is_a_chance():
    pack = read(a_pack(a_criterion(severity="opportunity", basis="opportunity")))
    assert finding(a_tender(contract={"payment_days": 60}), pack).status is Status.OPPORTUNITY


def test_messages_show_the_values_of_fields_and_norms_also_when_they_are_missing():
    values = {"dagen": {"field": "contract.payment_days"}, "grens": {"norm": "payment.maximum_days"}}
    texts = {"met": "{dagen} <b>is</b> goed.", "not_met": "{dagen} > {grens}", "undecided": "Nu: {dagen}."}
    pack = read(a_pack(a_criterion(message=texts, values=values)))
    found = finding(a_tender(), pack)
    assert found.message.replace("\u00a0", " ") == "30 dagen <b>is</b> goed."
    assert next(label for label, _value in found.values) == "Betaaltermijn"
    assert [norm.name for norm in found.norms] == ["payment.maximum_days"]
    assert finding(Tender(), pack).message == "Nu: niet ingevuld."


def test_braces_in_the_officers_own_words_are_no_placeholders():
    values = {"titel": {"field": "subject.title"}}
    texts = {"met": "Titel: {titel}", "not_met": "{titel}"}
    pack = read(a_pack(a_criterion(message=texts, values=values)))
    found = finding(a_tender(subject={"title": "{0.__class__} {dagen}"}), pack)
    assert found.message == "Titel: {0.__class__} {dagen}"


def test_a_pack_is_only_judged_by_while_it_is_valid():
    pack = read(a_pack(valid_until="2026-06-30"))
    finding(a_tender(), pack, day=date(2026, 6, 30))
    with pytest.raises(KeyError):
        finding(a_tender(), pack, day=date(2026, 7, 1))


def test_the_catalogue_tells_which_packs_it_holds():
    one, other = read(a_pack(), "1"), read(a_pack(a_criterion(pack="ANDER"), id="ANDER"), "2")
    alone, _ = with_packs(catalogue(), CHECKS, [one])
    both, checks = with_packs(catalogue(), CHECKS, [one, other])
    assert alone.version == f"{catalogue().version} + PROEF 1"
    assert both.version.endswith(" + ANDER 1, PROEF 1")
    assert len({catalogue().fingerprint, alone.fingerprint, both.fingerprint}) == 3
    assert with_packs(catalogue(), CHECKS, [other, one])[0] == both
    assert with_packs(catalogue(), CHECKS, [read(a_pack(), "3")])[0].fingerprint != alone.fingerprint
    assert checks.keys() == CHECKS.keys() | {"PROEF-01", "ANDER-01"}


def test_our_own_findings_stay_as_they_are():
    own = assess(a_tender(), catalogue(), CHECKS, DAY).findings
    both, checks = with_packs(catalogue(), CHECKS, [read(a_pack())])
    kept = tuple(item for item in assess(a_tender(), both, checks, DAY).findings if item.criterion.id != "PROEF-01")
    assert kept == own


def test_without_packs_nothing_changes():
    assert with_packs(catalogue(), CHECKS, []) == (catalogue(), CHECKS)


def test_a_code_that_is_used_twice_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="PROEF-01"):
        with_packs(catalogue(), CHECKS, [read(a_pack()), read(a_pack())])


# -- difference ---------------------------------------------------------------------------------------------------
def test_the_difference_names_what_is_new_gone_and_other():
    before = read(a_pack(a_criterion(1), a_criterion(2), a_criterion(3)))
    after = read(
        a_pack(
            a_criterion(1),
            a_criterion(2, title="Anders", why="Omdat."),
            a_criterion(4, met_when={"field": "lots", "op": "filled"}),
            a_criterion(3, met_when={**PAYMENT, "value": 20}),
            pack_version="2",
        )
    )
    found = difference(before, after)
    assert [rule.criterion.id for rule in found.added] == ["PROEF-04"]
    assert found.removed == ()
    assert [(item.after.criterion.id, item.parts, item.judges_otherwise) for item in found.changed] == [
        ("PROEF-02", ("Titel", "Waarom"), False),
        ("PROEF-03", ("Voldoet als",), True),
    ]
    assert found.frame == (("Versie", "1", "2"),)
    assert [rule.criterion.id for rule in difference(after, None).removed] == [f"PROEF-0{n}" for n in (1, 2, 4, 3)]


def test_equal_versions_do_not_differ():
    assert difference(read(a_pack()), read(a_pack())).is_empty
    assert difference(None, None).is_empty
